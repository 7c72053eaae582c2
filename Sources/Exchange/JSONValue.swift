// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

public import Exact

/// A JSON value (RFC 8259) whose properties keep the order in which they were given, so that equal content is equal
/// text.
public indirect enum JSONValue: Sendable {
  /// Properties in order; a name comes once.
  case object([(String, JSONValue)])
  /// Values in order.
  case array([JSONValue])
  /// Text.
  case string(String)
  /// A whole number.
  case whole(Int)
  /// A number with this many decimals (0 to 9), rounded half away from zero.
  case decimal(Fraction, digits: Int)
  /// True or false.
  case bool(Bool)
  /// Not known, or not applicable.
  case null

  /// The text; `pretty` gives lines with two spaces of indentation and a line end at the end of each, but the last.
  public func text(pretty: Bool = false) -> String {
    var writer = JSONWriter(isPretty: pretty)
    writer.write(self, depth: 0)
    return String(decoding: writer.bytes, as: UTF8.self)
  }
}

/// Writes a value as UTF-8.
private struct JSONWriter {
  let isPretty: Bool
  var bytes: [UInt8] = []

  init(isPretty: Bool) {
    self.isPretty = isPretty
  }

  mutating func write(_ value: JSONValue, depth: Int) {
    switch value {
    case .object(let properties):
      list("{", "}", count: properties.count, depth) { writer, index in
        writer.string(properties[index].0)
        writer.bytes += (writer.isPretty ? ": " : ":").utf8
        writer.write(properties[index].1, depth: depth + 1)
      }
    case .array(let values):
      list("[", "]", count: values.count, depth) { writer, index in writer.write(values[index], depth: depth + 1) }
    case .string(let text): string(text)
    case .whole(let number): bytes += String(number).utf8
    case .decimal(let fraction, let digits): bytes += Decimals.text(fraction, digits: digits, mark: ".").utf8
    case .bool(let value): bytes += (value ? "true" : "false").utf8
    case .null: bytes += "null".utf8
    }
  }

  private mutating func list(
    _ open: Character, _ close: Character, count: Int, _ depth: Int, _ item: (inout JSONWriter, Int) -> Void
  ) {
    bytes += String(open).utf8
    for index in 0..<count {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      newLine(depth + 1)
      item(&self, index)
    }
    if count > 0 { newLine(depth) }
    bytes += String(close).utf8
  }

  private mutating func newLine(_ depth: Int) {
    guard isPretty else { return }
    bytes.append(0x0A)
    bytes += Array(repeating: 0x20, count: depth * 2)
  }

  private mutating func string(_ text: String) {
    bytes.append(0x22)
    for byte in text.utf8 {
      switch byte {
      case 0x22: bytes += #"\""#.utf8
      case 0x5C: bytes += #"\\"#.utf8
      case 0x0A: bytes += #"\n"#.utf8
      case 0x0D: bytes += #"\r"#.utf8
      case 0x09: bytes += #"\t"#.utf8
      case ..<0x20:
        let hex = String(byte, radix: 16)
        bytes += (#"\u00"# + (hex.utf8.count == 1 ? "0" : "") + hex).utf8
      default: bytes.append(byte)
      }
    }
    bytes.append(0x22)
  }
}
