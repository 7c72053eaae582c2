// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Exact
import Foundation
import Journal
import JournalSQLite
import Testing

/// Journal files that were changed, torn or cut off: always an error or a chain that does not hold, never a crash.
@Suite struct FileFaultTests {
  private let folder: TemporaryFolder
  private var path: String { folder.file("journal") }

  init() throws { folder = try TemporaryFolder() }

  /// One whole file, nothing beside it.
  private func makeJournal(_ count: Int) async throws -> [Entry] {
    let journal = try SQLiteJournal(path: folder.file("bron"))
    var position = 0
    while position < count {
      let size = min(count - position, 1 + position % 5)
      position = try await journal.append(
        batch(position..<(position + size), at: 1_656_676_800_000 + Int64(position), key: "k\(position)"),
        expecting: position
      ).last
    }
    try journal.backUp(to: path)
    return try await journal.all()
  }

  private static let free = "DROP TRIGGER entry_is_never_changed; DROP TRIGGER entry_is_never_removed;"

  @Test(arguments: [
    ("UPDATE entry SET payload = replace(payload, '7', '8') WHERE position = 8", 8),
    ("UPDATE entry SET known = known - 1 WHERE position = 5", 5),
    ("UPDATE entry SET recorded = recorded + 1 WHERE position = 6", 6),
    ("UPDATE entry SET batch = batch - 1 WHERE position = 6", 6),
    ("UPDATE entry SET actor = 'ander' WHERE position = 1", 1),
    ("UPDATE entry SET source = '' WHERE position = 12", 12),
    ("UPDATE entry SET kind = 'x' WHERE position = 20", 20),
    ("UPDATE entry SET request = '' WHERE position = 3", 3),
    ("UPDATE entry SET request = NULL WHERE position = 1", 1),
    ("UPDATE entry SET hash = zeroblob(32) WHERE position = 9", 9),
    ("DELETE FROM entry WHERE position = 10", 10),
    ("DELETE FROM entry WHERE position = 1", 1),
    ("DELETE FROM entry WHERE position BETWEEN 4 AND 7", 4),
    (
      "UPDATE entry SET position = -4 WHERE position = 4; UPDATE entry SET position = 4 WHERE position = 5; UPDATE entry SET position = 5 WHERE position = -4",
      4
    ),
    ("UPDATE entry SET payload = (SELECT payload FROM entry WHERE position = 16) WHERE position = 15", 15),
    (
      "INSERT INTO entry SELECT 21, 21, recorded, known, actor, source, NULL, kind, payload, hash FROM entry WHERE position = 20",
      21
    ),
    ("UPDATE entry SET position = 9223372036854775807 WHERE position = 20", 20),
  ])
  func aChangedEntryIsTheFirstBadOne(_ statement: String, _ expected: Int) async throws {
    _ = try await makeJournal(20)
    try tamper(path, Self.free + statement, in: folder)
    do {
      let journal = try SQLiteJournal(path: path)
      #expect(firstBad(try await journal.all()) == expected)
      _ = try? await journal.head()
      _ = try? await journal.append(batch(0..<1), expecting: .max)
    } catch JournalError.damaged(let after, _) {
      #expect(after == expected - 1)
    }
  }

  /// What is wrong with the file and not with an entry is found by looking at the file.
  @Test(arguments: [
    "DROP TRIGGER entry_is_never_changed", "DROP INDEX entry_request",
    "CREATE TRIGGER t BEFORE INSERT ON entry BEGIN SELECT RAISE(IGNORE); END", "CREATE TABLE other (a)",
    "INSERT INTO entry SELECT -5, 1, recorded, known, actor, source, NULL, kind, payload, hash FROM entry WHERE position = 1",
    "INSERT INTO entry SELECT 0, 1, recorded, known, actor, source, NULL, kind, payload, hash FROM entry WHERE position = 1",
  ]) func whatIsNotOursInTheFileIsFound(_ statement: String) async throws {
    _ = try await makeJournal(20)
    try await SQLiteJournal(path: path).inspect()
    try tamper(path, statement, in: folder)
    let journal = try SQLiteJournal(path: path)
    #expect(try await journal.entries(after: 0, limit: 99).count == 20)
    await #expect(throws: JournalError.self) { try await journal.inspect() }
  }

