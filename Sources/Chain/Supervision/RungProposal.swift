// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

public import Exact
public import Rulebook

/// The rung that follows from the figures and the file (voorstel). People decide (R1.39f).
public struct RungProposal: Sendable {
  /// The duty that it is about: people to be housed, or places to be made possible.
  public let task: SupervisedTask
  /// The rung; nil when it cannot be said.
  public let rung: Rung?
  /// Why, in the order in which it is told.
  public let reasons: [ProposalReason]
  /// The figures on which it rests, each with its own tree.
  public let figures: [Figure]
}

/// A step in the reasoning of a proposal (reden).
public enum ProposalReason: Hashable, Sendable {
  /// The balance of the reference day is not known.
  case balanceUnknown(Day)
  /// There are no arrears of the reference day.
  case noArrears(Day)
  /// So many people or places in arrears of the reference day.
  case arrears(Int, Qualifier, Day)
  /// That is enough for a signal, with which a file begins.
  case opens
  /// Fewer than the province looks at.
  case belowThreshold
  /// All that was due in the half-year has been done, arrears included.
  case allHoused
  /// So many fewer were housed since the reference day than an even pace asks, rounded down.
  case behindPace(Int)
  /// The file can be closed; for a rung on which it was decided to step in that means taking back the decision.
  case closes(takesBack: Bool)
  /// The rung goes no further up than the signal.
  case onlySignal
  /// All arrears are excused.
  case excused
  /// So many people or places are excused, and so many are left.
  case partlyExcused(Int, left: Int)
  /// None of the arrears are excused.
  case notExcused
  /// It was not judged whether the arrears are excusable.
  case notJudged
  /// The arrears follow from monthly reports and not from an official table.
  case notConfirmed
  /// The official table confirms the arrears.
  case confirmed
  /// The term runs.
  case termRuns(RungTerm)
  /// The term is over.
  case termPassed(RungTerm)
  /// The decision names no term, and no urgency either.
  case noTerm
  /// The decision names urgency in place of a term.
  case urgent
  /// So many actions and reports are past their last day.
  case agreementsLate(Int)
  /// The decision was not yet published, or the council did not get its copy.
  case notAnnounced
  /// The supervisor is doing it itself.
  case executing
  /// The ladder stands still: until a day, or without an end yet.
  case frozen(until: Day?)
}

/// What a proposal follows from. A pure function of these: the table of rule R1.38 with the exceptions of R1.39.
struct LadderSituation {
  var rung: Rung
  var day: Day
  var reference: Day
  var arrears: Figure
  var counting: Figure
  var verdict: ExcuseVerdict?
  /// Whether arrears of so many people are what the province looks at.
  var meetsThreshold: (Figure) -> Bool
  var isConfirmed: Bool
  var status: ScheduleStatus
  var behindPace: Figure?
  var term: RungTerm?
  var isUrgent: Bool
  var isAnnounced: Bool
  var agreementsLate: Int
  var freeze: SupervisionProfile.Freeze?

  /// The proposed rung with the reasons for it.
  func proposal() -> (rung: Rung?, reasons: [ProposalReason]) {
    guard let people = arrears.whole else { return (nil, [.balanceUnknown(reference)]) }
    let wish = wish(people)
    guard let freeze, let wished = wish.rung, wished > rung else { return wish }
    return (rung, Array(wish.reasons.prefix(1)) + [.frozen(until: freeze.until)])
  }

  private func wish(_ people: Int) -> (rung: Rung?, reasons: [ProposalReason]) {
    if status == .done { return closing(people == 0 ? .noArrears(reference) : .allHoused) }
    if people == 0 {
      guard let behind = isBehind else { return closing(.noArrears(reference)) }
      return (.signal, [.noArrears(reference), .behindPace(behind), .onlySignal])
    }
    let arrears = ProposalReason.arrears(people, self.arrears.qualifier, reference)
    guard meetsThreshold(self.arrears) else {
      if rung == .onSchedule, let behind = isBehind {
        return (.signal, [arrears, .belowThreshold, .behindPace(behind)])
      }
      return (rung, [arrears, .belowThreshold])
    }
    if let reason = excuse(of: people) {
      return (rung == .onSchedule ? .signal : min(rung, .information), [arrears, reason])
    }
    let step = step()
    return (step.up ? Rung(rawValue: rung.rawValue + 1) : rung, [arrears] + step.reasons)
  }

  /// How many fewer were housed than an even pace asks, when that is what the province looks at.
  private var isBehind: Int? {
    guard status == .behind, let behindPace, meetsThreshold(behindPace) else { return nil }
    return behindPace.number?.rounded(.down)
  }

  /// Nothing is left: a file is closed.
  private func closing(_ reason: ProposalReason) -> (rung: Rung?, reasons: [ProposalReason]) {
    (.onSchedule, [reason] + (rung > .onSchedule ? [.closes(takesBack: rung >= .decision)] : []))
  }

  /// The judgement that leaves too little to go on with; nil when there is none.
  private func excuse(of people: Int) -> ProposalReason? {
    switch verdict {
    case .yes: .excused
    case .partly(let number) where !meetsThreshold(counting): .partlyExcused(number, left: max(0, people - number))
    case .partly, .no, nil: nil
    }
  }

  /// Whether the next rung follows, and why or why not.
  private func step() -> (up: Bool, reasons: [ProposalReason]) {
    if let term, !term.hasPassed(on: day) { return (false, [.termRuns(term)]) }
    switch rung {
    case .onSchedule: return (true, [.opens])
    case .signal: return isConfirmed ? (true, [.confirmed]) : (false, [.notConfirmed])
    case .information:
      let passed = term.map { [ProposalReason.termPassed($0)] } ?? []
      switch verdict {
      case .no: return (true, [.notExcused])
      case .partly(let number): return (true, [.partlyExcused(number, left: counting.whole ?? 0)])
      case .yes, nil: return (false, passed + [.notJudged])
      }
    case .agreements:
      let late = agreementsLate > 0 ? [ProposalReason.agreementsLate(agreementsLate)] : []
      return term.map { (true, [.termPassed($0)] + late) } ?? (false, [.noTerm])
    case .announcement:
      guard isAnnounced else { return (false, [.notAnnounced]) }
      return term.map { (true, [.termPassed($0)]) } ?? (false, [.noTerm])
    case .decision:
      if isUrgent, term?.isRecorded != true { return (true, [.urgent]) }
      guard let term, term.isRecorded else { return (false, [.noTerm]) }
      return isAnnounced ? (true, [.termPassed(term)]) : (false, [.notAnnounced])
    case .execution: return (false, [.executing])
    }
  }
}
