// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

public import Exact

/// What can be recorded about the supervision of municipalities (toezicht, R1.38 and R1.39). The system itself never
/// decides: each of these was decided or done by people (R1.39f).
public enum SupervisionFact: Hashable, Sendable {
  /// How a province supervises.
  case profile(SupervisionProfile)
  /// A municipality is put on a rung.
  case decision(RungDecision)
  /// Whether arrears are excusable.
  case judgement(ExcuseJudgement)
  /// A decision was published, or the council got a copy.
  case notice(SupervisionNotice)
  /// Something that the municipality is to do or to report.
  case agreement(SupervisionAgreement)
  /// To which causes arrears are put down.
  case attribution(ArrearsAttribution)
}

extension SupervisionFact {
  /// The file that it belongs to; nil for a profile.
  public var file: SupervisionFile? {
    switch self {
    case .profile: nil
    case .decision(let decision): decision.file
    case .judgement(let judgement): judgement.file
    case .notice(let notice): notice.file
    case .agreement(let agreement): agreement.file
    case .attribution(let attribution): attribution.file
    }
  }

  /// The day on which it was decided, done or agreed; of an attribution the reference day.
  public var day: Day {
    switch self {
    case .profile(let profile): profile.from
    case .decision(let decision): decision.day
    case .judgement(let judgement): judgement.day
    case .notice(let notice): notice.day
    case .agreement(let agreement): agreement.day
    case .attribution(let attribution): attribution.reference
    }
  }

  /// The names of the figures that the fact says something about.
  public var references: [FigureReference] {
    switch self {
    case .profile(let profile): [.measure(.arrearsThreshold, profile.province, .day(profile.from))]
    case .judgement(let judgement) where judgement.file.task == .housing:
      // On the day of the judgement: before it, nothing was excused.
      [.measure(.countingArrears, judgement.file.municipality, .day(judgement.day))]
    case .attribution(let attribution) where attribution.file.task == .housing:
      [.measure(.unattributed, attribution.file.municipality, .halfYear(HalfYear(containing: attribution.reference)))]
    case .decision, .judgement, .notice, .agreement, .attribution:
      file.map { [.measure($0.task.rungMeasure, $0.municipality, .day(day))] } ?? []
    }
  }

  /// The first day on which what it says can have happened; nil for a profile, which may be laid down ahead.
  public var firstDayCounted: Day? {
    if case .profile = self { nil } else { day }
  }
}

extension SupervisedTask {
  /// The measure of the rung on which a municipality is for this duty.
  public var rungMeasure: Measure { self == .housing ? .rung : .spreadRung }
}
