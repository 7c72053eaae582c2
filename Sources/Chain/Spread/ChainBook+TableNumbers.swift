// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Exact
import Rulebook
public import Territory

/// An offer with the entry that recorded it (aanbod).
public struct OfferView: Sendable {
  /// The offer.
  public let offer: PlaceOffer
  /// The entry that recorded it.
  public let source: FactSource
  /// Why its places are not durable (R5.14); nil when they are.
  public let shortfall: OfferShortfall?
}

/// Why offered places are not durable (R5.14).
public enum OfferShortfall: String, Sendable, CaseIterable {
  /// They are not available for long enough.
  case tooShort = "niet lang genoeg beschikbaar"
  /// A site of regular reception is too small, and the spread sites of the municipality together are too.
  case tooFew = "samen te klein"
}

/// Offers, agreements, reports and decisions, and the numbers in them.
extension ChainBook {
  /// The offers in an area in a cycle, in the order of their names; with nil those from before there were cycles.
  public func offers(in area: AreaCode, _ cycle: Int?) -> [OfferView] {
    let day = cycle.map(day(in:)) ?? perspective.day
    let inside = Set(municipalities(in: area, on: day))
    let records = state.spread.offers.records.keys.sorted().compactMap { site in
      latest(state.spread.offers, site) { offer in
        cycle.map { counts(offer.day, in: $0) } ?? (offer.day <= perspective.day)
      }
    }.filter { $0.content.cycle == cycle && inside.contains(now($0.content.municipality, on: day)) }
    return records.map { record in
      OfferView(
        offer: record.content, source: state.source(of: record.version),
        shortfall: cycle.flatMap { shortfall(record.content, $0) })
    }
  }

  /// The offer with this name as it is known; nil when there is none.
  public func offer(_ site: Slug) -> PlaceOffer? { state.spread.offers.current(site, at: known)?.content }

  /// The municipality that stands for this one on a day.
  func now(_ municipality: AreaCode, on day: Day) -> AreaCode {
    territory.current(municipality, on: day) ?? municipality
  }

  private func shortfall(_ offer: PlaceOffer, _ cycle: Int) -> OfferShortfall? {
    let day = ruleDay(of: cycle)
    guard let years = rulebook.whole("R5.14.jaren", on: day, knownAt: known),
      let least = rulebook.whole("R5.14.regulier", on: day, knownAt: known)
    else { return nil }
    if let until = offer.available.until, until < offer.available.from.adding(years: years) { return .tooShort }
    guard offer.isSpread, offer.places.regular < least else { return nil }
    let others = state.spread.offers.all(at: known).map(\.record.content).filter {
      $0.cycle == cycle && $0.municipality == offer.municipality && $0.isSpread
    }
    return others.reduce(0) { $0 + $1.places.regular } < least ? .tooFew : nil
  }

  /// The places of one offer.
  func offeredPlaces(of site: Slug, _ year: Int) -> Figure? {
    let reference = FigureReference.dossier(.offeredPlaces, site, .year(year))
    guard let record = state.spread.offers.current(site, at: known),
      year == record.content.cycle ?? record.content.available.from.year
    else { return nil }
    return Figure(
      reference, .whole(record.content.places.all), unit: .places, certainty: record.content.certainty,
      derivation: .fact(state.source(of: record.version)))
  }

  /// The places that are offered in an area in a cycle; in a year without one, those from before there were cycles.
  /// Unknown when nobody offered any.
  func offered(in area: AreaCode, _ year: Int) -> Figure {
    let reference = FigureReference.measure(.offeredPlaces, area, .year(year))
    if area == .netherlands { return known(provinces.map { offered(in: $0, year) }, as: reference, unit: .places) }
    let cycle = isCycle(year) ? year : nil
    return offered(offers(in: area, cycle), as: reference, cycle)
  }

  /// The places that were offered before there were cycles (R4.4), by the reference day.
  public func offeredBefore(in area: AreaCode) -> Figure { offered(in: area, perspective.day.year) }

  private func offered(_ offers: [OfferView], as reference: FigureReference, _ cycle: Int?) -> Figure {
    let parts = offers.map { view in
      Figure(
        .dossier(.offeredPlaces, view.offer.site, .year(cycle ?? view.offer.available.from.year)),
        .whole(view.offer.places.all), unit: .places, certainty: view.offer.certainty,
        derivation: .fact(view.source))
    }
    guard !parts.isEmpty else { return Figure(reference, unknown: .notReported, unit: .places) }
    return Figure(
      reference, .sum, parts, unit: .places, citing: cite("R5.4", on: cycle.map(ruleDay) ?? perspective.day))
  }

