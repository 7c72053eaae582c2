// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

public import Exact
import Rulebook
public import Territory

/// What can be recorded about the division of reception over the country (spreiding): at the tables (regietafels), and
/// under the act on the spread of reception (Spreidingswet).
public enum SpreadFact: Hashable, Sendable {
  /// A number of an area, one of `Measure.spreadReported`: of a cycle, or on a day.
  case count(Measure, area: AreaCode, period: FigurePeriod, count: Count)
  /// The estimate of a cycle (capaciteitsraming, R5.2).
  case estimate(CapacityEstimate)
  /// Places that a municipality offers (aanbod, R5.4).
  case offer(PlaceOffer)
  /// Municipalities of a province swap places (ruil van plaatsen, R5.4).
  case swap(PlaceSwap)
  /// What the table of a province agreed (afspraak, R4.4, R5.4).
  case agreement(TableAgreement)
  /// The report of the King's commissioner (verslag, R5.5).
  case report(TableReport)
  /// The decision of the minister (verdeelbesluit, R5.6).
  case decision(DistributionDecision)
  /// An objection to a decision (bezwaar, G-7).
  case objection(DecisionObjection)
  /// A municipality reports that it will be late (vertraging, R5.8).
  case delay(DelayReport)
}

extension Measure {
  /// What is reported as a number about the division over the country, and not worked out.
  public static let spreadReported: [Measure] = Measure.allCases.filter { $0.spreadSubject != nil }

  /// Under which subject the folded state keeps it; nil for what is not reported like this.
  var spreadSubject: SeriesKey.Subject? {
    switch self {
    case .indicative: .indicative
    case .indicativeMinors: .indicativeMinors
    case .durablePlaces: .durablePlaces
    case .reportedPlaces: .reportedPlaces
    case .openAssignment: .openAssignment
    case .provincialTask: .provincialTask
    case .provincialTaskMinors: .provincialTaskMinors
    default: nil
    }
  }

  /// Whether it is a figure of a cycle, which is named after the year in which it starts.
  public var isOfCycle: Bool {
    switch self {
    case .estimate, .estimateMinors, .indicative, .indicativeMinors, .durablePlaces, .offeredPlaces, .agreedPlaces,
      .reportedPlaces, .decidedPlaces, .spreadDifference, .openAssignment, .realisedPlaces, .estimateDeadline,
      .reportDeadline, .decisionDeadline, .realisationDeadline, .bonus, .specialBonus, .durableBonus, .provincialBonus,
      .provinceShare:
      true
    default: false
    }
  }

  /// Whether a number of this measure can be reported for such an area and period.
  public func fitsSpread(_ area: AreaKind, _ period: FigurePeriod) -> Bool {
    switch (self, period) {
    case (.indicative, .year), (.indicativeMinors, .year): area == .municipality || area == .province
    case (.durablePlaces, .year), (.reportedPlaces, .year), (.openAssignment, .year):
      area == .province || area == .country
    case (.provincialTask, .day), (.provincialTaskMinors, .day): area == .province || area == .country
    default: false
    }
  }
}

extension SpreadFact {
  /// The names of the figures that the fact says something about.
  public var references: [FigureReference] {
    func cycle(_ measure: Measure, _ area: AreaCode, _ year: Int) -> FigureReference {
      .measure(measure, area, .year(year))
    }
    switch self {
    case .count(let measure, let area, let period, _): return [.measure(measure, area, period)]
    case .estimate(let estimate): return [cycle(.estimate, .netherlands, estimate.cycle)]
    case .offer(let offer):
      return [.dossier(.offeredPlaces, offer.site, .year(offer.cycle ?? offer.available.from.year))]
    case .swap(let swap): return swap.changes.map { cycle(.agreedPlaces, $0.municipality, swap.cycle) }
    case .agreement(let agreement):
      // An agreement in words is about what is still to be found.
      guard let year = agreement.cycle else { return [.measure(.need, agreement.province, .day(agreement.day))] }
      return agreement.numbers.isEmpty
        ? [cycle(.openAssignment, agreement.province, year)]
        : agreement.numbers.map { cycle(.agreedPlaces, $0.municipality, year) }
    case .report(let report): return [cycle(.reportedPlaces, report.province, report.cycle)]
    case .decision(let decision): return [cycle(.decidedPlaces, decision.province, decision.cycle)]
    case .objection(let objection): return [cycle(.decidedPlaces, objection.province, objection.cycle)]
    case .delay(let delay): return [cycle(.realisedPlaces, delay.municipality, delay.cycle)]
    }
  }

  /// The number that the fact records; nil for a fact that is more or less than one number.
  public var count: Count? {
    if case .count(_, _, _, let count) = self { count } else { nil }
  }

  /// The cycle that the fact belongs to; nil for what was said before there were cycles.
  public var cycle: Int? {
    switch self {
    case .count(_, _, .year(let year), _): year
    case .count: nil
    case .estimate(let estimate): estimate.cycle
    case .offer(let offer): offer.cycle
    case .swap(let swap): swap.cycle
    case .agreement(let agreement): agreement.cycle
    case .report(let report): report.cycle
    case .decision(let decision): decision.cycle
    case .objection(let objection): objection.cycle
    case .delay(let delay): delay.cycle
    }
  }

  /// The first day on which what it says can have happened; nil for numbers and plans.
  public var firstDayCounted: Day? {
    switch self {
    case .count: nil
    case .estimate(let estimate): estimate.published
    case .offer(let offer): offer.day
    case .swap(let swap): swap.day
    case .agreement(let agreement): agreement.day
    case .report(let report): report.day
    case .decision(let decision): decision.published
    case .objection(let objection): max(objection.day, objection.outcome?.day ?? objection.day)
    case .delay(let delay): delay.day
    }
  }

  /// The key under which the folded state keeps the number; nil for what is more or less than one number.
  var seriesKey: SeriesKey? {
    guard case .count(let measure, let area, let period, _) = self, let subject = measure.spreadSubject else {
      return nil
    }
    return SeriesKey(subject, area, period.number)
  }
}
