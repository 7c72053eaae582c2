// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Exact
import Rulebook
import Territory

/// People housed, month by month and in all.
extension ChainBook {
  /// The whole months of a half-year up to and including `day`.
  func wholeMonths(of halfYear: HalfYear, upTo day: Day) -> [Month] {
    halfYear.months.filter { $0.adding(months: 1).firstDay <= day.adding(days: 1) }
  }

  /// People housed in a month within the area as it is divided on `day`.
  func housed(in area: AreaCode, _ month: Month, on day: Day) -> Figure {
    let reference = FigureReference.measure(.housed, area, .month(month))
    let own = recorded(SeriesKey(.housedInMonth, area, month.index), as: reference)
    if area.kind == .municipality {
      let parts = parts(of: area, on: day, asOf: month.firstDay)
      guard parts != [area] else { return own ?? Figure(reference, unknown: .notReported) }
      // Merged since: what the parts reported, and what the new municipality itself reported over the month.
      let others = parts.filter { $0 != area }.compactMap {
        recorded(SeriesKey(.housedInMonth, $0, month.index), as: .measure(.housed, $0, .month(month)))
      }
      let all = [own].compactMap(\.self) + others
      return all.isEmpty ? Figure(reference, unknown: .notReported) : Figure(reference, .sum, all)
    }
    if let own { return own }
    let figures = municipalities(in: area, on: day).map { housed(in: $0, month, on: day) }
    if figures.allSatisfy({ $0.number == nil }) { return Figure(reference, unknown: .notReported) }
    return Figure(reference, sumOf: figures)
  }

  /// People housed in the whole months of a half-year up to and including `day`.
  func housed(in area: AreaCode, _ halfYear: HalfYear, upTo day: Day) -> Figure {
    remember(Question(.housed, area, halfYear, on: day)) {
      let reference = FigureReference.measure(.housed, area, .halfYear(halfYear))
      let isOver = day >= halfYear.lastDay
      let months = wholeMonths(of: halfYear, upTo: day)
      let byMonth = total(months.map { housed(in: area, $0, on: day) }, as: reference)
      guard isOver else { return byMonth }
      if let table = recorded(SeriesKey(.housedInHalfYear, area, halfYear.index), as: reference) {
        return Figure(
          reference, choosing: table, over: byMonth.number == nil ? [] : [byMonth], because: .halfYearTableWins)
      }
      // Municipalities that gave the half-year as a whole have no months to add up.
      let isComplete = byMonth.number != nil && byMonth.qualifier == .exact
      guard area.kind != .municipality, !isComplete else { return byMonth }
      let sum = Figure(
        reference,
        sumOf: municipalities(in: area, on: day).map { housed(in: $0, halfYear, upTo: day) })
      return sum.number == nil ? byMonth : sum
    }
  }

  /// The sum over months: of the months that are known when some are, and then a lower bound.
  private func total(_ months: [Figure], as reference: FigureReference) -> Figure {
    let reported = months.filter { $0.number != nil }
    if reported.count == months.count { return Figure(reference, .sum, months) }
    if reported.isEmpty {
      // Part of an area may have reported: then there is no sum, but not nothing either.
      let isSilent = months.allSatisfy { $0.unknownReason == .notReported }
      return Figure(reference, unknown: isSilent ? .notReported : .partUnknown, parts: months)
    }
    let sum = Figure(reference, .sum, reported)
    return Figure(
      reference, sum.value, qualifier: sum.qualifier.adding(.atLeast), certainty: sum.certainty,
      derivation: .partial(reported, missing: months.filter { $0.number == nil }))
  }

  /// People housed in the twelve whole months before `day`.
  func housedTwelveMonths(in area: AreaCode, before day: Day) -> Figure {
    let reference = FigureReference.measure(.housedTwelveMonths, area, .day(day))
    let halfYear = HalfYear(containing: day)
    if halfYear.firstDay == day {
      let halves = [halfYear.previous.previous, halfYear.previous]
      return Figure(reference, sumOf: halves.map { housed(in: area, $0, upTo: $0.lastDay) })
    }
    let current = Month(containing: day)
    let months = (1...12).reversed().map { current.adding(months: -$0) }
    return total(months.map { housed(in: area, $0, on: $0.adding(months: 1).firstDay.adding(days: -1)) }, as: reference)
  }
}
