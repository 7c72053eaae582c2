// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Exact
import Territory
import Testing

/// Inhabitants within the division of another day (R1.8).
@Suite struct TerritoryPopulationTests {
  /// The national totals of CBS.
  static let totals = [
    (2021, 17_475_415), (2022, 17_590_672), (2023, 17_811_291), (2024, 17_942_942), (2025, 18_044_027),
  ]

  let territory: Territory

  init() throws {
    territory = try Territory.standard()
  }

  @Test(arguments: totals)
  func theCountryAddsUpInEveryDivision(year: Int, total: Int) throws {
    for day in try interestingDays() {
      #expect(territory.population(of: .netherlands, on: day, year: year) == total)
    }
  }

  @Test(arguments: totals)
  func provincesRegionsAndMunicipalitiesAddUpInLaterDivisions(year: Int, total: Int) throws {
    let reference = try #require(Day(year: year, month: 1, day: 1))
    for day in try interestingDays() where day >= reference {
      for kind in AreaKind.allCases {
        var sum = 0
        for area in territory.areas(of: kind, on: day) {
          sum += try #require(territory.population(of: area.code, on: day, year: year))
        }
        #expect(sum == total)
      }
    }
  }

  @Test func amsterdamCountsWeespInOnceItHasMerged() throws {
    let amsterdam = try code("GM0363")
    #expect(try territory.population(of: amsterdam, on: day("2022-07-01"), year: 2021) == 873_338 + 20_445)
    #expect(try territory.population(of: amsterdam, on: day("2022-07-01"), year: 2022) == 882_633 + 20_766)
    #expect(try territory.population(of: amsterdam, on: day("2022-03-23"), year: 2022) == 882_633)
    #expect(try territory.population(of: amsterdam, on: day("2023-01-01"), year: 2023) == 918_117)
    let parts = try territory.parts(of: amsterdam, on: day("2022-07-01"), asOf: day("2021-01-01"))
    #expect(parts.names == ["Amsterdam", "Weesp"])
  }

  @Test func aBorderThatWasDroppedCannotBeDrawnAgain() throws {
    let (amsterdam, weesp, brielle) = try (code("GM0363"), code("GM0457"), code("GM0501"))
    #expect(try territory.population(of: amsterdam, on: day("2022-01-01"), year: 2023) == nil)
    #expect(try territory.population(of: weesp, on: day("2022-01-01"), year: 2023) == nil)
    #expect(try territory.population(of: brielle, on: day("2022-12-31"), year: 2023) == nil)
    #expect(try territory.population(of: code("VR13"), on: day("2022-01-01"), year: 2023) == nil)
    // Both lie in one province and one safety region, which can be counted all the same.
    let holland = try territory.population(of: code("PV27"), on: day("2026-11-23"), year: 2023)
    #expect(holland != nil)
    #expect(try territory.population(of: code("PV27"), on: day("2021-12-31"), year: 2023) == holland)
    let rijnmond = try territory.parts(of: code("VR17"), on: day("2022-12-31"), asOf: day("2023-01-01"))
    #expect(rijnmond.names.contains("Voorne aan Zee"))
  }

  @Test func voorneAanZeeFromItsParts() throws {
    let voorne = try code("GM1992")
    let parts = try territory.parts(of: voorne, on: day("2023-01-01"), asOf: day("2022-01-01"))
    #expect(parts.names == ["Brielle", "Hellevoetsluis", "Westvoorne"])
    #expect(try territory.population(of: voorne, on: day("2023-01-01"), year: 2022) == 17_704 + 40_574 + 14_960)
    #expect(try territory.population(of: voorne, on: day("2022-12-31"), year: 2022) == nil)
    #expect(try territory.parts(of: voorne, on: day("2022-12-31"), asOf: day("2022-01-01")).isEmpty)
  }

  @Test func yearsOutsideTheTableAreUnknown() throws {
    let today = try day("2026-11-23")
    for year in [Int.min, -1, 0, 2020, 2026, 10_000, Int.max] {
      #expect(territory.population(of: .netherlands, on: today, year: year) == nil)
    }
  }

  @Test func successors() throws {
    let (weesp, amsterdam) = try (code("GM0457"), code("GM0363"))
    #expect(try territory.current(weesp, on: day("2022-03-23")) == weesp)
    #expect(try territory.current(weesp, on: day("2022-03-24")) == amsterdam)
    #expect(try territory.current(code("GM1992"), on: day("2022-12-31")) == nil)
    #expect(try territory.current(code("VR13"), on: day("2022-12-31")) == code("VR13"))
    #expect(territory.current(.netherlands, on: Territory.firstDay) == .netherlands)
  }

  @Test func chainsOfSuccessorsAndNewNames() throws {
    // 1 goes into 2, which is renamed 3, which takes in 4.
    let territory = try Tables.territory([
      "GM0001;Een;;;2022-01-01;GM0002;PV20;VR01;Noord;52.1;5.1;10;1;;",
      "GM0002;Twee;;;2022-06-01;GM0003;PV20;VR01;Noord;52.1;5.1;10;2;30;",
      "GM0003;Drie;;2022-06-01;;;PV20;VR01;Noord;52.1;5.1;10;;;700",
      "GM0004;Vier;;;2022-09-01;GM0003;PV20;VR01;Noord;52.1;5.1;10;4;50;",
    ])
    let (one, two, three) = try (code("GM0001"), code("GM0002"), code("GM0003"))
    #expect(territory.divisions.map(\.description) == ["2021-01-01", "2022-01-01", "2022-06-01", "2022-09-01"])
    #expect(try territory.current(one, on: day("2023-01-01")) == three)
    #expect(try territory.current(one, on: day("2022-02-01")) == two)
    let june = try day("2022-06-15")
    #expect(territory.parts(of: three, on: june, asOf: Territory.firstDay).names == ["Een", "Twee"])
    #expect(territory.population(of: three, on: june, year: 2021) == 3)
    #expect(territory.population(of: three, on: june, year: 2022) == 30)
    #expect(territory.population(of: three, on: june, year: 2023) == nil)
    #expect(try territory.population(of: three, on: day("2022-09-01"), year: 2021) == 7)
    // A new name is the same area, forward and back.
    #expect(try territory.parts(of: two, on: day("2022-02-01"), asOf: june).names == ["Drie"])
    #expect(try territory.parts(of: two, on: day("2021-02-01"), asOf: june).isEmpty)
  }
}
