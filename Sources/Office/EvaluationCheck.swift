// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact

/// Judges facts about the evaluation of a regulation, each by itself.
extension FactCheck {
  func faults(in bottleneck: Bottleneck) -> [Fault] {
    var faults =
      text(bottleneck.id.text, "knelpunt") + text(bottleneck.title, "titel", isNeeded: true)
      + text(bottleneck.theme, "thema", isNeeded: true) + text(bottleneck.effect, "gevolg", isNeeded: true)
      + text(bottleneck.article, "artikel") + text(bottleneck.proposal, "voorstel")
      + text(bottleneck.outcome, "uitkomst") + beyond(bottleneck.day)
    if bottleneck.status.isDecided, bottleneck.outcome.allSatisfy(\.isWhitespace) {
      faults.append(
        Fault(
          .outcomeMissing, place: place, problem: "De uitkomst van dit knelpunt ontbreekt.",
          advice: "Zeg wat de aangepaste regeling ermee deed, of waarom het niet is overgenomen."))
    }
    if let cents = bottleneck.cents, !(0..<100_000_000_000_000).contains(cents) {
      faults.append(
        Fault(.numberTooLarge, place: place, problem: "Het bedrag kan niet kloppen.", advice: "Kijk het bedrag na."))
    }
    return faults
  }
}
