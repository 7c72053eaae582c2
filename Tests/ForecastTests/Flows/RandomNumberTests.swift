// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Foundation
import Testing

@testable import Forecast

/// The numbers that everything else is made of.
@Suite struct RandomNumberTests {
  /// The known answers that the authors publish with their library (Random123, `kat_vectors`).
  @Test func philoxGivesTheKnownAnswers() {
    let zero = Philox(seed: 0).block((0, 0, 0, 0))
    #expect(zero == (0x5F6F_B709, 0x0D89_3F64, 0x4F12_1F81, 0x4F73_0A48))
    let ones = Philox(seed: .max).block((.max, .max, .max, .max))
    #expect(ones == (0x5207_DDC2, 0x4516_5E59, 0x4D8E_E751, 0x8C52_F662))
    let pi = Philox(seed: 0x299F_31D0_A409_3822).block((0x243F_6A88, 0x85A3_08D3, 0x1319_8A2E, 0x0370_7344))
    #expect(pi == (0x4DFC_CABA, 0x190A_87F0, 0xC473_62BA, 0xB6B5_242A))
  }

  @Test func eachPathHasItsWord() {
    let philox = Philox(seed: 77)
    let place = Philox.Place(step: 3, stream: 9, draw: 2)
    let found = filled(128) { philox.fill($0, lanes: 128, firstPath: 192, at: place) }
    for path in 192..<320 {
      let (group, word, block) = (path / 64, path % 64 / 16, path % 16)
      let words = philox.block((UInt32(16 * group + block), 3, 9, 2))
      #expect(found[path - 192] == [words.0, words.1, words.2, words.3][word])
    }
  }

  @Test func wordsLieEvenlyBetweenZeroAndOne() {
    for word in [0, 1, 0x7FFF_FFFF, 0x8000_0000, .max] as [UInt32] {
      #expect(Philox.uniform(word) == (Double(word) + 0.5) / 0x1p32)
    }
  }

  private func filled<Number>(_ count: Int, _ fill: (UnsafeMutablePointer<Number>) -> Void) -> [Number] {
    Array(unsafeUninitializedCapacity: count) { buffer, initialized in
      if let start = buffer.baseAddress { fill(start) }
      initialized = count
    }
  }

  private func quantiles(_ words: [UInt32]) -> [Double] {
    filled(words.count) { NormalQuantile.fill($0, of: words, lanes: words.count) }.map { Double($0) }
  }

  /// Words whose shares have exact quantiles from mpmath.
  @Test func normalQuantilesAreKnown() {
    let known: [(UInt32, Double)] = [
      (0, -6.337_957_754_553_789), (1 << 30, -0.674_489_750_196_081_7), (4_187_593_113, 1.959_963_984_540_054),
      (4_294_967, -3.090_232_306_167_813_5), (1 << 31, 0), (.max, 6.337_957_754_553_789),
      (3_972_844_748, 1.439_531_470_938_456_1), (1 << 31 - 1, 0),
    ]
    for (word, (found, quantile)) in zip(known.map(\.0), zip(quantiles(known.map(\.0)), known.map(\.1))) {
      #expect((found - quantile).magnitude <= 3e-7 * max(1, quantile.magnitude), "\(word)")
    }
  }

  /// Between known ones: the share below the quantile of a share is that share, on both sides of one half.
  @Test func sharesBelowQuantilesAreTheShares() {
    let words = (0..<32).flatMap { octave in
      (0..<320).map { UInt32(scalbn(1 + Double($0) / 320, octave)) }
    }
    for (word, quantile) in zip(words + words.map { ~$0 }, quantiles(words + words.map { ~$0 })) {
      let density = exp(-quantile * quantile / 2) / (2 * Double.pi).squareRoot()
      let share = Philox.uniform(word)
      // Above one half from the other side: there the shares have too few digits.
      let difference =
        quantile < 0
        ? erfc(-quantile / 2.0.squareRoot()) / 2 - share
        : erfc(quantile / 2.0.squareRoot()) / 2 - Philox.uniform(~word)
      #expect(difference.magnitude <= 3e-7 * density * max(1, quantile.magnitude), "\(word)")
    }
  }

  @Test func quantilesGrowWithTheWords() {
    let words = (0..<100_000).map { UInt32($0) * 42_949 }
    let found = quantiles(words)
    #expect(zip(found, found.dropFirst()).allSatisfy { $0 <= $1 })
    #expect(quantiles(words.map { ~$0 }) == found.map { -$0 })
  }

  @Test func exponentialAndLogarithmAreWithinTwoUnits() {
    for index in 0..<20_000 {
      let power = (Double(index) - 10_000) * 0.069_3
      let expected = exp(power)
      #expect((PlainMath.exp(power) - expected).magnitude <= 2 * expected.ulp)
      let number = expected * (1 + Double(index % 7) / 10)
      #expect((PlainMath.log(number) - log(number)).magnitude <= 2 * log(number).ulp)
    }
    #expect(PlainMath.exp(0) == 1 && PlainMath.log(1) == 0)
    #expect(PlainMath.floor(-0.5) == -1 && PlainMath.floor(2.999) == 2 && PlainMath.floor(7) == 7)
  }
}
