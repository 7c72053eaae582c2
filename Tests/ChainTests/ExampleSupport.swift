// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Journal
import Territory
import Testing

/// What was published of reception in 2022, as far as the example adds up to it.
enum PublishedInTheSummer {
  /// The places that COA said on 27 June that it would have (R2.5).
  static let portfolio = [
    (day: "2022-07-01", places: 42_732), (day: "2022-10-01", places: 41_827), (day: "2023-01-01", places: 34_524),
    (day: "2023-04-01", places: 31_607), (day: "2023-07-01", places: 30_066),
  ]
  /// What was said in October of the places on 1 January.
  static let later = (day: "2023-01-01", places: 45_800)
  static let residents = [(day: "2022-01-24", people: 36_864), (day: "2022-06-01", people: 41_155)]
  /// All people in reception, and those at locations of COA.
  static let counted = (day: "2022-06-27", people: 42_301, atLocations: 40_384)
  static let lastCounted = (day: "2022-12-05", atLocations: 44_768)

  static func lines() throws -> [Line] {
    let known = try noon("2022-12-06")
    let places = try portfolio.map { try counted(.portfolio, Count($0.places), on: $0.day) }
    let people = try residents.map { try counted(.residents, Count($0.people), on: $0.day) }
    return try
      (places + people + [
        counted(.portfolio, Count(later.places), on: later.day, role: .comparison),
        counted(.residents, Count(counted.people), on: counted.day),
        counted(.residentsAtLocations, Count(counted.atLocations), on: counted.day),
        counted(.residentsAtLocations, Count(lastCounted.atLocations), on: lastCounted.day),
      ]).map { Line($0, known: known) }
  }

  private static func counted(_ measure: Measure, _ count: Count, on day: String, role: FactRole = .leading) throws
    -> Fact
  {
    try ChainTests.counted(measure, count, on: day, in: .netherlands, role: role)
  }
}

extension ChainState {
  /// What these invented facts add up to, in the order in which they became known.
  init(inventing facts: [InventedFact]) throws {
    let lines = facts.enumerated().sorted { ($0.element.known, $0.offset) < ($1.element.known, $1.offset) }
    try self.init(
      folding: entries(lines.map { Line($0.element.fact, known: Moment(startOf: $0.element.known)) }))
  }
}

extension [InventedFact] {
  /// The locations in the order in which they were laid down, later versions included.
  var locations: [Location] {
    compactMap { if case .reception(.location(let location)) = $0.fact { location } else { nil } }
  }

  /// The homes projects, later versions included.
  var projects: [HomeProject] {
    compactMap { if case .homes(.project(let project)) = $0.fact { project } else { nil } }
  }

  var crisis: [CrisisFact] {
    compactMap { if case .crisis(let fact) = $0.fact { fact } else { nil } }
  }
}
