// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

public import Chain
public import Exact
public import Territory

/// The official table of a half-year beside the law's formula (check C2 of rule R1.5): a slip of the keyboard stands out.
public struct TargetComparison: Sendable {
  /// One municipality of which the two differ by more than rounding can explain.
  public struct Outlier: Sendable {
    /// The municipality.
    public let area: AreaCode
    /// People in the official table.
    public let official: Int
    /// People by the formula.
    public let statutory: Int
  }

  /// Municipalities in the table of which both are known.
  public let compared: Int
  /// How many of them are the same.
  public let equal: Int
  /// The official table less the formula, over the municipalities compared.
  public let difference: Int
  /// The municipalities that differ by more than one, the largest difference first.
  public let outliers: [Outlier]

  /// Compares the municipalities of a half-year.
  public init(_ book: ChainBook, _ halfYear: HalfYear) {
    let pairs = book.territory.municipalities(on: halfYear.firstDay).compactMap { municipality -> Outlier? in
      let ledger = book.ledger(of: municipality.code, in: halfYear)
      guard let official = ledger.official.whole, let statutory = ledger.statutory.whole else { return nil }
      return Outlier(area: municipality.code, official: official, statutory: statutory)
    }
    compared = pairs.count
    equal = pairs.count { $0.official == $0.statutory }
    difference = pairs.reduce(0) { $0 + $1.official - $1.statutory }
    // The formula rounds up, so any other rounding of the same numbers is at most one lower.
    outliers = pairs.filter { abs($0.official - $0.statutory) > 1 }
      .sorted { abs($0.official - $0.statutory) > abs($1.official - $1.statutory) }
  }

  /// The comparison in a few Dutch sentences.
  public func lines(_ territory: Territory) -> [String] {
    guard compared > 0 else { return [] }
    var lines = [
      "Naast de wet gelegd: \(DutchText.whole(equal)) van de \(DutchText.count(compared, "gemeente", "gemeenten")) gelijk; "
        + (difference == 0
          ? "samen zijn tabel en wet even hoog."
          : "de tabel is samen \(DutchText.whole(abs(difference))) \(difference < 0 ? "lager" : "hoger").")
    ]
    if !outliers.isEmpty {
      lines.append("Meer dan 1 verschil bij \(DutchText.count(outliers.count, "gemeente", "gemeenten")). De grootste:")
    }
    lines += outliers.prefix(5).map {
      "  \(territory.name(of: $0.area) ?? "") (\($0.area)): tabel \(DutchText.whole($0.official)), "
        + "wet \(DutchText.whole($0.statutory))"
    }
    return lines
  }
}
