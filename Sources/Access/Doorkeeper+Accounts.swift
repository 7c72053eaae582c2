// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Exact

/// Who asks the doorkeeper to do something to an account: an administrator, or the person at this computer.
public struct Manager: Sendable {
  let actor: String
  let origin: String
  let isAllowed: Bool

  /// Somebody who signed in; refused unless it is an administrator.
  public init(_ member: Member, origin: String) {
    (actor, self.origin, isAllowed) = (member.account.reference, origin, member.account.isAdministrator)
  }

  /// The person who works at this computer.
  public init(local name: String) {
    (actor, origin, isAllowed) = ("lokaal: \(name)", "deze computer", true)
  }
}

extension Doorkeeper {
  /// All accounts, for whoever manages them.
  public func accounts(for manager: Manager) throws -> [Account] {
    guard manager.isAllowed else { throw AccessRefusal.notAllowed }
    return try store.accounts()
  }

  /// Whether nobody can manage the accounts yet.
  public func hasNoAdministrator() throws -> Bool {
    try !store.accounts().contains { $0.isAdministrator && $0.password != nil }
  }

  /// A link with which the first administrator chooses a name and password. One given before stops working.
  public func firstInvitation() throws -> String {
    let name = "beheerder"
    let manager = Manager(local: "start")
    if let account = try store.account(named: name), account.isAdministrator {
      return try recover(account.id, by: manager)
    }
    guard let organisation = Organisation(name) else { throw AccessRefusal.unknownAccount }
    return try invite(name: name, title: "Beheerder", organisation: organisation, role: .decide, by: manager)
  }

  /// Makes an account and gives the token of the link with which the person chooses a password.
  public func invite(
    name: String, title: String, organisation: Organisation, role: Role, by manager: Manager
  ) throws -> String {
    try managing(manager, "account maken", "\(organisation), rol \(role.rawValue)") {
      guard Account.isName(name) else { throw AccessRefusal.nameUnusable }
      guard Account.isTitle(title) else { throw AccessRefusal.titleUnusable }
      let account = Account(name: name, title: title, organisation: organisation, role: role, created: clock())
      guard let id = try store.insert(account) else { throw AccessRefusal.nameTaken }
      return try newInvitation(for: id)
    }
  }

  /// A new link for somebody who lost the password or the phone. What there was works until the link is used.
  public func recover(_ id: Int, by manager: Manager) throws -> String {
    try managing(manager, "link geven", "account \(id)") {
      guard let account = try store.account(id) else { throw AccessRefusal.unknownAccount }
      guard account.identity == nil else { throw AccessRefusal.ofProvider }
      return try newInvitation(for: id)
    }
  }

  /// Lets somebody in no longer, or again. Whoever is signed in is out at once.
  public func setBlocked(_ isBlocked: Bool, _ id: Int, by manager: Manager) throws {
    try managing(manager, isBlocked ? "blokkeren" : "blokkade opheffen", "account \(id)") {
      let isThere = try store.change(id) { account, all in
        if isBlocked { try Doorkeeper.refuseLast(account, among: all) }
        account.isBlocked = isBlocked
      }
      guard isThere else { throw AccessRefusal.unknownAccount }
      try store.endSessions(of: id)
    }
  }

  /// Another organisation or role. The person must sign in again.
  public func setRights(_ organisation: Organisation, _ role: Role, of id: Int, by manager: Manager) throws {
    try managing(manager, "rechten wijzigen", "account \(id): \(organisation), rol \(role.rawValue)") {
      let isThere = try store.change(id) { account, all in
        guard account.identity == nil else { throw AccessRefusal.ofProvider }
        if organisation.kind != .administrator { try Doorkeeper.refuseLast(account, among: all) }
        (account.organisation, account.role) = (organisation, role)
      }
      guard isThere else { throw AccessRefusal.unknownAccount }
      try store.endSessions(of: id)
    }
  }

  /// The account for which a link is, with the secret for the app; nil when the link is wrong, used or too old.
  public func invited(token: String) throws -> (account: Account, secret: [UInt8])? {
    guard let invitation = try store.invitation(Secrets.digest(token)), clock() < invitation.until,
      let account = try store.account(invitation.account), !account.isBlocked
    else { return nil }
    return (account, invitation.secret)
  }

