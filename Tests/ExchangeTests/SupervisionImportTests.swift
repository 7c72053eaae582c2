// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Rulebook
import Territory
import Testing

@testable import Exchange

@Suite struct SupervisionImportTests {
  private let importing: Importing
  private var ede: SupervisionFile { SupervisionFile(.housing, gm(228)) }

  init() throws { importing = try Importing() }

  private func day(_ iso: String) throws -> Day { try #require(Day(iso: iso)) }

  private func fault(_ text: String, _ kind: ImportKind) throws -> Fault {
    let faults = importing.faults(text, kind)
    #expect(faults.count == 1, "\(faults)")
    return try #require(faults.first)
  }

  @Test func `decisions about rungs`() throws {
    let text = """
      gemeente;onderwerp;trede;dag;wie;reden;termijn;spoed;zekerheid
      Ede;;1;4-7-2022;toezichthouder;Achterstand van 40;;;
      GM0228;Taakstelling;5;2023-06-02;Gedeputeerde Staten;"Geen
      resultaat";1 juli 2023;-;gepubliceerd
      Amsterdam;spreidingswet;2;2024-08-01;minister;Vraag om uitleg;;Mensen slapen buiten;
      """
    let checked = try importing.read(text, .rungs)
    let first = RungDecision(
      file: ede, rung: .signal, day: try day("2022-07-04"), authority: .official, reason: "Achterstand van 40")
    let second = RungDecision(
      file: ede, rung: .decision, day: try day("2023-06-02"), authority: .executive, reason: "Geen resultaat",
      term: try day("2023-07-01"), certainty: .published)
    let third = RungDecision(
      file: SupervisionFile(.spread, gm(363)), rung: .information, day: try day("2024-08-01"), authority: .minister,
      reason: "Vraag om uitleg", urgency: "Mensen slapen buiten")
    #expect(checked.facts.map(\.fact) == [first, second, third].map { .supervision(.decision($0)) })
    #expect(checked.facts.map(\.line) == [2, 3, 5] && checked.notices.isEmpty)
    // The day of the file, where a row has none.
    let options = ImportOptions(period: .day(try day("2022-07-04")), certainty: .invented)
    let facts = try importing.all("code;trede;dag;wie;reden\n0228;0;;minister;klaar", .rungs, options)
    let closed = RungDecision(
      file: ede, rung: .onSchedule, day: try day("2022-07-04"), authority: .minister, reason: "klaar",
      certainty: .invented)
    #expect(facts == [.supervision(.decision(closed))])
  }

  @Test func `each fault of a decision with its place`() throws {
    let header = "gemeente;onderwerp;trede;dag;wie;reden;termijn"
    let cases: [(row: String, code: FaultCode, column: String)] = [
      (";;1;2022-07-04;minister;x;", .missingArea, "gemeente"),
      ("Nergens;;1;2022-07-04;minister;x;", .unknownArea, "gemeente"),
      ("PV25;;1;2022-07-04;minister;x;", .areaKindNotAllowed, "gemeente"),
      ("Weesp;;1;2022-07-04;minister;x;", .areaNotInPeriod, "gemeente"),
      ("Ede;huur;1;2022-07-04;minister;x;", .unreadableLadderWord, "onderwerp"),
      ("Ede;;7;2022-07-04;minister;x;", .unreadableLadderWord, "trede"),
      ("Ede;;;2022-07-04;minister;x;", .unreadableLadderWord, "trede"),
      ("Ede;;-1;2022-07-04;minister;x;", .negativeNumber, "trede"),
      ("Ede;;twee;2022-07-04;minister;x;", .unreadableNumber, "trede"),
      ("Ede;;1;;minister;x;", .missingPeriod, "dag"),
      ("Ede;;1;31-2-2022;minister;x;", .unreadablePeriod, "dag"),
      ("Ede;;1;2022-07-04;J. Jansen;x;", .unreadableLadderWord, "wie"),
      ("Ede;;1;2022-07-04;;x;", .unreadableLadderWord, "wie"),
      ("Ede;;1;2022-07-04;minister;;", .decisionWithoutReason, "reden"),
      ("Ede;;1;2022-07-04;minister;x;ooit", .unreadablePeriod, "termijn"),
    ]
    for (row, code, column) in cases {
      let fault = try fault("\(header)\n\(row)", .rungs)
      #expect(fault.code == code && fault.place == "regel 2, kolom \(column)", "\(row): \(fault)")
    }
    #expect(try fault("gemeente;trede;dag;wie\nEde;1;2022-07-04;minister", .rungs).code == .missingColumn)
    #expect(try fault("\(header)\nEde;;1;2022-07-04;minister;Bel 123456782;", .rungs).code == .personalNumber)
    // All faults of a row at once.
    let all = importing.faults("\(header)\nNergens;huur;7;ooit;iemand;;ooit", .rungs)
    #expect(all.count == 7)
  }

  @Test func `arrears are put down to causes`() throws {
    let text = """
      gemeente;peildatum;geenKandidaten;geen woning;verkeerde maat;geweigerd;te laat;administratief
      Ede;1-7-2022;12;20;0;;;3
      Tiel;1-7-2022;;x;;;;
      Amsterdam;2022-07-01;;1.200;;;;
      """
    let checked = try importing.read(text, .attribution)
    let first = ArrearsAttribution(
      file: ede, reference: try day("2022-07-01"),
      parts: [
        .init(cause: .noCandidates, people: 12), .init(cause: .noHome, people: 20), .init(cause: .wrongSize, people: 0),
        .init(cause: .administrative, people: 3),
      ])
    let second = ArrearsAttribution(
      file: SupervisionFile(.housing, gm(363)), reference: try day("2022-07-01"),
      parts: [.init(cause: .noHome, people: 1_200)])
    #expect(checked.facts.map(\.fact) == [first, second].map { .supervision(.attribution($0)) })
    #expect(checked.notices == ["Niet opgenomen omdat het getal niet bekend is: regel 3."])
    #expect(try fault("gemeente;peildatum\nEde;2022-07-01", .attribution).code == .missingColumn)
    #expect(try fault("gemeente;geweigerd\nEde;4", .attribution).code == .missingPeriod)
    let header = "gemeente;peildatum;geweigerd"
    #expect(try fault("\(header)\nEde;2022-07-01;-4", .attribution).code == .negativeNumber)
    #expect(try fault("\(header)\nEde;2022-07-01;1,5", .attribution).code == .fractionalPeople)
    let twice = try fault("\(header)\nEde;2022-07-01;4\nGM0228;1-7-2022;5", .attribution)
    #expect(twice.code == .duplicateRow && twice.place == "regel 3")
    // The same municipality on another day or about another duty is another row.
    let more =
      "gemeente;onderwerp;peildatum;geweigerd\nEde;;2022-07-01;4\nEde;;2023-01-01;5\nEde;spreidingswet;2024-07-01;5"
    #expect(try importing.read(more, .attribution).facts.count == 3)
  }

  @Test func `profiles of provinces`() throws {
    let text = """
      provincie;vanaf;drempelPersonen;drempelProcent;weken2;weken3;weken4;weken5;stilVanaf;stilTot;stilReden;zekerheid
      Gelderland;1-1-2022;10;25;4;26;8;6;1-4-2022;1-7-2022;Corona;gepubliceerd
      Utrecht;1-1-2022;;;;;;;;;;
      PV30;2022-07-01;0;;;13;;;1-1-2023;;Verkiezingen;
      """
    let checked = try importing.read(text, .profiles)
    let pv = { (number: UInt16) in AreaCode(kind: .province, number: number) }
    let first = SupervisionProfile(
      province: pv(25), from: try day("2022-01-01"), leastPeople: 10, leastPercent: 25,
      weeks: [.information: 4, .agreements: 26, .announcement: 8, .decision: 6],
      freeze: .init(from: try day("2022-04-01"), until: try day("2022-07-01"), reason: "Corona"), certainty: .published)
    let second = SupervisionProfile(province: pv(26), from: try day("2022-01-01"))
    let third = SupervisionProfile(
      province: pv(30), from: try day("2022-07-01"), leastPeople: 0, weeks: [.agreements: 13],
      freeze: .init(from: try day("2023-01-01"), until: nil, reason: "Verkiezingen"))
    #expect(checked.facts.map(\.fact) == [first, second, third].map { .supervision(.profile($0)) })
    let header = "provincie;vanaf;weken2;stilVanaf;stilTot;stilReden"
    let cases: [(row: String, code: FaultCode, place: String)] = [
      (";2022-01-01;;;;", .missingArea, "regel 2, kolom provincie"),
      ("Ede;2022-01-01;;;;", .areaKindNotAllowed, "regel 2, kolom provincie"),
      ("VR09;2022-01-01;;;;", .areaKindNotAllowed, "regel 2, kolom provincie"),
      ("Gelderland;;;;;", .missingPeriod, "regel 2, kolom vanaf"),
      ("Gelderland;2022-01-01;-4;;;", .negativeNumber, "regel 2, kolom weken2"),
      ("Gelderland;2022-01-01;;;2022-05-01;Corona", .missingPeriod, "regel 2, kolom stilVanaf"),
      ("Gelderland;2022-01-01;;2022-05-01;;", .decisionWithoutReason, "regel 2, kolom stilReden"),
      ("Gelderland;2022-01-01;;2022-05-01;2022-05-01;Corona", .datesTurned, "regel 2, kolom stilTot"),
      ("Gelderland;2022-01-01;;;;\nPV25;1-1-2022;3;;;", .duplicateRow, "regel 3"),
    ]
    for (row, code, place) in cases {
      let fault = try fault("\(header)\n\(row)", .profiles)
      #expect(fault.code == code && fault.place == place, "\(row): \(fault)")
    }
  }
}
