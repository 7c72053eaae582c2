// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

/// The methods that divide each weight by one divisor and round at a signpost.
enum DivisorMethod {
  /// - Precondition: the bounds leave room for the total.
  static func apportion(_ total: Int, over parties: [Party], by signpost: Signpost) -> Apportionment {
    let weighty = parties.indices.filter { parties[$0].weight > 0 }
    let seekers = weighty.map { index in
      let party = parties[index]
      return Seeker(weight: party.weight, lowest: party.minimum, highest: min(party.maximum ?? total, total))
    }
    var shares = parties.map(\.minimum)
    let fixed = parties.reduce(0) { $0 + ($1.weight > 0 ? 0 : $1.minimum) }
    let rise = Rise(seekers, by: signpost, total: total - fixed)
    for (index, amount) in zip(weighty, rise.amounts) { shares[index] = amount }
    guard rise.rest > 0 else { return Apportionment(shares, of: total) }
    let equal = rise.next.map { weighty[$0] }.sorted { (parties[$1].weight, $0) < (parties[$0].weight, $1) }
    for party in equal.prefix(rise.rest) { shares[party] += 1 }
    return Apportionment(shares, of: total, ties: [Tie(equal, winners: equal.prefix(rise.rest))])
  }
}
