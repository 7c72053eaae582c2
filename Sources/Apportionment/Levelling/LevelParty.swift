// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

/// One of those whose loads are levelled.
public struct LevelParty: Hashable, Sendable {
  /// By what its load is divided; not negative.
  public var weight: Int
  /// What it carries already. It counts in the load and stays where it is.
  public var standing: Int
  /// At least so many are added.
  public var minimum: Int
  /// At most so many are added; nil is without end.
  public var maximum: Int?
  /// Nothing is added, or at least so many; 0 and 1 set no such bound. A minimum above zero that is below the step
  /// counts as the step.
  public var smallestStep: Int

  /// A party with what it carries already and bounds on what is added.
  public init(weight: Int, standing: Int = 0, minimum: Int = 0, maximum: Int? = nil, smallestStep: Int = 0) {
    (self.weight, self.standing) = (weight, standing)
    (self.minimum, self.maximum, self.smallestStep) = (minimum, maximum, smallestStep)
  }
}

/// A whole number divided so that the lowest loads are as high as can be.
public struct Levelling: Hashable, Sendable {
  /// What is added to each party, in the order in which they were given.
  public let added: [Int]
  /// Where equal weights leave a choice; the party that was given first went before. All that are told are real; with
  /// steps another division that is as good can differ in more than one place, and is not told.
  public let ties: [Tie]
  /// Whether it is sure that no other division is better: see `level`.
  public let isProven: Bool
}
