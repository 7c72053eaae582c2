// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Foundation
import Rulebook
import Testing

/// What must always hold of allowances, and the golden file that a program of its own made from the table of the rulebook.
@Suite struct AllowanceLawTests {
  let world: World

  init() throws { world = try World.standard() }

  private func household(_ numbers: inout FixedSeed) throws -> [HouseholdMember] {
    try (0..<Int.random(in: 1...7, using: &numbers)).map { _ in
      let age = Int.random(in: 0...99, using: &numbers)
      return try member(
        age, alone: age < 18 && Int.random(in: 0..<8, using: &numbers) == 0,
        income: Int.random(in: 0..<6, using: &numbers) == 0 ? "2022-03-15" : nil)
    }
  }

  private static let months = (0..<40).map { Month(containing: Day(number: 19_083)).adding(months: $0) }

  @Test func theHouseholdIsTheSumOfItsMembersAndTheTreeSaysTheSame() throws {
    var numbers = FixedSeed(state: 63)
    for month in AllowanceLawTests.months {
      for setting in ReceptionSetting.allCases {
        let allowance = try world.allowance(month.description, try household(&numbers), setting)
        let figure = allowance.figure
        let totals = allowance.shares.map(\.total)
        #expect(allowance.total == (totals.contains(nil) ? nil : totals.compactMap(\.self).reduce(0, +)))
        #expect(figure.money?.cents == allowance.total, "\(month) \(setting)")
        #expect(allowance.shares.indices.map { allowance.figure(ofMember: $0).money?.cents } == totals)
        checkTree(figure)
      }
    }
  }

  /// Without an earner that takes all, members change each other's amounts through the number of them and nothing else.
  @Test func splittingChangesOnlyWhatTheSizeDecides() throws {
    var numbers = FixedSeed(state: 64)
    let (monthly, bySize) = (try day("2022-04-01"), try day("2023-02-01"))
    for month in AllowanceLawTests.months where month.firstDay >= monthly {
      let members = try household(&numbers).map { old in
        var member = old
        member.incomes = []
        return member
      }
      let whole = try world.allowance(month.description, members, .private)
      let alone = try members.map { try world.allowance(month.description, [$0], .private).shares[0] }
      for (share, single) in zip(whole.shares, alone) {
        #expect(share.clothing == single.clothing && share.living == single.living, "\(month)")
        if members.count < 3 || month.firstDay < bySize { #expect(share.food.cents == single.food.cents) }
      }
      // Two halves of the same size class get what they got together.
      let double = try world.allowance(month.description, members + members + members + members, .private)
      let split = try world.allowance(month.description, members + members + members, .private)
      if members.count > 1 {
        #expect(Array(double.shares.prefix(members.count)) == Array(split.shares.prefix(members.count)))
      }
    }
  }

  /// From 1 March 2022 on there is a tariff for every day and only one; the months without amounts are named.
  @Test func noGapAndNoOverlapOnAnyDay() throws {
    let (monthly, unknown) = (try day("2022-04-01"), try day("2025-01-01"))
    var date = try day("2022-03-01")
    while date.year < 2027 {
      for rule in AllowanceRule.monthly {
        let all = try #require(world.rulebook.rule(rule.id)).versions.filter { $0.isValid(on: date) }
        if date < monthly {
          #expect(all.isEmpty, "\(rule.id) \(date)")
          continue
        }
        #expect(!all.isEmpty, "\(rule.id) has a gap on \(date)")
        // One version wins at every moment: no two of them became known on one day.
        #expect(Set(all.map(\.knownFrom)).count == all.count, "\(rule.id) overlaps on \(date)")
        let counts = world.rulebook.version(of: rule.id, on: date, knownAt: .endOfTime)?.value != nil
        #expect(counts == (date < unknown), "\(rule.id) \(date)")
      }
      let weekly = world.rulebook.version(of: AllowanceRule.weeklyFood.id, on: date, knownAt: .endOfTime)
      #expect((weekly != nil) == (date < monthly), "\(date)")
      date = date.adding(days: 1)
    }
  }

  @Test func aHoleInTheRuleFileIsTold() throws {
    let text = """
      regels:
        - id: R6.12.kleding
          term: kleding
          tekst: kleding
          versies:
            - {geldigVanaf: 2022-04-01, geldigTot: 2022-06-01, waarde: "55.00", eenheid: euro, bron: b, zekerheid: wet}
            - {geldigVanaf: 2022-07-01, waarde: "56.00", eenheid: euro, bron: b, zekerheid: wet}
      """
    let book = try Rulebook(files: [("proef.yaml", text)])
    func places(_ text: String) throws -> [String?] {
      let month = try month(text)
      do {
        _ = try AllowanceTariff(month, changeover: nil, book, knownAt: .endOfTime)
        return []
      } catch {
        #expect(error.all.allSatisfy { $0.code == .tariffGap })
        return error.all.map(\.place)
      }
    }
    #expect(try places("2022-06").contains("regel R6.12.kleding"))
    #expect(!(try places("2022-05").contains("regel R6.12.kleding")))
    #expect(!(try places("2022-07").contains("regel R6.12.kleding")))
    // A rule that is not there at all is a hole in every month.
    #expect(try places("2022-05").contains("regel R6.12.wonen.kind"))
  }

  @Test func theGoldenFileOfTheOracle() throws {
    let path = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Golden/leefgeld.csv")
    let lines = try String(contentsOf: path, encoding: .utf8).split(separator: "\n").dropFirst()
    #expect(lines.count > 2_000)
    for line in lines {
      let cells = line.split(separator: ";").map(String.init)
      let members = try cells[0].split(separator: ",").map { word in
        try member(
          try #require(Int(word.prefix { $0.isNumber })), alone: word.contains("a"),
          income: word.contains("i") ? "2022-03-15" : nil)
      }
      let allowance = try world.allowance(
        cells[3], members, try #require(ReceptionSetting(rawValue: cells[1])), catered: cells[2] == "ja",
        changeover: cells[4] == "ja" ? "2023-04-01" : nil)
      let found = allowance.shares.map { share in
        [share.food, share.clothing, share.living].map { $0.cents.map(String.init) ?? "?" }.joined(separator: ",")
      }
      #expect(found.joined(separator: " ") == cells[5], "\(line)")
    }
  }
}

/// The vectors of rulebook 6.4.
@Suite struct OwnContributionTests {
  let world: World

