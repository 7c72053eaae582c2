// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Journal
import Rulebook
import Territory

/// Makes journals about reception, crisis measures, homes and forecasts with everything in them that may happen: versions
/// that replace each other, late reports, corrections, withdrawals, and municipalities that merge.
struct RandomReception {
  /// Weesp goes to Amsterdam in March 2022, Beemster to Purmerend in January; Brielle and others to Voorne aan Zee in 2023.
  static let codes = ["GM0363", "GM0457", "GM0439", "GM0370", "GM0501", "GM0530", "GM0014", "GM0599"].compactMap {
    AreaCode($0)
  }
  static let regions = (1...25).compactMap { AreaCode($0 < 10 ? "VR0\($0)" : "VR\($0)") }
  static let names = (1...9).compactMap { Slug("locatie-\($0)") }
  static let projects = (1...4).compactMap { Slug("project-\($0)") }
  private static let first = Day(iso: "2021-11-01") ?? Day(number: 0)

  private var numbers: FixedSeed
  private(set) var lines: [Line] = []

  /// A journal of about `count` lines.
  static func lines(_ count: Int, seed: UInt64) -> [Line] {
    var maker = RandomReception(numbers: FixedSeed(state: seed))
    for name in names { maker.location(name) }
    for _ in 0..<count { maker.step() }
    return maker.lines
  }

  private init(numbers: FixedSeed) { self.numbers = numbers }

  private var moment: Moment { Moment(milliseconds: 1_672_000_000_000 + Int64(lines.count) * 60_000) }

  private mutating func step() {
    switch number(0...99) {
    case 0..<20: location(pick(RandomReception.names))
    case 20..<45:
      add(.reception(.occupancy(location: pick(RandomReception.names), day: day(), count: people(300))))
    case 45..<55: count()
    case 55..<62: add(.crisis(.places(region: pick(RandomReception.regions), day: day(), count: people(300))))
    case 62..<69: add(.crisis(.placed(region: pick(RandomReception.regions), day: day(), count: people(900))))
    case 69..<74: add(.crisis(.assigned(region: pick(RandomReception.regions), day: day(), count: people(900))))
    case 74..<78:
      add(
        .crisis(
          .windDown(WindDown(region: pick(RandomReception.regions), day: day(), isWoundDown: number(0...2) > 0))))
    case 78..<84: project()
    case 84..<87: forecast()
    default: correct()
    }
  }

  private mutating func location(_ id: Slug) {
    let start = day()
    let middle = start.adding(days: number(1...200))
    let end = number(0...2) == 0 ? nil : middle.adding(days: number(1...400))
    var contracts = [Location.Contract(period: Period(from: start, until: middle), places: number(0...900))]
    if number(0...2) > 0 {
      contracts.append(Location.Contract(period: Period(from: middle, until: end), places: number(0...900)))
    }
    add(
      .reception(
        .location(
          Location(
            id: id, name: "Locatie", municipality: pick(RandomReception.codes), kind: pick(LocationKind.allCases),
            runner: pick(LocationRunner.allCases), open: Period(from: start, until: end), contracts: contracts,
            certainty: number(0...9) == 0 ? .invented : .reported))))
  }

  private mutating func count() {
    let measure = pick(Measure.reported)
    let on = day()
    let area = number(0...2) > 0 ? AreaCode.netherlands : pick(RandomReception.codes + RandomReception.regions)
    let period: FigurePeriod = measure.isFlow ? .month(Month(containing: on)) : .day(on)
    add(
      .reception(
        .count(
          measure, area: area, period: period,
          count: Count(number(0...60_000), pick(Qualifier.allCases), certainty: pick(Certainty.allCases)),
          role: number(0...5) == 0 ? .comparison : .leading)))
  }

  private mutating func project() {
    let start = day()
    add(
      .homes(
        .project(
          HomeProject(
            id: pick(RandomReception.projects), name: "Project", municipality: pick(RandomReception.codes),
            kind: pick(HomeKind.allCases), phase: pick(HomePhase.allCases), homes: number(0...90),
            people: [
              .init(group: .statusHolders, number: number(0...200)),
              .init(group: pick(TargetGroup.allCases), number: number(0...50)),
            ], available: number(0...5) == 0 ? nil : Period(from: start, until: start.adding(days: number(1...500)))))))
  }

  private mutating func forecast() {
    let (on, published) = (day(), day())
    guard let id = Slug("prognose-\(number(1...3))") else { return }
    add(
      .outlook(
        .published(
          PublishedForecast(
            id: id, publisher: pick(["COA", "Anders"]), published: published, measure: .residents,
            points: [.init(day: on, value: number(0...60_000))]))))
  }

  /// Corrects or withdraws an earlier line, as the office would: known when it is recorded.
  private mutating func correct() {
    guard let index = lines.indices.randomElement(using: &numbers) else { return }
    if case .correction = lines[index].fact { return }
    let replacement = lines[index].fact.count == nil || number(0...2) == 0 ? nil : number(0...400)
    let isWithdrawn = lines.contains {
      if case .correction(let correction) = $0.fact {
        correction.position == index + 1 && correction.replacement == nil
      } else {
        false
      }
    }
    if isWithdrawn { return }
    lines.append(
      Line(.correction(Correction(position: index + 1, replacement: replacement, reason: "proef")), known: moment))
  }

  /// Known now, or some lines back.
  private mutating func add(_ fact: Fact) {
    var known = moment
    if number(0...2) == 0 { known = Moment(milliseconds: known.milliseconds - Int64(number(1...40)) * 60_000 + 7) }
    lines.append(Line(fact, known: known))
  }

  private mutating func day() -> Day { RandomReception.first.adding(days: number(0...540)) }
  private mutating func people(_ most: Int) -> Count { Count(number(0...most)) }
  private mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &numbers) }
  private mutating func pick<Element>(_ elements: [Element]) -> Element { elements[number(0...elements.count - 1)] }
}
