// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Exact
import Territory

/// What an amount is kept under: a municipality, what it is for, and the period.
struct AmountKey: Hashable, Comparable, Sendable {
  let municipality: AreaCode
  let item: FundingItem
  let period: FigurePeriod

  static func < (left: AmountKey, right: AmountKey) -> Bool {
    (left.municipality, left.period.firstDay, left.item.rawValue)
      < (right.municipality, right.period.firstDay, right.item.rawValue)
  }
}

/// What a step is kept under: steps of the same sort on different days stand beside each other.
struct FundingStepKey: Hashable, Comparable, Sendable {
  let municipality: AreaCode
  let year: Int
  let kind: FundingStepKind
  let day: Day

  static func < (left: FundingStepKey, right: FundingStepKey) -> Bool {
    (left.municipality, left.year, left.day, left.kind.rawValue)
      < (right.municipality, right.year, right.day, right.kind.rawValue)
  }
}

/// What the spending of a project is kept under.
struct SpendingKey: Hashable, Comparable, Sendable {
  let project: Slug
  let year: Int

  static func < (left: SpendingKey, right: SpendingKey) -> Bool {
    (left.project, left.year) < (right.project, right.year)
  }
}

/// Where a correction of a record about what municipalities are paid belongs.
enum FundingRecord: Hashable, Sendable {
  case amount(AmountKey)
  case step(FundingStepKey)
  case choice(CycleKey)
  case project(Slug)
  case spending(SpendingKey)

  init(_ fact: FundingFact) {
    switch fact {
    case .amount(let amount):
      self = .amount(AmountKey(municipality: amount.municipality, item: amount.item, period: amount.period))
    case .step(let step):
      self = .step(
        FundingStepKey(municipality: step.municipality, year: step.year, kind: step.kind, day: step.day))
    case .choice(let choice): self = .choice(CycleKey(choice.municipality, choice.year))
    case .project(let project): self = .project(project.id)
    case .spending(let spending): self = .spending(SpendingKey(project: spending.project, year: spending.year))
    }
  }
}

/// What the journal says about what municipalities are paid. Of each record the last one counts.
///
/// Amounts are wider than the numbers of people in `SeriesTable`, and so are records of their own.
struct FundingState: Equatable, Sendable {
  private(set) var amounts = RecordTable<AmountKey, FundingAmount>()
  private(set) var steps = RecordTable<FundingStepKey, FundingStep>()
  private(set) var choices = RecordTable<CycleKey, CostChoice>()
  private(set) var projects = RecordTable<Slug, TransitionProject>()
  private(set) var spending = RecordTable<SpendingKey, TransitionSpending>()

  /// Adds a fact and tells where its corrections belong.
  mutating func apply(_ fact: FundingFact, _ envelope: Envelope) -> CorrectionTarget {
    let record = FundingRecord(fact)
    switch (record, fact) {
    case (.amount(let key), .amount(let content)): amounts.insert(content, envelope, key)
    case (.step(let key), .step(let content)): steps.insert(content, envelope, key)
    case (.choice(let key), .choice(let content)): choices.insert(content, envelope, key)
    case (.project(let key), .project(let content)): projects.insert(content, envelope, key)
    case (.spending(let key), .spending(let content)): spending.insert(content, envelope, key)
    default: return .none
    }
    return .funding(record)
  }

  /// Takes back what the entry `root` recorded.
  mutating func withdraw(_ record: FundingRecord, root: UInt32, _ envelope: Envelope) {
    switch record {
    case .amount(let key): amounts.withdraw(key, root: root, envelope)
    case .step(let key): steps.withdraw(key, root: root, envelope)
    case .choice(let key): choices.withdraw(key, root: root, envelope)
    case .project(let key): projects.withdraw(key, root: root, envelope)
    case .spending(let key): spending.withdraw(key, root: root, envelope)
    }
  }

  /// Whether exactly this counts already.
  func counts(_ fact: FundingFact) -> Bool {
    switch (FundingRecord(fact), fact) {
    case (.amount(let key), .amount(let content)): amounts.current(key, at: .endOfTime)?.content == content
    case (.step(let key), .step(let content)): steps.current(key, at: .endOfTime)?.content == content
    case (.choice(let key), .choice(let content)): choices.current(key, at: .endOfTime)?.content == content
    case (.project(let key), .project(let content)): projects.current(key, at: .endOfTime)?.content == content
    case (.spending(let key), .spending(let content)): spending.current(key, at: .endOfTime)?.content == content
    default: false
    }
  }

  /// Whether exactly this was ever recorded, whatever became of it.
  func has(_ fact: FundingFact) -> Bool {
    func any<Key, Content>(_ table: RecordTable<Key, Content>, _ key: Key, _ content: Content) -> Bool {
      table.records[key]?.contains { $0.content == content } ?? false
    }
    return switch (FundingRecord(fact), fact) {
    case (.amount(let key), .amount(let content)): any(amounts, key, content)
    case (.step(let key), .step(let content)): any(steps, key, content)
    case (.choice(let key), .choice(let content)): any(choices, key, content)
    case (.project(let key), .project(let content)): any(projects, key, content)
    case (.spending(let key), .spending(let content)): any(spending, key, content)
    default: false
    }
  }

  /// The entry that took back what the entry at `position` recorded, nil inside while it stands; nil when there is no
  /// such record.
  func withdrawal(of fact: FundingFact, at position: Int) -> Version?? {
    switch FundingRecord(fact) {
    case .amount(let key): amounts.record(key, at: position).map(\.withdrawn)
    case .step(let key): steps.record(key, at: position).map(\.withdrawn)
    case .choice(let key): choices.record(key, at: position).map(\.withdrawn)
    case .project(let key): projects.record(key, at: position).map(\.withdrawn)
    case .spending(let key): spending.record(key, at: position).map(\.withdrawn)
    }
  }
}
