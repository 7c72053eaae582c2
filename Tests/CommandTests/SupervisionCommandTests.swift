// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Foundation
import Testing

/// `regietafel toezicht`, and the imports of supervision.
@Suite struct SupervisionCommandTests {
  /// A journal with arrears of 40 in Ede, and what these rows decide.
  private func journal(_ program: Program, rungs rows: [String]) throws -> String {
    let path = try program.journal("proef")
    func load(_ name: String, _ kind: String, _ text: String) throws {
      let file = try program.file("\(name).csv", text)
      let run = try program.run("importeer", file, "--soort", kind, "--bron", "proef", "--journaal", path)
      #expect(run.status == 0, "\(run.errors)")
    }
    try load("stand", "stand", "gemeente;peildatum;achterstand\nEde;1-7-2022;40\n")
    try load("taak", "taakstelling", "gemeente;halfjaar;taakstelling\nEde;2022-2;120\n")
    if !rows.isEmpty {
      try load("treden", "treden", "gemeente;trede;dag;wie;reden;termijn\n" + rows.joined(separator: "\n") + "\n")
    }
    return path
  }

  private func row(_ program: Program, _ path: String, on day: String, _ more: [String] = []) throws -> [String: Any] {
    let run = try program.run(
      ["toezicht", "--journaal", path, "--peildatum", day, "--gebied", "Ede", "--formaat", "json"] + more)
    #expect(run.status == 0, "\(run.errors)")
    return try #require(try run.rows().first)
  }

  @Test func theRungAndTheProposalOfOneMunicipality() throws {
    let program = try Program()
    let path = try journal(
      program,
      rungs: ["Ede;1;4-7-2022;toezichthouder;Achterstand;", "Ede;2;11-7-2022;gedeputeerde;Vraag om uitleg;22-8-2022"])
    let running = try row(program, path, on: "2022-08-22")
    #expect(running["trede"] as? Int == 2 && running["voorstel"] as? Int == 2 && running["achterstand"] as? Int == 40)
    #expect(running["termijn"] as? String == "2022-08-22" && running["termijnVoorbij"] as? Bool == false)
    #expect(running["signaal"] as? String == "achterstand" && running["staatStil"] as? Bool == false)
    let over = try row(program, path, on: "2022-08-23")
    #expect(over["termijnVoorbij"] as? Bool == true && (over["openstaand"] as? [String])?.count == 2)
    #expect((over["redenen"] as? String)?.contains("nog niet geoordeeld") == true)
    let before = try row(program, path, on: "2022-07-03")
    #expect(before["trede"] as? Int == 0 && before["voorstel"] as? Int == 1 && before["termijn"] is NSNull)
    let spread = try row(program, path, on: "2024-08-22", ["--onderwerp", "spreidingswet"])
    for name in ["signaal", "achterstand", "voorstel", "redenen"] { #expect(spread[name] is NSNull, "\(name)") }
    let words = try program.run("toezicht", "--journaal", path, "--peildatum", "2022-08-23", "--gebied", "PV25").output
    #expect(words.contains("Open dossiers: 1 van") && words.contains("mensen besluiten"))
    let one = try program.run("toezicht", "--journaal", path, "--peildatum", "2022-08-23", "--gebied", "Ede").output
    #expect(one.contains("Ede, voorstel trede 2: Op 1\u{A0}juli 2022 was de achterstand 40 personen."))
  }

  @Test func everyMunicipalityWithUnknownAsNull() throws {
    let program = try Program()
    let path = try journal(program, rungs: [])
    let rows = try program.run("toezicht", "--journaal", path, "--peildatum", "2022-07-10", "--formaat", "json").rows()
    #expect(rows.count == 344)
    #expect(rows.compactMap { $0["code"] as? String } == rows.compactMap { $0["code"] as? String }.sorted())
    #expect(rows.count { $0["achterstand"] is NSNull && $0["voorstel"] is NSNull } == 343)
    let csv = try program.run("toezicht", "--journaal", path, "--peildatum", "2022-07-10", "--formaat", "csv").output
    #expect(csv.split(whereSeparator: \.isNewline).count == 345)
  }

  @Test func anUnlawfulFileLeavesNothing() throws {
    let program = try Program()
    let path = try journal(program, rungs: [])
    let file = try program.file(
      "fout.csv",
      "gemeente;trede;dag;wie;reden;termijn\nEde;1;4-7-2022;toezichthouder;x;\nEde;6;11-7-2022;gedeputeerde staten;x;\n"
    )
    let run = try program.run("importeer", file, "--soort", "treden", "--bron", "proef", "--journaal", path)
    #expect(
      run.status == 1 && run.errors.contains("RT-240") && run.errors.contains("RT-241")
        && run.errors.contains("regel 3"))
    #expect(try row(program, path, on: "2022-08-01")["trede"] as? Int == 0)
  }

  @Test(
    arguments: [
      ["toezicht", "--gebied", "Nergens"], ["toezicht", "--peildatum", "gisteren"], ["toezicht", "--formaat", "xml"],
      ["toezicht", "--onderwerp", "huur"], ["toezicht", "te", "veel"],
    ])
  func wrongUseGivesTwo(_ arguments: [String]) throws {
    let run = try Program().run(arguments)
    #expect(run.status == 2 && run.output.isEmpty, "\(run.errors)")
  }

  @Test func helpIsDutch() throws {
    let run = try Program().run("toezicht", "--help")
    #expect(run.status == 0 && run.output.contains("GEBRUIK: regietafel toezicht"))
    for english in ["USAGE", "OPTIONS", "OVERVIEW", "Show help"] { #expect(!run.output.contains(english)) }
  }
}
