// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

/// The cheapest way to give each row a column of its own (the linear assignment problem), exact.
///
/// Shortest augmenting paths with dual prices, as in the method of Jonker and Volgenant: rows² × columns steps.
/// Costs are whole numbers, so there is no rounding and the answer depends on nothing but the costs.
enum Assignment {
  /// The column of each row.
  ///
  /// - Precondition: at least as many columns as rows.
  static func solve(_ cost: [[Int]]) -> [Int] {
    let columns = cost.first?.count ?? 0
    precondition(cost.count <= columns)
    var rowPrice = [Int](repeating: 0, count: cost.count)
    var columnPrice = [Int](repeating: 0, count: columns)
    var rowOf = [Int?](repeating: nil, count: columns)
    for row in cost.indices {
      augment(row, cost, &rowPrice, &columnPrice, &rowOf)
    }
    var result = [Int](repeating: -1, count: cost.count)
    for (column, row) in rowOf.enumerated() {
      if let row { result[row] = column }
    }
    return result
  }

  /// Brings one more row in along the cheapest chain of changes.
  private static func augment(
    _ start: Int, _ cost: [[Int]], _ rowPrice: inout [Int], _ columnPrice: inout [Int], _ rowOf: inout [Int?]
  ) {
    let columns = columnPrice.count
    var shortest = [Int](repeating: Int.max, count: columns)
    var before = [Int?](repeating: nil, count: columns)
    var reached = [Bool](repeating: false, count: columns)
    var row = start
    var column: Int?
    var length = 0
    while true {
      var best = Int.max
      var next = 0
      for candidate in 0..<columns where !reached[candidate] {
        let through = length + cost[row][candidate] - rowPrice[row] - columnPrice[candidate]
        if through < shortest[candidate] {
          shortest[candidate] = through
          before[candidate] = column
        }
        if shortest[candidate] < best {
          best = shortest[candidate]
          next = candidate
        }
      }
      length = best
      reached[next] = true
      column = next
      guard let owner = rowOf[next] else { break }
      row = owner
    }
    // Prices: every column that was reached, and its row, by how much sooner than the end it was reached.
    rowPrice[start] += length
    for other in 0..<columns where reached[other] && other != column {
      columnPrice[other] -= length - shortest[other]
      if let owner = rowOf[other] { rowPrice[owner] += length - shortest[other] }
    }
    relink(from: column, before, start, &rowOf)
  }

  /// Moves each row along the chain to the column that follows, back from the free column at its end.
  private static func relink(from last: Int?, _ before: [Int?], _ start: Int, _ rowOf: inout [Int?]) {
    var column = last
    while let end = column {
      column = before[end]
      rowOf[end] = column.flatMap { rowOf[$0] } ?? start
    }
  }
}
