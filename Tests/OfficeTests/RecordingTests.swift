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

/// What is recorded, once and with the right effects.
@Suite struct RecordingTests {
  private let journal = TestJournal()
  private let office: Office

  init() throws { office = try World.office(journal) }

  private func shown(_ outcome: Outcome) -> [String] {
    outcome.effects.map {
      "\($0.reference) \($0.before.map { "\($0.value)" } ?? "-") \($0.after.map { "\($0.value)" } ?? "-")"
    }
  }

  @Test func aDryRunAppendsNothingAndShowsWhatTheRunDoes() async throws {
    let facts = try [
      target("GM0363", "2022-2", 674), housed("GM0363", "2022-07", 31),
      exchange("2022-2", [("GM0363", -40), ("GM0439", 40)]),
    ]
    let dry = try await office.handle(.record(facts, key: "k1", isDryRun: true))
    #expect(dry.receipt == nil)
    #expect(try await journal.head() == .empty)
    #expect(try await office.desk().state == ChainState())
    let wet = try await office.handle(.record(facts, key: "k1"))
    #expect(wet.receipt == Receipt(first: 1, last: 3, repeated: false))
    #expect(shown(dry) == shown(wet))
    #expect(dry.recorded == 3 && wet.recorded == 3)
    #expect(wet.effects.map(\.before?.whole) == [691, nil, 71])
    #expect(wet.effects.map(\.after?.whole) == [634, 31, 111])
    let dryCorrection = try await office.handle(.correct(2, to: 29, isDryRun: true))
    #expect(dryCorrection.effects.map(\.before?.whole) == [31] && dryCorrection.effects.map(\.after?.whole) == [29])
    let correction = try await office.handle(.correct(2, to: 29))
    #expect(shown(dryCorrection) == shown(correction))
    let withdrawn = try await office.handle(.correct(2, to: nil))
    #expect(withdrawn.effects.map(\.before?.whole) == [29] && withdrawn.effects.map(\.after?.whole) == [nil])
    #expect(try await journal.head().position == 5)
  }

  @Test func atMostAHundredEffectsAreShown() async throws {
    let facts = try (1...12).flatMap { number in
      try ["GM0014", "GM0034", "GM0363", "GM0439", "GM0599", "GM0050", "GM0047", "GM0037", "GM0059"].map {
        try housed($0, "2021-\(number < 10 ? "0" : "")\(number)", number)
      }
    }
    let outcome = try await office.handle(.record(facts))
    #expect(outcome.recorded == 108 && outcome.effects.count == Outcome.shown)
  }

  @Test func aRepeatedKeyIsAnsweredOnce() async throws {
    let facts = try [target("GM0363", "2022-2", 674), target("GM0439", "2022-2", 70)]
    let submission = Submission.record(facts, key: "invoer-1")
    let first = try await office.handle(submission)
    let again = try await office.handle(submission)
    #expect(first.receipt == Receipt(first: 1, last: 2, repeated: false))
    #expect(again.receipt == Receipt(first: 1, last: 2, repeated: true))
    #expect(again.recorded == 2 && again.alreadyKnown == 0)
    // Another office on the same journal, such as after a restart, gives the same answer.
    let other = try World.office(journal)
    #expect(try await other.handle(submission).receipt == again.receipt)
    #expect(try await journal.head().position == 2)
  }

  @Test func aRepeatedKeyIsAnsweredWhenPartWasKnownAlready() async throws {
    let (old, new) = (try target("GM0363", "2022-2", 674), try target("GM0439", "2022-2", 70))
    _ = try await office.handle(.record([old]))
    let submission = Submission.record([old, new], key: "invoer-2")
    let first = try await office.handle(submission)
    #expect(first.receipt == Receipt(first: 2, last: 2, repeated: false))
    func again() async throws {
      let outcome = try await office.handle(submission)
      #expect(outcome.receipt == Receipt(first: 2, last: 2, repeated: true))
      #expect(outcome.recorded == 1 && outcome.alreadyKnown == 1)
    }
    try await again()
    // Also when what was known then has changed since.
    _ = try await office.handle(.correct(1, to: 600))
    try await again()
    #expect(try await journal.head().position == 3)
  }

  @Test func aRepeatedCorrectionAndOpeningAreAnsweredOnce() async throws {
    let open = Submission(
      submitter: clerk, source: "proef", key: "opening", intent: .open(JournalOpening(title: "Proef", day: nil)))
    _ = try await office.handle(open)
    #expect(try await office.handle(open).receipt == Receipt(first: 1, last: 1, repeated: true))
    _ = try await office.handle(.record([housed("GM0363", "2022-07", 31)]))
    for (key, source, replacement) in [("c1", "", 30), ("c2", "brief", 29), ("c3", "", nil as Int?)] {
      let correction = Submission.correct(2, to: replacement, source: source, key: key)
      let first = try await office.handle(correction)
      let position = try #require(first.receipt).first
      #expect(try await office.handle(correction).receipt == Receipt(first: position, last: position, repeated: true))
    }
    #expect(try await journal.head().position == 5)
  }

