// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Exact
import Foundation
import Journal
import Postgres
import Synchronization
import Testing

@testable import JournalPostgres

/// Faults around a journal in a database: a writer is killed, the server crashes, the line breaks at the worst moment.
@Suite(.serialized, .enabled(if: TestDatabase.isThere, TestDatabase.missing)) struct PostgresFaultTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test func aKillLosesNothingThatWasAcknowledged() async throws {
    let address = try await TestDatabase.address(in: folder)
    var generator = SeededGenerator(seed: 61)
    var last = 0
    for round in 0..<8 {
      let program = try RunningProgram([Hammer.program(), "append", address.text], in: folder)
      let lines = round % 2 == 0 ? Int.random(in: 0...2, using: &generator) : Int.random(in: 10...60, using: &generator)
      try await program.waitForLines(lines)
      try await Task.sleep(for: .microseconds(Int.random(in: 0...15_000, using: &generator)))
      #expect(program.process.isRunning, "\(program.lines)")
      program.kill()
      let acknowledged = try await Hammer.check(try await PostgresJournal(address: address), program.lines)
      #expect(acknowledged == 0 || acknowledged > last)
      last = max(last, acknowledged)
    }
    #expect(last > 20)
  }

  /// Two programs on one journal: each is told when the other was first, and what it was told is there.
  @Test func twoProcessesTakeTurns() async throws {
    let address = try await TestDatabase.address(in: folder)
    _ = try await PostgresJournal(address: address)
    let programs = try (0..<2).map { _ in try RunningProgram([Hammer.program(), "append", address.text], in: folder) }
    let journal = try await PostgresJournal(address: address)
    // A hammer stops at its first conflict, so one of the two goes on alone.
    for _ in 0..<1000 {
      if try await journal.head().position > 300 { break }
      try await Task.sleep(for: .milliseconds(10))
    }
    for program in programs { program.kill() }
    let entries = try await journal.all()
    #expect(entries.count > 300 && firstBad(entries) == nil)
    let ends = Set(
      entries.indices.filter { $0 + 1 == entries.count || entries[$0 + 1].batch != entries[$0].batch }
        .map { entries[$0].position })
    for line in programs.flatMap(\.lines) {
      if let position = Int(line) { #expect(ends.contains(position)) }
    }
    _ = try await Hammer.check(journal, [])
  }

  /// The server crashes and stops under a writer that goes on: nothing that was acknowledged is lost, nothing is doubled.
  @Test func aServerThatRestartsLosesNothing() async throws {
    let server = try OwnServer()
    let address = try PostgresAddress(server.address)
    let journal = try await PostgresJournal(address: address)
    let count = Progress()
    let writer = Task {
      var acknowledged: [Receipt] = []
      var failures = 0
      while !Task.isCancelled {
        do {
          let position = try await journal.head().position
          acknowledged.append(try await journal.append(batch(position..<(position + 2)), expecting: position))
          count.appended.withLock { $0 = acknowledged.count }
        } catch JournalError.unreachable, JournalError.outcomeUnknown {
          failures += 1
        }
      }
      return (acknowledged, failures)
    }
    /// Goes on when the writer appended some more, however long a busy machine takes over that.
    func afterProgress() async throws {
      let start = count.appended.withLock { $0 }
      for _ in 0..<6_000 where count.appended.withLock({ $0 }) < start + 4 {
        try await Task.sleep(for: .milliseconds(10))
      }
      try #require(count.appended.withLock { $0 } >= start + 4, "the writer does not get on")
    }
    for round in 0..<6 {
      try await afterProgress()
      if round % 2 == 0 { try server.crash() } else { try server.restart() }
    }
    try await afterProgress()
    writer.cancel()
    let (acknowledged, failures) = try await writer.value
    let entries = try await journal.all()
    #expect(firstBad(entries) == nil)
    // A restart that takes longer than the journal's patience is told, once for a question and once for an append at most.
    #expect(acknowledged.count > 20 && failures <= 12, "\(acknowledged.count) appended, \(failures) refused")
    #expect(acknowledged.allSatisfy { !$0.repeated && entries.indices.contains($0.last - 1) })
    // Each append is there once: the facts name the position at which they were meant to be.
    #expect(entries.map(\.payload) == (0..<entries.count).flatMap { drafts($0..<($0 + 1)).map(\.payload) })
    #expect((acknowledged.count * 2...(acknowledged.count + failures) * 2).contains(entries.count))
  }

  /// The line breaks around the COMMIT: before it arrives, before it arrives and without the server noticing, and after it
  /// was carried out but before that was heard.
  @Test(arguments: ["before", "silent", "after"], [nil, "sleutel"])
  func aCommitOfWhichTheEndIsNotHeard(_ when: String, _ key: String?) async throws {
    let address = try await TestDatabase.address(in: folder, "j\(when)\(key ?? "")")
    let direct = try await PostgresJournal(address: address)
    _ = try await direct.append(batch(0..<2), expecting: 0)
    let line = try await BreakingLine(to: address, when, in: folder)
    defer { line.program.kill() }
    let journal = try await PostgresJournal(address: line.address)
    let receipt = try await journal.append(batch(2..<5, at: 2_000, key: key), expecting: 2)
    #expect(receipt == Receipt(first: 3, last: 5, repeated: false))
    try await line.program.waitForLines(2)
    #expect(line.program.lines.contains("broke \(when)"))
    let entries = try await direct.all()
    #expect(entries.count == 5 && firstBad(entries) == nil)
    #expect(try await journal.append(batch(5..<6), expecting: 5).last == 6)
  }

  /// It stays away after the COMMIT was sent: that is not the same as nothing done, and the caller is told so.
  @Test func aServerThatStaysAwayLeavesTheOutcomeUnknown() async throws {
    let address = try await TestDatabase.address(in: folder)
    _ = try await PostgresJournal(address: address)
    let line = try await BreakingLine(to: address, "gone", in: folder)
    defer { line.program.kill() }
    let journal = try await PostgresJournal(address: line.address)
    let error = await journalError { _ = try await journal.append(batch(0..<3), expecting: 0) }
    #expect(error == .outcomeUnknown(path: line.address.description))
    let reading = await journalError { _ = try await journal.head() }
    guard case .unreachable = reading else { return _ = Issue.record("\(String(describing: reading))") }
  }
}

