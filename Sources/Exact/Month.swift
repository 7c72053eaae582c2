// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

/// A calendar month (maand) of a year, such as July 2022: the period in which people housed are reported.
public struct Month: Hashable, Comparable, Sendable {
  /// Months since January of the year 0.
  public let index: Int32

  /// The month that lies `index` months after January of the year 0.
  public init(index: Int32) {
    self.index = index
  }

  /// The month with this number (1 to 12) in this year, or nil when there is none.
  public init?(year: Int, month: Int) {
    guard (1...9999).contains(year), (1...12).contains(month) else { return nil }
    index = Int32(year * 12 + month - 1)
  }

  /// The month written as `2022-07`, or nil for any other text.
  public init?(iso text: some StringProtocol) {
    let bytes = Array(text.utf8)
    guard bytes.count == 7, bytes[4] == UInt8(ascii: "-"), let year = Digits.value(bytes[0..<4]),
      let month = Digits.value(bytes[5..<7])
    else { return nil }
    self.init(year: year, month: month)
  }

  /// The month in which `day` lies.
  public init(containing day: Day) {
    let (year, month, _) = day.components
    index = Int32(year * 12 + month - 1)
  }

  /// The calendar year.
  public var year: Int { Int(floorDivide(index, by: 12)) }

  /// The number of the month, 1 to 12.
  public var month: Int { Int(index) - year * 12 + 1 }

  /// The first day of the month.
  public var firstDay: Day { Day(unchecked: year, month, 1) }

  /// The days of the month, half-open.
  public var period: Period { Period(from: firstDay, until: adding(months: 1).firstDay) }

  /// The month `months` later; earlier when negative.
  public func adding(months: Int) -> Month { Month(index: index + Int32(months)) }

  /// Earlier months are smaller.
  public static func < (left: Month, right: Month) -> Bool { left.index < right.index }
}

extension Month: CustomStringConvertible {
  /// `2022-07`.
  public var description: String { "\(Digits.text(year, width: 4))-\(Digits.text(month, width: 2))" }
}
