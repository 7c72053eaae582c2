// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Exact
import Synchronization
import Testing

@testable import Access

/// A clock that tests turn.
final class TestClock: Sendable {
  private let milliseconds = Mutex<Int64>(1_795_437_000_000)
  var now: Moment { Moment(milliseconds: milliseconds.withLock { $0 }) }
  func pass(seconds: Int64) { milliseconds.withLock { $0 += seconds * 1000 } }
}

/// A doorkeeper over a new store, with an administrator who has signed in before.
struct Door {
  static let password = "een hele lange zin"
  let clock = TestClock()
  let store: any MovableAccess
  let keeper: Doorkeeper
  let manager = Manager(local: "toets")

  init(_ kind: StoreKind = .sqlite) throws {
    store = try kind.make()
    let clock = clock
    keeper = Doorkeeper(store: store) { clock.now }
  }

  func code(_ secret: [UInt8], later steps: Int64 = 0) -> String {
    TimeCode.code(secret, step: TimeCode.step(at: clock.now) + steps)
  }

  /// Makes an account and accepts the invitation; gives the recovery codes.
  @discardableResult func enrol(
    _ name: String, _ organisation: String = "GM0363", _ role: Role = .record
  ) async throws -> [String] {
    let token = try await keeper.invite(
      name: name, title: "Naam van \(name)", organisation: try #require(Organisation(organisation)), role: role,
      by: manager)
    let secret = try #require(try await keeper.invited(token: token)).secret
    let codes = try await keeper.accept(
      token: token, password: Door.password, again: Door.password, code: code(secret), origin: "10.0.0.1")
    // The next code is another one.
    clock.pass(seconds: 30)
    return codes
  }

  func secret(of name: String) throws -> [UInt8] { try #require(try store.account(named: name)?.secret) }

  func signIn(
    _ name: String, _ password: String = Door.password, code: String? = nil, origin: String = "10.0.0.1",
    old: String? = nil
  ) async throws -> String {
    let right = try store.account(named: name)?.secret.map { self.code($0) } ?? "000000"
    return try await keeper.signIn(name: name, password: password, code: code ?? right, origin: origin, old: old)
  }

  /// The refusal of signing in; nil when it succeeds.
  func refusal(
    _ name: String, _ password: String = Door.password, code: String? = nil, origin: String = "10.0.0.1"
  ) async throws -> AccessRefusal? {
    do {
      _ = try await signIn(name, password, code: code, origin: origin)
      return nil
    } catch let refusal as AccessRefusal {
      return refusal
    }
  }
}

@Suite struct AccessTests {
  /// The test values of RFC 6238 for SHA-1, cut to six digits.
  @Test func codesAreThoseOfTheStandard() {
    let secret = Array("12345678901234567890".utf8)
    for (seconds, code) in [
      (59, "287082"), (1_111_111_109, "081804"), (1_111_111_111, "050471"), (1_234_567_890, "005924"),
      (2_000_000_000, "279037"), (20_000_000_000, "353130"),
    ] as [(Int64, String)] {
      #expect(TimeCode.code(secret, step: TimeCode.step(at: Moment(milliseconds: seconds * 1000))) == code)
    }
    #expect(Base32.text(Array("foobar".utf8)) == "MZXW6YTBOI")
    #expect(Base32.bytes("mzxw 6ytb oi") == Array("foobar".utf8))
    #expect(Base32.bytes("MZXW1") == nil)
    let link = TimeCode.link(secret, account: "jan&secret=X")
    #expect(link == "otpauth://totp/Regietafel:jansecretX?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Regietafel")
  }

  @Test func aStepIsUsedOnceAndOnlyNearNow() {
    let secret = TimeCode.newSecret()
    let now = Moment(milliseconds: 1_795_437_000_000)
    let step = TimeCode.step(at: now)
    for shift: Int64 in [-1, 0, 1] {
      let code = TimeCode.code(secret, step: step + shift)
      #expect(TimeCode.step(of: code, secret, at: now, after: 0) == step + shift)
      #expect(TimeCode.step(of: code, secret, at: now, after: step + shift) == nil)
    }
    for shift: Int64 in [-2, 2, 100] {
      #expect(TimeCode.step(of: TimeCode.code(secret, step: step + shift), secret, at: now, after: 0) == nil)
    }
    for wrong in ["", "12345", "1234567", "abcdef"] {
      #expect(TimeCode.step(of: wrong, secret, at: now, after: 0) == nil)
    }
  }

