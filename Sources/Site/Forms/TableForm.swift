// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Exchange
import Office
import Territory

/// The forms of the table (formulieren van de regietafel), each with its address.
enum TableForm: String, Hashable, Sendable, CaseIterable {
  /// `/aanbod-melden`: places that a municipality offers.
  case offer = "aanbod-melden"
  /// `/plaatsen-ruilen`: municipalities of a province swap places.
  case swap = "plaatsen-ruilen"
  /// `/tafelafspraak-vastleggen`: what a table agreed.
  case agreement = "tafelafspraak-vastleggen"
}

extension Pages {
  private static let swapLines = 6
  private static let agreementLines = 8

  func form(_ form: TableForm) -> FormPage {
    FormPage(
      address: .table(.form(form)), title: title(form),
      trail: [("Nederland", .front), ("Regietafel", .table(.country))],
      explanation: explanation(form), groups: groups(form),
      values: scene.visit.method == .send ? scene.visit.form : known(form) ?? scene.visit.query)
  }

  private func title(_ form: TableForm) -> String {
    switch form {
    case .offer: "Aanbod van plaatsen melden"
    case .swap: "Plaatsen ruilen"
    case .agreement: "Afspraak van de regietafel vastleggen"
    }
  }

  private func explanation(_ form: TableForm) -> [Markup] {
    let first: Markup =
      switch form {
      case .offer:
        """
        Een gemeente biedt plaatsen aan. Meldt u hetzelfde kenmerk opnieuw, dan komt dat in de plaats van wat er stond. \
        Plaatsen voor lange tijd horen bij opvang die groot genoeg is (\(citation("R5.14"))).
        """
      case .swap:
        """
        Gemeenten van één provincie nemen plaatsen van elkaar over. Alle veranderingen samen zijn nul (\(citation("R5.4"))).
        """
      case .agreement:
        "Leg vast wat de tafel afsprak, in woorden. Zijn er aantallen afgesproken? Vul die per gemeente in."
      }
    return [first, "U kunt eerst bekijken wat het verandert."]
  }

  private func groups(_ form: TableForm) -> [(legend: String?, fields: [FormField])] {
    switch form {
    case .offer:
      [
        ("De locatie", siteFields()), ("De plaatsen", placeFields()),
        ("Voorwaarden en bron", [Pages.conditionsField, Pages.paperField]),
      ]
    case .swap:
      [(nil, [cycleField(isNeeded: true), dayField("Dag van de ruil"), Pages.paperField])]
        + (1...Pages.swapLines).map { ("Gemeente \($0)\($0 > 2 ? " (niet verplicht)" : "")", swapFields($0)) }
    case .agreement:
      [
        (
          nil,
          [
            FormField(name: "provincie", label: "Provincie", hint: "De naam of de code, zoals Zuid-Holland of PV28."),
            cycleField(isNeeded: false), dayField("Dag van de vergadering"),
            FormField(name: "afspraak", label: "Wat is er afgesproken?", hint: "Geen namen van personen."),
            Pages.paperField,
          ]
        )
      ] + (1...Pages.agreementLines).map { ("Gemeente \($0) (niet verplicht)", agreementLine($0)) }
    }
  }

  private static let paperField = FormField(
    name: "bron", label: "Bron", hint: "De brief, het besluit of het verslag van de tafel. Geen namen van personen.")

  private static let conditionsField = FormField(
    name: "voorwaarden", label: "Voorwaarden (niet verplicht)", hint: "Wat vraagt de gemeente erbij?")

  private func cycleField(isNeeded: Bool) -> FormField {
    let example = book.currentCycle.map(String.init) ?? "2024"
    return FormField(
      name: "cyclus", label: isNeeded ? "Ronde" : "Ronde (leeg als het van voor de Spreidingswet is)",
      hint: "Het jaar waarin de ronde begint, zoals \(example).", kind: .number)
  }

