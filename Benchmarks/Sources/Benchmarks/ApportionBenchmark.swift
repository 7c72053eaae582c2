// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Apportionment

/// Dividing a whole number over 342 weights, and levelling; `apportion.py` divides the same in Python.
enum ApportionBenchmark {
  private static let areas = 342
  private static let many = 100_000

  static func run(_ total: Int) async throws {
    var numbers = SplitNumbers()
    // The same in apportion.py.
    let weights = (0..<areas).map { _ in 900 + numbers.upTo(100) * numbers.upTo(100) * numbers.upTo(90) }
    let parties = weights.map { Party(weight: $0) }
    for method in ApportionmentMethod.allCases {
      let times = try await Measure.seconds(99) { try apportion(total, over: parties, by: method) }
      Measure.report("\(method), \(total) over \(areas)", times)
    }
    let shares = try apportion(total, over: parties, by: .sainteLague).shares
    try expect(shares.reduce(0, +) == total, "the sum is exact")
    Measure.line("  check sum of sainteLague", "\(checkSum(shares))")
    try await levelling(weights, &numbers)
    try await manyParties(&numbers)
    Measure.line("  peak memory", "\(try Measure.peakMegabytes()) MB")
  }

  private static func checkSum(_ shares: [Int]) -> Int {
    shares.enumerated().reduce(0) { ($0 + ($1.offset + 1) * $1.element) % 1_000_000_007 }
  }

  private static func levelling(_ weights: [Int], _ numbers: inout SplitNumbers) async throws {
    let parties = weights.map { weight in
      LevelParty(
        weight: weight, standing: numbers.upTo(2) * numbers.upTo(300),
        minimum: numbers.upTo(7) == 0 ? numbers.upTo(150) : 0, maximum: 150 + numbers.upTo(700),
        smallestStep: numbers.upTo(3) == 0 ? 0 : 100)
    }
    for total in [20_000, 51_000] {
      let times = try await Measure.seconds(99) { try level(total, over: parties) }
      Measure.report("levelling \(total) over \(areas), floors, caps, steps of 100", times)
      try expect(try level(total, over: parties).isProven, "no other division is better")
    }
    // Maximums just above the step, with little left over: the case that takes a search.
    let tight = weights.map { LevelParty(weight: $0, maximum: 100 + numbers.upTo(20), smallestStep: 100) }
    let times = try await Measure.seconds(19) { try level(11_499, over: tight) }
    Measure.report("levelling 11499 over \(areas), all caps tight", times)
    try expect(try level(11_499, over: tight).isProven, "no other division is better")
  }

  private static func manyParties(_ numbers: inout SplitNumbers) async throws {
    let parties = (0..<many).map { _ in
      LevelParty(
        weight: 1 + numbers.upTo(1_000_000), standing: numbers.upTo(100), minimum: numbers.upTo(30),
        maximum: 30 + numbers.upTo(500))
    }
    let times = try await Measure.seconds(9) { try level(3_000_000, over: parties) }
    Measure.report("levelling 3000000 over \(many), floors and caps", times)
    let stepped = parties.map { party in
      var stepped = party
      (stepped.minimum, stepped.smallestStep) = (0, 100)
      return stepped
    }
    let stepTimes = try await Measure.seconds(9) { try level(3_000_000, over: stepped) }
    Measure.report("levelling 3000000 over \(many), caps and steps of 100", stepTimes)
    let heavy = parties.map { Party(weight: $0.weight * 1_000_000_000, minimum: $0.minimum) }
    let shareTimes = try await Measure.seconds(9) { try apportion(1_000_000_000, over: heavy, by: .sainteLague) }
    Measure.report("sainteLague, 1000000000 over \(many), floors", shareTimes)
  }
}

/// The numbers of SplitMix64, which are easy to make in another language.
struct SplitNumbers {
  private var state: UInt64 = 2026

  /// A whole number from zero to `most`.
  mutating func upTo(_ most: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((mixed ^ (mixed >> 31)) % UInt64(most + 1))
  }
}
