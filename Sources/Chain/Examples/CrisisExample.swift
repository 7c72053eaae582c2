// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Exact
import Rulebook
import Territory

/// Makes up what the safety regions did in the crisis of 2022 (voorbeeld): crisis places in invented halls, reported each
/// week, and how many status holders were placed of those assigned.
///
/// The places that a region reports are those of its halls on that day. The three regions that are done first wind down,
/// which they may from then on; one of them opens again when the crisis goes on. The same seed gives the same facts on
/// every machine.
public struct CrisisExample {
  private let book: ChainBook
  private var numbers: SeededNumbers
  private var dealer: PlaceDealer
  private var names: InventedNames

  /// So many weeks are reported.
  private static let weeks = 18
  /// In so many weeks the regions that are first have placed everyone, in turn.
  private static let first = [5, 6, 8]
  /// One of them opens again so many weeks later.
  private static let pause = 6

  /// A generator that follows the rules and the assigned numbers in `book`.
  public init(book: ChainBook, seed: UInt64) {
    self.book = book
    var numbers = SeededNumbers(seed: seed, part: 2)
    dealer = PlaceDealer(book.territory, &numbers)
    names = InventedNames(endingIn: ["hal", "zaal", "loods"], &numbers)
    self.numbers = numbers
  }

  /// The halls, the reports and the decisions; nil when the rules do not say when the weeks for it began.
  public mutating func facts() -> [InventedFact]? {
    guard case .day(let start) = book.rulebook.rule("R3.4.begin")?.versions.first?.value else { return nil }
    let days = (1...CrisisExample.weeks).map { start.adding(days: $0 * 7) }
    return dealer.order.enumerated().flatMap { turn, region -> [InventedFact] in
      let isFirst = turn < CrisisExample.first.count
      let span = isFirst ? CrisisExample.first[turn] : Int.random(in: 9...38, using: &numbers)
      let placed = placings(in: region, on: days, over: span)
      // Everyone is placed on a report day; the decision is taken three days later.
      let closing = isFirst ? days[span - 1].adding(days: 3) : nil
      let isOpenedAgain = turn == CrisisExample.first.count - 1
      let reopening = isOpenedAgain ? days[span + CrisisExample.pause] : nil
      let halls = halls(in: region, from: start, closing: closing, reopening: reopening)
      return halls.flatMap(\.facts) + decisions(region, closing, reopening)
        + reports(region, on: days, halls.map(\.location), isPatchy: !isFirst) + placed
        + people(in: halls.map(\.location), on: days)
    }
  }

  /// How many were placed up to each report, so that all who are assigned are after `span` weeks.
  private mutating func placings(in region: AreaCode, on days: [Day], over span: Int) -> [InventedFact] {
    let assigned = book.assigned(region, on: days[0]).whole ?? 0
    let parts = Proportional.split(assigned, over: numbers.varied((0..<span).map { _ in 1 }, by: 400...1_600))
    var sum = 0
    return days.enumerated().map { week, day in
      if week < span { sum += parts[week] }
      return fact(.placed(region: region, day: day, count: invented(sum)), day.adding(days: 1))
    }
  }

  private func decisions(_ region: AreaCode, _ closing: Day?, _ reopening: Day?) -> [InventedFact] {
    [(closing, true), (reopening, false)].compactMap { day, isWoundDown in
      day.map { fact(.windDown(WindDown(region: region, day: $0, isWoundDown: isWoundDown)), $0) }
    }
  }

  /// The crisis places on each report day: those of the halls. Regions leave a week out now and then.
  private mutating func reports(
    _ region: AreaCode, on days: [Day], _ halls: [Location], isPatchy: Bool
  ) -> [InventedFact] {
    days.enumerated().compactMap { week, day in
      let isLeftOut = isPatchy && week > 0 && Int.random(in: 0..<9, using: &numbers) == 0
      let places = halls.reduce(0) { $0 + $1.places(on: day) }
      return isLeftOut ? nil : fact(.places(region: region, day: day, count: invented(places)), day.adding(days: 1))
    }
  }

  private func fact(_ fact: CrisisFact, _ known: Day) -> InventedFact {
    InventedFact(fact: .crisis(fact), known: known)
  }

  private func invented(_ value: Int) -> Count { Count(value, .exact, certainty: .invented) }
}

// The halls.
extension CrisisExample {
  /// One to three halls of a region, that together come some way to the norm or over it; and one more when it opens again.
  private mutating func halls(
    in region: AreaCode, from start: Day, closing: Day?, reopening: Day?
  ) -> [InventedSite] {
    let norm = book.crisisNorm(region, on: start).whole ?? 0
    let wanted = norm * Int.random(in: 62...117, using: &numbers) / 500
    let parts = Proportional.split(
      wanted, over: numbers.varied((0..<Int.random(in: 1...3, using: &numbers)).map { _ in 1 }, by: 600...1_350))
    // The agreement ran until the end of the year in the end.
    let end = Month(containing: start).adding(months: 7).firstDay
    var halls = parts.enumerated().compactMap { index, fives -> InventedSite? in
      let opening = start.adding(days: (index == 0 ? -9 : 17 * index) + Int.random(in: 0...6, using: &numbers))
      // A region that winds down opens no other hall after that.
      if let closing, opening >= closing { return nil }
      return hall(in: region, places: fives * 5, from: opening, until: end, closing: closing)
    }
    if let reopening {
      halls.append(hall(in: region, places: norm / 5 * 4, from: reopening, until: end, closing: nil))
    }
    return halls
  }

  private mutating func hall(
    in region: AreaCode, places: Int, from opening: Day, until end: Day, closing: Day?
  ) -> InventedSite {
    let municipality = dealer.within(region, &numbers)
    let name = names.next()
    let isMunicipal = Int.random(in: 0..<5, using: &numbers) == 0
    func laidDown(until end: Day) -> Location {
      let contract = Location.Contract(period: Period(from: opening, until: end), places: places)
      var location = Location(
        id: Slug(invented: name), name: name, municipality: municipality, kind: .crisis,
        runner: isMunicipal ? .municipality : .safetyRegion, open: Period(from: opening, until: nil),
        contracts: [contract], certainty: .invented)
      location.share(SiteRecipe.groups(of: .crisis, variant: 0))
      return location
    }
    var site = InventedSite(first: (laidDown(until: end), opening.adding(days: -2)))
    if let closing {
      var closed = laidDown(until: closing)
      closed.open = Period(from: opening, until: closing)
      site.later = (closed, closing)
    }
    return site
  }

  /// The people in the halls, every other week: in some more than in others.
  private mutating func people(in halls: [Location], on days: [Day]) -> [InventedFact] {
    halls.flatMap { hall -> [InventedFact] in
      let usual = Int.random(in: 62...93, using: &numbers)
      return stride(from: 0, to: days.count, by: 2).compactMap { week in
        let room = hall.places(on: days[week])
        guard room > 0 else { return nil }
        let count = invented(room * (usual + Int.random(in: 0...7, using: &numbers)) / 100)
        return InventedFact(
          fact: .reception(.occupancy(location: hall.id, day: days[week], count: count)),
          known: days[week].adding(days: 1))
      }
    }
  }
}
