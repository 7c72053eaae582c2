// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Exact

/// Amounts over weights, those without weight left out, with the sums that the measures are made of.
struct Loads {
  private struct Load {
    var amount: UInt128
    var weight: UInt128
    var group: Int

    var claim: Claim { Claim(amount, weight) }
  }

  private var loads: [Load] = []
  private var total = Load(amount: 0, weight: 0, group: 0)

  init(_ amounts: [Int], _ weights: [Int], _ groups: [Int]?) {
    for index in weights.indices where weights[index] > 0 {
      let load = Load(amount: UInt128(amounts[index]), weight: UInt128(weights[index]), group: groups?[index] ?? 0)
      loads.append(load)
      total.amount += load.amount
      total.weight += load.weight
    }
  }

  /// The lowest and the highest load.
  func extremes() -> (lowest: Fraction, highest: Fraction) {
    var (lowest, highest) = (total, total)
    for load in loads {
      if load.claim < lowest.claim { lowest = load }
      if highest.claim < load.claim { highest = load }
    }
    return (
      Fraction(Int(lowest.amount), Int(lowest.weight)), Fraction(Int(highest.amount), Int(highest.weight))
    )
  }

  /// The Gini coefficient as a quotient: of all pairs amount × other weight less the other way round, over the
  /// product of the sums.
  func gini() -> (numerator: UInt128, denominator: UInt128) {
    guard total.amount > 0 else { return (0, 1) }
    var sum: Int128 = 0
    var below: Int128 = 0
    for load in loads.sorted(by: { $0.claim < $1.claim }) {
      let weight = Int128(load.weight)
      sum += Int128(load.amount) * (2 * below + weight - Int128(total.weight))
      below += weight
    }
    return (UInt128(sum), total.amount * total.weight)
  }

  /// The Theil index between groups and within them.
  func theil() -> (between: Double, within: Double) {
    var groups: [Int: Load] = [:]
    var order: [Int] = []
    for load in loads {
      if groups[load.group] == nil { order.append(load.group) }
      groups[load.group, default: Load(amount: 0, weight: 0, group: load.group)].amount += load.amount
      groups[load.group]?.weight += load.weight
    }
    // In the order in which they come, so that the same input gives the same bits.
    let between = order.reduce(0.0) { sum, name in sum + (groups[name].map { part($0, of: total) } ?? 0) }
    let within = loads.reduce(0.0) { sum, load in sum + (groups[load.group].map { part(load, of: $0) } ?? 0) }
    return (between, within)
  }

  /// The part of all amounts × the logarithm of the load ÷ that of the whole.
  private func part(_ load: Load, of whole: Load) -> Double {
    guard load.amount > 0 else { return 0 }
    let logarithm = Logarithm.natural(load.amount * whole.weight, over: load.weight * whole.amount)
    return Double(load.amount) / Double(total.amount) * logarithm
  }
}
