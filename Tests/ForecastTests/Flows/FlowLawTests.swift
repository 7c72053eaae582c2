// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Testing

@testable import Forecast

/// What must hold for every model, on every path and in every step.
@Suite struct FlowLawTests {
  private static let steps = 40
  private static let paths = 70

  /// Runs a random model and gives every number of every path: by path and step.
  private func numbers(_ model: FlowModel, seed: UInt64) throws -> (FlowAmount) throws -> [[Double]] {
    let chunk = FlowChunk(
      try FlowPlan(model), philox: Philox(seed: seed), firstPath: 0, count: FlowLawTests.paths)
    let (count, steps) = (FlowLawTests.paths, FlowLawTests.steps)
    let table = FlowTable(gauges: model.gauges.count, steps: steps, paths: count)
    chunk.run(0..<steps, into: table)
    return { amount in
      let index = try #require(model.gauges.firstIndex { $0.name == FlowLawTests.name(amount) })
      return (0..<count).map { path in
        (0..<steps).map { Double(table.column(gauge: index, step: $0)[path]) }
      }
    }
  }

  private static func name(_ amount: FlowAmount) -> String { "\(amount.terms[0].source)" }

  /// Everything that can be read, each as a gauge.
  private static func amounts(_ model: FlowModel) -> [FlowAmount] {
    model.stocks.map { FlowAmount.stock($0.name) }
      + model.flows.flatMap { flow in
        [FlowAmount.flow(flow.name)]
          + flow.route.targets.compactMap { target in target.stock.map { FlowAmount.flow(flow.name, to: $0) } }
      }
      + model.capacities.flatMap { capacity -> [FlowAmount] in
        [.capacity(capacity.name), .opened(capacity.name), .closed(capacity.name), .onOrder(capacity.name)]
      }
  }

  private func readable(_ number: Int) -> FlowModel {
    var model = RandomFlowModel(number, steps: FlowLawTests.steps).model
    model.gauges = FlowLawTests.amounts(model).map { FlowGauge(FlowLawTests.name($0), .amount($0)) }
    return model
  }

  /// What came in, less what went out, is what the stock changed by: for each stock, to the unit.
  @Test(arguments: 0..<60) func unitsAreConserved(number: Int) throws {
    let model = readable(number)
    let read = try numbers(model, seed: UInt64(number))
    for stock in model.stocks {
      let units = try read(.stock(stock.name))
      var change = units.map { $0.map { _ in 0.0 } }
      for flow in model.flows {
        if flow.source == stock.name { try add(-1, read(.flow(flow.name)), to: &change) }
        if flow.route.targets.contains(where: { $0.stock == stock.name }) {
          try add(1, read(.flow(flow.name, to: stock.name)), to: &change)
        }
      }
      for path in units.indices {
        #expect(units[path].allSatisfy { $0 >= 0 && $0 == $0.rounded() && $0 < 0x1p24 })
        if stock.spread == 0, !model.wholes.contains(where: { ($0.parts + [$0.rest]).contains(stock.name) }) {
          #expect(units[path][0] == Double(stock.initial) + change[path][0], "model \(number), \(stock.name)")
        }
        for step in 1..<FlowLawTests.steps {
          #expect(units[path][step] == units[path][step - 1] + change[path][step], "model \(number), \(stock.name)")
        }
      }
    }
  }

