// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

public import Exact
import Forecast
import Rulebook
import Territory

/// What is expected of reception in the weeks to come, for one or more scenarios on the same random numbers (prognose).
public struct VesselsForecast: Sendable {
  /// The day from which it looks ahead.
  public let origin: Day
  /// How many weeks.
  public let weeks: Int
  /// How many paths of chance each scenario was run on.
  public let paths: Int
  /// Which random numbers.
  public let seed: UInt64
  /// What it takes for true.
  public let assumptions: [Assumption]
  /// Each scenario, in the order in which they were asked for.
  public let scenarios: [ScenarioOutcome]
  /// The scenarios that could not be reckoned, each with the reason.
  public let skipped: [VesselsFault]
}

/// What a scenario brings.
public struct ScenarioOutcome: Sendable {
  /// The scenario.
  public let scenario: HousingScenario
  /// The people to be housed.
  public let plan: HousingPlan
  /// People in reception, status holders among them, places needed, places and people above the places, by week.
  public let series: [VesselSeries]
  /// The chance that there are more people than places, by week; empty when the places are not known.
  public let chance: [(day: Day, share: Double)]
  /// What moves between the vessels over all weeks, on average, by the name of the flow.
  public let flows: [(name: String, mean: Double)]
  /// People in reception less than in the first scenario, at the start of each half-year.
  public let fewer: [Difference]

  /// How many people fewer there are in reception than in the first scenario, path by path.
  public struct Difference: Sendable {
    /// The day.
    public let day: Day
    /// The numbers that lie above the difference with a chance of 5, 50 and 95 percent.
    public let low, middle, high: Int
  }
}

/// A quantity by week with its band.
public struct VesselSeries: Sendable {
  /// What it is.
  public let measure: Measure
  /// Each week.
  public let points: [BandPoint]
}

/// The distribution of a number on a day: the numbers below which it stays with a chance of 5, 25, 50, 75 and 95 percent.
public struct BandPoint: Hashable, Sendable {
  /// The day.
  public let day: Day
  /// The numbers, in whole people or places.
  public let p5, p25, p50, p75, p95: Int
}

extension ChainBook {
  /// The most weeks that a forecast looks ahead.
  public static let mostWeeks = 260

  /// What is expected from the reference day on. What became known after that day is left aside, except in the plan of a
  /// scenario.
  ///
  /// - Parameters:
  ///   - skipping: whether a scenario that is not possible is left out and told of, as for those that nobody asked for,
  ///     instead of being thrown.
  ///   - weeks: from 1 to `mostWeeks`.
  ///   - threads: how many threads work at most; the outcome does not depend on it.
  /// - Throws: `VesselsFault` with what is missing.
  public func vessels(
    _ scenarios: [HousingScenario], skipping: Bool = false, weeks: Int, paths: Int, seed: UInt64, threads: Int
  ) async throws -> VesselsForecast {
    let origin = perspective.day
    let then = seen(from: Perspective(day: origin, known: min(known, Moment(endOf: origin))))
    let basis = try then.vesselsBasis(weeks: weeks)
    let (plans, skipped) = try plans(of: scenarios, then, weeks: weeks, skipping: skipping)
    let builder = VesselsModel(basis: basis, weeks: weeks)
    let marks = halfYearMarks(weeks: weeks)
    var outcomes: [ScenarioOutcome] = []
    var first: FlowResult?
    for (scenario, plan) in plans {
      let model = builder.model(
        wanted: plan.weekly(from: origin, count: weeks), marks: marks.map(\.step))
      let run = try FlowRun(model, paths: paths, seed: seed, threads: threads)
      let result = await run.result()
      outcomes.append(
        ScenarioOutcome(scenario, plan, result, basis: basis, marks: marks, first: first ?? result))
      if first == nil { first = result }
    }
    return VesselsForecast(
      origin: origin, weeks: weeks, paths: paths, seed: seed,
      assumptions: basis.assumptions + planAssumptions(plans), scenarios: outcomes, skipped: skipped)
  }

  /// The plans of scenarios, and what is wrong with those that have none.
  ///
  /// - Throws: what is wrong with the first, unless those are skipped and others are left.
  private func plans(
    of scenarios: [HousingScenario], _ then: ChainBook, weeks: Int, skipping: Bool
  ) throws(VesselsFault) -> (plans: [(scenario: HousingScenario, plan: HousingPlan)], skipped: [VesselsFault]) {
    var plans: [(scenario: HousingScenario, plan: HousingPlan)] = []
    var faults: [VesselsFault] = []
    for scenario in scenarios {
      do {
        plans.append((scenario, try plan(of: scenario, then: then, weeks: weeks)))
      } catch {
        var fault = error
        fault.scenario = scenario
        faults.append(fault)
      }
    }
    guard var first = faults.first, !skipping || plans.isEmpty else { return (plans, faults) }
    // When no scenario is possible, it is no help to leave one out.
    if plans.isEmpty, scenarios.count > 1 { first.scenario = nil }
    throw first
  }

