// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Exchange
import Office
import Reports
import Territory

/// `/crisis-melden`: crisis places, people placed and a decision of a safety region, recorded together.
extension Pages {
  private enum CrisisDecision: String, CaseIterable {
    case none = "geen"
    case windDown = "afbouwen"
    case open
  }

  func reportCrisisPage() -> Page { page(crisisForm()) }

  func crisisForm() -> FormPage {
    FormPage(
      address: .reportCrisis, title: "Melden over crisismaatregelen",
      trail: [("Nederland", .front), ("Crisis", .crisis)],
      explanation: [
        """
        Meld crisisplaatsen, geplaatste mensen of een besluit. Vul minstens één van de drie in. U kunt eerst bekijken wat \
        uw melding verandert.
        """
      ],
      groups: [
        (
          nil,
          [
            FormField(name: "gebied", label: "Veiligheidsregio", hint: "De naam of de code, zoals Haaglanden of VR15."),
            FormField(name: "dag", label: "Dag", hint: "Bijvoorbeeld 11 juli 2022 of 2022-07-11."),
            FormField(
              name: "plaatsen", label: "Crisisplaatsen die er op die dag zijn (niet verplicht)",
              hint: "Laat leeg als u dit niet weet. Nul mag ook.", kind: .number),
            FormField(
              name: "geplaatst", label: "Mensen die versneld zijn geplaatst, tot en met die dag (niet verplicht)",
              hint: "Iedereen samen, niet alleen op die dag. Laat leeg als u dit niet weet.", kind: .number),
            FormField(
              name: "besluit", label: "Besluit dat vanaf die dag geldt",
              kind: .choice([
                (CrisisDecision.none.rawValue, "Geen besluit"),
                (CrisisDecision.windDown.rawValue, "De crisisplaatsen worden afgebouwd"),
                (CrisisDecision.open.rawValue, "De crisisplaatsen gaan weer open"),
              ])),
            FormField(name: "bron", label: "Bron", hint: "Welk bericht of besluit? Geen namen van personen."),
          ]
        )
      ], values: scene.visit.query)
  }

  func readCrisis(_ reader: inout FormReader) -> (intent: Intent, source: String)? {
    let day = reader.dutchDay("dag")
    let region = reader.safetyRegion("gebied", territory, on: day ?? scene.day)
    let places = reader.form["plaatsen"] == nil ? nil : reader.whole("plaatsen")
    let placed = reader.form["geplaatst"] == nil ? nil : reader.whole("geplaatst")
    let decision = CrisisDecision(rawValue: reader.form["besluit"] ?? CrisisDecision.none.rawValue)
    if decision == nil {
      reader.add("besluit", .missingOption, "Dit besluit bestaat niet.", "Kies een van de drie.")
    }
    if decision == CrisisDecision.none, reader.form["plaatsen"] == nil, reader.form["geplaatst"] == nil {
      reader.add(
        "plaatsen", .nothingToImport, "Er is niets om te melden.",
        "Vul crisisplaatsen of geplaatste mensen in, of kies een besluit.")
    }
    let source = reader.source()
    guard let day, let region, let source, let decision, reader.faults.isEmpty else { return nil }
    var facts: [CrisisFact] = []
    if let places { facts.append(.places(region: region, day: day, count: Count(places))) }
    if let placed { facts.append(.placed(region: region, day: day, count: Count(placed))) }
    if decision != .none {
      facts.append(.windDown(WindDown(region: region, day: day, isWoundDown: decision == .windDown)))
    }
    return (.record(facts.map { SourcedFact(.crisis($0), source: source) }), source)
  }

  /// The field of a fault that the office found in a form about the crisis measures.
  static func crisisField(_ form: FormText) -> (FaultCode) -> String {
    { code in
      switch code {
      case .unknownArea, .ambiguousArea, .noSuchArea, .areaKindNotAllowed, .municipalityNotOnDay: "gebied"
      case .periodNotStarted, .knownInFuture: "dag"
      case .placedGoesDown: "geplaatst"
      case .regionWoundDown where form["besluit"] == CrisisDecision.windDown.rawValue: "besluit"
      case .regionWoundDown: "plaatsen"
      case .negativePeople, .numberTooLarge, .sameValue: form["plaatsen"] == nil ? "geplaatst" : "plaatsen"
      default: ""
      }
    }
  }
}

extension FormReader {
  /// A safety region by its code or its whole name.
  mutating func safetyRegion(_ field: String, _ territory: Territory, on day: Day) -> AreaCode? {
    let advice = "Typ de naam of de code, zoals VR13."
    guard let text = text(field, .missingArea, missing: "Vul een veiligheidsregio in.", advice) else { return nil }
    let regions = territory.areas(of: .safetyRegion, on: day)
    if let code = AreaCode(text) {
      if regions.contains(where: { $0.code == code }) { return code }
      add(
        field, code.kind == .safetyRegion ? .unknownArea : .areaKindNotAllowed,
        "\(code) is geen veiligheidsregio.", advice)
      return nil
    }
    let key = DutchNames.key(text)
    if let region = regions.first(where: { DutchNames.key($0.name) == key }) { return region.code }
    let near = key.isEmpty ? [] : regions.filter { DutchNames.key($0.name).contains(key) }
    guard !near.isEmpty else {
      add(
        field, .unknownArea, "De veiligheidsregio '\(text.prefix(80))' is niet gevonden.",
        "Zoek de code op in de tabel met crisismaatregelen.")
      return nil
    }
    let names = near.prefix(5).map { "\($0.name) (\($0.code))" }.joined(separator: ", ")
    add(
      field, .ambiguousArea, "'\(text.prefix(80))' is niet de hele naam van een veiligheidsregio.",
      "Kies een code: \(names).")
    return nil
  }

  /// A day, written as `2022-07-11`, `11-7-2022` or `11 juli 2022`.
  mutating func dutchDay(_ field: String) -> Day? {
    let advice = "Typ de dag als 11 juli 2022 of 2022-07-11."
    guard let text = text(field, .missingPeriod, missing: "Vul een dag in.", advice) else { return nil }
    if case .day(let day)? = ImportPeriod(text) { return day }
    add(field, .unreadablePeriod, "'\(text.prefix(40))' is geen dag die bestaat.", advice)
    return nil
  }
}
