// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

/// Exponential and logarithm from basic operations only, so that every machine finds the same bits; those of a C
/// library differ from one to the next.
///
/// The methods and coefficients are those of fdlibm (Sun Microsystems, 1993): both within one unit in the last place.
public enum PlainMath {
  private static let ln2High = 6.93147180369123816490e-01
  private static let ln2Low = 1.90821492927058770002e-10
  /// Added and taken away again, it leaves the nearest whole number, halves to even; up to 2⁵¹ in magnitude.
  static let rounder = 0x1.8p52

  /// The nearest whole number.
  @inline(__always)
  static func rounded(_ number: Double) -> Double { (number + rounder) - rounder }

  /// The greatest whole number that is not greater.
  @inline(__always)
  static func floor(_ number: Double) -> Double {
    let near = rounded(number)
    return near > number ? near - 1 : near
  }

  /// e to the power of `number`, which is kept within ±700.
  @inline(__always)
  public static func exp(_ number: Double) -> Double {
    let exponent = number < -700 ? -700 : (number > 700 ? 700 : number)
    let shifted = exponent * 1.44269504088896338700 + rounder
    let power = shifted - rounder
    let high = exponent - power * ln2High
    let low = power * ln2Low
    let rest = high - low
    let square = rest * rest
    let odd =
      1.66666666666666019037e-01
      + square
      * (-2.77777777770155933842e-03
        + square
        * (6.61375632143793436117e-05
          + square * (-1.65339022054652515390e-06 + square * 4.13813679705723846039e-08)))
    let even = rest - square * odd
    let value = 1 - ((low - (rest * even) / (2 - even)) - high)
    // The low bits of `shifted` are the power of two: moved up, they are added to the exponent.
    return Double(bitPattern: value.bitPattern &+ (shifted.bitPattern &<< 52))
  }

  /// The natural logarithm of a finite number above zero that is not subnormal.
  @inline(__always)
  public static func log(_ number: Double) -> Double {
    // From √½ to √2, with the power of two apart.
    let bits = number.bitPattern &+ 0x0009_5F61_9980_C433
    let power = Double(bitPattern: 0x4330_0000_0000_0000 | (bits &>> 52)) - (0x1p52 + 1023)
    let mantissa = Double(bitPattern: (bits & 0x000F_FFFF_FFFF_FFFF) &+ 0x3FE6_A09E_667F_3BCD)
    let part = mantissa - 1
    let ratio = part / (2 + part)
    let square = ratio * ratio
    let fourth = square * square
    let odd =
      square
      * (6.666666666666735130e-01
        + fourth * (2.857142874366239149e-01 + fourth * (1.818357216161805012e-01 + fourth * 1.479819860511658591e-01)))
    let even =
      fourth
      * (3.999999999940941908e-01 + fourth * (2.222219843214978396e-01 + fourth * 1.531383769920937332e-01))
    let half = 0.5 * part * part
    return power * ln2High - ((half - (ratio * (half + odd + even) + power * ln2Low)) - part)
  }
}
