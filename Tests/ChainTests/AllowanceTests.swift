// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Rulebook
import Testing

/// A member of a household in a test: age, whether alone, and income since a day.
func member(_ age: Int, alone: Bool = false, income: String? = nil, until: String? = nil) throws -> HouseholdMember {
  var member = HouseholdMember(age: age)
  member.isUnaccompanied = alone
  if let income { member.incomes = [IncomeSpell(from: try day(income), until: try until.map(day))] }
  return member
}

extension World {
  func allowance(
    _ monthText: String, _ members: [HouseholdMember], _ setting: ReceptionSetting = .municipal, catered: Bool = false,
    changeover: String? = nil, known: Moment = .endOfTime, change: (inout AllowanceRequest) -> Void = { _ in }
  ) throws -> Allowance {
    var request = AllowanceRequest(
      month: try month(monthText), setting: setting, isCatered: catered, household: Household(members))
    request.changeover = try changeover.map(day)
    change(&request)
    return try AllowanceTariff(request.month, changeover: request.changeover, rulebook, knownAt: known)
      .allowance(request)
  }

  func total(_ month: String, _ ages: [Int], _ setting: ReceptionSetting = .municipal) throws -> Int? {
    try allowance(month, ages.map { HouseholdMember(age: $0) }, setting).total
  }
}

/// The vectors of rulebook 6.3, and the rules R6.8 to R6.17.
@Suite struct AllowanceTests {
  let world: World

  init() throws { world = try World.standard() }

  @Test func theVectorsOfTheRulebook() throws {
    #expect(try world.total("2022-05", [40, 38, 9]) == 780_00)
    #expect(try world.total("2022-05", [40, 38, 9], .private) == 1_265_00)
    #expect(try world.total("2023-04", [30, 5]) == 505_66)
    let pair = try world.allowance("2023-04", [try member(30), try member(5)])
    #expect(pair.shares.map(\.food.cents) == [215_06, 178_36])
    let five = try world.allowance("2023-04", [35, 33, 10, 8, 4].map { HouseholdMember(age: $0) }, .private)
    #expect(five.shares.compactMap(\.food.cents).reduce(0, +) == 675_81)
    #expect(five.shares.compactMap(\.clothing.cents).reduce(0, +) == 280_60)
    #expect(five.shares.compactMap(\.living.cents).reduce(0, +) == 465_00)
    #expect(five.total == 1_421_41)
    #expect(five.reasons.isEmpty)
    for (month, extra) in [("2023-01", 325_00), ("2023-02", 279_00), ("2023-04", 279_00)] {
      let mother = try world.allowance(month, [30, 7, 5].map { HouseholdMember(age: $0) }, .private)
      #expect(mother.shares.compactMap(\.living.cents).reduce(0, +) == extra, "\(month)")
    }
    #expect(try world.total("2023-10", [30]) == 303_19)
  }

  @Test func marchIsPerWeekWithItsOwnMaximum() throws {
    let six = try world.allowance("2022-03", [40, 39, 12, 9, 6, 3].map { HouseholdMember(age: $0) }, .private)
    #expect(six.isWeekly)
    #expect(six.shares.map { ($0.food.cents ?? 0) + ($0.clothing.cents ?? 0) } == Array(repeating: 59_92, count: 6))
    #expect(six.shares.map(\.living.cents) == [75_00, 25_00, 12_50, 12_50, 0, 0])
    let most = try #require(six.tariff.version(.weeklyLivingMost))
    #expect(Figure.money(of: most) == six.shares.compactMap(\.living.cents).reduce(0, +))
    #expect(six.reasons.contains(.weekly))
    #expect(!(try world.allowance("2022-04", [try member(40)]).isWeekly))
    // Before it, nothing is known; and in the middle of March itself the rule was not found to be known.
    let february = try world.allowance("2022-02", [try member(40)])
    #expect(february.total == nil && february.reasons == [.noAmountKnown])
    let early = try world.allowance("2022-03", [try member(40)], known: Moment(endOf: try day("2022-03-30")))
    #expect(early.total == nil && !early.isWeekly)
  }

  @Test func whatWasNotFoundIsUnknownWithTheReason() throws {
    for month in ["2025-01", "2026-06", "2031-01"] {
      let allowance = try world.allowance(month, [try member(40), try member(9)], .private)
      #expect(allowance.total == nil)
      #expect(allowance.reasons.contains(.notFound(.clothing)) && allowance.reasons.contains(.notFound(.foodPairAdult)))
      #expect(allowance.figure.unknownReason == .partsMissing(2, of: 2))
      // What is nothing is known to be nothing.
      let catered = try world.allowance(month, [try member(40)], catered: true)
      #expect(catered.shares[0].food.cents == 0 && catered.shares[0].clothing.cents == nil)
    }
    #expect(try world.total("2024-12", [40]) == 303_19)
  }

