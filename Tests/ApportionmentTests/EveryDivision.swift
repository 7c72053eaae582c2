// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Apportionment

/// All divisions of a small total that keep the bounds, one after the other: slow, and too simple to be wrong.
struct EveryDivision {
  let parties: [LevelParty]

  /// Calls `visit` with what each division adds.
  func forEach(of total: Int, _ visit: ([Int]) -> Void) {
    var added = parties.map { _ in 0 }
    go(0, total, &added, visit)
  }

  func exists(of total: Int) -> Bool {
    var found = false
    forEach(of: total) { _ in found = true }
    return found
  }

  private func go(_ index: Int, _ left: Int, _ added: inout [Int], _ visit: ([Int]) -> Void) {
    guard index < parties.count else {
      if left == 0 { visit(added) }
      return
    }
    for amount in 0...left where allows(parties[index], amount) {
      added[index] = amount
      go(index + 1, left - amount, &added, visit)
    }
    added[index] = 0
  }

  private func allows(_ party: LevelParty, _ amount: Int) -> Bool {
    guard amount >= party.minimum, amount <= party.maximum ?? .max, amount == 0 || amount >= party.smallestStep else {
      return false
    }
    let least = party.minimum == 0 ? 0 : max(party.minimum, party.smallestStep)
    return party.weight > 0 || amount == least
  }

  /// The loads in ascending order as (standing + added, weight).
  static func loads(_ parties: [LevelParty], _ added: [Int]) -> [(over: Int, under: Int)] {
    zip(parties, added).filter { $0.0.weight > 0 }.map { ($0.0.standing + $0.1, $0.0.weight) }
      .sorted { $0.over * $1.under < $1.over * $0.under }
  }

  /// Whether the first load that differs is the higher one on the left.
  static func isBetter(_ left: [(over: Int, under: Int)], _ right: [(over: Int, under: Int)]) -> Bool {
    for (one, other) in zip(left, right) where one.over * other.under != other.over * one.under {
      return one.over * other.under > other.over * one.under
    }
    return false
  }

  /// How many divisions are the best, and their loads; nil when there is none.
  func best(of total: Int) -> (loads: [(over: Int, under: Int)], number: Int)? {
    var best: (loads: [(over: Int, under: Int)], number: Int)?
    forEach(of: total) { added in
      let loads = EveryDivision.loads(parties, added)
      guard let known = best else {
        best = (loads, 1)
        return
      }
      if EveryDivision.isBetter(loads, known.loads) {
        best = (loads, 1)
      } else if !EveryDivision.isBetter(known.loads, loads) {
        best?.number += 1
      }
    }
    return best
  }
}

/// Small parties: with or without standing, minimums, maximums around the step, and steps of one size.
func smallLevelParties(using generator: inout SeededGenerator, steps: Bool) -> [LevelParty] {
  let (count, step) = (generator.whole(1, 5), generator.whole(2, 6))
  let (isLevel, isTight) = (generator.once(in: 2), generator.once(in: 2))
  return (0..<count).map { _ in
    var party = LevelParty(weight: generator.once(in: 12) ? 0 : generator.whole(1, isLevel ? 3 : 8))
    if !isLevel { party.standing = generator.whole(0, 6) }
    if generator.once(in: 4) { party.minimum = generator.whole(0, 4) }
    if isTight || generator.once(in: 3) {
      party.maximum = generator.once(in: 2) ? step + generator.whole(0, step) : generator.whole(0, 8)
    }
    if steps, !generator.once(in: 3) { party.smallestStep = step } else { party.smallestStep = generator.whole(0, 1) }
    return party
  }
}
