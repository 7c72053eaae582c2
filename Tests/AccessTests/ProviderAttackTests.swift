// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Exact
import FakeProvider
import Foundation
import Testing

@testable import Access

/// Signing in through a provider: what is kept out.
@Suite struct ProviderAttackTests {
  private typealias Fields = FakeProvider.Fields

  /// Each claim that can be wrong, and what the log says of it.
  @Test(arguments: StoreKind.all) func aTokenThatIsNotForUsNowIsRefused(_ kind: StoreKind) async throws {
    let door = try ProviderDoor(on: kind)
    let clock = door.clock
    func at(_ name: String, _ shift: Int64) -> @Sendable (inout Fields) -> Void {
      { $0[name] = clock.now.milliseconds / 1000 + shift }
    }
    func set(_ name: String, _ value: (any Sendable)?) -> @Sendable (inout Fields) -> Void { { $0[name] = value } }
    let wrong: [(TokenFault, @Sendable (inout Fields) -> Void)] = [
      (.issuer, set("iss", "https://op.example/tenant/")), (.issuer, set("iss", nil)), (.issuer, set("iss", 7)),
      (.audience, set("aud", "ander")), (.audience, set("aud", nil)), (.audience, set("aud", [String]())),
      (.audience, set("aud", ["ander"])), (.audience, set("aud", "REGIETAFEL")),
      (.party, set("aud", ["regietafel", "ander"])), (.party, set("azp", "ander")), (.party, set("azp", 7)),
      (.expired, at("exp", -60)), (.expired, set("exp", 0)), (.form, set("exp", nil)),
      (.form, set("exp", "9999999999")), (.early, at("iat", 61)), (.form, set("iat", nil)), (.old, at("iat", -661)),
      (.early, at("nbf", 61)), (.form, set("nbf", "morgen")),
      (.nonce, set("nonce", "ander")), (.nonce, set("nonce", nil)), (.subject, set("sub", nil)),
      (.subject, set("sub", "")), (.subject, set("sub", 1)), (.subject, set("sub", String(repeating: "x", count: 256))),
      (.subject, set("sub", "a\nb")),
    ]
    for (fault, claims) in wrong {
      door.fake.turn { $0.claims = claims }
      #expect(try await door.refusal() == .provider(.token(fault)))
      #expect(try door.lastLine().hasSuffix("geweigerd | ID-token geweigerd: \(fault.rawValue)"))
      // The address has made no more tries than it may.
      door.clock.pass(seconds: 24 * 3600 + 1)
      door.fake.turn { $0.claims = { _ in } }
    }
    #expect(try door.store.accounts().isEmpty)
  }

  @Test(arguments: StoreKind.all) func aTokenForUsAndOthersIsTakenWhenItSaysItIsForUs(_ kind: StoreKind) async throws {
    let door = try ProviderDoor(on: kind)
    door.fake.turn {
      $0.claims = {
        $0["aud"] = ["ander", "regietafel"]
        $0["azp"] = "regietafel"
      }
    }
    #expect(try await door.refusal() == nil)
  }

  /// Two clocks may differ a minute, and no more.
  @Test(arguments: [-59, 59], StoreKind.all)
  func clocksMayDifferALittle(seconds: Int, kind: StoreKind) async throws {
    let door = try ProviderDoor(on: kind)
    let clock = door.clock
    door.fake.turn {
      $0.claims = {
        let now = clock.now.milliseconds / 1000 + Int64(seconds)
        ($0["iat"], $0["nbf"], $0["exp"]) = (now, now, now + 1)
      }
    }
    #expect(try await door.refusal() == nil)
  }

