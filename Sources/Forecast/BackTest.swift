// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

/// How well forecasts would have done in the past (terugtoets): made anew each month with what was known then, and laid
/// beside what came.
public struct BackTest: Sendable {
  /// Who forecasts.
  public enum Forecaster: Int, CaseIterable, Sendable {
    /// The mixture of this module.
    case model
    /// The last number stays (random walk).
    case randomWalk
    /// The mean of the last twelve months stays.
    case yearMean
    /// Level and trend by exponential smoothing, the trend damped.
    case dampedTrend
  }

  /// How one forecaster did, so many months ahead.
  public struct Result: Hashable, Sendable {
    /// The mean score (CRPS), in the unit of the series; smaller is better.
    public let score: Double
    /// The sum of the absolute errors of the median over the sum of the numbers (WAPE); nil when that sum is zero.
    public let relativeError: Double?
    /// The share of months that fell between the percentiles 5 and 95: near 0.9 when the bands are honest.
    public let coverage: Double
    /// The mean of median less outcome, in the unit of the series: above zero when forecasts were too high.
    public let bias: Double
  }

  /// So many months ahead.
  public let horizon: Int
  /// The origins at which was forecast: how many months had passed.
  public let origins: Range<Int>
  private let results: [Result]

  /// Where the test starts: later than the model could, so that it has learned something.
  private static let usualStart = 48

  /// Forecasts every month of `values`, so many months ahead; nil when the series is too short for that horizon.
  public init?(_ values: [Double], horizon: Int) {
    guard values.count >= BackTest.fewestMonths(horizon: horizon) else { return nil }
    let start = max(BackTest.earliestStart(horizon), min(BackTest.usualStart, values.count / 2))
    let origins = start..<(values.count - horizon + 1)
    let model = RollingForecast(values, horizon: horizon)
    var results: [Result] = []
    for forecaster in Forecaster.allCases {
      let distributions: [Quantiles?]
      if forecaster == .model {
        distributions = origins.map { model.distribution(at: $0) }
      } else {
        let bands = Yardstick.bands(forecaster, values, horizon: horizon)
        distributions = origins.map { bands[$0] }
      }
      let outcomes = origins.map { values[$0 + horizon - 1] }
      guard let result = BackTest.result(distributions, outcomes) else { return nil }
      results.append(result)
    }
    self.horizon = horizon
    self.origins = origins
    self.results = results
  }

  /// A series with fewer months cannot be tested so many months ahead.
  public static func fewestMonths(horizon: Int) -> Int { earliestStart(horizon) + horizon }

  /// By then the model has a handful of errors to learn from.
  private static func earliestStart(_ horizon: Int) -> Int { RollingForecast.firstOrigin + horizon + 6 }

  /// How this forecaster did.
  public func result(of forecaster: Forecaster) -> Result { results[forecaster.rawValue] }

  /// Whether the model scored better than all others.
  public var isModelBest: Bool {
    let scores = Forecaster.allCases.map { result(of: $0).score }
    return scores.dropFirst().allSatisfy { scores[0] < $0 }
  }

  private static func result(_ distributions: [Quantiles?], _ outcomes: [Double]) -> Result? {
    let pairs = zip(distributions, outcomes).compactMap { distribution, outcome in
      distribution.map { (distribution: $0, outcome: outcome) }
    }
    guard pairs.count == outcomes.count, !pairs.isEmpty else { return nil }
    let count = Double(pairs.count)
    let total = pairs.reduce(0) { $0 + $1.outcome.magnitude }
    let error = pairs.reduce(0) { $0 + ($1.distribution.median - $1.outcome).magnitude }
    return Result(
      score: pairs.reduce(0) { $0 + $1.distribution.score(of: $1.outcome) } / count,
      relativeError: total > 0 ? error / total : nil,
      coverage: Double(pairs.count { $0.distribution.covers($0.outcome) }) / count,
      bias: pairs.reduce(0) { $0 + $1.distribution.median - $1.outcome } / count)
  }
}

/// The simple forecasts that a model must beat, each with the errors it made before as its band.
enum Yardstick {
  private static let year = 12

  static func bands(_ forecaster: BackTest.Forecaster, _ values: [Double], horizon: Int) -> [Quantiles?] {
    var said = [Double?](repeating: nil, count: values.count + 1)
    let first = year + 1
    for origin in first...max(first, values.count) where origin <= values.count {
      let history = values[..<origin]
      switch forecaster {
      case .model: break
      case .randomWalk: said[origin] = history.last
      case .yearMean: said[origin] = Extrapolations.mean(history.suffix(year))
      case .dampedTrend: said[origin] = Trend.fitted(to: Array(history)).value(steps: horizon)
      }
    }
    let bounds = Bounds(values)
    let bands = ErrorBands(values, said, horizon: horizon, from: first, use: .asTheyWere).bands
    return bands.enumerated().map { origin, band in band?.map { max(bounds.floor(at: origin), $0) } }
  }
}
