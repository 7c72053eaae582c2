// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Journal
import Rulebook
import Territory
import Testing

/// Amsterdam and what it reported for people from Ukraine.
enum Claims {
  static let amsterdam = "GM0363"

  static func places(_ count: Int, on iso: String, in municipality: String = amsterdam) throws -> Fact {
    .displaced(
      .count(
        .displacedPlaces, area: try code(municipality), period: .day(try day(iso)), count: Count(count), role: .leading)
    )
  }

  static func people(_ count: Int, in iso: String, of municipality: String = amsterdam) throws -> Fact {
    .displaced(
      .count(
        .displacedPrivateMonths, area: try code(municipality), period: .month(try month(iso)), count: Count(count),
        role: .leading))
  }

  static func amount(_ item: FundingItem, _ cents: Int, in text: String) throws -> Fact {
    .funding(
      .amount(
        FundingAmount(
          municipality: try code(amsterdam), item: item, period: try #require(FigurePeriod(text)),
          amount: Money(cents: cents))))
  }

  static func step(_ kind: FundingStepKind, _ year: Int, on iso: String, cents: Int? = nil) throws -> Fact {
    .funding(
      .step(
        FundingStep(
          municipality: try code(amsterdam), year: year, kind: kind, day: try day(iso),
          amount: cents.map(Money.init(cents:)))))
  }

  static func choice(_ basis: CostBasis, _ year: Int, on iso: String) throws -> Fact {
    .funding(
      .choice(
        CostChoice(
          municipality: try code(amsterdam), year: year, basis: basis, day: try day(iso), reason: "De gasprijs")))
  }

  static func project(_ supplements: [(String, Int)] = [], budget: Int = 100_000_00) throws -> Fact {
    .funding(
      .project(
        TransitionProject(
          id: try slug("kade-3"), municipality: try code(amsterdam), description: "Kantoor wordt opvang",
          parties: "gemeente en woningcorporatie", places: 80, budget: Money(cents: budget), depreciationYears: 5,
          period: Period(from: try day("2022-04-01"), until: try day("2023-07-01")), applied: try day("2022-04-15"),
          supplements: try supplements.map { .init(day: try day($0.0), amount: Money(cents: $0.1)) })))
  }

  static func spending(_ year: Int, _ cents: Int, execution: Int = 0) throws -> Fact {
    .funding(
      .spending(
        TransitionSpending(
          project: try slug("kade-3"), year: year, investment: Money(cents: cents), execution: Money(cents: execution)))
    )
  }

  /// Everything that a complete claim of the first month asks for.
  static func march() throws -> [Fact] {
    [
      try places(100, on: "2022-03-01"), try people(50, in: "2022-03"),
      try amount(.allowances, 1_300_050, in: "2022-03"),
      try amount(.livingComponent, 400_025, in: "2022-03"), try amount(.receipts, 10_010, in: "2022-03"),
    ]
  }

  /// A book on these facts, all known from 5 June 2022.
  static func book(_ facts: [Fact], on iso: String, known: String? = nil) throws -> ChainBook {
    let start = try noon("2022-06-05")
    return try World.standard().book(
      facts.map { Line($0, known: start) }, on: day(iso),
      known: known.map { Moment(endOf: try day($0)) } ?? .endOfTime)
  }

  static func ledger(_ facts: [Fact], on iso: String = "2026-01-31", known: String? = nil) throws -> FundingLedger {
    FundingLedger(try book(facts, on: iso, known: known))
  }
}

/// The claim of a municipality, to the cent (R6.22 to R6.31).
@Suite struct ClaimTests {
  private let amsterdam: AreaCode

  init() throws { amsterdam = try code(Claims.amsterdam) }

  // MARK: The test vectors of the rulebook

