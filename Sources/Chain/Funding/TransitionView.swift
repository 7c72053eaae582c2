// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Exact
import Rulebook
import Territory

/// A project to make a building ready, as it stands by the end of a year (R6.25).
public struct TransitionView: Sendable {
  /// The project.
  public let project: TransitionProject
  /// The entry that it stands on.
  public let source: FactSource
  /// What was spent in the year.
  public let spent: Figure
  /// Of it, on the building itself.
  public let investment: Figure
  /// Of it, on carrying it out.
  public let execution: Figure
  /// What was spent up to and including the year.
  public let cumulative: Figure
  /// What was asked for: the budget with the supplementary requests up to the reference day.
  public let asked: Figure
  /// What was spent above what was asked for.
  public let overrun: Figure
  /// What the municipality has to look at.
  public let signals: [TransitionSignal]
}

/// What a municipality has to look at in a project (signaal).
public enum TransitionSignal: String, Sendable, CaseIterable {
  /// There is no application, and without one nothing is paid (R6.25).
  case notApplied = "nog geen aanvraag"
  /// So much was spent that a supplementary request is needed (R6.25).
  case needsSupplement = "aanvullend verzoek nodig"
  /// Nobody said what was spent in the year.
  case notReported = "uitgaven niet gemeld"
}

extension FundingLedger {
  /// The projects of a municipality that run in a year.
  func transitions(of municipality: AreaCode, in year: Int) -> [TransitionView] {
    (projects[municipality] ?? []).filter { $0.content.isUnderWay(in: year) }.map { transition($0, year) }
  }

  func transition(_ record: Record<TransitionProject>, _ year: Int) -> TransitionView {
    let project = record.content
    let spent = spentFigure(project.id, year) { $0.investment + $0.execution }
    let cumulative = cumulative(project, year, spent)
    let asked = asked(record, year)
    let overrun = Figure(
      .dossier(.transitionOverrun, project.id, .year(year)), .differenceFromZero, [cumulative, asked], unit: .euro)
    var signals: [TransitionSignal] = []
    if project.applied.map({ $0 > book.perspective.day }) ?? true { signals.append(.notApplied) }
    if needsSupplement(cumulative, asked, year) { signals.append(.needsSupplement) }
    if spent.number == nil { signals.append(.notReported) }
    return TransitionView(
      project: project, source: book.state.source(of: record.version), spent: spent,
      investment: spentFigure(project.id, year, as: "investering-van-\(project.id)", \.investment),
      execution: spentFigure(project.id, year, as: "uitvoering-van-\(project.id)", \.execution),
      cumulative: cumulative, asked: asked, overrun: overrun, signals: signals)
  }

  private func spentFigure(
    _ project: Slug, _ year: Int, as name: String? = nil, _ part: (TransitionSpending) -> Money
  ) -> Figure {
    let reference = name.map { FigureReference.rule($0) } ?? .dossier(.transitionCosts, project, .year(year))
    guard let record = spending(project, year) else { return Figure(reference, unknown: .notReported, unit: .euro) }
    return money(part(record.content), record.content.certainty, record.version, as: reference)
  }

  /// What was spent in all years up to and including this one; a year of which nothing was said is left out.
  private func cumulative(_ project: TransitionProject, _ year: Int, _ spent: Figure) -> Figure {
    let first = min(project.period.from.year, year)
    let earlier = (first..<year).map { spentFigure(project.id, $0) { $0.investment + $0.execution } }
    return sum(earlier + [spent], as: .rule("uitgegeven-aan-\(project.id)"))
  }

  private func asked(_ record: Record<TransitionProject>, _ year: Int) -> Figure {
    let project = record.content
    func part(_ name: String, _ amount: Money) -> Figure {
      money(amount, project.certainty, record.version, as: .rule(name))
    }
    let budget = part("begroting-van-\(project.id)", project.budget)
    let supplements = project.supplements.filter { $0.day <= book.perspective.day }.map {
      part("aanvullend-verzoek-van-\($0.day)", $0.amount)
    }
    return Figure(.rule("gevraagd-voor-\(project.id)"), .sum, [budget] + supplements, unit: .euro)
  }

  /// Whether more was spent than may be without asking again.
  private func needsSupplement(_ cumulative: Figure, _ asked: Figure, _ year: Int) -> Bool {
    guard let spent = cumulative.number, let limit = asked.number,
      let percent = book.rulebook.whole("R6.25.procent", on: ruleDay(of: year), knownAt: book.known)
    else { return false }
    return spent * Fraction(100) > limit * Fraction(100 + percent)
  }
}
