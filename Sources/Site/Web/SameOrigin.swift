// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Hummingbird

/// Whether a form was sent from a page of ours, and whether the site was called by the name of this computer.
enum SameOrigin {
  /// A browser says where a form comes from, in one of two headers. A request without either is no form of ours.
  static func allows(_ request: Request) -> Bool {
    if let site = request.headers[SiteHeaders.name("Sec-Fetch-Site")] { return site == "same-origin" }
    guard let origin = request.headers[SiteHeaders.name("Origin")], let host = request.head.authority,
      let separator = origin.firstRange(of: "://")
    else { return false }
    return origin[separator.upperBound...].lowercased() == host.lowercased()
  }

  /// Whether the name by which the site was called means this computer. A page elsewhere that lets its own name point
  /// at this computer is kept out by it.
  static func isLocalHost(_ authority: String?) -> Bool {
    guard let authority = authority?.lowercased() else { return false }
    let host: Substring
    if authority.hasPrefix("["), let end = authority.firstIndex(of: "]") {
      host = authority[...end]
    } else {
      host = authority.prefix { $0 != ":" }
    }
    return host == "localhost" || host == "127.0.0.1" || host == "[::1]"
  }
}

extension Refusal {
  static let method = Refusal(
    status: 405, problem: "Dit kan niet op deze pagina.", advice: "Open de pagina opnieuw en gebruik de knoppen daar.")
  static let unreadable = Refusal(
    status: 400, problem: "In het adres of het formulier staan tekens die niet te lezen zijn.",
    advice: "Begin opnieuw bij de eerste pagina.")
  static let foreign = Refusal(
    status: 403, problem: "Dit formulier is niet vanaf deze website gestuurd. Er is niets vastgelegd.",
    advice: "Open het formulier op deze website en vul het daar in.")
}
