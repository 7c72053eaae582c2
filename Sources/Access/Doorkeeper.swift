// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

public import Exact

/// Who somebody is that signed in (aangemelde).
public struct Member: Hashable, Sendable {
  /// The account.
  public let account: Account
  /// What each form must bring along.
  public let formToken: String
  /// The digest of the token of the session.
  public let session: String
}

/// Signs people in and out, and gives out accounts (portier). Whatever it does or refuses stands in the audit log.
///
/// It works on a thread of its own: the store may wait for a disk or a database, and visitors who are not signed in must not
/// wait for that.
public actor Doorkeeper {
  private let executor = QueueExecutor()
  /// The thread on which it works.
  public nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

  let store: any AccessStore
  let clock: @Sendable () -> Moment
  let hasher = PasswordHasher()
  let providers: ProviderDesk?

  /// Hours that an invitation lasts.
  public static let invitationHours: Int64 = 24
  /// Milliseconds between two notes that a session is in use.
  private static let touchEvery: Int64 = 60_000

  /// A doorkeeper over a store.
  ///
  /// - Parameters:
  ///   - providers: who vouches for people besides our own accounts; nil when nobody does.
  ///   - clock: gives the moment of now.
  public init(store: any AccessStore, providers: ProviderDesk? = nil, clock: @escaping @Sendable () -> Moment) {
    self.store = store
    self.providers = providers
    self.clock = clock
  }

  /// The providers through which one can sign in, by code and by what stands on the link.
  public nonisolated var ways: [(code: String, title: String)] {
    providers?.list.providers.map { ($0.code, $0.title) } ?? []
  }

  /// Writes a line of the audit log.
  public func note(_ event: AuditEvent) throws { try store.append(event, at: clock()) }

  /// Signs somebody in.
  ///
  /// - Parameters:
  ///   - code: the code of the app, or a recovery code.
  ///   - old: the token of a session that the browser still has, which ends.
  /// - Returns: the token for the cookie, always a new one.
  /// - Throws: `AccessRefusal`; the same one whether name, password or code is wrong.
  public func signIn(
    name: String, password: String, code: String, origin: String, old: String? = nil
  ) async throws -> String {
    let name = name.lowercased()
    let account = try store.account(named: name)
    let actor = account?.reference ?? "onbekend"
    func event(_ isDone: Bool, _ reason: String = "") -> AuditEvent {
      AuditEvent(
        actor: actor, action: "aanmelden", object: actor, isDone: isDone, origin: origin, reason: reason)
    }
    do {
      // Counted before it is judged: a hundred tries at the same moment are a hundred tries.
      try countTry(name: name, origin: origin)
      let isRight = try await hasher.verify(password.prefixed(PasswordRules.most), account?.password)
      guard isRight, let account, !account.isBlocked, try takeCode(code, of: account, at: clock()) else {
        throw AccessRefusal.signInFailed
      }
      // Refused when it was blocked, or given another password, while this one was being checked.
      let token = try openSession(of: account, origin: origin)
      try forgetTries(name: name, origin: origin)
      if let old { try store.endSession(Secrets.digest(old)) }
      try note(event(true))
      return token
    } catch let refusal as AccessRefusal {
      try note(event(false, refusal.word))
      throw refusal
    }
  }

  /// Who has the session with this token; nil when it is nobody's, or has ended.
  public func member(token: String) throws -> Member? {
    let digest = Secrets.digest(token)
    guard let session = try store.session(digest) else { return nil }
    let now = clock()
    guard session.holds(at: now), let account = try store.account(session.account), !account.isBlocked,
      // A provider that is gone, or may give less than it did, vouches for nobody.
      account.identity == nil || providers?.list.stillVouches(for: account) == true
    else {
      try store.endSession(digest)
      return nil
    }
    if now.milliseconds - session.seen.milliseconds >= Doorkeeper.touchEvery { try store.touch(digest, at: now) }
    return Member(account: account, formToken: Secrets.formToken(of: token), session: digest)
  }

  /// Ends a session, or all of the same account.
  public func signOut(_ member: Member, everywhere: Bool, origin: String) throws {
    if everywhere {
      try store.endSessions(of: member.account.id)
    } else {
      try store.endSession(member.session)
    }
    try note(
      AuditEvent(
        actor: member.account.reference, action: everywhere ? "overal afmelden" : "afmelden",
        object: member.account.reference, isDone: true, origin: origin))
  }

  /// The sessions of somebody that still hold.
  public func sessions(of member: Member) throws -> [Session] {
    let now = clock()
    return try store.sessions(of: member.account.id).filter { $0.holds(at: now) }
  }

  /// Another password. All sessions end, and this one goes on under a new token.
  public func changePassword(
    of member: Member, current: String, new: String, again: String, origin: String
  ) async throws -> String {
    try await changing(member, "wachtwoord wijzigen", origin) {
      try await confirm(member, password: current)
      var account = member.account
      let hash = try await newHash(new, again, name: account.name)
      try change(account.id) { $0.password = hash }
      try store.endSessions(of: account.id)
      account.password = hash
      return try openSession(of: account, origin: origin)
    }
  }

  /// Another app for the codes, with new recovery codes.
  public func changeApp(
    of member: Member, password: String, secret: [UInt8], code: String, origin: String
  ) async throws -> [String] {
    try await changing(member, "app voor codes wijzigen", origin) {
      try await confirm(member, password: password)
      guard secret.count == 20, let step = TimeCode.step(of: code, secret, at: clock(), after: 0) else {
        throw AccessRefusal.codeWrong
      }
      let id = member.account.id
      try change(id) { $0.secret = secret }
      _ = try store.takeStep(step, of: id)
      return try newRecovery(of: id)
    }
  }

  /// Does something to the member's own account, and writes down whether it was done.
  func changing<Result: Sendable>(
    _ member: Member, _ action: String, _ origin: String, _ work: () async throws -> Result
  ) async throws -> Result {
    func event(_ isDone: Bool, _ reason: String = "") -> AuditEvent {
      AuditEvent(
        actor: member.account.reference, action: action, object: member.account.reference, isDone: isDone,
        origin: origin, reason: reason)
    }
    do {
      let result = try await work()
      try note(event(true))
      return result
    } catch let refusal as AccessRefusal {
      try note(event(false, refusal.word))
      throw refusal
    }
  }

  /// Whether the one who is signed in still knows the password. Guessing it here costs the same as at the door.
  private func confirm(_ member: Member, password: String) async throws {
    try countTry(name: member.account.name, origin: "")
    let account = try store.account(member.account.id)
    guard try await hasher.verify(password.prefixed(PasswordRules.most), account?.password) else {
      throw AccessRefusal.signInFailed
    }
    try forgetTries(name: member.account.name, origin: "")
  }

  func newHash(_ password: String, _ again: String, name: String) async throws -> String {
    if let fault = PasswordRules.fault(password, name: name) { throw AccessRefusal.password(fault) }
    guard password == again else { throw AccessRefusal.password(.differs) }
    return try await hasher.hash(password)
  }

  /// Changes an account that is not blocked.
  func change(_ id: Int, _ work: @Sendable (inout Account) -> Void) throws {
    let isThere = try store.change(id) { account, _ in
      guard !account.isBlocked else { throw AccessRefusal.unknownAccount }
      work(&account)
    }
    guard isThere else { throw AccessRefusal.unknownAccount }
  }

  /// Begins a session, unless the account was blocked or got another password since it was read.
  func openSession(of account: Account, origin: String) throws -> String {
    let token = Secrets.token()
    let now = clock()
    let session = Session(
      digest: Secrets.digest(token), account: account.id, created: now, seen: now, origin: origin)
    guard try store.insert(session, of: account, now: now) else { throw AccessRefusal.signInFailed }
    return token
  }

  /// Uses up a code of the app, or a recovery code.
  private func takeCode(_ code: String, of account: Account, at now: Moment) throws -> Bool {
    guard let secret = account.secret else { return false }
    if let step = TimeCode.step(of: code, secret, at: now, after: account.usedStep) {
      return try store.takeStep(step, of: account.id)
    }
    return try store.takeRecovery(Doorkeeper.recoveryDigest(code), of: account.id)
  }
}

extension String {
  /// The first signs: whoever sends a book for a password does not keep us busy with it.
  fileprivate func prefixed(_ count: Int) -> String { String(prefix(count + 1)) }
}
