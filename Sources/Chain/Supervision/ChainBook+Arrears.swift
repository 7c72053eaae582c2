// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Exact
import Rulebook
import Territory

/// The arrears of a municipality, what of them is excused, and to which causes they are put down (R1.16, R1.39a, R1.39e). For
/// housing they stand at the start of a half-year, for the Spreidingswet they are of a cycle whose term is over.
extension ChainBook {
  /// A figure about arrears in a half-year or a cycle; nil when the measure is of another subject.
  func supervisionFigure(_ measure: Measure, _ area: AreaCode, _ period: FigurePeriod, on day: Day) -> Figure? {
    guard measure.isOfArrears else { return nil }
    let reference = FigureReference.measure(measure, area, period)
    // One municipality's advance does not make up for another's arrears, so there is no such figure of a larger area.
    guard area.kind == .municipality else { return Figure(reference, unknown: .notApplicable) }
    switch (measure, period) {
    case (.arrears, _): return arrears(area, period, on: day)
    case (.excused, _): return excused(area, period, on: day)
    case (.countingArrears, _): return countingArrears(area, period, on: day)
    case (.attributed, _): return attributed(area, period)
    case (.unattributed, _): return unattributed(area, period, on: day)
    case (.arrearsShare, .halfYear(let halfYear)): return arrearsShare(area, halfYear, on: day)
    case (.behindPace, .halfYear(let halfYear)): return behindPace(ledger(of: area, in: halfYear))
    default: return Figure(reference, unknown: .notApplicable)
    }
  }

  /// A figure about supervision on the reference day; nil when the measure is of another subject.
  func supervisionFigure(_ measure: Measure, _ area: AreaCode, on day: Day) -> Figure? {
    switch measure {
    case .rung: return rungFigure(SupervisionFile(.housing, area), on: day)
    case .spreadRung: return rungFigure(SupervisionFile(.spread, area), on: day)
    case .arrearsThreshold: return arrearsThreshold(area, on: day)
    default: return nil
    }
  }

  /// The half-year or cycle of which arrears are looked at on the reference day: for the Spreidingswet the last cycle of
  /// which the term to make places possible is over; nil when there is none yet.
  func arrearsPeriod(of file: SupervisionFile) -> FigurePeriod? {
    let day = perspective.day
    guard file.task == .spread else { return .halfYear(HalfYear(containing: day)) }
    let over = cycles.last { cycle in
      reference(of: .year(cycle), file.municipality).map { $0 < day } ?? false
    }
    return over.map { .year($0) }
  }

  /// The day on which the arrears of a period stand: the first of a half-year, the last of the term of a cycle.
  func reference(of period: FigurePeriod, _ area: AreaCode) -> Day? {
    guard case .year(let cycle) = period else { return period.firstDay }
    if case .day(let day) = realisationDeadline(area, cycle).value { return day }
    return nil
  }

  /// How far the balance at the start of a half-year lies below zero; of a cycle, the places that were decided less those
  /// that are there on the reference day.
  func arrears(_ area: AreaCode, _ period: FigurePeriod, on day: Day) -> Figure {
    let figure = FigureReference.measure(.arrears, area, period)
    switch period {
    case .halfYear(let halfYear):
      return Figure(
        figure, .belowZero, [opening(of: area, halfYear, on: day)], citing: cite("R1.16", on: halfYear.firstDay))
    case .year(let cycle):
      // Before the term is over nothing is late.
      guard let last = reference(of: period, area), last < perspective.day else {
        return Figure(figure, unknown: .notApplicable, unit: .places)
      }
      let decided = decided(in: area, cycle)
      if decided.whole == 0 { return decided.renamed(figure) }
      return Figure(
        figure, .differenceFromZero, [decided, realised(in: area, cycle)], unit: .places,
        citing: cite("R5.7", on: ruleDay(of: cycle)))
    case .day, .month: return Figure(figure, unknown: .notApplicable)
    }
  }

  /// The arrears as a percentage of the target of the half-year that starts with them.
  func arrearsShare(_ area: AreaCode, _ halfYear: HalfYear, on day: Day) -> Figure {
    Figure(
      .measure(.arrearsShare, area, .halfYear(halfYear)), .percentage,
      [arrears(area, .halfYear(halfYear), on: day), target(of: area, halfYear, on: day)], unit: .percent,
      citing: cite("R1.39a", on: halfYear.firstDay))
  }

  /// How many fewer were housed than an even pace asks by now.
  func behindPace(_ ledger: HousingLedger) -> Figure {
    Figure(
      .measure(.behindPace, ledger.area, .halfYear(ledger.halfYear)), .differenceFromZero,
      [ledger.schedule, ledger.housed], citing: cite("R1.19", on: ledger.halfYear.firstDay))
  }

  /// The judgement, made by the reference day, of the arrears of a period.
  func judgement(_ area: AreaCode, _ period: FigurePeriod) -> Record<ExcuseJudgement>? {
    reference(of: period, area).flatMap {
      state.supervision.judgement(
        SupervisionFile(period.supervisedTask, area), reference: $0, by: perspective.day, at: known)
    }
  }

