// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Exact
import Forecast

/// The vessels over years with a policy for the number of places.
struct BufferModel: Sendable {
  let basis: VesselsBasis
  let rules: [String: Double]
  let years: Int

  static let ruleIDs = [
    "R3.17.regulier", "R3.17.nood", "R7.17.vast", "R7.17.aanpassing", "R7.17.openen", "R7.17.sluiten",
    "R7.17.voorraad", "V10.wachten", "V11.besluiten",
  ]

  enum Name {
    static let occupied = "bezet"
    static let empty = "leeg"
    static let emergency = "nood"
    static let changed = "aangepast"
    static let weeks = "noodweken"
  }

  var steps: Int { Int((Double(years) * BufferPrices.weeksInYear).rounded()) }
  func rule(_ id: String) -> Double { rules[id] ?? 0 }

  var prices: BufferPrices {
    let cents = 100.0
    let regular = rule("R3.17.regulier") / cents
    return BufferPrices(
      regular: regular, empty: regular * rule("R7.17.vast") / 100, emergency: rule("R3.17.nood") / cents,
      change: rule("R7.17.aanpassing") / cents)
  }

  /// Weeks between two decisions.
  var interval: Int { Int((BufferPrices.weeksInYear / rule("V11.besluiten")).rounded()) }
  var openingLead: Int { Int(rule("R7.17.openen")) }
  var closingLead: Int { Int(rule("R7.17.sluiten")) }
  /// Until the places of the decision after this one can be there.
  var outlook: Int { interval + openingLead }

  private static let people = ["zonder-status", "statushouders", "vertrekkers"]

  /// The model without places, to see how people in reception change over the outlook.
  func people(marks: [Int]) -> FlowModel {
    var model = VesselsModel(basis: basis, weeks: steps).model(
      wanted: [Double](repeating: 0, count: steps), marks: marks)
    model.capacities = []
    model.gauges = model.gauges.filter { $0.name == VesselsModel.Name.residents }
    // In the long run people are housed as fast as they wait: a mean time and no plan.
    if let index = model.flows.firstIndex(where: { $0.name == VesselsModel.Name.housing }) {
      let chance = 1 / (rule("V10.wachten") * InflowIndex.weeksInMonth)
      model.flows[index].kind = .leak(
        from: VesselsModel.Name.status, chance: FlowSeries(chance), spread: basis.rule("V5.jaar"))
    }
    return model
  }

  /// The model with places by a policy. `factor` is how many places there are to be for each person in reception.
  func model(factor: Double?, fixed: Int?) -> FlowModel {
    var model = people(marks: [])
    let target: @Sendable (Int) -> Int = { people in fixed ?? Int((Double(people) * (factor ?? 1)).rounded()) }
    let policy = FlowPolicy(
      interval: interval, openingLead: openingLead, closingLead: closingLead, watching: BufferModel.people
    ) { view in
      target(view[0] + view[1] + view[2]) - (view.capacity + view.opening - view.closing)
    }
    let places = basis.places?.first ?? basis.residents.whole ?? 0
    model.capacities = [FlowCapacity(VesselsModel.Name.places, initial: places, policy: policy)]
    let people: FlowAmount =
      .stock(VesselsModel.Name.without) + .stock(VesselsModel.Name.status) + .stock(VesselsModel.Name.leaving)
    let capacity = FlowAmount.capacity(VesselsModel.Name.places)
    model.gauges = [
      FlowGauge(Name.occupied, .least(people, capacity), .total()),
      FlowGauge(Name.empty, .excess(capacity - people), .total()),
      FlowGauge(Name.emergency, .excess(people - capacity), .total()),
      FlowGauge(
        Name.changed, .amount(.opened(VesselsModel.Name.places) + .closed(VesselsModel.Name.places)), .total()),
      FlowGauge(Name.weeks, .isPositive(people - capacity), .total()),
    ]
    return model
  }
}

/// Runs the policies on the same random numbers and finds the best one.
struct BufferRunner: Sendable {
  var model: BufferModel
  /// The percentiles of the policies that keep a buffer.
  let percentiles: [Int]
  let paths: Int
  let seed: UInt64
  let threads: Int

  /// The shares of extra places among which the best is sought, in percent: wide steps first, then around the best.
  static let widest = 100
  static let wideStep = widest / 5

  func study(_ assumptions: [Assumption]) async throws -> BufferStudy {
    let changes = try await yearlyChanges()
    var policies: [(policy: BufferPolicy, totals: BufferTotals)] = []
    policies.append((.follow, try await run(factor: 1)))
    let stock = Int(model.rule("R7.17.voorraad"))
    policies.append((.fixed(stock), try await run(fixed: stock)))
    for percentile in percentiles {
      let factor = FlowResult.quantiles(of: changes, probabilities: [Double(percentile) / 100])[0]
      policies.append((.percentile(percentile), try await run(factor: max(1, factor))))
    }
    let extra = try await best()
    policies.append((.best(extra: extra), try await run(factor: 1 + Double(extra) / 100)))
    let outcomes = policies.map { outcome($0.policy, $0.totals) }
    return BufferStudy(
      years: model.years, paths: paths, seed: seed, outcomes: outcomes,
      sensitivities: prices(policies.map(\.totals)) + (try await leads(policies.map(\.policy), changes)),
      assumptions: assumptions)
  }

