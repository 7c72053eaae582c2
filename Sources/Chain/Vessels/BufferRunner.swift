// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Forecast

/// Runs the policies on the same random numbers and finds the best one.
struct BufferRunner: Sendable {
  var model: BufferModel
  /// The percentiles of the policies that keep a buffer.
  let percentiles: [Int]
  let paths: Int
  let seed: UInt64
  let threads: Int

  func study(_ assumptions: [Assumption]) async throws -> BufferStudy {
    var search = BufferSearch(runner: self)
    let extra = try await search.best(model.prices)
    var policies = try await others()
    policies.append((.best(extra: extra), try await search.totals(extra)))
    let outcomes = policies.map { outcome($0.policy, $0.totals) }
    return BufferStudy(
      years: model.years, paths: paths, seed: seed, outcomes: outcomes,
      sensitivities: try await prices(policies.dropLast().map(\.totals), &search) + (try await leads()),
      assumptions: assumptions)
  }

  /// All policies but the best one.
  private func others() async throws -> [(policy: BufferPolicy, totals: BufferTotals)] {
    let changes = try await yearlyChanges()
    var policies: [(policy: BufferPolicy, totals: BufferTotals)] = [(.follow, try await run(.forecast))]
    let stock = Int(model.rule("R7.17.voorraad"))
    policies.append((.fixed(stock), try await run(.fixed(stock))))
    for percentile in percentiles {
      let factor =
        changes.isEmpty ? 1 : FlowResult.quantiles(of: changes, probabilities: [Double(percentile) / 100])[0]
      policies.append((.percentile(percentile), try await run(.factor(max(1, factor)))))
    }
    return policies
  }

  /// How many people there are for each one an outlook before, on every path, once a year.
  private func yearlyChanges() async throws -> [Double] {
    let starts = Array(stride(from: 0, to: model.steps - model.outlook, by: 2 * model.interval))
    let marks = Set(starts + starts.map { $0 + model.outlook }).sorted()
    let result = try await FlowRun(model.people(marks: marks), paths: paths, seed: seed, threads: threads).result()
    return starts.flatMap { start -> [Double] in
      guard let before = result.values(of: VesselsModel.Name.residents, step: start),
        let after = result.values(of: VesselsModel.Name.residents, step: start + model.outlook)
      else { return [] }
      return zip(after, before).map { $0 / max(1, $1) }
    }
  }

  func run(_ target: BufferModel.Target) async throws -> BufferTotals {
    let run = try FlowRun(model.model(target), paths: paths, seed: seed, threads: threads)
    let result = await run.result()
    func totals(_ name: String) -> [Double] { result.totals(of: name) ?? [] }
    return BufferTotals(
      occupied: totals(BufferModel.Name.occupied), empty: totals(BufferModel.Name.empty),
      emergency: totals(BufferModel.Name.emergency), changed: totals(BufferModel.Name.changed),
      weeks: totals(BufferModel.Name.weeks))
  }

  private func outcome(_ policy: BufferPolicy, _ totals: BufferTotals) -> BufferOutcome {
    let costs = model.prices.cost(totals, years: Double(model.years))
    let quantiles = FlowResult.quantiles(of: costs, probabilities: [0.05, 0.5, 0.95])
    let weeks = Double(model.steps)
    return BufferOutcome(
      policy: policy, mean: mean(costs), low: quantiles[0], middle: quantiles[1], high: quantiles[2],
      emergencyChance: mean(totals.weeks) / weeks, emergencyPeople: mean(totals.emergency) / weeks,
      emptyPlaces: mean(totals.empty) / weeks, adjusted: mean(totals.changed) / Double(model.years))
  }

  /// What a quarter more or less of each price does. The people and places stay the same, but for the best buffer.
  private func prices(_ totals: [BufferTotals], _ search: inout BufferSearch) async throws -> [BufferSensitivity] {
    let changes: [(name: String, change: @Sendable (inout BufferPrices, Double) -> Void)] = [
      (
        "gewone opvang",
        {
          $0.regular *= $1; $0.empty *= $1
        }
      ), ("noodopvang", { $0.emergency *= $1 }),
      ("lege plaatsen", { $0.empty *= $1 }), ("openen en sluiten", { $0.change *= $1 }),
    ]
    var found: [BufferSensitivity] = []
    for (name, change) in changes {
      for (factor, words) in [(1.25, "een kwart duurder"), (0.75, "een kwart goedkoper")] {
        var prices = model.prices
        change(&prices, factor)
        let extra = try await search.best(prices)
        let all = totals + [try await search.totals(extra)]
        found.append(
          BufferSensitivity(
            name: "\(name) \(words)", costs: all.map { prices.meanCost($0, years: Double(model.years)) },
            bestExtra: extra))
      }
    }
    return found
  }

  /// What half and twice the lead times do: to the people that a buffer must be enough for as well.
  private func leads() async throws -> [BufferSensitivity] {
    var found: [BufferSensitivity] = []
    for (factor, words) in [(0.5, "half zo lang"), (2.0, "twee keer zo lang")] {
      var other = self
      var rules = model.rules
      for id in ["R7.17.openen", "R7.17.sluiten"] { rules[id] = (model.rule(id) * factor).rounded() }
      other.model = BufferModel(basis: model.basis, rules: rules, years: model.years)
      var search = BufferSearch(runner: other)
      let extra = try await search.best(model.prices)
      let all = try await other.others().map(\.totals) + [try await search.totals(extra)]
      found.append(
        BufferSensitivity(
          name: "openen en sluiten duurt \(words)",
          costs: all.map { model.prices.meanCost($0, years: Double(model.years)) }, bestExtra: extra))
    }
    return found
  }

  private func mean(_ values: [Double]) -> Double {
    values.isEmpty ? 0 : values.reduce(0, +) / Double(values.count)
  }
}

/// Seeks how many percent more places than people cost the least: in wide steps first, then in smaller ones around the best,
/// until one percent more or less costs more. What was run is not run again: prices change nothing in it.
struct BufferSearch {
  let runner: BufferRunner
  private var found: [Int: BufferTotals] = [:]

  /// The percentages that are tried lie within this; below zero there are fewer places than people.
  static let range = (-widest / 2)...widest
  private static let widest = 100
  private static let steps = [widest / 5, 8, 4, 2, 1]

  init(runner: BufferRunner) {
    self.runner = runner
  }

  mutating func totals(_ extra: Int) async throws -> BufferTotals {
    if let totals = found[extra] { return totals }
    let totals = try await runner.run(.factor(1 + Double(extra) / 100))
    found[extra] = totals
    return totals
  }

  mutating func best(_ prices: BufferPrices) async throws -> Int {
    let years = Double(runner.model.years)
    var costs: [Int: Double] = [:]
    for step in BufferSearch.steps {
      var wanted =
        costs.isEmpty
        ? Array(stride(from: BufferSearch.range.lowerBound, through: BufferSearch.range.upperBound, by: step)) : []
      while true {
        for extra in wanted where costs[extra] == nil && BufferSearch.range.contains(extra) {
          costs[extra] = prices.meanCost(try await totals(extra), years: years)
        }
        let best = costs.min { ($0.value, $0.key) < ($1.value, $1.key) }?.key ?? 0
        wanted = [best - step, best + step].filter { costs[$0] == nil && BufferSearch.range.contains($0) }
        if wanted.isEmpty { break }
      }
    }
    return costs.min { ($0.value, $0.key) < ($1.value, $1.key) }?.key ?? 0
  }
}
