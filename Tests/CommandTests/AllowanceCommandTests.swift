// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Foundation
import Testing

/// `leefgeld` and `bescherming` as a user types them.
@Suite struct AllowanceCommandTests {
  let program: Program

  init() throws { program = try Program() }

  private func answer(_ arguments: String...) throws -> [String: Any] {
    let run = try program.run(["leefgeld"] + arguments + ["--formaat", "json"])
    #expect(run.status == 0, "\(run.errors)")
    return try #require(try run.json() as? [String: Any])
  }

  @Test func aHouseholdToTheCent() throws {
    let answer = try answer("--maand", "2023-04", "--opvang", "particulier", "--gezin", "35,33,10,8,4")
    #expect(answer["maand"] as? String == "2023-04")
    #expect(answer["totaalCenten"] as? Int == 1_421_41)
    #expect((answer["redenen"] as? [String])?.isEmpty == true)
    let people = try #require(answer["personen"] as? [[String: Int]])
    #expect(people.map { $0["leeftijd"] } == [35, 33, 10, 8, 4])
    #expect(people[0] == ["leeftijd": 35, "voedselCenten": 150_45, "kledingCenten": 56_12, "woonCenten": 93_00])
    #expect(people[4] == ["leeftijd": 4, "voedselCenten": 124_97, "kledingCenten": 56_12, "woonCenten": 93_00])
    let total = people.flatMap { $0.filter { $0.key != "leeftijd" }.values }.reduce(0, +)
    #expect(total == 1_421_41)
  }

