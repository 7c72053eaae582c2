// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Foundation
import Journal
import JournalPostgres
import JournalSQLite
import Office
import Postgres
import Rulebook
import Territory
import TestJournals
import Testing

/// `regietafel opvang` and `regietafel crisis`.
@Suite struct ReceptionCommandTests {
  private func code(_ text: String) throws -> AreaCode { try #require(AreaCode(text)) }
  private func day(_ text: String) throws -> Day { try #require(Day(iso: text)) }

  /// A journal with these facts, at a path in the folder of the program.
  private func journal(_ program: Program, _ facts: [Fact]) async throws -> String {
    let path = try program.journal("proef")
    let now = Moment(startOf: try day("2022-12-01"))
    let journal: any Journal =
      TestDatabase.isAskedFor
      ? try await PostgresJournal(address: try PostgresAddress(path)) : try SQLiteJournal(path: path)
    let office = Office(
      journal: journal, rulebook: try Rulebook.standard(), territory: try Territory.standard()
    ) { now }
    _ = try await office.handle(
      Submission(
        submitter: .local(name: "proef"), source: "proef",
        intent: .open(JournalOpening(title: "Proef", day: try day("2022-07-01")))))
    if !facts.isEmpty {
      let sourced = try facts.map { fact in
        SourcedFact(fact, source: "proefbericht", known: Moment(startOf: try day("2022-07-02")))
      }
      _ = try await office.handle(Submission(submitter: .local(name: "proef"), intent: .record(sourced)))
    }
    return path
  }

  private func count(_ measure: Measure, _ area: String, _ day: String, _ count: Int) throws -> Fact {
    .reception(
      .count(
        measure, area: try code(area), period: .day(try self.day(day)), count: Count(count), role: .leading))
  }

  private func number(_ object: [String: Any], _ name: String) -> Int? { object[name] as? Int }

  @Test func unknownIsNull() async throws {
    let program = try Program()
    let path = try await journal(program, [])
    let run = try program.run(
      "opvang", "--journaal", path, "--peildatum", "2022-07-01", "--gebied", "PV27", "--formaat", "json")
    #expect(run.status == 0, "\(run.errors)")
    let object = try #require(try run.json() as? [String: Any])
    #expect(
      Set(object.keys) == ["peildatum", "behoefte", "portefeuille", "tekort", "bezetting", "statushouders"])
    #expect(object["peildatum"] as? String == "2022-07-01")
    #expect(number(object, "behoefte") != nil)
    for name in ["portefeuille", "tekort", "bezetting", "statushouders"] { #expect(object[name] is NSNull, "\(name)") }
    let words = try program.run("opvang", "--journaal", path, "--peildatum", "2022-07-01").output
    #expect(words.contains("Mensen in de opvang van Nederland, 1\u{A0}juli 2022: onbekend"))
    #expect(words.contains("Er zijn geen locaties van het COA vastgelegd"))
  }

  @Test func whatWasReportedIsTold() async throws {
    let program = try Program()
    let path = try await journal(
      program,
      [
        try count(.portfolio, "NL", "2022-07-01", 42_732), try count(.residents, "NL", "2022-06-27", 43_000),
        try count(.statusHolders, "NL", "2022-07-01", 14_500),
      ])
    let run = try program.run("opvang", "--journaal", path, "--peildatum", "2022-07-01", "--formaat", "json")
    let object = try #require(try run.json() as? [String: Any])
    let need = try #require(number(object, "behoefte"))
    #expect(number(object, "portefeuille") == 42_732)
    #expect(number(object, "tekort") == need - 42_732)
    #expect(number(object, "bezetting") == 43_000)
    #expect(number(object, "statushouders") == 14_500)
    let words = try program.run("opvang", "--journaal", path, "--peildatum", "2022-07-01").output
    #expect(words.contains("circa 43.000") && words.contains("de laatste melding, van 4 dagen eerder"))
    let csv = try program.run("opvang", "--journaal", path, "--peildatum", "2022-07-01", "--formaat", "csv").output
    #expect(csv.split(whereSeparator: \.isNewline).count == 2)
    let before = try program.run(
      "opvang", "--journaal", path, "--peildatum", "2022-07-01", "--bekend-op", "2022-07-01", "--formaat", "json")
    #expect((try before.json() as? [String: Any])?["bezetting"] is NSNull, "it became known a day later")
  }

  @Test func everyRegionInOrder() async throws {
    let program = try Program()
    let haaglanden = try code("VR15")
    let path = try await journal(
      program,
      [
        .crisis(.places(region: haaglanden, day: try day("2022-07-01"), count: Count(180))),
        .crisis(.placed(region: haaglanden, day: try day("2022-07-01"), count: Count(7_500))),
        .crisis(.placed(region: try code("VR01"), day: try day("2022-07-01"), count: Count(0))),
      ])
    let rows = try program.run("crisis", "--journaal", path, "--peildatum", "2022-07-08", "--formaat", "json").rows()
    #expect(rows.count == 25)
    #expect(rows.compactMap { $0["code"] as? String } == rows.compactMap { $0["code"] as? String }.sorted())
    #expect(
      rows.allSatisfy {
        Set($0.keys) == [
          "code", "naam", "plaatsenNorm", "plaatsenGerealiseerd", "toegewezen", "geplaatst", "afbouwToegestaan",
        ]
      })
    #expect(rows.compactMap { number($0, "plaatsenNorm") }.reduce(0, +) == 5_625)
    #expect(rows.compactMap { number($0, "toegewezen") }.reduce(0, +) == 7_500)
    let reported = try #require(rows.first { $0["code"] as? String == "VR15" })
    #expect(number(reported, "plaatsenGerealiseerd") == 180 && number(reported, "geplaatst") == 7_500)
    #expect(reported["afbouwToegestaan"] as? Bool == true)
    let groningen = try #require(rows.first)
    #expect(number(groningen, "geplaatst") == 0 && groningen["plaatsenGerealiseerd"] is NSNull)
    #expect(groningen["afbouwToegestaan"] as? Bool == false)
    let silent = try #require(rows.last)
    #expect(silent["geplaatst"] is NSNull && silent["afbouwToegestaan"] as? Bool == false)
  }

  @Test func oneRegionAndTheWordsBelow() async throws {
    let program = try Program()
    let path = try await journal(program, [])
    for area in ["VR15", "vr15", "haaglanden"] {
      let rows = try program.run(
        "crisis", "--journaal", path, "--peildatum", "2022-07-08", "--gebied", area, "--formaat", "json"
      ).rows()
      #expect(rows.count == 1 && rows[0]["naam"] as? String == "Haaglanden", "\(area)")
    }
    let words = try program.run("crisis", "--journaal", path, "--peildatum", "2022-07-08").output
    for text in ["5.625", "7.500", "Aanname", "nooit bovenop", "5\u{A0}augustus 2022", "onbekend"] {
      #expect(words.contains(text), "\(text)")
    }
    let before = try program.run("crisis", "--journaal", path, "--peildatum", "2021-01-01", "--formaat", "json").rows()
    #expect(before.allSatisfy { $0["plaatsenNorm"] is NSNull && $0["toegewezen"] is NSNull })
    #expect(before.allSatisfy { $0["afbouwToegestaan"] as? Bool == false })
  }

  @Test(
    arguments: [
      ["crisis", "--gebied", "GM0363"], ["crisis", "--gebied", "VR99"], ["crisis", "--gebied", ""],
      ["crisis", "--peildatum", "2022-02-30"], ["crisis", "--formaat", "xml"], ["opvang", "--gebied", "GM9999"],
      ["opvang", "--gebied", "Nergens"], ["opvang", "--formaat", "pdf"], ["opvang", "--peildatum", "morgen"],
      ["opvang", "te", "veel"],
    ])
  func wrongUseGivesTwo(_ arguments: [String]) throws {
    let run = try Program().run(arguments)
    #expect(run.status == 2, "\(run.errors)")
    #expect(run.output.isEmpty)
  }

  @Test(arguments: ["opvang", "crisis"]) func helpIsDutch(_ command: String) throws {
    let run = try Program().run(command, "--help")
    #expect(run.status == 0 && run.output.contains("GEBRUIK: regietafel \(command)"))
    for english in ["USAGE", "OPTIONS", "OVERVIEW", "Show help"] { #expect(!run.output.contains(english)) }
  }
}
