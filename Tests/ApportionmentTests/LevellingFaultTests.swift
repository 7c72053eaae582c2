// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Apportionment
import Testing

/// Totals that can't be divided: the limits that are named conflict, and fewer do not.
@Suite struct LevellingFaultTests {
  private func fault(_ total: Int, _ parties: [LevelParty]) -> ApportionmentFault? {
    do {
      _ = try level(total, over: parties)
      return nil
    } catch {
      return error
    }
  }

  @Test func numbersOutOfRange() {
    let one = LevelParty(weight: 1)
    let most = ApportionmentFault.greatest
    #expect(fault(-1, [one]) == .negativeTotal)
    #expect(fault(most + 1, [one]) == .tooLarge(nil))
    #expect(fault(1, [one, LevelParty(weight: -1)]) == .negativeWeight(1))
    #expect(fault(1, [LevelParty(weight: .max)]) == .tooLarge(0))
    #expect(fault(1, [LevelParty(weight: 1, standing: -1)]) == .negativeStanding(0))
    #expect(fault(1, [LevelParty(weight: 1, standing: .max)]) == .tooLarge(0))
    #expect(fault(1, [LevelParty(weight: 1, minimum: -1)]) == .negativeBound(0))
    #expect(fault(1, [LevelParty(weight: 1, smallestStep: -1)]) == .negativeBound(0))
    #expect(fault(1, [LevelParty(weight: 1, smallestStep: .max)]) == .tooLarge(0))
    #expect(fault(1, [LevelParty(weight: 1, minimum: 3, maximum: 2)]) == .crossedBounds(0))
    #expect(fault(9, [one, LevelParty(weight: 1, minimum: 1, maximum: 4, smallestStep: 5)]) == .crossedBounds(1))
    #expect(fault(1, [LevelParty(weight: 0)]) == .noWeight)
    let lifted = LevelParty(weight: 1, minimum: 1, smallestStep: most)
    #expect(fault(1, [lifted, lifted]) == .tooLarge(nil))
    #expect(fault(0, []) == nil)
  }

  @Test func stepsOfTwoSizes() {
    let (small, large) = (LevelParty(weight: 1, smallestStep: 16), LevelParty(weight: 1, smallestStep: 100))
    #expect(fault(500, [LevelParty(weight: 1), small, large]) == .differentSteps(1, 2))
    // These leave no choice: what must be there anyhow, and what can't be.
    var bound = large
    bound.minimum = 120
    var closed = large
    closed.maximum = 99
    var weightless = large
    weightless.weight = 0
    #expect(fault(500, [small, bound, closed, weightless]) == nil)
  }

  @Test func aMinimumBelowTheStepCountsAsTheStep() throws {
    let parties = [LevelParty(weight: 1, minimum: 10, smallestStep: 100), LevelParty(weight: 1000)]
    #expect(try level(150, over: parties).added == [100, 50])
    #expect(fault(99, parties) == .floorsAboveTotal([0], sum: 100))
  }

  @Test func minimumsAndMaximumsAreNamed() {
    let floors = [3, 9, 0, 9].map { LevelParty(weight: 1, minimum: $0) }
    #expect(fault(17, floors) == .floorsAboveTotal([1, 3], sum: 18))
    let ceilings = [LevelParty(weight: 1, maximum: 4), LevelParty(weight: 0), LevelParty(weight: 9, maximum: 5)]
    #expect(fault(10, ceilings) == .ceilingsBelowTotal([0, 2], sum: 9))
  }

  @Test func stepsCanMissTheTotal() {
    let parties = [120, 130, 50].map { LevelParty(weight: 1, maximum: $0, smallestStep: 100) }
    #expect(fault(150, parties) == .stepsMissTotal([0, 1, 2], below: 130, above: 200))
    #expect(fault(190, parties) == .stepsMissTotal([0, 1], below: 130, above: 200))
    #expect(fault(50, parties) == .stepsMissTotal([0, 1, 2], below: 0, above: 100))
    #expect(fault(260, parties) == .stepsMissTotal([2], below: 250, above: nil))
    #expect(fault(200, parties) == nil)
  }

  /// What is named conflicts by itself; without any one of it nothing does; and the neighbours that are named can be
  /// reached.
  @Test func noSmallerSetOfStepsConflicts() throws {
    var generator = SeededGenerator(seed: 41)
    var found = 0
    for _ in 0..<6000 {
      let parties = smallLevelParties(using: &generator, steps: true)
      let total = generator.whole(1, 14)
      guard case .stepsMissTotal(let named, let below, let above) = fault(total, parties) else { continue }
      found += 1
      let text = "\(total) \(parties) \(named)"
      if let below { #expect(below < total && EveryDivision(parties: parties).exists(of: below), "\(text)") }
      if let above { #expect(above > total && EveryDivision(parties: parties).exists(of: above), "\(text)") }
      for between in (below ?? -1) + 1..<(above ?? total + 1) {
        #expect(!EveryDivision(parties: parties).exists(of: between), "\(text)")
      }
      var others = parties
      for index in others.indices where !named.contains(index) && others[index].minimum == 0 {
        others[index].smallestStep = 0
      }
      #expect(!EveryDivision(parties: others).exists(of: total), "\(text)")
      for index in named {
        var fewer = others
        fewer[index].smallestStep = 0
        #expect(EveryDivision(parties: fewer).exists(of: total), "\(text)")
      }
    }
    #expect(found > 80)
  }

  @Test func whateverIsGivenNothingCrashes() {
    var generator = SeededGenerator(seed: 42)
    let numbers = [
      0, 1, -1, 2, 100, 1_000_000_000, 1_000_000_000_000_000, Int.max, Int.min, ApportionmentFault.greatest,
    ]
    var divided = 0
    for _ in 0..<3000 {
      let parties = (0..<generator.whole(0, 4)).map { _ in
        LevelParty(
          weight: numbers[generator.whole(0, 9)], standing: generator.once(in: 2) ? 0 : numbers[generator.whole(0, 9)],
          minimum: generator.once(in: 2) ? 0 : numbers[generator.whole(0, 9)],
          maximum: generator.once(in: 2) ? nil : numbers[generator.whole(0, 9)],
          smallestStep: generator.once(in: 2) ? 0 : numbers[generator.whole(0, 9)])
      }
      let total = numbers[generator.whole(0, 9)]
      guard let result = try? level(total, over: parties) else { continue }
      #expect(result.added.reduce(0, +) == total)
      divided += 1
    }
    #expect(divided > 50)
  }
}
