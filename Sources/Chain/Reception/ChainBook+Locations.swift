// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

public import Exact
import Rulebook
public import Territory

/// A location as it is on the reference day, with what was reported of it (opvanglocatie).
public struct LocationView: Sendable {
  /// What is laid down of it.
  public let location: Location
  /// The entry that laid it down.
  public let source: FactSource
  /// The places on the day.
  public let places: Figure
  /// Of the places, those that count for COA; none of a location that does not count.
  public let placesForCOA: Figure
  /// Of the places, those that do not count for COA.
  public let placesElsewhere: Figure
  /// The people on the day, as last reported; unknown when nobody reported them in the weeks before.
  public let occupied: Figure
  /// People as a percentage of places.
  public let occupancyRate: Figure
  /// The days until there are fewer places than now; nil when there are none now, or no end is planned.
  public let daysLeft: Int?
  /// How many places there are fewer by then.
  public let dropping: Int
  /// How soon that is.
  public let expiry: Expiry
}

/// How soon a contract ends (aflopend contract, R2.11).
public enum Expiry: String, Sendable, CaseIterable {
  /// No contract runs on the day.
  case none = "geen contract"
  /// It runs for longer than all warnings, or without an end.
  case far = "loopt door"
  /// Within the first warning: twelve months.
  case first = "binnen 12 maanden"
  /// Within the second warning: six months.
  case second = "binnen 6 maanden"
  /// Within the third warning: three months.
  case third = "binnen 3 maanden"
}

/// The recorded locations: their places, people and contracts.
extension ChainBook {
  /// The location with this name as it is known; nil when there is none.
  public func location(_ id: Slug) -> Location? {
    state.reception.locations.current(id, at: known)?.content
  }

  /// Everything ever laid down of a location, the newest first.
  public func history(of id: Slug) -> [(location: Location, source: FactSource, isWithdrawn: Bool)] {
    (state.reception.locations.records[id] ?? []).filter { $0.version.known <= known }.reversed().map {
      ($0.content, state.source(of: $0.version), !$0.stands(at: known))
    }
  }

  /// All locations of an area that are known, in the order of their names.
  public func locations(in area: AreaCode) -> [LocationView] {
    records(in: area).map { view($0) }
  }

  /// The location as it is on the reference day; nil when there is none.
  public func locationView(_ id: Slug) -> LocationView? {
    state.reception.locations.current(id, at: known).map(view)
  }

  /// The people reported in a location, by day, as known; withdrawn reports are left out. No number where it is too small to
  /// be shown (R10.8).
  public func occupancies(of id: Slug) -> [(day: Day, count: Int?)] {
    guard let order = state.reception.order[id] else { return [] }
    return (state.reception.occupiedDays[id] ?? []).compactMap { day in
      state.numbers[SeriesKey(occupancyOf: order, on: day)]?.current(at: known).map { version in
        let count = Int(version.value)
        return (day, bound(on: count, in: id) == nil ? count : nil)
      }
    }
  }

  /// The satellites of a regional site.
  public func satellites(of hub: Slug) -> [Location] {
    records(in: .netherlands).map(\.content).filter { $0.hub == hub }
  }

  /// The records of the locations in an area, as it is divided on the reference day: a location keeps the municipality
  /// in which it was laid down, so of one that merged the successor counts.
  func records(in area: AreaCode) -> [Record<Location>] {
    // Read anew each time, so that each outcome is known to rest on it; the list itself is made once.
    let locations = state.reception.locations
    let all = allLocations ?? locations.all(at: known).map(\.record)
    allLocations = all
    guard area != .netherlands else { return all }
    let day = perspective.day
    let inside = Set(municipalities(in: area, on: day))
    return all.filter { record in
      let municipality = record.content.municipality
      return inside.contains(territory.current(municipality, on: day) ?? municipality)
    }
  }

  private func view(_ record: Record<Location>) -> LocationView {
    let (location, day) = (record.content, perspective.day)
    let places = placesFigure(record, on: day)
    let occupied = occupiedFigure(location.id, on: day)
    let rate = Figure(
      .dossier(.occupancyRate, location.id, .day(day)), .percentage, [occupied, places], unit: .percent,
      citing: cite("R2.7", on: day))
    let hasContract = location.contract(on: day) != nil
    let drop = hasContract ? location.drop(after: day) : nil
    return LocationView(
      location: location, source: state.source(of: record.version), places: places,
      placesForCOA: placesFigure(record, forCOA: true, on: day),
      placesElsewhere: placesFigure(record, forCOA: false, on: day), occupied: occupied, occupancyRate: rate,
      daysLeft: drop.map { day.days(until: $0.day) }, dropping: drop?.places ?? 0,
      expiry: hasContract ? expiry(of: drop?.day, on: day) : .none)
  }

  /// How soon `end` is, on which a contract takes its places away (R2.11).
  private func expiry(of end: Day?, on day: Day) -> Expiry {
    guard let end else { return .far }
    let warnings: [(id: String, expiry: Expiry)] = [
      ("R2.11.maanden3", .third), ("R2.11.maanden2", .second), ("R2.11.maanden1", .first),
    ]
    for warning in warnings {
      guard let months = rulebook.whole(warning.id, on: day, knownAt: known) else { continue }
      if end <= day.adding(months: months) { return warning.expiry }
    }
    return .far
  }

  func placesFigure(_ record: Record<Location>, on day: Day) -> Figure {
    Figure(
      .dossier(.places, record.content.id, .day(day)), .whole(record.content.places(on: day)), unit: .places,
      certainty: record.content.certainty, derivation: .fact(state.source(of: record.version)))
  }

