// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

public import Access
public import Exact
import GRDB

extension SQLiteAccess {
  /// Keeps a session, and throws away those that ended.
  public func insert(_ session: Session, now: Moment) throws {
    try write { database in
      try database.execute(
        sql: "DELETE FROM session WHERE created < ? OR seen < ?",
        arguments: [
          now.milliseconds - Session.longestHours * 3_600_000, now.milliseconds - Session.idleMinutes * 60_000,
        ])
      try database.execute(
        sql: "INSERT INTO session (digest, account, created, seen, origin) VALUES (?, ?, ?, ?, ?)",
        arguments: [
          session.digest, session.account, session.created.milliseconds, session.seen.milliseconds, session.origin,
        ])
    }
  }

  private static func session(_ row: Row) -> Session {
    Session(
      digest: row["digest"], account: row["account"], created: row.moment("created"), seen: row.moment("seen"),
      origin: row["origin"])
  }

  /// The session with this digest.
  public func session(_ digest: String) throws -> Session? {
    try read { database in
      try Row.fetchOne(database, sql: "SELECT * FROM session WHERE digest = ?", arguments: [digest])
        .map(SQLiteAccess.session)
    }
  }

  /// Notes that a request came.
  public func touch(_ digest: String, at moment: Moment) throws {
    try write { database in
      try database.execute(
        sql: "UPDATE session SET seen = ? WHERE digest = ?", arguments: [moment.milliseconds, digest])
    }
  }

  /// The sessions of an account, the newest first.
  public func sessions(of account: Int) throws -> [Session] {
    try read { database in
      try Row.fetchAll(
        database, sql: "SELECT * FROM session WHERE account = ? ORDER BY created DESC", arguments: [account]
      ).map(SQLiteAccess.session)
    }
  }

  /// Ends a session.
  public func endSession(_ digest: String) throws {
    try write { database in
      try database.execute(sql: "DELETE FROM session WHERE digest = ?", arguments: [digest])
    }
  }

  /// Ends all sessions of an account.
  public func endSessions(of account: Int) throws {
    try write { database in
      try database.execute(sql: "DELETE FROM session WHERE account = ?", arguments: [account])
    }
  }

  /// The failed tries of a name or address.
  public func tries(of subject: String) throws -> Tries? {
    try read { database in
      try Row.fetchOne(database, sql: "SELECT * FROM tries WHERE subject = ?", arguments: [subject]).map { row in
        Tries(failures: row["failures"], last: row.moment("last"), until: row.moment("until"))
      }
    }
  }

  /// Keeps the failed tries of a name or address.
  public func keep(_ tries: Tries?, of subject: String, old: Moment) throws {
    try write { database in
      try database.execute(
        sql: "DELETE FROM tries WHERE subject = ? OR last < ?", arguments: [subject, old.milliseconds])
      guard let tries else { return }
      try database.execute(
        sql: "INSERT INTO tries (subject, failures, last, until) VALUES (?, ?, ?, ?)",
        arguments: [subject, tries.failures, tries.last.milliseconds, tries.until.milliseconds])
    }
  }
}
