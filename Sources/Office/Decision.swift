// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Journal

/// What the office decided to record.
struct Decision: Sendable {
  let drafts: [Draft]
  /// The figures that the facts say something about.
  let references: [FigureReference]
  let alreadyKnown: Int

  /// The outcome: the figures before, and after folding in what was, or would be, appended.
  func outcome(receipt: Receipt?, at desk: Desk, by submitter: Submitter) throws -> Outcome {
    let after = try desk.recording(drafts, by: submitter.name)
    let shown = references.reduce(into: [FigureReference]()) { list, reference in
      if list.count < Outcome.shown, !list.contains(reference) { list.append(reference) }
    }
    // Who may record a number may see it, and what it was before.
    var books: [Day: (before: ChainBook, after: ChainBook)] = [:]
    let effects = shown.compactMap { reference -> Effect? in
      let day = Decision.day(of: reference) ?? desk.defaultDay
      let perspective = Perspective(day: day)
      let pair = books[day] ?? (desk.book(perspective, sight: .keeper), after.book(perspective, sight: .keeper))
      books[day] = pair
      let effect = Effect(
        reference: reference, before: Decision.before(reference, pair.before, pair.after),
        after: pair.after.figure(reference))
      return effect.isChange ? effect : nil
    }
    return Outcome(receipt: receipt, recorded: drafts.count, alreadyKnown: alreadyKnown, effects: effects)
  }

  /// The figure before. A rung goes on from that of the day before, which may be recorded at the same time.
  private static func before(_ reference: FigureReference, _ before: ChainBook, _ after: ChainBook) -> Figure? {
    let figure = before.figure(reference)
    guard case .measure(let measure, let area, .day(let day)) = reference, [.rung, .spreadRung].contains(measure) else {
      return figure
    }
    let eve = FigureReference.measure(measure, area, .day(day.adding(days: -1)))
    // Something was decided on the day itself already: it is that decision which changes.
    guard let known = before.figure(eve), known.value == figure?.value else { return figure }
    return after.figure(eve)
  }

  /// The day on which an effect is looked at: that of the fact, when the municipalities are those that it names. At the
  /// end of the half-year one of them may have gone. Nil for what is not about a half-year as a whole.
  private static func day(of reference: FigureReference) -> Day? {
    guard case .measure(let measure, _, .halfYear(let halfYear)) = reference, measure != .housed else { return nil }
    return halfYear.firstDay
  }
}

extension Desk {
  /// This desk as it would be after recording these drafts; nothing is appended.
  func recording(_ drafts: [Draft], by actor: String) throws -> Desk {
    guard !drafts.isEmpty else { return self }
    var after = state
    let head = Head(position: after.position, recorded: after.recorded ?? now, hash: after.hash)
    let batch = Batch(actor: actor, recorded: now, drafts: drafts)
    for entry in EntryHasher().entries(of: batch, after: head) { try after.apply(entry) }
    return Desk(state: after, rulebook: rulebook, territory: territory, now: now)
  }
}
