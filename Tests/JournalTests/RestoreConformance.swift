// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Exact
import Foundation
import Journal
import JournalPostgres
import JournalSQLite
import Testing

/// What every journal that takes over the entries of another must do.
@Suite struct RestoreConformance {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func journal(_ home: JournalConformance.Home) async throws -> any RestorableJournal {
    switch home {
    case .memory: MemoryJournal()
    case .sqlite: try SQLiteJournal(path: folder.file("journal"))
    case .postgres: try await PostgresJournal(address: try await TestDatabase.address(in: folder))
    }
  }

  /// Four batches, of 3, 1, 2 and 1 facts; the second has a key.
  private func entries() async throws -> [Entry] {
    let source = MemoryJournal()
    _ = try await source.append(batch(0..<3, at: 1_000), expecting: 0)
    _ = try await source.append(batch(3..<4, at: 2_000, key: "sleutel\0é"), expecting: 3)
    _ = try await source.append(batch(4..<6, at: 3_000), expecting: 4)
    _ = try await source.append(batch(6..<7, at: 3_000), expecting: 6)
    return await source.entries(after: 0, limit: 10)
  }

  private func head(_ entry: Entry) -> Head {
    Head(position: entry.position, recorded: entry.recorded, hash: entry.hash)
  }

  @Test(arguments: JournalConformance.Home.allCases)
  func entriesAreTakenOverAsTheyAre(_ home: JournalConformance.Home) async throws {
    let (entries, journal) = (try await entries(), try await journal(home))
    try await journal.restore(Array(entries[..<4]), after: .empty)
    try await journal.restore([], after: head(entries[3]))
    try await journal.restore(Array(entries[4...]), after: head(entries[3]))
    #expect(try await journal.all() == entries)
    #expect(try await journal.head() == head(entries[6]))
    try await journal.inspect()
    // A key that came along is known, and what is appended now follows.
    #expect(
      try await journal.append(batch(3..<4, key: "sleutel\0é"), expecting: 0)
        == Receipt(first: 4, last: 4, repeated: true))
    #expect(try await journal.append(batch(7..<9, at: 9_000), expecting: 7).last == 9)
    #expect(firstBad(try await journal.all()) == nil)
  }

  @Test(arguments: JournalConformance.Home.allCases)
  func whatDoesNotFollowIsRefused(_ home: JournalConformance.Home) async throws {
    let (entries, journal) = (try await entries(), try await journal(home))
    try await journal.restore(Array(entries[..<3]), after: .empty)
    // Not the end of this journal: too early, too late, or another entry at that place.
    #expect(
      await journalError { try await journal.restore(entries, after: .empty) } == .conflict(expected: 0, actual: 3))
    #expect(
      await journalError { try await journal.restore(Array(entries[4...]), after: head(entries[3])) }
        == .conflict(expected: 4, actual: 3))
    let other = MemoryJournal()
    _ = try await other.append(batch(10..<14, at: 1_000), expecting: 0)
    _ = try await other.append(batch(14..<15, at: 1_000), expecting: 4)
    let others = await other.entries(after: 0, limit: 10)
    #expect(
      await journalError { try await journal.restore([others[4]], after: head(others[3])) }
        == .conflict(expected: 4, actual: 3))
    #expect(try await journal.all() == Array(entries[..<3]))
  }

  @Test(arguments: JournalConformance.Home.allCases)
  func whatIsNoChainIsRefused(_ home: JournalConformance.Home) async throws {
    let (entries, journal) = (try await entries(), try await journal(home))
    let altered = Entry(
      position: 2, batch: 1, recorded: entries[1].recorded, known: entries[1].known, actor: "ander",
      source: entries[1].source, key: nil, kind: entries[1].kind, payload: entries[1].payload, hash: entries[1].hash)
    let wrong = [[entries[0], altered], [entries[0], entries[2]], [entries[1]], [entries[0], entries[0]]]
    for (entries, good) in zip(wrong, [1, 1, 0, 1]) {
      let error = await journalError { try await journal.restore(entries, after: .empty) }
      #expect(error == .damaged(after: good, detail: "regel \(good + 1) past niet in de keten"))
    }
    // The rest of a batch without its beginning.
    try await journal.restore(Array(entries[..<3]), after: .empty)
    let error = await journalError { try await journal.restore([entries[5]], after: head(entries[4])) }
    #expect(error == .damaged(after: 5, detail: "regel 6 past niet in de keten"))
    #expect(try await journal.all() == Array(entries[..<3]))
  }
}
