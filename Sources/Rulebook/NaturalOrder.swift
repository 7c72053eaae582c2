// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

/// The order in which a reader expects ids: R1.2 before R1.10, and R1.4 before R1.4.afronding.
enum NaturalOrder {
  /// Whether `left` comes before `right`.
  static func precedes(_ left: String, _ right: String) -> Bool {
    var (rest, other) = (left.utf8[...], right.utf8[...])
    while !rest.isEmpty, !other.isEmpty {
      let (part, otherPart) = (takePart(&rest), takePart(&other))
      if isNumber(part) != isNumber(otherPart) { return isNumber(part) }
      if let smaller = isNumber(part) ? compareNumbers(part, otherPart) : compareTexts(part, otherPart) {
        return smaller
      }
    }
    if rest.isEmpty != other.isEmpty { return rest.isEmpty }
    return left < right
  }

  private typealias Part = Substring.UTF8View

  private static func takePart(_ rest: inout Part) -> Part {
    let digits = isNumber(rest)
    let end = rest.firstIndex { isDigit($0) != digits } ?? rest.endIndex
    defer { rest = rest[end...] }
    return rest[..<end]
  }

  private static func isNumber(_ part: Part) -> Bool { part.first.map(isDigit) ?? false }

  private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

  /// Any number of digits, so by length and then digit by digit; nil when equal.
  private static func compareNumbers(_ left: Part, _ right: Part) -> Bool? {
    let (digits, others) = (left.drop { $0 == UInt8(ascii: "0") }, right.drop { $0 == UInt8(ascii: "0") })
    if digits.count != others.count { return digits.count < others.count }
    return compareTexts(digits, others)
  }

  private static func compareTexts(_ left: Part, _ right: Part) -> Bool? {
    left.elementsEqual(right) ? nil : left.lexicographicallyPrecedes(right)
  }
}
