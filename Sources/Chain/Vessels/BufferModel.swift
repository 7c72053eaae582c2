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
    "R7.17.voorraad", "V10.wachten", "V11.besluiten", "V12.terugkijken", "V12.demping",
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

  /// How many places there are to be.
  enum Target {
    /// As many as a damped trend expects people at the end of the opening lead time.
    case forecast
    /// So many for each person in reception.
    case factor(Double)
    case fixed(Int)
  }

  /// What is left after a week of a trend that dies out.
  private var weeklyDamping: Double { PlainMath.exp(PlainMath.log(rule("V12.demping")) / InflowIndex.weeksInMonth) }

  /// The places that a policy wants, from what it can see.
  private func wanted(_ target: Target) -> (lookingBack: Int, places: @Sendable (borrowing FlowPolicyView) -> Int) {
    switch target {
    case .fixed(let places): return (0, { _ in places })
    case .factor(let factor):
      return (0, { view in Int((Double(view[0] + view[1] + view[2]) * factor).rounded()) })
    case .forecast:
      // people + (people − people then) / weeks between · (d + d² + … + dˡ), of which the last factor is the steps ahead.
      let weeks = Int(rule("V12.terugkijken"))
      var (ahead, left) = (0.0, 1.0)
      for _ in 0..<openingLead {
        left *= weeklyDamping
        ahead += left
      }
      let factor = ahead / Double(max(1, weeks))
      return (
        weeks,
        { view in
          let now = view[0] + view[1] + view[2]
          let before = view[0, back: weeks] + view[1, back: weeks] + view[2, back: weeks]
          return max(0, Int((Double(now) + Double(now - before) * factor).rounded()))
        }
      )
    }
  }

  /// The model with places by a policy.
  func model(_ target: Target) -> FlowModel {
    var model = people(marks: [])
    let (lookingBack, wanted) = wanted(target)
    let policy = FlowPolicy(
      interval: interval, openingLead: openingLead, closingLead: closingLead, watching: BufferModel.people,
      lookingBack: lookingBack
    ) { view in
      wanted(view) - (view.capacity + view.opening - view.closing)
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
