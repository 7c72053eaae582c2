// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Foundation
public import Journal
import JournalPostgres
import Postgres

/// The journal that tests of the office and the site work on: in memory, or when that is asked for in a schema of its own on the
/// database of the tests.
public actor TestJournal: Journal {
  private var opening: Task<any Journal, any Error>?

  /// A journal without entries.
  public init() {}

  private func journal() async throws -> any Journal {
    if let opening { return try await opening.value }
    let task = Task<any Journal, any Error> {
      guard TestDatabase.isAskedFor else { return MemoryJournal() }
      let name = "proef_\(UUID().uuidString)"
      return try await PostgresJournal(address: PostgresAddress(TestDatabase.address(name)))
    }
    opening = task
    return try await task.value
  }

  /// As every journal does.
  public func head() async throws -> Head { try await journal().head() }

  /// As every journal does.
  public func append(_ batch: Batch, expecting position: Int) async throws -> Receipt {
    try await journal().append(batch, expecting: position)
  }

  /// As every journal does.
  public func entries(after position: Int, limit: Int) async throws -> [Entry] {
    try await journal().entries(after: position, limit: limit)
  }

  /// As every journal does.
  public func inspect() async throws { try await journal().inspect() }
}
