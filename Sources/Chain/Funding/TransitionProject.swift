// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

public import Exact
public import Rulebook
public import Territory

/// A project to make a building ready for reception (transitieproject, R6.25). A later version replaces it.
public struct TransitionProject: Hashable, Sendable {
  /// The short name that stays the same.
  public var id: Slug
  /// The municipality.
  public var municipality: AreaCode
  /// What is made, in words.
  public var description: String
  /// Who take part, in words: organisations, never people.
  public var parties: String
  /// How many places come of it.
  public var places: Int
  /// What it is to cost.
  public var budget: Money
  /// Over how many years the costs are written off; nil when that is not known.
  public var depreciationYears: Int?
  /// From when until when.
  public var period: Period
  /// The day on which the municipality applied; nil while it did not.
  public var applied: Day?
  /// What was asked for besides, later.
  public var supplements: [Supplement]
  /// How sure all this is.
  public var certainty: Certainty

  /// A supplementary request (aanvullend verzoek).
  public struct Supplement: Hashable, Sendable {
    /// The day.
    public var day: Day
    /// How much more than the budget.
    public var amount: Money

    /// A request on `day`.
    public init(day: Day, amount: Money) {
      self.day = day
      self.amount = amount
    }
  }

  /// A project with all that is said of it.
  public init(
    id: Slug, municipality: AreaCode, description: String, parties: String, places: Int, budget: Money,
    depreciationYears: Int? = nil, period: Period, applied: Day? = nil, supplements: [Supplement] = [],
    certainty: Certainty = .reported
  ) {
    self.id = id
    self.municipality = municipality
    self.description = description
    self.parties = parties
    self.places = places
    self.budget = budget
    self.depreciationYears = depreciationYears
    self.period = period
    self.applied = applied
    self.supplements = supplements
    self.certainty = certainty
  }
}

/// What a project cost in a book year: by investment, not by what is written off (transitie-uitgaven, R6.30).
public struct TransitionSpending: Hashable, Sendable {
  /// The project.
  public var project: Slug
  /// The book year.
  public var year: Int
  /// What was spent on the building itself.
  public var investment: Money
  /// What was spent on carrying it out.
  public var execution: Money
  /// How sure it is.
  public var certainty: Certainty

  /// What `project` cost in `year`.
  public init(
    project: Slug, year: Int, investment: Money, execution: Money = .zero, certainty: Certainty = .reported
  ) {
    self.project = project
    self.year = year
    self.investment = investment
    self.execution = execution
    self.certainty = certainty
  }
}
