// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Foundation
import Testing

/// `regietafel vergoeding`: a controller reckons a claim.
@Suite struct ClaimCommandTests {
  private func object(_ run: Program.Run) throws -> [String: Any] {
    #expect(run.status == 0, "\(run.errors)")
    return try #require(try run.json() as? [String: Any])
  }

  private func typed(_ program: Program, _ more: String...) throws -> [String: Any] {
    try object(try program.run(["vergoeding", "--formaat", "json"] + more))
  }

  @Test func theDaysAroundTheChangeOfOctober() throws {
    let program = try Program()
    let run = try program.run(
      "vergoeding", "--plekken", "100", "--van", "2022-10-10", "--tot", "2022-10-21", "--bekend-op", "2022-10-31",
      "--formaat", "json")
    let claim = try object(run)
    #expect(claim["totaalCenten"] as? Int == 9_980_000 && claim["dagen"] as? Int == 11)
    #expect(run.output.hasPrefix("{\n  \"totaalCenten\": 9980000,\n  \"dagen\": 11,"))
    // A day before, nobody knew of the lower amount.
    let before = try typed(
      program, "--plekken", "100", "--van", "2022-10-10", "--tot", "2022-10-21", "--bekend-op", "2022-10-14")
    #expect(before["totaalCenten"] as? Int == 11_000_000)
  }

  @Test func numbersMayHavePoints() throws {
    let program = try Program()
    func total(_ places: String, _ people: String) throws -> Int? {
      try typed(
        program, "--plekken", places, "--particulier", people, "--van", "2022-10-10", "--tot", "2022-10-21")[
          "totaalCenten"] as? Int
    }
    #expect(try total("1.000", "1.500") == total("1000", "1500"))
    #expect(try total("1.000", "1.500") != total("1", "1"))
    let wrong = try program.run(
      "vergoeding", "--plekken", "1.00", "--van", "2022-10-10", "--tot", "2022-10-21")
    #expect(
      wrong.status == 2 && wrong.errors.contains("RT-425") && wrong.errors.contains("--plekken"), "\(wrong.errors)")
  }

  @Test func privateReceptionWorksBack() throws {
    let program = try Program()
    let march = ["--plekken", "100", "--particulier", "50", "--van", "2022-03-01", "--tot", "2022-04-01"]
    let before = try object(
      try program.run(["vergoeding", "--formaat", "json", "--bekend-op", "2022-10-14"] + march))
    #expect(before["totaalCenten"] as? Int == 31_000_000 && before["volledig"] as? Bool == false)
    #expect((before["redenen"] as? [String])?.first?.contains("R6.23") == true)
    let after = try object(
      try program.run(["vergoeding", "--formaat", "json", "--bekend-op", "2022-10-16"] + march))
    #expect(after["totaalCenten"] as? Int == 32_050_000 && after["volledig"] as? Bool == true)
    let early = try object(try program.run(["vergoeding", "--formaat", "json", "--bekend-op", "2022-06-03"] + march))
    #expect(early["totaalCenten"] is NSNull)
    let text = try program.run(["vergoeding", "--uitleg"] + march)
    #expect(text.status == 0 && text.output.contains("Stcrt 2022,27515") && text.output.contains("€\u{A0}320.500,00"))
  }

  @Test(arguments: [
    ["--plekken", "1", "--van", "2022-10-21", "--tot", "2022-10-21"], ["--plekken", "1", "--van", "2022-10-21"],
    ["--plekken", "-1", "--van", "2022-10-10", "--tot", "2022-10-21"], ["--van", "2022-10-10", "--tot", "2022-10-21"],
    ["--plekken", "1", "--van", "2022-02-30", "--tot", "2022-10-21"], ["--gemeente", "PV20"],
    ["--gemeente", "Nergenshuizen"], ["--gemeente", "GM0363", "--jaar", "99"],
  ]) func wrongUseIsRefused(arguments: [String]) throws {
    let run = try Program().run(["vergoeding"] + arguments.map { $0 == "-1" ? "-1" : $0 })
    #expect(run.status == 2, "\(arguments): \(run.output)")
    #expect(run.output.isEmpty && !run.errors.isEmpty)
  }

  @Test func moneyFromTheJournal() throws {
    let program = try Program()
    let path = try program.journal("proef")
    let files = [
      (
        "bekostiging",
        "gemeente;post;periode;bedrag\nEde;leefgeld;2022-03;13.000,50\nEde;werkelijke-kosten;2022;3.120.000\n"
      ),
      ("bekostigingsstappen", "gemeente;jaar;stap;dag;bedrag\nEde;2022;voorschot-ontvangen;1-12-2022;1.000\n"),
      ("kostenkeuzes", "gemeente;jaar;grondslag;dag;reden\nEde;2022;werkelijk;1-2-2023;Energie\n"),
      (
        "transitieprojecten",
        "project;gemeente;omschrijving;betrokkenen;plekken;begroting;vanaf\nkade-3;Ede;Kantoor;gemeente;80;100.000;1-4-2022\n"
      ),
      ("transitie-uitgaven", "project;jaar;investering;uitvoering\nkade-3;2022;60.000;2.500,75\n"),
    ]
    for (kind, text) in files {
      let file = try program.file("\(kind).csv", text)
      let run = try program.run("importeer", file, "--soort", kind, "--bron", "proefstuk", "--journaal", path)
      #expect(run.status == 0, "\(kind): \(run.errors)")
    }
    let claim = try object(
      try program.run(
        "vergoeding", "--gemeente", "Ede", "--jaar", "2022", "--peildatum", "2023-12-31", "--journaal", path,
        "--formaat", "json"))
    let parts = try #require(claim["delen"] as? [String: Any])
    #expect(parts["leefgeldCenten"] as? Int == 1_300_050 && parts["transitieCenten"] as? Int == 6_250_075)
    #expect(parts["plekkenCenten"] is NSNull && claim["volledig"] as? Bool == false)
    #expect(claim["totaalCenten"] as? Int == 1_300_050 + 6_250_075)
    let all = try program.run(
      "vergoeding", "--jaar", "2022", "--peildatum", "2023-12-31", "--journaal", path, "--formaat", "json")
    #expect(try all.rows().count { $0["totaalCenten"] as? Int != nil } == 1)
    let text = try program.run(
      "vergoeding", "--gemeente", "Ede", "--jaar", "2022", "--peildatum", "2023-12-31", "--journaal", path, "--uitleg",
      "--vergelijk", "2022-10-14")
    #expect(text.status == 0 && text.output.contains("Energie") && text.output.contains("te laat"), "\(text.errors)")
  }
}
