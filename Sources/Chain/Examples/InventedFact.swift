// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

public import Exact

/// A fact that was made up for the example (verzonnen), with the day from which it counts as known.
public struct InventedFact: Hashable, Sendable {
  /// The fact, with the certainty that it is invented wherever it has one.
  public let fact: Fact
  /// The day from which it is known.
  public let known: Day
}
