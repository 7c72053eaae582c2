// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Exact
import Testing

@Suite struct MoneyTests {
  @Test func eurosAreWholeCents() {
    #expect(Money(euros: Fraction(2_000))?.cents == 200_000)
    #expect(Money(euros: Fraction(7, 4))?.cents == 175)
    #expect(Money(euros: Fraction(-1, 100))?.cents == -1)
    #expect(Money(euros: Fraction(1, 3)) == nil)
    #expect(Money(euros: Fraction(1, 1_000)) == nil)
  }

  @Test func arithmeticIsExact() {
    let amount = Money(cents: 10_005)
    #expect(amount + Money(cents: -5) == Money(cents: 10_000))
    #expect(amount - Money(cents: 10_006) == Money(cents: -1))
    #expect(amount * 3 == Money(cents: 30_015))
    #expect(amount * 0 == .zero)
    #expect(Money(cents: -2) < .zero && .zero < Money(cents: 1))
    #expect(amount.euros == Fraction(10_005, 100))
  }

  @Test func laws() {
    var generator = SeededGenerator(seed: 11)
    for _ in 0..<500 {
      let cents = Int.random(in: -1_000_000_000...1_000_000_000, using: &generator)
      let other = Money(cents: Int.random(in: -1_000_000_000...1_000_000_000, using: &generator))
      let amount = Money(cents: cents)
      #expect(Money(euros: amount.euros) == amount)
      #expect(amount + other - other == amount)
      #expect(amount + other == other + amount)
      #expect((amount < other) == (amount.euros < other.euros))
    }
  }

  @Test(arguments: [(0, "0.00"), (5, "0.05"), (123_405, "1234.05"), (-150, "-1.50"), (-1, "-0.01")])
  func description(cents: Int, text: String) {
    #expect(Money(cents: cents).description == text)
  }
}
