// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Testing

@testable import Forecast

/// The same bits, whoever works them out; and shared random numbers between scenarios.
@Suite struct FlowRunTests {
  private func model(_ number: Int = 3) -> FlowModel {
    var model = RandomFlowModel(number, steps: 30).model
    let first = FlowAmount.stock("s0")
    model.gauges = [
      FlowGauge("first", .amount(first), marks: [0, 29]),
      FlowGauge("sum", .amount(0.3 * first + FlowAmount.stock("s1") - 1.7 * FlowAmount.capacity("c0"))),
      FlowGauge("short", .excess(first - .capacity("c0")), .total()),
      FlowGauge("used", .least(first, .capacity("c0")), .total(over: 3..<9)),
      FlowGauge("full", .isPositive(first - .capacity("c0")), .share),
    ]
    return model
  }

  @Test(arguments: [1, 2, 8]) func threadsAndChunksChangeNothing(threads: Int) async throws {
    for number in [3, 11] {
      let expected = try FlowRun(model(number), paths: 500, seed: 5).resultOnOneThread()
      for chunk in [1, 256, 5000] {
        let run = try FlowRun(model(number), paths: 500, seed: 5, threads: threads, chunk: chunk)
        #expect(await run.result() == expected, "\(threads) threads, chunks of \(chunk)")
      }
      #expect(try FlowRun(model(number), paths: 500, seed: 6).resultOnOneThread() != expected)
    }
  }

  /// The first paths of a longer run are those of a shorter one.
  @Test func morePathsLeaveTheFirst() throws {
    let few = try FlowRun(model(), paths: 70, seed: 5).resultOnOneThread()
    let many = try FlowRun(model(), paths: 700, seed: 5).resultOnOneThread()
    #expect(
      many.values(of: "first", step: 29)?.prefix(70).elementsEqual(try #require(few.values(of: "first", step: 29)))
        == true)
    #expect(few.values(of: "first", step: 28) == nil && few.values(of: "short", step: 0) == nil)
  }

  /// A run goes through the steps in parts, with all paths; where one ends and the next starts does not show.
  @Test func partsOfTheStepsDoNotShow() async throws {
    let steps = 0..<120
    var model = RandomFlowModel(3, steps: steps.count).model
    let first = FlowAmount.stock("s0")
    model.gauges = [
      FlowGauge("first", .amount(first), marks: Array(steps)), FlowGauge("sum", .amount(first), .total(over: 40..<110)),
    ]
    let chunk = FlowChunk(try FlowPlan(model), philox: Philox(seed: 5), firstPath: 0, count: 130)
    let table = FlowTable(gauges: 1, steps: steps.count, paths: 130)
    chunk.run(steps, into: table)
    let result = await (try FlowRun(model, paths: 130, seed: 5, threads: 2, chunk: 64)).result()
    for step in steps {
      let expected = table.column(gauge: 0, step: step).map { Double($0) }
      #expect(result.values(of: "first", step: step) == expected, "\(step)")
      #expect(result.means(of: "first")?[step] == expected.reduce(0, +) / 130)
    }
    #expect(result.totals(of: "sum") == chunk.totals && chunk.totals.contains { $0 > 0 })
  }

  /// A scenario with more in it, also before the rest, has the same numbers for the rest.
  @Test(arguments: 0..<8) func anUnrelatedFlowChangesNothing(number: Int) throws {
    let before = model(number)
    var after = before
    after.shocks.insert(FlowShock("other", memory: 0.5, spread: 0.5), at: 0)
    after.stocks.insert(FlowStock("aside", initial: 500, stages: 3), at: 0)
    after.flows.insert(Flow("extra", .arrival(mean: 30, dispersion: 0.5, shock: "other"), to: .stock("aside")), at: 0)
    after.flows.insert(Flow("away", .delay(from: "aside", mean: 9), to: .outside), at: 2)
    let first = try FlowRun(before, paths: 100, seed: 9).resultOnOneThread()
    #expect(try FlowRun(after, paths: 100, seed: 9).resultOnOneThread() == first)
    after.flows[0].route = .stock("s0")
    #expect(try FlowRun(after, paths: 100, seed: 9).resultOnOneThread() != first)
  }

