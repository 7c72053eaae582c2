// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Journal
import Rulebook
import Territory
import Testing

/// Need, places and shortage in reception (rules R2.3 to R2.7, R4.5).
@Suite struct NeedTests {
  let world: World

  init() throws { world = try World.standard() }

  /// The table of COA of June 2022 (R2.5).
  private static let table = [
    (day: "2022-07-01", need: 45_000, places: 42_732, short: 2_268),
    (day: "2022-10-01", need: 48_000, places: 41_827, short: 6_173),
    (day: "2023-01-01", need: 51_000, places: 34_524, short: 16_476),
    (day: "2023-04-01", need: 51_000, places: 31_607, short: 19_393),
    (day: "2023-07-01", need: 51_000, places: 30_066, short: 20_934),
  ]

  private func journal() throws -> ChainState {
    let known = try noon("2022-06-27")
    return try ChainState(
      folding: entries(
        NeedTests.table.map {
          Line(try counted(.portfolio, Count($0.places, certainty: .published), on: $0.day), known: known)
        }))
  }

  @Test(arguments: ["2022-07-14", "2026-01-01"]) func theTableOfTheSummerComesOut(known: String) throws {
    let (state, moment) = try (journal(), Moment(endOf: day(known)))
    let letter = try world.book(state, on: day("2022-07-14"), known: moment)
    for row in NeedTests.table {
      let on = try day(row.day)
      let book = world.book(state, on: on, known: moment)
      #expect(try book.now(.need).whole == row.need, "need on \(row.day)")
      #expect(try book.now(.portfolio).whole == row.places, "places on \(row.day)")
      let short = try book.now(.shortage)
      #expect(short.whole == row.short && short.whole == row.need - row.places, "short on \(row.day)")
      #expect(short.qualifier == .exact && short.unit == .places && short.cited == ["R2.5"])
      #expect(checkTree(short) > 0)
      // The day of the question does not matter, only the day that the figure is about.
      #expect(letter.figure(.measure(.shortage, .netherlands, .day(on)))?.whole == row.short)
    }
  }

