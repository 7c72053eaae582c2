// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

/// Stocks of whole units and the flows between them, step by step, with chance.
///
/// In each step, in this order: units that entered a delay in the step before reach its first stage; capacities open
/// and close what is due and their policies decide; the flows run in the order of `flows`, each with what those before
/// it left; the gauges are read. Names are unique within their kind, and a name is also the name of the random numbers
/// that belong to it: two models draw the same numbers for what they call the same, whatever else they hold.
public struct FlowModel: Sendable {
  /// How many steps it runs.
  public let steps: Int
  /// The noise on the levels of arrivals.
  public var shocks: [FlowShock] = []
  /// Where units are.
  public var stocks: [FlowStock] = []
  /// Stocks that start at a number that is known of them together.
  public var wholes: [FlowWhole] = []
  /// How many places there are.
  public var capacities: [FlowCapacity] = []
  /// How units move, in the order in which that happens within a step.
  public var flows: [Flow] = []
  /// What is recorded.
  public var gauges: [FlowGauge] = []

  /// An empty model.
  public init(steps: Int) {
    self.steps = steps
  }
}

/// A number of units in a place or a state.
public struct FlowStock: Sendable {
  /// Its name.
  public var name: String
  /// The units at the start.
  public var initial: Int
  /// How uncertain `initial` is: the standard deviation of a normal number that is added, rounded, to the start of each
  /// path; never below zero units.
  public var spread: Double
  /// The stages through which a delay flow moves its units; the start is spread evenly over them.
  public var stages: Int

  /// A stock with so many units at the start.
  public init(_ name: String, initial: Int = 0, spread: Double = 0, stages: Int = 1) {
    (self.name, self.initial, self.spread, self.stages) = (name, initial, spread, stages)
  }
}

/// A number of units at the start of several stocks together, better known than how they lie over the stocks.
///
/// On each path the whole is drawn once, as W = max(0, initial + spread · z) rounded. The parts start as they do by
/// themselves, in their order and none with more than the parts before it left of W; the rest is what is left. So on
/// every path they sum to W: what is uncertain of a part moves units between it and the rest, and never the whole.
public struct FlowWhole: Sendable {
  /// Its name.
  public var name: String
  /// The units at the start of all its stocks.
  public var initial: Int
  /// How uncertain `initial` is, as in a stock.
  public var spread: Double
  /// The stocks that start as they are drawn.
  public var parts: [String]
  /// The stock that starts with what is left; its own `initial` and `spread` are zero.
  public var rest: String

  /// A whole of these stocks.
  public init(_ name: String, initial: Int, spread: Double = 0, parts: [String], rest: String) {
    (self.name, self.initial, self.spread) = (name, initial, spread)
    (self.parts, self.rest) = (parts, rest)
  }
}

/// A number that stays the same or is given for each step.
public struct FlowSeries: Sendable, ExpressibleByFloatLiteral, ExpressibleByIntegerLiteral, ExpressibleByArrayLiteral {
  /// One number, or one for each step.
  let values: [Double]
  let isSteady: Bool

  /// The same number in every step.
  public init(_ value: Double) {
    (values, isSteady) = ([value], true)
  }

  /// A number for each step of the model.
  public init(bySteps values: [Double]) {
    (self.values, isSteady) = (values, false)
  }

  /// The same number in every step.
  public init(floatLiteral value: Double) { self.init(value) }
  /// The same number in every step.
  public init(integerLiteral value: Int) { self.init(Double(value)) }
  /// A number for each step of the model.
  public init(arrayLiteral values: Double...) { self.init(bySteps: values) }

  /// The number in a step.
  func value(_ step: Int) -> Double { isSteady ? values[0] : values[step] }
}

/// Noise on the level of arrivals that lasts: the logarithm x of a factor, x(t) = memory · x(t − 1) + ε(t).
///
/// ε is a normal number with deviation `spread`, plus, with `jumpChance`, a jump upwards that is exponential with mean
/// `jumpMean`: the factor then has an upper tail like a power law, and no such lower tail. The factor e^x is divided by
/// its expectation apart from `start`, which is known in closed form, so that the mean of an arrival stays what was
/// given.
public struct FlowShock: Sendable {
  /// Its name.
  public var name: String
  /// What is left of x after a step, from 0 up to and including 1.
  public var memory: Double
  /// The standard deviation of the normal part of ε.
  public var spread: Double
  /// The chance of a jump in a step.
  public var jumpChance: Double
  /// The mean of a jump, below 1: otherwise the factor has no expectation.
  public var jumpMean: Double
  /// x before the first step: by how much the level lies above what the arrivals' means say. It dies out with `memory`.
  public var start: Double

  /// Noise without jumps, unless these are given.
  public init(
    _ name: String, memory: Double, spread: Double, jumpChance: Double = 0, jumpMean: Double = 0, start: Double = 0
  ) {
    (self.name, self.memory, self.spread) = (name, memory, spread)
    (self.jumpChance, self.jumpMean, self.start) = (jumpChance, jumpMean, start)
  }
}
