// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Exact
import Foundation
import GRDB
import GRDBSQLite
import Journal

/// The one table of a journal file, and the statements on it.
enum SQLiteSchema {
  /// "RTJ1": marks a SQLite file as a journal of this program.
  private static let applicationID = 0x5254_4A31
  /// Bytes in the smallest page. SQLite takes a file of one byte for an empty one and would write over it.
  static let smallestFile = 512
  /// The layout of the file.
  private static let version = 1

  /// Refuses a file that another program, or a later version of this one, made.
  static func refuseOthers(_ database: Database, path: String) throws {
    let marked = try Int.fetchOne(database, sql: "PRAGMA application_id")
    if marked == applicationID {
      guard try Int.fetchOne(database, sql: "PRAGMA user_version") == version else {
        throw JournalError.cannotOpen(path: path, detail: "gemaakt met een nieuwere versie van Regietafel")
      }
      return
    }
    let objects = try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_master") ?? 0
    guard marked == 0, objects == 0 else { throw JournalError.notAJournal(path: path) }
  }

  /// Whether the file has been marked, and so has the table.
  static func isPrepared(_ database: Database) throws -> Bool {
    try Int.fetchOne(database, sql: "PRAGMA application_id") == applicationID
  }

  /// Makes the table in an empty file, unless another process just did.
  static func prepare(_ database: Database, path: String) throws {
    try refuseOthers(database, path: path)
    if try isPrepared(database) { return }
    try database.execute(
      sql: """
        CREATE TABLE entry (
          position INTEGER PRIMARY KEY,
          batch INTEGER NOT NULL,
          recorded INTEGER NOT NULL,
          known INTEGER NOT NULL,
          actor TEXT NOT NULL,
          source TEXT NOT NULL,
          request TEXT,
          kind TEXT NOT NULL,
          payload TEXT NOT NULL,
          hash BLOB NOT NULL CHECK (length(hash) = 32)
        ) STRICT;
        CREATE UNIQUE INDEX entry_request ON entry (request) WHERE request IS NOT NULL;
        CREATE TRIGGER entry_is_never_changed BEFORE UPDATE ON entry
          BEGIN SELECT RAISE(ABORT, 'an entry of the journal is never changed'); END;
        CREATE TRIGGER entry_is_never_removed BEFORE DELETE ON entry
          BEGIN SELECT RAISE(ABORT, 'an entry of the journal is never removed'); END;
        PRAGMA application_id = \(applicationID);
        PRAGMA user_version = \(version);
        """)
  }

  /// Looks for damage and for what this program did not make: see `SQLiteJournal.inspect`.
  static func inspect(_ database: Database) throws {
    let complaints = try String.fetchAll(database, sql: "PRAGMA integrity_check(1)")
    guard complaints == ["ok"] else {
      throw JournalError.damaged(after: 0, detail: complaints.first ?? "integrity_check")
    }
    func objects(_ database: Database) throws -> [String] {
      try String.fetchAll(
        database, sql: "SELECT type || ' ' || name || ' ' || coalesce(sql, '') FROM sqlite_master ORDER BY 1")
    }
    let expected = try DatabaseQueue().write { fresh in
      try prepare(fresh, path: "")
      return try objects(fresh)
    }
    guard try objects(database) == expected else {
      throw JournalError.damaged(after: 0, detail: "de indeling van het bestand is veranderd")
    }
    let strays = try Int.fetchOne(
      database, sql: "SELECT count(*) FROM entry WHERE position < 1 OR position > (SELECT count(*) FROM entry)")
    guard strays == 0 else {
      throw JournalError.damaged(after: 0, detail: "er staan regels in die niet in de keten passen")
    }
  }

  static func head(_ database: Database) throws -> Head {
    let handle = try database.cachedStatement(
      sql: "SELECT position, recorded, hash FROM entry ORDER BY position DESC LIMIT 1"
    ).sqliteStatement
    sqlite3_reset(handle)
    defer { sqlite3_reset(handle) }
    let result = sqlite3_step(handle)
    if result == SQLITE_DONE { return .empty }
    guard result == SQLITE_ROW else { throw SQLiteFault.Stopped(after: 0, result: ResultCode(rawValue: result)) }
    let position = Int(sqlite3_column_int64(handle, 0))
    guard (1..<Int.max).contains(position) else { throw JournalError.damaged(after: 0, detail: "position") }
    guard sqlite3_column_type(handle, 1) == SQLITE_INTEGER,
      let hash = Digest(memory: UnsafeRawBufferPointer(bytes(handle, 2)))
    else {
      throw JournalError.damaged(after: position - 1, detail: "hash")
    }
    return Head(position: position, recorded: Moment(milliseconds: sqlite3_column_int64(handle, 1)), hash: hash)
  }

  static func batch(withKey key: String, _ database: Database) throws -> [Entry]? {
    let handle = try database.cachedStatement(sql: "SELECT position FROM entry WHERE request = ?").sqliteStatement
    sqlite3_reset(handle)
    // Bound by length: a key with a zero byte in it is not cut off there.
    bind(key, 1, handle)
    defer {
      sqlite3_reset(handle)
      sqlite3_clear_bindings(handle)
    }
    let result = sqlite3_step(handle)
    if result == SQLITE_DONE { return nil }
    guard result == SQLITE_ROW else { throw SQLiteFault.Stopped(after: 0, result: ResultCode(rawValue: result)) }
    let first = Int(sqlite3_column_int64(handle, 0))
    guard (1..<Int.max).contains(first) else { throw JournalError.damaged(after: 0, detail: "position") }
    let last = try Int.fetchOne(
      database, sql: "SELECT max(position) FROM entry WHERE position >= ? AND batch = ?", arguments: [first, first])
    return try entries(after: first - 1, limit: (last ?? first) - first + 1, database)
  }

