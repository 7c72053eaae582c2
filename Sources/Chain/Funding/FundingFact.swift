// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

public import Exact
public import Rulebook
public import Territory

/// What can be recorded about what municipalities are paid for people from Ukraine (bekostiging, BooO).
public enum FundingFact: Hashable, Sendable {
  /// An amount of a month or a year.
  case amount(FundingAmount)
  /// A step on the way from advance to settlement.
  case step(FundingStep)
  /// The choice between norm amounts and actual costs (R6.26).
  case choice(CostChoice)
  /// A project to make a building ready (transitieproject, R6.25).
  case project(TransitionProject)
  /// What a project cost in a year.
  case spending(TransitionSpending)
}

extension FundingFact {
  /// The names of the figures that the fact says something about.
  public var references: [FigureReference] {
    switch self {
    case .amount(let amount): [.measure(amount.item.measure, amount.municipality, amount.period)]
    case .step(let step): [.measure(step.kind.measure, step.municipality, .year(step.year))]
    case .choice(let choice): [.measure(.costDifference, choice.municipality, .year(choice.year))]
    case .project(let project): [.dossier(.transitionCosts, project.id, .year(project.period.from.year))]
    case .spending(let spending): [.dossier(.transitionCosts, spending.project, .year(spending.year))]
    }
  }

  /// The first day on which what it says can have happened.
  public var firstDayCounted: Day? {
    switch self {
    case .amount(let amount): amount.period.firstDay
    case .step(let step): step.day
    case .choice(let choice): choice.day
    case .project(let project): (project.supplements.map(\.day) + [project.applied].compactMap(\.self)).max()
    case .spending(let spending): FigurePeriod.year(spending.year).firstDay
    }
  }
}

/// An amount that a municipality reports for a month or a year (bedrag). A later one for the same replaces it.
public struct FundingAmount: Hashable, Sendable {
  /// The municipality.
  public var municipality: AreaCode
  /// What it is for.
  public var item: FundingItem
  /// The month or the year that it is about.
  public var period: FigurePeriod
  /// How much; never below zero.
  public var amount: Money
  /// How sure it is.
  public var certainty: Certainty

  /// An amount.
  public init(
    municipality: AreaCode, item: FundingItem, period: FigurePeriod, amount: Money, certainty: Certainty = .reported
  ) {
    self.municipality = municipality
    self.item = item
    self.period = period
    self.amount = amount
    self.certainty = certainty
  }
}

/// What an amount is for (post).
public enum FundingItem: String, Sendable, CaseIterable {
  /// Allowances paid to people in private reception (leefgeld, R6.24).
  case allowances = "leefgeld"
  /// The extra allowance for living in private reception (wooncomponent, R6.24).
  case livingComponent = "wooncomponent"
  /// What comes in: own contributions and allowances paid back (ontvangsten, R6.27).
  case receipts = "ontvangsten"
  /// What municipal reception really cost in a year (werkelijke kosten, R6.26).
  case actualCosts = "werkelijke-kosten"

  /// Whether it is reported by month; else by year.
  public var isMonthly: Bool { self != .actualCosts }

  /// The figure that it is.
  public var measure: Measure {
    switch self {
    case .allowances: .allowancesPaid
    case .livingComponent: .livingComponentPaid
    case .receipts: .receipts
    case .actualCosts: .actualCosts
    }
  }
}

/// A step of a year on the way from advance to settlement (stap, R6.28, R6.29). Each day of a step stands by itself.
public struct FundingStep: Hashable, Sendable {
  /// The municipality.
  public var municipality: AreaCode
  /// The year that it is about.
  public var year: Int
  /// Which step.
  public var kind: FundingStepKind
  /// The day.
  public var day: Day
  /// How much it was about; nil when that is not known.
  public var amount: Money?

  /// A step.
  public init(municipality: AreaCode, year: Int, kind: FundingStepKind, day: Day, amount: Money? = nil) {
    self.municipality = municipality
    self.year = year
    self.kind = kind
    self.day = day
    self.amount = amount
  }
}

/// The steps of a year (soort stap).
public enum FundingStepKind: String, Sendable, CaseIterable {
  /// The municipality asked for an advance (R6.28).
  case advanceAsked = "voorschot-aangevraagd"
  /// The advance, or a part of it, was received.
  case advancePaid = "voorschot-ontvangen"
  /// The municipality accounted for the year through SiSa (R6.29).
  case accounted = "verantwoord"
  /// The minister settled the year (R6.29).
  case settled = "vastgesteld"
  /// The minister took money back (R6.29).
  case recovered = "teruggevorderd"

  /// The figure that it says something about.
  var measure: Measure {
    switch self {
    case .advanceAsked: .advanceDeadline
    case .advancePaid: .advance
    case .accounted: .accountDeadline
    case .settled, .recovered: .settled
    }
  }
}

/// Norm amounts or actual costs for a year (keuze, R6.26). The law gives no percentage: people judge, and say why.
public struct CostChoice: Hashable, Sendable {
  /// The municipality.
  public var municipality: AreaCode
  /// The year that it is about.
  public var year: Int
  /// What is claimed.
  public var basis: CostBasis
  /// The day on which it was decided.
  public var day: Day
  /// Why, in words.
  public var reason: String

  /// A choice.
  public init(municipality: AreaCode, year: Int, basis: CostBasis, day: Day, reason: String) {
    self.municipality = municipality
    self.year = year
    self.basis = basis
    self.day = day
    self.reason = reason
  }
}

/// What is claimed for municipal reception (grondslag).
public enum CostBasis: String, Sendable, CaseIterable {
  /// The norm amount per place and day.
  case norm
  /// What it really cost.
  case actual = "werkelijk"
}
