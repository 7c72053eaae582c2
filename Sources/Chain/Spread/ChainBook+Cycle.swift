// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

public import Exact
import Rulebook
import Territory

/// The cycle of two years (ronde, R5.2): named after the year in which it starts.
extension ChainBook {
  /// The cycle that runs on the reference day; nil when the act is not there yet, or was not known.
  public var currentCycle: Int? {
    guard rulebook.version(of: "R5.2", on: perspective.day, knownAt: known) != nil,
      let (first, years) = cycleYears(on: perspective.day), perspective.day.year >= first
    else { return nil }
    return perspective.day.year - (perspective.day.year - first) % years
  }

  /// The cycles up to and including the one of the reference day, the first one first.
  public var cycles: [Int] {
    guard let current = currentCycle, let (first, years) = cycleYears(on: perspective.day) else { return [] }
    return Array(stride(from: first, through: current, by: years))
  }

  /// Whether a cycle starts in this year, by the rules as known.
  public func isCycle(_ year: Int) -> Bool {
    guard ReceptionFact.years.contains(year), let (first, years) = cycleYears(on: ruleDay(of: year)) else {
      return false
    }
    return year >= first && (year - first) % years == 0
  }

  private func cycleYears(on day: Day) -> (first: Int, years: Int)? {
    guard case .day(let first)? = rulebook.version(of: "R5.2.dag", on: day, knownAt: known)?.value,
      let years = rulebook.whole("R5.2.jaren", on: day, knownAt: known), years > 0
    else { return nil }
    return (first.year, years)
  }

  /// The day whose rules hold for a cycle: the last one of the year in which it starts.
  public func ruleDay(of cycle: Int) -> Day { FigurePeriod.year(cycle + 1).firstDay.adding(days: -1) }

  /// The day on which places of a cycle are looked at and the country is divided: the reference day, not before the cycle.
  func day(in cycle: Int) -> Day { max(perspective.day, FigurePeriod.year(cycle).firstDay) }

  /// Whether what happened on `day` counts in a cycle: up to the reference day. A question from before the cycle is about
  /// the cycle as a whole.
  func counts(_ day: Day, in cycle: Int) -> Bool {
    perspective.day < FigurePeriod.year(cycle).firstDay || day <= perspective.day
  }

  /// The days for which the decision of a cycle holds (R5.6): as many calendar years as a cycle has, after the first one.
  public func term(of cycle: Int) -> Period? {
    guard let (_, years) = cycleYears(on: ruleDay(of: cycle)) else { return nil }
    return Period(from: FigurePeriod.year(cycle + 1).firstDay, until: FigurePeriod.year(cycle + 1 + years).firstDay)
  }

  /// A deadline of the first cycle as a day of this one.
  func deadline(_ measure: Measure, _ rule: String, _ area: AreaCode, _ cycle: Int) -> Figure {
    let reference = FigureReference.measure(measure, area, .year(cycle))
    let first = ruleFigure(rule, on: ruleDay(of: cycle))
    guard isCycle(cycle), case .day(let day) = first.value else {
      return Figure(reference, unknown: .noRule(rule), unit: Unit(""))
    }
    let later = Figure(
      .rule("jaren-later"), .whole(cycle - day.year), unit: Unit("jaren"), certainty: .law,
      derivation: .table(source: "kalender"))
    return Figure(
      reference, .yearsAfter, [first, later], unit: Unit(""), citing: cite("R5.2", on: ruleDay(of: cycle)))
  }
}

extension Day {
  /// The same day so many years later; 28 February for a 29 February that is not there.
  func adding(years: Int) -> Day {
    let (year, month, day) = components
    return Day(year: year + years, month: month, day: day) ?? Day(year: year + years, month: month, day: day - 1)
      ?? self
  }
}
