// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Exact
import Rulebook

/// The allowance as figures with the trees that explain them, in euros.
extension Allowance {
  /// The allowance of the household: the sum of its members.
  public var figure: Figure {
    Figure(
      .rule("leefgeld-van-het-gezin-\(period)"), sumOf: shares.indices.map(figure(ofMember:)), unit: .euro)
  }

  /// What the member at this place gets: food, clothing and living together.
  public func figure(ofMember index: Int) -> Figure {
    let share = shares[index]
    let member = "gezinslid-\(index + 1)"
    let parts = [("voedsel", share.food), ("kleding", share.clothing), ("wonen", share.living)].map { name, amount in
      figure(amount, name: "\(name)-van-\(member)")
    }
    return Figure(.rule("\(member)-van-\(share.age)-jaar-\(period)"), sumOf: parts, unit: .euro)
  }

  private var period: String { isWeekly ? "per-week" : "per-maand" }

  private func figure(_ amount: AllowanceAmount, name: String) -> Figure {
    switch amount {
    case .paid(let rule, let cents):
      guard let version = tariff.version(rule) else {
        return Figure(.rule(rule.id), unknown: .noRule(rule.id), unit: .euro)
      }
      guard cents != nil else {
        return Figure(.rule(rule.id), unknown: .noRule(rule.id), unit: .euro, parts: [Figure(version)])
      }
      return Figure(version)
    case .nothing(let rule):
      let cited = tariff.rulebook.version(of: rule, on: tariff.day, knownAt: tariff.known)
      return Figure(.rule("geen-\(name)"), .sum, [], unit: .euro, citing: cited.map { [$0] } ?? [])
    }
  }
}
