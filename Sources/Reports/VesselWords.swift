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
        "\(title(outcome)): op \(DutchText.day(difference.day)) zijn er ongeveer \(DutchText.whole(point.p50)) mensen "
          + "in de opvang. De kans is 90 procent dat het er \(DutchText.whole(point.p5)) "
          + "tot \(DutchText.whole(point.p95)) zijn.")
    }
    for outcome in forecast.scenarios.dropFirst() {
      guard let difference = outcome.fewer.first else { continue }
      lines.append(comparison(outcome, difference, first))
    }
    return lines + [alreadyHoused(forecast)].compactMap(\.self) + skipped(forecast)
  }

  private static func comparison(
    _ outcome: ScenarioOutcome, _ difference: ScenarioOutcome.Difference, _ first: ScenarioOutcome
  ) -> String {
    let (mine, theirs) = (outcome.plan, first.plan)
    if let homes = mine.homes {
      let people = DutchText.count(homes.people(before: difference.day), "persoon", "mensen")
      return "Doen gemeenten de taakstelling, en komen daar vóór \(DutchText.day(difference.day)) woonprojecten voor "
        + "\(people) bij? Dan zijn op die dag \(effect(difference))."
    }
    var houses = "Huisvesten gemeenten in dit halfjaar \(DutchText.figure(mine.number)) mensen"
    if mine.number.whole == theirs.number.whole {
      houses += " volgens '\(outcome.scenario.name)'"
    } else {
      houses += " in plaats van \(DutchText.figure(theirs.number))"
      if mine.rest.whole != mine.number.whole {
        houses += " (nog \(whole(mine.rest)) in plaats van nog \(whole(theirs.rest)))"
      }
    }
    return "\(houses)? Dan zijn op \(DutchText.day(difference.day)) \(effect(difference))."
  }

  /// What a difference does to the places that people need; of a band with zero in it nobody knows which way it goes.
  static func effect(_ difference: ScenarioOutcome.Difference) -> String {
    let (low, high) = (difference.low, difference.high)
    guard low > 0 || high < 0 else {
      if low == 0, high == 0 { return "evenveel plaatsen nodig" }
      let fewer = high > 0 ? "\(DutchText.whole(high)) minder" : "evenveel"
      let more = low < 0 ? "\(DutchText.whole(-low)) meer" : "evenveel"
      return "ongeveer evenveel plaatsen nodig (90 procent kans op \(fewer) tot \(more))"
    }
    let isFewer = low > 0
    let band = isFewer ? (low, high) : (-high, -low)
    let number = DutchText.count(abs(difference.middle), "plaats", "plaatsen")
    return "ongeveer \(number) \(isFewer ? "minder" : "meer") nodig "
      + "(90 procent kans op \(DutchText.whole(band.0)) tot \(DutchText.whole(band.1)))"
  }

  private static func whole(_ figure: Figure) -> String { DutchText.whole(max(0, figure.whole ?? 0)) }

  /// What was left of the half-year of a plan, in a sentence; nil at its start.
  private static func alreadyHoused(_ forecast: VesselsForecast) -> String? {
    let start = HalfYear(containing: forecast.origin).firstDay
    guard forecast.origin != start, let plan = forecast.scenarios.first?.plan else { return nil }
    let origin = DutchText.day(forecast.origin)
    guard plan.housed.whole != nil else {
      return
        "Hoeveel mensen er in dit halfjaar vóór \(origin) al zijn gehuisvest, was toen niet bekend. Elk scenario telt "
        + "daarom alleen de dagen die nog komen, naar rato."
    }
    let known =
      "In dit halfjaar waren er vóór \(origin) al \(DutchText.figure(plan.housed)) mensen gehuisvest. Elk scenario trekt die "
      + "van zijn aantal af."
    guard plan.unknownDays > 0 else { return known }
    return known
      + " Van \(DutchText.count(plan.unknownDays, "dag", "dagen")) was het toen nog niet bekend. Die tellen naar "
      + "rato mee."
  }

  /// The name of a scenario, as a title.
  ///
  /// - Parameter balance: the balance at the start of the half-year: arrears below zero, an advance above.
  public static func title(_ scenario: HousingScenario, balance: Int?) -> String {
    let hasAdvance = (balance ?? 0) > 0
    switch scenario.plan {
    case .task:
      guard let balance else { return "Hele opgave" }
      return balance < 0
        ? "Taakstelling met achterstand" : hasAdvance ? "Taakstelling min voorsprong" : "Alleen de taakstelling"
    case .targetOnly: return hasAdvance ? "Taakstelling zonder aftrek" : "Niets extra"
    case .faster: return "Versneld begin"
    case .number(let number): return "\(DutchText.whole(number)) mensen"
    case .homes: return "Taakstelling en woonprojecten"
    }
  }

  /// The name of a scenario that was reckoned, as a title.
  public static func title(_ outcome: ScenarioOutcome) -> String {
    title(outcome.scenario, balance: outcome.plan.opening.whole)
  }

  /// What a scenario assumes, as a sentence.
  public static func meaning(_ outcome: ScenarioOutcome) -> String {
    let balance = outcome.plan.opening.whole ?? 0
    switch outcome.scenario.plan {
    case .task where balance > 0:
      return "Gemeenten doen in dit halfjaar de hele opgave: de taakstelling min de voorsprong."
    case .task where balance == 0: return "Gemeenten doen in dit halfjaar de hele opgave. Dat is de taakstelling."
    case .task: return "Gemeenten doen in dit halfjaar de hele opgave: de taakstelling en de achterstand."
    case .targetOnly:
      return "Gemeenten doen in dit halfjaar alleen de taakstelling."
        + (balance == 0 ? "" : balance > 0 ? " De voorsprong blijft." : " De achterstand blijft.")
    case .faster:
      guard let faster = outcome.plan.faster else { return "" }
      return "Gemeenten doen de hele opgave, maar \(whole(faster.number)) mensen krijgen vóór "
        + "\(DutchText.day(faster.until)) al een plek. Zij horen bij de opgave en komen er niet bovenop."
    case .number(let number): return "Gemeenten huisvesten in dit halfjaar \(DutchText.whole(number)) mensen."
    case .homes: return outcome.plan.homes.map(meaning) ?? ""
    }
  }

  private static func meaning(_ homes: ScenarioHomes) -> String {
    let undated = homes.leftOut.filter { $0.reason == .noDay }
    let people = undated.reduce(0) { $0 + $1.view.peopleCounting }
    return "Gemeenten doen de taakstelling. Daarbovenop komen \(DutchText.figure(homes.people)) mensen in "
      + "\(DutchText.count(homes.counted.count, "woonproject", "woonprojecten")). Zij komen er wonen op de dag waarop het "
      + "project bewoonbaar is."
      + (undated.isEmpty
        ? ""
        : " Van \(DutchText.count(undated.count, "project", "projecten")) voor "
          + "\(DutchText.count(people, "persoon", "mensen")) is de dag niet bekend. Die tellen niet mee.")
  }

  /// Each assumption in a line, with its number and where it comes from.
  public static func assumptions(_ forecast: VesselsForecast) -> [String] {
    forecast.assumptions.map { assumption in
      let (number, unit) = figure(of: assumption)
      let derived = assumption.derived.map { " → \(decimal($0))" } ?? ""
      return "- \(assumption.name): \(number)\(unit.isEmpty ? "" : " \(unit)")\(derived) (\(source(assumption.figure)))"
    }
  }

  /// The figure of an assumption as it is read, and what it counts: rules keep cents, readers want euros.
  public static func figure(of assumption: Assumption) -> (number: String, unit: String) {
    let (figure, unit) = (assumption.figure, DutchText.unit(assumption.figure))
    guard let behind = cents(unit), let cents = figure.whole else { return (DutchText.figure(figure), unit) }
    let euros = Fraction(cents, 100)
    let number = euros.denominator == 1 ? DutchText.whole(euros.numerator) : DutchText.fraction(euros, digits: 2)
    return ((figure.qualifier == .exact ? "" : figure.qualifier.rawValue + " ") + number, "euro" + behind)
  }

  /// The number that is reckoned with, as it is read: of cents in euros.
  public static func used(_ assumption: Assumption) -> String {
    guard let used = assumption.used else { return DutchText.figure(assumption.figure) }
    return decimal(assumption.derived == nil && cents(assumption.figure.unit.name) != nil ? used / 100 : used)
  }

  /// What stands behind "eurocent" in a unit; nil when it is of something else.
  private static func cents(_ unit: String) -> String? {
    unit.hasPrefix("eurocent") ? String(unit.dropFirst("eurocent".count)) : nil
  }

  /// A number as exact as a reader needs: whole from a hundred on, with one decimal from ten, two from one tenth, else four.
  public static func decimal(_ value: Double) -> String {
    guard value.magnitude < 100, value != value.rounded() else { return DutchText.whole(Int(value.rounded())) }
    let digits = value.magnitude >= 10 ? 1 : value.magnitude >= 0.1 ? 2 : 4
    let scale = [1: 10, 2: 100, 4: 100 * 100][digits] ?? 1
    return DutchText.fraction(Fraction(Int((value * Double(scale)).rounded()), scale), digits: digits)
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

  /// The scenarios that were left out, each with the reason.
  public static func skipped(_ forecast: VesselsForecast) -> [String] {
    forecast.skipped.map { fault in
      "Scenario '\(fault.scenario?.name ?? "")' is overgeslagen: \(reason(fault))."
    }
  }

  private static func reason(_ fault: VesselsFault) -> String {
    switch fault.problem {
    case .missing(let missing): "\(missing) is op die dag niet bekend"
    case .over(let day): "de termijn ervoor eindigde op \(DutchText.day(day))"
    }
  }

  /// What to tell when no forecast can be made.
  public static func fault(_ fault: VesselsFault) -> Fault {
    guard let scenario = fault.scenario else {
      return Fault(
        .badScenario, problem: "Er is geen prognose te maken: \(reason(fault)).",
        advice: "Kies een andere dag, of lees deze cijfers in.")
    }
    return Fault(
      .badScenario, problem: "Scenario '\(scenario.name)' is niet te maken: \(reason(fault)).",
      advice: "Laat dit scenario weg, of kies een andere dag.")
  }

  /// What to tell of a scenario that there is not.
  public static func badScenario(_ name: String, place: String) -> Fault {
    Fault(
      .badScenario, place: place, problem: "Het scenario '\(name.prefix(40))' is er niet.",
      expected: HousingScenario.offered.map(\.name).joined(separator: ", ")
        + " of een ander aantal mensen van 0 tot en met \(DutchText.whole(HousingScenario.most)).",
      advice: "Kies een scenario uit deze lijst.")
  }
}
