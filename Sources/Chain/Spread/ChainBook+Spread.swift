// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

public import Exact
import Rulebook
public import Territory

/// A municipality, a province or the country at the table in a cycle (regietafel).
public struct TableView: Sendable {
  /// The area.
  public let area: AreaCode
  /// The year in which the cycle starts.
  public let cycle: Int
  /// The places needed: for the country the estimate (R5.2), for another area its share by inhabitants (R4.5).
  public let estimate: Figure
  /// The indicative number (R5.3), places for unaccompanied minors among them.
  public let indicative: Figure
  /// Of them, places for unaccompanied minors (R5.12).
  public let minors: Figure
  /// The places in the recorded locations on the day.
  public let places: Figure
  /// Of them, and of those that come within a year, the places that stay for years (R5.14).
  public let durable: Figure
  /// The places that municipalities offer.
  public let offered: Figure
  /// What was agreed, with the swaps since (R5.4).
  public let agreed: Figure
  /// What the report of the King's commissioner says (R5.5).
  public let reported: Figure
  /// What the minister decided (R5.6).
  public let decided: Figure
  /// What was decided less the indicative number.
  public let difference: Figure
  /// The indicative number less what is there for years, never below zero (R5.14).
  public let open: Figure
}

/// The figures of a cycle, by area.
extension ChainBook {
  /// An area at the table in a cycle.
  public func table(of area: AreaCode, in cycle: Int) -> TableView {
    TableView(
      area: area, cycle: cycle, estimate: estimate(of: area, cycle), indicative: indicative(area, cycle),
      minors: indicative(area, cycle, .indicativeMinors), places: places(in: area, on: day(in: cycle)),
      durable: durablePlaces(in: area, cycle), offered: offered(in: area, cycle), agreed: agreed(in: area, cycle),
      reported: reported(in: area, cycle), decided: decided(in: area, cycle),
      difference: spreadDifference(area, cycle), open: openAssignment(of: area, cycle))
  }

  /// A figure of a cycle; nil when the measure is of another subject.
  func spreadFigure(_ measure: Measure, _ area: AreaCode, _ cycle: Int) -> Figure? {
    guard measure.isOfCycle, ReceptionFact.years.contains(cycle) else { return nil }
    guard territory.exists(area, on: day(in: cycle)) else {
      return Figure(.measure(measure, area, .year(cycle)), unknown: .noSuchArea)
    }
    switch measure {
    case .estimate: return estimate(of: area, cycle)
    case .estimateMinors: return area == .netherlands ? estimateMinors(cycle) : nil
    case .indicative, .indicativeMinors: return indicative(area, cycle, measure)
    case .durablePlaces: return durablePlaces(in: area, cycle)
    case .realisedPlaces: return realised(in: area, cycle)
    case .offeredPlaces: return offered(in: area, cycle)
    case .agreedPlaces: return agreed(in: area, cycle)
    case .reportedPlaces: return reported(in: area, cycle)
    case .decidedPlaces: return decided(in: area, cycle)
    case .spreadDifference: return spreadDifference(area, cycle)
    case .openAssignment: return openAssignment(of: area, cycle)
    case .estimateDeadline: return deadline(.estimateDeadline, "R5.2.dag", area, cycle)
    case .reportDeadline: return deadline(.reportDeadline, "R5.5.dag", area, cycle)
    case .decisionDeadline: return deadline(.decisionDeadline, "R5.6.dag", area, cycle)
    case .realisationDeadline: return realisationDeadline(area, cycle)
    case .bonus, .specialBonus, .durableBonus, .provincialBonus, .provinceShare:
      return bonusFigure(measure, area, cycle)
    default: return nil
    }
  }

  /// The places that the country needs, or the share of another area by inhabitants on 1 January of the cycle.
  func estimate(of area: AreaCode, _ cycle: Int) -> Figure {
    let reference = FigureReference.measure(.estimate, area, .year(cycle))
    guard area != .netherlands else {
      guard let record = estimateRecord(cycle) else { return Figure(reference, unknown: .notReported, unit: .places) }
      let places = record.content.places
      return Figure(
        reference, .whole(places.value), unit: .places, qualifier: places.qualifier, certainty: places.certainty,
        derivation: .fact(state.source(of: record.version)))
    }
    let day = day(in: cycle)
    let share = Figure(
      reference, .proportion(.halfUp),
      [
        estimate(of: .netherlands, cycle), population(of: area, on: day, year: cycle),
        population(of: .netherlands, on: day, year: cycle),
      ], unit: .places, citing: cite("R4.5", on: day))
    // As sure as the key, of which the exact text was not found.
    let key = ruleFigure("R4.5.sleutel", on: day)
    return Figure(
      reference, share.value, unit: share.unit, qualifier: share.qualifier,
      certainty: Certainty.weakest([share.certainty, key.certainty]), derivation: share.derivation)
  }

