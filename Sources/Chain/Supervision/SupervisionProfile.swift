// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

public import Exact
public import Rulebook
public import Territory

/// How one province supervises from a day on (toezichtprofiel, R1.39a). What it leaves open is as the rules say. A later
/// profile replaces all of it.
public struct SupervisionProfile: Hashable, Sendable {
  /// The province.
  public var province: AreaCode
  /// The first day on which it holds.
  public var from: Day
  /// Arrears of fewer people give no signal; nil when the province leaves it to the rules.
  public var leastPeople: Int?
  /// Arrears of a smaller percentage of the target give no signal; nil when the province leaves it to the rules.
  public var leastPercent: Int?
  /// The term of a rung in weeks, for the rungs of which the province sets one.
  public var weeks: [Rung: Int]
  /// The days on which no rung goes up; nil when the ladder just works.
  public var freeze: Freeze?
  /// How sure all this is.
  public var certainty: Certainty

  /// A time in which no rung goes up, as in corona time (stilgezet).
  public struct Freeze: Hashable, Sendable {
    /// The first day.
    public var from: Day
    /// The first day after; nil when there is no end yet.
    public var until: Day?
    /// Why, in words.
    public var reason: String

    /// No rung goes up from `from` up to and not including `until`.
    public init(from: Day, until: Day?, reason: String) {
      self.from = from
      self.until = until
      self.reason = reason
    }

    /// Whether the ladder stands still on `day`.
    public func holds(on day: Day) -> Bool { from <= day && (until.map { day < $0 } ?? true) }
  }

  /// A profile that holds from `from` on.
  public init(
    province: AreaCode, from: Day, leastPeople: Int? = nil, leastPercent: Int? = nil, weeks: [Rung: Int] = [:],
    freeze: Freeze? = nil, certainty: Certainty = .reported
  ) {
    self.province = province
    self.from = from
    self.leastPeople = leastPeople
    self.leastPercent = leastPercent
    self.weeks = weeks
    self.freeze = freeze
    self.certainty = certainty
  }
}
