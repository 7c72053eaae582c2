// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

/// How a quotient becomes a whole number. Each rule names its own (rule G-4); there is no default.
public enum Rounding: String, Sendable, CaseIterable {
  /// Up (naar boven): to the next whole number unless it is one already.
  case up = "naar boven"
  /// Arithmetic (rekenkundig): to the nearest whole number, halves away from zero.
  case halfUp = "rekenkundig"
  /// Down (naar beneden): to the whole number below unless it is one already.
  case down = "naar beneden"

  /// `dividend / divisor` as a whole number.
  ///
  /// - Precondition: `divisor` is positive.
  public func divide(_ dividend: Int, by divisor: Int) -> Int {
    precondition(divisor > 0, "rounding needs a positive divisor")
    let (quotient, remainder) = dividend.quotientAndRemainder(dividingBy: divisor)
    switch self {
    case .up: return remainder > 0 ? quotient + 1 : quotient
    case .down: return remainder < 0 ? quotient - 1 : quotient
    case .halfUp:
      guard remainder.magnitude >= UInt(divisor) - remainder.magnitude else { return quotient }
      return remainder < 0 ? quotient - 1 : quotient + 1
    }
  }

  /// `multiplier * multiplicand / divisor` as a whole number, the product taken in 128 bits.
  ///
  /// - Precondition: `divisor` is positive and the result fits in 64 bits.
  public func divide(product multiplier: Int, _ multiplicand: Int, by divisor: Int) -> Int {
    precondition(divisor > 0, "rounding needs a positive divisor")
    let product = multiplier.multipliedFullWidth(by: multiplicand)
    let (quotient, remainder) = divisor.dividingFullWidth(product)
    return quotient + divide(remainder, by: divisor)
  }
}
