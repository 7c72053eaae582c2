// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

public import Exact

/// Somebody who can sign in (account). The number stands in the journal; the name stands only here, where it can be removed.
public struct Account: Hashable, Sendable {
  /// The number; 0 before the store gave one.
  public var id: Int
  /// The name with which one signs in.
  public var name: String
  /// The name of the person, in full.
  public var title: String
  /// For whom.
  public var organisation: Organisation
  /// What the person may do there.
  public var role: Role
  /// Whether signing in is refused.
  public var isBlocked = false
  /// The hash of the password; nil until the invitation is accepted.
  public var password: String?
  /// The secret of the app with codes.
  public var secret: [UInt8]?
  /// The last step of which a code was used.
  public var usedStep: Int64 = 0
  /// Who it is to the provider that vouches for the person; nil for an account with a password of its own.
  public var identity: ProviderIdentity?
  /// When it was made.
  public var created: Moment

  /// An account for which the person has not chosen a password yet.
  public init(id: Int = 0, name: String, title: String, organisation: Organisation, role: Role, created: Moment) {
    self.id = id
    self.name = name
    self.title = title
    self.organisation = organisation
    self.role = role
    self.created = created
  }

  /// Whether the person gives out and takes back accounts.
  public var isAdministrator: Bool { organisation.kind == .administrator }

  /// In which state it is, in a few Dutch words.
  public var standing: String {
    isBlocked
      ? "geblokkeerd" : identity != nil ? "via eigen organisatie" : password == nil ? "uitgenodigd" : "in gebruik"
  }

  /// How the account is called where no names of persons belong.
  public var reference: String { "account \(id)" }

  /// Whether a name can be one to sign in with: small letters, digits, points and dashes.
  public static func isName(_ name: String) -> Bool {
    (2...40).contains(name.count) && name.first?.isLetter == true
      && name.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == 45 || $0 == 46 }
  }

  /// Whether a text can be the name of a person: no line ends or other signs that nobody types.
  public static func isTitle(_ title: String) -> Bool {
    (1...100).contains(title.count) && title.contains { !$0.isWhitespace }
      && !title.unicodeScalars.contains {
        [.control, .format, .lineSeparator, .paragraphSeparator]
          .contains($0.properties.generalCategory)
      }
  }
}

/// A link with which somebody chooses a password once (uitnodiging).
public struct Invitation: Hashable, Sendable {
  /// The digest of the token in the link.
  public let digest: String
  /// The account.
  public let account: Int
  /// The secret for the app with codes that the page shows.
  public let secret: [UInt8]
  /// From when on it is too late.
  public let until: Moment

  /// An invitation.
  public init(digest: String, account: Int, secret: [UInt8], until: Moment) {
    self.digest = digest
    self.account = account
    self.secret = secret
    self.until = until
  }
}

/// That somebody is signed in (sessie).
public struct Session: Hashable, Sendable {
  /// The digest of the token in the cookie.
  public let digest: String
  /// The account.
  public let account: Int
  /// When the person signed in.
  public let created: Moment
  /// When the last request came.
  public var seen: Moment
  /// The address from which the person signed in.
  public let origin: String

  /// A session.
  public init(digest: String, account: Int, created: Moment, seen: Moment, origin: String) {
    self.digest = digest
    self.account = account
    self.created = created
    self.seen = seen
    self.origin = origin
  }

  /// Minutes without a request after which it ends.
  public static let idleMinutes: Int64 = 30
  /// Hours after which it ends whatever happens.
  public static let longestHours: Int64 = 12

  /// Whether it still holds.
  public func holds(at now: Moment) -> Bool {
    now.milliseconds - seen.milliseconds < Session.idleMinutes * 60_000
      && now.milliseconds - created.milliseconds < Session.longestHours * 3_600_000
  }
}

/// How often signing in failed under a name or from an address.
public struct Tries: Hashable, Sendable {
  /// How often in a row.
  public var failures: Int
  /// The last time.
  public var last: Moment
  /// Until when nothing more is tried.
  public var until: Moment

  /// These tries.
  public init(failures: Int, last: Moment, until: Moment) {
    self.failures = failures
    self.last = last
    self.until = until
  }
}
