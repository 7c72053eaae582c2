// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Journal
import Postgres
import Synchronization

/// Which entries were sent in a transaction of which the end may not have been heard.
final class SentEntries: Sendable {
  private let last = Mutex<Head?>(nil)

  /// Notes the entries, before they are sent.
  func note(_ entries: [Entry]) {
    last.withLock { $0 = entries.last.map { Head(position: $0.position, recorded: $0.recorded, hash: $0.hash) } }
  }

  /// Whether what was sent is in the journal. The hash of the last entry stands for all of them and for their place.
  ///
  /// Asked after the lock of appending was taken, so the earlier transaction has ended, one way or the other.
  func isStored(_ connection: isolated PostgresConnection) throws -> Bool {
    guard let sent = last.withLock({ $0 }) else { return false }
    return try PostgresEntries.entries(after: sent.position - 1, limit: 1, connection).first?.hash == sent.hash
  }
}
