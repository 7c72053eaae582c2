// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Office
import Reports
import Territory

/// `/locatie-vastleggen`: a location as it is from now on known. What stands in the form replaces all that was known.
extension Pages {
  func recordLocationPage() -> Page { page(locationForm()) }

  func locationForm() -> FormPage {
    let isSent = scene.visit.method == .send
    let known = isSent ? nil : locationToChange()
    let values = isSent ? scene.visit.form : known.flatMap(LocationFields.values) ?? scene.visit.query
    var explanation: [Markup] = [
      "Vul in wat u over de locatie weet. U kunt eerst bekijken wat het verandert.",
      "Wat u vastlegt, komt in de plaats van wat er eerder over deze locatie is vastgelegd. Dat blijft wel te lezen.",
    ]
    if let known {
      explanation.insert("Hieronder staat \(known.name) zoals nu bekend. Verander wat anders is.", at: 0)
      if !LocationFields.fits(known) {
        explanation.append(
          "Deze locatie heeft meer contracten of doelgroepen dan in dit formulier passen. Gebruik hiervoor een bestand."
        )
      }
    }
    return FormPage(
      address: .recordLocation, title: "Opvanglocatie vastleggen",
      trail: [("Nederland", .front), ("Opvang", .reception), ("Opvanglocaties", .locations)],
      explanation: explanation,
      groups: [("De locatie", locationFields())]
        + (1...LocationFields.contracts.lines(in: values)).map { ("Contract \($0)", contractFields($0)) }
        + (1...LocationFields.groups.lines(in: values)).map { ("Doelgroep \($0) (niet verplicht)", groupFields($0)) }
        + [
          (
            "De bron",
            [FormField(name: "bron", label: "Bron", hint: "Het contract of bericht. Geen namen van personen.")]
          )
        ], values: values)
  }

  /// The location that the address names, when it is known.
  private func locationToChange() -> Location? {
    scene.visit.query["locatie"].flatMap { Slug($0) }.flatMap(newestBook().location)
  }

  /// All that is known by now, whatever clock the reader chose: a form is about the present.
  func newestBook() -> ChainBook { book.seen(from: Perspective(day: scene.day)) }

  private func locationFields() -> [FormField] {
    let kinds = LocationKind.allCases.map { (value: $0.rawValue, label: name(of: $0)) }
      .sorted { DutchNames.precedes($0.label, $1.label) }
    return [
      FormField(
        name: "locatie", label: "Kenmerk",
        hint: "Een korte vaste naam met kleine letters, cijfers en streepjes, zoals ter-apel. Die verandert nooit."),
      FormField(name: "naam", label: "Naam", hint: "Zoals mensen de locatie noemen. Geen namen van personen."),
      FormField(name: "gemeente", label: "Gemeente", hint: "De naam of de code, zoals Utrecht of GM0344."),
      FormField(name: "soort", label: "Soort locatie", kind: .select([("", "Kies een soort")] + kinds)),
      FormField(
        name: "beheerder", label: "Wie beheert de locatie?",
        kind: .choice(LocationRunner.allCases.map { ($0.rawValue, Pages.name(of: $0).capitalizedFirst) })),
      FormField(
        name: "hoofdlocatie", label: "Hoofdlocatie (alleen bij een satellietlocatie)",
        hint: "Het kenmerk van de regionale opvanglocatie waar deze locatie bij hoort."),
      FormField(name: "opening", label: "Open vanaf", hint: "Bijvoorbeeld 1-7-2022."),
      FormField(
        name: "sluiting", label: "Dicht vanaf (niet verplicht)",
        hint: "De eerste dag waarop de locatie niet meer open is."),
    ]
  }

  private func contractFields(_ line: Int) -> [FormField] {
    let note = line == 1 ? "" : " (niet verplicht)"
    return [
      FormField(name: "contract-\(line)-plaatsen", label: "Plaatsen in contract \(line)\(note)", kind: .number),
      FormField(
        name: "contract-\(line)-vanaf", label: "Contract \(line) vanaf",
        hint: line == 1 ? "Bijvoorbeeld 1-7-2022." : nil),
      FormField(
        name: "contract-\(line)-tot", label: "Contract \(line) tot",
        hint: line == 1 ? "De eerste dag erna. Laat leeg als er geen einddag is." : nil),
    ]
  }

  private func groupFields(_ line: Int) -> [FormField] {
    let groups = TargetGroup.allCases.map { (value: $0.rawValue, label: Pages.name(of: $0).capitalizedFirst) }
    return [
      FormField(name: "groep-\(line)", label: "Doelgroep \(line)", kind: .select([("", "Geen groep")] + groups)),
      FormField(name: "groep-\(line)-plaatsen", label: "Plaatsen voor doelgroep \(line)", kind: .number),
      FormField(
        name: "groep-\(line)-vanaf", label: "Voor doelgroep \(line) vanaf",
        hint: line == 1 ? "Laat leeg als dit geldt zolang er een contract is." : nil),
      FormField(name: "groep-\(line)-tot", label: "Voor doelgroep \(line) tot"),
    ]
  }

  func readLocation(_ reader: inout FormReader) -> (intent: Intent, source: String)? {
    let id = reader.slug("locatie")
    let name = reader.text(
      "naam", .nameMissing, missing: "Vul een naam in.", "Typ de naam zoals mensen de locatie noemen.")
    let kind: LocationKind? = reader.choice("soort", .unreadableKind, "een soort locatie")
    let runner: LocationRunner? = reader.choice("beheerder", .missingOption, "wie de locatie beheert")
    let hub = reader.form["hoofdlocatie"] == nil ? nil : reader.slug("hoofdlocatie")
    let open = reader.period("opening", "sluiting")
    let first = max(open?.from ?? scene.day, Territory.firstDay)
    let municipality = reader.municipality("gemeente", territory, on: first, max(scene.day, Territory.firstDay))
    let contracts = LocationFields.contracts.filled(in: reader.form).compactMap { reader.contract($0) }
    let usual = open.map { LocationFields.usual(open: $0, contracts) }
    let shares = LocationFields.groups.filled(in: reader.form).compactMap { reader.share($0, usual: usual) }
    let source = reader.source()
    guard let id, let name, let kind, let runner, let open, let municipality, let source, reader.faults.isEmpty else {
      return nil
    }
    let location = Location(
      id: id, name: name, municipality: municipality, kind: kind, runner: runner, hub: hub, open: open,
      contracts: contracts, shares: shares)
    return (.record([SourcedFact(.reception(.location(location)), source: source)]), source)
  }
}
