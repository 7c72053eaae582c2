// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Exact
import Rulebook
import Territory

/// The first page in numbers: the country on the reference day.
public struct NationalPicture: Sendable {
  /// The running half-year of the country.
  public let ledger: HousingLedger
  /// The extra aim beside the legal target (rule R1.22); unknown when there is none.
  public let aim: Figure
  /// People housed in the half-year before.
  public let housedHalfYear: Figure
  /// People housed in the twelve months before the reference day.
  public let housedTwelveMonths: Figure
  /// The balances below zero at the start of the half-year, added up (rule R1.18: gross).
  public let grossArrears: Figure
  /// The balances above zero at the start of the half-year, added up (gross).
  public let grossAdvance: Figure
}

/// Figures by their name, and the first page.
extension ChainBook {
  /// The country on the reference day.
  public func nationalPicture() -> NationalPicture {
    let halfYear = HalfYear(containing: perspective.day)
    return NationalPicture(
      ledger: ledger(of: .netherlands, in: halfYear), aim: aim(halfYear),
      housedHalfYear: housed(in: .netherlands, halfYear.previous, upTo: halfYear.previous.lastDay),
      housedTwelveMonths: housedTwelveMonths(in: .netherlands, before: perspective.day),
      grossArrears: gross(.grossArrears, of: .netherlands, halfYear),
      grossAdvance: gross(.grossAdvance, of: .netherlands, halfYear))
  }

  /// The figure with this name, with its tree; nil when there is no such figure.
  public func figure(_ reference: FigureReference) -> Figure? {
    switch reference {
    case .rule(let id): return namedRule(id)
    case .measure(let measure, let area, .day(let day)):
      return day == perspective.day ? onDay(measure, area) : on(day).figure(reference)
    case .measure(let measure, let area, .year(let year)) where measure.isOfFunding:
      return funding(measure, area, .year(year))
    case .measure(let measure, let area, .month(let month)) where measure.isOfFunding:
      return funding(measure, area, .month(month))
    case .dossier(let measure, let slug, .year(let year)) where measure.isOfFunding:
      return transition(measure, slug, year)
    case .dossier(let measure, let slug, .year(let cycle)): return spreadDossier(measure, slug, cycle)
    case .dossier(let measure, let slug, let period):
      guard case .day(let day) = period, day != perspective.day else { return dossier(measure, slug, period) }
      return on(day).dossier(measure, slug, period)
    case .measure(.displacedPrivateMonths, let area, .month(let month)):
      return displacedPrivateMonths(of: area, in: month)
    case .measure(let measure, let area, let period) where measure.isFlow: return reception(measure, area, period)
    case .measure(let measure, let area, .halfYear(let halfYear)): return inHalfYear(measure, area, halfYear)
    case .measure(.housed, let area, .month(let month)):
      return housed(in: area, month, on: month.adding(months: 1).firstDay.adding(days: -1))
    case .measure(.population, let area, .year(let year)):
      let day = Day(year: year, month: 1, day: 1) ?? perspective.day
      let composition = territory.exists(area, on: day) ? day : perspective.day
      return population(of: area, on: composition, year: year)
    case .measure(.prosperity, let area, .year(let year)): return prosperity(of: area, year: year)
    case .measure(let measure, let area, .year(let cycle)) where measure.isOfArrears:
      return isCycle(cycle) ? supervisionFigure(measure, area, .year(cycle), on: day(in: cycle)) : nil
    case .measure(let measure, let area, .year(let cycle)): return spreadFigure(measure, area, cycle)
    case .measure: return nil
    }
  }

  /// Other published numbers for the same thing: recorded in the journal to compare, or given by the rule files.
  public func comparisons(with reference: FigureReference) -> [Figure] {
    let recorded = comparisonKey(reference).flatMap { state.numbers[$0] }?.reports(at: known) ?? []
    let published = rulebook.rules.filter { $0.comparesWith == reference.description }.flatMap(\.versions)
      .filter { $0.isKnown(at: known) }
    let relations = rulebook.relations.filter { $0.comparesWith == reference.description }.map(relationFigure)
    return recorded.map { figure($0, as: reference, unit: unit(of: reference)) } + published.map { Figure($0) }
      + relations.filter { $0.number != nil }
  }

