// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

/// Why a number can't be divided. Parties are named by their index.
public enum ApportionmentFault: Error, Hashable, Sendable {
  /// The greatest weight, total, minimum, standing or step; all minimums together are held to it as well.
  public static let greatest = 1_000_000_000_000_000_000

  /// The total is below zero.
  case negativeTotal
  /// The weight of this party is below zero.
  case negativeWeight(Int)
  /// What this party carries already is below zero.
  case negativeStanding(Int)
  /// The minimum, the maximum or the smallest step of this party is below zero.
  case negativeBound(Int)
  /// A number of this party is above `greatest`; nil for the total, or for all minimums together.
  case tooLarge(Int?)
  /// All weights are zero, and there is something to divide.
  case noWeight
  /// The minimum of this party is above its maximum, or only a smallest step above the maximum could reach it.
  case crossedBounds(Int)
  /// These have minimums that add up to more than the total; as few as can be, greatest first.
  case floorsAboveTotal([Int], sum: Int)
  /// Everyone who can take more than a minimum has a maximum, and all together can take only this. These are they:
  /// without any one of their maximums there would be no conflict.
  case ceilingsBelowTotal([Int], sum: Int)
  /// Two parties with smallest steps of different sizes.
  case differentSteps(Int, Int)
  /// The smallest steps of these make the total unreachable, though `below` and `above` can be reached; nil where there
  /// is none. Their steps alone conflict with the total, whatever the steps of the others, and no fewer do.
  case stepsMissTotal([Int], below: Int?, above: Int?)
  /// The amount of this party is below zero.
  case negativeAmount(Int)
  /// This party has an amount but no weight to divide it by.
  case amountWithoutWeight(Int)
  /// Two lists that should be equally long are not.
  case differentCounts
}
