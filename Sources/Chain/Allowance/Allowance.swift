// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

public import Exact

/// The allowance (leefgeld) of a household in a month: amounts per person first, then of the household (R6.12 to R6.17).
public struct Allowance: Sendable {
  /// What was asked.
  public let request: AllowanceRequest
  /// The rules that it was reckoned by.
  public let tariff: AllowanceTariff
  /// What each member gets, in the order of the household; per week in March 2022, else per month.
  public let shares: [AllowanceShare]
  /// Why it is this much, in the order in which it counts.
  public let reasons: [AllowanceReason]

  /// Whether the amounts are per week: the emergency rule of March 2022.
  public var isWeekly: Bool { tariff.isWeekly }

  /// All amounts together, in cents per month, or per week when `isWeekly`; nil when one of them is not known.
  public var total: Int? {
    var total = 0
    for share in shares {
      guard let cents = share.total else { return nil }
      total += cents
    }
    return total
  }
}

/// What one member of a household gets (aandeel in het leefgeld).
public struct AllowanceShare: Hashable, Sendable {
  /// Age in years.
  public let age: Int
  /// For food (voedsel).
  public let food: AllowanceAmount
  /// For clothing and personal expenses (kleding).
  public let clothing: AllowanceAmount
  /// For living in private reception (woonbedrag).
  public let living: AllowanceAmount

  /// The three together, in cents; nil when one is not known.
  public var total: Int? {
    guard let food = food.cents, let clothing = clothing.cents, let living = living.cents else { return nil }
    return food + clothing + living
  }
}

/// A part of an allowance: so many cents by a rule, or nothing for a reason.
public enum AllowanceAmount: Hashable, Sendable {
  /// So many cents by a rule; nil when the rule gives no amount that is known.
  case paid(AllowanceRule, cents: Int?)
  /// Nothing, under the rule with this id.
  case nothing(rule: String)

  /// In cents; nil when it is not known.
  public var cents: Int? {
    switch self {
    case .paid(_, let cents): cents
    case .nothing: 0
    }
  }
}

/// Why an allowance is what it is (reden). Members are counted from 1.
public enum AllowanceReason: Hashable, Sendable {
  /// Nothing for food, because meals are given.
  case catered
  /// The own dwelling is no reception.
  case ownDwelling
  /// The income of a member takes the member's own allowance.
  case income(member: Int)
  /// The income of an adult takes the allowance of the household.
  case householdIncome(member: Int)
  /// A member has no right to reception.
  case excluded(member: Int, AllowanceExclusion)
  /// A member was away too long.
  case absent(member: Int, days: Int)
  /// A member lives in an institution for long-term care.
  case careInstitution(member: Int)
  /// A member in private reception is not registered in the BRP of the municipality.
  case notRegistered(member: Int)
  /// An unaccompanied minor gets what an adult gets.
  case unaccompanied(member: Int)
  /// The municipality still pays the old amounts.
  case oldAmounts(until: Day)
  /// A municipality could still pay the old amounts, and this one is reckoned not to.
  case oldAmountsPossible
  /// The emergency rule of March 2022 is per week: there is no amount for the month.
  case weekly
  /// Before the first amounts, or before they were known.
  case noAmountKnown
  /// There is an amount, and it was not found.
  case notFound(AllowanceRule)
  /// The amount was derived and not verified.
  case unverified(AllowanceRule)

  /// The id of the rule that says so.
  public var rule: String {
    switch self {
    case .catered, .careInstitution: "R6.16"
    case .ownDwelling: "R6.8"
    case .income: "R6.14"
    case .householdIncome: "R6.14.kring"
    case .excluded(_, let exclusion): exclusion.rule
    case .absent: AllowanceRule.absentDays.id
    case .notRegistered: "R6.17"
    case .unaccompanied: "R6.12.alleenstaand"
    case .oldAmounts, .oldAmountsPossible: AllowanceTariff.changeoverRule
    case .weekly: AllowanceRule.weeklyFood.id
    case .noAmountKnown: "R6.12"
    case .notFound(let rule), .unverified(let rule): rule.id
    }
  }
}
