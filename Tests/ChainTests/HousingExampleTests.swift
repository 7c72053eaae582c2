// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Journal
import Rulebook
import Territory
import Testing

/// The invented figures add up to the published ones.
@Suite struct HousingExampleTests {
  /// Per half-year: national target, opening balance, correction, housed and due as the ministry published them.
  private static let published: [(half: String, target: Int, opening: Int, adjustment: Int, housed: Int, due: Int)] = [
    ("2019-1", 6_000, -2_934, 0, 6_372, 8_934), ("2019-2", 6_000, -2_540, 3, 6_962, 8_537),
    ("2020-1", 5_500, -1_575, -117, 4_987, 7_192), ("2020-2", 6_500, -2_205, -1, 7_025, 8_706),
    ("2021-1", 13_500, -1_681, 37, 9_596, 15_144), ("2021-2", 11_000, -5_548, -38, 12_787, 16_586),
    ("2022-1", 10_000, -3_728, -20, 11_934, 13_748), ("2022-2", 13_500, -1_810, -23, 17_126, 15_333),
    ("2023-1", 21_200, 1_793, -11, 14_296, 19_418),
  ]
  private static let end = -5_122

  let world: World
  let series: [Line]

  init() throws {
    world = try World.standard()
    let known = try noon("2024-09-16")
    var lines: [Line] = []
    for row in HousingExampleTests.published {
      let half = try half(row.half)
      lines += [
        Line(.balance(area: .netherlands, day: half.firstDay, count: Count(row.opening), role: .leading), known: known),
        Line(
          .housed(area: .netherlands, period: .halfYear(half), count: Count(row.housed), role: .leading), known: known),
      ]
      if row.adjustment != 0 {
        lines.append(
          Line(.adjustment(area: .netherlands, halfYear: half, count: Count(row.adjustment)), known: known))
      }
    }
    lines.append(
      Line(
        .balance(area: .netherlands, day: try day("2023-07-01"), count: Count(HousingExampleTests.end), role: .leading),
        known: known))
    series = lines
  }

  private func items(seed: UInt64) throws -> [HousingExample.Item] {
    var example = HousingExample(book: try world.book(series, on: day("2023-07-01")), seed: seed)
    let items = example.items(from: try half("2019-1"), through: try half("2023-1"))
    return try #require(items)
  }

  @Test(arguments: [0, 1, 2022, UInt64.max]) func sumsAreThePublishedOnes(seed: UInt64) throws {
    let lines = try items(seed: seed).map { Line($0.fact, known: Moment(startOf: $0.known)) }
    let state = try ChainState(folding: entries(lines.sorted { $0.known < $1.known }))
    for row in HousingExampleTests.published {
      let half = try half(row.half)
      let last = half.next.firstDay.adding(days: -1)
      let book = world.book(state, on: last)
      let ledgers = world.territory.municipalities(on: last).map { book.ledger(of: $0.code, in: half) }
      func sum(_ figure: (HousingLedger) -> Figure?) -> Int {
        ledgers.compactMap { figure($0)?.whole }.reduce(0, +)
      }
      #expect(ledgers.allSatisfy { $0.balance.whole != nil && $0.housed.qualifier == .exact }, "\(half)")
      #expect(sum(\.target) == row.target, "\(half)")
      #expect(sum(\.opening) == row.opening, "\(half)")
      #expect(sum(\.adjustment) == row.adjustment, "\(half)")
      #expect(sum(\.housed) == row.housed, "\(half)")
      #expect(sum(\.due) == row.due, "\(half)")
      #expect(ledgers.allSatisfy { $0.opening.isInvented && $0.balance.isInvented && $0.housed.isInvented })
    }
    let after = try world.book(state, on: day("2023-07-01"))
    let openings = try world.territory.municipalities(on: day("2023-07-01")).compactMap {
      after.ledger(of: $0.code, in: try half("2023-2")).opening.whole
    }
    #expect(openings.reduce(0, +) == HousingExampleTests.end)
  }

  @Test func theSameSeedGivesTheSame() throws {
    let (one, same, other) = try (items(seed: 7), items(seed: 7), items(seed: 8))
    #expect(one == same)
    #expect(one != other)
  }

  @Test func everythingIsInventedAndPossible() throws {
    for item in try items(seed: 3) {
      let count = try #require(item.fact.count)
      #expect(count.certainty == .invented && count.qualifier == .exact)
      switch item.fact {
      case .target, .housed: #expect(count.value >= 0, "\(item.fact)")
      case .balance, .adjustment: break
      case .exchange, .population: Issue.record("the example makes no such fact: \(item.fact)")
      }
      let known = item.known
      #expect(known <= (try day("2023-07-15")))
      if case .housed(let area, .month(let month), _, _) = item.fact {
        #expect(world.territory.exists(area, on: month.firstDay))
        #expect(known > month.firstDay)
      }
    }
  }

  @Test func withoutTheNationalNumbersThereIsNoExample() throws {
    let (from, through) = try (half("2019-1"), half("2023-1"))
    for gap in [0, 1, series.count - 1] {
      var lines = series
      lines.remove(at: gap)
      var example = HousingExample(book: try world.book(lines, on: day("2023-07-01")), seed: 1)
      // The last balance can still be carried over from the half-year before.
      #expect((example.items(from: from, through: through) == nil) == (gap < 2), "without line \(gap + 1)")
    }
    var early = HousingExample(book: try world.book(series, on: day("2023-07-01")), seed: 1)
    #expect(early.items(from: try half("2018-2"), through: through) == nil)
  }
}
