// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

/// Divides whole numbers in proportion to weights, so that the parts add up exactly.
enum Proportional {
  /// `total` divided over `weights` by largest remainder; of equal remainders the earlier wins. A negative total gives
  /// negative parts.
  ///
  /// - Precondition: the weights are not negative and not all zero, unless `total` is zero.
  static func split(_ total: Int, over weights: [Int]) -> [Int] {
    let sum = weights.reduce(0, +)
    guard total != 0 else { return weights.map { _ in 0 } }
    precondition(sum > 0, "something to divide needs a weight above zero")
    let size = Int(total.magnitude)
    var parts: [Int] = []
    var remainders: [(remainder: Int, index: Int)] = []
    for (index, weight) in weights.enumerated() {
      let (quotient, remainder) = sum.dividingFullWidth(size.multipliedFullWidth(by: weight))
      parts.append(quotient)
      remainders.append((remainder, index))
    }
    remainders.sort { ($1.remainder, $0.index) < ($0.remainder, $1.index) }
    for (_, index) in remainders.prefix(size - parts.reduce(0, +)) { parts[index] += 1 }
    return total < 0 ? parts.map { -$0 } : parts
  }
}

/// Random numbers that are the same on every machine for the same seed (SplitMix64, Steele, Lea and Flood 2014).
struct SeededNumbers: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
