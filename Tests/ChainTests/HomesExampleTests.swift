// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Journal
import Rulebook
import Territory
import Testing

/// The invented plans for homes.
@Suite struct HomesExampleTests {
  let world: World

  init() throws { world = try World.standard() }

  private func facts(seed: UInt64) throws -> [InventedFact] {
    var example = HomesExample(
      book: try world.book([], on: day("2023-07-01")), seed: seed, on: try day("2022-07-01"))
    return example.facts()
  }

  @Test(arguments: [0, 1, 2022, UInt64.max]) func everyKindIsThereInEveryPhase(seed: UInt64) throws {
    let all = try facts(seed: seed)
    let book = try world.book(ChainState(inventing: all), on: day("2022-07-01"))
    let projects = book.projects(in: .netherlands)
    for kind in HomeKind.allCases {
      for phase in HomePhase.allCases {
        #expect(projects.contains { $0.project.kind == kind && $0.project.phase == phase }, "\(kind) \(phase)")
      }
    }
    #expect(projects.count == 63 && all.count > projects.count, "some were laid down before")
    #expect(Set(projects.map(\.project.name)).count == projects.count)
    #expect(try #require(try book.now(.homePlaces).whole) > 0)
    #expect(try #require(try book.now(.homePlacesBeside).whole) > 0)
    #expect(projects.contains { !$0.project.obstacle.isEmpty } && projects.contains { !$0.project.decision.isEmpty })
    #expect(projects.contains { $0.project.cents == nil } && projects.contains { ($0.project.cents ?? 0) > 0 })
    #expect(Set(projects.flatMap(\.project.people).map(\.group)).count >= 5)
  }

  @Test(arguments: [0, 1, 2022, UInt64.max]) func plansArePossible(seed: UInt64) throws {
    let start = try day("2022-07-01")
    for item in try facts(seed: seed) {
      guard case .homes(.project(let project)) = item.fact else {
        Issue.record("the example of homes makes no such fact: \(item.fact)")
        continue
      }
      #expect(project.certainty == .invented && project.id.text.hasPrefix("verzonnen-"))
      #expect(item.known < start, "known on the first day: \(project.id)")
      #expect(project.homes > 0 && project.people.allSatisfy { $0.number >= 0 })
      switch project.phase {
      case .idea, .stopped: #expect(project.available == nil)
      case .research: #expect(project.decision.isEmpty)
      case .decided, .permitted, .building: #expect(try #require(project.available).from > start)
      case .ready: #expect(try #require(project.available).from <= start)
      }
      if project.kind == .hotels {
        // At most six months, for a fixed amount for each person (R3.11, R3.12).
        if let period = project.available {
          let months = Month(containing: try #require(period.until)).index - Month(containing: period.from).index
          #expect(months == 6)
        }
        let isEarlier = project.cents == nil
        #expect(isEarlier || project.cents == 828_000 * project.people(of: .statusHolders))
      }
    }
  }

  @Test func theSameSeedGivesTheSame() throws {
    let (one, same, other) = try (facts(seed: 7), facts(seed: 7), facts(seed: 8))
    #expect(one == same)
    #expect(one != other)
  }
}
