// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

/// A fixed sequence of numbers that look random (SplitMix64): the same on every machine.
struct FixedSequence {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A number from 0 up to `bound`.
  mutating func below(_ bound: Int) -> Int {
    Int(next() % UInt64(bound))
  }

  /// A number from 0 up to 1.
  mutating func unit() -> Double {
    Double(next() >> 11) / 9_007_199_254_740_992
  }
}

/// What the improvement weighs against what.
struct Weights {
  /// For a squared cell width away from the aim.
  var displacement = 0.45
  /// For each step that land neighbours lie too far apart.
  var neighbour = 1.0
  /// For each pair that touches though it is far apart over land, per step of that distance above three.
  var falseNeighbour = 0.8
  /// For each pair of touching cells of different provinces.
  var border = 0.5
  /// For an empty cell with four full cells around it; three times as much for five, six times for six.
  var hole = 1.5
  /// For each piece of a province beyond the pieces it has in reality.
  var piece = 12.0
}

/// Improves a layout by swaps and moves. Threshold accepting: a change that makes it worse by less than a threshold
/// that sinks to zero is taken, so that the layout gets out of small dents.
struct Improvement {
  let grid: HexGrid
  let country: Country
  let aims: [Point]
  var weights = Weights()
  private(set) var cellOf: [Int]
  private var placeAt: [Int]
  private var mark: [Int]
  private var stamp = 0

  init(grid: HexGrid, country: Country, aims: [Point], start: [Int]) {
    self.grid = grid
    self.country = country
    self.aims = aims
    cellOf = start
    placeAt = [Int](repeating: -1, count: HexGrid.count)
    for (place, cell) in start.enumerated() { placeAt[cell] = place }
    mark = [Int](repeating: 0, count: HexGrid.count)
  }

  /// Tries `tries` changes with a threshold that sinks from `threshold` to zero over the first nine tenths.
  mutating func run(tries: Int, threshold: Double, seed: UInt64) {
    var sequence = FixedSequence(seed: seed)
    for attempt in 0..<tries {
      let from = cellOf[sequence.below(cellOf.count)]
      var to = grid.neighbours[from][sequence.below(grid.neighbours[from].count)]
      if sequence.below(3) == 0 { to = grid.neighbours[to][sequence.below(grid.neighbours[to].count)] }
      let left = max(0, 1 - Double(attempt) / (0.9 * Double(tries)))
      let limit = threshold * left * sequence.unit()
      guard from != to else { continue }
      let before = cost(around: from, to)
      swap(from, to)
      if cost(around: from, to) - before > limit { swap(from, to) }
    }
  }

  /// The cost of the whole layout: to choose between layouts.
  mutating func totalCost() -> Double {
    var sum = 0.0
    for cell in cellOf { sum += cost(cell: cell) }
    for cell in placeAt.indices where placeAt[cell] < 0 {
      sum += weights.hole * Double(emptiness(of: cell))
    }
    for province in country.pieces.indices { sum += weights.piece * Double(pieces(of: province)) }
    return sum
  }

  private mutating func swap(_ from: Int, _ to: Int) {
    placeAt.swapAt(from, to)
    if placeAt[from] >= 0 { cellOf[placeAt[from]] = from }
    if placeAt[to] >= 0 { cellOf[placeAt[to]] = to }
  }

  /// All costs that a swap of two cells can change. What is counted twice is counted twice before and after.
  private mutating func cost(around first: Int, _ second: Int) -> Double {
    let (one, other) = (placeAt[first], placeAt[second])
    var sum = cost(cell: first) + cost(cell: second)
    if one < 0 || other < 0 { sum += weights.hole * Double(holes(around: first, second)) }
    if one < 0 || other < 0 || country.province[one] != country.province[other] {
      if one >= 0 { sum += weights.piece * Double(pieces(of: country.province[one])) }
      if other >= 0 { sum += weights.piece * Double(pieces(of: country.province[other])) }
    }
    return sum
  }

  private func cost(cell: Int) -> Double {
    let place = placeAt[cell]
    guard place >= 0 else { return 0 }
    var sum = weights.displacement * grid.centres[cell].squaredDistance(to: aims[place])
    for neighbour in country.landNeighbours[place] {
      sum += weights.neighbour * Double(HexGrid.steps(cell, cellOf[neighbour]) - 1)
    }
    for around in grid.neighbours[cell] where placeAt[around] >= 0 {
      let other = placeAt[around]
      let hops = min(country.hops[place][other], 9)
      if hops > 3 { sum += weights.falseNeighbour * Double(hops - 3) }
      if country.province[place] != country.province[other] { sum += weights.border }
    }
    return sum
  }

  private mutating func holes(around first: Int, _ second: Int) -> Int {
    stamp += 1
    var count = 0
    for centre in [first, second] {
      for cell in grid.neighbours[centre] + [centre] where mark[cell] != stamp {
        mark[cell] = stamp
        if placeAt[cell] < 0 { count += emptiness(of: cell) }
      }
    }
    return count
  }

  /// How much an empty cell looks like a hole in the land.
  private func emptiness(of cell: Int) -> Int {
    [0, 0, 0, 0, 1, 3, 6][grid.neighbours[cell].count { placeAt[$0] >= 0 }]
  }

  /// The number of pieces in which a province lies on the grid.
  private mutating func pieces(of province: Int) -> Int {
    stamp += 1
    var count = 0
    var stack: [Int] = []
    for place in cellOf.indices where country.province[place] == province && mark[cellOf[place]] != stamp {
      count += 1
      mark[cellOf[place]] = stamp
      stack.append(cellOf[place])
      while let cell = stack.popLast() {
        for around in grid.neighbours[cell] where mark[around] != stamp && placeAt[around] >= 0 {
          guard country.province[placeAt[around]] == province else { continue }
          mark[around] = stamp
          stack.append(around)
        }
      }
    }
    // Never more joined than in reality: islands keep their water.
    return abs(count - country.pieces[province])
  }
}
