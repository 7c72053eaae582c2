// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

/// How a relation (verband) makes one figure out of others (bewerking).
public enum RelationOperation: String, Sendable, CaseIterable {
  /// The operands added up; two or more.
  case sum = "som"
  /// The first operand minus the second.
  case difference = "verschil"
  /// The operands multiplied; two or more.
  case product = "product"
  /// The first operand divided by the second.
  case quotient = "quotient"
  /// The first operand as a percentage of the second: 100 times their quotient.
  case percentage = "percentage"
  /// As many hundredths of the second operand as the first, a percentage, says.
  case percentageOf = "procent-van"
  /// The day so many days or weeks (the second operand, by its unit) after a day (the first).
  case daysAfter = "dagen-na"

  /// Whether the operation is defined on `count` operands.
  public func accepts(operands count: Int) -> Bool {
    switch self {
    case .sum, .product: count >= 2
    case .difference, .quotient, .percentage, .percentageOf, .daysAfter: count == 2
    }
  }

  /// The units (eenheid) in which the second operand of `daysAfter` may stand.
  public static let unitsOfTime: [String: Int] = ["dagen": 1, "weken": 7]
}

/// A relation (verband) between published figures: arithmetic that a reader can follow and a test can check.
public struct Relation: Sendable {
  /// The id, such as `A1`; rules and relations share one set of ids.
  public let id: String
  /// The Dutch term (term) that a page shows as heading.
  public let term: String
  /// What it shows and what to watch for (tekst), in Dutch.
  public let text: String
  /// What is done with the operands (bewerking).
  public let operation: RelationOperation
  /// The ids of the rules and relations it takes (van), in order.
  public let operands: [String]
  /// What the outcome counts (eenheid).
  public let unit: String
  /// The outcome as it should read in Dutch notation (uitkomst), rounded to the decimals shown; for tests only.
  public let expected: String?
  /// The figure that the outcome can be laid beside (vergelijkMet), as `soort/gebied/tijd`.
  public let comparesWith: String?
  /// The rule file in which it stands.
  public let file: String
  /// The line on which it starts, from 1.
  public let line: Int
}
