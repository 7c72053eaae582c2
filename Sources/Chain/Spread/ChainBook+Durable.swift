// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

public import Exact
import Rulebook
public import Territory

/// A location with the places that count as durable (duurzame plaatsen, R5.14).
public struct DurableSite: Sendable {
  /// The location.
  public let location: Location
  /// The municipality in which it lies on the day.
  public let municipality: AreaCode
  /// The entry that laid it down.
  public let source: FactSource
  /// The places that stay, by kind, whether they count or not.
  public let lasting: PlaceCounts
  /// From which days on how many places count, as they came; empty when none do.
  public let steps: [DurableStep]
  /// Whether they count, or why not.
  public let status: DurableStatus

  /// The places that count.
  public var counting: PlaceCounts { status == .counts ? lasting : PlaceCounts() }
}

/// So many durable places of a location from a day on, those from before among them (R5.14).
public struct DurableStep: Hashable, Sendable {
  /// The first day.
  public let from: Day
  /// The places from then on.
  public let places: PlaceCounts
}

/// Whether the places of a location are durable, or why not (duurzaam, R5.14).
public enum DurableStatus: String, Sendable, CaseIterable {
  /// They are.
  case counts = "telt mee"
  /// Emergency reception is temporary by its nature.
  case emergency = "noodopvang is tijdelijk"
  /// They are not available for long enough.
  case tooShort = "niet lang genoeg beschikbaar"
  /// The location is too small.
  case tooSmall = "te klein"
  /// No contract runs, and none begins soon.
  case noContract = "geen contract"
}

/// Which places of the recorded locations stay for years (R5.14).
extension ChainBook {
  /// The locations of an area that count for COA, with what stays from the reference day on or from within a year.
  public func durableSites(in area: AreaCode, in cycle: Int) -> [DurableSite] {
    let months = rulebook.whole("R5.14.maanden", on: ruleDay(of: cycle), knownAt: known) ?? 0
    let day = day(in: cycle)
    return lastingSites(in: area, cycle, from: day, through: day.adding(months: months))
  }

  /// The same with what stays from some day in the cycle on, up to the reference day or the end of the term: what was made
  /// available.
  public func realisedSites(in area: AreaCode, in cycle: Int) -> [DurableSite] {
    let last = term(of: cycle)?.until?.adding(days: -1) ?? day(in: cycle)
    return lastingSites(
      in: area, cycle, from: FigurePeriod.year(cycle).firstDay, through: min(day(in: cycle), last))
  }

  /// The places that stay, from a day on that lies between two days, of every location that counts for COA.
  private func lastingSites(in area: AreaCode, _ cycle: Int, from first: Day, through last: Day) -> [DurableSite] {
    let day = ruleDay(of: cycle)
    guard let years = rulebook.whole("R5.14.jaren", on: day, knownAt: known) else { return [] }
    let special = specialKinds(on: day)
    // A municipality is judged as a whole: its regular places may be spread over several locations.
    let sites = records(in: area).filter { $0.content.countsForCOA }.map { record in
      site(record, special, on: self.day(in: cycle), DurableWindow(first: first, last: last, years: years))
    }
    guard let regular = rulebook.whole("R5.14.regulier", on: day, knownAt: known),
      let facility = rulebook.whole("R5.14.bijzonder", on: day, knownAt: known)
    else { return sites }
    return Dictionary(grouping: sites, by: \.municipality).values.flatMap { sites in
      DurableSize(regular: regular, facility: facility).judge(sites)
    }.sorted { $0.location.id < $1.location.id }
  }

  private func site(
    _ record: Record<Location>, _ special: Set<LocationKind>, on day: Day, _ window: DurableWindow
  ) -> DurableSite {
    let location = record.content
    let steps = location.kind.isTemporary ? [] : window.steps(location, isSpecial: special.contains(location.kind))
    let lasting = steps.last?.places ?? PlaceCounts()
    let isThere = location.turns.contains { (window.first...window.last).contains($0) && location.places(on: $0) > 0 }
    let status: DurableStatus =
      location.kind.isTemporary
      ? .emergency
      : lasting.all > 0
        ? .counts : isThere || location.places(on: window.first) > 0 ? .tooShort : .noContract
    return DurableSite(
      location: location, municipality: now(location.municipality, on: day), source: state.source(of: record.version),
      lasting: lasting, steps: steps, status: status)
  }

  /// The kinds of location that are of a special nature (R5.14).
  private func specialKinds(on day: Day) -> Set<LocationKind> {
    guard case .text(let kinds)? = rulebook.version(of: "R5.14.soorten", on: day, knownAt: known)?.value else {
      return []
    }
    return Set(kinds.split(separator: ",").compactMap { LocationKind(rawValue: String($0.drop { $0 == " " })) })
  }

  /// The durable places of an area on the reference day: as they were published, or else in the recorded locations.
  func durablePlaces(in area: AreaCode, _ cycle: Int) -> Figure {
    let reference = FigureReference.measure(.durablePlaces, area, .year(cycle))
    // A province without a recorded location is a gap in the country, not a province without places.
    let own =
      area == .netherlands
      ? known(provinces.map { durablePlaces(in: $0, cycle) }, as: reference, unit: .places)
      : sum(durableSites(in: area, in: cycle), as: reference, .durablePlaces, cycle)
    return published(.durablePlaces, area, cycle, over: own)
  }

  /// The durable places that were made available in a cycle, up to the reference day or the end of its term.
  func realised(in area: AreaCode, _ cycle: Int) -> Figure {
    let reference = FigureReference.measure(.realisedPlaces, area, .year(cycle))
    return area == .netherlands
      ? known(provinces.map { realised(in: $0, cycle) }, as: reference, unit: .places)
      : sum(realisedSites(in: area, in: cycle), as: reference, .realisedPlaces, cycle)
  }

  private func sum(_ sites: [DurableSite], as reference: FigureReference, _ measure: Measure, _ cycle: Int) -> Figure {
    guard !sites.isEmpty else { return Figure(reference, unknown: .notReported, unit: .places) }
    return Figure(
      reference, .sum, sites.filter { $0.counting.all > 0 }.map { figure($0, measure, cycle) }, unit: .places,
      citing: cite("R5.14", on: ruleDay(of: cycle)))
  }

  private func figure(_ site: DurableSite, _ measure: Measure, _ cycle: Int) -> Figure {
    Figure(
      .dossier(measure, site.location.id, .year(cycle)), .whole(site.counting.all), unit: .places,
      certainty: Certainty.weakest([site.location.certainty]), derivation: .fact(site.source))
  }

  /// A figure of one location or offer in a cycle; nil when the measure is another one.
  func spreadDossier(_ measure: Measure, _ slug: Slug, _ cycle: Int) -> Figure? {
    guard ReceptionFact.years.contains(cycle) else { return nil }
    if measure == .offeredPlaces { return offeredPlaces(of: slug, cycle) }
    guard measure == .durablePlaces || measure == .realisedPlaces, let location = location(slug) else { return nil }
    let municipality = now(location.municipality, on: day(in: cycle))
    let sites =
      measure == .durablePlaces
      ? durableSites(in: municipality, in: cycle) : realisedSites(in: municipality, in: cycle)
    return sites.first { $0.location.id == slug }.map { figure($0, measure, cycle) }
  }
}
