// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

/// Reads what `PayloadWriter` wrote, key by key in ascending order, and nothing else.
///
/// Strict on purpose: a payload that is not canonical, has a key too many or lacks one is refused, so a changed
/// payload can never be half understood. Reading a fact costs well under a microsecond.
public struct PayloadReader {
  private let bytes: [UInt8]
  private var index = 0
  private var isFirst = true

  /// What is wrong with a payload.
  public struct Malformed: Error, Hashable, Sendable {
    /// The byte at which reading stopped.
    public let offset: Int
    /// What was expected there.
    public let expected: String
  }

  /// A reader of one object.
  public init(_ bytes: [UInt8]) throws(Malformed) {
    self.bytes = bytes
    try expect(UInt8(ascii: "{"))
  }

  private init(_ bytes: [UInt8], at index: Int) throws(Malformed) {
    self.bytes = bytes
    self.index = index
    try expect(UInt8(ascii: "{"))
  }

  /// The whole number under `key`.
  public mutating func whole(_ key: StaticString) throws(Malformed) -> Int {
    guard let value = try optionalWhole(key) else { throw malformed("\(key)") }
    return value
  }

  /// The whole number under `key`, or nil when the object has no such key.
  public mutating func optionalWhole(_ key: StaticString) throws(Malformed) -> Int? {
    guard begins(key) else { return nil }
    let negative = peek == UInt8(ascii: "-")
    if negative { index += 1 }
    let start = index
    var value = 0
    while let byte = peek, byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") {
      // Counted below zero, where there is one number more.
      let (tens, overflow) = value.multipliedReportingOverflow(by: 10)
      let (sum, carry) = tens.subtractingReportingOverflow(Int(byte) - 48)
      guard !overflow, !carry else { throw malformed("a number of 64 bits") }
      value = sum
      index += 1
    }
    let digits = index - start
    guard digits > 0, digits == 1 || bytes[start] != UInt8(ascii: "0"), !(negative && value == 0) else {
      throw malformed("a whole number")
    }
    guard negative || value != .min else { throw malformed("a number of 64 bits") }
    return negative ? value : -value
  }

  /// The text under `key`.
  public mutating func text(_ key: StaticString) throws(Malformed) -> String {
    guard let value = try optionalText(key) else { throw malformed("\(key)") }
    return value
  }

  /// The text under `key`, or nil when the object has no such key.
  public mutating func optionalText(_ key: StaticString) throws(Malformed) -> String? {
    guard begins(key) else { return nil }
    try expect(UInt8(ascii: "\""))
    let start = index
    var isASCII = true
    while let byte = peek, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\"), byte >= 32 {
      isASCII = isASCII && byte < 128
      index += 1
    }
    // Hardly any text has an escape in it, or a letter that needs a check: the others are taken as they stand.
    if peek == UInt8(ascii: "\"") {
      index += 1
      let text = start..<(index - 1)
      guard isASCII else { return try valid(bytes[text]) }
      return bytes.withUnsafeBufferPointer { String(decoding: UnsafeBufferPointer(rebasing: $0[text]), as: UTF8.self) }
    }
    return try escapedText(from: start)
  }

  /// The rest of a text of which the part from `start` has been passed.
  private mutating func escapedText(from start: Int) throws(Malformed) -> String {
    var text = Array(bytes[start..<index])
    while let byte = peek {
      index += 1
      switch byte {
      case UInt8(ascii: "\""): return try valid(text[...])
      case UInt8(ascii: "\\"): text.append(try escaped())
      case 0..<32: throw malformed("an escaped control character")
      default: text.append(byte)
      }
    }
    throw malformed("the end of a text")
  }

  private func valid(_ text: ArraySlice<UInt8>) throws(Malformed) -> String {
    guard let valid = String(validating: text, as: UTF8.self) else { throw malformed("UTF-8 text") }
    return valid
  }

  /// The objects in the list under `key`.
  public mutating func list<Element>(
    _ key: StaticString, _ read: (inout PayloadReader) throws -> Element
  ) throws -> [Element] {
    guard begins(key) else { throw malformed("\(key)") }
    try expect(UInt8(ascii: "["))
    var elements: [Element] = []
    while peek != UInt8(ascii: "]") {
      if !elements.isEmpty { try expect(UInt8(ascii: ",")) }
      var inner = try PayloadReader(bytes, at: index)
      elements.append(try read(&inner))
      try inner.expect(UInt8(ascii: "}"))
      index = inner.index
    }
    index += 1
    return elements
  }

  /// Checks that the object, and the payload with it, ends here.
  public mutating func finish() throws(Malformed) {
    try expect(UInt8(ascii: "}"))
    guard index == bytes.count else { throw malformed("the end") }
  }

  private var peek: UInt8? { index < bytes.count ? bytes[index] : nil }

  /// Moves past `,"key":` when that is what comes next.
  private mutating func begins(_ key: StaticString) -> Bool {
    let length = key.utf8CodeUnitCount
    let start = isFirst ? index : index + 1
    guard start + length + 3 <= bytes.count, isFirst || bytes[index] == UInt8(ascii: ","),
      bytes[start] == UInt8(ascii: "\""), bytes[start + length + 1] == UInt8(ascii: "\""),
      bytes[start + length + 2] == UInt8(ascii: ":")
    else { return false }
    let same = key.withUTF8Buffer { expected in
      bytes.withUnsafeBufferPointer { expected.elementsEqual($0[(start + 1)..<(start + 1 + length)]) }
    }
    guard same else { return false }
    index = start + length + 3
    isFirst = false
    return true
  }

  private mutating func escaped() throws(Malformed) -> UInt8 {
    guard let byte = peek else { throw malformed("an escape") }
    index += 1
    if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { return byte }
    // One spelling only: four digits, letters small.
    guard byte == UInt8(ascii: "u"), index + 4 <= bytes.count, bytes[index..<(index + 2)].elementsEqual("00".utf8),
      let high = PayloadReader.hexValue(bytes[index + 2]), high < 2, let low = PayloadReader.hexValue(bytes[index + 3])
    else { throw malformed("an escape") }
    index += 4
    return high * 16 + low
  }

  private static func hexValue(_ digit: UInt8) -> UInt8? {
    switch digit {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
    default: nil
    }
  }

  private mutating func expect(_ byte: UInt8) throws(Malformed) {
    guard peek == byte else { throw malformed(String(UnicodeScalar(byte))) }
    index += 1
  }

  private func malformed(_ expected: String) -> Malformed {
    Malformed(offset: index, expected: expected)
  }
}
