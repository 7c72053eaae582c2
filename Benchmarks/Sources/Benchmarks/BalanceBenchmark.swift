// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Foundation
import Journal
import Rulebook
import Territory

/// The balance of all municipalities on a day, as known at a moment; and what hledger takes for a like report.
enum BalanceBenchmark {
  static func run(_ count: Int) async throws {
    let territory = try Territory.standard()
    let rulebook = try Rulebook.standard()
    let state = try ChainState(folding: SampleFacts(territory: territory).entries(count))
    let half = SampleFacts.last
    let day = half.firstDay.adding(days: 61)
    let perspective = Perspective(day: day, known: Moment(endOf: day.adding(days: 20)))
    let areas = territory.municipalities(on: day).map(\.code)
    func book(_ perspective: Perspective) -> ChainBook {
      ChainBook(state: state, rulebook: rulebook, territory: territory, perspective: perspective)
    }
    // A new book each time: it remembers what it has worked out.
    let balances = try await Measure.seconds(21) {
      let book = book(perspective)
      let figures = areas.map { book.figure(.measure(.balance, $0, .day(day))) }
      try expect(figures.allSatisfy { $0?.number != nil }, "every municipality has a balance")
    }
    Measure.report("balance of \(areas.count) areas, \(count) facts", balances)
    let everything = try await Measure.seconds(21) {
      let book = book(Perspective(day: day))
      return areas.map { book.figure(.measure(.balance, $0, .day(day))) }
    }
    Measure.report("  the same with all that is known now", everything)
    let ledgers = try await Measure.seconds(21) {
      let book = book(perspective)
      return areas.map { book.ledger(of: $0, in: half) }
    }
    Measure.report("  all twenty figures of the areas", ledgers)
    try await hledger(count, day: day, territory: territory)
  }

  /// Writes `count` postings, one for each fact, to a file and times hledger on it.
  private static func hledger(_ count: Int, day: Day, territory: Territory) async throws {
    guard FileManager.default.isExecutableFile(atPath: "/usr/bin/hledger") else {
      return Measure.line("hledger bal, \(count) postings", "not installed: apt-get install hledger")
    }
    let path = NSTemporaryDirectory() + "regietafel-\(ProcessInfo.processInfo.processIdentifier).journal"
    defer { try? FileManager.default.removeItem(atPath: path) }
    var text = ""
    var numbers = SplitMix(state: 2022)
    let areas = territory.municipalities(on: day).map(\.code)
    let days = SampleFacts.first.firstDay.days(until: SampleFacts.last.next.firstDay)
    for index in 0..<count {
      let date = SampleFacts.first.firstDay.adding(days: days * index / count)
      text += "\(date) opgave\n  (stand:\(areas[numbers.below(areas.count)]))  \(numbers.below(90))\n\n"
    }
    try text.write(toFile: path, atomically: true, encoding: .utf8)
    let times = try await Measure.seconds(3) {
      let process = Process()
      process.executableURL = URL(filePath: "/usr/bin/hledger")
      process.arguments = ["-f", path, "bal", "-e", day.description]
      process.standardOutput = FileHandle.nullDevice
      try process.run()
      process.waitUntilExit()
      try expect(process.terminationStatus == 0, "hledger could read its file")
    }
    Measure.report("hledger bal -e \(day), \(count) postings", times)
  }
}
