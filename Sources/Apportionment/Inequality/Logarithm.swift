// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

/// The natural logarithm from basic operations only, so that every machine finds the same bits; those of a C library
/// differ from one to the next.
enum Logarithm {
  /// Of a quotient of whole numbers from 1 to 2¹²⁰, to some units in the last place, also where it is close to zero.
  ///
  /// With powers of two taken out the quotient is between ⅔ and 1½. Then it is 2 artanh z with z = (p − q) ÷ (p + q),
  /// which is exact until it is rounded once, and at most a fifth: twelve terms of the series are enough.
  static func natural(_ numerator: UInt128, over denominator: UInt128) -> Double {
    var twos = denominator.leadingZeroBitCount - numerator.leadingZeroBitCount
    var (over, under) = twos < 0 ? (numerator << -twos, denominator) : (numerator, denominator << twos)
    if 2 * over > 3 * under {
      under *= 2
      twos += 1
    } else if 3 * over < 2 * under {
      over *= 2
      twos -= 1
    }
    let difference = over > under ? Double(over - under) : -Double(under - over)
    let ratio = difference / Double(over + under)
    let square = ratio * ratio
    var series = 0.0
    for term in stride(from: 23, through: 1, by: -2) { series = series * square + 1 / Double(term) }
    return Double(twos) * 6.931_471_805_599_453_1e-1 + 2 * ratio * series
  }
}
