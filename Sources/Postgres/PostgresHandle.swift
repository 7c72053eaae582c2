// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import CPostgres
import Foundation

/// A connection of libpq and the calls on it, each of which waits for the database. Not for sharing between threads.
package final class PostgresHandle {
  private let connection: OpaquePointer
  /// How many seconds an answer may take; nil when it takes as long as it takes.
  private let patience: Int?

  /// A connection to the database at `address`.
  ///
  /// - Parameters:
  ///   - seconds: how long connecting may take, unless the address says otherwise.
  ///   - patience: how many seconds an answer may take before the connection counts as broken.
  /// - Throws: `PostgresFault.unreachable` when it cannot be made.
  package init(_ address: PostgresAddress, within seconds: Int = 10, patience: Int? = nil) throws {
    self.patience = patience
    // Later settings win: the address may change those before it, and not those after it. A server that is gone without
    // a word is noticed within half a minute.
    let settings = [
      ("fallback_application_name", "regietafel"), ("connect_timeout", String(seconds)), ("keepalives_idle", "15"),
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

  /// Runs one statement with its parameters bound.
  @discardableResult
  package func run(_ statement: String, _ values: [PostgresValue] = []) throws -> PostgresRows {
    let binaries = values.map(\.binary)
    let types = values.map(\.type)
    let formats = [Int32](repeating: 1, count: values.count)
    let lengths = binaries.map { Int32($0?.count ?? 0) }
    // One buffer for all values, so that their addresses hold during the call.
    let all = binaries.reduce(into: []) { $0 += $1 ?? [] } + [0]
    return try all.withUnsafeBytes { bytes in
      var starts: [UnsafePointer<CChar>?] = []
      var offset = 0
      for binary in binaries {
        // Without an address it is NULL.
        starts.append(
          binary == nil ? nil : bytes.baseAddress.map { ($0 + offset).assumingMemoryBound(to: CChar.self) })
        offset += binary?.count ?? 0
      }
      let count = Int32(values.count)
      guard patience != nil else {
        return try check(PQexecParams(connection, statement, count, types, starts, lengths, formats, 1))
      }
      return try check(
        answer(PQsendQueryParams(connection, statement, count, types, starts, lengths, formats, 1)))
    }
  }

  /// Runs statements without parameters, in one round trip. Gives the rows of the last one, as text.
  @discardableResult
  package func runAll(_ statements: String) throws -> PostgresRows {
    try check(patience == nil ? PQexec(connection, statements) : answer(PQsendQuery(connection, statements)))
  }

  /// Runs `body` in a transaction and commits it, or undoes all of it when `body` throws.
  ///
  /// - Throws: `PostgresFault.lostInCommit` when it isn't known whether it was committed, `.lost` when it was not.
  package func transaction<Value>(_ begin: String, _ body: () throws -> Value) throws -> Value {
    let value: Value
    do {
      try runAll(begin)
      value = try body()
    } catch {
      // Where this fails too, the connection is gone, and the database undoes the transaction itself.
      if (error as? PostgresFault)?.isLost != true { _ = try? runAll("ROLLBACK") }
      throw error
    }
    do {
      try runAll("COMMIT")
    } catch PostgresFault.lost(let detail) {
      throw PostgresFault.lostInCommit(detail)
    }
    return value
  }

  /// The last result of what was sent: of several statements the last one, or the one that was refused.
  private func answer(_ isSent: Int32) throws -> OpaquePointer? {
    guard isSent == 1 else { throw lost() }
    let end = ContinuousClock.now + .seconds(patience ?? 0)
    var last: OpaquePointer?
    while true {
      while PQisBusy(connection) == 1 {
        guard isReadable(until: end) else {
          PQclear(last)
          throw PostgresFault.lost("geen antwoord binnen \(patience ?? 0) seconden")
        }
        guard PQconsumeInput(connection) == 1 else {
          PQclear(last)
          throw lost()
        }
      }
      guard let next = PQgetResult(connection) else { return last }
      PQclear(last)
      last = next
    }
  }

  private func isReadable(until end: ContinuousClock.Instant) -> Bool {
    while true {
      let left = ContinuousClock.now.duration(to: end)
      guard left > .zero else { return false }
      var line = pollfd(fd: PQsocket(connection), events: Int16(POLLIN), revents: 0)
      let milliseconds = left.components.seconds * 1000 + left.components.attoseconds / 1_000_000_000_000_000 + 1
      // Less than nothing is an interruption: then there is still some time left.
      if poll(&line, 1, Int32(clamping: milliseconds)) > 0 { return true }
    }
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
