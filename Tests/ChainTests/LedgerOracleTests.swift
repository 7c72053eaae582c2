// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Journal
import Rulebook
import Territory
import Testing

/// Random journals against the plain ledger, for every day and every moment of knowledge.
@Suite struct LedgerOracleTests {
  let world: World

  init() throws { world = try World.standard() }

  private func compare(_ area: AreaCode, _ book: ChainBook, _ plain: PlainLedger) {
    let half = HalfYear(containing: book.perspective.day)
    let ledger = book.ledger(of: area, in: half)
    let day = book.perspective.day
    let name = "\(area) on \(day)"
    #expect(ledger.day == day)
    #expect(ledger.target.whole == plain.target(area, half, on: day), "target of \(name)")
    #expect(ledger.opening.whole == plain.opening(area, half, on: day), "opening of \(name)")
    #expect(ledger.adjustment?.whole == plain.adjustment(area, half, on: day), "adjustment of \(name)")
    let housed = plain.housed(area, half, on: day)
    #expect(ledger.housed.whole == housed?.count, "housed in \(name)")
    if let housed {
      #expect(ledger.housed.qualifier == (housed.isLowerBound ? .atLeast : .exact), "housed in \(name)")
    }
    #expect(ledger.balance.whole == plain.balance(area, half, on: day), "balance of \(name)")
  }

  @Test(arguments: 1...4) func everyDayOfTheRunOfAJournal(seed: UInt64) throws {
    var numbers = FixedSeed(state: seed)
    let lines = RandomJournal.lines(220, seed: seed, in: world.territory)
    let all = entries(lines)
    let state = try ChainState(folding: all)
    let (first, last) = try (day("2021-01-01"), day("2023-06-30"))
    let borders = ["2022-03-23", "2022-03-24", "2021-12-31", "2022-01-01", "2022-12-31", "2023-01-01", "2022-06-30"]
    let days =
      try borders.map(day)
      + (0..<8).map { _ in
        Day(number: Int32.random(in: first.number...last.number, using: &numbers))
      }
    for day in days {
      let moments = [Moment.endOfTime] + (0..<2).compactMap { _ in all.randomElement(using: &numbers)?.known }
      for known in moments {
        let book = world.book(state, on: day, known: known)
        let plain = try PlainLedger(all, territory: world.territory, known: known)
        for area in RandomJournal.codes where world.territory.exists(area, on: day) { compare(area, book, plain) }
      }
    }
  }

  /// Asking "as known at" gives what a journal gives that has only the entries known by then.
  @Test(arguments: 11...14) func asKnownAtIsFoldingWhatWasKnown(seed: UInt64) throws {
    var numbers = FixedSeed(state: seed)
    let lines = RandomJournal.lines(260, seed: seed, in: world.territory)
    let whole = try ChainState(folding: entries(lines))
    for _ in 0..<4 {
      let known = try #require(lines.randomElement(using: &numbers)).known
      var places: [Int: Int] = [:]
      var kept: [Line] = []
      for (index, line) in lines.enumerated() where line.known <= known {
        var line = line
        if case .correction(var correction) = line.fact {
          correction.position = try #require(
            places[correction.position], "a correction is known after what it corrects")
          line.fact = .correction(correction)
        }
        kept.append(line)
        places[index + 1] = kept.count
      }
      let part = try ChainState(folding: entries(kept))
      for half in try ["2021-2", "2022-1", "2022-2", "2023-1"].map(half) {
        let last = half.next.firstDay.adding(days: -1)
        let (asked, folded) = (world.book(whole, on: last, known: known), world.book(part, on: last, known: known))
        for area in RandomJournal.codes where world.territory.exists(area, on: last) {
          #expect(
            Numbers(asked.ledger(of: area, in: half)) == Numbers(folded.ledger(of: area, in: half)), "\(area) \(half)")
        }
      }
    }
  }

  /// Facts under different keys may come in any order; only the moment of knowledge counts.
  @Test(arguments: 21...23) func theOrderOfReportsDoesNotMatter(seed: UInt64) throws {
    var numbers = FixedSeed(state: seed)
    var lines = RandomJournal.lines(300, seed: seed, in: world.territory).filter {
      if case .housing = $0.fact { true } else { false }
    }
    // Recorded in one go, later than all were known, so that the order in the journal is free.
    let end = try noon("2024-01-01")
    var moments: Set<Moment> = []
    lines = lines.filter { moments.insert($0.known).inserted }
    func state(_ lines: [Line]) throws -> ChainState {
      let batch = Batch(
        actor: "toets", recorded: end, drafts: lines.map { $0.fact.draft(source: "proef", known: $0.known) })
      return try ChainState(folding: EntryHasher().entries(of: batch, after: .empty))
    }
    let (straight, shuffled) = try (state(lines), state(lines.shuffled(using: &numbers)))
    for half in try ["2021-1", "2022-1", "2023-1"].map(half) {
      let last = half.next.firstDay.adding(days: -1)
      let (one, other) = (world.book(straight, on: last), world.book(shuffled, on: last))
      for area in RandomJournal.codes where world.territory.exists(area, on: last) {
        #expect(Numbers(one.ledger(of: area, in: half)) == Numbers(other.ledger(of: area, in: half)), "\(area) \(half)")
      }
    }
  }
}
