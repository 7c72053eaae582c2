// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Exact
import Foundation
import Journal
import Testing

@testable import JournalSQLite

/// What only a journal in a file has: reopening, copies, and files of others.
@Suite struct SQLiteJournalTests {
  private let folder: TemporaryFolder
  private var path: String { folder.file("journal") }

  init() throws { folder = try TemporaryFolder() }

  @Test func whatWasAppendedIsThereAfterReopening() async throws {
    var expected: [Entry] = []
    for round in 0..<4 {
      let journal = try SQLiteJournal(path: path)
      #expect(try await journal.all() == expected)
      _ = try await journal.append(batch(0..<5, key: "k\(round)"), expecting: round * 5)
      expected = try await journal.all()
    }
    let journal = try SQLiteJournal(path: path)
    #expect(
      try await journal.append(batch(0..<5, key: "k1"), expecting: 0) == Receipt(first: 6, last: 10, repeated: true))
    #expect(firstBad(try await journal.all()) == nil && expected.count == 20)
  }

  /// Anything less may lose acknowledged entries when the power fails.
  @Test func appendsWaitForTheDisk() throws {
    #expect(try SQLiteJournal(path: path).durability() == 2)
    #expect(try SQLiteJournal(path: path).durability() == 2, "after reopening too")
  }

  @Test func manyOpenOneNewFileAtOnce() async throws {
    let path = path
    try await withThrowingTaskGroup(of: Void.self) { group in
      for writer in 0..<6 {
        group.addTask {
          let journal = try SQLiteJournal(path: path)
          while true {
            let position = try await journal.head().position
            let error = await journalError {
              _ = try await journal.append(batch(writer..<(writer + 1), key: "\(writer)"), expecting: position)
            }
            if error == nil { return }
            guard case .conflict = error else { throw error ?? .busy }
          }
        }
      }
      try await group.waitForAll()
    }
    let entries = try await SQLiteJournal(path: path).all()
    #expect(entries.count == 6 && firstBad(entries) == nil)
  }

  @Test func aCopyIsAWholeJournal() async throws {
    let journal = try SQLiteJournal(path: path)
    _ = try await journal.append(batch(0..<50, key: "k"), expecting: 0)
    let target = folder.file("kopie")
    try journal.backUp(to: target)
    _ = try await journal.append(batch(0..<1), expecting: 50)
    #expect(!FileManager.default.fileExists(atPath: target + "-wal"))
    let copy = try SQLiteJournal(path: target)
    let entries = try await copy.all()
    #expect(entries.count == 50 && firstBad(entries) == nil)
    #expect(try await copy.append(batch(0..<50, key: "k"), expecting: 0).repeated)
    #expect(try await copy.append(batch(7..<8), expecting: 50).first == 51)
    #expect(throws: JournalError.cannotOpen(path: target, detail: "bestaat al")) { try journal.backUp(to: target) }
    let nowhere = folder.file("geen/kopie")
    let error = await journalError { try journal.backUp(to: nowhere) }
    guard case .cannotOpen(nowhere, _) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test func anEmptyFileIsANewJournal() async throws {
    _ = FileManager.default.createFile(atPath: path, contents: Data())
    let journal = try SQLiteJournal(path: path)
    #expect(try await journal.append(batch(0..<1), expecting: 0).last == 1)
  }

  @Test(arguments: ["hallo", "x", "{\"een\": \"heel ander bestand\"}\n", "SQLite", "SQLite format 3"])
  func aTextFileIsNotAJournal(_ text: String) throws {
    for repeats in [1, 400] {
      let contents = Data(String(repeating: text, count: repeats).utf8)
      try contents.write(to: URL(filePath: path))
      #expect(throws: JournalError.notAJournal(path: path)) { try SQLiteJournal(path: path) }
      #expect(try Data(contentsOf: URL(filePath: path)) == contents)
    }
  }

  @Test(arguments: [
    "CREATE TABLE entry (x)", "CREATE TABLE a (x); INSERT INTO a VALUES (1)", "PRAGMA application_id = 7",
    "CREATE VIEW v AS SELECT 1", "PRAGMA application_id = 7; CREATE TABLE entry (position INTEGER PRIMARY KEY)",
  ])
  func aDatabaseOfAnotherProgramIsLeftAsItWas(_ statements: String) throws {
    try tamper(path, statements, in: folder)
    let before = try Data(contentsOf: URL(filePath: path))
    #expect(throws: JournalError.notAJournal(path: path)) { try SQLiteJournal(path: path) }
    #expect(try Data(contentsOf: URL(filePath: path)) == before)
    #expect(!FileManager.default.fileExists(atPath: path + "-wal"))
  }

  @Test func aLaterLayoutIsNotTouched() async throws {
    _ = try SQLiteJournal(path: path)
    try tamper(path, "PRAGMA user_version = 2", in: folder)
    let error = await journalError { _ = try SQLiteJournal(path: path) }
    guard case .cannotOpen = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test func aPlaceThatCannotHoldAFileCannotBeOpened() async throws {
    _ = FileManager.default.createFile(atPath: folder.file("bestand"), contents: Data("x".utf8))
    for path in [folder.file("geen/map/journal"), folder.path, folder.file("bestand/journal")] {
      let error = await journalError { _ = try SQLiteJournal(path: path) }
      guard case .cannotOpen(path, _) = error else {
        Issue.record("\(path): \(String(describing: error))")
        continue
      }
    }
  }

  /// The administrator of a machine may read everything, so this says nothing there.
  @Test(.enabled(if: getuid() != 0)) func aFolderWithoutAccessCannotBeOpened() async throws {
    let closed = folder.file("dicht")
    try FileManager.default.createDirectory(atPath: closed, withIntermediateDirectories: false)
    try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: closed)
    let error = await journalError { _ = try SQLiteJournal(path: closed + "/journal") }
    guard case .cannotOpen = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test func theFileItselfRefusesChanges() async throws {
    let journal = try SQLiteJournal(path: path)
    _ = try await journal.append(batch(0..<5), expecting: 0)
    let before = try await journal.all()
    let script = """
      import sqlite3, sys
      database = sqlite3.connect(sys.argv[1])
      for statement in ["UPDATE entry SET payload = '{}' WHERE position = 3", "DELETE FROM entry WHERE position = 5",
                        "DELETE FROM entry", "UPDATE entry SET position = position + 100",
                        "INSERT INTO entry SELECT position, batch, recorded, known, actor, source, request, kind, "
                        "payload, hash FROM entry WHERE position = 2",
                        "INSERT INTO entry SELECT 9, batch, recorded, known, actor, source, request, kind, payload, x'00' "
                        "FROM entry WHERE position = 2"]:
          try:
              database.execute(statement)
              print("done")
          except sqlite3.IntegrityError as error:
              print("refused")
      database.commit()
      """
    let (status, lines) = try python(script, path, in: folder)
    #expect(status == 0 && lines == Array(repeating: "refused", count: 6))
    #expect(try await journal.all() == before)
  }
}
