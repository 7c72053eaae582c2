// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Office

/// `/journaal/17/corrigeren`: the right number, or a withdrawal, and why.
extension Pages {
  private static let replaceValue = "aantal"
  private static let withdrawValue = "intrekken"

  func correctPage(_ position: Int) async throws -> Page { page(try await correctForm(position)) }

  func correctForm(_ position: Int) async throws -> FormPage {
    guard position <= scene.state.position, scene.state.isCorrectable(position),
      let entry = try await scene.office.entry(position, for: scene.sight)
    else {
      throw Refusal.notFound(
        "Journaalregel \(position) kan niet gecorrigeerd worden.", "Kies in het journaal een regel met een cijfer.")
    }
    return FormPage(
      address: .correct(position), title: "Journaalregel \(position) corrigeren",
      trail: [("Nederland", .front), ("Journaal", .journal), ("Regel \(position)", .entry(position))],
      explanation: [
        "\(summary(entry)).",
        "De oude regel blijft staan. Uw correctie komt er als nieuwe regel bij, met de reden.",
      ],
      groups: [
        (
          nil,
          [
            FormField(
              name: "soort", label: "Wat moet er gebeuren?",
              kind: .choice([
                (Pages.replaceValue, "Het aantal moet anders zijn"), (Pages.withdrawValue, "De regel moet weg"),
              ])),
            FormField(
              name: "aantal", label: "Het goede aantal", hint: "Laat leeg als de regel weg moet.", kind: .number),
            FormField(
              name: "reden", label: "Reden", hint: "Waarom klopt het oude cijfer niet? Geen namen van personen."),
          ]
        )
      ], values: scene.visit.query)
  }

  func readCorrection(_ position: Int, _ reader: inout FormReader) -> (intent: Intent, source: String)? {
    let withdraws = reader.form["soort"] == Pages.withdrawValue
    let number = withdraws ? nil : reader.whole("aantal", negative: true)
    let reason = reader.text(
      "reden", .reasonMissing, missing: "Vul een reden in.", "Schrijf waarom het cijfer niet klopt.")
    guard let reason, withdraws || number != nil else { return nil }
    return (.correct(position: position, replacement: number, reason: reason), "correctie via de website")
  }

  static func correctField(_ code: FaultCode) -> String {
    switch code {
    case .sameValue, .negativePeople, .numberTooLarge: "aantal"
    case .reasonMissing: "reden"
    default: ""
    }
  }
}
