// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

/// A model, ready to run on many paths of chance.
///
/// The outcome is a function of the model, the seed and the number of paths, to the last bit: not of the number of
/// threads or the size of the chunks. Two models that are run with the same seed and number of paths share their random
/// numbers, path by path, flow by flow of the same name.
public struct FlowRun: Sendable {
  /// How many paths.
  public let paths: Int
  /// Which random numbers.
  public let seed: UInt64
  /// How many threads work at most; no more than there are cores will.
  public let threads: Int
  /// The probabilities whose quantiles are kept.
  public let probabilities: [Double]

  private let plan: FlowPlan
  private let model: FlowModel
  private let chunk: Int

  /// The paths of a chunk: their columns fit in the second cache of a core.
  private static let usualChunk = 256
  /// So many steps are run and then summed up: what is kept of them should fit in the last cache.
  private static let part = 52

  /// Checks a model and makes it ready.
  ///
  /// - Parameters:
  ///   - paths: from 1 to 2³⁰.
  ///   - chunk: how many paths are worked out together; rounded up to a multiple of 64.
  /// - Throws: what is wrong with the model or the run.
  public init(
    _ model: FlowModel, paths: Int, seed: UInt64, threads: Int = 1,
    probabilities: [Double] = [0.05, 0.25, 0.5, 0.75, 0.95], chunk: Int? = nil
  ) throws(FlowModelFault) {
    guard (1...(1 << 30)).contains(paths) else { throw .runOutOfRange("paths") }
    guard threads >= 1 else { throw .runOutOfRange("threads") }
    let wanted = chunk ?? FlowRun.usualChunk
    guard (1...(1 << 20)).contains(wanted) else { throw .runOutOfRange("chunk") }
    guard probabilities.allSatisfy({ $0 >= 0 && $0 <= 1 }) else { throw .runOutOfRange("probabilities") }
    plan = try FlowPlan(model)
    (self.model, self.paths, self.seed, self.threads) = (model, paths, seed, threads)
    self.probabilities = probabilities
    self.chunk = (wanted + Philox.group - 1) / Philox.group * Philox.group
  }

  /// Runs all paths on the thread of the caller.
  public func resultOnOneThread() -> FlowResult {
    let (chunks, table) = (chunks, table)
    var columns: [PathSummary] = []
    for steps in parts {
      for chunk in chunks { chunk.run(steps, into: table) }
      columns += columnRange(steps).map { summary(of: $0, table) }
    }
    return result(chunks, columns)
  }

  /// Runs all paths, several chunks at a time.
  public func result() async -> FlowResult {
    let (chunks, table) = (chunks, table)
    var columns: [PathSummary] = []
    for steps in parts {
      _ = await FlowRun.inOrder(chunks.count, inARow: 1, threads: threads) { chunks[$0].run(steps, into: table) }
      let range = columnRange(steps)
      columns += await FlowRun.inOrder(range.count, inARow: 10, threads: threads) {
        summary(of: range.lowerBound + $0, table)
      }
    }
    return result(chunks, columns)
  }

  /// The steps that are run, and then summed up, together.
  private var parts: [Range<Int>] {
    stride(from: 0, to: plan.steps, by: FlowRun.part).map { $0..<min($0 + FlowRun.part, plan.steps) }
  }

  private var table: FlowTable {
    FlowTable(gauges: plan.kept.steps, steps: min(FlowRun.part, plan.steps), paths: paths)
  }

  private var chunks: [FlowChunk] {
    stride(from: 0, to: paths, by: chunk).map { first in
      FlowChunk(plan, philox: Philox(seed: seed), firstPath: first, count: min(chunk, paths - first))
    }
  }

  /// The columns of the gauges that keep steps, step after step.
  private func columnRange(_ steps: Range<Int>) -> Range<Int> {
    (steps.lowerBound * plan.kept.steps)..<(steps.upperBound * plan.kept.steps)
  }

  /// What `work` gives for 0, 1, 2 …, in that order, whoever was first.
  ///
  /// Each thread takes the next piece when it is done with one, of several in a row: when another program takes up a
  /// core, the thread on it does less and no one waits for it.
  private static func inOrder<Piece: Sendable>(
    _ count: Int, inARow: Int, threads: Int, _ work: @escaping @Sendable (Int) -> Piece
  ) async -> [Piece] {
    var rows = stride(from: 0, to: count, by: inARow).map { $0..<min($0 + inARow, count) }.makeIterator()
    let shares = await withTaskGroup(of: (Int, [Piece]).self) { group in
      func add() {
        guard let row = rows.next() else { return }
        group.addTask { (row.lowerBound / inARow, row.map(work)) }
      }
      for _ in 0..<threads { add() }
      var shares = [[Piece]](repeating: [], count: (count + inARow - 1) / inARow)
      for await (row, pieces) in group {
        shares[row] = pieces
        add()
      }
      return shares
    }
    return shares.flatMap { $0 }
  }

  /// The distribution over the paths of one gauge in one step.
  private func summary(of column: Int, _ table: FlowTable) -> PathSummary {
    let (step, place) = column.quotientAndRemainder(dividingBy: plan.kept.steps)
    return PathSummary(
      UnsafeBufferPointer(table.column(gauge: place, step: step)), probabilities: probabilities,
      keepsValues: keepers[place].marks.contains(step))
  }

  /// The gauges that keep steps.
  private var keepers: [FlowGauge] { model.gauges.filter { $0.keeping == .steps } }

  private func result(_ chunks: [FlowChunk], _ columns: [PathSummary]) -> FlowResult {
    var result = FlowResult(paths: paths, steps: plan.steps, probabilities: probabilities)
    for (gauge, planned) in zip(model.gauges, plan.gauges) {
      switch gauge.keeping {
      case .steps:
        result.summaries[gauge.name] = (0..<plan.steps).map { columns[$0 * plan.kept.steps + planned.place] }
      case .total:
        result.sums[gauge.name] = chunks.flatMap { chunk in
          chunk.totals[(planned.place * chunk.count)..<((planned.place + 1) * chunk.count)]
        }
      case .share:
        let first = planned.place * plan.steps
        result.parts[gauge.name] = (first..<(first + plan.steps)).map { index in
          Double(chunks.reduce(0) { $0 + $1.shares[index] }) / Double(paths)
        }
      }
    }
    return result
  }
}
