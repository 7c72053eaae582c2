// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain

/// What was found in a cell.
enum Reading<Value> {
  /// Something that means what it should.
  case value(Value)
  /// Nothing, or a sign for "not known".
  case empty
  /// Something else: the fault is told.
  case refused

  /// What was found, if anything.
  var value: Value? {
    if case .value(let value) = self { value } else { nil }
  }

  /// Whether the cell holds nothing that is known.
  var isEmpty: Bool {
    if case .empty = self { true } else { false }
  }

  /// Whether a fault was told.
  var isRefused: Bool {
    if case .refused = self { true } else { false }
  }

  /// The same, with this value when the cell is empty.
  func orElse(_ value: @autoclosure () -> Value) -> Reading {
    isEmpty ? .value(value()) : self
  }
}

/// Reads the cells under a header, whatever kind of file it is, and keeps what is wrong with them.
struct CellReader {
  /// The names of the columns as the file writes them.
  let headers: [String]
  /// How many cells a row has at least: up to the last column with a name.
  let width: Int
  var faults: FaultList

  /// - Parameter faults: what is wrong with the rows above those to be read.
  init(headers: [String], faults: FaultList) {
    self.headers = headers
    width = (headers.lastIndex { !$0.isEmpty } ?? -1) + 1
    self.faults = faults
  }

  /// The text of a cell without spaces around it; empty when there is no such cell.
  func text(_ row: CSVTable.Row, _ column: Int?) -> Substring {
    guard let column, row.cells.indices.contains(column) else { return "" }
    return Fold.trimmed(row.cells[column])
  }

  func place(_ row: CSVTable.Row, _ column: Int?) -> String {
    guard let column, headers.indices.contains(column) else { return "regel \(row.line)" }
    return "regel \(row.line), kolom \(Shown.text(headers[column]))"
  }

  /// Keeps a fault in a cell; without a column it is about the row.
  mutating func add(
    _ code: FaultCode, _ row: CSVTable.Row, _ column: Int?, _ problem: String, expected: String? = nil, advice: String
  ) {
    faults.add(Fault(code, place: place(row, column), problem: problem, expected: expected, advice: advice))
  }

  mutating func hasRightWidth(_ row: CSVTable.Row) -> Bool {
    if row.cells.count < width {
      add(
        .raggedRow, row, nil, "De regel heeft \(row.cells.count) cellen, de kop heeft er \(width).",
        advice: "Vul de regel aan, of haal hem weg.")
      return false
    }
    if let extra = row.cells.dropFirst(width).firstIndex(where: { !Fold.trimmed($0).isEmpty }) {
      faults.add(
        Fault(
          .raggedRow, place: "regel \(row.line), kolom \(extra + 1)",
          problem: "In deze cel staat iets, maar de kolom heeft geen naam.",
          advice: "Controleer of er een scheidingsteken te veel staat, of geef de kolom een naam."))
      return false
    }
    return true
  }

  /// Whether the row is a remark under a table: one cell, of which the text says so.
  func isRemark(_ row: CSVTable.Row) -> Bool {
    var filled = row.cells.lazy.map(Fold.trimmed).filter { !$0.isEmpty }.makeIterator()
    guard let only = filled.next(), filled.next() == nil, width > 1 else { return false }
    let remark = Fold.key(only.prefix(60))
    return ["bron", "noot", "opmerking", "toelichting", "peildatum", "totaal"].contains { remark.hasPrefix($0) }
      || only.hasPrefix("©") || only.hasPrefix("*")
  }

  /// The columns that were not used, and the rows that were left out, as remarks in Dutch.
  func notices(titles: [Int], unused: [String], skipped: [Int], unknown: [Int]) -> [String] {
    var notices: [String] = []
    if !titles.isEmpty { notices.append("Boven de kop overgeslagen: \(Shown.lines(titles)).") }
    if !unused.isEmpty {
      let names = unused.prefix(20).map { "‘\(Shown.text($0))’" }.joined(separator: ", ")
      let more = unused.count > 20 ? " en nog \(unused.count - 20)" : ""
      notices.append("Niet gebruikte kolommen: \(names)\(more).")
    }
    if !skipped.isEmpty {
      notices.append("Overgeslagen omdat het een totaal of een toelichting is: \(Shown.lines(skipped)).")
    }
    if !unknown.isEmpty {
      notices.append("Niet opgenomen omdat het getal niet bekend is: \(Shown.lines(unknown)).")
    }
    return notices
  }
}

// What can stand in a cell of every kind of file.
extension CellReader {
  /// What to tell of a number below zero.
  typealias Refusal = (problem: String, expected: String, advice: String)

  /// The number in the cell.
  ///
  /// - Parameter negative: what to tell of a number below zero; nil where that is allowed.
  mutating func number(
    _ row: CSVTable.Row, _ column: Int?,
    negative: Refusal? = ("is onder nul.", "Een getal van nul of meer.", "Verbeter het getal.")
  ) -> Reading<Int> {
    let text = text(row, column)
    let quoted = "‘\(Shown.text(text))’"
    switch CellNumber(text) {
    case .unknown: return .empty
    case .value(let value):
      guard value < 0, let negative else { return .value(value) }
      add(
        .negativeNumber, row, column, "\(quoted) \(negative.problem)", expected: negative.expected,
        advice: negative.advice)
    case .fractional:
      add(
        .fractionalPeople, row, column, "\(quoted) is geen heel getal, of kan op twee manieren gelezen worden.",
        expected: "Een heel getal, zoals 1860 of 1.860.", advice: "Schrijf het getal zonder decimalen.")
    case .tooLarge:
      add(
        .numberTooLarge, row, column, "\(quoted) is te groot.", expected: "Een aantal mensen.",
        advice: "Verbeter het getal.")
    case .unreadable:
      add(
        .unreadableNumber, row, column, "\(quoted) is geen getal.",
        expected: "Een heel getal; leeg, - of x als het niet bekend is.",
        advice: "Verbeter het getal. Woorden zoals ‘circa’ horen in de kolom kwalificatie.")
    }
    return .refused
  }

  /// One of the words of a list, without regard to capitals and signs.
  mutating func word<Value: RawRepresentable<String>>(
    _ row: CSVTable.Row, _ column: Int?, _ code: FaultCode, of choices: [Value]
  ) -> Reading<Value> {
    let text = text(row, column)
    if text.isEmpty { return .empty }
    let key = Fold.key(text)
    if let value = choices.first(where: { Fold.key($0.rawValue) == key }) { return .value(value) }
    add(
      code, row, column, "‘\(Shown.text(text))’ is hier niet bekend.",
      expected: "Eén van: \(choices.map(\.rawValue).joined(separator: ", ")).",
      advice: "Kies een woord uit de lijst, of laat de cel leeg.")
    return .refused
  }
}
