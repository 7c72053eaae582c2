// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Exact
import Forecast
import Rulebook
import Territory

/// One thing that the model of the vessels takes for true (aanname), with its source.
public struct Assumption: Sendable {
  /// What it is, in Dutch.
  public let name: String
  /// The figure that it stands on, with its explanation.
  public let figure: Figure
  /// The number that is reckoned with, when that is not the figure itself; nil when it is.
  public let derived: Double?

  /// The name of the figure of who lives at a location of COA.
  public static let locationShare = "deel-coa-locaties"

  /// The number that is reckoned with; nil when nobody knows one.
  public var used: Double? {
    derived ?? figure.number.map { Double($0.numerator) / Double($0.denominator) }
  }
}

/// Everything that a forecast of the vessels starts from: what was known at its origin, and the assumptions (V1 to V9).
///
/// Nothing that became known after the origin is used, but for the plan of a scenario: that is a what-if and no forecast.
struct VesselsBasis: Sendable {
  let origin: Day
  let residents: Figure
  let statusHolders: Figure
  let inflow: InflowIndex
  /// The share of family members among the newcomers.
  let familyShare: Double
  /// The share of the people in reception that live at a location of COA; 1 when that is not known.
  let locationShare: Double
  /// The share of the places that is taken as a rule; nil when no rule says so.
  let occupancyNorm: Double?
  /// Places at the origin and at the start of each week after it; nil when they are not known.
  let places: [Int]?
  let rules: [String: Double]
  var assumptions: [Assumption]

  func rule(_ id: String) -> Double { rules[id] ?? 0 }
  /// The uncertainty of a number at the start: a share of it for each month that the report is old, and for one month
  /// when it was not exact.
  func spread(_ figure: Figure) -> Double {
    guard case .measure(_, _, .day(let reported)) = figure.reference else { return 0 }
    let months = max(Month.between(reported, origin), figure.qualifier == .exact ? 0 : 1)
    return Double((figure.whole ?? 0) * months) * rule("V8.begin")
  }

  static let ruleIDs = [
    "V1.duur", "V1.stappen", "V2.inwilliging", "V3.vertrek", "V3.aandeel", "V5.jaar", "V5.week", "V6.jaren",
    "V6.sprong", "V7.toeval", "V8.begin", "V9.jaren",
  ]
}

extension ChainBook {
  /// What is known on the reference day for a forecast of so many weeks.
  ///
  /// - Throws: `VesselsFault` with what is missing.
  func vesselsBasis(weeks: Int) throws(VesselsFault) -> VesselsBasis {
    let day = perspective.day
    let residents = lastKnown(.residents, on: day)
    let statusHolders = lastKnown(.statusHolders, on: day)
    guard let people = residents.whole, let waiting = statusHolders.whole, waiting <= people else {
      throw VesselsFault(missing: "het aantal mensen en statushouders in de opvang")
    }
    var rules: [String: Double] = [:]
    var ruleAssumptions: [Assumption] = []
    for id in VesselsBasis.ruleIDs {
      let figure = ruleFigure(id, on: day)
      guard let number = figure.number else { throw VesselsFault(missing: "regel \(id)") }
      rules[id] = Double(number.numerator) / Double(number.denominator)
      ruleAssumptions.append(Assumption(name: rulebook.rule(id)?.term ?? id, figure: figure, derived: nil))
    }
    let inflow = try inflow(before: day, seasonYears: Int(rules["V9.jaren"] ?? 1))
    let family = try familyShare(before: day)
    let planned = plannedPlaces(weeks: weeks)
    let (share, atLocations) = locationShare(of: residents)
    let norm = occupancyNorm(on: day)
    let start = [
      Assumption(name: "Mensen in de opvang aan het begin", figure: residents, derived: nil),
      Assumption(name: "Statushouders in de opvang aan het begin", figure: statusHolders, derived: nil),
    ]
    let familyAssumption = Assumption(
      name: "Deel nareizende familieleden van de nieuwkomers", figure: family.figure, derived: family.share)
    var basis = VesselsBasis(
      origin: day, residents: residents, statusHolders: statusHolders, inflow: inflow.index, familyShare: family.share,
      locationShare: share, occupancyNorm: norm?.share, places: planned?.places, rules: rules, assumptions: [])
    basis.assumptions =
      start + spreads(at: basis) + ruleAssumptions + inflow.assumptions
      + [familyAssumption, atLocations] + (norm.map { [$0.assumption] } ?? []) + (planned?.assumptions ?? [])
    return basis
  }

