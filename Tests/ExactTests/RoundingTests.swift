// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Exact
import Testing

/// Rule R1.4 rounds the task of a municipality up; other rules round arithmetically or down.
@Suite struct RoundingTests {
  /// Counts towards the answer one by one, as on paper.
  private func slow(_ rounding: Rounding, _ dividend: Int128, _ divisor: Int128) -> Int128 {
    var below = dividend / divisor - 2
    while (below + 1) * divisor <= dividend { below += 1 }
    let rest = dividend - below * divisor
    switch rounding {
    case .down: return below
    case .up: return rest == 0 ? below : below + 1
    case .halfUp:
      if rest * 2 == divisor { return dividend > 0 ? below + 1 : below }
      return rest * 2 > divisor ? below + 1 : below
    }
  }

  @Test func theShareOfAMunicipality() {
    #expect(Rounding.up.divide(product: 13_500, 100_000, by: 17_475_415) == 78)
    #expect(Rounding.up.divide(product: 13_500, 1, by: 17_475_415) == 1)
    #expect(Rounding.up.divide(product: 13_500, 0, by: 17_475_415) == 0)
    #expect(Rounding.up.divide(product: 13_500, 17_475_415, by: 17_475_415) == 13_500)
    #expect(Rounding.down.divide(product: 13_500, 100_000, by: 17_475_415) == 77)
    #expect(Rounding.halfUp.divide(product: 13_500, 100_000, by: 17_475_415) == 77)
  }

  @Test(arguments: Rounding.allCases)
  func smallNumbersAsOnPaper(_ rounding: Rounding) {
    for divisor in 1...24 {
      for dividend in -150...150 {
        let expected = slow(rounding, Int128(dividend), Int128(divisor))
        #expect(Int128(rounding.divide(dividend, by: divisor)) == expected, "\(rounding) \(dividend) / \(divisor)")
        #expect(Int128(rounding.divide(product: dividend, 1, by: divisor)) == expected)
        #expect(
          Int128(rounding.divide(product: -1, dividend, by: divisor))
            == slow(rounding, Int128(-dividend), Int128(divisor)))
      }
    }
  }

  @Test(arguments: Rounding.allCases)
  func wideProductsAsOnPaper(_ rounding: Rounding) {
    var generator = SeededGenerator(seed: 4)
    var compared = 0
    while compared < 3000 {
      let left = Int.random(in: .min ... .max, using: &generator) >> Int.random(in: 0..<63, using: &generator)
      let right = Int.random(in: .min ... .max, using: &generator) >> Int.random(in: 0..<63, using: &generator)
      let divisor = max(1, Int.random(in: 1 ... .max, using: &generator) >> Int.random(in: 0..<62, using: &generator))
      let expected = slow(rounding, Int128(left) * Int128(right), Int128(divisor))
      guard expected > Int128(Int.min) + 1, expected < Int128(Int.max) - 1 else { continue }
      compared += 1
      #expect(
        Int128(rounding.divide(product: left, right, by: divisor)) == expected,
        "\(rounding) \(left) \(right) \(divisor)")
    }
  }

  @Test(arguments: Rounding.allCases)
  func theEdgesOfWholeNumbers(_ rounding: Rounding) {
    for dividend in [Int.min, .min + 1, -1, 0, 1, .max - 1, .max] {
      for divisor in [1, 2, 3, Int.max - 1, Int.max] {
        let expected = slow(rounding, Int128(dividend), Int128(divisor))
        #expect(Int128(rounding.divide(dividend, by: divisor)) == expected)
        #expect(Int128(rounding.divide(product: dividend, 1, by: divisor)) == expected)
      }
    }
    #expect(rounding.divide(product: .max, .max, by: .max) == .max)
    #expect(rounding.divide(product: .min, .max, by: .max) == .min)
  }

  @Test func halvesGoAwayFromZero() {
    #expect([-5, -3, -1, 1, 3, 5].map { Rounding.halfUp.divide($0, by: 2) } == [-3, -2, -1, 1, 2, 3])
  }

  @Test func aDivisorOfZeroStopsTheProgram() async {
    await #expect(processExitsWith: .failure) { _ = Rounding.up.divide(1, by: 0) }
    await #expect(processExitsWith: .failure) { _ = Rounding.up.divide(product: 1, 1, by: -1) }
  }

  @Test func theNamesInRuleFilesStay() {
    #expect(Rounding.allCases.map(\.rawValue) == ["naar boven", "rekenkundig", "naar beneden"])
  }
}
