// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Exact
import Rulebook

/// The own contribution (eigen bijdrage) of adults with income in municipal reception (R6.19 to R6.21).
public struct OwnContribution: Sendable {
  /// How many adults pay.
  public let payers: Figure
  /// What the household pays at most in the month.
  public let most: Figure
  /// What the household keeps at least: the allowance that it would have without income (R6.21).
  public let least: Figure
  /// What it pays, by its net income; nil when that was not given.
  public let due: Figure?
  /// What it has left then; nil when the income was not given.
  public let left: Figure?

  /// Where a number comes from that was typed in.
  fileprivate static let asked = "Opgegeven in de vraag"
}

extension Allowance {
  /// The own contribution; nil when there is none: no adult with income, no municipal reception, or no rule for the month.
  public func ownContribution() throws(Faults) -> OwnContribution? {
    let members = request.household.members
    let earners = members.count { tariff.isAdult($0) && tariff.earns($0) && $0.exclusion == nil }
    guard earners > 0, request.setting == .municipal, let costs = tariff.version(.contributionCosts),
      let adults = tariff.version(.contributionAdults)
    else { return nil }
    let earning = Figure(
      .rule("volwassenen-met-inkomen"), .whole(earners), certainty: .reported,
      derivation: .table(source: OwnContribution.asked))
    let payers = Figure(.rule("volwassenen-die-meebetalen"), .least, [earning, Figure(adults)])
    var parts = [Figure(costs)]
    if request.isCatered, let meals = tariff.version(.contributionMeals) { parts.append(Figure(meals)) }
    let each = Figure(.rule("eigen-bijdrage-per-volwassene"), .sum, parts, unit: .euro)
    let most = Figure(.rule("hoogste-eigen-bijdrage"), .product, [payers, each], unit: .euro)
    let least = try leastLeft()
    guard let income = request.netIncome else {
      return OwnContribution(payers: payers, most: most, least: least, due: nil, left: nil)
    }
    let earned = Figure(
      .rule("inkomen-van-het-gezin"), .fraction(income.euros), unit: .euro, certainty: .reported,
      derivation: .table(source: OwnContribution.asked))
    let room = Figure(.rule("inkomen-boven-het-leefgeld"), .differenceFromZero, [earned, least], unit: .euro)
    let due = Figure(.rule("eigen-bijdrage-van-het-gezin"), .least, [most, room], unit: .euro)
    let left = Figure(.rule("inkomen-na-eigen-bijdrage"), .difference, [earned, due], unit: .euro)
    return OwnContribution(payers: payers, most: most, least: least, due: due, left: left)
  }

  /// The allowance of the same household when nobody has income.
  private func leastLeft() throws(Faults) -> Figure {
    var without = request
    for index in without.household.members.indices { without.household.members[index].incomes = [] }
    let level = try tariff.allowance(without).figure
    let cited = tariff.rulebook.version(of: "R6.21", on: tariff.day, knownAt: tariff.known)
    return Figure(
      .rule("minstens-over-na-eigen-bijdrage"), .sum, [level], unit: .euro, citing: cited.map { [$0] } ?? [])
  }
}
