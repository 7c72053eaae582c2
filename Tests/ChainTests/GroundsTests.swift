// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Exact
import Journal
import Rulebook
import Territory
import Testing

@testable import Chain

/// What is kept from one question to the next is never old.
@Suite struct GroundsTests {
  private let world: World

  init() throws { world = try World.standard() }

  private func book(_ state: ChainState, on day: Day, known: Moment = .endOfTime, _ memory: FigureMemory?) -> ChainBook
  {
    ChainBook(
      state: state, rulebook: world.rulebook, territory: world.territory,
      perspective: Perspective(day: day, known: known), memory: memory)
  }

  /// A figure with everything in its tree, so that a kept tree that stands on an old entry shows.
  private func trace(_ figure: Figure) -> String {
    let source = if case .fact(let source) = figure.derivation { "@\(source.position)" } else { "" }
    return "\(figure.reference)=\(figure.value)\(source)(\(figure.parts.map(trace).joined(separator: " ")))"
  }

  private func answers(_ book: ChainBook) -> [String] {
    let areas = RandomJournal.codes + [AreaCode("PV27"), AreaCode("VR13")].compactMap(\.self)
    let halfYear = HalfYear(containing: book.perspective.day)
    let ledgers = areas.flatMap { [book.ledger(of: $0, in: halfYear), book.ledger(of: $0, in: halfYear.previous)] }
    let country = book.nationalPicture()
    return ledgers.flatMap { $0.figures.map(trace) }
      + (country.ledger.figures + [country.grossArrears, country.housedTwelveMonths]).map {
        "\($0.reference)=\($0.value)"
      }
  }

  @Test(arguments: 1...4 as ClosedRange<UInt64>)
  func aMemoryGivesWhatIsReckonedAnew(seed: UInt64) throws {
    let memory = FigureMemory()
    let days = try [day("2022-07-01"), day("2022-11-20")]
    let knowns = [Moment.endOfTime, try noon("2022-12-28")]
    var state = ChainState()
    for (number, entry) in entries(RandomJournal.lines(220, seed: seed, in: world.territory)).enumerated() {
      try state.apply(entry)
      guard number % 17 == 0 else { continue }
      for day in days {
        for known in knowns {
          let anew = answers(book(state, on: day, known: known, nil))
          #expect(answers(book(state, on: day, known: known, memory)) == anew, "after entry \(entry.position)")
        }
      }
    }
  }

  @Test func aNumberElsewhereTouchesNothing() throws {
    let amsterdam = try #require(AreaCode("GM0363"))
    let utrecht = try #require(AreaCode("GM0344"))
    func housed(_ area: AreaCode, _ iso: String) throws -> Line {
      let month = Month(containing: try day(iso))
      return Line(
        .housing(.housed(area: area, period: .month(month), count: Count(7), role: .leading)),
        known: try noon("2022-09-01"))
    }
    let start = Line(
      .housing(.balance(area: amsterdam, day: try day("2022-01-01"), count: Count(0), role: .leading)),
      known: try noon("2022-01-02"))
    let lines = try [
      start, housed(amsterdam, "2022-07-01"), housed(utrecht, "2022-07-01"), housed(utrecht, "2022-02-01"),
      housed(utrecht, "2024-05-01"),
    ]
    var state = try ChainState(folding: entries(lines))
    let book = book(state, on: try day("2022-08-31"), FigureMemory())
    let half = HalfYear(containing: try day("2022-08-31"))
    let kept = book.keeping { book.ledger(of: amsterdam, in: half).housed.whole }
    let country = book.keeping { book.ledger(of: .netherlands, in: half).housed.whole }
    #expect(kept.outcome == 7)

    func upholds(_ outcome: Kept<Int?>, after more: Line) throws -> Bool {
      var later = state
      let entry = try #require(entries(lines + [more]).last)
      try later.apply(entry)
      return later.upholds(outcome.grounds, from: outcome.position)
    }
    #expect(try upholds(kept, after: housed(utrecht, "2022-08-01")))
    #expect(try !upholds(kept, after: housed(amsterdam, "2022-08-01")))
    #expect(try upholds(kept, after: housed(amsterdam, "2024-03-01")), "another half-year")
    #expect(try !upholds(country, after: housed(utrecht, "2022-08-01")))
    let correction = Correction(position: 2, replacement: nil, reason: "proef")
    #expect(try !upholds(kept, after: Line(.correction(correction), known: noon("2022-09-02"))))
    let other = Correction(position: 3, replacement: 2, reason: "proef")
    #expect(try upholds(kept, after: Line(.correction(other), known: noon("2022-09-02"))))
    #expect(try !upholds(country, after: Line(.correction(other), known: noon("2022-09-02"))))
    // An outcome of a longer journal says nothing of this one.
    #expect(!state.upholds(kept.grounds, from: state.position + 1))
    try state.apply(#require(entries(lines + [housed(utrecht, "2022-08-01")]).last))
    #expect(book.upheld(kept)?.outcome == 7)
  }

  @Test func subjectsAndShelvesHaveBitsOfTheirOwn() {
    let subjects = SeriesKey.Subject.allCases.map(\.rawValue)
    let shelves: [Spot.Shelf] = [
      .housing, .reception, .crisis, .homes, .outlook, .division, .supervision, .spread, .displaced, .funding,
      .evaluation,
    ]
    #expect(Set(subjects + shelves.map(\.rawValue)).count == subjects.count + shelves.count)
    #expect((subjects + shelves.map(\.rawValue)).allSatisfy { $0 < UInt64.bitWidth })
  }

  @Test(arguments: 1...20 as ClosedRange<UInt64>)
  func noChangeIsMissed(seed: UInt64) throws {
    var numbers = FixedSeed(state: seed)
    let areas = world.territory.municipalities(on: try day("2022-07-01")).map(\.code)
    let others = (20...31).map { AreaCode(kind: .province, number: $0) } + [AreaCode.netherlands]
    let subjects: [SeriesKey.Subject] = [.housedInMonth, .target, .balance, .crisisPlaces, .displacedPlaces]
    func spot() -> Spot {
      let area = (Bool.random(using: &numbers) ? areas : others).randomElement(using: &numbers) ?? .netherlands
      if Int.random(in: 0..<9, using: &numbers) == 0 { return Spot(.reception) }
      return Spot(
        SeriesKey(
          subjects.randomElement(using: &numbers) ?? .target, area, Int32.random(in: 4_000...4_020, using: &numbers)))
    }
    var changes = Changes()
    var plain: [Spot] = []
    for position in 1...60 {
      let changed = spot()
      changes.note(changed, at: position)
      plain.append(changed)
      var read: Set<Spot> = []
      var grounds = Grounds()
      for _ in 0..<Int.random(in: 1...5, using: &numbers) {
        var part = Grounds()
        for _ in 0..<Int.random(in: 1...4, using: &numbers) {
          let spot = spot()
          read.insert(spot)
          part.insert(spot)
        }
        grounds.join(part)
      }
      for start in 0...position where plain[start...].contains(where: read.contains) {
        #expect(changes.touch(grounds, after: start), "from \(start) to \(position)")
      }
      #expect(!changes.touch(grounds, after: position) && !changes.touch(Grounds(), after: 0))
      #expect(changes.touch(.everything, after: position - 1))
    }
  }
}
