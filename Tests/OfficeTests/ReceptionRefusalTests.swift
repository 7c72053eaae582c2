// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Journal
import Office
import Rulebook
import Territory
import TestJournals
import Testing

/// What the office refuses about reception, crisis measures, homes and forecasts, each fact by itself.
@Suite struct ReceptionRefusalTests {
  private let journal = TestJournal()
  private let office: Office

  init() throws { office = try World.office(journal) }

  /// Refused as the second of three facts, wet and dry, with nothing recorded.
  private func expect(_ refusals: [String], _ fact: Fact) async throws {
    let good = try site(location("goed"))
    let other = try crisisPlaces("VR01", 20, on: "2022-07-01")
    for isDryRun in [true, false] {
      let found = await office.refusals(.hand(in: [good, fact, other], isDryRun: isDryRun))
      #expect(found == refusals, "\(fact)")
    }
    #expect(try await journal.head().position == 0, "nothing is recorded on a fault")
  }

  @Test func morePeopleThanPlaces() async throws {
    try await expect(["RT-218 regel 3"], occupancy("goed", 101, on: "2022-07-01"))
    #expect(
      await office.codes(.hand(in: [try site(location("goed")), try occupancy("goed", 100, on: "2022-07-01")])) == [])
  }

  @Test func contractsAtTheSameTime() async throws {
    let (first, second) = try (period("2022-01-01", "2022-07-01"), period("2022-07-01", "2023-01-01"))
    let overlap = try period("2022-06-30", "2022-08-01")
    try await expect(["RT-219 regel 3"], site(location("een", [(10, first), (20, overlap)])))
    try await expect(["RT-219 regel 3"], site(location("een", [(10, overlap), (20, first)])))
    try await expect(
      ["RT-219 regel 3"],
      site(location("een", [(10, first), (20, second), (30, period("2022-02-01"))])))
    #expect(await office.codes(.hand(in: [try site(location("een", [(10, second), (20, first)]))])) == [])
  }

  @Test func aSatelliteWithoutItsRegionalSite() async throws {
    try await expect(["RT-220 regel 3"], site(location("sat", .satellite)))
    try await expect(["RT-220 regel 3"], site(location("sat", .satellite, hub: "nergens")))
    // Both ends of a bond that cannot be are named.
    try await expect(["RT-220 regel 2", "RT-220 regel 3"], site(location("sat", .satellite, hub: "goed")))
    try await expect(["RT-220 regel 3", "RT-220 regel 3"], site(location("sat", .satellite, hub: "sat")))
  }

  /// A satellite is open only while its regional site is.
  @Test func satellitesDoNotOutliveTheirHub() async throws {
    let closed = try location(
      "hoofd", .regional, open: period("2022-01-01", "2022-07-01"), [(50, period("2022-01-01", "2022-07-01"))])
    func satellite(_ from: String, _ until: String?) throws -> Fact {
      site(try location("sat", .satellite, hub: "hoofd", open: period(from, until), [(50, period(from, until))]))
    }
    #expect(await office.codes(.hand(in: [site(closed)])).isEmpty)
    for (from, until) in [("2022-07-01", nil), ("2022-06-01", "2022-07-02"), ("2021-12-31", "2022-06-01")] {
      #expect(await office.codes(.hand(in: [try satellite(from, until)], isDryRun: true)) == [.satelliteWithoutHub])
    }
    #expect(await office.codes(.hand(in: [try satellite("2022-01-01", "2022-07-01")])).isEmpty)
    // Nor can the hub close before its satellite.
    let earlier = try location(
      "hoofd", .regional, open: period("2022-01-01", "2022-06-30"), [(50, period("2022-01-01", "2022-06-30"))])
    #expect(await office.codes(.hand(in: [site(earlier)], isDryRun: true)) == [.satelliteWithoutHub])
  }

  /// Status holders who wait are among the people in reception, whichever of the two was reported first.
  @Test func moreStatusHoldersThanPeople() async throws {
    func count(_ measure: Measure, _ number: Int) throws -> Fact {
      .reception(
        .count(measure, area: .netherlands, period: .day(try day("2022-03-01")), count: Count(number), role: .leading))
    }
    #expect(
      await office.codes(.hand(in: [try count(.residents, 200), try count(.statusHolders, 201)], isDryRun: true))
        .contains(.statusHoldersAboveResidents))
    #expect(await office.codes(.hand(in: [try count(.residents, 200)])).isEmpty)
    #expect(
      await office.codes(.hand(in: [try count(.statusHolders, 201)], isDryRun: true)) == [.statusHoldersAboveResidents])
    #expect(await office.codes(.hand(in: [try count(.statusHolders, 200)])).isEmpty)
  }

  @Test func groupsThatDoNotFitTheKind() async throws {
    for kind in LocationKind.allCases {
      for group in TargetGroup.allCases {
        let fact = site(try location("een", kind, shares: [(group, 5)]))
        let codes = await office.codes(.hand(in: [fact], isDryRun: true)).filter { $0 != .satelliteWithoutHub }
        #expect(codes == (kind.groups.contains(group) ? [] : [.groupNotAllowed]), "\(group) in \(kind)")
      }
    }
    try await expect(
      ["RT-221 regel 3", "RT-221 regel 3"],
      site(location("een", .minors, shares: [(.students, 5), (.ukraine, 5), (.minors, 5)])))
  }

  @Test func peopleInAClosedLocation() async throws {
    let closed = try location(
      "dicht", open: period("2022-02-01", "2023-01-01"),
      [(50, period("2022-01-01", "2022-06-01")), (50, period("2022-07-01"))])
    for on in ["2022-01-31", "2022-06-01", "2022-06-30", "2023-01-01"] {
      #expect(
        await office.refusals(.hand(in: [site(closed), try occupancy("dicht", 1, on: on)])) == ["RT-223 regel 3"],
        "\(on)")
    }
    #expect(try await journal.head().position == 0)
    let open = try ["2022-02-01", "2022-05-31", "2022-07-01", "2022-12-31"].map { try occupancy("dicht", 50, on: $0) }
    #expect(await office.codes(.hand(in: [site(closed)] + open)) == [])
    // Nobody in a closed location is what there should be.
    #expect(await office.codes(.hand(in: [try occupancy("dicht", 0, on: "2022-06-15")])) == [])
  }

  @Test func sharesThatAreMoreThanThePlaces() async throws {
    try await expect(["RT-226 regel 3"], site(location("een", shares: [(.applicants, 60), (.students, 41)])))
    #expect(
      await office.codes(.hand(in: [try site(location("een", shares: [(.applicants, 60), (.students, 40)]))])) == [])
    // The contract gives way to a smaller one while the shares stay.
    let contracts = try [(100, period("2022-01-01", "2022-07-01")), (99, period("2022-07-01"))]
    try await expectLater(["RT-226 regel 2"], location("twee", contracts, shares: [(.applicants, 100)]))
    try await expectLater(["RT-226 regel 2"], location("twee", [], shares: [(.applicants, 1)]))
  }

  private func expectLater(_ refusals: [String], _ location: Location) async throws {
    #expect(await office.refusals(.hand(in: [site(location)])) == refusals)
  }

  @Test func peopleOfALocationThatNobodyKnows() async throws {
    try await expect(["RT-227 regel 3"], occupancy("nergens", 5, on: "2022-07-01"))
    try await expect(["RT-227 regel 3"], occupancy("nergens", 0, on: "2022-07-01"))
  }

  @Test func periodsThatDoNotFitTheMeasure() async throws {
    let (month, day) = try (month("2022-07"), day("2022-07-01"))
    func fact(_ measure: Measure, _ period: FigurePeriod) -> Fact {
      .reception(.count(measure, area: .netherlands, period: period, count: Count(5), role: .leading))
    }
    let periods: [FigurePeriod] = [.day(day), .month(month), .halfYear(try half("2022-2")), .year(2_022)]
    for measure in Measure.reported {
      for (index, period) in periods.enumerated() {
        let codes = await office.codes(.hand(in: [fact(measure, period)], isDryRun: true))
        #expect(codes == (measure.isFlow == (index > 0) ? [] : [.periodNotOfMeasure]), "\(measure) \(period)")
      }
    }
    try await expect(["RT-229 regel 3"], fact(.residents, .month(month)))
    try await expect(["RT-229 regel 3"], fact(.arrivals, .day(day)))
  }

  /// What could not be read back is never written: it would make the journal unreadable.
  @Test func numbersThatTheJournalCannotHold() async throws {
    func fact(_ measure: Measure, _ period: FigurePeriod) -> Fact {
      .reception(.count(measure, area: .netherlands, period: period, count: Count(5), role: .leading))
    }
    let day = try day("2022-07-01")
    for measure in Measure.allCases where !Measure.reported.contains(measure) {
      #expect(await office.codes(.hand(in: [fact(measure, .day(day))])) == [.unreadableMeasure], "\(measure)")
    }
    for year in [0, 1_899, -1, 10_000, Int.max] {
      #expect(await office.codes(.hand(in: [fact(.arrivals, .year(year))])).contains(.badDay), "\(year)")
    }
    try await expect(["RT-402 regel 3"], fact(.portfolio, .day(.init(number: 47_850))))
    try await expect(["RT-402 regel 3"], fact(.arrivals, .halfYear(half("1899-2"))))
    #expect(try await journal.head().position == 0)
    #expect(await office.codes(.hand(in: [fact(.arrivals, .year(1_900))])) == [])
    #expect(await Office.verify(journal).isSound)
  }

  @Test func forecastsThatCannotBe() async throws {
    func fact(
      _ points: [PublishedForecast.Point], _ measure: Measure = .residents, by publisher: String = "COA",
      on iso: String = "2022-07-14"
    )
      throws -> Fact
    {
      .outlook(
        .published(
          PublishedForecast(
            id: try slug("een"), publisher: publisher, published: try day(iso), measure: measure, points: points)))
    }
    let august = try day("2022-08-01")
    func point(_ p5: Int, _ p25: Int, _ value: Int, _ p75: Int, _ p95: Int) -> PublishedForecast.Point {
      PublishedForecast.Point(day: august, value: value, band: .init(p5: p5, p25: p25, p75: p75, p95: p95))
    }
    let good = point(1, 2, 3, 4, 5)
    try await expect(["RT-230 regel 3"], fact([]))
    for wrong in [point(3, 2, 3, 4, 5), point(1, 4, 3, 4, 5), point(1, 2, 5, 4, 5), point(1, 2, 3, 6, 5)] {
      try await expect(["RT-230 regel 3"], fact([wrong]))
    }
    try await expect(["RT-230 regel 3"], fact([good, PublishedForecast.Point(day: august, value: 3)]))
    try await expect(["RT-230 regel 3"], fact([good], .arrivals))
    try await expect(["RT-214 regel 3"], fact([PublishedForecast.Point(day: august, value: -1)]))
    try await expect(["RT-208 regel 3"], fact([good], on: "2035-01-01"))
    try await expect(["RT-231 regel 3"], fact([good], by: " "))
    #expect(await office.codes(.hand(in: [try fact([good]), try fact([good])])) == [])
  }

  /// A forecast stays as it was: another one under its name is refused, until it was withdrawn.
  @Test func theNameOfAForecastIsUsedOnce() async throws {
    func fact(_ value: Int) throws -> Fact {
      let point = PublishedForecast.Point(day: try day("2022-08-01"), value: value)
      return .outlook(
        .published(
          PublishedForecast(
            id: try slug("een"), publisher: "COA", published: try day("2022-07-14"), measure: .residents,
            points: [point])))
    }
    #expect(await office.refusals(.hand(in: [try fact(1), try fact(2)])) == ["RT-239 regel 3"])
    #expect(await office.codes(.hand(in: [try fact(1)])) == [])
    for isDryRun in [true, false] {
      #expect(await office.codes(.hand(in: [try fact(2)], isDryRun: isDryRun)) == [.forecastNameUsed])
    }
    #expect(await office.codes(.hand(in: [try fact(1)])) == [.duplicateImport])
    #expect(await office.codes(.correct(1, to: nil)) == [])
    #expect(await office.codes(.hand(in: [try fact(2)])) == [])
    #expect(try await office.desk().state.publishedForecast(try slug("een"))?.forecast.points.map(\.value) == [2])
  }

  @Test func namesThatAreMissingAndTextsThatCannotBe() async throws {
    var nameless = try location("een")
    nameless.name = " \u{A0}"
    try await expect(["RT-231 regel 3"], site(nameless))
    nameless.name = "Huis van 111222333"
    try await expect(["RT-115 regel 3, veld naam"], site(nameless))
    var project = HomeProject(
      id: try slug("een"), name: "", municipality: try code("GM0014"), kind: .flex, phase: .idea, homes: 5, people: [])
    try await expect(["RT-231 regel 3"], .homes(.project(project)))
    project.name = "Een"
    for field in ["knelpunt", "besluit"] {
      var other = project
      if field == "knelpunt" { other.obstacle = "111222333" } else { other.decision = "111222333" }
      try await expect(["RT-115 regel 3, veld \(field)"], .homes(.project(other)))
    }
    project.homes = -1
    project.people = [.init(group: .students, number: -2)]
    project.cents = -1
    try await expect(["RT-214 regel 3", "RT-214 regel 3", "RT-113 regel 3"], .homes(.project(project)))
    project = HomeProject(
      id: project.id, name: "Een", municipality: try code("PV20"), kind: .flex, phase: .idea, homes: 5, people: [])
    try await expect(["RT-105 regel 3"], .homes(.project(project)))
  }

  @Test func areasAndDaysThatAreNotThere() async throws {
    try await expect(["RT-207 regel 3"], site(location("een", in: "GM1992", .centre)))
    try await expect(["RT-404 regel 3"], site(location("een", in: "GM9999", .centre)))
    try await expect(["RT-105 regel 3"], site(location("een", in: "PV20", .centre)))
    try await expect(["RT-105 regel 3"], crisisPlaces("GM0014", 5, on: "2022-07-01"))
    try await expect(["RT-105 regel 3"], decision("NL", true, on: "2022-07-01"))
    try await expect(["RT-404 regel 3"], placed("VR26", 5, on: "2022-07-01"))
    for on in ["2035-01-01", "2026-12-31"] {
      try await expect(["RT-217 regel 3"], placed("VR01", 5, on: on))
      try await expect(["RT-217 regel 3"], crisisPlaces("VR01", 5, on: on))
      try await expect(["RT-217 regel 3"], occupancy("goed", 5, on: on))
      let people = Fact.reception(
        .count(.residents, area: .netherlands, period: .day(try day(on)), count: Count(5), role: .leading))
      try await expect(["RT-217 regel 3"], people)
    }
    // Places can be agreed for later, and a plan can be for later.
    let places = Fact.reception(
      .count(.portfolio, area: .netherlands, period: .day(try day("2035-01-01")), count: Count(5), role: .leading))
    #expect(await office.codes(.hand(in: [places, try decision("VR01", true, on: "2035-01-01")])) == [])
  }

  @Test func numbersThatCannotBe() async throws {
    for wrong in [-1, 100_000_000, Int.max, Int.min] {
      let codes: [FaultCode] = [wrong < 0 ? .negativePeople : .numberTooLarge]
      for fact in try [
        occupancy("goed", wrong, on: "2022-07-01"), placed("VR01", wrong, on: "2022-07-01"),
        crisisPlaces("VR01", wrong, on: "2022-07-01"), assigned("VR01", wrong),
        site(location("een", [(wrong, period("2022-01-01"))])),
        .reception(
          .count(.residents, area: .netherlands, period: .day(day("2022-07-01")), count: Count(wrong), role: .leading)),
      ] {
        #expect(await office.codes(.hand(in: [try site(location("goed")), fact])) == codes, "\(fact)")
      }
    }
    // Two that do not fit together in a number are refused, and do not stop the program.
    let shares = try location("een", shares: [(.applicants, Int.max), (.students, Int.max)])
    #expect(await office.codes(.hand(in: [site(shares)])) == [.numberTooLarge, .numberTooLarge])
    #expect(try await journal.head().position == 0)
  }
}
