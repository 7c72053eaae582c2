// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

public import Access
public import Exact
import GRDB

extension AccessSchema {
  /// The table of keys, since version 2.
  static let keys = """
    CREATE TABLE access_key (
      id INTEGER PRIMARY KEY AUTOINCREMENT, account INTEGER NOT NULL REFERENCES account, digest TEXT NOT NULL UNIQUE,
      purpose TEXT NOT NULL, records INTEGER NOT NULL, created INTEGER NOT NULL, until INTEGER NOT NULL, used INTEGER
    ) STRICT;
    CREATE INDEX access_key_account ON access_key (account);

    """
}

extension SQLiteAccess {
  /// Keeps a key.
  public func insert(_ key: AccessKey) throws {
    try write { database in
      try database.execute(
        sql: "INSERT INTO access_key (account, digest, purpose, records, created, until) VALUES (?, ?, ?, ?, ?, ?)",
        arguments: [
          key.account, key.digest, key.purpose, key.mayRecord, key.created.milliseconds, key.until.milliseconds,
        ])
    }
  }

  private static func key(_ row: Row) -> AccessKey {
    AccessKey(
      id: row["id"], account: row["account"], digest: row["digest"], purpose: row["purpose"], mayRecord: row["records"],
      created: row.moment("created"), until: row.moment("until"),
      used: (row["used"] as Int64?).map { Moment(milliseconds: $0) })
  }

  /// The key with this digest.
  public func key(_ digest: String) throws -> AccessKey? {
    try read { database in
      try Row.fetchOne(database, sql: "SELECT * FROM access_key WHERE digest = ?", arguments: [digest])
        .map(SQLiteAccess.key)
    }
  }

  /// The keys of an account, the newest first.
  public func keys(of account: Int) throws -> [AccessKey] {
    try read { database in
      try Row.fetchAll(
        database, sql: "SELECT * FROM access_key WHERE account = ? ORDER BY id DESC", arguments: [account]
      )
      .map(SQLiteAccess.key)
    }
  }

  /// Notes that a key was used.
  public func touchKey(_ id: Int, at moment: Moment) throws {
    try write { database in
      try database.execute(sql: "UPDATE access_key SET used = ? WHERE id = ?", arguments: [moment.milliseconds, id])
    }
  }

  /// Removes a key of an account.
  public func removeKey(_ id: Int, of account: Int) throws -> Bool {
    try write { database in
      try database.execute(sql: "DELETE FROM access_key WHERE id = ? AND account = ?", arguments: [id, account])
      return database.changesCount == 1
    }
  }
}
