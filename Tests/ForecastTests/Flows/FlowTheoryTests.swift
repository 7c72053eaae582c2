// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Testing

@testable import Forecast

/// Means and variances against theory, within five standard errors.
@Suite struct FlowTheoryTests {
  private static let paths = 3200

  /// The numbers of all paths in some steps.
  private func values(_ model: FlowModel, _ amount: FlowAmount, at steps: [Int]) throws -> [[Double]] {
    var model = model
    model.gauges = [FlowGauge("it", .amount(amount), marks: steps)]
    let result = try FlowRun(model, paths: FlowTheoryTests.paths, seed: 2026).resultOnOneThread()
    return try steps.map { try #require(result.values(of: "it", step: $0)) }
  }

  private func moments(_ values: [Double]) -> (mean: Double, variance: Double, error: Double, varianceError: Double) {
    let count = Double(values.count)
    let mean = values.reduce(0, +) / count
    let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (count - 1)
    let fourth = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) * ($1 - mean) * ($1 - mean) } / count
    return (mean, variance, (variance / count).squareRoot(), ((fourth - variance * variance) / count).squareRoot())
  }

  private func expect(_ values: [Double], mean: Double, variance: Double, _ name: String = "") {
    let found = moments(values)
    #expect((found.mean - mean).magnitude <= 5 * found.error, "\(name): mean \(found.mean), not \(mean)")
    let difference = (found.variance - variance).magnitude
    #expect(
      difference <= 5 * found.varianceError + 0.001 * variance, "\(name): variance \(found.variance), not \(variance)")
  }

  @Test(arguments: [(4.0, 0.0), (4, 0.3), (400, 0), (400, 0.05), (400, 0.5), (400, 1)])
  func arrivalsAreNegativeBinomial(mean: Double, dispersion: Double) throws {
    var model = FlowModel(steps: 3)
    model.stocks = [FlowStock("a")]
    let series = FlowSeries(bySteps: [0, mean, mean])
    model.flows = [Flow("new", .arrival(mean: series, dispersion: dispersion), to: .stock("a"))]
    let found = try values(model, .flow("new"), at: [0, 1, 2])
    #expect(found[0].allSatisfy { $0 == 0 })
    // Of a gamma factor near the cube of a normal number, two thousandths of the mean may be missing.
    expect(found[1], mean: mean, variance: mean + mean * mean * dispersion * (1 - dispersion * dispersion / 240))
    let independent = zip(found[1], found[2]).map { $0 + $1 }
    expect(
      independent, mean: 2 * mean, variance: 2 * (mean + mean * mean * dispersion * (1 - dispersion * dispersion / 240))
    )
  }

  /// The shock keeps the mean, is skewed upwards, is remembered, and is the same for both arrivals.
  @Test func shocksKeepTheMean() throws {
    var model = FlowModel(steps: 40)
    model.shocks = [FlowShock("level", memory: 0.9, spread: 0.08, jumpChance: 0.05, jumpMean: 0.3)]
    model.stocks = [FlowStock("a"), FlowStock("b")]
    model.flows = [
      Flow("one", .arrival(mean: 10_000, shock: "level"), to: .stock("a")),
      Flow("two", .arrival(mean: 10_000, shock: "level"), to: .stock("b")),
    ]
    let found = try values(model, .flow("one"), at: [0, 30, 31])
    for values in found {
      let moments = moments(values)
      #expect((moments.mean - 10_000).magnitude <= 5 * moments.error, "\(moments)")
      let sorted = values.sorted()
      #expect(sorted[sorted.count / 2] < moments.mean)
    }
    let logarithms = found.map { $0.map { PlainMath.log($0) } }
    // The variance of x after thirty-one steps: that of ε is σ² + 2qJ² − (qJ)².
    let innovation = 0.08 * 0.08 + 2 * 0.05 * 0.3 * 0.3 - (0.05 * 0.3) * (0.05 * 0.3)
    var spread = 0.0
    for _ in 0...30 { spread = 0.81 * spread + innovation }
    let (before, after) = (moments(logarithms[1]), moments(logarithms[2]))
    #expect((before.variance - spread).magnitude < 5 * before.varianceError + 0.002 * spread)
    let product = zip(logarithms[1], logarithms[2]).map { ($0 - before.mean) * ($1 - after.mean) }
    #expect((moments(product).mean - 0.9 * spread).magnitude < 5 * moments(product).error + 0.002 * spread)
    let skew = moments(
      logarithms[1].map {
        let d = $0 - before.mean; return d * d * d
      })
    #expect(skew.mean > 5 * skew.error)
    let other = try values(model, .flow("two"), at: [30])[0]
    #expect(zip(other, found[1]).allSatisfy { ($0 - $1).magnitude < 0.12 * $1 })
  }

  /// A start above the level is there at first and has died out later.
  @Test func theStartDiesOut() throws {
    var model = FlowModel(steps: 60)
    model.shocks = [FlowShock("level", memory: 0.8, spread: 0.01, start: 0.5)]
    model.stocks = [FlowStock("a")]
    model.flows = [Flow("one", .arrival(mean: 10_000, shock: "level"), to: .stock("a"))]
    let found = try values(model, .flow("one"), at: [0, 59]).map { moments($0) }
    #expect((found[0].mean / 10_000 - PlainMath.exp(0.4)).magnitude < 0.002)
    #expect((found[1].mean / 10_000 - 1).magnitude < 0.002)
  }

  @Test func leaksAreBinomial() throws {
    var model = FlowModel(steps: 2)
    model.stocks = [FlowStock("a", initial: 500), FlowStock("b")]
    model.flows = [Flow("go", .leak(from: "a", chance: [0.3, 0]), to: .stock("b"))]
    let found = try values(model, .flow("go"), at: [0, 1])
    expect(found[0], mean: 150, variance: 105)
    #expect(found[1].allSatisfy { $0 == 0 })
    // With a factor for the path: E[p] = 0.1 and Var = E[n p (1 − p)] + n² Var p.
    model.flows = [Flow("go", .leak(from: "a", chance: 0.1, spread: 0.2), to: .stock("b"))]
    let square = 0.01 * PlainMath.exp(0.04)
    expect(
      try values(model, .flow("go"), at: [0])[0], mean: 50, variance: 500 * (0.1 - square) + 250_000 * (square - 0.01))
  }

  /// The time in a delay is a sum of geometric times: mean D, variance D²/k − D.
  @Test(arguments: [(1, 12.0), (3, 12), (4, 30), (2, 2)]) func delaysHaveErlangTimes(stages: Int, mean: Double) throws {
    let steps = Int(mean * 14)
    var model = FlowModel(steps: steps)
    model.stocks = [FlowStock("a", stages: stages)]
    let first = FlowSeries(bySteps: (0..<steps).map { $0 == 0 ? 1000 : 0 })
    for inflowFirst in [true, false] {
      let flows = [
        Flow("in", .arrival(mean: first), to: .stock("a")),
        Flow("out", .delay(from: "a", mean: FlowSeries(mean)), to: .outside),
      ]
      model.flows = inflowFirst ? flows : flows.reversed()
      model.gauges = [FlowGauge("out", .amount(.flow("out"))), FlowGauge("in", .amount(.flow("in")), .total())]
      let result = try FlowRun(model, paths: 128, seed: 8).resultOnOneThread()
      let means = try #require(result.means(of: "out"))
      let units = try #require(result.totals(of: "in")).reduce(0, +)
      let weight = means.reduce(0, +)
      let time = zip(0..., means).reduce(0) { $0 + Double($1.0) * $1.1 } / weight
      let variance = zip(0..., means).reduce(0) { $0 + (Double($1.0) - time) * (Double($1.0) - time) * $1.1 } / weight
      let expected = mean * mean / Double(stages) - mean
      #expect((weight * 128 / units - 1).magnitude < 1e-3, "all have left")
      #expect((time - mean).magnitude <= 5 * (expected / units).squareRoot() + 1e-9)
      // The fourth moment is at most that of the exponential distribution.
      #expect((variance - expected).magnitude <= 5 * expected * (8 / units).squareRoot() + 1e-9)
    }
  }

  /// A steady inflow leads to inflow times duration units (Little), and a start in all stages is steady at once.
  @Test func delaysFollowLittle() throws {
    var model = FlowModel(steps: 60)
    model.stocks = [FlowStock("a", initial: 2000, stages: 4)]
    model.flows = [
      Flow("in", .arrival(mean: 100), to: .stock("a")), Flow("out", .delay(from: "a", mean: 20), to: .outside),
    ]
    for values in try values(model, .stock("a"), at: [5, 59]) {
      #expect((moments(values).mean - 2000).magnitude < 5 * moments(values).error)
    }
  }
}
