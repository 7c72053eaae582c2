// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

/// The level of a series and its slope by exponential smoothing, the slope damped to nine tenths a month (Holt 1957;
/// Gardner and McKenzie 1985).
struct Trend {
  private static let damping = 0.9

  private let level: Double
  private let slope: Double
  /// The sum of the squared errors it made one month ahead.
  private let squares: Double

  /// - Parameters:
  ///   - history: not empty.
  ///   - levelShare: how much of an error goes into the level.
  ///   - slopeShare: how much of that goes into the slope too.
  init(_ history: [Double], levelShare: Double, slopeShare: Double) {
    var (level, slope, squares) = (history[0], 0.0, 0.0)
    for value in history.dropFirst() {
      let forecast = level + Trend.damping * slope
      let error = value - forecast
      squares += error * error
      level = forecast + levelShare * error
      slope = Trend.damping * slope + levelShare * slopeShare * error
    }
    (self.level, self.slope, self.squares) = (level, slope, squares)
  }

  /// With the shares that would have fitted this history best.
  static func fitted(to history: [Double]) -> Trend {
    var best = Trend(history, levelShare: 0.1, slopeShare: 0.02)
    for levelShare in [0.1, 0.2, 0.35, 0.5, 0.7, 0.9] {
      for slopeShare in [0.02, 0.1, 0.25] {
        let trend = Trend(history, levelShare: levelShare, slopeShare: slopeShare)
        if trend.squares < best.squares { best = trend }
      }
    }
    return best
  }

  /// The number `steps` months after the last.
  func value(steps: Int) -> Double {
    var (sum, left) = (0.0, 1.0)
    for _ in 0..<steps {
      left *= Trend.damping
      sum += left
    }
    return level + slope * sum
  }
}
