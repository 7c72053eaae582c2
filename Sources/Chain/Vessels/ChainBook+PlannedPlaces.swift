// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Exact
import Rulebook
import Territory

/// The places that are planned, week by week, and what that stands on.
struct PlannedPlaces {
  /// At the origin and at the start of each week after it.
  let places: [Int]
  let assumptions: [Assumption]
}

extension ChainBook {
  /// The places at the start of each week: as reported for days to come, in a straight line between them, or else by the
  /// contracts of the recorded locations; nil when neither is known.
  func plannedPlaces(weeks: Int) -> PlannedPlaces? {
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
      // A point beyond the last week bends the line before it.
      let end = days[weeks]
      let used = points.prefix((points.firstIndex { $0.day >= end } ?? points.count - 1) + 1)
      let places = days.map { ChainBook.onLine(points.map { ($0.day, $0.figure.whole ?? 0) }, $0) }
      return PlannedPlaces(
        places: places,
        assumptions: used.enumerated().map { index, point in
          let isLast = index == points.count - 1 && point.day < end
          let name = index == 0 ? "Plaatsen aan het begin" : "Geplande plaatsen op \(point.day)"
          return Assumption(
            name: isLast ? "\(name); daarna blijft het gelijk" : name, figure: point.figure,
            derived: index == 0 ? Double(places[0]) : nil)
        })
    }
    let first = self.places(in: .netherlands, on: day)
    guard first.number != nil else { return nil }
    let byWeek = days.map { self.places(in: .netherlands, on: $0) }
    return PlannedPlaces(
      places: byWeek.map { $0.whole ?? 0 },
      assumptions: [Assumption(name: "Plaatsen aan het begin", figure: first, derived: nil)]
        + (byWeek.last.map { last in
          [Assumption(name: "Plaatsen in de laatste week, volgens de contracten", figure: last, derived: nil)]
        } ?? []))
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
