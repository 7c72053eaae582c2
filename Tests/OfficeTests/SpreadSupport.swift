// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Rulebook
import Territory
import Testing

/// Facts of the table of Flevoland in the cycle of 2024: an indicative number of 1,000 over six municipalities.
enum Table {
  static let all: [(String, Int)] = [
    ("GM0034", 400), ("GM0995", 300), ("GM0303", 100), ("GM0050", 100), ("GM0171", 60), ("GM0184", 40),
  ]

  static func places(_ numbers: [(String, Int)], minors: Int? = nil) throws -> [MunicipalPlaces] {
    try numbers.map { MunicipalPlaces(municipality: try code($0.0), places: $0.1, minors: minors) }
  }

  static func number(_ measure: Measure, _ area: String, _ count: Int, _ cycle: Int = 2024) throws -> Fact {
    .spread(.count(measure, area: try code(area), period: .year(cycle), count: Count(count)))
  }

  static func estimate(_ cycle: Int = 2024, on iso: String = "2024-01-31", _ places: Int = 96_000, minors: Int? = nil)
    throws -> Fact
  {
    .spread(
      .estimate(CapacityEstimate(cycle: cycle, published: try day(iso), places: Count(places), minors: minors)))
  }

  /// The estimate, the number of the province and those of its municipalities: facts 1 to 8.
  static func published() throws -> [Fact] {
    try [estimate(), number(.indicative, "PV24", 1_000)] + all.map { try number(.indicative, $0.0, $0.1) }
  }

  static func report(
    on iso: String = "2024-10-28", _ numbers: [(String, Int)] = all, minors: Int? = nil, province: String = "PV24",
    in cycle: Int = 2024
  ) throws -> Fact {
    .spread(
      .report(
        TableReport(
          province: try code(province), cycle: cycle, day: try day(iso), numbers: try places(numbers, minors: minors))))
  }

  static func decision(
    on iso: String = "2024-12-20", _ numbers: [(String, Int)] = all, total: Int? = nil, term: String? = nil,
    isChange: Bool = false, province: String = "PV24", in cycle: Int = 2024
  ) throws -> Fact {
    .spread(
      .decision(
        DistributionDecision(
          province: try code(province), cycle: cycle, published: try day(iso), numbers: try places(numbers),
          total: total, term: try term.map(day), isChange: isChange)))
  }

  static func swap(
    _ changes: [(String, Int)], on iso: String = "2024-06-03", province: String = "PV24", in cycle: Int = 2024
  ) throws -> Fact {
    .spread(
      .swap(
        PlaceSwap(
          province: try code(province), cycle: cycle, day: try day(iso),
          changes: try changes.map { PlaceSwap.Change(municipality: try code($0.0), change: $0.1) })))
  }

  static func agreement(
    _ text: String = "Verder zoeken", _ numbers: [(String, Int)] = [], on iso: String = "2024-06-03",
    province: String = "PV24", in cycle: Int? = 2024
  ) throws -> Fact {
    .spread(
      .agreement(
        TableAgreement(
          province: try code(province), cycle: cycle, day: try day(iso), text: text, numbers: try places(numbers))))
  }

  /// An offer in Almere for a long time, changed as told.
  static func offer(_ change: (inout PlaceOffer) throws -> Void = { _ in }) throws -> Fact {
    var offer = PlaceOffer(
      site: try slug("markt"), name: "Markt", municipality: try code("GM0034"), cycle: 2024, day: try day("2024-06-01"),
      places: PlaceCounts(regular: 100), available: try period("2025-03-01"))
    try change(&offer)
    return .spread(.offer(offer))
  }

  static func objection(
    on iso: String = "2025-01-15", province: String = "PV24", by municipality: String? = "GM0034",
    outcome: (String, ObjectionRuling)? = nil, about: String = "Het aantal"
  ) throws -> Fact {
    .spread(
      .objection(
        DecisionObjection(
          id: try slug("bezwaar"), province: try code(province), cycle: 2024, day: try day(iso),
          municipality: try municipality.map(code), about: about,
          outcome: try outcome.map { DecisionObjection.Outcome(day: try day($0.0), ruling: $0.1) })))
  }

  static func delay(
    on iso: String = "2025-05-01", _ municipality: String = "GM0034", expected: String? = nil,
    reason: String = "Het net is vol"
  ) throws -> Fact {
    .spread(
      .delay(
        DelayReport(
          municipality: try code(municipality), cycle: 2024, day: try day(iso), reason: reason,
          expected: try expected.map(day))))
  }
}
