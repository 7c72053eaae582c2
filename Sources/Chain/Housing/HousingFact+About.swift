// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

public import Exact
import Territory

/// What a fact about housing is about.
extension HousingFact {
  /// The names of the figures that the fact says something about.
  public var references: [FigureReference] {
    switch self {
    case .target(let area, let halfYear, _, let role):
      [.measure(role == .leading ? .target : .officialTarget, area, .halfYear(halfYear))]
    case .housed(let area, .month(let month), _, _): [.measure(.housed, area, .month(month))]
    case .housed(let area, .halfYear(let halfYear), _, _): [.measure(.housed, area, .halfYear(halfYear))]
    case .balance(let area, let day, _, _): [.measure(.opening, area, .halfYear(HalfYear(containing: day)))]
    case .adjustment(let area, let halfYear, _): [.measure(.adjustment, area, .halfYear(halfYear))]
    case .exchange(let halfYear, let changes): changes.map { .measure(.target, $0.area, .halfYear(halfYear)) }
    case .population(let area, let year, _): [.measure(.population, area, .year(year))]
    }
  }

  /// The number that the fact records; nil for a joint change, which has several.
  public var count: Count? {
    switch self {
    case .target(_, _, let count, _), .housed(_, _, let count, _), .balance(_, _, let count, _),
      .adjustment(_, _, let count), .population(_, _, let count):
      count
    case .exchange: nil
    }
  }

  /// The period or day that the fact is about.
  public var period: FigurePeriod {
    switch self {
    case .target(_, let halfYear, _, _), .adjustment(_, let halfYear, _), .exchange(let halfYear, _):
      .halfYear(halfYear)
    case .housed(_, .month(let month), _, _): .month(month)
    case .housed(_, .halfYear(let halfYear), _, _): .halfYear(halfYear)
    case .balance(_, let day, _, _): .day(day)
    case .population(_, let year, _): .year(year)
    }
  }

  /// The first day of the period in which people were housed; nil for a fact about something else.
  public var firstDayHoused: Day? {
    switch self {
    case .housed(_, .month(let month), _, _): month.firstDay
    case .housed(_, .halfYear(let halfYear), _, _): halfYear.firstDay
    default: nil
    }
  }

  /// Whether the number is reckoned with.
  public var role: FactRole {
    switch self {
    case .target(_, _, _, let role), .housed(_, _, _, let role), .balance(_, _, _, let role): role
    case .adjustment, .exchange, .population: .leading
    }
  }

  /// The key under which the folded state keeps the number; nil for a joint change.
  var seriesKey: SeriesKey? {
    switch self {
    case .target(let area, let halfYear, _, let role): SeriesKey(.target, area, halfYear.index, role)
    case .housed(let area, .month(let month), _, let role): SeriesKey(.housedInMonth, area, month.index, role)
    case .housed(let area, .halfYear(let half), _, let role): SeriesKey(.housedInHalfYear, area, half.index, role)
    case .balance(let area, let day, _, let role): SeriesKey(.balance, area, day.number, role)
    case .adjustment(let area, let halfYear, _): SeriesKey(.adjustment, area, halfYear.index)
    case .population(let area, let year, _): SeriesKey(.population, area, Int32(year))
    case .exchange: nil
    }
  }
}
