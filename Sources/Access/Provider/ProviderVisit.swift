// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Exact

/// One sign-in through a provider, from leaving to coming back.
///
/// Everything follows from the ticket in a cookie of the browser: the state that the provider gives back, the nonce in its
/// token, and the verifier with which the code is exchanged (PKCE). Who sees one of them does not know the ticket, and nothing
/// of it has to be kept here, however many people begin.
struct ProviderVisit: Sendable {
  let ticket: String
  let code: String
  let begun: Moment

  /// How long somebody may take.
  static let lifetime: Int64 = 10 * 60_000

  /// A sign-in that begins.
  init(code: String, now: Moment) {
    self.code = code
    begun = now
    ticket = "\(code).\(now.milliseconds).\(Secrets.token())"
  }

  /// The sign-in of a ticket; nil when it has another form.
  init?(ticket: String) {
    let parts = ticket.split(separator: ".", omittingEmptySubsequences: false)
    guard ticket.utf8.count <= 100, parts.count == 3, let begun = Int64(parts[1]), begun > 0,
      Base64URL.bytes(parts[2])?.count == 32
    else { return nil }
    self.ticket = ticket
    code = String(parts[0])
    self.begun = Moment(milliseconds: begun)
  }

  /// How far the clock of another server of the same site may be ahead.
  private static let skew: Int64 = 60_000

  /// Whether it began not too long ago.
  func holds(at now: Moment) -> Bool {
    (-ProviderVisit.skew..<ProviderVisit.lifetime).contains(now.milliseconds - begun.milliseconds)
  }

  var state: String { part("state") }
  var nonce: String { part("nonce") }
  var verifier: String { part("verifier") }
  var challenge: String { Base64URL.text(Secrets.sha256(Array(verifier.utf8))) }

  private func part(_ name: String) -> String {
    Base64URL.text(Secrets.sha256(Array("regietafel aanbieder \(name) \(ticket)".utf8)))
  }
}
