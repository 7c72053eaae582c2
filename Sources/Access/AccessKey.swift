// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

public import Exact

/// A key with which a program asks and records in the name of an account (toegangssleutel). It never gives more rights than
/// the account has.
public struct AccessKey: Hashable, Sendable {
  /// The number; 0 before the store gave one.
  public var id: Int
  /// The account.
  public let account: Int
  /// The digest of the key; the key itself is kept nowhere.
  public let digest: String
  /// What it is for, in the words of who made it.
  public let purpose: String
  /// Whether it records too, and does not only read.
  public let mayRecord: Bool
  /// When it was made.
  public let created: Moment
  /// From when on it works no more.
  public let until: Moment
  /// When it was used last, give or take a minute; nil when it never was.
  public var used: Moment?

  /// A key.
  public init(
    id: Int = 0, account: Int, digest: String, purpose: String, mayRecord: Bool, created: Moment, until: Moment,
    used: Moment? = nil
  ) {
    self.id = id
    self.account = account
    self.digest = digest
    self.purpose = purpose
    self.mayRecord = mayRecord
    self.created = created
    self.until = until
    self.used = used
  }

  /// For how many weeks a key can be made.
  public static let lifetimes = [4, 13, 52]
  /// Keys that one account can have at a time.
  public static let mostOfAnAccount = 20
  /// What every key begins with, so that one that leaked is recognised.
  public static let start = "rts_"
}

/// Why a key cannot be made or removed, in the words of the audit log.
public enum KeyFault: String, Hashable, Sendable {
  /// What it is for is not said, or with signs that nobody types.
  case purpose = "doel van de sleutel ontbreekt"
  /// A key is not made for so long.
  case lifetime = "duur van de sleutel kan niet"
  /// There are so many that nobody knows them all any more.
  case tooMany = "te veel sleutels"
  /// The account has no such key.
  case unknown = "sleutel bestaat niet"
}

/// Who asks with a key.
public struct KeyHolder: Sendable {
  /// The account as it is now.
  public let account: Account
  /// The key.
  public let key: AccessKey
}

extension Doorkeeper {
  /// Milliseconds between two notes that a key is in use.
  private static let noteUseEvery: Int64 = 60_000
  private static let week: Int64 = 7 * 24 * 3_600_000

  /// Makes a key for the member's own account.
  ///
  /// - Returns: the key, which is shown once.
  /// - Throws: `AccessRefusal` when the purpose or the lifetime will not do, or there are too many keys already.
  public func makeKey(
    of member: Member, purpose: String, mayRecord: Bool, weeks: Int, origin: String
  ) async throws -> String {
    try await changing(member, "toegangssleutel maken", origin) {
      guard Account.isTitle(purpose) else { throw AccessRefusal.key(.purpose) }
      guard AccessKey.lifetimes.contains(weeks) else { throw AccessRefusal.key(.lifetime) }
      guard try keys(of: member).count < AccessKey.mostOfAnAccount else { throw AccessRefusal.key(.tooMany) }
      let now = clock()
      let text = AccessKey.start + Secrets.token()
      try store.insert(
        AccessKey(
          account: member.account.id, digest: Secrets.digest(text), purpose: purpose, mayRecord: mayRecord,
          created: now, until: Moment(milliseconds: now.milliseconds + Int64(weeks) * Doorkeeper.week)))
      return text
    }
  }

  /// The keys of somebody, the newest first; those that ended are among them until they are removed.
  public func keys(of member: Member) throws -> [AccessKey] { try store.keys(of: member.account.id) }

  /// Removes a key of the member's own account: it works no more from now on.
  public func removeKey(_ id: Int, of member: Member, origin: String) async throws {
    try await changing(member, "toegangssleutel intrekken", origin) {
      guard try store.removeKey(id, of: member.account.id) else { throw AccessRefusal.key(.unknown) }
    }
  }

  /// Who has the key; nil when nobody has, when it ended, and when the account is blocked.
  ///
  /// - Throws: `AccessRefusal.locked` when wrong keys came from the address too often.
  public func holder(ofKey text: String, origin: String) throws -> KeyHolder? {
    let now = clock()
    guard text.utf8.count <= 100, let key = try store.key(Secrets.digest(text)), now < key.until,
      let account = try store.account(key.account), !account.isBlocked
    else {
      // A key that nobody has cannot be guessed; who tries all the same is kept from filling the log.
      try countTry(name: "", origin: origin)
      try note(
        AuditEvent(
          actor: "onbekend", action: "toegangssleutel gebruiken", object: "API", isDone: false, origin: origin,
          reason: "sleutel onjuist of verlopen"))
      return nil
    }
    if now.milliseconds - (key.used?.milliseconds ?? 0) >= Doorkeeper.noteUseEvery {
      try store.touchKey(key.id, at: now)
    }
    return KeyHolder(account: account, key: key)
  }
}
