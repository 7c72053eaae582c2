// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Journal
import Rulebook
import Territory
import Testing

/// The people in recorded locations (rules R2.7 and N4).
@Suite struct OccupancyTests {
  let world: World
  let known: Moment

  init() throws {
    world = try World.standard()
    known = try noon("2022-01-05")
  }

  @Test func peopleAreCarriedForFourWeeksAndThenUnknown() throws {
    let state = try ChainState(
      folding: entries([
        Line(location("een", [(100, period("2022-01-01"))]), known: known),
        Line(occupancy("een", 80, on: "2022-06-01"), known: noon("2022-06-02")),
        Line(correction(of: 2, to: 90), known: noon("2022-06-10")),
      ]))
    func people(_ on: String, known: String) throws -> Figure {
      try world.book(state, on: day(on), known: noon(known)).now(.occupied, of: "een")
    }
    #expect(try people("2022-05-31", known: "2022-07-01").unknownReason == .notReported)
    let same = try people("2022-06-01", known: "2022-07-01")
    #expect(same.whole == 90 && same.qualifier == .exact)
    #expect(try people("2022-06-01", known: "2022-06-09").whole == 80)
    #expect(try people("2022-06-01", known: "2022-06-01").unknownReason == .notReported)
    let last = try people("2022-06-29", known: "2022-07-01")
    #expect(last.whole == 90 && last.qualifier == .circa && last.cited == ["N4"])
    #expect(try people("2022-06-30", known: "2022-07-01").unknownReason == .notReported)
    let view = try #require(try world.book(state, on: day("2022-06-29")).locationView(slug("een")))
    #expect(view.occupancyRate.number == Fraction(90) && view.occupancyRate.qualifier == .circa)
    #expect(view.occupancyRate.unit == .percent && view.occupancyRate.cited == ["R2.7"])
    let book = try world.book(state, on: day("2022-06-29"), known: noon("2022-06-09"))
    #expect(try book.occupancies(of: slug("een")).map(\.count) == [80])
    #expect(try book.figure(.dossier(.occupied, slug("twee"), .day(day("2022-06-29")))) == nil)
  }

  /// Who was there before a location closed is not carried over its last day.
  @Test func nobodyIsCarriedIntoAClosedLocation() throws {
    let state = try ChainState(
      folding: entries([
        Line(
          location("een", [(100, period("2022-01-01", "2022-06-11")), (50, period("2022-06-20"))]), known: known),
        Line(occupancy("een", 40, on: "2022-06-01"), known: noon("2022-06-02")),
      ]))
    func people(_ on: String) throws -> Figure { try world.book(state, on: day(on)).now(.occupied, of: "een") }
    #expect(try people("2022-06-10").whole == 40)
    for on in ["2022-06-11", "2022-06-19"] {
      let closed = try people(on)
      #expect(closed.unknownReason == .notApplicable)
      checkTree(closed)
      #expect(try world.book(state, on: day(on)).now(.occupied).unknownReason == .notReported)
      let view = try world.book(state, on: day(on)).locationView(slug("een"))
      #expect(view?.places.whole == 0 && view?.occupancyRate.number == nil)
    }
  }

  /// A sum of which parts are missing is at least so much.
  @Test func peopleOfSomeLocationsAreALowerBound() throws {
    var lines = try [
      Line(location("een", [(100, period("2022-01-01"))]), known: known),
      Line(location("twee", in: "GM0363", [(100, period("2022-01-01"))]), known: known),
      Line(location("dicht", in: "GM0363", [(100, period("2022-01-01", "2022-05-01"))]), known: known),
      Line(occupancy("een", 80, on: "2022-06-01"), known: known),
    ]
    let some = try world.book(lines, on: day("2022-06-01"))
    let sum = try some.now(.occupied)
    #expect(sum.whole == 80 && sum.qualifier == .atLeast)
    guard case .partial(let reported, let missing) = sum.derivation else {
      Issue.record("a sum with gaps says what is missing")
      return
    }
    #expect(reported.map(\.whole) == [80] && missing.map(\.reference.description) == ["bezet/twee/2022-06-01"])
    #expect(try some.now(.residents).qualifier == .atLeast)
    #expect(try some.now(.occupied, code("GM0363")).unknownReason == .notReported)
    #expect(try some.now(.occupied, code("GM0014")).qualifier == .exact)
    lines.append(try Line(occupancy("twee", 7, on: "2022-06-01"), known: known))
    let all = try world.book(lines, on: day("2022-06-01"))
    #expect(try all.now(.occupied).whole == 87 && all.now(.occupied).qualifier == .exact)
    #expect(try all.now(.occupancyRate).number == Fraction(8_700, 200))
    // A number that COA reported of its people wins.
    lines.append(try Line(counted(.residents, Count(95), on: "2022-06-01"), known: known))
    #expect(try world.book(lines, on: day("2022-06-01")).now(.residents).whole == 95)
    // And once it reports people, a few locations are no stand-in for a day without a report.
    lines.append(try Line(occupancy("een", 81, on: "2022-07-04"), known: noon("2022-07-05")))
    let silent = try world.book(lines, on: day("2022-07-04"))
    #expect(try silent.now(.residents).unknownReason == .notReported && silent.now(.occupied).whole == 81)
    #expect(try silent.now(.residents, code("GM0014")).whole == 81)
    checkTree(sum)
  }

  /// What COA reported of its places wins over the recorded locations, which stand beside it; and once it reports, those
  /// are no stand-in for a day that it did not report.
  @Test func theReportedPortfolioWinsAndShowsTheLocations() throws {
    let lines = try [
      Line(location("een", [(100, period("2022-01-01"))]), known: known),
      Line(counted(.portfolio, Count(42_732), on: "2022-07-01"), known: noon("2022-06-27")),
    ]
    let state = try ChainState(folding: entries(lines))
    let figure = try world.book(state, on: day("2022-07-01")).now(.portfolio)
    guard case .chosen(let chosen, let others, .reportedPortfolio) = figure.derivation else {
      Issue.record("no choice is shown")
      return
    }
    #expect(figure.whole == 42_732 && chosen.whole == 42_732 && others.map(\.whole) == [100])
    #expect(try world.book(state, on: day("2022-07-29")).now(.portfolio).qualifier == .circa)
    for other in ["2022-07-30", "2022-06-30"] {
      #expect(try world.book(state, on: day(other)).now(.portfolio).unknownReason == .notReported)
    }
    #expect(try world.book(state, on: day("2022-07-01"), known: noon("2022-06-20")).now(.portfolio).whole == 100)
    checkTree(figure)
  }

  /// Satellites are found by their regional site, as known.
  @Test func aRegionalSiteKnowsItsSatellites() throws {
    let hub = try location("hub", .regional, [(300, period("2022-01-01"))])
    var satellite = try location("sat", .satellite, [(30, period("2022-01-01"))])
    satellite.hub = hub.id
    let state = try ChainState(
      folding: entries([
        Line(hub, known: known), Line(satellite, known: noon("2022-02-01")),
        Line(withdrawal(of: 2), known: noon("2022-03-01")),
      ]))
    let expected: [(String, [Slug])] = [
      ("2022-01-15", []), ("2022-02-01", [satellite.id]), ("2022-03-01", []),
    ]
    for (moment, found) in expected {
      let book = try world.book(state, on: day("2022-06-01"), known: noon(moment))
      #expect(book.satellites(of: hub.id).map(\.id) == found)
    }
  }
}
