// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Exchange
import Office
import Territory

/// The fields of the forms for the steps of a cycle: estimate, report, decision, and what follows on it.
extension Pages {
  func stepGroups(_ form: TableForm) -> [(legend: String?, fields: [FormField])] {
    switch form {
    case .estimate: [(nil, estimateFields())]
    case .report:
      [(nil, [Pages.provinceField, cycleField(isNeeded: true), dayField("Dag van het verslag"), Pages.paperField])]
        + municipalGroups()
    case .decision: [(nil, decisionFields())] + municipalGroups()
    case .objection: [("Het bezwaar", objectionFields()), ("De uitkomst (niet verplicht)", outcomeFields())]
    case .delay: [(nil, delayFields())]
    case .offer, .swap, .agreement: []
    }
  }

  private func estimateFields() -> [FormField] {
    [
      cycleField(isNeeded: true), dayField("Dag waarop de raming is gepubliceerd"),
      FormField(
        name: "aantal", label: "Plaatsen die nodig zijn", hint: "Met de plaatsen voor amv erbij.", kind: .number),
      FormField(name: "amv", label: "Waarvan voor amv (niet verplicht)", kind: .number), Pages.paperField,
    ]
  }

  private func decisionFields() -> [FormField] {
    [
      Pages.provinceField, cycleField(isNeeded: true), dayField("Dag van de bekendmaking"),
      FormField(
        name: "wijziging", label: "Wijzigt dit een eerder besluit?",
        kind: .choice([("nee", "Nee, dit is het eerste besluit van de ronde"), ("ja", "Ja")])),
      FormField(
        name: "totaal", label: "Totaal van de provincie (niet verplicht)",
        hint: "Alleen als het besluit een ander totaal noemt dan het indicatieve aantal.", kind: .number),
      FormField(
        name: "termijn", label: "Laatste dag om de plaatsen te realiseren (niet verplicht)",
        hint: "Alleen als het besluit een dag noemt."),
      Pages.paperField,
    ]
  }

  private func objectionFields() -> [FormField] {
    [
      FormField(
        name: "bezwaar", label: "Kenmerk",
        hint: "Een korte vaste naam met kleine letters, cijfers en streepjes, zoals bezwaar-ede."),
      Pages.provinceField, cycleField(isNeeded: true), dayField("Dag van het bezwaar"),
      FormField(
        name: "gemeente", label: "Gemeente die bezwaar maakt (niet verplicht)",
        hint: "Laat leeg als iemand anders bezwaar maakt. Zet nooit de naam van een mens neer."),
      FormField(name: "onderwerp", label: "Waar gaat het over?", hint: "In een paar woorden."), Pages.paperField,
    ]
  }

  private func outcomeFields() -> [FormField] {
    [
      FormField(
        name: "uitkomst", label: "Uitkomst",
        kind: .select(
          [("", "Loopt nog")] + ObjectionRuling.allCases.map { ($0.rawValue, $0.rawValue.capitalizedFirst) })
      ),
      FormField(name: "uitkomstdag", label: "Dag van de uitkomst", hint: "Bijvoorbeeld 12 juni 2025."),
    ]
  }

  private func delayFields() -> [FormField] {
    [
      FormField(name: "gemeente", label: "Gemeente", hint: "De naam of de code, zoals Ede of GM0228."),
      cycleField(isNeeded: true), dayField("Dag van de melding"),
      FormField(name: "reden", label: "Reden", hint: "Waarom wordt het later? Geen namen van personen."),
      FormField(
        name: "verwacht", label: "Plaatsen verwacht op (niet verplicht)", hint: "Laat leeg als dat niet bekend is."),
      Pages.paperField,
    ]
  }

  /// Two fields for each municipality of the province that was filled in; none before that.
  private func municipalGroups() -> [(legend: String?, fields: [FormField])] {
    let values = scene.visit.method == .send ? scene.visit.form : scene.visit.query
    guard let (province, day) = MunicipalFields.province(values, territory, else: scene.day) else { return [] }
    return MunicipalFields.members(of: province, territory, on: day).map { municipality in
      (
        municipality.name,
        [
          FormField(
            name: MunicipalFields.places(municipality.code), label: "Plaatsen in \(municipality.name)", kind: .number),
          FormField(
            name: MunicipalFields.minors(municipality.code), label: "Waarvan voor amv in \(municipality.name)",
            kind: .number),
        ]
      )
    }
  }

