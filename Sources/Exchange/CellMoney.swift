// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

public import Exact

/// An amount of money as it stands in a cell, in whole eurocents.
enum CellMoney: Hashable {
  /// So many eurocents.
  case cents(Int)
  /// Empty, or a sign for "not known".
  case unknown
  /// Below zero.
  case negative
  /// Beyond every amount.
  case tooLarge
  /// Anything else, or what can be read in two ways.
  case unreadable

  /// Amounts up to a thousand billion euros.
  private static let most = 999_999_999_999

  /// Reads `1250000`, `1.250.000`, `1 250 000`, `1.250.000,50`, `€ 1.250.000` and `1.250.000,-`.
  ///
  /// Cents are two digits behind a comma. A point is for thousands; what could be either is not guessed at.
  init(_ text: Substring) {
    var whole = text
    for sign in ["€", "EUR", "eur"] where whole.hasPrefix(sign) {
      whole = Fold.trimmed(String(whole.dropFirst(sign.count)))
    }
    var cents = 0
    if let comma = whole.lastIndex(of: ",") {
      let behind = whole[whole.index(after: comma)...]
      guard let read = Self.cents(behind) else {
        self = .unreadable
        return
      }
      cents = read
      whole = whole[..<comma]
      guard whole.last?.isASCII == true, whole.last?.isNumber == true, !whole.contains(",") else {
        self = .unreadable
        return
      }
    }
    switch CellNumber(whole, most: Self.most) {
    case .unknown: self = .unknown
    case .value where whole.hasPrefix("-") || whole.hasPrefix("\u{2212}"): self = .negative
    case .value(let euros): self = .cents(euros * 100 + cents)
    case .tooLarge: self = .tooLarge
    case .fractional, .unreadable: self = .unreadable
    }
  }

  private static func cents(_ text: Substring) -> Int? {
    if ["-", "--", "\u{2013}", "\u{2014}"].contains(text) { return 0 }
    guard text.utf8.count == 2, text.utf8.allSatisfy({ $0 >= 48 && $0 <= 57 }) else { return nil }
    return Int(text)
  }
}

extension Money {
  /// The amount as people write it, such as `1.250.000,50`; nil for anything else, and below zero.
  public init?(dutch text: String) {
    guard case .cents(let cents) = CellMoney(text[...]) else { return nil }
    self.init(cents: cents)
  }
}