  /// The report of a province in a cycle, with its entry; nil when there is none.
  public func report(of province: AreaCode, in cycle: Int) -> (report: TableReport, source: FactSource)? {
    reportRecord(province, cycle).map { ($0.content, state.source(of: $0.version)) }
  }

  private func reportRecord(_ province: AreaCode, _ cycle: Int) -> Record<TableReport>? {
    latest(state.spread.reports, CycleKey(province, cycle)) { counts($0.day, in: cycle) }
  }

  /// The decision that counts in a cycle, with its entry: the last one that was published by the reference day.
  public func decision(of province: AreaCode, in cycle: Int) -> (decision: DistributionDecision, source: FactSource)? {
    decisions(of: province, in: cycle).last
  }

  /// All decisions about a province in a cycle, in the order in which they were published.
  public func decisions(
    of province: AreaCode, in cycle: Int
  ) -> [(decision: DistributionDecision, source: FactSource)] {
    decisionRecords(province, cycle).map { ($0.content, state.source(of: $0.version)) }
  }

  private func decisionRecords(_ province: AreaCode, _ cycle: Int) -> [Record<DistributionDecision>] {
    standing(state.spread.decisions, CycleKey(province, cycle)) { $0.published }
      .filter { counts($0.content.published, in: cycle) }
  }

  /// What stands, by the day on which it happened.
  func standing<Key, Content>(
    _ table: RecordTable<Key, Content>, _ key: Key, by day: (Content) -> Day
  ) -> [Record<Content>] {
    (table.records[key] ?? []).filter { $0.stands(at: known) }.sorted {
      (day($0.content), $0.version.known, $0.version.position) < (
        day($1.content), $1.version.known, $1.version.position
      )
    }
  }

  func reported(in area: AreaCode, _ cycle: Int) -> Figure {
    let own = numbers(.reportedPlaces, in: area, cycle) { province in
      reportRecord(province, cycle).map { ($0.content.numbers, $0.content.certainty, $0.version) }
    }
    return published(.reportedPlaces, area, cycle, over: own)
  }

  func decided(in area: AreaCode, _ cycle: Int) -> Figure {
    numbers(.decidedPlaces, in: area, cycle) { province in
      decisionRecords(province, cycle).last.map { ($0.content.numbers, $0.content.certainty, $0.version) }
    }
  }

  private typealias Numbers = (numbers: [MunicipalPlaces], certainty: Certainty, version: Version)

  /// The numbers in a report or decision: of a municipality its own, of a province all of them, of the country those of
  /// the provinces that have one.
  private func numbers(
    _ measure: Measure, in area: AreaCode, _ cycle: Int, _ record: (AreaCode) -> Numbers?
  ) -> Figure {
    let reference = FigureReference.measure(measure, area, .year(cycle))
    let day = day(in: cycle)
    switch area.kind {
    case .country:
      return known(
        provinces.map { province in
          measure == .reportedPlaces ? reported(in: province, cycle) : numbers(measure, in: province, cycle, record)
        }, as: reference, unit: .places)
    case .safetyRegion:
      return known(
        municipalities(in: area, on: day).map { numbers(measure, in: $0, cycle, record) }, as: reference, unit: .places)
    case .province, .municipality:
      let province =
        area.kind == .province ? area : territory.municipality(area, on: day)?.province
      guard let (numbers, certainty, version) = province.flatMap(record) else {
        return Figure(reference, unknown: .notReported, unit: .places)
      }
      let lines = numbers.filter { area.kind == .province || now($0.municipality, on: day) == area }.map { line in
        Figure(
          .measure(measure, line.municipality, .year(cycle)), .whole(line.places), unit: .places, certainty: certainty,
          derivation: .fact(state.source(of: version)))
      }
      guard let first = lines.first else { return Figure(reference, unknown: .notReported, unit: .places) }
      if lines.count == 1, area.kind == .municipality {
        return first.reference == reference ? first : first.renamed(reference)
      }
      return Figure(reference, .sum, lines, unit: .places)
    }
  }

  /// The delays that municipalities of an area reported in a cycle, with their entries.
  public func delays(in area: AreaCode, _ cycle: Int) -> [(delay: DelayReport, source: FactSource)] {
    let day = day(in: cycle)
    let inside = Set(municipalities(in: area, on: day))
    return state.spread.delays.records.keys.sorted().filter { $0.cycle == cycle }.compactMap { key in
      latest(state.spread.delays, key) { counts($0.day, in: cycle) }
    }
    .filter { inside.contains(now($0.content.municipality, on: day)) }
    .map { ($0.content, state.source(of: $0.version)) }
  }
}
