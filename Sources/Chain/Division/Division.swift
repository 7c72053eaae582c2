// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

public import Exact
public import Rulebook
public import Territory

/// A division (verdeling): who gets how much, and what it was made from.
public struct Division: Sendable {
  /// One that takes part.
  public struct Party: Sendable {
    /// The code.
    public let code: String
    /// The area; nil for a name in a table of the user's own.
    public let area: AreaCode?
    /// The name.
    public let name: String
    /// What it weighs, and from what.
    public let weight: Figure
    /// What it has already, and from what; nil when what stands does not count.
    public let standing: Figure?
    /// Its inhabitants, to compare loads by; unknown for a name in a table of the user's own.
    public let inhabitants: Figure
  }

  /// What was asked.
  public let request: DivisionRequest
  /// The name of the key as it was asked, or of the table.
  public let keyName: String
  /// The rules that say what the key and its method are; empty for a key in words.
  public let rules: [RuleVersion]
  /// What the sum was made from.
  public let input: DivisionInput
  /// Those who take part, in the order of the input.
  public let parties: [Party]
  /// What each gets besides what stands, in the same order.
  public let shares: [Int]
  /// Where parties had an equal claim: the greater weight goes before, and then the first code; when loads are
  /// levelled the smaller weight.
  public let ties: [DivisionInput.Tie]
  /// Whether it is proven that no better division exists: always, unless sites of a smallest size hardly fit.
  public let isProven: Bool

  /// How much was divided in all.
  public var given: Int { shares.reduce(0, +) }
  /// The whole less what was divided: below zero when rounding gave more.
  public var rest: Int { input.total - given }

  /// The division to keep under a name, with all that it was made from.
  public func kept(as id: Slug, title: String, on day: Day) -> KeptDivision {
    KeptDivision(id: id, title: title, day: day, key: keyName, level: request.level, input: input, shares: shares)
  }

  /// A line of a table of the division: an area with all of it that takes part.
  public struct Line: Sendable {
    /// The code.
    public let code: String
    /// The area; nil for a name in a table of the user's own.
    public let area: AreaCode?
    /// The name.
    public let name: String
    /// What its parts weigh together.
    public let weight: Fraction
    /// What its parts have already.
    public let standing: Int
    /// What its parts get besides.
    public let share: Int
  }

  /// A line for each that takes part.
  public var lines: [Line] {
    zip(parties, zip(input.parties, shares)).map { party, sum in
      Line(
        code: party.code, area: party.area, name: party.name, weight: sum.0.weight, standing: sum.0.standing,
        share: sum.1)
    }
  }

  /// A line for each larger area, with the sums of those within it.
  ///
  /// - Parameter group: the larger area of an area.
  public func lines(by group: (AreaCode) -> Area?) -> [Line] {
    var sums: [AreaCode: Line] = [:]
    for line in lines {
      guard let area = line.area.flatMap(group) else { continue }
      let before = sums[area.code]
      sums[area.code] = Line(
        code: area.code.description, area: area.code, name: area.name,
        weight: (before?.weight ?? Fraction(0)) + line.weight, standing: (before?.standing ?? 0) + line.standing,
        share: (before?.share ?? 0) + line.share)
    }
    return sums.values.sorted { $0.code < $1.code }
  }
}
