// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Testing

@testable import Rulebook

@Suite struct QualifierTests {
  @Test func addingDoesNotDependOnTheOrder() {
    for left in Qualifier.allCases {
      for right in Qualifier.allCases {
        #expect(left.adding(right) == right.adding(left))
      }
    }
  }

  @Test func addingDoesNotDependOnTheGrouping() {
    for first in Qualifier.allCases {
      for second in Qualifier.allCases {
        for third in Qualifier.allCases {
          // A lone "bijna" or "ruim" among exact numbers is "circa" too, so every grouping agrees.
          let left = first.adding(second).adding(third)
          let right = first.adding(second.adding(third))
          #expect(left == right, "\(first) \(second) \(third)")
        }
      }
    }
  }

  @Test func exactAddsNothingToABound() {
    for bound in [Qualifier.moreThan, .lessThan, .atLeast, .atMost] {
      #expect(Qualifier.exact.adding(bound) == bound)
      #expect(bound.adding(bound) == bound)
      #expect(bound.adding(bound.negated) == .circa)
    }
  }

  @Test func negatedTwiceIsItself() {
    for qualifier in Qualifier.allCases {
      #expect(qualifier.negated.negated == qualifier)
    }
    #expect(Qualifier.moreThan.negated == .lessThan)
    #expect(Qualifier.atLeast.negated == .atMost)
    // Said of the size: arrears of nearly 1,900 are a balance of nearly -1,900.
    #expect(Qualifier.nearly.negated == .nearly && Qualifier.amply.negated == .amply)
  }

  @Test func relationsOfTheLetter() {
    // A1: 13,500 + nearly 1,900.
    #expect(Qualifier.exact.adding(.nearly) == .circa)
    // A4: 51,000 - amply 43,000.
    #expect(Qualifier.exact.adding(Qualifier.amply.negated) == .circa)
    // A14: more than 25,000 - 11,886.
    #expect(Qualifier.moreThan.adding(Qualifier.exact.negated) == .moreThan)
  }

  @Test func productsAreExactOnlyWhenBothAre() {
    for left in Qualifier.allCases {
      for right in Qualifier.allCases {
        let isExact = left == .exact && right == .exact
        #expect(left.combining(right) == (isExact ? .exact : .circa))
      }
    }
  }
}
