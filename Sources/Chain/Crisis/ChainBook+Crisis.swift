// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

public import Exact
import Rulebook
public import Territory

/// One safety region in the crisis of 2022 on the reference day (crisismaatregelen), or the country.
public struct CrisisView: Sendable {
  /// The region, or the country.
  public let area: AreaCode
  /// The crisis places it is to have (R3.2).
  public let norm: Figure
  /// The crisis places that stand.
  public let places: Figure
  /// What is missing to the norm.
  public let gap: Figure
  /// The status holders it is to house faster (R3.4, R3.5).
  public let assigned: Figure
  /// Of them, placed so far.
  public let placed: Figure
  /// Of them, still to be placed.
  public let toPlace: Figure
  /// How many had to be placed by now to be on schedule.
  public let schedule: Figure
  /// The last day of the weeks for it.
  public let deadline: Figure
  /// How many a week are needed to be done by then.
  public let pace: Figure
  /// Whether crisis places may be wound down (R3.6).
  public let windDown: WindDownStatus
}

/// Whether a region may wind its crisis places down, and whether it does (afbouw, R3.6).
public enum WindDownStatus: String, Sendable, CaseIterable {
  /// Not all of those assigned have been placed.
  case notAllowed = "afbouw niet toegestaan"
  /// It is not known how many were placed or assigned.
  case unknown = "niet te zeggen"
  /// All of those assigned have been placed.
  case allowed = "afbouw toegestaan"
  /// All have been placed and the region decided to wind down.
  case done = "afgebouwd"
  /// The region decided to wind down, and by what is known now that was not allowed (C6): a correction may do that.
  case tooEarly = "afgebouwd zonder dat het mocht"

  /// Whether winding down is allowed on what is known.
  public var isAllowed: Bool { self == .allowed || self == .done }
}

/// Crisis places per safety region, and the status holders who are to be housed faster (rules R3.1 to R3.6).
extension ChainBook {
  /// The safety region, or the country, on the reference day.
  public func crisis(_ area: AreaCode) -> CrisisView {
    let day = perspective.day
    return CrisisView(
      area: area, norm: crisisNorm(area, on: day), places: crisisPlaces(area, on: day),
      gap: crisisGap(area, on: day), assigned: assigned(area, on: day), placed: placed(area, on: day),
      toPlace: toPlace(area, on: day), schedule: placingSchedule(area, on: day), deadline: placingDeadline(on: day),
      pace: placingPace(area, on: day), windDown: windDown(area, on: day))
  }

  /// A figure about the crisis measures; nil when the measure or the area is of another subject.
  func crisisFigure(_ measure: Measure, _ area: AreaCode, on day: Day) -> Figure? {
    guard area.kind == .safetyRegion || area.kind == .country else { return nil }
    switch measure {
    case .crisisNorm: return crisisNorm(area, on: day)
    case .crisisPlaces: return crisisPlaces(area, on: day)
    case .crisisGap: return crisisGap(area, on: day)
    case .assigned: return assigned(area, on: day)
    case .assignedByKey: return assignedByKey(area, on: day)
    case .placed: return placed(area, on: day)
    case .toPlace: return toPlace(area, on: day)
    case .placingDeadline: return placingDeadline(on: day)
    case .placingSchedule: return placingSchedule(area, on: day)
    case .placingPace: return placingPace(area, on: day)
    default: return nil
    }
  }

  func crisisNorm(_ area: AreaCode, on day: Day) -> Figure {
    let reference = FigureReference.measure(.crisisNorm, area, .day(day))
    let norm = ruleFigure("R3.2.norm", on: day)
    if area.kind == .safetyRegion { return norm.renamed(reference) }
    guard norm.number != nil else { return Figure(reference, unknown: .noRule("R3.2.norm"), unit: .places) }
    return Figure(
      reference, sumOf: regions(on: day).map { crisisNorm($0, on: day) }, unit: .places)
  }

