// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Rulebook
import Territory

/// Judges facts about what municipalities are paid, each by itself. Laws between them: `FundingLaws`.
extension FactCheck {
  func faults(in fact: FundingFact) -> [Fault] {
    switch fact {
    case .amount(let amount):
      return municipality(amount.municipality, during: days(of: amount.period)) + faults(in: amount)
    case .step(let step):
      return municipality(step.municipality, during: days(of: .year(step.year))) + beyond(step.day)
        + year(step.year) + (step.amount.map(money) ?? []) + faults(in: step)
    case .choice(let choice):
      return municipality(choice.municipality, during: days(of: .year(choice.year))) + beyond(choice.day)
        + year(choice.year) + needed(choice.reason, "reden") + faults(in: choice)
    case .project(let project):
      return municipality(project.municipality, during: project.period) + faults(in: project)
    case .spending(let spending):
      return year(spending.year) + money(spending.investment) + money(spending.execution)
        + beyond(days(of: .year(spending.year)).from)
    }
  }

  private func municipality(_ area: AreaCode, during period: Period) -> [Fault] {
    guard area.kind == .municipality else {
      return [
        Fault(
          .areaKindNotAllowed, place: place, problem: "\(area) is geen gemeente.",
          advice: "Vul de gemeente in die de vergoeding krijgt.")
      ]
    }
    let from = max(period.from, Territory.firstDay)
    let until = period.until.map { max($0, from.adding(days: 1)) }
    return existence(area, during: Period(from: from, until: until))
  }

  private func days(of period: FigurePeriod) -> Period {
    switch period {
    case .month(let month): month.period
    case .year(let year): Period(from: period.firstDay, until: FigurePeriod.year(year + 1).firstDay)
    case .day, .halfYear: Period(from: period.firstDay, until: period.firstDay.adding(days: 1))
    }
  }

  private func faults(in amount: FundingAmount) -> [Fault] {
    var faults = money(amount.amount) + beyond(amount.period.firstDay)
    guard amount.item.fits(amount.period) else {
      faults.append(
        Fault(
          .fundingPeriod, place: place,
          problem: "De post \(amount.item.rawValue) gaat niet over \(amount.period).",
          expected: amount.item.isMonthly ? "Een maand, zoals 2022-03." : "Een jaar, zoals 2022.",
          advice: "Kijk de post en de periode na."))
      return faults
    }
    return faults + scheme(days(of: amount.period))
  }

  private func year(_ year: Int) -> [Fault] {
    guard ReceptionFact.years.contains(year) else {
      return [
        Fault(
          .unreadableFundingYear, place: place, problem: "Het jaar \(year) kan niet kloppen.",
          advice: "Schrijf het jaar met vier cijfers.")
      ]
    }
    return scheme(days(of: .year(year)))
  }

  /// Nothing is paid for what was before the scheme.
  private func scheme(_ days: Period) -> [Fault] {
    let first = FundingLedger(desk.book(Perspective(day: desk.now.dutchDay), sight: .keeper)).firstDay
    guard let first, let until = days.until, until <= first else { return [] }
    return [
      Fault(
        .fundingBeforeScheme, place: place, problem: "Over \(days.from.words) is er nog geen vergoeding.",
        expected: "Een periode vanaf \(first) (regel R6.6).", advice: "Kijk de periode na.")
    ]
  }

  private func money(_ money: Money) -> [Fault] {
    guard !(Money.zero...Money.most).contains(money) else { return [] }
    return [
      Fault(
        .fundingAmount, place: place, problem: "Het bedrag \(money) kan niet.", expected: "Een bedrag van nul of meer.",
        advice: "Kijk het bedrag na.")
    ]
  }

  private func needed(_ text: String, _ field: String) -> [Fault] {
    let faults = TextCheck.faults(text, field: field, place: place)
    guard text.allSatisfy(\.isWhitespace) else { return faults }
    return faults + [
      Fault(
        .reasonMissing, place: place, problem: "De reden ontbreekt.",
        advice: "Schrijf kort op waarom de gemeente dit kiest.")
    ]
  }

  /// What is accounted for and settled is a year that is over.
  private func faults(in step: FundingStep) -> [Fault] {
    let end = FigurePeriod.year(step.year + 1).firstDay
    guard step.kind == .accounted || step.kind == .settled || step.kind == .recovered, step.day < end else {
      return []
    }
    return [
      Fault(
        .stepBeforeYearEnd, place: place,
        problem: "De stap \(step.kind.rawValue) over \(step.year) zou al op \(step.day.words) gezet zijn.",
        expected: "Een dag vanaf \(end).", advice: "Kijk de dag en het jaar na.")
    ]
  }

