// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Synchronization
import Testing

@testable import Forecast

/// Places: plans, lead times and what a policy sees.
@Suite struct FlowCapacityTests {
  private func means(_ capacity: FlowCapacity, steps: Int, _ flows: [Flow] = []) throws -> [String: [Double]] {
    var model = FlowModel(steps: steps)
    model.stocks = [FlowStock("a", initial: 100)]
    model.flows = flows
    model.capacities = [capacity]
    model.gauges = [
      FlowGauge("now", .amount(.capacity("c"))), FlowGauge("opened", .amount(.opened("c"))),
      FlowGauge("closed", .amount(.closed("c"))), FlowGauge("on order", .amount(.onOrder("c"))),
    ]
    let result = try FlowRun(model, paths: 3, seed: 1).resultOnOneThread()
    return try Dictionary(uniqueKeysWithValues: model.gauges.map { ($0.name, try #require(result.means(of: $0.name))) })
  }

  @Test func plansAreFollowedAsFarAsThereArePlaces() throws {
    let found = try means(
      FlowCapacity("c", initial: 10, openings: [0, 5, 0, 0, 2], closings: [3, 0, 20, 1, 0]), steps: 5)
    #expect(found["now"] == [7, 12, 0, 0, 2])
    #expect(found["opened"] == [0, 5, 0, 0, 2] && found["closed"] == [3, 0, 12, 0, 0])
  }

  @Test(arguments: 0..<5) func ordersComeAfterTheirLeadTime(lead: Int) throws {
    let orders = [7, -4, 0, 11, -2, 5, 0, 0, 0, 0, 0, 0]
    let policy = FlowPolicy(openingLead: lead, closingLead: lead + 1, watching: []) { orders[$0.step] }
    let found = try means(FlowCapacity("c", initial: 100, policy: policy), steps: 12)
    for step in 0..<12 {
      let opened = step >= lead ? max(0, orders[step - lead]) : 0
      let closed = step >= lead + 1 ? max(0, -orders[step - lead - 1]) : 0
      #expect(found["opened"]?[step] == Double(opened) && found["closed"]?[step] == Double(closed))
    }
    #expect(found["now"]?.last == 117 && found["on order"]?.last == 0)
    #expect(found["on order"]?[0] == (lead == 0 ? 0 : 7))
  }

  @Test func placesThatCloseAtOnceAreNotMoreThanThereAre() throws {
    let policy = FlowPolicy(openingLead: 0, closingLead: 0, watching: []) { $0.step == 1 ? -500 : 1 }
    let found = try means(FlowCapacity("c", initial: 10, policy: policy), steps: 3)
    #expect(found["now"] == [11, 0, 1] && found["closed"] == [0, 11, 0])
  }

  private final class Seen: Sendable {
    let lines = Mutex<[[Int]]>([])
  }

  @Test func aPolicySeesWhatIsKnown() throws {
    let seen = Seen()
    let policy = FlowPolicy(interval: 2, openingLead: 3, closingLead: 1, watching: ["a"], lookingBack: 3) { view in
      let line = [view.step, view[0], view[0, back: 1], view[0, back: 3], view.capacity, view.opening, view.closing]
      seen.lines.withLock { $0.append(line) }
      return view.step == 0 ? 9 : -1
    }
    let drawn = Flow("go", .drawn(from: "a", wanted: 10), to: .outside)
    _ = try means(FlowCapacity("c", initial: 50, policy: policy), steps: 6, [drawn])
    let lines = seen.lines.withLock { $0 }
    #expect(lines.count == 9, "three paths, three decisions each")
    #expect(
      Set(lines) == [
        [0, 100, 100, 100, 50, 0, 0], [2, 80, 90, 100, 50, 9, 0], [4, 60, 70, 90, 58, 0, 0],
      ])
  }

  @Test func lookingTooFarBackIsAnError() async {
    await #expect(processExitsWith: .failure) {
      var model = FlowModel(steps: 3)
      model.stocks = [FlowStock("a")]
      let policy = FlowPolicy(openingLead: 0, closingLead: 0, watching: ["a"], lookingBack: 1) { $0[0, back: 2] }
      model.capacities = [FlowCapacity("c", initial: 1, policy: policy)]
      _ = try FlowRun(model, paths: 1, seed: 1).resultOnOneThread()
    }
  }
}
