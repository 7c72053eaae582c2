// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Rulebook
import Territory

/// The columns that a kind of file can have. The raw value is the Dutch name, as it is told in faults.
protocol ImportColumn: RawRepresentable<String>, CaseIterable, Hashable {
  /// Other names that are read too, folded as ``Fold/key(_:)`` does.
  var otherNames: [String] { get }
  /// Whether there is no file of this kind without it.
  var isNeeded: Bool { get }
  /// Whether code and name may stand beside each other in two columns.
  var isArea: Bool { get }
}

/// A table of which the header was found: its cells are asked for by what their column means.
struct Sheet<Column: ImportColumn> {
  /// The rows under the header.
  let rows: [CSVTable.Row]
  let options: ImportOptions
  let kind: ImportKind
  var cells: CellReader
  var areas: AreaReader
  private let header: CSVTable.Row
  private let indices: [Column: [Int]]
  private let titles: [Int]
  private let unused: [String]
  private var linesSkipped: [Int] = []
  private var linesUnknown: [Int] = []
  /// Remarks of the reader of this kind, in Dutch.
  var notices: [String] = []

  /// Finds the header and which column means what.
  ///
  /// - Throws: RT-106 and RT-107, with what is wrong in the cells.
  init(_ table: CSVTable, kind: ImportKind, territory: Territory, options: ImportOptions) throws(Faults) {
    let names = Self.names
    func column(_ name: String) -> Column? {
      names[Fold.key(name.prefix(60))] ?? names[Fold.key(Self.unnumbered(name).prefix(60))]
    }
    // Titles of a saved spreadsheet stand above the header; they are few. A title may hold the name of a column.
    let known = table.rows.prefix(40).map { row in Set(row.cells.compactMap(column)).count }
    guard let headerIndex = known.firstIndex(where: { $0 > 1 }) ?? known.firstIndex(where: { $0 > 0 }) else {
      throw Faults(table.cellFaults + [Self.noHeader(kind, table.rows[0].line)])
    }
    let header = table.rows[headerIndex]
    let headers = header.cells.map { String(Fold.trimmed($0)) }
    var indices: [Column: [Int]] = [:]
    for (index, name) in headers.enumerated() {
      if let column = column(name) { indices[column, default: []].append(index) }
    }
    let used = Set(indices.values.joined())
    unused = headers.indices.filter { !used.contains($0) && !headers[$0].isEmpty }.map { headers[$0] }
    rows = Array(table.rows[(headerIndex + 1)...])
    titles = table.rows[..<headerIndex].map(\.line)
    cells = CellReader(headers: headers, faults: table.faultyCells(inFirst: headerIndex + 1))
    areas = AreaReader(territory)
    (self.options, self.kind, self.header, self.indices) = (options, kind, header, indices)
    let wrong = columnFaults()
    if !wrong.isEmpty { throw Faults(table.cellFaults + wrong) }
  }

  /// The name of a column without the number that CBS puts behind it in files for programs: `GemiddeldeScore_29`.
  private static func unnumbered(_ name: String) -> Substring {
    guard let line = name.lastIndex(of: "_") else { return name[...] }
    let number = name[name.index(after: line)...]
    return !number.isEmpty && number.utf8.allSatisfy { (48...57).contains($0) } ? name[..<line] : name[...]
  }

  private static var names: [String: Column] {
    var names: [String: Column] = [:]
    for column in Column.allCases {
      for name in [Fold.key(column.rawValue)] + column.otherNames { names[name] = column }
    }
    return names
  }

  private static func noHeader(_ kind: ImportKind, _ line: Int) -> Fault {
    let needed = Column.allCases.filter(\.isNeeded).map(\.rawValue).joined(separator: ", ")
    return Fault(
      .missingColumn, place: "regel \(line)", problem: "Er is geen kop met de kolommen van \(kind.rawValue).",
      expected: "Een kop met in elk geval: \(needed).", advice: "Zet de namen van de kolommen boven de gegevens.")
  }

  private func columnFaults() -> [Fault] {
    Column.allCases.compactMap { column -> Fault? in
      let found = indices[column] ?? []
      if found.isEmpty {
        guard column.isNeeded else { return nil }
        return Fault(
          .missingColumn, place: "regel \(header.line)", problem: "De kolom \(column.rawValue) ontbreekt.",
          advice: "Voeg de kolom \(column.rawValue) toe.")
      }
      guard found.count > (column.isArea ? 2 : 1) else { return nil }
      let names = found.map { "‘\(Shown.text(cells.headers[$0]))’" }.joined(separator: " en ")
      return Fault(
        .duplicateColumn, place: "regel \(header.line)",
        problem: "De kolommen \(names) betekenen allebei \(column.rawValue).",
        expected: "Eén kolom voor \(column.rawValue).",
        advice: "Haal één van de kolommen weg of geef die een andere naam.")
    }
  }

