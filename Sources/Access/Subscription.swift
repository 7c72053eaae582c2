// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import CSodium
public import Exact
public import Territory

/// An address of an organisation to which a message is sent for each change that concerns it (abonnement).
public struct Subscription: Hashable, Sendable {
  /// The number; 0 before the store gave one.
  public var id: Int
  /// The account that made it.
  public var account: Int
  /// For which organisation.
  public var organisation: Organisation
  /// Where the messages go.
  public var address: String
  /// The key with which messages are signed.
  public var secret: String
  /// What it is about, as words that the site knows.
  public var subjects: [String]
  /// Which area; nil for all.
  public var area: AreaCode?
  /// Since when.
  public var created: Moment
  /// How far the messages came.
  public var progress: Progress

  /// How far the messages of a subscription came (voortgang).
  public struct Progress: Hashable, Sendable {
    /// The last entry of the journal that was sent, or was not about this.
    public var position: Int
    /// How often the same message failed.
    public var failures = 0
    /// Since when it fails; nil when the last one arrived.
    public var failingSince: Moment?
    /// Not before this moment is it tried again.
    public var next = Moment(milliseconds: 0)
    /// When a message last arrived.
    public var delivered: Moment?
    /// What went wrong the last time; empty when nothing did.
    public var problem = ""
    /// Whether it was given up.
    public var isStopped = false

    /// From an entry on.
    public init(position: Int) {
      self.position = position
    }
  }

  /// A subscription.
  public init(
    id: Int = 0, account: Int, organisation: Organisation, address: String, secret: String, subjects: [String],
    area: AreaCode?, created: Moment, progress: Progress
  ) {
    (self.id, self.account, self.organisation) = (id, account, organisation)
    (self.address, self.secret, self.subjects) = (address, secret, subjects)
    (self.area, self.created, self.progress) = (area, created, progress)
  }

  /// How many an organisation can have.
  public static let most = 10
}

extension Subscription.Progress {
  /// Seconds to wait after each failure; the last one again and again.
  static let waits: [Int64] = [10, 30, 60, 5 * 60, 15 * 60, 3_600, 10_800, 21_600]
  /// Days of failures after which it is given up.
  public static let patience: Int64 = 5

  /// After a message that arrived.
  public mutating func succeed(position: Int, at now: Moment) {
    self = Subscription.Progress(position: position)
    delivered = now
  }

  /// After a message that did not arrive.
  public mutating func fail(_ problem: String, isFinal: Bool, at now: Moment) {
    let since = failingSince ?? now
    let wait = Subscription.Progress.waits[min(failures, Subscription.Progress.waits.count - 1)]
    failures += 1
    failingSince = since
    next = Moment(milliseconds: now.milliseconds + wait * 1000)
    self.problem = problem
    isStopped = isFinal || now.milliseconds - since.milliseconds > Subscription.Progress.patience * 86_400_000
  }

  /// Tries again, from the message that did not arrive.
  mutating func resume() {
    (failures, failingSince, isStopped) = (0, nil, false)
    next = Moment(milliseconds: 0)
  }
}

extension Secrets {
  /// The HMAC-SHA-256 of a text under a key, in hexadecimal.
  public static func signature(of text: String, key: String) -> String {
    var state = crypto_auth_hmacsha256_state()
    var code = [UInt8](repeating: 0, count: Int(crypto_auth_hmacsha256_bytes()))
    let (key, text) = (Array(key.utf8), Array(text.utf8))
    crypto_auth_hmacsha256_init(&state, key, key.count)
    crypto_auth_hmacsha256_update(&state, text, UInt64(text.count))
    crypto_auth_hmacsha256_final(&state, &code)
    return hexadecimal(code)
  }
}

extension Doorkeeper {
  /// The subscriptions of the organisation of the member; all of them for an administrator.
  public func subscriptions(for member: Member) throws -> [Subscription] {
    try store.subscriptions().filter {
      member.account.isAdministrator || $0.organisation == member.account.organisation
    }
  }

  /// Makes a subscription; its messages begin after `position`.
  ///
  /// - Returns: the subscription, with the key that is shown once.
  public func subscribe(
    to address: String, subjects: [String], area: AreaCode?, after position: Int, allowsInside: Bool, by member: Member,
    origin: String
  ) throws -> Subscription {
    try following(member, "abonnement maken", WebAddress.shown(address), origin) {
      guard let parts = WebAddress(address) else { throw AccessRefusal.follow(.address) }
      guard parts.isSecure || parts.isThisComputer && allowsInside else { throw AccessRefusal.follow(.address) }
      guard allowsInside || !parts.isInside else { throw AccessRefusal.follow(.inside) }
      guard !subjects.isEmpty else { throw AccessRefusal.follow(.subjects) }
      let own = try store.subscriptions().count { $0.organisation == member.account.organisation }
      guard own < Subscription.most else { throw AccessRefusal.follow(.tooManySubscriptions) }
      var subscription = Subscription(
        account: member.account.id, organisation: member.account.organisation, address: address,
        secret: Secrets.token(),
        subjects: subjects, area: area, created: clock(), progress: .init(position: position))
      subscription.id = try store.insert(subscription)
      return subscription
    }
  }

  /// Ends a subscription.
  public func unsubscribe(_ id: Int, by member: Member, origin: String) throws {
    try following(member, "abonnement beëindigen", "abonnement \(id)", origin) {
      try store.remove(subscription: try own(id, member).id)
    }
  }

  /// Tries again after it was given up, from the message that did not arrive.
  public func resume(_ id: Int, by member: Member, origin: String) throws {
    try following(member, "abonnement hervatten", "abonnement \(id)", origin) {
      var progress = try own(id, member).progress
      progress.resume()
      try store.keep(progress, of: id)
    }
  }

  /// All subscriptions, for whoever sends the messages.
  public func allSubscriptions() throws -> [Subscription] { try store.subscriptions() }

  /// Takes or keeps the turn to send messages, until a moment; false when another process has it still.
  public func takeSendingTurn(as holder: String, until: Moment) throws -> Bool {
    try store.takeTurn("berichten sturen", as: holder, now: clock(), until: until)
  }

  /// Keeps how far the messages came. Giving up is written down.
  public func keep(_ progress: Subscription.Progress, of id: Int) throws {
    try store.keep(progress, of: id)
    guard progress.isStopped else { return }
    try note(
      AuditEvent(
        actor: "Regietafel", action: "abonnement opgegeven", object: "abonnement \(id)", isDone: true,
        origin: "deze computer", reason: progress.problem))
  }

  private func own(_ id: Int, _ member: Member) throws -> Subscription {
    guard let found = try subscriptions(for: member).first(where: { $0.id == id }) else {
      throw AccessRefusal.follow(.unknownSubscription)
    }
    return found
  }

  private func following<Result>(
    _ member: Member, _ action: String, _ object: String, _ origin: String, _ work: () throws -> Result
  ) throws -> Result {
    do {
      guard member.account.isAdministrator || member.account.role >= .record else { throw AccessRefusal.follow(.role) }
      let result = try work()
      try note(member, action, object, origin)
      return result
    } catch AccessRefusal.follow(let fault) {
      try note(member, action, object, origin, refusal: fault)
      throw AccessRefusal.follow(fault)
    }
  }
}
