// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Journal
import Rulebook
import Territory
import Testing

/// The limits of the hotel and accommodation scheme (R3.11), on both sides of each.
@Suite struct SchemeLimitTests {
  let world: World
  init() throws { world = try World.standard() }

  private func hotel(
    _ from: String? = "2022-07-01", until: String? = "2023-01-01", _ kind: HomeKind = .hotels,
    _ phase: HomePhase = .decided, people: [(TargetGroup, Int)] = [(.statusHolders, 30)], id: String = "hotel"
  ) throws -> HomeProject {
    HomeProject(
      id: try slug(id), name: "Hotel", municipality: try code("GM0228"), kind: kind, phase: phase, homes: 20,
      people: people.map { .init(group: $0.0, number: $0.1) },
      available: try from.map { Period(from: try day($0), until: try until.map(day)) })
  }

  private func limits(
    _ project: HomeProject, on iso: String = "2022-07-14", known: String? = nil
  ) throws -> [SchemeLimit] {
    try world.book([], on: day(iso), known: known.map { try noon($0) } ?? .endOfTime).schemeLimits(of: project)
  }

  @Test(
    arguments: [
      ("2022-07-01", "2023-01-01", []), ("2022-07-01", "2023-01-02", [.tooLong]), ("2022-07-01", nil, [.tooLong]),
      ("2022-08-31", "2023-02-28", []), ("2022-08-31", "2023-03-01", [.tooLong]), ("2022-07-01", "2022-07-08", []),
      ("2021-11-01", "2022-02-01", []), ("2021-10-31", "2022-02-01", [.outsideScheme]),
      ("2023-06-30", "2023-12-30", []), ("2023-07-01", "2023-12-01", [.outsideScheme]),
      ("2023-07-01", nil, [.tooLong, .outsideScheme]), (nil, nil, []),
    ] as [(String?, String?, [SchemeLimit])]) func days(from: String?, until: String?, limits: [SchemeLimit]) throws
  {
    #expect(try self.limits(hotel(from, until: until)) == limits)
  }

  /// The scheme was to end with 2022, as far as was known that summer; later it ran on for half a year.
  @Test(arguments: [
    ("2022-12-31", "2022-07-14", false), ("2023-01-01", "2022-07-14", true), ("2023-01-01", "2023-01-02", false),
    ("2023-06-30", "2023-01-02", false), ("2023-07-01", "2023-01-02", true),
  ]) func theEndAsItWasKnown(from: String, known: String, isOutside: Bool) throws {
    let project = try hotel(from, until: "2023-07-02")
    #expect(try limits(project, known: known).contains(.outsideScheme) == isOutside)
  }

  @Test func forWhomAndWhatKind() throws {
    let mixed: [(TargetGroup, Int)] = [(.statusHolders, 30), (.students, 1)]
    #expect(try limits(hotel(people: mixed)) == [.others])
    #expect(try limits(hotel(people: [(.statusHolders, 30), (.students, 0)])) == [])
    for kind in HomeKind.allCases where kind != .hotels {
      #expect(try limits(hotel("2020-01-01", until: nil, kind, people: mixed)) == [], "\(kind)")
    }
    for phase in HomePhase.allCases {
      let found = try limits(hotel("2022-07-01", until: nil, .hotels, phase))
      #expect(found == (phase == .stopped ? [] : [.tooLong]), "\(phase)")
    }
    #expect(try limits(hotel("2020-01-01", until: nil), on: "2021-10-31") == [], "there is no scheme yet")
  }

  /// At most 2,500 people take part in the whole country; plans that are not certain take no room.
  @Test(arguments: [(2_470, 0), (2_471, 1), (3_000, 530)]) func everybodyTogether(second: Int, beyond: Int) throws {
    let projects = [
      try hotel(id: "een"), try hotel(people: [(.statusHolders, second), (.students, 9)], id: "twee"),
      try hotel(nil, .hotels, .idea, people: [(.statusHolders, 5_000)], id: "idee"),
      try hotel(nil, .flex, people: [(.statusHolders, 5_000)], id: "flex"),
    ]
    let lines = try projects.map { Line(.homes(.project($0)), known: try noon("2022-01-05")) }
    let book = try world.book(lines, on: day("2022-07-14"))
    #expect(book.peopleBeyondScheme == beyond && book.schemePeople == 30 + second)
  }
}
