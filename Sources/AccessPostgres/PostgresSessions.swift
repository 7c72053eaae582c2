// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

public import Access
public import Exact
import Postgres

extension PostgresAccess {
  /// Keeps a session, and throws away those that ended.
  public func insert(_ session: Session, of account: Account, now: Moment) throws -> Bool {
    try write { database in
      // The lock keeps the account as it is until the session is there, and can be ended with the others.
      let current = try database.run(
        """
        SELECT id FROM regietafel_account WHERE id = $1 AND blocked = 0 AND password IS NOT DISTINCT FROM $2 FOR SHARE
        """, [.whole(account.id), .text(account.password)])
      guard current.count == 1 else { return false }
      try database.run(
        "DELETE FROM regietafel_session WHERE created < $1 OR seen < $2",
        [
          .whole(Int(now.milliseconds - Session.longestHours * 3_600_000)),
          .whole(Int(now.milliseconds - Session.idleMinutes * 60_000)),
        ])
      try database.run(
        "INSERT INTO regietafel_session (digest, account, created, seen, origin) VALUES ($1, $2, $3, $4, $5)",
        [
          .text(session.digest), .whole(session.account), .moment(session.created), .moment(session.seen),
          .text(session.origin),
        ])
      return true
    }
  }

  private static let selectSession = "SELECT digest, account, created, seen, origin FROM regietafel_session"

  private static func session(_ row: AccessRow) throws -> Session {
    Session(
      digest: row.text(0), account: try row.int(1), created: try row.moment(2), seen: try row.moment(3),
      origin: row.text(4))
  }

  /// The session with this digest.
  public func session(_ digest: String) throws -> Session? {
    try read { database in
      try database.rows(
        "\(PostgresAccess.selectSession) WHERE digest = $1", [.text(digest)], PostgresAccess.session
      ).first
    }
  }

  /// Notes that a request came.
  public func touch(_ digest: String, at moment: Moment) throws {
    try write { database in
      // Two servers may have seen the same visitor: the later one counts.
      _ = try database.run(
        "UPDATE regietafel_session SET seen = greatest(seen, $1) WHERE digest = $2", [.moment(moment), .text(digest)])
    }
  }

  /// The sessions of an account, the newest first.
  public func sessions(of account: Int) throws -> [Session] {
    try read { database in
      try database.rows(
        "\(PostgresAccess.selectSession) WHERE account = $1 ORDER BY created DESC", [.whole(account)],
        PostgresAccess.session)
    }
  }

  /// Ends a session.
  public func endSession(_ digest: String) throws {
    try write { _ = try $0.run("DELETE FROM regietafel_session WHERE digest = $1", [.text(digest)]) }
  }

  /// Ends all sessions of an account.
  public func endSessions(of account: Int) throws {
    try write { _ = try $0.run("DELETE FROM regietafel_session WHERE account = $1", [.whole(account)]) }
  }

  /// Uses the state of a sign-in through a provider up.
  public func takeState(_ digest: String, until: Moment, now: Moment) throws -> Bool {
    try write { database in
      try database.run("DELETE FROM regietafel_used_state WHERE until < $1", [.moment(now)])
      return try database.run(
        "INSERT INTO regietafel_used_state (digest, until) VALUES ($1, $2) ON CONFLICT DO NOTHING",
        [.text(digest), .moment(until)]
      ).changed == 1
    }
  }

  /// Changes the failed tries of names and addresses.
  public func changeTries(of subjects: [String], old: Moment, _ work: @Sendable ([Tries?]) throws -> [Tries?]) throws {
    try write { database in
      try AccessTables.take(.tries, database)
      let known = try subjects.map { subject in
        try database.rows(
          "SELECT failures, last, until FROM regietafel_tries WHERE subject = $1", [.text(subject)]
        ) { row in
          Tries(failures: try row.int(0), last: try row.moment(1), until: try row.moment(2))
        }.first
      }
      let changed = try work(known)
      try database.run("DELETE FROM regietafel_tries WHERE last < $1", [.moment(old)])
      for (subject, tries) in zip(subjects, changed) {
        guard let tries else {
          try database.run("DELETE FROM regietafel_tries WHERE subject = $1", [.text(subject)])
          continue
        }
        try database.run(
          """
          INSERT INTO regietafel_tries (subject, failures, last, until) VALUES ($1, $2, $3, $4)
          ON CONFLICT (subject)
          DO UPDATE SET failures = excluded.failures, last = excluded.last, until = excluded.until
          """,
          [.text(subject), .whole(tries.failures), .moment(tries.last), .moment(tries.until)])
      }
    }
  }
}
