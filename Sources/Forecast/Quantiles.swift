// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

/// What is expected of one number: the ninety-nine percentiles of its distribution, from 1 % to 99 %.
public struct Quantiles: Hashable, Sendable {
  /// The percentiles in order; `values[0]` is that of 1 %.
  public let values: [Double]

  /// How many percentiles there are.
  static let count = 99

  init(_ values: [Double]) {
    precondition(values.count == Quantiles.count, "a distribution has ninety-nine percentiles")
    self.values = values
  }

  /// The percentile of `percent`, from 1 to 99.
  public func percentile(_ percent: Int) -> Double { values[percent - 1] }

  /// Half of what can happen lies below it.
  public var median: Double { percentile(50) }

  /// The continuous ranked probability score (CRPS) when `outcome` came: how far the distribution lay from it, in the
  /// unit of the number; smaller is better. For a distribution on one point it is the absolute error.
  ///
  /// Twice the mean of the pinball losses over the percentiles, an approximation of the integral (Gneiting and Raftery
  /// 2007, equation 23; Laio and Tamea 2007).
  public func score(of outcome: Double) -> Double {
    var sum = 0.0
    for (index, value) in values.enumerated() {
      let level = Double(index + 1) / Double(Quantiles.count + 1)
      sum += outcome >= value ? level * (outcome - value) : (1 - level) * (value - outcome)
    }
    return 2 * sum / Double(Quantiles.count)
  }

  /// Whether `outcome` lies between the percentiles 5 and 95, or on one of them but for rounding.
  public func covers(_ outcome: Double) -> Bool {
    let room = 1e-9 * max(1, outcome.magnitude)
    return percentile(5) <= outcome + room && outcome - room <= percentile(95)
  }
}

/// Points that each count for something, in order.
struct WeightedPoints {
  /// Equal values in the order of their weights, so that the outcome does not hang on the order in which they came.
  fileprivate private(set) var sorted: [(value: Double, weight: Double)] = []

  init() {}

  init(_ points: [(value: Double, weight: Double)]) {
    sorted = points.sorted { ($0.value, $0.weight) < ($1.value, $1.weight) }
  }

  mutating func insert(_ value: Double, weight: Double) {
    var places = 0..<sorted.count
    while !places.isEmpty {
      let middle = places.lowerBound + places.count / 2
      let isBefore = (sorted[middle].value, sorted[middle].weight) < (value, weight)
      places = isBefore ? middle + 1..<places.upperBound : places.lowerBound..<middle
    }
    sorted.insert((value, weight), at: places.lowerBound)
  }
}

extension Quantiles {
  /// The percentiles of weighted points, with straight lines between the middles of their weights.
  ///
  /// - Precondition: there is a point, and the weights are above zero.
  init(_ points: WeightedPoints) {
    let sorted = points.sorted
    let total = sorted.reduce(0) { $0 + $1.weight }
    var values: [Double] = []
    values.reserveCapacity(Quantiles.count)
    var index = 0
    var middle = sorted[0].weight / 2
    var before = middle
    for percent in 1...Quantiles.count {
      let wanted = Double(percent) / Double(Quantiles.count + 1) * total
      while index < sorted.count - 1, middle < wanted {
        before = middle
        middle += (sorted[index].weight + sorted[index + 1].weight) / 2
        index += 1
      }
      guard index > 0, middle >= wanted else {
        values.append(sorted[index].value)
        continue
      }
      let share = (wanted - before) / (middle - before)
      values.append(sorted[index - 1].value + share * (sorted[index].value - sorted[index - 1].value))
    }
    self.init(values)
  }

  /// The percentiles after each is changed; the order of the values must stay.
  func map(_ change: (Double) -> Double) -> Quantiles { Quantiles(values.map(change)) }
}
