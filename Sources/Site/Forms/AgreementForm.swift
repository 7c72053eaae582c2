// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Office
import Territory

/// `/afspraak-vastleggen` and `/toeschrijving-vastleggen`: what the municipality is to do, and why it is behind.
extension Pages {
  func agreementFields() -> [FormField] {
    [
      FormField(
        name: "kenmerk", label: "Kenmerk",
        hint: "Een korte vaste naam binnen dit dossier, zoals plan-van-aanpak. Die verandert nooit."),
      FormField(
        name: "soort", label: "Soort",
        kind: .choice([
          (AgreementKind.action.rawValue, "Een afgesproken actie (trede 3)"),
          (AgreementKind.report.rawValue, "Een gevraagd verslag (trede 2 of hoger)"),
        ])),
      FormField(name: "tekst", label: "Wat doet de gemeente?", hint: "Geen namen van personen."),
      FormField(name: "dag", label: "Afgesproken of gevraagd op", hint: "Bijvoorbeeld 12-3-2023."),
      FormField(name: "uiterlijk", label: "Uiterlijk klaar op", hint: "De laatste dag."),
      FormField(name: "afgerond", label: "Klaar of ontvangen op (niet verplicht)", hint: "Laat leeg zolang het loopt."),
      Pages.sourceField,
    ]
  }

  /// The agreement that the address names.
  func knownAgreement() -> FormText? {
    let query = scene.visit.query
    let task = query["onderwerp"].flatMap(SupervisedTask.init(rawValue:)) ?? .housing
    guard let municipality = query["gemeente"].flatMap({ AreaCode($0) }),
      let id = query["kenmerk"].flatMap({ Slug($0) }),
      let known = newestBook().agreements(in: SupervisionFile(task, municipality)).map(\.agreement).first(where: {
        $0.id == id
      })
    else { return nil }
    return FormText(filling: [
      ("gemeente", municipality.description), ("onderwerp", task.rawValue), ("kenmerk", id.text),
      ("soort", known.kind.rawValue), ("tekst", known.text), ("dag", known.day.description),
      ("uiterlijk", known.due.description), ("afgerond", known.done?.description),
    ])
  }

  func readAgreement(_ reader: inout FormReader) -> (intent: Intent, source: String)? {
    let day = reader.dutchDay("dag")
    let file = reader.file(territory, on: day, else: scene.day)
    let id = reader.slug("kenmerk")
    let kind: AgreementKind? = reader.choice("soort", .unreadableLadderWord, "een soort")
    let text = reader.text("tekst", .nameMissing, missing: "Vul in wat de gemeente doet.", "Schrijf het kort op.")
    let due = reader.dutchDay("uiterlijk")
    let done = reader.optionalDay("afgerond")
    let source = reader.source()
    guard let day, let file, let id, let kind, let text, let due, let source, reader.faults.isEmpty else { return nil }
    let agreement = SupervisionAgreement(
      file: file, id: id, kind: kind, text: text, day: day, due: due, done: done)
    return request([.agreement(agreement)], source)
  }

  func attributionFields() -> [FormField] {
    [Pages.referenceField] + AttributionFields.all + [Pages.sourceField]
  }

  /// The parts that are known of the arrears of the file that the address names.
  func knownAttribution() -> FormText? {
    guard let view = fileOfAddress(), let arrears = view.arrears else { return nil }
    let parts = arrears.attribution?.attribution.parts ?? []
    return FormText(
      filling: reference(of: view) + parts.map { (AttributionFields.name($0.cause), String($0.people)) })
  }

  /// The day of the arrears of the file that the address names.
  func knownReference() -> FormText? { fileOfAddress().flatMap { FormText(filling: reference(of: $0)) } }

  private func fileOfAddress() -> SupervisionView? {
    let query = scene.visit.query
    let task = query["onderwerp"].flatMap(SupervisedTask.init(rawValue:)) ?? .housing
    return query["gemeente"].flatMap { AreaCode($0) }.flatMap {
      newestBook().supervision(of: SupervisionFile(task, $0))
    }
  }

  private func reference(of view: SupervisionView) -> [(name: String, value: String?)] {
    [
      ("gemeente", view.file.municipality.description), ("onderwerp", view.file.task.rawValue),
      (Pages.referenceName, view.arrears?.reference.description),
    ]
  }

  func readAttribution(_ reader: inout FormReader) -> (intent: Intent, source: String)? {
    let reference = reader.dutchDay(Pages.referenceName)
    let file = reader.file(territory, on: reference, else: scene.day)
    let parts = ArrearsCause.allCases.compactMap { cause in
      reader.optionalWhole(AttributionFields.name(cause)).map { ArrearsAttribution.Part(cause: cause, people: $0) }
    }
    let source = reader.source()
    guard let reference, let file, let source, reader.faults.isEmpty else { return nil }
    return request([.attribution(ArrearsAttribution(file: file, reference: reference, parts: parts))], source)
  }
}

/// The fields for the causes of arrears.
enum AttributionFields {
  static func name(_ cause: ArrearsCause) -> String { "oorzaak-" + cause.rawValue.replacing(" ", with: "-") }

  static let all: [FormField] = ArrearsCause.allCases.map { cause in
    FormField(name: name(cause), label: label(cause), kind: .number)
  }

  private static func label(_ cause: ArrearsCause) -> String {
    switch cause {
    case .noCandidates: "Geen kandidaten: het COA koppelde te weinig mensen"
    case .noHome: "Geen woning"
    case .wrongSize: "Woning van de verkeerde maat"
    case .refused: "Woning geweigerd"
    case .late: "Komt later: er is een woning, maar die is nog niet klaar"
    case .administrative: "Administratief: wel gehuisvest, nog niet geteld"
    }
  }
}

extension FormText {
  /// The fields of a form, without those that have nothing in them.
  init?(filling items: [(name: String, value: String?)]) {
    let filled = items.compactMap { name, value in value.map { "\(name)=\(FormText.encode($0))" } }
    self.init(filled.joined(separator: "&"))
  }
}
