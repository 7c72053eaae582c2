// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

public import Exact
public import Territory

/// Where a municipality stands against the even pace of rule R1.19.
public enum ScheduleStatus: String, Sendable, CaseIterable {
  /// Everything that was due has been done, or nothing was due.
  case done = "klaar"
  /// No whole month has passed yet: too early to say.
  case starting = "net begonnen"
  /// At least as many housed as an even pace asks by now.
  case onSchedule = "op schema"
  /// Fewer housed than an even pace asks by now.
  case behind = "achter op schema"
  /// It cannot be said.
  case unknown = "onbekend"
}

/// One area in one half-year up to a day: the page of a municipality in numbers (rules R1.4 and R1.16 to R1.21).
public struct HousingLedger: Sendable {
  /// The area.
  public let area: AreaCode
  /// The half-year.
  public let halfYear: HalfYear
  /// The day up to and including which it is reckoned; never outside the half-year.
  public let day: Day
  /// The target by the law's formula (R1.4); for the country the published total.
  public let statutory: Figure
  /// The target in the official table (R1.5).
  public let official: Figure
  /// The official table less the formula.
  public let difference: Figure
  /// What joint changes add to the target (R1.7); nil when there are none.
  public let exchanged: Figure?
  /// The sum of the formula over the municipalities of the area; nil for a municipality.
  public let municipalTargets: Figure?
  /// The target that counts.
  public let target: Figure
  /// The balance at the start.
  public let opening: Figure
  /// The correction in the official table; nil when there is none.
  public let adjustment: Figure?
  /// People housed in each whole month up to the day, in order; unknown where nobody reported.
  public let months: [Figure]
  /// People housed in the whole months up to the day.
  public let housed: Figure
  /// What is due in the half-year (R1.17). Zero or less: nothing is due.
  public let due: Figure
  /// The balance if the half-year closed now: opening plus housed less target (R1.16).
  public let balance: Figure
  /// What is still to be done; never below zero.
  public let remaining: Figure
  /// Housed as a percentage of what is due.
  public let progress: Figure
  /// How many had to be housed by now to be on schedule.
  public let schedule: Figure
  /// How it stands against that.
  public let status: ScheduleStatus
  /// People a month over the whole half-year.
  public let pacePerMonth: Figure
  /// People a week over the whole half-year.
  public let pacePerWeek: Figure
  /// People a month in the months that are left.
  public let remainingPace: Figure
  /// The opening balance per 100,000 inhabitants.
  public let balancePerInhabitants: Figure
  /// Inhabitants on the reference date of the target.
  public let population: Figure

  /// The figures that have a place of their own in explanations, for looking one up by its name.
  public var figures: [Figure] {
    [
      statutory, official, difference, target, opening, housed, due, balance, remaining, progress, schedule,
      pacePerMonth, pacePerWeek, remainingPace, balancePerInhabitants, population,
    ] + [exchanged, municipalTargets, adjustment].compactMap(\.self) + months
  }
}
