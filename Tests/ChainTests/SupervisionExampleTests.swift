// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Journal
import Rulebook
import Territory
import Testing

/// The invented files of supervision.
@Suite struct SupervisionExampleTests {
  let world: World

  init() throws { world = try World.standard() }

  /// Balances between 40 behind and 20 ahead, in every half-year that the example looks at.
  private func balances(seed: UInt64) throws -> [HalfYear: [AreaCode: Int]] {
    var random = FixedSeed(state: seed)
    let codes = try world.territory.municipalities(on: day("2021-01-01")).map(\.code)
    var balances: [HalfYear: [AreaCode: Int]] = [:]
    for halfYear in try ["2020-2", "2021-1", "2021-2", "2022-1", "2022-2", "2023-1"].map(half) {
      for code in codes { balances[halfYear, default: [:]][code] = Int.random(in: -40...20, using: &random) }
    }
    return balances
  }

  private func facts(seed: UInt64) throws -> [InventedFact] {
    var example = SupervisionExample(
      book: try world.book([], on: day("2023-07-01")), seed: seed, on: try day("2022-07-01"),
      balances: try balances(seed: 3))
    return example.facts()
  }

  private func rungs(_ facts: [InventedFact], on iso: String) throws -> [Rung: Int] {
    let book = try world.book(ChainState(inventing: facts), on: day(iso))
    let files = try world.territory.municipalities(on: day(iso)).compactMap {
      book.supervision(of: SupervisionFile(.housing, $0.code))
    }
    return Dictionary(grouping: files, by: \.rung).mapValues(\.count)
  }

  @Test(arguments: [0, 1, 2022, UInt64.max]) func everyRungButTheLastIsThere(seed: UInt64) throws {
    let all = try facts(seed: seed)
    let first = try rungs(all, on: "2022-07-01")
    #expect(
      first.filter { $0.key > .onSchedule } == [
        .signal: 8, .information: 6, .agreements: 4, .announcement: 3, .decision: 2,
      ])
    let later = try rungs(all, on: "2022-12-31")
    #expect(later[.signal, default: 0] < 8 && later[.execution] == nil, "some went up")
    #expect(
      try rungs(all, on: "2023-03-01")[.onSchedule, default: 0] > later[.onSchedule, default: 0], "some were closed")
    let kinds = Set(
      all.map { item -> String in
        guard case .supervision(let fact) = item.fact else { return "other" }
        return switch fact {
        case .profile: "profile"
        case .decision: "decision"
        case .judgement: "judgement"
        case .notice: "notice"
        case .agreement: "agreement"
        case .attribution: "attribution"
        }
      })
    #expect(kinds == ["decision", "judgement", "notice", "agreement", "attribution"])
  }

  @Test(arguments: [0, 7]) func filesFollowTheBalances(seed: UInt64) throws {
    let balances = try balances(seed: 3)
    func arrears(_ file: SupervisionFile, _ day: Day) -> Int {
      max(0, -(balances[HalfYear(containing: day)]?[file.municipality] ?? 0))
    }
    var last: [SupervisionFile: RungDecision] = [:]
    for item in try facts(seed: seed) {
      guard case .supervision(let fact) = item.fact, let file = fact.file else {
        Issue.record("the example of supervision makes no such fact: \(item.fact)")
        continue
      }
      #expect(item.known >= fact.day)
      switch fact {
      case .decision(let decision):
        #expect(decision.certainty == .invented && decision.urgency == nil)
        if let before = last[file] {
          #expect(before.day < decision.day)
          #expect(decision.rung.rawValue == before.rung.rawValue + 1 || decision.rung == .onSchedule)
          #expect(decision.rung == .onSchedule || before.term.map { $0 < decision.day } ?? true, "the term is over")
        } else {
          #expect(decision.rung == .signal)
        }
        if decision.rung == .onSchedule { #expect(arrears(file, decision.day) == 0) }
        last[file] = decision
      case .judgement(let judgement):
        if case .partly(let people) = judgement.verdict { #expect(people <= arrears(file, judgement.reference)) }
      case .attribution(let attribution):
        #expect(attribution.parts.reduce(0) { $0 + $1.people } <= arrears(file, attribution.reference))
        #expect(attribution.certainty == .invented)
      case .agreement(let agreement): #expect(agreement.day < agreement.due)
      case .notice, .profile: break
      }
    }
    #expect(last.count == 26)
  }

  @Test func theSameSeedGivesTheSame() throws {
    let (one, same, other) = try (facts(seed: 7), facts(seed: 7), facts(seed: 8))
    #expect(one == same)
    #expect(one != other)
  }
}
