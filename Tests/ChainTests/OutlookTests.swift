// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Journal
import Rulebook
import Territory
import Testing

/// Published forecasts beside what happened.
@Suite struct OutlookTests {
  let world: World

  init() throws { world = try World.standard() }

  private typealias Band = PublishedForecast.Band

  private func forecast(
    _ id: String, by publisher: String = "COA", published: String = "2022-07-14",
    _ points: [(day: String, value: Int, band: Band?)]
  ) throws -> Line {
    Line(
      PublishedForecast(
        id: try slug(id), publisher: publisher, published: try day(published), measure: .residents,
        points: try points.map { PublishedForecast.Point(day: try day($0.day), value: $0.value, band: $0.band) }),
      known: try noon(published))
  }

  private func people(_ number: Int, on iso: String, known: String? = nil) throws -> Line {
    Line(try counted(.residents, Count(number), on: iso), known: try noon(known ?? iso))
  }

  private func scored(_ lines: [Line], known: String = "2026-01-01") throws -> [ScoredForecast] {
    try world.book(lines.sorted { $0.known < $1.known }, on: day("2026-01-01"), known: noon(known)).scoredForecasts()
  }

  private func point(_ value: Int, _ band: Band? = nil, happened: Int) throws -> ScoredPoint {
    let found = try scored([
      people(40, on: "2022-07-01"), forecast("een", [("2022-08-01", value, band)]), people(happened, on: "2022-08-01"),
    ])
    return try #require(found.first?.points.first)
  }

  @Test func theScoreOfANumberAloneIsTheDistance() throws {
    for (value, happened) in [(30, 45), (45, 30), (7, 7)] {
      let point = try point(value, happened: happened)
      #expect(point.score == Double(abs(value - happened)) && point.error == value - happened)
      #expect(point.isInBand == nil && point.walkError == 40 - happened)
    }
  }

  /// Worked out by hand: twice the weighted pinball losses of 10, 20, 30, 40 and 50 at 45:
  /// 0.525 + 2.8125 + 3.75 + 1.6875 + 0.075; at 0 and 30 likewise.
  @Test(arguments: [(45, 8.85), (30, 2.85), (0, 22.35), (15, 8.85)]) func theScoreOfABand(happened: Int, score: Double)
    throws
  {
    let point = try point(30, Band(p5: 10, p25: 20, p75: 40, p95: 50), happened: happened)
    #expect(abs(try #require(point.score) - score) < 1e-9)
    #expect(point.isInBand == (happened >= 10 && happened <= 50))
  }

  @Test(arguments: [9, 10, 50, 51]) func theEdgesOfABandBelongToIt(happened: Int) throws {
    let point = try point(30, Band(p5: 10, p25: 20, p75: 40, p95: 50), happened: happened)
    #expect(point.isInBand == (10...50).contains(happened))
  }

  @Test func aBandWithoutWidthScoresAsANumberAlone() throws {
    for happened in [12, 30, 48] {
      let point = try point(30, Band(p5: 30, p25: 30, p75: 30, p95: 30), happened: happened)
      #expect(abs(try #require(point.score) - Double(abs(30 - happened))) < 1e-9)
    }
  }

  /// A random walk says what was known when the forecast was published, and nothing of later.
  @Test func aRandomWalkDoesNotLookAhead() throws {
    let base = try [
      people(41_155, on: "2022-06-01"), people(42_301, on: "2022-06-27"),
      forecast("een", [("2022-08-01", 44_000, nil)]),
    ]
    let outcome = try people(43_500, on: "2022-08-01", known: "2022-08-02")
    let more = try [
      people(42_900, on: "2022-07-11", known: "2022-07-15"), people(43_000, on: "2022-07-14", known: "2022-07-20"),
      people(43_200, on: "2022-07-20"), people(1, on: "2022-06-27", known: "2022-09-01"),
      Line(withdrawal(of: 2), known: noon("2023-01-01")), Line(correction(of: 1, to: 5), known: noon("2023-01-02")),
    ]
    for count in 0...more.count {
      let found = try #require(scored(base + [outcome] + more.prefix(count)).first)
      #expect(found.points.map(\.lastKnown.whole) == [42_301], "with \(count) later facts")
      #expect(found.points.map(\.walkError) == [42_301 - 43_500])
    }
    // What was known on the day of publication itself does count.
    let sameDay = try scored(base + [outcome, people(42_700, on: "2022-07-13", known: "2022-07-14")])
    #expect(sameDay.first?.points.first?.lastKnown.whole == 42_700)
  }

  @Test func whatHappenedIsTheNearestReportOfAWeek() throws {
    let line = try forecast("een", [("2022-08-01", 44_000, nil)])
    func happened(_ days: [(String, Int)], known: String = "2026-01-01") throws -> Int? {
      try scored([line] + days.map { try people($0.1, on: $0.0) }, known: known).first?.points.first?.happened.whole
    }
    #expect(try happened([("2022-08-01", 1), ("2022-07-31", 2)]) == 1)
    #expect(try happened([("2022-08-03", 1), ("2022-07-31", 2)]) == 2)
    #expect(try happened([("2022-08-08", 1)]) == 1 && happened([("2022-07-25", 1)]) == 1)
    #expect(try happened([("2022-08-09", 1), ("2022-07-24", 2)]) == nil)
    #expect(try happened([("2022-08-02", 1), ("2022-07-31", 2)]) == 2, "of two as near the earlier")
    #expect(try happened([("2022-08-01", 1)], known: "2022-07-20") == nil)
    // Before it was published there is no forecast.
    #expect(try scored([line], known: "2022-07-13").isEmpty)
  }

