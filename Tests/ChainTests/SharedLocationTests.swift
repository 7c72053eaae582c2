// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Rulebook
import Territory
import Testing

/// Locations that groups share (R4.7), and contracts that follow on each other (R2.11).
@Suite struct SharedLocationTests {
  let world: World
  let known: Moment

  init() throws {
    world = try World.standard()
    known = try noon("2022-01-05")
  }

  /// Places for people from Ukraine, urgent seekers, students and migrants never count for COA, wherever they are (R2.1).
  @Test func placesForOthersStayOutsideCOA() throws {
    let all = try period("2022-01-01")
    let site = try location(
      "een", [(400, all)],
      shares: [
        .init(group: .ukraine, period: all, places: 250), .init(group: .students, period: all, places: 50),
        .init(group: .statusHolders, period: all, places: 60),
      ])
    let lines = try [
      Line(site, known: known), Line(location("twee", [(100, all)]), known: known),
      Line(occupancy("een", 390, on: "2022-06-30"), known: known),
      Line(occupancy("twee", 90, on: "2022-06-30"), known: known),
    ]
    let book = try world.book(lines, on: day("2022-06-30"))
    for area in ["NL", "PV20", "GM0014"] {
      let places = try book.now(.places, code(area))
      let beside = try book.now(.placesElsewhere, code(area))
      #expect(places.whole == 200 && beside.whole == 300)
      #expect(try book.now(.portfolio, code(area)).whole == 200)
      checkTree(places)
      checkTree(beside)
    }
    // All of the people may be of COA, or none of the 300: nobody reports them apart.
    let people = try book.now(.occupied)
    #expect(people.whole == 480 && people.qualifier == .atMost)
    let view = try #require(book.locationView(slug("een")))
    #expect(view.places.whole == 400 && view.placesForCOA.whole == 100 && view.placesElsewhere.whole == 300)
    #expect(try book.now(.portfolio, of: "een").whole == 100 && book.now(.placesElsewhere, of: "een").whole == 300)
    #expect(try book.now(.portfolio, of: "twee").whole == 100 && book.now(.placesElsewhere, of: "twee").whole == 0)
  }

  /// A contract that is followed by another takes away only what the other has less.
  @Test(
    arguments: [
      // Renewed for as many places, or more: nothing ends before 2025.
      ([(640, "2022-01-01", "2022-10-01"), (640, "2022-10-01", "2025-01-01")], Expiry.far, 640, "2025-01-01"),
      ([(640, "2022-01-01", "2022-10-01"), (700, "2022-10-01", "2025-01-01")], .far, 640, "2025-01-01"),
      // Renewed for fewer.
      ([(640, "2022-01-01", "2022-10-01"), (500, "2022-10-01", "2025-01-01")], .third, 140, "2022-10-01"),
      // A day between the two.
      ([(640, "2022-01-01", "2022-10-01"), (640, "2022-10-02", "2025-01-01")], .third, 640, "2022-10-01"),
      ([(640, "2022-01-01", "2022-10-01")], .third, 640, "2022-10-01"),
    ] as [([(Int, String, String)], Expiry, Int, String)])
  func whatFallsAway(contracts: [(Int, String, String)], expiry: Expiry, dropping: Int, end: String) throws {
    let site = try location("een", contracts.map { ($0.0, try period($0.1, $0.2)) })
    let on = try day("2022-08-31")
    let view = try #require(world.book([Line(site, known: known)], on: on).locationView(slug("een")))
    #expect(view.expiry == expiry && view.dropping == dropping)
    #expect(try view.daysLeft == on.days(until: day(end)))
  }

  /// A location that closes ends its places, whatever its contract says.
  @Test func closingEndsThePlaces() throws {
    let site = try location("een", open: period("2022-01-01", "2022-09-15"), [(80, period("2022-01-01", "2030-01-01"))])
    let view = try #require(world.book([Line(site, known: known)], on: day("2022-08-31")).locationView(slug("een")))
    #expect(view.expiry == .third && view.dropping == 80 && view.daysLeft == 15)
  }
}
