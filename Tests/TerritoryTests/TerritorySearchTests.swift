// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Exact
import Territory
import Testing

@Suite struct TerritorySearchTests {
  private func find(_ text: String, on iso: String = "2026-11-23") throws -> [String] {
    try Territory.standard().find(text, on: day(iso)).names
  }

  @Test(arguments: [
    ("gravenhage", "'s-Gravenhage"), ("'s-Gravenhage", "'s-Gravenhage"), ("’S GRAVENHAGE", "'s-Gravenhage"),
    ("Den Haag", "'s-Gravenhage"), ("den bosch", "'s-Hertogenbosch"), ("Sudwest", "Súdwest-Fryslân"),
    ("súdwest fryslân", "Súdwest-Fryslân"), ("su\u{308}dwest", "Súdwest-Fryslân"),
    ("s-hertogenbosch", "'s-Hertogenbosch"), ("GM0363", "Amsterdam"), ("gm0363", "Amsterdam"), ("0363", "Amsterdam"),
    (" 363 ", "Amsterdam"), ("\u{133}sselstei", "IJsselstein"), ("gerwen en", "Nuenen, Gerwen en Nederwetten"),
  ])
  func findsOne(text: String, expected: String) throws {
    #expect(try find(text) == [expected])
  }

  @Test func wholeNamesComeFirst() throws {
    let bergen = ["Bergen (L.)", "Bergen (NH.)", "Bergen op Zoom", "Haaksbergen", "Steenbergen", "Tubbergen"]
    #expect(try find("bergen") == bergen)
    #expect(try find("beek").prefix(2) == ["Beek (L.)", "Beekdaelen"])
    #expect(try find("utrecht") == ["Utrecht", "Utrechtse Heuvelrug"])
    #expect(try find("Ede").first == "Ede")
    #expect(try find("Ede").count > 1)
  }

  @Test func theDayDecides() throws {
    #expect(try find("weesp", on: "2022-03-23") == ["Weesp"])
    #expect(try find("weesp", on: "2022-03-24").isEmpty)
    #expect(try find("GM0457", on: "2022-03-24").isEmpty)
    #expect(try find("voorne", on: "2022-12-31") == ["Westvoorne"])
    #expect(try find("voorne", on: "2023-01-01") == ["Voorne aan Zee"])
  }

  @Test(arguments: ["", " ", "'", "-.,;", "\u{301}", "bestaat niet", "GM", "GM03", "PV27", "99999999999999999999"])
  func findsNothing(text: String) throws {
    #expect(try find(text).isEmpty)
  }

  @Test func everyMunicipalityIsFoundByItsNameAndCode() throws {
    let territory = try Territory.standard()
    let today = try day("2026-11-23")
    for municipality in territory.everyMunicipality {
      let last = municipality.until?.adding(days: -1) ?? today
      let byName = territory.find(municipality.name.uppercased(), on: last)
      #expect(byName.first == municipality)
      #expect(territory.find(municipality.code.description, on: last) == [municipality])
    }
  }

  @Test func partialMatchesStandInOrderOfName() throws {
    let names = try find("en")
    #expect(names.count > 50)
    #expect(names == names.sorted(by: DutchNames.precedes))
  }
}
