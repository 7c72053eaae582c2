// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Journal
import Rulebook
import Territory
import Testing

/// Crisis places of safety regions, and winding them down (rules R3.2 and R3.6).
@Suite struct CrisisTests {
  let world: World
  let zeeland: AreaCode
  let known: Moment

  init() throws {
    world = try World.standard()
    zeeland = try code("VR19")
    known = try noon("2022-07-01")
  }

  private func places(_ count: Int, on iso: String, in region: AreaCode? = nil) throws -> CrisisFact {
    .places(region: region ?? zeeland, day: try day(iso), count: Count(count))
  }

  private func placed(_ count: Int, on iso: String, in region: AreaCode? = nil) throws -> CrisisFact {
    .placed(region: region ?? zeeland, day: try day(iso), count: Count(count))
  }

  private func decision(_ isWoundDown: Bool, on iso: String, in region: AreaCode? = nil) throws -> CrisisFact {
    .windDown(WindDown(region: region ?? zeeland, day: try day(iso), isWoundDown: isWoundDown))
  }

  @Test(
    arguments: [
      ("2022-05-22", nil, nil), ("2022-05-23", 150, 3_750), ("2022-06-01", 150, 3_750), ("2022-06-23", 150, 3_750),
      ("2022-06-24", 225, 5_625), ("2022-07-01", 225, 5_625), ("2022-12-31", 225, 5_625),
    ] as [(String, Int?, Int?)]) func theNormOfAllRegions(on: String, each: Int?, all: Int?) throws
  {
    let book = try world.book([], on: day(on))
    let regions = world.territory.areas(of: .safetyRegion, on: try day(on)).map(\.code)
    #expect(regions.count == 25)
    for region in regions { #expect(try book.now(.crisisNorm, region).whole == each) }
    let sum = try book.now(.crisisNorm)
    #expect(sum.whole == all && sum.unit == .places)
    #expect((all == nil) == (sum.unknownReason == .noRule("R3.2.norm")))
    checkTree(sum)
    #expect(try book.now(.crisisPlaces).unknownReason == .notReported)
  }

  @Test func theExtensionWasNotKnownInJuly() throws {
    let book = try world.book([], on: day("2022-10-01"), known: noon("2022-07-14"))
    #expect(try book.now(.crisisNorm, zeeland).number == nil)
  }

  /// A region that recorded its crisis locations need not report their places again; COA's own do not count (R3.2).
  @Test func recordedLocationsStandInForAReport() throws {
    let all = try period("2022-06-01", "2023-01-01")
    let lines = try [
      Line(location("hal", in: "GM0687", .crisis, by: .safetyRegion, [(120, all)]), known: known),
      Line(location("loods", in: "GM0664", .crisis, by: .municipality, [(30, all)]), known: known),
      Line(location("eigen", in: "GM0664", .crisis, by: .coa, [(75, all)]), known: known),
    ]
    let places = try world.book(lines, on: day("2022-07-05")).now(.crisisPlaces, zeeland)
    #expect(places.whole == 150 && places.unit == .places)
    checkTree(places)
    let reported = try world.book(
      lines + [Line(self.places(140, on: "2022-07-04"), known: known)], on: day("2022-07-04"))
    #expect(try reported.now(.crisisPlaces, zeeland).whole == 140)
    #expect(try world.book(lines, on: day("2023-01-01")).now(.crisisPlaces, zeeland).number == nil)
  }

  /// Whoever one region places too many, does not house the people of another: what is left is reckoned per region.
  @Test func whatIsLeftIsReckonedPerRegion() throws {
    let other = try code("VR02")
    let none = try world.book([], on: day("2022-08-04"))
    #expect(try none.now(.toPlace).whole == 7_500 && none.now(.toPlace).qualifier == .atMost)
    let assigned = try [zeeland, other].map { try #require(none.now(.assigned, $0).whole) }
    let lines = try [
      Line(placed(assigned[0], on: "2022-08-04"), known: known),
      Line(placed(5_000, on: "2022-08-04", in: other), known: known),
    ]
    let book = try world.book(lines, on: day("2022-08-04"))
    let left = try book.now(.toPlace)
    #expect(left.whole == 7_500 - assigned[0] - assigned[1] && left.qualifier == .atMost)
    #expect(try book.now(.toPlace, other).whole == 0)
    checkTree(left)
    #expect(try book.now(.placingPace).number != nil)
  }

  @Test func whatIsMissingIsReckonedPerRegion() throws {
    let other = try code("VR01")
    let lines = try [
      Line(places(300, on: "2022-07-01"), known: known), Line(places(25, on: "2022-07-01", in: other), known: known),
    ]
    let book = try world.book(lines, on: day("2022-07-01"))
    #expect(book.crisis(zeeland).gap.whole == 0 && book.crisis(other).gap.whole == 200)
    let country = book.crisis(.netherlands)
    // What Zeeland has too many is of no use in Groningen; the regions that say nothing may lack more.
    #expect(country.gap.whole == 200 && country.gap.qualifier == .atLeast)
    #expect(country.places.whole == 325 && country.places.qualifier == .atLeast && country.places.unit == .places)
    for figure in [country.gap, country.places] { checkTree(figure) }
    let later = try world.book(lines, on: day("2022-07-29"))
    #expect(later.crisis(zeeland).places.whole == 300 && later.crisis(zeeland).places.qualifier == .circa)
    #expect(try world.book(lines, on: day("2022-07-30")).crisis(zeeland).places.unknownReason == .notReported)
  }

  /// Nobody who has a home comes back: an old report still says how many at least.
  @Test func placedIsAtLeastWhatWasReportedBefore() throws {
    let lines = try [
      Line(placed(40, on: "2022-07-01"), known: known), Line(placed(90, on: "2022-07-15"), known: known),
    ]
    let state = try ChainState(folding: entries(lines))
    func view(_ on: String) throws -> CrisisView { try world.book(state, on: day(on)).crisis(zeeland) }
    #expect(try view("2022-06-30").placed.unknownReason == .notReported)
    #expect(try view("2022-07-01").placed.qualifier == .exact)
    let between = try view("2022-07-14")
    #expect(between.placed.whole == 40 && between.placed.qualifier == .atLeast)
    let late = try view("2022-12-31")
    #expect(late.placed.whole == 90 && late.placed.qualifier == .atLeast)
    #expect(late.toPlace.qualifier == .atMost)
    #expect(late.toPlace.whole == (late.assigned.whole ?? 0) - 90)
    let country = try world.book(state, on: day("2022-07-15")).crisis(.netherlands).placed
    #expect(country.whole == 90 && country.qualifier == .atLeast)
    for figure in [late.placed, late.toPlace, country] { checkTree(figure) }
  }

  /// R3.6: exactly when placed is at least assigned, whatever other regions do.
  @Test(arguments: [-1, 0, 1]) func windingDownIsAllowedWhenAllArePlaced(more: Int) throws {
    let regions = world.territory.areas(of: .safetyRegion, on: try day("2022-07-20")).map(\.code)
    let key = try world.book([], on: day("2022-07-20"))
    for region in regions {
      let assigned = try #require(key.crisis(region).assigned.whole)
      let book = try world.book(
        [Line(placed(assigned + more, on: "2022-07-20", in: region), known: known)], on: day("2022-07-20"))
      let status = book.crisis(region).windDown
      #expect(status == (more < 0 ? .notAllowed : .allowed) && status.isAllowed == (more >= 0))
      for other in regions where other != region { #expect(book.crisis(other).windDown == .unknown) }
      #expect(book.crisis(.netherlands).windDown == .unknown)
    }
  }

  /// A correction of what was placed makes a decision one that was not allowed; on both clocks.
  @Test func aCorrectionDownwardReopens() throws {
    let assigned = try #require(try world.book([], on: day("2022-07-20")).crisis(zeeland).assigned.whole)
    let lines = try [
      Line(placed(assigned, on: "2022-07-20"), known: noon("2022-07-20")),
      Line(decision(true, on: "2022-07-25"), known: noon("2022-07-22")),
      Line(correction(of: 1, to: assigned - 1), known: noon("2022-08-10")),
      Line(withdrawal(of: 2), known: noon("2022-08-20")), Line(withdrawal(of: 1), known: noon("2022-08-30")),
    ]
    let state = try ChainState(folding: entries(lines))
    let expected: [(on: String, known: String, WindDownStatus)] = [
      ("2022-07-24", "2022-07-21", .allowed), ("2022-07-24", "2022-08-01", .allowed),
      ("2022-07-25", "2022-07-21", .allowed), ("2022-07-25", "2022-08-01", .done), ("2022-12-01", "2022-08-01", .done),
      ("2022-07-24", "2022-08-15", .notAllowed), ("2022-07-25", "2022-08-15", .tooEarly),
      ("2022-07-25", "2022-08-25", .notAllowed), ("2022-07-25", "2022-08-31", .unknown),
      ("2022-07-19", "2022-08-01", .unknown),
    ]
    for (on, moment, status) in expected {
      let book = try world.book(state, on: day(on), known: noon(moment))
      #expect(book.crisis(zeeland).windDown == status, "on \(on) as known on \(moment)")
      #expect(status.isAllowed == (status == .allowed || status == .done))
    }
    #expect(state.reported(lines[1].fact, at: 2)?.current == nil)
  }

  @Test func placesAreGoneFromTheDayOfTheDecisionUntilOpenedAgain() throws {
    let lines = try [
      Line(places(200, on: "2022-08-01"), known: known), Line(decision(true, on: "2022-08-08"), known: known),
      Line(decision(false, on: "2022-08-15"), known: known), Line(places(50, on: "2022-08-20"), known: known),
      Line(decision(true, on: "2022-09-01"), known: known),
    ]
    let state = try ChainState(folding: entries(lines))
    func figure(_ on: String) throws -> Figure { try world.book(state, on: day(on)).now(.crisisPlaces, zeeland) }
    #expect(try figure("2022-08-07").whole == 200)
    #expect(try figure("2022-08-08").whole == 0 && figure("2022-08-14").whole == 0)
    #expect(try figure("2022-08-14").qualifier == .exact)
    // What stood before is gone; what stands now nobody has said yet.
    #expect(try figure("2022-08-15").unknownReason == .notReported)
    #expect(try figure("2022-08-20").whole == 50 && figure("2022-08-31").whole == 50)
    #expect(try figure("2022-09-01").whole == 0 && figure("2023-06-01").whole == 0)
    let book = try world.book(state, on: day("2022-08-10"))
    #expect(book.windDownDecision(of: zeeland)?.source.position == 2)
    #expect(try world.book(state, on: day("2022-08-07")).windDownDecision(of: zeeland) == nil)
    #expect(try world.book(state, on: day("2022-08-31")).windDownDecision(of: zeeland)?.decision.isWoundDown == false)
    #expect(book.crisisReports(of: zeeland).places.map(\.count) == [200, 50])
  }

  /// A decision for the same day that became known later replaces the earlier one.
  @Test func aDecisionForTheSameDayReplaces() throws {
    let lines = try [
      Line(places(200, on: "2022-08-01"), known: known),
      Line(decision(true, on: "2022-08-08"), known: noon("2022-08-01")),
      Line(decision(false, on: "2022-08-08"), known: noon("2022-08-05")),
    ]
    let state = try ChainState(folding: entries(lines))
    #expect(try world.book(state, on: day("2022-08-10")).now(.crisisPlaces, zeeland).whole == 200)
    #expect(
      try world.book(state, on: day("2022-08-10"), known: noon("2022-08-03")).now(.crisisPlaces, zeeland).whole == 0)
    #expect(try state.alreadyHas(.crisis(decision(false, on: "2022-08-08"))))
    #expect(try !state.alreadyHas(.crisis(decision(true, on: "2022-08-08"))))
    #expect(try state.hasReported(.crisis(decision(true, on: "2022-08-08"))))
    #expect(try !state.hasReported(.crisis(decision(true, on: "2022-08-09"))))
  }
}
