// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

public import Exact

/// An address of the site that somebody keeps under a name (bewaarde pagina), alone or for the whole organisation.
public struct SavedView: Hashable, Sendable {
  /// The number; 0 before the store gave one.
  public var id: Int
  /// The account that keeps it.
  public var account: Int
  /// The organisation of that account.
  public var organisation: Organisation
  /// Whether everybody of the organisation finds it.
  public var isShared: Bool
  /// What it is called.
  public var name: String
  /// The path with its query.
  public var target: String
  /// Since when.
  public var created: Moment

  /// A page that is kept.
  public init(
    id: Int = 0, account: Int, organisation: Organisation, isShared: Bool, name: String, target: String, created: Moment
  ) {
    (self.id, self.account, self.organisation) = (id, account, organisation)
    (self.isShared, self.name, self.target, self.created) = (isShared, name, target, created)
  }

  /// The longest name, in characters.
  public static let longestName = 80
  /// The longest address, in bytes.
  public static let longestTarget = 1_800
  /// How many somebody can keep, and an organisation can share.
  public static let most = 50

  /// Whether a text can be a name.
  static func isName(_ text: String) -> Bool {
    (1...longestName).contains(text.count) && text.contains { !$0.isWhitespace } && !text.hasHiddenSigns
  }

  /// Whether a text is a path with a query within this site: nothing that a browser could take for an address elsewhere.
  public static func isLocal(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    guard bytes.first == UInt8(ascii: "/"), bytes.count <= longestTarget else { return false }
    if bytes.count > 1, bytes[1] == UInt8(ascii: "/") { return false }
    // Visible ASCII without backslash, quotes and the sign for a place within a page.
    return bytes.allSatisfy { (0x21..<0x7F).contains($0) && !"\\\"<>`#".utf8.contains($0) }
  }
}

extension String {
  /// Whether it has signs that nobody sees, or that break a line.
  var hasHiddenSigns: Bool {
    unicodeScalars.contains {
      [.control, .format, .lineSeparator, .paragraphSeparator].contains($0.properties.generalCategory)
    }
  }
}

/// What cannot be kept, or followed (weigering).
public enum FollowFault: Hashable, Sendable {
  /// The name of a page is empty, too long or has hidden signs.
  case name
  /// The address is no page of this site.
  case target
  /// There are too many pages.
  case tooManyViews
  /// There is no such page, or it is somebody else's.
  case unknownView
  /// Messages cannot be sent to this address.
  case address
  /// The address is within the network of the server.
  case inside
  /// Nothing to be told about was chosen.
  case subjects
  /// There are too many subscriptions.
  case tooManySubscriptions
  /// There is no such subscription, or it is another organisation's.
  case unknownSubscription
  /// The role is not enough.
  case role

  /// The word for it in the audit log.
  var word: String {
    switch self {
    case .name: "naam kan niet"
    case .target: "adres is geen pagina"
    case .tooManyViews, .tooManySubscriptions: "te veel"
    case .unknownView, .unknownSubscription: "bestaat niet"
    case .address: "adres kan niet"
    case .inside: "adres in het eigen netwerk"
    case .subjects: "geen onderwerp"
    case .role: "rol niet genoeg"
    }
  }
}

/// Where the pages are kept that somebody wants to find again, and who wants to be told of changes.
public protocol FollowStore: Sendable {
  /// The pages that an account keeps and that its organisation shares, by name.
  func views(for account: Int, of organisation: Organisation) throws -> [SavedView]
  /// Keeps a page and gives its number.
  func insert(_ view: SavedView) throws -> Int
  /// Keeps another name for a page.
  func rename(view id: Int, _ name: String) throws
  /// Forgets a page.
  func remove(view id: Int) throws

  /// All subscriptions, in the order in which they were made.
  func subscriptions() throws -> [Subscription]
  /// Keeps a subscription and gives its number.
  func insert(_ subscription: Subscription) throws -> Int
  /// Keeps how far the messages of a subscription came; nothing when it is gone.
  func keep(_ progress: Subscription.Progress, of id: Int) throws
  /// Forgets a subscription.
  func remove(subscription id: Int) throws
  /// Takes or keeps the turn to do something that one process does for all, until a moment; false when another has it still.
  func takeTurn(_ task: String, as holder: String, now: Moment, until: Moment) throws -> Bool
}

extension Doorkeeper {
  /// The pages that somebody kept, and those that the organisation shares, by name.
  public func views(for member: Member) throws -> [SavedView] {
    try store.views(for: member.account.id, of: member.account.organisation)
  }

  /// Keeps a page.
  public func keepView(_ name: String, _ target: String, isShared: Bool, by member: Member, origin: String) throws {
    let account = member.account
    guard SavedView.isName(name) else { throw AccessRefusal.follow(.name) }
    guard SavedView.isLocal(target) else { throw AccessRefusal.follow(.target) }
    let known = try views(for: member).count {
      isShared ? $0.isShared : !$0.isShared && $0.account == account.id
    }
    guard known < SavedView.most else { throw AccessRefusal.follow(.tooManyViews) }
    _ = try store.insert(
      SavedView(
        account: account.id, organisation: account.organisation, isShared: isShared, name: name, target: target,
        created: clock()))
    if isShared { try note(member, "pagina delen", name, origin) }
  }

  /// Another name for a page.
  public func renameView(_ id: Int, _ name: String, by member: Member, origin: String) throws {
    let view = try changeableView(id, member)
    guard SavedView.isName(name) else { throw AccessRefusal.follow(.name) }
    try store.rename(view: id, name)
    if view.isShared { try note(member, "gedeelde pagina hernoemen", "\(view.name) wordt \(name)", origin) }
  }

  /// Forgets a page.
  public func removeView(_ id: Int, by member: Member, origin: String) throws {
    let view = try changeableView(id, member)
    try store.remove(view: id)
    if view.isShared { try note(member, "gedeelde pagina weghalen", view.name, origin) }
  }

  /// Whether somebody may rename or remove a page: one's own, and with the role for it what the organisation shares.
  public nonisolated func mayChange(_ view: SavedView, _ member: Member) -> Bool {
    view.account == member.account.id
      || view.isShared && view.organisation == member.account.organisation && member.account.role >= .decide
  }

  private func changeableView(_ id: Int, _ member: Member) throws -> SavedView {
    guard let view = try views(for: member).first(where: { $0.id == id }), mayChange(view, member) else {
      throw AccessRefusal.follow(.unknownView)
    }
    return view
  }

  func note(_ member: Member, _ action: String, _ object: String, _ origin: String, refusal: FollowFault? = nil) throws
  {
    try note(
      AuditEvent(
        actor: member.account.reference, action: action, object: object, isDone: refusal == nil, origin: origin,
        reason: refusal?.word ?? ""))
  }
}
