// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

/// Names and values as a browser sends them behind `?` or in the body of a form (application/x-www-form-urlencoded).
struct FormText: Hashable, Sendable {
  /// The names and values in the order in which they came.
  private(set) var items: [(name: String, value: String)] = []

  /// More fields than any of our forms has.
  static let maximumItems = 200

  init() {}

  /// Reads `naam=waarde&naam=waarde`; nil when it is not UTF-8 in percent notation, or has too many fields.
  init?(_ text: some StringProtocol) {
    for pair in text.utf8.split(separator: UInt8(ascii: "&")) {
      let parts = pair.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
      guard let first = parts.first, let name = FormText.decode(first),
        let value = parts.count == 2 ? FormText.decode(parts[1]) : "", items.count < FormText.maximumItems
      else { return nil }
      items.append((name, value))
    }
  }

  /// Adds a field at the end.
  mutating func append(_ name: String, _ value: String) { items.append((name, value)) }

  /// The first value with this name, without white space around it; nil when there is none or it is empty.
  subscript(name: String) -> String? {
    guard let value = items.first(where: { $0.name == name })?.value else { return nil }
    let trimmed = value.trimmed
    return trimmed.isEmpty ? nil : trimmed
  }

  /// The first value with this name as it was typed, with all its white space; nil when there is none.
  func raw(_ name: String) -> String? { items.first { $0.name == name }?.value }

  /// The same without the fields of this name.
  func removing(_ name: String) -> FormText {
    var rest = self
    rest.items.removeAll { $0.name == name }
    return rest
  }

  static func == (left: FormText, right: FormText) -> Bool {
    left.items.elementsEqual(right.items) { $0 == $1 }
  }

  func hash(into hasher: inout Hasher) {
    for item in items {
      hasher.combine(item.name)
      hasher.combine(item.value)
    }
  }

  /// The text behind `+` for a space and `%2F` for a byte; nil when it is not UTF-8.
  static func decode(_ text: some Sequence<UInt8>) -> String? {
    var bytes: [UInt8] = []
    var iterator = text.makeIterator()
    while let byte = iterator.next() {
      switch byte {
      case UInt8(ascii: "+"): bytes.append(UInt8(ascii: " "))
      case UInt8(ascii: "%"):
        guard let high = iterator.next().flatMap(hexDigit), let low = iterator.next().flatMap(hexDigit) else {
          return nil
        }
        bytes.append(high << 4 | low)
      default: bytes.append(byte)
      }
    }
    return String(validating: bytes, as: UTF8.self)
  }

  /// The text with everything but letters, digits and `-._~` in percent notation.
  static func encode(_ text: String) -> String {
    let digits = Array("0123456789ABCDEF".utf8)
    var bytes: [UInt8] = []
    for byte in text.utf8 {
      switch byte {
      case 48...57, 65...90, 97...122, UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"):
        bytes.append(byte)
      default: bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func hexDigit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 48...57: byte - 48
    case 65...70: byte - 55
    case 97...102: byte - 87
    default: nil
    }
  }
}

extension String {
  /// The text without white space at both ends.
  var trimmed: String {
    guard let first = firstIndex(where: { !$0.isWhitespace }), let last = lastIndex(where: { !$0.isWhitespace }) else {
      return ""
    }
    return String(self[first...last])
  }

  /// Whether there is a character in it that no keyboard types: a control character other than a line break or tab.
  var hasControlCharacter: Bool {
    unicodeScalars.contains { $0.properties.generalCategory == .control && !"\n\r\t".unicodeScalars.contains($0) }
  }

  /// The text with a question mark for each control character, which has no place in HTML.
  var withoutControlCharacters: String {
    guard hasControlCharacter else { return self }
    var scalars = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      let isControl = scalar.properties.generalCategory == .control && !"\n\r\t".unicodeScalars.contains(scalar)
      scalars.append(isControl ? "?" : scalar)
    }
    return String(scalars)
  }
}
