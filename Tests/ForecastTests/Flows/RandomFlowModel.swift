// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Testing

@testable import Forecast

/// A model of random stocks and flows of all kinds: a function of its number.
struct RandomFlowModel {
  private var state: UInt64
  private(set) var model: FlowModel

  init(_ number: Int, steps: Int) {
    state = UInt64(number) &* 0x9E37_79B9_7F4A_7C15 &+ 1
    model = FlowModel(steps: steps)
    model.shocks = [
      FlowShock("calm", memory: part(), spread: part() / 5),
      FlowShock("wild", memory: part(), spread: part() / 3, jumpChance: part() / 5, jumpMean: part() / 2, start: 0.3),
    ]
    let size = [5, 60, 900, 40_000][below(4)]
    for index in 0..<(2 + below(4)) {
      let spread = below(2) == 0 ? 0 : Double(size) * part() / 2
      model.stocks.append(FlowStock("s\(index)", initial: below(size), spread: spread, stages: 1 + below(4)))
    }
    for index in model.stocks.indices {
      // Each stock with stages needs its delay; of the others some have one.
      guard model.stocks[index].stages > 1 || below(2) == 0 else { continue }
      let mean = Double(model.stocks[index].stages) * (1 + 8 * part())
      let kind = Flow.Kind.delay(from: "s\(index)", mean: FlowSeries(mean), spread: below(2) == 0 ? 0 : part() / 2)
      model.flows.append(Flow("d\(index)", kind, to: route(without: index)))
    }
    for index in 0..<(3 + below(8)) { addFlow("f\(index)", size: size) }
    for index in 0..<(1 + below(2)) { addCapacity("c\(index)", size: size) }
    if below(3) > 0 { addWhole(size: size) }
  }

  /// Some stocks that start at a number together: often less than what its parts draw.
  private mutating func addWhole(size: Int) {
    let names = model.stocks.map(\.name)
    let rest = below(names.count)
    model.stocks[rest].initial = 0
    model.stocks[rest].spread = 0
    let parts = names.enumerated().filter { $0.offset != rest && below(3) > 0 }.map(\.element)
    model.wholes = [
      FlowWhole(
        "w", initial: below(3 * size), spread: below(2) == 0 ? 0 : Double(size) * part() / 2, parts: parts,
        rest: names[rest])
    ]
  }

  mutating func below(_ count: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % UInt64(count))
  }

  /// From 0 up to 1, often at an end.
  private mutating func part() -> Double {
    let number = below(14)
    return number < 2 ? Double(number) * 0.99 : Double(below(1000)) / 1000
  }

  private mutating func addFlow(_ name: String, size: Int) {
    let stock = below(model.stocks.count)
    let source = "s\(stock)"
    let series = FlowSeries(bySteps: (0..<model.steps).map { _ in Double(below(size)) * 0.3 })
    switch below(4) {
    case 0:
      let shock = [nil, "calm", "wild"][below(3)]
      let kind = Flow.Kind.arrival(mean: series, dispersion: part(), shock: shock)
      model.flows.append(Flow(name, kind, to: route(without: nil)))
    case 1:
      let kind = Flow.Kind.leak(from: source, chance: FlowSeries(part()), spread: part())
      model.flows.append(Flow(name, kind, to: route(without: stock)))
    case 2:
      let kind = Flow.Kind.drawn(
        from: source, wanted: series, pathSpread: part(), stepSpread: part(), carriesOver: below(2) == 0)
      model.flows.append(Flow(name, kind, to: route(without: stock)))
    default:
      guard let cause = model.flows.last else { return }
      let target = cause.route.targets[below(cause.route.targets.count)].stock
      let kind = Flow.Kind.induced(by: cause.name, to: target, ratio: FlowSeries(part()), spread: part())
      model.flows.append(Flow(name, kind, to: route(without: nil)))
    }
  }

  private mutating func route(without source: Int?) -> Flow.Route {
    var names: [String?] = model.stocks.indices.filter { $0 != source }.map { "s\($0)" } + [nil]
    while names.count > 3 { names.remove(at: below(names.count)) }
    switch below(3) {
    case 0: return .outside
    case 1: return names[0].map { .stock($0) } ?? .outside
    default:
      let weights = names.map { _ in 0.01 + part() }
      let sum = weights.reduce(0, +)
      return .split(zip(names, weights).map { ($0, $1 / sum) }, spread: below(2) == 0 ? 0 : part())
    }
  }

  private mutating func addCapacity(_ name: String, size: Int) {
    let plans = (0..<2).map { _ in (0..<model.steps).map { _ in below(9) == 0 ? below(size) : 0 } }
    let divisor = 1 + below(5)
    let policy = FlowPolicy(
      interval: 1 + below(4), openingLead: below(7), closingLead: below(7), watching: ["s0", "s1"],
      lookingBack: below(5)
    ) { view in (view[0] + view[1] - view.capacity - view.opening + view.closing) / divisor }
    model.capacities.append(
      FlowCapacity(
        name, initial: below(2 * size), openings: plans[0], closings: below(2) == 0 ? [] : plans[1],
        policy: below(3) == 0 ? nil : policy))
  }
}
