// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Exact
import Rulebook
import Testing

@testable import Chain

/// Level and season of newcomers, and the plan of a scenario by week.
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

  private func number(_ value: Int) -> Figure {
    Figure(.rule("proef"), .whole(value), certainty: .derived, derivation: .none)
  }

  @Test(arguments: ["2022-07-01", "2022-08-17", "2022-12-30", "2023-01-01"])
  func theWeeksOfAPlanAddUpToTheHalfYear(start: String) throws {
    let start = try day(start)
    let halfYear = HalfYear(containing: start)
    let rest = Double(start.days(until: halfYear.next.firstDay))
    let whole = Double(halfYear.firstDay.days(until: halfYear.next.firstDay))
    for faster in [nil, (number(7_500), 6)] {
      let plan = HousingPlan(first: number(15_400), later: number(0), faster: faster)
      let weekly = plan.weekly(from: start, count: 60)
      #expect(abs(weekly.reduce(0, +) - 15_400 * rest / whole) < 1e-6)
      #expect(weekly.allSatisfy { $0 >= 0 })
    }
    let later = HousingPlan(first: number(0), later: number(13_500), faster: nil).weekly(from: start, count: 52)
    #expect(abs(later.last.map { $0 - 13_500 / whole * 7 } ?? 1) < 1e-6)
  }

  /// The hurry is part of the half-year and never on top (A6).
  @Test func thoseInAHurryArePartOfThePlan() throws {
    let plan = HousingPlan(first: number(15_400), later: number(0), faster: (number(7_500), 6))
    let weekly = plan.weekly(from: try day("2022-07-01"), count: 40)
    #expect(abs(weekly[0] - 1_250) < 1e-9 && abs(weekly[5] - 1_250) < 1e-9)
    #expect(abs(weekly.reduce(0, +) - 15_400) < 1e-6)
    let small = HousingPlan(first: number(5_000), later: number(0), faster: (number(7_500), 6))
    #expect(abs(small.weekly(from: try day("2022-07-01"), count: 40).reduce(0, +) - 5_000) < 1e-6)
  }
}
