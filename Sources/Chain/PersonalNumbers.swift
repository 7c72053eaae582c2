// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

/// Finds numbers that can be a citizen service number (burgerservicenummer, BSN), so that they are refused everywhere.
///
/// A BSN has nine digits `d1…d9` with `9·d1 + 8·d2 + … + 2·d8 − d9` divisible by eleven (elfproef). One in eleven
/// other nine-digit numbers passes as well: refusing those is accepted, since no figure here has nine digits.
public enum PersonalNumbers {
  /// Whether a run of nine digits in the text passes the test. Between the digits may stand points, spaces, hyphens,
  /// slashes or underscores, the same one throughout (`123.456.782`).
  public static func containsBSN(_ text: some StringProtocol) -> Bool {
    var text = String(text)
    return text.withUTF8 { containsBSN(bytes: $0) }
  }

  /// The text with digits of other scripts as our own, and without what cannot be seen: both are read as a number.
  private static func plain(_ text: String) -> String {
    var plain = ""
    for scalar in text.unicodeScalars {
      let properties = scalar.properties
      if properties.generalCategory == .decimalNumber, let digit = properties.numericValue {
        plain += String(Int(digit))
      } else if properties.generalCategory != .format {
        plain.unicodeScalars.append(scalar)
      }
    }
    return plain
  }

  /// The same for UTF-8 bytes.
  public static func containsBSN(bytes: some Collection<UInt8>) -> Bool {
    // Most cells hold fewer than nine digits; one cheap pass settles those. Nine digits take nine characters.
    var digits = 0
    var isPlain = true
    var count = 0
    for byte in bytes {
      if byte >= 48 && byte <= 57 { digits += 1 } else if byte >= 0x80 { isPlain = false }
      count += 1
    }
    if isPlain { return digits >= 9 && hasBSN(in: groups(of: Array(bytes))) }
    guard count >= 9 else { return false }
    return hasBSN(in: groups(of: Array(plain(String(decoding: bytes, as: UTF8.self)).utf8)))
  }

  /// A run of digits and the separator between it and the run before; 0 when they do not belong together.
  private struct Group {
    var digits: [UInt8] = []
    var separator: UInt8 = 0
  }

  private static func groups(of bytes: [UInt8]) -> [Group] {
    var groups: [Group] = []
    var index = 0
    var separator: UInt8 = 0
    while index < bytes.count {
      var group = Group(separator: separator)
      while index < bytes.count, bytes[index] >= 48, bytes[index] <= 57 {
        group.digits.append(bytes[index] - 48)
        index += 1
      }
      if !group.digits.isEmpty { groups.append(group) }
      guard index < bytes.count else { break }
      let start = index
      while index < bytes.count, bytes[index] < 48 || bytes[index] > 57 { index += 1 }
      separator = joint(bytes[start..<index])
    }
    return groups
  }

  /// The separator that these bytes between two runs of digits are: a point, hyphen, slash, underscore or any one space;
  /// 0 otherwise.
  private static func joint(_ bytes: ArraySlice<UInt8>) -> UInt8 {
    switch Array(bytes) {
    case [0x2E]: 0x2E
    case [0x2D]: 0x2D
    case [0x2F]: 0x2F
    case [0x5F]: 0x5F
    case [0x20], [0xC2, 0xA0], [0xE2, 0x80, 0xAF], [0xE2, 0x80, 0x89]: 0x20
    default: 0
    }
  }

  private static func hasBSN(in groups: [Group]) -> Bool {
    for start in groups.indices {
      var run: [UInt8] = []
      var separator: UInt8?
      for index in start..<groups.count {
        if index > start {
          guard groups[index].separator != 0, separator ?? groups[index].separator == groups[index].separator else {
            break
          }
          separator = groups[index].separator
        }
        run += groups[index].digits
        if run.count >= 9 { break }
      }
      if run.count == 9, passes(run) { return true }
    }
    return false
  }

  /// The elfproef on nine digits. All zeros pass the sum but are no number of anyone.
  private static func passes(_ digits: [UInt8]) -> Bool {
    var sum = -Int(digits[8])
    for index in 0..<8 { sum += (9 - index) * Int(digits[index]) }
    return sum % 11 == 0 && digits.contains { $0 != 0 }
  }
}
