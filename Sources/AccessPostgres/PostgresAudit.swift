// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

public import Access
public import Exact
import Postgres

extension PostgresAccess {
  private static let auditColumns = "position, moment, actor, action, object, done, origin, reason, hash"
  /// Lines that are read at a time when all are checked.
  private static let page = 1_000

  /// Writes a line of the audit log. Processes take turns, so that each line has one before it and one after it.
  public func append(_ event: AuditEvent, at moment: Moment) throws {
    try write { database in
      try AccessTables.take(.audit, database)
      let last = try database.rows(
        "SELECT position, hash FROM regietafel_audit ORDER BY position DESC LIMIT 1"
      ) { (position: try $0.int(0), hash: $0.text(1)) }.first
      let entry = AuditEntry(
        after: last?.hash ?? AuditEntry.start, position: (last?.position ?? 0) + 1, moment: moment, event: event)
      try database.run(
        """
        INSERT INTO regietafel_audit (\(PostgresAccess.auditColumns)) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        """,
        [
          .whole(entry.position), .moment(moment), .text(event.actor), .text(event.action), .text(event.object),
          .truth(event.isDone), .text(event.origin), .text(event.reason), .text(entry.hash),
        ])
    }
  }

  private static func entry(_ row: AccessRow) throws -> AuditEntry {
    AuditEntry(
      position: try row.int(0), moment: try row.moment(1),
      event: AuditEvent(
        actor: row.text(2), action: row.text(3), object: row.text(4), isDone: try row.isTrue(5), origin: row.text(6),
        reason: row.text(7)), hash: row.text(8))
  }

  /// Lines before a position, the newest first.
  public func audit(_ filter: AuditFilter, before position: Int?, limit: Int) throws -> [AuditEntry] {
    try read { database in
      // Byte by byte, as LATIN1 has them, and so in a database of any encoding; in small letters as far as ASCII has these.
      try database.rows(
        """
        SELECT \(PostgresAccess.auditColumns) FROM regietafel_audit
        WHERE position < $1 AND ($2 = 0 OR done = 0) AND (length($3) = 0 OR position(convert_from($3, 'LATIN1') IN
          lower(convert_from(actor || ' ' || action || ' ' || object || ' ' || origin || ' ' || reason, 'LATIN1')
            COLLATE "C")) > 0)
        ORDER BY position DESC LIMIT $4
        """,
        [.whole(position ?? Int.max), .truth(filter.isRefusedOnly), .text(filter.text.lowercased()), .whole(limit)],
        PostgresAccess.entry)
    }
  }

  /// Checks every line of the audit log: none is gone from between the others, and each is as it was written.
  public func verifyAudit() throws -> AuditVerification {
    var (count, hash) = (0, AuditEntry.start)
    // A line never changes, so they need not be read all at one moment. From the lowest number there is, whatever it is.
    var last = Int.min
    while true {
      let from = last
      let entries = try read { database in
        try database.rows(
          """
          SELECT \(PostgresAccess.auditColumns) FROM regietafel_audit WHERE position > $1 ORDER BY position LIMIT $2
          """, [.whole(from), .whole(PostgresAccess.page)], PostgresAccess.entry)
      }
      guard let end = entries.last else { return AuditVerification(count: count, firstBad: nil, hash: hash) }
      for entry in entries {
        guard entry.position == count + 1, entry.isSealed(after: hash) else {
          return AuditVerification(count: count, firstBad: count + 1, hash: hash)
        }
        (count, hash) = (count + 1, entry.hash)
      }
      last = end.position
    }
  }
}
