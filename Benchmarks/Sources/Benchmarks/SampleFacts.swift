// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Journal
import Territory

/// Invented facts about housing in the shape of a long used register: balances and targets for each municipality, the
/// people housed in each month, and then reports again and corrections, in the order in which they became known.
struct SampleFacts {
  /// The first and the last half-year that the facts are about.
  static let first = HalfYear(index: 2019 * 2)
  static let last = HalfYear(index: 2022 * 2 + 1)

  private let start = Moment(startOf: SampleFacts.first.firstDay)
  private let end = Moment(startOf: SampleFacts.last.next.firstDay)
  private let once: [HousingFact]
  private let months: [(area: AreaCode, month: Month)]

  init(territory: Territory) {
    let halves = (SampleFacts.first.index...SampleFacts.last.index).map(HalfYear.init(index:))
    var once: [HousingFact] = []
    var months: [(area: AreaCode, month: Month)] = []
    for half in halves {
      let municipalities = territory.municipalities(on: half.firstDay)
      for (index, municipality) in municipalities.enumerated() {
        let area = municipality.code
        if half == SampleFacts.first {
          once.append(.balance(area: area, day: half.firstDay, count: Count(index % 41 - 30), role: .leading))
        }
        let target = 10 + Int(area.number) % 70
        once.append(.target(area: area, halfYear: half, count: Count(target), role: .leading))
        months += half.months.map { (area, $0) }
      }
    }
    self.once = once
    self.months = months
  }

  /// `count` drafts, the same each time: a balance or target where one is left, every tenth a correction, else the
  /// people housed in a month by one of forty sources.
  func drafts(_ count: Int) -> [Draft] {
    var numbers = SplitMix(state: 2022)
    var drafts: [Draft] = []
    drafts.reserveCapacity(count)
    // The entries that a correction can point at.
    var reports: [Int] = []
    let span = end.milliseconds - start.milliseconds
    for position in 1...count {
      // Most facts become known in the order of the journal; some are entered up to a month late.
      let late = Int64(numbers.below(8) == 0 ? numbers.below(30 * 86_400_000) : 0)
      let known = Moment(milliseconds: start.milliseconds + span / Int64(count) * Int64(position) - late)
      if position <= once.count {
        drafts.append(Fact.housing(once[position - 1]).draft(source: "Tabel 1", known: known))
      } else if position % 10 == 0, !reports.isEmpty {
        let correction = Correction(
          position: reports[numbers.below(reports.count)], replacement: numbers.below(90), reason: "Telling nagekeken")
        drafts.append(Fact.correction(correction).draft(source: "Bericht van de gemeente", known: known))
      } else {
        let (area, month) = months[numbers.below(months.count)]
        let fact = HousingFact.housed(
          area: area, period: .month(month), count: Count(numbers.below(90)), role: .leading)
        drafts.append(Fact.housing(fact).draft(source: "Opgave \(numbers.below(40))", known: known))
        reports.append(position)
      }
    }
    return drafts
  }

  /// The drafts as batches of `size`, as they are appended.
  func batches(_ count: Int, size: Int) -> [Batch] {
    let drafts = drafts(count)
    return stride(from: 0, to: count, by: size).map { index in
      Batch(actor: "meting", recorded: end, drafts: Array(drafts[index..<min(index + size, count)]))
    }
  }

  /// The entries of a journal with `count` facts.
  func entries(_ count: Int) -> [Entry] {
    EntryHasher().entries(of: Batch(actor: "meting", recorded: end, drafts: drafts(count)), after: .empty)
  }
}

/// Random numbers that are the same on every machine (SplitMix64).
struct SplitMix {
  var state: UInt64

  /// A number from 0 up to `limit`.
  mutating func below(_ limit: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((mixed ^ (mixed >> 31)) % UInt64(limit))
  }
}
