// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

public import Exact
import Rulebook
public import Territory

/// The steps of a cycle (stappen van de ronde, R5.2 to R5.7).
public enum StepKind: String, Sendable, CaseIterable {
  /// The minister publishes the estimate (R5.2).
  case estimate = "capaciteitsraming"
  /// The minister publishes the indicative numbers (R5.3).
  case indicative = "indicatieve verdeling"
  /// The municipalities of a province consult (R5.4).
  case consultation = "overleg"
  /// The King's commissioner reports (R5.5).
  case report = "verslag"
  /// The minister decides (R5.6).
  case decision = "verdeelbesluit"
  /// Municipalities make the places possible (R5.7).
  case realisation = "realisatie"

  /// The rule that says what the step is.
  public var rule: String {
    switch self {
    case .estimate: "R5.2"
    case .indicative: "R5.3"
    case .consultation: "R5.4"
    case .report: "R5.5"
    case .decision: "R5.6"
    case .realisation: "R5.7"
    }
  }
}

/// How a step of a cycle stands on the reference day (stand van een stap).
public enum StepStatus: String, Sendable, CaseIterable {
  /// Done within its term.
  case onTime = "op tijd"
  /// Done, after its term.
  case doneLate = "te laat gedaan"
  /// It is not recorded that it was done, and the term is over.
  case overdue = "te laat"
  /// Done, but on which day is not known.
  case undated = "gedaan, dag onbekend"
  /// Not done, and there is time left.
  case running = "loopt"
  /// It depends on a step that was not done.
  case waiting = "wacht op een eerdere stap"
  /// What is needed to judge it is not known.
  case unknown = "niet te zeggen"

  /// Whether it came, or comes, after its term.
  public var isLate: Bool { self == .overdue || self == .doneLate }
}

/// One step of a cycle for a province or the country.
public struct CycleStep: Sendable {
  /// Which step.
  public let kind: StepKind
  /// The day of its deadline; unknown when there is none yet.
  public let deadline: Figure
  /// Whether it may still be done on that day; else it must be done before it.
  public let isInclusive: Bool
  /// The day on which it was done; nil when it was not.
  public let done: Day?
  /// How it stands on the reference day.
  public let status: StepStatus
  /// The provinces, or the municipalities of a province, that are late with it.
  public let late: [AreaCode]
}

/// What must be done by when in a cycle, and what is late (R5.2 to R5.7).
extension ChainBook {
  /// The steps of a cycle for a province, or for the country as a whole, in order.
  public func steps(of area: AreaCode, in cycle: Int) -> [CycleStep] {
    let estimate = estimateRecord(cycle)?.content.published
    return [
      step(.estimate, deadline(.estimateDeadline, "R5.2.dag", area, cycle), done: estimate),
      step(.indicative, deadline(.estimateDeadline, "R5.3.dag", area, cycle), done: indicativeDay(cycle)),
      consultation(area, cycle, published: estimate),
      provincial(.report, deadline(.reportDeadline, "R5.5.dag", area, cycle), area) { province in
        // Of some reports only the number of places became known.
        let isKnown = reported(in: province, cycle).number != nil
        return (self.report(of: province, in: cycle)?.report.day, isKnown)
      },
      provincial(.decision, deadline(.decisionDeadline, "R5.6.dag", area, cycle), area) { province in
        let day = self.decisions(of: province, in: cycle).first?.decision.published
        return (day, day != nil)
      },
      realisation(area, cycle),
    ]
  }

  /// How something done or not stands on the reference day.
  private func status(_ deadline: Figure, isInclusive: Bool = false, done: Day?) -> StepStatus {
    guard case .day(let limit) = deadline.value else { return done == nil ? .unknown : .onTime }
    let last = isInclusive ? limit : limit.adding(days: -1)
    guard let done else { return perspective.day > last ? .overdue : .running }
    return done > last ? .doneLate : .onTime
  }

  private func step(_ kind: StepKind, _ deadline: Figure, done: Day?) -> CycleStep {
    CycleStep(
      kind: kind, deadline: deadline, isInclusive: false, done: done, status: status(deadline, done: done), late: [])
  }

  /// A step that each province takes; the country has taken it when the last one has.
  private func provincial(
    _ kind: StepKind, _ deadline: Figure, _ area: AreaCode, _ find: (AreaCode) -> (day: Day?, isDone: Bool)
  ) -> CycleStep {
    let areas = area == .netherlands ? provinces : [area]
    let found = areas.map(find)
    let statuses = found.map { day, isDone -> StepStatus in
      day == nil && isDone ? .undated : self.status(deadline, done: day)
    }
    let late = zip(areas, statuses).filter { $0.1.isLate }.map(\.0)
    let last = found.allSatisfy { $0.day != nil } ? found.compactMap(\.day).max() : nil
    // As far as the one who is furthest behind.
    let order: [StepStatus] = [.overdue, .unknown, .running, .doneLate, .undated, .onTime]
    let status = order.first(where: statuses.contains) ?? .unknown
    return CycleStep(
      kind: kind, deadline: deadline, isInclusive: false, done: last, status: status,
      late: area == .netherlands ? late : [])
  }

