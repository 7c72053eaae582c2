// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

public import Chain
import Exact
import Rulebook

extension JSONValue {
  /// An allowance as the command and the API give it. Amounts that are not known are null, with a reason.
  ///
  /// - Parameters:
  ///   - contribution: the own contribution; nil when there is none.
  ///   - reasons: why it is this much, in sentences.
  public static func allowance(
    _ allowance: Allowance, _ contribution: OwnContribution?, reasons: [String]
  ) -> JSONValue {
    let isMonthly = !allowance.isWeekly
    return .object([
      ("maand", .string(allowance.request.month.description)),
      ("totaalCenten", isMonthly ? cents(allowance.total) : .null),
      ("personen", .array(allowance.shares.map { person($0, isKnown: isMonthly) })),
      ("redenen", .array(reasons.map { .string($0) })),
      (
        "perWeek",
        isMonthly
          ? .null
          : .object([
            ("totaalCenten", cents(allowance.total)),
            ("personen", .array(allowance.shares.map { person($0, isKnown: true) })),
          ])
      ),
      ("zekerheid", .string(allowance.figure.certainty.rawValue)),
      ("eigenBijdrage", contribution.map(self.contribution) ?? .null),
    ])
  }

  private static func person(_ share: AllowanceShare, isKnown: Bool) -> JSONValue {
    func amount(_ amount: AllowanceAmount) -> JSONValue { isKnown ? cents(amount.cents) : .null }
    return .object([
      ("leeftijd", .whole(share.age)), ("voedselCenten", amount(share.food)), ("kledingCenten", amount(share.clothing)),
      ("woonCenten", amount(share.living)),
    ])
  }

  private static func contribution(_ contribution: OwnContribution) -> JSONValue {
    .object([
      ("betalers", contribution.payers.whole.map { .whole($0) } ?? .null),
      ("hoogstensCenten", cents(contribution.most.money?.cents)),
      ("minstensOverCenten", cents(contribution.least.money?.cents)),
      ("teBetalenCenten", cents(contribution.due?.money?.cents)),
      ("overCenten", cents(contribution.left?.money?.cents)),
    ])
  }

  private static func cents(_ cents: Int?) -> JSONValue { cents.map { .whole($0) } ?? .null }
}
