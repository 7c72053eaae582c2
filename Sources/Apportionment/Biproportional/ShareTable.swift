// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

/// A table while it is being made. Its nodes are the rows and, after them, the columns; a path goes from a row to a
/// column by one more in their cell, and from a column to a row by one less.
struct ShareTable {
  let rows: [Int]
  let columns: [Int]
  /// By cell, row after row.
  let weights: [Int]
  /// Whether a cell may hold anything.
  var isOpen: [Bool]
  var shares: [Int]

  init(_ rows: [Int], _ columns: [Int], _ weights: [[Int]]) {
    (self.rows, self.columns) = (rows, columns)
    self.weights = weights.flatMap(\.self)
    isOpen = self.weights.map { $0 > 0 }
    shares = self.weights.map { _ in 0 }
  }

  var nodes: Range<Int> { 0..<rows.count + columns.count }

  func cell(_ row: Int, _ column: Int) -> Int { row * columns.count + column }

  /// The cell between two nodes of which one is a row and the other a column.
  func cell(from node: Int, to other: Int) -> Int {
    node < rows.count ? cell(node, other - rows.count) : cell(other, node - rows.count)
  }

  /// The nodes of the other kind.
  func opposite(_ node: Int) -> Range<Int> {
    node < rows.count ? rows.count..<nodes.count : 0..<rows.count
  }

  /// Whether one unit may be put or taken on the way from one node to the other.
  func isPassable(from node: Int, to other: Int) -> Bool {
    let cell = cell(from: node, to: other)
    return isOpen[cell] && (node < rows.count || shares[cell] > 0)
  }

  /// Puts `amount` units on the way, or takes them.
  mutating func move(_ amount: Int, from node: Int, to other: Int) {
    shares[cell(from: node, to: other)] += node < rows.count ? amount : -amount
  }

  /// By node: what a row lacks, and what a column has too much.
  func surpluses() -> [Int] {
    var surpluses = rows + columns.map { -$0 }
    for row in rows.indices {
      for column in columns.indices {
        surpluses[row] -= shares[cell(row, column)]
        surpluses[rows.count + column] += shares[cell(row, column)]
      }
    }
    return surpluses
  }

  /// The nodes that can be reached from some, each with the one before it; those one starts from are their own.
  func reached(from starts: [Int], passing isPassable: (_ node: Int, _ other: Int) -> Bool) -> [Int?] {
    var before: [Int?] = nodes.map { _ in nil }
    var queue = starts
    for start in starts { before[start] = start }
    var position = 0
    while position < queue.count {
      let node = queue[position]
      position += 1
      for other in opposite(node) where before[other] == nil && isPassable(node, other) {
        before[other] = node
        queue.append(other)
      }
    }
    return before
  }

  /// The steps of the way to a node, the last one first.
  static func steps(to end: Int, _ before: [Int?]) -> [(from: Int, to: Int)] {
    var steps: [(from: Int, to: Int)] = []
    var node = end
    while let previous = before[node], previous != node {
      steps.append((previous, node))
      node = previous
    }
    return steps
  }
}
