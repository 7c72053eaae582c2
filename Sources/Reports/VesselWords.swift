// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

public import Chain
public import Exact
import Rulebook

/// A forecast of the vessels in plain Dutch: the same sentences on the page and in the command.
public enum VesselWords {
  /// The answers in words: how many people, the chance of a shortage, and how much the other scenarios differ.
  public static func sentences(_ forecast: VesselsForecast) -> [String] {
    guard let first = forecast.scenarios.first else { return [] }
    var lines: [String] = []
    for outcome in forecast.scenarios {
      guard let difference = first.fewer.first ?? outcome.fewer.first,
        let points = outcome.series.first(where: { $0.measure == .residents })?.points,
        let point = points.min(by: { abs($0.day.days(until: difference.day)) < abs($1.day.days(until: difference.day)) }
        )
      else { continue }
      lines.append(
        "\(title(outcome.scenario)): op \(DutchText.day(difference.day)) zijn er ongeveer \(DutchText.whole(point.p50)) mensen "
          + "in de opvang (90 procent kans op \(DutchText.whole(point.p5)) tot \(DutchText.whole(point.p95))).")
    }
    for outcome in forecast.scenarios.dropFirst() {
      guard let difference = outcome.fewer.first else { continue }
      lines.append(comparison(outcome, difference, first))
    }
    return lines
  }

  private static func comparison(
    _ outcome: ScenarioOutcome, _ difference: ScenarioOutcome.Difference, _ first: ScenarioOutcome
  ) -> String {
    let (mine, theirs) = (DutchText.figure(outcome.plan), DutchText.figure(first.plan))
    let houses =
      outcome.plan.whole == first.plan.whole
      ? "Huisvesten gemeenten \(mine) mensen volgens '\(outcome.scenario.name)'"
      : "Huisvesten gemeenten \(mine) mensen in plaats van \(theirs)"
    let isFewer = difference.middle >= 0
    let (low, high) = isFewer ? (difference.low, difference.high) : (-difference.high, -difference.low)
    let number = abs(difference.middle)
    return
      "\(houses), dan zijn op \(DutchText.day(difference.day)) ongeveer \(DutchText.count(number, "plaats", "plaatsen")) "
      + "\(isFewer ? "minder" : "meer") nodig (90 procent kans op \(DutchText.whole(low)) tot \(DutchText.whole(high)))."
  }

  /// The name of a scenario, as a title.
  public static func title(_ scenario: HousingScenario) -> String {
    switch scenario.plan {
    case .task: "Taakstelling met achterstand"
    case .targetOnly: "Niets extra"
    case .faster: "Versneld begin"
    case .number(let number): "\(DutchText.whole(number)) mensen"
    }
  }

  /// What a scenario assumes, as a sentence.
  public static func meaning(_ scenario: HousingScenario) -> String {
    switch scenario.plan {
    case .task: "Gemeenten doen in dit halfjaar de hele opgave: de taakstelling en de achterstand."
    case .targetOnly: "Gemeenten doen in dit halfjaar alleen de taakstelling. De achterstand blijft."
    case .faster:
      "Gemeenten doen de hele opgave, maar een deel van de mensen krijgt in de eerste weken al een plek. Dat deel hoort "
        + "bij de opgave en komt er niet bovenop."
    case .number(let number): "Gemeenten huisvesten in dit halfjaar \(DutchText.whole(number)) mensen."
    }
  }

  /// Each assumption in a line, with its number and where it comes from.
  public static func assumptions(_ forecast: VesselsForecast) -> [String] {
    forecast.assumptions.map { assumption in
      let unit = DutchText.unit(assumption.figure)
      let number = DutchText.figure(assumption.figure) + (unit.isEmpty ? "" : " \(unit)")
      let derived = assumption.derived.map { " → \(decimal($0))" } ?? ""
      return "- \(assumption.name): \(number)\(derived) (\(source(assumption.figure)))"
    }
  }

  /// A number with one decimal, or two when it is small.
  public static func decimal(_ value: Double) -> String {
    let digits = value < 10 ? 100 : 10
    return DutchText.fraction(Fraction(Int((value * Double(digits)).rounded()), digits))
  }

  /// Where a figure comes from, in a few words.
  public static func source(_ figure: Figure) -> String {
    switch figure.derivation {
    case .fact(let source): source.source
    case .rule(let version): "\(version.ruleID), \(version.source)"
    case .table(let source): source
    case .computed, .chosen, .partial, .incomplete: "eigen berekening"
    case .none: "onbekend"
    }
  }

  /// The items nearest to the first day of each month, out of one for each week.
  public static func monthly<Item>(_ items: [Item], day: (Item) -> Day) -> [Item] {
    nearest(items, day: day) { _ in true }
  }

  /// The items nearest to the first day of each quarter.
  public static func quarterly<Item>(_ items: [Item], day: (Item) -> Day) -> [Item] {
    nearest(items, day: day) { $0.month % 3 == 1 }
  }

  private static func nearest<Item>(
    _ items: [Item], day: (Item) -> Day, _ isWanted: (Month) -> Bool
  ) -> [Item] {
    items.filter { item in
      // Weekly: within three days before or after the first of the month, exactly one lies nearest.
      let middle = day(item).adding(days: 3)
      let month = Month(containing: middle)
      return middle.days(until: month.firstDay) > -7 && isWanted(month)
    }
  }

  /// What to tell when no forecast can be made.
  public static func fault(_ fault: VesselsFault) -> Fault {
    Fault(
      .badScenario, problem: "Er is geen prognose te maken. Op die dag is niet bekend: \(fault.missing).",
      advice: "Kies een andere dag, of lees deze cijfers in.")
  }

  /// What to tell of a scenario that there is not.
  public static func badScenario(_ name: String, place: String) -> Fault {
    Fault(
      .badScenario, place: place, problem: "Het scenario '\(name.prefix(40))' is er niet.",
      expected: HousingScenario.standard.map(\.name).joined(separator: ", ")
        + " of een ander aantal mensen van 0 tot en met \(DutchText.whole(HousingScenario.most)).",
      advice: "Kies een scenario uit deze lijst.")
  }
}
