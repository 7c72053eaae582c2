// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

public import Exact
public import Territory

/// What the figures say about a municipality (signaal), whatever its rung.
public enum SupervisionSignal: String, Sendable, CaseIterable {
  /// Nothing is behind.
  case none = "geen signaal"
  /// There are arrears, but fewer than the province looks at.
  case small = "onder de grens"
  /// Fewer were housed than an even pace asks by now.
  case pace = "achter op tempo"
  /// There are arrears.
  case arrears = "achterstand"
  /// The figures for it are missing.
  case unknown = "niet te zeggen"
}

/// The term of a decision (termijn).
public struct RungTerm: Hashable, Sendable {
  /// The last day on which the municipality can still do itself what is asked.
  public let day: Day
  /// Whether the decision itself names it; else it is what is usual for the rung.
  public let isRecorded: Bool

  /// Whether it is over on a day.
  public func hasPassed(on day: Day) -> Bool { self.day < day }
}

/// What waits to be done in a file, by whom it may be (openstaand).
public enum SupervisionDue: Hashable, Sendable {
  /// The term of the decision is over.
  case termPassed(Rung, RungTerm)
  /// A decision that must be published, or sent to the council, and of which that was not recorded.
  case notice(NoticeKind, Rung, since: Day)
  /// An action or a report of which the last day is past.
  case agreement(SupervisionAgreement)
  /// The arrears of a reference day of which it was not judged whether they are excusable.
  case judgement(reference: Day)
  /// More people are put down to causes than there are arrears: so many too many.
  case attribution(Int)
  /// The file was closed while so many arrears still count, though they meet the limits of the supervisor.
  case closedWithArrears(Int, since: Day)
}

/// Something in the last decision that goes against the policy, not against the law (opmerking).
public enum LadderRemark: Hashable, Sendable {
  /// The rung went up while the term of the rung before still ran.
  case beforeTerm(Rung, RungTerm)
  /// The rung went up while the province had the ladder stand still.
  case whileFrozen(Rung)
}

/// The arrears of a reference day in parts.
public struct AttributionView: Sendable {
  /// How many people for which cause, as it was recorded.
  public let attribution: ArrearsAttribution
  /// All parts together.
  public let sum: Figure
  /// The arrears less the parts: below zero when too much is put down to causes.
  public let rest: Figure
  /// The entry that recorded it.
  public let source: FactSource
}

/// One municipality and one duty on the reference day (toezicht): what the figures say, on which rung it is, and what the
/// system proposes.
public struct SupervisionView: Sendable {
  /// The municipality and the duty.
  public let file: SupervisionFile
  /// The province in which it lies.
  public let province: AreaCode
  /// The rung by the last decision.
  public let rung: Rung
  /// The same as a figure.
  public let rungFigure: Figure
  /// The last decision, with the entry that recorded it; nil when there is none.
  public let decision: (decision: RungDecision, source: FactSource)?
  /// The term of the last decision.
  public let term: RungTerm?
  /// The time in which the ladder stands still, when it does on the reference day.
  public let freeze: SupervisionProfile.Freeze?
  /// Open files of municipalities that went up in this one, as long as nothing was decided about this one itself.
  public let predecessors: [(municipality: AreaCode, rung: Rung)]
  /// What goes against the policy in the last decision.
  public let remarks: [LadderRemark]
  /// What waits to be done.
  public let due: [SupervisionDue]
  /// What the figures say; nil for the Spreidingswet as long as no term to make places possible is over.
  public let arrears: ArrearsView?

  /// Whether the municipality is on a rung above zero.
  public var isOpen: Bool { rung > .onSchedule }
  /// What the figures say; nil when nothing can be late yet.
  public var signal: SupervisionSignal? { arrears?.signal }
  /// What the system proposes; nil when nothing can be late yet.
  public var proposal: RungProposal? { arrears?.proposal }
}

/// What the figures say about a municipality on the reference day.
public struct ArrearsView: Sendable {
  /// For housing the last 1 January or 1 July, for the Spreidingswet the last day to make places possible.
  public let reference: Day
  /// The arrears: people on that day, or places that are still missing after it.
  public let arrears: Figure
  /// The same as a percentage of the target; nil for the Spreidingswet.
  public let share: Figure?
  /// How many fewer were housed since than an even pace asks; nil for the Spreidingswet.
  public let behindPace: Figure?
  /// Of the arrears, how many people or places are excused.
  public let excused: Figure
  /// The arrears that supervision reckons with.
  public let counting: Figure
  /// From how many people on arrears give a signal; nil for the Spreidingswet, to which no profile applies.
  public let threshold: Figure?
  /// To which causes the arrears are put down; nil when that was not recorded.
  public let attribution: AttributionView?
  /// The judgement of these arrears; nil when there is none yet.
  public let judgement: (judgement: ExcuseJudgement, source: FactSource)?
  /// What the figures say.
  public let signal: SupervisionSignal
  /// The rung that the system proposes, and why.
  public let proposal: RungProposal
}

/// Something that was recorded in a file.
public struct SupervisionEvent: Sendable {
  /// What was decided, done or agreed.
  public let fact: SupervisionFact
  /// The entry that recorded it.
  public let source: FactSource
  /// Whether it was taken back.
  public let isWithdrawn: Bool
}
