// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Reports
import Rulebook
import Territory

/// What the facts about money for people from Ukraine say, in a sentence.
extension Pages {
  func summary(_ fact: FundingFact) -> String {
    switch fact {
    case .amount(let amount):
      let invented = amount.certainty == .invented ? " (verzonnen)" : ""
      return "\(DutchText.name(amount.item.measure)) van \(scene.name(amount.municipality)), \(amount.period): "
        + DutchText.money(amount.amount) + invented
    case .step(let step):
      let much = step.amount.map { ", \(DutchText.money($0))" } ?? ""
      return "\(DutchText.fundingStep(step.kind)), \(scene.name(step.municipality)) over \(step.year): "
        + DutchText.day(step.day) + much
    case .choice(let choice):
      let what = choice.basis == .norm ? "normbedrag" : "werkelijke kosten"
      return "\(scene.name(choice.municipality)) kiest over \(choice.year) voor \(what)"
    case .project(let project):
      return "Transitieproject \(project.id) van \(scene.name(project.municipality)) vastgelegd"
    case .spending(let spending):
      let all = spending.investment + spending.execution
      return "Uitgaven van transitieproject \(spending.project) in \(spending.year): \(DutchText.money(all))"
    }
  }
}
