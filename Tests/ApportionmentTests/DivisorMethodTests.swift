// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Testing

@testable import Apportionment

/// The divisor methods against a plain division, unit by unit, in fractions that fit in 64 bits.
@Suite struct DivisorMethodTests {
  /// The signpost after `amount` as a fraction, squared for the geometric mean.
  private func signpost(_ method: ApportionmentMethod, _ amount: Int) -> (over: Int, under: Int) {
    switch method {
    case .dHondt: (amount + 1, 1)
    case .adams: (amount, 1)
    case .huntingtonHill: (amount * (amount + 1), 1)
    case .dean: (2 * amount * (amount + 1), 2 * amount + 1)
    default: (2 * amount + 1, 2)
    }
  }

  /// Below zero when the first party has the stronger claim on one more, above zero when the second has.
  private func compare(_ method: ApportionmentMethod, _ one: (Party, Int), _ other: (Party, Int)) -> Int {
    let (first, second) = (signpost(method, one.1), signpost(method, other.1))
    let isSquared = method == .huntingtonHill
    let weights =
      isSquared ? (one.0.weight * one.0.weight, other.0.weight * other.0.weight) : (one.0.weight, other.0.weight)
    let (left, right) = (first.over * second.under * weights.1, second.over * first.under * weights.0)
    return left == right ? 0 : left < right ? -1 : 1
  }

  /// The shares, and who else had a claim on the last unit as strong as its winner.
  private func plain(_ total: Int, _ parties: [Party], _ method: ApportionmentMethod) -> [Int]? {
    var shares = parties.map(\.minimum)
    var left = total - shares.reduce(0, +)
    guard left >= 0 else { return nil }
    while left > 0 {
      var best: Int?
      for (index, party) in parties.enumerated() where party.weight > 0 && shares[index] < party.maximum ?? .max {
        guard let leader = best else {
          best = index
          continue
        }
        let order = compare(method, (party, shares[index]), (parties[leader], shares[leader]))
        if order < 0 || order == 0 && party.weight > parties[leader].weight { best = index }
      }
      guard let best else { return nil }
      shares[best] += 1
      left -= 1
    }
    return shares
  }

  @Test(arguments: divisorMethods) func theyAreTheUnitByUnitDivision(method: ApportionmentMethod) throws {
    var generator = SeededGenerator(seed: 2)
    var divided = 0
    for number in 0..<700 {
      let heaviest = number % 2 == 0 ? 6 : 500
      let parties = randomParties(generator.whole(1, 7), heaviest: heaviest, room: 8, using: &generator)
      let total = generator.whole(0, 40)
      guard parties.contains(where: { $0.weight > 0 }) else { continue }
      let expected = plain(total, parties, method)
      guard let expected else {
        #expect(throws: ApportionmentFault.self) { try apportion(total, over: parties, by: method) }
        continue
      }
      #expect(try apportion(total, over: parties, by: method).shares == expected)
      divided += 1
    }
    #expect(divided > 300)
  }

  /// A tie is told exactly when giving the last unit to another would have been as good.
  @Test(arguments: divisorMethods) func tiesAreTold(method: ApportionmentMethod) throws {
    var generator = SeededGenerator(seed: 3)
    var seen = (ties: 0, none: 0)
    for _ in 0..<500 {
      let parties = randomParties(generator.whole(2, 6), heaviest: 5, room: 5, using: &generator)
      let total = generator.whole(1, 25)
      guard let result = try? apportion(total, over: parties, by: method) else { continue }
      let receivers = parties.indices.filter {
        parties[$0].weight > 0 && result.shares[$0] < parties[$0].maximum ?? .max
      }
      let givers = parties.indices.filter { parties[$0].weight > 0 && result.shares[$0] > parties[$0].minimum }
      var tied: Set<Int> = []
      for giver in givers {
        for receiver in receivers where giver != receiver {
          let given = (parties[giver], result.shares[giver] - 1)
          let order = compare(method, given, (parties[receiver], result.shares[receiver]))
          #expect(order <= 0)
          if order == 0 { tied.formUnion([giver, receiver]) }
        }
      }
      #expect(Set(result.ties.flatMap(\.parties)) == tied)
      seen = tied.isEmpty ? (seen.ties, seen.none + 1) : (seen.ties + 1, seen.none)
      for tie in result.ties { #expect(tie.winners.count < tie.parties.count && !tie.winners.isEmpty) }
    }
    #expect(seen.ties > 20 && seen.none > 20)
  }

  @Test func theGreaterWeightGoesBefore() throws {
    let result = try apportion(2, over: [Party(weight: 1), Party(weight: 3)], by: .sainteLague)
    #expect(result.shares == [0, 2])
    #expect(result.ties == [Tie([0, 1], winners: [1])])
  }

  @Test func atEqualWeightTheFirstGoesBefore() throws {
    let result = try apportion(5, over: [4, 4, 4].map { Party(weight: $0) }, by: .sainteLague)
    #expect(result.shares == [2, 2, 1])
    #expect(result.ties == [Tie([0, 1, 2], winners: [0, 1])])
  }

  /// The example of Balinski and Young (Fair Representation, table of five methods): 26 seats, and all five differ.
  @Test func theFiveMethodsDiffer() throws {
    let parties = [9061, 7179, 5259, 3319, 1182].map { Party(weight: $0) }
    #expect(try apportion(26, over: parties, by: .adams).shares == [9, 7, 5, 3, 2])
    #expect(try apportion(26, over: parties, by: .dean).shares == [9, 7, 5, 4, 1])
    #expect(try apportion(26, over: parties, by: .huntingtonHill).shares == [9, 7, 6, 3, 1])
    #expect(try apportion(26, over: parties, by: .sainteLague).shares == [9, 8, 5, 3, 1])
    #expect(try apportion(26, over: parties, by: .dHondt).shares == [10, 7, 5, 3, 1])
    #expect(try apportion(26, over: parties, by: .largestRemainder).shares == [9, 7, 5, 4, 1])
  }

  /// Too few for one each: the heaviest get one.
  @Test(arguments: [ApportionmentMethod.adams, .dean, .huntingtonHill])
  func withTooFewTheHeaviestGetOne(method: ApportionmentMethod) throws {
    let result = try apportion(2, over: [5, 1, 9, 9].map { Party(weight: $0) }, by: method)
    #expect(result.shares == [0, 0, 1, 1])
    #expect(result.ties == [Tie([0, 1, 2, 3], winners: [2, 3])])
  }
}
