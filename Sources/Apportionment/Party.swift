// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

/// One of those among whom a whole number is divided.
public struct Party: Hashable, Sendable {
  /// What its share is to be in proportion to; not negative.
  public var weight: Int
  /// It gets at least so many.
  public var minimum: Int
  /// It gets at most so many; nil is without end.
  public var maximum: Int?

  /// A party with bounds on what it gets.
  public init(weight: Int, minimum: Int = 0, maximum: Int? = nil) {
    (self.weight, self.minimum, self.maximum) = (weight, minimum, maximum)
  }
}

/// How a whole number is divided in proportion to weights.
///
/// The first two round the quota, total × weight ÷ all weights, of each party on its own: the shares then need not
/// add up to the total. All others give exactly the total.
public enum ApportionmentMethod: String, Hashable, Sendable, CaseIterable {
  /// The quota rounded up, kept within the bounds.
  case roundingUp
  /// The quota rounded to the nearest, halves up, kept within the bounds.
  case arithmetic
  /// The quota rounded down, and one more for the greatest remainders.
  case largestRemainder
  /// Weight ÷ divisor rounded to the nearest (Webster).
  case sainteLague
  /// Weight ÷ divisor rounded down (Jefferson).
  case dHondt
  /// Weight ÷ divisor rounded at the geometric mean of the neighbours.
  case huntingtonHill
  /// Weight ÷ divisor rounded up.
  case adams
  /// Weight ÷ divisor rounded at the harmonic mean of the neighbours.
  case dean

  /// Whether the shares are sure to add up to the total.
  public var isExact: Bool { self != .roundingUp && self != .arithmetic }
}
