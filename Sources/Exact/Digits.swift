// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

/// `value / divisor`, rounded down, for a positive `divisor`.
func floorDivide<Whole: FixedWidthInteger>(_ value: Whole, by divisor: Whole) -> Whole {
  let (quotient, remainder) = value.quotientAndRemainder(dividingBy: divisor)
  return remainder < 0 ? quotient - 1 : quotient
}

/// Digits in fixed-width fields such as dates.
enum Digits {
  /// The value of ASCII digits only; nil when another character stands among them.
  static func value(_ bytes: ArraySlice<UInt8>) -> Int? {
    var value = 0
    for byte in bytes {
      guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") else { return nil }
      value = value * 10 + Int(byte - UInt8(ascii: "0"))
    }
    return bytes.isEmpty ? nil : value
  }

  /// `value` in at least `width` digits, with zeros in front.
  static func text(_ value: Int, width: Int) -> String {
    let digits = String(value)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}
