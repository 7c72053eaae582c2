// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

/// A table of whole numbers with given sums of rows and of columns.
public struct BiproportionalApportionment: Hashable, Sendable {
  /// A place in the table.
  public struct Cell: Hashable, Sendable {
    /// The index of its row.
    public let row: Int
    /// The index of its column.
    public let column: Int
  }

  /// The numbers, row by row.
  public let shares: [[Int]]
  /// The cells that hold one more or one less in another table that is as good: empty when there is no choice.
  public let ties: [Cell]
}

/// Why no table has the sums that are asked for. Rows and columns are named by their index.
public enum BiproportionalFault: Error, Hashable, Sendable {
  /// This row has not one weight for each column, or the number of rows differs.
  case differentCounts(row: Int)
  /// A weight is below zero.
  case negativeWeight(row: Int, column: Int)
  /// The sum of a row or a column is below zero.
  case negativeSum
  /// A weight, or all that is to be divided, is above `ApportionmentFault.greatest`.
  case tooLarge
  /// The sums of the rows and those of the columns do not add up to the same.
  case sumsDiffer(rows: Int, columns: Int)
  /// These rows have weights in these columns only, which together hold less. Without any one of the rows there would
  /// be no conflict.
  case noRoom(rows: [Int], columns: [Int], rowSum: Int, columnSum: Int)
  /// The weights are so unlike the sums that no divisors near enough were found: only with weights that differ by many
  /// powers of ten and totals of millions.
  case tooUneven
}

/// Divides so that both the rows and the columns have the sums that are asked for, in proportion to the weights,
/// exactly.
///
/// It is the double proportional division of Pukelsheim with the rounding of Sainte-Laguë: there are a divisor for
/// each row and one for each column so that every number is weight ÷ (both divisors), rounded to the nearest. A cell
/// without weight holds zero. Where halves leave a choice, the cells are taken in the order of greater weight, then
/// lower row, then lower column, and each in turn holds as much as it can.
///
/// Meant for tables of up to some hundred rows and ten or so columns.
///
/// - Throws: a fault when a number is out of range, or when no table has these sums.
public func apportion(
  rows: [Int], columns: [Int], over weights: [[Int]]
) throws(BiproportionalFault) -> BiproportionalApportionment {
  try checkTable(rows, columns, weights)
  var table = ShareTable(rows, columns, weights)
  try TableRoom(table).close(&table)
  TableStart(table).fill(&table)
  guard TableRepair.mend(&table) else { throw .tooUneven }
  let ties = TableTies.settle(&table)
  let width = columns.count
  let shares = rows.indices.map { Array(table.shares[$0 * width..<($0 + 1) * width]) }
  return BiproportionalApportionment(
    shares: shares, ties: ties.map { BiproportionalApportionment.Cell(row: $0 / width, column: $0 % width) })
}

private func checkTable(_ rows: [Int], _ columns: [Int], _ weights: [[Int]]) throws(BiproportionalFault) {
  guard weights.count == rows.count else { throw .differentCounts(row: min(weights.count, rows.count)) }
  for (row, list) in weights.enumerated() {
    guard list.count == columns.count else { throw .differentCounts(row: row) }
    for (column, weight) in list.enumerated() {
      guard weight >= 0 else { throw .negativeWeight(row: row, column: column) }
      guard weight <= ApportionmentFault.greatest else { throw .tooLarge }
    }
  }
  guard (rows + columns).allSatisfy({ $0 >= 0 }) else { throw .negativeSum }
  let rowSum = rows.reduce(Int128(0)) { $0 + Int128($1) }
  let columnSum = columns.reduce(Int128(0)) { $0 + Int128($1) }
  guard max(rowSum, columnSum) <= ApportionmentFault.greatest else { throw .tooLarge }
  guard rowSum == columnSum else { throw .sumsDiffer(rows: Int(rowSum), columns: Int(columnSum)) }
}
