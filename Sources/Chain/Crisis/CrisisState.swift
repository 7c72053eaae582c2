// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Exact
import Territory

/// What the journal says about the crisis measures besides the numbers.
struct CrisisState: Equatable, Sendable {
  var windDowns = RecordTable<AreaCode, WindDown>()
  /// The days for which crisis places were reported of a region, in order.
  private(set) var placesDays: [AreaCode: [Day]] = [:]
  /// The days for which people placed were reported of a region, in order.
  private(set) var placedDays: [AreaCode: [Day]] = [:]

  /// Adds a fact and tells where its corrections belong.
  mutating func apply(_ fact: CrisisFact, _ envelope: Envelope, _ numbers: inout SeriesTable) -> CorrectionTarget {
    switch fact {
    case .places(let region, let day, _): placesDays[region, default: []].insertInOrder(day)
    case .placed(let region, let day, _): placedDays[region, default: []].insertInOrder(day)
    case .windDown(let decision):
      windDowns.insert(decision, envelope, decision.region)
      return .windDown(decision.region)
    case .assigned: break
    }
    guard let key = fact.seriesKey, let count = fact.count else { return .none }
    return numbers.insert(count, envelope, key)
  }

  /// The decision about crisis places that holds in a region on a day, as known at `known`: the latest one that was made
  /// by then.
  func decision(of region: AreaCode, on day: Day, at known: Moment) -> Record<WindDown>? {
    (windDowns.records[region] ?? []).filter { $0.stands(at: known) && $0.content.day <= day }.max {
      ($0.content.day, $0.version.known, $0.version.position) < ($1.content.day, $1.version.known, $1.version.position)
    }
  }
}
