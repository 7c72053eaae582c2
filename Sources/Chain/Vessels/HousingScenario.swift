// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Exact

/// How many status holders municipalities will house (scenario): the lever of the communicating vessels.
public struct HousingScenario: Hashable, Sendable {
  /// What the first half-year brings.
  public enum Plan: Hashable, Sendable {
    /// The task of the half-year: target and arrears.
    case task
    /// The target alone; arrears stay.
    case targetOnly
    /// The task, of which those to be housed faster are placed in the weeks for it (R3.4): part of it, never on top.
    case faster
    /// So many people in the half-year.
    case number(Int)
  }

  /// The name as it is written: `taakstelling`, `niets-extra`, `7500-versneld` or a number.
  public let name: String
  /// What the first half-year brings.
  public let plan: Plan

  /// The scenarios that are always offered.
  public static let standard = ["taakstelling", "20000", "7500-versneld", "niets-extra"].compactMap(
    HousingScenario.init)

  /// The most people a half-year that are taken for no mistake.
  public static let most = 200_000

  /// The scenario with this name; nil when there is none: a number below zero, for example.
  public init?(_ name: String) {
    switch name {
    case "taakstelling": plan = .task
    case "niets-extra": plan = .targetOnly
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

/// The people to house in each week of a scenario, and what they follow from.
struct HousingPlan: Sendable {
  /// What the first half-year brings.
  let first: Figure
  /// What each later half-year brings: the target, of which no later one is known.
  let later: Figure
  /// Those to be housed in the first weeks, and in how many weeks; nil when there is no hurry.
  let faster: (number: Figure, weeks: Int)?

  /// The people wanted in each of `count` weeks from `start` on.
  func weekly(from start: Day, count: Int) -> [Double] {
    let halfYear = HalfYear(containing: start)
    let rest = Double(start.days(until: halfYear.next.firstDay)) / 7
    let whole = Double(halfYear.firstDay.days(until: halfYear.next.firstDay)) / 7
    // Of a half-year that has begun only the rest is still to come, at an even pace.
    let inRest = Double(max(0, first.whole ?? 0)) * rest / whole
    let pace = Double(max(0, later.whole ?? 0)) / whole
    let hurry = faster.map { (number: Double($0.number.whole ?? 0), weeks: Double($0.weeks)) }
    return (0..<count).map { week in
      let (from, until) = (Double(week), Double(week + 1))
      func overlap(_ begin: Double, _ end: Double) -> Double { max(0, min(until, end) - max(from, begin)) }
      var people = overlap(rest, .infinity) * pace
      if let hurry, hurry.weeks < rest {
        // The hurry lies within the half-year and within its number.
        let inHurry = min(hurry.number, inRest)
        people += overlap(0, hurry.weeks) * inHurry / hurry.weeks
        people += overlap(hurry.weeks, rest) * (inRest - inHurry) / (rest - hurry.weeks)
      } else {
        people += overlap(0, rest) * inRest / rest
      }
      return people
    }
  }
}
