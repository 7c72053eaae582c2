// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Journal
import Rulebook
import Territory
import Testing

/// Places and people from Ukraine: how long a report holds, what follows from it and what wins.
@Suite struct DisplacedTests {
  let world: World

  init() throws { world = try World.standard() }

  private func line(_ measure: Measure, _ number: Int, _ area: String, _ iso: String) throws -> Line {
    Line(try displaced(measure, number, in: area, on: iso), known: try noon(iso))
  }

  @Test func aReportHoldsFromItsDayUntilTheNextOne() throws {
    let lines = try [
      line(.displacedPlaces, 100, "GM0014", "2022-03-10"), line(.displacedPlaces, 140, "GM0014", "2022-04-01"),
      line(.displacedPlaces, 0, "GM0014", "2022-05-01"),
    ]
    func places(_ iso: String) throws -> Figure {
      try world.book(lines, on: day(iso)).now(.displacedPlaces, code("GM0014"))
    }
    #expect(try places("2022-03-09").unknownReason == .notReported)
    #expect(
      try ["2022-03-10", "2022-03-31", "2022-04-01", "2022-04-30"].map { try places($0).whole } == [100, 100, 140, 140])
    #expect(try places("2022-05-01").whole == 0 && places("2023-01-01").whole == 0)
    // Places stand as they are; how many people there are is only about right a week later.
    #expect(try places("2022-03-31").qualifier == .exact)
    let people = try [line(.displacedOccupied, 80, "GM0014", "2022-03-10")]
    #expect(try world.book(people, on: day("2022-03-17")).now(.displacedOccupied, code("GM0014")).qualifier == .circa)
  }

  @Test func spansAreHalfOpenAndLeaveOutWhatNobodyKnows() throws {
    let lines = try [
      line(.displacedPlaces, 100, "GM0014", "2022-03-10"), line(.displacedPlaces, 140, "GM0014", "2022-04-01"),
      line(.displacedPlaces, 0, "GM0014", "2022-05-01"), line(.displacedPlaces, 20, "GM0014", "2022-07-01"),
    ]
    let book = try world.book(lines, on: day("2022-12-31"))
    let spans = try book.displacedSpans(
      .displacedPlaces, of: code("GM0014"), from: day("2022-03-01"), until: day("2022-06-01"))
    #expect(
      try spans.map(\.period) == [
        period("2022-03-10", "2022-04-01"), period("2022-04-01", "2022-05-01"), period("2022-05-01", "2022-06-01"),
      ])
    #expect(spans.map(\.figure.whole) == [100, 140, 0])
    let within = try book.displacedSpans(
      .displacedPlaces, of: code("GM0014"), from: day("2022-04-15"), until: day("2022-04-16"))
    #expect(try within.map(\.period) == [period("2022-04-15", "2022-04-16")] && within[0].figure.whole == 140)
    #expect(
      try book.displacedSpans(.displacedPlaces, of: code("GM0014"), from: day("2022-01-01"), until: day("2022-03-10"))
        .isEmpty)
  }

  /// Weesp went into Amsterdam on 24 March 2022.
  @Test func aLevelEndsWithTheMunicipality() throws {
    let lines = try [line(.displacedPlaces, 60, "GM0457", "2022-03-10")]
    let book = try world.book(lines, on: day("2022-04-01"))
    let spans = try book.displacedSpans(
      .displacedPlaces, of: code("GM0457"), from: day("2022-03-01"), until: day("2022-05-01"))
    #expect(try spans.map(\.period) == [period("2022-03-10", "2022-03-24")])
    #expect(try book.now(.displacedPlaces, code("GM0457")).unknownReason == .noSuchArea)
    #expect(try book.now(.displacedPlaces, code("GM0363")).unknownReason == .notReported)
  }

  @Test func whatFollowsFromTheNumbersOfAMunicipality() throws {
    var lines = try displacedDay("GM0014", on: "2022-07-04", places: 900, occupied: 720, registered: 1100)
    lines.append(try line(.displacedPrivate, 250, "GM0014", "2022-07-04"))
    lines.append(
      Line(try displaced(.displacedExpected, 60, in: "GM0014", on: "2022-09-01"), known: try noon("2022-07-04")))
    lines.append(
      Line(try displaced(.displacedExpected, 40, in: "GM0014", on: "2022-10-01"), known: try noon("2022-07-04")))
    let area = try code("GM0014")
    let view = try world.book(lines, on: day("2022-07-04")).displacedView(area)
    #expect(view.free.whole == 180 && view.rate.number == Fraction(80))
    #expect(view.elsewhere.whole == 380 && view.elsewhereOther.whole == 130)
    #expect(view.elsewhere.cited == ["R6.34"] && view.elsewhereOther.cited == ["R6.34"])
    #expect(view.expected.whole == 100 && view.norm.unknownReason == .notApplicable)
    #expect(view.gap.unknownReason == .notApplicable && !view.isMixed)
    // A place that was to be there is no longer expected once its day has come, and does not count until it is reported.
    let later = try world.book(lines, on: day("2022-09-01")).displacedView(area)
    #expect(later.expected.whole == 40 && later.places.whole == 900)
  }

  @Test func nobodyIsElsewhereWhenRegistrationLagsBehind() throws {
    let lines = try displacedDay("GM0014", on: "2022-03-22", places: 900, occupied: 720, registered: 100)
    let view = try world.book(lines, on: day("2022-03-22")).displacedView(code("GM0014"))
    #expect(view.elsewhere.unknownReason == .notApplicable)
    #expect(view.elsewhere.tree.map(\.whole).contains(720))
    #expect(view.elsewhereOther.number == nil)
  }

  /// The municipalities of a safety region win over a number for the region once all of them have reported (ADR 0020).
  @Test func aRegionIsTheSumOfItsMunicipalities() throws {
    let on = try day("2022-07-04")
    let region = try code("VR01")
    let parts = world.territory.municipalities(in: region, on: on).map(\.code)
    let own = try line(.displacedPlaces, 777, "VR01", "2022-06-30")
    let all = try parts.map { try line(.displacedPlaces, 50, $0.description, "2022-07-04") }
    func places(_ lines: [Line]) throws -> Figure { try world.book(lines, on: on).now(.displacedPlaces, region) }
    #expect(try places([own]).whole == 777)
    let some = try places(Array(all.dropFirst()))
    #expect(some.whole == 50 * (parts.count - 1) && some.qualifier == .atLeast)
    #expect(try places([own] + all.dropFirst()).whole == 777)
    let whole = try places([own] + all)
    #expect(whole.whole == 50 * parts.count && whole.qualifier == .exact)
    guard case .chosen(_, let others, .municipalReports) = whole.derivation else {
      Issue.record("the number of the region is gone")
      return
    }
    #expect(others.map(\.whole) == [777])
    let book = try world.book([own] + all, on: on)
    #expect(try book.now(.displacedPlacesSum, region).whole == 50 * parts.count)
    #expect(try book.now(.displacedPlacesDifference, region).whole == 777 - 50 * parts.count)
  }

  @Test func thePublishedNationalNumberIsNeverMixedWithTheSum() throws {
    let lines =
      try displacedDay("GM0014", on: "2022-07-04", places: 900, occupied: 720, registered: 1100)
      + [line(.displacedPlaces, 60_000, "NL", "2022-06-20"), line(.displacedOccupied, 50_000, "NL", "2022-07-01")]
    let book = try world.book(lines, on: day("2022-07-04"))
    #expect(try book.now(.displacedPlaces).whole == 60_000 && book.now(.displacedPlaces).qualifier == .circa)
    #expect(try book.now(.displacedOccupied).qualifier == .circa)
    #expect(try book.now(.displacedPlacesSum).whole == 900 && book.now(.displacedPlacesSum).qualifier == .atLeast)
    #expect(try book.now(.displacedPlacesDifference).whole == 59_100)
    // What was never published of the country is the sum.
    #expect(try book.now(.displacedRegistered).whole == 1_100)
    #expect(try book.now(.displacedRegisteredDifference).unknownReason == .notApplicable)
    let view = book.displacedView(.netherlands)
    #expect(view.isMixed)
    #expect(try view.reportDays == [day("2022-06-20"), day("2022-07-01"), day("2022-07-04")])
  }

  @Test func freePlacesArePublishedOrReckoned() throws {
    let base = try [
      line(.displacedPlaces, 1_000, "NL", "2024-03-24"), line(.displacedOccupied, 600, "NL", "2024-03-24"),
    ]
    let later = try line(.displacedFree, 450, "NL", "2024-03-29")
    func free(_ lines: [Line], _ iso: String) throws -> Figure {
      try world.book(lines, on: day(iso)).now(.displacedFree)
    }
    #expect(try free(base, "2024-03-24").whole == 400)
    #expect(try free(base + [later], "2024-03-28").whole == 400)
    #expect(try free(base + [later], "2024-03-29").whole == 450)
    let newer = try [
      line(.displacedPlaces, 1_100, "NL", "2024-04-02"), line(.displacedOccupied, 700, "NL", "2024-04-02"),
    ]
    let figure = try free(base + [later] + newer, "2024-04-03")
    #expect(figure.whole == 400)
    guard case .chosen(_, let others, .laterReport) = figure.derivation else {
      Issue.record("the older published number is gone")
      return
    }
    #expect(others.map(\.whole) == [450])
    #expect(try free([later], "2024-03-30").whole == 450)
  }

  /// On 14 July 2022 the last places were those of 12 May, and the last people those of 1 July.
  @Test func publishedNumbersOfOtherWeeksAreNotCompared() throws {
    let lines = try [
      line(.displacedPlaces, 45_162, "NL", "2022-05-12"), line(.displacedOccupied, 35_684, "NL", "2022-05-12"),
      line(.displacedRegistered, 74_000, "NL", "2022-07-01"), line(.displacedOccupied, 50_000, "NL", "2022-07-01"),
    ]
    let view = try world.book(lines, on: day("2022-07-14")).displacedView(.netherlands)
    #expect(view.free.unknownReason == .notApplicable && view.rate.unknownReason == .notApplicable)
    #expect(view.elsewhere.whole == 24_000 && view.isMixed)
    let may = try world.book(lines, on: day("2022-06-01")).displacedView(.netherlands)
    #expect(may.free.whole == 9_478 && may.free.qualifier == .circa)
  }

  /// 25 safety regions with the norm each, as many as the country was to have (R6.32).
  @Test func theNormGoesUpInStepsAndTheSharesOfRegionsAreTheirOwn() throws {
    func norm(_ area: String, _ iso: String) throws -> Figure {
      try world.book([], on: day(iso)).now(.displacedNorm, code(area))
    }
    #expect(try norm("VR13", "2022-02-28").number == nil)
    #expect(try norm("VR13", "2022-03-15").whole == 1_000)
    #expect(try norm("VR13", "2022-05-15").whole == 2_000)
    #expect(try norm("VR13", "2022-07-14").whole == 2_000 && norm("VR13", "2022-07-14").qualifier == .atLeast)
    #expect(try norm("VR13", "2023-08-01").unknownReason == .noRule("R6.32.norm"))
    #expect(try norm("VR03", "2023-08-01").whole == 4_128 && norm("VR05", "2023-03-01").whole == 3_604)
    #expect(try norm("VR03", "2023-02-14").whole == 2_000)
    let country = try ["2022-03-20", "2022-07-14", "2023-07-01", "2024-02-01"].map { try norm("NL", $0).whole }
    #expect(country == [50_000, 75_000, 90_000, 97_000])
    let regions = world.territory.areas(of: .safetyRegion, on: try day("2022-05-15"))
    #expect(try regions.reduce(0) { $0 + (try norm($1.code.description, "2022-05-15").whole ?? 0) } == country[0])
    // Nobody knew of the extra places before the end of April.
    let early = try world.book([], on: day("2022-04-20"), known: noon("2022-04-20"))
    #expect(try early.now(.displacedNorm).number == nil)
  }

  /// The figures of the member letter, A12 and A13.
  @Test func theLetterAddsUp() throws {
    let book = try world.book([], on: day("2022-07-14"))
    func value(_ id: String) -> Fraction? { book.figure(.rule(id))?.number }
    #expect(value("L5") == Fraction(74_000) && value("L7") == Fraction(50_000))
    #expect(value("A12") == Fraction(5_000, 74) && value("A12.elders") == Fraction(24_000))
    #expect(value("A13") == Fraction(5_550) && value("A13.rest") == Fraction(68_450))
    #expect(value("R6.32.som") == Fraction(50_000) && value("R6.32.totaal") == Fraction(75_000))
  }

  @Test func reasonsHoldWhileThereAreMorePeopleThanPlaces() throws {
    let area = try code("GM0014")
    var lines = try displacedDay("GM0014", on: "2022-05-02", places: 100, occupied: 104, registered: 200)
    func found(_ lines: [Line]) throws -> [Day] {
      try world.book(lines, on: day("2022-12-31")).unexplainedExcess(of: area).map(\.day)
    }
    #expect(try found(lines) == [day("2022-05-02")])
    lines.append(Line(try excess("GM0014", on: "2022-05-02"), known: try noon("2022-05-02")))
    #expect(try found(lines).isEmpty)
    lines.append(try line(.displacedOccupied, 110, "GM0014", "2022-05-09"))
    #expect(try found(lines).isEmpty, "the reason holds while there are more")
    lines.append(try line(.displacedPlaces, 120, "GM0014", "2022-05-16"))
    lines.append(try line(.displacedOccupied, 130, "GM0014", "2022-05-23"))
    #expect(try found(lines) == [day("2022-05-23")], "the next time asks for another reason")
    lines.append(Line(withdrawal(of: 4), known: try noon("2022-06-01")))
    #expect(try found(lines).count == 3, "without the reason all three days stand alone")
    let book = try world.book(lines, on: day("2022-12-31"), known: noon("2022-05-30"))
    #expect(book.excessReasons(of: area).map(\.excess.reason) == ["verbouwing"])
  }

  /// Of the country and the regions, numbers of different days come from different newspapers: they are not compared.
  @Test func nationalNumbersOfDifferentDaysAreNoExcess() throws {
    let lines = try [
      line(.displacedPlaces, 45_162, "NL", "2022-05-12"), line(.displacedOccupied, 55_000, "NL", "2022-08-05"),
    ]
    #expect(try world.book(lines, on: day("2022-12-31")).unexplainedExcess(of: .netherlands).isEmpty)
    let same = try lines + [line(.displacedPlaces, 50_000, "NL", "2022-08-05")]
    #expect(try world.book(same, on: day("2022-12-31")).unexplainedExcess(of: .netherlands).count == 1)
  }

  /// Places for people from Ukraine never count in the totals of COA (R2.1).
  @Test func theyStayOutsideTheTotalsOfCOA() throws {
    let site = Line(
      try location("azc-groningen", [(500, period("2022-01-01"))]), known: try noon("2022-01-01"))
    let others =
      try displacedDay("GM0014", on: "2022-07-04", places: 900, occupied: 720, registered: 1100)
      + [line(.displacedPlaces, 60_000, "NL", "2022-07-04"), line(.displacedOccupied, 50_000, "NL", "2022-07-04")]
    let measures: [Measure] = [.need, .portfolio, .shortage, .places, .placesElsewhere, .occupied, .residents]
    for area in try [AreaCode.netherlands, code("PV20"), code("VR01"), code("GM0014")] {
      let without = try world.book([site], on: day("2022-07-04"))
      let with = try world.book([site] + others, on: day("2022-07-04"))
      for measure in measures {
        #expect(try without.now(measure, area).value == with.now(measure, area).value, "\(measure) of \(area)")
      }
      #expect(try with.now(.displacedPlaces, area).number != nil)
    }
  }

  /// Before a municipality reports, its recorded locations for displaced people say how many places there are.
  @Test func recordedLocationsStandInUntilAMunicipalityReports() throws {
    let known = try noon("2022-03-01")
    let lines = [
      Line(try location("school", .municipalUkraine, by: .municipality, [(80, period("2022-03-01"))]), known: known),
      Line(try location("thuis", .privateUkraine, by: .municipality, [(7, period("2022-03-01"))]), known: known),
      Line(try occupancy("school", 66, on: "2022-03-10"), known: try noon("2022-03-10")),
    ]
    let area = try code("GM0014")
    let before = try world.book(lines, on: day("2022-03-10"))
    #expect(try before.now(.displacedPlaces, area).whole == 80 && before.now(.displacedOccupied, area).whole == 66)
    #expect(try before.now(.displacedPlaces, area).cited == ["R2.soort.goo"])
    let reported = try lines + [line(.displacedPlaces, 95, "GM0014", "2022-03-20")]
    #expect(try world.book(reported, on: day("2022-03-20")).now(.displacedPlaces, area).whole == 95)
    #expect(try world.book(reported, on: day("2022-03-15")).now(.displacedPlaces, area).whole == 80)
  }

  /// What a municipality reports stands for its recorded locations in the division; the homes of people stay beside it.
  @Test func theCreditOfADivisionTakesTheReport() throws {
    let known = try noon("2022-03-01")
    let sites = [
      Line(
        try location("school", .municipalUkraine, by: .municipality, [(80, period("2022-03-01", "2023-03-01"))]),
        known: known),
      Line(try location("thuis", .privateUkraine, by: .municipality, [(7, period("2022-03-01"))]), known: known),
      Line(
        try location("hal", in: "GM0034", .municipalUkraine, by: .municipality, [(50, period("2022-03-01"))]),
        known: known),
    ]
    func credit(_ lines: [Line], _ area: AreaKind, _ index: String, years: Int = 0) throws -> Int? {
      var request = DivisionRequest(total: 100, level: area)
      request.credit = DivisionCredit("oekraine=100", fullYears: years)
      let division = try world.book(lines, on: day("2022-07-01")).division(request)
      let wanted = try code(index)
      return division.parties.first { $0.code == wanted.description }?.standing?.whole
    }
    #expect(try credit(sites, .municipality, "GM0014") == 87)
    #expect(
      try credit(sites, .municipality, "GM0014", years: 2) == 27 + 7, "a contract of eight months more counts for less")
    let reported = try sites + [line(.displacedPlaces, 950, "GM0014", "2022-06-27")]
    #expect(try credit(reported, .municipality, "GM0014") == 957)
    #expect(try credit(reported, .municipality, "GM0034") == 50, "another municipality keeps its locations")
    #expect(try credit(reported, .safetyRegion, "VR01") == 957)
    let early = try sites + [line(.displacedPlaces, 950, "GM0014", "2022-07-04")]
    #expect(
      try credit(early, .municipality, "GM0014") == 87, "what is reported for a later day says nothing of this one")
  }
}
