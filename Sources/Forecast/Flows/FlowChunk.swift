// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

/// A chunk of paths on its way through the steps: all columns of numbers, and how they change.
///
/// No two threads work on one chunk at the same time; whoever goes on with it waited for who had it before.
final class FlowChunk: @unchecked Sendable {
  let plan: FlowPlan
  let philox: Philox
  let firstPath: Int
  /// The paths that count, and those that are worked out to fill the last group.
  let count: Int
  let lanes: Int
  private let numbers: UnsafeMutablePointer<Double>

  /// What was added up over the steps so far: by gauge, then by path.
  var totals: [Double]
  /// How many paths a gauge held for: by gauge, then by step.
  var shares: [Int]

  /// Room for draws, beyond the columns of the plan.
  let words: UnsafeMutablePointer<UInt32>
  let normals: UnsafeMutablePointer<Float>
  let chances: UnsafeMutablePointer<Double>
  let work: UnsafeMutablePointer<Double>
  let rest: UnsafeMutablePointer<Double>
  let taken: UnsafeMutablePointer<Double>

  /// - Precondition: `firstPath` is a multiple of `Philox.group`.
  init(_ plan: FlowPlan, philox: Philox, firstPath: Int, count: Int) {
    precondition(firstPath % Philox.group == 0, "paths share blocks of random numbers")
    (self.plan, self.philox, self.firstPath, self.count) = (plan, philox, firstPath, count)
    lanes = (count + Philox.group - 1) / Philox.group * Philox.group
    totals = Array(repeating: 0, count: plan.kept.totals * count)
    shares = Array(repeating: 0, count: plan.kept.shares * plan.steps)
    let size = (plan.columns + 4) * lanes
    numbers = .allocate(capacity: size)
    numbers.initialize(repeating: 0, count: size)
    let first = numbers + plan.columns * lanes
    (chances, work, rest, taken) = (first, first + lanes, first + 2 * lanes, first + 3 * lanes)
    (words, normals) = (.allocate(capacity: lanes), .allocate(capacity: lanes))
  }

  deinit {
    numbers.deallocate()
    words.deallocate()
    normals.deallocate()
  }

  func column(_ index: Int) -> UnsafeMutablePointer<Double> { numbers + index * lanes }

  /// Runs some steps, of which those before have been run.
  func run(_ steps: Range<Int>, into table: FlowTable) {
    if steps.lowerBound == 0 { start() }
    for step in steps {
      for stock in plan.stocks where stock.isDelay { admit(stock) }
      for capacity in plan.capacities { run(capacity, step) }
      for shock in plan.shocks { move(shock, step) }
      for flow in plan.flows { run(flow, step) }
      for gauge in plan.gauges { read(gauge, step, table) }
    }
  }

  /// Draws one number for each path: the words and the normal quantiles of the uniform numbers that they stand for.
  func draw(stream: UInt32, step: UInt32, number: Int) {
    philox.fill(
      words, lanes: lanes, firstPath: firstPath,
      at: Philox.Place(step: step, stream: stream, draw: UInt32(truncatingIfNeeded: number)))
    NormalQuantile.fill(normals, of: words, lanes: lanes)
  }

  /// Units that came in the step before reach the first stage.
  private func admit(_ stock: FlowPlan.Stock) {
    let (entry, first) = (column(stock.entry), column(stock.stages.lowerBound))
    for lane in 0..<lanes {
      first[lane] += entry[lane]
      entry[lane] = 0
    }
  }
}

// MARK: - The start

extension FlowChunk {
  private func start() {
    for stock in plan.stocks {
      drawStart(column(stock.total), initial: stock.initial, spread: stock.spread, stream: stock.stream)
    }
    for whole in plan.wholes { start(whole) }
    for stock in plan.stocks where stock.isDelay { fillStages(stock) }
    for shock in plan.shocks {
      let level = column(shock.level)
      for lane in 0..<lanes { level[lane] = shock.shock.start }
    }
    for flow in plan.flows {
      if let factor = flow.factor {
        draw(stream: flow.stream, step: Philox.Place.once, number: FlowDraw.main)
        fillFactors(column(factor.column), spread: factor.spread)
      }
      if let columns = flow.route.shareColumns { startShares(flow, columns) }
    }
    for capacity in plan.capacities {
      let now = column(capacity.now)
      for lane in 0..<lanes { now[lane] = Double(capacity.capacity.initial) }
    }
  }

  private func drawStart(
    _ units: UnsafeMutablePointer<Double>, initial: Double, spread: Double, stream: UInt32
  ) {
    for lane in 0..<lanes { units[lane] = initial }
    guard spread > 0 else { return }
    draw(stream: stream, step: Philox.Place.once, number: FlowDraw.main)
    for lane in 0..<lanes { units[lane] = max(0, PlainMath.rounded(initial + spread * Double(normals[lane]))) }
  }

  /// Parts take what they drew while there is enough of the whole; the rest takes what is left.
  private func start(_ whole: FlowPlan.Whole) {
    let rest = column(whole.rest)
    drawStart(rest, initial: whole.initial, spread: whole.spread, stream: whole.stream)
    for part in whole.parts {
      let units = column(part)
      for lane in 0..<lanes {
        units[lane] = min(units[lane], rest[lane])
        rest[lane] -= units[lane]
      }
    }
  }

  /// The same number in each stage, which is what a steady inflow leads to; whole units make it differ by one.
  private func fillStages(_ stock: FlowPlan.Stock) {
    let total = column(stock.total)
    let stages = Double(stock.stages.count)
    for (index, stage) in stock.stages.enumerated() {
      let units = column(stage)
      let (before, after) = (Double(index), Double(index + 1))
      for lane in 0..<lanes {
        units[lane] = PlainMath.floor(total[lane] * after / stages) - PlainMath.floor(total[lane] * before / stages)
      }
    }
  }

  /// From the normals that were drawn last to lognormal factors with mean 1.
  func fillFactors(_ factors: UnsafeMutablePointer<Double>, spread: Double) {
    let half = spread * spread / 2
    for lane in 0..<lanes { factors[lane] = PlainMath.exp(spread * Double(normals[lane]) - half) }
  }

  /// Draws the weights of the targets, and turns them into shares of what the targets before each left.
  private func startShares(_ flow: FlowPlan.Flow, _ columns: Range<Int>) {
    let (route, last) = (flow.route, columns.count - 1)
    for (index, weight) in route.weights.enumerated() {
      let shares = column(columns.lowerBound + index)
      guard index < last else {
        for lane in 0..<lanes { shares[lane] = weight }
        break
      }
      draw(stream: flow.stream, step: Philox.Place.once, number: FlowDraw.split + index)
      for lane in 0..<lanes { shares[lane] = weight * PlainMath.exp(route.spread * Double(normals[lane])) }
    }
    for lane in 0..<lanes {
      var left = 0.0
      for index in columns.reversed() {
        let weight = column(index)[lane]
        left += weight
        column(index)[lane] = weight > 0 ? weight / left : 0
      }
    }
  }
}

/// Which number of its stream a flow draws. Those of stages count on from `main`.
enum FlowDraw {
  static let main = 0
  static let gamma = 1
  static let stages = 1
  static let split = 64
  static let stepFactor = 128
}