  /// How many people there are for each one an outlook before, on every path, once a year.
  private func yearlyChanges() async throws -> [Double] {
    let starts = Array(stride(from: 0, to: model.steps - model.outlook, by: 2 * model.interval))
    let marks = Set(starts + starts.map { $0 + model.outlook }).sorted()
    let result = try await FlowRun(model.people(marks: marks), paths: paths, seed: seed, threads: threads).result()
    return starts.flatMap { start -> [Double] in
      guard let before = result.values(of: VesselsModel.Name.residents, step: start),
        let after = result.values(of: VesselsModel.Name.residents, step: start + model.outlook)
      else { return [] }
      return zip(after, before).map { $0 / max(1, $1) }
    }
  }

  private func run(factor: Double? = nil, fixed: Int? = nil, paths: Int? = nil) async throws -> BufferTotals {
    let run = try FlowRun(
      model.model(factor: factor, fixed: fixed), paths: paths ?? self.paths, seed: seed, threads: threads)
    let result = await run.result()
    func totals(_ name: String) -> [Double] { result.totals(of: name) ?? [] }
    return BufferTotals(
      occupied: totals(BufferModel.Name.occupied), empty: totals(BufferModel.Name.empty),
      emergency: totals(BufferModel.Name.emergency), changed: totals(BufferModel.Name.changed),
      weeks: totals(BufferModel.Name.weeks))
  }

  /// The share of extra places with the lowest mean cost that was found.
  private func best() async throws -> Int {
    var costs: [Int: Double] = [:]
    func best() -> Int { costs.min { ($0.value, $0.key) < ($1.value, $1.key) }?.key ?? 0 }
    var step = BufferRunner.wideStep
    var tried = Array(stride(from: 0, through: BufferRunner.widest, by: step))
    while step >= 5 {
      for extra in tried where extra >= 0 && costs[extra] == nil {
        let totals = try await run(factor: 1 + Double(extra) / 100, paths: min(paths, 500))
        costs[extra] = mean(model.prices.cost(totals, years: Double(model.years)))
      }
      step /= 2
      tried = [best() - step, best() + step]
    }
    return best()
  }

  private func outcome(_ policy: BufferPolicy, _ totals: BufferTotals) -> BufferOutcome {
    let costs = model.prices.cost(totals, years: Double(model.years))
    let quantiles = FlowResult.quantiles(of: costs, probabilities: [0.05, 0.5, 0.95])
    let weeks = Double(model.steps)
    return BufferOutcome(
      policy: policy, mean: mean(costs), low: quantiles[0], middle: quantiles[1], high: quantiles[2],
      emergencyChance: mean(totals.weeks) / weeks, emergencyPeople: mean(totals.emergency) / weeks,
      emptyPlaces: mean(totals.empty) / weeks, adjusted: mean(totals.changed) / Double(model.years))
  }

  /// What a quarter more or less of each price does. The people and places stay the same.
  private func prices(_ totals: [BufferTotals]) -> [BufferSensitivity] {
    let changes: [(name: String, change: @Sendable (inout BufferPrices, Double) -> Void)] = [
      (
        "gewone opvang",
        {
          $0.regular *= $1; $0.empty *= $1
        }
      ), ("noodopvang", { $0.emergency *= $1 }),
      ("lege plaatsen", { $0.empty *= $1 }), ("openen en sluiten", { $0.change *= $1 }),
    ]
    return changes.flatMap { name, change in
      [(1.25, "een kwart duurder"), (0.75, "een kwart goedkoper")].map { factor, words in
        var prices = model.prices
        change(&prices, factor)
        return BufferSensitivity(
          name: "\(name) \(words)", costs: totals.map { mean(prices.cost($0, years: Double(model.years))) })
      }
    }
  }

  /// What half and twice the lead times do.
  private func leads(_ policies: [BufferPolicy], _ changes: [Double]) async throws -> [BufferSensitivity] {
    var found: [BufferSensitivity] = []
    for (factor, words) in [(0.5, "half zo lang"), (2.0, "twee keer zo lang")] {
      var other = self
      var rules = model.rules
      for id in ["R7.17.openen", "R7.17.sluiten"] { rules[id] = (model.rule(id) * factor).rounded() }
      other.model = BufferModel(basis: model.basis, rules: rules, years: model.years)
      var costs: [Double] = []
      for policy in policies {
        let totals: BufferTotals
        switch policy {
        case .follow: totals = try await other.run(factor: 1)
        case .fixed(let places): totals = try await other.run(fixed: places)
        case .percentile(let percentile):
          let quantile = FlowResult.quantiles(of: changes, probabilities: [Double(percentile) / 100])[0]
          totals = try await other.run(factor: max(1, quantile))
        case .best(let extra): totals = try await other.run(factor: 1 + Double(extra) / 100)
        }
        costs.append(mean(model.prices.cost(totals, years: Double(model.years))))
      }
      found.append(BufferSensitivity(name: "openen en sluiten duurt \(words)", costs: costs))
    }
    return found
  }

  private func mean(_ values: [Double]) -> Double {
    values.isEmpty ? 0 : values.reduce(0, +) / Double(values.count)
  }
}
