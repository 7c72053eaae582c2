// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Journal
import Rulebook
import Territory
import Testing

/// Every figure follows from the tree that it shows.
@Suite struct ExplanationTests {
  let world: World

  init() throws { world = try World.standard() }

  @Test(arguments: 61...63) func everyFigureOfEveryLedgerAddsUp(seed: UInt64) throws {
    let state = try ChainState(folding: entries(RandomJournal.lines(220, seed: seed, in: world.territory)))
    var computed = 0
    for on in try ["2021-04-12", "2022-03-31", "2022-06-30", "2022-12-31", "2023-05-02"].map(day) {
      let book = world.book(state, on: on)
      for area in RandomJournal.codes where world.territory.exists(area, on: on) {
        for figure in book.ledger(of: area, in: HalfYear(containing: on)).figures { computed += checkTree(figure) }
      }
    }
    #expect(computed > 1000)
  }

  @Test func theFiguresOfTheCountryAndOfAProvinceAddUp() throws {
    let state = try ChainState(folding: entries(RandomJournal.lines(200, seed: 64, in: world.territory)))
    let book = try world.book(state, on: day("2022-06-30"))
    for area in [AreaCode.netherlands, try code("PV27"), try code("VR13")] {
      for figure in book.ledger(of: area, in: try half("2022-1")).figures { checkTree(figure) }
    }
    let picture = book.nationalPicture()
    let figures = [
      picture.aim, picture.housedHalfYear, picture.housedTwelveMonths, picture.grossArrears, picture.grossAdvance,
    ]
    for figure in figures { checkTree(figure) }
    for relation in world.rulebook.relations {
      let figure = try #require(book.figure(.rule(relation.id)), "\(relation.id)")
      #expect(checkTree(figure) > 0, "\(relation.id)")
    }
  }

  @Test func inventedIsContagious() throws {
    let (area, half, known) = try (code("GM0014"), half("2022-2"), noon("2022-08-20"))
    let lines = try [
      Line(.balance(area: area, day: half.firstDay, count: Count(-5), role: .leading), known: known),
      Line(
        .housed(area: area, period: .month(month("2022-07")), count: Count(3, certainty: .invented), role: .leading),
        known: known),
      Line(.correction(Correction(position: 2, replacement: 4, reason: "proef")), known: noon("2022-08-21")),
    ]
    let ledger = try world.book(lines, on: day("2022-07-31")).ledger(of: area, in: half)
    #expect(ledger.housed.whole == 4)
    for figure in [ledger.housed, ledger.balance, ledger.remaining, ledger.progress] {
      #expect(figure.isInvented, "\(figure.reference)")
    }
    #expect(!ledger.opening.isInvented && !ledger.due.isInvented && !ledger.target.isInvented)
  }

  @Test func sumsInheritTheWeakestCertaintyAndTheQualifier() throws {
    let (area, half, known) = try (code("GM0014"), half("2022-2"), noon("2022-10-20"))
    func housed(_ text: String, _ count: Count) throws -> Line {
      Line(.housed(area: area, period: .month(try month(text)), count: count, role: .leading), known: known)
    }
    func ledger(_ lines: [Line]) throws -> HousingLedger {
      try world.book(lines, on: day("2022-08-31")).ledger(of: area, in: half)
    }
    let bound = try ledger([housed("2022-07", Count(3)), housed("2022-08", Count(9, .moreThan, certainty: .secondary))])
    #expect(bound.housed.qualifier == .moreThan && bound.housed.certainty == .secondary)
    let mixed = try ledger([housed("2022-07", Count(3, .lessThan)), housed("2022-08", Count(9, .moreThan))])
    #expect(mixed.housed.qualifier == .circa)
    let about = try ledger([housed("2022-07", Count(3, .nearly)), housed("2022-08", Count(9))])
    #expect(about.housed.qualifier == .circa)
    let balance = Line(
      .balance(area: area, day: half.firstDay, count: Count(-5, .atLeast), role: .leading), known: known)
    let minus = try ledger([balance, housed("2022-07", Count(3)), housed("2022-08", Count(9))])
    // At least -5 to begin with: at most so much is due, and the balance is at least so much.
    #expect(minus.due.qualifier == .atMost && minus.balance.qualifier == .atLeast)
  }

  @Test func unknownNeverBecomesZero() throws {
    let (area, half, known) = try (code("GM0014"), half("2022-2"), noon("2022-10-20"))
    let nothing = try world.book([], on: day("2022-09-30"))
    let empty = nothing.ledger(of: area, in: half)
    for figure in [
      empty.opening, empty.housed, empty.due, empty.balance, empty.remaining, empty.official, empty.progress,
    ] {
      #expect(figure.unknownReason != nil, "\(figure.reference)")
    }
    #expect(empty.status == .unknown && empty.adjustment == nil && empty.exchanged == nil)
    #expect(empty.months.count == 3 && empty.months.allSatisfy { $0.unknownReason == .notReported })
    let lines = try [
      Line(.housed(area: area, period: .month(month("2022-08")), count: Count(0), role: .leading), known: known),
      Line(.balance(area: area, day: half.firstDay, count: Count(-5), role: .leading), known: known),
    ]
    let book = try world.book(lines, on: day("2022-09-30"))
    let ledger = book.ledger(of: area, in: half)
    #expect(ledger.months.map(\.whole) == [nil, 0, nil])
    #expect(ledger.housed.whole == 0 && ledger.housed.qualifier == .atLeast)
    // The months that are missing may hold everything that is due.
    #expect(ledger.status == .unknown)
    #expect(ledger.remaining.qualifier == .atMost)
    let province = world.territory.municipality(area, on: half.firstDay)?.province ?? area
    let members = world.territory.municipalities(in: province, on: half.firstDay).count
    let sum = book.ledger(of: province, in: half)
    #expect(sum.opening.unknownReason == .partsMissing(members - 1, of: members))
    #expect(sum.months[1].unknownReason == .partsMissing(members - 1, of: members))
    #expect(sum.balance.unknownReason != nil)
    #expect(book.figure(.measure(.grossArrears, province, .halfYear(half)))?.whole == nil)
  }
}
