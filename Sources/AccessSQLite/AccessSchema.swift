// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Access
import GRDB

/// The tables of a file with accounts.
enum AccessSchema {
  /// "RTA1": marks a SQLite file as one of accounts of this program.
  private static let applicationID = 0x5254_4131
  private static let version = 3

  /// Refuses a file that another program, or a later version of this one, made.
  static func refuseOthers(_ database: Database) throws {
    let marked = try Int.fetchOne(database, sql: "PRAGMA application_id")
    if marked == applicationID {
      guard let found = try Int.fetchOne(database, sql: "PRAGMA user_version"), (1...version).contains(found) else {
        throw AccessRefusal.store("Het bestand is gemaakt met een nieuwere versie van Regietafel.")
      }
      return
    }
    let objects = try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_master") ?? 0
    guard marked == 0, objects == 0 else { throw AccessRefusal.store("Het bestand is geen toegangsbestand.") }
  }

  /// Makes the tables, or brings those of an earlier version up to date.
  static func prepare(_ database: Database) throws {
    try refuseOthers(database)
    let isMarked = try Int.fetchOne(database, sql: "PRAGMA application_id") == applicationID
    let made = isMarked ? try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0 : 0
    guard made < version else { return }
    for step in steps[made...] { try database.execute(sql: step) }
    try database.execute(sql: "PRAGMA application_id = \(applicationID); PRAGMA user_version = \(version)")
  }

  /// What each version added, from the first on.
  private static let steps = [tables + triggers, keys + providerTables + followTables, turns]

  private static let tables = """
    CREATE TABLE account (
      id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL UNIQUE, title TEXT NOT NULL, organisation TEXT NOT NULL,
      role TEXT NOT NULL, blocked INTEGER NOT NULL, password TEXT, secret BLOB, step INTEGER NOT NULL, created INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE recovery (account INTEGER NOT NULL REFERENCES account, digest TEXT NOT NULL, PRIMARY KEY (account, digest))
      STRICT, WITHOUT ROWID;
    CREATE TABLE invitation (
      digest TEXT PRIMARY KEY, account INTEGER NOT NULL UNIQUE REFERENCES account, secret BLOB NOT NULL, until INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE session (
      digest TEXT PRIMARY KEY, account INTEGER NOT NULL REFERENCES account, created INTEGER NOT NULL, seen INTEGER NOT NULL,
      origin TEXT NOT NULL
    ) STRICT;
    CREATE INDEX session_account ON session (account);
    CREATE TABLE tries (
      subject TEXT PRIMARY KEY, failures INTEGER NOT NULL, last INTEGER NOT NULL, until INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE proposal (
      id INTEGER PRIMARY KEY AUTOINCREMENT, account INTEGER NOT NULL REFERENCES account, organisation TEXT NOT NULL,
      title TEXT NOT NULL, content TEXT NOT NULL, request TEXT NOT NULL, key TEXT NOT NULL UNIQUE, created INTEGER NOT NULL,
      status TEXT NOT NULL, decider INTEGER, reason TEXT NOT NULL, UNIQUE (account, request)
    ) STRICT;
    CREATE TABLE audit (
      position INTEGER PRIMARY KEY, moment INTEGER NOT NULL, actor TEXT NOT NULL, action TEXT NOT NULL, object TEXT NOT NULL,
      done INTEGER NOT NULL, origin TEXT NOT NULL, reason TEXT NOT NULL, hash TEXT NOT NULL
    ) STRICT;

    """

  private static let triggers = """
    CREATE TRIGGER audit_is_never_changed BEFORE UPDATE ON audit
      BEGIN SELECT RAISE(ABORT, 'a line of the audit log is never changed'); END;
    CREATE TRIGGER audit_is_never_removed BEFORE DELETE ON audit
      BEGIN SELECT RAISE(ABORT, 'a line of the audit log is never removed'); END;
    """
}
