// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Apportionment
import Testing

/// The Python package `apportionment` with fractions, and a heap of fractions; `Oracle/shares.py` made the file.
@Suite struct ApportionmentGoldenTests {
  private struct Golden: Decodable {
    struct Case: Decodable {
      let weights: [Int]
      let total: Int
      /// By method; nil where the package met a tie.
      let shares: [String: [Int]?]
    }
    struct Large: Decodable {
      let weights: [Int]
      let total: Int
      let shares: [Int]
    }
    let small: [Case]
    let large: Large
  }

  @Test func thePackageAgrees() throws {
    let cases = try golden("shares", as: Golden.self).small
    var (shares, ties) = (0, 0)
    for one in cases {
      for (name, expected) in one.shares {
        let method = try #require(ApportionmentMethod(rawValue: name))
        let result = try apportion(one.total, over: one.weights.map { Party(weight: $0) }, by: method)
        if let expected {
          #expect(result.shares == expected, "\(name) \(one.total) \(one.weights)")
          shares += 1
        } else {
          #expect(!result.ties.isEmpty, "\(name) \(one.total) \(one.weights)")
          ties += 1
        }
      }
    }
    #expect(shares > 150 && ties > 20)
  }

  @Test func aHeapOfFractionsAgrees() throws {
    let large = try golden("shares", as: Golden.self).large
    #expect(large.weights.count == 342)
    let result = try apportion(large.total, over: large.weights.map { Party(weight: $0) }, by: .sainteLague)
    #expect(result.shares == large.shares)
  }
}
