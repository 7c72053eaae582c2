// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Journal
import Office
import Rulebook
import Territory
import TestJournals
import Testing

/// Everything that the office refuses, with its code; and nothing is recorded then.
@Suite struct RefusalTests {
  private let journal = TestJournal()
  private let office: Office

  init() throws { office = try World.office(journal) }

  private func expect(_ codes: [FaultCode], _ fact: HousingFact, source: String = "proefbrief") async throws {
    #expect(await office.codes(.record([fact], source: source)) == codes, "\(fact)")
    #expect(await office.codes(.record([fact], source: source, isDryRun: true)) == codes, "dry run of \(fact)")
    #expect(try await journal.head().position == 0, "nothing is recorded on a fault")
  }

  @Test func aVisitorMayNothing() async throws {
    let intents: [Intent] = [
      .record([SourcedFact(try target("NL", "2022-2", 13_500), source: "brief")]),
      .correct(position: 1, replacement: 2, reason: "tikfout"), .open(JournalOpening(title: "Proef", day: nil)),
    ]
    for intent in intents {
      for isDryRun in [false, true] {
        let submission = Submission(submitter: .visitor, source: "brief", isDryRun: isDryRun, intent: intent)
        #expect(await office.codes(submission) == [.notAllowed])
      }
    }
    #expect(try await journal.head() == .empty)
  }

  @Test func areasThatAreNotThere() async throws {
    try await expect([.noSuchArea], try target("GM9999", "2022-2", 1))
    try await expect([.noSuchArea], try target("PV99", "2022-2", 1))
    try await expect([.municipalityNotOnDay], try target("GM0370", "2022-1", 1))
    try await expect([.municipalityNotOnDay], try target("GM1992", "2022-2", 1))
    try await expect([.municipalityNotOnDay], try housed("GM0457", "2022-04", 1))
    try await expect([.municipalityNotOnDay], try housed("GM1992", "2022-12", 1))
    try await expect([.noSuchArea], try housed("VR26", "2022-07", 1))
    let weesp = try code("GM0457")
    try await expect(
      [.municipalityNotOnDay],
      .housed(area: weesp, period: .halfYear(try half("2022-2")), count: Count(1), role: .leading))
    try await expect(
      [.municipalityNotOnDay], .balance(area: weesp, day: try day("2022-07-01"), count: Count(1), role: .leading))
    try await expect(
      [.municipalityNotOnDay], .adjustment(area: weesp, halfYear: try half("2022-2"), count: Count(1)))
    try await expect([.municipalityNotOnDay], .population(area: weesp, year: 2023, count: Count(1)))
    do {
      _ = try await office.handle(.record([target("GM0370", "2022-1", 1)]))
    } catch let faults as Faults {
      #expect(faults.all[0].advice.contains("Purmerend (GM0439)"))
      #expect(faults.all[0].problem.contains("Beemster (GM0370)"))
    }
  }

  @Test func numbersThatCannotBe() async throws {
    try await expect([.negativePeople], try target("NL", "2022-2", -1))
    try await expect([.negativePeople], try housed("GM0363", "2022-07", -1))
    try await expect([.negativePeople], .population(area: try code("GM0363"), year: 2022, count: Count(Int.min)))
    for size in [100_000_000, Int.max] {
      try await expect([.numberTooLarge], try target("NL", "2022-2", size))
      try await expect([.numberTooLarge], try housed("GM0363", "2022-07", size))
      for sign in [1, -1] {
        let count = Count(sign * size)
        try await expect(
          [.numberTooLarge], .balance(area: .netherlands, day: try day("2022-07-01"), count: count, role: .leading))
        try await expect([.numberTooLarge], .adjustment(area: .netherlands, halfYear: try half("2022-2"), count: count))
      }
    }
  }

  @Test func periodsThatCannotBe() async throws {
    for on in ["2022-06-30", "2022-07-02", "2022-04-01"] {
      try await expect(
        [.balanceNotAtStart], .balance(area: .netherlands, day: try day(on), count: Count(1), role: .leading))
    }
    try await expect([.badDay], .population(area: .netherlands, year: 0, count: Count(1)))
    try await expect([.badDay], .population(area: .netherlands, year: 12_345, count: Count(1)))
    let next = Month(containing: now.dutchDay).adding(months: 1)
    try await expect(
      [.periodNotStarted], .housed(area: .netherlands, period: .month(next), count: Count(1), role: .leading))
    let coming = HalfYear(containing: now.dutchDay).next
    try await expect(
      [.periodNotStarted], .housed(area: .netherlands, period: .halfYear(coming), count: Count(1), role: .leading))
  }

