// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Exact

/// A table that somebody takes away as a file (tabelbestand): the numbers, and what to know about them.
public struct TakenTable: Sendable {
  /// In which forms it can be had. The raw value stands in addresses and behind the point of the name.
  public enum Format: String, CaseIterable, Sendable {
    /// OpenDocument, which every office program opens.
    case ods
    /// Excel.
    case xlsx
    /// For a double click on a Dutch computer.
    case csv
    /// For programs.
    case openCSV = "csv-open"
    /// What the columns of the open file mean (CSV on the Web).
    case csvw
    /// For programs.
    case json

    /// What it is called on a page.
    public var label: String {
      switch self {
      case .ods: "ODS"
      case .xlsx: "Excel"
      case .csv: "CSV voor Excel"
      case .openCSV: "CSV voor programma's"
      case .csvw: "beschrijving van de CSV"
      case .json: "JSON"
      }
    }

    /// How the name of a file ends.
    public var ending: String {
      switch self {
      case .openCSV: "csv"
      case .csvw: "csv-metadata.json"
      default: rawValue
      }
    }

    /// What a browser is told.
    public var type: String {
      switch self {
      case .ods: "application/vnd.oasis.opendocument.spreadsheet"
      case .xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
      case .csv, .openCSV: "text/csv; charset=utf-8; header=present"
      case .csvw: "application/csvm+json"
      case .json: "application/json"
      }
    }
  }

  /// What it shows.
  public var title: String
  /// The headings.
  public var columns: [String]
  /// The rows, each as long as the headings.
  public var rows: [[CSVValue]]
  /// The last row, which totals the others; nil when there is none. Files for programs leave it out.
  public var total: [CSVValue]?
  /// What to know, each with a heading: source, reference day, definitions, licence.
  public var facts: [(label: String, text: String)]
  /// The address of the licence of what is not said to have another.
  public var licence: String
  /// The address of the open CSV file, for its description.
  public var address: String

  /// A table.
  public init(
    title: String, columns: [String], rows: [[CSVValue]], total: [CSVValue]?, facts: [(label: String, text: String)],
    licence: String, address: String
  ) {
    self.title = title
    self.columns = columns
    self.rows = rows
    self.total = total
    self.facts = facts
    self.licence = licence
    self.address = address
  }

  /// The file.
  ///
  /// - Throws: an error when a library could not make it.
  public func bytes(_ format: Format) throws -> [UInt8] {
    switch format {
    case .ods: try OpenDocumentSheet(self).bytes()
    case .xlsx: try workbook.bytes()
    case .csv: csv(.dutchExcel, rows + (total.map { [$0] } ?? []))
    case .openCSV: csv(.open, rows)
    case .csvw: Array((description.text(pretty: true) + "\n").utf8)
    case .json: Array((json.text(pretty: true) + "\n").utf8)
    }
  }

  private func csv(_ dialect: CSVDialect, _ rows: [[CSVValue]]) -> [UInt8] {
    var writer = CSVWriter(dialect)
    writer.row(columns)
    for row in rows { writer.row(row) }
    return writer.bytes
  }

  private var workbook: Workbook {
    func cell(_ value: CSVValue) -> Workbook.Cell {
      switch value {
      case .text(let text): .text(text)
      case .whole(let number): .whole(number)
      case .decimal(let number, let digits): .decimal(number, digits: digits)
      case .day(let day): .day(day)
      case .unknown: .empty
      }
    }
    let widths = columns.indices.map { Double(width(of: $0)) }
    return Workbook(
      sheets: [
        Workbook.Sheet(
          name: "Tabel", columns: Array(zip(columns, widths)).map { (label: $0, width: $1) },
          rows: (rows + (total.map { [$0] } ?? [])).map { $0.map(cell) }, filteredRows: rows.count),
        Workbook.Sheet(
          name: "Toelichting", columns: [("Wat", 22), ("Toelichting", 100)],
          rows: facts.map { [.text($0.label), .text($0.text)] }),
      ],
      title: title)
  }

  /// How wide a column must be, in letters.
  func width(of column: Int) -> Int {
    let texts = rows.prefix(500).map { row in
      if case .text(let text) = row[column] { text.count } else { 12 }
    }
    return min(60, max(columns[column].count, texts.max() ?? 0) + 2)
  }

  private var json: JSONValue {
    .object([
      ("titel", .string(title)), ("toelichting", .object(facts.map { ($0.label, .string($0.text)) })),
      ("kolommen", .array(columns.map { .string($0) })),
      ("rijen", .array(rows.map { .object(Array(zip(names, $0.map(JSONValue.init(cell:))))) })),
    ])
  }

  /// The headings as names of properties: two columns never have the same.
  private var names: [String] {
    var seen: [String: Int] = [:]
    return columns.map { column in
      let count = seen[column, default: 0] + 1
      seen[column] = count
      return count == 1 ? column : "\(column) (\(count))"
    }
  }
}

extension TakenTable {
  /// What the columns are, as the W3C lays it down (Metadata Vocabulary for Tabular Data).
  private var description: JSONValue {
    .object([
      (
        "@context",
        .array([.string("http://www.w3.org/ns/csvw"), .object([("@language", .string("nl"))])])
      ),
      ("url", .string(address)), ("dc:title", .string(title)),
      ("dc:description", .string(facts.map { "\($0.label): \($0.text)" }.joined(separator: "\n"))),
      ("dc:language", .string("nl")),
      ("dc:license", .object([("@id", .string(licence))])),
      (
        "dialect",
        .object([("delimiter", .string(",")), ("encoding", .string("utf-8")), ("header", .bool(true))])
      ),
      (
        "tableSchema",
        .object([
          (
            "columns",
            .array(
              zip(columns.indices, columns).map { index, label in
                .object([
                  ("name", .string("kolom\(index + 1)")), ("titles", .string(label)),
                  ("datatype", .string(datatype(of: index))),
                ])
              })
          )
        ])
      ),
    ])
  }

  /// The narrowest type that all values of a column have.
  private func datatype(of column: Int) -> String {
    var kinds: Set<String> = []
    for row in rows {
      switch row[column] {
      case .text: kinds.insert("string")
      case .whole: kinds.insert("integer")
      case .decimal: kinds.insert("decimal")
      case .day: kinds.insert("date")
      case .unknown: break
      }
    }
    if kinds == ["integer", "decimal"] { return "decimal" }
    return kinds.count == 1 ? kinds.first ?? "string" : "string"
  }
}

extension JSONValue {
  /// The value of a cell; null when it is not known.
  init(cell: CSVValue) {
    self =
      switch cell {
      case .text(let text): .string(text)
      case .whole(let number): .whole(number)
      case .decimal(let number, let digits): .decimal(number, digits: digits)
      case .day(let day): .string(day.description)
      case .unknown: .null
      }
  }
}