  /// Whether the row holds data; totals and remarks under the table do not.
  ///
  /// - Parameter totals: the column in which the word for a total stands.
  mutating func takes(_ row: CSVTable.Row, totals: Column) -> Bool {
    for fault in row.faults { cells.faults.add(fault) }
    let isTotal = columns(totals).contains {
      let key = Fold.key(cells.text(row, $0).prefix(60))
      return key.hasPrefix("totaal") || key == "eindtotaal"
    }
    if isTotal || cells.isRemark(row) || row.cells.first?.hasPrefix("#") == true {
      linesSkipped.append(row.line)
      return false
    }
    return cells.hasRightWidth(row)
  }

  /// Keeps that a row has no known number.
  mutating func isUnknown(_ row: CSVTable.Row) {
    if row.faults.isEmpty, linesUnknown.last != row.line { linesUnknown.append(row.line) }
  }

  /// The facts with what the reader should know, or all faults.
  func checked(_ facts: [(line: Int, fact: Fact)]) throws(Faults) -> Checked {
    if let faults = cells.faults.asError { throw faults }
    guard !facts.isEmpty else {
      throw Faults(
        Fault(
          .nothingToImport,
          problem: "Het bestand bevat onder de kop op regel \(header.line) niets om op te nemen.",
          advice: "Controleer of u het goede bestand gekozen hebt."))
    }
    let shape = cells.notices(titles: titles, unused: unused, skipped: linesSkipped, unknown: linesUnknown)
    return Checked(facts: facts, notices: shape + notices)
  }
}

// Where a column stands.
extension Sheet {
  func columns(_ column: Column) -> [Int] { indices[column] ?? [] }

  func has(_ column: Column) -> Bool { indices[column] != nil }

  /// The text of a cell; empty when the file has no such column.
  func text(_ row: CSVTable.Row, _ column: Column) -> Substring { cells.text(row, indices[column]?.first) }

  func place(_ row: CSVTable.Row, _ column: Column) -> String { cells.place(row, indices[column]?.first) }

  mutating func refuse(
    _ code: FaultCode, _ row: CSVTable.Row, _ column: Column?, _ problem: String, expected: String? = nil,
    advice: String
  ) {
    cells.add(code, row, column.flatMap { indices[$0]?.first }, problem, expected: expected, advice: advice)
  }

  /// Tells that columns are missing of which the file needs one.
  mutating func refuseHeader(_ problem: String, expected: String, advice: String) {
    cells.add(.missingColumn, header, nil, problem, expected: expected, advice: advice)
  }
}

/// Reads one kind of file that is not about housing.
protocol SheetReader {
  associatedtype Column: ImportColumn
  static var kind: ImportKind { get }
  /// The column that says what a row is about, and of a total that it is one.
  static var subject: Column { get }
  /// Whether the period that is chosen for the whole file is of use.
  static func uses(_ period: ImportPeriod) -> Bool
  var sheet: Sheet<Column> { get set }
  init(sheet: Sheet<Column>)
  mutating func read(_ row: CSVTable.Row)
  /// What was found, when all rows have been read.
  mutating func finish() -> [(line: Int, fact: Fact)]
}

extension SheetReader {
  /// Only a day completes most rows.
  static func uses(_ period: ImportPeriod) -> Bool {
    if case .day = period { true } else { false }
  }

  /// Judges a whole table at once.
  static func check(_ table: CSVTable, _ territory: Territory, _ options: ImportOptions) throws(Faults) -> Checked {
    var reader = try reading(table, territory, options)
    let facts = reader.finish()
    return try reader.sheet.checked(facts)
  }

  /// A reader that has seen every row.
  static func reading(_ table: CSVTable, _ territory: Territory, _ options: ImportOptions) throws(Faults) -> Self {
    if let period = options.period, !uses(period) {
      throw Faults(
        Fault(
          .unreadablePeriod, problem: "De gekozen periode (\(period.shown)) past niet bij \(kind.rawValue).",
          advice: "Laat de periode weg, of kies een andere."))
    }
    var reader = Self(sheet: try Sheet(table, kind: kind, territory: territory, options: options))
    for row in reader.sheet.rows where reader.sheet.takes(row, totals: subject) { reader.read(row) }
    return reader
  }
}
