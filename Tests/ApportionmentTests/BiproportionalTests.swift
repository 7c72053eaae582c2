// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Apportionment
import Testing

/// Tables with given sums.
@Suite struct BiproportionalTests {
  /// All tables with these sums that leave cells without weight empty.
  private func every(_ rows: [Int], _ columns: [Int], _ weights: [[Int]]) -> [[[Int]]] {
    var found: [[[Int]]] = []
    var table = rows.map { _ in columns.map { _ in 0 } }
    var left = columns
    func go(_ row: Int, _ column: Int, _ need: Int) {
      guard row < rows.count else {
        if left.allSatisfy({ $0 == 0 }) { found.append(table) }
        return
      }
      guard column < columns.count else {
        if need == 0 { go(row + 1, 0, row + 1 < rows.count ? rows[row + 1] : 0) }
        return
      }
      for share in 0...(weights[row][column] == 0 ? 0 : min(need, left[column])) {
        table[row][column] = share
        left[column] -= share
        go(row, column + 1, need - share)
        left[column] += share
      }
      table[row][column] = 0
    }
    go(0, 0, rows.first ?? 0)
    return found
  }

  /// The product over all units of weight ÷ signpost as a fraction: the greatest belongs to the proportional table.
  private func value(_ table: [[Int]], _ weights: [[Int]]) -> (over: UInt128, under: UInt128) {
    var value: (over: UInt128, under: UInt128) = (1, 1)
    for (shares, weights) in zip(table, weights) {
      for (share, weight) in zip(shares, weights) {
        for unit in 0..<share { value = (value.over * UInt128(weight), value.under * UInt128(2 * unit + 1)) }
      }
    }
    return value
  }

  /// Below zero when the left one is less.
  private func compare(_ left: (over: UInt128, under: UInt128), _ right: (over: UInt128, under: UInt128)) -> Int {
    let one = left.over.multipliedFullWidth(by: right.under)
    let other = right.over.multipliedFullWidth(by: left.under)
    return one == other ? 0 : (one.high, one.low) < (other.high, other.low) ? -1 : 1
  }

  @Test func noOtherTableIsBetter() throws {
    var generator = SeededGenerator(seed: 61)
    var seen = (tables: 0, ties: 0, faults: 0)
    for _ in 0..<1500 {
      let (height, width) = (generator.whole(1, 4), generator.whole(1, 3))
      let heaviest = generator.once(in: 2) ? 3 : 40
      let weights = (0..<height).map { _ in
        (0..<width).map { _ in generator.once(in: 4) ? 0 : generator.whole(1, heaviest) }
      }
      let rows = (0..<height).map { _ in generator.whole(0, 4) }
      var columns = [Int](repeating: 0, count: width)
      for _ in 0..<rows.reduce(0, +) { columns[generator.whole(0, width - 1)] += 1 }
      let all = every(rows, columns, weights)
      guard !all.isEmpty else {
        #expect(throws: BiproportionalFault.self) { try apportion(rows: rows, columns: columns, over: weights) }
        seen.faults += 1
        continue
      }
      let result = try apportion(rows: rows, columns: columns, over: weights)
      #expect(all.contains(result.shares))
      let own = value(result.shares, weights)
      #expect(all.allSatisfy { compare(value($0, weights), own) <= 0 }, "\(rows) \(columns) \(weights)")
      let equal = all.filter { compare(value($0, weights), own) == 0 }
      checkTies(equal, weights, result)
      seen.tables += 1
      seen.ties += equal.count > 1 ? 1 : 0
    }
    #expect(seen.tables > 800 && seen.ties > 10 && seen.faults > 200)
  }

  /// The cells that are told are those that differ, and the rule chooses among the tables that are as good.
  private func checkTies(_ equal: [[[Int]]], _ weights: [[Int]], _ result: BiproportionalApportionment) {
    let width = weights[0].count
    let cells = (0..<weights.count * width).map { (row: $0 / width, column: $0 % width) }
    let open = cells.filter { cell in Set(equal.map { $0[cell.row][cell.column] }).count > 1 }
    #expect(result.ties.map { [$0.row, $0.column] } == open.map { [$0.row, $0.column] })
    let order = cells.sorted {
      (weights[$1.row][$1.column], $0.row, $0.column) < (weights[$0.row][$0.column], $1.row, $1.column)
    }
    for table in equal where table != result.shares {
      let (own, other) = (order.map { result.shares[$0.row][$0.column] }, order.map { table[$0.row][$0.column] })
      #expect(other.lexicographicallyPrecedes(own))
    }
  }

