// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

public import Exact
public import Territory

/// What can be recorded about the displaced people from Ukraine (ontheemden) and the places for them.
public enum DisplacedFact: Hashable, Sendable {
  /// A number of people or places of an area, one of `Measure.displacedReported`: on a day, or in a month.
  case count(Measure, area: AreaCode, period: FigurePeriod, count: Count, role: FactRole)
  /// Why there are more people than places (overbezetting).
  case excess(ExcessReason)
}

/// Why an area has more people in municipal reception than places (reden van overbezetting), from a day on.
public struct ExcessReason: Hashable, Sendable {
  /// The area.
  public var area: AreaCode
  /// The first day on which it explains the difference.
  public var day: Day
  /// The reason, in words.
  public var reason: String

  /// The reason of an area, from `day` on.
  public init(area: AreaCode, day: Day, reason: String) {
    self.area = area
    self.day = day
    self.reason = reason
  }
}

extension Measure {
  /// What is reported as a number about displaced people from Ukraine, and not worked out.
  public static let displacedReported: [Measure] = Measure.allCases.filter { $0.displacedSubject != nil }

  /// Under which subject the folded state keeps it; nil for what is not reported like this.
  var displacedSubject: SeriesKey.Subject? {
    switch self {
    case .displacedRegistered: .displacedRegistered
    case .displacedPlaces: .displacedPlaces
    case .displacedOccupied: .displacedOccupied
    case .displacedExpected: .displacedExpected
    case .displacedPrivate: .displacedPrivate
    case .displacedPrivateMonths: .displacedPrivateMonths
    case .displacedFree: .displacedFree
    case .displacedElsewhere: .displacedElsewhere
    default: nil
    }
  }

  /// Whether a number of this measure can be reported for such an area and period: person-months of a municipality in a
  /// month, anything else of a municipality, a safety region or the country on a day. What is free and who lives elsewhere
  /// follow from the other numbers, and are only ever published for the country.
  public func fitsDisplaced(_ area: AreaKind, _ period: FigurePeriod) -> Bool {
    switch (self, period) {
    case (.displacedPrivateMonths, .month): area == .municipality
    case (.displacedFree, .day), (.displacedElsewhere, .day): area == .country
    case (.displacedRegistered, .day), (.displacedPlaces, .day), (.displacedOccupied, .day), (.displacedExpected, .day),
      (.displacedPrivate, .day):
      area != .province
    default: false
    }
  }

  /// Whether it counts places for displaced people, and not people.
  var isDisplacedPlaces: Bool {
    switch self {
    case .displacedPlaces, .displacedExpected, .displacedFree, .displacedNorm, .displacedGap, .displacedPlacesSum,
      .displacedPlacesDifference:
      true
    default: false
    }
  }
}

extension DisplacedFact {
  /// The area that it is about.
  public var area: AreaCode {
    switch self {
    case .count(_, let area, _, _, _): area
    case .excess(let excess): excess.area
    }
  }

  /// The names of the figures that the fact says something about.
  public var references: [FigureReference] {
    switch self {
    case .count(let measure, let area, let period, _, _): [.measure(measure, area, period)]
    case .excess(let excess): [.measure(.displacedOccupied, excess.area, .day(excess.day))]
    }
  }

  /// The number that the fact records; nil for a reason.
  public var count: Count? {
    if case .count(_, _, _, let count, _) = self { count } else { nil }
  }

  /// Whether the number is reckoned with.
  public var role: FactRole {
    if case .count(_, _, _, _, let role) = self { role } else { .leading }
  }

  /// The first day on which what it says can have happened; nil for places that are expected.
  public var firstDayCounted: Day? {
    switch self {
    case .count(.displacedExpected, _, _, _, _): nil
    case .count(_, _, let period, _, _): period.firstDay
    case .excess(let excess): excess.day
    }
  }

  /// The key under which the folded state keeps the number; nil for a reason.
  var seriesKey: SeriesKey? {
    guard case .count(let measure, let area, let period, _, let role) = self else { return nil }
    return SeriesKey(displaced: measure, area, period, role)
  }
}

extension SeriesKey {
  /// The key of a number about displaced people; nil for a measure that is not reported like this.
  init?(displaced measure: Measure, _ area: AreaCode, _ period: FigurePeriod, _ role: FactRole = .leading) {
    guard let subject = measure.displacedSubject else { return nil }
    self.init(subject, area, period.number, role)
  }
}