  /// What the plans take for true.
  private func planAssumptions(_ plans: [(scenario: HousingScenario, plan: HousingPlan)]) -> [Assumption] {
    guard let any = plans.first?.plan else { return [] }
    var assumptions: [Assumption] = []
    if HalfYear(containing: perspective.day).firstDay != perspective.day {
      assumptions.append(
        Assumption(
          name: any.unknownDays > 0
            ? "Al gehuisvest in dit halfjaar; van \(any.unknownDays) dagen niet bekend en naar rato geschat"
            : "Al gehuisvest in dit halfjaar", figure: any.housed, derived: nil))
    }
    for (scenario, plan) in plans {
      assumptions.append(
        Assumption(
          name: "Te huisvesten in dit halfjaar, scenario \(scenario.name)", figure: plan.number,
          derived: plan.rest.whole.map(Double.init)))
      if let faster = plan.faster {
        assumptions.append(
          Assumption(
            name: "Daarvan versneld, van \(faster.from) tot \(faster.until)", figure: faster.number, derived: nil))
      }
      if let homes = plan.homes { assumptions += homeAssumptions(homes) }
    }
    return assumptions + [
      Assumption(name: "Te huisvesten in elk later halfjaar", figure: any.later, derived: nil)
    ]
  }

  /// What homes of projects add, and from which phase on they do.
  private func homeAssumptions(_ homes: ScenarioHomes) -> [Assumption] {
    let number = "\(homes.counted.count) van de \(homes.counted.count + homes.leftOut.count)"
    return [
      Assumption(
        name: "Daarbovenop in woonprojecten, \(number) projecten", figure: homes.people,
        derived: homes.people.whole.map(Double.init)),
      Assumption(
        name: "Vanaf welke fase een woonproject meetelt", figure: ruleFigure("V13.fase", on: perspective.day),
        derived: nil),
    ]
  }

  /// The weeks whose end lies nearest to the start of a half-year.
  private func halfYearMarks(weeks: Int) -> [(step: Int, day: Day)] {
    var marks: [(step: Int, day: Day)] = []
    var halfYear = HalfYear(containing: perspective.day).next
    while true {
      let step = Rounding.halfUp.divide(perspective.day.days(until: halfYear.firstDay), by: 7) - 1
      guard step < weeks else { return marks }
      if step >= 0 { marks.append((step, halfYear.firstDay)) }
      halfYear = halfYear.next
    }
  }
}

extension ScenarioOutcome {
  fileprivate init(
    _ scenario: HousingScenario, _ plan: HousingPlan, _ result: FlowResult, basis: VesselsBasis,
    marks: [(step: Int, day: Day)], first: FlowResult
  ) {
    typealias Name = VesselsModel.Name
    self.scenario = scenario
    self.plan = plan
    func day(_ step: Int) -> Day { basis.origin.adding(days: (step + 1) * 7) }
    series = [
      (Name.residents, Measure.residents), (Name.status, .statusHolders), (Name.need, .need),
      (Name.places, .portfolio), (Name.shortage, .shortage),
    ].compactMap { name, measure in
      result.quantiles(of: name).map { steps in
        VesselSeries(measure: measure, points: steps.enumerated().map { BandPoint(day: day($0), $1) })
      }
    }
    chance = (result.shares(of: Name.chance) ?? []).enumerated().map { (day($0), $1) }
    flows = [Name.asylum, Name.family, Name.granted, Name.refused, Name.departure, Name.housing].map { name in
      let totals = result.totals(of: name) ?? []
      return (name, totals.isEmpty ? 0 : totals.reduce(0, +) / Double(totals.count))
    }
    fewer = marks.compactMap { mark in
      guard let mine = result.values(of: Name.residents, step: mark.step),
        let theirs = first.values(of: Name.residents, step: mark.step)
      else { return nil }
      let quantiles = FlowResult.quantiles(of: zip(theirs, mine).map { $0 - $1 }, probabilities: [0.05, 0.5, 0.95])
      return Difference(
        day: mark.day, low: Int(quantiles[0].rounded()), middle: Int(quantiles[1].rounded()),
        high: Int(quantiles[2].rounded()))
    }
  }
}

extension BandPoint {
  /// From the quantiles of 5, 25, 50, 75 and 95 percent.
  fileprivate init(day: Day, _ quantiles: [Double]) {
    let whole = quantiles.map { Int($0.rounded()) }
    self.init(day: day, p5: whole[0], p25: whole[1], p50: whole[2], p75: whole[3], p95: whole[4])
  }
}
