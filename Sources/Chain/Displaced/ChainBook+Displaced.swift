// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

public import Exact
import Rulebook
public import Territory

/// Where the displaced people of one area are on the reference day (ontheemden, R6.32 to R6.34).
public struct DisplacedView: Sendable {
  /// The municipality, safety region, province or country.
  public let area: AreaCode
  /// The places it is to have; not applicable to a municipality.
  public let norm: Figure
  /// The places that are there.
  public let places: Figure
  /// The people in municipal reception.
  public let occupied: Figure
  /// Places less people.
  public let free: Figure
  /// The places that are being prepared.
  public let expected: Figure
  /// People as a percentage of places.
  public let rate: Figure
  /// What is missing to the norm.
  public let gap: Figure
  /// The people registered in the BRP.
  public let registered: Figure
  /// The people in private reception.
  public let privately: Figure
  /// Registered people who are not in municipal reception.
  public let elsewhere: Figure
  /// Of them, those of whom it is not known that they are in private reception.
  public let elsewhereOther: Figure
  /// The days of the reports that places, people and registered people stand on, in order.
  public let reportDays: [Day]

  /// Whether its numbers come from reports of different days.
  public var isMixed: Bool { reportDays.count > 1 }
}

/// Places, people and what follows from them.
extension ChainBook {
  /// The area on the reference day.
  public func displacedView(_ area: AreaCode) -> DisplacedView {
    DisplacedView(
      area: area, norm: displacedNorm(area), places: displaced(.displacedPlaces, in: area),
      occupied: displaced(.displacedOccupied, in: area), free: displacedFree(area),
      expected: displacedExpected(area), rate: displacedRate(area), gap: displacedGap(area),
      registered: displaced(.displacedRegistered, in: area), privately: displaced(.displacedPrivate, in: area),
      elsewhere: displacedElsewhere(area), elsewhereOther: displacedElsewhereOther(area),
      reportDays: displacedReportDays(area))
  }

  /// A figure about displaced people on the reference day; nil when the measure is of another subject.
  func displacedFigure(_ measure: Measure, _ area: AreaCode) -> Figure? {
    if let base = measure.displacedSummed { return displacedSum(base, in: area) }
    if let base = measure.displacedCompared { return displacedDifference(base, in: area) }
    switch measure {
    case .displacedRegistered, .displacedPlaces, .displacedOccupied, .displacedPrivate:
      return displaced(measure, in: area)
    case .displacedExpected: return displacedExpected(area)
    case .displacedFree: return displacedFree(area)
    case .displacedElsewhere: return displacedElsewhere(area)
    case .displacedElsewhereOther: return displacedElsewhereOther(area)
    case .displacedRate: return displacedRate(area)
    case .displacedNorm: return displacedNorm(area)
    case .displacedGap: return displacedGap(area)
    default: return nil
    }
  }

  /// What an area is to have: the share of the region itself when that is known, else the norm of every region (R6.32).
  func displacedNorm(_ area: AreaCode) -> Figure {
    let day = perspective.day
    let reference = FigureReference.measure(.displacedNorm, area, .day(day))
    switch area.kind {
    case .country: return ruleFigure("R6.32.landelijk", on: day).renamed(reference)
    case .safetyRegion:
      let share = ruleFigure("R6.32.norm.\(area)", on: day)
      return (share.number == nil ? ruleFigure("R6.32.norm", on: day) : share).renamed(reference)
    case .province, .municipality: return Figure(reference, unknown: .notApplicable, unit: .places)
    }
  }

  private func displacedGap(_ area: AreaCode) -> Figure {
    let reference = FigureReference.measure(.displacedGap, area, .day(perspective.day))
    let norm = displacedNorm(area)
    guard norm.unknownReason != .notApplicable else {
      return Figure(reference, unknown: .notApplicable, unit: .places)
    }
    return Figure(
      reference, .differenceFromZero, [norm, displaced(.displacedPlaces, in: area)], unit: .places,
      citing: cite("R6.32", on: perspective.day))
  }

  private func displacedRate(_ area: AreaCode) -> Figure {
    let name = FigureReference.measure(.displacedRate, area, .day(perspective.day))
    let measures: [Measure] = [.displacedOccupied, .displacedPlaces]
    let parts = measures.map { displaced($0, in: area) }
    guard areOfOneTime(measures, in: area) else {
      return Figure(name, unknown: .notApplicable, unit: .percent, parts: parts)
    }
    return Figure(name, .percentage, parts, unit: .percent)
  }

  /// Whether what was published of a larger area can be compared: numbers that lie further apart than a number stands (N4)
  /// say nothing about each other.
  private func areOfOneTime(_ measures: [Measure], in area: AreaCode) -> Bool {
    let day = perspective.day
    guard area.kind != .municipality, let weeks = rulebook.whole("N4.weken", on: day, knownAt: known) else {
      return true
    }
    let days = measures.compactMap { displacedLevel($0, area, on: day)?.day }
    guard let first = days.min(), let last = days.max() else { return true }
    return first.days(until: last) <= weeks * 7
  }

  private func displacedFree(_ area: AreaCode) -> Figure {
    difference(.displacedFree, of: area, [.displacedPlaces, .displacedOccupied])
  }

  /// Registered people less those in municipal reception (R6.34). When more people are in reception than are registered, as
  /// in the first weeks, nobody can say how many are elsewhere.
  private func displacedElsewhere(_ area: AreaCode) -> Figure {
    difference(.displacedElsewhere, of: area, [.displacedRegistered, .displacedOccupied], citing: "R6.34").ifNotNegative
  }

