// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Exact
import Rulebook
import Territory

/// Need, places, people in reception and what is short (rules R2.1 to R2.10).
extension ChainBook {
  /// The places that COA needs on a day: for the country by the decision on capacity (R2.4), for another area its share
  /// by inhabitants (R4.5).
  func need(of area: AreaCode, on day: Day) -> Figure {
    let reference = FigureReference.measure(.need, area, .day(day))
    guard area != .netherlands else { return nationalNeed(on: day).renamed(reference) }
    let parts = [
      need(of: .netherlands, on: day), population(of: area, on: day, year: day.year),
      population(of: .netherlands, on: day, year: day.year),
    ]
    let share = Figure(reference, .proportion(.halfUp), parts, unit: .places, citing: cite("R4.5", on: day))
    // As sure as the key, of which the exact text was not found.
    let key = ruleFigure("R4.5.sleutel", on: day)
    return Figure(
      reference, share.value, unit: share.unit, qualifier: share.qualifier,
      certainty: Certainty.weakest([share.certainty, key.certainty]), derivation: share.derivation)
  }

  /// Between two points of one decision that follow each other, the need goes in a straight line, month by month (R2.6).
  private func nationalNeed(on day: Day) -> Figure {
    let id = "R2.4.behoefte"
    let start = ruleFigure(id, on: day)
    guard case .rule(let version) = start.derivation, let from = version.validFrom, let until = version.validUntil,
      let next = rulebook.version(of: id, on: until, knownAt: known), next.knownFrom == version.knownFrom
    else { return start }
    let step = Month.between(from, day)
    let count = Month.between(from, until)
    guard step > 0, count > 0 else { return start }
    return Figure(
      .rule("R2.6"), .onLine(step: step, of: count), [start, Figure(next)], unit: .places,
      citing: cite("R2.6", on: day))
  }

  /// The places of COA on a day: as it reported them, or else in the recorded locations.
  func portfolio(of area: AreaCode, on day: Day) -> Figure {
    let reference = FigureReference.measure(.portfolio, area, .day(day))
    let locations = places(in: area, on: day)
    if let reported = lastReported(.portfolio, area, on: day) {
      return Figure(
        reference, choosing: reported, over: locations.number == nil ? [] : [locations], because: .reportedPortfolio)
    }
    // Where COA reports its places, a few recorded locations are no stand-in for a day that it did not report.
    return locations.number == nil || isReported(.portfolio, of: area)
      ? Figure(reference, unknown: .notReported, unit: .places) : locations.renamed(reference)
  }

  /// Whether somebody ever reported the measure of an area, as known.
  private func isReported(_ measure: Measure, of area: AreaCode) -> Bool {
    (state.reception.reportedDays[.init(measure: measure, area: area)] ?? []).contains { day in
      SeriesKey(measure, area, .day(day)).flatMap { state.numbers[$0]?.current(at: known) } != nil
    }
  }

  /// What is needed less the places there are (R2.5).
  func shortage(of area: AreaCode, on day: Day) -> Figure {
    Figure(
      .measure(.shortage, area, .day(day)), .difference, [need(of: area, on: day), portfolio(of: area, on: day)],
      unit: .places, citing: cite("R2.5", on: day))
  }

  /// A number of people in reception: as it was reported of the area, or else of its locations when nobody ever does.
  func people(_ measure: Measure, in area: AreaCode, on day: Day) -> Figure {
    let reference = FigureReference.measure(measure, area, .day(day))
    if let reported = lastReported(measure, area, on: day) { return reported }
    // Where somebody reports the people, a few recorded locations are no stand-in for a day without a report.
    guard measure == .residents, !isReported(.residents, of: area) else {
      return Figure(reference, unknown: .notReported)
    }
    let occupied = occupied(in: area, on: day)
    return occupied.number == nil ? Figure(reference, unknown: .notReported) : occupied.renamed(reference)
  }

