// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Journal
import Rulebook
import Territory
import Testing

/// Laws that hold in every journal.
@Suite struct LedgerLawTests {
  let world: World

  init() throws { world = try World.standard() }

  private func halves() -> [HalfYear] { RandomJournal.halves.map { HalfYear(index: $0) } }

  @Test(arguments: 31...34) func theBalanceIsWhatWentInLessWhatWasAsked(seed: UInt64) throws {
    let state = try ChainState(folding: entries(RandomJournal.lines(120, seed: seed, in: world.territory)))
    var seen = 0
    for half in halves() {
      for offset in [0, 40, 82, 120, half.firstDay.days(until: half.next.firstDay) - 1] {
        let book = world.book(state, on: half.firstDay.adding(days: offset))
        for area in RandomJournal.codes {
          guard world.territory.exists(area, on: book.perspective.day) else { continue }
          let ledger = book.ledger(of: area, in: half)
          guard let opening = ledger.opening.whole, let target = ledger.target.whole, let housed = ledger.housed.whole
          else {
            #expect(ledger.balance.whole == nil, "an unknown part makes the balance unknown")
            continue
          }
          let corrected = opening + (ledger.adjustment?.whole ?? 0)
          #expect(ledger.due.whole == target - corrected)
          #expect(ledger.balance.whole == corrected + housed - target)
          #expect(ledger.remaining.whole == max(0, target - corrected - housed))
          seen += 1
        }
      }
    }
    #expect(seen > 60, "the law was hardly tried")
  }

  /// What one half-year ends with is what the next begins with, also when municipalities merge in between.
  @Test func closingIsTheNextOpening() throws {
    var (seen, merged) = (0, 0)
    for seed in 41...52 as ClosedRange<UInt64> {
      let state = try ChainState(folding: entries(RandomJournal.lines(90, seed: seed, in: world.territory)))
      for half in halves().dropLast() {
        let found = try closings(of: half, areOpeningsIn: state)
        seen += found.seen
        merged += found.merged
      }
    }
    #expect(seen > 80)
    #expect(merged > 0, "no merger was tried")
  }

  /// Beemster into Purmerend on 1 January, Weesp into Amsterdam on 24 March: what both had goes along.
  @Test func balancesGoAlongWhenMunicipalitiesMerge() throws {
    let (before, after, known) = try (half("2021-2"), half("2022-1"), noon("2022-07-05"))
    var lines: [Line] = []
    for (text, opening, asked, done) in [
      ("GM0439", -10, 40, 25), ("GM0370", 3, 5, 9), ("GM0363", -100, 300, 320), ("GM0457", 7, 12, 2),
    ] {
      let area = try code(text)
      lines += [
        Line(.balance(area: area, day: before.firstDay, count: Count(opening), role: .leading), known: known),
        Line(.target(area: area, halfYear: before, count: Count(asked), role: .leading), known: known),
        Line(.housed(area: area, period: .halfYear(before), count: Count(done), role: .leading), known: known),
      ]
    }
    lines.append(
      Line(
        .housed(area: try code("GM0457"), period: .month(try month("2022-03")), count: Count(4), role: .leading),
        known: known))
    let state = try ChainState(folding: entries(lines))
    func ledger(_ text: String, _ on: String) throws -> HousingLedger {
      try world.book(state, on: day(on)).ledger(of: code(text), in: after)
    }
    #expect(try ledger("GM0439", "2022-01-01").opening.whole == (-10 + 25 - 40) + (3 + 9 - 5))
    #expect(try ledger("GM0363", "2022-03-23").opening.whole == -100 + 320 - 300)
    #expect(try ledger("GM0457", "2022-03-23").opening.whole == 7 + 2 - 12)
    let merged = try ledger("GM0363", "2022-03-31")
    #expect(merged.opening.whole == -80 - 3 && merged.housed.whole == 4 && merged.target.whole == 512)
    let next = try world.book(state, on: day("2022-07-01")).ledger(of: code("GM0363"), in: after.next)
    #expect(next.opening.whole == -83 + 4 - 512 && next.opening.qualifier == .atLeast)
  }

  private func closings(of half: HalfYear, areOpeningsIn state: ChainState) throws -> (seen: Int, merged: Int) {
    var (seen, merged) = (0, 0)
    let last = half.next.firstDay.adding(days: -1)
    let (before, after) = (world.book(state, on: last), world.book(state, on: half.next.firstDay))
    for area in RandomJournal.codes where world.territory.exists(area, on: half.next.firstDay) {
      let parts = world.territory.parts(of: area, on: half.next.firstDay, asOf: last).map(\.code)
      let closings = parts.map { before.ledger(of: $0, in: half).balance.whole }
      let opening = after.ledger(of: area, in: half.next).opening
      let sum = closings.contains(nil) ? nil : closings.compactMap(\.self).reduce(0, +)
      if case .chosen(_, let carried, .balanceLaidDown) = opening.derivation {
        #expect(carried.map(\.whole) == [sum], "\(area) \(half.next)")
        merged += parts.count > 1 ? 1 : 0
      } else if case .fact = opening.derivation {
        #expect(sum == nil, "a balance laid down hides a balance carried over: \(area) \(half.next)")
      } else {
        #expect(opening.whole == sum, "\(area) \(half.next)")
        seen += sum == nil ? 0 : 1
        merged += sum != nil && parts.count > 1 ? 1 : 0
      }
    }
    return (seen, merged)
  }

