// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

public import Chain
public import Exact

/// A series with a number for each month (maandreeks), read from a file with the columns `maand` and `waarde`.
public struct MonthlySeries: Hashable, Sendable {
  /// The first month.
  public let first: Month
  /// The numbers of successive months.
  public let values: [Double]

  /// The last month.
  public var last: Month { first.adding(months: values.count - 1) }

  /// The series in the bytes of a CSV file. The rows may stand in any order; other columns are left alone.
  ///
  /// - Throws: all faults found: those of the file (RT-115 to RT-124, RT-131, RT-132), RT-106 (no such column), RT-109
  ///   (unreadable month), RT-110 and RT-113 (unreadable number), RT-114 (month stands twice), RT-129 (no rows) and
  ///   RT-135 (a month between has no number).
  public static func read(_ bytes: [UInt8]) throws(Faults) -> MonthlySeries {
    let table = try CSVTable(try TextDecoding.decode(bytes))
    let names = ["maand", "waarde"]
    for (index, row) in table.rows.prefix(40).enumerated() {
      let keys = row.cells.map { Fold.key($0) }
      let columns = names.compactMap { keys.firstIndex(of: $0) }
      guard columns.count == names.count else { continue }
      return try MonthlySeries(table.rows[(index + 1)...], month: columns[0], value: columns[1])
    }
    throw Faults(
      Fault(
        .missingColumn, place: "regel \(table.rows[0].line)", problem: "De kolommen maand en waarde staan er niet.",
        expected: "Een kop met maand en waarde.", advice: "Zet de namen van de kolommen boven de gegevens."))
  }

  private init(_ rows: ArraySlice<CSVTable.Row>, month: Int, value: Int) throws(Faults) {
    var faults = FaultList()
    var found: [Month: (value: Double, line: Int)] = [:]
    for row in rows {
      let readMonth = MonthlySeries.month(row, month, &faults)
      guard let readValue = MonthlySeries.value(row, value, &faults), let readMonth else { continue }
      if let earlier = found[readMonth] {
        faults.add(
          Fault(
            .duplicateRow, place: "regel \(row.line)",
            problem: "De maand \(readMonth) staat ook op regel \(earlier.line).",
            expected: "Eén getal voor elke maand.", advice: "Haal één van de twee weg."))
      } else {
        found[readMonth] = (readValue, row.line)
      }
    }
    if let faults = faults.asError { throw faults }
    guard let first = found.keys.min(), let last = found.keys.max() else {
      throw Faults(
        Fault(
          .nothingToImport, problem: "Onder de kop staat geen enkele maand.",
          advice: "Controleer of u het goede bestand gekozen hebt."))
    }
    var values: [Double] = []
    for index in first.index...last.index {
      if let value = found[Month(index: index)]?.value { values.append(value) } else { faults.add(Self.gap(index)) }
    }
    if let faults = faults.asError { throw faults }
    self.first = first
    self.values = values
  }

  private static func gap(_ index: Int32) -> Fault {
    Fault(
      .monthMissing, place: "maand \(Month(index: index))", problem: "Voor deze maand staat er geen getal.",
      expected: "Een getal voor elke maand.", advice: "Vul de maand aan, of begin de reeks later.")
  }

  private static func cell(_ row: CSVTable.Row, _ column: Int) -> Substring {
    row.cells.indices.contains(column) ? Fold.trimmed(row.cells[column]) : ""
  }

  private static func month(_ row: CSVTable.Row, _ column: Int, _ faults: inout FaultList) -> Month? {
    let text = cell(row, column)
    if case .month(let month)? = ImportPeriod(text, monthColumn: true) { return month }
    faults.add(
      Fault(
        .unreadablePeriod, place: "regel \(row.line), kolom maand",
        problem: "De maand ‘\(Shown.text(text))’ is niet leesbaar.", expected: "Bijvoorbeeld 2022-07.",
        advice: "Schrijf de maand zoals in het voorbeeld."))
    return nil
  }

  /// The number of a row; nil after a fault, and for a month without a number.
  private static func value(_ row: CSVTable.Row, _ column: Int, _ faults: inout FaultList) -> Double? {
    let text = cell(row, column)
    let place = "regel \(row.line), kolom waarde"
    switch CellNumber(text) {
    case .value(let number): return Double(number)
    case .unknown: return nil
    case .fractional:
      if let number = decimal(text) { return number }
    case .unreadable: break
    case .tooLarge:
      faults.add(
        Fault(
          .numberTooLarge, place: place, problem: "‘\(Shown.text(text))’ is te groot.", advice: "Verbeter het getal."))
      return nil
    }
    faults.add(
      Fault(
        .unreadableNumber, place: place, problem: "‘\(Shown.text(text))’ is geen getal.",
        expected: "Een getal zoals 1900 of 12,5.", advice: "Verbeter het getal."))
    return nil
  }

  /// A number with one point or comma before its decimals: `12,5` or `12.5`; or with a comma before them and the signs for
  /// thousands before that: `1.543,5`.
  private static func decimal(_ text: Substring) -> Double? {
    let parts = text.split(separator: ",", omittingEmptySubsequences: false)
    var point = text.replacing(",", with: ".")
    if parts.count == 2, !parts[1].isEmpty, case .value(let whole) = CellNumber(parts[0]) {
      // Of −0,5 the whole part has no sign.
      point = (whole == 0 && parts[0].hasPrefix("-") ? "-" : "") + "\(whole).\(parts[1])"
    }
    guard point.utf8.count(where: { $0 == UInt8(ascii: ".") }) == 1,
      point.utf8.dropFirst(point.hasPrefix("-") ? 1 : 0).allSatisfy({
        $0 == UInt8(ascii: ".") || (48...57).contains($0)
      }),
      let number = Double(point), number.magnitude <= Double(ImportLimits.people)
    else { return nil }
    return number
  }
}
