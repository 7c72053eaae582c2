// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

public import Exact
public import Rulebook

/// Why people are not housed (oorzaak).
public enum ArrearsCause: String, Sendable, CaseIterable {
  /// COA linked too few people.
  case noCandidates = "geen kandidaten"
  /// There was no home.
  case noHome = "geen woning"
  /// The home did not fit the household.
  case wrongSize = "verkeerde maat"
  /// The home was refused.
  case refused = "geweigerd"
  /// It comes, but later.
  case late = "te laat"
  /// They are housed, but that was not registered or counted elsewhere.
  case administrative = "administratief"
}

/// To which causes the arrears of a reference day are put down (toeschrijving). A later one about the same day replaces it.
public struct ArrearsAttribution: Hashable, Sendable {
  /// Of which municipality and duty.
  public var file: SupervisionFile
  /// The day on which the arrears stood: for housing 1 January or 1 July.
  public var reference: Day
  /// How many people for which cause; each cause once.
  public var parts: [Part]
  /// How sure all this is.
  public var certainty: Certainty

  /// So many people for one cause.
  public struct Part: Hashable, Sendable {
    /// Why.
    public var cause: ArrearsCause
    /// How many people.
    public var people: Int

    /// So many people for a cause.
    public init(cause: ArrearsCause, people: Int) {
      self.cause = cause
      self.people = people
    }
  }

  /// The arrears of `reference` in parts.
  public init(file: SupervisionFile, reference: Day, parts: [Part], certainty: Certainty = .reported) {
    self.file = file
    self.reference = reference
    self.parts = parts
    self.certainty = certainty
  }
}
