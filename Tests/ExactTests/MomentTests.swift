// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Exact
import Foundation
import Testing

@Suite struct MomentTests {
  private func moment(_ text: String) throws -> Moment { try #require(Moment(iso: text), "\(text)") }

  @Test func textRoundTrips() throws {
    var generator = SeededGenerator(seed: 10)
    for _ in 0..<2000 {
      let moment = Moment(milliseconds: .random(in: -62_135_596_800_000...253_402_300_799_999, using: &generator))
      #expect(Moment(iso: moment.description) == moment)
    }
    #expect(Moment(milliseconds: 0).description == "1970-01-01T00:00:00.000Z")
    #expect(Moment(milliseconds: -1).description == "1969-12-31T23:59:59.999Z")
  }

  @Test func offsetsAreTakenOff() throws {
    let noon = try moment("2022-07-01T12:00:00Z")
    #expect(noon.milliseconds == 1_656_676_800_000)
    for text in [
      "2022-07-01T14:00:00+02:00", "2022-07-01T06:30:00-05:30", "2022-07-02T11:59:00.000+23:59",
      "2022-07-01T12:00:00.000000000Z", "2022-07-01T12:00:00-00:00",
    ] {
      #expect(try moment(text) == noon)
    }
    #expect(try moment("2022-07-01T12:00:00.5Z").milliseconds == noon.milliseconds + 500)
    #expect(try moment("2022-07-01T12:00:00.05Z").milliseconds == noon.milliseconds + 50)
    // More digits than milliseconds are cut off: a moment is never later than it was written.
    #expect(try moment("2022-07-01T12:00:00.123999999Z").milliseconds == noon.milliseconds + 123)
  }

  @Test(arguments: [
    "", "2022-07-01", "2022-07-01T12:00:00", "2022-07-01 12:00:00Z", "2022-07-01t12:00:00Z", "2022-07-01T12:00Z",
    "2022-07-01T24:00:00Z", "2022-07-01T12:60:00Z", "2022-07-01T12:00:60Z", "2022-07-01T12:00:00.Z",
    "2022-07-01T12:00:00.1234567890Z", "2022-07-01T12:00:00,5Z", "2022-07-01T12:00:00z", "2022-07-01T12:00:00ZZ",
    "2022-07-01T12:00:00+2:00", "2022-07-01T12:00:00+0200", "2022-07-01T12:00:00+24:00", "2022-07-01T12:00:00+02:60",
    "2022-07-01T12:00:00 02:00", "2022-02-30T12:00:00Z", "2022-07-01T1a:00:00Z", "2022-07-01T-1:00:00Z",
    "2022-07-01T12:00:00.5", "2022-07-01T12:00:00.5+02:0", "2022-07-01T12-00-00Z", "2022-07-01T12:00:00.٥Z",
  ])
  func otherTextIsNotAMoment(_ text: String) {
    #expect(Moment(iso: text) == nil)
  }

  @Test func everyPartOfAMomentIsRefused() {
    let text = "2022-07-01T12:00:00.250+02:00"
    for count in 0..<text.count { #expect(Moment(iso: text.prefix(count)) == nil, "\(text.prefix(count))") }
    #expect(Moment(iso: text[...]) != nil)
  }

  /// The last Sundays of March and October, taken from a calendar.
  @Test(arguments: [
    ("1996-03-31", "1996-10-27"), ("2000-03-26", "2000-10-29"), ("2019-03-31", "2019-10-27"),
    ("2022-03-27", "2022-10-30"), ("2023-03-26", "2023-10-29"), ("2024-03-31", "2024-10-27"),
    ("2026-03-29", "2026-10-25"),
  ])
  func theClockIsChangedTwiceAYear(_ spring: String, _ autumn: String) throws {
    let before = try moment("\(spring)T00:59:59.999Z")
    #expect(before.dutchTime == (1, 59) && before.dutchDay.description == spring)
    #expect(try moment("\(spring)T01:00:00Z").dutchTime == (3, 0))
    #expect(try moment("\(autumn)T00:59:59.999Z").dutchTime == (2, 59))
    #expect(try moment("\(autumn)T01:00:00Z").dutchTime == (2, 0))
    let springDay = try #require(Day(iso: spring))
    let autumnDay = try #require(Day(iso: autumn))
    #expect(length(springDay) == 23 * 3_600_000)
    #expect(length(autumnDay) == 25 * 3_600_000)
    #expect(length(springDay.adding(days: 1)) == 24 * 3_600_000)
    #expect(Moment(startOf: springDay) == (try moment("\(spring)T00:00:00+01:00")))
    #expect(Moment(endOf: springDay) == (try moment("\(spring)T23:59:59.999+02:00")))
    #expect(Moment(startOf: autumnDay) == (try moment("\(autumn)T00:00:00+02:00")))
    #expect(Moment(endOf: autumnDay) == (try moment("\(autumn)T23:59:59.999+01:00")))
  }

  private func length(_ day: Day) -> Int64 {
    Moment(endOf: day).milliseconds - Moment(startOf: day).milliseconds + 1
  }

  @Test func daysOfMomentsTileTime() throws {
    var day = try #require(Day(iso: "1996-01-01"))
    while day.year < 2040 {
      let (start, end) = (Moment(startOf: day), Moment(endOf: day))
      #expect(start.dutchDay == day && end.dutchDay == day)
      #expect(start.dutchTime == (0, 0) && end.dutchTime == (23, 59))
      #expect(Moment(milliseconds: start.milliseconds - 1) == Moment(endOf: day.adding(days: -1)))
      day = day.adding(days: 1)
    }
  }

  @Test func laterMomentsAreNeverOnEarlierDays() {
    var generator = SeededGenerator(seed: 11)
    for _ in 0..<2000 {
      let left = Moment(milliseconds: .random(in: -2_000_000_000_000...4_000_000_000_000, using: &generator))
      let right = Moment(milliseconds: left.milliseconds + .random(in: 0...200_000_000, using: &generator))
      #expect(left <= right && left.dutchDay <= right.dutchDay)
    }
  }

  /// Another implementation, where the machine knows the time zone.
  @Test(.enabled(if: TimeZone(identifier: "Europe/Amsterdam") != nil))
  func theTimeZoneTablesAgree() throws {
    let zone = try #require(TimeZone(identifier: "Europe/Amsterdam"))
    var generator = SeededGenerator(seed: 12)
    for _ in 0..<5000 {
      // 1996 to 2037
      let seconds = Int64.random(in: 820_454_400..<2_145_916_800, using: &generator)
      let moment = Moment(milliseconds: seconds * 1000)
      let local = seconds + Int64(zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(seconds))))
      #expect(moment.dutchDay.number == Int32(local / 86_400))
      #expect(moment.dutchTime == (Int(local % 86_400 / 3600), Int(local % 3600 / 60)))
    }
  }

  /// A moment that cannot be a day of the calendar is shown and compared all the same.
  @Test func theEndsOfTimeStopNothing() {
    for moment in [Moment.endOfTime, Moment(milliseconds: .min), Moment(milliseconds: .min + 1)] {
      #expect(!moment.description.isEmpty)
      #expect((0..<24).contains(moment.dutchTime.hour) && (0..<60).contains(moment.dutchTime.minute))
    }
    #expect(Moment(milliseconds: .min).dutchDay < Moment.endOfTime.dutchDay)
    #expect(Moment(iso: "9999-12-31T23:59:59.999-23:59")?.dutchDay.year == 10_000)
    #expect(Moment(iso: "0001-01-01T00:00:00+23:59")?.dutchDay.year == 0)
    let lastDay = Day(number: 2_932_896)
    #expect(Moment(endOf: lastDay).dutchDay == lastDay)
  }
}
