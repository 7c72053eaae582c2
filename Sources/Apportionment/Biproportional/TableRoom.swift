// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

/// Whether any table has these sums, and which cells hold nothing in all of them.
struct TableRoom {
  /// Some table, as full as can be.
  private var table: ShareTable
  private var surpluses: [Int]

  init(_ table: ShareTable) {
    self.table = table
    surpluses = table.surpluses()
  }

  /// Closes the cells that hold nothing in any table with these sums.
  consuming func close(_ result: inout ShareTable) throws(BiproportionalFault) {
    fillFirst()
    for row in table.rows.indices {
      while surpluses[row] > 0 {
        let before = table.reached(from: [row]) { table.isPassable(from: $0, to: $1) }
        guard let end = table.opposite(0).first(where: { before[$0] != nil && surpluses[$0] < 0 }) else {
          throw conflict(before)
        }
        push(from: row, to: end, before)
      }
    }
    for column in table.columns.indices {
      let reached = table.reached(from: [table.rows.count + column]) { table.isPassable(from: $0, to: $1) }
      for row in table.rows.indices {
        let cell = table.cell(row, column)
        if table.shares[cell] == 0, reached[row] == nil { result.isOpen[cell] = false }
      }
    }
  }

  private mutating func fillFirst() {
    for row in table.rows.indices {
      for column in table.opposite(row) where table.isPassable(from: row, to: column) {
        move(min(surpluses[row], -surpluses[column]), from: row, to: column)
      }
    }
  }

  private mutating func move(_ amount: Int, from row: Int, to column: Int) {
    table.move(amount, from: row, to: column)
    surpluses[row] -= amount
    surpluses[column] += amount
  }

  private mutating func push(from row: Int, to end: Int, _ before: [Int?]) {
    let steps = ShareTable.steps(to: end, before)
    let taken = steps.filter { $0.from >= table.rows.count }.map { table.shares[table.cell(from: $0.from, to: $0.to)] }
    let amount = min(surpluses[row], -surpluses[end], taken.min() ?? .max)
    for step in steps { table.move(amount, from: step.from, to: step.to) }
    surpluses[row] -= amount
    surpluses[end] += amount
  }

  /// The rows that were reached fill all columns that they have weights in, and want more. Those that can be left out
  /// are.
  private func conflict(_ reached: [Int?]) -> BiproportionalFault {
    var rows = table.rows.indices.filter { reached[$0] != nil }
    while let spare = rows.first(where: { row in isConflict(rows.filter { $0 != row }) }) {
      rows.removeAll { $0 == spare }
    }
    let columns = columns(of: rows)
    return .noRoom(rows: rows, columns: columns, rowSum: sum(ofRows: rows), columnSum: sum(ofColumns: columns))
  }

  private func isConflict(_ rows: [Int]) -> Bool { sum(ofRows: rows) > sum(ofColumns: columns(of: rows)) }

  private func columns(of rows: [Int]) -> [Int] {
    table.columns.indices.filter { column in rows.contains { table.isOpen[table.cell($0, column)] } }
  }

  private func sum(ofRows rows: [Int]) -> Int { rows.reduce(0) { $0 + table.rows[$1] } }
  private func sum(ofColumns columns: [Int]) -> Int { columns.reduce(0) { $0 + table.columns[$1] } }
}
