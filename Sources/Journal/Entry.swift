// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

public import Exact

/// One line of the journal (journaalregel): a fact with its envelope, never changed after it is written.
public struct Entry: Hashable, Sendable {
  /// The place in the journal; the first entry is 1 and no number is left out.
  public let position: Int
  /// The position of the first entry that was appended in the same go.
  public let batch: Int
  /// When it was written down here (vastgelegd). Never earlier than the entry before it.
  public let recorded: Moment
  /// When it became known (bekend op): the second clock of every figure. Earlier than `recorded` when an
  /// older publication is entered later.
  public let known: Moment
  /// Who had it recorded: an organisation or person.
  public let actor: String
  /// The document, table or message that it comes from (bron).
  public let source: String
  /// The key of the request, so that a repeated request is answered and not carried out again. Only on
  /// the first entry of a batch.
  public let key: String?
  /// The kind of fact, such as `taakstelling-vastgesteld`.
  public let kind: String
  /// The fact in canonical JSON: see `PayloadWriter`.
  public let payload: [UInt8]
  /// The seal of this entry and of everything before it: see `EntryHasher`.
  public let hash: Digest

  /// An entry as a journal reads it back.
  public init(
    position: Int, batch: Int, recorded: Moment, known: Moment, actor: String, source: String, key: String?,
    kind: String, payload: [UInt8], hash: Digest
  ) {
    self.position = position
    self.batch = batch
    self.recorded = recorded
    self.known = known
    self.actor = actor
    self.source = source
    self.key = key
    self.kind = kind
    self.payload = payload
    self.hash = hash
  }
}

/// A fact on its way into the journal.
public struct Draft: Hashable, Sendable {
  /// The kind of fact.
  public let kind: String
  /// The fact in canonical JSON.
  public let payload: [UInt8]
  /// The document, table or message that it comes from.
  public let source: String
  /// When it became known; nil means at the moment of recording.
  public let known: Moment?

  /// A fact to append.
  public init(kind: String, payload: [UInt8], source: String, known: Moment? = nil) {
    self.kind = kind
    self.payload = payload
    self.source = source
    self.known = known
  }
}

/// Facts that go into the journal together or not at all.
public struct Batch: Sendable {
  /// Who has them recorded.
  public let actor: String
  /// The moment of recording, by the clock of whoever appends.
  public let recorded: Moment
  /// The key of the request, chosen by the client; nil when it cannot be repeated.
  public let key: String?
  /// The facts, in order.
  public let drafts: [Draft]

  /// A batch of facts by one actor at one moment.
  ///
  /// - Precondition: there is at least one fact, and a key is not empty.
  public init(actor: String, recorded: Moment, key: String? = nil, drafts: [Draft]) {
    precondition(!drafts.isEmpty, "a batch holds at least one fact")
    precondition(key != "", "a key is not empty")
    self.actor = actor
    self.recorded = recorded
    self.key = key
    self.drafts = drafts
  }
}

/// The end of a journal.
public struct Head: Hashable, Sendable {
  /// The position of the last entry; 0 when the journal is empty.
  public let position: Int
  /// When the last entry was recorded.
  public let recorded: Moment
  /// The hash of the last entry, or of the beginning.
  public let hash: Digest

  /// The head of a journal without entries.
  public static let empty = Head(position: 0, recorded: Moment(milliseconds: .min), hash: EntryHasher.beginning)

  /// The end of a journal as a journal reads it back.
  public init(position: Int, recorded: Moment, hash: Digest) {
    self.position = position
    self.recorded = recorded
    self.hash = hash
  }
}

/// The answer to an append: where the facts stand.
public struct Receipt: Hashable, Sendable {
  /// The position of the first fact of the batch.
  public let first: Int
  /// The head of the journal after the batch.
  public let last: Int
  /// Whether the same request had been carried out before, so that nothing was added now.
  public let repeated: Bool

  /// A receipt for the entries `first` to `last`.
  public init(first: Int, last: Int, repeated: Bool) {
    self.first = first
    self.last = last
    self.repeated = repeated
  }
}