  @Test func theOptionsReachTheSum() throws {
    #expect(try answer("--maand", "2023-04", "--gezin", "30,5", "--catering")["totaalCenten"] as? Int == 2 * 56_12)
    let working = try answer("--maand", "2023-04", "--gezin", "30,5", "--inkomen", "1=2023-02-10")
    #expect(working["totaalCenten"] as? Int == 0)
    #expect((working["redenen"] as? [String])?.first?.contains("R6.14.kring") == true)
    let stopped = try answer("--maand", "2023-04", "--gezin", "30,5", "--inkomen", "1=2023-02-10/2023-04-01")
    #expect(stopped["totaalCenten"] as? Int == 505_66)
    let old = try answer("--maand", "2023-03", "--gezin", "30,5", "--overgang", "2023-04-01")
    #expect(old["totaalCenten"] as? Int == 2 * 261_12)
    #expect(try answer("--maand", "2023-04", "--gezin", "16", "--alleenstaand", "1")["totaalCenten"] as? Int == 271_18)
    #expect(
      try answer("--maand", "2023-04", "--gezin", "30,5", "--zorginstelling", "2")["totaalCenten"] as? Int == 327_30)
    #expect(
      try answer("--maand", "2023-04", "--gezin", "30,5", "--uitgesloten", "1=vast")["totaalCenten"] as? Int == 234_48)
    #expect(
      try answer("--maand", "2023-04", "--gezin", "30,5", "--afwezig", "1=2023-03-04")["totaalCenten"] as? Int == 234_48
    )
    let guest = try answer(
      "--maand", "2023-04", "--gezin", "30,5", "--opvang", "particulier", "--niet-ingeschreven", "2")
    #expect(guest["totaalCenten"] as? Int == 364_18)
    #expect(
      try answer("--maand", "2023-04", "--gezin", "30", "--bekend-op", "2022-07-14")["totaalCenten"] as? Int == 260_00)
    let paying = try answer("--maand", "2024-07", "--gezin", "30", "--inkomen", "1=2024-01-10", "--netto", "350,00")
    let contribution = try #require(paying["eigenBijdrage"] as? [String: Int])
    #expect(contribution["hoogstensCenten"] == 105_00 && contribution["minstensOverCenten"] == 303_19)
    #expect(contribution["teBetalenCenten"] == 46_81 && contribution["overCenten"] == 303_19)
  }

  @Test func whatIsUnknownIsNullWithAReason() throws {
    let later = try answer("--maand", "2025-03", "--gezin", "30,5")
    #expect(later["totaalCenten"] is NSNull)
    #expect((later["personen"] as? [[String: Any]])?.first?["voedselCenten"] is NSNull)
    #expect((later["redenen"] as? [String])?.contains { $0.contains("niet gevonden") } == true)
    let march = try answer("--maand", "2022-03", "--gezin", "30,5")
    #expect(march["totaalCenten"] is NSNull)
    let week = try #require(march["perWeek"] as? [String: Any])
    #expect(week["totaalCenten"] as? Int == 2 * 59_92)
    #expect((march["redenen"] as? [String])?.contains { $0.contains("per week") } == true)
  }

  @Test func peopleReadItAsATableWithTheReasons() throws {
    let run = try program.run(
      "leefgeld", "--maand", "2023-10", "--gezin", "35,33,10", "--opvang", "particulier", "--uitleg")
    #expect(run.status == 0)
    // 2 × (193,98 + 60,71 + 80,91) + 160,52 + 60,71 + 80,91
    for words in [
      "973,34 euro", "Niet geverifieerd bedrag", "R6.12.voedsel.drie.kind", "informatieblad", "niet geverifieerd",
    ] {
      #expect(run.output.contains(words), "\(words)")
    }
    let csv = try program.run("leefgeld", "--maand", "2023-04", "--gezin", "35", "--formaat", "csv")
    #expect(csv.output.split(whereSeparator: \.isNewline).map(String.init).last == "1,35,21506,5612,0,maand")
  }

  @Test func everyFaultIsToldAtOnceInDutch() throws {
    let run = try program.run(
      "leefgeld", "--maand", "2023-13", "--gezin=130,-1,x", "--opvang", "hotel", "--inkomen", "7=2023-01-01",
      "--inkomen", "1=gisteren", "--inkomen", "1=2023-05-01/2023-04-01", "--netto", "veel", "--overgang", "2023")
    #expect(run.status == 1 && run.output.isEmpty)
    for words in [
      "RT-310 gezin, gezinslid 1:", "RT-310 gezin, gezinslid 2:", "RT-317 gezin:", "RT-317 maand:",
      "RT-317 opvang:", "RT-317 inkomen:", "'7' is geen gezinslid", "'1=gisteren'", "RT-312 inkomen, gezinslid 1:",
      "RT-317 netto:", "RT-317 overgang:",
    ] { #expect(run.errors.contains(words), "\(words): \(run.errors)") }
    #expect(try program.run("leefgeld", "--maand", "2023-04").errors.contains("RT-311 gezin:"))
    #expect(
      try program.run("leefgeld", "--maand", "2023-04", "--gezin", "3", "--overgang", "2023-05-01").errors
        .contains("RT-314 overgang:"))
  }

  @Test func bottlenecksFromAFile() throws {
    let file = try program.file(
      "knelpunten.csv",
      """
      knelpunt;titel;regeling;thema;melder;gevolg;bedrag;stand;dag
      gastgezin;Geld voor gastgezinnen;rooo;leefgeld;vng;Gemeenten betalen zelf;12,50;bij-ministerie;2022-06-20
      voorschot;Te laat voorschot;booo;bekostiging;gemeente;Rente;;gemeld;2022-06-21
      """)
    let journal = try program.journal("eigen")
    let run = try program.run(
      "importeer", file, "--soort", "knelpunten", "--bron", "VNG", "--journaal", journal)
    #expect(run.status == 0, "\(run.errors)")
    let rows = try program.run(
      "knelpunten", "--journaal", journal, "--peildatum", "2022-07-01", "--formaat", "json"
    ).rows()
    #expect(rows.map { $0["knelpunt"] as? String } == ["voorschot", "gastgezin"])
    #expect(rows[1]["bedragCenten"] as? Int == 12_50 && rows[1]["stand"] as? String == "bij-ministerie")
    let one = try program.run(
      "knelpunten", "--journaal", journal, "--peildatum", "2022-07-01", "--thema", "Leefgeld", "--stand",
      "bij-ministerie", "--formaat", "csv")
    #expect(one.output.contains("gastgezin") && !one.output.contains("voorschot"))
    let early = try program.run("knelpunten", "--journaal", journal, "--peildatum", "2022-06-19")
    #expect(early.output.contains("geen knelpunten"))
    let wrong = try program.run("knelpunten", "--journaal", journal, "--stand", "klaar")
    #expect(wrong.status == 2 && wrong.errors.contains("RT-407"))
  }

  @Test func protectionAsTextAndAsJSON() throws {
    let run = try program.run(
      "bescherming", "--categorie", "C", "--brp", "2022-06-01", "--peildatum", "2024-03-10", "--formaat", "json")
    #expect(run.status == 0, "\(run.errors)")
    let answer = try #require(try run.json() as? [String: Any])
    #expect(answer["uitkomst"] as? String == "handmatig" && answer["totEnMet"] as? String == "2025-04-22")
    #expect((answer["bron"] as? String)?.contains("Raad van State") == true)
    let july = try program.run(
      "bescherming", "--categorie", "c", "--brp", "2022-06-01", "--peildatum", "2022-07-14", "--bekend-op", "2022-07-14"
    )
    #expect(july.output.lowercased().contains("nader bericht volgt"), "\(july.output)")
    let recalled = try program.run(
      "bescherming", "--categorie", "C", "--brp", "2022-06-01", "--peildatum", "2025-10-01")
    #expect(recalled.output.contains("niet geverifieerd"))
    let wrong = try program.run("bescherming", "--categorie", "E", "--brp", "juni")
    #expect(wrong.status == 1)
    for words in ["RT-317 categorie:", "RT-317 brp:"] { #expect(wrong.errors.contains(words)) }
    let late = try program.run("bescherming", "--categorie", "A", "--brp", "2022-06-01", "--peildatum", "2022-05-01")
    #expect(late.errors.contains("RT-318 brp:"))
  }
}
