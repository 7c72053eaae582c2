// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

/// A levelling that is known to have a solution.
struct LevelProblem {
  /// The parties with weight, by index.
  let weighty: [Int]
  /// What all parties get when they are not among those.
  let fixed: [Int]
  /// The parties with weight, in the same order.
  let seekers: [Seeker]
  /// What they divide.
  let total: Int
  /// The size of all steps; 0 when there are none.
  let step: Int

  init(_ total: Int, over parties: [LevelParty]) throws(ApportionmentFault) {
    try LevelProblem.check(total: total, parties)
    if parties.allSatisfy({ $0.weight == 0 }), total > 0 { throw .noWeight }
    let floors = parties.map { $0.minimum == 0 ? 0 : max($0.minimum, $0.smallestStep) }
    try LevelProblem.checkSums(total: total, parties, floors)
    weighty = parties.indices.filter { parties[$0].weight > 0 }
    fixed = floors
    self.total = total - parties.indices.reduce(0) { $0 + (parties[$1].weight > 0 ? 0 : floors[$1]) }
    seekers = weighty.map { LevelProblem.seeker(parties[$0], floor: floors[$0], total: total) }
    step = try LevelProblem.commonStep(parties, floors)
    let reach = StepReach(seekers, step: step, total: self.total)
    guard reach.isReachable else { throw reach.fault(parties, weighty, fixed: total - self.total) }
  }

  /// Signs and sizes, each on its own.
  private static func check(total: Int, _ parties: [LevelParty]) throws(ApportionmentFault) {
    for (index, party) in parties.enumerated() {
      guard party.standing >= 0 else { throw .negativeStanding(index) }
      guard party.smallestStep >= 0 else { throw .negativeBound(index) }
      guard max(party.standing, party.smallestStep) <= ApportionmentFault.greatest else { throw .tooLarge(index) }
    }
    try Limits.check(total: total, parties.map { Party(weight: $0.weight, minimum: $0.minimum, maximum: $0.maximum) })
    for (index, party) in parties.enumerated() where party.minimum > 0 {
      guard party.smallestStep <= party.maximum ?? .max else { throw .crossedBounds(index) }
    }
  }

  private static func checkSums(
    total: Int, _ parties: [LevelParty], _ floors: [Int]
  ) throws(ApportionmentFault) {
    // Steps may lift the floors far above what the minimums were held to.
    let sum = floors.reduce(0 as Int128) { $0 + Int128($1) }
    guard sum <= ApportionmentFault.greatest else { throw .tooLarge(nil) }
    try Limits.checkFloors(total: total, floors)
    let ceilings = parties.indices.map { parties[$0].weight > 0 ? parties[$0].maximum : floors[$0] }
    try Limits.checkCeilings(total: total, ceilings, weights: parties.map(\.weight))
  }

  private static func seeker(_ party: LevelParty, floor: Int, total: Int) -> Seeker {
    let highest = min(party.maximum ?? .max, max(total, floor, party.smallestStep))
    let isOptional = floor == 0 && party.smallestStep > 1
    guard isOptional else {
      return Seeker(weight: party.weight, standing: party.standing, lowest: floor, highest: highest)
    }
    guard highest >= party.smallestStep else {
      return Seeker(weight: party.weight, standing: party.standing, lowest: 0, highest: 0)
    }
    return Seeker(
      weight: party.weight, standing: party.standing, lowest: 0, highest: highest, step: party.smallestStep)
  }

  /// The one size of the steps that leave a choice.
  private static func commonStep(_ parties: [LevelParty], _ floors: [Int]) throws(ApportionmentFault) -> Int {
    var first: Int?
    for (index, party) in parties.enumerated() where party.weight > 0 && floors[index] == 0 {
      guard party.smallestStep > 1, party.maximum ?? .max >= party.smallestStep else { continue }
      guard let known = first else {
        first = index
        continue
      }
      guard parties[known].smallestStep == party.smallestStep else { throw .differentSteps(known, index) }
    }
    return first.map { parties[$0].smallestStep } ?? 0
  }
}
