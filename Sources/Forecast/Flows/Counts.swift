// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

/// Whole random numbers, one for each path, each from one uniform number: the more it is, the more they are. So two
/// scenarios that share their uniform numbers have counts that move together.
///
/// Below an expected count of ten (of those that go or of those that stay) the count is exact, by inversion. Above it
/// the count is the rounded normal with its corrections for skewness and excess (Cornish and Fisher 1938) and for
/// rounding (Sheppard 1898). Its distribution function then differs from the exact one by less than 0.0003 anywhere,
/// the most at the border, where the plain rounded normal is five times as far off.
enum Counts {
  /// From this expected count on the corrected normal is used.
  static let border = 10.0

  /// Rounding adds a twelfth to a variance; the normal gets that much less.
  private static let sheppard = 1.0 / 12

  /// The chances of all paths: a column, or one that all have.
  private struct Chances {
    let column: UnsafePointer<Double>?
    let same: Double

    @inline(__always)
    subscript(lane: Int) -> Double { column.map { $0[lane] } ?? same }
  }

  /// How many of `numbers` go when each goes with the chance of its path.
  ///
  /// - Parameters:
  ///   - counts: where the result is put; may be the same memory as `numbers`.
  ///   - words: the draws.
  ///   - normals: their normal quantiles.
  static func binomial(
    _ counts: UnsafeMutablePointer<Double>, of numbers: UnsafePointer<Double>, chances: UnsafePointer<Double>,
    words: UnsafePointer<UInt32>, normals: UnsafePointer<Float>, lanes: Int
  ) {
    let small = corrected(counts, numbers, Chances(column: chances, same: 0), normals, lanes)
    if small { invertSmall(counts, numbers, Chances(column: chances, same: 0), words, lanes) }
  }

  /// The same where all paths have one chance: what follows from it is worked out once.
  static func binomial(
    _ counts: UnsafeMutablePointer<Double>, of numbers: UnsafePointer<Double>, chance: Double,
    words: UnsafePointer<UInt32>, normals: UnsafePointer<Float>, lanes: Int
  ) {
    let small = corrected(counts, numbers, Chances(column: nil, same: chance), normals, lanes)
    if small { invertSmall(counts, numbers, Chances(column: nil, same: chance), words, lanes) }
  }

  /// Corrected normals for all paths, and whether there are any whose count must be exact.
  @inline(__always)
  private static func corrected(
    _ counts: UnsafeMutablePointer<Double>, _ numbers: UnsafePointer<Double>, _ chances: Chances,
    _ normals: UnsafePointer<Float>, _ lanes: Int
  ) -> Bool {
    // The sign bits of what is missing to the border, all together: a sum would keep this from going several at a time.
    var signs: UInt64 = 0
    for lane in 0..<lanes {
      let (number, chance) = (numbers[lane], chances[lane])
      let mean = number * chance
      let left = number - mean
      signs |= ((mean < left ? mean : left) - border).bitPattern
      let pq = chance * (1 - chance)
      let variance = number * pq - sheppard
      let skew = 1.0 / 6 - chance * (1.0 / 3)
      let count = corrected(mean: mean, variance: variance, skew: skew, pq: pq, normal: Double(normals[lane]))
      counts[lane] = count > number ? number : count
    }
    return signs &>> 63 != 0
  }

  /// Finds the counts that must be exact.
  @inline(__always)
  private static func invertSmall(
    _ counts: UnsafeMutablePointer<Double>, _ numbers: UnsafePointer<Double>, _ chances: Chances,
    _ words: UnsafePointer<UInt32>, _ lanes: Int
  ) {
    withUnsafeTemporaryAllocation(of: Int32.self, capacity: lanes) { places in
      guard let places = places.baseAddress else { return }
      // Without a branch: which paths have small counts is chance.
      var small = 0
      for lane in 0..<lanes {
        let mean = numbers[lane] * chances[lane]
        let left = numbers[lane] - mean
        places[small] = Int32(truncatingIfNeeded: lane)
        small &+= Int(truncatingIfNeeded: ((mean < left ? mean : left) - border).bitPattern &>> 63)
      }
      invert(counts, numbers, chances, words, places: UnsafeBufferPointer(start: places, count: small))
    }
  }

