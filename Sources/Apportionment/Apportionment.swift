// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

/// A whole number divided.
public struct Apportionment: Hashable, Sendable {
  /// The share of each party, in the order in which they were given.
  public let shares: [Int]
  /// All shares together.
  public let given: Int
  /// The total less what is given: only other than zero for the methods that are not exact. It is shown and never
  /// repaired.
  public let rest: Int
  /// Where the method leaves a choice.
  public let ties: [Tie]

  init(_ shares: [Int], of total: Int, ties: [Tie] = []) {
    self.shares = shares
    given = shares.reduce(0, +)
    rest = total - given
    self.ties = ties
  }
}

/// Parties with an equal claim on the last units, which were too few to give each of them one.
///
/// The greater weight goes before, and at equal weights the party that was given first. Levelling settles by weight
/// itself, the other way round, so there only parties of equal weight can tie.
public struct Tie: Hashable, Sendable {
  /// All that had the claim, in ascending order.
  public let parties: [Int]
  /// Those of them that got it, in ascending order.
  public let winners: [Int]

  init(_ parties: some Sequence<Int>, winners: some Sequence<Int>) {
    (self.parties, self.winners) = (parties.sorted(), winners.sorted())
  }
}
