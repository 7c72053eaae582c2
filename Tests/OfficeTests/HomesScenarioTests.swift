// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Exchange
import Journal
import Office
import Rulebook
import Territory
import Testing

/// Homes of projects in the communicating vessels (V13).
@Suite struct HomesScenarioTests {
  private static let weeks = 52

  private func project(
    _ id: String, _ phase: HomePhase, _ people: [(TargetGroup, Int)], from: String?, until: String? = nil
  ) throws -> SourcedFact {
    let available = try from.map { Period(from: try day($0), until: try until.map(day)) }
    let project = HomeProject(
      id: try #require(Slug(id)), name: "Project \(id)", municipality: try #require(AreaCode("GM0363")), kind: .flex,
      phase: phase, homes: 100, people: people.map { .init(group: $0.0, number: $0.1) }, available: available)
    return SourcedFact(.homes(.project(project)), source: "proef", known: Moment(startOf: try day("2022-06-20")))
  }

  /// Two that count, one of them for others as well, and one for each reason not to.
  private func projects() throws -> [SourcedFact] {
    try [
      project("besloten", .decided, [(.statusHolders, 400), (.students, 90)], from: "2022-10-01", until: "2023-01-01"),
      project("eerste-dag", .ready, [(.statusHolders, 50)], from: "2022-07-01"),
      project("zonder-dag", .building, [(.statusHolders, 5_000)], from: nil),
      project("idee", .idea, [(.statusHolders, 600)], from: "2022-10-01"),
      project("gestopt", .stopped, [(.statusHolders, 700)], from: "2022-10-01"),
      project("studenten", .ready, [(.students, 800)], from: "2022-10-01"),
      project("was-er-al", .ready, [(.statusHolders, 900)], from: "2022-06-30"),
      project("te-laat", .permitted, [(.statusHolders, 1_000)], from: "2023-06-30"),
    ]
  }

  private func forecast(
    _ facts: [SourcedFact], _ names: [String], known: String? = nil, paths: Int = 100, seed: UInt64 = 1
  ) async throws -> VesselsForecast {
    let office = try World.office(MemoryJournal())
    _ = try await office.handle(Submission(submitter: clerk, intent: .record(try SuppliedJournal.facts2022())))
    if !facts.isEmpty { _ = try await office.handle(Submission(submitter: clerk, intent: .record(facts))) }
    let perspective = Perspective(
      day: try day("2022-07-01"), known: try known.map { Moment(endOf: try day($0)) } ?? .endOfTime)
    let desk = try await office.desk()
    return try await desk.book(perspective).vessels(
      names.compactMap { HousingScenario($0) }, weeks: Self.weeks, paths: paths, seed: seed, threads: 2)
  }

  private func homes(_ forecast: VesselsForecast) throws -> ScenarioHomes {
    try #require(forecast.scenarios.compactMap(\.plan.homes).first)
  }