  @Test func aKeyIsNotForAnotherRequest() async throws {
    let (one, other) = (try target("GM0363", "2022-2", 674), try target("GM0439", "2022-2", 70))
    _ = try await office.handle(.record([one, other], key: "k"))
    let changed = try target("GM0363", "2022-2", 675)
    #expect(await office.codes(.record([changed], key: "k")) == [.keyReused])
    #expect(await office.codes(.record([one], key: "k")) == [.keyReused])
    #expect(await office.codes(.record([other, one], key: "k")) == [.keyReused])
    #expect(await office.codes(.record([one, other], source: "een andere brief", key: "k")) == [.keyReused])
    #expect(await office.codes(.correct(1, to: 5, key: "k")) == [.keyReused])
    // A request with more in it is another request: answering "done" would lose the rest without a word.
    let more = try target("GM0014", "2022-2", 90)
    for facts in [[one, other, more], [more, one, other], [one, more, other]] {
      #expect(await office.codes(.record(facts, key: "k")) == [.keyReused])
    }
    #expect(await office.codes(.record([one, other], key: "k")) == [])
    #expect(try await journal.head().position == 2)
  }

  @Test func anEmptyKeyIsNoKey() async throws {
    _ = try await office.handle(.record([target("GM0363", "2022-2", 674)], key: ""))
    _ = try await office.handle(.record([target("GM0439", "2022-2", 70)], key: ""))
    #expect(try await journal.entries(after: 0, limit: 9).map(\.key) == [nil, nil])
  }

  @Test func aHundredAtOnceAreAllRecordedOnce() async throws {
    let start = try month("2015-01")
    let second = try World.office(journal)
    let area = try code("GM0363")
    try await withThrowingTaskGroup(of: Outcome.self) { group in
      for number in 0..<100 {
        let fact = HousingFact.housed(
          area: area, period: .month(start.adding(months: number)), count: Count(number), role: .leading)
        // Each twice with its key, as by a reader who presses the button again.
        for _ in 0..<2 { group.addTask { try await office.handle(.record([fact], key: "taak-\(number)")) } }
      }
      var fresh = 0
      for try await outcome in group where outcome.receipt?.repeated == false { fresh += 1 }
      #expect(fresh == 100)
    }
    #expect(try await journal.head().position == 100)
    let book = try await second.desk().book(Perspective(day: day("2023-12-31")))
    for number in 0..<100 {
      let month = start.adding(months: number)
      #expect(book.figure(.measure(.housed, area, .month(month)))?.whole == number)
    }
    #expect(await Office.verify(journal).isSound)
  }

  @Test func twoOfficesOnOneJournalTakeTurns() async throws {
    let offices = [office, try World.office(journal)]
    let start = try month("2015-01")
    let area = try code("GM0363")
    try await withThrowingTaskGroup(of: Void.self) { group in
      for (index, office) in offices.enumerated() {
        group.addTask {
          for number in 0..<10 {
            let month = start.adding(months: 10 * index + number)
            let fact = HousingFact.housed(area: area, period: .month(month), count: Count(1), role: .leading)
            _ = try await office.handle(.record([fact]))
          }
        }
      }
      try await group.waitForAll()
    }
    #expect(try await journal.head().position == 20)
    let (one, other) = (try await offices[0].desk().state, try await offices[1].desk().state)
    #expect(one == other)
  }

  @Test func aConflictIsTriedAgainButNotForEver() async throws {
    let fake = FakeJournal()
    let office = try World.office(fake)
    let fact = try target("GM0363", "2022-2", 674)
    let conflict = JournalError.conflict(expected: 0, actual: 1)
    await fake.failAppending(Array(repeating: conflict, count: 3))
    #expect(await office.codes(.record([fact])) == [])
    #expect(await fake.real.head().position == 1)
    await fake.failAppending(Array(repeating: conflict, count: 100))
    let another = try target("GM0439", "2022-2", 70)
    #expect(await office.codes(.record([another])) == [.journalMovedOn])
    #expect(await fake.real.head().position == 1)
  }