  @Test(arguments: [
    ("2022-03-01", "2023-01-01", 29_274, 306), ("2023-01-01", "2024-01-01", 30_295, 365),
    ("2024-01-01", "2025-01-01", 22_326, 366), ("2025-01-01", "2026-01-01", 16_060, 365),
    ("2022-10-10", "2022-10-21", 998, 11),
  ]) func vectorsPerPlace(from: String, until: String, euros: Int, days: Int) throws {
    let period = Period(from: try day(from), until: try day(until))
    let claim = try Claims.ledger([]).claim(places: 1, people: nil, in: period)
    #expect(claim.total.money == Money(cents: euros * 100) && claim.days == days)
    #expect(claim.total.isComplete)
    checkTree(claim.total)
    let hundred = try Claims.ledger([]).claim(places: 100, people: nil, in: period)
    #expect(hundred.total.money == Money(cents: euros * 10_000))
  }

  @Test func theSameVectorsFromTheJournal() throws {
    let ledger = try Claims.ledger([try Claims.places(1, on: "2022-03-01")])
    for (year, euros) in [(2022, 29_274), (2023, 30_295), (2024, 22_326), (2025, 16_060)] {
      let claim = try #require(ledger.claim(of: amsterdam, in: year))
      #expect(claim.places.money == Money(cents: euros * 100), "\(year)")
      checkTree(claim.total)
    }
  }

  // MARK: A whole month, by hand

  @Test func aMonthByHand() throws {
    let claim = try #require(try Claims.ledger(Claims.march()).claim(of: amsterdam, in: month("2022-03")))
    #expect(claim.places.money == Money(cents: 100 * 31 * 100_00))
    #expect(claim.privateReception.money == Money(cents: 50 * 210_00))
    #expect(claim.total.money == Money(cents: 310_000_00 + 10_500_00 + 13_000_50 + 4_000_25 - 100_10))
    #expect(claim.total.qualifier == .exact && claim.total.isComplete)
    checkTree(claim.total)
  }

