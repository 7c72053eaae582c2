// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Rulebook
import Territory
import Testing

/// The invented reports of municipalities add up to what was published.
@Suite struct DisplacedExampleTests {
  let world: World

  init() throws { world = try World.standard() }

  private static let published: [(iso: String, places: Int, people: Int, registered: Int)] = [
    ("2022-03-22", 25_000, 13_000, 5_620), ("2022-04-25", 42_374, 31_782, 45_460),
    ("2022-07-01", 52_000, 50_000, 74_000),
    ("2022-08-19", 62_574, 61_037, 77_350),
  ]

  private func national() throws -> [Line] {
    try DisplacedExampleTests.published.flatMap { row in
      try displacedDay("NL", on: row.iso, places: row.places, occupied: row.people, registered: row.registered)
    }
  }

  @Test(arguments: [0, 7, 2022]) func everyPublishedDayAddsUp(seed: UInt64) throws {
    let lines = try national()
    let facts = DisplacedExample(book: try world.book(lines, on: day("2023-07-01")), seed: seed).facts()
    let state = try ChainState(
      folding: entries(
        lines + facts.map { Line($0.fact, known: Moment(startOf: $0.known)) }.sorted { $0.known < $1.known }))
    for row in DisplacedExampleTests.published {
      let book = try world.book(state, on: day(row.iso))
      #expect(try book.now(.displacedPlacesSum).whole == row.places && book.now(.displacedPlacesDifference).whole == 0)
      #expect(try book.now(.displacedOccupiedSum).whole == row.people)
      #expect(try book.now(.displacedRegisteredSum).whole == row.registered)
      #expect(try !book.now(.displacedPlaces).isInvented && book.now(.displacedPlacesSum).isInvented)
    }
    #expect(facts.allSatisfy { $0.fact.count?.certainty == .invented && $0.fact.count?.value ?? -1 >= 0 })
    let day = try day("2022-07-15")
    let book = world.book(state, on: day)
    let views = world.territory.municipalities(on: day).map { book.displacedView($0.code) }
    #expect(views.allSatisfy { $0.places.whole != nil && ($0.free.whole ?? -1) >= 0 })
    #expect(views.contains { $0.places.whole == 0 } && views.contains { ($0.expected.whole ?? 0) > 0 })
    #expect(views.allSatisfy { $0.elsewhereOther.whole ?? -1 >= 0 })
    #expect(world.territory.everyMunicipality.allSatisfy { book.unexplainedExcess(of: $0.code).isEmpty })
    let again = DisplacedExample(
      book: try world.book(lines, on: self.world.territory.divisions.last ?? day), seed: seed)
    #expect(again.facts() == facts, "the same seed gives the same facts")
  }
}
