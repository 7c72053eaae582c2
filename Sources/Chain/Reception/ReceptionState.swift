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
      occupiedDays[location, default: []].insertInOrder(day)
      return numbers.insert(count, envelope, SeriesKey(occupancyOf: order[location] ?? 0, on: day))
    }
  }

  private mutating func number(_ location: Slug) {
    if order[location] == nil { order[location] = order.count + 1 }
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
