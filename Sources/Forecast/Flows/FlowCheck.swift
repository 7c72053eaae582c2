// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

/// Whether a model can run.
struct FlowCheck {
  /// Numbers up to this stay exact when they are added over all steps.
  static let most = 0x1p40

  let model: FlowModel
  private let stocks: [String: FlowStock]
  private let flows: [String: (position: Int, flow: Flow)]

  init(_ model: FlowModel) {
    self.model = model
    stocks = Dictionary(model.stocks.map { ($0.name, $0) }) { first, _ in first }
    flows = Dictionary(model.flows.enumerated().map { ($1.name, ($0, $1)) }) { first, _ in first }
  }

  func check() throws(FlowModelFault) {
    guard model.steps >= 1, model.steps < 1_000_000 else { throw .runOutOfRange("steps") }
    try checkNames()
    for shock in model.shocks { try check(shock) }
    for stock in model.stocks { try check(stock) }
    try checkWholes()
    for (position, flow) in model.flows.enumerated() {
      try check(flow, at: position)
      try check(flow.route, of: flow)
    }
    for capacity in model.capacities { try check(capacity) }
    for gauge in model.gauges { try check(gauge) }
  }

  private func checkNames() throws(FlowModelFault) {
    let kinds = [
      model.shocks.map(\.name), model.stocks.map(\.name), model.flows.map(\.name), model.wholes.map(\.name),
      model.capacities.map(\.name), model.gauges.map(\.name),
    ]
    for names in kinds {
      var seen: Set<String> = []
      for name in names where !seen.insert(name).inserted { throw .duplicateName(name) }
    }
    var streams: [UInt32: String] = [:]
    let numbered =
      kinds[0].map { ($0, FlowNames.stream(ofShock: $0)) } + kinds[1].map { ($0, FlowNames.stream(ofStock: $0)) }
      + kinds[2].map { ($0, FlowNames.stream(ofFlow: $0)) } + kinds[3].map { ($0, FlowNames.stream(ofWhole: $0)) }
    for (name, stream) in numbered {
      if let other = streams.updateValue(name, forKey: stream) { throw .sameRandomNumbers(other, name) }
    }
  }

  private func check(_ shock: FlowShock) throws(FlowModelFault) {
    try checkChance(shock.memory, shock.name)
    try checkChance(shock.jumpChance, shock.name)
    try checkNumber(shock.spread, shock.name, "spread", most: 10)
    try checkNumber(shock.jumpMean, shock.name, "jumpMean", most: 0.999)
    try checkNumber(shock.start.magnitude, shock.name, "start", most: 10)
  }

  private func check(_ stock: FlowStock) throws(FlowModelFault) {
    try checkNumber(Double(stock.initial), stock.name, "initial")
    try checkNumber(stock.spread, stock.name, "spread")
    guard (1...32).contains(stock.stages) else { throw .outOfRange(stock.name, what: "stages") }
    let delays = model.flows.count { flow in
      if case .delay(stock.name, _, _) = flow.kind { true } else { false }
    }
    guard delays == 1 || (delays == 0 && stock.stages == 1) else { throw .delayFlowsNotOne(stock.name) }
  }

  private func checkWholes() throws(FlowModelFault) {
    var seen: Set<String> = []
    for whole in model.wholes {
      try checkNumber(Double(whole.initial), whole.name, "initial")
      try checkNumber(whole.spread, whole.name, "spread")
      for stock in whole.parts + [whole.rest] {
        _ = try known(stock, whole.name)
        guard seen.insert(stock).inserted else { throw .duplicateName(stock) }
      }
      let rest = try known(whole.rest, whole.name)
      guard rest.initial == 0, rest.spread == 0 else { throw .restHasStart(rest.name) }
    }
  }

  private func check(_ flow: Flow, at position: Int) throws(FlowModelFault) {
    switch flow.kind {
    case .arrival(let mean, let dispersion, let shock):
      try checkSeries(mean, flow.name, "mean")
      try checkNumber(dispersion, flow.name, "dispersion", most: 1)
      if let shock, !model.shocks.contains(where: { $0.name == shock }) { throw .unknownShock(shock, in: flow.name) }
    case .leak(let stock, let chance, let spread):
      _ = try known(stock, flow.name)
      try checkLength(chance, flow.name)
      for value in chance.values { try checkChance(value, flow.name) }
      try checkSpread(spread, flow.name)
    case .delay(let stock, let mean, let spread):
      let stages = Double(try known(stock, flow.name).stages)
      try checkSeries(mean, flow.name, "mean")
      guard mean.values.allSatisfy({ $0 >= stages }) else { throw .delayTooShort(flow.name) }
      try checkSpread(spread, flow.name)
    case .drawn(let stock, let wanted, let pathSpread, let stepSpread, _):
      _ = try known(stock, flow.name)
      try checkSeries(wanted, flow.name, "wanted")
      try checkSpread(pathSpread, flow.name)
      try checkSpread(stepSpread, flow.name)
    case .induced(let cause, let stock, let ratio, let spread):
      guard let other = flows[cause] else { throw .unknownFlow(cause, in: flow.name) }
      guard other.position < position else { throw .causeComesLater(flow.name) }
      try checkTarget(stock, of: other.flow, in: flow.name)
      try checkSeries(ratio, flow.name, "ratio")
      try checkSpread(spread, flow.name)
    }
  }