  /// Exact binomial counts of some paths.
  @inline(__always)
  private static func invert(
    _ counts: UnsafeMutablePointer<Double>, _ numbers: UnsafePointer<Double>, _ chances: Chances,
    _ words: UnsafePointer<UInt32>, places: UnsafeBufferPointer<Int32>
  ) {
    Inversion.withRoom(places.count) { inversion in
      // Where more go than stay, those that stay are counted.
      for (index, place) in places.enumerated() {
        let (chance, uniform) = (chances[Int(place)], Philox.uniform(words[Int(place)]))
        inversion.slope[index] = chance > 0.5 ? 1 - chance : chance
        inversion.uniform[index] = chance > 0.5 ? 1 - uniform : uniform
        inversion.top[index] = numbers[Int(place)]
      }
      for index in 0..<places.count {
        let (chance, number) = (inversion.slope[index], inversion.top[index])
        let odds = chance / (1 - chance)
        inversion.share[index] = PlainMath.exp(number * PlainMath.log(1 - chance))
        inversion.slope[index] = odds
        inversion.top[index] = odds * number
      }
      inversion.run()
      for (index, place) in places.enumerated() {
        let number = numbers[Int(place)]
        let count = min(inversion.count[index], number)
        counts[Int(place)] = chances[Int(place)] > 0.5 ? number - count : count
      }
    }
  }

  /// How many come when `means` are expected (Poisson).
  static func poisson(
    _ counts: UnsafeMutablePointer<Double>, means: UnsafePointer<Double>, words: UnsafePointer<UInt32>,
    normals: UnsafePointer<Float>, lanes: Int
  ) {
    var signs: UInt64 = 0
    for lane in 0..<lanes {
      let mean = means[lane]
      signs |= (mean - border).bitPattern
      counts[lane] = corrected(
        mean: mean, variance: mean - sheppard, skew: 1.0 / 6, pq: 0, normal: Double(normals[lane]))
    }
    guard signs &>> 63 != 0 else { return }
    Inversion.withRoom(lanes) { inversion in
      for lane in 0..<lanes {
        let mean = means[lane] < border ? means[lane] : 0
        inversion.uniform[lane] = Philox.uniform(words[lane])
        inversion.top[lane] = mean
        inversion.slope[lane] = 0
        inversion.share[lane] = PlainMath.exp(-mean)
      }
      inversion.run()
      for lane in 0..<lanes where means[lane] < border { counts[lane] = inversion.count[lane] }
    }
  }

  /// Mean + σ z + s (z² − 1) + ((1 + 14pq) z − (1 + 2pq) z³)/(72 σ), rounded and not below zero, where s is a sixth of
  /// σ times the skewness: that of a binomial count is (1 − 2p)/σ, and its excess (1 − 6pq)/σ²; a Poisson count has p =
  /// 0.
  @inline(__always)
  private static func corrected(mean: Double, variance: Double, skew: Double, pq: Double, normal: Double) -> Double {
    // Where the variance is below one the count is small, and not used.
    let bounded = variance < 1 ? 1 : variance
    let square = normal * normal
    let third = (1.0 / 72 + pq * (14.0 / 72)) - (1.0 / 72 + pq * (2.0 / 72)) * square
    let spread = bounded.squareRoot() + third * inverseRoot(bounded)
    let whole = PlainMath.rounded((mean + skew * (square - 1)) + normal * spread)
    return whole < 0 ? 0 : whole
  }

  /// One over the root, to two thousandths: enough for a term that is a tenth of a unit at most, and much faster than a
  /// division (the halved exponent, and one step of Newton; constant of Robertson 2012).
  @inline(__always)
  private static func inverseRoot(_ number: Double) -> Double {
    let guess = Double(bitPattern: 0x5FE6_EB50_C7B5_37A9 &- (number.bitPattern &>> 1))
    return guess * (1.5 - 0.5 * number * guess * guess)
  }
}
