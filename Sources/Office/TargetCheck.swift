// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Journal
import Territory

/// Judges whether joint changes that were made before still fit, once a target or a change is recorded or corrected:
/// no target may end below zero (R1.7).
struct TargetCheck {
  let desk: Desk

  /// What is wrong after recording `drafts`, which say something about `references`.
  func faults(after drafts: [Draft], about references: [FigureReference]) throws -> [Fault] {
    let targets = references.compactMap { reference -> (AreaCode, HalfYear)? in
      guard case .measure(.target, let area, .halfYear(let halfYear)) = reference, area.kind == .municipality,
        desk.state.hasExchanges(in: halfYear)
      else { return nil }
      return (area, halfYear)
    }
    guard !targets.isEmpty else { return [] }
    let after = try desk.recording(drafts, by: "")
    return targets.compactMap { area, halfYear in
      let book = after.book(Perspective(day: halfYear.firstDay), sight: .keeper)
      let target = book.figure(.measure(.target, area, .halfYear(halfYear)))?.whole
      guard let target, target < 0 else { return nil }
      let name = desk.territory.name(of: area) ?? area.description
      return Fault(
        .targetBelowZero, problem: "De taakstelling van \(name) wordt met de ruil die al is vastgelegd \(target).",
        advice: "Trek eerst de ruil in, of kijk het aantal na.")
    }
  }
}
