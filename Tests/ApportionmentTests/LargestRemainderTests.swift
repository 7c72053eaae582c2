// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Testing

@testable import Apportionment

/// The largest remainder: quotas within bounds, rounded down, and one more for the greatest remainders.
@Suite struct LargestRemainderTests {
  /// Which parties are held by a bound, tried in every combination: the one that fits gives the quotas, over one
  /// denominator.
  private func quotas(_ total: Int, _ parties: [Party]) -> (numerators: [Int], denominator: Int)? {
    let count = parties.reduce(1) { result, _ in result * 3 }
    for code in 0..<count {
      var rest = code
      let holds = parties.map { _ in
        defer { rest /= 3 }
        return rest % 3
      }
      guard zip(parties, holds).allSatisfy({ $1 != 2 || $0.maximum != nil }) else { continue }
      let free = parties.indices.filter { holds[$0] == 0 }
      let fixed = parties.indices.map { holds[$0] == 1 ? parties[$0].minimum : parties[$0].maximum ?? 0 }
      let weight = free.reduce(0) { $0 + parties[$1].weight }
      let open = total - parties.indices.reduce(0) { $0 + (holds[$1] == 0 ? 0 : fixed[$1]) }
      guard weight > 0, open >= 0 else { continue }
      // Everything times `weight`: the factor is open ÷ weight.
      let fits = parties.indices.allSatisfy { index in
        let (party, wanted) = (parties[index], open * parties[index].weight)
        return switch holds[index] {
        case 1: wanted <= party.minimum * weight || party.weight == 0
        case 2: party.weight > 0 && wanted >= (party.maximum ?? 0) * weight
        default: party.weight > 0 && wanted >= party.minimum * weight && wanted <= (party.maximum ?? wanted) * weight
        }
      }
      guard fits else { continue }
      return (parties.indices.map { holds[$0] == 0 ? open * parties[$0].weight : fixed[$0] * weight }, weight)
    }
    return nil
  }

  @Test func quotasWithinBoundsAreRounded() throws {
    var generator = SeededGenerator(seed: 4)
    var divided = 0
    for _ in 0..<700 {
      let parties = randomParties(generator.whole(1, 5), heaviest: 9, room: 8, using: &generator)
      let total = generator.whole(1, 40)
      guard let (numerators, denominator) = quotas(total, parties),
        let result = try? apportion(total, over: parties, by: .largestRemainder)
      else { continue }
      divided += 1
      #expect(result.given == total)
      var left = total - numerators.reduce(0) { $0 + $1 / denominator }
      var shares = numerators.map { $0 / denominator }
      let order = parties.indices.sorted {
        (numerators[$1] % denominator, parties[$1].weight, $0) < (numerators[$0] % denominator, parties[$0].weight, $1)
      }
      for index in order where left > 0 {
        shares[index] += 1
        left -= 1
      }
      #expect(result.shares == shares)
    }
    #expect(divided > 300)
  }

  @Test func theNumberLiesNextToItsQuota() throws {
    var generator = SeededGenerator(seed: 5)
    for _ in 0..<500 {
      let parties = randomParties(
        generator.whole(1, 40), heaviest: 10_000, room: 0, bounded: false, using: &generator)
      let all = parties.reduce(0) { $0 + $1.weight }
      let total = generator.whole(1, 5000)
      guard all > 0 else { continue }
      let result = try apportion(total, over: parties, by: .largestRemainder)
      for (party, share) in zip(parties, result.shares) {
        #expect(share >= total * party.weight / all)
        #expect(share <= (total * party.weight + all - 1) / all)
      }
    }
  }

  @Test func equalRemaindersAreTold() throws {
    let result = try apportion(5, over: [1, 1, 2, 0].map { Party(weight: $0) }, by: .largestRemainder)
    #expect(result.shares == [1, 1, 3, 0])
    #expect(result.ties.isEmpty)
    let tied = try apportion(2, over: [1, 1, 1].map { Party(weight: $0) }, by: .largestRemainder)
    #expect(tied.shares == [1, 1, 0])
    #expect(tied.ties == [Tie([0, 1, 2], winners: [0, 1])])
  }
}
