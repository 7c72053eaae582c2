// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Foundation
import Postgres

/// The one connection of a store of accounts to its database, and what is to be done when it breaks.
///
/// Something that only reads may be asked again. A change is made in a transaction that also writes a token of its own in the
/// row of this process: when the connection broke during COMMIT, that row tells whether the change was made. So each is made
/// once or not at all, whatever it is.
struct AccessLine {
  private let address: PostgresAddress
  private var handle: PostgresHandle?
  private let holder = UUID().uuidString
  /// Whether this process has its row.
  private var isIntroduced = false
  private var wasConnected = false
  /// Since when the database cannot be reached, after it could be; nil while it can.
  private var goneSince: ContinuousClock.Instant?
  /// Until when nobody tries again, and what is said meanwhile: whoever stands in line for a database that does not answer
  /// hears that at once, and does not wait as long as the first.
  private var rest: (end: ContinuousClock.Instant, problem: String)?

  /// How long the database may be away, as during a restart, before a caller hears of it.
  private static let patience: Duration = .seconds(5)
  private static let pause: Duration = .seconds(1)
  /// Seconds for making a connection and for an answer. The database itself gives up before that: on what waits for a lock, on
  /// what takes long, and on a transaction of which nothing is heard any more.
  private static let toConnect = 5
  private static let toAnswer = 7
  private static let settings = """
    SET statement_timeout = '5s'; SET lock_timeout = '4s'; SET idle_in_transaction_session_timeout = '3s';
    SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = 'off'
    """
  static let begin = "BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE"

  init(_ address: PostgresAddress) {
    self.address = address
  }

  /// Runs something that may be done twice, a second time when the connection broke.
  mutating func read<Value>(_ work: (PostgresHandle) throws -> Value) throws -> Value {
    do {
      return try use(work)
    } catch PostgresFault.lost {
      return try use(work)
    }
  }

  /// Runs something that may not be done twice, in a transaction.
  mutating func write<Value>(_ work: (PostgresHandle) throws -> Value) throws -> Value {
    // Once more after a broken connection, and once more after standing in the way of another process.
    for _ in 0..<2 {
      do {
        return try once(work)
      } catch PostgresFault.lost {
        // Nothing was committed.
      } catch PostgresFault.refused(let state, _) where ["40001", "40P01"].contains(state) {
        // All of it was undone.
      }
    }
    return try once(work)
  }

  /// Makes the tables, which may be done twice.
  mutating func prepare() throws {
    try read { database in try database.transaction(AccessLine.begin) { try AccessTables.prepare(database) } }
  }

  private mutating func once<Value>(_ work: (PostgresHandle) throws -> Value) throws -> Value {
    try introduce()
    let token = UUID().uuidString
    let holder = holder
    var result: Value?
    do {
      return try use { database in
        try database.transaction(AccessLine.begin) {
          let marked = try database.run(
            "UPDATE regietafel_writer SET last = $2, used = now() WHERE holder = $1", [.text(holder), .text(token)])
          guard marked.changed == 1 else { throw PostgresFault.lost("de regel van dit programma is weg") }
          let value = try work(database)
          result = value
          return value
        }
      }
    } catch PostgresFault.lostInCommit(let detail) {
      guard let result, try isCommitted(token, detail) else { throw PostgresFault.lost(detail) }
      return result
    }
  }

  /// Gives this process its row, and takes away those of processes that have written nothing for a month.
  private mutating func introduce() throws {
    if isIntroduced { return }
    let holder = holder
    try read { database in
      try database.run("DELETE FROM regietafel_writer WHERE used < now() - interval '1 month'")
      try database.run(
        "INSERT INTO regietafel_writer (holder, last) VALUES ($1, '') ON CONFLICT DO NOTHING", [.text(holder)])
    }
    isIntroduced = true
  }

  /// Whether the change with this token was committed. The lock on the row waits until the transaction has ended, one way or the
  /// other.
  private mutating func isCommitted(_ token: String, _ detail: String) throws -> Bool {
    let holder = holder
    do {
      return try read { database in
        try database.transaction(AccessLine.begin) {
          let rows = try database.run(
            "SELECT last FROM regietafel_writer WHERE holder = $1 FOR UPDATE", [.text(holder)])
          return rows.count == 1 && rows.text(0, 0) == token
        }
      }
    } catch {
      throw PostgresFault.lostInCommit(detail)
    }
  }

  private mutating func use<Value>(_ work: (PostgresHandle) throws -> Value) throws -> Value {
    if let rest, .now < rest.end { throw PostgresFault.unreachable(rest.problem) }
    let open = try handle ?? connect()
    do {
      return try work(open)
    } catch let fault as PostgresFault where fault.isLost {
      handle = nil
      isIntroduced = false
      if goneSince == nil { goneSince = .now }
      throw fault
    } catch let fault as PostgresFault where fault.isSlow {
      rest = (.now + AccessLine.pause, fault.detail)
      throw fault
    }
  }

  /// A new connection. Once there was one, a database that is away gets the time to come back.
  private mutating func connect() throws -> PostgresHandle {
    while true {
      do {
        let made = try PostgresHandle(address, within: AccessLine.toConnect, patience: AccessLine.toAnswer)
        try made.runAll(AccessLine.settings)
        (handle, wasConnected, goneSince, rest) = (made, true, nil, nil)
        return made
      } catch {
        let since = goneSince ?? .now
        if wasConnected { goneSince = since }
        guard wasConnected, .now - since < AccessLine.patience else {
          rest = (.now + AccessLine.pause, (error as? PostgresFault)?.detail ?? "")
          throw error
        }
        Thread.sleep(forTimeInterval: 0.1)
      }
    }
  }
}
