// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Apportionment
import Testing

/// What must hold for every levelling, with as many parties as there are in earnest.
@Suite struct LevellingLawTests {
  private func parties(_ count: Int, steps: Bool, using generator: inout SeededGenerator) -> [LevelParty] {
    let isLevel = generator.once(in: 2)
    return (0..<count).map { _ in
      LevelParty(
        weight: generator.whole(1, 200_000), standing: isLevel ? 0 : generator.whole(0, 400),
        minimum: generator.once(in: 8) ? generator.whole(0, 150) : 0,
        maximum: generator.once(in: 3) ? generator.whole(150, 900) : nil,
        smallestStep: steps && !generator.once(in: 4) ? 100 : 0)
    }
  }

  private func isKept(_ party: LevelParty, _ added: Int) -> Bool {
    added >= party.minimum && added <= party.maximum ?? .max && (added == 0 || added >= party.smallestStep)
  }

  /// The least that brings the load of a party above that of another, which takes nothing; nil when it can't.
  private func need(_ party: LevelParty, toPass other: LevelParty) -> Int? {
    let wanted = max(0, other.standing * party.weight / other.weight + 1 - party.standing)
    let least = max(wanted, party.minimum)
    let amount = least == 0 ? 0 : max(least, party.smallestStep)
    return amount <= party.maximum ?? .max ? amount : nil
  }

  @Test(arguments: [false, true]) func nobodyGetsOneMoreWhileAnotherStandsLower(steps: Bool) throws {
    var generator = SeededGenerator(seed: steps ? 51 : 52)
    var seen = (idle: 0, all: 0)
    for _ in 0..<12 {
      let parties = parties(150, steps: steps, using: &generator)
      let total = generator.whole(20_000, 60_000)
      let result = try level(total, over: parties)
      #expect(result.isProven)
      #expect(result.added.reduce(0, +) == total)
      #expect(zip(parties, result.added).allSatisfy { isKept($0, $1) })
      for (giver, added) in result.added.enumerated() where added > 0 && isKept(parties[giver], added - 1) {
        for (receiver, held) in result.added.enumerated() where isKept(parties[receiver], held + 1) {
          let lower = (parties[giver].standing + added - 1) * parties[receiver].weight
          #expect(lower <= (parties[receiver].standing + held) * parties[giver].weight)
        }
      }
      for (index, added) in result.added.enumerated() where added == 0 && parties[index].smallestStep > 0 {
        // Bringing this one in would leave too little for the others that pass it now.
        let needs = parties.indices.map { other in
          other == index
            ? parties[index].smallestStep : need(parties[other], toPass: parties[index]) ?? result.added[other]
        }
        let passed = parties.indices.filter { other in
          let load = (parties[other].standing + result.added[other]) * parties[index].weight
          return load > parties[index].standing * parties[other].weight || other == index
        }
        #expect(passed.reduce(0) { $0 + needs[$1] } + total - passed.reduce(0) { $0 + result.added[$1] } > total)
        seen.idle += 1
      }
      seen.all += 1
    }
    #expect(seen.all == 12 && (seen.idle > 20) == steps)
  }

  /// Without anything standing and without steps it is the division of Adams.
  @Test func fromNothingItIsAdams() throws {
    var generator = SeededGenerator(seed: 53)
    for _ in 0..<40 {
      let parties = randomParties(60, heaviest: 1_000_000, room: 90, using: &generator) + [Party(weight: 7)]
      let total = parties.reduce(0) { $0 + $1.minimum } + generator.whole(100, 5000)
      let adams = try apportion(total, over: parties, by: .adams)
      guard adams.isForced else { continue }
      let levelled = try level(
        total, over: parties.map { LevelParty(weight: $0.weight, minimum: $0.minimum, maximum: $0.maximum) })
      #expect(levelled.added == adams.shares)
    }
  }

  @Test func theOrderOfPartiesAndTheUnitOfWeightDoNotMatter() throws {
    var generator = SeededGenerator(seed: 54)
    for _ in 0..<25 {
      let parties = parties(80, steps: true, using: &generator)
      let total = generator.whole(10_000, 20_000)
      let result = try level(total, over: parties)
      guard result.ties.isEmpty else { continue }
      let order = parties.indices.shuffled(using: &generator)
      #expect(try level(total, over: order.map { parties[$0] }).added == order.map { result.added[$0] })
      let scaled = parties.map { party in
        var scaled = party
        scaled.weight *= 77
        return scaled
      }
      #expect(try level(total, over: scaled) == result)
    }
  }

  @Test func moreIsNeverLess() throws {
    var generator = SeededGenerator(seed: 55)
    for _ in 0..<40 {
      let parties = parties(60, steps: false, using: &generator)
      let total = generator.whole(8000, 15_000)
      let (fewer, more) = (try level(total, over: parties).added, try level(total + 1, over: parties).added)
      #expect(zip(fewer, more).allSatisfy { $0 <= $1 })
    }
  }

  @Test func whatStandsCounts() throws {
    let parties = [
      LevelParty(weight: 100, standing: 50), LevelParty(weight: 100, standing: 10), LevelParty(weight: 50),
    ]
    #expect(try level(60, over: parties).added == [0, 36, 24])
    let tied = try level(1, over: [LevelParty(weight: 5), LevelParty(weight: 3), LevelParty(weight: 3)])
    #expect(tied.added == [0, 1, 0])
    #expect(tied.ties.map(\.parties) == [[1, 2]] && tied.ties.map(\.winners) == [[1]])
  }

  /// The second of the light ones is full, so the last unit is no matter of choice.
  @Test func whoIsFullHasNoClaim() throws {
    let parties = [
      LevelParty(weight: 3, maximum: 6, smallestStep: 6), LevelParty(weight: 1, smallestStep: 6),
      LevelParty(weight: 1, maximum: 8, smallestStep: 6),
    ]
    let result = try level(17, over: parties)
    #expect(result.added == [0, 9, 8])
    #expect(result.ties.isEmpty)
  }

  /// The greatest numbers there may be, and doubles that can't tell neighbours apart.
  @Test func largeNumbersAreLevelledExactly() throws {
    let most = ApportionmentFault.greatest
    let parties = [LevelParty(weight: most, standing: most), LevelParty(weight: most - 1, standing: most)]
    let result = try level(most, over: parties)
    #expect(result.added.reduce(0, +) == most)
    let (one, other) = (most + result.added[0], most + result.added[1])
    #expect((one - 1).multipliedFullWidth(by: most - 1) <= other.multipliedFullWidth(by: most))
    #expect((other - 1).multipliedFullWidth(by: most) <= one.multipliedFullWidth(by: most - 1))
  }
}

/// Compares two products of double width.
private func <= (left: (high: Int, low: UInt), right: (high: Int, low: UInt)) -> Bool {
  left.high == right.high ? left.low <= right.low : left.high < right.high
}
