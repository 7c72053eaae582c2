// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Foundation
import Testing

/// `regietafel prognose` and what it records.
@Suite struct ForecastCommandTests {
  private let program: Program

  init() throws { program = try Program() }

  private func run(_ arguments: String...) throws -> Program.Run {
    try program.run(["prognose", "--paden", "2", "--draden", "1"] + arguments)
  }

  @Test func usualScenariosThatTheDayHasNotAreLeftOut() throws {
    let early = try run("--vanaf", "2022-06-01", "--weken", "6", "--formaat", "json")
    #expect(early.status == 0, "\(early.errors)")
    let answer = try #require(try early.json() as? [String: Any])
    let scenarios = try #require(answer["scenarios"] as? [[String: Any]])
    #expect(scenarios.map { $0["naam"] as? String } == ["taakstelling", "20000", "niets-extra"])
    let skipped = try #require(answer["overgeslagen"] as? [String])
    #expect(skipped.count == 1 && skipped[0].contains("7500-versneld"))
    #expect(early.errors.contains("overgeslagen"))
    let named = try run("--vanaf", "2023-03-01", "--weken", "6", "--scenario", "taakstelling,7500-versneld")
    #expect(named.status == 2 && named.errors.contains("RT-408") && named.errors.contains("Laat dit scenario weg"))
    #expect(named.errors.contains("5\u{A0}augustus 2022"))
  }

  @Test func numbersMayHavePoints() throws {
    func names(_ scenarios: String) throws -> [String?] {
      let run = try program.run(
        "prognose", "--vanaf", "2022-07-01", "--weken", "6", "--paden", "1.000", "--draden", "1", "--scenario",
        scenarios,
        "--formaat", "json")
      #expect(run.status == 0, "\(run.errors)")
      let answer = try #require(try run.json() as? [String: Any])
      #expect(answer["paden"] as? Int == 1_000)
      return try #require(answer["scenarios"] as? [[String: Any]]).map { $0["naam"] as? String }
    }
    #expect(try names("20.000,7.500-versneld,20000") == ["20000", "7500-versneld"])
    let wrong = try program.run("prognose", "--vanaf", "2022-07-01", "--scenario", "20.00")
    #expect(wrong.status == 2 && wrong.errors.contains("RT-408"), "\(wrong.errors)")
    let paths = try program.run("prognose", "--vanaf", "2022-07-01", "--paden", "1.00")
    #expect(paths.status == 2 && paths.errors.contains("RT-425"), "\(paths.errors)")
  }

  /// Homes of projects as a scenario, and what goes beyond the hotel scheme, where somebody works with the command only.
  @Test func homesOfProjects() throws {
    let file = try program.file(
      "projecten.csv",
      "project;naam;gemeente;soort;fase;woningen;doelgroep;mensen;vanaf;tot\n"
        + "brug;De Brug;Ede;flex;besloten;40;statushouders;1.060;1-9-2022;\n"
        + "hotel;Hotel Poort;Ede;har;besloten;30;statushouders;50;1-9-2022;2023-06-01\n"
        + "plan;Het Plan;Ede;flex;vergund;40;statushouders;70;;\n")
    let told = try program.run("importeer", file, "--soort", "woonprojecten", "--bron", "proefstuk")
    #expect(
      told.status == 0 && told.errors.contains("Hotel Poort (hotel) past niet in de hotelregeling"), "\(told.errors)")
    #expect(told.errors.contains("duurt te lang") && !told.errors.contains("De Brug"))
    let reception = try program.run("opvang", "--peildatum", "2022-07-14")
    #expect(reception.output.contains("Let op: Hotel Poort (hotel)") && !reception.output.contains("De Brug"))
    let made = try run(
      "--vanaf", "2022-07-01", "--weken", "40", "--scenario", "niets-extra,woonprojecten", "--formaat", "json")
    #expect(made.status == 0, "\(made.errors)")
    let answer = try #require(try made.json() as? [String: Any])
    let scenarios = try #require(answer["scenarios"] as? [[String: Any]])
    #expect(scenarios[0]["woonprojecten"] == nil)
    let homes = try #require(scenarios[1]["woonprojecten"] as? [String: Any])
    #expect(homes["mensen"] as? Int == 1_110)
    let counted = try #require(homes["meegeteld"] as? [[String: Any]])
    #expect(counted.map { $0["dag"] as? String } == ["2022-09-01", "2022-09-01"])
    #expect((homes["nietMeegeteld"] as? [[String: Any]])?.first?["reden"] as? String == "dag is niet bekend")
    let words = try run("--vanaf", "2022-07-01", "--weken", "40", "--scenario", "niets-extra,woonprojecten").output
    #expect(words.contains("woonprojecten voor 1.110 mensen bij") && words.contains("V13.fase"), "\(words)")
    let early = try run(
      "--vanaf", "2022-07-01", "--bekend-op", "2022-07-01", "--weken", "40", "--scenario", "woonprojecten")
    #expect(early.status == 2 && early.errors.contains("RT-408"), "nobody knew of them then: \(early.errors)")
  }

  @Test func aForecastIsPublishedOnceUnderItsName() throws {
    func publish(_ weeks: String) throws -> Program.Run {
      try run(
        "--vanaf", "2022-07-01", "--weken", weeks, "--scenario", "taakstelling", "--publiceer", "eigen-2022-07")
    }
    let short = try publish("3")
    #expect(short.status == 2 && short.errors.contains("RT-408") && !short.errors.contains("RT-230"), "\(short.errors)")
    #expect(short.errors.contains("--weken") && short.errors.contains("Ten minste 13 weken"), "\(short.errors)")
    let made = try publish("14")
    #expect(made.status == 0 && made.errors.contains("achteraf gemaakt"), "\(made.errors)")
    let other = try publish("30")
    #expect(other.status == 1 && other.errors.contains("RT-239"), "\(other.errors)")
  }
}
