// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

/// Forecasts of one monthly series, so many months ahead, at every month of it: each uses nothing that came later.
///
/// Several extrapolations, on two scales, each with the errors it made before, are mixed into one distribution (linear
/// pool, Stone 1961). Who scored better in the past counts for more, but never alone: the winner of yesterday seldom
/// stays it. Errors of many months ahead were few and alike, so the tails of the mixture are drawn out with the horizon.
public struct RollingForecast: Sendable {
  /// How many months ahead.
  public let horizon: Int
  /// The first origin at which extrapolations are made.
  static let firstOrigin = 14

  /// Of the score of a month earlier this much is remembered: half of it after forty months.
  private static let memory = 0.982821
  /// The scores start as if everyone had had the mean score for so many months.
  private static let doubt = 10.0
  /// How much the tails are drawn out, for each month that the horizon is more than one.
  private static let tail = 0.065

  private let members: [[Quantiles?]]
  private let scores: [[Double?]]
  private let floor: Floor

  /// - Parameters:
  ///   - values: the numbers of successive months, oldest first.
  ///   - horizon: how many months ahead, at least 1.
  public init(_ values: [Double], horizon: Int) {
    precondition(horizon >= 1, "a forecast is about a later month")
    self.horizon = horizon
    let floor = Floor(values)
    self.floor = floor
    members = Scale.allCases.flatMap { scale in
      // There is no root of a number below zero: that scale ends where the first one came.
      let known = scale == .root ? Array(values[..<floor.end]) : values
      return RollingForecast.members(known.map(scale.scaled), horizon: horizon).map { bands in
        let unscaled = bands.enumerated().map { origin, band in
          band?.map { max(floor.value(at: origin), scale.unscaled($0)) }
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
    return said.map { ErrorBands(values, $0, horizon: horizon, from: firstOrigin).bands }
  }

  /// What is expected, at the end of the first `origin` months, of the month that lies `horizon` months on; nil when
  /// too little had happened by then.
  public func distribution(at origin: Int) -> Quantiles? {
    guard members.first.map({ $0.indices.contains(origin) }) ?? false else { return nil }
    let weights = weights(at: origin)
    var points: [(value: Double, weight: Double)] = []
    for (bands, weight) in zip(members, weights) {
      guard let band = bands[origin] else { continue }
      for value in band.values { points.append((value, weight)) }
    }
    guard !points.isEmpty else { return nil }
    return drawnOut(Quantiles(points)).map { max(floor.value(at: origin), $0) }
  }

  /// How much each member counts: a power of the best mean score over its own. Scores of one month ahead are many and
  /// say more than those of a year ahead, that share nearly all their months with their neighbours.
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
      return horizon == 1 ? square * square : square
    }
  }

  private func drawnOut(_ mixture: Quantiles) -> Quantiles {
    let median = mixture.median
    let growth = RollingForecast.tail * Double(horizon - 1)
    let values = mixture.values.enumerated().map { index, value in
      let side = 2 * Double(index + 1) / Double(Quantiles.count + 1) - 1
      return median + (value - median) * (1 + growth * side * side)
    }
    return Quantiles(values)
  }
}

/// A series that was never below zero is not expected to go there; until it does.
struct Floor {
  /// The place of the first number below zero; the end of the series when there is none.
  let end: Int

  init(_ values: [Double]) {
    end = values.firstIndex { $0 < 0 } ?? values.count
  }

  /// The least that is expected at this origin.
  func value(at origin: Int) -> Double { origin <= end ? 0 : -.infinity }
}