  /// Divisors exist: no exchange between two rows and two columns brings a profit, and no longer ring does in the
  /// golden cases.
  @Test func largeTablesHaveTheirSumsAndDivisors() throws {
    var generator = SeededGenerator(seed: 62)
    for (height, width) in [(12, 3), (25, 5), (90, 4)] {
      let heaviest = 1_000_000
      let weights = (0..<height).map { _ in (0..<width).map { _ in generator.whole(0, heaviest) } }
      let total = 51_000
      let rows = try apportion(
        total, over: weights.map { Party(weight: $0.reduce(0, +) + 1) }, by: .sainteLague
      ).shares
      let columns = try apportion(
        total, over: (0..<width).map { _ in Party(weight: generator.whole(1, 4)) }, by: .sainteLague
      ).shares
      let shares = try apportion(rows: rows, columns: columns, over: weights).shares
      #expect(shares.map { $0.reduce(0, +) } == rows)
      #expect((0..<width).map { column in shares.reduce(0) { $0 + $1[column] } } == columns)
      #expect(profits(shares, weights) == 0)
    }
  }

  /// In how many squares of four cells a unit could be moved around at a profit.
  private func profits(_ shares: [[Int]], _ weights: [[Int]]) -> Int {
    var number = 0
    for up in shares.indices {
      for down in shares.indices where down != up {
        for left in shares[0].indices {
          for right in shares[0].indices where right != left {
            guard shares[up][right] > 0, shares[down][left] > 0 else { continue }
            // One more up left and down right, one less up right and down left.
            let gain = UInt128(weights[up][left]) * UInt128(weights[down][right])
            let loss = UInt128(weights[up][right]) * UInt128(weights[down][left])
            let ratio = gain.multipliedFullWidth(
              by: UInt128(2 * shares[up][right] - 1) * UInt128(2 * shares[down][left] - 1))
            let other = loss.multipliedFullWidth(
              by: UInt128(2 * shares[up][left] + 1) * UInt128(2 * shares[down][right] + 1))
            if (ratio.high, ratio.low) > (other.high, other.low) { number += 1 }
          }
        }
      }
    }
    return number
  }

  private func fault(_ rows: [Int], _ columns: [Int], _ weights: [[Int]]) -> BiproportionalFault? {
    do {
      _ = try apportion(rows: rows, columns: columns, over: weights)
      return nil
    } catch {
      return error
    }
  }

  @Test func faultsAreNamed() {
    #expect(fault([1, 1], [2], [[1]]) == .differentCounts(row: 1))
    #expect(fault([1], [1, 0], [[1]]) == .differentCounts(row: 0))
    #expect(fault([1], [1], [[-1]]) == .negativeWeight(row: 0, column: 0))
    #expect(fault([-1], [-1], [[1]]) == .negativeSum)
    #expect(fault([.max], [.max], [[1]]) == .tooLarge)
    #expect(fault([1], [1], [[.max]]) == .tooLarge)
    #expect(fault([3], [1, 1], [[1, 1]]) == .sumsDiffer(rows: 3, columns: 2))
    #expect(fault([], [], []) == nil)
    #expect(fault([0, 0], [0], [[0], [3]]) == nil)
  }

  @Test func rowsWithoutRoomAreNamed() {
    let weights = [[1, 0, 0], [1, 0, 0], [1, 1, 1]]
    #expect(fault([2, 2, 1], [3, 1, 1], weights) == .noRoom(rows: [0, 1], columns: [0], rowSum: 4, columnSum: 3))
    #expect(fault([4, 0, 1], [3, 1, 1], weights) == .noRoom(rows: [0], columns: [0], rowSum: 4, columnSum: 3))
    #expect(fault([1, 1, 3], [3, 1, 1], weights) == nil)
  }

  /// A cell that holds nothing in any table, although it has weight, and weights that differ by eighteen powers of ten.
  @Test func unevenTablesAreDivided() throws {
    let most = 1_000_000_000
    let corner = try apportion(rows: [most, most], columns: [most, most], over: [[1, 1], [0, 1]])
    #expect(corner.shares == [[most, 0], [0, most]])
    let weights = [[1, 1], [1, 1_000_000_000_000_000_000]]
    let uneven = try apportion(rows: [1000, 1000], columns: [1001, 999], over: weights)
    #expect(uneven.shares == [[1000, 0], [1, 999]])
  }

  @Test func whateverIsGivenNothingCrashes() {
    var generator = SeededGenerator(seed: 63)
    let numbers = [0, 1, 2, 7, 1000, 1_000_000_000_000_000, ApportionmentFault.greatest, -1, Int.max, Int.min]
    var divided = 0
    for _ in 0..<80 {
      let (height, width) = (generator.whole(1, 3), generator.whole(1, 3))
      let weights = (0..<height).map { _ in (0..<width).map { _ in numbers[generator.whole(0, 6)] } }
      var rows = (0..<height).map { _ in numbers[generator.whole(0, 4)] }
      var columns = [Int](repeating: 0, count: width)
      columns[0] = rows.reduce(0, +)
      for column in columns.indices.dropFirst() {
        let moved = generator.whole(0, columns[0])
        columns[0] -= moved
        columns[column] += moved
      }
      if generator.once(in: 20) { rows[0] = numbers[generator.whole(0, 9)] }
      guard let result = try? apportion(rows: rows, columns: columns, over: weights) else { continue }
      #expect(result.shares.map { $0.reduce(0, +) } == rows)
      divided += 1
    }
    #expect(divided > 20)
  }
}