  @Test func sourcesThatCannotBe() async throws {
    let fact = try target("NL", "2022-2", 13_500)
    try await expect([.missingOption], fact, source: "")
    try await expect([.missingOption], fact, source: " \u{A0}")
    try await expect([.personalNumber], fact, source: "mail over 111222333")
    try await expect([.personalNumber], fact, source: "mail over 111.222.333.")
    try await expect([.controlCharacter], fact, source: "mail\u{7}")
    try await expect([.cellTooLong], fact, source: String(repeating: "x", count: 2_001))
    let late = SourcedFact(fact, source: "brief", known: Moment(milliseconds: now.milliseconds + 1))
    #expect(await office.codes(Submission(submitter: clerk, intent: .record([late]))) == [.knownInFuture])
    let open = Submission(
      submitter: clerk, source: "111222333", intent: .open(JournalOpening(title: "111222333", day: nil)))
    #expect(await office.codes(open) == [.personalNumber, .personalNumber])
    #expect(try await journal.head() == .empty)
  }

  @Test func exchangesThatCannotBe() async throws {
    try await expect([.exchangeWithOne], try exchange("2022-2", [("GM0363", 0)]))
    try await expect([.exchangeWithOne], try exchange("2022-2", []))
    try await expect([.exchangeWithOne], try exchange("2022-2", [("GM0363", 3), ("GM0363", -3)]))
    try await expect([.exchangeWithOne], try exchange("2022-2", [("PV27", 3), ("GM0363", -3)]))
    try await expect([.exchangeNotZero], try exchange("2022-2", [("GM0363", 3), ("GM0439", -2)]))
    try await expect([.exchangeWithOne, .exchangeNotZero], try exchange("2022-2", [("GM0363", 3)]))
    try await expect([.municipalityNotOnDay], try exchange("2022-2", [("GM0457", 3), ("GM0439", -3)]))
    try await expect([.targetBelowZero], try exchange("2022-2", [("GM0363", 72), ("GM0439", -72)]))
    // For 2018-2 no national number was found, so no target is known.
    try await expect([.targetBelowZero, .targetBelowZero], try exchange("2018-2", [("GM0363", 2), ("GM0439", -2)]))
    try await expect([.numberTooLarge], try exchange("2022-2", [("GM0363", Int.max), ("GM0439", 1), ("GM0014", 5)]))
    try await expect([.numberTooLarge], try exchange("2022-2", [("GM0363", 1), ("GM0439", Int.min)]))
  }

  /// Purmerend has 71: each change alone could be, both together could not.
  @Test func exchangesInOneRequestAreJudgedTogether() async throws {
    let facts = try [("GM0363", 40), ("GM0014", 40)].map { try exchange("2022-2", [($0.0, $0.1), ("GM0439", -$0.1)]) }
    for fact in facts { #expect(await office.codes(.record([fact], isDryRun: true)) == []) }
    #expect(await office.codes(.record(facts)) == [.targetBelowZero])
    #expect(try await journal.head() == .empty)
    // With an official target of 80 in the same request they can.
    let table = try target("GM0439", "2022-2", 80)
    #expect(await office.codes(.record([table] + facts)) == [])
    let book = try await office.desk().book(Perspective(day: day("2022-07-01")))
    #expect(book.ledger(of: try code("GM0439"), in: try half("2022-2")).target.whole == 0)
  }

  @Test func allFaultsAtOnceInTheOrderOfTheFile() async throws {
    let facts = [
      SourcedFact(try target("GM9999", "2022-2", -5), source: "111222333", place: "regel 2"),
      SourcedFact(try target("NL", "2022-2", 13_500), source: "brief", place: "regel 3"),
      SourcedFact(try housed("GM0363", "2022-07", -1), source: "", place: "regel 4"),
    ]
    do {
      _ = try await office.handle(Submission(submitter: clerk, intent: .record(facts)))
      Issue.record("the office lets faults pass")
    } catch let faults as Faults {
      #expect(
        faults.all.map(\.code) == [.personalNumber, .noSuchArea, .negativePeople, .missingOption, .negativePeople])
      #expect(faults.all.map { $0.place?.prefix(7) } == ["regel 2", "regel 2", "regel 2", "regel 4", "regel 4"])
      #expect(faults.all.allSatisfy { !$0.problem.isEmpty && !$0.advice.isEmpty })
    }
    #expect(try await journal.head() == .empty)
  }

