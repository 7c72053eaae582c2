// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

/// A sum of numbers of a step, each times a factor: for instance `.stock("a") + .stock("b") - 0.5 * .capacity("c")`.
///
/// Stocks, capacities, what is on order and backlogs are those at the end of the step; flows, openings and closings are
/// those within it.
public struct FlowAmount: Sendable {
  enum Source: Hashable, Sendable {
    case stock(String)
    case flow(String, to: String?)
    case backlog(String)
    case capacity(String)
    case opened(String)
    case closed(String)
    case onOrder(String)
  }

  var terms: [(factor: Double, source: Source)]
  var constant: Double

  private init(_ source: Source) {
    (terms, constant) = ([(1, source)], 0)
  }

  /// The same number in every step.
  public init(_ constant: Double) {
    (terms, self.constant) = ([], constant)
  }

  /// The units in a stock.
  public static func stock(_ name: String) -> FlowAmount { FlowAmount(.stock(name)) }

  /// The units that went through a flow; with `to`, those that went to that stock.
  public static func flow(_ name: String, to stock: String? = nil) -> FlowAmount {
    FlowAmount(.flow(name, to: stock))
  }

  /// What a drawn flow still wants from earlier steps.
  public static func backlog(_ flow: String) -> FlowAmount { FlowAmount(.backlog(flow)) }

  /// The places there are.
  public static func capacity(_ name: String) -> FlowAmount { FlowAmount(.capacity(name)) }

  /// The places that opened.
  public static func opened(_ name: String) -> FlowAmount { FlowAmount(.opened(name)) }

  /// The places that closed.
  public static func closed(_ name: String) -> FlowAmount { FlowAmount(.closed(name)) }

  /// The places that the policy has ordered and that are still to open, less those that are still to close.
  public static func onOrder(_ name: String) -> FlowAmount { FlowAmount(.onOrder(name)) }

  /// Both together.
  public static func + (left: FlowAmount, right: FlowAmount) -> FlowAmount {
    var sum = left
    sum.terms += right.terms
    sum.constant += right.constant
    return sum
  }

  /// The first less the second.
  public static func - (left: FlowAmount, right: FlowAmount) -> FlowAmount { left + -1 * right }

  /// So many times.
  public static func * (factor: Double, amount: FlowAmount) -> FlowAmount {
    var product = amount
    product.terms = amount.terms.map { (factor * $0.factor, $0.source) }
    product.constant *= factor
    return product
  }
}

/// A quantity that is recorded for every path.
public struct FlowGauge: Sendable {
  /// What is worked out in each step.
  public enum Reading: Sendable {
    /// The amount itself.
    case amount(FlowAmount)
    /// The amount, or 0 when it is below zero.
    case excess(FlowAmount)
    /// The least of two amounts.
    case least(FlowAmount, FlowAmount)
    /// 1 when the amount is above zero, else 0.
    case isPositive(FlowAmount)
  }

  /// What is kept of the readings.
  public enum Keeping: Hashable, Sendable {
    /// By step: quantiles and the mean over the paths, and for marked steps the number of every path.
    ///
    /// Numbers are kept in single precision: whole numbers are exact up to 16,777,216.
    case steps
    /// By path: the sum over the steps, or over a part of them.
    case total(over: Range<Int>? = nil)
    /// By step: for a reading `isPositive`, the share of the paths for which it holds; nothing else is kept.
    case share
  }

  /// Its name.
  public var name: String
  /// What is worked out in each step.
  public var reading: Reading
  /// What is kept of it.
  public var keeping: Keeping
  /// For `Keeping.steps`: the steps of which the numbers of all paths are kept, so that two runs can be subtracted path
  /// by path.
  public var marks: [Int]

  /// A quantity.
  public init(_ name: String, _ reading: Reading, _ keeping: Keeping = .steps, marks: [Int] = []) {
    (self.name, self.reading, self.keeping, self.marks) = (name, reading, keeping, marks)
  }
}
