// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Journal
import Rulebook
import Territory
import Testing

/// Recorded locations: their places, contracts, versions and municipalities.
@Suite struct LocationTests {
  let world: World
  let known: Moment

  init() throws {
    world = try World.standard()
    known = try noon("2022-01-05")
  }

  @Test(arguments: [
    ("2022-01-09", 0), ("2022-01-10", 100), ("2022-06-30", 100), ("2022-07-01", 0), ("2022-07-31", 0),
    ("2022-08-01", 60), ("2023-01-09", 60), ("2023-01-10", 0), ("2021-06-01", 0),
  ]) func placesAreThereFromTheFirstToTheLastDay(on: String, places: Int) throws {
    let site = try location(
      "een", open: period("2022-01-10", "2023-01-10"),
      [(100, period("2022-01-01", "2022-07-01")), (60, period("2022-08-01"))])
    let book = try world.book([Line(site, known: known)], on: day(on))
    #expect(site.places(on: try day(on)) == places)
    #expect(try book.now(.places, of: "een").whole == places)
    for area in ["NL", "PV20", "VR01", "GM0014"] { #expect(try book.now(.places, code(area)).whole == places) }
    // Nobody recorded a location elsewhere: that is not zero.
    for area in ["PV21", "GM0363"] { #expect(try book.now(.places, code(area)).unknownReason == .notReported) }
    let view = try #require(book.locations(in: .netherlands).first)
    #expect(view.places.whole == places && view.location == site && (view.expiry == .none) == (places == 0))
    // Without a number of COA the recorded locations are its places.
    #expect(try book.now(.portfolio).whole == places)
  }

  @Test func groupsHaveTheirPlacesAndTheRestIsForAnybody() throws {
    let site = try location(
      "een", [(100, period("2022-01-01", "2022-07-01"))],
      shares: [
        .init(group: .students, period: period("2022-02-01", "2022-03-01"), places: 40),
        .init(group: .applicants, period: period("2022-01-01"), places: 30),
        .init(group: .applicants, period: period("2022-03-01"), places: 70),
      ])
    func groups(_ on: String) throws -> [String] {
      site.places(byGroupOn: try day(on)).map { "\($0.group?.rawValue ?? "-") \($0.places)" }
    }
    #expect(try groups("2021-12-31") == [])
    #expect(try groups("2022-01-31") == ["asielzoekers 30", "- 70"])
    #expect(try groups("2022-02-01") == ["asielzoekers 30", "studenten 40", "- 30"])
    #expect(try groups("2022-02-28") == ["asielzoekers 30", "studenten 40", "- 30"])
    #expect(try groups("2022-03-01") == ["asielzoekers 100"])
    #expect(try groups("2022-07-01") == [])
    #expect(
      try site.turns
        == ["2021-01-01", "2022-01-01", "2022-02-01", "2022-03-01", "2022-07-01"].map(day))
  }

  /// R2.1: never people from Ukraine, and crisis places only when COA runs them.
  @Test(arguments: LocationKind.allCases) func whatCountsForCOA(kind: LocationKind) throws {
    for runner in LocationRunner.allCases {
      let site = try location("een", kind, by: runner, [(100, period("2022-01-01"))])
      let other = try location("twee", [(7, period("2022-01-01"))])
      let counts =
        switch kind {
        case .municipalUkraine, .privateUkraine: false
        case .crisis: runner == .coa
        default: true
        }
      #expect(site.countsForCOA == counts, "\(kind) by \(runner)")
      let book = try world.book(
        [
          Line(site, known: known), Line(other, known: known),
          Line(occupancy("een", 90, on: "2022-06-30"), known: known),
          Line(occupancy("twee", 5, on: "2022-06-30"), known: known),
        ], on: day("2022-06-30"))
      #expect(try book.now(.places).whole == (counts ? 107 : 7))
      #expect(try book.now(.places).cited == ["R2.1"])
      #expect(try book.now(.placesElsewhere).whole == (counts ? nil : 100))
      #expect(try book.now(.occupied).whole == (counts ? 95 : 5))
      #expect(try book.now(.residents).whole == (counts ? 95 : 5))
      #expect(world.rulebook.rule(kind.rule) != nil, "\(kind.rule) says what it is")
    }
  }

  @Test(arguments: [
    ("2022-06-30", "2023-07-01", Expiry.far), ("2022-07-01", "2023-07-01", .first),
    ("2022-12-31", "2023-07-01", .first), ("2023-01-01", "2023-07-01", .second), ("2023-03-31", "2023-07-01", .second),
    ("2023-04-01", "2023-07-01", .third), ("2023-06-30", "2023-07-01", .third), ("2023-07-01", "2023-07-01", .none),
    // Six months after the last day of August is the last day of February.
    ("2022-08-31", "2023-02-28", .second), ("2022-08-31", "2023-03-01", .first), ("2022-08-31", "2022-11-30", .third),
    ("2022-08-31", "2022-12-01", .second), ("2022-08-31", "2023-08-31", .first), ("2022-08-31", "2023-09-01", .far),
    ("2023-08-31", "2024-02-29", .second), ("2023-08-31", "2024-03-01", .first), ("2024-02-29", "2025-02-28", .first),
    ("2024-02-29", "2025-03-01", .far), ("2021-12-31", "2023-07-01", .none),
  ]) func warningsComeTwelveSixAndThreeMonthsBefore(on: String, end: String, expiry: Expiry) throws {
    let (today, last) = try (day(on), day(end))
    let byContract = try location("een", [(100, period("2022-01-01", end))])
    let byClosing = try location("twee", open: period("2022-01-01", end), [(100, period("2022-01-01", "2030-01-01"))])
    let both = try location("drie", open: period("2022-01-01", "2029-01-01"), [(100, period("2022-01-01", end))])
    let book = world.book(
      try ChainState(folding: entries([byContract, byClosing, both].map { Line($0, known: known) })), on: today)
    for name in ["een", "twee", "drie"] {
      let view = try #require(book.locationView(slug(name)))
      #expect(view.expiry == expiry, "\(name) on \(on)")
      #expect(view.daysLeft == (expiry == .none ? nil : today.days(until: last)), "\(name) on \(on)")
    }
  }

  @Test func aContractWithoutAnEndIsNotWarnedOf() throws {
    let site = try location("een", [(100, period("2022-01-01"))])
    let view = try world.book([Line(site, known: known)], on: day("2025-01-01")).locationView(slug("een"))
    #expect(view?.expiry == .far && view?.daysLeft == nil)
  }

  /// A later version replaces the whole of an earlier one; a withdrawn version gives the one before.
  @Test func versionsReplaceEachOtherOnBothClocks() throws {
    let small = try location("een", [(100, period("2022-01-01"))])
    var large = try location("een", in: "GM0363", .emergency, [(250, period("2022-01-01"))])
    large.name = "Andere naam"
    let lines = try [
      Line(small, known: noon("2022-01-01")), Line(large, known: noon("2022-03-01")),
      Line(withdrawal(of: 2), known: noon("2022-05-01")), Line(withdrawal(of: 1), known: noon("2022-07-01")),
      Line(small, known: noon("2022-09-01")),
    ]
    let state = try ChainState(folding: entries(lines))
    let expected: [(String, Int?)] = [
      ("2021-12-31", nil), ("2022-02-01", 100), ("2022-04-01", 250), ("2022-06-01", 100), ("2022-08-01", nil),
      ("2022-10-01", 100),
    ]
    for (moment, places) in expected {
      let book = try world.book(state, on: day("2022-02-15"), known: noon(moment))
      #expect(try book.now(.places).whole == places, "as known on \(moment)")
      #expect(try book.figure(.dossier(.places, slug("een"), .day(day("2022-02-15"))))?.whole == places)
      #expect(try book.location(slug("een"))?.name == places.map { $0 == 250 ? "Andere naam" : "Locatie een" })
      #expect(try book.now(.places, code("GM0363")).whole == (places == 250 ? 250 : nil))
    }
    let history = try world.book(state, on: day("2022-06-01"), known: noon("2022-06-01")).history(of: slug("een"))
    #expect(history.map(\.isWithdrawn) == [true, false] && history.map(\.source.position) == [2, 1])
    let reported = try #require(state.reported(lines[1].fact, at: 2))
    #expect(reported.current == nil && reported.corrections.map(\.source.position) == [3])
    #expect(state.isCorrectable(1) && !state.isCorrectable(3))
    #expect(state.alreadyHas(lines[0].fact) && !state.alreadyHas(lines[1].fact) && state.hasReported(lines[1].fact))
  }

  /// Of two versions the one that became known last counts, wherever it stands in the journal.
  @Test func anOlderMessageRecordedLaterDoesNotReplace() throws {
    let (new, old) = try (
      location("een", [(80, period("2022-01-01"))]), location("een", [(50, period("2022-01-01"))])
    )
    var lines = try [Line(new, known: noon("2022-03-01")), Line(old, known: noon("2022-02-01"))]
    lines.swapAt(0, 1)
    let straight = try world.book(lines, on: day("2022-04-01"))
    #expect(try straight.now(.places).whole == 80)
    let batch = Batch(
      actor: "toets", recorded: try noon("2022-06-01"),
      drafts: lines.reversed().map { $0.fact.draft(source: "proef", known: $0.known) })
    let state = try ChainState(folding: EntryHasher().entries(of: batch, after: .empty))
    #expect(try world.book(state, on: day("2022-04-01")).now(.places).whole == 80)
    #expect(try world.book(state, on: day("2022-04-01"), known: noon("2022-02-15")).now(.places).whole == 50)
  }

  /// Weesp went to Amsterdam on 24 March 2022.
  @Test func aLocationGoesAlongWithItsMunicipality() throws {
    let site = try location("weesp", in: "GM0457", [(70, period("2022-01-01"))])
    let own = try location("stad", in: "GM0363", [(500, period("2022-01-01"))])
    let state = try ChainState(
      folding: entries([
        Line(site, known: known), Line(own, known: known), Line(occupancy("weesp", 60, on: "2022-03-20"), known: known),
      ]))
    let (before, after) = try (world.book(state, on: day("2022-03-23")), world.book(state, on: day("2022-03-24")))
    #expect(try before.now(.places, code("GM0457")).whole == 70)
    #expect(try before.now(.places, code("GM0363")).whole == 500)
    #expect(try after.now(.places, code("GM0457")).unknownReason == .noSuchArea)
    #expect(try after.now(.places, code("GM0363")).whole == 570)
    #expect(try after.locations(in: code("GM0363")).map(\.location.id.text) == ["stad", "weesp"])
    #expect(try after.now(.occupied, code("GM0363")).whole == 60)
    for book in [before, after] {
      #expect(try book.now(.places, code("PV27")).whole == 570 && book.now(.places).whole == 570)
    }
    // Weesp belonged to Gooi en Vechtstreek, Amsterdam to Amsterdam-Amstelland.
    #expect(try before.now(.places, code("VR14")).whole == 70 && before.now(.places, code("VR13")).whole == 500)
    #expect(try after.now(.places, code("VR13")).whole == 570)
  }
}