  func crisisPlaces(_ area: AreaCode, on day: Day) -> Figure {
    let reference = FigureReference.measure(.crisisPlaces, area, .day(day))
    guard area.kind == .safetyRegion else {
      return known(regions(on: day).map { crisisPlaces($0, on: day) }, as: reference, unit: .places)
    }
    let found = lastReport(on: day, of: state.crisis.placesDays[area] ?? []) { reported in
      recorded(
        SeriesKey(.crisisPlaces, area, reported.number), as: .measure(.crisisPlaces, area, .day(reported)),
        unit: .places)
    }
    let standing = found.flatMap { isWoundDown(area, after: $0.day, upTo: day) ? nil : $0 }
    if standing == nil, let decision = decision(of: area, on: day), decision.content.isWoundDown {
      return Figure(
        reference, .whole(0), unit: .places, certainty: .reported,
        derivation: .fact(state.source(of: decision.version)))
    }
    guard let standing else { return crisisLocations(in: area, on: day) }
    guard standing.day != day else { return standing.figure }
    return Figure(
      reference, .carried(days: standing.day.days(until: day)), [standing.figure], unit: .places,
      citing: cite("N4", on: day))
  }

  /// Crisis places in the recorded locations of a region that COA does not run, for a region that reported no number.
  private func crisisLocations(in region: AreaCode, on day: Day) -> Figure {
    let reference = FigureReference.measure(.crisisPlaces, region, .day(day))
    let open = records(in: region).filter {
      $0.content.kind == .crisis && $0.content.runner != .coa && $0.content.places(on: day) > 0
    }
    guard !open.isEmpty else { return Figure(reference, unknown: .notReported, unit: .places) }
    return Figure(
      reference, .sum, open.map { placesFigure($0, on: day) }, unit: .places, citing: cite("R3.2", on: day))
  }

  /// Whether a region wound down after one day and no later than another: what stood before is then gone, also when the
  /// region opens again.
  private func isWoundDown(_ region: AreaCode, after earlier: Day, upTo day: Day) -> Bool {
    (state.crisis.windDowns.records[region] ?? []).contains { record in
      let first = record.content.day
      return record.content.isWoundDown && earlier < first && first <= day
        && decision(of: region, on: first)?.version.position == record.version.position
    }
  }

  func crisisGap(_ area: AreaCode, on day: Day) -> Figure {
    let reference = FigureReference.measure(.crisisGap, area, .day(day))
    // What one region has too many is of no use to a bed that is missing in another.
    guard area.kind == .safetyRegion else {
      return known(regions(on: day).map { crisisGap($0, on: day) }, as: reference, unit: .places)
    }
    if windDown(area, on: day) == .done, let decision = decision(of: area, on: day) {
      // A region that was allowed to wind down is short of nothing.
      return Figure(
        reference, .whole(0), unit: .places, certainty: .reported,
        derivation: .fact(state.source(of: decision.version)))
    }
    return Figure(
      reference, .differenceFromZero, [crisisNorm(area, on: day), crisisPlaces(area, on: day)], unit: .places,
      citing: cite("R3.2", on: day))
  }

  /// Placed so far: as last reported, and then at least so many, since nobody who has a home comes back.
  func placed(_ area: AreaCode, on day: Day) -> Figure {
    let reference = FigureReference.measure(.placed, area, .day(day))
    guard area.kind == .safetyRegion else {
      return known(regions(on: day).map { placed($0, on: day) }, as: reference)
    }
    for reported in (state.crisis.placedDays[area] ?? []).reversed() where reported <= day {
      let name = FigureReference.measure(.placed, area, .day(reported))
      guard let figure = recorded(SeriesKey(.placed, area, reported.number), as: name) else { continue }
      guard reported < day else { return figure }
      return Figure(
        reference, figure.value, qualifier: figure.qualifier.adding(.atLeast), certainty: figure.certainty,
        derivation: .computed(.carried(days: reported.days(until: day)), [figure], citing: []))
    }
    return Figure(reference, unknown: .notReported)
  }

