// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Apportionment
import Testing

/// Levelling against all divisions there are.
@Suite struct LevellingBruteForceTests {
  @Test(arguments: [false, true]) func noOtherDivisionIsBetter(steps: Bool) throws {
    var generator = SeededGenerator(seed: steps ? 31 : 32)
    var seen = (best: 0, ties: 0)
    for _ in 0..<2500 {
      let parties = smallLevelParties(using: &generator, steps: steps)
      let total = generator.whole(0, 15)
      guard let best = EveryDivision(parties: parties).best(of: total),
        total == 0 || parties.contains(where: { $0.weight > 0 })
      else {
        #expect(throws: ApportionmentFault.self) { try level(total, over: parties) }
        continue
      }
      let result = try level(total, over: parties)
      #expect(result.isProven)
      #expect(result.added.reduce(0, +) == total)
      let loads = EveryDivision.loads(parties, result.added)
      #expect(!EveryDivision.isBetter(best.loads, loads), "\(total) \(parties) \(result.added)")
      #expect(!EveryDivision.isBetter(loads, best.loads), "\(total) \(parties) \(result.added)")
      // A tie that is told is one; without steps every tie between equal weights is told.
      if !result.ties.isEmpty { #expect(best.number > 1) }
      if !steps { #expect(result.ties.isEmpty == !canTrade(parties, result.added), "\(total) \(parties) \(result)") }
      seen = (seen.best + 1, seen.ties + (result.ties.isEmpty ? 0 : 1))
    }
    #expect(seen.best > 1200 && seen.ties > 50)
  }

  /// Whether a unit of one could go to another of the same weight, so that the two trade loads.
  private func canTrade(_ parties: [LevelParty], _ added: [Int]) -> Bool {
    let weighty = parties.indices.filter { parties[$0].weight > 0 }
    return weighty.contains { giver in
      added[giver] > parties[giver].minimum
        && weighty.contains { receiver in
          giver != receiver && parties[giver].weight == parties[receiver].weight
            && parties[giver].standing + added[giver] - 1 == parties[receiver].standing + added[receiver]
            && added[receiver] < parties[receiver].maximum ?? .max
        }
    }
  }

  /// More parties, and steps and maximums that are always in each other's way.
  @Test func tightMaximumsAreSearched() throws {
    var generator = SeededGenerator(seed: 33)
    var found = 0
    for _ in 0..<150 {
      let step = generator.whole(2, 3)
      let parties = (0..<7).map { _ in
        LevelParty(
          weight: generator.whole(1, 4), standing: generator.whole(0, 1), maximum: step + generator.whole(0, 2),
          smallestStep: generator.once(in: 5) ? 0 : step)
      }
      let total = generator.whole(step, 3 * step + 2)
      guard let best = EveryDivision(parties: parties).best(of: total) else { continue }
      let result = try level(total, over: parties)
      #expect(result.isProven)
      let loads = EveryDivision.loads(parties, result.added)
      #expect(!EveryDivision.isBetter(best.loads, loads), "\(total) \(parties) \(result.added)")
      found += 1
    }
    #expect(found > 100)
  }
}
