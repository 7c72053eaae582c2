// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Journal
import Rulebook
import Territory
import Testing

/// The cycle of two years with its deadlines (R5.2 to R5.9).
@Suite struct CycleTests {
  private func book(on iso: String, known: String? = nil) throws -> ChainBook {
    try Flevoland.book([], on: iso, known: known)
  }

  @Test(arguments: [
    ("2022-07-14", nil, [Int]()), ("2024-01-30", nil, []), ("2024-01-31", nil, [2024]), ("2025-12-31", nil, [2024]),
    ("2026-01-01", nil, [2024, 2026]), ("2031-06-01", nil, [2024, 2026, 2028, 2030]),
    ("2026-06-01", "2024-01-30", []), ("2026-06-01", "2024-02-01", [2024, 2026]),
  ]) func cyclesOnBothClocks(day: String, known: String?, cycles: [Int]) throws {
    let book = try book(on: day, known: known)
    #expect(book.cycles == cycles)
    #expect(book.currentCycle == cycles.last)
  }

  @Test(arguments: [
    (2022, false), (2023, false), (2024, true), (2025, false), (2026, true), (2100, true), (2102, false),
  ])
  func yearsInWhichACycleStarts(year: Int, isCycle: Bool) throws {
    #expect(try book(on: "2030-01-01").isCycle(year) == isCycle)
    #expect(try !book(on: "2030-01-01", known: "2023-01-01").isCycle(year))
  }

  /// Every deadline of the law, in three cycles.
  @Test(arguments: [
    (Measure.estimateDeadline, "02-01"), (.reportDeadline, "11-01"), (.decisionDeadline, "12-31"),
  ]) func deadlines(measure: Measure, day: String) throws {
    let book = try book(on: "2030-01-01")
    for cycle in [2024, 2026, 2028] {
      let figure = try book.of(measure, "PV24", cycle)
      #expect(try figure.value == .day(self.day("\(cycle)-\(day)")))
      checkTree(figure)
      #expect(figure.cited == ["R5.2"])
    }
    #expect(try book.of(measure, "PV24", 2025).unknownReason != nil)
  }

