// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Journal
import JournalSQLite
import Office
import Rulebook
import Territory

/// From journal to state: what the program does when it starts.
enum FoldBenchmark {
  /// How many entries are read at a time, as the office does.
  private static let page = 10_000

  /// Folds the journal at `path`. Run it in a process of its own: the memory that it prints is that of the fold.
  static func fromDisk(_ path: String) async throws {
    let journal = try SQLiteJournal(path: path)
    let count = try await journal.head().position
    let (rulebook, territory) = (try Rulebook.standard(), try Territory.standard())
    let times = try await Measure.seconds(5) {
      let office = Office(journal: journal, rulebook: rulebook, territory: territory) { .endOfTime }
      try expect(try await office.desk().state.position == count, "the whole journal is folded")
    }
    Measure.report("open \(count) facts from SQLite", times)
    Measure.line("  most memory of the process", "\(try Measure.peakMegabytes()) MB")
    let reading = try await Measure.seconds(3) { try await read(journal) }
    Measure.report("  reading alone", reading)
  }

  /// Folds `count` entries that are in memory already.
  static func fromMemory(_ count: Int) async throws {
    let entries = SampleFacts(territory: try .standard()).entries(count)
    let before = try Measure.peakMegabytes()
    let times = try await Measure.seconds(5) { try ChainState(folding: entries) }
    Measure.report("fold \(count) facts from memory", times)
    Measure.line(
      "  most memory of the process", "\(try Measure.peakMegabytes()) MB, of which \(before) MB for making the entries")
  }

  private static func read(_ journal: some Journal) async throws {
    var position = 0
    while let last = try await journal.entries(after: position, limit: page).last { position = last.position }
  }
}
