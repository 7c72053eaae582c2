// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Testing

@testable import Exact

@Suite struct MonthTests {
  @Test func everyMonthRoundTrips() throws {
    var previous = try #require(Month(year: 1, month: 1))
    for index in 13..<(2_400 * 12) {
      let month = Month(index: Int32(index))
      #expect(month.year == index / 12 && month.month == index % 12 + 1)
      #expect(previous.adding(months: 1) == month && month.adding(months: -1) == previous)
      #expect(previous < month)
      previous = month
    }
  }

  @Test func monthsFitTogether() throws {
    var generator = SeededGenerator(seed: 3)
    for _ in 0..<1000 {
      let month = Month(index: .random(in: 12..<120_000, using: &generator))
      #expect(Month(iso: month.description) == month)
      #expect(Month(year: month.year, month: month.month) == month)
      let period = month.period
      #expect(period.from == month.firstDay && period.until == month.adding(months: 1).firstDay)
      let until = try #require(period.until)
      #expect(period.from.days(until: until) == Day.length(ofMonth: month.month, year: month.year))
      #expect(Month(containing: period.from) == month)
      #expect(Month(containing: until.adding(days: -1)) == month)
      #expect(Month(containing: until) == month.adding(months: 1))
    }
  }

  @Test(arguments: [
    "", "2022", "2022-7", "2022-13", "2022-00", "0000-01", "2022/07", "2022-07-01", "2022-07 ", "2022_07", "202a-07",
    "-022-07", "２022-07",
  ])
  func otherTextIsNotAMonth(_ text: String) {
    #expect(Month(iso: text) == nil)
  }

  @Test func monthsThatDoNotExistAreRefused() {
    for (year, month) in [(0, 1), (10_000, 1), (2022, 0), (2022, 13), (-1, 1), (.max, 1)] {
      #expect(Month(year: year, month: month) == nil)
    }
  }

  /// The period of the last month ends in the year 10000, and that of a month before the year 1 exists too.
  @Test func theEdgesOfTheYearsHaveDays() throws {
    let last = try #require(Month(year: 9999, month: 12))
    #expect(last.period.until == Day(number: 2_932_897))
    let beforeFirst = try #require(Month(year: 1, month: 1)).adding(months: -1)
    #expect(beforeFirst.firstDay.components == (0, 12, 1))
    #expect(Month(index: -1).year == -1 && Month(index: -1).month == 12)
    #expect(Month(index: -12).year == -1 && Month(index: -12).month == 1)
    #expect(Month(index: -1).firstDay.adding(days: 31) == Month(index: 0).firstDay)
  }
}
