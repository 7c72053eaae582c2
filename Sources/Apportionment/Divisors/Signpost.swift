// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

/// Where a number between two neighbours is rounded up: the signpost of a after which a + 1 begins lies between them.
///
/// A party with `amount` units has the claim signpost ÷ weight on its next one; who has the lowest claim gets it.
enum Signpost {
  /// At a itself: Adams, and levelling.
  case lower
  /// At a + ½: Sainte-Laguë.
  case middle
  /// At a + 1: D'Hondt.
  case upper
  /// At √(a(a + 1)): Huntington-Hill.
  case geometric
  /// At 2a(a + 1) ÷ (2a + 1): Dean.
  case harmonic

  /// The signpost of a is at least a plus so many halves.
  var leastHalves: Int {
    switch self {
    case .lower, .geometric, .harmonic: 0
    case .middle: 1
    case .upper: 2
    }
  }

  /// The signpost of a is at most a plus so many halves.
  var greatestHalves: Int {
    switch self {
    case .lower: 0
    case .middle, .geometric, .harmonic: 1
    case .upper: 2
    }
  }

  /// The claim of a party that has `amount` on one more. Only claims of the same signpost compare: some are
  /// twice the quotient, and that of the geometric mean is its square.
  @inline(__always)
  func claim(weight: Int, amount: Int) -> Claim {
    let (weight, amount) = (UInt128(truncatingIfNeeded: weight), UInt128(truncatingIfNeeded: amount))
    return switch self {
    case .lower: Claim(amount, weight)
    case .middle: Claim(2 * amount + 1, weight)
    case .upper: Claim(amount + 1, weight)
    case .geometric: Claim(amount * (amount + 1), weight * weight)
    case .harmonic: Claim(amount * (amount + 1), (2 * amount + 1) * weight)
    }
  }
}
