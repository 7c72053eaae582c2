// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

public import Access
import Foundation
import GRDB

extension SQLiteAccess: MovableAccess {
  /// Rows that are handed over at a time.
  private static let page = 1_000

  /// Whether it has no account and no line of the audit log.
  public func isEmpty() throws -> Bool { try read(SQLiteAccess.isEmpty) }

  private static func isEmpty(_ database: Database) throws -> Bool {
    try Int.fetchOne(database, sql: "SELECT (SELECT count(*) FROM account) + (SELECT count(*) FROM audit)") == 0
  }

  /// Reads all rows of all tables as they are at one moment.
  public func readAll(_ visit: (AccessTable, [[AccessTable.Cell]]) throws -> Void) throws {
    try read { database in
      for table in AccessTable.all {
        let names = table.columns.map(\.name).joined(separator: ", ")
        let rows = try Row.fetchCursor(database, sql: "SELECT \(names) FROM \(table.name) ORDER BY 1, 2")
        var page: [[AccessTable.Cell]] = []
        while let row = try rows.next() {
          page.append(table.columns.indices.map { SQLiteAccess.cell(row, $0, table.columns[$0].kind) })
          if page.count == SQLiteAccess.page {
            try visit(table, page)
            page = []
          }
        }
        if !page.isEmpty { try visit(table, page) }
      }
    }
  }

  private static func cell(_ row: Row, _ column: Int, _ kind: AccessTable.Kind) -> AccessTable.Cell {
    switch kind {
    case .whole: (row[column] as Int64?).map { .whole($0) } ?? .nothing
    case .text: (row[column] as String?).map { .text($0) } ?? .nothing
    case .bytes: (row[column] as Data?).map { .bytes(Array($0)) } ?? .nothing
    }
  }

  /// Takes over everything from another store, or nothing when that fails.
  public func takeAll(from source: any MovableAccess) throws -> Int {
    try write { database in
      guard try SQLiteAccess.isEmpty(database) else { throw AccessRefusal.notEmpty }
      var count = 0
      try source.readAll { table, rows in
        let names = table.columns.map(\.name).joined(separator: ", ")
        let marks = table.columns.map { _ in "?" }.joined(separator: ", ")
        let statement = try database.cachedStatement(
          sql: "INSERT INTO \(table.name) (\(names)) VALUES (\(marks))")
        for row in rows { try statement.execute(arguments: StatementArguments(row.map(SQLiteAccess.value))) }
        count += rows.count
      }
      return count
    }
  }

  private static func value(_ cell: AccessTable.Cell) -> (any DatabaseValueConvertible)? {
    switch cell {
    case .nothing: nil
    case .whole(let number): number
    case .text(let text): text
    case .bytes(let bytes): Data(bytes)
    }
  }
}
