// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

public import Exact

/// How unequal the loads are: amount ÷ weight of each party.
///
/// Gini and Theil look at every unit of weight as one that carries the load of its party, so a heavy party counts for
/// more.
public struct Inequality: Hashable, Sendable {
  /// The lowest load.
  public let lowest: Fraction
  /// The highest load.
  public let highest: Fraction
  /// How many times the lowest the highest is; nil when the lowest is zero, or when the quotient is too long for a
  /// fraction.
  public let spread: Fraction?
  /// The Gini coefficient, from 0 when all loads are equal towards 1 when one carries all; nil when it is too long
  /// for a fraction. It is half the mean difference between two units of weight, divided by the mean load.
  public let exactGini: Fraction?
  /// The same to the precision of a double.
  public let gini: Double
  /// The part of the Theil index that is there because groups differ: that of the loads of the groups.
  public let theilBetween: Double
  /// The part of the Theil index that is there within groups: of each its own index, in proportion to its amount.
  public let theilWithin: Double

  /// The Theil index: the sum over parties of their part of all amounts × the natural logarithm of that part ÷ their
  /// part of all weights. Zero when all loads are equal, and at most the logarithm of all weights ÷ the least.
  public var theil: Double { theilBetween + theilWithin }
}

/// Measures how unequal the loads are, in whole numbers as far as they go.
///
/// A party without weight and without amount has no load and does not count. Without any amount all loads are zero,
/// and so are all measures.
///
/// - Parameters:
///   - amounts: what each party carries.
///   - weights: by what it is divided.
///   - groups: of each party any number that names its group; without it all are one group.
/// - Throws: a fault when a number is out of range, an amount has no weight, or nothing has weight. All amounts
///   together, and all weights together, are at most `ApportionmentFault.greatest`.
public func inequality(
  of amounts: [Int], over weights: [Int], in groups: [Int]? = nil
) throws(ApportionmentFault) -> Inequality {
  try checkLoads(amounts, weights, groups)
  let loads = Loads(amounts, weights, groups)
  let (lowest, highest) = loads.extremes()
  let (over, under) = loads.gini()
  let ratio = (
    UInt128(highest.numerator) * UInt128(lowest.denominator), UInt128(lowest.numerator) * UInt128(highest.denominator)
  )
  let (between, within) = loads.theil()
  return Inequality(
    lowest: lowest, highest: highest, spread: exactFraction(ratio.0, ratio.1), exactGini: exactFraction(over, under),
    gini: under == 0 ? 0 : Double(over) / Double(under), theilBetween: between, theilWithin: within)
}

private func checkLoads(_ amounts: [Int], _ weights: [Int], _ groups: [Int]?) throws(ApportionmentFault) {
  guard amounts.count == weights.count, groups?.count ?? amounts.count == amounts.count else { throw .differentCounts }
  var (amountSum, weightSum): (Int128, Int128) = (0, 0)
  for (index, (amount, weight)) in zip(amounts, weights).enumerated() {
    guard weight >= 0 else { throw .negativeWeight(index) }
    guard amount >= 0 else { throw .negativeAmount(index) }
    guard weight > 0 || amount == 0 else { throw .amountWithoutWeight(index) }
    amountSum += Int128(amount)
    weightSum += Int128(weight)
  }
  guard max(amountSum, weightSum) <= ApportionmentFault.greatest else { throw .tooLarge(nil) }
  guard weightSum > 0 else { throw .noWeight }
}

/// The quotient in lowest terms, when both fit; nil for a divisor of zero too, except that zero amounts have no
/// inequality.
private func exactFraction(_ numerator: UInt128, _ denominator: UInt128) -> Fraction? {
  var (divisor, rest) = (numerator, denominator)
  while rest != 0 { (divisor, rest) = (rest, divisor % rest) }
  guard denominator > 0, let over = Int(exactly: numerator / divisor), let under = Int(exactly: denominator / divisor)
  else { return nil }
  return Fraction(over, under)
}
