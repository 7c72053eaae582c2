// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Foundation
import Journal
import Postgres
import Testing

@testable import JournalPostgres

/// What only a journal in a database has to do.
@Suite(.enabled(if: TestDatabase.isThere, TestDatabase.missing)) struct PostgresJournalTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func address() async throws -> PostgresAddress { try await TestDatabase.address(in: folder) }

  @Test func whatWasRecordedIsThereForTheNext() async throws {
    let address = try await address()
    let first = try await PostgresJournal(address: address)
    _ = try await first.append(batch(0..<3, key: "k"), expecting: 0)
    let second = try await PostgresJournal(address: address, makingTables: false)
    #expect(try await second.all() == (try await first.all()))
    #expect(try await second.append(batch(0..<3, key: "k"), expecting: 0).repeated)
    try await second.inspect()
  }

  @Test func aDatabaseWithoutTablesIsNotAJournalYet() async throws {
    let address = try await address()
    let path = address.description
    let error = await journalError { _ = try await PostgresJournal(address: address, makingTables: false) }
    #expect(error == .missing(path: path))
    // Asking left nothing behind.
    #expect(await journalError { _ = try await PostgresJournal(address: address, makingTables: false) } == error)
  }

  @Test func tablesOfSomethingElseStay() async throws {
    let address = try await address()
    try await TestDatabase.execute("CREATE TABLE regietafel_entry (x int)", at: address)
    let error = await journalError { _ = try await PostgresJournal(address: address) }
    #expect(error == .notAJournal(path: address.description))
    try await TestDatabase.execute("INSERT INTO regietafel_entry VALUES (1)", at: address)
  }

  @Test func aLaterVersionIsRefused() async throws {
    let address = try await address()
    _ = try await PostgresJournal(address: address)
    try await TestDatabase.execute("UPDATE regietafel_layout SET version = 2", at: address)
    let error = await journalError { _ = try await PostgresJournal(address: address) }
    #expect(
      error == .cannotOpen(path: address.description, detail: "gemaakt met een nieuwere versie van Regietafel"))
  }

  @Test(arguments: [
    "UPDATE regietafel_entry SET actor = 'x'", "DELETE FROM regietafel_entry", "TRUNCATE regietafel_entry",
    "SET session_replication_role = replica; DELETE FROM regietafel_entry",
  ])
  func theDatabaseItselfRefusesChanges(_ statement: String) async throws {
    let address = try await address()
    let journal = try await PostgresJournal(address: address)
    _ = try await journal.append(batch(0..<3), expecting: 0)
    await #expect(throws: PostgresFault.self) { try await TestDatabase.execute(statement, at: address) }
    #expect(try await journal.all().count == 3)
  }

  @Test(arguments: [
    "ALTER TABLE regietafel_entry DISABLE TRIGGER regietafel_entry_stays",
    "DROP TRIGGER regietafel_entry_stays ON regietafel_entry", "DROP INDEX regietafel_entry_request",
    "ALTER TABLE regietafel_entry ADD COLUMN extra text", "ALTER TABLE regietafel_entry ALTER batch DROP NOT NULL",
    "ALTER TABLE regietafel_entry DROP CONSTRAINT regietafel_entry_hash_check",
    "CREATE RULE quiet AS ON INSERT TO regietafel_entry DO INSTEAD NOTHING",
    "CREATE OR REPLACE FUNCTION regietafel_never() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'",
    "INSERT INTO regietafel_entry SELECT 9, 9, 0, 0, '', '', NULL, '', '', sha256('')",
  ])
  func aChangedLayoutIsFound(_ statement: String) async throws {
    let address = try await address()
    let journal = try await PostgresJournal(address: address)
    _ = try await journal.append(batch(0..<3), expecting: 0)
    try await journal.inspect()
    try await TestDatabase.execute(statement, at: address)
    let error = await journalError { try await journal.inspect() }
    guard case .damaged = error else { return _ = Issue.record("\(statement): \(String(describing: error))") }
  }

  /// Eight at once on an empty schema: one makes the tables, and all work on the same.
  @Test func manyStartAtOnce() async throws {
    let address = try await address()
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<8 { group.addTask { _ = try await PostgresJournal(address: address) } }
      try await group.waitForAll()
    }
    try await PostgresJournal(address: address).inspect()
  }

  /// The server says that it waits for the disk, also where its settings do not ask for that.
  @Test func appendingWaitsForTheDisk() async throws {
    let address = try PostgresAddress(try await address().text + "%20-csynchronous_commit%3Doff")
    _ = try await PostgresJournal(address: address)
    let connection = try await PostgresConnection(address)
    let inside = try await connection.setting("synchronous_commit", within: PostgresSchema.beginAppend)
    #expect(inside == "on")
    #expect(try await connection.setting("synchronous_commit", within: "BEGIN") == "off")
  }

  @Test func aJournalThatAnotherHoldsIsBusy() async throws {
    let address = try await address()
    let journal = try await PostgresJournal(address: address)
    _ = try await journal.append(batch(0..<2), expecting: 0)
    let holder = try await PostgresConnection(address)
    try await holder.runAll(PostgresSchema.beginAppend + "; SET LOCAL idle_in_transaction_session_timeout = 0")
    // Reading goes on.
    #expect(try await journal.all().count == 2)
    async let error = journalError { _ = try await journal.append(batch(2..<3), expecting: 2) }
    #expect(await error == .busy)
    try await holder.runAll("ROLLBACK")
    #expect(try await journal.append(batch(2..<3), expecting: 2).last == 3)
  }

  @Test func aBrokenConnectionIsReplaced() async throws {
    let name = "breuk_\(UUID().uuidString.prefix(8))"
    let address = try PostgresAddress(try await address().text + "&application_name=\(name)")
    let journal = try await PostgresJournal(address: address)
    _ = try await journal.append(batch(0..<2), expecting: 0)
    let server = try PostgresAddress(try #require(TestDatabase.server))
    for position in 2..<6 {
      try await TestDatabase.execute(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = '\(name)'", at: server)
      if position % 2 == 0 { #expect(try await journal.head().position == position) }
      #expect(
        try await journal.append(batch(position..<(position + 1)), expecting: position)
          == Receipt(first: position + 1, last: position + 1, repeated: false))
    }
    #expect(firstBad(try await journal.all()) == nil)
  }
}

/// The addresses of databases.
@Suite struct PostgresAddressTests {
  @Test(arguments: [
    ("postgres://jan:geheim@server:5433/register", "postgres://jan@server:5433/register"),
    ("postgresql://server/register?password=geheim", "postgres://server/register"),
    ("POSTGRES://jan@server", "postgres://jan@server"), ("postgres:///register?host=/run", "postgres:///register"),
    ("postgres://:geheim@server/register", "postgres://@server/register"),
    ("postgres://jan:%40%2F%3Fgeheim@[::1]/x", "postgres://jan@[::1]/x"),
  ]) func thePasswordIsNotShown(_ text: String, _ shown: String) throws {
    #expect(PostgresAddress.isMeant(by: text))
    #expect(try PostgresAddress(text).description == shown)
  }

  @Test(arguments: [
    "postgres://jan:ge@heim@server/x", "postgres://jan:geheim/@server/x", "postgres://jan:geheim?@server/x",
    "postgres://jan:geheim#@server/x", "postgres://jan:geheim%zz@server/x", "postgres://server/x?geheim=1",
  ]) func anErrorShowsNothingOfTheAddress(_ text: String) {
    let error = #expect(throws: PostgresAddress.Malformed.self) { try PostgresAddress(text) }
    #expect(!"\(String(describing: error))".contains("heim"))
  }

  @Test(arguments: ["journaal.sqlite", "/postgres://x", "http://x", "postgres", ""]) func otherTextsAreFiles(
    _ text: String
  ) {
    #expect(!PostgresAddress.isMeant(by: text))
  }

  /// A server that is not there, a password that is not taken: told without the password.
  @Test func aServerThatIsNotThereIsUnreachable() async throws {
    let address = try PostgresAddress("postgres://jan:geheim@127.0.0.1:1/x")
    let error = await journalError { _ = try await PostgresJournal(address: address) }
    guard case .unreachable("postgres://jan@127.0.0.1:1/x", let detail) = error else {
      return _ = Issue.record("\(String(describing: error))")
    }
    #expect(!detail.contains("geheim"))
  }
}

extension PostgresConnection {
  /// A setting as it is within a transaction.
  fileprivate func setting(_ name: String, within begin: String) throws -> String {
    try transaction(begin) { try run("SELECT current_setting('\(name)')").text(0, 0) }
  }
}
