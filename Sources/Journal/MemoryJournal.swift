// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Exact

/// A journal in memory: for tests, for examples and for trying out a request. Gone with the process.
public actor MemoryJournal: RestorableJournal {
  private var stored: [Entry] = []
  /// By the bytes of the key: two spellings of one text are two keys, as they are on disk.
  private var firstByKey: [[UInt8]: Int] = [:]

  /// An empty journal.
  public init() {}

  /// The end of the journal.
  public func head() -> Head {
    stored.last.map { Head(position: $0.position, recorded: $0.recorded, hash: $0.hash) } ?? .empty
  }

  /// Appends all facts of `batch`, or none: see `Journal`.
  public func append(_ batch: Batch, expecting position: Int) throws -> Receipt {
    if let key = batch.key, let first = firstByKey[Array(key.utf8)] {
      let earlier = stored[(first - 1)...].prefix { $0.batch == first }
      return try Receipt(repeating: batch, key: key, earlier: earlier)
    }
    guard position == stored.count else { throw JournalError.conflict(expected: position, actual: stored.count) }
    let entries = EntryHasher().entries(of: batch, after: head())
    stored += entries
    if let key = batch.key { firstByKey[Array(key.utf8)] = position + 1 }
    return Receipt(first: position + 1, last: stored.count, repeated: false)
  }

  /// Takes over sealed entries as they are: see `RestorableJournal`.
  public func restore(_ entries: [Entry], after head: Head) throws {
    try EntryHasher().check(entries, follow: head)
    guard head == self.head() else { throw JournalError.conflict(expected: head.position, actual: stored.count) }
    stored += entries
    for entry in entries { if let key = entry.key { firstByKey[Array(key.utf8)] = entry.position } }
  }

  /// The entries after `position`.
  public func entries(after position: Int, limit: Int) -> [Entry] {
    Array(stored.dropFirst(max(0, position)).prefix(max(0, limit)))
  }

  /// Memory keeps what it was given.
  public func inspect() {}
}

extension Receipt {
  /// The receipt for a request that was carried out before as `earlier`.
  ///
  /// - Throws: `JournalError.keyReused` when the facts are not the same.
  public init(repeating batch: Batch, key: String, earlier: some Collection<Entry>) throws {
    let same =
      earlier.count == batch.drafts.count
      && zip(earlier, batch.drafts).allSatisfy {
        $0.kind == $1.kind && $0.payload == $1.payload && $0.source == $1.source
      }
    guard same, let first = earlier.first else { throw JournalError.keyReused(key) }
    self.init(first: first.position, last: first.position + earlier.count - 1, repeated: true)
  }
}
