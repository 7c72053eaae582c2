// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Exact
import Forecast

/// The chain of asylum reception as communicating vessels (communicerende vaten, R2.10), in weeks.
///
/// People without a status come in, wait for a decision, and become status holders or must leave; family members come in
/// as status holders; status holders leave for a home. What is in the vessels together is the reception:
/// residents(t + 1) = residents(t) + newcomers − departures − housed.
struct VesselsModel {
  enum Name {
    static let without = "zonder-status"
    static let status = "statushouders"
    static let leaving = "vertrekkers"
    static let places = "plaatsen"
    static let need = "behoefte"
    static let inflow = "instroom"
    static let asylum = "asiel"
    static let family = "nareis"
    static let decision = "beslissing"
    static let departure = "vertrek"
    static let housing = "huisvesting"
    static let residents = "bewoners"
    static let shortage = "tekort"
    static let chance = "kans"
    static let granted = "verleend"
    static let refused = "geweigerd"
  }

  let basis: VesselsBasis
  let weeks: Int

  /// The model in which so many people are to be housed in each week.
  ///
  /// - Parameters:
  ///   - wanted: people to house, by week.
  ///   - marks: the weeks, from 0, of which the numbers of all paths are kept.
  func model(wanted: [Double], marks: [Int]) -> FlowModel {
    var model = FlowModel(steps: weeks)
    model.shocks = [shock]
    model.stocks = stocks
    model.wholes = [residents]
    model.flows =
      arrivals + [
        Flow(
          Name.decision, .delay(from: Name.without, mean: FlowSeries(waiting)),
          to: .split([(Name.status, basis.rule("V2.inwilliging")), (Name.leaving, 1 - basis.rule("V2.inwilliging"))])),
        Flow(
          Name.departure,
          .leak(from: Name.leaving, chance: FlowSeries(1 / (basis.rule("V3.vertrek") * InflowIndex.weeksInMonth))),
          to: .outside),
        Flow(
          Name.housing,
          .drawn(
            from: Name.status, wanted: FlowSeries(bySteps: wanted), pathSpread: basis.rule("V5.jaar"),
            stepSpread: basis.rule("V5.week")), to: .outside),
      ]
    model.gauges = gauges(marks)
    if let places = basis.places {
      let changes = zip(places.dropFirst(), places).map { $0 - $1 }
      // The change of a week falls at the start of the week after it.
      let byStep = [0] + changes.prefix(weeks - 1)
      model.capacities = [
        FlowCapacity(
          Name.places, initial: places[0], openings: byStep.map { max(0, $0) }, closings: byStep.map { max(0, -$0) })
      ]
    }
    return model
  }

  /// The level of newcomers: what it deviates by dies out, and once in some years it jumps up.
  private var shock: FlowShock {
    let weeksInYear = 12 * InflowIndex.weeksInMonth
    return FlowShock(
      Name.inflow, memory: basis.inflow.weeklyMemory, spread: basis.inflow.weeklySpread,
      jumpChance: 1 / (basis.rule("V6.jaren") * weeksInYear), jumpMean: basis.rule("V6.sprong"),
      start: basis.inflow.start)
  }

  private var waiting: Double { basis.rule("V1.duur") * InflowIndex.weeksInMonth }

  /// How many people there are in all is reported by itself, often newer and more exactly than how many of them are status
  /// holders: who is not among those, waits for a decision.
  private var residents: FlowWhole {
    FlowWhole(
      Name.residents, initial: basis.residents.whole ?? 0, spread: basis.spread(basis.residents),
      parts: [Name.status, Name.leaving], rest: Name.without)
  }

  private var stocks: [FlowStock] {
    let waitingForHome = basis.statusHolders.whole ?? 0
    let others = max(0, (basis.residents.whole ?? 0) - waitingForHome)
    return [
      FlowStock(Name.without, stages: Int(basis.rule("V1.stappen"))),
      FlowStock(Name.status, initial: waitingForHome, spread: basis.spread(basis.statusHolders)),
      FlowStock(Name.leaving, initial: Int((Double(others) * basis.rule("V3.aandeel")).rounded())),
    ]
  }

  private var arrivals: [Flow] {
    let expected = (0..<weeks).map { basis.inflow.expected(from: basis.origin.adding(days: $0 * 7)) }
    func arrival(_ name: String, _ share: Double, to stock: String) -> Flow {
      Flow(
        name,
        .arrival(
          mean: FlowSeries(bySteps: expected.map { $0 * share }), dispersion: basis.rule("V7.toeval"),
          shock: Name.inflow), to: .stock(stock))
    }
    return [
      arrival(Name.asylum, 1 - basis.familyShare, to: Name.without),
      arrival(Name.family, basis.familyShare, to: Name.status),
    ]
  }

  private func gauges(_ marks: [Int]) -> [FlowGauge] {
    let residents: FlowAmount = .stock(Name.without) + .stock(Name.status) + .stock(Name.leaving)
    var gauges = [
      FlowGauge(Name.residents, .amount(residents), marks: marks),
      FlowGauge(Name.status, .amount(.stock(Name.status)), marks: marks),
      FlowGauge(Name.asylum, .amount(.flow(Name.asylum)), .total()),
      FlowGauge(Name.family, .amount(.flow(Name.family)), .total()),
      FlowGauge(Name.granted, .amount(.flow(Name.decision, to: Name.status)), .total()),
      FlowGauge(Name.refused, .amount(.flow(Name.decision, to: Name.leaving)), .total()),
      FlowGauge(Name.departure, .amount(.flow(Name.departure)), .total()),
      FlowGauge(Name.housing, .amount(.flow(Name.housing)), .total()),
    ]
    // Places are those at locations of COA: so are the people that they are laid beside.
    let atLocations = basis.locationShare * residents
    if let norm = basis.occupancyNorm { gauges.append(FlowGauge(Name.need, .amount(1 / norm * atLocations))) }
    if basis.places != nil {
      gauges += [
        FlowGauge(Name.places, .amount(.capacity(Name.places))),
        FlowGauge(Name.shortage, .excess(atLocations - .capacity(Name.places))),
        FlowGauge(Name.chance, .isPositive(atLocations - .capacity(Name.places)), .share),
      ]
    }
    return gauges
  }
}
