// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Exact
import Foundation
import Journal
import JournalSQLite
import Testing

/// Faults around a process that appends: it is killed, its disk is full, another holds the file.
@Suite(.serialized) struct ProcessFaultTests {
  private let folder: TemporaryFolder
  private var path: String { folder.file("journal") }

  init() throws { folder = try TemporaryFolder() }

  @Test func aKillLosesNothingThatWasAcknowledged() async throws {
    var generator = SeededGenerator(seed: 60)
    var last = 0
    for round in 0..<8 {
      let program = try RunningProgram([Hammer.program(), "append", path], in: folder)
      // Every other round is killed early: while opening, or in its first appends.
      let lines = round % 2 == 0 ? Int.random(in: 0...2, using: &generator) : Int.random(in: 10...60, using: &generator)
      try await program.waitForLines(lines)
      try await Task.sleep(for: .microseconds(Int.random(in: 0...15_000, using: &generator)))
      #expect(program.process.isRunning, "\(program.lines)")
      program.kill()
      let acknowledged = try await Hammer.check(try SQLiteJournal(path: path), program.lines)
      #expect(acknowledged == 0 || acknowledged > last)
      last = max(last, acknowledged)
    }
    #expect(last > 20)
  }

  /// The limit of `ulimit -f` refuses writes as a full disk does. Small: the log does not fit. Large: the log fits and is
  /// carried over to the file a few times.
  @Test(arguments: [600, 24_000]) func aFullDiskLosesNothingThatWasAcknowledged(_ blocks: Int) async throws {
    let script = "trap '' XFSZ; ulimit -f \(blocks) && exec \"$0\" fill \"$1\""
    let program = try RunningProgram(["sh", "-c", script, Hammer.program(), path], in: folder)
    program.process.waitUntilExit()
    let lines = program.lines
    #expect(lines.first == "open" && lines.last == "error diskFull", "\(lines.suffix(3))")
    let acknowledged = try await Hammer.check(try SQLiteJournal(path: path), lines)
    #expect(acknowledged > 10)
  }

  @Test func aFullDiskAtTheStartIsSaid() async throws {
    let script = "trap '' XFSZ; ulimit -f 1 && exec \"$0\" append \"$1\""
    let program = try RunningProgram(["sh", "-c", script, Hammer.program(), path], in: folder)
    program.process.waitUntilExit()
    #expect(program.lines == ["error diskFull"])
    #expect(try await Hammer.check(try SQLiteJournal(path: path), []) == 0)
  }

  @Test func aJournalThatAnotherHoldsIsBusy() async throws {
    let journal = try SQLiteJournal(path: path, busyTimeout: 0.05)
    _ = try await journal.append(batch(0..<2), expecting: 0)
    let script = """
      import sqlite3, sys, time
      database = sqlite3.connect(sys.argv[1], isolation_level=None)
      database.execute("BEGIN IMMEDIATE")
      print("held", flush=True)
      time.sleep(60)
      """
    let holder = try RunningProgram(["python3", "-c", script, path], in: folder)
    defer { holder.kill() }
    try await holder.waitForLines(1)
    #expect(holder.lines == ["held"])
    #expect(await journalError { _ = try await journal.append(batch(2..<3), expecting: 2) } == .busy)
    // Reading goes on, for one that is open and for one that opens now.
    #expect(try await journal.all().count == 2)
    let second = try SQLiteJournal(path: path, busyTimeout: 0.05)
    #expect(try await second.head() == (try await journal.head()))
    #expect(await journalError { _ = try await second.append(batch(2..<3), expecting: 2) } == .busy)
    holder.kill()
    #expect(try await journal.append(batch(2..<3), expecting: 2).last == 3)
    #expect(firstBad(try await second.all()) == nil)
  }
}
