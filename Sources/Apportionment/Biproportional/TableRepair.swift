// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

/// Brings the sums of a proportional table right, a unit at a time, and keeps it proportional.
///
/// A table is proportional when there is no ring of cells around which units could be moved at a profit: the
/// signposts of what is added ÷ their weights, times the weights of what is taken ÷ their signposts, is nowhere below
/// one. That is how a flow of least cost is known, with products in place of sums; a unit that is moved along the way
/// of the least product keeps it so. All products are exact.
enum TableRepair {
  /// How many cells are looked at for all units together, at least once each.
  private static let patience = 4_000_000

  /// False when there are too many units to move.
  static func mend(_ table: inout ShareTable) -> Bool {
    var surpluses = table.surpluses()
    let units = surpluses.reduce(Int128(0)) { $0 + Int128(max($1, 0)) }
    guard units * Int128(table.weights.count) <= patience else { return false }
    while surpluses.contains(where: { $0 > 0 }) {
      let starts = surpluses.indices.filter { surpluses[$0] > 0 }
      let (before, products) = ways(table, from: starts)
      var best: (node: Int, product: Product)?
      for (node, surplus) in surpluses.enumerated() where surplus < 0 {
        guard let product = products[node] else { continue }
        if let best, !(product < best.product) { continue }
        best = (node, product)
      }
      guard let end = best?.node else { preconditionFailure("a table with these sums was known to exist") }
      let steps = ShareTable.steps(to: end, before)
      for step in steps { table.move(1, from: step.from, to: step.to) }
      surpluses[steps.last?.from ?? end] -= 1
      surpluses[end] += 1
    }
    return true
  }

  /// The ways of the least product from any of some nodes to all others.
  static func ways(_ table: ShareTable, from starts: [Int]) -> (before: [Int?], products: [Product?]) {
    var before: [Int?] = table.nodes.map { _ in nil }
    var products: [Product?] = table.nodes.map { _ in nil }
    var isQueued = table.nodes.map { _ in false }
    var queue = starts
    for start in starts { (before[start], products[start], isQueued[start]) = (start, .one, true) }
    var position = 0
    while position < queue.count {
      let node = queue[position]
      position += 1
      isQueued[node] = false
      guard let product = products[node] else { continue }
      for other in table.opposite(node) where table.isPassable(from: node, to: other) {
        let onward = step(table, product, from: node, to: other)
        if let known = products[other], !(onward < known) { continue }
        (before[other], products[other]) = (node, onward)
        if !isQueued[other] { queue.append(other) }
        isQueued[other] = true
      }
    }
    return (before, products)
  }

  /// A product with one more step: one unit more, or one less, in the cell between two nodes.
  static func step(_ table: ShareTable, _ product: Product, from node: Int, to other: Int) -> Product {
    let cell = table.cell(from: node, to: other)
    let (weight, share) = (UInt(table.weights[cell]), UInt(table.shares[cell]))
    return node < table.rows.count
      ? product.times(2 * share + 1, over: weight) : product.times(weight, over: 2 * share - 1)
  }
}
