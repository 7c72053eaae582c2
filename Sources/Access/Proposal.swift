// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

public import Exact

/// A decision that waits for a second person (voorstel).
public struct Proposal: Hashable, Sendable {
  /// What became of it.
  public enum Status: String, Sendable {
    case open
    case confirmed = "bevestigd"
    case refused = "afgewezen"
  }

  /// The number; 0 before the store gave one.
  public var id: Int
  /// The account that proposes.
  public var account: Int
  /// For whom.
  public var organisation: Organisation
  /// What it is, in a few Dutch words.
  public var title: String
  /// What would be recorded, as the office keeps it.
  public var content: String
  /// The key of the form, so that a form sent twice proposes once.
  public var request: String
  /// The key under which it is recorded, so that confirming twice records once.
  public var key: String
  /// When.
  public var created: Moment
  /// What became of it.
  public var status = Status.open
  /// The account that confirmed or refused it.
  public var decider: Int?
  /// Why it was refused.
  public var reason = ""

  /// A proposal that waits.
  public init(
    id: Int = 0, account: Int, organisation: Organisation, title: String, content: String, request: String, key: String,
    created: Moment
  ) {
    self.id = id
    self.account = account
    self.organisation = organisation
    self.title = title
    self.content = content
    self.request = request
    self.key = key
    self.created = created
  }
}

extension Doorkeeper {
  /// Keeps a proposal until somebody else confirms or refuses it; gives its number.
  public func propose(_ title: String, content: String, request: String, by account: Account, origin: String) throws
    -> Int
  {
    let proposal = Proposal(
      account: account.id, organisation: account.organisation, title: title, content: content,
      request: request.isEmpty ? Secrets.token() : request, key: "voorstel \(Secrets.token())", created: clock())
    let id = try store.insert(proposal)
    try note(
      AuditEvent(
        actor: account.reference, action: "voorstellen", object: "voorstel \(id): \(title)", isDone: true,
        origin: origin))
    return id
  }

  /// The proposals of the member's organisation, the newest first.
  public func proposals(for member: Member) throws -> [Proposal] {
    try store.proposals(of: member.account.organisation)
  }

  /// Whether the member may decide on a proposal: not on one's own, and with a role for it.
  public nonisolated func mayDecide(_ proposal: Proposal, _ member: Member) -> Bool {
    proposal.status == .open && proposal.account != member.account.id
      && proposal.organisation == member.account.organisation && member.account.role >= .decide
  }

  /// The account that proposed, as it is now; nil when it may not do so any more.
  public func proposer(of proposal: Proposal) throws -> Account? {
    try store.account(proposal.account).flatMap { account in
      !account.isBlocked && account.organisation == proposal.organisation ? account : nil
    }
  }

  /// Refuses a proposal, with the reason.
  public func refuse(_ id: Int, reason: String, by member: Member, origin: String) throws {
    try deciding(id, "voorstel afwijzen", member, origin) { proposal in
      guard reason.contains(where: { !$0.isWhitespace }), reason.count <= 500 else { throw AccessRefusal.reasonMissing }
      guard try store.close(proposal.id, as: .refused, by: member.account.id, reason: reason) else {
        throw AccessRefusal.proposalClosed
      }
    }
  }

  /// Notes that a proposal was confirmed and recorded.
  public func confirm(_ id: Int, by member: Member, origin: String) throws {
    try deciding(id, "voorstel bevestigen", member, origin) { proposal in
      guard try store.close(proposal.id, as: .confirmed, by: member.account.id, reason: "") else {
        throw AccessRefusal.proposalClosed
      }
    }
  }

  private func deciding(
    _ id: Int, _ action: String, _ member: Member, _ origin: String, _ work: (Proposal) throws -> Void
  ) throws {
    func event(_ isDone: Bool, _ reason: String = "") -> AuditEvent {
      AuditEvent(
        actor: member.account.reference, action: action, object: "voorstel \(id)", isDone: isDone, origin: origin,
        reason: reason)
    }
    do {
      guard let proposal = try proposals(for: member).first(where: { $0.id == id }), proposal.status == .open else {
        throw AccessRefusal.proposalClosed
      }
      guard mayDecide(proposal, member) else { throw AccessRefusal.notSecond }
      try work(proposal)
      try note(event(true))
    } catch let refusal as AccessRefusal {
      try note(event(false, refusal.word))
      throw refusal
    }
  }
}
