// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Exact
import Foundation
import Journal
import JournalSQLite
import Testing

/// A folder that is gone with its owner.
final class TemporaryFolder: Sendable {
  let path: String

  init() throws {
    path = FileManager.default.temporaryDirectory.appendingPathComponent("journal-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func file(_ name: String) -> String { "\(path)/\(name)" }
}

/// A program that runs beside the tests; what it says goes to a file, so that no pipe can keep a test waiting.
struct RunningProgram {
  let process = Process()
  private let outputPath: String

  init(_ arguments: [String], in folder: TemporaryFolder) throws {
    outputPath = folder.file("output-\(UUID().uuidString)")
    _ = FileManager.default.createFile(atPath: outputPath, contents: nil)
    let output = try #require(FileHandle(forWritingAtPath: outputPath))
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = arguments
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output
    process.standardError = output
    try process.run()
    try output.close()
  }

  /// What the program has said so far, in whole lines.
  var lines: [String] {
    let text = (try? String(contentsOfFile: outputPath, encoding: .utf8)) ?? ""
    return text.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init)
  }

  /// Waits until the program has said this many lines, ten seconds at most.
  func waitForLines(_ count: Int) async throws {
    for _ in 0..<2000 {
      if lines.count >= count || !process.isRunning { return }
      try await Task.sleep(for: .milliseconds(5))
    }
  }

  func kill() {
    Foundation.kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
  }
}

/// Runs a Python script to its end and gives its exit status and its lines.
func python(_ script: String, _ arguments: String..., in folder: TemporaryFolder) throws -> (Int32, [String]) {
  let program = try RunningProgram(["python3", "-c", script] + arguments, in: folder)
  program.process.waitUntilExit()
  return (program.process.terminationStatus, program.lines)
}

/// Changes the file at `path` behind the back of the journal.
func tamper(_ path: String, _ statements: String, in folder: TemporaryFolder) throws {
  let script = """
    import sqlite3, sys
    database = sqlite3.connect(sys.argv[1])
    database.executescript(sys.argv[2])
    database.close()
    """
  let (status, lines) = try python(script, path, statements, in: folder)
  try #require(status == 0, "\(lines)")
}

/// Facts to append: numbers from `start` on.
func drafts(_ numbers: Range<Int>, source: String = "bron", known: Moment? = nil) -> [Draft] {
  numbers.map { number in
    var writer = PayloadWriter()
    writer.whole("aantal", number)
    writer.text("gemeente", "GM\(number % 345)")
    return Draft(kind: "proef", payload: writer.finish(), source: source, known: known)
  }
}

func batch(_ numbers: Range<Int>, at milliseconds: Int64 = 1_000, key: String? = nil, source: String = "bron") -> Batch
{
  Batch(
    actor: "tester", recorded: Moment(milliseconds: milliseconds), key: key, drafts: drafts(numbers, source: source))
}

extension Journal {
  /// Every entry, read page by page.
  func all(page: Int = 1000) async throws -> [Entry] {
    var all: [Entry] = []
    while true {
      let entries = try await entries(after: all.last?.position ?? 0, limit: page)
      if entries.isEmpty { return all }
      all += entries
    }
  }
}

/// The position at which the chain of `entries` first goes wrong, or nil when it is whole.
func firstBad(_ entries: [Entry]) -> Int? {
  let hasher = EntryHasher()
  var head = Head.empty
  for entry in entries {
    let isGood =
      entry.position == head.position + 1 && entry.recorded >= head.recorded && entry.known <= entry.recorded
      && entry.batch <= entry.position && hasher.seals(entry, after: head.hash)
    if !isGood { return head.position + 1 }
    head = Head(position: entry.position, recorded: entry.recorded, hash: entry.hash)
  }
  return nil
}

/// What `body` throws when that is a `JournalError`.
func journalError(_ body: () async throws -> Void) async -> JournalError? {
  do {
    try await body()
    return nil
  } catch {
    return error as? JournalError
  }
}
