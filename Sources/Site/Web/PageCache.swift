// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Synchronization

/// Pages that were made before and are still right: the same address on the same journal gives the same page.
///
/// Bounded by number and by size; when it is full, the oldest go first. In a rush, when many
/// pages are being made at once, a page may be a moment old: making all of them anew for each thing recorded leaves no time to
/// answer anybody.
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
    /// The last answer to each address, whatever was recorded since.
    var recent: [Key: Recent] = [:]
    /// How many pages are being made.
    var making = 0
  }

  /// With so many pages being made at once, making the same ones again and again is all that would be done. Somebody who
  /// records and looks in turn, however fast, never gets there.
  private static let crowd = 6

  /// An answer and when it was begun.
  private struct Recent {
    var answer: Answer
    var begun: ContinuousClock.Instant
    var isRenewing = false
  }

  /// How old a page may be in a rush, and how old it is when it is made anew.
  private static let oldest = Duration.seconds(1)
  private static let renewed = PageCache.oldest / 3
  /// What there is to answer with.
  enum Found: Sendable {
    /// The page as it is.
    case current(Answer)
    /// The page as it was a moment ago; with whether it is up to the asker to have it made anew.
    case recent(Answer, isToRenew: Bool)
    case nothing
  }

  /// What there is for a key. In a rush that may be the page as it was less than a second ago.
  func find(_ key: Key, at now: ContinuousClock.Instant = .now) -> Found {
    store.withLock { store in
      if let answer = store.answers[key] { return .current(answer) }
      let lasting = key.withoutPosition
      guard store.making >= PageCache.crowd, let recent = store.recent[lasting] else {
        return .nothing
      }
      let age = recent.begun.duration(to: now)
      guard age < PageCache.oldest else { return .nothing }
      let isToRenew = age >= PageCache.renewed && !recent.isRenewing
      if isToRenew { store.recent[lasting]?.isRenewing = true }
      return .recent(recent.answer, isToRenew: isToRenew)
    }
  }

  private let store = Mutex(Store())
  private let maximumPages: Int
  private let maximumBytes: Int

  init(maximumPages: Int = 500, maximumBytes: Int = 32_000_000) {
    self.maximumPages = maximumPages
    self.maximumBytes = maximumBytes
  }

  /// Keeps an answer that holds until the journal grows.
  ///
  /// - Parameter begun: when it was begun: what was recorded since is not in it.
  func keep(_ answer: Answer, for key: Key, begun: ContinuousClock.Instant = .now) {
    let size = PageCache.size(answer)
    guard size <= maximumBytes else { return }
    store.withLock { store in
      guard store.answers[key] == nil else { return }
      if store.recent.count >= maximumPages { store.recent.removeAll() }
      store.recent[key.withoutPosition] = Recent(answer: answer, begun: begun)
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

  /// Notes that a page is being made, or is no more.
  func isMaking(_ isBegun: Bool) { store.withLock { $0.making += isBegun ? 1 : -1 } }

  /// Lets another try to make a page anew, since that did not work out.
  func giveUp(_ key: Key) { store.withLock { $0.recent[key.withoutPosition]?.isRenewing = false } }

  /// How many answers are kept.
  var count: Int { store.withLock { $0.answers.count } }

  private static func size(_ answer: Answer) -> Int {
    switch answer.content {
    case .html(let text), .redirect(let text), .feed(let text), .text(let text, _): text.utf8.count
    case .file(let bytes, _, _): bytes.count
    }
  }
}

extension PageCache.Key {
  /// The same page, whatever was recorded.
  fileprivate var withoutPosition: PageCache.Key {
    var key = self
    key.position = 0
    return key
  }
}
