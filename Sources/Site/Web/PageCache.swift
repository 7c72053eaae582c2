// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Synchronization

/// Pages that were made before, each to be sent again as long as nothing in the journal changed on which it rests.
///
/// Bounded by number and by size; when it is full, the oldest go first.
final class PageCache: Sendable {
  /// What a page depends on besides the journal.
  struct Key: Hashable, Sendable {
    var base: String
    var target: String
    /// The reference day when the address names none: today, in a register without a day of its own.
    var defaultDay: Int32
    /// Whether the visitor sees the links to forms.
    var mayWrite: Bool
  }

  private struct Store {
    var answers: [Key: Kept<Answer>] = [:]
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

  /// The answer that was made before; it is for the book to say whether it still holds.
  subscript(key: Key) -> Kept<Answer>? { store.withLock { $0.answers[key] } }

  /// Keeps an answer, unless one of a longer journal is there.
  func keep(_ answer: Kept<Answer>, for key: Key) {
    let size = answer.outcome.size
    guard size <= maximumBytes else { return }
    store.withLock { store in
      if let other = store.answers[key] {
        guard other.position <= answer.position else { return }
        store.bytes -= other.outcome.size
      } else {
        store.order.append(key)
      }
      store.answers[key] = answer
      store.bytes += size
      while store.answers.count > maximumPages || store.bytes > maximumBytes {
        if let gone = store.answers.removeValue(forKey: store.order[store.oldest]) { store.bytes -= gone.outcome.size }
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
}
