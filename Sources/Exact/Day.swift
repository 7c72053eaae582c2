// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

/// A calendar day (dag) without time or zone: the unit in which law and figures count.
///
/// Stored as the number of days since 1 January 1970 in the Gregorian calendar, so comparing and
/// counting days is integer arithmetic. Valid years are 1 to 9999.
public struct Day: Hashable, Comparable, Sendable {
  /// Days since 1970-01-01; negative before it.
  public let number: Int32

  /// The day that lies `number` days after 1 January 1970.
  public init(number: Int32) {
    self.number = number
  }

  /// The day with this date, or nil when the calendar has no such day.
  public init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
      day <= Day.length(ofMonth: month, year: year)
    else { return nil }
    self.init(unchecked: year, month, day)
  }

  /// The day with a date that exists, in any year of the Gregorian calendar carried on in both directions: also the
  /// first day after the year 9999.
  init(unchecked year: Int, _ month: Int, _ day: Int) {
    // Days from civil (Howard Hinnant, "chrono-compatible low-level date algorithms"): the year is
    // counted from 1 March, so that the leap day is the last of the year.
    let shiftedYear = month <= 2 ? year - 1 : year
    let era = floorDivide(shiftedYear, by: 400)
    let yearOfEra = shiftedYear - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    number = Int32(clamping: era * 146_097 + dayOfEra - 719_468)
  }

  /// The day written as `2022-07-01` (ISO 8601), or nil for any other text.
  public init?(iso text: some StringProtocol) {
    let bytes = Array(text.utf8)
    guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
      let year = Digits.value(bytes[0..<4]), let month = Digits.value(bytes[5..<7]),
      let day = Digits.value(bytes[8..<10])
    else { return nil }
    self.init(year: year, month: month, day: day)
  }

  /// Year, month (1 to 12) and day of the month (1 to 31).
  public var components: (year: Int, month: Int, day: Int) {
    let shifted = Int(number) + 719_468
    let era = floorDivide(shifted, by: 146_097)
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
  }

  /// The calendar year.
  public var year: Int { components.year }

  /// The day of the week: 1 is Monday, 7 is Sunday (ISO 8601).
  public var weekday: Int {
    let sinceThursday = (Int(number) % 7 + 7) % 7
    return (sinceThursday + 3) % 7 + 1
  }

  /// The day `days` later; earlier when negative.
  public func adding(days: Int) -> Day {
    Day(number: number + Int32(days))
  }

  /// The number of days from this day to `other`; negative when `other` is earlier.
  public func days(until other: Day) -> Int {
    Int(other.number) - Int(number)
  }

  /// Earlier days are smaller.
  public static func < (left: Day, right: Day) -> Bool {
    left.number < right.number
  }

  /// The number of days in a month of the Gregorian calendar.
  static func length(ofMonth month: Int, year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}

extension Day: CustomStringConvertible {
  /// `2022-07-01`.
  public var description: String {
    let (year, month, day) = components
    return "\(Digits.text(year, width: 4))-\(Digits.text(month, width: 2))-\(Digits.text(day, width: 2))"
  }
}
