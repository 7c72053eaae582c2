// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

public import Exact
public import Rulebook

/// The amounts of one rule through time (tarief), as they were known at a moment: by day, without overlap.
public struct Tariff: Sendable {
  /// The days on which one version of the rule holds.
  public struct Segment: Sendable {
    /// The first day.
    public let from: Day
    /// The first day after it; nil when there is no end.
    public let until: Day?
    /// What the rule says.
    public let version: RuleVersion
    /// The amount.
    public let amount: Money
  }

  /// The segments in order. Between them, and before the first, there is no tariff.
  public let segments: [Segment]

  /// The tariff that the rule with this id gives, as known at `known`.
  public init(_ rule: String, _ rulebook: Rulebook, known: Moment) {
    let versions = rulebook.rule(rule)?.versions.filter { $0.isKnown(at: known) } ?? []
    // Which version wins can change only where one begins or ends.
    let bounds = Set(versions.flatMap { [$0.validFrom, $0.validUntil].compactMap(\.self) }).sorted()
    var segments: [Segment] = []
    for (index, from) in bounds.enumerated() {
      let until = index + 1 < bounds.count ? bounds[index + 1] : nil
      guard let version = rulebook.version(of: rule, on: from, knownAt: known), let amount = version.money else {
        continue
      }
      if let last = segments.last, last.version == version, last.until == from {
        segments[segments.count - 1] = Segment(from: last.from, until: until, version: version, amount: amount)
      } else {
        segments.append(Segment(from: from, until: until, version: version, amount: amount))
      }
    }
    self.segments = segments
  }

  /// Days between the first and the last segment on which there is no tariff; there should be none.
  public var gaps: [Period] {
    zip(segments, segments.dropFirst()).compactMap { segment, next in
      segment.until.flatMap { $0 < next.from ? Period(from: $0, until: next.from) : nil }
    }
  }

  /// The segment of a day; nil when there is no tariff on it.
  public func segment(on day: Day) -> Segment? {
    segments.last { $0.from <= day && ($0.until.map { day < $0 } ?? true) }
  }
}

extension RuleVersion {
  /// The value as money; nil when it is not in euros.
  fileprivate var money: Money? {
    guard unit == Unit.euro.name, case .number(let euros)? = value else { return nil }
    return Money(euros: euros)
  }
}
