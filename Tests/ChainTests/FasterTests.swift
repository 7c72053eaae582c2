// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Journal
import Rulebook
import Territory
import Testing

/// The 7,500 status holders to be housed faster: their key, table, days and pace (rules R3.4 and R3.5).
@Suite struct FasterTests {
  let world: World
  let regions: [AreaCode]
  let known: Moment

  init() throws {
    world = try World.standard()
    regions = world.territory.areas(of: .safetyRegion, on: try day("2022-07-01")).map(\.code)
    known = try noon("2022-07-01")
  }

  /// Who is left over goes to the largest remainder, one by one; of equal ones the first.
  private func oracle(_ total: Int, _ weights: [Int]) -> [Int] {
    let all = weights.reduce(0, +)
    var shares = weights.map { total * $0 / all }
    var rests = weights.map { total * $0 % all }
    while shares.reduce(0, +) < total {
      var best = 0
      for index in rests.indices where rests[index] > rests[best] { best = index }
      shares[best] += 1
      rests[best] = -1
    }
    return shares
  }

  @Test(arguments: [
    "2022-06-24", "2022-07-01", "2022-08-05", "2022-12-31", "2023-01-01", "2024-01-01", "2025-01-01", "2026-01-01",
  ]) func theKeyGivesEveryoneAPlaceAndNobodyTwo(on: String) throws {
    let book = try world.book([], on: day(on))
    let shares = try regions.map { try book.now(.assignedByKey, $0) }
    #expect(shares.compactMap(\.whole).reduce(0, +) == 7_500)
    let weights = try regions.map { try #require(world.territory.population(of: $0, on: day(on), year: 2_022)) }
    #expect(shares.map(\.whole) == oracle(7_500, weights))
    for (region, share) in zip(regions, shares) {
      #expect(share.certainty == .recalled && share.qualifier == .exact)
      #expect(share.cited == ["R3.5", "R3.5.sleutel"])
      #expect(checkTree(share) > 0)
      let assigned = book.crisis(region).assigned
      #expect(assigned.whole == share.whole && assigned.certainty == .recalled)
    }
    #expect(book.crisis(.netherlands).assigned.whole == 7_500)
    #expect(book.assignedTable().isEmpty)
  }

  @Test(arguments: ["2022-06-23", "2022-05-01"]) func beforeThePlanThereIsNoKey(on: String) throws {
    let book = try world.book([], on: day(on))
    #expect(try book.now(.assignedByKey, regions[0]).number == nil && book.now(.assigned).number == nil)
    let early = try world.book([], on: day("2022-07-01"), known: noon("2022-06-23"))
    #expect(try early.now(.assigned, regions[0]).number == nil)
  }

  /// Recorded inhabitants, also equal ones and none at all, and a number for the country that does not fit.
  @Test(arguments: 81...92) func theKeyIsThatOfLargestRemainders(seed: UInt64) throws {
    var numbers = FixedSeed(state: seed)
    let few = seed % 3 == 0
    var weights = regions.map { _ in Int.random(in: 0...(few ? 3 : 900_000), using: &numbers) }
    weights[4] = max(weights[4], 1)
    var lines = zip(regions, weights).map { region, weight in
      Line(.population(area: region, year: 2_022, count: Count(weight)), known: known)
    }
    if seed.isMultiple(of: 2) {
      lines.append(Line(.population(area: .netherlands, year: 2_022, count: Count(17_000_000)), known: known))
    }
    let book = try world.book(lines, on: day("2022-07-01"))
    let shares = try regions.map { try book.now(.assignedByKey, $0) }
    #expect(shares.map(\.whole) == oracle(7_500, weights))
    for share in shares { checkTree(share) }
  }

  @Test func anOfficialTableWinsAndShowsTheKeyBesideIt() throws {
    let on = try day("2022-07-01")
    var lines = regions.map { region in
      Line(.assigned(region: region, day: on, count: Count(300, certainty: .published)), known: known)
    }
    lines.append(Line(correction(of: 1, to: 310), known: try noon("2022-07-10")))
    lines.append(Line(withdrawal(of: 1), known: try noon("2022-07-20")))
    let state = try ChainState(folding: entries(lines))
    let key = try world.book([], on: on)
    for (index, region) in regions.enumerated() {
      let figure = try world.book(state, on: on, known: known).now(.assigned, region)
      guard case .chosen(let chosen, let others, .officialAssignment) = figure.derivation else {
        Issue.record("no choice is shown for \(region)")
        continue
      }
      #expect(figure.whole == 300 && chosen.whole == 300 && figure.certainty == .published)
      #expect(try others.map(\.whole) == [key.now(.assignedByKey, region).whole])
      #expect(figure.reference == .measure(.assigned, region, .day(on)))
      checkTree(figure)
      // The table holds on every day, whatever its own day.
      #expect(try world.book(state, on: day("2022-08-01"), known: known).now(.assigned, region).whole == 300)
      let corrected = try world.book(state, on: on, known: noon("2022-07-15")).now(.assigned, region)
      #expect(corrected.whole == (index == 0 ? 310 : 300))
    }
    let after = world.book(state, on: on)
    #expect(try after.now(.assigned, regions[0]).whole == key.now(.assigned, regions[0]).whole)
    #expect(after.assignedTable().count == 24)
    #expect(try world.book(state, on: on, known: noon("2022-06-30")).assignedTable().isEmpty)
  }

  @Test func sixWeeksAfterThePlanIsTheFifthOfAugust() throws {
    for on in ["2022-06-24", "2022-07-14", "2022-08-05", "2023-01-01"] {
      let figure = try world.book([], on: day(on)).now(.placingDeadline)
      #expect(try figure.value == .day(day("2022-08-05")), "\(on)")
      #expect(checkTree(figure) == 1)
    }
    #expect(try world.book([], on: day("2022-06-23")).now(.placingDeadline).unknownReason != nil)
  }

  @Test(arguments: [
    ("2022-06-24", 0), ("2022-06-25", 7), ("2022-07-08", 100), ("2022-07-15", 150), ("2022-08-04", 293),
    ("2022-08-05", 300), ("2022-12-01", 300),
  ]) func theScheduleIsEven(on: String, expected: Int) throws {
    let region = regions[18]
    let line = Line(.assigned(region: region, day: try day("2022-07-01"), count: Count(300)), known: known)
    let book = try world.book([line], on: day(on))
    let schedule = book.crisis(region).schedule
    #expect(schedule.whole == expected)
    checkTree(schedule)
    #expect(try world.book([], on: day("2022-07-15")).crisis(.netherlands).schedule.whole == 3_750)
  }

  @Test func thePaceIsWhatIsLeftInTheDaysThatAreLeft() throws {
    let region = regions[18]
    let lines = try [
      Line(.assigned(region: region, day: day("2022-07-01"), count: Count(300)), known: known),
      Line(.placed(region: region, day: day("2022-06-24"), count: Count(0)), known: known),
      Line(.placed(region: region, day: day("2022-07-15"), count: Count(200)), known: known),
      Line(.placed(region: region, day: day("2022-07-29"), count: Count(305)), known: known),
    ]
    let state = try ChainState(folding: entries(lines))
    func pace(_ on: String) throws -> Figure { try world.book(state, on: day(on)).crisis(region).pace }
    #expect(try pace("2022-06-24").number == Fraction(50))
    #expect(try pace("2022-07-15").number == Fraction(100, 3) && pace("2022-07-15").unit == .peoplePerWeek)
    #expect(try pace("2022-07-29").number == Fraction(0))
    #expect(try pace("2022-08-05").unknownReason == .notApplicable)
    #expect(try pace("2022-09-05").unknownReason == .notApplicable)
    for on in ["2022-06-24", "2022-07-15", "2022-08-05"] { checkTree(try pace(on)) }
    #expect(try world.book([], on: day("2022-07-15")).crisis(region).pace.number == nil)
  }

  /// A6: they are part of the 13,500 and of no sum.
  @Test func theyAreCountedWithinTheTargetAndNowhereElse() throws {
    let half = try half("2022-2")
    let lines = try regions.flatMap { region in
      try [
        Line(.assigned(region: region, day: day("2022-07-01"), count: Count(300)), known: known),
        Line(.placed(region: region, day: day("2022-07-15"), count: Count(120)), known: known),
      ]
    }
    let housed = Line(
      .housed(area: .netherlands, period: .month(try month("2022-07")), count: Count(2_400), role: .leading),
      known: try noon("2022-08-01"))
    let balance = Line(
      .balance(area: .netherlands, day: half.firstDay, count: Count(-1_900), role: .leading), known: known)
    let (with, without) = try (
      world.book(lines + [housed, balance], on: day("2022-07-31")),
      world.book([housed, balance], on: day("2022-07-31"))
    )
    let ledger = with.ledger(of: .netherlands, in: half)
    #expect(Numbers(ledger) == Numbers(without.ledger(of: .netherlands, in: half)))
    #expect(ledger.target.whole == 13_500 && ledger.due.whole == 15_400)
    let faster: Set<Measure> = [.assigned, .assignedByKey, .placed, .toPlace]
    for figure in ledger.figures.flatMap(\.tree) {
      if case .measure(let measure, _, _) = figure.reference { #expect(!faster.contains(measure)) }
      if case .rule(let id) = figure.reference { #expect(!id.hasPrefix("R3.") && id != "L23") }
    }
    let crisis = with.crisis(.netherlands)
    #expect(crisis.assigned.whole == 7_500 && crisis.placed.whole == 3_000 && crisis.toPlace.whole == 4_500)
    #expect(crisis.placed.qualifier == .atLeast)
    #expect(with.figure(.rule("A6"))?.number == Fraction(500, 9))
    #expect(with.figure(.rule("A6.rest"))?.whole == 6_000)
  }
}
