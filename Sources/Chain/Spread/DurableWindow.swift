// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Exact
import Territory

/// Looks for places that stay so many years from a day on that lies between two days.
struct DurableWindow {
  let first: Day
  let last: Day
  let years: Int

  /// How many places stay, by kind, from each day on which there are more of them than before.
  func steps(_ location: Location, isSpecial: Bool) -> [DurableStep] {
    let starts = [first] + location.turns.filter { first < $0 && $0 <= last }
    var (all, minors) = (0, 0)
    var steps: [DurableStep] = []
    for start in starts {
      all = max(all, least(from: start, location) { $0.places(on: $1) })
      minors = max(minors, least(from: start, location, DurableWindow.minors))
      let ours = location.kind.groups == [.minors] ? all : min(all, minors)
      let rest = all - ours
      let places = PlaceCounts(regular: isSpecial ? 0 : rest, special: isSpecial ? rest : 0, minors: ours)
      if places != steps.last?.places ?? PlaceCounts() { steps.append(DurableStep(from: start, places: places)) }
    }
    return steps
  }

  /// The smallest number in the years from `start` on.
  private func least(from start: Day, _ location: Location, _ number: (Location, Day) -> Int) -> Int {
    let end = start.adding(years: years)
    let days = [start] + location.turns.filter { start < $0 && $0 < end }
    return days.map { number(location, $0) }.min() ?? 0
  }

  private static func minors(_ location: Location, _ day: Day) -> Int {
    min(
      location.places(on: day),
      location.shares.filter { $0.group == .minors && $0.period.contains(day) }.reduce(0) { $0 + $1.places })
  }
}

/// How large reception must be to count: regular places of a municipality together, special ones per location (R5.14).
struct DurableSize {
  let regular: Int
  let facility: Int

  /// The sites of one municipality with what is large enough, from the days on which it is.
  func judge(_ sites: [DurableSite]) -> [DurableSite] {
    let days = Set(sites.flatMap { $0.steps.map(\.from) }).sorted()
    let together = days.map { day in sites.reduce(0) { $0 + $1.counting(on: day).regular } }
    return sites.map { site in
      guard site.status == .counts else { return site }
      var steps: [DurableStep] = []
      for (day, together) in zip(days, together) {
        let places = large(site.counting(on: day), together)
        if places != steps.last?.places ?? PlaceCounts() { steps.append(DurableStep(from: day, places: places)) }
      }
      // What is large enough counts; what is not is left out.
      let large = steps.last?.places ?? PlaceCounts()
      return large.all == 0 ? site.with(site.lasting, [], .tooSmall) : site.with(large, steps, .counts)
    }
  }

  private func large(_ places: PlaceCounts, _ together: Int) -> PlaceCounts {
    PlaceCounts(
      regular: together < regular ? 0 : places.regular, special: places.special < facility ? 0 : places.special,
      minors: places.minors < facility ? 0 : places.minors)
  }
}

extension DurableSite {
  /// The places that count on a day.
  func counting(on day: Day) -> PlaceCounts { steps.last { $0.from <= day }?.places ?? PlaceCounts() }

  fileprivate func with(_ lasting: PlaceCounts, _ steps: [DurableStep], _ status: DurableStatus) -> DurableSite {
    DurableSite(
      location: location, municipality: municipality, source: source, lasting: lasting, steps: steps, status: status)
  }
}