  @Test func derivedAmountsSaySo() throws {
    let three = try world.allowance("2023-10", [40, 39, 9].map { HouseholdMember(age: $0) })
    #expect(three.shares[2].food.cents == 160_52)
    #expect(three.reasons == [.unverified(.foodThreeMinor)])
    #expect(three.figure.certainty == .recalled)
    let four = try world.allowance("2024-06", [40, 39, 9, 8].map { HouseholdMember(age: $0) })
    #expect(four.shares[3].food.cents == 140_46 && four.reasons == [.unverified(.foodFourMinor)])
    let adults = try world.allowance("2023-10", [40, 39, 38].map { HouseholdMember(age: $0) })
    #expect(adults.reasons.isEmpty && adults.figure.certainty == .derived)
  }

  @Test func theMunicipalityChoosesItsChangeover() throws {
    func total(_ month: String, _ changeover: String?) throws -> Int? {
      try world.allowance(month, [try member(40)], changeover: changeover).total
    }
    #expect(try total("2023-01", nil) == 261_12)
    #expect(try total("2023-02", nil) == 271_18)
    #expect(try total("2023-02", "2023-02-01") == 271_18)
    #expect(try total("2023-02", "2023-03-01") == 261_12)
    #expect(try total("2023-03", "2023-03-01") == 271_18)
    #expect(try total("2023-03", "2023-04-01") == 261_12)
    #expect(try total("2023-04", "2023-04-01") == 271_18)
    #expect(try total("2024-01", "2023-04-01") == 303_19)
    for wrong in ["2023-01-31", "2023-04-02"] {
      #expect(throws: Faults.self) { try total("2023-02", wrong) }
    }
    #expect(try world.allowance("2023-03", [try member(40)]).reasons == [.oldAmountsPossible])
    let late = try world.allowance("2023-03", [try member(40)], changeover: "2023-04-01")
    #expect(late.reasons == [.oldAmounts(until: try day("2023-04-01"))])
    // What income does changed at once, whatever the municipality chose.
    let working = try world.allowance(
      "2023-03", [try member(40, income: "2023-01-10"), try member(9)], changeover: "2023-04-01")
    #expect(working.total == 0)
  }

  @Test func aMonthAsItWasKnown() throws {
    func total(_ month: String, knownOn known: String) throws -> Int? {
      try world.allowance(month, [try member(40)], known: Moment(endOf: try day(known))).total
    }
    #expect(try total("2022-07", knownOn: "2022-03-31") == nil)
    #expect(try total("2022-07", knownOn: "2022-04-01") == 260_00)
    // In July 2022 the law had no other amounts for later months.
    #expect(try total("2023-04", knownOn: "2022-07-14") == 260_00)
    #expect(try total("2023-04", knownOn: "2022-12-01") == 261_12)
    #expect(try total("2023-04", knownOn: "2022-12-30") == 261_12)
    #expect(try total("2023-04", knownOn: "2022-12-31") == 271_18)
    #expect(try total("2023-10", knownOn: "2023-09-30") == 271_18)
    #expect(try total("2023-10", knownOn: "2023-10-01") == 303_19)
    #expect(try total("2025-01", knownOn: "2024-12-31") == 303_19)
    #expect(try total("2025-01", knownOn: "2025-01-01") == nil)
  }

  @Test func incomeCountsFromTheMonthAfter() throws {
    func total(_ month: String, from: String, until: String? = nil) throws -> Int? {
      try world.allowance(month, [try member(40, income: from, until: until)]).total
    }
    #expect(try total("2023-05", from: "2023-05-10") == 271_18)
    #expect(try total("2023-06", from: "2023-05-10") == 0)
    #expect(try total("2023-06", from: "2023-05-31") == 0)
    #expect(try total("2023-06", from: "2023-06-01") == 271_18)
    #expect(try total("2023-07", from: "2023-06-01") == 0)
    #expect(try total("2023-08", from: "2023-06-01", until: "2023-08-01") == 271_18)
    #expect(try total("2023-08", from: "2023-06-01", until: "2023-08-02") == 0)
    #expect(try total("2023-06", from: "2023-05-10", until: "2023-05-20") == 271_18)
  }

