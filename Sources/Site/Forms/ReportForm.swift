// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Office
import Reports
import Territory

/// `/melden`: how many people a municipality housed in a month.
extension Pages {
  func reportPage() -> Page { page(reportForm()) }

  func reportForm() -> FormPage {
    FormPage(
      address: .report, title: "Melden hoeveel mensen zijn gehuisvest", trail: [("Nederland", .front)],
      explanation: ["Meld per gemeente en per maand. U kunt eerst bekijken wat uw melding verandert."],
      groups: [
        (
          nil,
          [
            FormField(name: "gebied", label: "Gemeente", hint: "De naam of de code, zoals Utrecht of GM0344."),
            FormField(name: "maand", label: "Maand", hint: "Bijvoorbeeld juli 2022 of 2022-07."),
            FormField(
              name: "aantal", label: "Aantal mensen dat is gehuisvest", hint: "Een heel getal. Nul mag ook.",
              kind: .number),
            FormField(
              name: "bron", label: "Bron",
              hint: "Welk document of bericht? Bijvoorbeeld: maandbericht gemeente, juli 2022. Geen namen van personen."
            ),
          ]
        )
      ], values: scene.visit.query)
  }

  func readReport(_ reader: inout FormReader) -> (intent: Intent, source: String)? {
    let month = reader.month("maand")
    let lastDay = month.map { $0.adding(months: 1).firstDay.adding(days: -1) } ?? scene.day
    // A municipality that ended within the month can still report it.
    let area = reader.municipality("gebied", territory, on: lastDay, month?.firstDay ?? scene.day)
    let number = reader.whole("aantal")
    let source = reader.source()
    guard let month, let area, let number, let source else { return nil }
    let fact = HousingFact.housed(area: area, period: .month(month), count: Count(number), role: .leading)
    return (.record([SourcedFact(fact, source: source)]), source)
  }

  static func reportField(_ code: FaultCode) -> String {
    switch code {
    case .municipalityNotOnDay, .areaNotInPeriod, .unknownArea: "gebied"
    case .negativePeople, .sameValue, .numberTooLarge: "aantal"
    default: ""
    }
  }
}

extension FormReader {
  /// The document or message that a number comes from.
  mutating func source() -> String? {
    text("bron", .missingColumn, missing: "Vul een bron in.", "Noem het document of bericht waar het cijfer in staat.")
  }
}
