// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

public import Chain
public import Exact

/// A small table that goes with a question and is not recorded (tabel bij een vraag): numbers by code, such as
/// `code,gewicht` or `code,minimum,maximum`.
public struct CodeTable: Hashable, Sendable {
  /// The numbers of each code, in the order of the columns that were asked for; nil where the cell holds none.
  public let rows: [String: [Fraction?]]

  /// What stands in the columns.
  public enum Numbers: Sendable {
    /// Weights, which may have decimals.
    case decimal
    /// People or places: `1.200` is twelve hundred.
    case whole
  }

  /// The most codes: far more than there are municipalities.
  public static let most = 200_000
  /// The longest code.
  public static let longestCode = 60

  /// Reads the columns with these names from a CSV file, the code from `code` or a column like it.
  ///
  /// - Parameter names: the columns with numbers; the first must be there and filled unless `allowsEmpty`.
  /// - Throws: all faults found: those of the file (RT-115 to RT-124, RT-131, RT-132), RT-106 (no such column), RT-110,
  ///   RT-111 and RT-113 (unreadable number), RT-114 (code stands twice), RT-128 (no code) and RT-129 (no rows).
  public static func read(
    _ bytes: [UInt8], columns names: [String], _ numbers: Numbers = .decimal, allowsEmpty: Bool = false
  ) throws(Faults) -> CodeTable {
    let table = try CSVTable(try TextDecoding.decode(bytes))
    return try read(table, columns: names, numbers, allowsEmpty: allowsEmpty)
  }

  /// The same for a table without a header: the code stands first, and the numbers after it in the order of `names`.
  static func read(
    withoutHeader table: CSVTable, columns names: [String], _ numbers: Numbers, allowsEmpty: Bool
  ) throws(Faults) -> CodeTable {
    var reader = Reader(
      table, code: 0, columns: names.indices.map { $0 + 1 }, names: names, numbers, allowsEmpty: allowsEmpty)
    return try reader.read(table.rows[...])
  }

  static func read(
    _ table: CSVTable, columns names: [String], _ numbers: Numbers, allowsEmpty: Bool
  ) throws(Faults) -> CodeTable {
    let codeNames = ["code", "gebied", "gemeente", "gemeentecode", "gebiedscode", "regio"]
    for (index, row) in table.rows.prefix(40).enumerated() {
      let keys = row.cells.map { Fold.key($0) }
      guard let code = keys.firstIndex(where: codeNames.contains) else { continue }
      let columns = names.map { keys.firstIndex(of: $0) }
      guard columns.contains(where: { $0 != nil }), allowsEmpty || columns[0] != nil else { continue }
      var reader = Reader(table, code: code, columns: columns, names: names, numbers, allowsEmpty: allowsEmpty)
      return try reader.read(table.rows[(index + 1)...])
    }
    let expected = (["code"] + names).joined(separator: ", ")
    throw Faults(
      Fault(
        .missingColumn, place: "regel \(table.rows[0].line)", problem: "De kolommen \(expected) staan er niet.",
        expected: "Een kop met \(expected).", advice: "Zet de namen van de kolommen boven de gegevens."))
  }
}

/// Reads the rows under the header.
private struct Reader {
  let isCommaSeparated: Bool
  let code: Int
  let columns: [Int?]
  let names: [String]
  let numbers: CodeTable.Numbers
  let allowsEmpty: Bool
  private var faults = FaultList()
  private var lines: [String: Int] = [:]
  private var found: [String: [Fraction?]] = [:]

  init(
    _ table: CSVTable, code: Int, columns: [Int?], names: [String], _ numbers: CodeTable.Numbers, allowsEmpty: Bool
  ) {
    isCommaSeparated = table.separator == ","
    (self.code, self.columns, self.names) = (code, columns, names)
    (self.numbers, self.allowsEmpty) = (numbers, allowsEmpty)
  }