  private func check(_ route: Flow.Route, of flow: Flow) throws(FlowModelFault) {
    let source: String? =
      switch flow.kind {
      case .leak(let stock, _, _), .delay(let stock, _, _), .drawn(let stock, _, _, _, _): stock
      case .arrival, .induced: nil
      }
    var seen: Set<String?> = []
    for target in route.targets {
      guard seen.insert(target.stock).inserted else { throw .duplicateName(target.stock ?? flow.name) }
      guard let name = target.stock else { continue }
      _ = try known(name, flow.name)
      if name == source { throw .flowToItself(flow.name) }
    }
    for target in route.targets { try checkChance(target.share, flow.name) }
    let sum = route.targets.reduce(0) { $0 + $1.share }
    guard (sum - 1).magnitude < 1e-9 else { throw .sharesDoNotSumToOne(flow.name) }
    try checkSpread(route.spread, flow.name)
  }

  private func check(_ capacity: FlowCapacity) throws(FlowModelFault) {
    try checkNumber(Double(capacity.initial), capacity.name, "initial")
    for plan in [capacity.openings, capacity.closings] where !plan.isEmpty {
      guard plan.count == model.steps else {
        throw .wrongLength(capacity.name, expected: model.steps, found: plan.count)
      }
      for number in plan { try checkNumber(Double(number), capacity.name, "plan") }
    }
    guard let policy = capacity.policy else { return }
    guard policy.interval >= 1 else { throw .outOfRange(capacity.name, what: "interval") }
    for (number, what) in [
      (policy.openingLead, "openingLead"), (policy.closingLead, "closingLead"), (policy.lookingBack, "lookingBack"),
    ] { try checkNumber(Double(number), capacity.name, what, most: 4096) }
    for stock in policy.watching { _ = try known(stock, capacity.name) }
  }

  private func check(_ gauge: FlowGauge) throws(FlowModelFault) {
    switch gauge.reading {
    case .amount(let amount), .excess(let amount), .isPositive(let amount): try check(amount, in: gauge.name)
    case .least(let left, let right):
      try check(left, in: gauge.name)
      try check(right, in: gauge.name)
    }
    let all = 0..<model.steps
    guard gauge.marks.allSatisfy(all.contains), gauge.keeping == .steps || gauge.marks.isEmpty else {
      throw .unknownSteps(gauge.name)
    }
    if case .total(let steps?) = gauge.keeping, steps.clamped(to: all) != steps { throw .unknownSteps(gauge.name) }
    guard gauge.keeping == .share else { return }
    guard case .isPositive = gauge.reading else { throw .shareOfAmount(gauge.name) }
  }
}

extension FlowCheck {
  private func check(_ amount: FlowAmount, in gauge: String) throws(FlowModelFault) {
    guard amount.constant.isFinite, amount.terms.allSatisfy(\.factor.isFinite) else {
      throw .outOfRange(gauge, what: "factor")
    }
    for term in amount.terms {
      switch term.source {
      case .stock(let name): _ = try known(name, gauge)
      case .flow(let name, let stock):
        guard let other = flows[name] else { throw .unknownFlow(name, in: gauge) }
        try checkTarget(stock, of: other.flow, in: gauge)
      case .backlog(let name):
        guard case .drawn? = flows[name]?.flow.kind else { throw .unknownFlow(name, in: gauge) }
      case .capacity(let name), .opened(let name), .closed(let name), .onOrder(let name):
        guard model.capacities.contains(where: { $0.name == name }) else { throw .unknownCapacity(name, in: gauge) }
      }
    }
  }

  private func known(_ stock: String, _ place: String) throws(FlowModelFault) -> FlowStock {
    guard let found = stocks[stock] else { throw .unknownStock(stock, in: place) }
    return found
  }

  private func checkTarget(_ stock: String?, of flow: Flow, in place: String) throws(FlowModelFault) {
    guard let stock else { return }
    _ = try known(stock, place)
    guard flow.route.targets.contains(where: { $0.stock == stock }) else { throw .unknownFlow(flow.name, in: place) }
  }

  private func checkSeries(_ series: FlowSeries, _ name: String, _ what: String) throws(FlowModelFault) {
    try checkLength(series, name)
    for value in series.values { try checkNumber(value, name, what) }
  }

  private func checkLength(_ series: FlowSeries, _ name: String) throws(FlowModelFault) {
    guard series.isSteady || series.values.count == model.steps else {
      throw .wrongLength(name, expected: model.steps, found: series.values.count)
    }
  }

  private func checkSpread(_ spread: Double, _ name: String) throws(FlowModelFault) {
    try checkNumber(spread, name, "spread", most: 10)
  }

  /// NaN fails every comparison, so it is refused too.
  private func checkNumber(
    _ number: Double, _ name: String, _ what: String, most: Double = most
  ) throws(FlowModelFault) {
    guard number >= 0, number <= most else { throw .outOfRange(name, what: what) }
  }

  private func checkChance(_ chance: Double, _ name: String) throws(FlowModelFault) {
    guard chance >= 0, chance <= 1 else { throw .notAChance(name) }
  }
}
