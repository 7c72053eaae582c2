// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Exact
import Rulebook
import Territory

/// What a number in the folded state is about, in eight bytes.
struct SeriesKey: Hashable, Sendable {
  enum Subject: UInt8 {
    case target, housedInMonth, housedInHalfYear, balance, adjustment, population
  }

  private let packed: UInt64

  init(_ subject: Subject, _ area: AreaCode, _ period: Int32, _ role: FactRole = .leading) {
    let head = UInt64(subject.rawValue) << 1 | (role == .comparison ? 1 : 0)
    let place = UInt64(area.kind.rawValue) << 48 | UInt64(area.number) << 32
    packed = head << 56 | place | UInt64(UInt32(bitPattern: period))
  }
}

/// A joint change of targets as it was recorded.
struct ExchangeRecord: Hashable, Sendable {
  let changes: [TargetChange]
  var version: Version
  /// When it was withdrawn, by which entry; nil while it stands.
  var withdrawn: Version?
}

/// Everything the journal says about housing, folded so that any number is found in a few steps for both clocks.
struct HousingState: Equatable, Sendable {
  private(set) var series: [SeriesKey: Series] = [:]
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

  func series(_ key: SeriesKey) -> Series? { series[key] }

  /// Adds a fact and tells under which key its corrections belong.
  mutating func apply(_ fact: HousingFact, _ envelope: Envelope) -> CorrectionTarget {
    switch fact {
    case .target(let area, let halfYear, let count, let role):
      note(halfYear)
      return insert(count, envelope, SeriesKey(.target, area, halfYear.index, role))
    case .housed(let area, .month(let month), let count, let role):
      note(HalfYear(containing: month))
      return insert(count, envelope, SeriesKey(.housedInMonth, area, month.index, role))
    case .housed(let area, .halfYear(let halfYear), let count, let role):
      note(halfYear)
      return insert(count, envelope, SeriesKey(.housedInHalfYear, area, halfYear.index, role))
    case .balance(let area, let day, let count, let role):
      let halfYear = HalfYear(containing: day)
      note(halfYear)
      if role == .leading { noteBalance(of: area, in: halfYear) }
      return insert(count, envelope, SeriesKey(.balance, area, day.number, role))
    case .adjustment(let area, let halfYear, let count):
      note(halfYear)
      return insert(count, envelope, SeriesKey(.adjustment, area, halfYear.index))
    case .exchange(let halfYear, let changes):
      note(halfYear)
      let record = ExchangeRecord(changes: changes, version: envelope.version(of: Count(0)))
      exchanges[halfYear, default: []].append(record)
      return .exchange(halfYear)
    case .population(let area, let year, let count):
      populationYears.insert(year)
      return insert(count, envelope, SeriesKey(.population, area, Int32(year)))
    }
  }

  /// Changes or withdraws what an earlier entry said.
  mutating func correct(_ target: CorrectionTarget, root: UInt32, replacement: Int?, _ envelope: Envelope) {
    switch target {
    case .none: return
    case .series(let key):
      guard let original = series[key]?.versions.first(where: { $0.position == root }) else { return }
      let count = Count(replacement ?? 0, .exact, certainty: original.certainty == .invented ? .invented : .reported)
      series[key]?.insert(envelope.version(of: count, root: root, isWithdrawn: replacement == nil))
    case .exchange(let halfYear):
      let index = exchanges[halfYear]?.firstIndex { $0.version.position == root }
      if let index {
        exchanges[halfYear]?[index].withdrawn = envelope.version(of: Count(0), root: root, isWithdrawn: true)
      }
    }
  }

  private mutating func insert(_ count: Count, _ envelope: Envelope, _ key: SeriesKey) -> CorrectionTarget {
    series[key, default: Series()].insert(envelope.version(of: count))
    return .series(key)
  }

  private mutating func noteBalance(of area: AreaCode, in halfYear: HalfYear) {
    if area.kind == .municipality {
      firstMunicipalBalance = min(firstMunicipalBalance ?? halfYear, halfYear)
    } else {
      firstAreaBalance[area] = min(firstAreaBalance[area] ?? halfYear, halfYear)
    }
  }

  private mutating func note(_ halfYear: HalfYear) {
    firstHalfYear = min(firstHalfYear ?? halfYear, halfYear)
    lastHalfYear = max(lastHalfYear ?? halfYear, halfYear)
  }
}

/// Where a correction of an entry belongs.
enum CorrectionTarget: Hashable, Sendable {
  /// The entry cannot be corrected: it is a correction or an opening itself.
  case none
  case series(SeriesKey)
  case exchange(HalfYear)
}

/// The envelope of an entry in the few bytes that the folded state keeps of it.
struct Envelope: Sendable {
  let position: UInt32
  let recorded: Moment
  let known: Moment
  let origin: UInt32

  func version(of count: Count, root: UInt32? = nil, isWithdrawn: Bool = false) -> Version {
    Version(
      known: known, recorded: recorded, position: position, root: root ?? position, value: Int32(count.value),
      origin: origin, qualifier: count.qualifier, certainty: count.certainty, isWithdrawn: isWithdrawn)
  }
}
