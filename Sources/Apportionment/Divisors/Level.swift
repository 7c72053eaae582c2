// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

/// A number that is compared with claims: a positive double, taken for exactly what it is.
struct Level {
  /// It is significand × 2 to the power of the exponent.
  private let significand: UInt64
  private let exponent: Int

  /// Far above every count.
  static let far = 1 << 62

  /// The levels from zero on, in ascending order: of neighbours no double lies between.
  init(number: UInt64) {
    let biased = Int(number >> 52)
    let fraction = number & 0x000F_FFFF_FFFF_FFFF
    significand = biased == 0 ? fraction : fraction | 0x0010_0000_0000_0000
    exponent = max(biased, 1) - 1075
  }

  /// The number of a level below every claim but zero.
  static let lowest = 0x1p-61.bitPattern
  /// The number of a level above every claim.
  static let highest = 0x1p62.bitPattern

  /// Twice the level × weight, rounded up; at most `far`.
  @inline(__always)
  func doubled(times weight: Int) -> Int {
    let product = significand.multipliedFullWidth(by: UInt64(truncatingIfNeeded: weight))
    let shift = exponent + 1
    if shift < -1, shift > -64 {
      // The usual case, by hand: a shift of 128 bits by a variable takes several times as long.
      let down = UInt64(-shift)
      guard product.high >> (down &- 2) == 0 else { return Level.far }
      let low = product.low >> down | product.high << (64 &- down)
      let isWhole = product.low << (64 &- down) == 0
      return Int(truncatingIfNeeded: isWhole ? low : low &+ 1)
    }
    let value = UInt128(product.high) << 64 | UInt128(product.low)
    if shift >= 0 { return value >> max(0, 62 - shift) == 0 ? Int(value << shift) : Level.far }
    guard shift > -128 else { return value == 0 ? 0 : 1 }
    let floor = value >> -shift
    let rounded = floor << -shift == value ? floor : floor + 1
    return rounded >> 62 == 0 ? Int(rounded) : Level.far
  }
}
