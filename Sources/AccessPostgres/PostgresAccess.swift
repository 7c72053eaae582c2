// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

public import Access
import Exact
public import Postgres
import Synchronization

/// Accounts, sessions and the audit log in a PostgreSQL database, for several processes at once.
///
/// Each call waits for the database, a few seconds at most: see `AccessLine`. Calls of one store take turns.
public final class PostgresAccess: AccessStore {
  private let line: Mutex<AccessLine>
  /// The database.
  public let address: PostgresAddress

  /// Opens the store in the database at `address`, and makes its tables when there are none or they are of an older version.
  ///
  /// - Throws: `AccessRefusal.storeAway` when the database cannot be reached; `AccessRefusal.store` when it cannot be used, or
  ///   something else or a later version made the tables.
  public init(address: PostgresAddress) throws {
    self.address = address
    line = Mutex(AccessLine(address))
    // A user of the database that may not make tables can use those that are there.
    if try read({ try AccessTables.isPrepared($0) }) { return }
    try PostgresAccess.telling { try line.withLock { try $0.prepare() } }
  }

  /// Whether there are accounts in the database at `address`, or at least the tables for them.
  ///
  /// - Throws: as opening does.
  public static func isMade(at address: PostgresAddress) throws -> Bool {
    try telling { try AccessTables.version(PostgresHandle(address, within: 5, patience: 7)) != nil }
  }

  /// Looks something up.
  func read<Value: Sendable>(_ work: @Sendable (PostgresHandle) throws -> Value) throws -> Value {
    try PostgresAccess.telling { try line.withLock { try $0.read(work) } }
  }

  /// Changes something, as a whole and once.
  func write<Value: Sendable>(_ work: @Sendable (PostgresHandle) throws -> Value) throws -> Value {
    try PostgresAccess.telling { try line.withLock { try $0.write(work) } }
  }

  /// Does something, and says in the words of the door what went wrong.
  static func telling<Value>(_ work: () throws -> Value) throws -> Value {
    do {
      return try work()
    } catch let fault as PostgresFault {
      switch fault {
      case .lostInCommit: throw AccessRefusal.storeUncertain
      case .unreachable(let detail), .lost(let detail): throw AccessRefusal.storeAway(detail)
      case .refused(_, let message) where fault.isSlow: throw AccessRefusal.storeAway(message)
      case .refused(let state, let message): throw AccessRefusal.store("PostgreSQL meldt: \(message) (\(state)).")
      case .misread(_, let detail): throw AccessRefusal.store("De database gaf een vreemd antwoord: \(detail).")
      }
    }
  }
}

/// The cells of one row, in the order in which they were asked for.
struct AccessRow {
  let rows: PostgresRows
  let row: Int

  func text(_ column: Int32) -> String { rows.text(row, column) }
  func maybeText(_ column: Int32) -> String? { rows.isNull(row, column) ? nil : text(column) }
  func maybeBytes(_ column: Int32) -> [UInt8]? { rows.isNull(row, column) ? nil : Array(rows.bytes(row, column)) }
  func maybeWhole(_ column: Int32) -> Int64? { rows.whole(row, column) }
  func maybeMoment(_ column: Int32) -> Moment? { maybeWhole(column).map { Moment(milliseconds: $0) } }

  func whole(_ column: Int32) throws -> Int64 {
    guard let number = rows.whole(row, column) else { throw PostgresFault.misread(after: 0, "kolom \(column)") }
    return number
  }

  func int(_ column: Int32) throws -> Int { Int(try whole(column)) }
  func isTrue(_ column: Int32) throws -> Bool { try whole(column) == 1 }
  func moment(_ column: Int32) throws -> Moment { Moment(milliseconds: try whole(column)) }
}

extension PostgresHandle {
  /// The rows that a statement gives, each read by `read`.
  func rows<Value>(
    _ statement: String, _ values: [PostgresValue] = [], _ read: (AccessRow) throws -> Value
  ) throws -> [Value] {
    let rows = try run(statement, values)
    return try (0..<rows.count).map { try read(AccessRow(rows: rows, row: $0)) }
  }
}

extension PostgresValue {
  /// A moment, as it is kept; nil is NULL.
  static func moment(_ moment: Moment?) -> PostgresValue { .whole(moment.map { Int($0.milliseconds) }) }
  /// What is so or not, as it is kept.
  static func truth(_ isTrue: Bool) -> PostgresValue { .whole(isTrue ? 1 : 0) }
}
