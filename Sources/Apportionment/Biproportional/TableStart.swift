// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

/// A table that is proportional in both directions with sums that are nearly right, from divisors that are nearly
/// right.
///
/// The divisors are found with doubles, and then cut off to 32 bits so that the numbers that follow from them are
/// exact.
struct TableStart {
  private let table: ShareTable
  private var rowFactors: [Double]
  private var columnFactors: [Double]

  /// Each round brings the sums closer, faster the more alike the weights are; so many cells are looked at in all
  /// rounds.
  private static let patience = 2_000_000
  private static let nearEnough = 1e-10
  /// How many low bits of a double are cut off.
  private static let cut: UInt64 = 21

  init(_ table: ShareTable) {
    self.table = table
    rowFactors = table.rows.map { _ in 1 }
    columnFactors = table.columns.map { _ in 1 }
    var rounds = TableStart.patience / max(1, table.weights.count)
    while rounds > 0, !scale() { rounds -= 1 }
  }

  /// Gives every row the sum it is to have as nearly as its factor can, never more, and every column nearly its own.
  func fill(_ result: inout ShareTable) {
    let columnPatterns = columnFactors.map { $0.bitPattern >> TableStart.cut }
    for row in table.rows.indices {
      var (low, high): (UInt64, UInt64) = (0, Double.greatestFiniteMagnitude.bitPattern >> TableStart.cut)
      while high - low > 1 {
        let middle = (low + high) / 2
        let sum = shares(row, middle, columnPatterns).reduce(Int128(0)) { $0 + Int128($1) }
        if sum <= table.rows[row] { low = middle } else { high = middle }
      }
      for (column, share) in shares(row, low, columnPatterns).enumerated() {
        result.shares[table.cell(row, column)] = share
      }
    }
  }

  /// Scales the rows and then the columns to their sums; true when the rows did not need it any more.
  private mutating func scale() -> Bool {
    var change = 0.0
    for row in table.rows.indices {
      let sum = table.columns.indices.reduce(0.0) { $0 + weight(row, $1) * columnFactors[$1] }
      guard sum > 0 else { continue }
      let factor = Double(table.rows[row]) / sum
      change = max(change, abs(factor / rowFactors[row] - 1))
      rowFactors[row] = factor
    }
    for column in table.columns.indices {
      let sum = table.rows.indices.reduce(0.0) { $0 + weight($1, column) * rowFactors[$1] }
      if sum > 0 { columnFactors[column] = Double(table.columns[column]) / sum }
    }
    return change < TableStart.nearEnough
  }

  private func weight(_ row: Int, _ column: Int) -> Double {
    let cell = table.cell(row, column)
    return table.isOpen[cell] ? Double(table.weights[cell]) : 0
  }

  /// The exact numbers of a row: weight × both factors, to the nearest, halves up.
  private func shares(_ row: Int, _ pattern: UInt64, _ columnPatterns: [UInt64]) -> [Int] {
    let factor = TableStart.parts(pattern)
    return table.columns.indices.map { column in
      let cell = table.cell(row, column)
      guard table.isOpen[cell] else { return 0 }
      let other = TableStart.parts(columnPatterns[column])
      let product = UInt128(factor.significand * other.significand) * UInt128(table.weights[cell])
      let doubled = TableStart.shifted(product, by: factor.exponent + other.exponent + 1)
      return (doubled + 1) / 2
    }
  }

  /// A double of which the low bits are cut off is `significand`, of 32 bits, × 2 to the power of `exponent`.
  private static func parts(_ pattern: UInt64) -> (significand: UInt64, exponent: Int) {
    let (biased, fraction) = (Int(pattern >> 31), pattern & 0x7FFF_FFFF)
    return (biased == 0 ? fraction : fraction | 0x8000_0000, max(biased, 1) - 1023 - 31)
  }

  /// Rounded down; at most a number far above every sum.
  private static func shifted(_ value: UInt128, by exponent: Int) -> Int {
    let far = UInt128(1) << 61
    if exponent < 0 { return exponent > -128 ? Int(min(value >> -exponent, far)) : 0 }
    return value == 0 ? 0 : exponent < 61 && value >> (61 - exponent) == 0 ? Int(value << exponent) : Int(far)
  }
}
