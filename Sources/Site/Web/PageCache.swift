// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Synchronization

/// Pages that were made before and are still right: the same address on the same journal gives the same page.
///
/// Bounded by number and by size; when it is full, the oldest go first.
final class PageCache: Sendable {
  /// What a page depends on.
  struct Key: Hashable, Sendable {
    var base: String
    var target: String
    /// The end of the journal: anything recorded makes every page of the register anew.
    var position: Int
    /// The reference day when the address names none: today, in a register without a day of its own.
    var defaultDay: Int32
    /// Whether the visitor sees the links to forms.
    var mayWrite: Bool
  }

  private struct Store {
    var answers: [Key: Answer] = [:]
    var order: [Key] = []
    var oldest = 0
    var bytes = 0
  }

  private let store = Mutex(Store())
  private let maximumPages: Int
  private let maximumBytes: Int

  init(maximumPages: Int = 500, maximumBytes: Int = 32_000_000) {
    self.maximumPages = maximumPages
    self.maximumBytes = maximumBytes
  }

  subscript(key: Key) -> Answer? { store.withLock { $0.answers[key] } }

  /// Keeps an answer that holds until the journal grows.
  func keep(_ answer: Answer, for key: Key) {
    let size = PageCache.size(answer)
    guard size <= maximumBytes else { return }
    store.withLock { store in
      guard store.answers[key] == nil else { return }
      store.answers[key] = answer
      store.order.append(key)
      store.bytes += size
      while store.answers.count > maximumPages || store.bytes > maximumBytes {
        if let gone = store.answers.removeValue(forKey: store.order[store.oldest]) {
          store.bytes -= PageCache.size(gone)
        }
        store.oldest += 1
      }
      // The list of what has gone is thrown away now and then, not at every step.
      if store.oldest > maximumPages {
        store.order.removeFirst(store.oldest)
        store.oldest = 0
      }
    }
  }

  /// How many answers are kept.
  var count: Int { store.withLock { $0.answers.count } }

  private static func size(_ answer: Answer) -> Int {
    switch answer.content {
    case .html(let text), .redirect(let text), .feed(let text), .text(let text, _): text.utf8.count
    case .file(let bytes, _, _): bytes.count
    }
  }
}
