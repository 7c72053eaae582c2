// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

/// Why signing in through a provider is refused. What stands in it is for the audit log, not for the visitor.
public enum ProviderRefusal: Hashable, Sendable {
  /// The provider gives no answer, or one that nobody can use.
  case unavailable(String)
  /// The sign-in was not begun in this browser, took too long, or was finished before.
  case notBegunHere(String)
  /// The provider lets the person not in, by its own word.
  case refusedThere(String)
  /// The provider is less sure of the person than was asked.
  case levelTooLow
  /// The token cannot be believed.
  case token(TokenFault)
  /// The provider says nothing of the person that gives a right here.
  case noRights
  /// The account is blocked.
  case blocked

  /// The words for it in the audit log.
  public var word: String {
    switch self {
    case .unavailable(let reason): "aanbieder niet te gebruiken: \(reason)"
    case .notBegunHere(let reason): "aanmelding past niet bij deze browser: \(reason)"
    case .refusedThere(let code): "aanbieder weigert: \(code)"
    case .levelTooLow: "acr te laag"
    case .token(let fault): "ID-token geweigerd: \(fault.rawValue)"
    case .noRights: "geen rechten bij deze aanbieder"
    case .blocked: "geblokkeerd"
    }
  }
}
