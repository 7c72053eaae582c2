// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Foundation
import Testing

@testable import Forecast

/// Counts against the distributions that they stand for.
@Suite struct CountTests {
  /// Words whose uniform numbers lie evenly from 0 to 1.
  private func words(_ count: Int) -> [UInt32] {
    (0..<count).map { UInt32((Double($0) + 0.5) / Double(count) * 0x1p32) }
  }

  private func normals(_ words: [UInt32]) -> [Float] {
    var normals = Array(repeating: Float.nan, count: words.count)
    NormalQuantile.fill(&normals, of: words, lanes: words.count)
    return normals
  }

  /// What the counts are for uniform numbers that lie evenly from 0 to 1.
  private func counts(_ draws: Int, number: Double?, mean: Double) -> [Double] {
    let words = words(draws)
    let normals = normals(words)
    let numbers = Array(repeating: number ?? mean, count: draws)
    let chances = Array(repeating: number.map { mean / $0 } ?? 0, count: draws)
    var found = Array(repeating: -1.0, count: draws)
    if number == nil {
      Counts.poisson(&found, means: numbers, words: words, normals: normals, lanes: draws)
    } else {
      Counts.binomial(&found, of: numbers, chances: chances, words: words, normals: normals, lanes: draws)
    }
    return found
  }

  /// The distribution function up to each count.
  private func exact(number: Double?, mean: Double, most: Int) -> [Double] {
    let chance = number.map { mean / $0 } ?? 0
    var passed = 0.0
    return (0...most).map { count in
      let k = Double(count)
      if let number {
        guard k <= number else { return 1 }
        let ways = lgamma(number + 1) - lgamma(k + 1) - lgamma(number - k + 1)
        passed += exp(ways + k * log(chance) + (number - k) * log(1 - chance))
      } else {
        passed += exp(k * log(mean) - mean - lgamma(k + 1))
      }
      return passed
    }
  }

  private func worstDifference(_ counts: [Double], _ exact: [Double]) -> Double {
    var tally = Array(repeating: 0, count: exact.count)
    for count in counts where Int(count) < tally.count { tally[Int(count)] += 1 }
    var (passed, worst) = (0, 0.0)
    for (index, number) in tally.enumerated() {
      passed += number
      worst = max(worst, (Double(passed) / Double(counts.count) - exact[index]).magnitude)
    }
    return worst
  }

  @Test(arguments: [0.01, 0.4, 3, 9.99]) func smallCountsAreExact(mean: Double) {
    let draws = 8000
    for number in [nil, 10, 37, 5000] as [Double?] {
      let exact = exact(number: number, mean: mean, most: 60)
      let worst = worstDifference(counts(draws, number: number, mean: mean), exact)
      #expect(worst < 1.01 / Double(draws), "\(String(describing: number)) \(mean)")
    }
    // Nearly all go: what stays is the small number.
    let many = counts(draws, number: 5000, mean: 5000 - mean).map { 5000 - $0 }
    #expect(worstDifference(many, exact(number: 5000, mean: mean, most: 60)) < 1.01 / Double(draws))
  }

  @Test(arguments: [10.0, 14, 30, 200]) func largeCountsAreNear(mean: Double) {
    for number in [nil, 2 * mean, 3 * mean, 1000 * mean] as [Double?] {
      let exact = exact(number: number, mean: mean, most: Int(3 * mean) + 60)
      let worst = worstDifference(counts(16_000, number: number, mean: mean), exact)
      #expect(worst < 0.000_3 + 1.0 / 16_000, "\(String(describing: number)) \(mean)")
    }
  }

  @Test func meansAndVariancesOfLargeCounts() {
    for number in [nil, 100, 1e6] as [Double?] {
      let found = counts(40_000, number: number, mean: 50)
      let mean = found.reduce(0, +) / 40_000
      let variance = found.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 40_000
      let expected = 50 * (1 - (number.map { 50 / $0 } ?? 0))
      #expect((mean - 50).magnitude < 0.004 && (variance - expected).magnitude < 0.003 * expected)
    }
  }

  @Test func theEndsAreKept() {
    for (number, mean) in [(0.0, 0.0), (5, 0), (5, 5), (1e6, 1e6)] {
      var found = [-1.0, -1]
      let chance = number > 0 ? mean / number : 0.5
      Counts.binomial(
        &found, of: [number, number], chances: [chance, chance], words: [0, .max],
        normals: [-6.3, 6.3], lanes: 2)
      #expect(found == [mean, mean])
    }
    var none = [-1.0]
    Counts.poisson(&none, means: [0], words: [.max], normals: [6.3], lanes: 1)
    #expect(none == [0])
  }

  @Test func oneChanceForAllGivesTheSame() {
    let words = words(640)
    let normals = normals(words)
    for (number, chance) in [(25.0, 0.5), (19, 0.5), (3000, 0.004), (500, 0.1), (40, 0.9), (0, 0.3)] {
      let (numbers, chances) = ([Double](repeating: number, count: 640), [Double](repeating: chance, count: 640))
      var (alike, apart) = (numbers, numbers)
      Counts.binomial(&alike, of: numbers, chance: chance, words: words, normals: normals, lanes: 640)
      Counts.binomial(&apart, of: numbers, chances: chances, words: words, normals: normals, lanes: 640)
      #expect(alike == apart, "\(number), \(chance)")
    }
  }
}
