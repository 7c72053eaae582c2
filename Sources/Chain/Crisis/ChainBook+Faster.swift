// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Exact
import Rulebook
import Territory

/// The status holders to be housed faster in the summer of 2022: how many for each region, by when, at what pace (R3.4,
/// R3.5). They are part of the target of the half-year and never come on top of it (A6).
extension ChainBook {
  /// How many are assigned to an area: by the official table, or else by the key.
  func assigned(_ area: AreaCode, on day: Day) -> Figure {
    let reference = FigureReference.measure(.assigned, area, .day(day))
    guard area.kind == .safetyRegion else { return ruleFigure("R3.4.aantal", on: day).renamed(reference) }
    let byKey = assignedByKey(area, on: day)
    guard let official = recorded(SeriesKey(.assigned, area, 0), as: reference) else {
      return byKey.renamed(reference)
    }
    return Figure(
      reference, choosing: official, over: byKey.number == nil ? [] : [byKey], because: .officialAssignment)
  }

  /// How many by the key: pro rata to inhabitants, with the largest remainders one more, so that the regions add up.
  func assignedByKey(_ area: AreaCode, on day: Day) -> Figure {
    let reference = FigureReference.measure(.assignedByKey, area, .day(day))
    let all = ruleFigure("R3.4.aantal", on: day)
    guard area.kind == .safetyRegion else { return all.renamed(reference) }
    let key = ruleFigure("R3.5.sleutel", on: day)
    guard let total = all.whole, case .text("inwoners") = key.value else {
      return Figure(reference, unknown: .noRule("R3.5.sleutel"))
    }
    let start = operationStart(on: day) ?? day
    let regions = regions(on: day)
    let inhabitants = regions.map { population(of: $0, on: day, year: start.year) }
    let weights = inhabitants.compactMap(\.whole)
    guard weights.count == regions.count, let index = regions.firstIndex(of: area), weights.contains(where: { $0 > 0 })
    else { return Figure(reference, unknown: .partUnknown, parts: [all]) }
    let whole = weights.reduce(0, +)
    let share = Proportional.split(total, over: weights)[index]
    let extra = share - Rounding.down.divide(product: total, weights[index], by: whole)
    // Somebody may have recorded another number for the country than its regions add up to.
    var country = population(of: .netherlands, on: day, year: start.year)
    if country.whole != whole { country = Figure(country.reference, sumOf: inhabitants, unit: .inhabitants) }
    let figure = Figure(
      reference, .largestRemainder(extra: extra), [all, inhabitants[index], country],
      citing: cite("R3.5", "R3.5.sleutel", on: day))
    // As sure as the key, which was not found anywhere.
    return Figure(
      reference, figure.value, qualifier: figure.qualifier,
      certainty: Certainty.weakest([figure.certainty, key.certainty]), derivation: figure.derivation)
  }

  /// The first day of the weeks in which they are to be placed.
  func operationStart(on day: Day) -> Day? {
    if case .day(let start) = ruleFigure("R3.4.begin", on: day).value { start } else { nil }
  }

  /// The day by which they are to be placed: so many weeks after the first day.
  func placingDeadline(on day: Day) -> Figure {
    Figure(
      .measure(.placingDeadline, .netherlands, .day(day)), .daysAfter(each: 7),
      [ruleFigure("R3.4.begin", on: day), ruleFigure("R3.4.weken", on: day)], unit: Unit(""),
      citing: cite("R3.4", on: day))
  }

  /// How many had to be placed by a day at an even pace.
  func placingSchedule(_ area: AreaCode, on day: Day) -> Figure {
    let reference = FigureReference.measure(.placingSchedule, area, .day(day))
    guard let start = operationStart(on: day), case .day(let deadline) = placingDeadline(on: day).value else {
      return Figure(reference, unknown: .noRule("R3.4.begin"))
    }
    let passed = max(0, min(start.days(until: day), start.days(until: deadline)))
    return Figure(
      reference, .proportion(.halfUp),
      [
        assigned(area, on: day), calendar(passed, "verstreken-dagen", Unit("dagen")),
        calendar(start.days(until: deadline), "alle-dagen", Unit("dagen")),
      ], citing: cite("R3.4", on: day))
  }

  /// How many a week are needed to be done in time; nothing when it is too late or all are placed.
  func placingPace(_ area: AreaCode, on day: Day) -> Figure {
    let reference = FigureReference.measure(.placingPace, area, .day(day))
    let rest = toPlace(area, on: day)
    guard case .day(let deadline) = placingDeadline(on: day).value else {
      return Figure(reference, unknown: .noRule("R3.4.begin"), unit: .peoplePerWeek)
    }
    let start = operationStart(on: day) ?? day
    let left = max(day, start).days(until: deadline)
    guard left > 0 else { return Figure(reference, unknown: .notApplicable, unit: .peoplePerWeek, parts: [rest]) }
    let perDay = Figure(
      .rule("per-dag"), .quotient, [rest, calendar(left, "resterende-dagen", Unit("dagen"))],
      unit: Unit("personen per dag"))
    return Figure(
      reference, .product, [perDay, ruleFigure("N2", on: day)], unit: .peoplePerWeek, citing: cite("R3.4", on: day))
  }

  /// A number that the calendar gives.
  func calendar(_ number: Int, _ name: String, _ unit: Unit) -> Figure {
    Figure(
      .rule(name), .whole(number), unit: unit, certainty: .law, derivation: .table(source: "kalender"))
  }
}
