// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Testing

@testable import Forecast

/// A model that cannot run says why; the same model without the fault runs.
@Suite struct FlowFaultTests {
  private static func sound() -> FlowModel {
    var model = FlowModel(steps: 4)
    model.shocks = [FlowShock("x", memory: 0.5, spread: 0.1)]
    model.stocks = [FlowStock("a", initial: 9), FlowStock("b"), FlowStock("d", stages: 2)]
    model.flows = [
      Flow("in", .arrival(mean: 5, shock: "x"), to: .stock("a")),
      Flow("go", .leak(from: "a", chance: 0.5), to: .split([("b", 0.5), ("d", 0.5)])),
      Flow("out", .delay(from: "d", mean: 4), to: .outside),
      Flow("take", .drawn(from: "b", wanted: [1, 2, 3, 4]), to: .outside),
      Flow("more", .induced(by: "go", to: "b", ratio: 2), to: .stock("d")),
    ]
    let policy = FlowPolicy(openingLead: 1, closingLead: 1, watching: ["a"]) { _ in 0 }
    model.capacities = [FlowCapacity("c", initial: 3, openings: [1, 0, 0, 0], policy: policy)]
    model.gauges = [FlowGauge("g", .amount(.stock("a") - .capacity("c")), marks: [3])]
    return model
  }

  private func fault(_ change: (inout FlowModel) -> Void) -> FlowModelFault? {
    var model = FlowFaultTests.sound()
    change(&model)
    do {
      _ = try FlowRun(model, paths: 2, seed: 1)
      return nil
    } catch { return error }
  }

  private func expect(_ expected: FlowModelFault, _ change: (inout FlowModel) -> Void) {
    #expect(fault(change) == expected)
  }

  private func expect(_ expected: FlowModelFault, flow position: Int, _ kind: Flow.Kind) {
    expect(expected) { $0.flows[position].kind = kind }
  }

  private func expect(_ expected: FlowModelFault, to route: Flow.Route) {
    expect(expected) { $0.flows[1].route = route }
  }

