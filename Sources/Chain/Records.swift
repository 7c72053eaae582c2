// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Exact

/// One recorded version of something that is more than a number, such as a reception location.
struct Record<Content: Hashable & Sendable>: Hashable, Sendable {
  let content: Content
  let version: Version
  /// The entry that took it back; nil while it stands.
  var withdrawn: Version?

  /// Whether it counts, as known at `known`.
  func stands(at known: Moment) -> Bool {
    version.known <= known && withdrawn.map { $0.known > known } ?? true
  }
}

/// Everything recorded of one sort, by what it is about. A later record replaces an earlier one as a whole; both stay.
struct RecordTable<Key: Hashable & Comparable & Sendable, Content: Hashable & Sendable>: Equatable, Sendable {
  private(set) var records: [Key: [Record<Content>]] = [:]

  mutating func insert(_ content: Content, _ envelope: Envelope, _ key: Key) {
    records[key, default: []].append(Record(content: content, version: envelope.version(of: Count(0))))
  }

  /// Takes back what the entry `root` recorded.
  mutating func withdraw(_ key: Key, root: UInt32, _ envelope: Envelope) {
    let index = records[key]?.firstIndex { $0.version.position == root }
    if let index { records[key]?[index].withdrawn = envelope.version(of: Count(0), root: root, isWithdrawn: true) }
  }

  /// The record that counts: of those that stand, the one that became known last.
  func current(_ key: Key, at known: Moment) -> Record<Content>? {
    records[key]?.filter { $0.stands(at: known) }.max {
      ($0.version.known, $0.version.position) < ($1.version.known, $1.version.position)
    }
  }

  /// The records that count, in the order of their keys.
  func all(at known: Moment) -> [(key: Key, record: Record<Content>)] {
    records.keys.sorted().compactMap { key in current(key, at: known).map { (key, $0) } }
  }

  /// The record that the entry at `position` made.
  func record(_ key: Key, at position: Int) -> Record<Content>? {
    records[key]?.first { $0.version.position == UInt32(position) }
  }
}
