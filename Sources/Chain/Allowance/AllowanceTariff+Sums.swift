// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Exact
import Rulebook

/// The sums of R6.10 to R6.17.
extension AllowanceTariff {
  /// The allowance of a household.
  ///
  /// - Throws: `Faults` when the question cannot be right.
  public func allowance(_ request: AllowanceRequest) throws(Faults) -> Allowance {
    var faults = request.faults()
    for (index, member) in request.household.members.enumerated() where member.isUnaccompanied && isAdult(member) {
      faults.append(
        Fault(
          .adultUnaccompanied, place: "alleenstaand, gezinslid \(index + 1)",
          problem: "Een gezinslid van \(member.age) jaar is volwassen.",
          advice: "Noem alleen minderjarigen die zonder ouders kwamen."))
    }
    guard faults.isEmpty else { throw Faults(faults) }
    return reckon(request)
  }

  private func reckon(_ request: AllowanceRequest) -> Allowance {
    let members = request.household.members
    var reasons: [AllowanceReason] = []
    if let changeover {
      reasons.append(.oldAmounts(until: changeover))
    } else if isTransition {
      reasons.append(.oldAmountsPossible)
    }
    if isWeekly { reasons.append(.weekly) }
    if request.isCatered { reasons.append(.catered) }
    if request.setting == .ownDwelling { reasons.append(.ownDwelling) }
    let earner = incomeTakesAll ? members.firstIndex { isAdult($0) && earns($0) } : nil
    if let earner { reasons.append(.householdIncome(member: earner + 1)) }
    var shares: [AllowanceShare] = []
    shares.reserveCapacity(members.count)
    var payable = 0
    for (index, member) in members.enumerated() {
      let reason = withheld(member, index + 1, request.setting)
      if let reason, reason != .ownDwelling { reasons.append(reason) }
      let rule = earner != nil ? AllowanceRule.incomeCircle.id : reason?.rule
      if rule == nil, !member.isInCareInstitution { payable += 1 }
      shares.append(share(of: member, index + 1, place: payable, nothing: rule, request, &reasons))
    }
    addDoubts(shares, &reasons)
    return Allowance(request: request, tariff: self, shares: shares, reasons: reasons)
  }

  /// Why a member gets nothing at all; nil when there is no such reason of the member's own.
  private func withheld(_ member: HouseholdMember, _ number: Int, _ setting: ReceptionSetting) -> AllowanceReason? {
    if let exclusion = member.exclusion { return .excluded(member: number, exclusion) }
    if let since = member.absentSince, let most = absentDays {
      let days = since.days(until: day)
      if days >= most { return .absent(member: number, days: days) }
    }
    switch setting {
    case .ownDwelling: return .ownDwelling
    case .private where !member.isRegisteredHere: return .notRegistered(member: number)
    case .private, .municipal: break
    }
    // What the income of an adult does to the whole household is said once.
    return earns(member) && !(incomeTakesAll && isAdult(member)) ? .income(member: number) : nil
  }

  /// - Parameter place: the place of the member among those that get money for living, from 1.
  private func share(
    of member: HouseholdMember, _ number: Int, place: Int, nothing rule: String?, _ request: AllowanceRequest,
    _ reasons: inout [AllowanceReason]
  ) -> AllowanceShare {
    func share(_ food: AllowanceAmount, _ clothing: AllowanceAmount, _ living: AllowanceAmount) -> AllowanceShare {
      AllowanceShare(age: member.age, food: food, clothing: clothing, living: living)
    }
    if let rule {
      let nothing = AllowanceAmount.nothing(rule: rule)
      return share(nothing, nothing, nothing)
    }
    let clothing = paid(isWeekly ? .weeklyClothing : .clothing)
    if member.isInCareInstitution {
      reasons.append(.careInstitution(member: number))
      let nothing = AllowanceAmount.nothing(rule: "R6.16")
      return share(nothing, clothing, nothing)
    }
    let countsAsAdult = isAdult(member) || member.isUnaccompanied
    if member.isUnaccompanied { reasons.append(.unaccompanied(member: number)) }
    let food =
      request.isCatered
      ? .nothing(rule: "R6.16")
      : paid(foodRule(countsAsAdult, size: request.household.members.count))
    guard request.setting == .private else { return share(food, clothing, .nothing(rule: "R6.17")) }
    return share(food, clothing, living(countsAsAdult, place: place))
  }

  private func foodRule(_ isAdult: Bool, size: Int) -> AllowanceRule {
    if isWeekly { return .weeklyFood }
    if let four = sizes.four, size >= four { return isAdult ? .foodFourAdult : .foodFourMinor }
    if let three = sizes.three, size >= three { return isAdult ? .foodThreeAdult : .foodThreeMinor }
    return isAdult ? .foodPairAdult : .foodPairMinor
  }

  private func living(_ isAdult: Bool, place: Int) -> AllowanceAmount {
    guard isWeekly else { return paid(isAdult ? .livingAdult : .livingMinor) }
    switch place {
    case 1: return paid(.weeklyLivingFirst)
    case 2: return paid(.weeklyLivingSecond)
    case 3, 4: return paid(.weeklyLivingThird)
    // The most for a household has been reached by then.
    default: return .nothing(rule: AllowanceRule.weeklyLivingMost.id)
    }
  }

  private func paid(_ rule: AllowanceRule) -> AllowanceAmount { .paid(rule, cents: amount(rule)) }

  func isAdult(_ member: HouseholdMember) -> Bool { adultAge.map { member.age >= $0 } ?? false }

  func earns(_ member: HouseholdMember) -> Bool { member.incomes.contains { $0.counts(on: day) } }

  /// What is not known, and what is known but not sure.
  private func addDoubts(_ shares: [AllowanceShare], _ reasons: inout [AllowanceReason]) {
    for share in shares {
      for case .paid(let rule, let cents) in [share.food, share.clothing, share.living] {
        let reason: AllowanceReason
        if cents == nil {
          reason = version(rule) == nil ? .noAmountKnown : .notFound(rule)
        } else if isUnverified(rule) {
          reason = .unverified(rule)
        } else {
          continue
        }
        if !reasons.contains(reason) { reasons.append(reason) }
      }
    }
  }
}
