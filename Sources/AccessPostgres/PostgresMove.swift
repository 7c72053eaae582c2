// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

public import Access
import Postgres

extension PostgresAccess: MovableAccess {
  /// Rows that are handed over at a time.
  private static let page = 1_000

  /// Whether it has no account and no line of the audit log.
  public func isEmpty() throws -> Bool { try read { try PostgresAccess.isEmpty($0) } }

  private static func isEmpty(_ database: PostgresHandle) throws -> Bool {
    try database.run(
      "SELECT (SELECT count(*) FROM regietafel_account) + (SELECT count(*) FROM regietafel_audit)"
    ).whole(0, 0) == 0
  }

  /// Reads all rows of all tables as they are at one moment.
  public func readAll(_ visit: (AccessTable, [[AccessTable.Cell]]) throws -> Void) throws {
    try PostgresAccess.telling {
      // A connection of its own, which may take its time.
      let database = try PostgresHandle(address)
      try database.transaction("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY") {
        for table in AccessTable.all {
          let names = table.columns.map(\.name).joined(separator: ", ")
          try database.run("DECLARE all_rows CURSOR FOR SELECT \(names) FROM regietafel_\(table.name) ORDER BY 1, 2")
          while true {
            let rows = try database.rows("FETCH \(PostgresAccess.page) FROM all_rows") { row in
              table.columns.indices.map { PostgresAccess.cell(row, Int32($0), table.columns[$0].kind) }
            }
            if rows.isEmpty { break }
            try visit(table, rows)
          }
          try database.run("CLOSE all_rows")
        }
      }
    }
  }

  private static func cell(_ row: AccessRow, _ column: Int32, _ kind: AccessTable.Kind) -> AccessTable.Cell {
    switch kind {
    case .whole: row.maybeWhole(column).map { .whole($0) } ?? .nothing
    case .text: row.maybeText(column).map { .text($0) } ?? .nothing
    case .bytes: row.maybeBytes(column).map { .bytes($0) } ?? .nothing
    }
  }

  /// Takes over everything from another store, or nothing when that fails.
  public func takeAll(from source: any MovableAccess) throws -> Int {
    try PostgresAccess.telling {
      let database = try PostgresHandle(address)
      return try database.transaction(AccessLine.begin) {
        // Nobody makes an account or writes in the log meanwhile.
        for lock in [AccessTables.Lock.accounts, .audit] { try AccessTables.take(lock, database) }
        guard try PostgresAccess.isEmpty(database) else { throw AccessRefusal.notEmpty }
        var count = 0
        try source.readAll { table, rows in
          try PostgresAccess.insert(rows, into: table, database)
          count += rows.count
        }
        // Numbers go on after the highest one.
        for table in AccessTable.all where table.columns.first?.name == "id" {
          try database.run(
            """
            SELECT setval(pg_get_serial_sequence('regietafel_\(table.name)', 'id'), max(id))
            FROM regietafel_\(table.name) HAVING max(id) IS NOT NULL
            """)
        }
        return count
      }
    }
  }

  /// One statement for many rows: a column of values for each column.
  private static func insert(_ rows: [[AccessTable.Cell]], into table: AccessTable, _ database: PostgresHandle) throws {
    let names = table.columns.map(\.name).joined(separator: ", ")
    let lists = table.columns.indices.map { column in
      "$\(column + 1)::\(table.columns[column].kind == .whole ? "bigint" : "bytea")[]"
    }
    let values = table.columns.indices.map { column -> PostgresValue in
      guard table.columns[column].kind == .whole else {
        return .manyBytes(rows.map { PostgresAccess.bytes($0[column]) })
      }
      return .wholes(rows.map { if case .whole(let number) = $0[column] { number } else { nil } })
    }
    try database.run(
      "INSERT INTO regietafel_\(table.name) (\(names)) SELECT * FROM unnest(\(lists.joined(separator: ", ")))", values)
  }

  private static func bytes(_ cell: AccessTable.Cell) -> [UInt8]? {
    switch cell {
    case .text(let text): Array(text.utf8)
    case .bytes(let bytes): bytes
    case .nothing, .whole: nil
    }
  }
}
