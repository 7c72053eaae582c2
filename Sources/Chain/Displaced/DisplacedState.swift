// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Exact
import Territory

/// What a reason is kept under: an area and the first day.
struct ExcessKey: Hashable, Comparable, Sendable {
  let area: AreaCode
  let day: Day

  static func < (left: ExcessKey, right: ExcessKey) -> Bool {
    (left.area, left.day) < (right.area, right.day)
  }
}

extension ExcessReason {
  var key: ExcessKey { ExcessKey(area: area, day: day) }
}

/// What the journal says about displaced people besides the numbers.
struct DisplacedState: Equatable, Sendable {
  private(set) var reasons = RecordTable<ExcessKey, ExcessReason>()
  /// The days for which a measure was reported of an area, in order, each under the key of day zero.
  private var reportedDays: [SeriesKey: [Day]] = [:]

  /// Adds a fact and tells where its corrections belong.
  mutating func apply(
    _ fact: DisplacedFact, _ envelope: Envelope, _ numbers: inout SeriesTable
  ) -> CorrectionTarget {
    switch fact {
    case .count(let measure, let area, let period, let count, let role):
      guard let key = fact.seriesKey, let subject = measure.displacedSubject else { return .none }
      if role == .leading, case .day(let day) = period {
        reportedDays[SeriesKey(subject, area, 0), default: []].insertInOrder(day)
      }
      return numbers.insert(count, envelope, key)
    case .excess(let excess):
      reasons.insert(excess, envelope, excess.key)
      return .excess(excess.key)
    }
  }

  /// The days for which the measure was ever reported of an area, in order.
  func days(_ measure: Measure, _ area: AreaCode) -> [Day] {
    guard let subject = measure.displacedSubject else { return [] }
    return reportedDays[SeriesKey(subject, area, 0)] ?? []
  }

  /// Takes back the reason that the entry `root` gave.
  mutating func withdraw(_ key: ExcessKey, root: UInt32, _ envelope: Envelope) {
    reasons.withdraw(key, root: root, envelope)
  }
}
