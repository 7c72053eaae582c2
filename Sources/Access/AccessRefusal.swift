// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

/// Why the doorkeeper refuses something (weigering).
public enum AccessRefusal: Error, Hashable, Sendable {
  /// Name, password or code is wrong; which of them is told to nobody.
  case signInFailed
  /// Too many tries: wait this many seconds.
  case locked(seconds: Int)
  /// Too many passwords are being checked.
  case busy
  /// The link is wrong, used or too old.
  case invitationInvalid
  /// The password will not do.
  case password(PasswordFault)
  /// The code of the app is wrong.
  case codeWrong
  /// Another account has this name.
  case nameTaken
  /// The name cannot be one to sign in with.
  case nameUnusable
  /// The name of the person is empty or has signs that no name has.
  case titleUnusable
  /// Without this account nobody could manage the accounts.
  case lastAdministrator
  /// There is no such account.
  case unknownAccount
  /// This is for the administrator.
  case notAllowed
  /// The proposer cannot confirm; it takes somebody else of the organisation who may decide.
  case notSecond
  /// The proposal was confirmed or refused already.
  case proposalClosed
  /// Refusing a proposal takes a reason.
  case reasonMissing
  /// A key for a program cannot be made or removed.
  case key(KeyFault)
  /// Something cannot be kept, or followed.
  case follow(FollowFault)
  /// Signing in through a provider is refused.
  case provider(ProviderRefusal)
  /// A provider vouches for the account: rights, password and codes are not ours to give.
  case ofProvider
  /// The store cannot be used; the text says why.
  case store(String)
  /// There is something in the store to which everything is to be brought over.
  case notEmpty
  /// The store does not answer, for a while perhaps; what was asked of it last was not done. The text says why.
  case storeAway(String)
  /// The store went away while something was being kept: it may have been or not.
  case storeUncertain

  /// The word for it in the audit log.
  public var word: String {
    switch self {
    case .signInFailed: "naam, wachtwoord of code onjuist"
    case .locked: "te vaak geprobeerd"
    case .busy: "te druk"
    case .invitationInvalid: "link ongeldig of verlopen"
    case .password: "wachtwoord voldoet niet"
    case .codeWrong: "code onjuist"
    case .nameTaken: "naam bestaat al"
    case .nameUnusable, .titleUnusable: "naam kan niet"
    case .lastAdministrator: "laatste beheerder"
    case .unknownAccount: "account bestaat niet"
    case .notAllowed: "geen beheerder"
    case .notSecond: "geen tweede persoon"
    case .proposalClosed: "voorstel is afgehandeld"
    case .reasonMissing: "reden ontbreekt"
    case .key(let fault): fault.rawValue
    case .follow(let fault): fault.word
    case .provider(let refusal): refusal.word
    case .ofProvider: "account hoort bij een aanbieder"
    case .store, .storeAway: "opslag faalt"
    case .notEmpty: "doel is niet leeg"
    case .storeUncertain: "niet zeker of het gelukt is"
    }
  }
}
