// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

/// Which totals can be reached when some take nothing or at least a step.
///
/// With k of those taking part, everything between the lowest and the highest sum can be reached, and the highest is
/// with the k greatest maximums. More that take part can hold more, so only the greatest k that the total affords
/// matters.
struct StepReach {
  /// Those with a step, the greatest maximum first.
  let ranked: [Int]
  /// How many of them take part when the total is to be held.
  let number: Int
  /// The most that can be placed with so many.
  let capacity: Int128
  /// The least that is placed with one more; nil when all take part.
  let beyond: Int128?
  private let total: Int

  var isReachable: Bool { capacity >= total }

  /// - Precondition: all `lowest` together are at most the total.
  init(_ seekers: [Seeker], step: Int, total: Int) {
    self.total = total
    let stepping = seekers.indices.filter { seekers[$0].step > 0 }
    let lowest = seekers.reduce(Int128(0)) { $0 + Int128($1.lowest) }
    number = step > 0 ? Int(min((Int128(total) - lowest) / Int128(step), Int128(stepping.count))) : 0
    ranked = stepping.sorted { (seekers[$1].highest, $0) < (seekers[$0].highest, $1) }
    let plain = seekers.reduce(Int128(0)) { $0 + ($1.step > 0 ? 0 : Int128($1.highest)) }
    capacity = ranked.prefix(number).reduce(plain) { $0 + Int128(seekers[$1].highest) }
    beyond = number < stepping.count ? lowest + Int128(number + 1) * Int128(step) : nil
  }

  /// The fault of a total that is out of reach, though the bounds alone leave room for it.
  ///
  /// Where one more could take part, taking away the step of anyone who can would join the two ranges. Of those whose
  /// maximum is below their step, the least do not matter as long as they could not hold together what is missing.
  func fault(_ parties: [LevelParty], _ weighty: [Int], fixed: Int) -> ApportionmentFault {
    var missing = Int128(total) - capacity
    var named = beyond == nil ? [] : ranked.map { weighty[$0] }
    let locked = weighty.filter { index in
      let party = parties[index]
      return party.minimum == 0 && party.maximum ?? .max < party.smallestStep
    }
    let ceilings = locked.map { (parties[$0].maximum ?? total, $0) }
    for (ceiling, index) in ceilings.sorted(by: <) {
      if Int128(ceiling) < missing { missing -= Int128(ceiling) } else { named.append(index) }
    }
    let above = beyond.map { Int(min($0 + Int128(fixed), Int128(Int.max))) }
    return .stepsMissTotal(named.sorted(), below: Int(capacity) + fixed, above: above)
  }
}