  /// Month by month from 45,000 to 51,000 (R2.6), also in the middle of a month.
  @Test(arguments: 0...6) func needGoesInAStraightLine(step: Int) throws {
    let month = try month("2022-07").adding(months: step)
    let last = month.adding(months: 1).firstDay.adding(days: -1)
    for (on, isLine) in [(month.firstDay, step > 0 && step < 6), (last, step > 0 && step < 6)] {
      let figure = try world.book([], on: on).now(.need)
      #expect(figure.whole == 45_000 + 1_000 * step, "\(on)")
      #expect(figure.certainty == (isLine ? .derived : .published) && figure.unit == .places)
      let line = figure.tree.first { $0.reference == .rule("R2.6") }
      #expect((line != nil) == isLine, "\(on)")
      if let line { #expect(line.cited == ["R2.6"]) }
      checkTree(figure)
    }
  }

  @Test func needIsThatOfTheDecisionThatWasKnown() throws {
    func need(_ on: String, known: String) throws -> Int? {
      try world.book([], on: day(on), known: noon(known)).now(.need).whole
    }
    #expect(try need("2022-07-01", known: "2022-03-01") == 42_000)
    #expect(try need("2022-10-01", known: "2022-05-30") == 42_000)
    #expect(try need("2022-10-01", known: "2022-05-31") == 48_000)
    #expect(try need("2022-06-30", known: "2022-07-14") == 42_000)
    #expect(try need("2022-07-01", known: "2022-01-23") == nil)
    #expect(try need("2023-02-01", known: "2022-03-01") == nil)
    // Half-way between two points of one later decision; and flat where the next point is of another decision.
    #expect(try need("2025-07-01", known: "2026-01-01") == 97_500 + 36_000 / 2)
    #expect(try need("2023-10-01", known: "2026-01-01") == 51_000)
  }

  @Test func theShareOfAnAreaIsByInhabitants() throws {
    let on = try day("2022-07-01")
    let book = try world.book([], on: on)
    let country = try #require(world.territory.population(of: .netherlands, on: on, year: 2022))
    for kind in [AreaKind.province, .safetyRegion, .municipality] {
      let areas = world.territory.areas(of: kind, on: on).map(\.code)
      var sum = 0
      for area in areas {
        let share = try book.now(.need, area)
        let people = try #require(world.territory.population(of: area, on: on, year: 2022))
        #expect(share.whole == (2 * 45_000 * people + country) / (2 * country), "\(area)")
        #expect(share.cited == ["R4.5"] && share.unit == .places)
        #expect(share.certainty == .recalled, "as sure as the key, which was not found")
        sum += share.whole ?? 0
      }
      #expect(abs(sum - 45_000) <= areas.count / 2, "the shares of \(kind) add up to \(sum)")
    }
    // Nobody reported the places of a province, and no location in it is known.
    #expect(try book.now(.shortage, code("PV20")).unknownReason == .partUnknown)
  }

  /// Relations A2 and A3 of the letter, from reported numbers.
  @Test func statusHoldersAreAThirdOfThePeopleInReception() throws {
    let known = try noon("2022-07-14")
    func book(_ residents: Count, _ holders: Count) throws -> ChainBook {
      try world.book(
        [
          Line(counted(.residents, residents, on: "2022-07-14"), known: known),
          Line(counted(.statusHolders, holders, on: "2022-07-14"), known: known),
        ], on: day("2022-07-14"))
    }
    let letter = try book(Count(43_000, .circa, certainty: .letter), Count(14_500, .circa, certainty: .letter))
    let share = try letter.now(.statusHolderShare)
    #expect(share.number == Fraction(1_450, 43) && share.unit == .percent && share.cited == ["R2.3"])
    #expect(share.qualifier == .circa && share.certainty == .derived)
    #expect(share.number?.scaled(digits: 2) == 3372)
    let rest = try letter.now(.residentsWithoutStatus)
    #expect(rest.whole == 28_500 && rest.qualifier == .circa)
    let bound = try book(Count(43_000), Count(14_500, .atLeast))
    #expect(try bound.now(.residentsWithoutStatus).qualifier == .atMost)
    #expect(try bound.now(.statusHolderShare).qualifier == .circa)
    let exact = try book(Count(43_000), Count(14_500))
    #expect(try exact.now(.statusHolderShare).qualifier == .exact)
    #expect(try exact.now(.residentsWithoutStatus).certainty == .reported)
    for figure in [share, rest] { #expect(checkTree(figure) > 0) }
  }

  @Test func whatIsRecordedToCompareIsNotReckonedWith() throws {
    let known = try noon("2022-07-14")
    let (leading, other) = (Count(42_301), Count(41_000, .circa, certainty: .secondary))
    let lines = try [
      Line(counted(.residents, leading, on: "2022-06-27"), known: known),
      Line(counted(.residents, other, on: "2022-06-27", role: .comparison), known: known),
      Line(counted(.residents, other, on: "2022-07-04", role: .comparison), known: known),
      Line(counted(.portfolio, Count(44_000), on: "2022-06-27"), known: known),
    ]
    let state = try ChainState(folding: entries(lines))
    let book = try world.book(state, on: day("2022-06-27"))
    #expect(try book.now(.residents).whole == 42_301)
    #expect(try book.now(.occupancyRate).number == Fraction(42_301 * 100, 44_000))
    let reference = FigureReference.measure(.residents, .netherlands, .day(try day("2022-06-27")))
    #expect(book.comparisons(with: reference).map(\.whole) == [41_000])
    let later = try world.book(state, on: day("2022-07-04"))
    #expect(try later.now(.residents).whole == 42_301, "a number to compare is not carried")
  }

  /// A report stands for later days for four weeks (N4), and then nobody knows.
  @Test func aReportIsCarriedForFourWeeks() throws {
    let lines = try [
      Line(counted(.residents, Count(41_155), on: "2022-06-01"), known: noon("2022-06-01")),
      Line(counted(.residents, Count(42_301), on: "2022-06-27"), known: noon("2022-06-28")),
      Line(withdrawal(of: 2), known: noon("2022-07-10")),
    ]
    let state = try ChainState(folding: entries(lines))
    func figure(_ on: String, known: String) throws -> Figure {
      try world.book(state, on: day(on), known: noon(known)).now(.residents)
    }
    let same = try figure("2022-06-27", known: "2022-07-01")
    #expect(same.whole == 42_301 && same.qualifier == .exact)
    let last = try figure("2022-07-25", known: "2022-07-01")
    #expect(last.whole == 42_301 && last.qualifier == .circa && last.cited == ["N4"])
    #expect(checkTree(last) == 1)
    #expect(try figure("2022-07-26", known: "2022-07-01").unknownReason == .notReported)
    #expect(try figure("2022-05-31", known: "2022-07-01").unknownReason == .notReported)
    // Before the report was known, and after it was withdrawn, the one before it counts; that is too old in July.
    #expect(try figure("2022-06-27", known: "2022-06-27").whole == 41_155)
    #expect(try figure("2022-06-29", known: "2022-07-10").whole == 41_155)
    #expect(try figure("2022-06-30", known: "2022-07-10").unknownReason == .notReported)
  }

  /// People who came are counted in a month, a half-year or a year; each is a number of its own.
  @Test func newcomersOfEachPeriodAreKeptApart() throws {
    let known = try noon("2024-01-01")
    let year = 2_022
    let periods: [FigurePeriod] = [.year(year), .halfYear(try half("2022-1")), .month(try month("2022-01"))]
    var lines: [Line] = []
    let flows = Measure.reported.filter(\.isFlow)
    #expect(flows.count == 7)
    for (index, measure) in flows.enumerated() {
      for (place, period) in periods.enumerated() {
        #expect(measure.fits(period) && !Measure.residents.fits(period))
        let count = Count(100 * index + place)
        lines.append(
          Line(
            .reception(.count(measure, area: .netherlands, period: period, count: count, role: .leading)), known: known)
        )
      }
    }
    let book = try world.book(lines, on: day("2023-01-01"))
    for (index, measure) in flows.enumerated() {
      for (place, period) in periods.enumerated() {
        #expect(book.figure(.measure(measure, .netherlands, period))?.whole == 100 * index + place)
      }
      let other = book.figure(.measure(measure, .netherlands, .month(try month("2022-02"))))
      #expect(other?.unknownReason == .notReported)
      #expect(book.figure(.measure(measure, .netherlands, .day(try day("2022-01-01"))))?.number == nil)
    }
  }
}
