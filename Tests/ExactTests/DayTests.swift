// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Testing

@testable import Exact

@Suite struct DayTests {
  @Test func everyDayOfFourCenturiesRoundTrips() throws {
    var expected = try #require(Day(year: 1899, month: 12, day: 31))
    for year in 1900..<2300 {
      for month in 1...12 {
        for day in 1...Day.length(ofMonth: month, year: year) {
          let here = try #require(Day(year: year, month: month, day: day))
          #expect(here.number == expected.number + 1)
          #expect(here.components == (year, month, day))
          expected = here
        }
      }
    }
  }

  @Test func knownDaysHaveTheirNumbers() throws {
    #expect(Day(year: 1970, month: 1, day: 1)?.number == 0)
    #expect(Day(year: 1969, month: 12, day: 31)?.number == -1)
    #expect(Day(year: 2000, month: 2, day: 29)?.number == 11_016)
    #expect(Day(year: 2022, month: 7, day: 1)?.number == 19_174)
    #expect(Day(year: 1, month: 1, day: 1)?.number == -719_162)
    #expect(Day(year: 9999, month: 12, day: 31)?.number == 2_932_896)
  }

  @Test func weekdaysFollowEachOther() throws {
    #expect(try #require(Day(iso: "1970-01-01")).weekday == 4)
    #expect(try #require(Day(iso: "2022-07-01")).weekday == 5)
    #expect(try #require(Day(iso: "2000-02-29")).weekday == 2)
    #expect(try #require(Day(iso: "0001-01-01")).weekday == 1)
    var day = Day(number: -1000)
    for _ in 0..<2000 {
      #expect(day.adding(days: 1).weekday == day.weekday % 7 + 1)
      day = day.adding(days: 1)
    }
  }

  @Test func daysThatDoNotExistAreRefused() {
    let wrong = [
      (0, 1, 1), (10_000, 1, 1), (-1, 1, 1), (2022, 0, 1), (2022, 13, 1), (2022, 1, 0), (2022, 1, 32), (2022, 4, 31),
      (2022, 2, 29), (1900, 2, 29), (2100, 2, 29), (2000, 2, 30), (2022, 1, -1), (.max, 1, 1), (2022, .min, 1),
    ]
    for (year, month, day) in wrong { #expect(Day(year: year, month: month, day: day) == nil) }
    #expect(Day(year: 2000, month: 2, day: 29) != nil)
    #expect(Day(year: 2024, month: 2, day: 29) != nil)
  }

  @Test(arguments: [
    "", "2022", "2022-07", "2022-7-1", "2022-07-1", "22-07-01", "2022/07/01", "20220701", "2022-07-01 ", " 2022-07-01",
    "2022-07-01T", "+022-07-01", "-022-07-01", "2022-+7-01", "2022-02-30", "0000-01-01", "2022-13-01", "2022-00-01",
    "２０２２-07-01", "2022‐07‐01", "2022-07-0١", "01-07-2022", "2022-07-01\0", "2022-0a-01",
  ])
  func otherTextIsNotADay(_ text: String) {
    #expect(Day(iso: text) == nil)
  }

  @Test func textRoundTrips() throws {
    var generator = SeededGenerator(seed: 1)
    for _ in 0..<2000 {
      let day = Day(number: .random(in: -719_162...2_932_896, using: &generator))
      #expect(Day(iso: day.description) == day)
      #expect(day.year == day.components.year)
    }
    #expect(Day(iso: Substring("x2022-07-01").dropFirst())?.description == "2022-07-01")
  }

  @Test func addingAndCountingAreInverse() {
    var generator = SeededGenerator(seed: 2)
    for _ in 0..<2000 {
      let left = Day(number: .random(in: -700_000...700_000, using: &generator))
      let right = Day(number: .random(in: -700_000...700_000, using: &generator))
      #expect(left.adding(days: left.days(until: right)) == right)
      #expect(left.days(until: right) == -right.days(until: left))
      #expect((left < right) == (left.days(until: right) > 0))
      // The text of a day from the year 1 on sorts as the day does.
      #expect((left < right) == (left.description < right.description))
    }
  }

  @Test func daysOutsideTheYearsStillCount() {
    #expect(Day(number: 2_932_897).description == "10000-01-01")
    #expect(Day(number: -719_163).components == (0, 12, 31))
    #expect(Day(number: .max).components.year > 5_000_000)
    #expect(Day(number: .min).components.year < -5_000_000)
  }
}
