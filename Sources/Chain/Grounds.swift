// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Exact
import Territory

/// What of the journal an outcome rests on: while none of it changes, the outcome holds.
///
/// Kept as three sets of bits, so that the grounds of a thousand figures are joined in no time: the subjects that were read,
/// the places they were read for, and the half-years. A subject read for one place counts as read for all places in the set,
/// and so on. So a change is seen where there is none now and then, and none is ever missed.
public struct Grounds: Hashable, Sendable {
  /// A bit for each subject; all of them for an outcome that rests on everything.
  private(set) var subjects: UInt64 = 0
  /// A bit for each half-year.
  private(set) var halfYears: UInt64 = 0
  /// The one place; nil when there is none or there are more.
  private(set) var onlyPlace: UInt16?
  /// A bit for each place when there are more; else empty.
  private(set) var places: [UInt64] = []

  /// Nothing of the journal: rules and tables of the program alone.
  public init() {}

  /// Everything: the outcome may change with every entry.
  public static let everything: Grounds = {
    var grounds = Grounds()
    grounds.subjects = .max
    grounds.halfYears = .max
    grounds.places = Array(repeating: .max, count: Spot.words)
    return grounds
  }()

  mutating func insert(_ spot: Spot) {
    subjects |= 1 << UInt64(spot.subject)
    halfYears |= 1 << UInt64(spot.halfYear)
    insert(place: spot.place)
  }

  mutating func join(_ other: Grounds) {
    subjects |= other.subjects
    halfYears |= other.halfYears
    if let place = other.onlyPlace { insert(place: place) }
    guard !other.places.isEmpty else { return }
    if places.isEmpty {
      let mine = onlyPlace
      (places, onlyPlace) = (other.places, nil)
      if let mine { insert(place: mine) }
    } else {
      for index in places.indices { places[index] |= other.places[index] }
    }
  }

  private mutating func insert(place: UInt16) {
    if places.isEmpty {
      if onlyPlace == place { return }
      guard let other = onlyPlace else {
        onlyPlace = place
        return
      }
      onlyPlace = nil
      places = Array(repeating: 0, count: Spot.words)
      insert(place: other)
    }
    places[Int(place >> 6)] |= 1 << UInt64(place & 63)
  }
}

/// An outcome that can be used again as long as the journal upholds it.
public struct Kept<Outcome: Sendable>: Sendable {
  /// What was worked out.
  public let outcome: Outcome
  /// What of the journal it rests on.
  public let grounds: Grounds
  /// The end of the journal when that was last looked at.
  public internal(set) var position: Int
}

/// Where in the journal's state something was read or changed: a subject for a place in a half-year.
struct Spot: Hashable, Sendable {
  /// What is not kept as one number for one place, each as a whole.
  enum Shelf: UInt8 {
    case housing = 51
    case reception, crisis, homes, outlook, division, supervision, spread, displaced, funding, evaluation
  }

  let subject: UInt8
  let place: UInt16
  let halfYear: UInt8

  /// The places for which bits are kept, in words of 64 bits. Municipalities whose codes are so many apart share a bit.
  static let words = 36
  private static let municipalities: UInt16 = 2048
  /// Everything that has no area: the shelves, and people counted in a location.
  private static let nowhere = municipalities
  /// The bit of everything that has no half-year. Half-years that many apart share a bit.
  private static let timeless: UInt8 = 63

  init(_ shelf: Shelf) {
    subject = shelf.rawValue
    place = Spot.nowhere
    halfYear = Spot.timeless
  }

  init(_ key: SeriesKey) {
    subject = key.subject
    halfYear = key.halfYear.map { UInt8(($0.index % 63 + 63) % 63) } ?? Spot.timeless
    place =
      switch key.area {
      case nil: Spot.nowhere
      case let area? where area.kind == .municipality: area.number % Spot.municipalities
      // Few enough to have bits of their own, behind that of nowhere.
      case let area?: Spot.nowhere + 1 + UInt16(area.kind.rawValue) * 64 + area.number % 64
      }
  }
}

/// Up to which entry each part of the state is unchanged.
struct Changes: Equatable, Sendable {
  private var subjects: [UInt32] = Array(repeating: 0, count: 64)
  private var halfYears: [UInt32] = Array(repeating: 0, count: 64)
  private var places: [UInt32] = Array(repeating: 0, count: Spot.words * 64)

  /// Notes that the entry at `position` changed something.
  mutating func note(_ spot: Spot, at position: Int) {
    subjects[Int(spot.subject)] = UInt32(position)
    halfYears[Int(spot.halfYear)] = UInt32(position)
    places[Int(spot.place)] = UInt32(position)
  }

  /// Whether an entry after `position` changed what the outcome rests on.
  func touch(_ grounds: Grounds, after position: Int) -> Bool {
    func isLater(_ index: Int, in parts: [UInt32]) -> Bool { Int(parts[index]) > position }
    guard Changes.bits(of: grounds.subjects, { isLater($0, in: subjects) }),
      Changes.bits(of: grounds.halfYears, { isLater($0, in: halfYears) })
    else { return false }
    if let place = grounds.onlyPlace { return isLater(Int(place), in: places) }
    return grounds.places.indices.contains { word in
      Changes.bits(of: grounds.places[word]) { isLater(word * 64 + $0, in: places) }
    }
  }

  /// Whether one of the bits that are set meets a condition.
  private static func bits(of word: UInt64, _ condition: (Int) -> Bool) -> Bool {
    var rest = word
    while rest != 0 {
      if condition(rest.trailingZeroBitCount) { return true }
      rest &= rest - 1
    }
    return false
  }
}

extension Fact {
  /// Where a fact of this subject stands besides its number; nil for what no calculation reads.
  var shelf: Spot.Shelf? {
    switch self {
    case .housing: .housing
    case .reception: .reception
    case .crisis: .crisis
    case .homes: .homes
    case .outlook: .outlook
    case .supervision: .supervision
    case .spread: .spread
    case .displaced: .displaced
    case .division: .division
    case .funding: .funding
    case .evaluation: .evaluation
    case .opening, .correction: nil
    }
  }
}

extension CorrectionTarget {
  /// What changes when an entry with this target is corrected; nil when nothing does.
  var spot: Spot? {
    switch self {
    case .none: nil
    case .series(let key): Spot(key)
    case .exchange: Spot(.housing)
    case .location: Spot(.reception)
    case .windDown: Spot(.crisis)
    case .project: Spot(.homes)
    case .forecast: Spot(.outlook)
    case .division: Spot(.division)
    case .supervision: Spot(.supervision)
    case .spread: Spot(.spread)
    case .excess: Spot(.displaced)
    case .funding: Spot(.funding)
    case .bottleneck: Spot(.evaluation)
    }
  }
}
