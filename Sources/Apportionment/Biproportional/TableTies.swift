// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

/// Settles what halves leave open, by an order of the cells.
///
/// Other tables that are as good differ by rings of which the product is just one. All cells of such a ring lie on
/// steps that are as short as they can be; each of these cells holds one of two numbers, so it can go one up or one
/// down but not both.
enum TableTies {
  /// Gives the cells that could hold another number.
  static func settle(_ table: inout ShareTable) -> [Int] {
    let (_, products) = TableRepair.ways(table, from: Array(table.nodes))
    /// By cell, whether a step of one up or one down belongs to a ring, as far as one step can tell.
    var canRise = table.weights.map { _ in false }
    var canFall = canRise
    for node in table.nodes {
      for other in table.opposite(node) where table.isPassable(from: node, to: other) {
        guard let product = products[node], let known = products[other] else { continue }
        guard !(known < TableRepair.step(table, product, from: node, to: other)) else { continue }
        let cell = table.cell(from: node, to: other)
        if node < table.rows.count { canRise[cell] = true } else { canFall[cell] = true }
      }
    }
    let ties = table.weights.indices.filter { ring($0, table, canRise, canFall) != nil }
    for cell in ties.sorted(by: { (table.weights[$1], $0) < (table.weights[$0], $1) }) {
      if canRise[cell], let ring = ring(cell, table, canRise, canFall) {
        for step in ring {
          table.move(1, from: step.from, to: step.to)
          let moved = table.cell(from: step.from, to: step.to)
          (canRise[moved], canFall[moved]) = (canFall[moved], canRise[moved])
        }
      }
      (canRise[cell], canFall[cell]) = (false, false)
    }
    return ties
  }

  /// The steps of a ring through a cell, nil when there is none.
  private static func ring(
    _ cell: Int, _ table: ShareTable, _ canRise: [Bool], _ canFall: [Bool]
  ) -> [(from: Int, to: Int)]? {
    guard canRise[cell] || canFall[cell] else { return nil }
    let (row, column) = (cell / table.columns.count, table.rows.count + cell % table.columns.count)
    let (start, end) = canRise[cell] ? (column, row) : (row, column)
    let before = table.reached(from: [start]) { node, other in
      let passed = table.cell(from: node, to: other)
      return passed != cell && (node < table.rows.count ? canRise[passed] : canFall[passed])
    }
    guard before[end] != nil else { return nil }
    return ShareTable.steps(to: end, before) + [(from: end, to: start)]
  }
}
