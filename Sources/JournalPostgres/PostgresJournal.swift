// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

public import Journal
public import Postgres

/// A journal in a PostgreSQL database, for several processes at once.
///
/// Appending takes turns over all processes, and returns after the database has it on disk. A trigger refuses a change or
/// removal of an entry. A connection that breaks is replaced, and what was asked is asked once more where that is safe.
public struct PostgresJournal: RestorableJournal {
  private let pool: PostgresPool
  /// The database.
  public let address: PostgresAddress

  /// Opens the journal in the database at `address`.
  ///
  /// - Parameter isMade: whether the tables are made when the database has none.
  /// - Throws: `JournalError.missing` when there are no tables and they are not to be made, `.unreachable`, `.cannotOpen`,
  ///   `.notAJournal` when something else uses their names.
  public init(address: PostgresAddress, makingTables isMade: Bool = true) async throws {
    self.address = address
    pool = PostgresPool(address)
    let path = address.description
    try await run { connection in
      if try PostgresSchema.isPrepared(connection, path: path) { return }
      guard isMade else { throw JournalError.missing(path: path) }
      try PostgresSchema.prepare(connection, path: path)
    }
  }

  /// The end of the journal.
  public func head() async throws -> Head {
    try await run { try PostgresEntries.head($0) }
  }

  /// The entries after `position`.
  public func entries(after position: Int, limit: Int) async throws -> [Entry] {
    try await run(after: position) { try PostgresEntries.entries(after: position, limit: limit, $0) }
  }

  /// Looks at the tables as such: with the columns, indexes and trigger that this program made, and nothing beside the
  /// entries.
  public func inspect() async throws {
    try await run { try PostgresSchema.inspect($0) }
  }

  /// Appends all facts of `batch`, or none: see `Journal`.
  ///
  /// When the connection breaks, the journal is asked whether it has exactly these entries; if not, they are appended after
  /// all, where nobody else was first.
  ///
  /// - Throws: also `JournalError.outcomeUnknown`, when the database stays away before it could be asked.
  public func append(_ batch: Batch, expecting position: Int) async throws -> Receipt {
    let receipt = Receipt(first: position &+ 1, last: position &+ batch.drafts.count, repeated: false)
    return try await write(after: position) { connection, sent in
      if try sent.isStored(connection) { return receipt }
      if let key = batch.key, let earlier = try PostgresEntries.batch(withKey: key, connection) {
        return try Receipt(repeating: batch, key: key, earlier: earlier)
      }
      let head = try PostgresEntries.head(connection)
      guard head.position == position else { throw JournalError.conflict(expected: position, actual: head.position) }
      let entries = EntryHasher().entries(of: batch, after: head)
      sent.note(entries)
      try PostgresEntries.insert(entries, connection)
      return receipt
    }
  }

  /// Takes over sealed entries as they are: see `RestorableJournal`.
  public func restore(_ entries: [Entry], after head: Head) async throws {
    try EntryHasher().check(entries, follow: head)
    if entries.isEmpty { return }
    try await write(after: head.position) { connection, sent in
      if try sent.isStored(connection) { return }
      let actual = try PostgresEntries.head(connection)
      guard actual == head else { throw JournalError.conflict(expected: head.position, actual: actual.position) }
      sent.note(entries)
      try PostgresEntries.insert(entries, connection)
    }
  }

  /// Runs something that may be done twice, a second time when the connection broke.
  private func run<Value: Sendable>(
    after position: Int = 0, _ body: @Sendable (isolated PostgresConnection) throws -> Value
  ) async throws -> Value {
    do {
      do {
        return try await pool.use(body)
      } catch let fault as PostgresFault where fault.isBroken {
        return try await pool.use(body)
      }
    } catch {
      throw PostgresFault.translate(error, address, after: position)
    }
  }

  /// Runs a transaction that appends, and once more when the connection broke: what was sent the first time is known to
  /// the second.
  private func write<Value: Sendable>(
    after position: Int, _ body: @Sendable (isolated PostgresConnection, SentEntries) throws -> Value
  ) async throws -> Value {
    let sent = SentEntries()
    func once() async throws -> Value {
      try await pool.use { connection in
        try connection.transaction(PostgresSchema.beginAppend) { try body(connection, sent) }
      }
    }
    do {
      do {
        return try await once()
      } catch PostgresFault.lost {
        return try await once()
      } catch PostgresFault.lostInCommit(let detail) {
        do {
          return try await once()
        } catch let error as JournalError {
          // Thrown by `body` only after it saw that nothing of the first time is there.
          throw error
        } catch {
          throw PostgresFault.lostInCommit(detail)
        }
      }
    } catch {
      throw PostgresFault.translate(error, address, after: position)
    }
  }
}
