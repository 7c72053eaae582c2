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

/// The communicating vessels on the published figures of the case.
@Suite struct VesselsTests {
  private let origin: Day
  private let weeks = 40

  init() throws { origin = try #require(Day(iso: "2022-07-01")) }

  private func desk(with more: [SourcedFact] = []) async throws -> Desk {
    let office = try World.office(MemoryJournal())
    _ = try await office.handle(
      Submission(submitter: clerk, intent: .record(try SuppliedJournal.facts2022())))
    if !more.isEmpty { _ = try await office.handle(Submission(submitter: clerk, intent: .record(more))) }
    return try await office.desk()
  }

  private func forecast(
    _ desk: Desk, _ names: [String] = ["taakstelling"], paths: Int = 200, seed: UInt64 = 1, threads: Int = 2
  ) async throws -> VesselsForecast {
    let scenarios = try names.map { try #require(HousingScenario($0), "\($0)") }
    return try await desk.book(Perspective(day: origin)).vessels(
      scenarios, weeks: weeks, paths: paths, seed: seed, threads: threads)
  }

  private func points(_ forecast: VesselsForecast, _ measure: Measure, _ scenario: Int = 0) throws -> [BandPoint] {
    try #require(forecast.scenarios[scenario].series.first { $0.measure == measure }).points
  }

  @Test func theBandOfSummer2022HoldsWhatHappened() async throws {
    let desk = try await desk()
    let residents = try points(try await forecast(desk, paths: 1000), .residents)
    let target = try #require(Day(iso: "2023-01-01"))
    let point = try #require(
      residents.min { abs($0.day.days(until: target)) < abs($1.day.days(until: target)) })
    let happened = desk.book(Perspective(day: try #require(Day(iso: "2023-01-02"))))
      .figure(.measure(.residents, .netherlands, .day(try #require(Day(iso: "2023-01-02")))))
    let number = try #require(happened?.whole)
    #expect(number == 51_701)
    #expect((point.p5...point.p95).contains(number), "\(point)")
    // A band that holds everything says nothing.
    #expect(point.p95 - point.p5 < 40_000)
  }

  @Test func bandsAreInOrderAndNothingIsBelowZero() async throws {
    let forecast = try await forecast(try await desk(), ["taakstelling", "niets-extra", "20000", "7500-versneld"])
    for outcome in forecast.scenarios {
      #expect(outcome.series.map(\.measure) == [.residents, .statusHolders, .portfolio, .shortage])
      for point in outcome.series.flatMap(\.points) {
        let values = [point.p5, point.p25, point.p50, point.p75, point.p95]
        #expect(values == values.sorted() && values[0] >= 0)
      }
      #expect(outcome.chance.count == weeks && outcome.chance.allSatisfy { (0...1).contains($0.share) })
    }
  }

  @Test func theSameSeedGivesTheSameForAnyThreadsAndAnotherSeedDoesNot() async throws {
    let desk = try await desk()
    let one = try points(try await forecast(desk, threads: 1), .residents)
    for threads in [2, 8] { #expect(try points(try await forecast(desk, threads: threads), .residents) == one) }
    #expect(try points(try await forecast(desk, seed: 2), .residents) != one)
  }

  /// What became known after the origin changes nothing, whatever day it is about.
  @Test func laterFactsDoNotChangeAnEarlierForecast() async throws {
    let plain = try await forecast(try await desk())
    let later = Moment(startOf: origin.adding(days: 1))
    let (june, october) = (try day("2022-06-28"), try day("2022-10-01"))
    let more = [
      SourcedFact(
        .reception(.count(.residents, area: .netherlands, period: .day(june), count: Count(60_000), role: .leading)),
        source: "proef", known: later),
      SourcedFact(
        .reception(
          .count(
            .applicationsOfSeven, area: .netherlands, period: .month(try month("2022-04")), count: Count(9_000),
            role: .leading)), source: "proef", known: later),
      SourcedFact(
        .reception(
          .count(.portfolio, area: .netherlands, period: .day(october), count: Count(50_000), role: .leading)),
        source: "proef", known: later),
    ]
    let told = try await forecast(try await desk(with: more))
    for measure in [Measure.residents, .statusHolders, .portfolio, .shortage] {
      #expect(try points(told, measure) == points(plain, measure))
    }
    // Known a day earlier it does change it.
    let known = Moment(startOf: origin)
    let earlier = more.map { SourcedFact($0.fact, source: $0.source, known: known) }
    let other = try await forecast(try await desk(with: earlier))
    #expect(try points(other, .residents) != points(plain, .residents))
    #expect(try points(other, .portfolio) != points(plain, .portfolio))
  }

  @Test func whoHousesMoreNeedsFewerPlaces() async throws {
    let forecast = try await forecast(
      try await desk(), ["taakstelling", "20000", "niets-extra", "7500-versneld", "0"])
    let fewer = try forecast.scenarios.map { try #require($0.fewer.first) }
    #expect(fewer[0].low == 0 && fewer[0].middle == 0 && fewer[0].high == 0)
    // 20,000 instead of 15,400 is 4,600 more, and 13,500 is 1,900 fewer; chance moves each by some ten percent.
    #expect((3_900...5_300).contains(fewer[1].middle) && fewer[1].low > 0)
    #expect((-2_300 ... -1_500).contains(fewer[2].middle) && fewer[2].high < 0)
    // The hurry lies within the half-year: at its end the same number has been housed, but for chance.
    #expect(abs(fewer[3].middle) < 400)
    #expect((-17_500 ... -12_500).contains(fewer[4].middle))
  }

  @Test func theHurryShowsInTheFirstWeeks() async throws {
    let forecast = try await forecast(try await desk(), ["taakstelling", "7500-versneld"])
    let plain = try points(forecast, .residents)[5]
    let hurried = try points(forecast, .residents, 1)[5]
    // In six weeks 7,500 people instead of six parts of 26 of 15,400.
    #expect((3_200...4_600).contains(plain.p50 - hurried.p50))
  }

  @Test func whatMovesAddsUpToWhatChanges() async throws {
    let outcome = try #require(try await forecast(try await desk(), paths: 500).scenarios.first)
    func mean(_ name: String) throws -> Double { try #require(outcome.flows.first { $0.name == name }).mean }
    let net = try mean("asiel") + mean("nareis") - mean("vertrek") - mean("huisvesting")
    let last = try #require(outcome.series.first?.points.last)
    // The mean of the outcomes lies within the band, and is the start plus what moved.
    #expect(Double(last.p5) < 42_301 + net && 42_301 + net < Double(last.p95))
  }

  @Test func everyAssumptionHasASource() async throws {
    let forecast = try await forecast(try await desk())
    #expect(forecast.assumptions.count >= 15)
    for assumption in forecast.assumptions {
      #expect(assumption.figure.number != nil, "\(assumption.name)")
      if case .none = assumption.figure.derivation { Issue.record("\(assumption.name) has no source") }
    }
  }

  @Test func withoutFiguresThereIsNoForecast() async throws {
    let office = try World.office(MemoryJournal())
    let book = try await office.desk().book(Perspective(day: origin))
    await #expect(throws: VesselsFault.self) {
      try await book.vessels(HousingScenario.standard, weeks: 10, paths: 10, seed: 1, threads: 1)
    }
    let early = try #require(Day(iso: "2015-03-01"))
    let case2022 = try await desk().book(Perspective(day: early))
    await #expect(throws: VesselsFault.self) {
      try await case2022.vessels(HousingScenario.standard, weeks: 10, paths: 10, seed: 1, threads: 1)
    }
  }

  @Test func aScenarioIsANameOrANumber() {
    for name in ["", "-1", "-20000", "1e5", "20.000", "veel", "7500", "200001", "abc-versneld", "-versneld"] {
      let scenario = HousingScenario(name)
      #expect((scenario != nil) == (name == "7500"), "\(name)")
    }
    #expect(HousingScenario.standard.map(\.name) == ["taakstelling", "20000", "7500-versneld", "niets-extra"])
  }

  @Test func buffersCostAndProtect() async throws {
    let book = try await desk().book(Perspective(day: origin))
    let study = try await book.bufferStudy(years: 4, percentiles: [80, 95], paths: 60, seed: 1, threads: 2)
    #expect(study.outcomes.count == 5)
    let (follow, eighty, most) = (study.outcomes[0], study.outcomes[2], study.outcomes[3])
    #expect(follow.emergencyChance > eighty.emergencyChance && eighty.emergencyChance >= most.emergencyChance)
    #expect(follow.emptyPlaces < eighty.emptyPlaces && eighty.emptyPlaces <= most.emptyPlaces)
    for outcome in study.outcomes {
      #expect(outcome.low <= outcome.middle && outcome.middle <= outcome.high && outcome.low > 0)
    }
    // The best was sought among those that follow with a share more, of which following is one.
    #expect(study.outcomes[4].mean <= follow.mean * 1.001)
    let again = try await book.bufferStudy(years: 4, percentiles: [80, 95], paths: 60, seed: 1, threads: 1)
    #expect(again.outcomes.map(\.mean) == study.outcomes.map(\.mean))
    let dearer = try #require(study.sensitivities.first { $0.name.hasPrefix("noodopvang een kwart duurder") })
    #expect(zip(dearer.costs, study.outcomes).allSatisfy { $0 > $1.mean })
  }
}