  /// The last report or decision as the fields of the form, or else what came before it.
  func knownNumbers(_ form: TableForm) -> FormText? {
    let query = scene.visit.query
    guard let (province, _) = MunicipalFields.province(query, territory, else: scene.day),
      let cycle = query["cyclus"].flatMap({ Int($0) })
    else { return nil }
    let book = newestBook()
    let decided = form == .decision ? book.decisions(of: province, in: cycle).last?.decision : nil
    let numbers =
      decided?.numbers ?? book.report(of: province, in: cycle)?.report.numbers ?? agreed(province, cycle, book)
    var fields: [(name: String, value: String?)] = [("provincie", province.description), ("cyclus", String(cycle))]
    if form == .decision { fields += [("wijziging", decided == nil ? "nee" : "ja")] }
    if let total = decided?.total { fields += [("totaal", String(total))] }
    if let term = decided?.term { fields += [("termijn", term.description)] }
    for number in numbers {
      fields += [
        (MunicipalFields.places(number.municipality), String(number.places)),
        (MunicipalFields.minors(number.municipality), number.minors.map(String.init)),
      ]
    }
    return FormText(fields: fields)
  }

  /// What each municipality of a province agreed to, as far as that is known.
  private func agreed(_ province: AreaCode, _ cycle: Int, _ book: ChainBook) -> [MunicipalPlaces] {
    MunicipalFields.members(of: province, territory, on: scene.day).compactMap { municipality in
      book.figure(.measure(.agreedPlaces, municipality.code, .year(cycle)))?.whole.map {
        MunicipalPlaces(municipality: municipality.code, places: $0)
      }
    }
  }

  /// The objection that the address names, as the fields of the form.
  func knownObjection() -> FormText? {
    let query = scene.visit.query
    guard let id = query["bezwaar"].flatMap({ Slug($0) }),
      let (province, _) = MunicipalFields.province(query, territory, else: scene.day),
      let cycle = query["cyclus"].flatMap({ Int($0) }), ReceptionFact.years.contains(cycle)
    else { return nil }
    // From before the cycle it is seen as a whole: an outcome of after the reference day must not be lost.
    let whole = book.seen(from: Perspective(day: FigurePeriod.year(cycle).firstDay.adding(days: -1)))
    guard
      let objection = whole.objections(of: province, in: cycle).first(where: { $0.objection.id == id })?.objection
    else { return nil }
    return FormText(fields: [
      ("bezwaar", id.text), ("provincie", province.description), ("cyclus", String(cycle)),
      ("dag", objection.day.description), ("gemeente", objection.municipality?.description),
      ("onderwerp", objection.about), ("uitkomst", objection.outcome?.ruling.rawValue),
      ("uitkomstdag", objection.outcome?.day.description),
    ])
  }
}

/// The fields with numbers of all municipalities of a province.
enum MunicipalFields {
  static func places(_ municipality: AreaCode) -> String { "plaatsen-\(municipality)" }
  static func minors(_ municipality: AreaCode) -> String { "amv-\(municipality)" }

  /// The province that was filled in, and the day on which its municipalities count; nil as long as there is none.
  static func province(_ values: FormText, _ territory: Territory, else now: Day) -> (province: AreaCode, day: Day)? {
    var reader = FormReader(values)
    guard let province = reader.province("provincie", territory) else { return nil }
    return (province, reader.optionalDay("dag") ?? now)
  }

  /// The municipalities of a province by name.
  static func members(of province: AreaCode, _ territory: Territory, on day: Day) -> [Municipality] {
    territory.municipalities(in: province, on: max(day, Territory.firstDay))
      .sorted { DutchNames.precedes($0.name, $1.name) }
  }
}