  /// How unsure the numbers at the start are: as standard deviations, from the rule for it.
  private func spreads(at basis: VesselsBasis) -> [Assumption] {
    let rule = ruleFigure("V8.begin", on: perspective.day)
    return [("mensen in de opvang", basis.residents), ("statushouders", basis.statusHolders)].map { name, figure in
      Assumption(name: "Onzekerheid van het aantal \(name) aan het begin", figure: rule, derived: basis.spread(figure))
    }
  }

  /// Newcomers: their level, season and how unsure it is, with what that follows from.
  private func inflow(
    before day: Day, seasonYears: Int
  ) throws(VesselsFault) -> (index: InflowIndex, assumptions: [Assumption]) {
    let scale = try inflowScale(before: day)
    let (months, last) = try sevenMonths(before: day)
    let index = InflowIndex(
      months.map { Double($0.whole ?? 0) }, last: last, scale: scale.ratio, seasonYears: seasonYears)
    func sum(_ name: String, _ months: some Sequence<Figure>) -> Figure {
      Figure(.rule(name), .sum, Array(months), citing: [])
    }
    let all = sum("nieuwkomers-alle-maanden", months)
    return (
      index,
      [
        Assumption(
          name: "Nieuwkomers per week op jaarbasis", figure: sum("nieuwkomers-laatste-12-maanden", months.suffix(12)),
          derived: index.weekly),
        Assumption(
          name: "Alle nieuwkomers voor elke nieuwkomer van de zeven nationaliteiten", figure: scale.figure,
          derived: scale.ratio),
        Assumption(
          name: "Begin van de instroom: de laatste drie maanden tegen de laatste twaalf, zonder seizoen",
          figure: sum("nieuwkomers-laatste-3-maanden", months.suffix(3)), derived: PlainMath.exp(index.start)),
        Assumption(
          name: "Wat na een week over is van een afwijking van de instroom, uit \(months.count) maanden", figure: all,
          derived: index.weeklyMemory),
        Assumption(
          name: "Spreiding van de instroom per week, op de logaritmische schaal, uit \(months.count) maanden",
          figure: all, derived: index.weeklySpread),
      ]
    )
  }

  /// The share of the people in reception that live at a location of COA (R2.8), by the report of the same day.
  private func locationShare(of residents: Figure) -> (share: Double, Assumption) {
    let name = "Deel van de mensen in de opvang op een locatie van het COA"
    guard case .measure(_, _, let period) = residents.reference, case .day(let reported) = period,
      let key = SeriesKey(.residentsAtLocations, .netherlands, period),
      let figure = recorded(key, as: .measure(.residentsAtLocations, .netherlands, period)),
      let part = figure.whole, let all = residents.whole, all > 0, part <= all
    else {
      let unknown = Figure(
        .measure(.residentsAtLocations, .netherlands, .day(perspective.day)), unknown: .notReported)
      return (1, Assumption(name: name, figure: unknown, derived: 1))
    }
    let share = Figure(
      .rule(Assumption.locationShare), .percentage, [figure, residents], unit: .percent,
      citing: cite("R2.8", on: reported))
    return (Double(part) / Double(all), Assumption(name: name, figure: share, derived: Double(part) / Double(all)))
  }

