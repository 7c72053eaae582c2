// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

public import Exact
import Rulebook
public import Territory

/// An objection with the entry that recorded it (bezwaar, G-7).
public struct ObjectionView: Sendable {
  /// The objection.
  public let objection: DecisionObjection
  /// The entry that recorded it.
  public let source: FactSource
  /// The last day to object to the decision; nil when no rule says so.
  public let deadline: Day?

  /// Whether it was made after its term. Nobody refuses it for that: what becomes of it is up to the minister.
  public var isLate: Bool { deadline.map { objection.day > $0 } ?? false }
}

/// Objections to decisions, and whether they were made in time.
extension ChainBook {
  /// The objections to decisions about a province in a cycle, by name. How one ended is not there before that day.
  public func objections(of province: AreaCode, in cycle: Int) -> [ObjectionView] {
    state.spread.objections.records.keys.sorted().compactMap { id in
      latest(state.spread.objections, id) { counts($0.day, in: cycle) }
    }
    .filter { $0.content.province == province && $0.content.cycle == cycle }
    .map { record in
      var objection = record.content
      if let outcome = objection.outcome, !counts(outcome.day, in: cycle) { objection.outcome = nil }
      return ObjectionView(
        objection: objection, source: state.source(of: record.version), deadline: objectionDeadline(objection))
    }
  }

  /// So many weeks after the last decision before the objection (G-7), or the first working day after that (G-6).
  private func objectionDeadline(_ objection: DecisionObjection) -> Day? {
    let day = ruleDay(of: objection.cycle)
    guard let weeks = rulebook.whole("G-7.bezwaar", on: day, knownAt: known) else { return nil }
    let decisions = decisions(of: objection.province, in: objection.cycle).map(\.decision.published)
    guard let published = decisions.last(where: { $0 <= objection.day }) else { return nil }
    return workingDay(from: published.adding(days: 7 * weeks))
  }
}
