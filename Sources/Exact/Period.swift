// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

/// A half-open period (periode) of days: `from` belongs to it, `until` does not.
///
/// Dutch law writes "tot 15 oktober" for a period that ends before 15 October (rule G-2).
public struct Period: Hashable, Sendable {
  /// The first day of the period.
  public let from: Day
  /// The first day after the period; nil when it has no end.
  public let until: Day?

  /// The period from `from` up to and not including `until`.
  ///
  /// - Precondition: `until` is later than `from`.
  public init(from: Day, until: Day?) {
    if let until { precondition(from < until, "a period ends after it starts") }
    self.from = from
    self.until = until
  }

  /// Whether `day` lies in the period.
  public func contains(_ day: Day) -> Bool {
    from <= day && (until.map { day < $0 } ?? true)
  }

  /// Whether the two periods share a day.
  public func overlaps(_ other: Period) -> Bool {
    (other.until.map { from < $0 } ?? true) && (until.map { other.from < $0 } ?? true)
  }
}