  private func displacedElsewhereOther(_ area: AreaCode) -> Figure {
    Figure(
      .measure(.displacedElsewhereOther, area, .day(perspective.day)), .difference,
      [displacedElsewhere(area), displaced(.displacedPrivate, in: area)], citing: cite("R6.34", on: perspective.day)
    ).ifNotNegative
  }

  /// The one measure less the other; of the country, what was published when that is no older than what it follows from.
  private func difference(
    _ measure: Measure, of area: AreaCode, _ parts: [Measure], citing rule: String? = nil
  ) -> Figure {
    let day = perspective.day
    let reference = FigureReference.measure(measure, area, .day(day))
    let unit: Unit = measure.isDisplacedPlaces ? .places : .people
    let figures = parts.map { displaced($0, in: area) }
    let reckoned =
      areOfOneTime(parts, in: area)
      ? Figure(reference, .difference, figures, unit: unit, citing: rule.map { cite($0, on: day) } ?? [])
      : Figure(reference, unknown: .notApplicable, unit: unit, parts: figures)
    guard area == .netherlands, let published = displacedLevel(measure, area, on: day) else { return reckoned }
    guard reckoned.number != nil else { return published.figure }
    let newest = parts.compactMap { displacedLevel($0, area, on: day)?.day }.max()
    return newest.map { published.day >= $0 } ?? true
      ? Figure(reference, choosing: published.figure, over: [reckoned], because: .publishedNumber)
      : Figure(reference, choosing: reckoned, over: [published.figure], because: .laterReport)
  }

  /// The places that are to be there on a later day than the reference day, by what is known.
  private func displacedExpected(_ area: AreaCode) -> Figure {
    let day = perspective.day
    let reference = FigureReference.measure(.displacedExpected, area, .day(day))
    let own = displacedPlans(of: area).map(\.figure)
    if area.kind == .municipality || !own.isEmpty {
      return own.isEmpty
        ? Figure(reference, unknown: .notReported, unit: .places) : Figure(reference, .sum, own, unit: .places)
    }
    let codes = area == .netherlands ? regions(on: day) : municipalities(in: area, on: day)
    // A municipality that says nothing of places to come is no gap in the sum.
    let parts = codes.map { displacedExpected($0) }.filter { $0.number != nil }
    return parts.isEmpty
      ? Figure(reference, unknown: .notReported, unit: .places) : Figure(reference, .sum, parts, unit: .places)
  }

  /// The places that an area itself expects after the reference day, each with the day on which they are to be there.
  public func displacedPlans(of area: AreaCode) -> [(day: Day, figure: Figure)] {
    displacedReports(.displacedExpected, of: area).filter { $0.day > perspective.day && $0.figure.whole != 0 }
  }

  /// The number of the area itself less the sum of its parts: shown beside each other, never mixed.
  private func displacedDifference(_ measure: Measure, in area: AreaCode) -> Figure {
    let day = perspective.day
    let name = FigureReference.measure(measure.displacedDifference ?? measure, area, .day(day))
    let unit: Unit = measure.isDisplacedPlaces ? .places : .people
    guard area.kind != .municipality, let own = displacedLevel(measure, area, on: day)?.figure else {
      return Figure(name, unknown: .notApplicable, unit: unit)
    }
    return Figure(name, .difference, [own, displacedSum(measure, in: area)], unit: unit)
  }
}

/// The age of what is known.
extension ChainBook {
  /// The days of the reports that the numbers of an area stand on, in order.
  public func displacedReportDays(_ area: AreaCode) -> [Day] {
    let measures: [Measure] = [.displacedRegistered, .displacedPlaces, .displacedOccupied]
    return Set(measures.flatMap { displacedDays($0, in: area) }).sorted()
  }

  private func displacedDays(_ measure: Measure, in area: AreaCode) -> [Day] {
    let day = perspective.day
    let own = displacedLevel(measure, area, on: day)?.day
    if area.kind == .municipality || area.kind == .country && own != nil { return own.map { [$0] } ?? [] }
    let codes = area == .netherlands ? regions(on: day) : municipalities(in: area, on: day)
    let parts = codes.map { displacedDays(measure, in: $0) }
    if let own, parts.contains(where: \.isEmpty) { return [own] }
    return parts.flatMap(\.self)
  }
}

extension Figure {
  /// The same figure, or not applicable when it lies below zero.
  fileprivate var ifNotNegative: Figure {
    guard let whole, whole < 0 else { return self }
    let parts: [Figure] = if case .computed(_, let parts, _) = derivation { parts } else { [] }
    return Figure(reference, unknown: .notApplicable, unit: unit, parts: parts)
  }
}

extension Measure {
  /// The sum of the parts of an area beside its own number; nil when there is no such measure.
  var displacedSum: Measure? {
    switch self {
    case .displacedRegistered: .displacedRegisteredSum
    case .displacedPlaces: .displacedPlacesSum
    case .displacedOccupied: .displacedOccupiedSum
    default: nil
    }
  }

  /// The difference between an area's own number and that sum.
  var displacedDifference: Measure? {
    switch self {
    case .displacedRegistered: .displacedRegisteredDifference
    case .displacedPlaces: .displacedPlacesDifference
    case .displacedOccupied: .displacedOccupiedDifference
    default: nil
    }
  }

  /// Of which measure it is the sum.
  var displacedSummed: Measure? { Measure.displacedWithSum.first { $0.displacedSum == self } }

  /// Of which measure it is the difference.
  var displacedCompared: Measure? { Measure.displacedWithSum.first { $0.displacedDifference == self } }

  /// The measures that are published for the country and reported of its parts.
  public static let displacedWithSum: [Measure] = [.displacedRegistered, .displacedPlaces, .displacedOccupied]
}
