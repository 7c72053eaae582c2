// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Access

/// The pages of the door (toegang).
enum AccessAddress: Hashable, Sendable {
  /// `/aanmelden`: sign in.
  case signIn
  /// `/aanmelden/extern/amsterdam`: go to a provider to sign in.
  case leave(String)
  /// `/aanmelden/terug`: come back from a provider.
  case comeBack
  /// `/afmelden`: sign out.
  case signOut
  /// `/account`: one's own account.
  case own
  /// `/account/sleutels`: one's own keys for programs.
  case keys
  /// `/accounts`: all accounts, for the administrator.
  case accounts
  /// `/accounts/7`: one of them.
  case account(Int)
  /// `/uitnodiging/…`: choose a password once.
  case invitation(String)
  /// `/voorstellen`: decisions that wait for a second person.
  case proposals
  /// `/voorstellen/7`: one of them.
  case proposal(Int)
  /// `/bewaard`: pages that somebody keeps.
  case views
  /// `/bewaard/7`: one of them.
  case view(Int)
  /// `/abonnementen`: who is told of changes.
  case subscriptions
  /// `/abonnementen/7`: one of them.
  case subscription(Int)
  /// `/logboek-toegang`: what happened at the door.
  case log

  /// The page at these parts of a path; nil when it is of another subject.
  init?(_ parts: [String]) {
    switch (parts.first, parts.count) {
    case ("aanmelden", 1): self = .signIn
    case ("aanmelden", 2) where parts[1] == "terug": self = .comeBack
    case ("aanmelden", 3) where parts[1] == "extern":
      guard Account.isName(parts[2]) else { return nil }
      self = .leave(parts[2])
    case ("afmelden", 1): self = .signOut
    case ("account", 1): self = .own
    case ("account", 2) where parts[1] == "sleutels": self = .keys
    case ("accounts", 1): self = .accounts
    case ("accounts", 2):
      guard let number = Int(parts[1]), number > 0 else { return nil }
      self = .account(number)
    case ("voorstellen", 1): self = .proposals
    case ("voorstellen", 2):
      guard let number = Int(parts[1]), number > 0 else { return nil }
      self = .proposal(number)
    case ("uitnodiging", 2):
      // A token has no other signs; whatever else stands there is no page.
      guard parts[1].utf8.allSatisfy({ FormText.encode(String(UnicodeScalar($0))).utf8.count == 1 }) else { return nil }
      self = .invitation(parts[1])
    case ("bewaard", 1): self = .views
    case ("bewaard", 2):
      guard let number = Int(parts[1]), number > 0 else { return nil }
      self = .view(number)
    case ("abonnementen", 1): self = .subscriptions
    case ("abonnementen", 2):
      guard let number = Int(parts[1]), number > 0 else { return nil }
      self = .subscription(number)
    case ("logboek-toegang", 1): self = .log
    default: return nil
    }
  }

  /// Whether a form can be sent to the page.
  var acceptsForm: Bool {
    switch self {
    case .log, .proposals, .leave, .comeBack: false
    case .signIn, .signOut, .own, .keys, .accounts, .account, .invitation, .proposal, .views, .view, .subscriptions,
      .subscription:
      true
    }
  }

  /// The path of the page below the base of its register.
  var path: String {
    switch self {
    case .signIn: "/aanmelden"
    case .leave(let code): "/aanmelden/extern/\(code)"
    case .comeBack: "/aanmelden/terug"
    case .signOut: "/afmelden"
    case .own: "/account"
    case .keys: "/account/sleutels"
    case .accounts: "/accounts"
    case .account(let number): "/accounts/\(number)"
    case .invitation(let token): "/uitnodiging/\(token)"
    case .proposals: "/voorstellen"
    case .proposal(let number): "/voorstellen/\(number)"
    case .views: "/bewaard"
    case .view(let number): "/bewaard/\(number)"
    case .subscriptions: "/abonnementen"
    case .subscription(let number): "/abonnementen/\(number)"
    case .log: "/logboek-toegang"
    }
  }
}
