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
    #expect(zero == (0x6627_E8D5, 0xE169_C58D, 0xBC57_AC4C, 0x9B00_DBD8))
    let ones = Philox(seed: .max).block((.max, .max, .max, .max))
    #expect(ones == (0x408F_276D, 0x41C8_3B0E, 0xA20B_C7C6, 0x6D54_51FD))
    let pi = Philox(seed: 0x299F_31D0_A409_3822).block((0x243F_6A88, 0x85A3_08D3, 0x1319_8A2E, 0x0370_7344))
    #expect(pi == (0xD16C_FE09, 0x94FD_CCEB, 0x5001_E420, 0x2412_6EA1))
  }

  @Test func eachPathHasItsWord() {
    let philox = Philox(seed: 77)
    let place = Philox.Place(step: 3, stream: 9, draw: 2)
    let uniforms = filled(128, firstPath: 192) { philox.fill($0, lanes: 128, firstPath: 192, at: place) }
    for path in 192..<320 {
      let (group, word, block) = (path / 64, path % 64 / 16, path % 16)
      let words = philox.block((UInt32(16 * group + block), 3, 9, 2))
      let expected = (Double([words.0, words.1, words.2, words.3][word]) + 0.5) / 0x1p32
      #expect(uniforms[path - 192] == expected)
    }
  }

  private func filled(_ count: Int, firstPath: Int, _ fill: (UnsafeMutablePointer<Double>) -> Void) -> [Double] {
    Array(unsafeUninitializedCapacity: count) { buffer, initialized in
      if let start = buffer.baseAddress { fill(start) }
      initialized = count
    }
  }

  /// Exact values from mpmath; the algorithm promises seven digits.
  @Test func normalQuantilesAreKnown() {
    let known: [(Double, Double)] = [
      (0.25, -0.674_489_750_196_081_7), (0.001, -3.090_232_306_167_813_5), (1e-20, -9.262_340_089_798_408),
      (0.975, 1.959_963_984_540_054), (0.5, 0), (0.925, 1.439_531_470_938_456_1), (0x1p-33, -6.337_957_754_553_789),
    ]
    for (share, quantile) in known {
      #expect((NormalQuantile.value(share) - quantile).magnitude <= 1.5e-7 * quantile.magnitude, "\(share)")
    }
  }

  /// Between known ones: the share below the quantile of a share is that share.
  @Test func sharesBelowQuantilesAreTheShares() {
    for octave in 1...32 {
      for part in 0..<321 {
        let share = scalbn(1 + Double(part) / 321, -octave - 1)
        let quantile = NormalQuantile.value(share)
        let density = exp(-quantile * quantile / 2) / (2 * Double.pi).squareRoot()
        let difference = erfc(-quantile / 2.0.squareRoot()) / 2 - share
        #expect(difference.magnitude <= 2e-7 * density * quantile.magnitude + 1e-16, "\(share)")
      }
    }
  }

  @Test func manyQuantilesAreThoseOfOne() {
    let shares = (0..<640).map { (Double($0) + 0.5) / 640 } + [0x1p-33, 1 - 0x1p-33, 0.075, 0.925]
    let quantiles = Array(unsafeUninitializedCapacity: shares.count) {
      (buffer: inout UnsafeMutableBufferPointer<Double>, count) in
      if let start = buffer.baseAddress {
        shares.withUnsafeBufferPointer { shares in
          if let first = shares.baseAddress { NormalQuantile.fill(start, of: first, lanes: shares.count) }
        }
      }
      count = shares.count
    }
    #expect(quantiles == shares.map(NormalQuantile.value))
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
