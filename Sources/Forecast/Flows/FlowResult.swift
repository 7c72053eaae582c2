// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

/// What a run found, by the names of the gauges. A question about a gauge that does not keep it gives nil.
public struct FlowResult: Hashable, Sendable {
  /// How many paths were run.
  public let paths: Int
  /// How many steps.
  public let steps: Int
  /// The probabilities of the quantiles.
  public let probabilities: [Double]

  var summaries: [String: [PathSummary]] = [:]
  var sums: [String: [Double]] = [:]
  var parts: [String: [Double]] = [:]

  init(paths: Int, steps: Int, probabilities: [Double]) {
    (self.paths, self.steps, self.probabilities) = (paths, steps, probabilities)
  }

  /// The quantiles of a gauge over the paths, by step and then in the order of `probabilities`.
  ///
  /// Between two paths they lie on a straight line: type 7 of Hyndman and Fan (1996).
  public func quantiles(of gauge: String) -> [[Double]]? { summaries[gauge]?.map(\.quantiles) }

  /// The mean of a gauge over the paths, by step.
  public func means(of gauge: String) -> [Double]? { summaries[gauge]?.map(\.mean) }

  /// The share of the paths for which a gauge holds, by step.
  public func shares(of gauge: String) -> [Double]? { parts[gauge] }

  /// The number of every path, in order, in a step that is marked.
  public func values(of gauge: String, step: Int) -> [Double]? {
    guard let summary = summaries[gauge], summary.indices.contains(step) else { return nil }
    return summary[step].values?.map { Double($0) }
  }

  /// The sum over the steps of every path, in order.
  public func totals(of gauge: String) -> [Double]? { sums[gauge] }

  /// The quantiles of any numbers, for instance of differences between two runs, path by path; type 7.
  ///
  /// - Precondition: there is a number, and the probabilities lie from 0 to 1.
  public static func quantiles(of values: [Double], probabilities: [Double]) -> [Double] {
    let sorted = values.sorted()
    return probabilities.map { probability in quantile(sorted.count, probability) { sorted[$0] } }
  }

  /// A quantile of so many numbers in order.
  static func quantile(_ count: Int, _ probability: Double, _ number: (Int) -> Double) -> Double {
    precondition(count > 0 && probability >= 0 && probability <= 1, "no numbers, or no probability")
    let place = probability * Double(count - 1)
    let below = Int(place)
    let low = number(below)
    guard below + 1 < count else { return low }
    return low + (place - Double(below)) * (number(below + 1) - low)
  }
}
