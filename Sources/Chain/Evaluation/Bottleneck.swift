// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

public import Exact
public import Rulebook

/// A bottleneck or unintended effect of a regulation (knelpunt), as an organisation reported it and as it stands since a day.
public struct Bottleneck: Hashable, Sendable {
  /// The name under which it stays the same.
  public var id: Slug
  /// What it is about, in a few words.
  public var title: String
  /// Which regulation.
  public var regulation: Regulation
  /// Which article of it; empty when it is about the whole.
  public var article: String
  /// Under which theme it belongs.
  public var theme: String
  /// What kind of organisation reported it; never a person.
  public var reporter: BottleneckReporter
  /// What goes wrong, and what it costs whom.
  public var effect: String
  /// What it costs, in whole eurocents; nil when that is not known.
  public var cents: Int?
  /// What is proposed instead; empty when nothing is.
  public var proposal: String
  /// How it stands.
  public var status: BottleneckStatus
  /// Since which day it stands so.
  public var day: Day
  /// What the amended regulation did with it, or why nothing; empty before that.
  public var outcome: String
  /// How sure all this is.
  public var certainty: Certainty

  /// A bottleneck with all that is laid down of it.
  public init(
    id: Slug, title: String, regulation: Regulation, article: String = "", theme: String, reporter: BottleneckReporter,
    effect: String, cents: Int? = nil, proposal: String = "", status: BottleneckStatus, day: Day, outcome: String = "",
    certainty: Certainty = .reported
  ) {
    self.id = id
    self.title = title
    self.regulation = regulation
    self.article = article
    self.theme = theme
    self.reporter = reporter
    self.effect = effect
    self.cents = cents
    self.proposal = proposal
    self.status = status
    self.day = day
    self.outcome = outcome
    self.certainty = certainty
  }
}

/// The regulations for displaced people that are evaluated (regeling).
public enum Regulation: String, Sendable, CaseIterable {
  /// Regeling opvang ontheemden Oekraïne.
  case reception = "rooo"
  /// Bekostigingsregeling opvang ontheemden Oekraïne.
  case funding = "booo"
}

/// The kinds of organisation that report a bottleneck (melder).
public enum BottleneckReporter: String, Sendable, CaseIterable {
  /// A municipality.
  case municipality = "gemeente"
  /// A safety region.
  case safetyRegion = "veiligheidsregio"
  /// The association of municipalities.
  case association = "vng"
  /// COA.
  case coa
  /// Another organisation.
  case other = "anders"
}

/// How a bottleneck stands with the ministry (stand van een knelpunt).
public enum BottleneckStatus: String, Sendable, CaseIterable {
  /// Reported, and not handed over yet.
  case reported = "gemeld"
  /// Reported after the report of the evaluation was offered.
  case addendum = "aanvulling"
  /// Handed over to the ministry.
  case submitted = "bij-ministerie"
  /// In the amended regulation.
  case adopted = "in-regeling"
  /// In the amended regulation in part.
  case partly = "deels"
  /// Not taken over.
  case rejected = "niet-overgenomen"

  /// Whether the ministry said what becomes of it.
  public var isDecided: Bool { self == .adopted || self == .partly || self == .rejected }
}

/// What can be recorded about the evaluation of a regulation (evaluatiefeit).
public enum EvaluationFact: Hashable, Sendable {
  /// A bottleneck as it stands from a day on.
  case bottleneck(Bottleneck)
}

/// Bottlenecks as they are known.
struct EvaluationState: Equatable, Sendable {
  var bottlenecks = RecordTable<Slug, Bottleneck>()

  /// Adds a fact and tells where its corrections belong.
  mutating func apply(_ fact: EvaluationFact, _ envelope: Envelope) -> CorrectionTarget {
    switch fact {
    case .bottleneck(let bottleneck):
      bottlenecks.insert(bottleneck, envelope, bottleneck.id)
      return .bottleneck(bottleneck.id)
    }
  }
}
