// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Exact
import Testing

@testable import Chain

/// Level and season of newcomers.
@Suite struct InflowTests {
  private func index(_ months: [Double], last: String = "2021-12", scale: Double = 1) throws -> InflowIndex {
    InflowIndex(months, last: try month(last), scale: scale, seasonYears: 6)
  }

  @Test func aSteadySeriesHasNoSeasonNoSpreadAndItsOwnLevel() throws {
    let index = try index([Double](repeating: 400, count: 48), scale: 1.5)
    #expect(abs(index.weekly - 600 / (146_097.0 / 4_800 / 7)) < 1e-9)
    #expect(index.season.allSatisfy { abs($0 - 1) < 1e-12 })
    #expect(index.start == 0 && index.weeklySpread == 0)
  }

  /// A season that repeats is found back, drawn towards none by two years of eight; whichever month comes last.
  @Test(arguments: ["2021-12", "2022-05", "2022-01"]) func theSeasonOfAMonthIsThatOfTheCalendar(last: String) throws {
    let end = try month(last)
    let months = (0..<72).map { back -> Double in
      end.adding(months: back - 71).month == 10 ? 200 : 100
    }
    let index = try index(months, last: last)
    let mean = (200.0 + 11 * 100) / 12
    #expect(abs(index.season[9] - (6 * 200 / mean + 2) / 8) < 1e-9)
    #expect(abs(index.season[3] - (6 * 100 / mean + 2) / 8) < 1e-9)
    #expect(abs(index.season.reduce(0, +) - 12) < 1e-9)
    let october = try day("2022-10-10")
    #expect(abs(index.expected(from: october) - index.weekly * index.season[9]) < 1e-9)
  }

  @Test func aRiseOfLateCountsAsADeviationAndALevelThatMovesAsSpread() throws {
    let risen = [Double](repeating: 100, count: 45) + [Double](repeating: 200, count: 3)
    let index = try index(risen)
    #expect(index.start > 0.3 && index.start < 0.7)
    let jumpy = (0..<60).map { 100 * ($0 / 12 % 2 == 0 ? 1.0 : 2.0) }
    #expect(try self.index(jumpy).weeklySpread > 0.05)
    #expect(try self.index(jumpy).weeklyMemory > 0.9 && self.index(jumpy).weeklyMemory < 1)
  }
}
