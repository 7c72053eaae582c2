// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Foundation
import GRDB
public import Journal

/// A journal in one SQLite file: no server needed, safe against a crash at any moment.
///
/// Write-ahead logging with `synchronous=FULL`: an append returns after the disk has it. Triggers in the
/// file itself refuse a change or removal of an entry, whoever opens it.
public struct SQLiteJournal: RestorableJournal {
  private let pool: DatabasePool
  /// The file.
  public let path: String

  /// Opens the journal at `path`, and makes it when there is no file yet, or an empty one.
  ///
  /// - Parameter busyTimeout: how many seconds to wait for another process that holds the journal.
  /// - Throws: `JournalError.notAJournal` for a file that something else made, which is left as it was;
  ///   `JournalError.cannotOpen` when it cannot be opened, `.diskFull`, `.busy` or `.damaged`.
  public init(path: String, busyTimeout: Double = 10) throws {
    self.path = path
    // Asked of the folder, not by opening the file: closing it again would drop the locks of another journal on it.
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    if attributes?[.type] as? FileAttributeType == .typeRegular, let size = attributes?[.size] as? Int,
      (1..<SQLiteSchema.smallestFile).contains(size)
    {
      throw JournalError.notAJournal(path: path)
    }
    var configuration = Configuration()
    configuration.busyMode = .timeout(busyTimeout)
    // Runs on each connection before anything is written: a file of another program must stay as it is.
    configuration.prepareDatabase { database in
      try SQLiteSchema.refuseOthers(database, path: path)
      try database.execute(sql: "PRAGMA cell_size_check = ON; PRAGMA trusted_schema = OFF")
    }
    do {
      pool = try DatabasePool(path: path, configuration: configuration)
      // After the pool is made: making it sets NORMAL, which may lose the last appends when the power fails.
      let isPrepared = try pool.writeWithoutTransaction { database in
        try database.execute(sql: "PRAGMA synchronous = FULL")
        return try SQLiteSchema.isPrepared(database)
      }
      if !isPrepared { try pool.write { database in try SQLiteSchema.prepare(database, path: path) } }
    } catch {
      throw SQLiteFault.translate(error, path: path, after: 0)
    }
  }

  /// The level of `PRAGMA synchronous` of the connection that appends: 2 is FULL.
  func durability() throws -> Int? {
    try pool.writeWithoutTransaction { database in try Int.fetchOne(database, sql: "PRAGMA synchronous") }
  }

  /// The end of the journal.
  public func head() async throws -> Head {
    do {
      return try await pool.read(SQLiteSchema.head)
    } catch {
      throw SQLiteFault.translate(error, path: path, after: 0)
    }
  }

  /// Appends all facts of `batch`, or none: see `Journal`.
  public func append(_ batch: Batch, expecting position: Int) async throws -> Receipt {
    do {
      return try await pool.write { database in
        if let key = batch.key, let earlier = try SQLiteSchema.batch(withKey: key, database) {
          return try Receipt(repeating: batch, key: key, earlier: earlier)
        }
        let head = try SQLiteSchema.head(database)
        guard head.position == position else {
          throw JournalError.conflict(expected: position, actual: head.position)
        }
        try SQLiteSchema.insert(EntryHasher().entries(of: batch, after: head), database)
        return Receipt(first: position + 1, last: position + batch.drafts.count, repeated: false)
      }
    } catch {
      throw SQLiteFault.translate(error, path: path, after: position)
    }
  }

  /// Takes over sealed entries as they are: see `RestorableJournal`.
  public func restore(_ entries: [Entry], after head: Head) async throws {
    try EntryHasher().check(entries, follow: head)
    do {
      try await pool.write { database in
        let actual = try SQLiteSchema.head(database)
        guard actual == head else { throw JournalError.conflict(expected: head.position, actual: actual.position) }
        try SQLiteSchema.insert(entries, database)
      }
    } catch {
      throw SQLiteFault.translate(error, path: path, after: head.position)
    }
  }

  /// The entries after `position`.
  public func entries(after position: Int, limit: Int) async throws -> [Entry] {
    do {
      return try await pool.read { database in
        try SQLiteSchema.entries(after: position, limit: limit, database)
      }
    } catch {
      throw SQLiteFault.translate(error, path: path, after: position)
    }
  }

  /// Looks at the file as such: sound in every page and index, with the table, index and triggers that this program made,
  /// and nothing beside the entries.
  public func inspect() async throws {
    do {
      try await pool.read(SQLiteSchema.inspect)
    } catch {
      throw SQLiteFault.translate(error, path: path, after: 0)
    }
  }

  /// Whether no other connection has the file open, this one apart.
  ///
  /// Leaving the write-ahead log asks for the file alone; it is taken up again at once.
  public func isAlone() throws -> Bool {
    do {
      try pool.writeWithoutTransaction { database in
        try database.execute(sql: "PRAGMA journal_mode = DELETE; PRAGMA journal_mode = WAL")
      }
      return true
    } catch let error as DatabaseError where error.resultCode == .SQLITE_BUSY || error.resultCode == .SQLITE_LOCKED {
      return false
    } catch {
      throw SQLiteFault.translate(error, path: path, after: 0)
    }
  }

  /// Copies the journal as it is now to a new file, while it stays in use.
  ///
  /// - Throws: `JournalError.cannotOpen` when the target exists or cannot be written, `.diskFull`.
  public func backUp(to target: String) throws {
    guard !FileManager.default.fileExists(atPath: target) else {
      throw JournalError.cannotOpen(path: target, detail: "bestaat al")
    }
    do {
      // Read-only on our side, so writers go on; the copy is one whole file without a log beside it.
      try pool.writeWithoutTransaction { database in
        try database.execute(sql: "VACUUM INTO ?", arguments: [target])
      }
    } catch {
      try? FileManager.default.removeItem(atPath: target)
      throw SQLiteFault.translate(error, path: target, after: 0)
    }
  }
}
