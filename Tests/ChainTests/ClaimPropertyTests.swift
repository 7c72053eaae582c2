// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Journal
import Rulebook
import Territory
import Testing

/// Laws of claims that hold for every journal, and an independent sum day by day.
@Suite struct ClaimPropertyTests {
  private let amsterdam: AreaCode

  init() throws { amsterdam = try code(Claims.amsterdam) }

  /// The tariff of a day as the rulebook has it, by a plain list.
  private func plainTariff(_ day: Day) throws -> Int {
    let bounds = try [("2022-03-01", 100), ("2022-10-15", 83), ("2024-01-01", 61), ("2025-01-01", 44)]
      .map { (try calendarDay($0.0), $0.1) }
    return try #require(bounds.last { $0.0 <= day }).1
  }

  private func calendarDay(_ text: String) throws -> Day { try day(text) }

  /// Reports on random days, some of them changed or withdrawn later.
  private func random(_ seed: UInt64) throws -> (facts: [Fact], places: [Day: Int]) {
    var chance = FixedSeed(state: seed)
    var facts: [Fact] = []
    var places: [Day: Int] = [:]
    var day = try day("2022-03-01")
    let end = try calendarDay("2026-01-01")
    while day < end {
      let count = Int.random(in: 0...400, using: &chance)
      facts.append(try Claims.places(count, on: day.description))
      places[day] = count
      day = day.adding(days: Int.random(in: 1...90, using: &chance))
    }
    return (facts, places)
  }

  @Test(arguments: 1...12) func aClaimIsTheSumOfItsDays(seed: Int) throws {
    let (facts, places) = try random(UInt64(seed))
    let ledger = try Claims.ledger(facts)
    for year in 2022...2025 {
      var (day, sum, count) = (max(FigurePeriod.year(year).firstDay, try calendarDay("2022-03-01")), 0, 0)
      while day.year == year {
        count = try #require(places[day] ?? places.filter { $0.key < day }.max { $0.key < $1.key }?.value)
        sum += count * (try plainTariff(day))
        day = day.adding(days: 1)
      }
      let claim = try #require(ledger.claim(of: amsterdam, in: year))
      #expect(claim.places.money == Money(cents: sum * 100), "\(year)")
      let months = claim.months.compactMap(\.places.money).reduce(Money.zero, +)
      #expect(claim.places.money == months, "the months of \(year) add up")
    }
  }

  @Test(arguments: 1...8) func splittingAPeriodChangesNothing(seed: Int) throws {
    var chance = FixedSeed(state: UInt64(seed))
    let ledger = try Claims.ledger([])
    for _ in 0..<40 {
      let start = try day("2022-03-01").adding(days: Int.random(in: 0...1200, using: &chance))
      let days = Int.random(in: 2...500, using: &chance)
      let cut = start.adding(days: Int.random(in: 1..<days, using: &chance))
      let end = start.adding(days: days)
      let (places, people) = (Int.random(in: 0...900, using: &chance), Int.random(in: 0...90, using: &chance))
      func pay(_ from: Day, _ until: Day, _ places: Int, _ people: Int) throws -> Money {
        try #require(ledger.claim(places: places, people: people, in: Period(from: from, until: until)).total.money)
      }
      let whole = try pay(start, end, places, people)
      #expect(try whole == pay(start, cut, places, people) + pay(cut, end, places, people))
      let some = Int.random(in: 0...places, using: &chance)
      let few = Int.random(in: 0...people, using: &chance)
      #expect(try whole == pay(start, end, some, few) + pay(start, end, places - some, people - few))
    }
  }

  /// C13: on each day since the scheme began there is one tariff, whatever moment of knowledge after it one takes.
  @Test func noDayWithoutATariffAndNoneWithTwo() throws {
    let world = try World.standard()
    let first = try day("2022-03-01")
    for known in ["2022-06-04", "2022-10-14", "2022-10-15", "2024-01-01", "2025-01-01", "2026-06-01"] {
      let moment = Moment(endOf: try day(known))
      for rule in ["R6.22", "R6.23"] where rule == "R6.22" || known >= "2022-10-15" {
        let tariff = Tariff(rule, world.rulebook, known: moment)
        #expect(tariff.gaps.isEmpty && tariff.segments.first?.from == first)
        var day = first
        while day <= (try calendarDay(known)) {
          let holding = tariff.segments.filter { $0.from <= day && ($0.until.map { day < $0 } ?? true) }
          #expect(holding.count == 1, "\(rule) on \(day) as known on \(known)")
          #expect(holding.first?.version == world.rulebook.version(of: rule, on: day, knownAt: moment))
          day = day.adding(days: 1)
        }
      }
    }
  }

  /// The amounts of the tables are those of the figures, whatever was reported.
  @Test(arguments: 1...8) func amountsAreThoseOfTheFigures(seed: Int) throws {
    var chance = FixedSeed(state: UInt64(seed) &+ 99)
    var facts = try random(UInt64(seed) &+ 500).facts
    for month in 1...12 where Bool.random(using: &chance) {
      let text = "2022-\(month < 10 ? "0" : "")\(month)"
      if month > 2 { facts.append(try Claims.people(Int.random(in: 0...80, using: &chance), in: text)) }
      for item in FundingItem.allCases where item.isMonthly && month > 2 && Bool.random(using: &chance) {
        facts.append(try Claims.amount(item, Int.random(in: 0...9_999_999, using: &chance), in: text))
      }
    }
    facts += [try Claims.project(), try Claims.spending(2022, Int.random(in: 0...99_999_99, using: &chance))]
    facts += [
      try Claims.amount(.actualCosts, Int.random(in: 0...99_999_999_99, using: &chance), in: "2022"),
      try Claims.choice(Bool.random(using: &chance) ? .actual : .norm, 2022, on: "2023-01-10"),
    ]
    for known in ["2022-10-14", "2026-01-01"] {
      let ledger = try Claims.ledger(facts, on: "2024-06-30", known: known)
      for year in 2022...2024 {
        let claim = try #require(ledger.claim(of: amsterdam, in: year))
        let amounts = try #require(ledger.amounts(of: amsterdam, in: year))
        #expect(amounts.total == claim.total.money, "\(year) as known on \(known)")
        #expect(amounts.incomplete.isEmpty == claim.total.isComplete, "\(year) as known on \(known)")
        for measure in amounts.parts.keys where measure != .costDifference {
          #expect(amounts.parts[measure] == claim[measure]?.money, "\(measure) in \(year)")
        }
        checkTree(claim.total)
      }
    }
  }

  @Test func aGapInATariffIsFound() throws {
    let text = """
      regels:
        - id: R6.22
          term: proef
          tekst: proef
          versies:
            - { geldigVanaf: 2022-03-01, geldigTot: 2022-10-15, waarde: 100, eenheid: euro, bron: proef, zekerheid: wet }
            - { geldigVanaf: 2022-10-17, waarde: 83, eenheid: euro, bron: proef, zekerheid: wet }
      """
    let tariff = Tariff("R6.22", try Rulebook(files: [(name: "proef.yaml", text: text)]), known: .endOfTime)
    #expect(try tariff.gaps == [Period(from: day("2022-10-15"), until: day("2022-10-17"))])
    #expect(tariff.segment(on: try day("2022-10-16")) == nil)
    let run = PlaceRun(from: try day("2022-10-14"), until: try day("2022-10-18"), places: 1)
    let pays = PlacePay.pay([run], tariff, from: run.from, until: run.until)
    #expect(pays.map(\.days) == [1, 2, 1] && pays.map(\.amount) == [Money(cents: 100_00), nil, Money(cents: 83_00)])
  }
}