/// How far a writer is, for those who wait for it.
private final class Progress: Sendable {
  let appended = Mutex(0)
}

/// A line to the database that breaks at the first COMMIT: `before` it is sent on, the same while the server goes on waiting
/// for it (`silent`), `after` it was carried out, or after it and for good (`gone`).
private struct BreakingLine {
  let program: RunningProgram
  let address: PostgresAddress

  init(to address: PostgresAddress, _ when: String, in folder: TemporaryFolder) async throws {
    let text = address.text
    let port = try #require(text.firstMatch(of: /127\.0\.0\.1:(\d+)/)?.1)
    program = try RunningProgram(["python3", "-u", "-c", BreakingLine.script, String(port), when], in: folder)
    try await program.waitForLines(1)
    let own = try #require(program.lines.first)
    self.address = try PostgresAddress(text.replacing(":\(port)/", with: ":\(own)/"))
  }

  private static let script = """
    import socket, sys, threading, time
    server, when = int(sys.argv[1]), sys.argv[2]
    door = socket.create_server(("127.0.0.1", 0))
    broken = threading.Event()
    def answers(up, down):
        try:
            while data := up.recv(65536): down.sendall(data)
        except OSError: pass
    def serve(down):
        up = socket.create_connection(("127.0.0.1", server))
        threading.Thread(target=answers, args=(up, down), daemon=True).start()
        try:
            while data := down.recv(65536):
                # The tables are made before: the first COMMIT is that of an append.
                if b"COMMIT\\0" in data and not broken.is_set():
                    broken.set()
                    if when in ("after", "gone"): up.sendall(data)
                    if when == "before": up.shutdown(socket.SHUT_RDWR)
                    down.shutdown(socket.SHUT_RDWR)
                    print("broke", when)
                    if when == "silent": time.sleep(60)
                    break
                up.sendall(data)
        except OSError: pass
        up.close(); down.close()
    print(door.getsockname()[1])
    while True:
        down, _ = door.accept()
        if when == "gone" and broken.is_set():
            down.close()
            continue
        threading.Thread(target=serve, args=(down,), daemon=True).start()
    """
}
