// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Exact
import Reports
import Testing

@Suite struct MapStepsTests {
  /// SplitMix64 with a fixed seed: the same values in every run.
  private struct FixedGenerator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var mixed = state
      mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
      return mixed ^ (mixed >> 31)
    }
  }

  private func legend(of bounds: [Fraction]) -> [String] {
    ChoroplethMap(
      cells: [:], values: [:], names: [:], provinceOf: [:], steps: bounds, link: { _ in "" }, valueText: { _ in "" },
      title: "", description: ""
    ).legend.map(\.label)
  }

  @Test func evenlySpreadValuesGiveRoundBounds() {
    let values = (0..<1_000).map { Fraction($0) }
    #expect(ChoroplethMap.quantileSteps(values, count: 5) == [200, 400, 600, 800].map { Fraction($0) })
    #expect(ChoroplethMap.quantileSteps(values, count: 2) == [Fraction(500)])
  }

  @Test func boundsAreRoundedToReadableNumbers() {
    let values = (0..<300).map { Fraction(1_003 + 7 * $0) }
    for bound in ChoroplethMap.quantileSteps(values, count: 4) { #expect(bound.numerator % 50 == 0) }
  }

  @Test func smallFractionsKeepTheirBounds() {
    let values = (1...100).map { Fraction($0, 10_000) }
    let bounds = ChoroplethMap.quantileSteps(values, count: 4)
    #expect(bounds.count == 3)
    #expect(bounds.allSatisfy { Fraction(0) < $0 && $0 < Fraction(1, 100) })
  }

  @Test func nothingToPart() {
    #expect(ChoroplethMap.quantileSteps([], count: 5).isEmpty)
    #expect(ChoroplethMap.quantileSteps([Fraction(3), Fraction(3)], count: 5).isEmpty)
    #expect(ChoroplethMap.quantileSteps([Fraction(1), Fraction(9)], count: 1).isEmpty)
    #expect(ChoroplethMap.quantileSteps([Fraction(1), Fraction(9)], count: 0).isEmpty)
  }

  @Test func manyZerosDoNotSwallowTheSteps() {
    let values = [Fraction](repeating: Fraction(0), count: 200) + (1...140).map { Fraction($0 * 10) }
    let bounds = ChoroplethMap.quantileSteps(values, count: 5)
    #expect(bounds.count == 4)
    #expect(bounds.allSatisfy { Fraction(0) < $0 })
  }

  @Test func lawsOfAnyBounds() {
    var generator = FixedGenerator(state: 20_221_001)
    for _ in 0..<500 {
      let denominator = Int.random(in: 1...40, using: &generator)
      let spread = [3, 50, 5_000, 40_000_000].randomElement(using: &generator) ?? 3
      let values = (0..<Int.random(in: 1...80, using: &generator)).map { _ in
        Fraction(Int.random(in: -spread...spread, using: &generator), denominator)
      }
      let count = Int.random(in: 1...9, using: &generator)
      let bounds = ChoroplethMap.quantileSteps(values, count: count)
      #expect(bounds.count <= max(0, min(count, 7) - 1))
      #expect(zip(bounds, bounds.dropFirst()).allSatisfy { $0 < $1 })
      #expect(ChoroplethMap.quantileSteps(values.shuffled(using: &generator), count: count) == bounds)
      if let first = bounds.first, let least = values.min() { #expect(least < first) }
      if values.allSatisfy({ $0.denominator == 1 }) { #expect(bounds.allSatisfy { $0.denominator == 1 }) }
      #expect(legend(of: bounds).count == bounds.count + 1)
    }
  }

  @Test func labelsAreDutchNumbers() {
    #expect(legend(of: [Fraction(1, 2), Fraction(1_250)]) == ["minder dan 0,5", "0,5 tot 1.250", "1.250 of meer"])
    #expect(legend(of: [Fraction(-3), Fraction(5, 4)]) == ["minder dan −3", "−3 tot 1,25", "1,25 of meer"])
    #expect(legend(of: [Fraction(7), Fraction(7)]) == ["minder dan 7", "7 of meer"])
  }
}