  /// The day on which the indicative numbers were there. They are published in one go, with the estimate: when one of them
  /// is known, they are out. Without an estimate that is the day on which the first of them became known.
  private func indicativeDay(_ cycle: Int) -> Day? {
    let codes = provinces + municipalities(in: .netherlands, on: day(in: cycle))
    let days = codes.compactMap { SeriesKey.indicative($0, cycle) }.compactMap { state.numbers[$0]?.current(at: known) }
      .map(\.known.dutchDay)
    return estimateRecord(cycle).flatMap { days.isEmpty ? nil : $0.content.published } ?? days.min()
  }

  /// Talks have no deadline of their own: they end with the report, and are never late.
  private func consultation(_ area: AreaCode, _ cycle: Int, published: Day?) -> CycleStep {
    let deadline = deadline(.reportDeadline, "R5.5.dag", area, cycle)
    let areas = area == .netherlands ? provinces : [area]
    let days = areas.map { province in
      (agreements(of: province, in: cycle).map(\.agreement.day) + swaps(of: province, in: cycle).map(\.swap.day)).min()
    }
    let first = days.allSatisfy { $0 != nil } ? days.compactMap(\.self).max() : nil
    let hasReport = areas.allSatisfy { report(of: $0, in: cycle) != nil }
    let status: StepStatus = hasReport ? .onTime : published == nil ? .waiting : .running
    return CycleStep(
      kind: .consultation, deadline: deadline, isInclusive: false, done: first, status: status, late: [])
  }

  /// The last day to make the places of a decision possible: as the decision says, or so many months after it.
  func realisationDeadline(_ area: AreaCode, _ cycle: Int) -> Figure {
    let reference = FigureReference.measure(.realisationDeadline, area, .year(cycle))
    let province = area.kind == .municipality ? territory.municipality(area, on: day(in: cycle))?.province : area
    guard let province, province.kind == .province, let last = decisions(of: province, in: cycle).last else {
      return Figure(reference, unknown: .notReported, unit: Unit(""))
    }
    if let term = last.decision.term {
      return Figure(
        reference, .day(term), unit: Unit(""), certainty: last.decision.certainty, derivation: .fact(last.source))
    }
    let published = Figure(
      .rule("dag-van-het-verdeelbesluit"), .day(last.decision.published), unit: Unit(""),
      certainty: last.decision.certainty, derivation: .fact(last.source))
    return Figure(
      reference, .monthsAfter, [published, ruleFigure("R5.7.maanden", on: ruleDay(of: cycle))], unit: Unit(""),
      citing: cite("R5.7", on: ruleDay(of: cycle)))
  }

  /// Places are realised when each municipality has as many as was decided.
  private func realisation(_ area: AreaCode, _ cycle: Int) -> CycleStep {
    guard area == .netherlands else { return provincialRealisation(area, cycle) }
    let steps = provinces.map { provincialRealisation($0, cycle) }
    let deadlines = steps.compactMap { step in
      if case .day(let day) = step.deadline.value { (day: day, figure: step.deadline) } else { nil }
    }
    let deadline =
      deadlines.max { $0.day < $1.day }?.figure
      ?? Figure(.measure(.realisationDeadline, area, .year(cycle)), unknown: .notReported, unit: Unit(""))
    let statuses = Set(steps.map(\.status))
    let status: StepStatus =
      statuses.contains(.overdue)
      ? .overdue
      : statuses == [.onTime]
        ? .onTime : statuses.contains(.running) ? .running : statuses == [.waiting] ? .waiting : .unknown
    return CycleStep(
      kind: .realisation, deadline: deadline, isInclusive: true, done: nil, status: status,
      late: zip(provinces, steps).filter { $0.1.status.isLate }.map(\.0))
  }

  private func provincialRealisation(_ province: AreaCode, _ cycle: Int) -> CycleStep {
    let deadline = realisationDeadline(province, cycle)
    let members = municipalities(in: province, on: day(in: cycle))
    var (isShort, isUnknown): ([AreaCode], Bool) = ([], false)
    for municipality in members {
      guard let decided = decided(in: municipality, cycle).whole, decided > 0 else { continue }
      guard let realised = realised(in: municipality, cycle).whole else {
        isUnknown = true
        continue
      }
      if realised < decided { isShort.append(municipality) }
    }
    let open = status(deadline, isInclusive: true, done: nil)
    let status: StepStatus =
      deadline.unknownReason != nil
      ? .waiting
      : !isShort.isEmpty ? open : isUnknown ? (open == .running ? .running : .unknown) : .onTime
    return CycleStep(
      kind: .realisation, deadline: deadline, isInclusive: true, done: nil, status: status,
      late: status == .overdue ? isShort : [])
  }
}

extension SeriesKey {
  /// The key of the indicative number of an area.
  fileprivate static func indicative(_ area: AreaCode, _ cycle: Int) -> SeriesKey? {
    Measure.indicative.spreadSubject.map { SeriesKey($0, area, FigurePeriod.year(cycle).number) }
  }
}
