// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Apportionment
import Testing

/// What must hold for every division.
@Suite struct ApportionmentLawTests {
  private static let exact = ApportionmentMethod.allCases.filter(\.isExact)

  /// Random problems that have a solution.
  private func problems(
    _ number: Int, seed: UInt64, bounded: Bool = true, _ check: (Int, [Party], inout SeededGenerator) throws -> Void
  ) rethrows {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<number {
      let heaviest = [4, 1000, 1_000_000_000_000_000][generator.whole(0, 2)]
      var parties = randomParties(
        generator.whole(1, 25), heaviest: heaviest, room: 30, bounded: bounded, using: &generator)
      parties.append(Party(weight: generator.whole(1, heaviest)))
      let floors = parties.reduce(0) { $0 + $1.minimum }
      try check(floors + generator.whole(1, 500), parties, &generator)
    }
  }

  @Test(arguments: exact) func theSumIsExactAndBoundsAreKept(method: ApportionmentMethod) throws {
    try problems(150, seed: 11) { total, parties, _ in
      let result = try apportion(total, over: parties, by: method)
      #expect(result.shares.reduce(0, +) == total)
      #expect(result.given == total && result.rest == 0)
      for (party, share) in zip(parties, result.shares) {
        #expect(share >= party.minimum && share <= party.maximum ?? .max)
        if party.weight == 0 { #expect(share == party.minimum) }
      }
    }
  }

  @Test(arguments: ApportionmentMethod.allCases) func theOrderOfPartiesDoesNotMatter(method: ApportionmentMethod) throws
  {
    var forced = 0
    try problems(100, seed: 12) { total, parties, generator in
      let result = try apportion(total, over: parties, by: method)
      let order = parties.indices.shuffled(using: &generator)
      let other = try apportion(total, over: order.map { parties[$0] }, by: method)
      if result.isForced {
        #expect(other.shares == order.map { result.shares[$0] })
        forced += 1
      }
      // With ties only parties of equal weight trade places.
      let byWeight = { (shares: [Int], parties: [Party]) in
        Dictionary(grouping: shares.indices, by: { parties[$0].weight }).mapValues { $0.map { shares[$0] }.sorted() }
      }
      #expect(byWeight(other.shares, order.map { parties[$0] }) == byWeight(result.shares, parties))
      #expect(other.given == result.given)
    }
    #expect(forced > 50)
  }

  @Test(arguments: ApportionmentMethod.allCases) func onlyRatiosOfWeightsMatter(method: ApportionmentMethod) throws {
    try problems(100, seed: 13) { total, parties, generator in
      let factor = generator.whole(2, 900)
      let scaled = parties.map { Party(weight: $0.weight * factor, minimum: $0.minimum, maximum: $0.maximum) }
      let (one, other) = (
        try apportion(total, over: scaled, by: method), try apportion(total, over: parties, by: method)
      )
      #expect(one == other)
    }
  }

  /// With more to divide nobody gets less.
  @Test(arguments: divisorMethods) func moreIsNeverLess(method: ApportionmentMethod) throws {
    try problems(100, seed: 14) { total, parties, _ in
      let fewer = try apportion(total, over: parties, by: method)
      let more = try apportion(total + 1, over: parties, by: method)
      #expect(zip(fewer.shares, more.shares).allSatisfy { $0 <= $1 })
    }
  }

  /// The paradox of Alabama, which the largest remainder is known for: looked for, and found.
  @Test func withTheLargestRemainderMoreCanBeLess() throws {
    var found = 0
    try problems(400, seed: 14, bounded: false) { total, parties, _ in
      let fewer = try apportion(total, over: parties, by: .largestRemainder)
      let more = try apportion(total + 1, over: parties, by: .largestRemainder)
      if fewer.isForced, more.isForced, zip(fewer.shares, more.shares).contains(where: { $0 > $1 }) { found += 1 }
    }
    #expect(found > 0)
    let parties = [6, 6, 2].map { Party(weight: $0) }
    #expect(try apportion(10, over: parties, by: .largestRemainder).shares == [4, 4, 2])
    #expect(try apportion(11, over: parties, by: .largestRemainder).shares == [5, 5, 1])
  }

  /// Whoever's weight rises does not lose a unit to one whose weight falls.
  private func isMonotone(
    _ total: Int, _ parties: [Party], _ method: ApportionmentMethod, _ generator: inout SeededGenerator
  ) throws -> Bool {
    var changed = parties
    for index in parties.indices { changed[index].weight += generator.whole(-1, 1) * parties[index].weight / 10 }
    let (before, after) = (
      try apportion(total, over: parties, by: method), try apportion(total, over: changed, by: method)
    )
    guard before.isForced, after.isForced else { return true }
    let losers = parties.indices.filter {
      changed[$0].weight >= parties[$0].weight && after.shares[$0] < before.shares[$0]
    }
    let winners = parties.indices.filter {
      changed[$0].weight <= parties[$0].weight && after.shares[$0] > before.shares[$0]
    }
    return losers.isEmpty || winners.isEmpty
  }

  @Test(arguments: divisorMethods) func weightThatRisesNeverLosesToWeightThatFalls(method: ApportionmentMethod) throws {
    try problems(150, seed: 15) { total, parties, generator in
      let holds = try isMonotone(total, parties, method, &generator)
      #expect(holds)
    }
  }

  @Test func withTheLargestRemainderItCanLose() throws {
    var found = 0
    try problems(600, seed: 15, bounded: false) { total, parties, generator in
      if try !isMonotone(total, parties, .largestRemainder, &generator) { found += 1 }
    }
    #expect(found > 0)
  }

  /// Who is bound can be taken out with what it gets: the others divide the rest as if it were not there.
  @Test(arguments: exact) func theOthersDivideTheRest(method: ApportionmentMethod) throws {
    var bound = 0
    try problems(150, seed: 16) { total, parties, _ in
      let result = try apportion(total, over: parties, by: method)
      let inside = parties.indices.filter { index in
        let (party, share) = (parties[index], result.shares[index])
        return share > party.minimum && share < party.maximum ?? .max
      }
      guard !inside.isEmpty, result.isForced else { return }
      let open = inside.reduce(0) { $0 + result.shares[$1] }
      let alone = try apportion(open, over: inside.map { Party(weight: parties[$0].weight) }, by: method)
      guard alone.isForced else { return }
      // A quota close to a bound is rounded onto it, and is then still part of the quotas of the others.
      if method == .largestRemainder, alone.shares != inside.map({ result.shares[$0] }) { return }
      #expect(alone.shares == inside.map { result.shares[$0] })
      bound += inside.count < parties.count ? 1 : 0
    }
    #expect(bound > 50)
  }
}
