// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Exchange
import Office
import Territory

/// What the form for the rows of a file can hold.
enum ImportForm {
  /// Bytes of the whole form: some ten thousand rows, which a browser sends a third longer than they are.
  static let largest = 3 << 20
  /// Faults that a page tells apart; the rest is counted.
  static let faults = 100
}

/// `/importeren`: the rows of a file of any kind, pasted from a spreadsheet.
extension Pages {
  /// The address of the form for one kind of file.
  func importing(_ kind: ImportKind) -> String { links.to(.importing, [("soort", kind.rawValue)]) }

  func importForm() -> FormPage {
    var form = FormPage(
      address: .importing, title: "Gegevens importeren", trail: [("Nederland", .front), ("Journaal", .journal)],
      explanation: [
        """
        Kopieer de regels uit Excel of een CSV-bestand, met de namen van de kolommen erboven, en plak ze hieronder. Alles \
        wordt vastgelegd, of niets.
        """,
        "Nooit gegevens van personen. Kies eerst 'Laat zien wat dit doet': dan ziet u de fouten en de gevolgen.",
      ],
      groups: [
        (
          nil,
          [
            FormField(
              name: "soort", label: "Wat staat erin?", hint: "Onderaan staan de kolommen van elke soort.",
              kind: .select([("", "Maak een keuze")] + ImportKind.allCases.map { ($0.rawValue, $0.rawValue) })),
            FormField(name: FormReader.rowsField, label: "De regels", hint: importHint, kind: .lines),
            FormField(
              name: "periode", label: "Periode (niet verplicht)",
              hint: "Als die niet in de regels staat: 2022, 2022-2, juli 2022 of 1-9-2022."),
            FormField(
              name: "bekendOp", label: "Bekend sinds (niet verplicht)",
              hint: "De dag waarop het bekend werd. Laat leeg voor nu."),
            Pages.sourceField,
          ]
        )
      ], values: scene.visit.query)
    form.table = importTable()
    return form
  }

  private var importHint: String {
    "Kolommen met een puntkomma, een komma of een tab ertussen. Een lege cel is onbekend, en niet nul."
  }

  private func importTable() -> Table {
    var table = Table(
      id: "soorten", caption: "Welke kolommen er zijn",
      columns: [.init(label: "Soort"), .init(label: "Altijd nodig"), .init(label: "Mag erbij")])
    table.rows = ImportKind.allCases.map { kind in
      let columns = FileImport.columns(of: kind)
      func names(_ isNeeded: Bool) -> String {
        columns.filter { $0.isNeeded == isNeeded }.map(\.name).joined(separator: ", ")
      }
      return [.text(kind.rawValue), .text(names(true)), .text(names(false))]
    }
    return table
  }

  func readImport(_ reader: inout FormReader) -> (intent: Intent, source: String)? {
    let kind = reader.text("soort", .unknownKind, missing: "Kies wat erin staat.", "Kies uit de lijst.")
    let source = reader.source()
    let rows = reader.form.raw(FormReader.rowsField) ?? ""
    if rows.allSatisfy(\.isWhitespace) {
      reader.add(FormReader.rowsField, .nothingToImport, "Er zijn geen regels.", "Plak de regels, met de kop erboven.")
    }
    let period = reader.form["periode"]
    if let period, ImportPeriod(period) == nil {
      reader.add(
        "periode", .unreadablePeriod, "Deze periode is niet te lezen.", "Schrijf 2022, 2022-2, juli 2022 of 1-9-2022.")
    }
    let known = knownDay(&reader)
    guard let kind, let source, reader.faults.isEmpty else { return nil }
    do {
      let checked = try FileImport.read(
        Array(rows.utf8), kind: try ImportKind(named: kind), territory: territory,
        options: ImportOptions(period: period.flatMap { ImportPeriod($0) }))
      reader.notices = checked.notices
      let facts = checked.facts.map {
        SourcedFact($0.fact, source: source, known: known.map { Moment(startOf: $0) }, place: "regel \($0.line)")
      }
      return (.record(facts), source)
    } catch {
      reader.add(Faults(Array(error.all.prefix(ImportForm.faults)))) { _ in FormReader.rowsField }
      if error.all.count > ImportForm.faults {
        reader.notices.append("Er zijn nog meer fouten. Verbeter eerst deze \(ImportForm.faults).")
      }
      return nil
    }
  }

  private func knownDay(_ reader: inout FormReader) -> Day? {
    guard let text = reader.form["bekendOp"] else { return nil }
    if case .day(let day) = ImportPeriod(text) { return day }
    reader.add("bekendOp", .unreadablePeriod, "Deze dag is niet te lezen.", "Schrijf de dag zoals 1-9-2022.")
    return nil
  }
}
