// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Forecast
import Foundation

/// A full model of stocks and flows on ten thousand paths; `flows.py` is the same model in numpy.
enum FlowBenchmark {
  static func run(_ paths: Int) async throws {
    let model = model()
    var bits: [FlowResult] = []
    for threads in [1, 2] {
      let run = try FlowRun(model, paths: paths, seed: 2026, threads: threads)
      let times = try await Measure.seconds(7) { await run.result() }
      Measure.report("\(paths) paths × \(model.steps) steps, \(threads) thread(s)", times)
      bits.append(await run.result())
    }
    try expect(bits[0] == bits[1], "any number of threads finds the same")
    let last = model.steps - 1
    for gauge in ["waiting", "ready", "short"] {
      let mean = bits[0].means(of: gauge)?[last] ?? 0
      Measure.line("  mean of \(gauge) in the last step", String(format: "%.1f", mean))
    }
    Measure.line("  peak memory", "\(try Measure.peakMegabytes()) MB")
  }

  /// Twelve flows, two delays of three stages and one of two, a policy, eight gauges by step.
  static func model(steps: Int = 260) -> FlowModel {
    var model = FlowModel(steps: steps)
    let season = (0..<steps).map { 1 + 0.2 * sin(2 * Double.pi * Double($0) / 52) }
    model.shocks = [FlowShock("level", memory: 0.96, spread: 0.04, jumpChance: 0.01, jumpMean: 0.2)]
    model.stocks = [
      FlowStock("waiting", initial: 30_000, spread: 500, stages: 3), FlowStock("ready", initial: 8000),
      FlowStock("leaving", initial: 4000, stages: 2), FlowStock("coming", initial: 9000, stages: 3),
      FlowStock("guests", initial: 2000),
    ]
    model.flows = flows(season)
    model.capacities = [capacity]
    let inside: FlowAmount = .stock("waiting") + .stock("ready") + .stock("leaving") + .stock("guests")
    model.gauges = [
      FlowGauge("waiting", .amount(.stock("waiting"))), FlowGauge("ready", .amount(.stock("ready"))),
      FlowGauge("leaving", .amount(.stock("leaving"))), FlowGauge("coming", .amount(.stock("coming"))),
      FlowGauge("inside", .amount(inside)), FlowGauge("places", .amount(.capacity("places"))),
      FlowGauge("short", .excess(inside - .capacity("places"))),
      FlowGauge("decided", .amount(.flow("decided"))),
      FlowGauge("full steps", .isPositive(inside - .capacity("places")), .total()),
      FlowGauge("used", .least(inside, .capacity("places")), .total()),
    ]
    return model
  }

  private static func flows(_ season: [Double]) -> [Flow] {
    [
      Flow(
        "new", .arrival(mean: FlowSeries(bySteps: season.map { 650 * $0 }), dispersion: 0.01, shock: "level"),
        to: .stock("waiting")),
      Flow(
        "again", .arrival(mean: FlowSeries(bySteps: season.map { 60 * $0 }), dispersion: 0.02, shock: "level"),
        to: .stock("waiting")),
      Flow("invited", .arrival(mean: 40, dispersion: 0), to: .stock("ready")),
      Flow("withdrawn", .leak(from: "waiting", chance: 0.001), to: .outside),
      Flow(
        "decided", .delay(from: "waiting", mean: 45, spread: 0.1),
        to: .split([("ready", 0.6), ("leaving", 0.3), (nil, 0.1)], spread: 0.1)),
      Flow("family", .induced(by: "decided", to: "ready", ratio: 0.6, spread: 0.1), to: .stock("coming")),
      Flow("arrived", .delay(from: "coming", mean: 40), to: .split([("ready", 0.8), (nil, 0.2)])),
      Flow(
        "placed", .drawn(from: "ready", wanted: 620, pathSpread: 0.1, stepSpread: 0.1, carriesOver: true),
        to: .outside),
      Flow("moved out", .leak(from: "ready", chance: 0.004), to: .stock("guests")),
      Flow("left", .delay(from: "leaving", mean: 30), to: .outside),
      Flow("gone", .leak(from: "leaving", chance: 0.006, spread: 0.2), to: .outside),
      Flow("returned", .leak(from: "guests", chance: 0.01), to: .split([("ready", 0.5), (nil, 0.5)])),
    ]
  }

  private static var capacity: FlowCapacity {
    FlowCapacity(
      "places", initial: 44_000,
      policy: FlowPolicy(
        interval: 4, openingLead: 26, closingLead: 13, watching: ["waiting", "ready", "leaving", "guests"],
        lookingBack: 13
      ) { view in
        var (now, before) = (0, 0)
        for stock in 0..<4 {
          now += view[stock]
          before += view[stock, back: 13]
        }
        let expected = now + (now - before) / 2
        let short = expected - view.capacity - view.opening + view.closing
        return short > 0 ? short / 4 : short / 8
      })
  }
}
