// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Journal
import Rulebook
import Territory
import Testing

/// Laws that hold in every journal about reception, crisis measures, homes and forecasts.
@Suite struct ReceptionPropertyTests {
  let world: World

  init() throws { world = try World.standard() }

  private static let measures: [Measure] = [
    .need, .portfolio, .shortage, .places, .placesElsewhere, .occupied, .residents, .statusHolders, .statusHolderShare,
    .residentsWithoutStatus, .occupancyRate, .homePlaces, .homePlacesBeside,
  ]
  private static let crisis: [Measure] = [
    .crisisNorm, .crisisPlaces, .crisisGap, .assigned, .assignedByKey, .placed, .toPlace, .placingDeadline,
    .placingSchedule, .placingPace,
  ]

  /// Every figure that can be asked for on the reference day, and the forecasts.
  private func figures(_ book: ChainBook) -> [Figure] {
    let day = book.perspective.day
    let areas = [AreaCode.netherlands] + RandomReception.codes.filter { world.territory.exists($0, on: day) }
    var found: [Figure?] = []
    for area in areas + RandomReception.regions {
      found += ReceptionPropertyTests.measures.map { book.figure(.measure($0, area, .day(day))) }
      found += ReceptionPropertyTests.crisis.map { book.figure(.measure($0, area, .day(day))) }
    }
    let month = Month(containing: day)
    found += Measure.reported.filter(\.isFlow).map { book.figure(.measure($0, .netherlands, .month(month))) }
    for name in RandomReception.names {
      for measure in [Measure.places, .occupied, .occupancyRate] {
        found.append(book.figure(.dossier(measure, name, .day(day))))
      }
    }
    for name in RandomReception.projects { found.append(book.figure(.dossier(.homePlaces, name, .day(day)))) }
    found += book.scoredForecasts().flatMap(\.points).flatMap { [$0.happened, $0.lastKnown] }
    return found.compactMap(\.self)
  }

  /// What a reader sees of a figure.
  private struct Seen: Equatable {
    let name: String
    let value: FigureValue
    let qualifier: Qualifier
    let certainty: Certainty

    init(_ figure: Figure) {
      name = figure.reference.description
      value = figure.value
      qualifier = figure.qualifier
      certainty = figure.certainty
    }
  }

  private func days() throws -> [Day] {
    try ["2021-12-31", "2022-01-01", "2022-03-23", "2022-03-24", "2022-07-01", "2022-12-31", "2023-01-01"].map(day)
  }

  @Test(arguments: 101...104) func foldingInStepsIsFoldingInOneGo(seed: UInt64) throws {
    let all = entries(RandomReception.lines(250, seed: seed))
    let whole = try ChainState(folding: all)
    var steps = ChainState()
    for entry in all { try steps.apply(entry) }
    #expect(steps == whole && whole.position == all.count)
    var halves = try ChainState(folding: all.prefix(all.count / 2))
    for entry in all.dropFirst(all.count / 2) { try halves.apply(entry) }
    #expect(halves == whole)
    // What is read back from the journal is what was written.
    for (entry, line) in zip(all, RandomReception.lines(250, seed: seed)) { #expect(try Fact(entry) == line.fact) }
  }

  @Test(arguments: 111...116) func areasAddUpFromTheirParts(seed: UInt64) throws {
    let state = try ChainState(folding: entries(RandomReception.lines(120, seed: seed)))
    var seen = 0
    for on in try days() {
      let book = world.book(state, on: on)
      for measure in [Measure.places, .placesElsewhere, .occupied, .homePlaces, .homePlacesBeside] {
        let country = try book.now(measure)
        for kind in [AreaKind.province, .safetyRegion, .municipality] {
          let parts = try world.territory.areas(of: kind, on: on).map { try book.now(measure, $0.code).whole }
          let known = parts.compactMap(\.self)
          #expect(known.isEmpty == (country.whole == nil), "\(measure) of \(kind) on \(on)")
          #expect(known.reduce(0, +) == country.whole ?? 0, "\(measure) of \(kind) on \(on)")
        }
        seen += country.whole ?? 0 > 0 ? 1 : 0
      }
      let all = RandomReception.names.compactMap { book.location($0) }
      #expect(try book.now(.places).whole ?? 0 == all.filter(\.countsForCOA).reduce(0) { $0 + $1.places(on: on) })
    }
    #expect(seen > 3, "the law was hardly tried")
  }

  @Test(arguments: 121...124) func everyFigureFollowsFromItsTree(seed: UInt64) throws {
    let state = try ChainState(folding: entries(RandomReception.lines(250, seed: seed)))
    var operations: Set<String> = []
    var computed = 0
    for on in try days() {
      for figure in figures(world.book(state, on: on)) {
        computed += checkTree(figure)
        for part in figure.tree {
          if case .computed(let operation, _, _) = part.derivation {
            operations.insert(String("\(operation)".prefix { $0 != "(" }))
          }
        }
      }
    }
    #expect(computed > 1_000)
    for name in ["onLine", "carried", "largestRemainder", "sum", "difference", "percentage", "proportion", "daysAfter"]
    {
      #expect(operations.contains(name), "\(name) was not tried")
    }
  }

  /// A question as known at a moment is answered as by a journal that has only what was known by then.
  @Test(arguments: 131...134) func whatIsKnownLaterChangesNothing(seed: UInt64) throws {
    var numbers = FixedSeed(state: seed)
    let lines = RandomReception.lines(220, seed: seed)
    let whole = try ChainState(folding: entries(lines))
    var changed = 0
    for _ in 0..<4 {
      let known = try #require(lines.randomElement(using: &numbers)).known
      let part = try ChainState(folding: entries(try kept(lines, at: known)))
      for on in try ["2022-01-01", "2022-04-01", "2022-08-01", "2022-12-31"].map(day) {
        let (asked, folded) = (world.book(whole, on: on, known: known), world.book(part, on: on, known: known))
        let (seen, expected) = (figures(asked).map(Seen.init), figures(folded).map(Seen.init))
        let different = zip(seen, expected).filter { $0 != $1 }
        #expect(different.isEmpty && seen.count == expected.count, "\(on): \(different.prefix(3))")
        changed += figures(asked).map(Seen.init) == figures(world.book(whole, on: on)).map(Seen.init) ? 0 : 1
        for name in RandomReception.names {
          #expect(asked.location(name) == folded.location(name))
          #expect(asked.history(of: name).map(\.location) == folded.history(of: name).map(\.location))
          #expect(asked.occupancies(of: name).map(\.count) == folded.occupancies(of: name).map(\.count))
        }
        for region in RandomReception.regions {
          #expect(asked.crisis(region).windDown == folded.crisis(region).windDown)
          #expect(asked.windDownDecision(of: region)?.decision == folded.windDownDecision(of: region)?.decision)
        }
      }
    }
    #expect(changed > 4, "what is known later hardly mattered")
  }

  /// The lines known by then, with their corrections pointing at where they stand now.
  private func kept(_ lines: [Line], at known: Moment) throws -> [Line] {
    var places: [Int: Int] = [:]
    var kept: [Line] = []
    for (index, line) in lines.enumerated() where line.known <= known {
      var line = line
      if case .correction(var correction) = line.fact {
        correction.position = try #require(places[correction.position], "a correction is known after what it corrects")
        line.fact = .correction(correction)
      }
      kept.append(line)
      places[index + 1] = kept.count
    }
    return kept
  }
}
