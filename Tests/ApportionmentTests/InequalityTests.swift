// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Apportionment
import Exact
import Testing

/// How unequal loads are.
@Suite struct InequalityTests {
  private struct Case: Decodable {
    let amounts: [Int]
    let weights: [Int]
    let groups: [Int]
    /// A fraction.
    let gini: [Int]
    let theil: Double
    let within: Double
  }

  /// The definitions over pairs with fractions and fifty digits; `Oracle/inequality.py` made the file.
  @Test func theDefinitionsAgree() throws {
    let cases = try golden("inequality", as: [Case].self)
    #expect(cases.count(where: { $0.theil > 0 && $0.theil < 1e-5 }) >= 3)
    for one in cases {
      let found = try inequality(of: one.amounts, over: one.weights, in: one.groups)
      #expect(found.exactGini == Fraction(one.gini[0], one.gini[1]))
      #expect(isNear(found.gini, Double(one.gini[0]) / Double(one.gini[1])))
      #expect(abs(found.theil - one.theil) <= 1e-14 * max(1e-4, one.theil))
      #expect(abs(found.theilWithin - one.within) <= 1e-14 * max(1e-4, one.within))
      #expect(found.theilBetween + found.theilWithin == found.theil)
      let ungrouped = try inequality(of: one.amounts, over: one.weights)
      #expect(abs(ungrouped.theilWithin - one.theil) <= 1e-14 * max(1e-4, one.theil))
      #expect(ungrouped.theilBetween == 0)
    }
  }

  private func isNear(_ left: Double, _ right: Double) -> Bool { abs(left - right) <= 1e-15 }

  @Test func extremesAreExact() throws {
    let found = try inequality(of: [3, 10, 0, 7], over: [2, 4, 0, 9])
    #expect(found.lowest == Fraction(7, 9))
    #expect(found.highest == Fraction(5, 2))
    #expect(found.spread == Fraction(45, 14))
    #expect(try inequality(of: [0, 1], over: [1, 1]).spread == nil)
  }

  @Test func equalLoadsAreEqual() throws {
    let found = try inequality(of: [10, 20, 30], over: [1, 2, 3], in: [1, 1, 2])
    #expect(found.exactGini == Fraction(0) && found.gini == 0 && found.theil == 0 && found.spread == Fraction(1))
    let nothing = try inequality(of: [0, 0], over: [1, 2], in: [1, 2])
    #expect(nothing.exactGini == Fraction(0) && nothing.theil == 0 && nothing.spread == nil)
  }

  @Test func oneThatCarriesAll() throws {
    let found = try inequality(of: [5, 0, 0, 0], over: [1, 1, 1, 1])
    #expect(found.exactGini == Fraction(3, 4))
    // ln 4
    #expect(isNear(found.theil, 1.386_294_361_119_890_6))
  }

  @Test func largeNumbersGoAsFarAsTheyCan() throws {
    let most = ApportionmentFault.greatest
    let found = try inequality(of: [most / 2 - 1, most / 2], over: [most / 2, most / 2 - 7])
    #expect(found.exactGini == nil && found.spread == nil)
    #expect(found.gini > 0 && found.gini < 1e-16)
    #expect(found.theil >= 0 && found.theil < 1e-30)
  }

  private func fault(_ amounts: [Int], _ weights: [Int], _ groups: [Int]? = nil) -> ApportionmentFault? {
    do {
      _ = try inequality(of: amounts, over: weights, in: groups)
      return nil
    } catch {
      return error
    }
  }

  @Test func faultsAreNamed() {
    #expect(fault([1], [1, 2]) == .differentCounts)
    #expect(fault([1], [1], [1, 1]) == .differentCounts)
    #expect(fault([1], [-1]) == .negativeWeight(0))
    #expect(fault([1, -1], [1, 1]) == .negativeAmount(1))
    #expect(fault([0, 1], [1, 0]) == .amountWithoutWeight(1))
    #expect(fault([.max, .max], [1, 1]) == .tooLarge(nil))
    #expect(fault([1, 1], [.max, .max]) == .tooLarge(nil))
    #expect(fault([0], [0]) == .noWeight)
    #expect(fault([], []) == .noWeight)
  }
}
