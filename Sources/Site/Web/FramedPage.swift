// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Exact
import Reports

/// A page in its frame, but for when the journal was last brought up to date: that changes with every entry, also where nothing
/// else on the page does.
struct FramedPage: Sendable {
  /// Stands where the moment belongs; no text can have it, since control characters never get through.
  static let mark = "\u{1}"

  private let head: String
  /// What comes after the moment; nil on a page that does not tell it.
  private let tail: String?

  init(_ html: String) {
    // The foot is near the end.
    guard let place = html.utf8.lastIndex(of: FramedPage.mark.utf8.first ?? 0) else {
      (head, tail) = (html, nil)
      return
    }
    (head, tail) = (String(html[..<place]), String(html[html.utf8.index(after: place)...]))
  }

  /// How many bytes it takes.
  var size: Int { head.utf8.count + (tail?.utf8.count ?? 0) }

  /// The page as it is sent.
  func html(updated: Moment?) -> String {
    guard let tail else { return head }
    return head + (updated.map { " Bijgewerkt: \(DutchText.moment($0))." } ?? "") + tail
  }
}
