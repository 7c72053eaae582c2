// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Exchange
import Office
import Reports

/// `/knelpunt-vastleggen`: a bottleneck of a regulation, or the next step of one that is known.
extension Pages {
  func bottleneckForm() -> FormPage {
    FormPage(
      address: .regulation(.recordBottleneck), title: "Knelpunt vastleggen",
      trail: [("Nederland", .front), ("Opvang", .reception), ("Evaluatie", .regulation(.evaluation))],
      explanation: [
        """
        Leg vast wat er misgaat met een regeling. Hetzelfde kenmerk met een nieuwe stand en dag is een volgende stap van \
        hetzelfde knelpunt. Noem organisaties, geen personen.
        """
      ],
      groups: [(nil, bottleneckFields())],
      values: scene.visit.method == .send ? scene.visit.form : knownBottleneck() ?? scene.visit.query)
  }

  private func bottleneckFields() -> [FormField] {
    func options<Choice: RawRepresentable<String> & CaseIterable>(
      _ all: Choice.Type, _ name: (Choice) -> String
    ) -> FormField.Kind {
      .select([("", "Maak een keuze")] + all.allCases.map { ($0.rawValue, name($0)) })
    }
    return [
      FormField(
        name: "knelpunt", label: "Kenmerk", hint: "Kleine letters, cijfers en streepjes, zoals leefgeld-gastgezin."),
      FormField(name: "titel", label: "Waar gaat het over?"),
      FormField(name: "thema", label: "Thema", hint: "Bijvoorbeeld leefgeld of bekostiging."),
      FormField(
        name: "regeling", label: "Regeling", kind: options(Regulation.self) { EvaluationWords.name($0) }),
      FormField(name: "artikel", label: "Artikel (niet verplicht)", hint: "Bijvoorbeeld art. 7 lid 2."),
      FormField(
        name: "melder", label: "Wie meldde het?", kind: options(BottleneckReporter.self) { EvaluationWords.name($0) }),
      FormField(name: "gevolg", label: "Wat gaat er mis, en wat kost het wie?"),
      FormField(
        name: "bedrag", label: "Kosten in euro (niet verplicht)", hint: "Bijvoorbeeld 4.250 of 4250,50."),
      FormField(name: "voorstel", label: "Voorstel (niet verplicht)"),
      FormField(name: "stand", label: "Stand", kind: options(BottleneckStatus.self) { EvaluationWords.name($0) }),
      FormField(name: "dag", label: "Sinds welke dag?", hint: "Bijvoorbeeld 14-7-2022."),
      FormField(
        name: "uitkomst", label: "Wat werd ervan? (verplicht als er is besloten)",
        hint: "Wat de aangepaste regeling ermee deed, of waarom het niet is overgenomen."),
      Pages.sourceField,
    ]
  }

  /// The bottleneck that the address names, to record its next step.
  private func knownBottleneck() -> FormText? {
    guard let id = scene.visit.query["knelpunt"].flatMap({ Slug($0) }), let view = book.bottleneck(id) else {
      return nil
    }
    let known = view.bottleneck
    return FormText(filling: [
      ("knelpunt", known.id.text), ("titel", known.title), ("thema", known.theme),
      ("regeling", known.regulation.rawValue), ("artikel", known.article), ("melder", known.reporter.rawValue),
      ("gevolg", known.effect),
      ("bedrag", known.cents.map { DutchText.fraction(Money(cents: $0).euros, digits: 2) }),
      ("voorstel", known.proposal), ("stand", known.status.rawValue), ("uitkomst", known.outcome),
    ])
  }

  func readBottleneck(_ reader: inout FormReader) -> (intent: Intent, source: String)? {
    let name = reader.text(
      "knelpunt", .unreadableSlug, missing: "Vul een kenmerk in.", "Typ kleine letters, cijfers en streepjes.")
    let id = name.flatMap { Slug($0) }
    if name != nil, id == nil {
      reader.add(
        "knelpunt", .unreadableSlug, "Dit is geen kenmerk.", "Typ kleine letters, cijfers en streepjes.")
    }
    let title = reader.text(
      "titel", .nameMissing, missing: "Vul in waar het over gaat.", "Een paar woorden zijn genoeg.")
    let theme = reader.text("thema", .nameMissing, missing: "Vul een thema in.", "Eén woord is genoeg.")
    let effect = reader.text(
      "gevolg", .nameMissing, missing: "Vul in wat er misgaat.", "Zeg ook wat het kost, en wie dat betaalt.")
    let regulation: Regulation? = reader.choice("regeling", .unreadableKind, "een regeling")
    let reporter: BottleneckReporter? = reader.choice("melder", .unreadableKind, "een organisatie")
    let status: BottleneckStatus? = reader.choice("stand", .unreadableKind, "een stand")
    let day = reader.dutchDay("dag")
    let cost = reader.form["bedrag"].map { Money(dutch: $0) }
    if case .some(nil) = cost {
      reader.add("bedrag", .unreadableNumber, "Dit is geen bedrag.", "Typ het als 4.250 of 4250,50.")
    }
    let source = reader.source()
    guard let id, let title, let theme, let effect, let regulation, let reporter, let status, let day, let source,
      reader.faults.isEmpty
    else { return nil }
    let bottleneck = Bottleneck(
      id: id, title: title, regulation: regulation, article: reader.form["artikel"] ?? "", theme: theme,
      reporter: reporter, effect: effect, cents: cost??.cents, proposal: reader.form["voorstel"] ?? "", status: status,
      day: day, outcome: reader.form["uitkomst"] ?? "")
    return (.record([SourcedFact(.evaluation(.bottleneck(bottleneck)), source: source)]), source)
  }

  /// The field of a fault that the office found in this form.
  static func bottleneckField(_ code: FaultCode) -> String {
    switch code {
    case .outcomeMissing: "uitkomst"
    case .periodNotStarted: "dag"
    case .duplicateImport: "knelpunt"
    case .numberTooLarge: "bedrag"
    default: ""
    }
  }
}
