// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Journal
import Rulebook
import Territory
import Testing

/// The invented round at the provincial tables.
@Suite struct TableExampleTests {
  private static let published = [
    ("PV20", 2_717), ("PV22", 2_691), ("PV25", 11_704), ("PV28", 19_776), ("PV29", 2_109),
  ]
  let world: World

  init() throws { world = try World.standard() }

  private func lines(isEstimated: Bool = true) throws -> [Line] {
    let known = try noon("2024-01-31")
    let estimate = SpreadFact.estimate(
      CapacityEstimate(cycle: 2024, published: try day("2024-01-31"), places: Count(96_000)))
    let numbers =
      try Self.published.map { try Flevoland.number(.indicative, $0.0, $0.1) } + [
        Flevoland.number(.indicative, "GM0228", 719), Flevoland.number(.reportedPlaces, "PV25", 10_474),
        .count(.indicative, area: code("PV30"), period: .year(2024), count: Count(15_000, .nearly)),
      ]
    return ((isEstimated ? [estimate] : []) + numbers).map { Line(.spread($0), known: known) }
  }

  private func facts(seed: UInt64) throws -> [InventedFact] {
    var example = TableExample(book: try world.book(lines(), on: day("2023-07-01")), seed: seed)
    let facts = example.facts()
    return try #require(facts)
  }

  private func book(_ facts: [InventedFact], on iso: String) throws -> ChainBook {
    let invented = facts.map { Line($0.fact, known: Moment(startOf: $0.known)) }
    return try world.book((lines() + invented).sorted { $0.known < $1.known }, on: day(iso))
  }

  @Test(arguments: [0, 1, 2022, UInt64.max]) func sumsAreThePublishedOnes(seed: UInt64) throws {
    let book = try book(facts(seed: seed), on: "2026-06-01")
    for (province, places) in Self.published {
      let members = try world.territory.municipalities(in: code(province), on: day("2024-01-31")).map(\.code)
      func sum(_ measure: Measure) throws -> Int {
        try members.reduce(0) { $0 + (try #require(book.of(measure, "\($1)").whole)) }
      }
      #expect(try sum(.indicative) == places && sum(.decidedPlaces) == places && sum(.agreedPlaces) == places)
      #expect(try sum(.reportedPlaces) == (province == "PV25" ? 10_474 : places))
      #expect(try book.of(.decidedPlaces, province).isInvented && !book.of(.indicative, province).isInvented)
    }
    #expect(try book.of(.indicative, "GM0228").whole == 719, "what was published stays")
    #expect(try book.of(.decidedPlaces, "PV30").whole == nil, "its number is not exactly known")
    #expect(try book.of(.decidedPlaces, "PV24").whole == nil)
  }

  @Test(arguments: [0, 7]) func everythingHappensAtATable(seed: UInt64) throws {
    let all = try facts(seed: seed)
    let book = try book(all, on: "2026-06-01")
    var (objections, delays): ([ObjectionView], Int) = ([], 0)
    var late: Set<StepStatus> = []
    for (province, _) in Self.published {
      let area = try code(province)
      #expect(book.offers(in: area, 2024).count > 3 && book.swaps(of: area, in: 2024).count == 1)
      #expect(book.agreements(of: area, in: 2024).count == 2 && book.report(of: area, in: 2024) != nil)
      for swap in book.swaps(of: area, in: 2024) { #expect(swap.swap.changes.reduce(0) { $0 + $1.change } == 0) }
      objections += book.objections(of: area, in: 2024)
      delays += book.delays(in: area, 2024).count
      late.formUnion(book.steps(of: area, in: 2024).filter { $0.kind == .report }.map(\.status))
    }
    #expect(late == [.onTime, .doneLate] && delays == 5)
    #expect(objections.contains(where: \.isLate) && objections.contains { !$0.isLate })
    #expect(objections.allSatisfy { $0.objection.outcome != nil })
    #expect(Self.published.contains { (try? book.decisions(of: code($0.0), in: 2024).count) == 2 }, "one was changed")
    let (from, until) = try (day("2024-01-31"), day("2026-01-01"))
    for item in all { #expect(item.known >= from && item.known < until) }
    let offers = all.compactMap { if case .spread(.offer(let offer)) = $0.fact { offer } else { nil } }
    #expect(Set(offers.map(\.site)).count == offers.count && offers.allSatisfy { $0.certainty == .invented })
    #expect(offers.contains(where: \.isSpread) && offers.contains { $0.places.minors > 0 })
    #expect(offers.contains { $0.available.until != nil } && offers.contains { !$0.isNew })
  }

  @Test func withoutTheEstimateThereIsNoExample() throws {
    var example = TableExample(book: try world.book(lines(isEstimated: false), on: day("2023-07-01")), seed: 1)
    #expect(example.facts() == nil)
  }

  @Test func theSameSeedGivesTheSame() throws {
    let (one, same, other) = try (facts(seed: 7), facts(seed: 7), facts(seed: 8))
    #expect(one == same)
    #expect(one != other)
  }
}
