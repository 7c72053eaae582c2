// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Exact
import Rulebook
import Territory

/// What a number in the folded state is about, in eight bytes.
struct SeriesKey: Hashable, Sendable {
  enum Subject: UInt8, CaseIterable {
    case target, housedInMonth, housedInHalfYear, balance, adjustment, population
    case residents, residentsAtLocations, regularResidents, emergencyResidents, residentsElsewhere, statusHolders
    case portfolio, arrivals, applications, family, applicationsOfSeven, familyOfSeven, permits, resettled
    case occupancy
    case crisisPlaces, assigned, placed
    case prosperity
    case indicative, indicativeMinors, durablePlaces, reportedPlaces, openAssignment, provincialTask
    case provincialTaskMinors
    case displacedRegistered, displacedPlaces, displacedOccupied, displacedExpected, displacedPrivate
    case displacedPrivateMonths, displacedFree, displacedElsewhere
  }

  private let packed: UInt64

  init(_ subject: Subject, _ area: AreaCode, _ period: Int32, _ role: FactRole = .leading) {
    let head = UInt64(subject.rawValue) << 1 | (role == .comparison ? 1 : 0)
    let place = UInt64(area.kind.rawValue) << 48 | UInt64(area.number) << 32
    packed = head << 56 | place | UInt64(UInt32(bitPattern: period))
  }

  /// The people in the reception location with this number of order, on a day.
  init(occupancyOf location: Int, on day: Day) {
    packed = UInt64(Subject.occupancy.rawValue) << 57 | UInt64(location) << 32 | UInt64(UInt32(bitPattern: day.number))
  }

  /// What it counts, as a number.
  var subject: UInt8 { UInt8(packed >> 57) }

  /// What area it is about; nil for the people in a location.
  var area: AreaCode? {
    guard locationOrder == nil, let kind = AreaKind(rawValue: UInt8(packed >> 48 & 0xFF)) else { return nil }
    return AreaCode(kind: kind, number: UInt16(truncatingIfNeeded: packed >> 32))
  }

  /// The half-year in which the number belongs, of the numbers of housing; nil for anything else.
  var halfYear: HalfYear? {
    let period = Int32(bitPattern: UInt32(truncatingIfNeeded: packed))
    return switch Subject(rawValue: subject) {
    case .housedInMonth: HalfYear(containing: Month(index: period))
    case .housedInHalfYear, .target, .adjustment: HalfYear(index: period)
    case .balance: HalfYear(containing: Day(number: period))
    default: nil
    }
  }

  /// The number of order of the reception location of which this counts the people; nil for anything else.
  var locationOrder: Int? {
    packed >> 57 == UInt64(Subject.occupancy.rawValue) ? Int(packed >> 32 & 0x1FF_FFFF) : nil
  }
}

/// All reported numbers of all subjects, each under what it is about.
struct SeriesTable: Equatable, Sendable {
  private var series: [SeriesKey: Series] = [:]

  subscript(key: SeriesKey) -> Series? { series[key] }

  /// Adds a reported number and tells where its corrections belong.
  mutating func insert(_ count: Count, _ envelope: Envelope, _ key: SeriesKey) -> CorrectionTarget {
    series[key, default: Series()].insert(envelope.version(of: count))
    return .series(key)
  }

  /// Changes or withdraws the number that the entry `root` reported.
  mutating func correct(_ key: SeriesKey, root: UInt32, replacement: Int?, _ envelope: Envelope) {
    guard let original = series[key]?.versions.first(where: { $0.position == root }) else { return }
    let count = Count(replacement ?? 0, .exact, certainty: original.certainty == .invented ? .invented : .reported)
    series[key]?.insert(envelope.version(of: count, root: root, isWithdrawn: replacement == nil))
  }
}

/// Where a correction of an entry belongs.
enum CorrectionTarget: Hashable, Sendable {
  /// The entry cannot be corrected: it is a correction or an opening itself.
  case none
  case series(SeriesKey)
  case exchange(HalfYear)
  case location(Slug)
  case windDown(AreaCode)
  case project(Slug)
  case forecast(Slug)
  case division(Slug)
  case supervision(SupervisionRecord)
  case spread(SpreadRecord)
  case excess(ExcessKey)
  case funding(FundingRecord)
  case bottleneck(Slug)
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
