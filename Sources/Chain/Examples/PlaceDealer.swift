// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Exact
import Territory

/// Deals out municipalities all over the country (verdeling over het land): the safety regions in turn, and within a
/// region by inhabitants.
///
/// Only municipalities that did not come or go since the tables start, so that what is laid down in them stays there.
struct PlaceDealer {
  private let regions: [[(code: AreaCode, inhabitants: Int)]]
  /// The safety regions, in the order in which they are dealt.
  let order: [AreaCode]
  private var turn = 0

  init(_ territory: Territory, _ numbers: inout SeededNumbers) {
    let lasting = territory.municipalities(on: Territory.firstDay).filter { $0.until == nil }
    order = territory.areas(of: .safetyRegion, on: Territory.firstDay).map(\.code).shuffled(using: &numbers)
    regions = order.map { region in
      lasting.filter { $0.safetyRegion == region }.map { municipality in
        let inhabitants = territory.population(
          of: municipality.code, on: Territory.firstDay, year: Territory.firstDay.year)
        return (municipality.code, inhabitants ?? 1)
      }
    }
  }

  /// A municipality in the region whose turn it is.
  mutating func next(_ numbers: inout SeededNumbers) -> AreaCode {
    defer { turn += 1 }
    return PlaceDealer.draw(regions[turn % regions.count], &numbers)
  }

  /// A municipality in the same region as another one.
  func near(_ code: AreaCode, _ numbers: inout SeededNumbers) -> AreaCode {
    PlaceDealer.draw(regions.first { $0.contains { $0.code == code } } ?? regions[0], &numbers)
  }

  /// A municipality in a region.
  func within(_ region: AreaCode, _ numbers: inout SeededNumbers) -> AreaCode {
    PlaceDealer.draw(order.firstIndex(of: region).map { regions[$0] } ?? regions[0], &numbers)
  }

  /// One of the municipalities: the more inhabitants, the sooner.
  private static func draw(_ region: [(code: AreaCode, inhabitants: Int)], _ numbers: inout SeededNumbers) -> AreaCode {
    var mark = Int.random(in: 0..<region.reduce(0) { $0 + $1.inhabitants }, using: &numbers)
    for (code, inhabitants) in region {
      mark -= inhabitants
      if mark < 0 { return code }
    }
    return region[0].code
  }
}
