// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Exchange
import Office
import Reports
import Territory

/// `/verdeling-bewaren`: keeps a division with all that it was made from.
extension Pages {
  func keepDivisionForm() -> FormPage {
    FormPage(
      address: .keepDivision, title: "Verdeling bewaren",
      trail: [("Nederland", .front), ("Verdelen", .divide)],
      explanation: [
        """
        Een bewaarde verdeling blijft zoals ze is, ook als inwonertallen of locaties later veranderen. Ze wordt gemaakt met \
        de cijfers van \(DutchText.day(scene.day)).
        """
      ],
      groups: [
        (
          nil,
          [
            FormField(
              name: "kenmerk", label: "Kenmerk", hint: "Kleine letters, cijfers en streepjes, zoals verdeling-juli."),
            FormField(name: "omschrijving", label: "Waar is deze verdeling voor?"),
            FormField(
              name: FormReader.questionField, label: "De vraag",
              hint: "Zoals die in het adres van de verdeling staat. U hoeft niets te veranderen."),
            FormField(name: "bron", label: "Bron", hint: "Welk overleg of stuk vraagt erom? Geen namen van personen."),
          ]
        )
      ], values: scene.visit.query)
  }

  func readKeepDivision(_ reader: inout FormReader) -> (intent: Intent, source: String)? {
    let name = reader.text(
      "kenmerk", .unreadableSlug, missing: "Vul een kenmerk in.", "Typ kleine letters, cijfers en streepjes.")
    let title = reader.text(
      "omschrijving", .nameMissing, missing: "Vul in waar de verdeling voor is.", "Een paar woorden zijn genoeg.")
    let source = reader.source()
    let division = division(&reader)
    if let name, Slug(name) == nil {
      reader.add(
        "kenmerk", .unreadableSlug, "Dit is geen kenmerk.", "Typ kleine letters, cijfers en streepjes: verdeling-juli.")
    }
    guard let id = name.flatMap({ Slug($0) }), let title, let source, let division, reader.faults.isEmpty else {
      return nil
    }
    let fact = Fact.division(.kept(division.kept(as: id, title: title, on: scene.day)))
    return (.record([SourcedFact(fact, source: source)]), source)
  }

  /// The division that the question in the form asks for.
  private func division(_ reader: inout FormReader) -> Division? {
    guard let query = FormText(reader.form[FormReader.questionField] ?? "") else {
      reader.add(
        FormReader.questionField, .missingOption, "De vraag is niet te lezen.",
        "Ga terug naar de verdeling en begin daar.")
      return nil
    }
    do {
      return try book.division(try divisionQuery(query).request)
    } catch let refusal as Refusal {
      reader.add(FormReader.questionField, .missingOption, refusal.problem, refusal.advice)
    } catch let faults as Faults {
      for fault in faults.all { reader.add(FormReader.questionField, fault.code, fault.problem, fault.advice) }
    } catch {
      reader.add(
        FormReader.questionField, .missingOption, "De vraag is niet te lezen.",
        "Ga terug naar de verdeling en begin daar.")
    }
    return nil
  }

  /// The field of a fault that the office found in this form.
  static func keepDivisionField(_ code: FaultCode) -> String {
    switch code {
    case .nameMissing: "omschrijving"
    case .unreadableSlug, .duplicateImport, .nameInUse: "kenmerk"
    case .divisionDiffers, .numberTooLarge: FormReader.questionField
    default: ""
    }
  }
}