  /// Every municipality has a balance and reports each month: sums over provinces, regions and the country.
  @Test func areasAddUpFromTheirMunicipalities() throws {
    var numbers = FixedSeed(state: 51)
    let (half, early, late) = try (half("2022-1"), noon("2022-01-05"), noon("2022-07-05"))
    var lines = world.territory.municipalities(on: half.firstDay).map {
      Line(
        .balance(
          area: $0.code, day: half.firstDay, count: Count(Int.random(in: -60...30, using: &numbers)), role: .leading),
        known: early)
    }
    for month in half.months {
      lines += world.territory.municipalities(on: month.firstDay).map {
        Line(
          .housed(
            area: $0.code, period: .month(month), count: Count(Int.random(in: 0...20, using: &numbers)), role: .leading),
          known: late)
      }
    }
    lines.append(Line(.adjustment(area: try code("GM0457"), halfYear: half, count: Count(4)), known: early))
    let state = try ChainState(folding: entries(lines))
    for on in try ["2022-01-01", "2022-03-31", "2022-06-30"].map(day) {
      let book = world.book(state, on: on)
      let country = book.ledger(of: .netherlands, in: half)
      for kind in [AreaKind.province, .safetyRegion, .municipality] {
        let ledgers = world.territory.areas(of: kind, on: on).map { book.ledger(of: $0.code, in: half) }
        func sum(_ figure: (HousingLedger) -> Figure) -> Int { ledgers.compactMap { figure($0).whole }.reduce(0, +) }
        #expect(ledgers.allSatisfy { $0.balance.whole != nil })
        #expect(country.opening.whole == sum(\.opening))
        #expect(country.housed.whole == sum(\.housed))
        #expect(country.municipalTargets?.whole == sum(\.target))
        #expect(country.adjustment?.whole == ledgers.compactMap { $0.adjustment?.whole }.reduce(0, +))
        #expect(ledgers.allSatisfy { $0.housed.qualifier == .exact })
        // The national target is the published number and not the sum of the rounded ones.
        let over = try #require(country.municipalTargets?.whole) - 10_000
        #expect(country.balance.whole == sum(\.balance) + over)
      }
      let arrears = book.figure(.measure(.grossArrears, .netherlands, .halfYear(half)))?.whole ?? 0
      let advance = book.figure(.measure(.grossAdvance, .netherlands, .halfYear(half)))?.whole ?? 0
      #expect(arrears < 0 && advance > 0 && arrears + advance == country.opening.whole)
    }
  }

  @Test func whatBecameKnownLastCountsAndAWithdrawalFallsBack() throws {
    let (area, july) = try (code("GM0014"), month("2022-07"))
    func report(_ count: Int, _ known: String) throws -> Line {
      Line(.housed(area: area, period: .month(july), count: Count(count), role: .leading), known: try noon(known))
    }
    func correct(_ position: Int, _ count: Int?, _ known: String) throws -> Line {
      Line(.correction(Correction(position: position, replacement: count, reason: "proef")), known: try noon(known))
    }
    let lines = try [
      report(10, "2022-08-01"), report(12, "2022-08-15"), correct(1, 11, "2022-09-01"), correct(2, nil, "2022-09-10"),
      correct(1, nil, "2022-09-20"), report(7, "2022-10-01"), report(5, "2022-08-10"),
    ]
    let state = try ChainState(folding: entries(lines))
    let expected = [
      "2022-07-31": nil, "2022-08-01": 10, "2022-08-10": 5, "2022-08-15": 12, "2022-09-01": 12, "2022-09-10": 5,
      "2022-09-20": 5, "2022-10-01": 7,
    ]
    for (known, count) in expected {
      let book = try world.book(state, on: day("2022-12-31"), known: Moment(endOf: day(known)))
      #expect(book.figure(.measure(.housed, area, .month(july)))?.whole == count, "as known at \(known)")
    }
    let reported = try #require(state.reported(lines[0].fact, at: 1))
    #expect(reported.original == 10 && reported.current == nil)
    #expect(reported.corrections.map(\.value) == [11, nil])
    #expect(reported.corrections.map(\.source.position) == [3, 5])
  }

  @Test func ofWhatBecameKnownTogetherTheLastInTheJournalCounts() throws {
    let (area, july, known) = try (code("GM0014"), month("2022-07"), noon("2022-08-01"))
    let lines = [4, 9, 6].map {
      Line(.housed(area: area, period: .month(july), count: Count($0), role: .leading), known: known)
    }
    let book = try world.book(lines, on: day("2022-12-31"), known: known)
    #expect(book.figure(.measure(.housed, area, .month(july)))?.whole == 6)
  }

  @Test func alreadyKnownMeansTheSameInEveryRespect() throws {
    let (area, half) = try (code("GM0014"), half("2022-2"))
    func target(_ count: Count, _ role: FactRole = .leading) -> Fact {
      .housing(.target(area: area, halfYear: half, count: count, role: role))
    }
    let lines = try [
      Line(target(Count(80)), known: noon("2022-05-01")),
      Line(target(Count(70), .comparison), known: noon("2022-05-02")),
      Line(target(Count(71), .comparison), known: noon("2022-05-03")),
    ]
    let state = try ChainState(folding: entries(lines))
    #expect(state.alreadyHas(target(Count(80))))
    #expect(!state.alreadyHas(target(Count(81))))
    #expect(!state.alreadyHas(target(Count(80, .circa))))
    #expect(!state.alreadyHas(target(Count(80, certainty: .secondary))))
    #expect(!state.alreadyHas(target(Count(80), .comparison)))
    #expect(state.alreadyHas(target(Count(70), .comparison)) && state.alreadyHas(target(Count(71), .comparison)))
    let book = world.book(state, on: half.firstDay)
    #expect(book.comparisons(with: .measure(.target, area, .halfYear(half))).map(\.whole) == [70, 71])
    #expect(book.ledger(of: area, in: half).target.whole == 80)
  }
}
