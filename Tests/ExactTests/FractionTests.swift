// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Exact
import Testing

@Suite struct FractionTests {
  private func fractions(seed: UInt64, count: Int) -> [Fraction] {
    var generator = SeededGenerator(seed: seed)
    return (0..<count).map { _ in
      let denominator = Int.random(in: 1...4000, using: &generator) * (Bool.random(using: &generator) ? 1 : -1)
      return Fraction(.random(in: -9000...9000, using: &generator), denominator)
    }
  }

  @Test func lowestTermsWithAPositiveDenominator() {
    #expect(Fraction(6, -4).numerator == -3 && Fraction(6, -4).denominator == 2)
    #expect(Fraction(-6, -4) == Fraction(3, 2))
    #expect(Fraction(0, -7).denominator == 1 && Fraction(0, 5) == Fraction(0))
    #expect(Fraction(7).denominator == 1)
    #expect(Fraction(.max, .max) == Fraction(1))
    #expect(Fraction(.min, 2).numerator == .min / 2)
  }

  @Test func theLawsOfArithmetic() {
    let values = fractions(seed: 5, count: 300)
    for index in values.indices.dropLast(2) {
      let (a, b, c) = (values[index], values[index + 1], values[index + 2])
      #expect(a + b == b + a && a * b == b * a)
      #expect((a + b) + c == a + (b + c))
      #expect((a * b) * c == a * (b * c))
      #expect(a * (b + c) == a * b + a * c)
      #expect(a - b == a + Fraction(-1) * b)
      #expect(a + Fraction(0) == a && a * Fraction(1) == a && a - a == Fraction(0))
      if b != Fraction(0) { #expect(a / b * b == a) }
    }
  }

  @Test func theOrderIsThatOfTheNumbers() {
    let values = fractions(seed: 6, count: 200)
    for (left, right) in zip(values, values.dropFirst()) {
      #expect((left < right) == (left - right < Fraction(0)))
      let smaller = [left < right, right < left, left == right].filter { $0 }
      #expect(smaller.count == 1)
      #expect((left + Fraction(1, 7) < right + Fraction(1, 7)) == (left < right))
    }
    #expect(Fraction(.max - 1, .max) < Fraction(1) && Fraction(-1) < Fraction(1 - .max, .max))
    #expect(Fraction(.max, .max - 1) < Fraction(.max - 1, .max - 2))
    #expect(Fraction(.min) < Fraction(.max))
  }

  @Test func roundingFollowsTheMode() {
    for value in fractions(seed: 7, count: 500) {
      let (down, up, near) = (value.rounded(.down), value.rounded(.up), value.rounded(.halfUp))
      #expect(Fraction(down) <= value && value < Fraction(down + 1))
      #expect(Fraction(up) >= value && value > Fraction(up - 1))
      let distance = value < Fraction(near) ? Fraction(near) - value : value - Fraction(near)
      #expect(distance <= Fraction(1, 2))
      #expect(near == value.scaled(digits: 0))
    }
  }

  @Test func scalingRoundsHalvesAwayFromZero() {
    #expect(Fraction(-1, 3).scaled(digits: 2) == -33)
    #expect(Fraction(2, 3).scaled(digits: 2) == 67)
    #expect(Fraction(1, 8).scaled(digits: 2) == 13 && Fraction(-1, 8).scaled(digits: 2) == -13)
    #expect(Fraction(1, 2).scaled(digits: 0) == 1 && Fraction(-1, 2).scaled(digits: 0) == -1)
    #expect(Fraction(5, 4).scaled(digits: 1) == 13 && Fraction(249, 200).scaled(digits: 1) == 12)
    for value in fractions(seed: 8, count: 300) {
      let shown = Fraction(value.scaled(digits: 3), 1000)
      let distance = value < shown ? shown - value : value - shown
      #expect(distance <= Fraction(1, 2000))
      #expect(Fraction(-value.numerator, value.denominator).scaled(digits: 3) == -value.scaled(digits: 3))
    }
  }

  @Test func sharesOfEverybodyAddUpToOne() {
    var generator = SeededGenerator(seed: 9)
    let populations = (0..<342).map { _ in Int.random(in: 900...900_000, using: &generator) }
    let total = populations.reduce(0, +)
    let sum = populations.map { Fraction($0, total) }.reduce(Fraction(0), +)
    #expect(sum == Fraction(1))
  }

  @Test func aDenominatorOfZeroStopsTheProgram() async {
    await #expect(processExitsWith: .failure) { _ = Fraction(1, 0) }
    await #expect(processExitsWith: .failure) { _ = Fraction(1) / Fraction(0) }
  }
}
