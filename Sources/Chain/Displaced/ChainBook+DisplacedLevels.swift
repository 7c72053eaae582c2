// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

public import Exact
import Rulebook
public import Territory

/// Days on which one reported number about displaced people holds (ADR 0020).
public struct DisplacedSpan: Sendable {
  /// The days: from the day it was reported for up to and not including the day of the next report.
  public let period: Period
  /// The number, as it was reported.
  public let figure: Figure
}

/// What areas reported of displaced people, and how long it holds: from the day of the report until the next one.
extension ChainBook {
  /// The numbers that hold in an area from one day up to and not including another, in order, each with its days. Days
  /// before the first report are in none of them: nobody knows. A report of zero is one, and a level ends with the
  /// municipality.
  public func displacedSpans(
    _ measure: Measure, of area: AreaCode, from start: Day, until end: Day
  ) -> [DisplacedSpan] {
    let last = territory.municipality(everWithCode: area)?.until.map { min($0, end) } ?? end
    let reports = displacedReports(measure, of: area).filter { $0.day < last }
    return reports.indices.compactMap { index in
      let from = max(reports[index].day, start)
      let until = index + 1 < reports.count ? reports[index + 1].day : last
      return from < until ? DisplacedSpan(period: Period(from: from, until: until), figure: reports[index].figure) : nil
    }
  }

  /// What was reported of an area itself for each day, in order, as known; withdrawn reports are left out.
  public func displacedReports(_ measure: Measure, of area: AreaCode) -> [(day: Day, figure: Figure)] {
    state.displaced.days(measure, area).compactMap { day in
      displacedReport(measure, area, on: day).map { (day, $0) }
    }
  }

  /// The people in private reception in a municipality who were given a benefit in a month (R6.23).
  public func displacedPrivateMonths(of municipality: AreaCode, in month: Month) -> Figure {
    let reference = FigureReference.measure(.displacedPrivateMonths, municipality, .month(month))
    return SeriesKey(displaced: .displacedPrivateMonths, municipality, .month(month)).flatMap {
      recorded($0, as: reference)
    } ?? Figure(reference, unknown: .notReported)
  }

  private func displacedReport(_ measure: Measure, _ area: AreaCode, on day: Day) -> Figure? {
    SeriesKey(displaced: measure, area, .day(day)).flatMap {
      recorded($0, as: .measure(measure, area, .day(day)), unit: measure.isDisplacedPlaces ? .places : .people)
    }
  }

  /// What an area itself last reported by a day, with the day of the report. Places of a municipality stand as they are until
  /// another report; of people, and of what was published of a larger area, that is only about right.
  func displacedLevel(_ measure: Measure, _ area: AreaCode, on day: Day) -> (day: Day, figure: Figure)? {
    for reported in state.displaced.days(measure, area).reversed() where reported <= day {
      guard let figure = displacedReport(measure, area, on: reported) else { continue }
      guard reported < day else { return (day, figure) }
      let age = reported.days(until: day)
      let isHeld = area.kind == .municipality && measure.isDisplacedPlaces
      let held = Figure(
        .measure(measure, area, .day(day)), isHeld ? .held(days: age) : .carried(days: age),
        [figure], unit: figure.unit)
      return (reported, held)
    }
    return nil
  }

  /// What is known of an area on the reference day: of a municipality what it reported, of the country what was published
  /// of it, and else the sum of the parts (ADR 0020).
  func displaced(_ measure: Measure, in area: AreaCode) -> Figure {
    let day = perspective.day
    let reference = FigureReference.measure(measure, area, .day(day))
    let own = displacedLevel(measure, area, on: day)?.figure
    if area.kind == .municipality {
      return own ?? displacedAtSites(measure, area)
        ?? Figure(reference, unknown: .notReported, unit: measure.isDisplacedPlaces ? .places : .people)
    }
    let sum = displacedSum(measure, in: area)
    guard let own else { return sum.reference == reference ? sum : sum.renamed(reference) }
    guard sum.number != nil else { return own }
    if area.kind != .country, case .computed = sum.derivation {
      return Figure(reference, choosing: sum, over: [own], because: .municipalReports)
    }
    return Figure(reference, choosing: own, over: [sum], because: .recordedForArea)
  }

  /// The sum over the municipalities of an area, and for the country over its safety regions: a lower bound when some have
  /// reported nothing.
  func displacedSum(_ measure: Measure, in area: AreaCode) -> Figure {
    let day = perspective.day
    let codes = area == .netherlands ? regions(on: day) : municipalities(in: area, on: day)
    return known(
      codes.map { displaced(measure, in: $0) }, as: .measure(measure.displacedSum ?? measure, area, .day(day)),
      unit: measure.isDisplacedPlaces ? .places : .people)
  }

  /// Of a municipality that has not reported by the reference day, what is recorded of its locations for displaced people;
  /// nil when there are none.
  private func displacedAtSites(_ measure: Measure, _ municipality: AreaCode) -> Figure? {
    let day = perspective.day
    guard measure == .displacedPlaces || measure == .displacedOccupied else { return nil }
    let sites = records(in: municipality).filter {
      $0.content.kind == .municipalUkraine && $0.content.places(on: day) > 0
    }
    guard !sites.isEmpty else { return nil }
    let reference = FigureReference.measure(measure, municipality, .day(day))
    guard measure == .displacedPlaces else {
      return known(sites.map { occupiedFigure($0.content.id, on: day) }, as: reference)
    }
    return Figure(
      reference, .sum, sites.map { placesFigure($0, on: day) }, unit: .places, citing: cite("R2.soort.goo", on: day))
  }
}

/// More people than places.
extension ChainBook {
  /// The days from which an area has more people in municipal reception than places and nobody said why, in order, each
  /// with both numbers. A reason holds for as long as there are more.
  ///
  /// Of a municipality the numbers that hold on a day are compared; of a larger area, where they come from newspapers and
  /// letters of different days, only those of the same day.
  public func unexplainedExcess(of area: AreaCode) -> [(day: Day, places: Int, people: Int)] {
    let places = displacedNumbers(.displacedPlaces, area)
    let people = displacedNumbers(.displacedOccupied, area)
    let reasons = state.displaced.reasons.all(at: known).filter { $0.key.area == area }.map(\.key.day)
    var found: [(day: Day, places: Int, people: Int)] = []
    var (room, crowd, isExplained) = (Int?.none, Int?.none, false)
    for day in Set(places.keys).union(people.keys).union(reasons).sorted() {
      if area.kind == .municipality {
        (room, crowd) = (places[day] ?? room, people[day] ?? crowd)
      } else {
        (room, crowd) = (places[day], people[day])
      }
      guard let room, let crowd, crowd > room else {
        isExplained = false
        continue
      }
      isExplained = isExplained || reasons.contains(day)
      if !isExplained { found.append((day, room, crowd)) }
    }
    return found
  }

  /// The reasons of an area that stand, in order, each with its entry.
  public func excessReasons(of area: AreaCode) -> [(excess: ExcessReason, source: FactSource)] {
    state.displaced.reasons.all(at: known).filter { $0.key.area == area }.map {
      ($0.record.content, state.source(of: $0.record.version))
    }
  }

  private func displacedNumbers(_ measure: Measure, _ area: AreaCode) -> [Day: Int] {
    Dictionary(
      displacedReports(measure, of: area).compactMap { report in report.figure.whole.map { (report.day, $0) } }
    ) { _, last in last }
  }
}