  /// The places of a location that count for COA, or those that do not (R2.1).
  func placesFigure(_ record: Record<Location>, forCOA: Bool, on day: Day) -> Figure {
    let location = record.content
    let others = location.placesForOthers(on: day)
    let all = placesFigure(record, on: day)
    let reference = FigureReference.dossier(forCOA ? .portfolio : .placesElsewhere, location.id, .day(day))
    if !location.countsForCOA { return forCOA ? none(reference, record) : all }
    if others == 0 { return forCOA ? all : none(reference, record) }
    let beside = Figure(
      .dossier(.placesElsewhere, location.id, .day(day)), .whole(others), unit: .places,
      certainty: location.certainty, derivation: .fact(state.source(of: record.version)))
    guard forCOA else { return beside }
    return Figure(reference, .difference, [all, beside], unit: .places, citing: cite("R2.1", on: day))
  }

  private func none(_ reference: FigureReference, _ record: Record<Location>) -> Figure {
    Figure(
      reference, .whole(0), unit: .places, certainty: record.content.certainty,
      derivation: .fact(state.source(of: record.version)))
  }

  func occupiedFigure(_ id: Slug, on day: Day) -> Figure {
    let reference = FigureReference.dossier(.occupied, id, .day(day))
    guard let order = state.reception.order[id] else { return Figure(reference, unknown: .notReported) }
    let found = lastReport(on: day, of: state.reception.occupiedDays[id] ?? []) { reported in
      recorded(SeriesKey(occupancyOf: order, on: reported), as: .dossier(.occupied, id, .day(reported)))
        .map { shown($0, in: id) }
    }
    guard let found else { return Figure(reference, unknown: .notReported) }
    if found.day == day { return found.figure }
    // Whoever was there before it closed is not there now.
    if location(id)?.places(on: day) == 0 { return Figure(reference, unknown: .notApplicable, parts: [found.figure]) }
    if let reason = found.figure.unknownReason { return Figure(reference, unknown: reason, parts: [found.figure]) }
    return Figure(
      reference, .carried(days: found.day.days(until: day)), [found.figure], citing: cite("N4", on: day))
  }

  /// The places of the recorded locations of an area on a day: those that count for COA, or the others (R2.1).
  func places(in area: AreaCode, on day: Day, elsewhere: Bool = false) -> Figure {
    let reference = FigureReference.measure(elsewhere ? .placesElsewhere : .places, area, .day(day))
    let counted = records(in: area).filter {
      $0.content.countsForCOA != elsewhere || elsewhere && $0.content.placesForOthers(on: day) > 0
    }
    guard !counted.isEmpty else { return Figure(reference, unknown: .notReported, unit: .places) }
    return Figure(
      reference, .sum,
      counted.filter { $0.content.places(on: day) > 0 }.map { placesFigure($0, forCOA: !elsewhere, on: day) },
      unit: .places, citing: cite("R2.1", on: day))
  }

  /// The people in the recorded locations of an area that count for COA: of those of which it is known. Where others share
  /// a site, nobody reports how many of the people are theirs, so there are at most so many.
  func occupied(in area: AreaCode, on day: Day) -> Figure {
    let reference = FigureReference.measure(.occupied, area, .day(day))
    let open = records(in: area).map(\.content).filter { $0.countsForCOA && $0.places(on: day) > 0 }
    let figures = open.map { location in
      let people = occupiedFigure(location.id, on: day)
      guard location.placesForOthers(on: day) > 0, people.number != nil else { return people }
      return Figure(
        people.reference, people.value, unit: people.unit, qualifier: people.qualifier.adding(.atMost),
        certainty: people.certainty, derivation: people.derivation)
    }
    let reported = figures.filter { $0.number != nil }
    guard !reported.isEmpty else {
      let isSmall = figures.contains { $0.isSmall }
      return Figure(reference, unknown: isSmall ? .partUnknown : .notReported, parts: isSmall ? figures : [])
    }
    guard reported.count < figures.count else {
      return Figure(reference, .sum, figures, citing: cite("R2.1", on: day))
    }
    let sum = Figure(reference, .sum, reported)
    return Figure(
      reference, sum.value, qualifier: sum.qualifier.adding(.atLeast), certainty: sum.certainty,
      derivation: .partial(reported, missing: figures.filter { $0.number == nil }))
  }

  /// A figure of one location or project.
  func dossier(_ measure: Measure, _ slug: Slug, _ period: FigurePeriod) -> Figure? {
    guard case .day(let day) = period else { return nil }
    switch measure {
    case .places:
      return state.reception.locations.current(slug, at: known).map { placesFigure($0, on: day) }
    case .portfolio, .placesElsewhere:
      return state.reception.locations.current(slug, at: known).map {
        placesFigure($0, forCOA: measure == .portfolio, on: day)
      }
    case .occupied:
      // A location that nobody knew of yet has no name to ask for.
      let isKnown = location(slug) != nil || !occupancies(of: slug).isEmpty
      return isKnown ? occupiedFigure(slug, on: day) : nil
    case .occupancyRate where day == perspective.day: return locationView(slug)?.occupancyRate
    case .homePlaces, .homePlacesBeside: return projectFigure(measure, slug, on: day)
    case .divided: return divided(slug, on: day)
    case .bottleneckCost: return bottleneckCost(slug)
    default: return nil
    }
  }
}

extension Day {
  /// The same day so many months later, or the last of that month when it is shorter.
  func adding(months: Int) -> Day {
    let month = Month(containing: self).adding(months: months)
    let last = month.adding(months: 1).firstDay.adding(days: -1)
    return min(month.firstDay.adding(days: components.day - 1), last)
  }
}
