// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

public import Exact
public import Rulebook

/// A rule that the allowance is reckoned by.
public enum AllowanceRule: Int, Sendable, CaseIterable {
  // Amounts per person and month.
  case foodPairAdult, foodPairMinor, foodThreeAdult, foodThreeMinor, foodFourAdult, foodFourMinor, clothing,
    livingAdult, livingMinor
  // Amounts per person and week, in March 2022.
  case weeklyFood, weeklyClothing, weeklyLivingFirst, weeklyLivingSecond, weeklyLivingThird, weeklyLivingMost
  // The own contribution.
  case contributionCosts, contributionMeals, contributionAdults
  // Thresholds and choices.
  case adultAge, householdOfThree, householdOfFour, absentDays, incomeCircle

  /// The id in the rule files.
  public var id: String {
    switch self {
    case .foodPairAdult: "R6.12.voedsel.twee.volwassene"
    case .foodPairMinor: "R6.12.voedsel.twee.kind"
    case .foodThreeAdult: "R6.12.voedsel.drie.volwassene"
    case .foodThreeMinor: "R6.12.voedsel.drie.kind"
    case .foodFourAdult: "R6.12.voedsel.vier.volwassene"
    case .foodFourMinor: "R6.12.voedsel.vier.kind"
    case .clothing: "R6.12.kleding"
    case .livingAdult: "R6.12.wonen.volwassene"
    case .livingMinor: "R6.12.wonen.kind"
    case .weeklyFood: "R6.12.week.voedsel"
    case .weeklyClothing: "R6.12.week.kleding"
    case .weeklyLivingFirst: "R6.12.week.wonen.eerste"
    case .weeklyLivingSecond: "R6.12.week.wonen.tweede"
    case .weeklyLivingThird: "R6.12.week.wonen.derde"
    case .weeklyLivingMost: "R6.12.week.wonen.hoogstens"
    case .contributionCosts: "R6.19.kosten"
    case .contributionMeals: "R6.19.maaltijden"
    case .contributionAdults: "R6.19.volwassenen"
    case .adultAge: "R6.12.volwassen"
    case .householdOfThree: "R6.12.gezin.drie"
    case .householdOfFour: "R6.12.gezin.vier"
    case .absentDays: "R6.13.dagen"
    case .incomeCircle: "R6.14.kring"
    }
  }

  /// The amounts of a month: from the first one on there is one for every day.
  public static let monthly: [AllowanceRule] = [
    .foodPairAdult, .foodPairMinor, .foodThreeAdult, .foodThreeMinor, .foodFourAdult, .foodFourMinor, .clothing,
    .livingAdult, .livingMinor,
  ]
}

/// What the rules say for a month, as they were known at a moment (tarief): looked up once, for any number of households.
public struct AllowanceTariff: Sendable {
  /// The first day of the month.
  public let day: Day
  /// The day whose amounts count: the day itself, or the last one of the old amounts in a municipality that changes later.
  public let amountDay: Day
  /// The day on which the municipality changed over, when that is why the old amounts count.
  public let changeover: Day?
  /// Whether municipalities could choose between the old amounts and the new ones in this month.
  public let isTransition: Bool
  let known: Moment
  let rulebook: Rulebook
  private var cents: [Int?] = []
  private var versions: [RuleVersion?] = []
  private var unverified: [Bool] = []
  /// From which age on somebody is an adult.
  private(set) var adultAge: Int?
  /// From how many members on a household is one of three, or of four and more.
  private(set) var sizes: (three: Int?, four: Int?) = (nil, nil)
  /// After how many days of absence reception ends.
  private(set) var absentDays: Int?

  static let changeoverRule = "R6.12.overgang"

