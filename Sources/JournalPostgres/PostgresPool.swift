// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Postgres

/// A few connections to one database: one for each question that is being answered.
actor PostgresPool {
  private let address: PostgresAddress
  private var idle: [PostgresConnection] = []
  private var count = 0
  private var waiting: [CheckedContinuation<Void, Never>] = []
  /// Goes up with every broken connection: when one breaks, those that were made before it are not trusted either.
  private var generation = 0
  private var generations: [ObjectIdentifier: Int] = [:]
  /// Since when the database cannot be reached, after it could be; nil while it can.
  private var goneSince: ContinuousClock.Instant?
  private var wasConnected = false

  /// How many questions are asked of the database at the same time.
  private static let size = 4
  /// How long the database may be away, as during a restart, before a caller hears of it.
  static let patience: Duration = .seconds(5)

  init(_ address: PostgresAddress) {
    self.address = address
  }

  /// Runs `body` on a connection that nobody else uses meanwhile.
  nonisolated func use<Value: Sendable>(
    _ body: @Sendable (isolated PostgresConnection) throws -> Value
  ) async throws -> Value {
    let connection = try await take()
    do {
      let value = try await body(connection)
      await giveBack(connection, isSound: true)
      return value
    } catch {
      await giveBack(connection, isSound: (error as? PostgresFault)?.isLost != true)
      throw error
    }
  }

  private func take() async throws -> PostgresConnection {
    while idle.isEmpty, count >= PostgresPool.size {
      await withCheckedContinuation { waiting.append($0) }
    }
    if let connection = idle.popLast() { return connection }
    count += 1
    do {
      let made = generation
      let connection = try await connect()
      generations[ObjectIdentifier(connection)] = made
      return connection
    } catch {
      release()
      throw error
    }
  }

  private func giveBack(_ connection: PostgresConnection, isSound: Bool) {
    if !isSound {
      generation += 1
      for old in idle { forget(old) }
      idle = []
      if goneSince == nil { goneSince = .now }
    }
    if isSound, generations[ObjectIdentifier(connection)] == generation {
      idle.append(connection)
      wakeNext()
    } else {
      forget(connection)
    }
  }

  private func forget(_ connection: PostgresConnection) {
    generations[ObjectIdentifier(connection)] = nil
    release()
  }

  private func release() {
    count -= 1
    wakeNext()
  }

  private func wakeNext() {
    if !waiting.isEmpty { waiting.removeFirst().resume() }
  }

  /// A new connection. Once there was one, a database that is away gets the time to come back.
  private func connect() async throws -> PostgresConnection {
    while true {
      do {
        let connection = try await PostgresConnection(address)
        wasConnected = true
        goneSince = nil
        return connection
      } catch {
        let since = goneSince ?? .now
        if wasConnected { goneSince = since }
        guard wasConnected, .now - since < PostgresPool.patience else { throw error }
        try await Task.sleep(for: .milliseconds(100))
      }
    }
  }
}
