// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Exact
import Forecast

/// What a monthly series of newcomers says of the weeks to come (instroom): level, season and how unsure the level is.
///
/// The months are a part of all newcomers, of which each month is published; `scale` makes them all.
struct InflowIndex: Sendable {
  /// Newcomers a week on average over the last twelve months, all of them.
  let weekly: Double
  /// How much each calendar month lies above the mean of its year, January first; together 12.
  let season: [Double]
  /// The logarithm of the last three months, without season, over the last twelve.
  let start: Double
  /// What is left after a week of a deviation from the level.
  let weeklyMemory: Double
  /// The standard deviation of the change of the logarithm in a week.
  let weeklySpread: Double

  /// Weeks in a month on average: the Gregorian calendar has 146,097 days in 4,800 months.
  static let weeksInMonth = 146_097.0 / 4_800 / 7
  /// Fewer months than this say nothing of a season and a year ahead.
  static let fewestMonths = 36

  /// - Parameters:
  ///   - months: newcomers in successive months, oldest first; at least `fewestMonths`.
  ///   - last: the last month.
  ///   - scale: all newcomers for each one in the months.
  ///   - seasonYears: how many years of months give the season.
  init(_ months: [Double], last: Month, scale: Double, seasonYears: Int) {
    precondition(months.count >= InflowIndex.fewestMonths, "three years of months")
    let season = InflowIndex.season(of: months, last: last, years: seasonYears)
    self.season = season
    let plain = months.enumerated().map { index, value in
      // A month without anybody has no logarithm.
      max(value, 1) / season[last.adding(months: index + 1 - months.count).month - 1]
    }
    let year = plain.suffix(12).reduce(0, +) / 12
    weekly = scale * year / InflowIndex.weeksInMonth
    start = PlainMath.log(plain.suffix(3).reduce(0, +) / 3 / year)
    let changes = zip(plain, plain.dropFirst()).map { PlainMath.log($1 / $0) }
    let monthly = InflowIndex.meanSquare(changes)
    // Sums of twelve months, back from the last: how far they lay from the twelve before.
    let years = stride(from: plain.count, through: 12, by: -12).map { end in
      plain[(end - 12)..<end].reduce(0, +)
    }
    let yearly = InflowIndex.meanSquare(zip(years, years.dropFirst()).map { PlainMath.log($0 / $1) })
    // Of x(t) = m·x(t−1) + ε the variance is that of ε over 1 − m²: in the long run that of a year, in a month that of a
    // month. Months that swing more than years say that nothing of a deviation stays.
    let memory = monthly < yearly ? (1 - monthly / yearly).squareRoot() : 0
    weeklyMemory = memory > 0 ? PlainMath.exp(PlainMath.log(memory) / InflowIndex.weeksInMonth) : 0
    weeklySpread = (yearly * (1 - weeklyMemory * weeklyMemory)).squareRoot()
  }

  /// Newcomers expected in a week that starts on `day`.
  func expected(from day: Day) -> Double {
    weekly * season[Month(containing: day.adding(days: 3)).month - 1]
  }

  /// The mean ratio of each calendar month to its year, over whole years back from the last month, as if two more years
  /// had shown no season.
  private static func season(of months: [Double], last: Month, years: Int) -> [Double] {
    let whole = min(years, months.count / 12)
    var sums = [Double](repeating: 2, count: 12)
    for back in 0..<whole {
      let end = months.count - back * 12
      let year = months[(end - 12)..<end]
      let mean = year.reduce(0, +) / 12
      for (offset, value) in year.enumerated() where mean > 0 {
        sums[last.adding(months: offset + 1 - 12).month - 1] += value / mean
      }
    }
    let total = sums.reduce(0, +)
    return sums.map { $0 * 12 / total }
  }

  private static func meanSquare(_ values: [Double]) -> Double {
    values.isEmpty ? 0 : values.reduce(0) { $0 + $1 * $1 } / Double(values.count)
  }
}
