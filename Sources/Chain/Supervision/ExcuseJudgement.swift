// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

public import Exact
public import Rulebook

/// Whether arrears are excusable (oordeel).
public enum ExcuseVerdict: Hashable, Sendable {
  /// All of them.
  case yes
  /// Of so many people.
  case partly(Int)
  /// None of them.
  case no
}

/// The judgement of the supervisor whether arrears are excusable (oordeel over verschoonbaarheid, R1.39e): recorded with
/// its reason, never reckoned.
public struct ExcuseJudgement: Hashable, Sendable {
  /// Of which municipality and duty.
  public var file: SupervisionFile
  /// The day on which the arrears stood (peildatum): for housing 1 January or 1 July.
  public var reference: Day
  /// The day of the judgement.
  public var day: Day
  /// Who judged.
  public var authority: SupervisionAuthority
  /// What was judged.
  public var verdict: ExcuseVerdict
  /// Why, in words.
  public var reason: String
  /// How sure all this is.
  public var certainty: Certainty

  /// A judgement of the arrears that stood on `reference`.
  public init(
    file: SupervisionFile, reference: Day, day: Day, authority: SupervisionAuthority, verdict: ExcuseVerdict,
    reason: String, certainty: Certainty = .reported
  ) {
    self.file = file
    self.reference = reference
    self.day = day
    self.authority = authority
    self.verdict = verdict
    self.reason = reason
    self.certainty = certainty
  }
}
