// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

public import Access
public import Exact
import GRDB

extension SQLiteAccess {
  /// Keeps a session, and throws away those that ended.
  public func insert(_ session: Session, of account: Account, now: Moment) throws -> Bool {
    try write { database in
      let current = try Int.fetchOne(
        database, sql: "SELECT id FROM account WHERE id = ? AND blocked = 0 AND password IS ?",
        arguments: [account.id, account.password])
      guard current != nil else { return false }
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
      return true
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

  /// Changes the failed tries of names and addresses.
  public func changeTries(of subjects: [String], old: Moment, _ work: @Sendable ([Tries?]) throws -> [Tries?]) throws {
    try write { database in
      let known = try subjects.map { subject in
        try Row.fetchOne(database, sql: "SELECT * FROM tries WHERE subject = ?", arguments: [subject]).map { row in
          Tries(failures: row["failures"], last: row.moment("last"), until: row.moment("until"))
        }
      }
      let changed = try work(known)
      try database.execute(sql: "DELETE FROM tries WHERE last < ?", arguments: [old.milliseconds])
      for (subject, tries) in zip(subjects, changed) {
        try database.execute(sql: "DELETE FROM tries WHERE subject = ?", arguments: [subject])
        guard let tries else { continue }
        try database.execute(
          sql: "INSERT INTO tries (subject, failures, last, until) VALUES (?, ?, ?, ?)",
          arguments: [subject, tries.failures, tries.last.milliseconds, tries.until.milliseconds])
      }
    }
  }
}
