// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Journal
import Rulebook
import Territory
import Testing

func slug(_ text: String) throws -> Slug { try #require(Slug(text), "\(text) is no short name") }

/// From a day up to and not including another; without an end when there is none.
func period(_ from: String, _ until: String? = nil) throws -> Period {
  Period(from: try day(from), until: try until.map(day))
}

/// A number of people or places of an area on a day.
func counted(
  _ measure: Measure, _ count: Count, on iso: String, in area: AreaCode = .netherlands, role: FactRole = .leading
) throws -> Fact {
  .reception(.count(measure, area: area, period: .day(try day(iso)), count: count, role: role))
}

func occupancy(_ location: String, _ people: Int, on iso: String) throws -> Fact {
  .reception(.occupancy(location: try slug(location), day: try day(iso), count: Count(people)))
}

func withdrawal(of position: Int) -> Fact {
  .correction(Correction(position: position, replacement: nil, reason: "proef"))
}

func correction(of position: Int, to number: Int) -> Fact {
  .correction(Correction(position: position, replacement: number, reason: "proef"))
}

/// A location in Groningen unless told otherwise, with contracts of so many places.
func location(
  _ id: String, in municipality: String = "GM0014", _ kind: LocationKind, by runner: LocationRunner = .coa,
  open: Period? = nil, _ contracts: [(places: Int, period: Period)], shares: [Location.Share] = []
) throws -> Location {
  Location(
    id: try slug(id), name: "Locatie \(id)", municipality: try code(municipality), kind: kind, runner: runner,
    open: try open ?? period("2021-01-01"),
    contracts: contracts.map { Location.Contract(period: $0.period, places: $0.places) }, shares: shares)
}

/// A regular centre.
func location(
  _ id: String, in municipality: String = "GM0014", open: Period? = nil, _ contracts: [(places: Int, period: Period)],
  shares: [Location.Share] = []
) throws -> Location {
  try location(id, in: municipality, .centre, open: open, contracts, shares: shares)
}

extension Line {
  init(_ location: Location, known: Moment) {
    self.init(.reception(.location(location)), known: known)
  }

  init(_ fact: CrisisFact, known: Moment) {
    self.init(.crisis(fact), known: known)
  }

  init(_ project: HomeProject, known: Moment) {
    self.init(.homes(.project(project)), known: known)
  }

  init(_ forecast: PublishedForecast, known: Moment) {
    self.init(.outlook(.published(forecast)), known: known)
  }
}

extension ChainBook {
  /// A figure on the reference day.
  func now(_ measure: Measure, _ area: AreaCode = .netherlands) throws -> Figure {
    try #require(figure(.measure(measure, area, .day(perspective.day))), "\(measure) of \(area)")
  }

  /// A figure of a location or project on the reference day.
  func now(_ measure: Measure, of name: String) throws -> Figure {
    try #require(figure(.dossier(measure, slug(name), .day(perspective.day))), "\(measure) of \(name)")
  }
}

extension Figure {
  /// The ids of the rules that it cites itself.
  var cited: [String] {
    if case .computed(_, _, let rules) = derivation { rules.map(\.ruleID) } else { [] }
  }

  /// Everything that it was derived from, itself included.
  var tree: [Figure] {
    let parts: [Figure] =
      switch derivation {
      case .fact, .rule, .table, .none: []
      case .computed(_, let parts, _), .incomplete(let parts): parts
      case .chosen(let chosen, let others, _): [chosen] + others
      case .partial(let known, let missing): known + missing
      }
    return [self] + parts.flatMap(\.tree)
  }
}