  func estimateMinors(_ cycle: Int) -> Figure {
    let reference = FigureReference.measure(.estimateMinors, .netherlands, .year(cycle))
    guard let record = estimateRecord(cycle), let minors = record.content.minors else {
      return Figure(reference, unknown: .notReported, unit: .places)
    }
    return Figure(
      reference, .whole(minors), unit: .places, certainty: record.content.places.certainty,
      derivation: .fact(state.source(of: record.version)))
  }

  /// The estimate that counts in a cycle: the last one that was published by the reference day.
  func estimateRecord(_ cycle: Int) -> Record<CapacityEstimate>? {
    latest(state.spread.estimates, cycle) { counts($0.published, in: cycle) }
  }

  /// The day on which the estimate of a cycle was published; nil when there is none.
  public func estimateDay(of cycle: Int) -> Day? { estimateRecord(cycle)?.content.published }

  /// Of the records that stand, the one that became known last among those that `matches` lets through.
  func latest<Key, Content>(
    _ table: RecordTable<Key, Content>, _ key: Key, where matches: (Content) -> Bool
  ) -> Record<Content>? {
    table.records[key]?.filter { $0.stands(at: known) && matches($0.content) }.max {
      ($0.version.known, $0.version.position) < ($1.version.known, $1.version.position)
    }
  }

  /// The indicative number of an area, or the part of it for unaccompanied minors. The published number of a province
  /// leads; the sum of its municipalities stands beside it (R5.3).
  func indicative(_ area: AreaCode, _ cycle: Int, _ measure: Measure = .indicative) -> Figure {
    let reference = FigureReference.measure(measure, area, .year(cycle))
    let (start, day) = (FigurePeriod.year(cycle).firstDay, day(in: cycle))
    func published(_ code: AreaCode) -> Figure? {
      spreadNumber(measure, code, .year(cycle), as: .measure(measure, code, .year(cycle)))
    }
    switch area.kind {
    case .municipality:
      let parts = parts(of: area, on: day, asOf: start)
      // Of a municipality that was not there yet somebody may know the number all the same.
      if parts == [area] || !parts.contains(area), let published = published(area) { return published }
      return total(parts, as: reference, unit: .places) { part in
        published(part) ?? Figure(.measure(measure, part, .year(cycle)), unknown: .notReported, unit: .places)
      }
    case .province, .safetyRegion:
      let sum = Figure(
        reference, sumOf: municipalities(in: area, on: day).map { indicative($0, cycle, measure) }, unit: .places)
      guard let published = published(area) else { return sum }
      return Figure(
        reference, choosing: published, over: sum.number == nil ? [] : [sum], because: .publishedNumber)
    case .country:
      return Figure(
        reference, sumOf: provinces.map { indicative($0, cycle, measure) }, unit: .places)
    }
  }

  /// The number that was recorded for an area, or nil.
  func spreadNumber(
    _ measure: Measure, _ area: AreaCode, _ period: FigurePeriod, as reference: FigureReference
  ) -> Figure? {
    guard let subject = measure.spreadSubject else { return nil }
    return recorded(SeriesKey(subject, area, period.number), as: reference, unit: .places)
  }

  /// The provinces, which do not change.
  var provinces: [AreaCode] { territory.areas(of: .province, on: perspective.day).map(\.code) }

  /// The number that was published of an area, with our own beside it; our own when nothing was published.
  func published(_ measure: Measure, _ area: AreaCode, _ cycle: Int, over own: Figure) -> Figure {
    let reference = FigureReference.measure(measure, area, .year(cycle))
    guard let number = spreadNumber(measure, area, .year(cycle), as: reference) else { return own }
    return Figure(reference, choosing: number, over: own.number == nil ? [] : [own], because: .publishedNumber)
  }

  /// What is still to be found (R5.14): of a province and a municipality the indicative number less what stays, of the
  /// country the sum over the provinces, for what one has too many is of no use to another.
  func openAssignment(of area: AreaCode, _ cycle: Int) -> Figure {
    let reference = FigureReference.measure(.openAssignment, area, .year(cycle))
    let own =
      area == .netherlands
      ? known(provinces.map { openAssignment(of: $0, cycle) }, as: reference, unit: .places)
      : Figure(
        reference, .differenceFromZero, [indicative(area, cycle), durablePlaces(in: area, cycle)], unit: .places,
        citing: cite("R5.14", on: ruleDay(of: cycle)))
    return published(.openAssignment, area, cycle, over: own)
  }

  /// What was decided less the indicative number; below zero when it was decided to do less.
  func spreadDifference(_ area: AreaCode, _ cycle: Int) -> Figure {
    Figure(
      .measure(.spreadDifference, area, .year(cycle)), .difference,
      [decided(in: area, cycle), indicative(area, cycle)], unit: .places,
      citing: cite("R5.6", on: ruleDay(of: cycle)))
  }

  /// The official number of places of a province under the Uitvoeringsagenda, before the act (R4.5).
  func provincialTask(_ measure: Measure, _ area: AreaCode, on day: Day) -> Figure {
    let reference = FigureReference.measure(measure, area, .day(day))
    if let published = spreadNumber(measure, area, .day(day), as: reference) { return published }
    return Figure(reference, unknown: .notReported, unit: .places)
  }
}
