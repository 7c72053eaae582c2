// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Synchronization

/// Figures that were worked out for one question, for whoever asks the same later. A figure is used as long as nothing of
/// the journal changed on which it rests.
///
/// Shared by all who ask about one journal; give each journal one of its own.
public final class FigureMemory: Sendable {
  /// From where, and for whose eyes, a question is asked.
  struct Asker: Hashable {
    let perspective: Perspective
    /// Whether small numbers are seen; figures for eyes in between are not kept.
    let isKeeper: Bool
  }

  private struct Store {
    var figures: [Asker: [ChainBook.Question: Kept<Figure>]] = [:]
    /// The askers, the one that has not asked for longest in front.
    var order: [Asker] = []

    mutating func note(_ asker: Asker) {
      guard order.last != asker else { return }
      order.removeAll { $0 == asker }
      order.append(asker)
      if order.count > FigureMemory.mostAskers { figures[order.removeFirst()] = nil }
    }
  }

  private let store = Mutex(Store())
  /// For so many askers figures are kept: everybody and the keeper who ask about today, and one who looks back. Each takes
  /// some 20 MB.
  private static let mostAskers = 3

  /// A memory without figures.
  public init() {}

  /// The figure that was worked out before, when it still holds.
  func figure(for question: ChainBook.Question, by asker: Asker, in state: ReadState) -> Kept<Figure>? {
    store.withLock { store in
      guard let index = store.figures[asker]?.index(forKey: question),
        let kept = store.figures[asker]?.values[index], state.upholds(kept.grounds, from: kept.position)
      else { return nil }
      store.note(asker)
      // Looked at from here on only, next time.
      store.figures[asker]?.values[index].position = state.position
      return kept
    }
  }

  /// Keeps a figure, unless one of a longer journal is there.
  func keep(_ kept: Kept<Figure>, for question: ChainBook.Question, by asker: Asker) {
    store.withLock { store in
      store.note(asker)
      if let other = store.figures[asker]?[question], other.position > kept.position { return }
      store.figures[asker, default: [:]][question] = kept
    }
  }
}
