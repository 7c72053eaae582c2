// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Exact
import Rulebook
import Territory

/// A joint change of targets as it was recorded.
struct ExchangeRecord: Hashable, Sendable {
  let changes: [TargetChange]
  var version: Version
  /// When it was withdrawn, by which entry; nil while it stands.
  var withdrawn: Version?
}

/// What the journal says about housing besides the numbers: joint changes, and where numbers begin and end.
struct HousingState: Equatable, Sendable {
  private(set) var exchanges: [HalfYear: [ExchangeRecord]] = [:]
  /// The earliest half-year in which a balance of a municipality was laid down: before it none can be known.
  private(set) var firstMunicipalBalance: HalfYear?
  /// The same for provinces, regions and the country.
  private(set) var firstAreaBalance: [AreaCode: HalfYear] = [:]
  /// The years for which inhabitants were recorded, beside the table of the program.
  private(set) var populationYears: Set<Int> = []
  /// The earliest half-year with any fact.
  private(set) var firstHalfYear: HalfYear?
  /// The latest half-year with any fact.
  private(set) var lastHalfYear: HalfYear?
  /// Grows when anything of the above changes. Most facts are numbers that change nothing here.
  private(set) var edition = 0

  /// Adds a fact and tells under which key its corrections belong.
  mutating func apply(
    _ fact: HousingFact, _ envelope: Envelope, _ numbers: inout SeriesTable
  ) -> CorrectionTarget {
    switch fact {
    case .target(let area, let halfYear, let count, let role):
      note(halfYear)
      return numbers.insert(count, envelope, SeriesKey(.target, area, halfYear.index, role))
    case .housed(let area, .month(let month), let count, let role):
      note(HalfYear(containing: month))
      return numbers.insert(count, envelope, SeriesKey(.housedInMonth, area, month.index, role))
    case .housed(let area, .halfYear(let halfYear), let count, let role):
      note(halfYear)
      return numbers.insert(count, envelope, SeriesKey(.housedInHalfYear, area, halfYear.index, role))
    case .balance(let area, let day, let count, let role):
      let halfYear = HalfYear(containing: day)
      note(halfYear)
      if role == .leading { noteBalance(of: area, in: halfYear) }
      return numbers.insert(count, envelope, SeriesKey(.balance, area, day.number, role))
    case .adjustment(let area, let halfYear, let count):
      note(halfYear)
      return numbers.insert(count, envelope, SeriesKey(.adjustment, area, halfYear.index))
    case .exchange(let halfYear, let changes):
      note(halfYear)
      let record = ExchangeRecord(changes: changes, version: envelope.version(of: Count(0)))
      exchanges[halfYear, default: []].append(record)
      edition += 1
      return .exchange(halfYear)
    case .population(let area, let year, let count):
      if populationYears.insert(year).inserted { edition += 1 }
      return numbers.insert(count, envelope, SeriesKey(.population, area, Int32(year)))
    }
  }

  /// Takes back a joint change.
  mutating func withdrawExchange(in halfYear: HalfYear, root: UInt32, _ envelope: Envelope) {
    let index = exchanges[halfYear]?.firstIndex { $0.version.position == root }
    if let index {
      exchanges[halfYear]?[index].withdrawn = envelope.version(of: Count(0), root: root, isWithdrawn: true)
      edition += 1
    }
  }

  private mutating func noteBalance(of area: AreaCode, in halfYear: HalfYear) {
    if area.kind == .municipality {
      extend(\.firstMunicipalBalance, to: halfYear, min)
    } else {
      extend(\.firstAreaBalance[area], to: halfYear, min)
    }
  }

  private mutating func note(_ halfYear: HalfYear) {
    extend(\.firstHalfYear, to: halfYear, min)
    extend(\.lastHalfYear, to: halfYear, max)
  }

  /// Moves a bound when a half-year lies beyond it.
  private mutating func extend(
    _ bound: WritableKeyPath<HousingState, HalfYear?>, to halfYear: HalfYear, _ choose: (HalfYear, HalfYear) -> HalfYear
  ) {
    let now = self[keyPath: bound]
    let then = now.map { choose($0, halfYear) } ?? halfYear
    guard now != then else { return }
    self[keyPath: bound] = then
    edition += 1
  }
}
