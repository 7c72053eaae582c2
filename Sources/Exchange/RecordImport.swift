// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

public import Chain
import Exact
public import Territory

/// What a program hands in (aanlevering): rows with named values, read by the same reader as a file with those columns.
public enum RecordImport {
  /// Rows in one delivery.
  public static let rows = 4_096
  /// Values in one row.
  public static let columns = 60

  /// Reads rows of `kind`. A value that is null, or that a row does not have, is not known: unknown is not zero. Faults name
  /// the row by its number, from 1.
  ///
  /// - Parameter records: the values of each row by the name of their column: texts, numbers, and true or false.
  /// - Throws: what `FileImport.read` throws.
  public static func read(
    _ records: [[(String, JSONValue)]], kind: ImportKind, territory: Territory, options: ImportOptions
  ) throws(Faults) -> Checked {
    let names = Set(records.flatMap { $0.map(\.0) }).sorted()
    var bytes = line(names)
    for record in records {
      let values = Dictionary(record.map { ($0.0, cell($0.1)) }, uniquingKeysWith: { first, _ in first })
      bytes += line(names.map { values[$0] ?? "" })
    }
    let table = try CSVTable(written: bytes)
    return try FileImport.check(table, kind: kind, territory: territory, options: options)
  }

  /// Every cell between quotes, so that no sign in it can be taken for another.
  private static func line(_ cells: [String]) -> [UInt8] {
    var bytes: [UInt8] = []
    for (index, cell) in cells.enumerated() {
      if index > 0 { bytes.append(CSVTable.writtenSeparator) }
      bytes.append(0x22)
      for byte in cell.utf8 { bytes += byte == 0x22 ? [0x22, 0x22] : [byte] }
      bytes.append(0x22)
    }
    return bytes + [0x0A]
  }

  /// A value as it would stand in a file.
  private static func cell(_ value: JSONValue) -> String {
    switch value {
    case .string(let text): text
    case .whole(let number): String(number)
    case .decimal(let fraction, let digits): Decimals.text(fraction, digits: digits, mark: ",")
    case .bool(let isTrue): isTrue ? "ja" : "nee"
    case .null, .array, .object: ""
    }
  }
}
