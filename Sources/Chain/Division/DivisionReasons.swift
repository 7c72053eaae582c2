// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Exact

/// Why somebody gets this number in a division and no other (uitleg): what follows from one step more or less.
public struct DivisionReasons: Sendable {
  /// What the division gives.
  public let share: Int
  /// What it would be in exact proportion to the weights, with what stands taken off, in tenths rounded arithmetically;
  /// nil for levelling, which goes by what everybody carries.
  public let proportionalTenths: Int?
  /// Without limits of its own; nil when it has none.
  public let withoutLimits: Int?
  /// Who would get more when there was one more to divide, by their place.
  public let gainers: [Int]
  /// Who would get less when there was one less to divide.
  public let losers: [Int]
  /// Who would get less when this one took one more; empty when that cannot be.
  public let relieved: [Int]
  /// How many hundredths more it would have to weigh to get more; nil when even ten times its weight gives no more.
  public let weightForMore: Int?
}

extension Division {
  /// Why the party at `index` gets its number. Makes the division some thirty times anew.
  public func reasons(of index: Int) -> DivisionReasons {
    let share = shares[index]
    let party = input.parties[index]
    func again(_ change: (inout DivisionInput) -> Void) -> [Int]? {
      var changed = input
      change(&changed)
      return try? changed.shares()
    }
    func places(where isSo: (Int, Int) -> Bool, _ other: [Int]?) -> [Int] {
      guard let other else { return [] }
      return shares.indices.filter { isSo(other[$0], shares[$0]) }
    }
    let hasLimits = party.minimum > 0 || party.maximum != nil
    return DivisionReasons(
      share: share, proportionalTenths: proportionalTenths(of: index),
      withoutLimits: hasLimits
        ? again {
          $0.parties[index].minimum = 0
          $0.parties[index].maximum = nil
        }?[index] : nil,
      gainers: places(where: >, again { $0.total += 1 }),
      losers: input.total > 0 ? places(where: <, again { $0.total -= 1 }) : [],
      relieved: relieved(index), weightForMore: weightForMore(index))
  }

  /// Who gets less when the party at `index` gets at least one more.
  private func relieved(_ index: Int) -> [Int] {
    let more = shares[index] + 1
    var changed = input
    changed.parties[index].minimum = max(changed.parties[index].minimum, more)
    guard input.method.addsUp, changed.parties[index].maximum.map({ $0 >= more }) ?? true,
      let other = try? changed.shares()
    else { return [] }
    return shares.indices.filter { other[$0] < shares[$0] }
  }

  /// The least number of hundredths by which its weight has to grow for a larger share, found by halving.
  private func weightForMore(_ index: Int) -> Int? {
    func gains(_ hundredths: Int) -> Bool {
      var changed = input
      changed.parties[index].weight = input.parties[index].weight * Fraction(100 + hundredths, 100)
      return ((try? changed.shares())?[index] ?? 0) > shares[index]
    }
    var (low, high) = (0, 900)
    guard gains(high) else { return nil }
    while high - low > 1 {
      let middle = (low + high) / 2
      if gains(middle) { high = middle } else { low = middle }
    }
    return high
  }

  /// Its part of all that is divided, together with what stands, less what it has.
  private func proportionalTenths(of index: Int) -> Int? {
    guard input.method != .leximin, let weights = try? input.wholeWeights() else { return nil }
    let sum = weights.reduce(0, +)
    let all = input.total + input.parties.reduce(0) { $0 + $1.standing }
    guard sum > 0 else { return nil }
    return Rounding.halfUp.divide(product: all * 10, weights[index], by: sum) - input.parties[index].standing * 10
  }
}
