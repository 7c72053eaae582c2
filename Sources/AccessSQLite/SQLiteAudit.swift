// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

public import Access
public import Exact
import GRDB

extension SQLiteAccess {
  /// Writes a line of the audit log.
  public func append(_ event: AuditEvent, at moment: Moment) throws {
    try write { database in
      let last = try Row.fetchOne(database, sql: "SELECT position, hash FROM audit ORDER BY position DESC LIMIT 1")
      let position: Int = last?["position"] ?? 0
      let entry = AuditEntry(
        after: last?["hash"] ?? AuditEntry.start, position: position + 1, moment: moment, event: event)
      try database.execute(
        sql: """
          INSERT INTO audit (position, moment, actor, action, object, done, origin, reason, hash)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
          """,
        arguments: [
          entry.position, moment.milliseconds, event.actor, event.action, event.object, event.isDone, event.origin,
          event.reason, entry.hash,
        ])
    }
  }

  private static func entry(_ row: Row) -> AuditEntry {
    AuditEntry(
      position: row["position"], moment: row.moment("moment"),
      event: AuditEvent(
        actor: row["actor"], action: row["action"], object: row["object"], isDone: row["done"], origin: row["origin"],
        reason: row["reason"]), hash: row["hash"])
  }

  /// Lines before a position, the newest first.
  public func audit(_ filter: AuditFilter, before position: Int?, limit: Int) throws -> [AuditEntry] {
    try read { database in
      try Row.fetchAll(
        database,
        sql: """
          SELECT * FROM audit
          WHERE position < ? AND (? = 0 OR done = 0)
            AND (? = '' OR instr(lower(actor || ' ' || action || ' ' || object || ' ' || origin || ' ' || reason), ?) > 0)
          ORDER BY position DESC LIMIT ?
          """,
        arguments: [
          position ?? Int.max, filter.isRefusedOnly, filter.text, filter.text.lowercased(), limit,
        ]
      ).map(SQLiteAccess.entry)
    }
  }

  /// Checks every line of the audit log: none is gone from between the others, and each is as it was written.
  public func verifyAudit() throws -> AuditVerification {
    try read { database in
      var (count, hash) = (0, AuditEntry.start)
      let rows = try Row.fetchCursor(database, sql: "SELECT * FROM audit ORDER BY position")
      while let row = try rows.next() {
        let entry = SQLiteAccess.entry(row)
        guard entry.position == count + 1, entry.isSealed(after: hash) else {
          return AuditVerification(count: count, firstBad: count + 1, hash: hash)
        }
        (count, hash) = (count + 1, entry.hash)
      }
      return AuditVerification(count: count, firstBad: nil, hash: hash)
    }
  }
}
