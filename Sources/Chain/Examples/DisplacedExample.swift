// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Exact
import Rulebook
import Territory

/// Makes up what municipalities reported of displaced people in 2022 (voorbeeld): places, people in them, people
/// registered, in private reception and with a benefit, and places to come.
///
/// They report once every week or two: on days that a national number was published, when they add up to it exactly, and on
/// Mondays where those lie far apart, when they add up to a point on the line from one published number to the next. The
/// same seed gives the same facts on every machine.
public struct DisplacedExample {
  private let book: ChainBook
  private let published: [Measure: [(day: Day, number: Int)]]
  /// What sets one municipality apart from another, in thousandths.
  private var traits: [AreaCode: Traits] = [:]

  private struct Traits {
    var places: Int
    var free: Int
    var elsewhere: Int
    var privately: Int
    var benefit: Int
  }

  /// The last day with reports.
  private static let last = Month(year: 2022, month: 8)
  /// When nothing was published for so many days there is a report all the same, on a Monday two weeks later at most.
  private static let longestGap = 2 * week
  /// Published numbers less than a week after the last report are left alone.
  private static let shortestGap = week
  private static let week = 7

  /// A generator that follows the published numbers in `book`.
  public init(book: ChainBook, seed: UInt64) {
    self.book = book
    var numbers = SeededNumbers(seed: seed, part: 5)
    var published: [Measure: [(day: Day, number: Int)]] = [:]
    for measure in Measure.displacedWithSum {
      published[measure] = book.displacedReports(measure, of: .netherlands).compactMap { report in
        report.figure.whole.map { (report.day, $0) }
      }
    }
    self.published = published
    for municipality in book.territory.everyMunicipality {
      // One in nine has no reception of its own.
      let hasPlaces = Int.random(in: 0..<9, using: &numbers) > 0
      traits[municipality.code] = Traits(
        places: hasPlaces ? Int.random(in: 500...1_450, using: &numbers) : 0,
        free: Int.random(in: 650...1_350, using: &numbers), elsewhere: Int.random(in: 500...1_450, using: &numbers),
        privately: Int.random(in: 310...650, using: &numbers), benefit: Int.random(in: 810...980, using: &numbers))
    }
  }

  /// The facts, day by day; none when nothing was published.
  public func facts() -> [InventedFact] {
    var before: [AreaCode: Report] = [:]
    var month: Month?
    var facts: [InventedFact] = []
    for day in days {
      let reports = self.reports(on: day)
      for report in reports { facts += self.facts(report, on: day, after: before[report.municipality]) }
      for report in reports { before[report.municipality] = report }
      // Private reception and benefits are told once a month, as soon as anybody lives elsewhere.
      let now = Month(containing: day)
      guard now != month, reports.contains(where: { $0.elsewhere > 0 }) else { continue }
      month = now
      facts += reports.flatMap { monthly($0, on: day) }
    }
    return facts
  }
}

// When is reported, and how much in all.
extension DisplacedExample {
  /// Days with a published number, at least a week apart, and a Monday every other week where those lie far apart.
  private var days: [Day] {
    guard let last = DisplacedExample.last?.adding(months: 1).firstDay else { return [] }
    let told = Set((published[.displacedOccupied] ?? []).map(\.day)).union(
      (published[.displacedPlaces] ?? []).map(\.day)
    ).filter { $0 < last }.sorted()
    var days: [Day] = []
    for day in told where days.last.map({ $0.days(until: day) >= DisplacedExample.shortestGap }) ?? true {
      while let previous = days.last, previous.days(until: day) > DisplacedExample.longestGap {
        let monday = previous.adding(days: 2 * DisplacedExample.week - (previous.weekday - 1))
        guard monday < day else { break }
        days.append(monday)
      }
      days.append(day)
    }
    return days
  }

  /// The number for the country on a day: as published, or on the line between two published ones; nil before the first.
  private func national(_ measure: Measure, on day: Day) -> Int? {
    let points = published[measure] ?? []
    guard let left = points.last(where: { $0.day <= day }) else { return nil }
    guard let right = points.first(where: { $0.day > day }), left.day < day else { return left.number }
    let rise = Rounding.halfUp.divide(
      product: right.number - left.number, left.day.days(until: day), by: left.day.days(until: right.day))
    return left.number + rise
  }
}

// What each municipality says.
extension DisplacedExample {
  private struct Report {
    var municipality: AreaCode
    var places: Int
    var occupied: Int
    var registered: Int?

    var elsewhere: Int { max(0, (registered ?? 0) - occupied) }
  }

  private func reports(on day: Day) -> [Report] {
    guard let places = national(.displacedPlaces, on: day), let people = national(.displacedOccupied, on: day),
      people <= places
    else { return [] }
    let codes = book.territory.municipalities(on: day).map(\.code)
    func weights(_ trait: (Traits) -> Int) -> [Int] {
      codes.map { code in
        let inhabitants = book.territory.population(of: code, on: day, year: day.year) ?? 0
        return inhabitants * (traits[code].map(trait) ?? 0) / 1_000
      }
    }
    let room = Proportional.split(places, over: weights(\.places))
    // What is free stands with those who have places, so nobody has more people than places.
    let free = Proportional.split(
      places - people, over: zip(codes, room).map { code, room in room * (traits[code]?.free ?? 0) })
    let occupied = zip(room, free).map { $0 - $1 }
    let registered = national(.displacedRegistered, on: day).map { all -> [Int] in
      all < people
        ? Proportional.split(all, over: occupied)
        : zip(occupied, Proportional.split(all - people, over: weights(\.elsewhere))).map { $0 + $1 }
    }
    return codes.indices.map { index in
      Report(
        municipality: codes[index], places: room[index], occupied: occupied[index], registered: registered?[index])
    }
  }

  /// The numbers of a report that differ from the last one. Places come before people where they grow, and after them where
  /// they shrink, so that at no moment there are more people than places.
  private func facts(_ report: Report, on day: Day, after last: Report?) -> [InventedFact] {
    var facts = [
      fact(.displacedPlaces, report.places, report.municipality, .day(day), day),
      fact(.displacedOccupied, report.occupied, report.municipality, .day(day), day),
    ]
    if report.places == last?.places {
      facts.removeFirst()
    } else if let last, report.places < last.places {
      facts.reverse()
    }
    // Told each time: what CBS counted in a few municipalities lies between.
    if let registered = report.registered {
      facts.append(fact(.displacedRegistered, registered, report.municipality, .day(day), day))
    }
    return facts
  }

  /// Private reception on the day, people with a benefit in the month before it, and now and then places to come.
  private func monthly(_ report: Report, on day: Day) -> [InventedFact] {
    guard let traits = traits[report.municipality] else { return [] }
    let privately = report.elsewhere * traits.privately / 1_000
    let month = Month(containing: day).adding(months: -1)
    var facts = [
      fact(.displacedPrivate, privately, report.municipality, .day(day), day),
      fact(
        .displacedPrivateMonths, privately * traits.benefit / 1_000, report.municipality, .month(month), day),
    ]
    if traits.free > 1_220, report.places > 0 {
      let from = Month(containing: day).adding(months: 2).firstDay
      facts.append(fact(.displacedExpected, max(5, report.places / 8), report.municipality, .day(from), day))
    }
    return facts
  }

  private func fact(
    _ measure: Measure, _ number: Int, _ area: AreaCode, _ period: FigurePeriod, _ known: Day
  ) -> InventedFact {
    InventedFact(
      fact: .displaced(
        .count(
          measure, area: area, period: period, count: Count(number, .exact, certainty: .invented), role: .leading)),
      known: known)
  }
}
