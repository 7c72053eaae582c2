// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

// What is recorded at the end of a step.
extension FlowChunk {
  func read(_ gauge: FlowPlan.Gauge, _ step: Int, _ table: FlowTable) {
    if case .total(let steps?) = gauge.keeping, !steps.contains(step) { return }
    work(out: gauge.reading)
    switch gauge.keeping {
    case .steps:
      guard let column = table.column(gauge: gauge.place, step: step).baseAddress else { return }
      let out = column + firstPath
      for lane in 0..<count { out[lane] = Float(work[lane]) }
    case .total:
      let first = gauge.place * count
      totals.withUnsafeMutableBufferPointer { totals in
        guard let out = totals.baseAddress else { return }
        for lane in 0..<count { out[first &+ lane] += work[lane] }
      }
    case .share:
      var holds = 0
      for lane in 0..<count { holds &+= work[lane] > 0 ? 1 : 0 }
      shares[gauge.place * plan.steps + step] = holds
    }
  }

  /// Puts a reading in `work`.
  private func work(out reading: FlowPlan.Reading) {
    switch reading {
    case .amount(let amount): add(up: amount, into: work)
    case .excess(let amount):
      add(up: amount, into: work)
      for lane in 0..<lanes { work[lane] = work[lane] > 0 ? work[lane] : 0 }
    case .least(let left, let right):
      add(up: left, into: work)
      add(up: right, into: rest)
      for lane in 0..<lanes { work[lane] = work[lane] < rest[lane] ? work[lane] : rest[lane] }
    case .isPositive(let amount):
      add(up: amount, into: work)
      for lane in 0..<lanes { work[lane] = work[lane] > 0 ? 1 : 0 }
    }
  }

  private func add(up amount: FlowPlan.Amount, into sum: UnsafeMutablePointer<Double>) {
    // The first term with the constant: a sum that stands in memory is written and read for every further term.
    guard let first = amount.terms.first else {
      for lane in 0..<lanes { sum[lane] = amount.constant }
      return
    }
    let (constant, factor, units) = (amount.constant, first.factor, column(first.column))
    for lane in 0..<lanes { sum[lane] = constant + factor * units[lane] }
    for term in amount.terms.dropFirst() {
      let (factor, units) = (term.factor, column(term.column))
      for lane in 0..<lanes { sum[lane] += factor * units[lane] }
    }
  }
}