  /// Whatever its parts draw, the stocks of a whole start at its number together, and none below zero; what is uncertain of
  /// a part is not uncertain of the whole.
  @Test(arguments: 0..<60) func aWholeIsItsStocks(number: Int) throws {
    var model = readable(number)
    let members = Set(model.wholes.flatMap { $0.parts + [$0.rest] })
    for index in model.wholes.indices { model.wholes[index].spread = 0 }
    let read = try numbers(model, seed: UInt64(number))
    var starts = (0..<FlowLawTests.paths).map { _ in 0.0 }
    for stock in model.stocks where members.contains(stock.name) {
      var start = try read(.stock(stock.name)).map { $0[0] }
      for flow in model.flows {
        let out = try flow.source == stock.name ? read(.flow(flow.name)).map { $0[0] } : []
        let back = flow.route.targets.contains { $0.stock == stock.name }
        let into = try back ? read(.flow(flow.name, to: stock.name)).map { $0[0] } : []
        for path in start.indices {
          start[path] += (out.isEmpty ? 0 : out[path]) - (into.isEmpty ? 0 : into[path])
        }
      }
      #expect(start.allSatisfy { $0 >= 0 }, "model \(number), \(stock.name)")
      if stock.spread > 0 { #expect(start.allSatisfy { $0 <= Double(model.wholes[0].initial) }) }
      for path in starts.indices { starts[path] += start[path] }
    }
    #expect(model.wholes.isEmpty || starts.allSatisfy { $0 == Double(model.wholes[0].initial) }, "model \(number)")
  }

  private func add(_ sign: Double, _ numbers: [[Double]], to sum: inout [[Double]]) {
    for path in sum.indices { for step in sum[path].indices { sum[path][step] += sign * numbers[path][step] } }
  }

  /// Units of a flow to all its targets are the units that left; none are below zero.
  @Test(arguments: 0..<60) func sharesSumToTheFlow(number: Int) throws {
    let model = readable(number)
    let read = try numbers(model, seed: 7)
    for flow in model.flows {
      let all = try read(.flow(flow.name))
      #expect(all.allSatisfy { $0.allSatisfy { $0 >= 0 && $0 == $0.rounded() } })
      guard !flow.route.targets.contains(where: { $0.stock == nil }) else { continue }
      var sum = all.map { $0.map { _ in 0.0 } }
      for target in flow.route.targets {
        if let stock = target.stock { try add(1, read(.flow(flow.name, to: stock)), to: &sum) }
      }
      #expect(sum == all, "model \(number), \(flow.name)")
    }
  }

  /// Initial + opened − closed = now, and nothing that was ordered is lost on the way.
  @Test(arguments: 0..<60) func placesAreAccountedFor(number: Int) throws {
    let model = readable(number)
    let read = try numbers(model, seed: UInt64(number))
    for capacity in model.capacities {
      let (now, opened) = (try read(.capacity(capacity.name)), try read(.opened(capacity.name)))
      let closed = try read(.closed(capacity.name))
      for path in now.indices {
        var places = Double(capacity.initial)
        for step in 0..<FlowLawTests.steps {
          places += opened[path][step] - closed[path][step]
          #expect(now[path][step] == places && places >= 0 && opened[path][step] >= 0 && closed[path][step] >= 0)
        }
      }
    }
  }

  /// The law is worth something only when the random models do all that a model can.
  @Test func theRandomModelsAreRich() throws {
    var (kinds, splits, moved): (Set<String>, Int, Double) = ([], 0, 0)
    var wholes = 0
    for number in 0..<60 {
      let model = readable(number)
      let read = try numbers(model, seed: 1)
      wholes += model.wholes.count { !$0.parts.isEmpty && $0.initial > 0 }
      for flow in model.flows {
        let units = try read(.flow(flow.name)).joined().reduce(0, +)
        moved += units
        if units > 0 { kinds.insert(String("\(flow.kind)".prefix { $0 != "(" })) }
        splits += flow.route.targets.count > 1 ? 1 : 0
      }
    }
    #expect(kinds == ["arrival", "leak", "delay", "drawn", "induced"])
    #expect(splits > 50 && moved > 1_000_000 && wholes > 20)
  }
}

extension Flow {
  /// The stock that the units leave.
  var source: String? {
    switch kind {
    case .leak(let stock, _, _), .delay(let stock, _, _), .drawn(let stock, _, _, _, _): stock
    case .arrival, .induced: nil
    }
  }
}
