// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Exchange
import Journal
import Office
import Rulebook
import Territory
import TestJournals
import Testing

/// The communicating vessels on the published figures of the case.
@Suite struct VesselsTests {
  private let origin: Day
  private let weeks = 40

  init() throws { origin = try #require(Day(iso: "2022-07-01")) }

  private func desk(with more: [SourcedFact] = []) async throws -> Desk {
    let office = try World.office(TestJournal())
    _ = try await office.handle(
      Submission(submitter: clerk, intent: .record(try SuppliedJournal.facts2022())))
    if !more.isEmpty { _ = try await office.handle(Submission(submitter: clerk, intent: .record(more))) }
    return try await office.desk()
  }

  private func forecast(
    _ desk: Desk, _ names: [String] = ["taakstelling"], from iso: String = "2022-07-01", skipping: Bool = false,
    paths: Int = 200, seed: UInt64 = 1, threads: Int = 2
  ) async throws -> VesselsForecast {
    let scenarios = try names.map { try #require(HousingScenario($0), "\($0)") }
    return try await desk.book(Perspective(day: try day(iso))).vessels(
      scenarios, skipping: skipping, weeks: weeks, paths: paths, seed: seed, threads: threads)
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

  /// On 27 June 42,301 people were counted; how many of them were status holders was last known of November.
  @Test func whatIsUncertainOfAPartIsNotUncertainOfTheWhole() async throws {
    let known = try await forecast(try await desk(), paths: 500)
    let (residents, holders) = (try points(known, .residents)[0], try points(known, .statusHolders)[0])
    #expect(residents.p95 - residents.p5 < 1_000, "\(residents)")
    #expect((42_000...43_000).contains(residents.p50))
    #expect(holders.p95 - holders.p5 > 3_000, "\(holders)")
    let report = SourcedFact(
      .reception(
        .count(
          .residents, area: .netherlands, period: .day(try day("2022-06-28")), count: Count(42_400, .amply),
          role: .leading)), source: "proef", known: Moment(startOf: origin))
    let rough = try points(try await forecast(try await desk(with: [report]), paths: 500), .residents)[0]
    #expect(rough.p95 - rough.p5 > 2_000, "\(rough)")
  }

  /// Places needed are people at locations of COA at the usual occupancy; a shortage is people without a place.
  @Test func needAndShortageAreOfThePeopleAtLocations() async throws {
    let desk = try await desk()
    let forecast = try await forecast(desk)
    let (residents, need) = (try points(forecast, .residents), try points(forecast, .need))
    for (people, places) in zip(residents, need) {
      let expected = Double(people.p50) * 40_384 / 42_301 / 0.9
      #expect((Double(places.p50) - expected).magnitude < 2)
    }
    let portfolio = try points(forecast, .portfolio)
    for (index, short) in try points(forecast, .shortage).enumerated() {
      let atLocations = Double(residents[index].p95) * 40_384 / 42_301
      let expected = max(0, atLocations - Double(portfolio[index].p50))
      // Near nothing the band lies between paths with and without a shortage.
      #expect(expected < 100 || (Double(short.p95) - expected).magnitude < 2)
    }
    // Without a count of them on the same day everybody counts, and the assumption says so.
    let report = SourcedFact(
      .reception(
        .count(
          .residents, area: .netherlands, period: .day(try day("2022-06-28")), count: Count(42_400), role: .leading)),
      source: "proef", known: Moment(startOf: origin))
    let all = try await self.forecast(try await self.desk(with: [report]))
    let share = try #require(all.assumptions.first { $0.name.contains("locatie van het COA") })
    #expect(share.figure.number == nil && share.used == 1)
    let (allNeed, allPeople) = (try points(all, .need)[0], try points(all, .residents)[0])
    #expect((Double(allNeed.p50) - Double(allPeople.p50) / 0.9).magnitude < 2)
  }

  private func housed(_ month: String, _ count: Int, known: String) throws -> SourcedFact {
    SourcedFact(
      try OfficeTests.housed("NL", month, count), source: "proef", known: Moment(startOf: try day(known)))
  }

  /// What has been housed of the half-year comes off the number of a scenario (R1.20); of days of which that is not known a
  /// share of the days.
  @Test func whatWasHousedComesOffTheNumber() async throws {
    let all = [
      try housed("2022-07", 1_500, known: "2022-08-10"), try housed("2022-08", 2_000, known: "2022-09-10"),
      try housed("2022-09", 2_500, known: "2022-10-01"),
    ]
    func plan(_ facts: [SourcedFact], from iso: String, _ name: String = "20000") async throws -> HousingPlan {
      let told = try await forecast(try await desk(with: facts), [name], from: iso, paths: 1)
      return try #require(told.scenarios.first).plan
    }
    let october = try await plan(all, from: "2022-10-01")
    #expect(october.rest.whole == 14_000 && october.housed.whole == 6_000 && october.unknownDays == 0)
    // Of September nobody knew on that day: 16,500 over the 122 days from September on, of which 92 are left.
    let late = Array(all.prefix(2)) + [try housed("2022-09", 2_500, known: "2022-10-02")]
    #expect(try await plan(late, from: "2022-10-01").rest.whole == 12_443)
    // Of no month: an even share.
    let nothing = try await plan([], from: "2022-10-01")
    #expect(nothing.rest.whole == 10_000 && nothing.housed.whole == nil && nothing.unknownDays == 92)
    #expect(try await plan(all, from: "2022-10-01", "5000").rest.whole == 0)
    #expect(try await plan(all, from: "2022-07-01").rest.whole == 20_000)
    // It is told, with the number that is reckoned with.
    let told = try await forecast(try await desk(with: all), ["20000"], from: "2022-10-01", paths: 1)
    #expect(told.assumptions.contains { $0.name == "Al gehuisvest in dit halfjaar" && $0.used == 6_000 })
    #expect(
      told.assumptions.contains { $0.name == "Te huisvesten in dit halfjaar, scenario 20000" && $0.used == 14_000 })
  }

  /// The six weeks start on 24 June 2022 and end on 5 August (A17); what was placed by the origin is done.
  @Test func theHurryEndsOnItsDay() async throws {
    let name = "7500-versneld"
    func faster(_ facts: [SourcedFact], from iso: String) async throws -> HousingPlan.Faster {
      let told = try await forecast(try await desk(with: facts), [name], from: iso, paths: 1)
      let outcome = try #require(told.scenarios.first)
      return try #require(outcome.plan.faster)
    }
    let end = try day("2022-08-05")
    let july = try await faster([], from: "2022-07-01")
    #expect(july.number.whole == 7_500 && july.from == origin && july.until == end)
    let regions = [("VR13", 300), ("VR25", 200)]
    let placed = try regions.map { region, count in
      SourcedFact(
        try OfficeTests.placed(region, count, on: "2022-07-08"), source: "proef",
        known: Moment(startOf: try day("2022-07-08")))
    }
    #expect(try await faster(placed, from: "2022-07-15").number.whole == 7_000)
    #expect(try await faster(placed, from: "2022-07-07").number.whole == 7_500)
    for iso in ["2022-08-05", "2023-03-01"] {
      let over = try #require(await fault(from: iso, [name]))
      #expect(over.problem == .over(end) && over.scenario?.name == name)
    }
    let early = try #require(await fault(from: "2022-06-01", ["taakstelling", name]))
    #expect(early.scenario?.name == name)
    // Those of the days of June lie in the first half-year, the others in the second.
    let june = try await forecast(try await desk(), [name, "taakstelling"], from: "2022-06-24", paths: 200)
    let (hurried, plain) = (try points(june, .residents, 0), try points(june, .residents, 1))
    #expect((2_500...5_500).contains(plain[5].p50 - hurried[5].p50), "\(plain[5].p50 - hurried[5].p50)")
  }

  private func fault(from iso: String, _ names: [String], skipping: Bool = false) async -> VesselsFault? {
    do {
      _ = try await forecast(try await desk(), names, from: iso, skipping: skipping, paths: 1)
      return nil
    } catch { return error as? VesselsFault }
  }

  /// A usual scenario that the day has not is left out and told; one that was asked for is refused by its name.
  @Test func impossibleScenariosAreSkippedOrNamed() async throws {
    let usual = HousingScenario.standard.map(\.name)
    let told = try await forecast(try await desk(), usual, from: "2022-06-01", skipping: true, paths: 1)
    #expect(told.scenarios.map(\.scenario.name) == ["taakstelling", "20000", "niets-extra"])
    #expect(told.skipped.map { $0.scenario?.name } == ["7500-versneld"])
    #expect(await fault(from: "2022-06-01", usual)?.scenario?.name == "7500-versneld")
    let later = try await forecast(try await desk(), usual, from: "2023-03-01", skipping: true, paths: 1)
    #expect(later.skipped.map(\.problem) == [.over(try day("2022-08-05"))])
    #expect(await fault(from: "2015-03-01", usual, skipping: true) != nil, "nothing can be made at all")
  }

  @Test func bandsAreInOrderAndNothingIsBelowZero() async throws {
    let forecast = try await forecast(try await desk(), ["taakstelling", "niets-extra", "20000", "7500-versneld"])
    for outcome in forecast.scenarios {
      #expect(outcome.series.map(\.measure) == [.residents, .statusHolders, .need, .portfolio, .shortage])
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
    #expect(forecast.assumptions.count >= 25)
    for assumption in forecast.assumptions {
      #expect(assumption.figure.number != nil && assumption.used != nil, "\(assumption.name)")
      if case .none = assumption.figure.derivation { Issue.record("\(assumption.name) has no source") }
    }
  }

  /// What the model does with places after the first day, with later half-years, with the plan and with newcomers is said.
  @Test func nothingIsTakenForTrueInSilence() async throws {
    let forecast = try await forecast(try await desk(), ["taakstelling", "7500-versneld"])
    func used(_ name: String) -> Double? { forecast.assumptions.first { $0.name == name }?.used }
    #expect(used("Geplande plaatsen op 2022-10-01") == 41_827 && used("Geplande plaatsen op 2023-01-01") == 34_524)
    #expect(used("Te huisvesten in elk later halfjaar") == 13_500)
    #expect(used("Te huisvesten in dit halfjaar, scenario taakstelling") == 15_400)
    #expect(used("Daarvan versneld, van 2022-07-01 tot 2022-08-05") == 7_500)
    #expect(used("Onzekerheid van het aantal mensen in de opvang aan het begin") == 0)
    #expect(used("Onzekerheid van het aantal statushouders aan het begin").map { $0 > 1_000 } == true)
    for part in ["Begin van de instroom", "Wat na een week over is", "Spreiding van de instroom per week"] {
      let assumption = try #require(forecast.assumptions.first { $0.name.hasPrefix(part) })
      #expect(assumption.derived.map { $0 > 0 && $0 < 3 } == true, "\(part)")
    }
  }

  @Test func withoutFiguresThereIsNoForecast() async throws {
    let office = try World.office(TestJournal())
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
    // Every other share of extra places was an option too: the best costs no more than the buffers.
    #expect(study.outcomes[4].mean <= min(eighty.mean, most.mean) * 1.001)
    let again = try await book.bufferStudy(years: 4, percentiles: [80, 95], paths: 60, seed: 1, threads: 1)
    #expect(again.outcomes.map(\.mean) == study.outcomes.map(\.mean))
    let dearer = try #require(study.sensitivities.first { $0.name.hasPrefix("noodopvang een kwart duurder") })
    #expect(zip(dearer.costs, study.outcomes).allSatisfy { $0 > $1.mean })
    // Dearer emergency reception asks for more places, cheaper for fewer; the best is sought anew each time.
    func extra(_ name: String) throws -> Int {
      let sensitivity = try #require(study.sensitivities.first { $0.name == name })
      return sensitivity.bestExtra
    }
    let (more, fewer) = (try extra("noodopvang een kwart duurder"), try extra("noodopvang een kwart goedkoper"))
    #expect(fewer < more, "\(fewer), \(more)")
    let usual = (fewer...more).contains { study.outcomes[4].policy == .best(extra: $0) }
    #expect(usual, "\(study.outcomes[4].policy)")
    // Following a trend is another thing than keeping to the people of today.
    #expect(study.sensitivities.allSatisfy { $0.costs.count == study.outcomes.count })
  }
}
