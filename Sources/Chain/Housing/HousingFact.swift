// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

public import Exact
public import Rulebook
public import Territory

/// A counted number of people as someone gave it: the value with its qualifier and certainty.
public struct Count: Hashable, Sendable {
  /// Whole people. A balance may be negative: arrears.
  public var value: Int
  /// How the number relates to the real one.
  public var qualifier: Qualifier
  /// How sure it is.
  public var certainty: Certainty

  /// A count; exact and reported unless said otherwise.
  public init(_ value: Int, _ qualifier: Qualifier = .exact, certainty: Certainty = .reported) {
    self.value = value
    self.qualifier = qualifier
    self.certainty = certainty
  }
}

/// Whether a number is the one that is reckoned with, or stands beside it to compare.
public enum FactRole: String, Sendable, CaseIterable {
  /// The calculations use it (leidend).
  case leading = "leidend"
  /// It is shown beside the leading number and never reckoned with (vergelijking).
  case comparison = "vergelijking"
}

/// The period that a number of people housed is about: a month, or a whole half-year.
public enum HousedPeriod: Hashable, Sendable {
  /// The people housed in one month.
  case month(Month)
  /// The people housed in a half-year, as an official table gives it afterwards.
  case halfYear(HalfYear)
}

/// What can be recorded about housing status holders (huisvesting van statushouders).
public enum HousingFact: Hashable, Sendable {
  /// The target of an area for a half-year in the official table (taakstelling, R1.5).
  case target(area: AreaCode, halfYear: HalfYear, count: Count, role: FactRole)
  /// People housed in a period (realisatie, R1.15).
  case housed(area: AreaCode, period: HousedPeriod, count: Count, role: FactRole)
  /// The balance at the start of a day (stand): below zero is arrears, above zero is advance (R1.16).
  case balance(area: AreaCode, day: Day, count: Count, role: FactRole)
  /// A correction that an official table makes to the task of a half-year (bijstelling): above zero
  /// lowers what is due.
  case adjustment(area: AreaCode, halfYear: HalfYear, count: Count)
  /// Municipalities jointly change their targets; the changes sum to zero (onderlinge ruil, R1.7). Recorded only when
  /// all colleges concerned agreed.
  case exchange(halfYear: HalfYear, changes: [TargetChange])
  /// Inhabitants of a municipality on 1 January of a year (inwoners), as CBS publishes them.
  case population(area: AreaCode, year: Int, count: Count)
}

/// One municipality's part in a joint change of targets.
public struct TargetChange: Hashable, Sendable {
  /// The municipality.
  public var area: AreaCode
  /// People more (above zero) or fewer (below zero) to house.
  public var change: Int

  /// A change of one municipality's target.
  public init(area: AreaCode, change: Int) {
    self.area = area
    self.change = change
  }
}
