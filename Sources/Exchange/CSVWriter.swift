// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

public import Exact

/// How a CSV file is written (schrijfwijze).
public enum CSVDialect: Sendable, CaseIterable {
  /// For a double click on a Dutch computer: `;` between cells, decimal comma, CRLF, UTF-8 with byte order mark.
  case dutchExcel
  /// For programs: `,` between cells, decimal point, LF, UTF-8 without byte order mark.
  case open
}

/// The value of one cell.
public enum CSVValue: Hashable, Sendable {
  /// Words. A text that a spreadsheet would take for a formula gets an apostrophe in front.
  case text(String)
  /// A whole number, without separators.
  case whole(Int)
  /// A fraction shown with this number of decimals (0 to 9), rounded half away from zero.
  case decimal(Fraction, digits: Int)
  /// A day as `2022-07-01`, which every spreadsheet reads as a day.
  case day(Day)
  /// Not known: an empty cell, never a zero.
  case unknown
}

/// Writes a table as CSV (uitvoer).
public struct CSVWriter: Sendable {
  /// How it is written.
  public let dialect: CSVDialect
  /// The file so far, in UTF-8.
  public private(set) var bytes: [UInt8] = []

  /// An empty file; in the dialect for spreadsheets it has its byte order mark.
  public init(_ dialect: CSVDialect) {
    self.dialect = dialect
    if dialect == .dutchExcel { bytes = [0xEF, 0xBB, 0xBF] }
  }

  /// The file so far as text, byte order mark included.
  public var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Adds a row.
  public mutating func row(_ values: [CSVValue]) {
    let separator = dialect == .dutchExcel ? UInt8(ascii: ";") : UInt8(ascii: ",")
    for (index, value) in values.enumerated() {
      if index > 0 { bytes.append(separator) }
      switch value {
      case .text(let text): write(text, separator)
      case .whole(let number): bytes += String(number).utf8
      case .decimal(let fraction, let digits):
        // A decimal comma between commas would be two cells; the dialects never have both.
        bytes += Decimals.text(fraction, digits: digits, mark: dialect == .dutchExcel ? "," : ".").utf8
      case .day(let day): bytes += day.description.utf8
      case .unknown: break
      }
    }
    if dialect == .dutchExcel { bytes.append(0x0D) }
    bytes.append(0x0A)
  }

  /// Adds a row of words, such as a header.
  public mutating func row(_ texts: [String]) {
    row(texts.map(CSVValue.text))
  }

  private mutating func write(_ text: String, _ separator: UInt8) {
    var content = Array(text.utf8)
    if let first = content.first, "=+-@\t\r\n".utf8.contains(first) { content.insert(UInt8(ascii: "'"), at: 0) }
    let needsQuotes = content.contains { [separator, 0x22, 0x0A, 0x0D, 0x09].contains($0) }
    guard needsQuotes else {
      bytes += content
      return
    }
    bytes.append(0x22)
    for byte in content {
      if byte == 0x22 { bytes.append(0x22) }
      bytes.append(byte)
    }
    bytes.append(0x22)
  }
}

/// Fractions with a fixed number of decimals.
enum Decimals {
  static func text(_ fraction: Fraction, digits: Int, mark: String) -> String {
    let digits = min(max(digits, 0), 9)
    let scaled = fraction.scaled(digits: digits)
    let number = String(scaled.magnitude)
    let sign = scaled < 0 ? "-" : ""
    guard digits > 0 else { return sign + number }
    let padded = String(repeating: "0", count: max(0, digits + 1 - number.utf8.count)) + number
    return sign + padded.dropLast(digits) + mark + padded.suffix(digits)
  }
}
