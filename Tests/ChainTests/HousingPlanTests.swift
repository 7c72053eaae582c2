// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Exact
import Rulebook
import Testing

@testable import Chain

/// The people of a scenario over the weeks: none lost, none twice.
@Suite struct HousingPlanTests {
  private func figure(_ number: Int) -> Figure {
    Figure(.rule("proef"), .whole(number), certainty: .derived, derivation: .none)
  }

  private func plan(
    rest: Int, later: Int, faster: (number: Int, from: String, until: String)? = nil
  ) throws -> HousingPlan {
    HousingPlan(
      number: figure(rest), housed: figure(0), unknownDays: 0, rest: figure(rest), later: figure(later),
      opening: figure(0),
      faster: try faster.map {
        HousingPlan.Faster(number: figure($0.number), from: try day($0.from), until: try day($0.until))
      })
  }

  /// The people until a day, which must lie a whole number of weeks after the start.
  private func sum(_ plan: HousingPlan, from start: String, until end: String) throws -> Double {
    let days = try day(start).days(until: try day(end))
    try #require(days % 7 == 0)
    return plan.weekly(from: try day(start), count: days / 7).reduce(0, +)
  }

  @Test func theRestIsHousedInTheHalfYear() throws {
    // 91 days before 1 January, and 364 days of which 181 lie in the first half of 2023.
    let plan = try plan(rest: 9_100, later: 18_100)
    #expect(abs(try sum(plan, from: "2022-10-02", until: "2023-01-01") - 9_100) < 1e-6)
    let weekly = plan.weekly(from: try day("2022-10-02"), count: 30)
    #expect(weekly.allSatisfy { abs($0 - 700) < 1e-6 }, "100 a day in both")
    #expect(try self.plan(rest: -5, later: -7).weekly(from: day("2022-10-02"), count: 60).allSatisfy { $0 == 0 })
  }

  /// Part of the half-year and never on top (A6).
  @Test(arguments: ["2022-07-01", "2022-08-17", "2022-12-30", "2023-01-01"])
  func theWeeksOfAPlanAddUpToTheRest(start: String) throws {
    for weeks in [nil, 1, 6, 40] {
      let until = try weeks.map { try day(start).adding(days: $0 * 7).description }
      for number in [0, 7_500, 20_000] {
        let plan = try plan(rest: 15_400, later: 0, faster: until.map { (number, start, $0) })
        let weekly = plan.weekly(from: try day(start), count: 60)
        #expect(abs(weekly.reduce(0, +) - 15_400) < 1e-6 && weekly.allSatisfy { $0 >= 0 }, "\(weeks ?? 0), \(number)")
      }
    }
  }

  @Test func theHurryLiesWithinTheNumber() throws {
    let plan = try plan(rest: 15_400, later: 13_500, faster: (7_500, "2022-07-01", "2022-08-05"))
    let weekly = plan.weekly(from: try day("2022-07-01"), count: 26)
    #expect(weekly.prefix(5).allSatisfy { abs($0 - 1_500) < 1e-6 })
    #expect(weekly.dropFirst(5).allSatisfy { abs($0 - 7_900 / 149.0 * 7) < 1e-6 })
    #expect(abs(try sum(plan, from: "2022-07-01", until: "2022-12-30") - (15_400 - 2 * 7_900 / 149.0)) < 1e-6)
    // More in a hurry than there are in all: all of them, and no one after.
    let few = try self.plan(rest: 700, later: 0, faster: (7_500, "2022-07-01", "2022-08-05"))
    #expect(few.weekly(from: try day("2022-07-01"), count: 6).map { $0.rounded() } == [140, 140, 140, 140, 140, 0])
  }

  /// Seven days of the six weeks lie in June: that part of the hurry is of the first half-year.
  @Test func aHurryOverTwoHalfYears() throws {
    let plan = try plan(rest: 3_000, later: 13_500, faster: (4_200, "2022-06-24", "2022-08-05"))
    let weekly = plan.weekly(from: try day("2022-06-24"), count: 7)
    #expect(abs(weekly[0] - 3_000) < 1e-6, "nothing is left of June outside of the hurry")
    #expect(weekly[1...5].allSatisfy { abs($0 - 700) < 1e-6 })
    #expect(abs(weekly[6] - (13_500 - 3_500) / 149.0 * 7) < 1e-6)
    // Before the hurry starts, the others are housed at their own pace.
    let early = try self.plan(rest: 3_000, later: 13_500, faster: (4_200, "2022-06-24", "2022-08-05"))
      .weekly(from: try day("2022-06-17"), count: 2)
    #expect(abs(early[0] - 2_300) < 1e-6 && abs(early[1] - 700) < 1e-6)
  }
}
