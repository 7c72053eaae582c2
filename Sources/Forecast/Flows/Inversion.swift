// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

/// Exact counts: the smallest whole number whose distribution function is not below a uniform number, for many paths.
///
/// The chance of k is that of k − 1 times (top − slope (k − 1))/k: binomial with slope p/(1 − p) and top n p/(1 − p),
/// Poisson with slope 0 and its mean on top (Panjer 1981).
struct Inversion {
  /// The chance of none.
  let share: UnsafeMutablePointer<Double>
  let top: UnsafeMutablePointer<Double>
  let slope: UnsafeMutablePointer<Double>
  let uniform: UnsafeMutablePointer<Double>
  /// The result.
  let count: UnsafeMutablePointer<Double>
  private let size: Int

  /// Paths that go on together, in registers, until the last of them has its count.
  private typealias Paths = SIMD4<Double>
  /// Means below ten give no such counts: the end is there for rounding alone.
  private static let most = 400.0

  /// Room for so many paths, all of it zero.
  static func withRoom(_ paths: Int, _ work: (Inversion) -> Void) {
    let size = (paths + Paths.scalarCount - 1) / Paths.scalarCount * Paths.scalarCount
    withUnsafeTemporaryAllocation(of: Double.self, capacity: 5 * size) { room in
      room.initialize(repeating: 0)
      guard let first = room.baseAddress else { return }
      work(
        Inversion(
          share: first, top: first + size, slope: first + 2 * size, uniform: first + 3 * size,
          count: first + 4 * size, size: size))
    }
  }

  /// Fills `count`, which is zero at first.
  func run() {
    for first in stride(from: 0, to: size, by: Paths.scalarCount) {
      let (top, slope, uniform) = (paths(top, first), paths(slope, first), paths(uniform, first))
      var share = paths(share, first)
      var (passed, count, next) = (share, Paths.zero, 1.0)
      // A path whose count is reached goes on without effect: what has passed never becomes less.
      while isAny(uniform, above: passed), next < Inversion.most {
        for _ in 0..<2 {
          count += Paths.zero.replacing(with: 1, where: uniform .> passed)
          share *= (top - slope * (next - 1)) * (1 / next)
          passed += share.replacing(with: 0, where: share .< 0)
          next += 1
        }
      }
      for lane in 0..<Paths.scalarCount { self.count[first &+ lane] = count[lane] }
    }
  }

  @inline(__always)
  private func paths(_ numbers: UnsafeMutablePointer<Double>, _ first: Int) -> Paths {
    Paths(numbers[first], numbers[first &+ 1], numbers[first &+ 2], numbers[first &+ 3])
  }

  /// From the sign bits of the differences.
  @inline(__always)
  private func isAny(_ numbers: Paths, above others: Paths) -> Bool {
    let signs = unsafeBitCast(others - numbers, to: SIMD4<UInt64>.self)
    let pairs = signs.lowHalf | signs.highHalf
    return (pairs.x | pairs.y) &>> 63 != 0
  }
}
