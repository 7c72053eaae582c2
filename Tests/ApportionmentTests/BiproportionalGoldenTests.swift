// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Apportionment
import Testing

/// Linear programs over single units; `Oracle/biproportional.py` made the file.
@Suite struct BiproportionalGoldenTests {
  private struct Case: Decodable {
    let rows: [Int]
    let columns: [Int]
    let weights: [[Int]]
    /// Nil when no table has these sums.
    let shares: [[Int]]?
  }

  @Test func theProgramAgrees() throws {
    var divided = 0
    for one in try golden("biproportional", as: [Case].self) {
      guard let expected = one.shares else {
        #expect(throws: BiproportionalFault.self) {
          try apportion(rows: one.rows, columns: one.columns, over: one.weights)
        }
        continue
      }
      let result = try apportion(rows: one.rows, columns: one.columns, over: one.weights)
      #expect(result.shares == expected, "\(one.rows) \(one.columns) \(one.weights)")
      #expect(result.ties.isEmpty)
      divided += 1
    }
    #expect(divided > 30)
  }
}
