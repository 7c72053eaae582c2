// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Journal
import Rulebook
import Territory

/// All claims of all municipalities for four years, by day, from a report of every municipality on every day.
enum ClaimBenchmark {
  private static let years = 2022...2025

  static func run(_ count: Int) async throws {
    let rulebook = try Rulebook.standard()
    let territory = try Territory.standard()
    guard let first = Day(iso: "2022-03-01"), let last = Day(iso: "2026-01-01") else { return }
    let municipalities = territory.municipalities(in: .netherlands, on: first).map(\.code)
    var numbers = SplitNumbers()
    var drafts: [Draft] = []
    var day = first
    while drafts.count < count, day < last {
      for municipality in municipalities where drafts.count < count && territory.exists(municipality, on: day) {
        let fact = Fact.displaced(
          .count(
            .displacedPlaces, area: municipality, period: .day(day), count: Count(numbers.upTo(900)), role: .leading))
        drafts.append(fact.draft(source: "meting"))
      }
      day = day.adding(days: 1)
    }
    let batch = Batch(actor: "meting", recorded: Moment(startOf: last), drafts: drafts)
    let state = try ChainState(folding: EntryHasher().entries(of: batch, after: .empty))
    let perspective = Perspective(day: last)
    func total() -> Int {
      let ledger = FundingLedger(
        ChainBook(state: state, rulebook: rulebook, territory: territory, perspective: perspective))
      return years.reduce(0) { sum, year in
        ledger.municipalities(in: .netherlands, year).reduce(sum) {
          $0 + (ledger.amounts(of: $1, in: year)?.total?.cents ?? 0)
        }
      }
    }
    let times = try await Measure.seconds(9) { total() }
    Measure.report("all claims of \(municipalities.count) for \(years.count) years from \(drafts.count) facts", times)
    try expect(total() > 0, "there is something to pay")
    Measure.line("  peak memory", "\(try Measure.peakMegabytes()) MB")
  }
}
