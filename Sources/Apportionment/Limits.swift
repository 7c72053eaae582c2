// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

/// What can be wrong with the numbers that are given, before anything is divided.
enum Limits {
  /// Signs and sizes, each on its own.
  static func check(total: Int, _ parties: [Party]) throws(ApportionmentFault) {
    guard total >= 0 else { throw .negativeTotal }
    guard total <= ApportionmentFault.greatest else { throw .tooLarge(nil) }
    var floors: Int128 = 0
    for (index, party) in parties.enumerated() {
      guard party.weight >= 0 else { throw .negativeWeight(index) }
      guard party.minimum >= 0, party.maximum ?? 0 >= 0 else { throw .negativeBound(index) }
      guard max(party.weight, party.minimum) <= ApportionmentFault.greatest else { throw .tooLarge(index) }
      guard party.minimum <= party.maximum ?? .max else { throw .crossedBounds(index) }
      floors += Int128(party.minimum)
    }
    guard floors <= ApportionmentFault.greatest else { throw .tooLarge(nil) }
  }

  /// The bounds leave room for the total.
  static func checkSums(total: Int, _ parties: [Party]) throws(ApportionmentFault) {
    try checkFloors(total: total, parties.map(\.minimum))
    let ceilings = parties.map { $0.weight > 0 ? $0.maximum : $0.minimum }
    try checkCeilings(total: total, ceilings, weights: parties.map(\.weight))
  }

  /// All minimums together fit in the total; if not, the fewest that do not.
  static func checkFloors(total: Int, _ floors: [Int]) throws(ApportionmentFault) {
    guard floors.reduce(0, +) > total else { return }
    var (chosen, sum): ([Int], Int) = ([], 0)
    for index in floors.indices.sorted(by: { (floors[$1], $0) < (floors[$0], $1) }) {
      chosen.append(index)
      sum += floors[index]
      if sum > total { break }
    }
    throw .floorsAboveTotal(chosen, sum: sum)
  }

  /// All maximums together leave room for the total.
  static func checkCeilings(total: Int, _ ceilings: [Int?], weights: [Int]) throws(ApportionmentFault) {
    var sum = 0
    for ceiling in ceilings {
      guard let ceiling else { return }
      sum += min(ceiling, total)
      guard sum < total else { return }
    }
    guard sum < total else { return }
    throw .ceilingsBelowTotal(weights.indices.filter { weights[$0] > 0 }, sum: sum)
  }
}
