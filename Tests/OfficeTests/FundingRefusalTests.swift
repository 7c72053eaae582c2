// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Journal
import Office
import Territory
import TestJournals
import Testing

/// What the office refuses about money for people from Ukraine, and the laws between such facts.
@Suite struct FundingRefusalTests {
  private let journal = TestJournal()
  private let office: Office

  init() throws { office = try World.office(journal) }

  private func refused(_ facts: [FundingFact]) async -> [String] {
    await office.codes(
      Submission(
        submitter: clerk, isDryRun: true, intent: .record(facts.map { SourcedFact(.funding($0), source: "proefstuk") }))
    ).map(\.rawValue)
  }

  private func record(_ facts: [FundingFact]) async throws {
    _ = try await office.handle(
      Submission(submitter: clerk, intent: .record(facts.map { SourcedFact(.funding($0), source: "proefstuk") })))
  }

  private func amount(
    _ item: FundingItem = .allowances, _ cents: Int = 100, in text: String = "2022-03", of area: String = "GM0228"
  ) throws -> FundingFact {
    .amount(
      FundingAmount(
        municipality: try code(area), item: item, period: try #require(FigurePeriod(text)), amount: Money(cents: cents))
    )
  }

  private func choice(_ basis: CostBasis = .actual, on iso: String = "2023-02-01", reason: String = "Energie") throws
    -> FundingFact
  {
    .choice(
      CostChoice(municipality: try code("GM0228"), year: 2022, basis: basis, day: try day(iso), reason: reason))
  }

  private func project(_ change: (inout TransitionProject) -> Void = { _ in }) throws -> FundingFact {
    var project = TransitionProject(
      id: try #require(Slug("kade-3")), municipality: try code("GM0228"), description: "Kantoor", parties: "gemeente",
      places: 80, budget: Money(cents: 1), period: Period(from: try day("2022-04-01"), until: nil))
    change(&project)
    return .project(project)
  }

  private func spending(_ year: Int) throws -> FundingFact {
    .spending(TransitionSpending(project: try #require(Slug("kade-3")), year: year, investment: Money(cents: 5)))
  }

  private func step(_ kind: FundingStepKind, on iso: String) throws -> FundingFact {
    .step(FundingStep(municipality: try code("GM0228"), year: 2022, kind: kind, day: try day(iso)))
  }

  @Test func amountsThatCannotBe() async throws {
    #expect(try await refused([amount()]) == [])
    #expect(try await refused([amount(in: "2022-02")]) == ["RT-340"])
    #expect(try await refused([amount(.actualCosts, in: "2021")]) == ["RT-340"])
    #expect(try await refused([amount(in: "2022")]) == ["RT-341"])
    #expect(try await refused([amount(.allowances, -1)]) == ["RT-342"])
    #expect(try await refused([amount(.allowances, .max)]) == ["RT-342"])
    #expect(try await refused([amount(in: "2027-01")]).contains("RT-217"))
    #expect(try await refused([amount(of: "PV25")]).contains("RT-105"))
    // Weesp became a part of Amsterdam on 24 March 2022.
    #expect(try await refused([amount(of: "GM0457")]) == [])
    #expect(try await refused([amount(in: "2022-04", of: "GM0457")]) == ["RT-207"])
  }

  @Test func choicesNeedTheRuleAReasonAndTheCosts() async throws {
    let costs = try amount(.actualCosts, 500, in: "2022")
    #expect(try await refused([costs, choice()]) == [])
    #expect(try await refused([costs, choice(on: "2022-10-14")]) == ["RT-343"])
    #expect(try await refused([choice()]) == ["RT-344"])
    #expect(try await refused([choice(.norm)]) == [])
    #expect(try await refused([costs, choice(reason: " ")]) == ["RT-212"])
    // Nor can the costs be taken back once they were chosen.
    try await record([costs, choice()])
    #expect(await office.codes(.correct(1, to: nil, isDryRun: true)).map(\.rawValue) == ["RT-344"])
    #expect(await office.codes(.correct(1, to: 7, isDryRun: true)).map(\.rawValue) == ["RT-202"])
    #expect(await office.codes(.correct(2, to: nil, isDryRun: true)).isEmpty)
  }

  @Test func projectsAndSpending() async throws {
    #expect(try await refused([project(), spending(2022)]) == [])
    #expect(try await refused([spending(2022)]) == ["RT-346"])
    #expect(
      try await refused([project { $0.period = Period(from: try! day("2023-01-01"), until: nil) }, spending(2022)]) == [
        "RT-347", "RT-347",
      ])
    #expect(try await refused([project { $0.places = 0 }]) == ["RT-348"])
    #expect(try await refused([project { $0.parties = " " }]) == ["RT-348"])
    #expect(try await refused([project { $0.depreciationYears = 0 }]) == ["RT-348"])
    #expect(try await refused([project { $0.budget = Money(cents: -1) }]) == ["RT-342"])
  }

  @Test func stepsOfAYearThatIsOver() async throws {
    #expect(try await refused([step(.accounted, on: "2023-01-01"), step(.settled, on: "2023-12-01")]) == [])
    #expect(try await refused([step(.accounted, on: "2022-12-31")]) == ["RT-345"])
    #expect(try await refused([step(.advanceAsked, on: "2022-05-01")]) == [])
    #expect(try await refused([step(.advanceAsked, on: "2027-05-01")]) == ["RT-217"])
  }

  @Test func aVisitorRecordsNothing() async throws {
    let submission = Submission(
      submitter: .visitor, intent: .record([SourcedFact(.funding(try amount()), source: "proefstuk")]))
    #expect(await office.codes(submission) != [])
    #expect(try await journal.head().position == 0)
  }
}
