// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

public import Exact

/// A question about the allowance of a household in a month.
public struct AllowanceRequest: Hashable, Sendable {
  /// The month; the allowance is due on its first day (R6.16).
  public var month: Month
  /// Where the household lives.
  public var setting: ReceptionSetting
  /// Whether meals are given, so that nothing is paid for food.
  public var isCatered: Bool
  /// Who lives there.
  public var household: Household
  /// The day on which the municipality went over to the amounts of 2023; nil when it did so at once.
  public var changeover: Day?
  /// What the household earns net in the month, to reckon the own contribution with; nil when it is not given.
  public var netIncome: Money?

  /// A question about a household in municipal reception that cooks for itself.
  public init(month: Month, setting: ReceptionSetting = .municipal, isCatered: Bool = false, household: Household) {
    self.month = month
    self.setting = setting
    self.isCatered = isCatered
    self.household = household
  }

  /// More members than any household has; a longer list is a mistake.
  public static let mostMembers = 50

  /// What is wrong with the question, whatever the rules are.
  public func faults() -> [Fault] {
    var faults: [Fault] = []
    let members = household.members
    if !(1...AllowanceRequest.mostMembers).contains(members.count) {
      faults.append(
        Fault(
          .householdSize, place: "gezin",
          problem: members.isEmpty ? "Het gezin heeft geen leden." : "Het gezin heeft \(members.count) leden.",
          expected: "Eén tot en met \(AllowanceRequest.mostMembers) leden.",
          advice: "Geef de leeftijd van elk gezinslid, zoals 35,33,10."))
    }
    for (index, member) in members.enumerated() { faults += self.faults(of: member, index + 1) }
    if let netIncome, netIncome < .zero {
      faults.append(
        Fault(
          .negativeIncome, place: "netto", problem: "Het inkomen is lager dan nul.",
          advice: "Geef wat het gezin netto in de maand verdient, of laat het weg."))
    }
    return faults
  }

  private func faults(of member: HouseholdMember, _ number: Int) -> [Fault] {
    var faults: [Fault] = []
    if !(0...HouseholdMember.oldest).contains(member.age) {
      faults.append(
        Fault(
          .ageImpossible, place: "gezin, gezinslid \(number)",
          problem: "De leeftijd \(member.age) kan niet.",
          expected: "Een heel aantal jaren van 0 tot en met \(HouseholdMember.oldest).",
          advice: "Verbeter de leeftijd."))
    }
    for spell in member.incomes {
      guard let until = spell.until, until <= spell.from else { continue }
      faults.append(
        Fault(
          .incomeReversed, place: "inkomen, gezinslid \(number)",
          problem: "Het inkomen eindigt (\(until)) niet na het begin (\(spell.from)).",
          expected: "Eerst de eerste dag met inkomen, dan de eerste dag zonder.", advice: "Draai de dagen om."))
    }
    return faults
  }
}
