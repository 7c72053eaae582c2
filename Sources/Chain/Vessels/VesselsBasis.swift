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
  /// Places at the origin and at the start of each week after it; nil when they are not known.
  let places: [Int]?
  let rules: [String: Double]
  let assumptions: [Assumption]

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

/// Why no forecast can be made.
public struct VesselsFault: Error, Hashable, Sendable {
  /// What is missing, in Dutch.
  public let missing: String
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
    var assumptions = [
      Assumption(name: "Mensen in de opvang aan het begin", figure: residents, derived: nil),
      Assumption(name: "Statushouders in de opvang aan het begin", figure: statusHolders, derived: nil),
    ]
    for id in VesselsBasis.ruleIDs {
      let figure = ruleFigure(id, on: day)
      guard let number = figure.number else { throw VesselsFault(missing: "regel \(id)") }
      rules[id] = Double(number.numerator) / Double(number.denominator)
      assumptions.append(Assumption(name: rulebook.rule(id)?.term ?? id, figure: figure, derived: nil))
    }
    let scale = try inflowScale(before: day)
    let (months, last) = try sevenMonths(before: day)
    let index = InflowIndex(
      months.map { Double($0.whole ?? 0) }, last: last, scale: scale.ratio, seasonYears: Int(rules["V9.jaren"] ?? 1))
    let family = try familyShare(before: day)
    let yearly = Figure(
      .rule("nieuwkomers-laatste-12-maanden"), .sum, Array(months.suffix(12)), citing: [])
    assumptions += [
      Assumption(name: "Nieuwkomers per week op jaarbasis", figure: yearly, derived: index.weekly),
      Assumption(
        name: "Alle nieuwkomers voor elke nieuwkomer van de zeven nationaliteiten", figure: scale.figure,
        derived: scale.ratio),
      Assumption(name: "Deel nareizende familieleden van de nieuwkomers", figure: family.figure, derived: family.share),
    ]
    let (places, placesFigure) = plannedPlaces(weeks: weeks)
    if let placesFigure {
      assumptions.append(Assumption(name: "Plaatsen aan het begin", figure: placesFigure, derived: nil))
    }
    return VesselsBasis(
      origin: day, residents: residents, statusHolders: statusHolders, inflow: index, familyShare: family.share,
      places: places, rules: rules, assumptions: assumptions)
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

  /// The places at the start of each week: as reported for days to come, in a straight line between them, or else by the
  /// contracts of the recorded locations.
  private func plannedPlaces(weeks: Int) -> (places: [Int]?, first: Figure?) {
    let day = perspective.day
    let days = (0...weeks).map { day.adding(days: $0 * 7) }
    let reported = (state.reception.reportedDays[.init(measure: .portfolio, area: .netherlands)] ?? []).compactMap {
      reportedDay -> (day: Day, figure: Figure)? in
      guard let key = SeriesKey(.portfolio, .netherlands, .day(reportedDay)) else { return nil }
      return recorded(key, as: .measure(.portfolio, .netherlands, .day(reportedDay)), unit: .places).map {
        (reportedDay, $0)
      }
    }
    if let before = reported.last(where: { $0.day <= day }), Month.between(before.day, day) < 12 {
      let points = [before] + reported.filter { $0.day > day }
      return (days.map { ChainBook.onLine(points.map { ($0.day, $0.figure.whole ?? 0) }, $0) }, before.figure)
    }
    let first = places(in: .netherlands, on: day)
    guard first.number != nil else { return (nil, nil) }
    return (days.map { places(in: .netherlands, on: $0).whole ?? 0 }, first)
  }

  /// The number on a day on the straight line between the points around it; after the last point it stays.
  static func onLine(_ points: [(day: Day, value: Int)], _ day: Day) -> Int {
    guard let after = points.firstIndex(where: { $0.day > day }), after > 0 else { return points.last?.value ?? 0 }
    let (low, high) = (points[after - 1], points[after])
    return low.value
      + Rounding.halfUp.divide(
        product: high.value - low.value, low.day.days(until: day), by: low.day.days(until: high.day))
  }
}
