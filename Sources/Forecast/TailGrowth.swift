// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

/// How far the tails of forecasts are drawn out or in, learned from the outcomes that fell outside of their bands
/// (adaptive conformal inference, Gibbs and Candès 2021).
struct TailGrowth {
  /// The share of outcomes that should fall outside of the percentiles 5 and 95.
  private static let misses = 0.1
  /// How much one outcome teaches.
  private static let pace = 0.1
  /// Where it starts, for each month that the horizon is more than one: errors of many months ahead were few and alike.
  private static let start = 0.02
  /// Half as wide, and twice as wide.
  private static let range = -0.5...1.0

  /// How much further than without it the percentiles 5 and 95 lie from the median, as a part of that distance.
  private var growth: Double

  init(horizon: Int) {
    growth = TailGrowth.start * Double(horizon - 1)
  }

  /// Takes in whether an outcome fell within the band that was drawn for it.
  mutating func learn(isCovered: Bool) {
    let learned = growth + TailGrowth.pace * ((isCovered ? 0 : 1) - TailGrowth.misses)
    growth = min(max(learned, TailGrowth.range.lowerBound), TailGrowth.range.upperBound)
  }

  /// The middle of the distribution is left nearly as it is: only the tails are drawn. Percentiles that lie close
  /// together can pass each other when they are drawn in, and are put in order again.
  func drawn(_ mixture: Quantiles) -> Quantiles {
    let median = mixture.median
    let values = mixture.values.enumerated().map { index, value in
      let side = (2 * Double(index + 1) / Double(Quantiles.count + 1) - 1) / (1 - TailGrowth.misses)
      return median + (value - median) * (1 + growth * side * side * side * side)
    }
    return Quantiles(values.sorted())
  }
}