  /// The tariff of a month in a municipality.
  ///
  /// - Throws: `Faults` when the changeover lies outside the days for it, or the rule files leave a day without a tariff.
  public init(_ month: Month, changeover: Day?, _ rulebook: Rulebook, knownAt known: Moment) throws(Faults) {
    let day = month.firstDay
    self.day = day
    self.known = known
    self.rulebook = rulebook
    let transition = rulebook.version(of: AllowanceTariff.changeoverRule, on: day, knownAt: known)
    isTransition = transition != nil
    if let changeover {
      try AllowanceTariff.check(changeover, rulebook)
    }
    if let changeover, let start = transition?.validFrom, day < changeover {
      self.changeover = changeover
      amountDay = start.adding(days: -1)
    } else {
      self.changeover = nil
      amountDay = day
    }
    for rule in AllowanceRule.allCases {
      let version = rulebook.version(of: rule.id, on: amountDay(of: rule), knownAt: known)
      versions.append(version)
      cents.append(version.flatMap(AllowanceTariff.cents))
      unverified.append(version?.certainty == .recalled)
    }
    incomeTakesAll = version(.incomeCircle)?.value == .text("gezin")
    isWeekly = version(.weeklyFood) != nil
    adultAge = threshold(.adultAge)
    sizes = (threshold(.householdOfThree), threshold(.householdOfFour))
    absentDays = threshold(.absentDays)
    try checkGaps()
  }

  /// Only amounts can be those of before the changeover; what income does changes at once.
  private func amountDay(of rule: AllowanceRule) -> Day {
    AllowanceRule.monthly.contains(rule) ? amountDay : day
  }

  private static func cents(_ version: RuleVersion) -> Int? {
    guard version.unit == Unit.euro.name, case .number(let euros)? = version.value else { return nil }
    return Money(euros: euros)?.cents
  }

  private static func check(_ changeover: Day, _ rulebook: Rulebook) throws(Faults) {
    let version = rulebook.rule(changeoverRule)?.versions.first
    guard let from = version?.validFrom, case .day(let last)? = version?.value, !(from...last).contains(changeover)
    else {
      return
    }
    throw Faults(
      Fault(
        .changeoverOutside, place: "overgang", problem: "Op \(changeover) kon een gemeente niet overgaan.",
        expected: "Een dag van \(from) tot en met \(last).", advice: "Geef de dag waarop de nieuwe bedragen ingingen."))
  }

  /// A rule file that says something about earlier days and nothing about this one has a hole in it.
  private func checkGaps() throws(Faults) {
    var faults: [Fault] = []
    // Where a version was found there is no hole, and looking again takes as long as all the rest.
    for rule in AllowanceRule.monthly where version(rule) == nil {
      let all = rulebook.rule(rule.id)?.versions ?? []
      let hasBegun = all.contains { $0.validFrom.map { $0 <= amountDay } ?? true }
      guard all.isEmpty || hasBegun && !all.contains(where: { $0.isValid(on: amountDay) }) else { continue }
      faults.append(
        Fault(
          .tariffGap, place: "regel \(rule.id)", problem: "Op \(amountDay) is er geen tarief.",
          expected: "Een versie voor elke dag, ook als het bedrag niet is gevonden.",
          advice: "Vul het regelbestand aan."))
    }
    guard faults.isEmpty else { throw Faults(faults) }
  }

  /// The version of a rule that holds in the month; nil when there was none, or it was not known.
  public func version(_ rule: AllowanceRule) -> RuleVersion? { versions[rule.rawValue] }

  /// An amount in cents; nil when it is not known.
  func amount(_ rule: AllowanceRule) -> Int? { cents[rule.rawValue] }

  /// Whether the amount was not verified.
  func isUnverified(_ rule: AllowanceRule) -> Bool { unverified[rule.rawValue] }

  /// A threshold; nil when it is not known.
  func threshold(_ rule: AllowanceRule) -> Int? {
    guard case .number(let number)? = versions[rule.rawValue]?.value, number.denominator == 1 else { return nil }
    return number.numerator
  }

  /// Whether the income of an adult takes the allowance of the whole household (R6.14).
  private(set) var incomeTakesAll = false

  /// Whether the month has the amounts per week of the emergency rule.
  public private(set) var isWeekly = false
}
