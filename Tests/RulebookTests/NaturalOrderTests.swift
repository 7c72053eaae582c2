// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Testing

@testable import Rulebook

@Suite struct NaturalOrderTests {
  @Test func readersOrder() {
    let expected = [
      "A1", "A1.1821", "A2", "A10", "G-1", "G-8", "L33", "R1.2", "R1.4", "R1.4.afronding", "R1.10", "R1.38",
      "R1.38.trede0", "R1.38a", "R1.38b", "R1.39a", "R10.1",
    ]
    #expect(expected.reversed().sorted(by: NaturalOrder.precedes) == expected)
  }

  @Test func isAStrictOrder() {
    let ids = ["", "1", "01", "1a", "a1", "a01", "a", "ab", "a.1", "18446744073709551616", "18446744073709551617", "é"]
    for left in ids {
      #expect(!NaturalOrder.precedes(left, left))
      for right in ids where left != right {
        #expect(NaturalOrder.precedes(left, right) != NaturalOrder.precedes(right, left), "\(left) \(right)")
      }
    }
  }
}
