// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

public import Exact
public import Territory

/// What can be recorded about reception (opvang).
public enum ReceptionFact: Hashable, Sendable {
  /// A number of people or places of an area, on a day or in a period: one of `Measure.reported`.
  case count(Measure, area: AreaCode, period: FigurePeriod, count: Count, role: FactRole)
  /// A location as it is from now on known: places, contracts, groups (opvanglocatie).
  case location(Location)
  /// The people in a location on a day (bezetting).
  case occupancy(location: Slug, day: Day, count: Count)
}

extension Measure {
  /// What is reported as a number for an area in so many words, and not worked out: on a day, or in a period.
  public static let reported: [Measure] = Measure.allCases.filter { $0.reportedSubject != nil }

  /// Under which subject the folded state keeps it; nil for what is not reported like this.
  var reportedSubject: SeriesKey.Subject? {
    switch self {
    case .residents: .residents
    case .residentsAtLocations: .residentsAtLocations
    case .regularResidents: .regularResidents
    case .emergencyResidents: .emergencyResidents
    case .residentsElsewhere: .residentsElsewhere
    case .statusHolders: .statusHolders
    case .portfolio: .portfolio
    case .arrivals: .arrivals
    case .applications: .applications
    case .family: .family
    case .applicationsOfSeven: .applicationsOfSeven
    case .familyOfSeven: .familyOfSeven
    case .permits: .permits
    case .resettled: .resettled
    default: nil
    }
  }

  /// Whether it is counted over a period and not on a day.
  public var isFlow: Bool {
    switch self {
    case .arrivals, .applications, .family, .applicationsOfSeven, .familyOfSeven, .permits, .resettled: true
    default: false
    }
  }

  /// Whether a number of this measure for this period makes sense: people on a day, newcomers in a month, half-year or
  /// year.
  public func fits(_ period: FigurePeriod) -> Bool {
    switch period {
    case .day: !isFlow
    case .month, .halfYear, .year: isFlow
    }
  }
}

extension ReceptionFact {
  /// The names of the figures that the fact says something about.
  public var references: [FigureReference] {
    switch self {
    case .count(let measure, let area, let period, _, _): [.measure(measure, area, period)]
    case .location(let location): [.dossier(.places, location.id, .day(location.open.from))]
    case .occupancy(let location, let day, _): [.dossier(.occupied, location, .day(day))]
    }
  }

  /// The number that the fact records; nil for a location.
  public var count: Count? {
    switch self {
    case .count(_, _, _, let count, _), .occupancy(_, _, let count): count
    case .location: nil
    }
  }

  /// Whether the number is reckoned with.
  public var role: FactRole {
    if case .count(_, _, _, _, let role) = self { role } else { .leading }
  }

  /// The first day on which what it says can have happened; nil for plans and agreements.
  public var firstDayCounted: Day? {
    switch self {
    case .count(.portfolio, _, _, _, _), .location: nil
    case .count(_, _, let period, _, _): period.firstDay
    case .occupancy(_, let day, _): day
    }
  }
}

extension FigurePeriod {
  /// The first day of the period.
  public var firstDay: Day {
    switch self {
    case .halfYear(let halfYear): halfYear.firstDay
    case .month(let month): month.firstDay
    case .day(let day): day
    // Years are read as four digits above 999, which the calendar has.
    case .year(let year): Day(year: year, month: 1, day: 1) ?? Day(number: 0)
    }
  }

  /// The number under which the folded state keeps it: those of one sort of period differ.
  var number: Int32 {
    switch self {
    case .halfYear(let halfYear): halfYear.index
    case .month(let month): month.index
    case .day(let day): day.number
    case .year(let year): Int32(year)
    }
  }
}
