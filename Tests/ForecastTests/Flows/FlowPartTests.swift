// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Testing

@testable import Forecast

/// Flows that follow from a plan or from other flows, and places.
@Suite struct FlowPartTests {
  private func result(_ model: FlowModel, _ amounts: [String: FlowAmount], paths: Int = 640) throws -> FlowResult {
    var model = model
    model.gauges = amounts.sorted { $0.key < $1.key }.map {
      FlowGauge($0.key, .amount($0.value), marks: Array(0..<model.steps))
    }
    return try FlowRun(model, paths: paths, seed: 4).resultOnOneThread()
  }

  private func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(values.count) }

  @Test func sharesDifferByPathButNotByStep() throws {
    var model = FlowModel(steps: 2)
    model.stocks = [FlowStock("a", initial: 2_000_000), FlowStock("b"), FlowStock("c")]
    model.flows = [
      Flow("go", .leak(from: "a", chance: 0.5), to: .split([("b", 0.7), ("c", 0.2), (nil, 0.1)], spread: 0.4))
    ]
    let result = try result(
      model, ["go": .flow("go"), "b": .flow("go", to: "b"), "c": .flow("go", to: "c")], paths: 3200)
    func values(_ name: String, _ step: Int) throws -> [Double] { try #require(result.values(of: name, step: step)) }
    func logits(_ step: Int) throws -> [Double] {
      zip(try values("b", step), zip(try values("c", step), try values("go", step))).map { b, rest in
        PlainMath.log(b / (rest.1 - b - rest.0)) - PlainMath.log(7)
      }
    }
    let (first, second) = (try logits(0), try logits(1))
    let deviation = (mean(first.map { $0 * $0 })).squareRoot()
    #expect(mean(first).magnitude < 5 * 0.4 / Double(3200).squareRoot())
    #expect((deviation - 0.4).magnitude < 5 * 0.4 / Double(6400).squareRoot())
    #expect(zip(first, second).allSatisfy { ($0 - $1).magnitude < 0.06 })
  }

  @Test func splitsWithoutSpreadAreMultinomial() throws {
    var model = FlowModel(steps: 1)
    model.stocks = [FlowStock("a", initial: 1000), FlowStock("b"), FlowStock("c")]
    model.flows = [Flow("go", .leak(from: "a", chance: 1), to: .split([("b", 0.5), ("c", 0.3), (nil, 0.2)]))]
    let result = try result(model, ["b": .stock("b"), "c": .stock("c")], paths: 6400)
    for (name, share) in [("b", 0.5), ("c", 0.3)] {
      let values = try #require(result.values(of: name, step: 0))
      let variance = mean(values.map { ($0 - 1000 * share) * ($0 - 1000 * share) })
      #expect((mean(values) - 1000 * share).magnitude < 5 * (1000 * share * (1 - share) / 6400).squareRoot())
      #expect((variance / (1000 * share * (1 - share)) - 1).magnitude < 5 * (2.0 / 6400).squareRoot())
    }
  }

  /// Nothing but the plan and the stock decides: the numbers are exact.
  @Test(arguments: [true, false]) func whatCouldNotBeTakenIsWantedLater(carriesOver: Bool) throws {
    var model = FlowModel(steps: 5)
    model.stocks = [FlowStock("a", initial: 25), FlowStock("b", initial: 1000), FlowStock("gone")]
    model.flows = [
      Flow("placed", .drawn(from: "a", wanted: 10, carriesOver: carriesOver), to: .stock("gone")),
      Flow("refill", .drawn(from: "b", wanted: [0, 0, 0, 30, 0]), to: .stock("a")),
    ]
    let result = try result(model, ["placed": .flow("placed"), "owed": .backlog("placed"), "a": .stock("a")])
    let placed: [Double] = carriesOver ? [10, 10, 5, 0, 25] : [10, 10, 5, 0, 10]
    #expect(result.means(of: "placed") == placed)
    #expect(result.means(of: "owed") == (carriesOver ? [0, 0, 5, 15, 0] : [0, 0, 0, 0, 0]))
    #expect(result.means(of: "a") == (carriesOver ? [15, 5, 0, 30, 5] : [15, 5, 0, 30, 20]))
    for gauge in ["placed", "owed", "a"] {
      let quantiles = try #require(result.quantiles(of: gauge))
      #expect(quantiles.allSatisfy { $0.first == $0.last })
    }
  }

  @Test func fractionsAndFactorsKeepTheMean() throws {
    var model = FlowModel(steps: 20)
    model.stocks = [FlowStock("a", initial: 1_000_000)]
    for (pathSpread, stepSpread) in [(0.0, 0.0), (0.3, 0.4)] {
      model.flows = [
        Flow("go", .drawn(from: "a", wanted: 10.3, pathSpread: pathSpread, stepSpread: stepSpread), to: .outside)
      ]
      let result = try result(model, ["go": .flow("go")], paths: 6400)
      let rows = try (0..<20).map { try #require(result.values(of: "go", step: $0)) }
      let means = (0..<6400).map { path in rows.reduce(0) { $0 + $1[path] } / 20 }
      let average = mean(means)
      let deviation = mean(means.map { ($0 - average) * ($0 - average) }).squareRoot()
      #expect((average - 10.3).magnitude < 5 * deviation / 80)
      // Lognormal over paths and, over twenty steps, over steps; a fraction is one unit with that chance.
      let (path, step) = (PlainMath.exp(pathSpread * pathSpread), PlainMath.exp(stepSpread * stepSpread))
      let expected = 10.3 * 10.3 * ((path - 1) + path * (step - 1) / 20)
      #expect((deviation * deviation - expected).magnitude < 0.1 * expected + 0.02)
      if pathSpread == 0 { #expect(Set(rows.joined()) == [10, 11]) }
    }
  }

  @Test func fromStagesTheLastGoFirst() throws {
    var model = FlowModel(steps: 2)
    model.stocks = [FlowStock("a", initial: 40, stages: 2)]
    model.flows = [
      Flow("take", .drawn(from: "a", wanted: [20, 0]), to: .outside),
      Flow("out", .delay(from: "a", mean: 2), to: .outside),
    ]
    // With as many steps as stages every unit moves in each step; the last twenty are gone before they can.
    let result = try result(model, ["take": .flow("take"), "out": .flow("out"), "a": .stock("a")])
    #expect(result.means(of: "take") == [20, 0] && result.means(of: "out") == [0, 20])
    #expect(result.means(of: "a") == [20, 0])
  }

  @Test func inducedFlowsFollowTheirCause() throws {
    var model = FlowModel(steps: 1)
    model.stocks = [FlowStock("a", initial: 3000), FlowStock("b"), FlowStock("c")]
    model.flows = [
      Flow("go", .leak(from: "a", chance: 0.5), to: .split([("b", 0.4), (nil, 0.6)])),
      Flow("more", .induced(by: "go", to: "b", ratio: 0.6), to: .stock("c")),
      Flow("rare", .induced(by: "go", ratio: 0.001), to: .stock("c")),
    ]
    let result = try result(
      model, ["b": .flow("go", to: "b"), "more": .flow("more"), "rare": .flow("rare"), "go": .flow("go")], paths: 6400)
    let (cause, more) = (
      try #require(result.values(of: "b", step: 0)), try #require(result.values(of: "more", step: 0))
    )
    let rest = zip(more, cause).map { $0 - 0.6 * $1 }
    #expect(mean(rest).magnitude < 5 * (360.0 / 6400).squareRoot())
    #expect((mean(rest.map { $0 * $0 }) / 360 - 1).magnitude < 5 * (2.0 / 6400).squareRoot())
    #expect((mean(try #require(result.values(of: "rare", step: 0))) - 1.5).magnitude < 5 * (1.5 / 6400).squareRoot())
  }

  @Test func startsAreUncertain() throws {
    var model = FlowModel(steps: 1)
    model.stocks = [FlowStock("a", initial: 1000, spread: 80), FlowStock("b", initial: 5, spread: 50, stages: 3)]
    model.flows = [Flow("out", .delay(from: "b", mean: 1e9), to: .outside)]
    let result = try result(model, ["a": .stock("a"), "b": .stock("b")], paths: 6400)
    let values = try #require(result.values(of: "a", step: 0))
    #expect((mean(values) - 1000).magnitude < 5)
    #expect(
      (mean(values.map { ($0 - 1000) * ($0 - 1000) }).squareRoot() - 80).magnitude < 5 * 80
        / Double(12_800).squareRoot())
    #expect(try #require(result.values(of: "b", step: 0)).contains(0))
  }
}
