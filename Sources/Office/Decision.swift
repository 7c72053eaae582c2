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
    let perspective = Perspective(day: desk.defaultDay)
    let before = desk.book(perspective)
    let later = after.book(perspective)
    return Outcome(
      receipt: receipt, recorded: drafts.count, alreadyKnown: alreadyKnown,
      effects: shown.map { Effect(reference: $0, before: before.figure($0), after: later.figure($0)) })
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
