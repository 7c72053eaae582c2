// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Exact
import Rulebook
import Territory

/// How fast it goes and how fast it must go (rules R1.19 and R1.20).
struct Pace {
  let remaining: Figure
  let progress: Figure
  let schedule: Figure
  let status: ScheduleStatus
  let perMonth: Figure
  let perWeek: Figure
  let rest: Figure

  init(book: ChainBook, area: AreaCode, halfYear: HalfYear, day: Day, due: Figure, housed: Figure) {
    func name(_ measure: Measure) -> FigureReference { .measure(measure, area, .halfYear(halfYear)) }
    let start = halfYear.firstDay
    let months = book.ruleFigure("R1.11.maanden", on: start)
    let elapsed = book.wholeMonths(of: halfYear, upTo: day).count
    remaining = Figure(name(.remaining), .differenceFromZero, [due, housed])
    guard let task = due.number, task > Fraction(0) else {
      let reason: UnknownReason = due.number == nil ? .partUnknown : .notApplicable
      progress = Figure(name(.progress), unknown: reason, unit: .percent, parts: [due])
      schedule = Figure(name(.schedule), unknown: reason, parts: [due])
      perMonth = Figure(name(.pacePerMonth), unknown: reason, unit: .peoplePerMonth, parts: [due])
      perWeek = Figure(name(.pacePerWeek), unknown: reason, unit: .peoplePerWeek, parts: [due])
      rest = Figure(name(.remainingPace), unknown: reason, unit: .peoplePerMonth, parts: [due])
      status = due.number == nil ? .unknown : .done
      return
    }
    progress = Figure(
      name(.progress), .percentage, [housed, due], unit: .percent, citing: book.cite("R1.19", on: start))
    schedule = Figure(
      name(.schedule), .quotient,
      [
        Figure(.rule("opgave-maal-verstreken-maanden"), .product, [due, Pace.calendar(elapsed, "verstreken")]), months,
      ],
      citing: book.cite("R1.19", on: start))
    perMonth = Figure(
      name(.pacePerMonth), .quotient, [due, months], unit: .peoplePerMonth, citing: book.cite("R1.20", on: start))
    perWeek = Figure(
      name(.pacePerWeek), .quotient, [due, book.ruleFigure("R1.20.weken", on: start)], unit: .peoplePerWeek,
      citing: book.cite("R1.20", on: start))
    let left = halfYear.months.count - elapsed
    rest =
      left == 0
      ? Figure(name(.remainingPace), unknown: .notApplicable, unit: .peoplePerMonth, parts: [remaining])
      : Figure(
        name(.remainingPace), .quotient, [remaining, Pace.calendar(left, "resterend")], unit: .peoplePerMonth,
        citing: book.cite("R1.20", on: start))
    status = elapsed == 0 ? .starting : Pace.status(housed: housed, due: task, schedule: schedule)
  }

  private static func status(housed: Figure, due: Fraction, schedule: Figure) -> ScheduleStatus {
    guard let done = housed.number, let asked = schedule.number else { return .unknown }
    if done >= due { return .done }
    if done >= asked { return .onSchedule }
    // A lower bound below the pace proves nothing: the months that nobody reported may make up for it.
    return housed.qualifier == .exact ? .behind : .unknown
  }

  /// A number of months that the calendar gives.
  private static func calendar(_ months: Int, _ which: String) -> Figure {
    Figure(
      .rule("maanden-\(which)"), .whole(months), unit: Unit("maanden"), certainty: .law,
      derivation: .table(source: "kalender"))
  }
}