  @Test func passwordsAreJudgedByLengthAndByWhatEverybodyTries() {
    for (password, fault) in [
      ("kort", .length), ("elf letters", .length), (String(repeating: "a b", count: 70), .length),
      ("ik ben jansen hoor", .name), ("JANSEN12345678", .name), ("wachtwoord123", .known), ("Welkom2026!!!", .known),
      ("aaaaaaaaaaaa", .known), ("abcabcabcabc", .known), ("123456789012", .known), ("qwertyuiopas", .known),
      ("Regietafel2026!", .known), ("Administrator", .known),
    ] as [(String, PasswordFault)] {
      #expect(PasswordRules.fault(password, name: "jansen") == fault, "\(password)")
    }
    for password in ["een hele lange zin", "kwast lamp fiets", "xk4f9qpw7zmt", "пароль на русском"] {
      #expect(PasswordRules.fault(password, name: "jansen") == nil, "\(password)")
    }
  }

  @Test func tokensAreLongAndTheirDigestsSayNothing() {
    let tokens = Set((0..<200).map { _ in Secrets.token() })
    #expect(tokens.count == 200 && tokens.allSatisfy { $0.count == 43 })
    #expect(Secrets.digest("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    #expect(Secrets.formToken(of: "a") != Secrets.formToken(of: "b"))
    #expect(Secrets.areEqual("x", "x") && !Secrets.areEqual("x", "y") && !Secrets.areEqual("x", ""))
  }
}

/// Signing in, and everything by which somebody who may not could try to.
@Suite struct SignInTests {
  @Test(arguments: StoreKind.all) func whoKnowsNamePasswordAndCodeComesIn(_ kind: StoreKind) async throws {
    let door = try Door(kind)
    try await door.enrol("jansen")
    let token = try await door.signIn("jansen")
    let member = try #require(try await door.keeper.member(token: token))
    #expect(member.account.name == "jansen" && member.account.organisation.description == "GM0363")
    #expect(try door.store.session(token) == nil, "the token itself is not kept")
    #expect(try await door.keeper.member(token: "") == nil)
    #expect(try await door.keeper.member(token: Secrets.digest(token)) == nil, "what is kept opens nothing")
    #expect(try door.store.account(named: "jansen")?.password?.hasPrefix("$argon2id$") == true)
  }

  @Test(arguments: StoreKind.all) func whateverIsWrongIsRefusedInTheSameWay(_ kind: StoreKind) async throws {
    let door = try Door(kind)
    try await door.enrol("jansen")
    #expect(try await door.refusal("jansen", "iets heel anders") == .signInFailed)
    #expect(try await door.refusal("bestaat-niet") == .signInFailed)
    #expect(try await door.refusal("jansen", code: "") == .signInFailed)
    #expect(try await door.refusal("jansen", code: "000000") == .signInFailed)
    let id = try #require(try door.store.account(named: "jansen")).id
    try await door.keeper.setBlocked(true, id, by: door.manager)
    #expect(try await door.refusal("jansen") == .signInFailed)
  }

  @Test(arguments: StoreKind.all) func aCodeWorksOnce(_ kind: StoreKind) async throws {
    let door = try Door(kind)
    try await door.enrol("jansen")
    let code = door.code(try door.secret(of: "jansen"))
    #expect(try await door.refusal("jansen", code: code) == nil)
    #expect(try await door.refusal("jansen", code: code) == .signInFailed)
    door.clock.pass(seconds: 30)
    #expect(try await door.refusal("jansen", code: code) == .signInFailed, "nor in the next half minute")
    #expect(try await door.refusal("jansen") == nil)
  }

