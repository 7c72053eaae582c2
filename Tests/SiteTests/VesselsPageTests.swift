// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Exact
import Exchange
import Office
import Rulebook
import Territory
import Testing

@testable import Chain
@testable import Reports
@testable import Site

/// What the pages and the command say of the vessels, of buffers and of published forecasts.
@Suite struct VesselsPageTests {
  private func forecast(_ names: [String], from iso: String, skipping: Bool = false) async throws -> VesselsForecast {
    let desk = try await TestSite.reading.value.office.desk()
    let scenarios = try names.map { try #require(HousingScenario($0)) }
    return try await desk.book(Perspective(day: try #require(Day(iso: iso)))).vessels(
      scenarios, skipping: skipping, weeks: 45, paths: 2, seed: 1, threads: 1)
  }

  /// In 2023 municipalities had an advance: doing only the target is doing more than the task.
  @Test func theWordsFollowTheSignOfTheBalance() async throws {
    let ahead = try await forecast(["taakstelling", "niets-extra"], from: "2023-03-01").scenarios
    let (task, target) = (try #require(ahead[0].plan.number.whole), try #require(ahead[1].plan.number.whole))
    #expect(task < target)
    #expect(ahead.map(VesselWords.title) == ["Taakstelling min voorsprong", "Taakstelling zonder aftrek"])
    #expect(VesselWords.meaning(ahead[0]).contains("min de voorsprong"))
    #expect(VesselWords.meaning(ahead[1]).contains("De voorsprong blijft"))
    let behind = try await forecast(["taakstelling", "niets-extra"], from: "2022-07-01").scenarios
    #expect(behind.map(VesselWords.title) == ["Taakstelling met achterstand", "Niets extra"])
    #expect(VesselWords.meaning(behind[1]).contains("De achterstand blijft"))
    for outcome in ahead + behind {
      let hasAdvance = (outcome.plan.opening.whole ?? 0) > 0
      #expect(!VesselWords.meaning(outcome).contains(hasAdvance ? "achterstand" : "voorsprong"))
    }
    let scenario = try #require(HousingScenario("taakstelling"))
    #expect(VesselWords.title(scenario, balance: nil) == "Hele opgave")
  }

  @Test(
    arguments: [
      (-603, -16, 432, "ongeveer evenveel plaatsen nodig (90 procent kans op 432 minder tot 603 meer)"),
      (0, 0, 0, "evenveel plaatsen nodig"),
      (0, 5, 9, "ongeveer evenveel plaatsen nodig (90 procent kans op 9 minder tot evenveel)"),
      (3_000, 4_600, 5_300, "ongeveer 4.600 plaatsen minder nodig (90 procent kans op 3.000 tot 5.300)"),
      (-2_300, -1, -1, "ongeveer 1 plaats meer nodig (90 procent kans op 1 tot 2.300)"),
    ])
  func aBandWithZeroInItGoesNoWay(low: Int, middle: Int, high: Int, words: String) throws {
    let day = try #require(Day(iso: "2023-01-01"))
    #expect(VesselWords.effect(.init(day: day, low: low, middle: middle, high: high)) == words)
  }

  @Test(
    arguments: [
      (0.3, "0,30"), (0.9547, "0,95"), (0.0345, "0,0345"), (12.34, "12,3"), (780.6, "781"), (15_400, "15.400"),
      (1, "1"),
      (-0.25, "\u{2212}0,25"),
    ])
  func numbersAreAsExactAsReadersNeed(number: Double, words: String) {
    #expect(VesselWords.decimal(number) == words)
  }

  @Test func costsAreInEuros() async throws {
    let site = try await TestSite.reading.value
    let page = try await site.get("/buffer?paden=1")
    #expect(!page.body.contains("eurocent") && page.body.contains("27.100") && page.body.contains("euro per bewoner"))
  }

  @Test func whatIsLeftOutIsTold() async throws {
    let usual = HousingScenario.standard.map(\.name)
    let told = try await forecast(usual, from: "2023-03-01", skipping: true)
    #expect(told.skipped.map { $0.scenario?.name } == ["7500-versneld"])
    let words = VesselWords.skipped(told)
    #expect(words.count == 1 && words[0].contains("eindigde op 5\u{A0}augustus 2022"))
    #expect(VesselWords.sentences(told).contains(words[0]))
    do {
      _ = try await forecast(usual, from: "2023-03-01")
      Issue.record("an explicit scenario that is over is refused")
    } catch let fault as VesselsFault {
      let shown = VesselWords.fault(fault)
      #expect(shown.problem.contains("7500-versneld") && shown.advice.contains("Laat dit scenario weg"))
    }
    let site = try await TestSite.reading.value
    let page = try await site.get("/prognose?peildatum=2023-03-01&paden=1&weken=45")
    #expect(page.body.contains("is overgeslagen") && PageReader(page.body).ids.contains("tabel-scenario-3"))
    let named = try await site.get("/prognose?peildatum=2023-03-01&paden=1&scenario=7500-versneld")
    #expect(named.body.contains("Laat dit scenario weg"))
  }

  /// Where arrears are not known, the scenarios that need none of them are still shown.
  @Test func withoutArrearsTheOthersAreShown() async throws {
    let page = try await TestSite.reading.value.get("/prognose?peildatum=2026-06-01&paden=1")
    #expect(page.status == 200)
    #expect(page.body.contains("is overgeslagen: de achterstand"))
    let ids = PageReader(page.body).ids
    #expect(ids.contains("tabel-scenario-2") && !ids.contains("tabel-scenario-3"))
  }

  @Test(arguments: [
    ("1.5", false), ("20.00", false), ("-5", false), ("20.000", true), ("20000", true), ("20 000", true),
  ])
  func anOwnNumberIsReadAsInAFile(typed: String, isRead: Bool) async throws {
    let reply = try await TestSite.reading.value.get("/prognose?paden=1&weken=30&getal=\(FormText.encode(typed))")
    #expect((reply.status == 200) == isRead, "\(typed)")
    #expect(reply.body.contains("20.000 mensen") == isRead)
    let named = try await TestSite.reading.value.get("/prognose?paden=1&weken=30&scenario=\(FormText.encode(typed))")
    #expect((named.status == 200) == isRead && named.body.contains("20.000 mensen") == isRead, "\(typed)")
  }

  /// What was housed by the origin is said in a sentence, or that nobody knows it.
  @Test func theRestOfAHalfYearIsSaid() async throws {
    let words = VesselWords.sentences(try await forecast(["taakstelling", "20000"], from: "2022-12-01"))
    #expect(words.contains { $0.contains("vóór 1\u{A0}december 2022 al 6.073 mensen gehuisvest") }, "\(words)")
    #expect(words.contains { $0.contains("Van 92 dagen was het toen nog niet bekend") })
    #expect(words.contains { $0.contains("(nog 3.510 in plaats van nog 2.351)") }, "\(words)")
    let unknown = VesselWords.sentences(try await forecast(["taakstelling"], from: "2022-09-01"))
    #expect(unknown.contains { $0.contains("was toen niet bekend") })
    let start = VesselWords.sentences(try await forecast(["taakstelling"], from: "2022-07-01"))
    #expect(!start.contains { $0.contains("bekend") })
  }
}