  /// Of the arrears, how many people or places are excused: as it was judged, and unknown as long as it was not.
  func excused(_ area: AreaCode, _ period: FigurePeriod, on day: Day) -> Figure {
    let reference = FigureReference.measure(.excused, area, period)
    guard let record = judgement(area, period) else {
      return Figure(reference, unknown: .notReported, unit: period.arrearsUnit)
    }
    func judged(_ number: Int) -> Figure {
      Figure(
        reference, .whole(number), unit: period.arrearsUnit, certainty: record.content.certainty,
        derivation: .fact(state.source(of: record.version)))
    }
    switch record.content.verdict {
    case .no: return judged(0)
    case .partly(let number): return judged(number)
    case .yes:
      return Figure(
        reference, .same, [arrears(area, period, on: day)], unit: period.arrearsUnit,
        citing: cite("R1.39e", on: perspective.day))
    }
  }

  /// The arrears that supervision reckons with: less what is excused.
  func countingArrears(_ area: AreaCode, _ period: FigurePeriod, on day: Day) -> Figure {
    let reference = FigureReference.measure(.countingArrears, area, period)
    let arrears = arrears(area, period, on: day)
    let excused = excused(area, period, on: day)
    guard excused.number != nil else { return arrears.renamed(reference) }
    return Figure(
      reference, .differenceFromZero, [arrears, excused], unit: period.arrearsUnit,
      citing: cite("R1.39e", on: perspective.day))
  }

  /// To which causes the arrears of a period are put down.
  func attribution(_ area: AreaCode, _ period: FigurePeriod) -> Record<ArrearsAttribution>? {
    reference(of: period, area).flatMap {
      state.supervision.attribution(SupervisionFile(period.supervisedTask, area), reference: $0, at: known)
    }
  }

  /// How much of the arrears is put down to a cause.
  func attributed(_ area: AreaCode, _ period: FigurePeriod) -> Figure {
    let reference = FigureReference.measure(.attributed, area, period)
    guard let record = attribution(area, period) else {
      return Figure(reference, unknown: .notReported, unit: period.arrearsUnit)
    }
    return Figure(
      reference, .whole(record.content.parts.reduce(0) { $0 + $1.people }), unit: period.arrearsUnit,
      certainty: record.content.certainty, derivation: .fact(state.source(of: record.version)))
  }

  /// The arrears less what is put down to causes: below zero when the figures changed and too much is put down.
  func unattributed(_ area: AreaCode, _ period: FigurePeriod, on day: Day) -> Figure {
    Figure(
      .measure(.unattributed, area, period), .difference,
      [arrears(area, period, on: day), attributed(area, period)], unit: period.arrearsUnit)
  }

  /// From how many people on arrears give a signal: by the profile of the province, or else by the rules.
  func arrearsThreshold(_ area: AreaCode, on day: Day) -> Figure {
    let reference = FigureReference.measure(.arrearsThreshold, area, .day(day))
    guard let province = province(of: area, on: day) else { return Figure(reference, unknown: .notApplicable) }
    guard let record = state.supervision.profile(of: province, on: day, at: known),
      let least = record.content.leastPeople
    else { return ruleFigure("R1.39a.personen", on: day).renamed(reference) }
    return Figure(
      reference, .whole(least), certainty: record.content.certainty,
      derivation: .fact(state.source(of: record.version)))
  }

  /// The province that an area is or lies in; nil for the country and safety regions.
  func province(of area: AreaCode, on day: Day) -> AreaCode? {
    switch area.kind {
    case .province: area
    case .municipality: territory.municipality(area, on: day)?.province
    case .country, .safetyRegion: nil
    }
  }

  /// The rung on which a municipality is: that of the last decision, and 0 when there is none.
  func rungFigure(_ file: SupervisionFile, on day: Day) -> Figure {
    let reference = FigureReference.measure(file.task.rungMeasure, file.municipality, .day(day))
    guard file.municipality.kind == .municipality else { return Figure(reference, unknown: .notApplicable) }
    guard let last = decisions(of: file, by: day).last else {
      return Figure(
        reference, .whole(Rung.onSchedule.rawValue), unit: .rung, certainty: .derived,
        derivation: .table(source: "er is geen besluit vastgelegd"))
    }
    return Figure(
      reference, .whole(last.content.rung.rawValue), unit: .rung, certainty: last.content.certainty,
      derivation: .fact(state.source(of: last.version)))
  }

  /// The decisions of a file that were taken by a day, in order.
  func decisions(of file: SupervisionFile, by day: Day) -> [Record<RungDecision>] {
    state.supervision.decisions(of: file, at: known).filter { $0.content.day <= day }
  }
}

extension Measure {
  /// Whether it is a figure of arrears: of a half-year for housing, and of a cycle for the Spreidingswet.
  public var isOfArrears: Bool {
    switch self {
    case .arrears, .arrearsShare, .behindPace, .excused, .countingArrears, .attributed, .unattributed: true
    default: false
    }
  }
}

extension FigurePeriod {
  /// The duty of which there are arrears in such a period.
  fileprivate var supervisedTask: SupervisedTask {
    if case .year = self { .spread } else { .housing }
  }

  /// What arrears in such a period count.
  fileprivate var arrearsUnit: Unit { supervisedTask == .spread ? .places : .people }
}
