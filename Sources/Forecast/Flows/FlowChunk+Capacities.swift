// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

// How places open and close at the start of a step.
extension FlowChunk {
  private static let mostAtOnce = 1 << 30

  func run(_ capacity: FlowPlan.Capacity, _ step: Int) {
    let plan = capacity.capacity
    open(capacity, planned: plan.openings.isEmpty ? 0 : plan.openings[step], step)
    close(capacity, planned: plan.closings.isEmpty ? 0 : plan.closings[step], step)
    if let policy = plan.policy {
      remember(capacity, slots: policy.lookingBack + 1, step)
      if step % policy.interval == 0 { order(capacity, policy, step) }
    }
    let (opening, closing, onOrder) = (column(capacity.opening), column(capacity.closing), column(capacity.onOrder))
    for lane in 0..<lanes { onOrder[lane] = opening[lane] - closing[lane] }
  }

  /// The column of a pipeline in which what is due in a step stands.
  private func due(_ line: Range<Int>, _ step: Int) -> UnsafeMutablePointer<Double> {
    column(line.lowerBound + step % line.count)
  }

  private func open(_ capacity: FlowPlan.Capacity, planned: Int, _ step: Int) {
    let (now, opened, opening) = (column(capacity.now), column(capacity.opened), column(capacity.opening))
    for lane in 0..<lanes { opened[lane] = Double(planned) }
    if !capacity.openingLine.isEmpty {
      let due = due(capacity.openingLine, step)
      for lane in 0..<lanes {
        opened[lane] += due[lane]
        opening[lane] -= due[lane]
        due[lane] = 0
      }
    }
    for lane in 0..<lanes { now[lane] += opened[lane] }
  }

  private func close(_ capacity: FlowPlan.Capacity, planned: Int, _ step: Int) {
    let (now, closed, closing) = (column(capacity.now), column(capacity.closed), column(capacity.closing))
    for lane in 0..<lanes { closed[lane] = Double(planned) }
    if !capacity.closingLine.isEmpty {
      let due = due(capacity.closingLine, step)
      for lane in 0..<lanes {
        closed[lane] += due[lane]
        closing[lane] -= due[lane]
        due[lane] = 0
      }
    }
    for lane in 0..<lanes {
      // What is not there cannot close; it is not asked for again.
      closed[lane] = min(closed[lane], now[lane])
      now[lane] -= closed[lane]
    }
  }

  private func remember(_ capacity: FlowPlan.Capacity, slots: Int, _ step: Int) {
    for (index, stock) in capacity.watching.enumerated() {
      let memory = column(capacity.history.lowerBound + index * slots + step % slots)
      memory.update(from: column(plan.stocks[stock].total), count: lanes)
    }
  }

  private func order(_ capacity: FlowPlan.Capacity, _ policy: FlowPolicy, _ step: Int) {
    let (now, opening, closing) = (column(capacity.now), column(capacity.opening), column(capacity.closing))
    let slots = policy.lookingBack + 1
    let history = column(capacity.history.lowerBound)
    for lane in 0..<count {
      let view = FlowPolicyView(
        step: step, capacity: Int(now[lane]), opening: Int(opening[lane]), closing: Int(closing[lane]),
        history: UnsafePointer(history + lane), stockStride: slots * lanes, stepStride: lanes, slots: slots,
        slot: step % slots, stocks: capacity.watching.count)
      let order = policy.decide(view)
      let places = Double(min(order.magnitude, UInt(FlowChunk.mostAtOnce)))
      if order > 0 { open(capacity, places, lane, step) }
      if order < 0 { close(capacity, places, lane, step) }
    }
  }

  private func open(_ capacity: FlowPlan.Capacity, _ places: Double, _ lane: Int, _ step: Int) {
    guard capacity.openingLine.isEmpty else {
      // The column of this step was emptied above, so it serves for the step a whole lead time on.
      due(capacity.openingLine, step)[lane] += places
      column(capacity.opening)[lane] += places
      return
    }
    column(capacity.opened)[lane] += places
    column(capacity.now)[lane] += places
  }

  private func close(_ capacity: FlowPlan.Capacity, _ places: Double, _ lane: Int, _ step: Int) {
    guard capacity.closingLine.isEmpty else {
      due(capacity.closingLine, step)[lane] += places
      column(capacity.closing)[lane] += places
      return
    }
    let gone = min(places, column(capacity.now)[lane])
    column(capacity.closed)[lane] += gone
    column(capacity.now)[lane] -= gone
  }
}
