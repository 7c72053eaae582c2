// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Office
import Territory

/// `/ruilen`: municipalities change their targets together, with an unchanged sum (R1.7).
extension Pages {
  private static let lines = 8

  func exchangePage() -> Page { page(exchangeForm()) }

  func exchangeForm() -> FormPage {
    var groups: [(legend: String?, fields: [FormField])] = [
      (
        nil,
        [
          FormField(name: "halfjaar", label: "Halfjaar", hint: "Bijvoorbeeld 2022-2 voor de tweede helft van 2022."),
          FormField(
            name: "bron", label: "Bron", hint: "Het besluit of de brief met de ruil. Geen namen van personen."),
          FormField(
            name: "akkoord", label: "Hebben alle colleges ingestemd?",
            kind: .choice([(value: "nee", label: "Nee"), (value: "ja", label: "Ja")])),
        ]
      )
    ]
    for line in 1...Pages.lines {
      groups.append(
        (
          "Gemeente \(line)\(line > 2 ? " (niet verplicht)" : "")",
          [
            FormField(name: "gemeente-\(line)", label: "Naam of code van gemeente \(line)"),
            FormField(
              name: "verschil-\(line)", label: "Verandering voor gemeente \(line)",
              hint: line == 1 ? "Mensen erbij: 5. Mensen eraf: -5." : nil, kind: .number),
          ]
        ))
    }
    return FormPage(
      address: .exchange, title: "Taakstellingen ruilen", trail: [("Nederland", .front)],
      explanation: ["Gemeenten kunnen samen hun taakstelling veranderen. Alle veranderingen samen zijn nul."],
      groups: groups, values: scene.visit.query)
  }

  func readExchange(_ reader: inout FormReader) -> (intent: Intent, source: String)? {
    let halfYear = reader.halfYear("halfjaar")
    let source = reader.source()
    let day = halfYear?.firstDay ?? scene.day
    var changes: [TargetChange] = []
    for line in 1...Pages.lines {
      let (place, change) = ("gemeente-\(line)", "verschil-\(line)")
      guard line <= 2 || reader.form[place] != nil || reader.form[change] != nil else { continue }
      let area = reader.municipality(place, territory, on: day)
      let number = reader.whole(change, negative: true)
      if let area, let number { changes.append(TargetChange(area: area, change: number)) }
    }
    let isAgreed = reader.form["akkoord"] == "ja"
    if !isAgreed {
      reader.add(
        "akkoord", .notAgreed, "Er is niet aangegeven dat alle colleges hebben ingestemd.",
        "Leg de ruil vast als elk college heeft ingestemd, en kies dan ja.")
    }
    guard let halfYear, let source, reader.faults.isEmpty else { return nil }
    let fact = HousingFact.exchange(halfYear: halfYear, changes: changes)
    return (.record([SourcedFact(fact, source: source, isAgreed: isAgreed)]), source)
  }

  static func exchangeField(_ code: FaultCode) -> String {
    switch code {
    case .notAgreed: "akkoord"
    case .exchangeNotZero, .targetBelowZero: "verschil-1"
    case .exchangeWithOne, .municipalityNotOnDay, .areaNotInPeriod: "gemeente-1"
    default: ""
    }
  }
}
