// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

/// Quotas within bounds, rounded down, and one more for the greatest remainders.
enum LargestRemainder {
  static func apportion(_ total: Int, over parties: [Party]) -> Apportionment {
    let quotas = BoundedQuotas(total, over: parties)
    var shares = parties.indices.map { quotas.fixed(parties[$0], $0) }
    var remainders: [(party: Int, remainder: UInt128)] = []
    for (index, party) in parties.enumerated() where quotas.state[index] == .free {
      let (quota, remainder) = (UInt128(quotas.open) * UInt128(party.weight))
        .quotientAndRemainder(dividingBy: quotas.freeWeight)
      shares[index] = Int(quota)
      remainders.append((index, remainder))
    }
    let left = total - shares.reduce(0, +)
    guard left > 0 else { return Apportionment(shares, of: total) }
    remainders.sort {
      ($1.remainder, parties[$1.party].weight, $0.party) < ($0.remainder, parties[$0.party].weight, $1.party)
    }
    for (party, _) in remainders.prefix(left) { shares[party] += 1 }
    // The remainders add up to `left`, so there are more of them than that.
    let last = remainders[left - 1].remainder
    guard remainders[left].remainder == last else { return Apportionment(shares, of: total) }
    let winners = remainders.prefix(left).filter { $0.remainder == last }.map(\.party)
    let tie = Tie(remainders.filter { $0.remainder == last }.map(\.party), winners: winners)
    return Apportionment(shares, of: total, ties: [tie])
  }
}

/// The quotas that keep the bounds and add up to the total: of each party the middle one of its minimum, its maximum,
/// and weight × factor, with one factor for all.
struct BoundedQuotas {
  enum State { case floor, free, ceiling }

  /// By what each party is held.
  private(set) var state: [State]
  /// What the free parties divide.
  private(set) var open: Int
  /// The weights of the free parties together.
  private(set) var freeWeight: UInt128 = 0

  /// A factor at which a party becomes free, or stops to be.
  private struct Event {
    var factor: Claim
    var party: Int
    var bound: Int
    var frees: Bool
  }

  /// - Precondition: the bounds leave room for the total.
  init(_ total: Int, over parties: [Party]) {
    state = parties.map { _ in .floor }
    open = total - parties.reduce(0) { $0 + $1.minimum }
    for event in BoundedQuotas.events(parties, total: total) {
      // All quotas together at this factor: what is beyond it needs no looking at once they reach the total.
      if BoundedQuotas.reaches(open, freeWeight, event.factor) { return }
      let weight = UInt128(parties[event.party].weight)
      state[event.party] = event.frees ? .free : .ceiling
      freeWeight = event.frees ? freeWeight + weight : freeWeight - weight
      open += event.frees ? event.bound : -event.bound
    }
  }

  /// What a party that isn't free gets.
  func fixed(_ party: Party, _ index: Int) -> Int {
    state[index] == .ceiling ? party.maximum ?? party.minimum : party.minimum
  }

  private static func events(_ parties: [Party], total: Int) -> [Event] {
    var events: [Event] = []
    for (index, party) in parties.enumerated() where party.weight > 0 && party.maximum != party.minimum {
      events.append(event(index, party, party.minimum, frees: true))
      if let maximum = party.maximum, maximum < total { events.append(event(index, party, maximum, frees: false)) }
    }
    return events.sorted { $0.factor < $1.factor }
  }

  private static func event(_ index: Int, _ party: Party, _ bound: Int, frees: Bool) -> Event {
    Event(factor: Claim(UInt128(bound), UInt128(party.weight)), party: index, bound: bound, frees: frees)
  }

  /// Whether `weight` × `factor` is at least `open`.
  private static func reaches(_ open: Int, _ weight: UInt128, _ factor: Claim) -> Bool {
    let have = weight.multipliedFullWidth(by: factor.numerator)
    let need = UInt128(open).multipliedFullWidth(by: factor.denominator)
    return (have.high, have.low) >= (need.high, need.low)
  }
}