  @Test func aSummaryGivesTheMeans() throws {
    let band = Band(p5: 90, p25: 95, p75: 105, p95: 110)
    let lines = try [
      people(100, on: "2022-07-01"),
      forecast("een", [("2022-08-01", 130, nil), ("2022-09-01", 100, band), ("2022-10-01", 1, nil)]),
      forecast("twee", [("2022-09-01", 130, band)]), forecast("drie", by: "Anders", [("2022-08-01", 100, nil)]),
      forecast("vier", by: "Niemand", [("2025-08-01", 100, nil)]), people(120, on: "2022-08-01"),
      people(100, on: "2022-09-01"),
    ]
    let book = try world.book(lines.sorted { $0.known < $1.known }, on: day("2026-01-01"))
    let scored = book.scoredForecasts()
    #expect(scored.map(\.forecast.id.text) == ["vier", "twee", "een", "drie"])
    let summaries = book.forecastSummaries(scored)
    #expect(summaries.map(\.publisher) == ["Anders", "COA"], "nothing is known yet of what Niemand said")
    let (other, own) = (summaries[0], summaries[1])
    #expect(own.count == 3 && abs(own.bias - (10 + 0 + 30) / 3.0) < 1e-9)
    let scores = scored.filter { $0.forecast.publisher == "COA" }.flatMap(\.points).compactMap(\.score)
    #expect(scores.count == 3 && abs(own.score - scores.reduce(0, +) / 3) < 1e-9)
    #expect(abs(own.walkScore - 20 / 3.0) < 1e-9)
    #expect(own.coverage == 1, "the number alone has no band")
    // It said what the random walk says: that is not better.
    #expect(other.score == 20 && other.walkScore == 20 && !other.beatsRandomWalk && other.coverage == nil)
    #expect(other.bias == -20)
  }

  @Test(arguments: [(119, true), (121, true), (139, true), (140, false), (99, false), (100, false), (160, false)])
  func onlyWhatIsNearerBeatsARandomWalk(value: Int, beats: Bool) throws {
    let lines = try [
      people(100, on: "2022-07-01"), forecast("een", [("2022-08-01", value, nil)]), people(120, on: "2022-08-01"),
    ]
    let book = try world.book(lines, on: day("2026-01-01"))
    #expect(book.forecastSummaries(book.scoredForecasts()).map(\.beatsRandomWalk) == [beats])
  }

  /// Whoever recorded a forecast after the day on which it starts may have known what came: it is kept, and does not count.
  @Test func aForecastMadeAfterwardsDoesNotCount() throws {
    let honest = try forecast("een", [("2022-08-01", 110, nil)])
    var hindcast = try forecast("twee", [("2022-08-01", 120, nil)])
    hindcast.known = try noon("2022-07-15")
    let lines = try [people(100, on: "2022-07-01"), honest, hindcast, people(120, on: "2022-08-01")]
    let book = try world.book(lines, on: day("2026-01-01"))
    let scored = book.scoredForecasts()
    #expect(scored.map(\.isMadeAfterwards) == [true, false] && scored.map(\.forecast.id.text) == ["twee", "een"])
    #expect(scored[0].points[0].score == 0, "it is still laid beside what happened")
    let summaries = book.forecastSummaries(scored)
    #expect(summaries.map(\.count) == [1] && summaries.map(\.score) == [10])
    #expect(book.forecastSummaries([scored[0]]).isEmpty)
  }

  /// Places needed and people in reception of one publisher are two things.
  @Test func measuresAreNotMixed() throws {
    var places = try forecast("een", [("2022-08-01", 150, nil)])
    guard case .outlook(.published(var need)) = places.fact else {
      Issue.record("no forecast")
      return
    }
    need.measure = .need
    places.fact = .outlook(.published(need))
    let lines = try [
      people(100, on: "2022-07-01"), places, forecast("twee", [("2022-08-01", 119, nil)]),
      people(120, on: "2022-08-01"),
    ]
    let book = try world.book(lines, on: day("2026-01-01"))
    let summaries = book.forecastSummaries(book.scoredForecasts())
    #expect(summaries.map(\.measure) == [.need, .residents] && summaries.map(\.count) == [1, 1])
    #expect(summaries.map(\.score) == [30, 1])
  }

  @Test func aForecastIsReplacedAndWithdrawnAsAWhole() throws {
    let lines = try [
      forecast("een", [("2022-08-01", 1, nil)]),
      forecast("een", published: "2022-07-20", [("2022-08-01", 2, nil), ("2022-09-01", 3, nil)]),
      Line(withdrawal(of: 2), known: noon("2022-08-01")),
    ]
    #expect(try scored(lines, known: "2022-07-15").flatMap(\.points).map(\.point.value) == [1])
    #expect(try scored(lines, known: "2022-07-20").flatMap(\.points).map(\.point.value) == [2, 3])
    #expect(try scored(lines, known: "2022-08-02").flatMap(\.points).map(\.point.value) == [1])
    let state = try ChainState(folding: entries(lines))
    #expect(state.alreadyHas(lines[0].fact) && !state.alreadyHas(lines[1].fact) && state.hasReported(lines[1].fact))
  }
}