  @Test func aFileThatIsInUseIsNotAlone() async throws {
    _ = try await makeJournal(3)
    let journal = try SQLiteJournal(path: path, busyTimeout: 0.1)
    #expect(try journal.isAlone())
    let other = try SQLiteJournal(path: path)
    #expect(try await other.head().position == 3)
    #expect(try !journal.isAlone())
    _ = try await journal.append(batch(3..<4), expecting: 3)
    #expect(try await other.head().position == 4)
  }

  private enum Finding: Hashable { case equal, error, broken, shorter, silent }

  /// What a reader of the file at `path` meets.
  private func finding(against original: [Entry]) async -> Finding {
    do {
      let journal = try SQLiteJournal(path: path, busyTimeout: 0.1)
      _ = try? await journal.head()
      let entries = try await journal.all()
      if entries == original { return .equal }
      if firstBad(entries) != nil { return .broken }
      // A chain can lose its tail and still hold: the last hash, noted elsewhere, tells.
      return entries == Array(original.prefix(entries.count)) && entries.count < original.count ? .shorter : .silent
    } catch is JournalError {
      return .error
    } catch {
      Issue.record("not a JournalError: \(error)")
      return .silent
    }
  }

  private func put(_ contents: Data) throws {
    for suffix in ["-wal", "-shm", "-journal"] { try? FileManager.default.removeItem(atPath: path + suffix) }
    try contents.write(to: URL(filePath: path))
  }

  @Test func aFlippedByteNeverPasses() async throws {
    let original = try await makeJournal(60)
    let good = try Data(contentsOf: URL(filePath: path))
    var generator = SeededGenerator(seed: 50)
    var counts: [Finding: Int] = [:]
    // Every byte of the header of the file and of its first page's, and places all over the file.
    let places = Array(0..<120) + (0..<280).map { _ in Int.random(in: 120..<good.count, using: &generator) }
    for place in places {
      var bad = good
      bad[place] ^= [0x01, 0x80, 0xFF, 0x0D].randomElement(using: &generator) ?? 0xFF
      try put(bad)
      let finding = await finding(against: original)
      counts[finding, default: 0] += 1
      #expect(finding != .silent, "byte \(place)")
    }
    #expect(counts[.error, default: 0] > 10 && counts[.broken, default: 0] > 10, "\(counts)")
    // Losing the tail takes a hit on one of a few counters: it must stay rare.
    #expect(counts[.shorter, default: 0] < places.count / 50, "\(counts)")
  }

  @Test func aTornFileNeverPasses() async throws {
    let original = try await makeJournal(60)
    let good = try Data(contentsOf: URL(filePath: path))
    let pages = Array(stride(from: 4096, to: good.count, by: 2048))
    for count in [1, 15, 16, 50, 99, 100, 107, 108, 511, 512, 1024, 4095] + pages + [good.count - 1] {
      try put(good.prefix(count))
      let finding = await finding(against: original)
      // With the last page nearly whole, the file may still read as it was.
      let allowed: Set<Finding> = count > good.count - 512 ? [.error, .broken, .equal] : [.error]
      #expect(allowed.contains(finding), "\(count) of \(good.count) bytes: \(finding)")
      var hole = good
      hole.resetBytes(in: count..<good.count)
      try put(hole)
      let hollow = await self.finding(against: original)
      #expect(count == good.count - 1 || [.error, .broken].contains(hollow), "zeros from byte \(count): \(hollow)")
      #expect(![.silent, .shorter].contains(hollow), "zeros from byte \(count): \(hollow)")
    }
  }

  /// The file may lose its log, or get a log that is rubbish: what is left is a chain that holds.
  @Test func aSpoiledLogLeavesAWholeChain() async throws {
    let source = folder.file("logboek")
    let journal = try SQLiteJournal(path: source)
    for round in 0..<30 { _ = try await journal.append(batch(round..<(round + 1)), expecting: round) }
    let original = try await journal.all()
    let (main, log) = (
      try Data(contentsOf: URL(filePath: source)), try Data(contentsOf: URL(filePath: source + "-wal"))
    )
    var generator = SeededGenerator(seed: 51)
    for round in 0..<60 {
      var spoiled = log
      if round % 2 == 0 {
        spoiled[Int.random(in: 0..<log.count, using: &generator)] ^= 0x55
      } else {
        spoiled = log.prefix(Int.random(in: 0..<log.count, using: &generator))
      }
      try put(main)
      try spoiled.write(to: URL(filePath: path + "-wal"))
      let finding = await finding(against: original)
      #expect(finding != .silent && finding != .broken)
    }
  }
}
