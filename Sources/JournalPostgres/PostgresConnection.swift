// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Dispatch
import Postgres

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
    try handle.transaction(begin, body)
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
