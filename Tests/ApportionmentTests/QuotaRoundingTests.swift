// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Apportionment
import Testing

/// Each quota rounded on its own: the rest is shown and never repaired.
@Suite struct QuotaRoundingTests {
  @Test func everyQuotaIsRoundedUp() throws {
    let result = try apportion(100, over: [1, 1, 1].map { Party(weight: $0) }, by: .roundingUp)
    #expect(result.shares == [34, 34, 34])
    #expect(result.given == 102)
    #expect(result.rest == -2)
  }

  @Test func halvesGoUp() throws {
    let result = try apportion(5, over: [Party(weight: 1), Party(weight: 1)], by: .arithmetic)
    #expect(result.shares == [3, 3])
    #expect(result.rest == -1)
    let third = try apportion(4, over: [1, 1, 1].map { Party(weight: $0) }, by: .arithmetic)
    #expect(third.shares == [1, 1, 1])
    #expect(third.rest == 1)
  }

  @Test func wholeQuotasStay() throws {
    for method in [ApportionmentMethod.roundingUp, .arithmetic] {
      #expect(try apportion(12, over: [1, 2, 3].map { Party(weight: $0) }, by: method).shares == [2, 4, 6])
    }
  }

  @Test func theRoundedNumberIsKeptWithinTheBounds() throws {
    let parties = [
      Party(weight: 1, minimum: 7), Party(weight: 1, maximum: 2), Party(weight: 1), Party(weight: 0, minimum: 4),
      Party(weight: 0),
    ]
    let result = try apportion(10, over: parties, by: .roundingUp)
    #expect(result.shares == [7, 2, 4, 4, 0])
    #expect(result.rest == -7)
  }

  @Test func nothingIsDividedOverNoWeight() throws {
    let result = try apportion(0, over: [Party(weight: 0), Party(weight: 0, minimum: 2)], by: .arithmetic)
    #expect(result.shares == [0, 2])
    #expect(result.rest == -2)
  }

  /// Against quotients of whole numbers that fit in 64 bits.
  @Test func theyAreTheQuotientsOfTheDefinition() throws {
    var generator = SeededGenerator(seed: 1)
    for _ in 0..<500 {
      let weights = (0..<generator.whole(1, 9)).map { _ in generator.whole(0, 1000) }
      let (all, total) = (weights.reduce(0, +), generator.whole(1, 100_000))
      guard all > 0 else { continue }
      let parties = weights.map { Party(weight: $0) }
      let up = try apportion(total, over: parties, by: .roundingUp)
      #expect(up.shares == weights.map { (total * $0 + all - 1) / all })
      let half = try apportion(total, over: parties, by: .arithmetic)
      #expect(half.shares == weights.map { (2 * total * $0 + all) / (2 * all) })
      #expect(half.given + half.rest == total)
    }
  }
}
