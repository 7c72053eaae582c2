// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Journal
import Office
import Territory
import Testing

@testable import Site

/// The pages of claims, as a controller of a municipality meets them.
@Suite struct ClaimPageTests {
  private static func fact(_ measure: Measure, _ period: FigurePeriod, _ count: Int) throws -> Fact {
    .displaced(
      .count(measure, area: try #require(AreaCode("GM0228")), period: period, count: Count(count), role: .leading))
  }

  /// Ede with a hundred places from the first day, and all of March.
  private static func prepared() async throws -> TestSite {
    let site = try await TestSite()
    let march = FigurePeriod.month(try #require(Month(iso: "2022-03")))
    func paid(_ item: FundingItem, _ cents: Int) throws -> Fact {
      .funding(
        .amount(
          FundingAmount(
            municipality: try #require(AreaCode("GM0228")), item: item, period: march, amount: Money(cents: cents))))
    }
    let facts = [
      try fact(.displacedPlaces, .day(try #require(Day(iso: "2022-03-01"))), 100),
      try fact(.displacedPrivateMonths, march, 50), try paid(.allowances, 13_000_50), try paid(.livingComponent, 0),
      try paid(.receipts, 100_10),
    ]
    let known = Moment(startOf: try #require(Day(iso: "2022-06-10")))
    _ = try await site.office.handle(
      Submission(
        submitter: TestSite.writer,
        intent: .record(facts.map { SourcedFact($0, source: "proefstuk", known: known) })))
    return site
  }

  private func page(_ target: String, at site: TestSite) async throws -> String {
    let reply = try await site.get(target)
    let reader = PageReader(reply.body)
    #expect(reply.status == 200 && reader.fault == nil && reader.headings == 1, "\(target)")
    #expect(Set(reader.references).isSubset(of: reader.ids), "\(target)")
    return reply.body
  }

  @Test func aControllerReadsTheYear() async throws {
    let site = try await Self.prepared()
    let html = try await page("/vergoeding/GM0228/2022?peildatum=2022-12-31", at: site)
    // 228 days at 100 euros and 78 at 83, a hundred places.
    for text in ["2.280.000,00", "647.400,00", "2.927.400,00", "A16/01", "A16/02", "10.500,00"] {
      #expect(html.contains(text), "\(text)")
    }
    #expect(html.contains("Het bedrag is nog niet volledig"))
    let years = try await page("/vergoeding/GM0228?peildatum=2023-12-31", at: site)
    #expect(years.contains("/vergoeding/GM0228/2022?") && years.contains("/vergoeding/GM0228/2023?"))
    let all = try await page("/vergoeding?peildatum=2022-12-31", at: site)
    #expect(all.contains(">Ede</a>") && all.contains("1 gemeente van de"))
  }

  @Test func twoMomentsBesideEachOther() async throws {
    let site = try await Self.prepared()
    let html = try await page(
      "/vergoeding/GM0228/2022?peildatum=2022-03-31&bekendOp=2022-10-16&vergelijk=2022-10-14", at: site)
    #expect(html.contains("Wat op 14\u{A0}oktober 2022 bekend was, en wat nu"))
    #expect(html.contains(">regel R6.23</a>, met terugwerkende kracht"))
    #expect(html.contains("minstens €\u{A0}322.900,40") && html.contains("€\u{A0}333.400,40"))
  }

  @Test func filesAndRefusals() async throws {
    let site = try await Self.prepared()
    let file = try await site.get("/vergoeding/GM0228/2022?peildatum=2022-12-31&formaat=csv&tabel=perioden")
    #expect(file.status == 200 && file.body.contains("228") && file.body.contains("647400"))
    for target in [
      "/vergoeding/PV20", "/vergoeding/GM0228/22", "/vergoeding/GM0228/2022/x", "/vergoeding/GM9999",
    ] { #expect(try await site.get(target).status == 404, "\(target)") }
    #expect(try await site.get("/vergoeding?jaar=1999").status == 400)
    #expect(try await site.get("/vergoeding/GM0228/2022?vergelijk=gisteren").status == 400)
    // Before the scheme there is nothing to claim, and the page says so.
    #expect(
      try await page("/vergoeding/GM0228/2022?peildatum=2022-02-01", at: site).contains("Er is nog geen vergoeding"))
  }
}