  mutating func read(_ rows: ArraySlice<CSVTable.Row>) throws(Faults) -> CodeTable {
    for row in rows where !row.cells.allSatisfy({ Fold.trimmed($0).isEmpty }) { read(row) }
    if found.count > CodeTable.most {
      faults.add(
        Fault(
          .tooManyRows, problem: "Het bestand heeft \(found.count) regels.",
          expected: "Hoogstens \(CodeTable.most).", advice: "Kies een kleiner bestand."))
    }
    if let faults = faults.asError { throw faults }
    guard !found.isEmpty else {
      throw Faults(
        Fault(
          .nothingToImport, problem: "Onder de kop staat geen enkele regel.",
          advice: "Controleer of u het goede bestand gekozen hebt."))
    }
    return CodeTable(rows: found)
  }

  private mutating func read(_ row: CSVTable.Row) {
    let name = cell(row, code)
    guard !name.isEmpty, name.utf8.count <= CodeTable.longestCode else {
      faults.add(
        Fault(
          .missingArea, place: "regel \(row.line)",
          problem: name.isEmpty ? "De code ontbreekt." : "De code is te lang.",
          expected: "Een code zoals GM0363.", advice: "Vul de code in."))
      return
    }
    let numbers = columns.enumerated().map { index, column in column.map { number(row, $0, names[index]) } ?? .empty }
    if !allowsEmpty, numbers[0].isEmpty {
      faults.add(
        Fault(
          .unreadableNumber, place: place(row, names[0]), problem: "Hier staat geen getal.",
          expected: "Een getal van nul of meer.", advice: "Vul het getal in, of haal de regel weg."))
    }
    if let earlier = lines.updateValue(row.line, forKey: String(name)) {
      faults.add(
        Fault(
          .duplicateRow, place: "regel \(row.line)", problem: "\(Shown.text(name)) staat ook op regel \(earlier).",
          expected: "Elke code één keer.", advice: "Haal één van de twee weg."))
    }
    found[String(name)] = numbers.map(\.value)
  }

  private func cell(_ row: CSVTable.Row, _ column: Int) -> Substring {
    row.cells.indices.contains(column) ? Fold.trimmed(row.cells[column]) : ""
  }

  private func place(_ row: CSVTable.Row, _ name: String) -> String { "regel \(row.line), kolom \(name)" }

  private mutating func number(_ row: CSVTable.Row, _ column: Int, _ name: String) -> Reading<Fraction> {
    let text = cell(row, column)
    let quoted = "‘\(Shown.text(text))’"
    // Of people and places a point parts thousands, whatever stands between the cells.
    if numbers == .whole, case .value(let whole) = CellNumber(text) { return .value(Fraction(whole)) }
    switch CellDecimal(text, pointIsDecimal: isCommaSeparated) {
    case .value(let number) where numbers == .whole && number.denominator != 1:
      faults.add(
        Fault(
          .fractionalPeople, place: place(row, name), problem: "\(quoted) is geen heel getal.",
          expected: "Een heel getal, zoals 1860 of 1.860.", advice: "Rond het getal af."))
    case .value(let number): return .value(number)
    case .unknown: return .empty
    case .tooLarge:
      faults.add(
        Fault(
          .numberTooLarge, place: place(row, name), problem: "\(quoted) heeft te veel cijfers.",
          expected: "Hoogstens vijftien cijfers, waarvan negen achter de komma.", advice: "Rond het getal af."))
    case .ambiguous:
      faults.add(
        Fault(
          .unreadableNumber, place: place(row, name), problem: "\(quoted) kan op twee manieren gelezen worden.",
          expected: "1234 of 1,234.", advice: "Schrijf duizendtallen zonder punt, en decimalen met een komma."))
    case .unreadable:
      faults.add(
        Fault(
          .unreadableNumber, place: place(row, name), problem: "\(quoted) is geen getal.",
          expected: "Een getal zoals 1900 of 12,5.", advice: "Verbeter het getal."))
    }
    return .refused
  }
}
