// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import CPostgres

/// The rows that a statement gave, in binary form. Gone from memory with the last who holds it.
package final class PostgresRows {
  private let result: OpaquePointer
  /// How many rows there are.
  package let count: Int

  /// The rows in this result of libpq, which it takes over.
  init(owning result: OpaquePointer) {
    self.result = result
    count = Int(PQntuples(result))
  }

  deinit { PQclear(result) }

  /// How many rows were added, changed or removed.
  package var changed: Int { PQcmdTuples(result).flatMap { Int(String(cString: $0)) } ?? 0 }

  /// The bytes in a cell; only to be used while these rows are.
  package func bytes(_ row: Int, _ column: Int32) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(
      start: PQgetvalue(result, Int32(row), column), count: Int(PQgetlength(result, Int32(row), column)))
  }

  /// Whether there is nothing in a cell.
  package func isNull(_ row: Int, _ column: Int32) -> Bool { PQgetisnull(result, Int32(row), column) == 1 }

  /// The whole number of 64 bits in a cell, or nil when there is something else in it.
  package func whole(_ row: Int, _ column: Int32) -> Int64? {
    let bytes = bytes(row, column)
    guard bytes.count == 8, !isNull(row, column) else { return nil }
    return Int64(bigEndian: bytes.loadUnaligned(as: Int64.self))
  }

  /// The text of which the bytes stand in a cell.
  package func text(_ row: Int, _ column: Int32) -> String { String(decoding: bytes(row, column), as: UTF8.self) }
}
