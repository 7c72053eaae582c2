// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Exact
import Rulebook

/// On which days a term does not end (Algemene termijnenwet, G-6).
extension ChainBook {
  /// The day itself, or the first one after it that is no Saturday, Sunday or recognised holiday (erkende feestdag).
  func workingDay(from day: Day) -> Day {
    var day = day
    while day.weekday > 5 || holidays(in: day.year).contains(day) { day = day.adding(days: 1) }
    return day
  }

  /// The recognised holidays of a year, by the rules as known: each a day and a month, or so many days from Easter.
  func holidays(in year: Int) -> Set<Day> {
    let lastDay = FigurePeriod.year(year + 1).firstDay.adding(days: -1)
    guard case .text(let words)? = rulebook.version(of: "G-6.feestdagen", on: lastDay, knownAt: known)?.value else {
      return []
    }
    return Set(words.split(separator: ",").compactMap { ChainBook.holiday($0.drop { $0 == " " }, in: year) })
  }

  private static func holiday(_ word: Substring, in year: Int) -> Day? {
    let easter = "pasen"
    if word.hasPrefix(easter) {
      return Int(word.dropFirst(easter.count)).flatMap { Day.easter(year)?.adding(days: $0) }
    }
    let numbers = word.split(separator: "-").compactMap { Int($0) }
    return numbers.count == 2 ? Day(year: year, month: numbers[1], day: numbers[0]) : nil
  }
}
