// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Apportionment
public import Exact
import Territory

/// How evenly a division spreads the load: what stands and what comes besides, by inhabitant or by weight (eerlijkheid).
public struct DivisionFairness: Hashable, Sendable {
  /// What a load is reckoned by.
  public enum Basis: Sendable {
    /// Inhabitants.
    case inhabitants
    /// The weights of the division: of some taking part the inhabitants are not known.
    case weights
  }

  /// What a load is reckoned by.
  public let basis: Basis
  /// The lowest load: places by inhabitant, or by unit of weight.
  public let lowest: Fraction
  /// The highest load.
  public let highest: Fraction
  /// The Gini coefficient: 0 when all carry the same, towards 1 when one carries all.
  public let gini: Double
  /// The part of the Theil index that comes from differences between provinces; zero means no difference.
  public let theilBetween: Double
  /// The part of the Theil index that comes from differences within provinces.
  public let theilWithin: Double
}

extension ChainBook {
  /// How evenly the division spreads the load; nil when nothing is divided that has a weight.
  public func fairness(of division: Division) -> DivisionFairness? {
    let inhabitants = division.parties.compactMap(\.inhabitants.whole)
    let isByInhabitant = inhabitants.count == division.parties.count && !inhabitants.contains(0)
    guard let weights = isByInhabitant ? inhabitants : try? division.input.wholeWeights() else { return nil }
    let amounts = zip(division.input.parties, division.shares).map { $0.standing + $1 }
    let groups = division.parties.map { party -> Int in
      guard let area = party.area else { return 0 }
      let province = area.kind == .province ? area : territory.municipality(everWithCode: area)?.province
      return Int(province?.number ?? 0)
    }
    guard let measured = try? inequality(of: amounts, over: weights, in: groups) else { return nil }
    return DivisionFairness(
      basis: isByInhabitant ? .inhabitants : .weights, lowest: measured.lowest, highest: measured.highest,
      gini: measured.gini, theilBetween: measured.theilBetween, theilWithin: measured.theilWithin)
  }
}