  @Test func theSoundModelRuns() { #expect(fault { _ in } == nil) }

  @Test func namesAreChecked() {
    expect(.duplicateName("a")) { $0.stocks.append(FlowStock("a")) }
    expect(.duplicateName("x")) { $0.shocks.append(FlowShock("x", memory: 0, spread: 0)) }
    expect(.duplicateName("g")) { $0.gauges.append(FlowGauge("g", .amount(.stock("a")))) }
    expect(.duplicateName("in")) { $0.flows.append(Flow("in", .arrival(mean: 1), to: .stock("a"))) }
    expect(.duplicateName("c")) { $0.capacities.append(FlowCapacity("c", initial: 0)) }
    // The hash of these two is the same, which a search found.
    expect(.sameRandomNumbers("f496796", "f1614250")) { model in
      model.flows[0].name = "f496796"
      model.flows[2].name = "f1614250"
    }
    expect(.unknownShock("y", in: "in"), flow: 0, .arrival(mean: 5, shock: "y"))
    expect(.unknownStock("q", in: "go"), flow: 1, .leak(from: "q", chance: 0.5))
    expect(.unknownStock("q", in: "out")) { model in
      model.stocks[2].stages = 1
      model.flows[2].kind = .delay(from: "q", mean: 4)
    }
    expect(.unknownStock("q", in: "take"), flow: 3, .drawn(from: "q", wanted: 1))
    expect(.unknownFlow("q", in: "more"), flow: 4, .induced(by: "q", ratio: 1))
    expect(.unknownFlow("go", in: "more"), flow: 4, .induced(by: "go", to: "a", ratio: 1))
    expect(.causeComesLater("more")) { $0.flows.swapAt(1, 4) }
    expect(.causeComesLater("more"), flow: 4, .induced(by: "more", ratio: 1))
    expect(.unknownStock("q", in: "c")) { $0.capacities[0].policy?.watching = ["q"] }
  }

  @Test func routesAreChecked() {
    expect(.unknownStock("q", in: "go"), to: .stock("q"))
    expect(.flowToItself("go"), to: .stock("a"))
    expect(.flowToItself("go"), to: .split([("b", 0.5), ("a", 0.5)]))
    expect(.sharesDoNotSumToOne("go"), to: .split([("b", 0.5), ("d", 0.4)]))
    expect(.sharesDoNotSumToOne("go"), to: .split([]))
    expect(.notAChance("go"), to: .split([("b", 1.5), ("d", -0.5)]))
    expect(.duplicateName("b"), to: .split([("b", 0.5), ("b", 0.5)]))
    expect(.outOfRange("go", what: "spread"), to: .split([("b", 0.5), ("d", 0.5)], spread: -1))
  }

  @Test func numbersAreChecked() {
    for bad in [-1, .nan, .infinity] as [Double] {
      let series = FlowSeries(bySteps: [1, 2, bad, 4])
      expect(.outOfRange("in", what: "mean"), flow: 0, .arrival(mean: series))
      expect(.outOfRange("take", what: "wanted"), flow: 3, .drawn(from: "b", wanted: series))
      expect(.outOfRange("more", what: "ratio"), flow: 4, .induced(by: "go", to: "b", ratio: series))
      expect(.notAChance("go"), flow: 1, .leak(from: "a", chance: FlowSeries(bad)))
      expect(.outOfRange("go", what: "spread"), flow: 1, .leak(from: "a", chance: 0.5, spread: bad))
      expect(.outOfRange("in", what: "dispersion"), flow: 0, .arrival(mean: 5, dispersion: bad))
      expect(.notAChance("x")) { $0.shocks[0].memory = bad }
      expect(.outOfRange("x", what: "spread")) { $0.shocks[0].spread = bad }
      expect(.outOfRange("a", what: "spread")) { $0.stocks[0].spread = bad }
    }
    expect(.notAChance("go"), flow: 1, .leak(from: "a", chance: 1.01))
    expect(.outOfRange("in", what: "dispersion"), flow: 0, .arrival(mean: 5, dispersion: 1.01))
    expect(.outOfRange("x", what: "jumpMean")) { $0.shocks[0].jumpMean = 1 }
    expect(.outOfRange("a", what: "initial")) { $0.stocks[0].initial = -1 }
    expect(.outOfRange("a", what: "stages")) { $0.stocks[0].stages = 0 }
  }

  @Test func wholesAreChecked() {
    func whole(_ parts: [String], rest: String, initial: Int = 20, spread: Double = 0) -> FlowWhole {
      FlowWhole("w", initial: initial, spread: spread, parts: parts, rest: rest)
    }
    #expect(fault { $0.wholes = [whole(["a"], rest: "b")] } == nil)
    expect(.restHasStart("a")) { $0.wholes = [whole(["b"], rest: "a")] }
    expect(.restHasStart("b")) { model in
      model.stocks[1].spread = 1
      model.wholes = [whole(["a"], rest: "b")]
    }
    expect(.unknownStock("q", in: "w")) { $0.wholes = [whole(["q"], rest: "b")] }
    expect(.unknownStock("q", in: "w")) { $0.wholes = [whole(["a"], rest: "q")] }
    expect(.duplicateName("b")) { $0.wholes = [whole(["a", "b"], rest: "b")] }
    expect(.duplicateName("w")) { $0.wholes = [whole(["a"], rest: "b"), whole([], rest: "d")] }
    expect(.duplicateName("b")) { model in
      model.wholes = [whole(["a"], rest: "b"), FlowWhole("v", initial: 1, parts: ["d"], rest: "b")]
    }
    expect(.outOfRange("w", what: "initial")) { $0.wholes = [whole(["a"], rest: "b", initial: -1)] }
    expect(.outOfRange("w", what: "spread")) { $0.wholes = [whole(["a"], rest: "b", spread: .nan)] }
  }

  @Test func delaysAndSeriesAreChecked() {
    expect(.delayTooShort("out"), flow: 2, .delay(from: "d", mean: [4, 4, 1.9, 4]))
    expect(.delayFlowsNotOne("d")) { $0.flows.remove(at: 2) }
    expect(.delayFlowsNotOne("d")) { $0.flows.append(Flow("twice", .delay(from: "d", mean: 4), to: .outside)) }
    expect(.wrongLength("take", expected: 4, found: 3), flow: 3, .drawn(from: "b", wanted: [1, 2, 3]))
    expect(.wrongLength("go", expected: 4, found: 0), flow: 1, .leak(from: "a", chance: []))
    expect(.wrongLength("c", expected: 4, found: 5)) { $0.capacities[0].openings = [1, 2, 3, 4, 5] }
  }

  @Test func placesAreChecked() {
    expect(.outOfRange("c", what: "initial")) { $0.capacities[0].initial = -1 }
    expect(.outOfRange("c", what: "plan")) { $0.capacities[0].closings = [0, 0, -1, 0] }
    expect(.outOfRange("c", what: "openingLead")) { $0.capacities[0].policy?.openingLead = -1 }
    expect(.outOfRange("c", what: "closingLead")) { $0.capacities[0].policy?.closingLead = -1 }
    expect(.outOfRange("c", what: "lookingBack")) { $0.capacities[0].policy?.lookingBack = -1 }
    expect(.outOfRange("c", what: "interval")) { $0.capacities[0].policy?.interval = 0 }
  }

  @Test func gaugesAreChecked() {
    expect(.unknownStock("q", in: "g")) { $0.gauges[0].reading = .amount(.stock("q")) }
    expect(.unknownCapacity("q", in: "g")) { $0.gauges[0].reading = .least(.stock("a"), .opened("q")) }
    expect(.unknownFlow("q", in: "g")) { $0.gauges[0].reading = .excess(.flow("q")) }
    expect(.unknownFlow("go", in: "g")) { $0.gauges[0].reading = .excess(.backlog("go")) }
    expect(.outOfRange("g", what: "factor")) { $0.gauges[0].reading = .amount(.nan * .stock("a")) }
    expect(.unknownSteps("g")) { $0.gauges[0].marks = [4] }
    expect(.unknownSteps("g")) { $0.gauges[0].keeping = .total() }
    expect(.unknownSteps("g")) { $0.gauges = [FlowGauge("g", .amount(.stock("a")), .total(over: 2..<5))] }
    expect(.shareOfAmount("g")) { $0.gauges = [FlowGauge("g", .amount(.stock("a")), .share)] }
  }

  @Test func runsAreChecked() {
    let model = FlowFaultTests.sound()
    #expect(throws: FlowModelFault.runOutOfRange("paths")) { try FlowRun(model, paths: 0, seed: 1) }
    #expect(throws: FlowModelFault.runOutOfRange("threads")) { try FlowRun(model, paths: 1, seed: 1, threads: 0) }
    #expect(throws: FlowModelFault.runOutOfRange("chunk")) { try FlowRun(model, paths: 1, seed: 1, chunk: 0) }
    #expect(throws: FlowModelFault.runOutOfRange("probabilities")) {
      try FlowRun(model, paths: 1, seed: 1, probabilities: [0.5, 1.1])
    }
    #expect(throws: FlowModelFault.runOutOfRange("steps")) { try FlowRun(FlowModel(steps: 0), paths: 1, seed: 1) }
  }
}