  @Test func incomeOfAnAdultTakesThatOfAllSinceFebruary2023() throws {
    let family = [try member(40, income: "2022-10-10"), try member(38), try member(9)]
    let before = try world.allowance("2023-01", family)
    #expect(before.shares.map(\.total) == [0, 261_12, 261_12])
    #expect(before.reasons == [.income(member: 1)])
    let after = try world.allowance("2023-02", family)
    #expect(after.shares.map(\.total) == [0, 0, 0])
    #expect(after.reasons == [.oldAmountsPossible, .householdIncome(member: 1)])
    // A minor who works loses only the minor's own.
    let minor = try world.allowance("2023-04", [try member(40), try member(17, income: "2023-01-10")])
    #expect(minor.shares.map(\.total) == [271_18, 0])
    #expect(minor.reasons == [.income(member: 2)])
    // On the day of becoming eighteen it is that of an adult.
    let adult = try world.allowance("2023-04", [try member(40), try member(18, income: "2023-01-10")])
    #expect(adult.total == 0)
  }

  @Test func whoGetsNothingOrLess() throws {
    func shares(_ setting: ReceptionSetting = .private, _ change: @escaping (inout HouseholdMember) -> Void) throws -> (
      [Int?], [AllowanceReason]
    ) {
      let allowance = try world.allowance("2023-04", [try member(40), try member(9)], setting) {
        change(&$0.household.members[1])
      }
      return (allowance.shares.map(\.total), allowance.reasons)
    }
    let all = 364_18
    for exclusion in AllowanceExclusion.allCases {
      let (amounts, reasons) = try shares { $0.exclusion = exclusion }
      #expect(amounts == [all, 0] && reasons == [.excluded(member: 2, exclusion)])
    }
    let first = try day("2023-04-01")
    #expect(try shares { $0.absentSince = first.adding(days: -27) }.0 == [all, 327_48])
    let (absent, reasons) = try shares { $0.absentSince = first.adding(days: -28) }
    #expect(absent == [all, 0] && reasons == [.absent(member: 2, days: 28)])
    #expect(try shares { $0.isInCareInstitution = true }.0 == [all, 56_12])
    #expect(try shares { $0.isRegisteredHere = false }.0 == [all, 0])
    #expect(try shares(.municipal) { $0.isRegisteredHere = false }.0 == [271_18, 234_48])
    #expect(try shares(.ownDwelling) { _ in }.0 == [0, 0])
    #expect(try shares(.ownDwelling) { _ in }.1 == [.ownDwelling])
  }

  @Test func mealsAndMinorsWithoutParents() throws {
    let catered = try world.allowance("2023-04", [try member(40), try member(9)], .private, catered: true)
    #expect(catered.shares.map(\.food.cents) == [0, 0])
    #expect(catered.total == 2 * (56_12 + 93_00) && catered.reasons == [.catered])
    let alone = try world.allowance("2023-04", [try member(16, alone: true)])
    #expect(alone.total == 271_18 && alone.reasons == [.unaccompanied(member: 1)])
    #expect(try world.allowance("2023-04", [try member(16)]).total == 234_48)
    #expect(try world.allowance("2022-04", [try member(16, alone: true)], .private).total == 475_00)
  }

  @Test func badInputIsRefusedWithPlaceAndAdvice() throws {
    func codes(_ members: [HouseholdMember], netto: Int? = nil) throws -> [String] {
      do {
        _ = try world.allowance("2023-04", members) { $0.netIncome = netto.map { Money(cents: $0) } }
        return []
      } catch let faults as Faults {
        #expect(faults.all.allSatisfy { $0.place != nil && !$0.advice.isEmpty })
        return faults.all.map(\.code.rawValue)
      }
    }
    #expect(try codes([]) == ["RT-311"])
    #expect(try codes(Array(repeating: try member(4), count: 51)) == ["RT-311"])
    #expect(try codes([try member(121), try member(-1)]) == ["RT-310", "RT-310"])
    #expect(try codes([try member(120), try member(0)]) == [])
    #expect(try codes([try member(40, income: "2023-02-01", until: "2023-02-01")]) == ["RT-312"])
    #expect(try codes([try member(40, income: "2023-02-01", until: "2023-01-01")]) == ["RT-312"])
    #expect(try codes([try member(18, alone: true)]) == ["RT-315"])
    #expect(try codes([try member(18)], netto: -1) == ["RT-316"])
  }
}

extension Figure {
  /// The value of a rule in cents.
  static func money(of version: RuleVersion) -> Int? {
    guard case .number(let euros)? = version.value else { return nil }
    return Money(euros: euros)?.cents
  }
}
