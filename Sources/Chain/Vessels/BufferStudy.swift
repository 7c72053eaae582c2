// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Exact
import Forecast
import Rulebook

/// How many places are kept (beleid): the choices that are compared over the years (R7.17).
public enum BufferPolicy: Hashable, Sendable {
  /// At each decision as many places as the last forecast expects people by the day on which new places can open: the
  /// yo-yo. The forecast is a damped trend of what could be seen by then.
  case follow
  /// Always so many places.
  case fixed(Int)
  /// As many places as are enough, with a chance of so many percent, until the next places can be there.
  case percentile(Int)
  /// So many percent more places than there are people, or fewer below zero: the share with the lowest mean cost of all
  /// that were tried, to one percent.
  case best(extra: Int)
}

/// What a policy costs and risks over the years.
public struct BufferOutcome: Sendable {
  /// The policy.
  public let policy: BufferPolicy
  /// Cost a year in euros: the mean over the paths, and the numbers below which it stays with 5, 50 and 95 percent.
  public let mean, low, middle, high: Double
  /// The chance that in a given week more people need a place than there are: they go to emergency reception.
  public let emergencyChance: Double
  /// People in emergency reception on average.
  public let emergencyPeople: Double
  /// Empty places on average.
  public let emptyPlaces: Double
  /// Places opened and closed in a year on average.
  public let adjusted: Double
}

/// What a change of one assumption does to the cost of each policy.
public struct BufferSensitivity: Sendable {
  /// What was changed, in Dutch.
  public let name: String
  /// The mean cost a year in euros of each policy, in the order of the outcomes; the best is sought anew.
  public let costs: [Double]
  /// The percentage of places more than people that is best then.
  public let bestExtra: Int
}

/// Policies for the number of places side by side on the same random numbers (jojo-beleid, R7.17).
public struct BufferStudy: Sendable {
  /// How many years.
  public let years: Int
  /// How many paths of chance.
  public let paths: Int
  /// Which random numbers.
  public let seed: UInt64
  /// What each policy costs and risks.
  public let outcomes: [BufferOutcome]
  /// What changes of the assumptions do.
  public let sensitivities: [BufferSensitivity]
  /// What it takes for true.
  public let assumptions: [Assumption]

  /// The policy with the lowest mean cost.
  public var cheapest: BufferOutcome? { outcomes.min { $0.mean < $1.mean } }
}

/// What a place and a change cost (R3.17, R7.17), in euros.
struct BufferPrices: Sendable {
  /// An occupied regular place, a year.
  var regular: Double
  /// An empty regular place, a year.
  var empty: Double
  /// Somebody in emergency reception, a year.
  var emergency: Double
  /// Opening or closing a place, once.
  var change: Double

  func meanCost(_ totals: BufferTotals, years: Double) -> Double {
    let costs = cost(totals, years: years)
    return costs.isEmpty ? 0 : costs.reduce(0, +) / Double(costs.count)
  }

  func cost(_ totals: BufferTotals, years: Double) -> [Double] {
    let weeks = BufferPrices.weeksInYear
    return totals.occupied.indices.map { path in
      let perYear =
        totals.occupied[path] * regular / weeks + totals.empty[path] * empty / weeks
        + totals.emergency[path] * emergency / weeks + totals.changed[path] * change
      return perYear / years
    }
  }

  static let weeksInYear = 12 * InflowIndex.weeksInMonth
}

/// Sums over all weeks, by path.
struct BufferTotals: Sendable {
  /// Occupied regular places, in weeks.
  let occupied: [Double]
  /// Empty places, in weeks.
  let empty: [Double]
  /// People in emergency reception, in weeks.
  let emergency: [Double]
  /// Places opened and closed.
  let changed: [Double]
  /// Weeks with emergency reception.
  let weeks: [Double]
}

extension ChainBook {
  /// Compares policies over ten years or so, from what was known on the reference day.
  ///
  /// - Parameter percentiles: the chances, in percent, with which a buffer is to be enough: each from 1 to 99.
  /// - Throws: `VesselsFault` with what is missing.
  public func bufferStudy(
    years: Int, percentiles: [Int], paths: Int, seed: UInt64, threads: Int
  ) async throws -> BufferStudy {
    let day = perspective.day
    let then = seen(from: Perspective(day: day, known: min(known, Moment(endOf: day))))
    let basis = try then.vesselsBasis(weeks: 1)
    var rules: [String: Double] = [:]
    var assumptions = basis.assumptions
    for id in BufferModel.ruleIDs {
      let figure = ruleFigureSoon(id, on: day)
      guard let number = figure.number else { throw VesselsFault(missing: "regel \(id)") }
      rules[id] = Double(number.numerator) / Double(number.denominator)
      assumptions.append(Assumption(name: rulebook.rule(id)?.term ?? id, figure: figure, derived: nil))
    }
    let model = BufferModel(basis: basis, rules: rules, years: years)
    let runner = BufferRunner(
      model: model, percentiles: percentiles, paths: paths, seed: seed, threads: threads)
    return try await runner.study(assumptions)
  }

  /// The value of a rule on a day, or else the first one after it: a price of 2022 and a stock that was agreed in 2023 can
  /// be laid beside each other.
  private func ruleFigureSoon(_ id: String, on day: Day) -> Figure {
    let now = ruleFigure(id, on: day)
    guard now.number == nil else { return now }
    let later = rulebook.rule(id)?.versions.filter { $0.isKnown(at: known) && ($0.validFrom ?? day) > day } ?? []
    return later.min { ($0.validFrom ?? day) < ($1.validFrom ?? day) }.map { Figure($0) } ?? now
  }
}