  /// People in reception as a percentage of the places (R2.7). Of places that were only planned long before the day it
  /// means nothing.
  func occupancyRate(of area: AreaCode, on day: Day) -> Figure {
    let reference = FigureReference.measure(.occupancyRate, area, .day(day))
    let (people, places) = (people(.residents, in: area, on: day), portfolio(of: area, on: day))
    if case .chosen(let reported, _, _) = places.derivation, case .fact(let source) = reported.derivation {
      let weeks = rulebook.whole("N4.weken", on: day, knownAt: known) ?? 0
      if source.known.dutchDay.days(until: day) > weeks * 7 {
        return Figure(reference, unknown: .notApplicable, unit: .percent, parts: [people, places])
      }
    }
    return Figure(reference, .percentage, [people, places], unit: .percent, citing: cite("R2.7", on: day))
  }

  /// Status holders as a percentage of the people in reception (R2.3).
  func statusHolderShare(of area: AreaCode, on day: Day) -> Figure {
    Figure(
      .measure(.statusHolderShare, area, .day(day)), .percentage,
      [people(.statusHolders, in: area, on: day), people(.residents, in: area, on: day)], unit: .percent,
      citing: cite("R2.3", on: day))
  }

  /// A figure about reception on a day, or about newcomers in a period; nil when the measure is of another subject.
  func reception(_ measure: Measure, _ area: AreaCode, _ period: FigurePeriod) -> Figure? {
    if measure.isFlow {
      guard measure.fits(period), let key = SeriesKey(measure, area, period) else { return nil }
      let reference = FigureReference.measure(measure, area, period)
      return recorded(key, as: reference) ?? Figure(reference, unknown: .notReported)
    }
    guard case .day(let day) = period else { return nil }
    switch measure {
    case .need: return need(of: area, on: day)
    case .portfolio: return portfolio(of: area, on: day)
    case .shortage: return shortage(of: area, on: day)
    case .places, .placesElsewhere: return places(in: area, on: day, elsewhere: measure == .placesElsewhere)
    case .occupied: return occupied(in: area, on: day)
    case .residents, .residentsAtLocations, .regularResidents, .emergencyResidents, .residentsElsewhere,
      .statusHolders:
      return people(measure, in: area, on: day)
    case .statusHolderShare: return statusHolderShare(of: area, on: day)
    case .residentsWithoutStatus:
      return Figure(
        .measure(measure, area, period), .difference,
        [people(.residents, in: area, on: day), people(.statusHolders, in: area, on: day)],
        citing: cite("R2.2", on: day))
    case .occupancyRate: return occupancyRate(of: area, on: day)
    default: return nil
    }
  }

  /// The number reported for the day, or else the last one of the weeks before it (N4), which then stands for it.
  func lastReported(_ measure: Measure, _ area: AreaCode, on day: Day) -> Figure? {
    let days = state.reception.reportedDays[.init(measure: measure, area: area)] ?? []
    let unit: Unit = measure == .portfolio ? .places : .people
    return lastReport(on: day, of: days) { reported in
      guard let key = SeriesKey(measure, area, .day(reported)) else { return nil }
      return recorded(key, as: .measure(measure, area, .day(reported)), unit: unit)
    }.map { found in
      found.day == day
        ? found.figure
        : Figure(
          .measure(measure, area, .day(day)), .carried(days: found.day.days(until: day)), [found.figure], unit: unit,
          citing: cite("N4", on: day))
    }
  }

  /// Of the days in order with a report, the last one up to `day` that still counts and of which something is known.
  func lastReport(on day: Day, of days: [Day], _ report: (Day) -> Figure?) -> (day: Day, figure: Figure)? {
    let weeks = rulebook.whole("N4.weken", on: day, knownAt: known) ?? 0
    for reported in days.reversed() where reported <= day {
      if reported.days(until: day) > weeks * 7 { return nil }
      if let figure = report(reported) { return (reported, figure) }
    }
    return nil
  }
}

extension Month {
  /// The whole months from one day to another: from 15 January to 14 March is one.
  static func between(_ from: Day, _ day: Day) -> Int {
    let months = Int(Month(containing: day).index) - Int(Month(containing: from).index)
    return day.components.day < from.components.day ? months - 1 : months
  }
}
