// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Journal
import Rulebook
import Territory
import Testing

/// The invented locations add up to what COA published.
@Suite struct ReceptionExampleTests {
  let world: World

  init() throws { world = try World.standard() }

  private static let start = "2022-07-01"

  private func facts(seed: UInt64) throws -> [InventedFact] {
    var example = ReceptionExample(
      book: try world.book(PublishedInTheSummer.lines(), on: day("2023-07-01")), seed: seed)
    let facts = example.facts()
    return try #require(facts)
  }

  @Test(arguments: [0, 1, 7, 2022, UInt64.max]) func placesAreThePublishedOnes(seed: UInt64) throws {
    let state = try ChainState(inventing: facts(seed: seed))
    for row in PublishedInTheSummer.portfolio {
      let then = try world.book(state, on: day(row.day), known: Moment(endOf: day("2022-06-27")))
      let places = try then.now(.places)
      #expect(places.whole == row.places && places.isInvented && places.qualifier == .exact, "\(row.day)")
    }
    let now = try world.book(state, on: day(PublishedInTheSummer.later.day)).now(.places)
    #expect(now.whole == PublishedInTheSummer.later.places)
    #expect(
      try world.book(state, on: day(Self.start)).now(.places).whole == PublishedInTheSummer.portfolio[0].places)
  }

  @Test(arguments: [0, 1, 7, 2022, UInt64.max]) func peopleAreThePublishedOnes(seed: UInt64) throws {
    let state = try ChainState(inventing: facts(seed: seed))
    let (first, last) = try (day("2022-06-27"), day("2022-12-05"))
    let (low, high) = (PublishedInTheSummer.counted.atLocations, PublishedInTheSummer.lastCounted.atLocations)
    let span = first.days(until: last)
    for week in -4...18 {
      let monday = first.adding(days: 7 * week)
      let book = world.book(state, on: monday)
      let people = try book.now(.occupied)
      // Before the first count all people in reception are known, and the share at locations is that of the first count.
      let expected =
        week >= 0
        ? (2 * (low * span + (high - low) * 7 * week) + span) / (2 * span)
        : try #require(
          ["2022-05-30": 39_226, "2022-06-06": 39_500, "2022-06-13": 39_795, "2022-06-20": 40_089][monday.description])
      #expect(people.whole == expected && people.qualifier == .atMost && people.isInvented, "\(monday)")
      let room = try #require(try book.now(.places).whole)
      #expect((86...99).contains(100 * expected / room), "\(expected) people in \(room) places on \(monday)")
    }
  }

  @Test(arguments: [3, 2022]) func everyKindAndGroupIsThereInEveryRegion(seed: UInt64) throws {
    let all = try facts(seed: seed)
    let locations = all.locations
    // Crisis places of the safety regions come with the crisis measures.
    #expect(Set(locations.map(\.kind)) == Set(LocationKind.allCases))
    #expect(Set(locations.flatMap(\.shares).map(\.group)) == Set(TargetGroup.allCases))
    #expect(locations.contains { $0.shares.count > 2 } && locations.contains { $0.shares.isEmpty })
    #expect(Set(locations.map(\.runner)) == [.coa, .municipality, .other])
    let book = try world.book(ChainState(inventing: all), on: day(Self.start))
    let views = book.locations(in: .netherlands)
    #expect((150...300).contains(views.count))
    for region in world.territory.areas(of: .safetyRegion, on: book.perspective.day) {
      let open = book.locations(in: region.code).filter { ($0.places.whole ?? 0) > 0 }
      #expect(
        open.contains { $0.location.countsForCOA } && open.contains { !$0.location.countsForCOA }, "\(region.name)")
    }
    for kind in LocationKind.allCases where kind != .guidance {
      #expect(views.contains { $0.location.kind == kind && ($0.occupied.whole ?? 0) > 0 }, "\(kind)")
    }
    for location in locations where location.kind == .satellite {
      let hub = try #require(location.hub.flatMap(book.location))
      #expect(hub.kind == .regional)
      #expect(region(of: hub) == region(of: location))
    }
    #expect(locations.filter { $0.kind == .minorsSmall }.allSatisfy { (16...20).contains($0.contracts[0].places) })
  }

  private func region(of location: Location) -> AreaCode? {
    world.territory.municipality(everWithCode: location.municipality)?.safetyRegion
  }

  /// As known at the time, and as known now that some contracts were made longer.
  @Test(arguments: [3, 2022]) func contractsEndSoonAndLate(seed: UInt64) throws {
    let state = try ChainState(inventing: facts(seed: seed))
    var ending: [[Expiry: Int]] = []
    for known in [try Moment(endOf: day("2022-06-30")), .endOfTime] {
      let views = try world.book(state, on: day(Self.start), known: known).locations(in: .netherlands)
      let counted = views.filter(\.location.countsForCOA)
      ending.append(
        Dictionary(grouping: counted, by: \.expiry).mapValues { $0.reduce(0) { $0 + ($1.placesForCOA.whole ?? 0) } })
      for expiry in [Expiry.third, .second, .first, .far] { #expect(counted.contains { $0.expiry == expiry }) }
    }
    let portfolio = PublishedInTheSummer.portfolio.map(\.places)
    #expect(ending[0][.third] == portfolio[0] - portfolio[1])
    #expect(ending[0][.second] == portfolio[1] - portfolio[2])
    #expect(ending[0][.first] == portfolio[2] - portfolio[4])
    #expect(ending[0][.far] == portfolio[4])
    for expiry in [Expiry.third, .second] {
      #expect((1..<(ending[0][expiry] ?? 0)).contains(ending[1][expiry] ?? 0), "some were made longer: \(expiry)")
    }
  }

  @Test(arguments: UInt64(0)..<24) func everythingIsInventedAndPossible(seed: UInt64) throws {
    let all = try facts(seed: seed)
    var latest: [Slug: Location] = [:]
    var firstKnown: [Slug: Day] = [:]
    for item in all {
      switch item.fact {
      case .reception(.location(let location)):
        #expect(location.certainty == .invented && location.id.text.hasPrefix("verzonnen-"))
        latest[location.id] = location
        if firstKnown[location.id] == nil { firstKnown[location.id] = item.known }
        let known = try #require(firstKnown[location.id])
        #expect(known <= location.open.from, "known before it opens: \(location.id)")
      case .reception(.occupancy(let id, let day, let count)):
        let location = try #require(latest[id])
        #expect(count.certainty == .invented && (0...location.places(on: day)).contains(count.value))
        #expect(try item.known > day && item.known > #require(firstKnown[id]))
      default: Issue.record("the example of reception makes no such fact: \(item.fact)")
      }
    }
    #expect(Set(latest.values.map(\.name)).count == latest.count, "a name is given out once")
    #expect(all.count < 5_000)
  }

  @Test func theSameSeedGivesTheSame() throws {
    let (one, same, other) = try (facts(seed: 7), facts(seed: 7), facts(seed: 8))
    #expect(one == same)
    #expect(one != other)
  }

  @Test func withoutTheNationalNumbersThereIsNoExample() throws {
    let lines = try PublishedInTheSummer.lines()
    // All portfolio numbers but the last, the numbers of the day of the first count, and what was said later.
    for gap in [5 + 2, 5 + 2 + 1] {
      var without = lines
      without.remove(at: gap)
      var example = ReceptionExample(book: try world.book(without, on: day("2023-07-01")), seed: 1)
      #expect(example.facts() == nil, "without line \(gap + 1)")
    }
    var empty = ReceptionExample(book: try world.book([], on: day("2023-07-01")), seed: 1)
    #expect(empty.facts() == nil)
    let rising = try lines + [Line(counted(.portfolio, Count(50_000), on: "2022-12-01"), known: noon("2022-12-07"))]
    var other = ReceptionExample(book: try world.book(rising, on: day("2023-07-01")), seed: 1)
    #expect(other.facts() == nil)
  }
}
