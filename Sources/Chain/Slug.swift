// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Territory

/// A short name that stays the same (kenmerk) of a location, a housing project or a published forecast: small letters,
/// digits and hyphens, such as `ter-apel`. The form of a code of an area is no short name: the two stand in the same place
/// in the name of a figure.
public struct Slug: Hashable, Sendable {
  /// The name as it is written.
  public let text: String

  /// The longest name.
  public static let longest = 60

  /// The name in this spelling; nil when it has not the form of one.
  public init?(_ text: some StringProtocol) {
    let isPlain = text.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == 45 }
    guard (1...Slug.longest).contains(text.utf8.count), isPlain, text.first != "-", text.last != "-",
      AreaCode(text) == nil
    else { return nil }
    self.text = String(text)
  }
}

extension Slug: Comparable {
  /// In the order of the letters.
  public static func < (left: Slug, right: Slug) -> Bool { left.text < right.text }
}

extension Slug: CustomStringConvertible {
  /// The name itself.
  public var description: String { text }
}
