// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Exchange
import Territory

/// A fault in a form, with the field that it is about.
struct FieldFault: Sendable {
  /// The name of the field; empty when it is about the whole form.
  var field: String
  var fault: Fault

  /// What the reader sees: what is wrong and what to do.
  var text: String {
    // Only of many rows it has to be said which of them.
    let place = field == FormReader.rowsField ? fault.place.map { "\($0.firstUppercased):" } : nil
    return ([place, fault.problem, fault.expected, fault.advice] as [String?]).compactMap { $0 }.joined(separator: " ")
  }
}

/// Reads the fields of a form and gathers every fault on the way, so that the visitor sees them all at once.
struct FormReader {
  let form: FormText
  private(set) var faults: [FieldFault] = []
  /// What the visitor should know, though nothing is wrong.
  var notices: [String] = []

  /// Longer texts than this are no source and no reason.
  static let longestText = 500
  /// The field with the question of a division, which may hold tables.
  static let questionField = "vraag"
  private static let longestQuestion = 24_000
  /// The field with the rows of a file, which its own reader judges.
  static let rowsField = "gegevens"
  /// More people than this is a mistake in any month of the Netherlands.
  private static let most = 9_999_999

  init(_ form: FormText) {
    self.form = form
    for item in form.items where item.name != FormReader.rowsField { check(item.name, item.value) }
  }

  /// What no field may hold: personal numbers, control characters, texts without end.
  private mutating func check(_ field: String, _ value: String) {
    if PersonalNumbers.containsBSN(value) {
      add(
        field, .personalNumber, "Hier staat een nummer dat een burgerservicenummer kan zijn.",
        "Haal het weg. Regietafel bewaart geen gegevens van personen.")
    }
    if value.hasControlCharacter {
      add(field, .controlCharacter, "Hier staat een onzichtbaar teken.", "Typ de tekst opnieuw, zonder te plakken.")
    }
    let longest = field == FormReader.questionField ? FormReader.longestQuestion : FormReader.longestText
    if value.count > longest {
      add(field, .cellTooLong, "Deze tekst is te lang.", "Gebruik hoogstens \(longest) tekens.")
    }
  }

  mutating func add(_ field: String, _ code: FaultCode, _ problem: String, _ advice: String) {
    faults.append(FieldFault(field: field, fault: Fault(code, problem: problem, advice: advice)))
  }

  /// A text that must be there.
  mutating func text(_ field: String, _ code: FaultCode, missing: String, _ advice: String) -> String? {
    if let text = form[field] { return text }
    add(field, code, missing, advice)
    return nil
  }

  /// A municipality by code or by whole name, on the first of `days` on which there is one.
  mutating func municipality(_ field: String, _ territory: Territory, on days: Day...) -> AreaCode? {
    guard let text = text(field, .missingArea, missing: "Vul een gemeente in.", "Typ de naam of de code, zoals GM0363.")
    else { return nil }
    for day in days {
      let named = territory.named(text, on: day)
      if named.count == 1 { return named[0].code }
    }
    let found = days.first.map { territory.find(text, on: $0) } ?? []
    if found.isEmpty {
      add(
        field, .unknownArea, "De gemeente '\(text.prefix(80))' is niet gevonden.",
        "Controleer de naam, of zoek de code op in de tabel met gemeenten.")
    } else {
      let names = found.prefix(5).map { "\($0.name) (\($0.code))" }.joined(separator: ", ")
      add(
        field, .ambiguousArea, "'\(text.prefix(80))' is niet de hele naam van één gemeente.", "Kies een code: \(names)."
      )
    }
    return nil
  }

  /// A whole number of people, written as `1900` or `1.900`; negative only where that is allowed.
  mutating func whole(_ field: String, negative: Bool = false) -> Int? {
    guard let text = text(field, .unreadableNumber, missing: "Vul een aantal in.", "Typ een heel getal, zoals 12.")
    else { return nil }
    guard let number = TypedCount.read(text, most: FormReader.most) else {
      add(
        field, TypedCount.hasSeparator(text) ? .fractionalPeople : .unreadableNumber,
        "'\(text.prefix(40))' is geen heel aantal mensen.", "Typ een heel getal, zoals 12 of 1.900.")
      return nil
    }
    guard number >= 0 || negative else {
      add(field, .negativeNumber, "Het aantal is lager dan nul.", "Typ 0 of een hoger getal.")
      return nil
    }
    return number
  }

  /// A month, written as `2022-07`, `07-2022` or `juli 2022`.
  mutating func month(_ field: String) -> Month? {
    guard let text = text(field, .missingPeriod, missing: "Vul een maand in.", "Typ de maand als juli 2022 of 2022-07.")
    else { return nil }
    if case .month(let month)? = ImportPeriod(text, monthColumn: true) { return month }
    add(
      field, .unreadablePeriod, "'\(text.prefix(40))' is geen maand.", "Typ de maand als juli 2022 of 2022-07.")
    return nil
  }

  /// A half-year, written as `2022-2` or `2022-H2`.
  mutating func halfYear(_ field: String) -> HalfYear? {
    guard let text = text(field, .missingPeriod, missing: "Vul een halfjaar in.", "Typ het halfjaar als 2022-2.")
    else { return nil }
    if let halfYear = HalfYear(text) { return halfYear }
    add(
      field, .unreadablePeriod, "'\(text.prefix(40))' is geen halfjaar.",
      "Typ het jaar, een streepje en 1 of 2: 2022-2 is de tweede helft van 2022.")
    return nil
  }

  /// Takes over what the office found wrong; `field` tells where each belongs.
  mutating func add(_ faults: Faults, field: (FaultCode) -> String) {
    self.faults += faults.all.map { FieldFault(field: field($0.code), fault: $0) }
  }
}