  private func unit(of reference: FigureReference) -> Unit {
    if case .measure(let measure, _, _) = reference, measure == .portfolio || measure.isDisplacedPlaces {
      .places
    } else {
      .people
    }
  }

  private func comparisonKey(_ reference: FigureReference) -> SeriesKey? {
    switch reference {
    case .measure(.opening, let area, .halfYear(let halfYear)):
      SeriesKey(.balance, area, halfYear.firstDay.number, .comparison)
    case .measure(.housed, let area, .halfYear(let halfYear)):
      SeriesKey(.housedInHalfYear, area, halfYear.index, .comparison)
    case .measure(.housed, let area, .month(let month)): SeriesKey(.housedInMonth, area, month.index, .comparison)
    case .measure(.target, let area, .halfYear(let halfYear)),
      .measure(.officialTarget, let area, .halfYear(let halfYear)):
      SeriesKey(.target, area, halfYear.index, .comparison)
    case .measure(let measure, let area, let period):
      SeriesKey(measure, area, period, .comparison) ?? SeriesKey(displaced: measure, area, period, .comparison)
    default: nil
    }
  }

  /// The same calculations about another day.
  private func on(_ day: Day) -> ChainBook {
    seen(from: Perspective(day: day, known: known))
  }

  private func onDay(_ measure: Measure, _ area: AreaCode) -> Figure? {
    let day = perspective.day
    if measure == .housedTwelveMonths { return housedTwelveMonths(in: area, before: day) }
    if measure == .land { return land(of: area) }
    if measure == .homePlaces || measure == .homePlacesBeside { return homePlaces(measure, in: area, on: day) }
    guard territory.exists(area, on: day) else {
      return Figure(.measure(measure, area, .day(day)), unknown: .noSuchArea)
    }
    if let figure = reception(measure, area, .day(day)) ?? crisisFigure(measure, area, on: day) { return figure }
    if let figure = displacedFigure(measure, area) { return figure }
    if let figure = supervisionFigure(measure, area, on: day) { return figure }
    if measure == .provincialTask || measure == .provincialTaskMinors {
      return provincialTask(measure, area, on: day)
    }
    return inHalfYear(measure, area, HalfYear(containing: perspective.day))
  }

  private func inHalfYear(_ measure: Measure, _ area: AreaCode, _ halfYear: HalfYear) -> Figure? {
    let day = lastDay(in: halfYear)
    guard territory.exists(area, on: day) else {
      return Figure(.measure(measure, area, .halfYear(halfYear)), unknown: .noSuchArea)
    }
    if let figure = supervisionFigure(measure, area, .halfYear(halfYear), on: day) { return figure }
    switch measure {
    case .aim: return area == .netherlands ? aim(halfYear) : nil
    case .grossArrears, .grossAdvance: return gross(measure, of: area, halfYear)
    case .balance: return balance(of: area, halfYear, on: day)
    case .housed: return housed(in: area, halfYear, upTo: day)
    case .housedTwelveMonths: return nil
    default:
      let reference = FigureReference.measure(measure, area, .halfYear(halfYear))
      let ledger = ledger(of: area, in: halfYear)
      if measure == .population { return ledger.population }
      return ledger.figures.first { $0.reference == reference }
        ?? Figure(reference, unknown: .notApplicable)
    }
  }

  private func aim(_ halfYear: HalfYear) -> Figure {
    let reference = FigureReference.measure(.aim, .netherlands, .halfYear(halfYear))
    let rule = ruleFigure("R1.22.streefaantal", on: halfYear.firstDay)
    return rule.number == nil ? Figure(reference, unknown: .notApplicable) : rule.renamed(reference)
  }

  private func gross(_ measure: Measure, of area: AreaCode, _ halfYear: HalfYear) -> Figure {
    let reference = FigureReference.measure(measure, area, .halfYear(halfYear))
    let day = lastDay(in: halfYear)
    let openings = municipalities(in: area, on: day).map { opening(of: $0, halfYear, on: day) }
    let missing = openings.count { $0.number == nil }
    guard missing == 0 else {
      return Figure(reference, unknown: .partsMissing(missing, of: openings.count))
    }
    let side = openings.filter { ($0.whole ?? 0).signum() == (measure == .grossArrears ? -1 : 1) }
    return Figure(reference, .sum, side, citing: cite("R1.18", on: halfYear.firstDay))
  }
}
