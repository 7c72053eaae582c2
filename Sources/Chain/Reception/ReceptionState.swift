// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Exact
import Territory

/// What the journal says about reception besides the numbers.
struct ReceptionState: Equatable, Sendable {
  var locations = RecordTable<Slug, Location>()
  /// The number of order of each location, for the keys of its numbers.
  private(set) var order: [Slug: Int] = [:]
  /// The days for which somebody reported the people in a location, in order.
  private(set) var occupiedDays: [Slug: [Day]] = [:]
  /// The locations in their order.
  private(set) var names: [Slug] = []
  /// Where a number of people in a location first stands in the journal, of the numbers that could be small (R10.8).
  private(set) var firstPositions: [Int: Int] = [:]
  /// The days for which a measure was reported of an area, in order.
  private(set) var reportedDays: [ReportedKey: [Day]] = [:]

  struct ReportedKey: Hashable, Sendable {
    let measure: Measure
    let area: AreaCode
  }

  /// Adds a fact and tells where its corrections belong.
  mutating func apply(
    _ fact: ReceptionFact, _ envelope: Envelope, _ numbers: inout SeriesTable
  ) -> CorrectionTarget {
    switch fact {
    case .count(let measure, let area, let period, let count, let role):
      guard let key = SeriesKey(measure, area, period, role) else { return .none }
      if role == .leading, case .day(let day) = period {
        reportedDays[ReportedKey(measure: measure, area: area), default: []].insertInOrder(day)
      }
      return numbers.insert(count, envelope, key)
    case .location(let location):
      locations.insert(location, envelope, location.id)
      number(location.id)
      return .location(location.id)
    case .occupancy(let location, let day, let count):
      number(location)
      note(count.value, at: Int(envelope.position))
      occupiedDays[location, default: []].insertInOrder(day)
      return numbers.insert(count, envelope, SeriesKey(occupancyOf: order[location] ?? 0, on: day))
    }
  }

  /// Numbers that no rule would call small are not kept.
  private static let largestNoted = 99

  /// Remembers where a number of people in a location first stands.
  mutating func note(_ count: Int, at position: Int) {
    guard (1...ReceptionState.largestNoted).contains(count), firstPositions[count] == nil else { return }
    firstPositions[count] = position
  }

  /// Whether a location is for minors only, as somebody ever laid it down.
  func isForMinors(_ location: Slug) -> Bool {
    locations.records[location]?.contains { $0.content.kind.groups == [.minors] } ?? false
  }

  private mutating func number(_ location: Slug) {
    guard order[location] == nil else { return }
    names.append(location)
    order[location] = names.count
  }
}

extension SeriesKey {
  /// The key of a reported number; nil for a measure that is not reported like this.
  init?(_ measure: Measure, _ area: AreaCode, _ period: FigurePeriod, _ role: FactRole = .leading) {
    guard let subject = measure.reportedSubject else { return nil }
    self.init(subject, area, period.number, role)
  }
}

extension [Day] {
  /// Puts a day in its place, once.
  mutating func insertInOrder(_ day: Day) {
    guard let last, last >= day else { return append(day) }
    let index = firstIndex { $0 >= day } ?? endIndex
    if index == endIndex || self[index] != day { insert(day, at: index) }
  }
}
