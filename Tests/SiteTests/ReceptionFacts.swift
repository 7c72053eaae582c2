// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Office
import Territory
import Testing

@testable import Site

/// Facts about reception for tests: the places of COA in 2022 as it published them (R2.5), and a few locations and
/// projects.
enum ReceptionFacts {
  /// One site with these facts for all tests that only read.
  static let reading = Task { try await site() }

  static func site() async throws -> TestSite {
    let site = try await TestSite()
    try await record(try counts() + (try locations()) + (try projects()), in: site)
    return site
  }

  static func record(_ facts: [Fact], in site: TestSite) async throws {
    let sourced = facts.map { SourcedFact($0, source: "proef") }
    _ = try await site.office.handle(Submission(submitter: TestSite.writer, intent: .record(sourced)))
  }

  static func day(_ text: String) throws -> Day { try #require(Day(iso: text)) }
  static func slug(_ text: String) throws -> Slug { try #require(Slug(text)) }
  static func area(_ text: String) throws -> AreaCode { try #require(AreaCode(text)) }

  static func counts() throws -> [Fact] {
    let portfolio = [
      ("2022-07-01", 42_732), ("2022-10-01", 41_827), ("2023-01-01", 34_524), ("2023-04-01", 31_607),
      ("2023-07-01", 30_066),
    ]
    let people: [(Measure, String, Int)] = [(.residents, "2022-07-01", 43_000), (.statusHolders, "2022-07-01", 14_500)]
    return try (portfolio.map { (Measure.portfolio, $0.0, $0.1) } + people).map { measure, text, number in
      .reception(
        .count(measure, area: .netherlands, period: .day(try day(text)), count: Count(number), role: .leading))
    }
  }

  static func location(
    _ id: String, _ name: String, _ municipality: String, _ kind: LocationKind, until: String?, places: Int,
    runner: LocationRunner = .coa, hub: String? = nil, shares: [(TargetGroup, Int)] = []
  ) throws -> Fact {
    let open = Period(from: try day("2019-01-01"), until: nil)
    let contract = Period(from: open.from, until: try until.map(day))
    return .reception(
      .location(
        Location(
          id: try slug(id), name: name, municipality: try area(municipality), kind: kind, runner: runner,
          hub: try hub.map(slug), open: open, contracts: [.init(period: contract, places: places)],
          shares: shares.map { .init(group: $0.0, period: contract, places: $0.1) })))
  }

  /// Six that count for COA with 4.050 places, and one that does not.
  static func locations() throws -> [Fact] {
    [
      try location("ter-apel", "Ter Apel", "GM1950", .centralReception, until: nil, places: 2_000),
      try location(
        "azc-utrecht", "Azc Utrecht", "GM0344", .centre, until: "2022-09-01", places: 400,
        shares: [(.statusHolders, 150)]),
      try location("hal-nijmegen", "Hal Nijmegen", "GM0268", .emergency, until: "2022-12-01", places: 1_000),
      try location("regio-zwolle", "Regio Zwolle", "GM0193", .regional, until: "2023-06-01", places: 500),
      try location(
        "sat-zwolle", "Satelliet Zwolle", "GM0193", .satellite, until: nil, places: 100, hub: "regio-zwolle"),
      try location("vreemd", "<script>alert(1)</script> & \"co\"", "GM0202", .small, until: nil, places: 50),
      try location(
        "goo-amsterdam", "Oekraïne Amsterdam", "GM0363", .municipalUkraine, until: nil, places: 700,
        runner: .municipality),
      .reception(.occupancy(location: try slug("ter-apel"), day: try day("2022-06-27"), count: Count(1_990))),
      .reception(.occupancy(location: try slug("ter-apel"), day: try day("2022-06-20"), count: Count(1_950))),
    ]
  }

  static func projects() throws -> [Fact] {
    [
      .homes(
        .project(
          HomeProject(
            id: try slug("flex-utrecht"), name: "Flex Utrecht", municipality: try area("GM0344"), kind: .flex,
            phase: .decided, homes: 100,
            people: [.init(group: .statusHolders, number: 150), .init(group: .students, number: 40)],
            available: Period(from: try day("2022-09-01"), until: nil), obstacle: "", cents: 1_234_567_50,
            decision: "Besluit van het college"))),
      .homes(
        .project(
          HomeProject(
            id: try slug("hotel-ede"), name: "Hotel Ede <b>", municipality: try area("GM0228"), kind: .hotels,
            phase: .idea, homes: 20, people: [.init(group: .statusHolders, number: 30)], obstacle: "Geen vergunning"))),
    ]
  }
}