  private func dayField(_ label: String) -> FormField {
    FormField(name: "dag", label: label, hint: "Bijvoorbeeld 12 juni 2024 of 2024-06-12.")
  }

  private func siteFields() -> [FormField] {
    [
      FormField(
        name: "locatie", label: "Kenmerk",
        hint: "Een korte vaste naam met kleine letters, cijfers en streepjes. Gebruik later dezelfde voor de locatie."),
      FormField(name: "naam", label: "Naam", hint: "Zoals mensen de locatie noemen. Geen namen van personen."),
      FormField(name: "gemeente", label: "Gemeente", hint: "De naam of de code, zoals Ede of GM0228."),
      cycleField(isNeeded: false), dayField("Dag waarop de gemeente het aanbood"),
      FormField(
        name: "bestaand", label: "Nieuwe of bestaande plaatsen",
        kind: .choice([("nee", "Nieuwe plaatsen"), ("ja", "De locatie is er al, en blijft")])),
      FormField(
        name: "verspreid", label: "Is dit een deel van opvang die over de gemeente verspreid is?",
        kind: .choice([("nee", "Nee"), ("ja", "Ja: samen met andere locaties is het groot genoeg")])),
    ]
  }

  private func placeFields() -> [FormField] {
    [
      FormField(name: "regulier", label: "Reguliere plaatsen (niet verplicht)", kind: .number),
      FormField(
        name: "bijzonder", label: "Bijzondere plaatsen (niet verplicht)", hint: "Zonder de plaatsen voor amv.",
        kind: .number),
      FormField(
        name: "amv", label: "Plaatsen voor amv (niet verplicht)", hint: "Alleenstaande minderjarige vreemdelingen.",
        kind: .number),
      FormField(name: "vanaf", label: "Beschikbaar vanaf", hint: "Bijvoorbeeld 1-7-2025."),
      FormField(
        name: "tot", label: "Beschikbaar tot (niet verplicht)",
        hint: "De eerste dag erna. Laat leeg als er geen eind is."),
    ]
  }

  private func swapFields(_ line: Int) -> [FormField] {
    [
      FormField(name: "gemeente-\(line)", label: "Naam of code van gemeente \(line)"),
      FormField(
        name: "verschil-\(line)", label: "Verandering voor gemeente \(line)",
        hint: line == 1 ? "Plaatsen erbij: 50. Plaatsen eraf: -50." : nil, kind: .number),
    ]
  }

  private func agreementLine(_ line: Int) -> [FormField] {
    [
      FormField(name: "gemeente-\(line)", label: "Naam of code van gemeente \(line)"),
      FormField(name: "plaatsen-\(line)", label: "Plaatsen in gemeente \(line)", kind: .number),
      FormField(name: "amv-\(line)", label: "Waarvan voor amv in gemeente \(line)", kind: .number),
    ]
  }

  /// The offer that the address names, as the fields of the form.
  private func known(_ form: TableForm) -> FormText? {
    guard form == .offer, let site = scene.visit.query["locatie"].flatMap({ Slug($0) }),
      let offer = newestBook().offer(site)
    else { return nil }
    func number(_ places: Int) -> String? { places == 0 ? nil : String(places) }
    let items: [(String, String?)] = [
      ("locatie", site.text), ("naam", offer.name), ("gemeente", offer.municipality.description),
      ("cyclus", offer.cycle.map(String.init)), ("dag", offer.day.description),
      ("bestaand", offer.isNew ? "nee" : "ja"),
      ("verspreid", offer.isSpread ? "ja" : "nee"), ("regulier", number(offer.places.regular)),
      ("bijzonder", number(offer.places.special)), ("amv", number(offer.places.minors)),
      ("vanaf", offer.available.from.description), ("tot", offer.available.until?.description),
      ("voorwaarden", offer.conditions),
    ]
    return FormText(
      items.compactMap { name, value in value.map { "\(name)=\(FormText.encode($0))" } }.joined(separator: "&"))
  }
}
