// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Foundation
import Testing

/// `regietafel tafel`, and the imports of the tables: a secretary prepares a meeting.
@Suite struct TableCommandTests {
  private static let files: [(kind: String, text: String)] = [
    (
      "locaties",
      "locatie;naam;gemeente;soort;opening;sluiting;plaatsen;contractVanaf;contractTot\n"
        + "azc;Azc Lelystad;Lelystad;azc;2015-01-01;;450;2015-01-01;\n"
    ),
    ("ramingen", "cyclus;dag;aantal;amv\n2024;31-1-2024;96.000;8140\n"),
    (
      "indicatief",
      "gebied;cyclus;aantal\nPV24;2024;1.000\nAlmere;2024;400\nLelystad;2024;300\nGM0303;2024;100\nGM0050;2024;100\n"
        + "GM0171;2024;60\nGM0184;2024;40\n"
    ),
    (
      "aanbod",
      "locatie;naam;gemeente;cyclus;dag;regulier;vanaf\nmarkt;Markt;Almere;2024;3-6-2024;300;2025-03-01\n"
    ),
    ("plaatsenruil", "ruil;provincie;cyclus;dag;gemeente;verschil\n1;PV24;2024;2024-06-12;Almere;25\n1;;;;Urk;-25\n"),
    ("afspraken", "provincie;cyclus;dag;afspraak;gemeente;aantal\nPV24;2024;2024-06-12;Zoek verder;;\n"),
    (
      "verslagen",
      "provincie;cyclus;dag;gemeente;aantal\nFlevoland;2024;2024-10-28;Almere;400\n;;;Lelystad;600\n"
    ),
    (
      "verdeelbesluiten",
      "provincie;cyclus;dag;gemeente;aantal\nFlevoland;2024;2024-12-20;Almere;400\n;;;Lelystad;600\n"
    ),
    (
      "bezwaren", "bezwaar;provincie;cyclus;dag;gemeente;onderwerp\neen;PV24;2024;2025-01-15;Almere;Het aantal\n"
    ),
    ("vertragingen", "gemeente;cyclus;dag;reden\nAlmere;2024;2025-05-01;Het net is vol\n"),
    ("tafelcijfers", "grootheid;gebied;cyclus;aantal\nopgave-spreiding;PV20;2024;0\n"),
  ]

  private func journal(_ program: Program) throws -> String {
    let path = try program.journal("proef")
    for (kind, text) in Self.files {
      let file = try program.file("\(kind).csv", text)
      let run = try program.run("importeer", file, "--soort", kind, "--bron", "proefstuk", "--journaal", path)
      #expect(run.status == 0, "\(kind): \(run.errors)")
    }
    return path
  }

  private func tafel(_ program: Program, _ path: String, on day: String, _ more: String...) throws -> [String: Any] {
    let run = try program.run(
      ["tafel", "--journaal", path, "--peildatum", day, "--formaat", "json"] + more)
    #expect(run.status == 0, "\(run.errors)")
    return try #require(try run.json() as? [String: Any])
  }

  private func areas(_ table: [String: Any]) throws -> [[String: Any]] {
    try #require(table["gebieden"] as? [[String: Any]])
  }