  private func day(_ iso: String) throws -> Day { try #require(Day(iso: iso)) }

  @Test func theTermOfADecision() throws {
    let book = try book(on: "2025-01-01")
    #expect(try book.term(of: 2024) == Period(from: day("2025-01-01"), until: day("2027-01-01")))
    #expect(book.term(of: 2022) == nil)
  }

  /// The report is due before 1 November: done on the last day, done a day late, not done on both sides of the deadline.
  @Test(
    arguments: [
      ("2024-10-31", "2024-12-01", StepStatus.onTime), ("2024-11-01", "2024-12-01", .doneLate),
      (nil, "2024-10-31", .running), (nil, "2024-11-01", .overdue), ("2024-11-05", "2024-11-01", .overdue),
      ("2024-11-05", "2024-11-05", .doneLate),
    ] as [(String?, String, StepStatus)]) func statusOfTheReport(done: String?, day: String, status: StepStatus) throws
  {
    let facts = try Flevoland.published() + (done.map { [try Flevoland.report(on: $0)] } ?? [])
    let step = try Flevoland.book(facts, on: day).step(.report, "PV24")
    #expect(step.status == status)
    #expect(!step.isInclusive)
  }

  @Test(
    arguments: [
      ("2024-12-30", "2025-01-10", StepStatus.onTime), ("2024-12-31", "2025-01-10", .doneLate),
      (nil, "2024-12-30", .running), (nil, "2024-12-31", .overdue),
    ] as [(String?, String, StepStatus)]) func statusOfTheDecision(done: String?, day: String, status: StepStatus)
    throws
  {
    let facts =
      try Flevoland.published() + (done.map { [try Flevoland.decision(on: $0, [("GM0034", 1_000)])] } ?? [])
    #expect(try Flevoland.book(facts, on: day).step(.decision, "PV24").status == status)
  }

  @Test(arguments: [
    ("2024-01-31", "2024-03-01", StepStatus.onTime), ("2024-02-01", "2024-03-01", .doneLate),
  ]) func statusOfTheEstimate(published: String, day: String, status: StepStatus) throws {
    let book = try Flevoland.book(try Flevoland.published(on: published), on: day)
    #expect(try book.step(.estimate, "NL").status == status)
    #expect(try book.step(.indicative, "PV24").status == status, "the numbers come with the estimate")
  }

  @Test func withoutAnEstimateTheFirstStepsAreOverdue() throws {
    let book = try Flevoland.book([], on: "2024-02-01")
    #expect(try book.step(.estimate, "NL").status == .overdue && book.step(.indicative, "NL").status == .overdue)
    #expect(try book.step(.consultation, "PV24").status == .waiting)
    #expect(try book.step(.realisation, "PV24").status == .waiting)
  }

  /// Six months after the publication, on the last day of a shorter month; or as the decision says.
  @Test(
    arguments: [
      ("2024-12-20", nil, "2025-06-20"), ("2024-12-31", nil, "2025-06-30"), ("2024-08-31", nil, "2025-02-28"),
      ("2024-12-20", "2025-12-31", "2025-12-31"),
    ] as [(String, String?, String)]) func realisationDeadline(published: String, term: String?, deadline: String)
    throws
  {
    let facts = try Flevoland.published() + [Flevoland.decision(on: published, [("GM0034", 1_000)], term: term)]
    let book = try Flevoland.book(facts, on: "2026-01-01")
    for area in ["PV24", "GM0034"] {
      let figure = try book.of(.realisationDeadline, area)
      #expect(try figure.value == .day(day(deadline)))
      checkTree(figure)
    }
    #expect(try book.of(.realisationDeadline, "PV20").unknownReason == .notReported)
  }

  /// On the last day itself there is still time.
  @Test func realisationIsLateTheDayAfter() throws {
    let facts = try Flevoland.published() + [Flevoland.decision(on: "2024-12-20", [("GM0034", 600), ("GM0995", 400)])]
    let sites = [
      try location("groot", in: "GM0034", [(600, period("2025-06-01"))]),
      try location("klein", in: "GM0995", [(200, period("2025-06-01"))]),
    ]
    let last = try Flevoland.book(facts, sites, on: "2025-06-20").step(.realisation, "PV24")
    #expect(last.status == .running && last.late.isEmpty && last.isInclusive)
    let after = try Flevoland.book(facts, sites, on: "2025-06-21").step(.realisation, "PV24")
    #expect(try after.status == .overdue && after.late == [code("GM0995")])
    let more = sites + [try location("erbij", in: "GM0995", [(200, period("2025-06-10"))])]
    #expect(try Flevoland.book(facts, more, on: "2025-06-21").step(.realisation, "PV24").status == .onTime)
    let country = try Flevoland.book(facts, sites, on: "2025-06-21").step(.realisation, "NL")
    #expect(try country.status == .overdue && country.late == [code("PV24")])
  }

  @Test func theCountryIsAsFarAsTheLastProvince() throws {
    let facts = try Flevoland.published() + [Flevoland.report(on: "2024-10-30")]
    let before = try Flevoland.book(facts, on: "2024-10-31").step(.report, "NL")
    #expect(before.status == .running && before.late.isEmpty)
    let after = try Flevoland.book(facts, on: "2024-11-01").step(.report, "NL")
    #expect(try after.status == .overdue && after.late.count == 11 && !after.late.contains(code("PV24")))
  }

  /// Of a report of which only a number is known it is not said that it is late.
  @Test func aReportWithoutADay() throws {
    let facts = try Flevoland.published() + [Flevoland.number(.reportedPlaces, "PV24", 900)]
    #expect(try Flevoland.book(facts, on: "2024-12-01").step(.report, "PV24").status == .undated)
  }
}
