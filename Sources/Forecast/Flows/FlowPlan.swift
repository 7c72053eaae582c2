// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

/// A model that was checked, with names replaced by positions: what a chunk of paths needs.
///
/// Every number that differs by path stands in a column: one number for each path of the chunk. They are doubles that
/// hold whole numbers, exact up to 2⁵³, because their arithmetic goes several paths at a time.
struct FlowPlan: Sendable {
  struct Stock: Sendable {
    var initial: Double
    var spread: Double
    var stream: UInt32
    /// The column with all its units.
    var total: Int
    /// For a delay: the columns of its stages, and that of the units that came in this step.
    var stages: Range<Int>
    var entry: Int

    var isDelay: Bool { !stages.isEmpty }
  }

  struct Whole: Sendable {
    var initial: Double
    var spread: Double
    var stream: UInt32
    /// The columns with all units of its stocks.
    var parts: [Int]
    var rest: Int
  }

  struct Shock: Sendable {
    var shock: FlowShock
    var stream: UInt32
    /// The columns of x and of the factor.
    var level: Int
    var factor: Int
    /// By step, the logarithm of the expectation of e^x apart from its start.
    var centres: [Double]
  }

  /// A factor that is drawn once for a path.
  struct Factor: Sendable {
    var column: Int
    var spread: Double
  }

  enum Kind: Sendable {
    case arrival(mean: FlowSeries, dispersion: Double, shock: Int?)
    case leak(stock: Int, chance: FlowSeries)
    case delay(stock: Int, mean: FlowSeries)
    case drawn(stock: Int, wanted: FlowSeries, stepSpread: Double, backlog: Int, carriesOver: Bool)
    case induced(cause: Int, ratio: FlowSeries)
  }

  struct Flow: Sendable {
    var stream: UInt32
    /// The column of the units that went.
    var count: Int
    var kind: Kind
    var factor: Factor?
    var route: Route
  }

  struct Route: Sendable {
    /// Positions of stocks, nil for outside.
    var targets: [Int?]
    /// The columns of what went to each; with one target that of the flow.
    var counts: [Int]
    /// The share of each of what the targets before it left.
    var shares: [Double]
    /// With a spread, the columns of these shares by path.
    var shareColumns: Range<Int>?
    var weights: [Double]
    var spread: Double
  }

  struct Capacity: Sendable {
    var capacity: FlowCapacity
    var watching: [Int]
    /// The columns; those of `opening` and `closing` hold what the policy has ordered.
    var now: Int
    var opened: Int
    var closed: Int
    var opening: Int
    var closing: Int
    var onOrder: Int
    /// One column for each step of lead time: what is due in it.
    var openingLine: Range<Int>
    var closingLine: Range<Int>
    /// For each stock that is watched, one column for each step of history.
    var history: Range<Int>
  }

  struct Amount: Sendable {
    var constant: Double
    var terms: [(factor: Double, column: Int)]
  }

  enum Reading: Sendable {
    case amount(Amount)
    case excess(Amount)
    case least(Amount, Amount)
    case isPositive(Amount)
  }

  struct Gauge: Sendable {
    var reading: Reading
    var keeping: FlowGauge.Keeping
    /// Its position among the gauges that keep the same.
    var place: Int
  }

  let steps: Int
  var columns = 0
  var shocks: [Shock] = []
  var stocks: [Stock] = []
  var wholes: [Whole] = []
  var capacities: [Capacity] = []
  var flows: [Flow] = []
  var gauges: [Gauge] = []

  /// How many gauges keep their steps, a total, and a share.
  var kept: (steps: Int, totals: Int, shares: Int) = (0, 0, 0)
}
