// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

/// Turns one extrapolation into a distribution at every origin: what it said, with the errors it made until then.
struct ErrorBands {
  /// What is done with the errors.
  enum Use {
    /// Each counts the same, in the direction it had.
    case asTheyWere
    /// Later ones count for more, and each in both directions: a rise that was missed says how large an error can be,
    /// but not that the next is a rise again.
    case bothWays
  }

  /// Of an error made a month earlier this much is remembered: half of it after five years.
  private static let memory = 0.988514
  private static let leastErrors = 5

  /// At `origin`, for the number `horizon` months on; nil where too little had happened.
  private(set) var bands: [Quantiles?]

  /// - Parameters:
  ///   - values: the series on the scale of the extrapolation.
  ///   - forecasts: by origin, what was said of `values[origin + horizon - 1]`; nil where nothing was said.
  init(_ values: [Double], _ forecasts: [Double?], horizon: Int, from first: Int, use: Use) {
    bands = Array(repeating: nil, count: values.count + 1)
    var points = WeightedPoints()
    var (weight, count) = (1.0, 0)
    for origin in first...max(first, values.count) where origin < forecasts.count {
      if use == .bothWays { weight /= ErrorBands.memory }
      // The newest error that is known at the origin is that of the forecast made `horizon` months before it.
      if origin >= horizon, let said = forecasts[origin - horizon] {
        let error = values[origin - 1] - said
        points.insert(error, weight: weight)
        if use == .bothWays { points.insert(-error, weight: weight) }
        count += 1
      }
      guard let forecast = forecasts[origin], count >= ErrorBands.leastErrors else { continue }
      bands[origin] = Quantiles(points).map { forecast + $0 }
    }
  }
}
