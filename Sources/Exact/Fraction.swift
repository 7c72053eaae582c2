// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

/// An exact fraction (breuk) of two whole numbers in lowest terms, with a positive denominator.
///
/// Shares, paces and rates are fractions until the moment they are shown, so no sum of them drifts.
public struct Fraction: Hashable, Comparable, Sendable {
  /// The number above the line; carries the sign.
  public let numerator: Int
  /// The number below the line; at least 1.
  public let denominator: Int

  /// `numerator / denominator` in lowest terms.
  ///
  /// - Precondition: `denominator` is not zero.
  public init(_ numerator: Int, _ denominator: Int = 1) {
    precondition(denominator != 0, "a fraction has a denominator other than zero")
    // Nearly every number here is whole, and dividing by one takes time too.
    guard denominator != 1 else {
      self.numerator = numerator
      self.denominator = 1
      return
    }
    let divisor = Fraction.greatestCommonDivisor(numerator.magnitude, denominator.magnitude)
    let sign = denominator < 0 ? -1 : 1
    self.numerator = sign * numerator / Int(divisor)
    self.denominator = sign * denominator / Int(divisor)
  }

  /// The sum, exact.
  public static func + (left: Fraction, right: Fraction) -> Fraction {
    // Only what the denominators lack: those of a long sum are mostly the same, and their product soon leaves 64 bits.
    let lacking = Fraction(left.denominator, right.denominator)
    return Fraction(
      left.numerator * lacking.denominator + right.numerator * lacking.numerator,
      left.denominator * lacking.denominator)
  }

  /// The difference, exact.
  public static func - (left: Fraction, right: Fraction) -> Fraction {
    left + Fraction(-right.numerator, right.denominator)
  }

  /// The product, exact.
  public static func * (left: Fraction, right: Fraction) -> Fraction {
    Fraction(left.numerator * right.numerator, left.denominator * right.denominator)
  }

  /// The quotient, exact.
  ///
  /// - Precondition: `right` is not zero.
  public static func / (left: Fraction, right: Fraction) -> Fraction {
    Fraction(left.numerator * right.denominator, left.denominator * right.numerator)
  }

  /// Compares by cross-multiplying in full width: exact for every pair.
  public static func < (left: Fraction, right: Fraction) -> Bool {
    let leftProduct = left.numerator.multipliedFullWidth(by: right.denominator)
    let rightProduct = right.numerator.multipliedFullWidth(by: left.denominator)
    return (leftProduct.high, leftProduct.low) < (rightProduct.high, rightProduct.low)
  }

  /// The whole number by this rounding.
  public func rounded(_ rounding: Rounding) -> Int {
    rounding.divide(numerator, by: denominator)
  }

  /// The fraction times ten to the power `digits`, rounded half away from zero: `-1/3` with 2 digits is -33.
  /// For showing only.
  public func scaled(digits: Int) -> Int {
    var factor = 1
    for _ in 0..<digits { factor *= 10 }
    let (product, overflow) = numerator.multipliedReportingOverflow(by: factor)
    precondition(!overflow, "a figure that is shown fits in 64 bits")
    return Rounding.halfUp.divide(product, by: denominator)
  }

  private static func greatestCommonDivisor(_ left: UInt, _ right: UInt) -> UInt {
    var (a, b) = (left, right)
    while b != 0 { (a, b) = (b, a % b) }
    return max(a, 1)
  }
}
