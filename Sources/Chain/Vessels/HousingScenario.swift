// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Exact

/// How many status holders municipalities will house (scenario): the lever of the communicating vessels.
public struct HousingScenario: Hashable, Sendable {
  /// What the first half-year brings.
  public enum Plan: Hashable, Sendable {
    /// The task of the half-year: the target and the arrears, or the target less the advance.
    case task
    /// The target alone; arrears or an advance stay.
    case targetOnly
    /// The task, of which those to be housed faster are placed by the last day for it (R3.4): part of it, never on top.
    case faster
    /// So many people in the half-year.
    case number(Int)
    /// The target, and on top of it who can live in homes of projects, each from its own day on (V13).
    case homes
  }

  /// The name as it is written: `taakstelling`, `niets-extra`, `7500-versneld`, `woonprojecten` or a number.
  public let name: String
  /// What the first half-year brings.
  public let plan: Plan

  /// The scenarios that are reckoned when nobody asks for others.
  public static let standard = ["taakstelling", "20000", "7500-versneld", "niets-extra"].compactMap(
    HousingScenario.init)
  /// Those, and the ones that are there for who asks.
  public static let offered = standard + ["woonprojecten"].compactMap(HousingScenario.init)

  /// The most people a half-year that are taken for no mistake.
  public static let most = 200_000

  /// The scenario with this name; nil when there is none: a number below zero, for example.
  public init?(_ name: String) {
    switch name {
    case "taakstelling": plan = .task
    case "niets-extra": plan = .targetOnly
    case "woonprojecten": plan = .homes
    default:
      if name.hasSuffix("-versneld") {
        guard Int(name.dropLast("-versneld".count)) != nil else { return nil }
        plan = .faster
      } else {
        guard name.utf8.allSatisfy({ (48...57).contains($0) }), let number = Int(name),
          number <= HousingScenario.most
        else { return nil }
        plan = .number(number)
      }
    }
    self.name = name
  }
}
