// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Foundation
import Testing

/// `regietafel oekraine`: where displaced people are.
@Suite struct DisplacedCommandTests {
  private func areas(_ run: Program.Run) throws -> [[String: Any]] {
    #expect(run.status == 0, "\(run.errors)")
    let answer = try #require(try run.json() as? [String: Any])
    return try #require(answer["gebieden"] as? [[String: Any]])
  }

  @Test func theCountryInJuly2022() throws {
    let program = try Program()
    let run = try program.run("oekraine", "--peildatum", "2022-07-14", "--formaat", "json")
    let areas = try areas(run)
    #expect(areas.count == 26)
    let country = try #require(areas.last)
    #expect(country["code"] as? String == "NL" && country["norm"] as? Int == 75_000)
    #expect(country["ingeschreven"] as? Int == 74_000 && country["bezet"] as? Int == 50_000)
    #expect(country["elders"] as? Int == 24_000 && country["plaatsen"] as? Int == 45_162)
    #expect(areas[0]["norm"] as? Int == 2_000 && areas[0]["plaatsen"] is NSNull)
    let words = try program.run("oekraine", "--peildatum", "2022-07-14").output
    #expect(words.contains("verschillende dagen") && words.contains("circa 7,5 procent, circa 5.550 mensen"))
    #expect(!words.contains("L7"))
    let explained = try program.run("oekraine", "--peildatum", "2022-07-14", "--uitleg").output
    #expect(explained.contains("het eerste min de rest") && explained.contains("R6.34"))
  }

  @Test func whatAFileReportsIsSeen() throws {
    let program = try Program()
    let path = try program.journal("proef")
    let file = try program.file(
      "oekraine.csv",
      "gemeente;dag;ingeschreven;plaatsen;bezet\nEde;2022-07-04;420;300;280\nWageningen;2022-07-11;100;50;40\n")
    let run = try program.run("importeer", file, "--soort", "oekraine", "--bron", "proefstuk", "--journaal", path)
    #expect(run.status == 0, "\(run.errors)")
    let areas = try areas(
      try program.run(
        "oekraine", "--journaal", path, "--peildatum", "2022-07-14", "--gebied", "VR07", "--formaat", "json"))
    let region = try #require(areas.last)
    #expect(region["code"] as? String == "VR07" && region["plaatsen"] as? Int == 350 && region["vrij"] as? Int == 30)
    #expect(region["oudsteMelding"] as? String == "2022-07-04" && region["nieuwsteMelding"] as? String == "2022-07-11")
    let ede = try #require(areas.first { $0["naam"] as? String == "Ede" })
    #expect(ede["elders"] as? Int == 140 && ede["norm"] is NSNull)
    let csv = try program.run(
      "oekraine", "--journaal", path, "--peildatum", "2022-07-14", "--gebied", "Ede", "--formaat", "csv"
    ).output
    #expect(csv.contains("GM0228,Ede,,300,280,20,,420,,140"))
  }

  @Test func tooManyPeopleAreRefusedWithTheLine() throws {
    let program = try Program()
    let file = try program.file("oekraine.csv", "gemeente;dag;plaatsen;bezet\nEde;2022-07-04;300;301\n")
    let run = try program.run(
      "importeer", file, "--soort", "oekraine", "--bron", "proefstuk", "--journaal", try program.journal("proef"))
    #expect(run.status == 1 && run.errors.contains("RT-320") && run.errors.contains("regel 2"))
  }
}
