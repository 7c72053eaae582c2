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
  /// `/raming-melden`: the estimate of the minister.
  case estimate = "raming-melden"
  /// `/verslag-vastleggen`: the report of the King's commissioner.
  case report = "verslag-vastleggen"
  /// `/verdeelbesluit-vastleggen`: the decision of the minister.
  case decision = "verdeelbesluit-vastleggen"
  /// `/bezwaar-vastleggen`: an objection to a decision, and how it ended.
  case objection = "bezwaar-vastleggen"
  /// `/vertraging-melden`: a municipality will be late.
  case delay = "vertraging-melden"

  /// Whether it is about a step of a cycle, which only the act has.
  var isStep: Bool {
    switch self {
    case .offer, .swap, .agreement: false
    case .estimate, .report, .decision, .objection, .delay: true
    }
  }

  /// Whether a province can be filled in beforehand.
  var hasProvince: Bool {
    switch self {
    case .agreement, .report, .decision, .objection: true
    case .offer, .swap, .estimate, .delay: false
    }
  }

  /// What a link to it says.
  var link: String {
    switch self {
    case .offer: "Meld een aanbod van plaatsen"
    case .swap: "Leg een ruil van plaatsen vast"
    case .agreement: "Leg een afspraak van de tafel vast"
    case .estimate: "Meld de raming van een ronde"
    case .report: "Leg het verslag van de commissaris vast"
    case .decision: "Leg een verdeelbesluit vast"
    case .objection: "Leg een bezwaar of de uitkomst ervan vast"
    case .delay: "Meld een vertraging van een gemeente"
    }
  }

  var title: String {
    switch self {
    case .offer: "Aanbod van plaatsen melden"
    case .swap: "Plaatsen ruilen"
    case .agreement: "Afspraak van de regietafel vastleggen"
    case .estimate: "Raming van een ronde melden"
    case .report: "Verslag van de commissaris vastleggen"
    case .decision: "Verdeelbesluit vastleggen"
    case .objection: "Bezwaar vastleggen"
    case .delay: "Vertraging melden"
    }
  }
}

extension Pages {
  private static let swapLines = 6
  private static let agreementLines = 8

  func form(_ form: TableForm) -> FormPage {
    FormPage(
      address: .table(.form(form)), title: form.title,
      trail: [("Nederland", .front), ("Regietafel", .table(.country))],
      explanation: explanation(form), groups: groups(form),
      values: scene.visit.method == .send ? scene.visit.form : known(form) ?? scene.visit.query)
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
      case .estimate:
        "De minister raamt hoeveel plaatsen er nodig zijn (\(citation("R5.2"))). Een nieuwe raming vervangt de vorige."
      case .report:
        """
        Vul per gemeente in hoeveel plaatsen zij levert (\(citation("R5.5"))). Is er al een verslag, dan staat dat ingevuld; \
        anders staat er wat is afgesproken, of het indicatieve aantal. Kijk alles na.
        """
      case .decision:
        """
        Vul per gemeente in hoeveel plaatsen de minister vraagt (\(citation("R5.6"))). Ingevuld staat het laatste besluit, en \
        anders het verslag. Kijk alles na.
        """
      case .objection:
        """
        Een bezwaar gaat over een verdeelbesluit dat hier al is vastgelegd. Vult u later de uitkomst in, gebruik dan hetzelfde \
        kenmerk. Zet geen namen van personen neer.
        """
      case .delay:
        "Een gemeente meldt dat de plaatsen later komen, en waarom (\(citation("R5.8"))). Een nieuwe melding vervangt de vorige."
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
            Pages.provinceField,
            cycleField(isNeeded: false), dayField("Dag van de vergadering"),
            FormField(name: "afspraak", label: "Wat is er afgesproken?", hint: "Geen namen van personen."),
            Pages.paperField,
          ]
        )
      ] + (1...Pages.agreementLines).map { ("Gemeente \($0) (niet verplicht)", agreementLine($0)) }
    case .estimate, .report, .decision, .objection, .delay: stepGroups(form)
    }
  }

  static let paperField = FormField(
    name: "bron", label: "Bron", hint: "De brief, het besluit of het verslag van de tafel. Geen namen van personen.")

  static let provinceField = FormField(
    name: "provincie", label: "Provincie", hint: "De naam of de code, zoals Zuid-Holland of PV28.")

  private static let conditionsField = FormField(
    name: "voorwaarden", label: "Voorwaarden (niet verplicht)", hint: "Wat vraagt de gemeente erbij?")

  func cycleField(isNeeded: Bool) -> FormField {
    let example = book.currentCycle.map(String.init) ?? "2024"
    return FormField(
      name: "cyclus", label: isNeeded ? "Ronde" : "Ronde (leeg als het van voor de Spreidingswet is)",
      hint: "Het jaar waarin de ronde begint, zoals \(example).", kind: .number)
  }

  func dayField(_ label: String) -> FormField {
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

  /// What is known already of what the form is about, to be changed; nil when it starts empty.
  private func known(_ form: TableForm) -> FormText? {
    switch form {
    case .offer: knownOffer()
    case .report, .decision: knownNumbers(form)
    case .objection: knownObjection()
    case .swap, .agreement, .estimate, .delay: nil
    }
  }

  /// The offer that the address names, as the fields of the form.
  private func knownOffer() -> FormText? {
    guard let site = scene.visit.query["locatie"].flatMap({ Slug($0) }), let offer = newestBook().offer(site) else {
      return nil
    }
    func number(_ places: Int) -> String? { places == 0 ? nil : String(places) }
    return FormText(fields: [
      ("locatie", site.text), ("naam", offer.name), ("gemeente", offer.municipality.description),
      ("cyclus", offer.cycle.map(String.init)), ("dag", offer.day.description),
      ("bestaand", offer.isNew ? "nee" : "ja"),
      ("verspreid", offer.isSpread ? "ja" : "nee"), ("regulier", number(offer.places.regular)),
      ("bijzonder", number(offer.places.special)), ("amv", number(offer.places.minors)),
      ("vanaf", offer.available.from.description), ("tot", offer.available.until?.description),
      ("voorwaarden", offer.conditions),
    ])
  }
}

extension FormText {
  /// Fields with what stands in them; those without a value are left out.
  init(fields: [(name: String, value: String?)]) {
    self.init()
    for (name, value) in fields {
      if let value { append(name, value) }
    }
  }
}
