// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

public import Exact
public import Rulebook
public import Territory

/// What the minister expects that is needed (capaciteitsraming, R5.2). A later one for the same cycle replaces it.
public struct CapacityEstimate: Hashable, Sendable {
  /// The year in which the cycle starts.
  public var cycle: Int
  /// The day of publication.
  public var published: Day
  /// The places that are needed on 1 January of the following year, those for unaccompanied minors among them.
  public var places: Count
  /// Of them, places for unaccompanied minors (amv, R5.12); nil when that was not said.
  public var minors: Int?

  /// An estimate of the places needed.
  public init(cycle: Int, published: Day, places: Count, minors: Int? = nil) {
    self.cycle = cycle
    self.published = published
    self.places = places
    self.minors = minors
  }
}

/// How many places a municipality is to make possible, in a report, a decision or an agreement (gemeentelijk aantal).
public struct MunicipalPlaces: Hashable, Sendable {
  /// The municipality.
  public var municipality: AreaCode
  /// The places, those for unaccompanied minors among them.
  public var places: Int
  /// Of them, places for unaccompanied minors; nil when that was not said.
  public var minors: Int?

  /// So many places in a municipality.
  public init(municipality: AreaCode, places: Int, minors: Int? = nil) {
    self.municipality = municipality
    self.places = places
    self.minors = minors
  }
}

/// The report of the King's commissioner to the minister (verslag, R5.5). A later one for the same cycle replaces it.
public struct TableReport: Hashable, Sendable {
  /// The province.
  public var province: AreaCode
  /// The year in which the cycle starts.
  public var cycle: Int
  /// The day of the report.
  public var day: Day
  /// What each municipality is going to deliver.
  public var numbers: [MunicipalPlaces]
  /// How sure all this is.
  public var certainty: Certainty

  /// A report with its numbers.
  public init(
    province: AreaCode, cycle: Int, day: Day, numbers: [MunicipalPlaces], certainty: Certainty = .reported
  ) {
    self.province = province
    self.cycle = cycle
    self.day = day
    self.numbers = numbers
    self.certainty = certainty
  }
}

/// The decision of the minister how many places each municipality of a province makes possible (verdeelbesluit, R5.6).
public struct DistributionDecision: Hashable, Sendable {
  /// The province.
  public var province: AreaCode
  /// The year in which the cycle starts.
  public var cycle: Int
  /// The day of publication.
  public var published: Day
  /// The places of each municipality.
  public var numbers: [MunicipalPlaces]
  /// The number for the province that the decision names itself; nil when it is the indicative number.
  public var total: Int?
  /// The last day to make the places possible, when the decision names one; nil means the term of R5.7.
  public var term: Day?
  /// Whether it changes an earlier decision in between.
  public var isChange: Bool
  /// How sure all this is.
  public var certainty: Certainty

  /// A decision with its numbers.
  public init(
    province: AreaCode, cycle: Int, published: Day, numbers: [MunicipalPlaces], total: Int? = nil, term: Day? = nil,
    isChange: Bool = false, certainty: Certainty = .reported
  ) {
    self.province = province
    self.cycle = cycle
    self.published = published
    self.numbers = numbers
    self.total = total
    self.term = term
    self.isChange = isChange
    self.certainty = certainty
  }
}

/// An objection to a decision and what became of it (bezwaar, G-7). A later version under the same name replaces it.
public struct DecisionObjection: Hashable, Sendable {
  /// The name under which it stays the same.
  public var id: Slug
  /// The province of the decision.
  public var province: AreaCode
  /// The year in which the cycle starts.
  public var cycle: Int
  /// The day on which it was made.
  public var day: Day
  /// The municipality that objects; nil for somebody else, who is never named.
  public var municipality: AreaCode?
  /// What it is about, in words.
  public var about: String
  /// How it ended; nil while it runs.
  public var outcome: Outcome?

  /// How an objection ended (uitkomst).
  public struct Outcome: Hashable, Sendable {
    /// The day.
    public var day: Day
    /// How.
    public var ruling: ObjectionRuling

    /// It ended so on `day`.
    public init(day: Day, ruling: ObjectionRuling) {
      self.day = day
      self.ruling = ruling
    }
  }

  /// An objection.
  public init(
    id: Slug, province: AreaCode, cycle: Int, day: Day, municipality: AreaCode? = nil, about: String,
    outcome: Outcome? = nil
  ) {
    self.id = id
    self.province = province
    self.cycle = cycle
    self.day = day
    self.municipality = municipality
    self.about = about
    self.outcome = outcome
  }
}

/// How an objection can end (beslissing op bezwaar).
public enum ObjectionRuling: String, Sendable, CaseIterable {
  /// The objection was right.
  case upheld = "gegrond"
  /// It was right in part.
  case partly = "deels gegrond"
  /// It was not right.
  case dismissed = "ongegrond"
  /// It was not looked into.
  case inadmissible = "niet-ontvankelijk"
  /// It was taken back.
  case withdrawn = "ingetrokken"
}

/// What a municipality says of a delay that it could not foresee (vertraging, R5.8). A later one replaces it.
public struct DelayReport: Hashable, Sendable {
  /// The municipality.
  public var municipality: AreaCode
  /// The year in which the cycle starts.
  public var cycle: Int
  /// The day on which it was reported.
  public var day: Day
  /// Why, in words.
  public var reason: String
  /// The day on which the places are now expected; nil when that is not known.
  public var expected: Day?

  /// A delay.
  public init(municipality: AreaCode, cycle: Int, day: Day, reason: String, expected: Day? = nil) {
    self.municipality = municipality
    self.cycle = cycle
    self.day = day
    self.reason = reason
    self.expected = expected
  }
}