  init() throws { world = try World.standard() }

  private func contribution(
    _ month: String, _ members: [HouseholdMember], catered: Bool = false, netto: Int? = nil,
    _ setting: ReceptionSetting = .municipal
  ) throws -> OwnContribution? {
    try world.allowance(month, members, setting, catered: catered) { $0.netIncome = netto.map { Money(cents: $0) } }
      .ownContribution()
  }

  @Test func theMostThatIsPaid() throws {
    let one = try member(40, income: "2024-01-10")
    func most(_ month: String, _ members: [HouseholdMember], catered: Bool = false) throws -> Int? {
      try contribution(month, members, catered: catered)?.most.money?.cents
    }
    #expect(try most("2024-06", [one]) == nil)
    #expect(try most("2024-07", [one]) == 105_00)
    #expect(try most("2024-07", [one, try member(38), try member(9)]) == 105_00)
    #expect(try most("2024-07", [one, one]) == 210_00)
    #expect(try most("2024-07", [one, one, one]) == 210_00)
    #expect(try most("2024-12", [one, one], catered: true) == 694_96)
    #expect(try most("2025-01", [one], catered: true) == 357_18)
    #expect(try most("2025-09", [one]) == 105_00)
    #expect(try most("2025-10", [one]) == 244_22)
    #expect(try most("2025-10", [one, one], catered: true) == 992_80)
    #expect(try contribution("2024-07", [try member(40)]) == nil)
    #expect(try contribution("2024-07", [try member(40), try member(17, income: "2024-01-10")]) == nil)
    #expect(try contribution("2024-07", [one], .private) == nil)
  }

  @Test func theHouseholdKeepsItsAllowance() throws {
    let family = [try member(40, income: "2024-01-10"), try member(9)]
    // Without income: 242.48 and 200.65 for food, twice 60.71 for clothing.
    let level = 564_55
    let plain = try #require(try contribution("2024-07", family))
    #expect(plain.least.money?.cents == level && plain.due == nil && plain.left == nil)
    for (income, due) in [(0, 0), (level, 0), (level + 1, 1), (level + 105_00, 105_00), (3_000_00, 105_00)] {
      let asked = try #require(try contribution("2024-07", family, netto: income))
      #expect(asked.due?.money?.cents == due, "\(income)")
      #expect(asked.left?.money?.cents == income - due, "\(income)")
    }
    // With meals it is what is paid beside them.
    #expect(try contribution("2024-07", family, catered: true)?.least.money?.cents == 2 * 60_71)
    // The level of 2025 is not known, so neither is what is paid.
    let unknown = try #require(try contribution("2025-10", family, netto: 2_000_00))
    #expect(unknown.most.money?.cents == 244_22 && unknown.least.money == nil && unknown.due?.money == nil)
  }
}
