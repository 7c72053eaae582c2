// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

public import Exact
public import Rulebook
public import Territory

/// The file of one municipality about one duty (toezichtdossier): all that is recorded about it.
public struct SupervisionFile: Hashable, Sendable {
  /// The duty.
  public var task: SupervisedTask
  /// The municipality.
  public var municipality: AreaCode

  /// The file of `municipality` about `task`.
  public init(_ task: SupervisedTask, _ municipality: AreaCode) {
    self.task = task
    self.municipality = municipality
  }
}

extension SupervisionFile: Comparable {
  /// By duty, and then by municipality.
  public static func < (left: SupervisionFile, right: SupervisionFile) -> Bool {
    (left.task.rawValue, left.municipality) < (right.task.rawValue, right.municipality)
  }
}

/// A decision that puts a municipality on a rung (tredebesluit). Rung 0 closes the file.
public struct RungDecision: Hashable, Sendable {
  /// Of which municipality and duty.
  public var file: SupervisionFile
  /// The rung from now on.
  public var rung: Rung
  /// The day of the decision.
  public var day: Day
  /// Who decided.
  public var authority: SupervisionAuthority
  /// Why, in words.
  public var reason: String
  /// The last day on which the municipality can still do itself what is asked; nil when none was set.
  public var term: Day?
  /// Why it cannot wait (spoed), when a rung or a term is skipped (R1.38b, R1.39b); nil when there is no urgency.
  public var urgency: String?
  /// How sure all this is.
  public var certainty: Certainty

  /// A decision of a day.
  public init(
    file: SupervisionFile, rung: Rung, day: Day, authority: SupervisionAuthority, reason: String, term: Day? = nil,
    urgency: String? = nil, certainty: Certainty = .reported
  ) {
    self.file = file
    self.rung = rung
    self.day = day
    self.authority = authority
    self.reason = reason
    self.term = term
    self.urgency = urgency
    self.certainty = certainty
  }
}
