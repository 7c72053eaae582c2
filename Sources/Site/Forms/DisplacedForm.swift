// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Office
import Reports
import Territory

/// `/oekraine-melden`: places for displaced people and where they are, of one municipality on one day.
extension Pages {
  private static let displacedFields: [(name: String, measure: Measure, label: String)] = [
    ("ingeschreven", .displacedRegistered, "Ingeschreven in de BRP"),
    ("plaatsen", .displacedPlaces, "Plaatsen in gemeentelijke opvang die er zijn, ook als ze leeg zijn"),
    ("bezet", .displacedOccupied, "Mensen in gemeentelijke opvang"),
    ("particulier", .displacedPrivate, "Mensen in particuliere opvang"),
  ]

  func displacedForm() -> FormPage {
    FormPage(
      address: .displaced(.form), title: "Melden over ontheemden uit Oekraïne",
      trail: [("Nederland", .front), ("Oekraïne", .displaced(.country))],
      explanation: [
        """
        Meld voor één gemeente en één dag. Vul in wat u weet, en laat de rest leeg. Een aantal geldt tot uw volgende melding; \
        meld 0 als er geen plaatsen meer zijn. U kunt eerst bekijken wat uw melding verandert.
        """
      ],
      groups: displacedGroups, values: scene.visit.query)
  }

  private var displacedGroups: [(legend: String?, fields: [FormField])] {
    [
      (
        nil,
        [
          FormField(name: "gebied", label: "Gemeente", hint: "De naam of de code, zoals Ede of GM0228."),
          FormField(name: "dag", label: "Dag", hint: "Bijvoorbeeld 11 juli 2022 of 2022-07-11."),
        ]
          + Pages.displacedFields.map {
            FormField(name: $0.name, label: "\($0.label) (niet verplicht)", kind: .number)
          }
      ),
      (
        "Plaatsen die nog komen",
        [
          FormField(name: "verwacht", label: "Plaatsen die erbij komen (niet verplicht)", kind: .number),
          FormField(
            name: "verwacht-per", label: "De dag waarop zij er zijn", hint: "Na de dag van de melding."),
        ]
      ),
      (
        "Particuliere opvang in een maand",
        [
          FormField(
            name: "persoonmaanden", label: "Mensen die in de maand leefgeld kregen (niet verplicht)", kind: .number),
          FormField(name: "maand", label: "Maand", hint: "Bijvoorbeeld juni 2022."),
        ]
      ),
      (
        "Toelichting",
        [
          FormField(
            name: "reden", label: "Waarom er meer mensen dan plaatsen zijn",
            hint: "Alleen nodig als er meer mensen dan plaatsen zijn. Geen namen van personen."),
          FormField(name: "bron", label: "Bron", hint: "Welk overzicht of bericht? Geen namen van personen."),
        ]
      ),
    ]
  }

  func readDisplaced(_ reader: inout FormReader) -> (intent: Intent, source: String)? {
    let day = reader.dutchDay("dag")
    let area = reader.municipality("gebied", territory, on: day ?? scene.day)
    func isFilled(_ field: String) -> Bool { reader.form[field] != nil }
    var numbers: [(measure: Measure, number: Int)] = []
    for field in Pages.displacedFields where isFilled(field.name) {
      if let number = reader.whole(field.name) { numbers.append((field.measure, number)) }
    }
    let expected = isFilled("verwacht") ? reader.whole("verwacht") : nil
    let from = isFilled("verwacht") ? reader.dutchDay("verwacht-per") : nil
    if let from, let day, from <= day {
      reader.add(
        "verwacht-per", .expectedWithoutDay, "Deze dag ligt niet na de dag van de melding.",
        "Kijk de dag na. Zijn de plaatsen er al? Meld ze dan bij plaatsen.")
    }
    let people = isFilled("persoonmaanden") ? reader.whole("persoonmaanden") : nil
    let month = isFilled("persoonmaanden") ? reader.month("maand") : nil
    let names = Pages.displacedFields.map(\.name) + ["verwacht", "persoonmaanden", "reden"]
    if !names.contains(where: isFilled) {
      reader.add("ingeschreven", .displacedNothingCounted, "Er is niets om te melden.", "Vul minstens één aantal in.")
    }
    let source = reader.source()
    guard let day, let area, let source, reader.faults.isEmpty else { return nil }
    func count(_ measure: Measure, _ period: FigurePeriod, _ number: Int) -> DisplacedFact {
      .count(measure, area: area, period: period, count: Count(number), role: .leading)
    }
    var facts = numbers.map { count($0.measure, .day(day), $0.number) }
    if let expected, let from { facts.append(count(.displacedExpected, .day(from), expected)) }
    if let people, let month { facts.append(count(.displacedPrivateMonths, .month(month), people)) }
    if let reason = reader.form["reden"] {
      facts.append(.excess(ExcessReason(area: area, day: day, reason: reason)))
    }
    return (.record(facts.map { SourcedFact(.displaced($0), source: source) }), source)
  }

  static func displacedField(_ code: FaultCode) -> String {
    switch code {
    case .municipalityNotOnDay, .noSuchArea, .areaKindNotAllowed: "gebied"
    case .periodNotStarted, .knownInFuture, .badDay: "dag"
    case .excessWithoutReason: "reden"
    case .sameValue, .numberTooLarge, .negativePeople: "plaatsen"
    default: ""
    }
  }
}
