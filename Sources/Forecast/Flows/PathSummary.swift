// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

/// The distribution of one number over the paths.
struct PathSummary: Hashable, Sendable {
  let mean: Double
  let quantiles: [Double]
  /// In the order of the paths, where they are kept.
  let values: [Float]?

  /// - Precondition: there is a path.
  init(_ values: UnsafeBufferPointer<Float>, probabilities: [Double], keepsValues: Bool) {
    mean = PathSummary.sum(values) / Double(values.count)
    let places = probabilities.map { Int($0 * Double(values.count - 1)) }
    let found = OrderStatistics.values(at: places.flatMap { [$0, min($0 + 1, values.count - 1)] }, of: values)
    quantiles = probabilities.indices.map { index in
      FlowResult.quantile(values.count, probabilities[index]) { Double(found[2 * index + $0 - places[index]]) }
    }
    self.values = keepsValues ? Array(values) : nil
  }

  /// In an order that hangs on the places of the paths alone, so that the rounding is the same however they were
  /// divided; eight sums next to each other, because each addition waits for the one before.
  private static func sum(_ values: UnsafeBufferPointer<Float>) -> Double {
    var sums = SIMD8<Double>()
    let whole = values.count / 8 * 8
    for first in stride(from: 0, to: whole, by: 8) {
      for lane in 0..<8 { sums[lane] += Double(values[first &+ lane]) }
    }
    for index in whole..<values.count { sums[index - whole] += Double(values[index]) }
    return sums.sum()
  }
}
