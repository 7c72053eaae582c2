// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

/// A way to extend a monthly series (doortrekken). Each is simple and wrong in its own manner; together they do better.
enum Extrapolation: Int, CaseIterable, Sendable {
  /// The last number stays (random walk).
  case last
  /// A moving level stays.
  case smoothed
  /// The mean of the last year.
  case yearMean
  /// The mean of the last three years.
  case longMean
  /// The level and what is left of its trend, both learned fast.
  case fastTrend
  /// The same, learned at the pace that fitted best so far.
  case fittedTrend
  /// The level of the series without its seasons, with the season of the month.
  case seasonal
  /// The same with a level that moves faster.
  case seasonalFast
  /// From the level without seasons back to the mean of the last year, with the season of the month.
  case reverting
}

/// What all extrapolations of one history say.
struct Extrapolations {
  private static let year = 12
  /// From this many months on there are seasons to see.
  private static let leastForSeasons = 25
  /// How much of a distance from the mean is left after a month.
  private static let damping = 0.85

  private let history: [Double]
  private let fastTrend: Trend
  private let fittedTrend: Trend
  private let seasons: Seasons?

  /// - Precondition: the history is not empty.
  init(_ history: [Double]) {
    self.history = history
    fastTrend = Trend(history, levelShare: 0.9, slopeShare: 0.25)
    fittedTrend = Trend.fitted(to: history)
    seasons = history.count >= Extrapolations.leastForSeasons ? Seasons(history) : nil
  }

  /// The number `steps` months after the last; nil when the history is too short for it.
  func value(_ extrapolation: Extrapolation, steps: Int) -> Double? {
    switch extrapolation {
    case .last: return history[history.count - 1]
    case .smoothed: return Extrapolations.level(of: history, following: 0.4)
    case .yearMean: return Extrapolations.mean(history.suffix(Extrapolations.year))
    case .longMean: return Extrapolations.mean(history.suffix(3 * Extrapolations.year))
    case .fastTrend: return fastTrend.value(steps: steps)
    case .fittedTrend: return fittedTrend.value(steps: steps)
    case .seasonal, .seasonalFast:
      guard let seasons else { return nil }
      let level = Extrapolations.level(of: seasons.adjusted, following: extrapolation == .seasonal ? 0.4 : 0.7)
      return level + seasons.season(steps: steps)
    case .reverting:
      guard let seasons else { return nil }
      var left = 1.0
      for _ in 0..<steps { left *= Extrapolations.damping }
      let mean = Extrapolations.mean(seasons.adjusted.suffix(Extrapolations.year))
      let level = Extrapolations.level(of: seasons.adjusted, following: 0.6)
      return mean + (level - mean) * left + seasons.season(steps: steps)
    }
  }

  /// Simple exponential smoothing: each new number moves the level by `share` of the difference.
  private static func level(of history: [Double], following share: Double) -> Double {
    history.dropFirst().reduce(history[0]) { level, value in level + share * (value - level) }
  }

  static func mean(_ values: some Collection<Double>) -> Double {
    values.reduce(0, +) / Double(values.count)
  }
}

/// What a month of the year adds to the level of a series, and the series without it.
private struct Seasons {
  private static let year = 12
  /// So many years back a season is looked at.
  private static let years = 6
  /// A season is drawn to nothing as if so many years had shown none.
  private static let doubt = 2.0

  let adjusted: [Double]
  private let effects: [Double]

  /// Additive seasons as the mean distance to the centred moving mean over a year.
  init(_ history: [Double]) {
    let (year, half) = (Seasons.year, Seasons.year / 2)
    var distances = Array(repeating: [Double](), count: year)
    for index in half..<(history.count - half) {
      let inner = history[(index - half + 1)...(index + half - 1)].reduce(0, +)
      let mean = (inner + (history[index - half] + history[index + half]) / 2) / Double(year)
      distances[index % year].append(history[index] - mean)
    }
    let raw = distances.map { $0.suffix(Seasons.years) }.map { $0.reduce(0, +) / (Double($0.count) + Seasons.doubt) }
    let mean = Extrapolations.mean(raw)
    let effects = raw.map { $0 - mean }
    self.effects = effects
    adjusted = history.enumerated().map { $0.element - effects[$0.offset % year] }
  }

  /// The effect of the month so many steps after the last.
  func season(steps: Int) -> Double { effects[(adjusted.count - 1 + steps) % Seasons.year] }
}
