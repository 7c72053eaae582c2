// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Journal
import Rulebook
import Territory

/// Makes journals with everything in them that may happen: reports out of order, double, late, corrected and withdrawn,
/// joint changes, and municipalities that merge on 1 January and within a half-year.
struct RandomJournal {
  /// Merging municipalities and their successors, and three that stay as they are.
  static let codes = [
    "GM0363", "GM0457", "GM0439", "GM0370", "GM0501", "GM0530", "GM0614", "GM1992", "GM0034", "GM0014", "GM0599",
  ].compactMap { AreaCode($0) }
  static let halves = (HalfYear("2021-1")?.index ?? 0)...(HalfYear("2023-1")?.index ?? 0)

  let territory: Territory
  private var numbers: FixedSeed
  private(set) var lines: [Line] = []

  init(territory: Territory, seed: UInt64) {
    self.territory = territory
    numbers = FixedSeed(state: seed)
  }

  /// A journal of about `count` lines after the first balances.
  static func lines(_ count: Int, seed: UInt64, in territory: Territory) -> [Line] {
    var maker = RandomJournal(territory: territory, seed: seed)
    maker.begin()
    for _ in 0..<count { maker.step() }
    return maker.lines
  }

  private var moment: Moment { Moment(milliseconds: 1_672_000_000_000 + Int64(lines.count) * 60_000) }

  /// Most municipalities get a balance to start from, one in eight stays unknown; and most report now and then.
  private mutating func begin() {
    guard let start = HalfYear("2021-1") else { return }
    for code in RandomJournal.codes where territory.exists(code, on: start.firstDay) && chance(7, of: 8) {
      let count = Count(Int.random(in: -80...60, using: &numbers))
      lines.append(Line(.balance(area: code, day: start.firstDay, count: count, role: .leading), known: moment))
    }
    // A half-year without any report ends in an unknown balance; that happens, but not everywhere.
    for index in RandomJournal.halves {
      let half = HalfYear(index: index)
      for code in RandomJournal.codes where chance(9, of: 10) { housedInMonth(code, half) }
      // The inhabitants of 2020 are in no table, so for 2021 there is no target without an official one.
      for code in RandomJournal.codes
      where half.year == 2021 && territory.exists(code, on: half.firstDay) && chance(9, of: 10) {
        add(.target(area: code, halfYear: half, count: people(90), role: .leading))
      }
    }
  }

  private mutating func step() {
    let half = HalfYear(index: Int32.random(in: RandomJournal.halves, using: &numbers))
    guard let area = RandomJournal.codes.randomElement(using: &numbers) else { return }
    let isThere = territory.exists(area, on: half.firstDay)
    switch Int.random(in: 0..<100, using: &numbers) {
    case 0..<55: housedInMonth(area, half)
    case 55..<62 where isThere && until(area, in: half) == nil:
      add(.housed(area: area, period: .halfYear(half), count: people(60), role: .leading))
    case 62..<72 where isThere: add(.target(area: area, halfYear: half, count: people(90), role: role))
    case 72..<76 where isThere:
      add(.balance(area: area, day: half.firstDay, count: Count(Int.random(in: -50...50, using: &numbers)), role: role))
    case 76..<80 where isThere:
      add(.adjustment(area: area, halfYear: half, count: Count(Int.random(in: -9...9, using: &numbers))))
    case 80..<84: exchange(half)
    default: correct()
    }
  }

  private mutating func housedInMonth(_ area: AreaCode, _ half: HalfYear) {
    let month = half.firstMonth.adding(months: Int.random(in: 0..<6, using: &numbers))
    guard territory.exists(area, on: month.firstDay) else { return }
    add(.housed(area: area, period: .month(month), count: people(20), role: role))
  }

  private mutating func exchange(_ half: HalfYear) {
    let there = RandomJournal.codes.filter { territory.exists($0, on: half.firstDay) }.shuffled(using: &numbers)
    let size = Int.random(in: 1...9, using: &numbers)
    add(
      .exchange(
        halfYear: half,
        changes: [TargetChange(area: there[0], change: size), TargetChange(area: there[1], change: -size)]
      ))
  }

  /// Corrects or withdraws an earlier line, as the office would: known when it is recorded.
  private mutating func correct() {
    guard let index = lines.indices.randomElement(using: &numbers), case .housing(let fact) = lines[index].fact else {
      return
    }
    var replacement: Int? = Int.random(in: 0...40, using: &numbers)
    if case .exchange = fact {
      let isWithdrawn = lines.contains {
        if case .correction(let correction) = $0.fact { correction.position == index + 1 } else { false }
      }
      if isWithdrawn { return }
      replacement = nil
    } else if chance(1, of: 3) {
      replacement = nil
    }
    lines.append(
      Line(.correction(Correction(position: index + 1, replacement: replacement, reason: "proef")), known: moment))
  }

  /// Known now, or some lines back: an older publication entered later.
  private mutating func add(_ fact: HousingFact) {
    var known = moment
    if chance(1, of: 3) {
      known = Moment(milliseconds: known.milliseconds - Int64(Int.random(in: 1...40, using: &numbers)) * 60_000 + 7)
    }
    lines.append(Line(fact, known: known))
  }

  /// The day within a half-year on which a municipality or one that it takes over ends; nil when there is none.
  private func until(_ area: AreaCode, in half: HalfYear) -> Day? {
    territory.everyMunicipality.first {
      ($0.code == area || $0.successor == area)
        && $0.until.map { half.firstDay < $0 && half.period.contains($0) } ?? false
    }?.until
  }

  private var role: FactRole {
    mutating get { chance(1, of: 10) ? .comparison : .leading }
  }

  private mutating func people(_ most: Int) -> Count { Count(Int.random(in: 0...most, using: &numbers)) }

  private mutating func chance(_ part: Int, of whole: Int) -> Bool { Int.random(in: 0..<whole, using: &numbers) < part }
}
