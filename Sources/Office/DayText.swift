// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
public import Exact

/// Days in Dutch words, as faults name them.
public enum DayText {
  /// The months, January first.
  public static let months = [
    "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november",
    "december",
  ]

  /// "24 maart 2022".
  public static func text(_ day: Day) -> String {
    let (year, month, number) = day.components
    return "\(number) \(months[month - 1]) \(year)"
  }

  /// The period of one day.
  public static func only(_ day: Day) -> Period { Period(from: day, until: day.adding(days: 1)) }
}

extension Day {
  /// The day in Dutch words.
  var words: String { DayText.text(self) }
}

extension FigurePeriod {
  /// The period in words when it is a day; else as it is written.
  var words: String {
    if case .day(let day) = self { day.words } else { "\(self)" }
  }
}