  /// Accepts an invitation: the password and the app are set.
  ///
  /// - Returns: the recovery codes, which are shown once.
  public func accept(
    token: String, password: String, again: String, code: String, origin: String
  ) async throws -> [String] {
    let digest = Secrets.digest(token)
    var actor = "onbekend"
    func event(_ isDone: Bool, _ reason: String = "") -> AuditEvent {
      AuditEvent(
        actor: actor, action: "uitnodiging gebruiken", object: actor, isDone: isDone, origin: origin, reason: reason)
    }
    do {
      guard let (invited, secret) = try invited(token: token) else { throw AccessRefusal.invitationInvalid }
      actor = invited.reference
      guard let step = TimeCode.step(of: code, secret, at: clock(), after: 0) else { throw AccessRefusal.codeWrong }
      let hash = try await newHash(password, again, name: invited.name)
      guard try store.takeInvitation(digest) else { throw AccessRefusal.invitationInvalid }
      // As it is now: the account may have changed while the password was being hashed.
      let isThere = try store.change(invited.id) { account, _ in
        guard !account.isBlocked else { throw AccessRefusal.invitationInvalid }
        (account.password, account.secret) = (hash, secret)
      }
      guard isThere else { throw AccessRefusal.invitationInvalid }
      _ = try store.takeStep(step, of: invited.id)
      try store.endSessions(of: invited.id)
      let codes = try newRecovery(of: invited.id)
      try note(event(true))
      return codes
    } catch let refusal as AccessRefusal {
      try note(event(false, refusal.word))
      throw refusal
    }
  }

  /// Lines of the audit log, for whoever manages the accounts.
  public func audit(
    _ filter: AuditFilter, before position: Int?, limit: Int, for manager: Manager
  ) throws -> [AuditEntry] {
    guard manager.isAllowed else { throw AccessRefusal.notAllowed }
    return try store.audit(filter, before: position, limit: limit)
  }

  /// Checks the audit log.
  public func verifyAudit() throws -> AuditVerification { try store.verifyAudit() }

  private func managing<Result>(
    _ manager: Manager, _ action: String, _ object: String, _ work: () throws -> Result
  ) throws -> Result {
    func event(_ isDone: Bool, _ reason: String = "") -> AuditEvent {
      AuditEvent(
        actor: manager.actor, action: action, object: object, isDone: isDone, origin: manager.origin, reason: reason)
    }
    do {
      guard manager.isAllowed else { throw AccessRefusal.notAllowed }
      let result = try work()
      try note(event(true))
      return result
    } catch let refusal as AccessRefusal {
      try note(event(false, refusal.word))
      throw refusal
    }
  }

  private static func refuseLast(_ account: Account, among all: [Account]) throws {
    guard account.isAdministrator, account.password != nil else { return }
    let others = all.filter {
      $0.id != account.id && $0.isAdministrator && !$0.isBlocked && $0.password != nil
    }
    if others.isEmpty { throw AccessRefusal.lastAdministrator }
  }

  private func newInvitation(for id: Int) throws -> String {
    let token = Secrets.token()
    let until = clock().milliseconds + Doorkeeper.invitationHours * 3_600_000
    try store.insert(
      Invitation(
        digest: Secrets.digest(token), account: id, secret: TimeCode.newSecret(), until: Moment(milliseconds: until)))
    return token
  }

  /// Eight codes of 80 bits, in four groups of four signs.
  func newRecovery(of id: Int) throws -> [String] {
    let codes = (0..<8).map { _ in
      let text = Array(Base32.text(Secrets.random(10)))
      return stride(from: 0, to: 16, by: 4).map { String(text[$0..<$0 + 4]) }.joined(separator: "-")
    }
    try store.setRecovery(codes.map(Doorkeeper.recoveryDigest), of: id)
    return codes
  }

  /// The digest of a recovery code, however it is typed.
  static func recoveryDigest(_ code: String) -> String {
    Secrets.digest("herstel " + code.uppercased().filter { $0.isLetter || $0.isNumber })
  }
}
