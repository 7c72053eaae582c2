// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

/// A rung of the ladder of supervision (trede), from nothing to do up to a supervisor who acts in place of the
/// municipality (R1.38). The rule of the rung gives its Dutch name.
public enum Rung: Int, Sendable, CaseIterable {
  /// On schedule or ahead: no file, or a file that was closed.
  case onSchedule = 0
  /// The signal is noted, with informal contact.
  case signal = 1
  /// The supervisor asks for information and judges it.
  case information = 2
  /// Active supervision, with agreements that have a date.
  case agreements = 3
  /// The intention to step in is announced.
  case announcement = 4
  /// It was decided to step in, with a last term.
  case decision = 5
  /// The supervisor does it itself, at the cost of the municipality.
  case execution = 6

  /// The rule that gives its name and says what happens on it.
  public var rule: String { "R1.38.trede\(rawValue)" }

  /// The rungs of which the notice is published and the council gets a copy (R1.38d).
  public static let announced: Set<Rung> = [.announcement, .decision]
  /// The rungs of which a profile can set the term.
  public static let withTerm: [Rung] = [.information, .agreements, .announcement, .decision]
}

extension Rung: Comparable {
  /// From low to high.
  public static func < (left: Rung, right: Rung) -> Bool { left.rawValue < right.rawValue }
}

/// Which duty of a municipality is supervised (onderwerp).
public enum SupervisedTask: String, Sendable, CaseIterable {
  /// Housing status holders: the executive of the province supervises (R1.38a).
  case housing = "taakstelling"
  /// Making reception possible under the Spreidingswet: the minister supervises (R1.38f, R5.toezicht).
  case spread = "spreidingswet"

  /// The rule from which on there is this supervision.
  public var rule: String { self == .housing ? "R1.38" : "R5.toezicht" }
}

/// Who decided, as a function and never as a person (besluit door).
public enum SupervisionAuthority: String, Sendable, CaseIterable {
  /// The executive of the province.
  case executive = "gedeputeerde staten"
  /// One member of that executive.
  case deputy = "gedeputeerde"
  /// An official who supervises in the name of the province or the minister.
  case official = "toezichthouder"
  /// The minister.
  case minister = "minister"

  /// Whether a decision about a rung is this one's to make: stepping in, and announcing that, is for the executive or, at
  /// its place, the minister (R1.38a, R1.38e); under the Spreidingswet for the minister alone (R1.38f).
  public func mayDecide(_ rung: Rung, on task: SupervisedTask) -> Bool {
    switch (task, self) {
    case (_, .minister): true
    case (_, .official): rung < .announcement
    case (.housing, .executive): true
    case (.housing, .deputy): rung < .announcement
    case (.spread, .executive), (.spread, .deputy): false
    }
  }
}
