// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Exchange

/// Rows with named columns, written as a table for people, as JSON or as CSV.
struct Sheet {
  /// The stable Dutch names of the columns: the properties in JSON.
  let columns: [String]
  var rows: [[JSONValue]] = []
  /// Lines below the table for people: totals, remarks.
  var remarks: [String] = []
  /// Whether numbers that were made up are among them. That is told below the table, and beside JSON and CSV.
  var isInvented = false

  init(_ columns: [String]) {
    self.columns = columns
  }

  static let warning = "LET OP: dit zijn verzonnen cijfers. Ze zeggen niets over echte gemeenten."

  func write(_ format: OutputFormat) {
    if isInvented, format != .table { Terminal.warn(Sheet.warning) }
    switch format {
    case .json: Terminal.write(bytes(json: true, dialect: .open))
    case .csv: Terminal.write(bytes(json: false, dialect: .open))
    case .table: Terminal.say(table)
    }
  }

  /// The rows as JSON or as CSV.
  func bytes(json: Bool, dialect: CSVDialect) -> [UInt8] {
    if json {
      let objects = rows.map { row in JSONValue.object(Array(zip(columns, row))) }
      return Array((JSONValue.array(objects).text(pretty: true) + "\n").utf8)
    }
    var writer = CSVWriter(dialect)
    writer.row(columns)
    for row in rows { writer.row(row.map(Sheet.csv)) }
    return writer.bytes
  }

  private var table: String {
    let cells = [columns] + rows.map { $0.map(Sheet.words) }
    let widths = columns.indices.map { column in cells.map { $0[column].count }.max() ?? 0 }
    let isNumber = columns.indices.map { column in
      rows.contains { if case .whole = $0[column] { true } else { false } }
    }
    let lines = cells.map { row in
      row.indices.map { column in
        let space = String(repeating: " ", count: widths[column] - row[column].count)
        return isNumber[column] ? space + row[column] : row[column] + space
      }.joined(separator: "  ").trimmingEnd
    }
    let remarks = remarks + (isInvented ? [Sheet.warning] : [])
    let rule = widths.map { String(repeating: "-", count: $0) }.joined(separator: "  ")
    return ([lines[0], rule] + lines.dropFirst() + (remarks.isEmpty ? [] : [""] + remarks)).joined(separator: "\n")
  }

  private static func words(_ value: JSONValue) -> String {
    switch value {
    case .string(let text): text
    case .whole(let number): number < 0 ? "-\(points(number.magnitude))" : points(number.magnitude)
    case .decimal: value.text()
    case .bool(let value): value ? "ja" : "nee"
    case .null: "onbekend"
    case .object, .array: value.text()
    }
  }

  /// Points between thousands.
  private static func points(_ number: UInt) -> String {
    var text = ""
    for (index, digit) in String(number).reversed().enumerated() {
      if index > 0, index % 3 == 0 { text.append(".") }
      text.append(digit)
    }
    return String(text.reversed())
  }

  private static func csv(_ value: JSONValue) -> CSVValue {
    switch value {
    case .string(let text): .text(text)
    case .whole(let number): .whole(number)
    case .decimal(let fraction, let digits): .decimal(fraction, digits: digits)
    case .bool(let value): .text(value ? "ja" : "nee")
    case .null: .unknown
    case .object, .array: .text(value.text())
    }
  }
}

extension String {
  /// Without spaces at the end.
  fileprivate var trimmingEnd: String {
    String(reversed().drop { $0 == " " }.reversed())
  }
}

extension JSONValue {
  /// A whole number, or null when it is unknown.
  static func count(_ value: Int?) -> JSONValue { value.map { .whole($0) } ?? .null }
}
