// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

/// Forecasts of one monthly series, so many months ahead, at every month of it: each uses nothing that came later.
///
/// Several extrapolations, on two scales, each with the errors it made before, are mixed into one distribution (linear
/// pool, Stone 1961). Who scored better in the past counts for more, but never alone: the winner of yesterday seldom
/// stays it. The tails of the mixture are drawn out or in as its bands were missed more or less often than they should.
public struct RollingForecast: Sendable {
  /// How many months ahead.
  public let horizon: Int
  /// The first origin at which extrapolations are made.
  static let firstOrigin = 14

  /// Of the score of a month earlier this much is remembered: half of it after forty months.
  private static let memory = 0.982821
  /// The scores start as if everyone had had the mean score for so many months.
  private static let doubt = 10.0
  private let members: [[Quantiles?]]
  private let scores: [[Double?]]
  private var distributions: [Quantiles?] = []

  /// - Parameters:
  ///   - values: the numbers of successive months, oldest first.
  ///   - horizon: how many months ahead, at least 1.
  public init(_ values: [Double], horizon: Int) {
    precondition(horizon >= 1, "a forecast is about a later month")
    self.horizon = horizon
    let bounds = Bounds(values)
    members = Scale.allCases.flatMap { scale in
      // There is no logarithm of a number below zero: that scale ends where the first one came.
      let known = scale == .logarithm ? Array(values[..<bounds.end]) : values
      return RollingForecast.members(known.map(scale.scaled), horizon: horizon).map { bands in
        let unscaled = bands.enumerated().map { origin, band in
          band?.map { max(bounds.floor(at: origin), min(scale.unscaled($0), bounds.ceiling(at: origin, on: scale))) }
        }
        return unscaled + Array(repeating: nil, count: values.count - known.count)
      }
    }
    scores = members.map { bands in
      bands.enumerated().map { origin, band in
        let month = origin + horizon - 1
        return month < values.count ? band?.score(of: values[month]) : nil
      }
    }
    var growth = TailGrowth(horizon: horizon)
    for origin in 0...values.count {
      if origin > horizon, let earlier = distributions[origin - horizon] {
        growth.learn(isCovered: earlier.covers(values[origin - 1]))
      }
      distributions.append(mixture(at: origin).map { growth.drawn($0).map { max(bounds.floor(at: origin), $0) } })
    }
  }

  /// The bands of each extrapolation by origin.
  private static func members(_ values: [Double], horizon: Int) -> [[Quantiles?]] {
    guard values.count >= firstOrigin else { return [] }
    var said = Extrapolation.allCases.map { _ in [Double?](repeating: nil, count: values.count + 1) }
    for origin in firstOrigin...values.count {
      let extrapolations = Extrapolations(Array(values[..<origin]))
      for extrapolation in Extrapolation.allCases {
        said[extrapolation.rawValue][origin] = extrapolations.value(extrapolation, steps: horizon)
      }
    }
    return said.map { ErrorBands(values, $0, horizon: horizon, from: firstOrigin, use: .bothWays).bands }
  }

  /// What is expected, at the end of the first `origin` months, of the month that lies `horizon` months on; nil when
  /// too little had happened by then.
  public func distribution(at origin: Int) -> Quantiles? {
    distributions.indices.contains(origin) ? distributions[origin] : nil
  }

  private func mixture(at origin: Int) -> Quantiles? {
    guard origin >= RollingForecast.firstOrigin else { return nil }
    let weights = weights(at: origin)
    var points: [(value: Double, weight: Double)] = []
    for (bands, weight) in zip(members, weights) {
      guard let band = bands[origin] else { continue }
      for value in band.values { points.append((value, weight)) }
    }
    return points.isEmpty ? nil : Quantiles(WeightedPoints(points))
  }

  /// How much each member counts: the sixth power of the best mean score over its own.
  private func weights(at origin: Int) -> [Double] {
    let known = scores.map { $0.prefix(max(0, origin - horizon + 1)) }
    let all = known.joined().compactMap(\.self)
    let mean = all.isEmpty ? 1 : all.reduce(0, +) / Double(all.count)
    let means = known.map { scores in
      var (sum, count, weight) = (RollingForecast.doubt * mean, RollingForecast.doubt, 1.0)
      for score in scores.reversed() {
        if let score {
          sum += weight * score
          count += weight
        }
        weight *= RollingForecast.memory
      }
      return sum / count
    }
    let best = means.min() ?? 1
    return means.map { mean in
      // A series that never moved is forecast without any error.
      let square = mean > 0 ? best / mean * (best / mean) : 1
      return square * square * square
    }
  }
}
