// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Journal
import Rulebook
import Territory
import Testing

/// Laws of the division over the country that hold for every journal.
@Suite struct SpreadPropertyTests {
  private static let codes = Flevoland.indicative.map(\.code)

  private func randomSwap(_ random: inout FixedSeed, on day: String) throws -> SpreadFact {
    let two = Self.codes.shuffled(using: &random).prefix(2)
    let size = Int.random(in: 1...30, using: &random)
    return try Flevoland.swap(on: day, [(two[two.startIndex], size), (two[two.startIndex + 1], -size)])
  }

  @Test func swapsKeepTheSumOfTheProvince() throws {
    var random = FixedSeed(state: 5)
    for _ in 0..<30 {
      let swaps = try (1...8).map { try randomSwap(&random, on: "2024-0\($0)-15") }
      let book = try Flevoland.book(try Flevoland.published() + swaps, on: "2024-12-01")
      let agreed = try Self.codes.map { try book.of(.agreedPlaces, $0).whole }
      let indicative = Dictionary(uniqueKeysWithValues: Flevoland.indicative.map { ($0.code, $0.places) })
      let sum = zip(Self.codes, agreed).reduce(0) { $0 + ($1.1 ?? indicative[$1.0] ?? 0) }
      #expect(sum == 1_000)
      for code in Self.codes { checkTree(try book.of(.agreedPlaces, code)) }
    }
  }

  /// The open assignment is never negative, falls as places are added, and its tree adds up.
  @Test func openAssignmentsAreNeverNegative() throws {
    var random = FixedSeed(state: 7)
    for _ in 0..<20 {
      var sites: [Location] = []
      var before = Int.max
      for (index, municipality) in Self.codes.enumerated() {
        let from = try day("2020-01-01").adding(days: Int.random(in: 0...2_000, using: &random))
        let length = Int.random(in: 1...4_000, using: &random)
        sites.append(
          try location(
            "site-\(index)", in: municipality, open: period("2015-01-01"),
            [(Int.random(in: 0...600, using: &random), Period(from: from, until: from.adding(days: length)))]))
        let book = try Flevoland.book(try Flevoland.published(), sites, on: "2024-06-01")
        let open = try book.of(.openAssignment, "PV24")
        let whole = try #require(open.whole)
        #expect(whole >= 0 && whole <= before)
        before = whole
        checkTree(open)
        let parts = try Self.codes.compactMap { try book.of(.durablePlaces, $0).whole }.reduce(0, +)
        #expect(try book.of(.durablePlaces, "PV24").whole == parts, "a province is the sum of its municipalities")
      }
    }
  }

  /// Facts of one kind handed in in another order give the same figures, as long as each has its own day.
  @Test func theOrderOfRecordingDoesNotMatter() throws {
    var random = FixedSeed(state: 9)
    for _ in 0..<10 {
      var facts = try (1...6).map { try randomSwap(&random, on: "2024-0\($0)-10") }
      facts.append(try Flevoland.agreement(on: "2024-03-20", [(Self.codes[0], 77), (Self.codes[1], 88)]))
      let all = try Flevoland.published() + facts
      let known = try noon("2024-12-01")
      func numbers(_ facts: [SpreadFact]) throws -> [Int?] {
        let book = try World.standard().book(facts.map { Line(.spread($0), known: known) }, on: day("2024-12-02"))
        return try Self.codes.map { try book.of(.agreedPlaces, $0).whole }
      }
      #expect(try numbers(all) == numbers(all.shuffled(using: &random)))
    }
  }

  @Test func correctionsAndWithdrawals() throws {
    let known = try noon("2024-02-01")
    let lines =
      try Flevoland.published().map { Line(.spread($0), known: known) }
      + [
        Line(.spread(try Flevoland.swap(on: "2024-03-01", [("GM0034", -50), ("GM0995", 50)])), known: known),
        Line(correction(of: 3, to: 420), known: try noon("2024-04-01")),
        Line(withdrawal(of: 9), known: try noon("2024-05-01")),
      ]
    func agreed(_ iso: String) throws -> Int? {
      try World.standard().book(lines, on: day("2024-12-01"), known: noon(iso)).of(.agreedPlaces, "GM0034").whole
    }
    #expect(try agreed("2024-03-02") == 350 && agreed("2024-04-02") == 370 && agreed("2024-05-02") == nil)
    let state = try ChainState(folding: entries(lines))
    #expect(state.isCorrectable(1) && state.isCorrectable(9))
    let swap = Fact.spread(try Flevoland.swap(on: "2024-03-01", [("GM0034", -50), ("GM0995", 50)]))
    #expect(state.reported(swap, at: 9)?.current == nil && state.reported(swap, at: 9)?.corrections.count == 1)
    #expect(!state.alreadyHas(swap) && state.hasReported(swap))
    let number = Fact.spread(try Flevoland.number(.indicative, "GM0034", 400))
    #expect(state.reported(number, at: 3)?.current == 420 && !state.alreadyHas(number) && state.hasReported(number))
  }
}
