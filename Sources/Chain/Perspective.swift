// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

public import Exact

/// The two clocks of a question: about which day, and as known at which moment.
public struct Perspective: Hashable, Sendable {
  /// The reference day (peildatum).
  public var day: Day
  /// The moment of knowledge (bekend op); nothing that became known later is used.
  public var known: Moment

  /// A question about `day`, as known at `known`; with everything that is known now unless said otherwise.
  public init(day: Day, known: Moment = .endOfTime) {
    self.day = day
    self.known = known
  }
}
