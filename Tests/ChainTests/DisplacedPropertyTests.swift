// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Journal
import Rulebook
import Territory
import Testing

/// Laws that hold in every journal about displaced people.
@Suite struct DisplacedPropertyTests {
  let world: World

  init() throws { world = try World.standard() }

  private static let reported: [Measure] = [
    .displacedPlaces, .displacedOccupied, .displacedRegistered, .displacedPrivate, .displacedExpected,
  ]
  private static let all: [Measure] =
    reported + [
      .displacedFree, .displacedElsewhere, .displacedElsewhereOther, .displacedRate, .displacedNorm, .displacedGap,
      .displacedRegisteredSum, .displacedPlacesSum, .displacedOccupiedSum, .displacedRegisteredDifference,
      .displacedPlacesDifference, .displacedOccupiedDifference,
    ]

  /// Random reports of the municipalities of two regions in the year 2022.
  private func lines(_ count: Int, seed: UInt64, areas: [AreaCode]) throws -> [Line] {
    var random = FixedSeed(state: seed)
    let start = try day("2022-03-01")
    return try (0..<count).map { _ in
      let on = start.adding(days: Int.random(in: 0..<200, using: &random))
      let area = try #require(areas.randomElement(using: &random))
      let measure = try #require(DisplacedPropertyTests.reported.randomElement(using: &random))
      let number = Int.random(in: 0..<400, using: &random)
      return Line(
        .displaced(.count(measure, area: area, period: .day(on), count: Count(number), role: .leading)),
        known: Moment(startOf: on.adding(days: Int.random(in: 0..<30, using: &random))))
    }.sorted { $0.known < $1.known }
  }

  private func municipalities() throws -> [AreaCode] {
    let on = try day("2022-07-01")
    return try ["VR01", "VR16"].flatMap { world.territory.municipalities(in: try code($0), on: on).map(\.code) }
  }

  @Test(arguments: 501...506) func areasAddUpFromTheirMunicipalities(seed: UInt64) throws {
    let areas = try municipalities()
    let state = try ChainState(folding: entries(lines(150, seed: seed, areas: areas)))
    var tried = 0
    for on in try ["2022-04-01", "2022-06-15", "2022-09-30"].map(day) {
      let book = world.book(state, on: on)
      for measure in DisplacedPropertyTests.reported.filter({ $0 != .displacedExpected }) {
        for region in try ["VR01", "VR16"].map(code) {
          let parts = world.territory.municipalities(in: region, on: on).map(\.code)
          let numbers = try parts.compactMap { try book.now(measure, $0).whole }
          let whole = try book.now(measure, region)
          tried += numbers.count
          #expect(whole.whole == (numbers.isEmpty ? nil : numbers.reduce(0, +)), "\(measure) of \(region) on \(on)")
          // Of a sum that lacks a part it is never said to be exact, and the parts that lack stand in its tree.
          guard !numbers.isEmpty, numbers.count < parts.count else { continue }
          #expect(
            whole.qualifier != .exact
              && whole.tree.count { $0.unknownReason == .notReported } >= parts.count - numbers.count)
        }
        let regions = try ["VR01", "VR16"].compactMap { try book.now(measure, code($0)).whole }
        #expect(try book.now(measure).whole == (regions.isEmpty ? nil : regions.reduce(0, +)))
      }
    }
    #expect(tried > 100, "the law was hardly tried")
  }

  @Test(arguments: 511...514) func freeAndOccupiedArePlaces(seed: UInt64) throws {
    let areas = try municipalities()
    let state = try ChainState(folding: entries(lines(150, seed: seed, areas: areas)))
    let book = try world.book(state, on: day("2022-09-30"))
    var tried = 0
    for area in try areas + ["VR01", "VR16", "NL"].map(code) {
      let view = book.displacedView(area)
      guard let free = view.free.whole else { continue }
      #expect(free + (view.occupied.whole ?? 0) == view.places.whole)
      tried += 1
    }
    #expect(tried > 10)
  }

  @Test(arguments: 521...523) func everyFigureFollowsFromItsTree(seed: UInt64) throws {
    let areas = try municipalities()
    let state = try ChainState(folding: entries(lines(200, seed: seed, areas: areas + [code("VR01"), .netherlands])))
    var computed = 0
    for on in try ["2022-05-01", "2022-10-10"].map(day) {
      let book = world.book(state, on: on)
      for area in try areas + ["VR01", "VR16", "NL"].map(code) {
        for measure in DisplacedPropertyTests.all { computed += checkTree(try book.now(measure, area)) }
      }
    }
    #expect(computed > 200)
  }

  /// The spans of a year are the levels of its days, each day once.
  @Test(arguments: 531...533) func spansAreTheLevelsOfTheirDays(seed: UInt64) throws {
    let area = try code("GM0014")
    let state = try ChainState(folding: entries(lines(40, seed: seed, areas: [area])))
    let (start, end) = (try day("2022-02-15"), try day("2022-11-01"))
    let spans = world.book(state, on: end).displacedSpans(.displacedPlaces, of: area, from: start, until: end)
    for offset in 0..<start.days(until: end) {
      let on = start.adding(days: offset)
      let holding = spans.filter { $0.period.contains(on) }
      #expect(holding.count <= 1)
      #expect(try world.book(state, on: on).now(.displacedPlaces, area).whole == holding.first?.figure.whole)
    }
    #expect(!spans.isEmpty)
  }

  @Test(arguments: 541...544) func correctingAndWithdrawingRestores(seed: UInt64) throws {
    let areas = try municipalities()
    let all = try lines(60, seed: seed, areas: areas)
    var random = FixedSeed(state: seed)
    let position = Int.random(in: 1...all.count, using: &random)
    let on = try day("2022-10-01")
    let (later, latest) = (Moment(startOf: on), Moment(startOf: on.adding(days: 1)))
    let corrected = try ChainState(folding: entries(all + [Line(correction(of: position, to: 5_000), known: later)]))
    let restored = try ChainState(
      folding: entries(
        all + [
          Line(correction(of: position, to: 5_000), known: later),
          Line(correction(of: position, to: all[position - 1].fact.count?.value ?? 0), known: latest),
        ]))
    let withdrawn = try ChainState(folding: entries(all + [Line(withdrawal(of: position), known: later)]))
    let without = try ChainState(
      folding: entries(all.enumerated().filter { $0.offset != position - 1 }.map(\.element)))
    func numbers(_ state: ChainState, known: Moment = .endOfTime) throws -> [Int?] {
      let book = world.book(state, on: on, known: known)
      return try areas.flatMap { area in
        try DisplacedPropertyTests.all.map { try book.now($0, area).whole }
      }
    }
    let before = try numbers(ChainState(folding: entries(all)))
    #expect(try numbers(restored) == before)
    #expect(try numbers(withdrawn) == numbers(without))
    // As it was known before, nothing changed.
    let earlier = Moment(startOf: on.adding(days: -1))
    #expect(try numbers(corrected, known: earlier) == numbers(ChainState(folding: entries(all)), known: earlier))
  }
}
