// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

extension FlowPlan {
  /// - Throws: what is wrong with the model.
  init(_ model: FlowModel) throws(FlowModelFault) {
    try FlowCheck(model).check()
    steps = model.steps
    shocks = model.shocks.map { addShock($0) }
    let delays = Set(
      model.flows.compactMap { flow in
        if case .delay(let stock, _, _) = flow.kind { stock } else { nil }
      })
    stocks = model.stocks.map { addStock($0, isDelay: delays.contains($0.name)) }
    let names = FlowNames(model)
    wholes = model.wholes.map { whole in
      Whole(
        initial: Double(whole.initial), spread: whole.spread, stream: FlowNames.stream(ofWhole: whole.name),
        parts: whole.parts.map { stocks[names.stock($0)].total }, rest: stocks[names.stock(whole.rest)].total)
    }
    for flow in model.flows { flows.append(addFlow(flow, names)) }
    capacities = model.capacities.map { addCapacity($0, names) }
    for gauge in model.gauges { addGauge(gauge, names) }
  }

  private mutating func column() -> Int { columns(1).lowerBound }

  private mutating func columns(_ count: Int) -> Range<Int> {
    columns += count
    return (columns - count)..<columns
  }

  private mutating func addShock(_ shock: FlowShock) -> Shock {
    var centres: [Double] = []
    var (left, sum) = (1.0, 0.0)
    for _ in 0..<steps {
      sum += left * left * shock.spread * shock.spread / 2
      sum += PlainMath.log(1 - shock.jumpChance + shock.jumpChance / (1 - left * shock.jumpMean))
      left *= shock.memory
      centres.append(sum)
    }
    return Shock(
      shock: shock, stream: FlowNames.stream(ofShock: shock.name), level: column(), factor: column(), centres: centres)
  }

  private mutating func addStock(_ stock: FlowStock, isDelay: Bool) -> Stock {
    Stock(
      initial: Double(stock.initial), spread: stock.spread, stream: FlowNames.stream(ofStock: stock.name),
      total: column(), stages: columns(isDelay ? stock.stages : 0), entry: isDelay ? column() : 0)
  }

  private mutating func addFlow(_ flow: Forecast.Flow, _ names: FlowNames) -> Flow {
    let count = column()
    let (kind, spread) = compiled(flow.kind, names)
    return Flow(
      stream: FlowNames.stream(ofFlow: flow.name), count: count, kind: kind,
      factor: spread > 0 ? Factor(column: column(), spread: spread) : nil,
      route: addRoute(flow.route, count: count, names))
  }

  private mutating func compiled(_ kind: Forecast.Flow.Kind, _ names: FlowNames) -> (Kind, spread: Double) {
    switch kind {
    case .arrival(let mean, let dispersion, let shock):
      return (.arrival(mean: mean, dispersion: dispersion, shock: shock.flatMap { names.shocks[$0] }), 0)
    case .leak(let stock, let chance, let spread):
      return (.leak(stock: names.stock(stock), chance: chance), spread)
    case .delay(let stock, let mean, let spread):
      return (.delay(stock: names.stock(stock), mean: mean), spread)
    case .drawn(let stock, let wanted, let pathSpread, let stepSpread, let carriesOver):
      let kind = Kind.drawn(
        stock: names.stock(stock), wanted: wanted, stepSpread: stepSpread, backlog: column(), carriesOver: carriesOver)
      return (kind, pathSpread)
    case .induced(let cause, let stock, let ratio, let spread):
      return (.induced(cause: countColumn(cause, to: stock, names), ratio: ratio), spread)
    }
  }

  private mutating func addRoute(_ route: Forecast.Flow.Route, count: Int, _ names: FlowNames) -> Route {
    let targets = route.targets.map { target in target.stock.map { names.stock($0) } }
    let weights = route.targets.map(\.share)
    var left = 1.0
    let shares = weights.map { share in
      defer { left -= share }
      return left > share ? share / left : 1
    }
    let isSplit = targets.count > 1
    return Route(
      targets: targets, counts: isSplit ? Array(columns(targets.count)) : [count], shares: shares,
      shareColumns: isSplit && route.spread > 0 ? columns(targets.count) : nil, weights: weights, spread: route.spread)
  }

