// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Exact
import Territory

/// What a record about the division is kept under: an area in a cycle.
struct CycleKey: Hashable, Comparable, Sendable {
  let area: AreaCode
  /// The year in which the cycle starts; zero for what was said before there were cycles.
  let cycle: Int

  init(_ area: AreaCode, _ cycle: Int?) {
    self.area = area
    self.cycle = cycle ?? 0
  }

  static func < (left: CycleKey, right: CycleKey) -> Bool {
    (left.cycle, left.area) < (right.cycle, right.area)
  }
}

/// Where a correction of a record about the division belongs.
enum SpreadRecord: Hashable, Sendable {
  case estimate(Int)
  case offer(Slug)
  case swap(CycleKey)
  case agreement(CycleKey)
  case report(CycleKey)
  case decision(CycleKey)
  case objection(Slug)
  case delay(CycleKey)
}

/// What the journal says about the division over the country besides the numbers.
///
/// Of an estimate, a report, an offer, an objection and a delay the last one counts. Swaps and agreements each stand by
/// themselves. Of decisions the last one that was taken by a day counts.
struct SpreadState: Equatable, Sendable {
  private(set) var estimates = RecordTable<Int, CapacityEstimate>()
  private(set) var offers = RecordTable<Slug, PlaceOffer>()
  private(set) var swaps = RecordTable<CycleKey, PlaceSwap>()
  private(set) var agreements = RecordTable<CycleKey, TableAgreement>()
  private(set) var reports = RecordTable<CycleKey, TableReport>()
  private(set) var decisions = RecordTable<CycleKey, DistributionDecision>()
  private(set) var objections = RecordTable<Slug, DecisionObjection>()
  private(set) var delays = RecordTable<CycleKey, DelayReport>()

  /// Adds a fact and tells where its corrections belong.
  mutating func apply(
    _ fact: SpreadFact, _ envelope: Envelope, _ numbers: inout SeriesTable
  ) -> CorrectionTarget {
    guard let record = SpreadRecord(fact) else {
      guard let key = fact.seriesKey, let count = fact.count else { return .none }
      return numbers.insert(count, envelope, key)
    }
    switch (record, fact) {
    case (.estimate(let key), .estimate(let content)): estimates.insert(content, envelope, key)
    case (.offer(let key), .offer(let content)): offers.insert(content, envelope, key)
    case (.swap(let key), .swap(let content)): swaps.insert(content, envelope, key)
    case (.agreement(let key), .agreement(let content)): agreements.insert(content, envelope, key)
    case (.report(let key), .report(let content)): reports.insert(content, envelope, key)
    case (.decision(let key), .decision(let content)): decisions.insert(content, envelope, key)
    case (.objection(let key), .objection(let content)): objections.insert(content, envelope, key)
    case (.delay(let key), .delay(let content)): delays.insert(content, envelope, key)
    default: return .none
    }
    return .spread(record)
  }

  /// Takes back what the entry `root` recorded.
  mutating func withdraw(_ record: SpreadRecord, root: UInt32, _ envelope: Envelope) {
    switch record {
    case .estimate(let key): estimates.withdraw(key, root: root, envelope)
    case .offer(let key): offers.withdraw(key, root: root, envelope)
    case .swap(let key): swaps.withdraw(key, root: root, envelope)
    case .agreement(let key): agreements.withdraw(key, root: root, envelope)
    case .report(let key): reports.withdraw(key, root: root, envelope)
    case .decision(let key): decisions.withdraw(key, root: root, envelope)
    case .objection(let key): objections.withdraw(key, root: root, envelope)
    case .delay(let key): delays.withdraw(key, root: root, envelope)
    }
  }

  /// Whether exactly this stands already.
  func stands(_ fact: SpreadFact) -> Bool {
    func last<Key, Content>(_ table: RecordTable<Key, Content>, _ key: Key, _ content: Content) -> Bool {
      table.current(key, at: .endOfTime)?.content == content
    }
    func any<Key, Content>(_ table: RecordTable<Key, Content>, _ key: Key, _ content: Content) -> Bool {
      table.records[key]?.contains { $0.stands(at: .endOfTime) && $0.content == content } ?? false
    }
    return switch (SpreadRecord(fact), fact) {
    case (.estimate(let key), .estimate(let content)): last(estimates, key, content)
    case (.offer(let key), .offer(let content)): last(offers, key, content)
    case (.swap(let key), .swap(let content)): any(swaps, key, content)
    case (.agreement(let key), .agreement(let content)): any(agreements, key, content)
    case (.report(let key), .report(let content)): last(reports, key, content)
    case (.decision(let key), .decision(let content)): last(decisions, key, content)
    case (.objection(let key), .objection(let content)): last(objections, key, content)
    case (.delay(let key), .delay(let content)): last(delays, key, content)
    default: false
    }
  }

  /// Whether exactly this was ever recorded, whatever became of it.
  func wasRecorded(_ fact: SpreadFact) -> Bool {
    func any<Key, Content>(_ table: RecordTable<Key, Content>, _ key: Key, _ content: Content) -> Bool {
      table.records[key]?.contains { $0.content == content } ?? false
    }
    return switch (SpreadRecord(fact), fact) {
    case (.estimate(let key), .estimate(let content)): any(estimates, key, content)
    case (.offer(let key), .offer(let content)): any(offers, key, content)
    case (.swap(let key), .swap(let content)): any(swaps, key, content)
    case (.agreement(let key), .agreement(let content)): any(agreements, key, content)
    case (.report(let key), .report(let content)): any(reports, key, content)
    case (.decision(let key), .decision(let content)): any(decisions, key, content)
    case (.objection(let key), .objection(let content)): any(objections, key, content)
    case (.delay(let key), .delay(let content)): any(delays, key, content)
    default: false
    }
  }

  /// The entry that took back what the entry at `position` recorded, nil inside while it stands; nil when there is no
  /// such record.
  func withdrawal(of fact: SpreadFact, at position: Int) -> Version?? {
    switch SpreadRecord(fact) {
    case .estimate(let key): estimates.record(key, at: position).map(\.withdrawn)
    case .offer(let key): offers.record(key, at: position).map(\.withdrawn)
    case .swap(let key): swaps.record(key, at: position).map(\.withdrawn)
    case .agreement(let key): agreements.record(key, at: position).map(\.withdrawn)
    case .report(let key): reports.record(key, at: position).map(\.withdrawn)
    case .decision(let key): decisions.record(key, at: position).map(\.withdrawn)
    case .objection(let key): objections.record(key, at: position).map(\.withdrawn)
    case .delay(let key): delays.record(key, at: position).map(\.withdrawn)
    case nil: nil
    }
  }
}

extension SpreadRecord {
  /// Where the record of a fact is kept; nil for a number.
  init?(_ fact: SpreadFact) {
    switch fact {
    case .count: return nil
    case .estimate(let estimate): self = .estimate(estimate.cycle)
    case .offer(let offer): self = .offer(offer.site)
    case .swap(let swap): self = .swap(CycleKey(swap.province, swap.cycle))
    case .agreement(let agreement): self = .agreement(CycleKey(agreement.province, agreement.cycle))
    case .report(let report): self = .report(CycleKey(report.province, report.cycle))
    case .decision(let decision): self = .decision(CycleKey(decision.province, decision.cycle))
    case .objection(let objection): self = .objection(objection.id)
    case .delay(let delay): self = .delay(CycleKey(delay.municipality, delay.cycle))
    }
  }
}
