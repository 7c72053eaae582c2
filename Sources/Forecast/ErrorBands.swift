// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

/// Turns one extrapolation into a distribution at every origin: what it said, with the errors it made until then.
struct ErrorBands {
  /// Of an error made a month earlier this much is remembered: half of it after five years.
  private static let memory = 0.988514
  private static let leastErrors = 5

  /// At `origin`, for the number `horizon` months on; nil where too little had happened.
  private(set) var bands: [Quantiles?]

  /// - Parameters:
  ///   - values: the series on the scale of the extrapolation.
  ///   - forecasts: by origin, what was said of `values[origin + horizon - 1]`; nil where nothing was said.
  ///   - memory: what is left of an error after a month; 1 forgets nothing.
  init(_ values: [Double], _ forecasts: [Double?], horizon: Int, from first: Int, memory: Double = ErrorBands.memory) {
    bands = Array(repeating: nil, count: values.count + 1)
    for origin in first...max(first, values.count) where origin < forecasts.count {
      guard let forecast = forecasts[origin] else { continue }
      var errors: [(value: Double, weight: Double)] = []
      var weight = 1.0
      // The newest error that is known at the origin is that of the forecast made `horizon` months before it.
      for past in stride(from: origin - horizon, through: 0, by: -1) {
        if let said = forecasts[past] { errors.append((forecast + values[past + horizon - 1] - said, weight)) }
        weight *= memory
      }
      if errors.count >= ErrorBands.leastErrors { bands[origin] = Quantiles(errors) }
    }
  }
}
