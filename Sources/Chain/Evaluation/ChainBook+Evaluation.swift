// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Exact
import Rulebook

/// A bottleneck as it stands, with the entry that laid it down.
public struct BottleneckView: Sendable {
  /// What is laid down of it.
  public let bottleneck: Bottleneck
  /// The entry that laid it down.
  public let source: FactSource
  /// Whether the entry was taken back.
  public let isWithdrawn: Bool
}

/// The evaluation of the regulations for displaced people.
extension ChainBook {
  /// All bottlenecks as they stand on the reference day, by theme and then by title.
  public func bottlenecks() -> [BottleneckView] {
    state.evaluation.bottlenecks.records.keys.compactMap(bottleneck).sorted {
      ($0.bottleneck.theme, $0.bottleneck.title, $0.bottleneck.id)
        < ($1.bottleneck.theme, $1.bottleneck.title, $1.bottleneck.id)
    }
  }

  /// The bottleneck with this name as it stands on the reference day; nil when there is none by then.
  public func bottleneck(_ id: Slug) -> BottleneckView? {
    bottleneckHistory(of: id).first { !$0.isWithdrawn && $0.bottleneck.day <= perspective.day }
  }

  /// Everything that was laid down of a bottleneck and is known, the last day first.
  public func bottleneckHistory(of id: Slug) -> [BottleneckView] {
    let records = (state.evaluation.bottlenecks.records[id] ?? []).filter { $0.version.known <= known }
    let ordered = records.sorted {
      ($0.content.day, $0.version.known, $0.version.position) > ($1.content.day, $1.version.known, $1.version.position)
    }
    return ordered.map {
      BottleneckView(
        bottleneck: $0.content, source: state.source(of: $0.version), isWithdrawn: !$0.stands(at: known))
    }
  }

  /// What a bottleneck costs, as it was reported; nil when there is no such bottleneck on the day.
  func bottleneckCost(_ id: Slug) -> Figure? {
    guard let view = bottleneck(id) else { return nil }
    let reference = FigureReference.dossier(.bottleneckCost, id, .day(perspective.day))
    guard let cents = view.bottleneck.cents else { return Figure(reference, unknown: .notReported, unit: .euro) }
    return Figure(
      reference, .fraction(Money(cents: cents).euros), unit: .euro, certainty: view.bottleneck.certainty,
      derivation: .fact(view.source))
  }
}
