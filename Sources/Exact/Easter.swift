// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

extension Day {
  /// Easter Sunday (eerste paasdag) of a year in the Gregorian calendar; nil outside the years 1583 to 9999.
  ///
  /// The anonymous Gregorian algorithm (Nature, 20 April 1876; Meeus, "Astronomical Algorithms", chapter 8).
  public static func easter(_ year: Int) -> Day? {
    guard (1583...9999).contains(year) else { return nil }
    let golden = year % 19
    let (century, yearOfCentury) = year.quotientAndRemainder(dividingBy: 100)
    let moonShift = (century - (century + 8) / 25 + 1) / 3
    let epact = (19 * golden + century - century / 4 - moonShift + 15) % 30
    let toSunday = (32 + 2 * (century % 4) + 2 * (yearOfCentury / 4) - epact - yearOfCentury % 4) % 7
    let lateMoon = (golden + 11 * epact + 22 * toSunday) / 451
    let days = epact + toSunday - 7 * lateMoon
    return Day(year: year, month: 3, day: 22)?.adding(days: days)
  }
}
