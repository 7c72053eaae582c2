// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

public import Exact

// Areas through time: what became of a municipality, and what an area was made of (herindeling, R1.8).

extension Territory {
  /// The code of the municipality that stands for `code` on `day` (rechtsopvolger): itself, or the last of its
  /// successors up to that day.
  ///
  /// Nil when the code is unknown or the municipality is not there yet. The country, provinces and safety regions do
  /// not change and stand for themselves.
  public func current(_ code: AreaCode, on day: Day) -> AreaCode? {
    guard code.kind == .municipality else { return exists(code, on: day) ? code : nil }
    let day = max(day, Territory.firstDay)
    guard var here = municipality(everWithCode: code) else { return nil }
    if let from = here.from, from > day { return nil }
    // This ends: the checks of the tables see to it that a successor ends later than what it succeeds.
    while let until = here.until, until <= day {
      guard let next = here.successor.flatMap({ municipality(everWithCode: $0) }) else { return nil }
      here = next
    }
    return here.code
  }

  /// Whether this municipality exists on both days and nothing was joined to it in between, so that it is its own and
  /// only part. The quick answer to what `parts` is mostly asked for.
  public func isUnchanged(_ code: AreaCode, from earlier: Day, to day: Day) -> Bool {
    let day = max(day, Territory.firstDay)
    let earlier = max(earlier, Territory.firstDay)
    guard earlier <= day else { return false }
    if unchanging.contains(code) { return true }
    guard exists(code, on: earlier), exists(code, on: day) else { return false }
    return predecessors[code]?.allSatisfy { $0.until.map { $0 <= earlier || $0 > day } ?? true } ?? true
  }

  /// The municipalities existing on `earlier` that together make up `code` as it is on `day`, sorted by code (R1.8).
  ///
  /// A municipality that did not change has itself as its only part. When `earlier` lies after `day`, the answer is the
  /// later municipalities that together cover the same area, and empty when there are none because a border between
  /// was dropped. Empty too when `code` does not exist on `day`.
  public func parts(of code: AreaCode, on day: Day, asOf earlier: Day) -> [Municipality] {
    let day = max(day, Territory.firstDay)
    let earlier = max(earlier, Territory.firstDay)
    let whole = municipalities(in: code, on: day)
    if day == earlier { return whole }
    if day < earlier { return later(than: whole, on: day, asOf: earlier) }
    var found: [Municipality] = []
    for municipality in whole {
      collectParts(of: municipality, on: day, asOf: earlier, into: &found)
    }
    // No municipality is found twice, for each has one successor at most.
    return found.sorted { $0.code < $1.code }
  }

  /// Adds the municipalities of `earlier` that went into `municipality` up to and including `day`.
  private func collectParts(
    of municipality: Municipality, on day: Day, asOf earlier: Day, into found: inout [Municipality]
  ) {
    if municipality.exists(on: earlier) { found.append(municipality) }
    for predecessor in predecessors[municipality.code] ?? [] {
      guard let until = predecessor.until, until > earlier, until <= day else { continue }
      collectParts(of: predecessor, on: day, asOf: earlier, into: &found)
    }
  }

  /// The municipalities of the later day `after` that cover exactly the area of `whole` on `day`; empty when one of
  /// them also covers land outside it.
  private func later(than whole: [Municipality], on day: Day, asOf after: Day) -> [Municipality] {
    let inside = Set(whole.map(\.code))
    var answer: [Municipality] = []
    for code in Set(whole.compactMap { current($0.code, on: after) }).sorted() {
      guard let municipality = municipality(code, on: after),
        parts(of: code, on: after, asOf: day).allSatisfy({ inside.contains($0.code) })
      else { return [] }
      answer.append(municipality)
    }
    return answer
  }

  /// Inhabitants (inwoners) on 1 January of `year` within the area of `code` as it is on `day` (R1.8): the sum over the
  /// parts it had on that 1 January.
  ///
  /// Nil, not 0, when the area does not exist on `day`, when the table has no figure for a part in that year, or when
  /// the area was no longer counted apart in that year.
  public func population(of code: AreaCode, on day: Day, year: Int) -> Int? {
    guard let reference = Day(year: year, month: 1, day: 1) else { return nil }
    let parts = parts(of: code, on: day, asOf: reference)
    guard !parts.isEmpty else { return nil }
    var sum = 0
    for part in parts {
      guard let inhabitants = part.populations[year] else { return nil }
      sum += inhabitants
    }
    return sum
  }
}
