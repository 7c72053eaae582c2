// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Exact
import Rulebook
public import Territory

/// The figures of what municipalities are paid, by their names.
extension ChainBook {
  /// A figure of a municipality, or of all municipalities of a larger area, in a year or a month; not applicable where
  /// nothing is paid.
  func funding(_ measure: Measure, _ area: AreaCode, _ period: FigurePeriod) -> Figure? {
    guard ReceptionFact.years.contains(period.firstDay.year) else { return nil }
    let ledger = FundingLedger(self)
    let figure =
      area.kind == .municipality ? ledger.figure(measure, area, period) : ledger.total(measure, area, period)
    return figure ?? Figure(.measure(measure, area, period), unknown: .notApplicable, unit: .euro)
  }

  /// What a project cost in a year, or how far it is over its budget by then.
  func transition(_ measure: Measure, _ project: Slug, _ year: Int) -> Figure? {
    guard let record = state.funding.projects.current(project, at: known), ReceptionFact.years.contains(year) else {
      return nil
    }
    let view = FundingLedger(self).transition(record, year)
    return switch measure {
    case .transitionCosts: view.spent
    case .transitionOverrun: view.overrun
    default: nil
    }
  }

  /// What a municipality reported of its realised places, by day.
  func placeReports(of municipality: AreaCode) -> [(day: Day, report: Version)] {
    state.displaced.days(.displacedPlaces, municipality).compactMap { day in
      placeKey(municipality, day).flatMap { state.numbers[$0]?.current(at: known) }.map { (day, $0) }
    }
  }

  private func placeKey(_ municipality: AreaCode, _ day: Day) -> SeriesKey? {
    SeriesKey(displaced: .displacedPlaces, municipality, .day(day))
  }

  /// What a municipality reported of the people in private reception who were given a benefit in a month.
  func privateReport(of municipality: AreaCode, _ month: Month) -> Version? {
    SeriesKey(displaced: .displacedPrivateMonths, municipality, .month(month)).flatMap {
      state.numbers[$0]?.current(at: known)
    }
  }
}

extension Measure {
  /// Whether it is a figure of what municipalities are paid for people from Ukraine.
  public var isOfFunding: Bool {
    switch self {
    case .claim, .placesPay, .privatePay, .allowancesPaid, .livingComponentPaid, .transitionCosts, .transitionOverrun,
      .receipts, .actualCosts, .costDifference, .advance, .settled, .toSettle, .advanceDeadline, .accountDeadline,
      .settlementDeadline:
      true
    default: false
    }
  }
}

extension FundingLedger {
  /// A figure of a municipality.
  func figure(_ measure: Measure, _ municipality: AreaCode, _ period: FigurePeriod) -> Figure? {
    switch period {
    case .month(let month): return claim(of: municipality, in: month)?[measure]
    case .year(let year):
      if let deadline = deadlines(of: municipality, in: year).first(where: { $0.deadline.reference.measure == measure })
      {
        return deadline.deadline
      }
      return claim(of: municipality, in: year)?[measure]
    case .day, .halfYear: return nil
    }
  }

  /// The sum over the municipalities of a larger area: a lower bound when some are not known.
  func total(_ measure: Measure, _ area: AreaCode, _ period: FigurePeriod) -> Figure? {
    guard ClaimAmounts.added.contains(measure) || measure == .claim || measure == .receipts,
      case .year(let year) = period
    else { return nil }
    let reference = FigureReference.measure(measure, area, period)
    let parts = municipalities(in: area, year).compactMap { figure(measure, $0, period) }
    return sum(parts, as: reference)
  }

  /// The municipalities of an area that were there on any day of a year, also those that ended in it.
  public func municipalities(in area: AreaCode, _ year: Int) -> [AreaCode] {
    let first = max(FigurePeriod.year(year).firstDay, Territory.firstDay)
    let last = max(ruleDay(of: year), first)
    let starts = book.territory.municipalities(in: area, on: first).map(\.code)
    let ends = book.territory.municipalities(in: area, on: last).map(\.code)
    return Array(Set(starts).union(ends)).filter { days(of: $0, in: year) != nil }.sorted()
  }

  /// The sum of amounts; when some are unknown a lower bound, and when all are the reason of the first.
  func sum(_ parts: [Figure], as reference: FigureReference, citing rules: [RuleVersion] = []) -> Figure {
    guard parts.contains(where: { $0.number == nil }) else {
      return Figure(reference, .sum, parts, unit: .euro, citing: rules)
    }
    guard parts.contains(where: { $0.number != nil }) else {
      return Figure(reference, unknown: parts[0].unknownReason ?? .notReported, unit: .euro, parts: parts)
    }
    return book.known(parts, as: reference, unit: .euro)
  }
}

extension FigureReference {
  /// The measure of a figure of an area.
  fileprivate var measure: Measure? {
    if case .measure(let measure, _, _) = self { measure } else { nil }
  }
}
