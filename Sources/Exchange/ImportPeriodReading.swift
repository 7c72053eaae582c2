// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Exact
import Office

extension ImportPeriod {
  /// Reads a period as people write it, without regard to capitals:
  /// half-years `2022-2`, `2022-H2`, `2022-II`, `2e helft 2022`, `tweede halfjaar 2022`;
  /// months `2022-07`, `07-2022`, `juli 2022`, `jul-22`;
  /// days `2022-07-01`, `1-7-2022`, `1 juli 2022`; years `2022`.
  ///
  /// `2022-2` is a half-year and `2022-02` is a month. With `monthColumn` a single digit is a month too, and the
  /// first day of a month stands for the month, as spreadsheets like to write it. Nil for any other text.
  public init?(_ text: some StringProtocol, monthColumn: Bool = false) {
    guard text.utf8.count <= 60, var words = Fold.tokens(text) else { return nil }
    words.removeAll { $0 == "van" || $0 == "per" }
    guard let period = Self.read(words, monthColumn: monthColumn) else { return nil }
    if monthColumn, case .day(let day) = period {
      guard day.components.day == 1 else { return nil }
      self = .month(Month(containing: day))
    } else {
      self = period
    }
  }

  private static func read(_ words: [String], monthColumn: Bool) -> ImportPeriod? {
    switch words.count {
    case 1: year(words[0]).map(ImportPeriod.year)
    case 2: readTwo(words[0], words[1], monthColumn: monthColumn)
    case 3: readThree(words[0], words[1], words[2])
    default: nil
    }
  }

  private static func readTwo(_ first: String, _ second: String, monthColumn: Bool) -> ImportPeriod? {
    let month: (year: Int, month: Int)?
    if let year = year(first) {
      if let half = half(second), !(monthColumn && number(second) != nil) {
        return HalfYear(year: year, half: half).map(ImportPeriod.halfYear)
      }
      month = monthNumber(second, short: monthColumn).map { (year, $0) }
    } else if let year = year(second) {
      if let half = half(first), number(first) == nil {
        return HalfYear(year: year, half: half).map(ImportPeriod.halfYear)
      }
      month = monthNumber(first, short: monthColumn).map { (year, $0) }
    } else if second.utf8.count == 2, let year = number("20" + second), let number = monthNames[first] {
      month = (year, number)
    } else {
      month = nil
    }
    return month.flatMap { Month(year: $0.year, month: $0.month) }.map(ImportPeriod.month)
  }

  private static func readThree(_ first: String, _ second: String, _ third: String) -> ImportPeriod? {
    if let year = year(first) {
      if let half = half(second, third) { return HalfYear(year: year, half: half).map(ImportPeriod.halfYear) }
      guard second.utf8.count == 2, third.utf8.count == 2, let month = number(second), let day = number(third) else {
        return nil
      }
      return Day(year: year, month: month, day: day).map(ImportPeriod.day)
    }
    guard let year = year(third) else { return nil }
    if let half = half(first, second) { return HalfYear(year: year, half: half).map(ImportPeriod.halfYear) }
    guard first.utf8.count <= 2, let day = number(first), let month = monthNumber(second, short: true) else {
      return nil
    }
    return Day(year: year, month: month, day: day).map(ImportPeriod.day)
  }

  /// Years in which figures of this chain can lie; other numbers are taken for mistakes.
  private static func year(_ text: String) -> Int? {
    guard text.utf8.count == 4, let year = number(text), (1900...2100).contains(year) else { return nil }
    return year
  }

  private static func half(_ text: String) -> Int? {
    switch text {
    case "1", "h1", "i": 1
    case "2", "h2", "ii": 2
    default: nil
    }
  }

  /// `2e helft`, `tweede halfjaar`, `halfjaar 2`.
  private static func half(_ first: String, _ second: String) -> Int? {
    if first == "halfjaar" || first == "helft" { return half(second) }
    guard second == "halfjaar" || second == "helft" else { return nil }
    switch first {
    case "1e", "1ste", "eerste": return 1
    case "2e", "2de", "tweede": return 2
    default: return half(first)
    }
  }

  /// A name, two digits, or with `short` one digit.
  private static func monthNumber(_ text: String, short: Bool) -> Int? {
    if let month = monthNames[text] { return month }
    guard text.utf8.count == 2 || (short && text.utf8.count == 1) else { return nil }
    return number(text)
  }

  private static func number(_ text: String) -> Int? {
    guard !text.isEmpty, text.utf8.count <= 4, text.utf8.allSatisfy({ $0 >= 48 && $0 <= 57 }) else { return nil }
    return Int(text)
  }

  /// Dutch names and short names, and the English short names of spreadsheets that are set to English.
  private static let monthNames: [String: Int] = [
    "januari": 1, "jan": 1, "februari": 2, "feb": 2, "maart": 3, "mrt": 3, "maa": 3, "mar": 3, "april": 4, "apr": 4,
    "mei": 5, "may": 5, "juni": 6, "jun": 6, "juli": 7, "jul": 7, "augustus": 8, "aug": 8, "september": 9, "sep": 9,
    "sept": 9, "oktober": 10, "okt": 10, "oct": 10, "november": 11, "nov": 11, "december": 12, "dec": 12,
  ]
}

extension ImportPeriod {
  /// The period as a fact of this kind is dated, or nil when it does not fit the kind.
  func fitted(to kind: HousingKind) -> ImportPeriod? {
    switch (kind, self) {
    case (.target, .halfYear), (.adjustment, .halfYear), (.housed, .halfYear), (.housed, .month): self
    case (.population, .year), (.balance, .day): self
    case (.population, .day(let day)): day.components.month == 1 && day.components.day == 1 ? .year(day.year) : nil
    default: nil
    }
  }

  /// The days on any of which the area may exist: the whole month, otherwise the first day only.
  var days: Period {
    switch self {
    case .halfYear(let half): Period(from: half.firstDay, until: half.firstDay.adding(days: 1))
    case .month(let month): month.period
    case .year(let year):
      // Years are read as 1900 to 2100 or given by a caller; a year without a calendar is no year of a fact.
      DayText.only(Day(year: year, month: 1, day: 1) ?? Day(number: 0))
    case .day(let day): DayText.only(day)
    }
  }

  /// In Dutch: "2022-2", "juli 2022", "2022", "1 juli 2022".
  var shown: String {
    switch self {
    case .halfYear(let half): "halfjaar \(half)"
    case .month(let month): "\(DayText.months[month.month - 1]) \(month.year)"
    case .year(let year): "\(year)"
    case .day(let day): DayText.text(day)
    }
  }
}
