// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import COpenSSL
import Exact

/// Seals entries: each hash is SHA-256 over the hash before it and every field of the entry.
///
/// The bytes under the hash, in order: the 32 bytes of the hash before it; position, batch, recorded and known as
/// signed 64-bit numbers, high byte first; then actor, source, key (empty when there is none), kind and payload,
/// each as its length in a 32-bit number, high byte first, and its UTF-8 bytes. So no two different entries
/// have the same bytes, and a change anywhere changes every hash after it.
///
/// Not for sharing between tasks: make one for each run over a journal.
public final class EntryHasher {
  /// The hash before the first entry: SHA-256 of the text `regietafel-journaal-1`.
  public static let beginning = EntryHasher().digest(of: Array("regietafel-journaal-1".utf8))

  private let context: OpaquePointer
  private let algorithm: OpaquePointer
  private var buffer: [UInt8] = []

  /// A hasher, ready for use.
  public init() {
    guard let context = EVP_MD_CTX_new(), let algorithm = EVP_MD_fetch(nil, "SHA256", nil) else {
      preconditionFailure("libcrypto has no SHA-256")
    }
    self.context = context
    self.algorithm = algorithm
    buffer.reserveCapacity(1024)
  }

  deinit {
    EVP_MD_free(algorithm)
    EVP_MD_CTX_free(context)
  }

  /// The hash of an entry with this envelope that follows an entry with hash `previous`.
  func hash(
    previous: Digest, position: Int, batch: Int, recorded: Moment, known: Moment, actor: String, source: String,
    key: String?, kind: String, payload: [UInt8]
  ) -> Digest {
    buffer.removeAll(keepingCapacity: true)
    previous.append(to: &buffer)
    for number in [Int64(position), Int64(batch), recorded.milliseconds, known.milliseconds] {
      withUnsafeBytes(of: number.bigEndian) { buffer.append(contentsOf: $0) }
    }
    append(actor)
    append(source)
    append(key ?? "")
    append(kind)
    appendLength(payload.count)
    buffer.append(contentsOf: payload)
    return digest(of: buffer)
  }

  /// Whether `entry` carries the hash that belongs to it after `previous`.
  public func seals(_ entry: Entry, after previous: Digest) -> Bool {
    // No key and an empty key have the same bytes; only the first is ever written.
    entry.key != ""
      && entry.hash
        == hash(
          previous: previous, position: entry.position, batch: entry.batch, recorded: entry.recorded,
          known: entry.known, actor: entry.actor, source: entry.source, key: entry.key, kind: entry.kind,
          payload: entry.payload)
  }

  /// Checks that `entries` are whole batches that follow `head`, each with the hash that belongs to it.
  ///
  /// The end of the last batch cannot be seen in the entries themselves.
  ///
  /// - Throws: `JournalError.damaged` with the position of the last entry that is good.
  public func check(_ entries: [Entry], follow head: Head) throws(JournalError) {
    var head = head
    var batch = head.position + 1
    for entry in entries {
      if entry.batch == entry.position { batch = entry.position }
      guard entry.position == head.position + 1, entry.batch == batch, entry.recorded >= head.recorded,
        entry.known <= entry.recorded, seals(entry, after: head.hash)
      else { throw .damaged(after: head.position, detail: "regel \(head.position + 1) past niet in de keten") }
      head = Head(position: entry.position, recorded: entry.recorded, hash: entry.hash)
    }
  }

  /// The entries that `batch` becomes after `head`. Moments never run back, even when the clock did.
  public func entries(of batch: Batch, after head: Head) -> [Entry] {
    let first = head.position + 1
    let recorded = max(batch.recorded, head.recorded)
    var previous = head.hash
    var entries: [Entry] = []
    entries.reserveCapacity(batch.drafts.count)
    for (offset, draft) in batch.drafts.enumerated() {
      let key = offset == 0 ? batch.key : nil
      let known = min(draft.known ?? recorded, recorded)
      previous = hash(
        previous: previous, position: first + offset, batch: first, recorded: recorded, known: known,
        actor: batch.actor, source: draft.source, key: key, kind: draft.kind, payload: draft.payload)
      entries.append(
        Entry(
          position: first + offset, batch: first, recorded: recorded, known: known, actor: batch.actor,
          source: draft.source, key: key, kind: draft.kind, payload: draft.payload, hash: previous))
    }
    return entries
  }

  private func append(_ text: String) {
    appendLength(text.utf8.count)
    buffer.append(contentsOf: text.utf8)
  }

  private func appendLength(_ count: Int) {
    withUnsafeBytes(of: UInt32(count).bigEndian) { buffer.append(contentsOf: $0) }
  }

  private func digest(of bytes: [UInt8]) -> Digest {
    var words: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
    let done = withUnsafeMutableBytes(of: &words) { output -> Bool in
      guard let start = output.baseAddress else { return false }
      return EVP_DigestInit_ex(context, algorithm, nil) == 1
        && bytes.withUnsafeBytes { EVP_DigestUpdate(context, $0.baseAddress, $0.count) } == 1
        && EVP_DigestFinal_ex(context, start.assumingMemoryBound(to: UInt8.self), nil) == 1
    }
    precondition(done, "libcrypto could not hash")
    return Digest(
      words: (
        UInt64(bigEndian: words.0), UInt64(bigEndian: words.1), UInt64(bigEndian: words.2),
        UInt64(bigEndian: words.3)
      ))
  }
}
