// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

/// Writes the payload of an entry as canonical JSON: one object, keys in ascending order of their bytes, no white
/// space, whole numbers only, nothing written for what is unknown. One fact has one spelling, so equal
/// facts have equal hashes.
public struct PayloadWriter {
  /// The bytes so far. Complete after `finish()`.
  private var buffer: [UInt8] = [UInt8(ascii: "{")]
  private var lastKey = ""

  /// A writer for one object.
  public init() {
    buffer.reserveCapacity(128)
  }

  /// Writes a whole number.
  public mutating func whole(_ key: String, _ value: Int) {
    begin(key)
    buffer.append(contentsOf: String(value).utf8)
  }

  /// Writes a text.
  public mutating func text(_ key: String, _ value: String) {
    begin(key)
    append(quoted: value)
  }

  /// Writes a list of objects.
  public mutating func list<Element>(
    _ key: String, _ elements: [Element], _ write: (Element, inout PayloadWriter) -> Void
  ) {
    begin(key)
    buffer.append(UInt8(ascii: "["))
    for (index, element) in elements.enumerated() {
      if index > 0 { buffer.append(UInt8(ascii: ",")) }
      var inner = PayloadWriter()
      write(element, &inner)
      buffer.append(contentsOf: inner.finish())
    }
    buffer.append(UInt8(ascii: "]"))
  }

  /// Ends the object.
  public mutating func finish() -> [UInt8] {
    buffer.append(UInt8(ascii: "}"))
    return buffer
  }

  private mutating func begin(_ key: String) {
    let isNext = lastKey.utf8.lexicographicallyPrecedes(key.utf8)
    precondition(isNext, "keys are written in ascending order: \(lastKey), \(key)")
    if buffer.count > 1 { buffer.append(UInt8(ascii: ",")) }
    lastKey = key
    append(quoted: key)
    buffer.append(UInt8(ascii: ":"))
  }

  private mutating func append(quoted text: String) {
    buffer.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"):
        buffer.append(UInt8(ascii: "\\"))
        buffer.append(byte)
      case 0..<32:
        let digits = Array("0123456789abcdef".utf8)
        buffer.append(contentsOf: "\\u00".utf8)
        buffer.append(digits[Int(byte >> 4)])
        buffer.append(digits[Int(byte & 15)])
      default: buffer.append(byte)
      }
    }
    buffer.append(UInt8(ascii: "\""))
  }
}
