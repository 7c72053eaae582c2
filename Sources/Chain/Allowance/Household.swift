// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

public import Exact

/// The household (gezin) of displaced people for which an allowance is reckoned: ages and circumstances, nobody's name. It
/// is asked about and not kept.
public struct Household: Hashable, Sendable {
  /// Its members, in the order in which they were named. Their number is the size of the household.
  public var members: [HouseholdMember]

  /// The household of these members.
  public init(_ members: [HouseholdMember]) {
    self.members = members
  }
}

/// A member of a household (gezinslid).
public struct HouseholdMember: Hashable, Sendable {
  /// Age in whole years on the first day of the month.
  public var age: Int
  /// Whether it is a minor who came without parents (alleenstaande minderjarige).
  public var isUnaccompanied = false
  /// When there was income from work or a benefit; empty without income.
  public var incomes: [IncomeSpell] = []
  /// Why reception and allowance are refused or over; nil when they are not.
  public var exclusion: AllowanceExclusion?
  /// The first day of an absence without notice; nil when present.
  public var absentSince: Day?
  /// Whether the member lives in an institution for long-term care (R6.16).
  public var isInCareInstitution = false
  /// Whether the member is registered in the BRP of this municipality (R6.17).
  public var isRegisteredHere = true

  /// A member of this age without anything particular.
  public init(age: Int) {
    self.age = age
  }

  /// More years than anybody lives.
  public static let oldest = 120
}

/// A spell of income from work or a benefit in its place (inkomen).
public struct IncomeSpell: Hashable, Sendable {
  /// The first day of income.
  public var from: Day
  /// The first day without it; nil when it goes on.
  public var until: Day?

  /// Income from `from` up to and not including `until`.
  public init(from: Day, until: Day?) {
    self.from = from
    self.until = until
  }

  /// Whether it takes the allowance of a month: income counts from the first day of the month after it began (R6.14).
  func counts(on firstDay: Day) -> Bool {
    from < firstDay && (until.map { firstDay < $0 } ?? true)
  }
}

/// Why somebody has no right to reception and allowance (uitsluiting, R6.10 and R6.13).
public enum AllowanceExclusion: String, Sendable, CaseIterable {
  /// Detained.
  case detained = "vast"
  /// Refused temporary protection (article 28 of the directive).
  case refused = "geweigerd"
  /// Dutch as well.
  case dutch = "nederlander"
  /// Left for good, or received elsewhere.
  case left = "vertrokken"

  /// The rule that says so.
  var rule: String { self == .left ? "R6.13" : "R6.10" }
}

/// Where a household lives (opvang).
public enum ReceptionSetting: String, Sendable, CaseIterable {
  /// Offered by or for the mayor.
  case municipal = "gemeentelijk"
  /// Offered by somebody else, such as a host family.
  case `private` = "particulier"
  /// The own dwelling of the household or of family: no reception at all (R6.8).
  case ownDwelling = "eigen-woning"
}