  @Test(arguments: StoreKind.all) func aRecoveryCodeWorksOnceHoweverItIsTyped(_ kind: StoreKind) async throws {
    let door = try Door(kind)
    let codes = try await door.enrol("jansen")
    #expect(Set(codes).count == 8 && codes.allSatisfy { $0.count == 19 })
    #expect(try await door.refusal("jansen", code: codes[0].lowercased().replacing("-", with: " ")) == nil)
    #expect(try await door.refusal("jansen", code: codes[0]) == .signInFailed)
    #expect(try await door.refusal("jansen", code: codes[1]) == nil)
  }

  @Test(arguments: StoreKind.all) func aSessionEndsByItselfAndByHand(_ kind: StoreKind) async throws {
    let door = try Door(kind)
    try await door.enrol("jansen")
    let first = try await door.signIn("jansen")
    door.clock.pass(seconds: 29 * 60)
    #expect(try await door.keeper.member(token: first) != nil)
    door.clock.pass(seconds: 29 * 60)
    #expect(try await door.keeper.member(token: first) != nil, "each request gives another half hour")
    door.clock.pass(seconds: 30 * 60)
    #expect(try await door.keeper.member(token: first) == nil)
    let second = try await door.signIn("jansen")
    for _ in 0..<24 {
      door.clock.pass(seconds: 29 * 60)
      _ = try await door.keeper.member(token: second)
    }
    door.clock.pass(seconds: 25 * 60)
    #expect(try await door.keeper.member(token: second) == nil, "after twelve hours it ends whatever happens")
    let third = try await door.signIn("jansen")
    door.clock.pass(seconds: 30)
    let fourth = try await door.signIn("jansen")
    let member = try #require(try await door.keeper.member(token: third))
    #expect(try await door.keeper.sessions(of: member).count == 2)
    try await door.keeper.signOut(member, everywhere: true, origin: "10.0.0.1")
    #expect(try await door.keeper.member(token: third) == nil)
    #expect(try await door.keeper.member(token: fourth) == nil)
  }

  /// A session that somebody else put into the browser is not the one that is signed in.
  @Test(arguments: StoreKind.all) func signingInGivesAnotherToken(_ kind: StoreKind) async throws {
    let door = try Door(kind)
    try await door.enrol("jansen")
    try await door.enrol("pieters")
    let planted = try await door.signIn("pieters")
    let own = try await door.signIn("jansen", old: planted)
    #expect(own != planted)
    #expect(try await door.keeper.member(token: planted) == nil)
    #expect(try await door.keeper.member(token: own)?.account.name == "jansen")
  }

  @Test(arguments: StoreKind.all) func anotherPasswordEndsEverySessionAndGoesOnUnderANewToken(_ kind: StoreKind)
    async throws
  {
    let door = try Door(kind)
    try await door.enrol("jansen")
    let other = try await door.signIn("jansen")
    door.clock.pass(seconds: 30)
    let own = try await door.signIn("jansen")
    let member = try #require(try await door.keeper.member(token: own))
    await #expect(throws: AccessRefusal.signInFailed) {
      try await door.keeper.changePassword(
        of: member, current: "niet het goede", new: "nog een lange zin", again: "nog een lange zin", origin: "o")
    }
    await #expect(throws: AccessRefusal.password(.differs)) {
      try await door.keeper.changePassword(
        of: member, current: Door.password, new: "nog een lange zin", again: "nog een lange zon", origin: "o")
    }
    let new = try await door.keeper.changePassword(
      of: member, current: Door.password, new: "nog een lange zin", again: "nog een lange zin", origin: "o")
    #expect(try await door.keeper.member(token: own) == nil)
    #expect(try await door.keeper.member(token: other) == nil)
    #expect(try await door.keeper.member(token: new) != nil)
    door.clock.pass(seconds: 30)
    #expect(try await door.refusal("jansen") == .signInFailed)
    #expect(try await door.refusal("jansen", "nog een lange zin") == nil)
  }

  @Test(arguments: StoreKind.all) func otherRightsEndTheSession(_ kind: StoreKind) async throws {
    let door = try Door(kind)
    try await door.enrol("jansen")
    let token = try await door.signIn("jansen")
    let id = try #require(try door.store.account(named: "jansen")).id
    try await door.keeper.setRights(try #require(Organisation("COA")), .decide, of: id, by: door.manager)
    #expect(try await door.keeper.member(token: token) == nil)
  }
}
