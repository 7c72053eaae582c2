// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

/// A calendar half-year (kalenderhalfjaar): January to June, or July to December.
///
/// The period of one housing target: Huisvestingswet 2014, article 1 (rule R1.1) and rule R1.11.
public struct HalfYear: Hashable, Comparable, Sendable {
  /// Half-years since the first half of the year 0.
  public let index: Int32

  /// The half-year that lies `index` half-years after the first half of the year 0.
  public init(index: Int32) {
    self.index = index
  }

  /// The first (1) or second (2) half of a year, or nil when there is no such half-year.
  public init?(year: Int, half: Int) {
    guard (1...9999).contains(year), (1...2).contains(half) else { return nil }
    index = Int32(year * 2 + half - 1)
  }

  /// The half-year in which `day` lies.
  public init(containing day: Day) {
    let (year, month, _) = day.components
    index = Int32(year * 2 + (month <= 6 ? 0 : 1))
  }

  /// The half-year in which `month` lies.
  public init(containing month: Month) {
    index = floorDivide(month.index, by: 6)
  }

  /// The half-year written as `2022-2`; `2022-H2` and `2022-II`, in small letters too, are read as well.
  public init?(_ text: some StringProtocol) {
    // Only ASCII letters: upper case of text at large also turns a letter such as the dotless i into an I.
    let parts = text.utf8.split(separator: UInt8(ascii: "-"), maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, parts[0].count == 4, let year = Digits.value(Array(parts[0])[...]) else { return nil }
    switch String(decoding: parts[1], as: UTF8.self) {
    case "1", "H1", "h1", "I", "i": self.init(year: year, half: 1)
    case "2", "H2", "h2", "II", "ii": self.init(year: year, half: 2)
    default: return nil
    }
  }

  /// The calendar year.
  public var year: Int { Int(floorDivide(index, by: 2)) }

  /// 1 for January to June, 2 for July to December.
  public var half: Int { Int(index) - year * 2 + 1 }

  /// The first month: January or July.
  public var firstMonth: Month { Month(index: index * 6) }

  /// The six months, in order.
  public var months: [Month] { (0..<6).map { firstMonth.adding(months: $0) } }

  /// The first day: 1 January or 1 July.
  public var firstDay: Day { firstMonth.firstDay }

  /// The days of the half-year, half-open.
  public var period: Period { Period(from: firstDay, until: next.firstDay) }

  /// The half-year after this one.
  public var next: HalfYear { HalfYear(index: index + 1) }

  /// The half-year before this one.
  public var previous: HalfYear { HalfYear(index: index - 1) }

  /// Earlier half-years are smaller.
  public static func < (left: HalfYear, right: HalfYear) -> Bool { left.index < right.index }
}

extension HalfYear: CustomStringConvertible {
  /// `2022-2`, the code used in addresses, files and the API.
  public var description: String { "\(Digits.text(year, width: 4))-\(half)" }
}
