// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import CPostgres
import Dispatch

/// One connection to a database, with a queue of its own: libpq waits for the database, and must not keep a thread of
/// Swift's own small pool waiting.
///
/// A method that isn't async runs on the queue from begin to end, so a transaction cannot be cut in two by another.
actor PostgresConnection {
  private let executor: QueueExecutor
  private let handle: PostgresHandle

  nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

  /// A connection to the database at `address`.
  ///
  /// - Throws: `PostgresFault.unreachable` when it cannot be made.
  init(_ address: PostgresAddress) async throws {
    let executor = QueueExecutor()
    self.executor = executor
    handle = try await withCheckedThrowingContinuation { continuation in
      executor.queue.async {
        do {
          continuation.resume(returning: try PostgresHandle(address))
        } catch {
          continuation.resume(throwing: error)
        }
      }
    }
  }

  /// Runs one statement with its parameters bound.
  @discardableResult
  func run(_ statement: String, _ values: [PostgresValue] = []) throws -> PostgresRows {
    try handle.run(statement, values)
  }

  /// Runs statements without parameters, in one round trip.
  func runAll(_ statements: String) throws {
    try handle.runAll(statements)
  }

  /// Runs `body` in a transaction and commits it, or undoes all of it when `body` throws.
  ///
  /// - Throws: `PostgresFault.lostInCommit` when it isn't known whether it was committed, `.lost` when it was not.
  func transaction<Value>(_ begin: String, _ body: () throws -> Value) throws -> Value {
    let value: Value
    do {
      try handle.runAll(begin)
      value = try body()
    } catch {
      // Where this fails too, the connection is gone, and the database undoes the transaction itself.
      try? handle.runAll("ROLLBACK")
      throw error
    }
    do {
      try handle.runAll("COMMIT")
    } catch PostgresFault.lost(let detail) {
      throw PostgresFault.lostInCommit(detail)
    }
    return value
  }
}

/// Runs the jobs of an actor on a dispatch queue, one at a time.
final class QueueExecutor: SerialExecutor {
  let queue = DispatchQueue(label: "regietafel.postgres")

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    queue.async { job.runSynchronously(on: self.asUnownedSerialExecutor()) }
  }
}

/// A connection of libpq and the calls on it. Not for sharing: it belongs to one `PostgresConnection`.
final class PostgresHandle {
  private let connection: OpaquePointer

  init(_ address: PostgresAddress) throws {
    // Later settings win: the address may change those before it, and not those after it. A server that is gone without
    // a word is noticed within half a minute.
    let settings = [
      ("fallback_application_name", "regietafel"), ("connect_timeout", "10"), ("keepalives_idle", "15"),
      ("keepalives_interval", "5"), ("keepalives_count", "3"), ("tcp_user_timeout", "30000"),
      ("dbname", address.text), ("client_encoding", "UTF8"),
    ]
    let opened = withCStrings(settings.map(\.0)) { names in
      withCStrings(settings.map(\.1)) { values in PQconnectdbParams(names, values, 1) }
    }
    guard let opened else { throw PostgresFault.unreachable("geen geheugen") }
    guard PQstatus(opened) == CONNECTION_OK else {
      defer { PQfinish(opened) }
      throw PostgresFault.unreachable(firstLine(PQerrorMessage(opened)))
    }
    connection = opened
    // Remarks of the server are not for the reader of a command.
    PQsetNoticeProcessor(opened, { _, _ in }, nil)
  }

  deinit { PQfinish(connection) }

  func run(_ statement: String, _ values: [PostgresValue]) throws -> PostgresRows {
    let binaries = values.map(\.binary)
    let types = values.map(\.type)
    let formats = [Int32](repeating: 1, count: values.count)
    // One buffer for all values, so that their addresses hold during the call.
    let all = binaries.flatMap(\.self) + [0]
    let result = all.withUnsafeBytes { bytes in
      var starts: [UnsafePointer<CChar>?] = []
      var offset = 0
      for binary in binaries {
        starts.append(bytes.baseAddress.map { ($0 + offset).assumingMemoryBound(to: CChar.self) })
        offset += binary.count
      }
      return PQexecParams(
        connection, statement, Int32(values.count), types, starts, binaries.map { Int32($0.count) }, formats, 1)
    }
    return try check(result)
  }

  func runAll(_ statements: String) throws {
    _ = try check(PQexec(connection, statements))
  }

  private func check(_ result: OpaquePointer?) throws -> PostgresRows {
    guard let result else { throw lost() }
    let status = PQresultStatus(result)
    if status == PGRES_TUPLES_OK || status == PGRES_COMMAND_OK { return PostgresRows(owning: result) }
    defer { PQclear(result) }
    let state = PQresultErrorField(result, Int32(UInt8(ascii: "C"))).map { String(cString: $0) } ?? ""
    // 57P0x: the server stops, crashed or is not ready yet; 08: the line is broken; 25P03: we said nothing for too long.
    let isGone = state.hasPrefix("57P0") || state.hasPrefix("08") || state == "25P03"
    if PQstatus(connection) != CONNECTION_OK || isGone { throw lost() }
    throw PostgresFault.refused(
      state: state, message: firstLine(PQresultErrorField(result, Int32(UInt8(ascii: "M")))))
  }

  private func lost() -> PostgresFault { .lost(firstLine(PQerrorMessage(connection))) }
}

/// The first line of a message in C.
private func firstLine(_ message: UnsafePointer<CChar>?) -> String {
  let text = message.map { String(cString: $0) } ?? ""
  return text.split(whereSeparator: \.isNewline).first.map(String.init) ?? "geen antwoord"
}

/// Lends `texts` as a list of C strings that ends with NULL.
private func withCStrings<Value>(
  _ texts: [String], _ body: (UnsafePointer<UnsafePointer<CChar>?>) -> Value
) -> Value {
  let bytes = texts.map { Array($0.utf8CString) }
  let all = bytes.flatMap(\.self)
  return all.withUnsafeBufferPointer { characters in
    var offset = 0
    var starts: [UnsafePointer<CChar>?] = []
    for text in bytes {
      starts.append(characters.baseAddress.map { $0 + offset })
      offset += text.count
    }
    return (starts + [nil]).withUnsafeBufferPointer { pointers in
      guard let start = pointers.baseAddress else { preconditionFailure("a list that ends with NULL has an address") }
      return body(start)
    }
  }
}
