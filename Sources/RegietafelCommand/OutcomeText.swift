// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Journal
import Office
import Reports

/// What a request did or would do, in words.
struct OutcomeText {
  let text: String

  init(_ outcome: Outcome, _ desk: Desk) {
    var lines: [String] = []
    if let receipt = outcome.receipt {
      let range =
        receipt.first == receipt.last ? "regel \(receipt.first)" : "regels \(receipt.first) tot en met \(receipt.last)"
      lines.append(
        receipt.repeated
          ? "Dit was al vastgelegd: \(range). Er is niets toegevoegd."
          : "Vastgelegd: \(DutchText.whole(outcome.recorded)) (\(range) van het journaal).")
    } else {
      let would = outcome.recorded == 1 ? "zou" : "zouden"
      let entries = DutchText.count(outcome.recorded, "regel", "regels")
      lines.append("Proef: er \(would) \(entries) bij komen. Er is niets vastgelegd.")
    }
    if outcome.alreadyKnown > 0 {
      let stood = outcome.alreadyKnown == 1 ? "stond" : "stonden"
      lines.append("\(DutchText.count(outcome.alreadyKnown, "cijfer", "cijfers")) \(stood) er al precies zo in.")
    }
    for effect in outcome.effects.prefix(20) {
      let label = DutchText.label(effect.reference, desk.territory, desk.rulebook)
      let before = effect.before.map(DutchText.figure) ?? "onbekend"
      let after = effect.after.map(DutchText.figure) ?? "onbekend"
      lines.append("  \(label): \(before) -> \(after)")
    }
    if outcome.effects.count > 20 { lines.append("  en nog meer cijfers.") }
    text = lines.joined(separator: "\n")
  }
}