  @Test(arguments: StoreKind.all) func otherWaysOfSigningAreRefused(_ kind: StoreKind) async throws {
    let door = try ProviderDoor(on: kind)
    let key = FakeProvider.firstKey
    func refusal(_ method: String, _ signature: @escaping @Sendable (String) -> [UInt8]) async throws -> AccessRefusal?
    {
      door.fake.turn {
        $0.header = { $0["alg"] = method }
        $0.signature = signature
      }
      return try await door.refusal()
    }
    for method in ["none", "None", "NONE", "", "nOnE"] {
      #expect(try await refusal(method) { _ in [] } == .provider(.token(.method)))
    }
    // The public key as a shared secret: everybody knows it.
    for method in ["HS256", "HS384"] {
      #expect(try await refusal(method) { FakeKey.keyedHash($0, key.modulus) } == .provider(.token(.method)))
    }
    for method in ["RS1", "RS512", "EdDSA", "ES384", "rs256"] {
      #expect(try await refusal(method) { key.sign($0, "RS256") } == .provider(.token(.method)))
    }
    // A right signature under the name of another way.
    door.clock.pass(seconds: 24 * 3600 + 1)
    #expect(try await refusal("PS256") { key.sign($0, "RS256") } == .provider(.token(.signature)))
    #expect(try await refusal("RS256") { key.sign($0, "PS256") } == .provider(.token(.signature)))
    #expect(try await refusal("ES256") { key.sign($0, "RS256") } == .provider(.token(.unknownKey)))
    #expect(try await refusal("RS256") { _ in [] } == .provider(.token(.signature)))
    #expect(try await refusal("RS256") { FakeProvider.secondKey.sign($0, "RS256") } == .provider(.token(.signature)))
    #expect(try await refusal("RS256") { key.sign($0 + "x", "RS256") } == .provider(.token(.signature)))
    #expect(try door.store.accounts().isEmpty)
  }

  @Test(arguments: StoreKind.all) func aHeaderThatAsksForMoreIsRefused(_ kind: StoreKind) async throws {
    let door = try ProviderDoor(on: kind)
    for header in [
      { $0["crit"] = ["exp"] }, { $0["typ"] = "at+jwt" }, { $0["kid"] = 7 }, { $0["alg"] = nil },
    ] as [@Sendable (inout Fields) -> Void] {
      door.fake.turn { $0.header = header }
      let refusal = try await door.refusal()
      #expect(refusal == .provider(.token(.form)) || refusal == .provider(.token(.method)))
    }
    // Keys that a token brings along itself are no keys.
    door.fake.turn {
      $0.header = { $0["jwk"] = FakeProvider.secondKey.published }
      $0.signature = { FakeProvider.secondKey.sign($0, "RS256") }
    }
    #expect(try await door.refusal() == .provider(.token(.signature)))
  }

