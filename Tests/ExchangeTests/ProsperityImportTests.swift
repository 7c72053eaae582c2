// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Rulebook
import Territory
import Testing

@testable import Exchange

/// Scores for prosperity, education and work, as CBS publishes them (rule R5.13).
@Suite struct ProsperityImportTests {
  private let territory: Territory

  init() throws { territory = try Territory.standard() }

  private func read(_ text: String, _ options: ImportOptions = ImportOptions()) throws(Faults) -> Checked {
    try FileImport.read(Array(text.utf8), kind: .prosperity, territory: territory, options: options)
  }

  private func scores(_ checked: Checked) -> [String: Int] {
    var scores: [String: Int] = [:]
    for case .division(.score(let municipality, let year, let count)) in checked.facts.map(\.fact) {
      scores["\(municipality) \(year)"] = count.value
    }
    return scores
  }

  @Test func theTableForProgramsIsReadAsItIs() throws {
    let checked = try read(
      """
      "ID";"WijkenEnBuurten";"Perioden";"Gemeentenaam_1";"ParticuliereHuishoudens_3";"GemiddeldeScore_29"
      "0";"NL00      ";"2021JJ00";"Nederland           ";"8000000";"0.000"
      "1";"GM1680    ";"2021JJ00";"Aa en Hunze         ";"11100";"0.170"
      "2";"WK168000  ";"2021JJ00";"Aa en Hunze         ";"1600";"0.222"
      "3";"BU16800000";"2021JJ00";"Aa en Hunze         ";"1500";"       ."
      "4";"GM0014    ";"2021JJ00";"Groningen           ";"120000";"-0.151"
      "5";"GM0037    ";"2021JJ00";"Stadskanaal         ";"15000";"       ."
      """)
    #expect(scores(checked) == ["GM1680 2021": 170, "GM0014 2021": -151])
    #expect(checked.notices.contains { $0.contains("3 regels over wijken") })
    #expect(checked.notices.contains { $0.hasPrefix("Niet opgenomen omdat het getal niet bekend is") })
  }

  @Test func theTableForPeopleIsReadAsItIs() throws {
    let checked = try read(
      """
      "Sociaal-economische status; scores per wijk en buurt, regio-indeling 2023"
      "Wijken en buurten";"Regiocode (gemeente)";"Perioden";"SES-WOA/Totaalscore/Gemiddelde score (Getal)"
      "Aa en Hunze";"GM1680    ";"2022*";"0,170"
      "Wijk 00 Annen";"GM1680    ";"2022*";"0,222"
      "Alphen aan den Rijn";"GM0484    ";"2022*";"0,153"
      "Bron: CBS"
      """)
    #expect(scores(checked) == ["GM1680 2022": 170, "GM0484 2022": 153])
  }

  @Test func theYearMayBeChosenForTheFile() throws {
    let checked = try read("gemeente;score\nGroningen;-0,1\n", ImportOptions(period: .year(2019)))
    #expect(scores(checked) == ["GM0014 2019": -100])
  }

  @Test(
    arguments: [
      ("gemeente;jaar;score\nGM0014;2021;0,1234\n", FaultCode.unreadableNumber),
      ("gemeente;jaar;score\nGM0014;21;0,1\n", .unreadablePeriod), ("gemeente;score\nGM0014;0,1\n", .missingPeriod),
      ("gemeente;jaar;score\nGM0014;2021;0,1\nGM0014;2021;0,1\n", .duplicateRow),
      ("gemeente;jaar;score\nGM9999;2021;0,1\n", .unknownArea), ("gemeente;jaar\nGM0014;2021\n", .missingColumn),
    ] as [(String, FaultCode)]) func whatCannotBeReadIsRefused(text: String, code: FaultCode) throws
  {
    #expect(try #require(throws: Faults.self) { try read(text) }.all.map(\.code) == [code])
  }
}