  /// How full reception is as a rule (R2.7): what people need in places is more than one each.
  private func occupancyNorm(on day: Day) -> (share: Double, assumption: Assumption)? {
    let figure = ruleFigure("R2.7.normbezetting", on: day)
    guard let percent = figure.whole, percent > 0 else { return nil }
    let share = Double(percent) / 100
    let name = rulebook.rule("R2.7.normbezetting")?.term ?? "gewone bezetting"
    return (share, Assumption(name: name, figure: figure, derived: share))
  }

  /// The last number that was reported up to a day, however long ago.
  private func lastKnown(_ measure: Measure, on day: Day) -> Figure {
    let days = state.reception.reportedDays[.init(measure: measure, area: .netherlands)] ?? []
    for candidate in days.reversed() where candidate <= day {
      if let key = SeriesKey(measure, .netherlands, .day(candidate)),
        let figure = recorded(key, as: .measure(measure, .netherlands, .day(candidate)))
      {
        return figure
      }
    }
    return Figure(.measure(measure, .netherlands, .day(day)), unknown: .notReported)
  }

  /// The newcomers of the seven nationalities in each month that is known, without a gap back from the last one.
  private func sevenMonths(before day: Day) throws(VesselsFault) -> (months: [Figure], last: Month) {
    var month = Month(containing: day)
    var found: [Figure] = []
    var last: Month?
    // The last month may not be known yet: look back a year for it.
    for _ in 0..<12 where last == nil {
      month = month.adding(months: -1)
      if seven(month).number != nil { last = month }
    }
    while last != nil, seven(month).number != nil {
      found.append(seven(month))
      month = month.adding(months: -1)
    }
    guard let last, found.count >= InflowIndex.fewestMonths else {
      throw VesselsFault(missing: "drie jaar instroom per maand (eerste-aanvragen-zeven en nareis-zeven)")
    }
    return (found.reversed(), last)
  }

  private func seven(_ month: Month) -> Figure {
    let parts = [Measure.applicationsOfSeven, .familyOfSeven].map { measure in
      reception(measure, .netherlands, .month(month))
        ?? Figure(.measure(measure, .netherlands, .month(month)), unknown: .notReported)
    }
    return Figure(.rule("nieuwkomers-zeven-\(month)"), .sum, parts)
  }

  /// All newcomers for each one of the seven nationalities, in the last year of which both are known.
  private func inflowScale(before day: Day) throws(VesselsFault) -> (ratio: Double, figure: Figure) {
    for year in ((day.year - ChainBook.yearsBack)...(day.year - 1)).reversed() {
      let all = reception(.arrivals, .netherlands, .year(year))
      guard let all, let total = all.whole, total > 0, let first = Month(year: year, month: 1) else { continue }
      let months = (0..<12).map { seven(first.adding(months: $0)) }
      let sum = Figure(.rule("nieuwkomers-zeven-\(year)"), sumOf: months)
      guard let part = sum.whole, part > 0 else { continue }
      let figure = Figure(.rule("schaal-nieuwkomers"), .quotient, [all, sum], unit: Unit("keer"))
      return (Double(total) / Double(part), figure)
    }
    throw VesselsFault(missing: "de instroom van een heel jaar")
  }

  /// How many years back a number of a whole year is sought.
  private static let yearsBack = 9

  /// The share of family members among newcomers, in the last year of which both are known.
  private func familyShare(before day: Day) throws(VesselsFault) -> (share: Double, figure: Figure) {
    for year in ((day.year - ChainBook.yearsBack)...(day.year - 1)).reversed() {
      guard let family = reception(.family, .netherlands, .year(year)),
        let all = reception(.arrivals, .netherlands, .year(year)),
        let part = family.whole, let total = all.whole, total > 0, part <= total
      else { continue }
      let figure = Figure(.rule("deel-nareis"), .percentage, [family, all], unit: .percent)
      return (Double(part) / Double(total), figure)
    }
    throw VesselsFault(missing: "de nareis van een heel jaar")
  }
}