  /// What was exchanged before must still fit when a target is corrected, read in anew or when one exchange is undone.
  @Test func anExchangeMadeBeforeKeepsEveryTargetAboveZero() async throws {
    let table = try [target("GM0439", "2022-2", 10), target("GM0363", "2022-2", 700), target("GM0014", "2022-2", 90)]
    _ = try await office.handle(.record(table))
    _ = try await office.handle(.record([exchange("2022-2", [("GM0439", -8), ("GM0363", 8)])]))
    let before = try await journal.head().position
    #expect(await office.codes(.correct(1, to: 5)) == [.targetBelowZero])
    #expect(await office.codes(.record([try target("GM0439", "2022-2", 7)])) == [.targetBelowZero])
    #expect(await office.codes(.record([try target("GM0439", "2022-2", 7)], isDryRun: true)) == [.targetBelowZero])
    #expect(try await journal.head().position == before)
    #expect(await office.codes(.correct(1, to: 8)) == [])
    // Nothing is left at Purmerend: what it was given may not be taken back while it gave that on.
    _ = try await office.handle(.record([exchange("2022-2", [("GM0439", 6), ("GM0014", -6)])]))
    _ = try await office.handle(.record([exchange("2022-2", [("GM0439", -6), ("GM0363", 6)])]))
    let given = try await journal.head().position - 1
    #expect(await office.codes(.correct(given, to: nil)) == [.targetBelowZero])
    #expect(await office.codes(.correct(given + 1, to: nil)) == [])
    #expect(await office.codes(.correct(given, to: nil)) == [])
  }

  @Test func anExchangeNeedsTheConsentOfAllColleges() async throws {
    let swap = try exchange("2022-2", [("GM0439", -8), ("GM0363", 8)])
    #expect(await office.codes(.record([swap], isAgreed: false)) == [.notAgreed])
    #expect(await office.codes(.record([try housed("GM0363", "2022-07", 3)], isAgreed: false)) == [])
    #expect(await office.codes(.record([swap])) == [])
  }

  /// Everything that ends up in the journal, in the name of whom and with which key included.
  @Test func numbersOfPersonsAreRefusedInEveryText() async throws {
    let fact = try housed("GM0363", "2022-07", 31)
    let named = Submission.record([fact], by: .local(name: "mw. 111222333"))
    #expect(await office.codes(named) == [.personalNumber])
    #expect(await office.codes(.record([fact], key: "111222333")) == [.personalNumber])
    #expect(await office.codes(.record([fact], key: "a\u{1}b")) == [.controlCharacter])
    #expect(await office.codes(.record([fact], key: String(repeating: "x", count: 501))) == [.cellTooLong])
    #expect(await office.codes(.record([fact], isDryRun: true, by: .local(name: "111222333"))) == [.personalNumber])
    #expect(try await journal.head() == .empty)
  }

  @Test func whatIsKnownIsNotRecordedTwice() async throws {
    let (old, new) = (try target("GM0363", "2022-2", 674), try target("GM0439", "2022-2", 70))
    #expect(await office.codes(.record([old])) == [])
    #expect(await office.codes(.record([old])) == [.duplicateImport])
    #expect(await office.codes(.record([])) == [.duplicateImport])
    let outcome = try await office.handle(.record([old, new]))
    #expect(outcome.recorded == 1 && outcome.alreadyKnown == 1)
    #expect(try await journal.head().position == 2)
  }

  @Test func correctionsThatCannotBe() async throws {
    let opening = Submission(submitter: clerk, source: "proef", intent: .open(JournalOpening(title: "Proef", day: nil)))
    _ = try await office.handle(opening)
    let swap = try exchange("2022-2", [("GM0363", 3), ("GM0439", -3)])
    _ = try await office.handle(.record([housed("GM0363", "2022-07", 31), swap]))
    _ = try await office.handle(.correct(2, to: 32))
    let before = try await journal.head().position
    func expect(_ codes: [FaultCode], _ submission: Submission) async throws {
      #expect(await office.codes(submission) == codes)
      #expect(try await journal.head().position == before)
    }
    for position in [Int.min, -1, 0, 1, 4, 5, Int.max] {
      try await expect([.nothingToCorrect], .correct(position, to: 3))
    }
    try await expect([.nothingToCorrect], .correct(3, to: 3))
    try await expect([.sameValue], .correct(2, to: 32))
    try await expect([.negativePeople], .correct(2, to: -1))
    try await expect([.numberTooLarge], .correct(2, to: 100_000_000))
    try await expect([.reasonMissing], .correct(2, to: 33, reason: " "))
    try await expect([.reasonMissing, .sameValue], .correct(2, to: 32, reason: ""))
    try await expect([.personalNumber], .correct(2, to: 33, reason: "zie 111222333"))
    try await expect([.personalNumber], .correct(2, to: 33, source: "zie 111222333"))
    try await expect([.controlCharacter], .correct(2, to: 33, reason: "a\u{1B}b"))
    try await expect([.cellTooLong], .correct(2, to: 33, reason: String(repeating: "é", count: 501)))
    #expect(await office.codes(.correct(2, to: nil)) == [])
    #expect(await office.codes(.correct(2, to: 5)) == [.alreadyWithdrawn])
    #expect(await office.codes(.correct(2, to: nil)) == [.alreadyWithdrawn])
    #expect(await office.codes(.correct(3, to: nil)) == [])
    #expect(await office.codes(.correct(3, to: nil)) == [.alreadyWithdrawn])
  }
}
