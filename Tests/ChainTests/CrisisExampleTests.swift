// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Journal
import Rulebook
import Territory
import Testing

/// The invented crisis measures keep to the rules of 2022.
@Suite struct CrisisExampleTests {
  let world: World

  init() throws { world = try World.standard() }

  private func facts(seed: UInt64) throws -> [InventedFact] {
    var example = CrisisExample(book: try world.book([], on: day("2023-07-01")), seed: seed)
    let facts = example.facts()
    return try #require(facts)
  }

  private var regions: [AreaCode] {
    get throws { try world.territory.areas(of: .safetyRegion, on: day("2022-07-01")).map(\.code) }
  }

  private static let fridays = 18

  private func friday(_ week: Int) throws -> Day { try day("2022-07-01").adding(days: 7 * week) }

  @Test(arguments: [0, 1, 7, 2022, UInt64.max]) func reportedPlacesAreThoseOfTheHalls(seed: UInt64) throws {
    let all = try facts(seed: seed)
    let state = try ChainState(inventing: all)
    var gaps = 0
    var reached = 0
    for week in 0..<Self.fridays {
      let book = try world.book(state, on: friday(week))
      for region in try regions {
        let halls = book.locations(in: region).reduce(0) { $0 + ($1.places.whole ?? 0) }
        let places = try book.now(.crisisPlaces, region)
        if places.qualifier == .exact {
          #expect(places.whole == halls && places.isInvented, "\(region) in week \(week)")
        } else {
          gaps += 1
        }
        if try #require(places.whole) >= 225 { reached += 1 }
      }
    }
    #expect((10...100).contains(gaps), "weeks left out")
    #expect((50...400).contains(reached), "reports that reach the norm")
    #expect(all.locations.allSatisfy { $0.kind == .crisis && !$0.countsForCOA && $0.certainty == .invented })
  }

  @Test(arguments: [0, 1, 7, 2022, UInt64.max]) func nobodyIsPlacedTwiceAndAllAtMostOnce(seed: UInt64) throws {
    let state = try ChainState(inventing: facts(seed: seed))
    let start = try world.book(state, on: friday(0))
    let assigned = try regions.reduce(into: [AreaCode: Int]()) { $0[$1] = try start.now(.assigned, $1).whole }
    #expect(assigned.values.reduce(0, +) == 7_500)
    var before: [AreaCode: Int] = [:]
    for week in 0..<Self.fridays {
      let book = try world.book(state, on: friday(week))
      for region in try regions {
        let placed = try book.now(.placed, region)
        let count = try #require(placed.whole)
        #expect(count >= before[region, default: 0] && count <= assigned[region, default: 0])
        #expect(placed.qualifier == .exact && placed.isInvented)
        before[region] = count
      }
      if week == 5 {
        #expect(before.values.reduce(0, +) < 4_500, "on 5 August most regions are far from done")
      }
    }
  }

  @Test(arguments: [0, 1, 7, 2022, UInt64.max]) func windingDownIsLawful(seed: UInt64) throws {
    let all = try facts(seed: seed)
    let state = try ChainState(inventing: all)
    let decisions = all.compactMap { item -> WindDown? in
      guard case .crisis(.windDown(let decision)) = item.fact else { return nil }
      #expect(item.known <= decision.day)
      return decision
    }
    let (closed, opened) = (decisions.filter(\.isWoundDown), decisions.filter { !$0.isWoundDown })
    #expect(closed.count == 3 && Set(closed.map(\.region)).count == 3 && opened.count == 1)
    for decision in closed {
      let then = world.book(state, on: decision.day, known: Moment(endOf: decision.day))
      #expect(then.crisis(decision.region).windDown == .done, "as known on the day itself")
      let before = world.book(state, on: decision.day.adding(days: -7))
      #expect(before.crisis(decision.region).windDown == .notAllowed)
      #expect(try then.now(.crisisPlaces, decision.region).whole == 0)
      #expect(then.locations(in: decision.region).allSatisfy { $0.places.whole == 0 })
    }
    let last = try world.book(state, on: friday(Self.fridays - 1))
    let statuses = try regions.map { last.crisis($0).windDown }
    #expect(statuses.count { $0 == .done } == 2 && !statuses.contains(.tooEarly))
    #expect(statuses.contains(.allowed) && statuses.contains(.notAllowed))
    let again = try #require(opened.first)
    #expect(closed.contains { $0.region == again.region && $0.day < again.day })
    #expect(last.crisis(again.region).windDown == .allowed)
    #expect(try #require(last.crisis(again.region).places.whole) > 0)
  }

  /// Whatever the seed: nothing stands in a region that wound down, until it opens again.
  @Test func nothingStandsAfterWindingDown() throws {
    let book = try world.book([], on: day("2023-07-01"))
    for seed in UInt64(0)..<40 {
      var example = CrisisExample(book: book, seed: seed)
      let made = example.facts()
      let all = try #require(made)
      var closed: [AreaCode: Day] = [:]
      var opened: [AreaCode: Day] = [:]
      for fact in all.crisis {
        guard case .windDown(let decision) = fact else { continue }
        if decision.isWoundDown {
          closed[decision.region] = decision.day
        } else {
          opened[decision.region] = decision.day
        }
      }
      #expect(closed.count == 3 && opened.count == 1, "seed \(seed)")
      for fact in all.crisis {
        guard case .places(let region, let day, let count) = fact, let first = closed[region], day >= first else {
          continue
        }
        let isOpen = opened[region].map { day >= $0 } ?? false
        #expect(isOpen == (count.value > 0), "seed \(seed): \(count.value) places in \(region) on \(day)")
      }
    }
  }

  @Test(arguments: [5, 2022]) func everythingIsInventedAndPossible(seed: UInt64) throws {
    var latest: [Slug: Location] = [:]
    for item in try facts(seed: seed) {
      switch item.fact {
      case .reception(.location(let location)): latest[location.id] = location
      case .reception(.occupancy(let id, let day, let count)):
        let hall = try #require(latest[id])
        #expect(count.certainty == .invented && (1...hall.places(on: day)).contains(count.value) && item.known > day)
      case .crisis(let fact):
        if let count = fact.count { #expect(count.certainty == .invented && count.qualifier == .exact) }
        if let day = fact.firstDayCounted { #expect(item.known > day) }
        if case .assigned = fact { Issue.record("the key divides, there is no table") }
      default: Issue.record("the example of the crisis makes no such fact: \(item.fact)")
      }
    }
    #expect(latest.count >= 25 && Set(latest.values.map(\.name)).count == latest.count)
  }

  @Test func theSameSeedGivesTheSame() throws {
    let (one, same, other) = try (facts(seed: 7), facts(seed: 7), facts(seed: 8))
    #expect(one == same)
    #expect(one != other)
  }
}
