// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Exact
import Territory
import Testing

@Suite struct TerritoryTests {
  let territory: Territory

  init() throws {
    territory = try Territory.standard()
  }

  @Test func startsOnTheFirstOfJanuary2021() throws {
    #expect(Territory.firstDay.description == "2021-01-01")
    #expect(territory.divisions.map(\.description) == ["2021-01-01", "2022-01-01", "2022-03-24", "2023-01-01"])
  }

  @Test(arguments: [
    ("2021-01-01", 352), ("2021-12-31", 352), ("2022-01-01", 345), ("2022-03-23", 345), ("2022-03-24", 344),
    ("2022-12-31", 344), ("2023-01-01", 342), ("2026-11-23", 342), ("2015-05-05", 352),
  ])
  func numberOfMunicipalities(iso: String, expected: Int) throws {
    let municipalities = try territory.municipalities(on: day(iso))
    #expect(municipalities.count == expected)
    #expect(municipalities.map(\.code) == municipalities.map(\.code).sorted())
  }

  @Test func aLongAgoDayHasTheFirstDivision() throws {
    let eemsdelta = try code("GM1979")
    let before = try day("2018-03-01")
    #expect(territory.municipalities(on: before) == territory.municipalities(on: Territory.firstDay))
    #expect(territory.exists(eemsdelta, on: before))
    #expect(try #require(territory.municipality(everWithCode: eemsdelta)).exists(on: before))
    #expect(territory.current(eemsdelta, on: before) == eemsdelta)
  }

  @Test func twelveProvincesAndTwentyFiveRegionsEachMunicipalityInOneOfEach() throws {
    for day in try interestingDays() {
      let all = territory.municipalities(on: day)
      for (kind, count) in [(AreaKind.province, 12), (.safetyRegion, 25)] {
        let areas = territory.areas(of: kind, on: day)
        #expect(areas.count == count)
        #expect(areas.map(\.code) == areas.map(\.code).sorted())
        let members = areas.flatMap { territory.municipalities(in: $0.code, on: day) }
        #expect(members.count == all.count)
        #expect(Set(members) == Set(all))
        #expect(areas.allSatisfy { !territory.municipalities(in: $0.code, on: day).isEmpty })
      }
    }
  }

  @Test func areasOfEachKind() throws {
    let today = try day("2026-11-23")
    #expect(territory.areas(of: .country, on: today).map(\.name) == ["Nederland"])
    let municipalities = territory.areas(of: .municipality, on: today)
    #expect(municipalities.map(\.code) == territory.municipalities(on: today).map(\.code))
    let provinces = territory.areas(of: .province, on: today)
    #expect(provinces.first?.code.description == "PV20")
    #expect(
      provinces.map(\.name) == [
        "Groningen", "Fryslân", "Drenthe", "Overijssel", "Flevoland", "Gelderland", "Utrecht", "Noord-Holland",
        "Zuid-Holland", "Zeeland", "Noord-Brabant", "Limburg",
      ])
  }

  @Test(arguments: [
    ("NL", "Nederland"), ("PV21", "Fryslân"), ("VR14", "Gooi en Vechtstreek"), ("GM0518", "'s-Gravenhage"),
    ("GM0457", "Weesp"), ("GM1900", "Súdwest-Fryslân"), ("GM0160", "Hardenberg"),
  ])
  func names(text: String, expected: String) throws {
    #expect(try territory.name(of: code(text)) == expected)
  }

  @Test(arguments: ["PV19", "PV32", "VR00", "VR26", "GM0000", "GM9999"])
  func unknownCodes(text: String) throws {
    let unknown = try code(text)
    let today = try day("2026-11-23")
    #expect(territory.name(of: unknown) == nil)
    #expect(!territory.exists(unknown, on: today))
    #expect(territory.current(unknown, on: today) == nil)
    #expect(territory.municipality(unknown, on: today) == nil)
    #expect(territory.municipality(everWithCode: unknown) == nil)
    #expect(territory.municipalities(in: unknown, on: today).isEmpty)
    #expect(territory.parts(of: unknown, on: today, asOf: Territory.firstDay).isEmpty)
    #expect(territory.population(of: unknown, on: today, year: 2023) == nil)
  }

  @Test func aCountryCodeWithANumberIsNotTheNetherlands() throws {
    let odd = AreaCode(kind: .country, number: 7)
    #expect(territory.name(of: odd) == nil)
    #expect(territory.municipalities(in: odd, on: Territory.firstDay).isEmpty)
  }

  @Test func theFieldsOfAMunicipality() throws {
    let weesp = try #require(territory.municipality(everWithCode: code("GM0457")))
    #expect(weesp.name == "Weesp")
    #expect(weesp.province.description == "PV27")
    #expect(weesp.safetyRegion.description == "VR14")
    #expect(weesp.labourMarketRegion == "Groot Amsterdam")
    #expect(weesp.from == nil)
    #expect(weesp.until?.description == "2022-03-24")
    #expect(weesp.successor?.description == "GM0363")
    #expect(weesp.populations == [2021: 20_445, 2022: 20_766])
    #expect(weesp.landArea == 2_279)
    #expect(weesp.latitude == 52.3032)
    #expect(weesp.longitude == 5.0580)
    #expect(try weesp.exists(on: day("2022-03-23")))
    #expect(try !weesp.exists(on: day("2022-03-24")))
  }

  @Test func theTableIsWhole() throws {
    #expect(territory.everyMunicipality.count == 356)
    #expect(territory.everyMunicipality.filter { $0.until != nil }.count == 14)
    let land = try territory.municipalities(on: day("2026-11-23")).map(\.landArea).reduce(0, +)
    // CBS: 33,647.23 km2; each municipality is rounded by itself.
    #expect(abs(land - 3_364_723) < 100)
  }

  @Test func weespChangesItsSafetyRegion() throws {
    let weesp = try code("GM0457")
    let (gooi, amsterdam) = try (code("VR14"), code("VR13"))
    let (before, after) = try (day("2022-03-23"), day("2022-03-24"))
    #expect(territory.municipalities(in: gooi, on: before).map(\.code).contains(weesp))
    #expect(!territory.municipalities(in: gooi, on: after).map(\.code).contains(weesp))
    let moved = 20_445
    let gooiBefore = try #require(territory.population(of: gooi, on: before, year: 2021))
    let amsterdamBefore = try #require(territory.population(of: amsterdam, on: before, year: 2021))
    #expect(territory.population(of: gooi, on: after, year: 2021) == gooiBefore - moved)
    #expect(territory.population(of: amsterdam, on: after, year: 2021) == amsterdamBefore + moved)
  }
}