  @Test func whichHomesCount() async throws {
    let homes = try homes(try await forecast(try projects(), ["woonprojecten"], paths: 1))
    #expect(homes.counted.map(\.view.project.id.text) == ["eerste-dag", "besloten"])
    #expect(homes.counted.map(\.people) == [50, 400] && homes.people.whole == 450)
    let reasons = Dictionary(uniqueKeysWithValues: homes.leftOut.map { ($0.view.project.id.text, $0.reason) })
    #expect(
      reasons == [
        "zonder-dag": .noDay, "idee": .phase, "gestopt": .phase, "studenten": .notCounting, "was-er-al": .before,
        "te-laat": .after,
      ])
    #expect(try homes.people(before: day("2022-10-01")) == 50 && homes.people(before: day("2022-10-02")) == 450)
  }

  /// A day that is not known is not guessed: the sum is a least one, and how many people it is about changes nothing.
  @Test func aDayThatIsNotKnown() async throws {
    let all = try projects()
    let dated = try await forecast(Array(all[0...1] + all[3...]), ["woonprojecten"])
    let undated = try await forecast(all, ["woonprojecten"])
    #expect(try homes(dated).people.qualifier == .exact && homes(undated).people.qualifier == .atLeast)
    #expect(dated.scenarios[0].series[0].points == undated.scenarios[0].series[0].points)
    await #expect(throws: VesselsFault.self) { try await forecast([all[2]], ["woonprojecten"], paths: 1) }
    await #expect(throws: VesselsFault.self) { try await forecast([], ["woonprojecten"], paths: 1) }
    // Of homes that are all too late or there already it is known that they bring nothing.
    #expect(try homes(try await forecast(Array(all[6...7]), ["woonprojecten"], paths: 1)).people.whole == 0)
  }

  /// What nobody asks for changes nothing: the same bits with and without projects.
  @Test func otherScenariosStayAsTheyWere() async throws {
    let names = ["taakstelling", "20000", "7500-versneld", "niets-extra"]
    #expect(HousingScenario.standard.map(\.name) == names)
    let (with, without) = (try await forecast(try projects(), names), try await forecast([], names))
    for (one, other) in zip(with.scenarios, without.scenarios) {
      #expect(one.scenario == other.scenario && one.plan.homes == nil)
      for (first, second) in zip(one.series, other.series) { #expect(first.points == second.points) }
      #expect(one.flows.map(\.mean) == other.flows.map(\.mean))
    }
  }

  /// On one path nobody is lost: who is not in reception any more was housed or left.
  @Test(arguments: [1, 2, 3, 4, 5] as [UInt64]) func nobodyIsLost(seed: UInt64) async throws {
    let forecast = try await forecast(try projects(), ["niets-extra", "woonprojecten"], paths: 1, seed: seed)
    func end(_ index: Int) throws -> Int {
      try #require(forecast.scenarios[index].series.first { $0.measure == .residents }?.points.last).p50
    }
    func flow(_ name: String, _ index: Int) throws -> Int {
      Int(try #require(forecast.scenarios[index].flows.first { $0.name == name }).mean)
    }
    for name in ["asiel", "nareis"] { #expect(try flow(name, 0) == flow(name, 1)) }
    let out = try ["huisvesting", "vertrek"].reduce(0) { try $0 + flow($1, 1) - flow($1, 0) }
    #expect(try end(0) - end(1) == out && out > 300 && out < 600, "\(out) more than without the homes")
  }

  /// In the mean as many more are housed as can live there, from the week of their day on.
  @Test func fewerPeopleFromTheirDayOn() async throws {
    let forecast = try await forecast(try projects(), ["niets-extra", "woonprojecten"], paths: 1_000)
    func middle(_ index: Int) throws -> [Int] {
      try #require(forecast.scenarios[index].series.first { $0.measure == .residents }).points.map(\.p50)
    }
    let fewer = zip(try middle(0), try middle(1)).map { $0 - $1 }
    #expect((35...65).contains(fewer[0]) && (35...65).contains(fewer[12]), "50 in the first week: \(fewer)")
    #expect((410...490).contains(fewer[13]) && (400...500).contains(fewer[51]), "400 more on 1 October: \(fewer)")
    let difference = try #require(forecast.scenarios[1].fewer.first)
    #expect(difference.low > 0 && (410...490).contains(difference.middle))
  }

  /// The plan follows what is known of the projects, as that of other scenarios does.
  @Test func theSecondClock() async throws {
    let all = try projects()
    await #expect(throws: VesselsFault.self) {
      try await forecast(all, ["woonprojecten"], known: "2022-06-19", paths: 1)
    }
    #expect(try homes(try await forecast(all, ["woonprojecten"], known: "2022-06-20", paths: 1)).people.whole == 450)
  }

  @Test func everyNumberIsAnAssumptionWithItsSource() async throws {
    let forecast = try await forecast(try projects(), ["woonprojecten"], paths: 1)
    let homes = try #require(
      forecast.assumptions.first { $0.name == "Daarbovenop in woonprojecten, 2 van de 8 projecten" })
    #expect(homes.used == 450)
    let phase = try #require(forecast.assumptions.first { $0.name == "Vanaf welke fase een woonproject meetelt" })
    #expect(phase.figure.value == .text("besloten"))
  }
}
