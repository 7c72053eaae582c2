// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Forecast
import Foundation
import Testing

@Suite struct BackTestTests {
  /// A case of the independent program in `Oracle`: a series and what its back-test gives.
  private struct Case: Decodable {
    struct Test: Decodable {
      let horizon: Int
      let aantal: Int
      let model: Result
      let randomWalk: Result
      let gemiddelde12: Result
      let gedempteTrend: Result
    }

    struct Result: Decodable {
      let crps: Double
      let wape: Double
      let dekking: Double
      let afwijking: Double
    }

    let reeks: [Double]
    let horizonnen: [Test]
  }

  private func cases() throws -> [Case] {
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Golden/backtest.json")
    return try JSONDecoder().decode([Case].self, from: Data(contentsOf: file))
  }

  /// Errors that are equal but for rounding can stand in another order in the other program, which shows in the eighth
  /// digit.
  private func isNear(_ left: Double, _ right: Double) -> Bool {
    (left - right).magnitude <= 1e-6 * max(1, right.magnitude)
  }

  @Test func theIndependentProgramAgrees() throws {
    for example in try cases() {
      for expected in example.horizonnen {
        let test = try #require(BackTest(example.reeks, horizon: expected.horizon))
        #expect(test.origins.count == expected.aantal)
        let results = [expected.model, expected.randomWalk, expected.gemiddelde12, expected.gedempteTrend]
        for (forecaster, result) in zip(BackTest.Forecaster.allCases, results) {
          let found = test.result(of: forecaster)
          let name = "\(forecaster), \(expected.horizon) months ahead, \(example.reeks.count) months"
          #expect(isNear(found.score, result.crps), "\(name)")
          #expect(isNear(try #require(found.relativeError), result.wape), "\(name)")
          #expect(isNear(found.coverage, result.dekking), "\(name)")
          #expect(isNear(found.bias, result.afwijking), "\(name)")
        }
        let scores = results.map(\.crps)
        #expect(test.isModelBest == scores.dropFirst().allSatisfy { scores[0] < $0 })
      }
    }
  }

  /// What comes later, even a first number below zero, changes nothing of what was expected before.
  @Test(arguments: [1, 3, 12]) func nothingLooksAhead(horizon: Int) throws {
    let series = try #require(try cases().last).reeks
    let whole = RollingForecast(series, horizon: horizon)
    for origin in [30, 47, 60, 80] {
      let expected = try #require(whole.distribution(at: origin))
      let past = Array(series[..<origin])
      #expect(RollingForecast(past, horizon: horizon).distribution(at: origin) == expected)
      let other = past + [-500, 1_000_000, 3, 0, 0, -1, 77_777, 8, 9, 10, 11, 12, 13]
      #expect(RollingForecast(other, horizon: horizon).distribution(at: origin) == expected)
    }
  }

  @Test func distributionsAreInOrderAndNotBelowZero() throws {
    let series = try #require(try cases().first).reeks.map { ($0 / 40).rounded() }
    for horizon in [1, 6, 12] {
      let forecast = RollingForecast(series, horizon: horizon)
      for origin in 0...series.count {
        guard let distribution = forecast.distribution(at: origin) else {
          #expect(origin < 20 + horizon)
          continue
        }
        #expect(distribution.values == distribution.values.sorted())
        #expect(distribution.values.allSatisfy { $0.isFinite && $0 >= 0 })
      }
    }
  }

  @Test func aSeriesThatGoesBelowZeroIsFollowedThere() throws {
    let series = (0..<90).map { Double(30 - $0) + ($0 % 2 == 0 ? 2 : -2) }
    let distribution = try #require(RollingForecast(series, horizon: 3).distribution(at: 90))
    #expect(distribution.values.allSatisfy { $0.isFinite })
    #expect(distribution.percentile(95) < -40)
  }

  @Test func aSeriesThatNeverMovesIsForecastExactly() throws {
    for level in [0.0, 25] {
      let test = try #require(BackTest(Array(repeating: level, count: 60), horizon: 6))
      let model = test.result(of: .model)
      #expect(model.score < 1e-9 && model.coverage == 1 && model.bias.magnitude < 1e-9)
      #expect((model.relativeError == nil) == (level == 0))
      #expect(!test.isModelBest)
    }
  }

  /// People in reception: what is there stays for a year on average, so the number moves slowly and keeps its direction.
  @Test func aStockIsForecastAboutAsWellAsByTheBest() throws {
    for example in try cases() {
      var stock = 12 * example.reeks[0]
      let stocks = example.reeks.map { inflow in
        stock += inflow - stock / 12
        return stock.rounded()
      }
      for horizon in [1, 3, 6] {
        let test = try #require(BackTest(stocks, horizon: horizon))
        let best = [BackTest.Forecaster.randomWalk, .yearMean, .dampedTrend].map { test.result(of: $0).score }.min()
        #expect(test.result(of: .model).score < 1.15 * (try #require(best)), "\(horizon) months ahead")
      }
    }
  }

  /// In proportion a thousand after nothing would be a million soon.
  @Test func aRiseFromNothingIsNotDrawnOnInProportion() throws {
    let series = Array(repeating: 0.0, count: 60) + [2, 4000]
    let distribution = try #require(RollingForecast(series, horizon: 12).distribution(at: series.count))
    #expect(distribution.percentile(99) < 40_000)
    #expect(distribution.percentile(95) > 4000)
  }

  /// A series that is wilder by the year, so that the errors of the past are always too small.
  @Test func theBandLearnsFromItsMisses() throws {
    var state: UInt64 = 1
    let series = (0..<300).map { month in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let chance = Double(state >> 32) / Double(UInt32.max) - 0.5
      return (1_000_000 + chance * Double(month * month)).rounded()
    }
    let test = try #require(BackTest(series, horizon: 1))
    #expect((0.87...0.93).contains(test.result(of: .model).coverage))
    #expect(test.result(of: .randomWalk).coverage < 0.87)
  }

  @Test func tooShortToTest() {
    for horizon in [1, 3, 6, 12] {
      let fewest = BackTest.fewestMonths(horizon: horizon)
      let series = (0..<fewest).map { Double($0 % 7) }
      #expect(BackTest(series, horizon: horizon)?.origins.count == 1)
      #expect(BackTest(Array(series.dropLast()), horizon: horizon) == nil)
    }
    #expect(BackTest([], horizon: 1) == nil)
    #expect(RollingForecast([], horizon: 1).distribution(at: 0) == nil)
  }

  @Test func theScoreIsTheIntegralItStandsFor() throws {
    // The score is worked out from percentiles; here it is the integral itself, in small steps.
    let series = (0..<200).map { $0 % 2 == 0 ? 10.0 : 20 }
    let distribution = try #require(RollingForecast(series, horizon: 1).distribution(at: 200))
    var integral = 0.0
    let step = 0.001
    let outcome = 12.5
    for index in 0..<60_000 {
      let point = Double(index) * step - 10
      let below = Double(distribution.values.count { $0 <= point }) / Double(distribution.values.count)
      let distance = below - (point >= outcome ? 1 : 0)
      integral += distance * distance * step
    }
    #expect((distribution.score(of: outcome) - integral).magnitude < 0.05 * integral + 0.02)
    #expect(distribution.covers(distribution.median))
    #expect(!distribution.covers(distribution.percentile(99) + 1))
  }
}
