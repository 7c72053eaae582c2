// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

/// A number of people as it stands in a cell.
enum CellNumber: Hashable {
  /// A whole number.
  case value(Int)
  /// Empty, or a sign for "not known": no fact.
  case unknown
  /// With a fraction, or with a point or comma that can be read in two ways.
  case fractional
  /// Beyond every number of people.
  case tooLarge
  /// Anything else.
  case unreadable

  /// Reads `1900`, `1.900`, `1 900` (any space), `1900,0`, `-12`.
  ///
  /// A point or comma with other than three digits behind it is not guessed at: `1.9` is 1,9 to one program and a
  /// mistyped 1.900 to a person.
  ///
  /// - Parameter most: the largest number that is no mistake, below a million million.
  init(_ text: Substring, most: Int = ImportLimits.people) {
    switch text.lowercased() {
    case "", "-", "–", "—", ".", "..", "x", "?", "nb", "n.b.", "onbekend":
      self = .unknown
      return
    default: break
    }
    var bytes = Array(text.utf8)[...]
    var isNegative = false
    if bytes.starts(with: [0xE2, 0x88, 0x92]) {
      isNegative = true
      bytes = bytes.dropFirst(3)
    } else if let sign = bytes.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
      isNegative = sign == UInt8(ascii: "-")
      bytes = bytes.dropFirst()
    }
    guard let first = bytes.first, Self.isDigit(first), let last = bytes.last, Self.isDigit(last) else {
      self = .unreadable
      return
    }
    self = Self.magnitude(Self.parts(bytes), isNegative, most)
  }

  /// Runs of digits and the separators between them; nil when another character stands there.
  private static func parts(_ bytes: ArraySlice<UInt8>) -> (groups: [ArraySlice<UInt8>], separators: [UInt8])? {
    var groups: [ArraySlice<UInt8>] = []
    var separators: [UInt8] = []
    var index = bytes.startIndex
    while index < bytes.endIndex {
      let start = index
      while index < bytes.endIndex, isDigit(bytes[index]) { index += 1 }
      guard index > start else { return nil }
      groups.append(bytes[start..<index])
      guard index < bytes.endIndex else { break }
      let rest = bytes[index...]
      if rest.starts(with: [0xC2, 0xA0]) {
        separators.append(0x20)
        index += 2
      } else if rest.starts(with: [0xE2, 0x80, 0xAF]) || rest.starts(with: [0xE2, 0x80, 0x89]) {
        separators.append(0x20)
        index += 3
      } else {
        guard [0x20, UInt8(ascii: "."), UInt8(ascii: ",")].contains(bytes[index]) else { return nil }
        separators.append(bytes[index])
        index += 1
      }
    }
    return (groups, separators)
  }

  private static func magnitude(
    _ parts: (groups: [ArraySlice<UInt8>], separators: [UInt8])?, _ isNegative: Bool, _ most: Int
  ) -> CellNumber {
    guard let parts else { return .unreadable }
    var (groups, separators) = parts
    if separators.last == UInt8(ascii: ",") {
      // A comma is for decimals. Three zeros behind it may be English thousands.
      let decimals = groups.removeLast()
      separators.removeLast()
      guard decimals.count <= 2, decimals.allSatisfy({ $0 == 48 }) else { return .fractional }
    }
    guard let kind = separators.first else { return value(groups[0], isNegative, most) }
    guard kind != UInt8(ascii: ","), separators.allSatisfy({ $0 == kind }) else { return .unreadable }
    // 0.500 is no five hundred.
    guard groups[0].count <= 3, groups[0].first != 48, groups.dropFirst().allSatisfy({ $0.count == 3 }) else {
      return kind == UInt8(ascii: ".") && groups.count == 2 ? .fractional : .unreadable
    }
    return value(groups.flatMap { $0 }[...], isNegative, most)
  }

  private static func value(_ digits: ArraySlice<UInt8>, _ isNegative: Bool, _ most: Int) -> CellNumber {
    let significant = digits.drop { $0 == 48 }
    guard significant.count <= 12 else { return .tooLarge }
    let value = significant.reduce(0) { $0 * 10 + Int($1 - 48) }
    guard value <= most else { return .tooLarge }
    return .value(isNegative ? -value : value)
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte >= 48 && byte <= 57 }
}
