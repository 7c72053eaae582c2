// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Testing

@testable import Exact

@Suite struct EasterTests {
  /// The first and the last day on which it can fall, and years around them.
  @Test(arguments: [
    "1818-03-22", "1943-04-25", "1961-04-02", "1981-04-19", "2000-04-23", "2008-03-23", "2011-04-24", "2022-04-17",
    "2023-04-09", "2024-03-31", "2025-04-20", "2026-04-05", "2027-03-28", "2038-04-25", "2049-04-18", "2076-04-19",
  ]) func knownYears(iso: String) throws {
    let day = try #require(Day(iso: iso))
    #expect(Day.easter(day.year) == day)
  }

  /// In every year it is a Sunday from 22 March to 25 April.
  @Test func alwaysASundayInSpring() throws {
    for year in 1583...9999 {
      let day = try #require(Day.easter(year))
      let (_, month, number) = day.components
      #expect(day.weekday == 7 && (month == 3 ? number >= 22 : month == 4 && number <= 25), "\(day)")
    }
  }

  @Test(arguments: [1582, 0, -4, 10_000, .max, .min]) func yearsWithout(year: Int) {
    #expect(Day.easter(year) == nil)
  }
}
