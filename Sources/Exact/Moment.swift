// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

/// A moment (tijdstip) at which something was recorded or became known, in milliseconds UTC.
///
/// The only type with a clock in it. Days of law and of figures are `Day`.
public struct Moment: Hashable, Comparable, Sendable {
  /// Milliseconds since 1970-01-01T00:00:00Z.
  public let milliseconds: Int64

  /// The moment this many milliseconds after 1970-01-01T00:00:00Z.
  public init(milliseconds: Int64) {
    self.milliseconds = milliseconds
  }

  /// Later than every moment that can be recorded: "everything that is known".
  public static let endOfTime = Moment(milliseconds: .max)

  /// Earlier moments are smaller.
  public static func < (left: Moment, right: Moment) -> Bool { left.milliseconds < right.milliseconds }

  /// The first moment of a day in the Netherlands.
  public init(startOf day: Day) {
    let midnight = Int64(day.number) * Moment.day
    // Midnight is never the moment of the change itself (that is 01:00 UTC), so the offset on the
    // day before at noon UTC is the offset at midnight.
    milliseconds = midnight - Moment.offset(at: midnight - Moment.day / 2)
  }

  /// The last moment of a day in the Netherlands: "as known on that day" includes the whole day.
  public init(endOf day: Day) {
    milliseconds = Moment(startOf: day.adding(days: 1)).milliseconds - 1
  }

  /// The calendar day in the Netherlands at this moment.
  public var dutchDay: Day {
    Day(number: Int32(clamping: floorDivide(dutchMilliseconds, by: Moment.day)))
  }

  /// Hour and minute in the Netherlands at this moment.
  public var dutchTime: (hour: Int, minute: Int) {
    let minutes = Moment.sinceMidnight(dutchMilliseconds) / 60_000
    return (Int(minutes / 60), Int(minutes % 60))
  }

  /// The moment written in ISO 8601 with `Z` or an offset, such as `2022-07-01T12:00:00.000Z`, or nil.
  public init?(iso text: some StringProtocol) {
    var bytes = Array(text.utf8)[...]
    guard bytes.count >= 20, let day = Day(iso: String(decoding: bytes.prefix(10), as: UTF8.self)) else { return nil }
    bytes = bytes.dropFirst(10)
    guard bytes.popFirst() == UInt8(ascii: "T"), let hour = Digits.value(bytes.prefix(2)), hour < 24 else { return nil }
    bytes = bytes.dropFirst(2)
    guard bytes.popFirst() == UInt8(ascii: ":"), let minute = Digits.value(bytes.prefix(2)), minute < 60 else {
      return nil
    }
    bytes = bytes.dropFirst(2)
    guard bytes.popFirst() == UInt8(ascii: ":"), let second = Digits.value(bytes.prefix(2)), second < 60 else {
      return nil
    }
    bytes = bytes.dropFirst(2)
    var fraction: Int64 = 0
    if bytes.first == UInt8(ascii: ".") {
      let digits = bytes.dropFirst().prefix { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }
      guard (1...9).contains(digits.count), let value = Digits.value((Array(digits) + [48, 48])[..<3]) else {
        return nil
      }
      fraction = Int64(value)
      bytes = bytes.dropFirst(1 + digits.count)
    }
    guard let offset = Moment.zoneOffset(bytes) else { return nil }
    let seconds = Int64(hour * 3600 + minute * 60 + second) - offset
    milliseconds = Int64(day.number) * Moment.day + seconds * 1000 + fraction
  }

  private static let day: Int64 = 86_400_000

  /// Milliseconds as if Dutch time were UTC; the end of time stays where it is.
  private var dutchMilliseconds: Int64 {
    let (local, overflow) = milliseconds.addingReportingOverflow(Moment.offset(at: milliseconds))
    return overflow ? .max : local
  }

  private static func sinceMidnight(_ milliseconds: Int64) -> Int64 {
    let rest = milliseconds % day
    return rest < 0 ? rest + day : rest
  }

  /// Seconds east of UTC for `Z`, `+02:00` or `-05:30`.
  private static func zoneOffset(_ bytes: ArraySlice<UInt8>) -> Int64? {
    if Array(bytes) == [UInt8(ascii: "Z")] { return 0 }
    let zone = Array(bytes)
    guard zone.count == 6, zone[3] == UInt8(ascii: ":"), let hours = Digits.value(zone[1..<3]), hours < 24,
      let minutes = Digits.value(zone[4..<6]), minutes < 60
    else { return nil }
    let size = Int64(hours * 3600 + minutes * 60)
    switch zone[0] {
    case UInt8(ascii: "+"): return size
    case UInt8(ascii: "-"): return -size
    default: return nil
    }
  }

  /// Milliseconds that Dutch time is ahead of UTC: summer time from the last Sunday of March to the
  /// last Sunday of October, 01:00 UTC (Directive 2000/84/EC). Right from 1996 on.
  private static func offset(at milliseconds: Int64) -> Int64 {
    let year = Day(number: Int32(clamping: floorDivide(milliseconds, by: day))).year
    let hour: Int64 = 3_600_000
    let starts = lastSunday(month: 3, year: year) * day + hour
    let ends = lastSunday(month: 10, year: year) * day + hour
    return milliseconds >= starts && milliseconds < ends ? 2 * hour : hour
  }

  private static func lastSunday(month: Int, year: Int) -> Int64 {
    let last = Day(unchecked: year, month, 31)
    return Int64(last.number) - Int64(last.weekday % 7)
  }
}

extension Moment: CustomStringConvertible {
  /// `2022-07-01T12:00:00.000Z`.
  public var description: String {
    let day = Day(number: Int32(clamping: floorDivide(milliseconds, by: Moment.day)))
    let rest = Int(Moment.sinceMidnight(milliseconds))
    let time = [rest / 3_600_000, rest / 60_000 % 60, rest / 1000 % 60].map { Digits.text($0, width: 2) }
    return "\(day)T\(time.joined(separator: ":")).\(Digits.text(rest % 1000, width: 3))Z"
  }
}
