// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Journal
import Office
import Rulebook
import Territory
import Testing

/// Checking a whole journal names the first entry that is not right.
@Suite struct VerificationTests {
  private let journal = FakeJournal()

  /// Six entries in four batches.
  private func fill() async throws -> [Entry] {
    let office = try World.office(journal)
    _ = try await office.handle(.record([housed("GM0363", "2022-07", 31)]))
    _ = try await office.handle(.record([housed("GM0363", "2022-08", 5), housed("GM0439", "2022-08", 6)]))
    _ = try await office.handle(.correct(2, to: 7))
    _ = try await office.handle(.record([housed("GM0363", "2022-09", 8), housed("GM0439", "2022-09", 9)]))
    return await journal.real.entries(after: 0, limit: 99)
  }

  private func expect(_ code: FaultCode, at position: Int, noted: Digest? = nil) async {
    let verification = await Office.verify(journal, noted: noted)
    #expect(!verification.isSound)
    #expect(verification.firstFault?.code == code)
    #expect(verification.firstBad == position && verification.count == position - 1)
  }

  @Test func aSoundJournal() async throws {
    let empty = await Office.verify(journal)
    #expect(empty.isSound && empty.count == 0 && empty.hash == EntryHasher.beginning)
    let entries = try await fill()
    for entry in entries {
      let verification = await Office.verify(journal, noted: entry.hash)
      #expect(verification.isSound && verification.count == 6 && verification.firstBad == nil)
      #expect(verification.hash == entries.last?.hash)
    }
    // What was noted of the empty journal occurs in every journal.
    #expect(await Office.verify(journal, noted: empty.hash).isSound)
  }

  @Test(arguments: 1...6) func aChangedPayload(position: Int) async throws {
    let entry = try await fill()[position - 1]
    await journal.alter(entry.with(payload: #"{"aantal":99,"gebied":"GM0363","maand":"2022-07"}"#))
    await expect(.chainBroken, at: position)
  }

  @Test func aChangedEnvelope() async throws {
    let entry = try await fill()[3]
    let changes = [
      entry.with(batch: 3), entry.with(recorded: Moment(milliseconds: now.milliseconds + 1)),
      entry.with(known: Moment(milliseconds: now.milliseconds - 1)), entry.with(source: "anders"),
      entry.with(kind: "taakstelling-vastgesteld"), entry.with(batch: 7),
      entry.with(recorded: Moment(milliseconds: 0)), entry.with(known: Moment(milliseconds: now.milliseconds + 9)),
      entry.with(hash: EntryHasher.beginning),
    ]
    for change in changes {
      await journal.alter(change)
      await expect(.chainBroken, at: 4)
    }
  }

  @Test func aLostEntry() async throws {
    _ = try await fill()
    await journal.lose(3)
    await expect(.chainBroken, at: 3)
  }

  @Test func aTailThatWasCutOff() async throws {
    let entries = try await fill()
    await journal.lose(6)
    await expect(.chainBroken, at: 6, noted: try #require(entries.last).hash)
    #expect(await Office.verify(journal).isSound, "without a note a shorter journal is sound")
    #expect(await Office.verify(journal, noted: entries[4].hash).isSound)
  }

  /// Sealed well, and still not a fact that this program wrote.
  @Test func aPayloadThatCannotBeRead() async throws {
    _ = try await fill()
    for payload in [#"{"aantal":1}"#, "{}", "[]"] {
      let other = FakeJournal()
      let drafts = [
        Fact.housing(try housed("GM0363", "2022-07", 1)).draft(source: "proef"),
        Draft(kind: "gehuisvest-gemeld", payload: Array(payload.utf8), source: "proef"),
      ]
      _ = try await other.append(Batch(actor: "toets", recorded: now, drafts: drafts), expecting: 0)
      let verification = await Office.verify(other)
      #expect(verification.firstFault?.code == .payloadUnreadable)
      #expect(verification.firstBad == 2 && verification.count == 1)
      let office = try World.office(other)
      let more = Submission.record([try housed("GM0439", "2022-07", 1)])
      #expect(await office.codes(more) == [.payloadUnreadable])
    }
  }

  /// A journal in which every entry is in its place and well sealed, but that is not what this office folded.
  @Test func aStateThatIsNotThatOfTheJournal() async throws {
    _ = try await fill()
    let office = try World.office(journal)
    #expect(await office.verify().isSound)
    let other = FakeJournal()
    let another = try World.office(other)
    for month in 7...12 {
      let fact = try housed("GM0363", "2022-\(month < 10 ? "0" : "")\(month)", 50 + month)
      _ = try await another.handle(.record([fact]))
    }
    for entry in await other.real.entries(after: 0, limit: 99) { await journal.alter(entry) }
    #expect(await Office.verify(journal).isSound)
    #expect(await office.verify().firstFault?.code == .stateDiffers)
    let fresh = try World.office(journal)
    #expect(await fresh.verify().isSound, "a new office folds what is there")
  }

  @Test(arguments: [
    (JournalError.damaged(after: 3, detail: "proef"), FaultCode.chainBroken), (.busy, .journalBusy),
    (.diskFull, .diskFull), (.notAJournal(path: "x"), .notAJournal),
    (.cannotOpen(path: "x", detail: "proef"), .journalCannotOpen),
    (.cannotOpen(path: "postgres://x", detail: "proef"), .journalCannotOpen),
    (.notAJournal(path: "postgres://x"), .notAJournal), (.missing(path: "postgres://x"), .journalMissing),
    (.unreachable(path: "postgres://x", detail: "proef"), .databaseUnreachable),
    (.outcomeUnknown(path: "postgres://x"), .outcomeUnknown),
  ]) func aJournalThatFails(error: JournalError, code: FaultCode) async throws {
    _ = try await fill()
    let office = try World.office(journal)
    let more = Submission.record([try housed("GM0599", "2022-07", 1)])
    await journal.failAppending([error])
    #expect(await office.codes(more) == [code])
    await journal.failReading(error)
    #expect(await Office.verify(journal).firstFault?.code == code)
    #expect(await office.verify().firstFault?.code == code)
    #expect(await office.codes(more) == [code])
    await #expect(throws: Faults.self) { try await office.desk() }
    await #expect(throws: Faults.self) { try await office.entry(1) }
    await #expect(throws: Faults.self) { try await office.entries(limit: 1) }
  }

  /// It says that it is longer than it is: the office stops instead of asking for ever.
  @Test func aJournalThatIsShorterThanItSays() async throws {
    _ = try await fill()
    await journal.claim(9)
    let office = try World.office(journal)
    let more = Submission.record([try housed("GM0599", "2022-07", 1)])
    #expect(await office.codes(more) == [.chainBroken])
  }
}
