// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

/// A table as text (CSV): comments that start with `#`, a line with the names of the columns, then the lines.
///
/// Fields are parted by semicolons and never quoted; blank lines are skipped.
struct SemicolonTable {
  struct Line {
    let number: Int
    let fields: [String]
  }

  let file: String
  /// The names of the columns, and the line they stand on.
  let header: Line
  let lines: [Line]

  /// Throws when there is no header or a line has another number of fields than the header.
  init(_ text: String, file: String) throws(TerritoryFault) {
    self.file = file
    var header: Line?
    var lines: [Line] = []
    var number = 0
    // Bytes, not characters: a line end or semicolon is one wherever it stands, whatever follows it.
    for bytes in text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      number += 1
      let content = bytes.last == UInt8(ascii: "\r") ? bytes.dropLast() : bytes
      guard let first = content.first, first != UInt8(ascii: "#") else { continue }
      let fields = content.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false)
        .map { String(decoding: $0, as: UTF8.self) }
      let line = Line(number: number, fields: fields)
      guard let header else {
        header = line
        continue
      }
      guard fields.count == header.fields.count else {
        throw TerritoryFault(
          file: file, line: number,
          problem: "Hier staan \(fields.count) velden; dat moeten er \(header.fields.count) zijn.")
      }
      lines.append(line)
    }
    guard let header else {
      throw TerritoryFault(file: file, line: 0, problem: "De regel met de namen van de kolommen ontbreekt.")
    }
    self.header = header
    self.lines = lines
  }

  /// Throws when the first columns are not these.
  func requireColumns(_ names: [String], othersAllowed: Bool = false) throws(TerritoryFault) {
    guard header.fields.starts(with: names), othersAllowed || header.fields.count == names.count else {
      throw fault(header, "De kolommen moeten zijn: \(names.joined(separator: ";")).")
    }
  }

  func fault(_ line: Line, _ problem: String) -> TerritoryFault {
    TerritoryFault(file: file, line: line.number, problem: problem)
  }
}
