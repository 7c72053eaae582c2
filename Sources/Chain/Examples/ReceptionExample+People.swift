// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Exact
import Rulebook
import Territory

// How many people there are in the invented locations.
extension ReceptionExample {
  /// So many weeks are reported before the first day and after it.
  private static let weeks = (before: 4, after: 18)
  /// A location that opened so many days ago is still filling up.
  private static let filling = 21

  /// The people in the locations of COA, each week: together as many as were published.
  mutating func weeks(of sites: [InventedSite], _ published: PublishedReception) -> [InventedFact] {
    // Counted on the weekday on which COA counts.
    let first = published.people.last { $0.day <= published.start }?.day ?? published.start
    return (-ReceptionExample.weeks.before...ReceptionExample.weeks.after).flatMap { week -> [InventedFact] in
      let day = first.adding(days: week * 7)
      let open = sites.filter { $0.location.places(on: day) > 0 }
      let rooms = open.map { $0.location.placesForCOA(on: day) }
      let room = rooms.reduce(0, +)
      let empty = room - min(room, published.people(on: day))
      let weights = numbers.varied(
        zip(open, rooms).map { site, places in
          let isFilling = site.location.open.from.days(until: day) < ReceptionExample.filling
          return places * site.emptiness * (isFilling ? 5 : 1)
        }, by: 900...1_100)
      return zip(zip(open, rooms), Proportional.split(empty, over: weights)).map { pair, empty in
        occupancy(of: pair.0.location, pair.1 - empty, on: day)
      }
    }
  }

  /// The people in locations that do not count for COA, each month: some report nothing for a month.
  mutating func reports(of sites: [InventedSite], from start: Day) -> [InventedFact] {
    var facts: [InventedFact] = []
    for site in sites {
      for month in -1...4 where Int.random(in: 0..<9, using: &numbers) > 0 {
        let day = turn(start, months: month)
        let places = site.location.places(on: day)
        guard places > 0 else { continue }
        facts.append(occupancy(of: site.location, places * Int.random(in: 72...100, using: &numbers) / 100, on: day))
      }
    }
    return facts
  }

  private func occupancy(of location: Location, _ people: Int, on day: Day) -> InventedFact {
    let count = Count(people, .exact, certainty: .invented)
    return InventedFact(
      fact: .reception(.occupancy(location: location.id, day: day, count: count)), known: day.adding(days: 1))
  }

  /// Reception of people from Ukraine: by two municipalities in each region, and by families in every other region.
  mutating func sitesForUkraine(from start: Day) -> [InventedSite] {
    let count = dealer.order.count
    let municipal = (0..<2 * count).map { _ in siteForUkraine(.municipalUkraine, by: .municipality, from: start) }
    return municipal + (0..<count / 2).map { _ in siteForUkraine(.privateUkraine, by: .other, from: start) }
  }

  private mutating func siteForUkraine(_ kind: LocationKind, by runner: LocationRunner, from start: Day) -> InventedSite
  {
    let isPrivate = kind == .privateUkraine
    let opening = start.adding(days: -Int.random(in: 45...105, using: &numbers))
    let end = isPrivate ? nil : turn(start, months: Int.random(in: 4...28, using: &numbers))
    let municipality = dealer.next(&numbers)
    let places = Int.random(in: isPrivate ? 5...35 : 9...80, using: &numbers) * 5
    let families = (
      "Gastgezinnen in \(book.territory.name(of: municipality) ?? "de gemeente")",
      Slug(invented: "gastgezinnen-\(municipality)")
    )
    let made = location(
      kind, in: municipality, named: isPrivate ? families : nil, by: runner, open: Period(from: opening, until: nil),
      [.init(period: Period(from: opening, until: end), places: places)])
    return InventedSite(first: (made, opening))
  }
}

extension Location {
  /// Keeps the places of its last contract for groups, each so many hundredths of them. Places for groups that COA does
  /// not take care of come on top of them.
  mutating func share(_ groups: [(group: TargetGroup, hundredths: Int)]) {
    guard let contract = contracts.last else { return }
    shares = groups.map { group, hundredths in
      Share(group: group, period: contract.period, places: contract.places * hundredths / 100)
    }
    guard countsForCOA else { return }
    contracts[contracts.count - 1].places += shares.reduce(0) { $0 + ($1.group.isInCareOfCOA ? 0 : $1.places) }
  }

  /// The places on `day` that count for COA.
  func placesForCOA(on day: Day) -> Int { places(on: day) - placesForOthers(on: day) }
}
