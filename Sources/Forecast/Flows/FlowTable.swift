// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

/// What the gauges that keep their steps read in some steps: a column for each step and gauge, with a number for each
/// path.
///
/// One block of memory that serves for all steps in turn: with memory for all of them, and a copy to bring the paths
/// together, a run takes eight percent longer. Several threads write in it without a lock: each chunk of paths in its
/// own rows.
final class FlowTable: @unchecked Sendable {
  let gauges: Int
  let steps: Int
  let paths: Int
  private let numbers: UnsafeMutablePointer<Float>

  /// Room for so many steps at a time.
  init(gauges: Int, steps: Int, paths: Int) {
    (self.gauges, self.steps, self.paths) = (gauges, steps, paths)
    numbers = .allocate(capacity: gauges * steps * paths)
    // Every number is written before it is read, but memory must hold numbers before it is said to.
    numbers.initialize(repeating: 0, count: gauges * steps * paths)
  }

  deinit { numbers.deallocate() }

  /// The numbers of one gauge in one step, by path.
  func column(gauge: Int, step: Int) -> UnsafeMutableBufferPointer<Float> {
    precondition(gauge < gauges, "the gauge keeps no steps")
    return UnsafeMutableBufferPointer(start: numbers + ((step % steps) * gauges + gauge) * paths, count: paths)
  }
}