  /// Every bit of a token counts.
  @Test func aTokenOfWhichABitChangedIsRefused() async throws {
    let key = FakeProvider.curveKey
    let header = FakeKey.base64(Array(#"{"alg":"ES256","kid":"kromme"}"#.utf8))
    let message = header + "." + FakeKey.base64(Array(#"{"sub":"a"}"#.utf8))
    let text = message + "." + FakeKey.base64(key.sign(message, "ES256"))
    let keys = try [#require(JSONTree(Array(JSONSerialization.data(withJSONObject: key.published))))]
      .compactMap { ProviderKey($0) }
    #expect(keys.count == 1)
    #expect(try IDToken(text).claims(signedBy: keys)["sub"] == .text("a"))
    let bytes = Array(text.utf8)
    for index in bytes.indices {
      for bit in [UInt8(1), 2, 32] {
        var changed = bytes
        changed[index] ^= bit
        let claims = (try? IDToken(String(decoding: changed, as: UTF8.self))).flatMap { token in
          try? token.claims(signedBy: token.candidates(in: keys))
        }
        #expect(claims == nil, "byte \(index), bit \(bit)")
      }
    }
    for cut in ["", ".", "..", "...", "a.b", text + ".", "." + text, text + "=", " " + text] {
      #expect(throws: TokenFault.self) { try IDToken(cut) }
    }
    #expect(throws: TokenFault.form) { try IDToken(String(repeating: "a", count: 40_000) + ".b.c") }
  }

  @Test(arguments: StoreKind.all) func newKeysAreFetchedButNotForEachStranger(_ kind: StoreKind) async throws {
    let door = try ProviderDoor(on: kind)
    #expect(try await door.refusal() == nil)
    #expect(door.fake.asked("/keys") == 1)
    // A key that the provider does not publish: asked once in half a minute.
    door.clock.pass(seconds: 31)
    door.fake.turn { $0.header = { $0["kid"] = "vreemd" } }
    for _ in 0..<5 { #expect(try await door.refusal() == .provider(.token(.unknownKey))) }
    #expect(door.fake.asked("/keys") == 2)
    // The provider takes another key: known as soon as it is used.
    door.clock.pass(seconds: 31)
    door.fake.turn {
      $0.header = { _ in }
      $0.keys = [FakeProvider.secondKey, FakeProvider.firstKey]
    }
    #expect(try await door.refusal() == nil)
    #expect(door.fake.asked("/keys") == 3)
    // A key that is taken away is believed for ten minutes at most.
    door.clock.pass(seconds: 601)
    door.fake.turn {
      $0.keys = [FakeProvider.firstKey]
      $0.header = { $0["kid"] = "tweede" }
      $0.signature = { FakeProvider.secondKey.sign($0, "RS256") }
    }
    #expect(try await door.refusal() == .provider(.token(.unknownKey)))
  }

  @Test(arguments: StoreKind.all) func stateIsForOneBrowserOnceAndNotForLong(_ kind: StoreKind) async throws {
    let door = try ProviderDoor(on: kind)
    let (answer, ticket) = try await door.visit()
    let (_, other) = try await door.visit()
    func refusal(_ answer: ProviderAnswer, _ ticket: String?) async throws -> AccessRefusal? {
      try await door.refusal { try await door.keeper.finish(answer, ticket: ticket, origin: "10.0.0.1") }
    }
    for wrong in [nil, "", "x", other, ticket + "x", ticket.replacing("amsterdam", with: "utrecht")] {
      guard case .provider(.notBegunHere) = try await refusal(answer, wrong) else {
        Issue.record("\(wrong ?? "no ticket") came in")
        continue
      }
    }
    var empty = answer
    empty.state = ""
    #expect(try await refusal(empty, ticket) == .provider(.notBegunHere("state onjuist")))
    #expect(door.fake.asked("/token") == 0, "none of these reached the provider")
    #expect(try await refusal(answer, ticket) == nil)
    #expect(try await refusal(answer, ticket) == .provider(.notBegunHere("al gebruikt")))
    let second = try door.other([:])
    #expect(
      try await door.refusal { try await second.finish(answer, ticket: ticket, origin: "x") }
        == .provider(.notBegunHere("al gebruikt")), "another process knows it as well")
    let (late, lateTicket) = try await door.visit()
    door.clock.pass(seconds: 600)
    #expect(try await refusal(late, lateTicket) == .provider(.notBegunHere("te lang geleden")))
    let (early, earlyTicket) = try await door.visit()
    door.clock.pass(seconds: -61)
    #expect(try await refusal(early, earlyTicket) == .provider(.notBegunHere("te lang geleden")))
  }

  @Test(arguments: StoreKind.all) func aCodeOfAnotherSignInIsRefused(_ kind: StoreKind) async throws {
    let door = try ProviderDoor(on: kind)
    let (victim, _) = try await door.visit()
    var (own, ticket) = try await door.visit()
    own.code = victim.code
    // The verifier belongs to another code: the provider itself refuses.
    #expect(
      try await door.refusal { try await door.keeper.finish(own, ticket: ticket, origin: "x") }
        == .provider(.refusedThere("invalid_grant")))
    // And where a provider does not look at it, the nonce in the token is another.
    door.fake.turn { $0.claims = { $0["nonce"] = "nonce-of-the-victim" } }
    #expect(try await door.refusal() == .provider(.token(.nonce)))
    for code in ["", String(repeating: "x", count: 5000)] {
      (own, ticket) = try await door.visit()
      own.code = code
      #expect(
        try await door.refusal { try await door.keeper.finish(own, ticket: ticket, origin: "x") }
          == .provider(.notBegunHere("code ontbreekt")))
    }
  }

  @Test(arguments: StoreKind.all) func anAnswerOfAnotherProviderIsRefused(_ kind: StoreKind) async throws {
    let door = try ProviderDoor(on: kind)
    func refusal(_ issuer: String?) async throws -> AccessRefusal? {
      var (answer, ticket) = try await door.visit()
      answer.issuer = issuer
      return try await door.refusal { try await door.keeper.finish(answer, ticket: ticket, origin: "x") }
    }
    #expect(try await refusal("https://evil.example") == .provider(.token(.issuer)))
    #expect(try await refusal("https://op.example/tenant") == nil)
    door.clock.pass(seconds: 601)
    door.fake.turn { $0.discovery = { $0["authorization_response_iss_parameter_supported"] = true } }
    #expect(try await refusal(nil) == .provider(.token(.issuer)), "a provider that always names itself did not")
  }

  @Test(arguments: StoreKind.all) func whatAProviderSaysOfAnErrorIsNotRepeated(_ kind: StoreKind) async throws {
    let door = try ProviderDoor(on: kind)
    for (error, told) in [
      ("access_denied", "access_denied"), ("<script>alert(1)</script>", "onbekende fout"),
      (String(repeating: "a", count: 41), "onbekende fout"), ("", "onbekende fout"),
    ] {
      var (answer, ticket) = try await door.visit()
      answer.error = error
      #expect(
        try await door.refusal { try await door.keeper.finish(answer, ticket: ticket, origin: "x") }
          == .provider(.refusedThere(told)))
    }
    #expect(door.fake.asked("/token") == 0, "with an error no code is exchanged")
  }

  /// The pages are there for everybody, and the log is there for good.
  @Test(arguments: StoreKind.all) func whoOnlyKnocksDoesNotFillTheLogOrBarOthers(_ kind: StoreKind) async throws {
    let door = try ProviderDoor(on: kind)
    let answer = ProviderAnswer(state: "x", code: "x", error: nil, issuer: nil)
    for _ in 0..<50 {
      _ = try await door.refusal { try await door.keeper.finish(answer, ticket: nil, origin: "10.0.0.1") }
    }
    #expect(try door.store.audit(AuditFilter(), before: nil, limit: 100).count == 20)
    #expect(try await door.refusal() == nil, "somebody who did begin, from the same address")
    let lines = try door.store.audit(AuditFilter(), before: nil, limit: 100).count
    door.clock.pass(seconds: 3600)
    door.fake.turn { $0.silence = "geen verbinding" }
    for _ in 0..<50 { #expect(try await door.refusal() != nil) }
    #expect(try door.store.audit(AuditFilter(), before: nil, limit: 100).count == lines + 20)
    // A provider that stays silent on the code costs nobody a try.
    door.clock.pass(seconds: 3600)
    door.fake.turn {
      $0.silence = nil
      $0.answers = ["/token": ProviderReply(status: 503, body: [])]
    }
    for _ in 0..<25 {
      guard case .provider(.unavailable) = try await door.refusal() else {
        Issue.record("locked by a provider that is down")
        continue
      }
    }
    door.fake.turn { $0.answers = [:] }
    #expect(try await door.refusal() == nil)
  }

  @Test(arguments: StoreKind.all) func whoKeepsComingBackWaits(_ kind: StoreKind) async throws {
    let door = try ProviderDoor(on: kind)
    func refusal(_ origin: String) async throws -> AccessRefusal? {
      var (answer, ticket) = try await door.visit()
      answer.code = "verzonnen"
      return try await door.refusal { try await door.keeper.finish(answer, ticket: ticket, origin: origin) }
    }
    for _ in 0..<20 { #expect(try await refusal("10.0.0.7") == .provider(.refusedThere("invalid_grant"))) }
    #expect(try await refusal("10.0.0.7") == .locked(seconds: 30))
    #expect(try await refusal("10.0.0.8") == .provider(.refusedThere("invalid_grant")))
    // A household has more addresses of version 6 than there are tries.
    for index in 0..<20 {
      #expect(try await refusal("2001:db8:1:2::\(index)") == .provider(.refusedThere("invalid_grant")))
    }
    #expect(try await refusal("2001:db8:1:2:ffff::1") == .locked(seconds: 30))
    #expect(try await refusal("2001:db8:1:3::1") == .provider(.refusedThere("invalid_grant")))
    // Whoever is let in by the provider has not guessed, whatever comes of it here.
    door.fake.turn { $0.person["roles"] = "niets" }
    for _ in 0..<25 { #expect(try await door.refusal() == .provider(.noRights)) }
  }
}
