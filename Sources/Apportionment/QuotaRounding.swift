// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

/// Each quota rounded on its own.
enum QuotaRounding {
  static func apportion(_ total: Int, over parties: [Party], up: Bool) -> Apportionment {
    let weights = parties.reduce(0 as UInt128) { $0 + UInt128($1.weight) }
    let shares = parties.map { party in
      let product = UInt128(total) * UInt128(party.weight)
      let rounded = up ? (product + weights - 1) / weights : (2 * product + weights) / (2 * weights)
      return min(max(Int(rounded), party.minimum), party.maximum ?? .max)
    }
    return Apportionment(shares, of: total)
  }

  /// The shares of a total of zero, whatever the weights.
  static func nothing(over parties: [Party]) -> Apportionment {
    Apportionment(parties.map(\.minimum), of: 0)
  }
}
