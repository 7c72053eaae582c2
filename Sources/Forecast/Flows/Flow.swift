// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

/// A movement of units in each step: from outside or a stock, to a stock, to several, or to outside.
///
/// Factors that are drawn are lognormal with mean 1: e^(spread · z − spread²/2), z standard normal. All counts are
/// whole.
public struct Flow: Sendable {
  /// What decides how many units move.
  public enum Kind: Sendable {
    /// New units from outside: negative binomial, with `mean` a step (times the factor of the shock) and the variance
    /// mean + mean² · `dispersion`, of which the latter lies from 0 to 1 and 0 is Poisson.
    ///
    /// The mixing gamma factor is that of Wilson and Hilferty (1931); its mean and variance are off by less than
    /// dispersion³/700 and dispersion²/200 of themselves. No more than 2³⁰ units come at once.
    case arrival(mean: FlowSeries, dispersion: Double = 0, shock: String? = nil)
    /// Each unit of a stock leaves with `chance` in a step, times a factor for the path, together at most 1. From a
    /// delay units that came in this step do not leave, and the others leave its stages in proportion.
    case leak(from: String, chance: FlowSeries, spread: Double = 0)
    /// Units leave a stock after its stages, after `mean` steps on average, times a factor for the path.
    ///
    /// In a step each unit moves to the next stage with chance stages/mean; units that came in this step do not move.
    /// So the duration is a sum of geometric ones with mean D and variance D²/k − D: the Erlang distribution in steps.
    /// `mean` is at least the number of stages.
    case delay(from: String, mean: FlowSeries, spread: Double = 0)
    /// As many units as `wanted`, times a factor for the path (`pathSpread`) and one for the step (`stepSpread`), but
    /// no more than the stock holds. A fraction of a unit is one unit with that chance. If `carriesOver`, what could
    /// not be taken is wanted in later steps too. From a stock with stages the last go first.
    case drawn(
      from: String, wanted: FlowSeries, pathSpread: Double = 0, stepSpread: Double = 0, carriesOver: Bool = false)
    /// New units from outside, Poisson with mean `ratio` for each unit that went through the flow `by` in this step,
    /// times a factor for the path. With `to`, only those that went to that stock count. `by` stands earlier.
    case induced(by: String, to: String? = nil, ratio: FlowSeries, spread: Double = 0)
  }

  /// Where the units go.
  public struct Route: Sendable {
    /// Names of stocks, nil for outside, with the shares of each.
    let targets: [(stock: String?, share: Double)]
    let spread: Double

    /// Out of the model.
    public static let outside = Route(targets: [(nil, 1)], spread: 0)

    /// All to one stock.
    public static func stock(_ name: String) -> Route { Route(targets: [(name, 1)], spread: 0) }

    /// Each unit to one of several stocks (nil: outside), with chances that together are 1.
    ///
    /// With a `spread` the shares differ by path: those of all but the last are multiplied by e^(spread · z) and then
    /// all are made to sum to 1. With two stocks that makes the first share logit-normal.
    public static func split(_ targets: [(stock: String?, share: Double)], spread: Double = 0) -> Route {
      Route(targets: targets, spread: spread)
    }
  }

  /// Its name.
  public var name: String
  /// What decides how many units move.
  public var kind: Kind
  /// Where they go.
  public var route: Route

  /// A flow to `route`.
  public init(_ name: String, _ kind: Kind, to route: Route) {
    (self.name, self.kind, self.route) = (name, kind, route)
  }
}
