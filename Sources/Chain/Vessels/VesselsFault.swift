// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

public import Exact

/// Why no forecast can be made, or not of one scenario.
public struct VesselsFault: Error, Hashable, Sendable {
  /// What is wrong.
  public enum Problem: Hashable, Sendable {
    /// Something is not known, in Dutch.
    case missing(String)
    /// What the scenario is about had ended by the day.
    case over(Day)
  }

  /// What is wrong.
  public let problem: Problem
  /// The scenario that cannot be reckoned; nil when none can.
  public var scenario: HousingScenario?

  init(missing: String) {
    problem = .missing(missing)
  }

  init(over day: Day) {
    problem = .over(day)
  }
}
