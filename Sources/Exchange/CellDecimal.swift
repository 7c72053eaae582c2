// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Exact

/// A number with decimals as it stands in a cell: a weight or a score.
enum CellDecimal: Hashable {
  /// The number, exact.
  case value(Fraction)
  /// Empty, or a sign for "not known", such as the point of CBS.
  case unknown
  /// Too long to be reckoned with exactly.
  case tooLarge
  /// Can be read in two ways: 1.234 with a semicolon between the cells.
  case ambiguous
  /// Anything else.
  case unreadable

  /// The most digits before and behind the point together.
  private static let mostDigits = 15
  /// The most digits behind the point.
  private static let mostDecimals = 9

  /// Reads `12`, `0,170`, `-0.026` and `.5`; no signs for thousands.
  ///
  /// - Parameter pointIsDecimal: whether a point is sure to be for decimals, as between cells that a comma parts.
  init(_ text: Substring, pointIsDecimal: Bool) {
    if CellNumber(text) == .unknown {
      self = .unknown
      return
    }
    var digits = text.replacing("\u{2212}", with: "-")[...]
    let isNegative = digits.hasPrefix("-")
    if isNegative || digits.hasPrefix("+") { digits = digits.dropFirst() }
    let parts = digits.split(omittingEmptySubsequences: false) { $0 == "." || $0 == "," }
    let all = parts.joined()
    guard parts.count <= 2, !all.isEmpty, all.utf8.allSatisfy({ (48...57).contains($0) }) else {
      self = .unreadable
      return
    }
    let decimals = parts.count == 2 ? parts[1].utf8.count : 0
    if decimals == 3, digits.contains("."), !pointIsDecimal, let first = parts[0].first, first != "0" {
      self = .ambiguous
      return
    }
    guard all.utf8.count <= CellDecimal.mostDigits, decimals <= CellDecimal.mostDecimals, let number = Int(all) else {
      self = .tooLarge
      return
    }
    var scale = 1
    for _ in 0..<decimals { scale *= 10 }
    self = .value(Fraction(isNegative ? -number : number, scale))
  }
}