  @Test func aMeetingIsPrepared() throws {
    let program = try Program()
    let path = try journal(program)
    // Everything in these files was recorded today; the reference day says what had happened by then.
    let table = try tafel(program, path, on: "2025-07-01", "--gebied", "Flevoland")
    #expect(table["cyclus"] as? Int == 2024)
    let areas = try areas(table)
    #expect(areas.compactMap { $0["code"] as? String }.last == "PV24" && areas.count == 7)
    let province = try #require(areas.last)
    for (name, value) in [
      ("indicatief", 1_000), ("duurzaam", 450), ("aangeboden", 300), ("afgesproken", 1_000), ("verslag", 1_000),
      ("besluit", 1_000), ("verschil", 0), ("opgave", 550),
    ] { #expect(province[name] as? Int == value, "\(name): \(String(describing: province[name]))") }
    #expect(province["teLaat"] as? [String] == ["realisatie"])
    let almere = try #require(areas.first { $0["naam"] as? String == "Almere" })
    #expect(almere["afgesproken"] as? Int == 425 && almere["besluit"] as? Int == 400 && almere["duurzaam"] is NSNull)
    let objections = try #require(table["bezwaren"] as? [[String: Any]])
    #expect(objections.map { $0["bezwaar"] as? String } == ["een"] && objections[0]["opmerking"] is NSNull)
    let steps = try #require(table["stappen"] as? [[String: Any]])
    #expect(steps.compactMap { $0["stand"] as? String }.count == 6)
    #expect(steps.last?["termijn"] as? String == "2025-06-20" && steps.last?["stand"] as? String == "te laat")
    #expect(steps[3]["gedaan"] as? String == "2024-10-28" && steps[3]["termijn"] as? String == "2024-11-01")
    let country = try self.areas(tafel(program, path, on: "2025-07-01"))
    #expect(country.count == 13 && country.last?["code"] as? String == "NL")
    #expect(country.first { $0["code"] as? String == "PV20" }?["opgave"] as? Int == 0)
    let words = try program.run("tafel", "--journaal", path, "--peildatum", "2025-07-01", "--gebied", "PV24").output
    #expect(words.contains("Ronde 2024 op 1\u{A0}juli 2025.") && words.contains("te laat"))
    let csv = try program.run("tafel", "--journaal", path, "--peildatum", "2025-07-01", "--formaat", "csv").output
    #expect(csv.split(whereSeparator: \.isNewline).count == 14)
    #expect(try program.run("controleer", "--journaal", path).status == 0)
  }

  /// Which objections are outside their term is told as data and in words.
  @Test func objectionsAfterTheirTerm() throws {
    let program = try Program()
    let path = try journal(program)
    let file = try program.file(
      "laat.csv",
      "bezwaar;provincie;cyclus;dag;gemeente;onderwerp\ntwee;PV24;2024;2025-01-31;;De termijn\n"
        + "drie;PV24;2024;2025-02-01;;De termijn\n")
    #expect(
      try program.run("importeer", file, "--soort", "bezwaren", "--bron", "proefstuk", "--journaal", path).status == 0)
    for more in [[], ["--gebied", "PV24"]] {
      let run = try program.run(["tafel", "--journaal", path, "--peildatum", "2025-07-01", "--formaat", "json"] + more)
      let table = try #require(try run.json() as? [String: Any])
      let objections = try #require(table["bezwaren"] as? [[String: Any]])
      let remarks = Dictionary(
        uniqueKeysWithValues: objections.map { ($0["bezwaar"] as? String ?? "", $0["opmerking"] as? String ?? "") })
      #expect(
        remarks == ["een": "", "twee": "", "drie": "buiten de termijn, die liep tot en met 31\u{A0}januari 2025"])
      let words = try program.run(["tafel", "--journaal", path, "--peildatum", "2025-07-01"] + more).output
      #expect(
        words.contains("Bezwaar 'drie' van 1\u{A0}februari 2025 is buiten de termijn") && !words.contains("'twee'"))
    }
  }

  /// The supplied journal of summer 2022: there is no act then, and later the published numbers.
  @Test func theSuppliedJournal() throws {
    let program = try Program()
    func supplied(_ day: String, _ more: [String] = []) throws -> [String: Any] {
      let run = try program.run(["tafel", "--peildatum", day, "--formaat", "json"] + more)
      #expect(run.status == 0, "\(run.errors)")
      return try #require(try run.json() as? [String: Any])
    }
    let before = try supplied("2022-07-14")
    #expect(before["cyclus"] is NSNull && (before["stappen"] as? [Any])?.isEmpty == true)
    let country = try #require(try areas(before).last)
    #expect(country["behoefte"] as? Int == 51_000)
    for name in ["indicatief", "duurzaam", "verslag", "besluit", "opgave"] {
      #expect(country[name] is NSNull, "\(name)")
    }
    let after = try #require(try areas(supplied("2024-11-15")).last)
    #expect(after["behoefte"] as? Int == 96_000)
    let unaware = try supplied("2024-11-15", ["--bekend-op", "2023-12-31"])
    #expect(unaware["cyclus"] is NSNull)
    #expect(try supplied("2026-03-10")["cyclus"] as? Int == 2026)
    #expect(try supplied("2026-03-10", ["--cyclus", "2024"])["cyclus"] as? Int == 2024)
    let words = try program.run("tafel", "--peildatum", "2022-07-14").output
    #expect(words.contains("geen Spreidingswet") && !words.contains("indicatief"))
  }

  @Test func anUnlawfulFileLeavesNothing() throws {
    let program = try Program()
    let path = try journal(program)
    let bad: [(kind: String, text: String, code: String)] = [
      (
        "plaatsenruil", "ruil;provincie;cyclus;dag;gemeente;verschil\n1;PV24;2024;2024-06-12;Almere;25\n1;;;;Urk;-24\n",
        "RT-260"
      ),
      (
        "verdeelbesluiten", "provincie;cyclus;dag;gemeente;aantal;wijziging\nPV24;2024;2025-02-20;Almere;999;ja\n",
        "RT-265"
      ),
      ("verslagen", "provincie;cyclus;dag;gemeente;aantal\nPV25;2024;2024-10-28;Ede;600\n", "RT-264"),
      ("aanbod", "locatie;naam;gemeente;cyclus;dag;regulier;vanaf\nx;X;Almere;2024;3-6-2024;99;2025-03-01\n", "RT-262"),
    ]
    let before = try program.run("controleer", "--journaal", path).output
    for (kind, text, code) in bad {
      let file = try program.file("fout.csv", text)
      let run = try program.run("importeer", file, "--soort", kind, "--bron", "proefstuk", "--journaal", path)
      #expect(run.status == 1 && run.errors.contains(code) && run.errors.contains("regel 2"), "\(kind): \(run.errors)")
    }
    #expect(try program.run("controleer", "--journaal", path).output == before)
  }

  @Test(
    arguments: [
      ["tafel", "--gebied", "Nergens"], ["tafel", "--gebied", "GM0034"], ["tafel", "--peildatum", "gisteren"],
      ["tafel", "--formaat", "xml"], ["tafel", "--cyclus", "x"],
      ["tafel", "--cyclus", "2024", "--peildatum", "2022-07-14"],
      ["tafel", "--cyclus", "2025", "--peildatum", "2025-07-14"], ["tafel", "te", "veel"],
    ])
  func wrongUseGivesTwo(_ arguments: [String]) throws {
    let run = try Program().run(arguments)
    #expect(run.status == 2 && run.output.isEmpty, "\(run.errors)")
  }

  @Test func helpIsDutch() throws {
    let run = try Program().run("tafel", "--help")
    #expect(run.status == 0 && run.output.contains("GEBRUIK: regietafel tafel"))
    for english in ["USAGE", "OPTIONS", "OVERVIEW", "Show help"] { #expect(!run.output.contains(english)) }
  }
}
