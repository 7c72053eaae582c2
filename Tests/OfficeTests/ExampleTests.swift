// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Exchange
import Journal
import Office
import Rulebook
import Territory
import TestJournals
import Testing

/// The invented example is nothing that the office would refuse, in one go or bit by bit.
@Suite struct ExampleTests {
  let journal = TestJournal()
  let office: Office

  init() async throws {
    office = try World.office(journal)
    _ = try await office.handle(Submission(submitter: clerk, intent: .record(SuppliedJournal.nationalSeries())))
  }

  private func facts(seed: UInt64) async throws -> [SourcedFact] {
    try SuppliedJournal.example(seed: seed, desk: await office.desk())
  }

  private func record(_ facts: [SourcedFact]) async throws -> Int {
    try await office.handle(Submission(submitter: clerk, intent: .record(facts))).recorded
  }

  @Test(arguments: [0, 7]) func everyPartOfItIsRecorded(seed: UInt64) async throws {
    let others = try await facts(seed: seed).filter { if case .housing = $0.fact { false } else { true } }
    let size = 3_100
    for start in stride(from: 0, to: others.count, by: size) {
      let part = Array(others[start..<min(start + size, others.count)])
      #expect(try await record(part) == part.count, "from fact \(start + 1)")
    }
    #expect(others.count > 22_000 && others.count < 27_000)
    #expect(others.allSatisfy { $0.source == "Verzonnen voorbeeld, zaad \(seed)" && $0.known != nil })
    #expect(await Office.verify(journal).isSound)
  }

  /// With all facts the published numbers are still the published ones, and the locations stand beside them.
  @Test func whatWasPublishedStaysThat() async throws {
    let before = try await office.desk()
    let all = try await facts(seed: 2_022)
    #expect(try await record(all) == all.count)
    let after = try await office.desk()
    for (measure, on) in [
      (Measure.portfolio, "2022-07-01"), (.residents, "2022-07-01"), (.residentsAtLocations, "2022-06-27"),
      (.statusHolders, "2022-07-01"), (.need, "2022-07-01"), (.shortage, "2023-01-01"),
    ] {
      let day = try day(on)
      let reference = FigureReference.measure(measure, .netherlands, .day(day))
      let figure = try #require(after.book(Perspective(day: day)).figure(reference))
      #expect(figure.whole == before.book(Perspective(day: day)).figure(reference)?.whole, "\(measure)")
      #expect(!figure.isInvented, "\(measure)")
    }
    let start = try day("2022-07-01")
    let places = after.book(Perspective(day: start)).figure(.measure(.places, .netherlands, .day(start)))
    #expect(places?.whole == 42_732 && places?.isInvented == true)
    // What was told of 1 January in October, for a comparison.
    let later = try day("2023-01-01")
    let then = after.book(Perspective(day: later))
    #expect(then.figure(.measure(.places, .netherlands, .day(later)))?.whole == 45_800)
    #expect(then.comparisons(with: .measure(.portfolio, .netherlands, .day(later))).map(\.whole) == [45_800])
  }
}
