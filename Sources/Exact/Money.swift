// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

/// An amount of money (bedrag) in whole eurocents (rule G-3): exact, never a fraction of a cent.
///
/// Sums that do not fit in 64 bits, more than ninety million billion euros, stop the program.
public struct Money: Hashable, Comparable, Sendable {
  /// Eurocents; below zero is money the other way.
  public let cents: Int

  /// So many eurocents.
  public init(cents: Int) {
    self.cents = cents
  }

  /// The amount in euros; nil when it is no whole number of cents.
  public init?(euros: Fraction) {
    let cents = euros * Fraction(Money.centsInEuro)
    guard cents.denominator == 1 else { return nil }
    self.cents = cents.numerator
  }

  /// Nothing.
  public static let zero = Money(cents: 0)
  /// How many cents make a euro.
  public static let centsInEuro = 100

  /// The amount in euros, exact.
  public var euros: Fraction { Fraction(cents, Money.centsInEuro) }

  /// The sum.
  public static func + (left: Money, right: Money) -> Money { Money(cents: left.cents + right.cents) }

  /// The difference.
  public static func - (left: Money, right: Money) -> Money { Money(cents: left.cents - right.cents) }

  /// So many times the amount.
  public static func * (left: Money, times: Int) -> Money { Money(cents: left.cents * times) }

  /// Smaller amounts are smaller; below zero is smaller still.
  public static func < (left: Money, right: Money) -> Bool { left.cents < right.cents }
}

extension Money: CustomStringConvertible {
  /// `1234.05`, for a log or a test. Pages have their own notation.
  public var description: String {
    let (euros, rest) = cents.magnitude.quotientAndRemainder(dividingBy: UInt(Money.centsInEuro))
    return "\(cents < 0 ? "-" : "")\(euros).\(Digits.text(Int(rest), width: 2))"
  }
}
