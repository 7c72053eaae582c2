// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

public import Chain
import Exact
import Rulebook
public import Territory

/// The third stage of an import: rows to facts about housing (huisvesting), or all that is wrong with them.
public enum HousingImport {
  /// All three stages in one: the bytes of a file to facts.
  ///
  /// - Throws: all faults in the file (RT-1xx); of a file that cannot be read to its end, those found until then.
  public static func read(
    _ bytes: [UInt8], kind: HousingKind, territory: Territory, options: ImportOptions = ImportOptions()
  ) throws(Faults) -> Checked {
    let text = try TextDecoding.decode(bytes)
    let checked = try check(
      try CSVTable(withFaultyCells: text.utf8), kind: kind, territory: territory, options: options)
    return Checked(facts: checked.facts, notices: text.notices + checked.notices)
  }

  /// Judges a whole table at once. A cell without a known number gives no fact: unknown is not zero.
  ///
  /// - Throws: all faults found (RT-101 to RT-117, RT-119, RT-125 to RT-129, RT-131), and then there are no facts.
  public static func check(
    _ table: CSVTable, kind: HousingKind, territory: Territory, options: ImportOptions = ImportOptions()
  ) throws(Faults) -> Checked {
    if let period = options.period, period.fitted(to: kind) == nil, !period.completes(kind) {
      throw Faults(
        Fault(
          .unreadablePeriod, problem: "De gekozen periode (\(period.shown)) past niet bij \(kind.rawValue).",
          expected: "Bijvoorbeeld \(kind.periodNames.example).", advice: "Kies een andere periode."))
    }
    // Titles of a saved spreadsheet stand above the header; they are few.
    guard let headerIndex = table.rows.prefix(40).firstIndex(where: { ImportColumns.isHeader($0.cells) }) else {
      let fault = Fault(
        .missingColumn, place: "regel \(table.rows[0].line)", problem: "Er is geen kolom met het gebied.",
        expected: "Een kop met de kolom code (van het CBS) of gemeente.",
        advice: "Zet de namen van de kolommen boven de gegevens.")
      throw Faults(table.cellFaults + [fault])
    }
    let header = table.rows[headerIndex]
    let columns = ImportColumns(
      header, kind: kind, hasDefaultPeriod: options.period?.fitted(to: kind) != nil)
    if let faults = columns.faults.asError { throw Faults(table.cellFaults + faults.all) }
    var reader = RowReader(
      columns: columns, kind: kind, options: options, territory: territory,
      faults: table.faultyCells(inFirst: headerIndex + 1))
    for row in table.rows[(headerIndex + 1)...] { reader.read(row) }
    return try reader.finish(skippedTitles: table.rows[..<headerIndex].map(\.line), headerLine: header.line)
  }
}

extension ImportPeriod {
  /// Whether this default is of use to the kind although it is not a period of it: a year beside months or halves.
  func completes(_ kind: HousingKind) -> Bool {
    if case .year = self { kind == .housed || kind == .target || kind == .adjustment } else { false }
  }
}

/// What makes a fact the only one of its kind in a file.
struct FactKey: Hashable {
  var area: AreaCode
  var period: ImportPeriod
  var role: FactRole
}