  func toPlace(_ area: AreaCode, on day: Day) -> Figure {
    let reference = FigureReference.measure(.toPlace, area, .day(day))
    // Whoever one region places too many, is of no use to those of another.
    if area.kind == .country, !regions(on: day).isEmpty { return toPlaceInAllRegions(reference, on: day) }
    return Figure(reference, .differenceFromZero, [assigned(area, on: day), placed(area, on: day)])
  }

  /// What is left in all regions together: of a region that reported nothing, at most all that were assigned to it.
  private func toPlaceInAllRegions(_ reference: FigureReference, on day: Day) -> Figure {
    var isComplete = true
    let parts = regions(on: day).map { region -> Figure in
      let rest = toPlace(region, on: day)
      if rest.number != nil { return rest }
      isComplete = false
      return assigned(region, on: day)
    }
    let sum = Figure(reference, .sum, parts)
    guard !isComplete, sum.number != nil else { return sum }
    return Figure(
      reference, sum.value, unit: sum.unit, qualifier: sum.qualifier.adding(.atMost), certainty: sum.certainty,
      derivation: sum.derivation)
  }

  /// Whether a region may wind down: exactly when all assigned people have been placed, whatever other regions do (R3.6).
  func windDown(_ area: AreaCode, on day: Day) -> WindDownStatus {
    guard area.kind == .safetyRegion, let assigned = assigned(area, on: day).whole else { return .unknown }
    // Where nobody has to be placed, no report is needed.
    guard let placed = assigned == 0 ? 0 : placed(area, on: day).whole else { return .unknown }
    let decided = decision(of: area, on: day)?.content.isWoundDown ?? false
    if placed >= assigned { return decided ? .done : .allowed }
    return decided ? .tooEarly : .notAllowed
  }

  /// The decision about crisis places that holds in a region on a day: the latest one that was made by then.
  func decision(of region: AreaCode, on day: Day) -> Record<WindDown>? {
    state.crisis.decision(of: region, on: day, at: known)
  }

  /// The decision about crisis places that holds in a region on the reference day, with the entry; nil when there is none.
  public func windDownDecision(of region: AreaCode) -> (decision: WindDown, source: FactSource)? {
    decision(of: region, on: perspective.day).map { ($0.content, state.source(of: $0.version)) }
  }

  /// The official table of those to be housed faster, as known: empty when there is none.
  public func assignedTable() -> [AreaCode: Int] {
    var table: [AreaCode: Int] = [:]
    for region in regions(on: perspective.day) {
      table[region] = state.numbers[SeriesKey(.assigned, region, 0)]?.current(at: known).map { Int($0.value) }
    }
    return table
  }

  /// What was reported of a region, by day, as known: crisis places, and people placed so far.
  public func crisisReports(of region: AreaCode) -> (
    places: [(day: Day, count: Int)], placed: [(day: Day, count: Int)]
  ) {
    func reports(_ days: [Day]?, _ subject: SeriesKey.Subject) -> [(day: Day, count: Int)] {
      (days ?? []).compactMap { day in
        state.numbers[SeriesKey(subject, region, day.number)]?.current(at: known).map { (day, Int($0.value)) }
      }
    }
    return (
      reports(state.crisis.placesDays[region], .crisisPlaces), reports(state.crisis.placedDays[region], .placed)
    )
  }

  /// The safety regions there are.
  func regions(on day: Day) -> [AreaCode] { territory.areas(of: .safetyRegion, on: day).map(\.code) }

  /// The sum of the parts that are known: a lower bound when some are missing, unknown when all are.
  func known(_ parts: [Figure], as reference: FigureReference, unit: Unit = .people) -> Figure {
    let reported = parts.filter { $0.number != nil }
    guard !reported.isEmpty else { return Figure(reference, unknown: .notReported, unit: unit, parts: []) }
    guard reported.count < parts.count else { return Figure(reference, .sum, parts, unit: unit) }
    let sum = Figure(reference, .sum, reported, unit: unit)
    return Figure(
      reference, sum.value, unit: unit, qualifier: sum.qualifier.adding(.atLeast), certainty: sum.certainty,
      derivation: .partial(reported, missing: parts.filter { $0.number == nil }))
  }
}
