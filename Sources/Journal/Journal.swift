// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

/// The one place where facts are kept, in the order in which they came, for good.
///
/// Callers see no database: a journal on disk, on a server or in memory behaves the same, which
/// `JournalConformance` in the tests proves for each of them.
public protocol Journal: Sendable {
  /// The end of the journal as it is now, whoever appended last.
  func head() async throws -> Head

  /// Appends all facts of `batch`, or none.
  ///
  /// A batch with a key that the journal has already is answered first, whatever `position` says: with the
  /// earlier receipt when the facts are the same, with `JournalError.keyReused` when they differ.
  ///
  /// - Parameter position: the position up to which the caller has read. When the journal has moved on,
  ///   nothing is appended and `JournalError.conflict` tells where it is now.
  /// - Returns: only after the facts are safe on disk.
  func append(_ batch: Batch, expecting position: Int) async throws -> Receipt

  /// The entries after `position`, in order, at most `limit` of them; empty at the end. A number below zero counts as 0.
  func entries(after position: Int, limit: Int) async throws -> [Entry]

  /// Looks at how the entries are kept, apart from what they say: that nothing else is in the store, and that it will
  /// take the next entry.
  ///
  /// - Throws: `JournalError.damaged` when it is not as this program made it.
  func inspect() async throws
}

/// A journal that takes over the entries of another, so that a journal can move to another store.
public protocol RestorableJournal: Journal {
  /// Takes over sealed entries as they are, all or none: with their positions, moments, keys, batches and hashes.
  ///
  /// - Parameters:
  ///   - entries: whole batches, in order; each entry carries the hash that belongs to it.
  ///   - head: the end of this journal, that the entries follow.
  /// - Throws: `JournalError.damaged` when the entries are no chain after `head`; `JournalError.conflict` when the journal
  ///   does not end there. Nothing is taken over then.
  func restore(_ entries: [Entry], after head: Head) async throws
}

/// Why a journal could not do what was asked.
public enum JournalError: Error, Hashable, Sendable {
  /// The journal had moved on past the expected position.
  case conflict(expected: Int, actual: Int)
  /// The key of the request was used before, for other facts.
  case keyReused(String)
  /// The disk is full or cannot be written to; nothing was appended.
  case diskFull
  /// The file cannot be read from some place on. `after` is the last entry that was read whole.
  case damaged(after: Int, detail: String)
  /// The file is there, but is not a journal of this program.
  case notAJournal(path: String)
  /// The file cannot be opened or made.
  case cannotOpen(path: String, detail: String)
  /// Another process held the journal for too long.
  case busy
  /// There is no journal here, and none was to be made.
  case missing(path: String)
  /// The database does not answer; nothing was appended. `path` is its address without password.
  case unreachable(path: String, detail: String)
  /// The database went away while facts were being recorded, and did not come back to say whether it has them.
  case outcomeUnknown(path: String)
}