  @Test func unknownIsNotZero() throws {
    let nothing = try #require(try Claims.ledger([]).claim(of: amsterdam, in: month("2022-03")))
    #expect(nothing.total.number == nil && nothing.total.unknownReason == .notReported)
    // Without receipts the sum is an upper bound, without allowances a lower bound.
    let facts = try Claims.march()
    let noReceipts = try #require(try Claims.ledger(Array(facts.dropLast())).claim(of: amsterdam, in: month("2022-03")))
    #expect(noReceipts.total.qualifier == .atMost && !noReceipts.total.isComplete)
    let noAllowances = try Claims.ledger(facts.filter { $0 != facts[2] }).claim(of: amsterdam, in: month("2022-03"))
    let total = try #require(noAllowances).total
    #expect(total.qualifier == .atLeast && !total.isComplete)
    #expect(total.money == Money(cents: 310_000_00 + 10_500_00 + 4_000_25 - 100_10))
    // Before the first report nobody knows how many places there were.
    let later = try #require(
      try Claims.ledger([Claims.places(10, on: "2022-03-11")]).claim(of: amsterdam, in: month("2022-03")))
    #expect(later.places.qualifier == .atLeast && later.places.money == Money(cents: 10 * 21 * 100_00))
  }

  // MARK: Two clocks

  @Test func marchAsKnownBeforeAndAfterTheChangeOfOctober() throws {
    func march(_ known: String) throws -> ClaimMonth {
      try #require(try Claims.ledger(Claims.march(), known: known).claim(of: amsterdam, in: month("2022-03")))
    }
    let (before, after) = (try march("2022-10-14"), try march("2022-10-16"))
    #expect(before.places.money == after.places.money)
    #expect(before.privateReception.unknownReason == .noRule("R6.23"))
    #expect(after.privateReception.money == Money(cents: 10_500_00))
    #expect(before.total.qualifier == .atLeast && after.total.qualifier == .exact)
    checkTree(before.total)
    checkTree(after.total)
  }

  @Test func theYearTellsByWhatItDiffers() throws {
    func year(_ known: String) throws -> ClaimYear {
      try #require(try Claims.ledger(Claims.march(), on: "2022-12-31", known: known).claim(of: amsterdam, in: 2022))
    }
    let changes = try year("2022-10-16").changes(since: year("2022-10-14"))
    let reception = try #require(changes.first { $0.measure == .privatePay })
    #expect(reception.isChange && reception.newRules.map(\.ruleID) == ["R6.23"] && reception.newFacts.isEmpty)
    let places = try #require(changes.first { $0.measure == .placesPay })
    // From 15 October on the tariff is lower than was known a day before: 78 days, 17 euros, 100 places.
    #expect(places.isChange && places.newRules.map(\.ruleID) == ["R6.22"])
    #expect(try #require(places.before.money) - #require(places.after.money) == Money(cents: 78 * 17_00 * 100))
    #expect(changes.first { $0.measure == .allowancesPaid }?.isChange == false)
    // What was reported later is named too.
    let early = try year("2022-06-04")
    #expect(early.total.number == nil)
    #expect(try year("2022-06-05").changes(since: early).first { $0.measure == .placesPay }?.newFacts.count == 1)
  }

  @Test func beforeTheSchemeWasKnownThereIsNoTariff() throws {
    let period = Period(from: try day("2022-03-01"), until: try day("2022-04-01"))
    let claim = try Claims.ledger([], known: "2022-06-03").claim(places: 5, people: nil, in: period)
    #expect(claim.total.unknownReason == .noRule("R6.22") && claim.days == 31)
    #expect(try Claims.ledger([], known: "2022-06-04").claim(places: 5, people: nil, in: period).total.money != nil)
  }

  @Test func noTariffIsGuessedForYearsToCome() throws {
    let january = Period(from: try day("2023-01-01"), until: try day("2023-02-01"))
    #expect(try Claims.ledger([], known: "2022-10-14").claim(places: 1, people: nil, in: january).total.number == nil)
    #expect(
      try Claims.ledger([], known: "2022-10-15").claim(places: 1, people: nil, in: january).total.money
        == Money(cents: 31 * 83_00))
  }

  // MARK: Actual costs, projects, advance

  @Test func actualCostsAreAChoiceOfPeople() throws {
    let facts = try Claims.march() + [try Claims.amount(.actualCosts, 4_000_000_00, in: "2022")]
    let norm = try #require(try Claims.ledger(facts).claim(of: amsterdam, in: 2022))
    #expect(!norm.isByActual && norm.total.money == norm.byNorm.money)
    let difference = 4_000_000_00 - 29_274_00 * 100
    #expect(norm.difference.money == Money(cents: difference))
    #expect(norm.byActual.money == norm.byNorm.money.map { $0 + Money(cents: difference) })
    let chosen = try Claims.ledger(facts + [Claims.choice(.actual, 2022, on: "2023-02-01")])
    let claim = try #require(chosen.claim(of: amsterdam, in: 2022))
    #expect(claim.isByActual && claim.total.money == norm.byActual.money)
    #expect(claim.choice?.choice.reason == "De gasprijs")
    checkTree(claim.total)
    // As long as the rule was not known, there was nothing to choose.
    let earlier = try #require(
      try Claims.ledger(facts, on: "2022-12-31", known: "2022-10-14").claim(of: amsterdam, in: 2022))
    #expect(!earlier.allowsActual && earlier.difference.unknownReason == .noRule("R6.26"))
  }

  @Test(arguments: [(110_000_00, [], false), (110_000_01, [TransitionSignal.needsSupplement], true)])
  func aProjectMayCostTenPercentMore(cents: Int, signals: [TransitionSignal], isOver: Bool) throws {
    let facts = [try Claims.project(), try Claims.spending(2022, cents - 10_000_00, execution: 10_000_00)]
    let claim = try #require(try Claims.ledger(facts).claim(of: amsterdam, in: 2022))
    #expect(claim.projects.map(\.signals) == [signals])
    #expect(claim.transition?.money == Money(cents: cents), "what was spent is claimed, and people judge the rest")
    #expect(claim.projects[0].overrun.money == Money(cents: cents - 100_000_00))
    let asked = facts.dropFirst() + [try Claims.project([("2022-11-01", 5_000_00)])]
    let later = try #require(try Claims.ledger(Array(asked)).claim(of: amsterdam, in: 2022))
    #expect(later.projects[0].signals == [])
  }

  @Test func aProjectCountsInTheYearOfItsInvestment() throws {
    let ledger = try Claims.ledger([
      Claims.project(), Claims.spending(2022, 60_000_00), Claims.spending(2023, 30_000_00),
    ])
    #expect(ledger.claim(of: amsterdam, in: 2022)?.transition?.money == Money(cents: 60_000_00))
    let claim = try #require(ledger.claim(of: amsterdam, in: 2023))
    #expect(claim.transition?.money == Money(cents: 30_000_00))
    #expect(claim.projects[0].cumulative.money == Money(cents: 90_000_00))
    #expect(ledger.claim(of: amsterdam, in: 2024)?.transition == nil, "the project is over")
  }

  @Test func advanceAndDeadlines() throws {
    let facts =
      try Claims.march() + [
        try Claims.step(.advanceAsked, 2023, on: "2023-09-30"),
        try Claims.step(.advancePaid, 2022, on: "2022-12-01", cents: 100_000_00),
        try Claims.step(.advancePaid, 2022, on: "2022-12-15", cents: 50_000_50),
        try Claims.step(.accounted, 2022, on: "2023-07-16"),
      ]
    let ledger = try Claims.ledger(facts, on: "2024-01-01")
    let claim = try #require(ledger.claim(of: amsterdam, in: 2022))
    #expect(claim.advance.money == Money(cents: 150_000_50))
    let rest = try #require(claim.total.money) - Money(cents: 150_000_50)
    #expect(claim.toSettle.money == rest)
    // In 2022 the scheme named no last day to ask for an advance.
    #expect(ledger.deadlines(of: amsterdam, in: 2022).map(\.status) == [.unknown, .doneLate, .overdue])
    let next = ledger.deadlines(of: amsterdam, in: 2023)
    #expect(next.map(\.status) == [.onTime, .running, .running])
    #expect(
      next.map(\.deadline.value) == [
        .day(try day("2023-10-01")), .day(try day("2024-07-15")), .day(try day("2024-12-31")),
      ])
    let last = try Claims.ledger(facts, on: "2025-12-31").deadlines(of: amsterdam, in: 2025)
    #expect(last[0].deadline.value == .day(try day("2025-11-01")) && last[0].status == .overdue)
    let before = try Claims.ledger(facts, on: "2025-10-31", known: "2025-11-30").deadlines(of: amsterdam, in: 2025)
    #expect(before[0].deadline.value == .day(try day("2025-10-01")))
  }

  @Test func theAccountFollowsTheFormOfItsYear() throws {
    let ledger = try Claims.ledger(Claims.march())
    let claim = try #require(ledger.claim(of: amsterdam, in: 2022))
    let lines = ledger.account(claim)
    #expect(lines.prefix(2).map(\.indicator) == ["A16/01", "A16/02"])
    #expect(
      lines[0].amount.money == Money(cents: 228 * 100_00 * 100)
        && lines[1].amount.money == Money(cents: 78 * 83_00 * 100))
    let later = try #require(ledger.claim(of: amsterdam, in: 2023))
    #expect(ledger.account(later).first?.indicator == "A16/01")
    #expect(ledger.account(later).last?.indicator == "A16/09")
    // No form of later years was found, and nobody guesses.
    #expect(ledger.account(try #require(ledger.claim(of: amsterdam, in: 2024))).allSatisfy { $0.indicator == nil })
  }

  // MARK: Municipalities that end and begin

  @Test func aMunicipalityIsPaidForItsOwnDays() throws {
    // Weesp became a part of Amsterdam on 24 March 2022.
    let ledger = try Claims.ledger([Claims.places(10, on: "2022-03-01", in: "GM0457")])
    let claim = try #require(ledger.claim(of: code("GM0457"), in: 2022))
    #expect(claim.places.money == Money(cents: 10 * 23 * 100_00))
    #expect(ledger.claim(of: try code("GM0457"), in: 2023) == nil)
    #expect(ledger.municipalities(in: .netherlands, 2022).contains(try code("GM0457")))
    #expect(!ledger.municipalities(in: .netherlands, 2023).contains(try code("GM0457")))
  }
}
