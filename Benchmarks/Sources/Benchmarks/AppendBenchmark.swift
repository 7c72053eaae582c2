// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Foundation
import Journal
import JournalSQLite
import Territory

/// Into the journal, hash chain included, every append safe on the disk before the next begins.
enum AppendBenchmark {
  /// Writes a journal of `count` facts to a new file.
  static func fill(_ path: String, _ count: Int, size: Int = 10_000) async throws {
    try expect(!FileManager.default.fileExists(atPath: path), "\(path) is there already")
    let batches = SampleFacts(territory: try .standard()).batches(count, size: size)
    let journal = try SQLiteJournal(path: path)
    let start = ContinuousClock.now
    try await append(batches, to: journal)
    let seconds = (ContinuousClock.now - start) / .seconds(1)
    Measure.line(
      "append \(count) facts, \(size) at a time", "\(Int(Double(count) / seconds)) facts/s (\(Measure.text(seconds)))")
  }

  /// Times appends in batches and one by one in `folder`, and the disk itself beside it.
  static func run(folder: String) async throws {
    let facts = SampleFacts(territory: try .standard())
    for (count, size, repetitions) in [(200_000, 10_000, 5), (5_000, 1, 5)] {
      let batches = facts.batches(count, size: size)
      var times: [Double] = []
      for repetition in 0...repetitions {
        let path = "\(folder)/regietafel-meting-\(size)-\(repetition).sqlite"
        defer { for end in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + end) } }
        let journal = try SQLiteJournal(path: path)
        let start = ContinuousClock.now
        try await append(batches, to: journal)
        if repetition > 0 { times.append((ContinuousClock.now - start) / .seconds(1)) }
      }
      Measure.report("append, \(size) at a time", times.sorted(), count: count, "facts")
    }
    try await disk(folder: folder)
  }

  private static func append(_ batches: [Batch], to journal: some Journal) async throws {
    var position = try await journal.head().position
    for batch in batches { position = try await journal.append(batch, expecting: position).last }
  }

  /// What the disk itself does: 4,096 bytes written and synced, over and over.
  private static func disk(folder: String) async throws {
    let path = "\(folder)/regietafel-meting-schijf"
    try expect(FileManager.default.createFile(atPath: path, contents: nil), "\(folder) can be written")
    defer { try? FileManager.default.removeItem(atPath: path) }
    let file = try FileHandle(forWritingTo: URL(filePath: path))
    let block = Data(repeating: 7, count: 4096)
    let count = 2_000
    let times = try await Measure.seconds(3) {
      try file.seek(toOffset: 0)
      for _ in 0..<count {
        try file.write(contentsOf: block)
        try file.synchronize()
      }
    }
    Measure.report("the disk: write 4 kB and fsync", times, count: count, "syncs")
  }
}
