// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Exact
import Foundation
import Journal
import JournalPostgres
import JournalSQLite
import Postgres
import TestJournals
import Testing

/// `regietafel verhuis`: between files, and to a database and back.
@Suite struct MoveCommandTests {
  private let program: Program
  private let source: String

  init() throws {
    program = try Program()
    source = program.path("bron.sqlite")
  }

  private func importTargets() throws {
    let file = try program.file(
      "tabel.csv", "code;halfjaar;taakstelling\nGM0363;2022-2;690\nGM0518;2022-2;424\nGM0344;2022-2;1277\n")
    let run = try program.run(
      "importeer", file, "--soort", "taakstelling", "--bron", "Circulaire", "--sleutel", "k1", "--journaal", source)
    try #require(run.status == 0, "\(run.errors)")
  }

  private func report(_ count: Int, in journal: String) throws -> Program.Run {
    try program.run(
      "meld", "--gebied", "GM0363", "--maand", "2022-0\(count)", "--aantal", "\(count)", "--bron", "TVS", "--sleutel",
      "m\(count)", "--journaal", journal)
  }

  private func entries(_ path: String) async throws -> [Entry] {
    let journal: any Journal =
      PostgresAddress.isMeant(by: path)
      ? try await PostgresJournal(address: try PostgresAddress(path)) : try SQLiteJournal(path: path)
    return try await journal.entries(after: 0, limit: .max)
  }

  /// Moves to `target`, goes on in the source, moves again, and has the same there.
  private func checkMove(to target: String) async throws {
    try importTargets()
    let first = try program.run("verhuis", "--van", source, "--naar", target)
    #expect(first.status == 0 && first.output.contains("3 regels, waarvan nu 3"), "\(first.errors)")
    #expect(try report(7, in: source).status == 0)
    let second = try program.run("verhuis", "--van", source, "--naar", target)
    #expect(second.status == 0 && second.output.contains("4 regels, waarvan nu 1"), "\(second.errors)")
    let third = try program.run("verhuis", "--van", source, "--naar", target)
    #expect(third.status == 0 && third.output.contains("waarvan nu 0"))
    let (moved, left) = (try await entries(target), try await entries(source))
    #expect(moved == left && moved.count == 4 && moved.compactMap(\.key) == ["k1", "m7"])
    // Work goes on at the new place, and what was asked before is known there.
    #expect(try report(7, in: target).status == 0)
    #expect(try report(8, in: target).status == 0)
    #expect(try await entries(target).count == 5)
    let back = try program.run("verhuis", "--van", target, "--naar", source)
    #expect(back.status == 0 && back.output.contains("5 regels, waarvan nu 1"), "\(back.errors)")
    // Each went on by itself: neither is the beginning of the other.
    #expect(try report(6, in: source).status == 0)
    #expect(try report(5, in: target).status == 0)
    let apart = try program.run("verhuis", "--van", source, "--naar", target)
    #expect(apart.status == 1 && apart.errors.contains("RT-382"), "\(apart.errors)")
    let last = try await entries(target)
    #expect(last.count == 6)
  }

  @Test func aFileMovesToAFile() async throws { try await checkMove(to: program.path("doel.sqlite")) }

  @Test(.enabled(if: TestDatabase.isThere, .noDatabase)) func aFileMovesToADatabaseAndBack() async throws {
    let address = try TestDatabase.address(program.folder.lastPathComponent)
    try await checkMove(to: address)
    let copy = program.path("terug.sqlite")
    #expect(try program.run("verhuis", "--van", address, "--naar", copy).status == 0)
    let (there, here) = (try await entries(address), try await entries(copy))
    #expect(there == here)
  }

  /// A part that would end within a batch ends before it, so a move that is broken off leaves whole batches.
  @Test func aLargeJournalMovesInWholeBatches() async throws {
    let journal = try SQLiteJournal(path: source)
    var position = 0
    for size in [1, 4_000, 2_000, 12_000, 3] {
      let drafts = (0..<size).map { _ in Draft(kind: "proef", payload: Array("{}".utf8), source: "x") }
      let batch = Batch(actor: "a", recorded: Moment(milliseconds: Int64(size)), drafts: drafts)
      position = try await journal.append(batch, expecting: position).last
    }
    // The entries are no facts of the program, which the check at the end says; they are all there by then.
    let run = try program.run("verhuis", "--van", source, "--naar", program.path("doel.sqlite"))
    #expect(run.status == 1 && run.errors.contains("RT-302"), "\(run.errors)")
    let (moved, left) = (try await entries(program.path("doel.sqlite")), try await entries(source))
    #expect(moved == left && moved.count == 18_004)
  }

  @Test func anAlteredJournalDoesNotMove() async throws {
    try importTargets()
    let python = Process()
    python.executableURL = URL(filePath: "/usr/bin/env")
    python.arguments = [
      "python3", "-c",
      "import sqlite3,sys; d=sqlite3.connect(sys.argv[1]); d.execute('DROP TRIGGER entry_is_never_changed'); "
        + "d.execute(\"UPDATE entry SET actor='x' WHERE position=2\"); d.commit()", source,
    ]
    try python.run()
    python.waitUntilExit()
    try #require(python.terminationStatus == 0)
    let run = try program.run("verhuis", "--van", source, "--naar", program.path("doel.sqlite"))
    #expect(run.status == 1 && run.errors.contains("RT-301"), "\(run.errors)")
    #expect(try await entries(program.path("doel.sqlite")).isEmpty)
  }

  @Test func wrongUseIsSaid() throws {
    #expect(try program.run("verhuis", "--van", source).status == 2)
    let run = try program.run("verhuis", "--van", source, "--naar", program.path("doel.sqlite"))
    #expect(run.status == 1 && run.errors.contains("RT-307"))
    #expect(!FileManager.default.fileExists(atPath: program.path("doel.sqlite")))
  }
}