  /// Known before recorded, and hidden from a question about an earlier moment.
  @Test func aFactIsHiddenBeforeItWasKnown() async throws {
    let known = Moment(startOf: try day("2022-08-15"))
    let sourced = SourcedFact(try housed("GM0363", "2022-07", 31), source: "proefbrief", known: known)
    _ = try await office.handle(Submission(submitter: clerk, intent: .record([sourced])))
    let entry = try #require(await office.entry(1))
    #expect(entry.known == known && entry.recorded == now && entry.actor == "toets" && entry.source == "proefbrief")
    let desk = try await office.desk()
    let reference = FigureReference.measure(.housed, try code("GM0363"), .month(try month("2022-07")))
    func asked(_ moment: Moment) throws -> Int? {
      desk.book(Perspective(day: try day("2022-12-31"), known: moment)).figure(reference)?.whole
    }
    #expect(try asked(Moment(milliseconds: known.milliseconds - 1)) == nil)
    #expect(try asked(known) == 31)
    #expect(try asked(.endOfTime) == 31)
    // A correction is known when it is recorded, and not before.
    _ = try await office.handle(.correct(1, to: 30))
    let later = try await office.desk().book(
      Perspective(day: day("2022-12-31"), known: Moment(milliseconds: now.milliseconds - 1)))
    #expect(later.figure(reference)?.whole == 31)
  }

  @Test func entriesAreReadNewestFirst() async throws {
    for number in 1...5 { _ = try await office.handle(.record([housed("GM0363", "2022-0\(number)", number)])) }
    func positions(_ before: Int?, _ limit: Int) async throws -> [Int] {
      try await office.entries(before: before, limit: limit).map(\.position)
    }
    #expect(try await positions(nil, 2) == [5, 4])
    #expect(try await positions(4, 2) == [3, 2])
    #expect(try await positions(2, 10) == [1])
    for before in [-3, 0, 1] { #expect(try await positions(before, 10) == []) }
    #expect(try await positions(99, 99) == [5, 4, 3, 2, 1])
    for limit in [0, -1] { #expect(try await positions(nil, limit) == []) }
    for position in [-1, 0, 6] { #expect(try await office.entry(position) == nil) }
    #expect(try await office.entry(3)?.position == 3)
  }

  @Test func theSuppliedCase() async throws {
    let facts = try SuppliedJournal.facts2022()
    let outcome = try await office.handle(Submission(submitter: clerk, intent: .record(facts)))
    #expect(outcome.recorded == facts.count && outcome.alreadyKnown == 0)
    let desk = try await office.desk()
    let book = desk.book(Perspective(day: try day("2022-07-01")))
    let ledger = book.nationalPicture().ledger
    #expect(ledger.target.whole == 13_500 && ledger.target.qualifier == .exact)
    #expect(ledger.opening.whole == -1_900 && ledger.opening.qualifier == .nearly)
    #expect(ledger.due.whole == 15_400 && ledger.due.qualifier == .circa)
    let comparisons = book.comparisons(with: .measure(.opening, .netherlands, .halfYear(try half("2022-2"))))
    #expect(comparisons.contains { $0.whole == -1_810 && $0.certainty == .published })
    // At the time nobody knew the number that the ministry gave in 2024.
    let then = desk.book(Perspective(day: try day("2022-07-01"), known: Moment(endOf: try day("2022-07-20"))))
    let reference = FigureReference.measure(.opening, .netherlands, .halfYear(try half("2022-2")))
    #expect(!then.comparisons(with: reference).contains { $0.whole == -1_810 })
    #expect(then.figure(reference)?.whole == -1_900)
    #expect(await Office.verify(journal).count == facts.count)
  }

  @Test(arguments: [1, 2022]) func theSuppliedExampleAddsUp(seed: UInt64) async throws {
    _ = try await office.handle(Submission(submitter: clerk, intent: .record(SuppliedJournal.nationalSeries())))
    let facts = try SuppliedJournal.example(seed: seed, desk: await office.desk())
    _ = try await office.handle(Submission(submitter: clerk, intent: .record(facts)))
    let desk = try await office.desk()
    let half = try half("2022-2")
    let book = desk.book(Perspective(day: try day("2022-12-31")))
    let country = book.ledger(of: .netherlands, in: half)
    let ledgers = desk.territory.areas(of: .safetyRegion, on: book.perspective.day).map {
      book.ledger(of: $0.code, in: half)
    }
    #expect(ledgers.compactMap(\.due.whole).reduce(0, +) == 15_333 && country.due.whole == 15_333)
    #expect(ledgers.compactMap(\.housed.whole).reduce(0, +) == 17_126 && country.housed.whole == 17_126)
    #expect(ledgers.allSatisfy { $0.balance.isInvented } && !country.due.isInvented)
  }
}