  /// The column with the units of a flow, all or those to one stock.
  private func countColumn(_ flow: String, to stock: String?, _ names: FlowNames) -> Int {
    let flow = flows[names.flow(flow)]
    guard let stock, let branch = flow.route.targets.firstIndex(of: names.stock(stock)) else { return flow.count }
    return flow.route.counts[branch]
  }

  private mutating func addCapacity(_ capacity: FlowCapacity, _ names: FlowNames) -> Capacity {
    let policy = capacity.policy
    let watching = policy?.watching.map { names.stock($0) } ?? []
    return Capacity(
      capacity: capacity, watching: watching, now: column(), opened: column(), closed: column(), opening: column(),
      closing: column(), onOrder: column(), openingLine: columns(policy?.openingLead ?? 0),
      closingLine: columns(policy?.closingLead ?? 0),
      history: columns(watching.count * ((policy?.lookingBack ?? 0) + 1)))
  }

  private mutating func addGauge(_ gauge: FlowGauge, _ names: FlowNames) {
    let reading: Reading =
      switch gauge.reading {
      case .amount(let amount): .amount(compiled(amount, names))
      case .excess(let amount): .excess(compiled(amount, names))
      case .least(let left, let right): .least(compiled(left, names), compiled(right, names))
      case .isPositive(let amount): .isPositive(compiled(amount, names))
      }
    let place: Int
    switch gauge.keeping {
    case .steps: (place, kept.steps) = (kept.steps, kept.steps + 1)
    case .total: (place, kept.totals) = (kept.totals, kept.totals + 1)
    case .share: (place, kept.shares) = (kept.shares, kept.shares + 1)
    }
    gauges.append(Gauge(reading: reading, keeping: gauge.keeping, place: place))
  }

  private func compiled(_ amount: FlowAmount, _ names: FlowNames) -> Amount {
    let terms = amount.terms.map { term in
      let column: Int =
        switch term.source {
        case .stock(let name): stocks[names.stock(name)].total
        case .flow(let name, let stock): countColumn(name, to: stock, names)
        case .backlog(let name): backlogColumn(names.flow(name))
        case .capacity(let name): capacities[names.capacity(name)].now
        case .opened(let name): capacities[names.capacity(name)].opened
        case .closed(let name): capacities[names.capacity(name)].closed
        case .onOrder(let name): capacities[names.capacity(name)].onOrder
        }
      return (factor: term.factor, column: column)
    }
    return Amount(constant: amount.constant, terms: terms)
  }

  private func backlogColumn(_ flow: Int) -> Int {
    guard case .drawn(_, _, _, let backlog, _) = flows[flow].kind else {
      preconditionFailure("the check lets only drawn flows through")
    }
    return backlog
  }
}

/// The positions of the names of a model that was checked, and the streams of random numbers that belong to names.
struct FlowNames {
  let shocks: [String: Int]
  private let stocks: [String: Int]
  private let flows: [String: Int]
  private let capacities: [String: Int]

  /// - Precondition: no two of a kind have one name.
  init(_ model: FlowModel) {
    func positions(_ names: [String]) -> [String: Int] {
      Dictionary(uniqueKeysWithValues: zip(names, names.indices))
    }
    shocks = positions(model.shocks.map(\.name))
    stocks = positions(model.stocks.map(\.name))
    flows = positions(model.flows.map(\.name))
    capacities = positions(model.capacities.map(\.name))
  }

  func stock(_ name: String) -> Int { FlowNames.position(name, stocks) }
  func flow(_ name: String) -> Int { FlowNames.position(name, flows) }
  func capacity(_ name: String) -> Int { FlowNames.position(name, capacities) }

  private static func position(_ name: String, _ positions: [String: Int]) -> Int {
    guard let position = positions[name] else { preconditionFailure("\(name) was not checked") }
    return position
  }

  static func stream(ofStock name: String) -> UInt32 { streamNumber("stock:" + name) }
  static func stream(ofWhole name: String) -> UInt32 { streamNumber("whole:" + name) }
  static func stream(ofShock name: String) -> UInt32 { streamNumber("shock:" + name) }
  static func stream(ofFlow name: String) -> UInt32 { streamNumber("flow:" + name) }
}