  /// Shared numbers make the difference between two scenarios far less noisy than either.
  @Test func scenariosShareTheirNumbers() throws {
    func values(_ mean: Double, seed: UInt64) throws -> [Double] {
      var model = FlowModel(steps: 50)
      model.shocks = [FlowShock("level", memory: 0.95, spread: 0.1)]
      model.stocks = [FlowStock("waiting", initial: 1000)]
      model.flows = [
        Flow("new", .arrival(mean: FlowSeries(mean), shock: "level"), to: .stock("waiting")),
        Flow("gone", .leak(from: "waiting", chance: 0.05), to: .outside),
      ]
      model.gauges = [FlowGauge("waiting", .amount(.stock("waiting")), marks: [49])]
      let result = try FlowRun(model, paths: 2000, seed: seed).resultOnOneThread()
      return try #require(result.values(of: "waiting", step: 49))
    }
    func deviation(_ values: [Double]) -> Double {
      let mean = values.reduce(0, +) / Double(values.count)
      return (values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count)).squareRoot()
    }
    let (less, more, other) = (try values(50, seed: 1), try values(52, seed: 1), try values(52, seed: 2))
    let paired = deviation(zip(more, less).map { $0 - $1 })
    #expect(paired < 0.15 * deviation(less))
    #expect(deviation(zip(other, less).map { $0 - $1 }) > 1.3 * deviation(less))
  }

  @Test func whatIsKeptAgreesWithItself() throws {
    var model = model()
    let all = Array(0..<30)
    model.gauges = [
      FlowGauge("first", .amount(.stock("s0")), marks: all), FlowGauge("places", .amount(.capacity("c0")), marks: all),
      FlowGauge("short", .excess(.stock("s0") - .capacity("c0")), .total()),
      FlowGauge("used", .least(.stock("s0"), .capacity("c0")), .total(over: 3..<9)),
      FlowGauge("full", .isPositive(.stock("s0") - .capacity("c0")), .share),
      FlowGauge("constant", .amount(FlowAmount(2.5)), .total()),
    ]
    let result = try FlowRun(model, paths: 333, seed: 5, probabilities: [0, 0.1, 0.5, 1]).resultOnOneThread()
    var (short, used) = (Array(repeating: 0.0, count: 333), Array(repeating: 0.0, count: 333))
    for step in all {
      let stock = try #require(result.values(of: "first", step: step))
      let places = try #require(result.values(of: "places", step: step))
      for path in 0..<333 {
        short[path] += max(0, stock[path] - places[path])
        if (3..<9).contains(step) { used[path] += min(stock[path], places[path]) }
      }
      let holds = zip(stock, places).count { $0 > $1 }
      #expect(result.shares(of: "full")?[step] == Double(holds) / 333)
      #expect(result.means(of: "first")?[step] == stock.reduce(0, +) / 333)
      let quantiles = FlowResult.quantiles(of: stock, probabilities: [0, 0.1, 0.5, 1])
      #expect(result.quantiles(of: "first")?[step] == quantiles)
    }
    #expect(result.totals(of: "short") == short && result.totals(of: "used") == used)
    #expect(short.contains { $0 > 0 } && used.contains { $0 > 0 })
    #expect(result.totals(of: "constant") == Array(repeating: 75, count: 333))
  }

  @Test func quantilesLieBetweenPaths() {
    #expect(FlowResult.quantiles(of: [4, 1, 2, 8], probabilities: [0, 0.5, 0.75, 1]) == [1, 3, 5, 8])
    let far: [Float] = [3, -7.5, 0, 1e6, -1e-6, 3, 0.25, -7.25, 65_536, 65_537, 0]
    let many = (0..<5000).map { Float(($0 * 7919) % 5003) - 2500 }
    let close = (0..<300).map { 1 + Float($0 * 37 % 300) * Float.ulpOfOne }
    for values in [far, many, close, [5, 5, 5], [-2]] {
      #expect(inOrder(values, at: Array(values.indices)) == values.sorted())
    }
    #expect(inOrder(many, at: [4999, 7, 7]) == [many.sorted()[4999], many.sorted()[7], many.sorted()[7]])
  }

  private func inOrder(_ values: [Float], at places: [Int]) -> [Float] {
    values.withUnsafeBufferPointer { OrderStatistics.values(at: places, of: $0) }
  }
}