  /// Binds each value without a detour through database values: several times as fast, and appending is what a
  /// journal does most.
  static func insert(_ entries: [Entry], _ database: Database) throws {
    let statement = try database.cachedStatement(
      sql: """
        INSERT INTO entry (position, batch, recorded, known, actor, source, request, kind, payload, hash)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """)
    let handle = statement.sqliteStatement
    for entry in entries {
      sqlite3_bind_int64(handle, 1, Int64(entry.position))
      sqlite3_bind_int64(handle, 2, Int64(entry.batch))
      sqlite3_bind_int64(handle, 3, entry.recorded.milliseconds)
      sqlite3_bind_int64(handle, 4, entry.known.milliseconds)
      bind(entry.actor, 5, handle)
      bind(entry.source, 6, handle)
      if let key = entry.key { bind(key, 7, handle) } else { sqlite3_bind_null(handle, 7) }
      bind(entry.kind, 8, handle)
      entry.payload.withUnsafeBytes { bytes in
        bind(bytes.assumingMemoryBound(to: CChar.self), 9, handle)
      }
      let hash = entry.hash.bytes
      _ = hash.withUnsafeBytes { sqlite3_bind_blob(handle, 10, $0.baseAddress, 32, transient) }
      let result = sqlite3_step(handle)
      sqlite3_reset(handle)
      guard result == SQLITE_DONE else {
        throw DatabaseError(
          resultCode: ResultCode(rawValue: result),
          message: database.sqliteConnection.map { String(cString: sqlite3_errmsg($0)) })
      }
    }
    sqlite3_clear_bindings(handle)
  }

  static func entries(after position: Int, limit: Int, _ database: Database) throws -> [Entry] {
    let statement = try database.cachedStatement(
      sql: """
        SELECT position, batch, recorded, known, actor, source, request, kind, payload, hash
        FROM entry WHERE position > ? ORDER BY position LIMIT ?
        """)
    let handle = statement.sqliteStatement
    sqlite3_reset(handle)
    sqlite3_bind_int64(handle, 1, Int64(max(0, position)))
    sqlite3_bind_int64(handle, 2, Int64(max(0, limit)))
    defer {
      sqlite3_reset(handle)
      sqlite3_clear_bindings(handle)
    }
    var entries: [Entry] = []
    var texts = RecentTexts()
    while true {
      switch sqlite3_step(handle) {
      case SQLITE_ROW: entries.append(try entry(handle, after: entries.last?.position ?? position, &texts))
      case SQLITE_DONE: return entries
      case let result:
        // The last whole entry is what the caller needs to name the first bad one.
        throw SQLiteFault.Stopped(after: entries.last?.position ?? position, result: ResultCode(rawValue: result))
      }
    }
  }

  private static func entry(_ row: OpaquePointer, after previous: Int, _ texts: inout RecentTexts) throws -> Entry {
    guard let hash = Digest(memory: UnsafeRawBufferPointer(bytes(row, 9))) else {
      throw JournalError.damaged(after: previous, detail: "hash")
    }
    return Entry(
      position: Int(sqlite3_column_int64(row, 0)), batch: Int(sqlite3_column_int64(row, 1)),
      recorded: Moment(milliseconds: sqlite3_column_int64(row, 2)),
      known: Moment(milliseconds: sqlite3_column_int64(row, 3)),
      actor: texts.text(0, bytes(row, 4)), source: texts.text(1, bytes(row, 5)),
      key: sqlite3_column_type(row, 6) == SQLITE_NULL ? nil : String(decoding: bytes(row, 6), as: UTF8.self),
      kind: texts.text(2, bytes(row, 7)), payload: Array(bytes(row, 8)), hash: hash)
  }

  private static func bytes(_ row: OpaquePointer, _ column: Int32) -> UnsafeBufferPointer<UInt8> {
    let start = sqlite3_column_blob(row, column)?.assumingMemoryBound(to: UInt8.self)
    return UnsafeBufferPointer(start: start, count: start == nil ? 0 : Int(sqlite3_column_bytes(row, column)))
  }

  private static func bind(_ text: String, _ index: Int32, _ handle: OpaquePointer) {
    var text = text
    text.withUTF8 { utf8 in
      utf8.withMemoryRebound(to: CChar.self) { bind($0, index, handle) }
    }
  }

  private static func bind(_ characters: UnsafeBufferPointer<CChar>, _ index: Int32, _ handle: OpaquePointer) {
    // An empty text has no address; SQLite would take that for NULL.
    guard let start = characters.baseAddress else { return _ = sqlite3_bind_text(handle, index, "", 0, transient) }
    sqlite3_bind_text(handle, index, start, Int32(characters.count), transient)
  }

  /// Tells SQLite to copy what is bound at once.
  private static var transient: sqlite3_destructor_type { unsafeBitCast(-1, to: sqlite3_destructor_type.self) }
}

/// Neighbouring entries mostly share their actor, source and kind: one String serves them all.
private struct RecentTexts {
  private var recent: [(bytes: [UInt8], text: String)] = [([], ""), ([], ""), ([], "")]

  mutating func text(_ slot: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> String {
    let same = recent[slot].bytes.withUnsafeBufferPointer { known in
      guard known.count == bytes.count, let old = known.baseAddress, let new = bytes.baseAddress else { return false }
      return memcmp(old, new, known.count) == 0
    }
    if same { return recent[slot].text }
    recent[slot] = (Array(bytes), String(decoding: bytes, as: UTF8.self))
    return recent[slot].text
  }
}
