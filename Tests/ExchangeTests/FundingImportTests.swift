// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Exchange
import Office
import Rulebook
import Territory
import Testing

/// Files about money for people from Ukraine: what good ones say, and what is wrong with others.
@Suite struct FundingImportTests {
  private let importing: Importing

  init() throws { importing = try Importing() }

  private func all(_ text: String, _ kind: ImportKind, year: Int? = nil) throws -> [FundingFact] {
    try importing.all(text, kind, ImportOptions(period: year.map { .year($0) })).compactMap { fact in
      if case .funding(let funding) = fact { funding } else { nil }
    }
  }

  private var ede: AreaCode { AreaCode(kind: .municipality, number: 228) }

  @Test func `amounts of months and years`() throws {
    let text = """
      gemeente;post;periode;bedrag;zekerheid
      Ede;leefgeld;2022-03;13.000,50;
      GM0228;wooncomponent;maart 2022;€ 4.000;gepubliceerd
      Ede;werkelijke-kosten;2022;3.120.000;
      Ede;ontvangsten;2022-03;0;
      Ede;ontvangsten;2022-04;;
      """
    let march = FigurePeriod.month(try #require(Month(iso: "2022-03")))
    func amount(_ item: FundingItem, _ period: FigurePeriod, _ cents: Int, _ certainty: Certainty = .reported)
      -> FundingFact
    {
      .amount(
        FundingAmount(
          municipality: ede, item: item, period: period, amount: Money(cents: cents), certainty: certainty))
    }
    #expect(
      try all(text, .funding) == [
        amount(.allowances, march, 13_000_50), amount(.livingComponent, march, 4_000_00, .published),
        amount(.actualCosts, .year(2022), 3_120_000_00), amount(.receipts, march, 0),
      ])
    #expect(try importing.read(text, .funding).notices == ["Niet opgenomen omdat het getal niet bekend is: regel 6."])
    let chosen = try all("gemeente;post;bedrag\nEde;werkelijke-kosten;5\n", .funding, year: 2023)
    #expect(chosen == [amount(.actualCosts, .year(2023), 5_00)])
  }

  @Test func `steps and choices`() throws {
    let steps = try all(
      "gemeente;boekjaar;stap;datum;bedrag\nEde;2023;voorschot-ontvangen;15-11-2023;3.000.000\nEde;2022;verantwoord;2023-07-10;\n",
      .fundingSteps)
    #expect(
      steps == [
        .step(
          FundingStep(
            municipality: ede, year: 2023, kind: .advancePaid, day: try day("2023-11-15"),
            amount: Money(cents: 3_000_000_00))),
        .step(FundingStep(municipality: ede, year: 2022, kind: .accounted, day: try day("2023-07-10"))),
      ])
    let choices = try all("gemeente;jaar;grondslag;dag;reden\nEde;2022;werkelijk;1-2-2023;Energie\n", .costChoices)
    #expect(
      choices == [
        .choice(
          CostChoice(municipality: ede, year: 2022, basis: .actual, day: try day("2023-02-01"), reason: "Energie"))
      ])
  }

  @Test func `projects with supplementary requests, and what they cost`() throws {
    let text = """
      project;gemeente;omschrijving;betrokkenen;plekken;begroting;afschrijving;vanaf;tot;aanvraag;aanvullingDag;aanvulling
      kade-3;Ede;Kantoor wordt opvang;gemeente;80;100.000;5;1-4-2022;1-7-2023;15-4-2022;;
      kade-3;;;;;;;;;;1-11-2022;5.000
      """
    guard case .project(let project)? = try all(text, .transitionProjects).first else {
      Issue.record("no project is read")
      return
    }
    #expect(project.budget == Money(cents: 100_000_00) && project.depreciationYears == 5 && project.places == 80)
    #expect(project.supplements == [.init(day: try day("2022-11-01"), amount: Money(cents: 5_000_00))])
    #expect(try project.period == Period(from: day("2022-04-01"), until: day("2023-07-01")))
    #expect(project.applied == (try day("2022-04-15")) && project.municipality == ede)
    let spent = try all("project;jaar;investering;uitvoering\nkade-3;2022;60.000;2.500,75\n", .transitionSpending)
    #expect(
      spent == [
        .spending(
          TransitionSpending(
            project: project.id, year: 2022, investment: Money(cents: 60_000_00), execution: Money(cents: 2_500_75)))
      ])
  }

  @Test(arguments: [
    (ImportKind.funding, "gemeente;post;periode;bedrag\nEde;huur;2022-03;1\n", "RT-350"),
    (.funding, "gemeente;post;periode;bedrag\nEde;leefgeld;2022;1\n", "RT-341"),
    (.funding, "gemeente;post;periode;bedrag\nEde;werkelijke-kosten;2022-03;1\n", "RT-341"),
    (.funding, "gemeente;post;periode;bedrag\nEde;leefgeld;2022-03;-1\n", "RT-112"),
    (.funding, "gemeente;post;periode;bedrag\nEde;leefgeld;2022-03;1,5\n", "RT-110"),
    (.funding, "gemeente;post;periode;bedrag\nPV20;leefgeld;2022-03;1\n", "RT-105"),
    (.funding, "gemeente;post;periode;bedrag\nEde;leefgeld;2022-03;1\nEde;leefgeld;2022-03;2\n", "RT-114"),
    (.funding, "gemeente;post;periode;bedrag\nEde;leefgeld;;1\n", "RT-108"),
    (.fundingSteps, "gemeente;jaar;stap;dag\nEde;22;verantwoord;2023-07-10\n", "RT-351"),
    (.fundingSteps, "gemeente;jaar;stap;dag\nEde;2022;betaald;2023-07-10\n", "RT-350"),
    (.costChoices, "gemeente;jaar;grondslag;dag;reden\nEde;2022;norm;2023-02-01;\n", "RT-212"),
    (
      .transitionProjects,
      "project;gemeente;omschrijving;betrokkenen;plekken;begroting;vanaf\nk;Ede;Kantoor;gemeente;8;1;2022-04-01\nk;Tiel;;;;;\n",
      "RT-141"
    ),
  ]) func `what is wrong is told`(kind: ImportKind, text: String, code: String) throws {
    let faults = #expect(throws: Faults.self) { try importing.read(text, kind) }
    #expect(faults?.all.map(\.code.rawValue) == [code])
  }
}
