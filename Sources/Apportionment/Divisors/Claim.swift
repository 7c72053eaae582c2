// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

/// A fraction by which claims on a unit are compared, exactly: the lowest goes first.
struct Claim: Comparable {
  let numerator: UInt128
  /// Above zero.
  let denominator: UInt128

  init(_ numerator: UInt128, _ denominator: UInt128) {
    (self.numerator, self.denominator) = (numerator, denominator)
  }

  static func < (left: Claim, right: Claim) -> Bool {
    let (one, other) = products(left, right)
    return one.high == other.high ? one.low < other.low : one.high < other.high
  }

  static func == (left: Claim, right: Claim) -> Bool {
    let (one, other) = products(left, right)
    return one.high == other.high && one.low == other.low
  }

  /// Both numerators over the product of the denominators.
  @inline(__always)
  private static func products(
    _ left: Claim, _ right: Claim
  ) -> (one: (high: UInt128, low: UInt128), other: (high: UInt128, low: UInt128)) {
    if (left.numerator | left.denominator | right.numerator | right.denominator) >> 64 == 0 {
      return ((0, left.numerator &* right.denominator), (0, right.numerator &* left.denominator))
    }
    let one = left.numerator.multipliedFullWidth(by: right.denominator)
    let other = right.numerator.multipliedFullWidth(by: left.denominator)
    return ((one.high, one.low), (other.high, other.low))
  }
}
