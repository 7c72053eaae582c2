// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Apportionment
import Testing

/// Numbers that can't be divided, and numbers that are as large as can be.
@Suite struct ApportionmentFaultTests {
  private static let exact = ApportionmentMethod.allCases.filter(\.isExact)
  private static let most = ApportionmentFault.greatest

  private func fault(_ total: Int, _ parties: [Party], _ method: ApportionmentMethod) -> ApportionmentFault? {
    do {
      _ = try apportion(total, over: parties, by: method)
      return nil
    } catch {
      return error
    }
  }

  @Test(arguments: ApportionmentMethod.allCases) func numbersOutOfRange(method: ApportionmentMethod) {
    let one = Party(weight: 1)
    #expect(fault(-1, [one], method) == .negativeTotal)
    #expect(fault(.max, [one], method) == .tooLarge(nil))
    #expect(fault(1, [one, Party(weight: -1)], method) == .negativeWeight(1))
    #expect(fault(1, [one, Party(weight: .min)], method) == .negativeWeight(1))
    #expect(fault(1, [one, Party(weight: .max)], method) == .tooLarge(1))
    #expect(fault(1, [Party(weight: 1, minimum: -1)], method) == .negativeBound(0))
    #expect(fault(1, [Party(weight: 1, maximum: -1)], method) == .negativeBound(0))
    #expect(fault(1, [Party(weight: 1, minimum: .max)], method) == .tooLarge(0))
    #expect(fault(1, [one, Party(weight: 1, minimum: 2, maximum: 1)], method) == .crossedBounds(1))
    let heavy = Party(weight: 1, minimum: ApportionmentFaultTests.most)
    #expect(fault(1, [heavy, heavy], method) == .tooLarge(nil))
    #expect(fault(1, [], method) == .noWeight)
    #expect(fault(1, [Party(weight: 0), Party(weight: 0, minimum: 1)], method) == .noWeight)
    #expect(fault(0, [], method) == nil)
    #expect(fault(0, [Party(weight: 0)], method) == nil)
  }

  @Test(arguments: exact) func minimumsAboveTheTotal(method: ApportionmentMethod) {
    let parties = [3, 9, 0, 9, 5].map { Party(weight: 1, minimum: $0) }
    #expect(fault(25, parties, method) == .floorsAboveTotal([1, 3, 4, 0], sum: 26))
    #expect(fault(17, parties, method) == .floorsAboveTotal([1, 3], sum: 18))
    #expect(fault(8, parties, method) == .floorsAboveTotal([1], sum: 9))
    #expect(fault(26, parties, method) == nil)
  }

  /// The set that is named conflicts by itself, and no smaller set does.
  @Test func noSmallerSetOfMinimumsConflicts() throws {
    var generator = SeededGenerator(seed: 21)
    var found = 0
    for _ in 0..<300 {
      let parties = randomParties(generator.whole(1, 8), heaviest: 5, room: 9, using: &generator)
      let total = generator.whole(0, 20)
      guard case .floorsAboveTotal(let named, let sum) = fault(total, parties, .adams) else { continue }
      found += 1
      #expect(named.reduce(0) { $0 + parties[$1].minimum } == sum && sum > total)
      let greatest = parties.map(\.minimum).sorted(by: >)
      #expect(greatest.prefix(named.count - 1).reduce(0, +) <= total)
    }
    #expect(found > 50)
  }

  @Test(arguments: exact) func maximumsBelowTheTotal(method: ApportionmentMethod) {
    let parties = [
      Party(weight: 1, maximum: 3), Party(weight: 0, minimum: 2), Party(weight: 0, maximum: 50),
      Party(weight: 2, maximum: 4),
    ]
    #expect(fault(10, parties, method) == .ceilingsBelowTotal([0, 3], sum: 9))
    #expect(fault(9, parties, method) == nil)
    for index in [0, 3] {
      var freed = parties
      freed[index].maximum = nil
      #expect(fault(10, freed, method) == nil)
    }
  }

  @Test(arguments: ApportionmentMethod.allCases) func theGreatestNumbersAreDivided(method: ApportionmentMethod) throws {
    let most = ApportionmentFaultTests.most
    let result = try apportion(most, over: [most, most, most - 1].map { Party(weight: $0) }, by: method)
    #expect(abs(result.rest) <= 2)
    #expect(result.shares.allSatisfy { abs($0 - most / 3) <= 1 })
    let uneven = try apportion(most, over: [Party(weight: most), Party(weight: 1)], by: method)
    #expect(uneven.shares[1] <= 2 && uneven.shares[0] >= most - 2)
  }

  /// Weights of 10¹⁵ and a total of 10⁹, many times over.
  @Test(arguments: exact) func largeWeightsGiveTheExactSum(method: ApportionmentMethod) throws {
    var generator = SeededGenerator(seed: 22)
    for _ in 0..<6 {
      let parties = randomParties(342, heaviest: 1_000_000_000_000_000, room: 5_000_000, using: &generator)
      let result = try apportion(1_000_000_000, over: parties + [Party(weight: 1)], by: method)
      #expect(result.rest == 0)
    }
  }

  @Test func whateverIsGivenNothingCrashes() {
    var generator = SeededGenerator(seed: 23)
    let numbers = [0, 1, -1, 2, 1_000_000_000, 1_000_000_000_000_000, Int.max, Int.min, ApportionmentFaultTests.most]
    var divided = 0
    for _ in 0..<3000 {
      let parties = (0..<generator.whole(0, 4)).map { _ in
        Party(
          weight: numbers[generator.whole(0, 8)], minimum: generator.once(in: 2) ? 0 : numbers[generator.whole(0, 8)],
          maximum: generator.once(in: 2) ? nil : numbers[generator.whole(0, 8)])
      }
      let method = ApportionmentMethod.allCases[generator.whole(0, 7)]
      guard let result = try? apportion(numbers[generator.whole(0, 8)], over: parties, by: method) else { continue }
      if method.isExact { #expect(result.rest == 0) }
      divided += 1
    }
    #expect(divided > 50)
  }
}
