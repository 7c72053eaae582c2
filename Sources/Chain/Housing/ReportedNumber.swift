// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

public import Exact
import Territory

/// What became of a number that an entry recorded: for the page of the entry and for judging a correction.
public struct ReportedNumber: Hashable, Sendable {
  /// What the number is a figure of.
  public let reference: FigureReference
  /// The number as it was first recorded.
  public let original: Int
  /// The number after all corrections; nil when it was withdrawn.
  public let current: Int?
  /// The entries that corrected it, in order, each with the number it left; nil for a withdrawal.
  public let corrections: [(source: FactSource, value: Int?)]

  /// Whether everything is the same.
  public static func == (left: ReportedNumber, right: ReportedNumber) -> Bool {
    left.reference == right.reference && left.original == right.original && left.current == right.current
      && left.corrections.map(\.source) == right.corrections.map(\.source)
  }

  /// Feeds what identifies the number to `hasher`.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(reference)
    hasher.combine(original)
    hasher.combine(current)
  }
}

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

extension ChainState {
  /// What became of the number that `fact` recorded in the entry at `position`.
  public func reported(_ fact: HousingFact, at position: Int) -> ReportedNumber? {
    guard let reference = fact.references.first else { return nil }
    guard let key = fact.seriesKey else { return exchange(fact, at: position, reference) }
    let versions = housing.series(key)?.versions.filter { $0.root == UInt32(position) } ?? []
    guard let first = versions.first(where: { !$0.isCorrection }), let last = versions.last else { return nil }
    return ReportedNumber(
      reference: reference, original: Int(first.value), current: last.isWithdrawn ? nil : Int(last.value),
      corrections: versions.filter(\.isCorrection).map {
        (source(of: $0), $0.isWithdrawn ? nil : Int($0.value))
      })
  }

  /// Whether the same number, with the same qualifier, certainty and role, counts already for what `fact` is about.
  public func alreadyHas(_ fact: HousingFact) -> Bool {
    guard let count = fact.count, let key = fact.seriesKey, let series = housing.series(key) else { return false }
    return fact.role == .comparison
      ? series.reports(at: .endOfTime).contains { $0.says(count) }
      : series.current(at: .endOfTime)?.says(count) ?? false
  }

  /// Whether targets of this half-year were changed jointly.
  public func hasExchanges(in halfYear: HalfYear) -> Bool { housing.exchanges[halfYear] != nil }

  /// Whether the same number was ever reported for what `fact` is about, whatever became of it.
  public func hasReported(_ fact: HousingFact) -> Bool {
    guard let count = fact.count, let key = fact.seriesKey else { return false }
    return housing.series(key)?.versions.contains { $0.says(count) } ?? false
  }

  private func exchange(_ fact: HousingFact, at position: Int, _ reference: FigureReference) -> ReportedNumber? {
    guard case .exchange(let halfYear, _) = fact,
      let record = housing.exchanges[halfYear]?.first(where: { $0.version.position == UInt32(position) })
    else { return nil }
    return ReportedNumber(
      reference: reference, original: 0, current: record.withdrawn == nil ? 0 : nil,
      corrections: record.withdrawn.map { [(source(of: $0), nil)] } ?? [])
  }
}

extension Version {
  /// Whether it gives this number, with its qualifier and certainty.
  fileprivate func says(_ count: Count) -> Bool {
    Int(value) == count.value && qualifier == count.qualifier && certainty == count.certainty
  }
}
