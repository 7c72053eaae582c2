// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

public import Exact
import Rulebook
public import Territory

/// A deadline of a year for a municipality (termijn, R6.28, R6.29).
public struct FundingDeadline: Sendable {
  /// What has to be done.
  public let kind: FundingStepKind
  /// The day; unknown when no rule gives one.
  public let deadline: Figure
  /// Whether it may still be done on that day; else it must be done before it.
  public let isInclusive: Bool
  /// The first day on which it was done; nil when it was not.
  public let done: Day?
  /// How it stands on the reference day.
  public let status: StepStatus
  /// Until when it can still be done in some cases; unknown when no rule says so.
  public let extended: Figure?
}

extension FundingLedger {
  /// The deadlines of a year for a municipality: advance, account, settlement.
  public func deadlines(of municipality: AreaCode, in year: Int) -> [FundingDeadline] {
    [
      deadline(.advanceAsked, "R6.28.dag", .advanceDeadline, municipality, year, later: 0, isInclusive: false),
      deadline(.accounted, "R6.29.dag", .accountDeadline, municipality, year, later: 1, isInclusive: true),
      deadline(.settled, "R6.29.vaststelling", .settlementDeadline, municipality, year, later: 1, isInclusive: true),
    ]
  }

  /// - Parameter later: how many years after the year itself.
  private func deadline(
    _ kind: FundingStepKind, _ rule: String, _ measure: Measure, _ municipality: AreaCode, _ year: Int, later: Int,
    isInclusive: Bool
  ) -> FundingDeadline {
    let day = shifted(rule, year, later: later, as: .measure(measure, municipality, .year(year)))
    let done = steps[CycleKey(municipality, year)]?.map(\.content).filter {
      $0.kind == kind && $0.day <= book.perspective.day
    }.map(\.day).min()
    let extended =
      kind == .advanceAsked ? shifted("R6.28.laat", year, later: 1, as: .rule("uiterlijk-in-sommige-gevallen")) : nil
    return FundingDeadline(
      kind: kind, deadline: day, isInclusive: isInclusive, done: done, status: status(day, isInclusive, done),
      extended: extended)
  }

  /// The day of a rule in the year that it is meant for: the rule names it for one year, and it is the same in each.
  private func shifted(_ rule: String, _ year: Int, later: Int, as reference: FigureReference) -> Figure {
    let first = book.ruleFigure(rule, on: ruleDay(of: year))
    guard case .day(let day) = first.value else { return Figure(reference, unknown: .noRule(rule), unit: Unit("")) }
    let years = Figure(
      .rule("jaren-later"), .whole(year + later - day.year), unit: Unit("jaren"), certainty: .derived,
      derivation: .table(source: "kalender"))
    return Figure(reference, .yearsAfter, [first, years], unit: Unit(""))
  }

  private func status(_ deadline: Figure, _ isInclusive: Bool, _ done: Day?) -> StepStatus {
    guard case .day(let limit) = deadline.value else { return .unknown }
    let last = isInclusive ? limit : limit.adding(days: -1)
    if let done { return done <= last ? .onTime : .doneLate }
    return book.perspective.day > last ? .overdue : .running
  }

  /// The amounts of a step up to the reference day, added up.
  func received(_ kind: FundingStepKind, _ municipality: AreaCode, _ year: Int, as reference: FigureReference) -> Figure
  {
    let parts = (steps[CycleKey(municipality, year)] ?? []).filter {
      $0.content.kind == kind && $0.content.day <= book.perspective.day
    }.map { record -> Figure in
      let name = FigureReference.rule("\(kind.rawValue)-op-\(record.content.day)")
      guard let amount = record.content.amount else { return Figure(name, unknown: .notReported, unit: .euro) }
      return money(amount, .reported, record.version, as: name)
    }
    return parts.isEmpty ? Figure(reference, unknown: .notReported, unit: .euro) : sum(parts, as: reference)
  }

  /// What was settled last, by the reference day.
  func settled(_ municipality: AreaCode, _ year: Int, as reference: FigureReference) -> Figure {
    let last = (steps[CycleKey(municipality, year)] ?? []).filter {
      $0.content.kind == .settled && $0.content.day <= book.perspective.day
    }.max { $0.content.day < $1.content.day }
    guard let last, let amount = last.content.amount else {
      return Figure(reference, unknown: .notReported, unit: .euro)
    }
    return money(amount, .reported, last.version, as: reference)
  }
}
