// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Testing

@testable import Exact

@Suite struct HalfYearTests {
  @Test(arguments: ["2022-2", "2022-H2", "2022-h2", "2022-II", "2022-ii"])
  func everySpellingOfTheSecondHalfIsRead(_ text: String) {
    #expect(HalfYear(text) == HalfYear(year: 2022, half: 2))
    #expect(HalfYear(text)?.description == "2022-2")
  }

  @Test(arguments: ["2022-1", "2022-H1", "2022-h1", "2022-I", "2022-i"])
  func everySpellingOfTheFirstHalfIsRead(_ text: String) {
    #expect(HalfYear(text) == HalfYear(year: 2022, half: 1))
  }

  @Test(arguments: [
    "", "-", "2022", "2022-", "2022-0", "2022-3", "2022-H3", "2022-H", "2022-III", "2022-01", "2022-H02", "22-1",
    "02022-1", "0000-1", "2022-1 ", " 2022-1", "2022--1", "2022-1-1", "2022/1", "2022 1", "-022-1", "202a-1", "1-2022",
    "2022-ı", "2022-ıı", "2022-Ⅱ", "2022-Iı", "２０２２-1", "2022-H１", "2022-\0",
  ])
  func otherTextIsNotAHalfYear(_ text: String) {
    #expect(HalfYear(text) == nil)
  }

  @Test func halfYearsThatDoNotExistAreRefused() {
    for (year, half) in [(0, 1), (10_000, 1), (2022, 0), (2022, 3), (-1, 2), (.max, 1)] {
      #expect(HalfYear(year: year, half: half) == nil)
    }
  }

  @Test func halfYearsTileTheYears() throws {
    var current = try #require(HalfYear(year: 1990, half: 1))
    var day = try #require(Day(iso: "1990-01-01"))
    while current.year < 2060 {
      #expect(current.firstDay == day && current.firstMonth.firstDay == day)
      let until = try #require(current.period.until)
      #expect(current.period.from.days(until: until) == (current.half == 2 ? 184 : current.isInLeapYear ? 182 : 181))
      #expect(current.months.count == 6 && current.months.allSatisfy { HalfYear(containing: $0) == current })
      while day < until {
        #expect(HalfYear(containing: day) == current)
        day = day.adding(days: 1)
      }
      #expect(current.next.previous == current && current < current.next)
      #expect(HalfYear(current.description) == current)
      current = current.next
    }
  }

  @Test func theLawsOfTheCaseAreInTheirHalves() throws {
    let half = try #require(HalfYear("2022-2"))
    #expect(half.firstDay.description == "2022-07-01")
    #expect(half.period.until?.description == "2023-01-01")
    #expect(half.months.map(\.description) == ["2022-07", "2022-08", "2022-09", "2022-10", "2022-11", "2022-12"])
    #expect(half.previous.description == "2022-1" && half.next.description == "2023-1")
  }

  @Test func theEdgesOfTheYearsHaveDays() throws {
    let last = try #require(HalfYear("9999-2"))
    #expect(last.period.until == Day(number: 2_932_897))
    let first = try #require(HalfYear("0001-1"))
    #expect(first.previous.year == 0 && first.previous.half == 2)
    #expect(first.previous.period.until == first.firstDay)
    #expect(HalfYear(index: -1).year == -1 && HalfYear(index: -1).half == 2)
    #expect(HalfYear(containing: HalfYear(index: -1).firstMonth) == HalfYear(index: -1))
    #expect(HalfYear(containing: HalfYear(index: -1).firstDay) == HalfYear(index: -1))
  }
}

extension HalfYear {
  fileprivate var isInLeapYear: Bool { Day(year: year, month: 2, day: 29) != nil }
}