  private func faults(in choice: CostChoice) -> [Fault] {
    guard choice.basis == .actual else { return [] }
    let then = Moment(endOf: choice.day)
    let last = FigurePeriod.year(choice.year + 1).firstDay.adding(days: -1)
    guard desk.rulebook.version(of: "R6.26", on: last, knownAt: then) == nil else { return [] }
    return [
      Fault(
        .choiceNotPossible, place: place,
        problem: "Op \(choice.day.words) kon een gemeente over \(choice.year) nog geen werkelijke kosten opgeven.",
        expected: "Een dag waarop regel R6.26 bekend is.", advice: "Kijk de dag en het jaar na.")
    ]
  }

  private func faults(in project: TransitionProject) -> [Fault] {
    var faults = TextCheck.faults(project.id.text, field: "project", place: place)
    for (field, text) in [("omschrijving", project.description), ("betrokkenen", project.parties)] {
      faults += TextCheck.faults(text, field: field, place: place)
      if text.allSatisfy(\.isWhitespace) { faults.append(incomplete("Het veld \(field) is leeg.")) }
    }
    faults += people(Count(project.places)) + money(project.budget)
    for supplement in project.supplements { faults += money(supplement.amount) + beyond(supplement.day) }
    if let applied = project.applied { faults += beyond(applied) }
    if project.places == 0 { faults.append(incomplete("Er zijn geen plekken.")) }
    if let years = project.depreciationYears, years < 1 {
      faults.append(incomplete("Een afschrijving over \(years) jaar kan niet."))
    }
    return faults
  }

  private func incomplete(_ problem: String) -> Fault {
    Fault(
      .projectIncomplete, place: place, problem: problem,
      expected: "Omschrijving, betrokkenen, plekken, begroting en periode (regel R6.25).",
      advice: "Vul aan wat ontbreekt.")
  }
}

/// The laws between facts about what municipalities are paid.
struct FundingLaws {
  let desk: Desk

  func faults(_ facts: [SourcedFact]) -> [Fault] {
    let ledger = FundingLedger(desk.book(Perspective(day: desk.now.dutchDay), sight: .keeper))
    return facts.flatMap { sourced -> [Fault] in
      switch sourced.fact {
      case .funding(.spending(let spending)): law(of: spending.project, ledger, sourced.place)
      case .funding(.project(let project)): law(of: project.id, ledger, sourced.place)
      case .funding(.choice(let choice)): law(choice.municipality, choice.year, ledger, sourced.place)
      case .funding(.amount(let amount)) where amount.item == .actualCosts:
        law(amount.municipality, amount.period.firstDay.year, ledger, sourced.place)
      default: []
      }
    }
  }

  /// Spending belongs to a project that is there, and to a year in which it had begun.
  private func law(of project: Slug, _ ledger: FundingLedger, _ place: String?) -> [Fault] {
    let years = ledger.yearsOfSpending(project)
    guard let first = years.first else { return [] }
    guard let found = ledger.project(project) else {
      return [
        Fault(
          .unknownTransitionProject, place: place,
          problem: "Het transitieproject '\(project)' is niet vastgelegd, of niet meer.",
          advice: "Leg eerst het project vast, of trek eerst de uitgaven in.")
      ]
    }
    guard first < found.period.from.year else { return [] }
    return [
      Fault(
        .spendingBeforeProject, place: place,
        problem: "'\(project)' begint op \(found.period.from.words), maar er zouden uitgaven van \(first) zijn.",
        advice: "Kijk het jaar en de periode van het project na.")
    ]
  }

  /// Who chooses actual costs has said what they are.
  private func law(_ municipality: AreaCode, _ year: Int, _ ledger: FundingLedger, _ place: String?) -> [Fault] {
    guard ledger.choice(of: municipality, in: year)?.choice.basis == .actual,
      !ledger.hasActualCosts(municipality, year)
    else { return [] }
    return [
      Fault(
        .choiceWithoutCosts, place: place,
        problem: "Over \(year) is voor werkelijke kosten gekozen, maar die kosten zijn niet vastgelegd.",
        advice: "Leg eerst de post werkelijke-kosten vast.")
    ]
  }
}
