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
}

/// What a scenario brings.
public struct ScenarioOutcome: Sendable {
  /// The scenario.
  public let scenario: HousingScenario
  /// The people to be housed in the first half-year.
  public let plan: Figure
  /// People in reception, status holders among them, places and shortage, by week.
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
  ///   - weeks: from 1 to `mostWeeks`.
  ///   - threads: how many threads work at most; the outcome does not depend on it.
  /// - Throws: `VesselsFault` with what is missing.
  public func vessels(
    _ scenarios: [HousingScenario], weeks: Int, paths: Int, seed: UInt64, threads: Int
  ) async throws -> VesselsForecast {
    let origin = perspective.day
    let then = ChainBook(
      state: state, rulebook: rulebook, territory: territory,
      perspective: Perspective(day: origin, known: min(known, Moment(endOf: origin))))
    let basis = try then.vesselsBasis(weeks: weeks)
    let builder = VesselsModel(basis: basis, weeks: weeks)
    let marks = halfYearMarks(weeks: weeks)
    var outcomes: [ScenarioOutcome] = []
    var first: FlowResult?
    for scenario in scenarios {
      let plan = try plan(of: scenario)
      let model = builder.model(
        wanted: plan.weekly(from: origin, count: weeks), marks: marks.map(\.step))
      let run = try FlowRun(model, paths: paths, seed: seed, threads: threads)
      let result = await run.result()
      outcomes.append(
        ScenarioOutcome(scenario, plan, result, basis: basis, marks: marks, first: first ?? result))
      if first == nil { first = result }
    }
    return VesselsForecast(
      origin: origin, weeks: weeks, paths: paths, seed: seed, assumptions: basis.assumptions, scenarios: outcomes)
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

  /// The people to house in a scenario.
  private func plan(of scenario: HousingScenario) throws(VesselsFault) -> HousingPlan {
    let halfYear = HalfYear(containing: perspective.day)
    let ledger = ledger(of: .netherlands, in: halfYear)
    let reference = FigureReference.rule("scenario-\(scenario.name)")
    func number(_ value: Int) -> Figure {
      Figure(reference, .whole(value), certainty: .derived, derivation: .table(source: "scenario \(scenario.name)"))
    }
    let target = ledger.target
    guard target.whole != nil else { throw VesselsFault(missing: "de taakstelling van halfjaar \(halfYear)") }
    switch scenario.plan {
    case .number(let value): return HousingPlan(first: number(value), later: target, faster: nil)
    case .targetOnly: return HousingPlan(first: target, later: target, faster: nil)
    case .task, .faster:
      guard ledger.due.whole != nil else {
        throw VesselsFault(missing: "de achterstand aan het begin van halfjaar \(halfYear)")
      }
      guard scenario.plan == .faster else { return HousingPlan(first: ledger.due, later: target, faster: nil) }
      let faster = ruleFigure("R3.4.aantal", on: perspective.day)
      guard let weeks = rulebook.whole("R3.4.weken", on: perspective.day, knownAt: known),
        scenario.name == "\(faster.whole ?? -1)-versneld"
      else {
        throw VesselsFault(missing: "de versnelling van scenario \(scenario.name) op \(perspective.day) (regel R3.4)")
      }
      return HousingPlan(first: ledger.due, later: target, faster: (faster, weeks))
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
    self.plan = plan.first
    func day(_ step: Int) -> Day { basis.origin.adding(days: (step + 1) * 7) }
    series = [
      (Name.residents, Measure.residents), (Name.status, .statusHolders), (Name.places, .portfolio),
      (Name.shortage, .shortage),
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
