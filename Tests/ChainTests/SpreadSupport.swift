// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Journal
import Rulebook
import Territory
import Testing

/// Flevoland in the cycle of 2024: an indicative number of 1,000 over six municipalities, and what was done about it.
struct Flevoland {
  static let province = "PV24"
  static let indicative: [(code: String, places: Int)] = [
    ("GM0034", 400), ("GM0995", 300), ("GM0303", 100), ("GM0050", 100), ("GM0171", 60), ("GM0184", 40),
  ]

  /// The estimate, the number of the province and those of its municipalities.
  static func published(_ cycle: Int = 2024, on iso: String = "2024-01-31") throws -> [SpreadFact] {
    try [
      .estimate(CapacityEstimate(cycle: cycle, published: day(iso), places: Count(96_000), minors: 8_140)),
      number(.indicative, province, 1_000, cycle),
    ] + indicative.map { try number(.indicative, $0.code, $0.places, cycle) }
  }

  static func number(_ measure: Measure, _ area: String, _ count: Int, _ cycle: Int = 2024) throws -> SpreadFact {
    .count(measure, area: try code(area), period: .year(cycle), count: Count(count))
  }

  static func places(_ numbers: [(String, Int)]) throws -> [MunicipalPlaces] {
    try numbers.map { MunicipalPlaces(municipality: try code($0.0), places: $0.1) }
  }

  static func report(on iso: String, _ numbers: [(String, Int)] = [("GM0034", 1_000)]) throws -> SpreadFact {
    .report(TableReport(province: try code(province), cycle: 2024, day: try day(iso), numbers: try places(numbers)))
  }

  static func decision(
    on iso: String, _ numbers: [(String, Int)], term: String? = nil, isChange: Bool = false
  ) throws -> SpreadFact {
    .decision(
      DistributionDecision(
        province: try code(province), cycle: 2024, published: try day(iso), numbers: try places(numbers),
        term: try term.map(day), isChange: isChange))
  }

  static func swap(on iso: String, _ changes: [(String, Int)]) throws -> SpreadFact {
    .swap(
      PlaceSwap(
        province: try code(province), cycle: 2024, day: try day(iso),
        changes: try changes.map { PlaceSwap.Change(municipality: try code($0.0), change: $0.1) }))
  }

  static func agreement(on iso: String, _ numbers: [(String, Int)]) throws -> SpreadFact {
    .agreement(
      TableAgreement(
        province: try code(province), cycle: 2024, day: try day(iso), text: "proef", numbers: try places(numbers)))
  }

  static func offer(
    _ site: String, in municipality: String = "GM0034", _ places: PlaceCounts, on iso: String = "2024-06-01",
    cycle: Int? = 2024, available: Period? = nil, isSpread: Bool = false
  ) throws -> SpreadFact {
    .offer(
      PlaceOffer(
        site: try slug(site), name: "Aanbod \(site)", municipality: try code(municipality), cycle: cycle,
        day: try day(iso), places: places, available: try available ?? period("2025-03-01"), isSpread: isSpread))
  }

  /// A book on these facts, all known from the day they are about or the first of these years.
  static func book(
    _ facts: [SpreadFact], _ locations: [Location] = [], on iso: String, known: String? = nil
  ) throws -> ChainBook {
    let start = try noon("2023-01-01")
    let lines =
      try facts.map { fact in
        let day = try fact.firstDayCounted ?? day("2024-01-31")
        return Line(.spread(fact), known: max(start, Moment(startOf: day)))
      } + locations.map { Line($0, known: start) }
    return try World.standard().book(
      lines.sorted { $0.known < $1.known }, on: day(iso), known: known.map { try noon($0) } ?? .endOfTime)
  }
}

extension ChainBook {
  /// A figure of a cycle.
  func of(_ measure: Measure, _ area: String, _ cycle: Int = 2024) throws -> Figure {
    try #require(figure(.measure(measure, code(area), .year(cycle))), "\(measure) of \(area)")
  }

  func step(_ kind: StepKind, _ area: String, _ cycle: Int = 2024) throws -> CycleStep {
    try #require(steps(of: code(area), in: cycle).first { $0.kind == kind })
  }
}
