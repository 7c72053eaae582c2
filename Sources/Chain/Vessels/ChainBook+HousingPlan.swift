// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Exact
import Rulebook
import Territory

/// What a scenario means for the half-year that runs on the reference day.
extension ChainBook {
  /// The people to house in a scenario.
  ///
  /// - Parameters:
  ///   - then: the same book with what was known on the reference day: of what has been done already.
  ///   - weeks: how far homes of projects are looked for.
  func plan(of scenario: HousingScenario, then: ChainBook, weeks: Int) throws(VesselsFault) -> HousingPlan {
    let day = perspective.day
    let halfYear = HalfYear(containing: day)
    let ledger = ledger(of: .netherlands, in: halfYear)
    guard ledger.target.whole != nil else { throw VesselsFault(missing: "de taakstelling van halfjaar \(halfYear)") }
    let number: Figure
    switch scenario.plan {
    case .number(let value):
      number = Figure(
        .rule("scenario-\(scenario.name)"), .whole(value), certainty: .derived,
        derivation: .table(source: "scenario \(scenario.name)"))
    case .targetOnly, .homes: number = ledger.target
    case .task, .faster: number = ledger.due
    }
    guard number.whole != nil else {
      throw VesselsFault(missing: "de achterstand aan het begin van halfjaar \(halfYear)")
    }
    let faster = scenario.plan == .faster ? try self.faster(scenario, then) : nil
    let homes = scenario.plan == .homes ? try scenarioHomes(weeks: weeks) : nil
    let (housed, unknownDays) = then.housedAlready()
    return HousingPlan(
      number: number, housed: housed, unknownDays: unknownDays, rest: rest(of: number, housed, unknownDays),
      later: ledger.target, opening: ledger.opening, faster: faster, homes: homes)
  }

  /// What was housed in the half-year before the reference day, in the whole months of which it is known; and how many days
  /// that leaves of which it is not.
  private func housedAlready() -> (Figure, unknownDays: Int) {
    let day = perspective.day
    let halfYear = HalfYear(containing: day)
    var known: [Figure] = []
    var unknownDays = halfYear.firstDay.days(until: day)
    for month in wholeMonths(of: halfYear, upTo: day.adding(days: -1)) {
      let figure = housed(in: .netherlands, month, on: day)
      guard figure.whole != nil else { continue }
      known.append(figure)
      unknownDays -= month.firstDay.days(until: month.adding(months: 1).firstDay)
    }
    let reference = FigureReference.measure(.housed, .netherlands, .halfYear(halfYear))
    guard !known.isEmpty || unknownDays == 0 else {
      return (Figure(reference, unknown: .notReported), unknownDays)
    }
    return (Figure(reference, .sum, known), unknownDays)
  }

  /// What is due less what was housed (R1.20). Of the days of which nobody knows what was housed, an even share is taken off.
  private func rest(of number: Figure, _ housed: Figure, _ unknownDays: Int) -> Figure {
    let day = perspective.day
    let left = day.days(until: HalfYear(containing: day).next.firstDay)
    let name = FigureReference.rule("te-huisvesten-vanaf-\(day)")
    let nothing = Figure(.rule("niets"), .whole(0), certainty: .derived, derivation: .table(source: "ondergrens"))
    let due = Figure(
      name, .differenceFromZero, [number, housed.number == nil ? nothing : housed], citing: cite("R1.20", on: day))
    guard unknownDays > 0 else { return due }
    return Figure(
      name, .proportion(.halfUp),
      [
        due, calendar(left, "resterende-dagen", Unit("dagen")),
        calendar(left + unknownDays, "dagen-zonder-melding", Unit("dagen")),
      ], citing: cite("R1.20", on: day))
  }

  /// Those to be housed faster who were not housed yet, as known then, and the days that are left for it (R3.4).
  private func faster(_ scenario: HousingScenario, _ then: ChainBook) throws(VesselsFault) -> HousingPlan.Faster {
    let day = perspective.day
    let all = ruleFigure("R3.4.aantal", on: day)
    guard let start = operationStart(on: day), case .day(let deadline) = placingDeadline(on: day).value,
      scenario.name == "\(all.whole ?? -1)-versneld"
    else {
      throw VesselsFault(missing: "de versnelling van scenario \(scenario.name) op \(day) (regel R3.4)")
    }
    guard day < deadline else { throw VesselsFault(over: deadline) }
    let placed = then.placed(.netherlands, on: day)
    let left =
      placed.number == nil
      ? all
      : Figure(
        .measure(.toPlace, .netherlands, .day(day)), .differenceFromZero, [all, placed], citing: cite("R3.4", on: day))
    return HousingPlan.Faster(number: left, from: max(day, start), until: deadline)
  }
}
