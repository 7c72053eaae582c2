// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Journal
import Territory

/// The rules about municipalities once more, as plainly and slowly as can be: for every number it walks through the
/// whole journal. Shares nothing with the folded state or the calculations.
struct PlainLedger {
  let entries: [Entry]
  let facts: [Fact]
  let territory: Territory
  let known: Moment
  /// National numbers with the day on which they were published; nil when they were always known.
  static let national: [(half: String, count: Int, known: String?)] = [
    ("2021-1", 13_500, nil), ("2021-2", 11_000, "2021-03-29"), ("2022-1", 10_000, nil),
    ("2022-2", 13_500, "2022-04-08"), ("2023-1", 21_200, "2022-09-30"),
  ]

  init(_ entries: [Entry], territory: Territory, known: Moment) throws {
    self.entries = entries
    facts = try entries.map(Fact.init)
    self.territory = territory
    self.known = known
  }

  struct Housed: Equatable {
    var count: Int
    var isLowerBound: Bool
  }

  /// The number that counts among the facts that `matches` picks.
  func number(_ matches: (HousingFact) -> Int?) -> Int? {
    var best: (known: Moment, position: Int, value: Int)?
    for (entry, fact) in zip(entries, facts) where entry.known <= known {
      guard case .housing(let housing) = fact, var value = matches(housing) else { continue }
      var isWithdrawn = false
      for (later, other) in zip(entries, facts) where later.known <= known {
        guard case .correction(let correction) = other, correction.position == entry.position else { continue }
        isWithdrawn = correction.replacement == nil
        value = correction.replacement ?? value
      }
      if isWithdrawn { continue }
      if let best, (best.known, best.position) > (entry.known, entry.position) { continue }
      best = (entry.known, entry.position, value)
    }
    return best?.value
  }

  /// Walks from each municipality of `earlier` along its successors.
  func parts(_ code: AreaCode, on day: Day, asOf earlier: Day) -> [AreaCode] {
    territory.everyMunicipality.filter { municipality in
      guard municipality.exists(on: earlier) else { return false }
      var here = municipality
      while let until = here.until, until <= day,
        let next = here.successor.flatMap(territory.municipality(everWithCode:))
      {
        here = next
      }
      return here.code == code
    }.map(\.code)
  }

  func inhabitants(_ area: AreaCode, on day: Day, year: Int) -> Int? {
    guard let january = Day(year: year, month: 1, day: 1) else { return nil }
    return sum(parts(area, on: day, asOf: january).map { territory.municipality(everWithCode: $0)?.populations[year] })
  }

  func statutory(_ area: AreaCode, _ half: HalfYear) -> Int? {
    let published = PlainLedger.national.first { $0.half == half.description }
    guard let published, published.known.flatMap({ Day(iso: $0) }).map({ Moment(startOf: $0) <= known }) ?? true
    else { return nil }
    // Whatever the borders are: everyone who was counted on that 1 January.
    let all = territory.everyMunicipality.compactMap { $0.populations[half.year - 1] }.reduce(0, +)
    guard all > 0, let own = inhabitants(area, on: half.firstDay, year: half.year - 1) else { return nil }
    return (published.count * own + all - 1) / all
  }

  func target(_ area: AreaCode, _ half: HalfYear, on day: Day) -> Int? {
    let parts = parts(area, on: day, asOf: half.firstDay)
    let tables = sum(
      parts.map { part in
        number {
          if case .target(part, half, let count, .leading) = $0 { count.value } else { nil }
        }
      })
    // The table counts for a merged municipality only when it has all its parts.
    guard let base = tables ?? sum(parts.map { statutory($0, half) }) else { return nil }
    return base + exchanged(Set(parts).union([area]), half)
  }

  func exchanged(_ areas: Set<AreaCode>, _ half: HalfYear) -> Int {
    var total = 0
    for (entry, fact) in zip(entries, facts) where entry.known <= known {
      guard case .housing(.exchange(half, let changes)) = fact else { continue }
      let isWithdrawn = zip(entries, facts).contains { later, other in
        guard case .correction(let correction) = other else { return false }
        return correction.position == entry.position && later.known <= known
      }
      if !isWithdrawn { total += changes.filter { areas.contains($0.area) }.reduce(0) { $0 + $1.change } }
    }
    return total
  }

  func opening(_ area: AreaCode, _ half: HalfYear, on day: Day) -> Int? {
    let parts = parts(area, on: day, asOf: half.firstDay)
    guard parts == [area] else { return sum(parts.map { opening($0, half, on: half.firstDay) }) }
    let laidDown = number {
      if case .balance(area, half.firstDay, let count, .leading) = $0 { count.value } else { nil }
    }
    if let laidDown { return laidDown }
    // No journal of these tests goes back before 2021.
    guard half.year > 2021 || half.half == 2 else { return nil }
    let last = half.firstDay.adding(days: -1)
    return sum(
      self.parts(area, on: half.firstDay, asOf: last).map { balance($0, half.previous, on: last) })
  }

  func adjustment(_ area: AreaCode, _ half: HalfYear, on day: Day) -> Int? {
    let found = parts(area, on: day, asOf: half.firstDay).compactMap { part in
      number { if case .adjustment(part, half, let count) = $0 { count.value } else { nil } }
    }
    return found.isEmpty ? nil : found.reduce(0, +)
  }

  func housed(_ area: AreaCode, _ month: Month, on day: Day) -> Int? {
    let found = Set(parts(area, on: day, asOf: month.firstDay)).union([area]).compactMap { part in
      number {
        if case .housed(part, .month(month), let count, .leading) = $0 { count.value } else { nil }
      }
    }
    return found.isEmpty ? nil : found.reduce(0, +)
  }

  func housed(_ area: AreaCode, _ half: HalfYear, on day: Day) -> Housed? {
    if day == half.next.firstDay.adding(days: -1) {
      let table = number {
        if case .housed(area, .halfYear(half), let count, .leading) = $0 { count.value } else { nil }
      }
      if let table { return Housed(count: table, isLowerBound: false) }
    }
    let months = half.months.filter { $0.adding(months: 1).firstDay.adding(days: -1) <= day }
    let known = months.compactMap { housed(area, $0, on: day) }
    if known.isEmpty, !months.isEmpty { return nil }
    return Housed(count: known.reduce(0, +), isLowerBound: known.count < months.count)
  }

  func balance(_ area: AreaCode, _ half: HalfYear, on day: Day) -> Int? {
    guard let opening = opening(area, half, on: day), let target = target(area, half, on: day),
      let housed = housed(area, half, on: day)
    else { return nil }
    return opening + (adjustment(area, half, on: day) ?? 0) + housed.count - target
  }

  private func sum(_ values: [Int?]) -> Int? {
    values.isEmpty || values.contains(nil) ? nil : values.compactMap(\.self).reduce(0, +)
  }
}
