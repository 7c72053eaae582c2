// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Journal
import Office
import TestJournals
import Testing

/// The laws between facts about the division over the country: whichever comes first, and also after a correction.
@Suite struct SpreadLawTests {
  private let journal = TestJournal()
  private let office: Office

  init() throws { office = try World.office(journal) }

  private func record(_ facts: [Fact]) async throws { _ = try await office.handle(.hand(in: facts)) }

  /// Refused, wet and dry, with nothing recorded.
  private func expect(_ refusals: [String], _ submission: Submission) async throws {
    let before = try await journal.head().position
    var dry = submission
    dry.isDryRun = true
    #expect(await office.refusals(dry) == refusals)
    #expect(await office.refusals(submission) == refusals)
    #expect(try await journal.head().position == before, "nothing is recorded on a fault")
  }

  private func accept(_ facts: [Fact]) async {
    #expect(await office.refusals(.hand(in: facts, isDryRun: true)) == [])
  }

  @Test func aWholeCycleInAnyOrder() async throws {
    let all =
      try Table.published() + [
        Table.offer(), Table.swap([("GM0034", 50), ("GM0995", -50)]), Table.agreement(), Table.report(),
        Table.decision(),
        Table.objection(outcome: ("2025-02-01", .partly)), Table.decision(on: "2025-02-10", isChange: true),
        Table.delay(),
      ]
    await accept(all)
    await accept(all.reversed())
    for fact in all { try await record([fact]) }
    #expect(await Office.verify(journal).isSound)
  }

  @Test func aReportIsAboutIndicativeNumbers() async throws {
    let early = try Table.report(on: "2024-01-30")
    let good = try Table.report()
    try await expect(["RT-264 regel 2"], .hand(in: [good]))
    try await expect(["RT-264 regel 3"], .hand(in: [try Table.estimate(), good]))
    try await expect(["RT-264 regel 2"], .hand(in: [good, try Table.number(.indicative, "PV25", 5)]))
    for area in ["PV24", "GM0184"] {
      await accept([good, try Table.number(.indicative, area, 5)])
    }
    try await record(Table.published())
    try await expect(["RT-264 regel 2"], .hand(in: [early]))
    try await record([Table.report(on: "2024-01-31")])
    // An estimate of a later day makes the report early; so does a correction that takes the numbers away.
    try await expect(["RT-264 regel 2"], .hand(in: [try Table.estimate(on: "2024-02-01", 96_001)]))
    for position in 3...8 { #expect(await office.codes(.correct(position, to: nil)) == []) }
    try await expect(["RT-264"], .correct(2, to: nil))
    // What was reported last counts.
    try await record([good])
    await accept([try Table.estimate(on: "2024-02-01", 96_001)])
  }

  @Test func aDecisionIsNotBeforeItsReport() async throws {
    try await record(Table.published())
    try await expect(["RT-263 regel 2"], .hand(in: [try Table.decision(on: "2024-10-27"), try Table.report()]))
    try await expect(["RT-263 regel 3"], .hand(in: [try Table.report(), try Table.decision(on: "2024-10-27")]))
    // The minister may decide without a report: then there is none to be before.
    try await record([Table.decision(on: "2024-10-27")])
    try await expect(["RT-263 regel 2"], .hand(in: [try Table.report()]))
    try await record([Table.report(on: "2024-10-27")])
  }

  @Test func aDecisionAddsUp() async throws {
    let short = try Table.decision([("GM0034", 999)])
    try await record(Table.published())
    try await expect(["RT-265 regel 2"], .hand(in: [short]))
    await accept([try Table.decision([("GM0034", 999)], total: 999)])
    try await expect(["RT-265 regel 2"], .hand(in: [try Table.decision(total: 999)]))
    // A correction of the number under a decision is refused; with a total of its own the decision stands.
    try await record([Table.decision()])
    try await expect(["RT-265"], .correct(2, to: 1_001))
    try await expect(["RT-265 regel 2"], .hand(in: [try Table.number(.indicative, "PV24", 1_001)]))
    #expect(await office.codes(.correct(9, to: nil)) == [])
    try await record([Table.decision(total: 1_000)])
    #expect(await office.codes(.correct(2, to: 1_001)) == [])
    let view = try await office.desk().book(Perspective(day: day("2025-01-01")))
    #expect(try view.figure(.measure(.decidedPlaces, code("PV24"), .year(2024)))?.whole == 1_000)
    #expect(try view.figure(.measure(.indicative, code("PV24"), .year(2024)))?.whole == 1_001)
  }

  /// As long as nobody knows the number of the province there is nothing to add up to.
  @Test func withoutANumberNothingIsOff() async throws {
    await accept([try Table.number(.indicative, "GM0034", 5), try Table.decision([("GM0034", 999)])])
  }

  @Test func onlyTheLastDecisionHasToAddUp() async throws {
    let first = try Table.decision(total: 1_000)
    let change = try Table.decision(on: "2025-02-10", [("GM0034", 1_100)], total: 1_100, isChange: true)
    try await record(Table.published() + [first, change])
    let off = try Table.decision(on: "2025-03-10", [("GM0034", 1_100)], isChange: true)
    try await expect(["RT-265 regel 2"], .hand(in: [off]))
    #expect(await office.codes(.correct(2, to: 1_100)) == [])
    await accept([off])
  }

  @Test func oneDecisionAndItsChanges() async throws {
    try await record(Table.published())
    try await expect(["RT-267 regel 2"], .hand(in: [try Table.decision(isChange: true)]))
    try await expect(
      ["RT-267 regel 3"], .hand(in: [try Table.decision(), try Table.decision(on: "2025-02-10")]))
    try await record([Table.decision()])
    try await expect(["RT-267 regel 2"], .hand(in: [try Table.decision(on: "2025-02-10")]))
    try await record([Table.decision(on: "2025-02-10", isChange: true)])
    // The decision cannot be taken back from under its change; the change can.
    try await expect(["RT-267"], .correct(9, to: nil))
    #expect(await office.codes(.correct(10, to: nil)) == [])
    #expect(await office.codes(.correct(9, to: nil)) == [])
    // Another province and another cycle have their own.
    await accept(
      try [Table.decision(), Table.number(.indicative, "PV25", 7), Table.number(.indicative, "PV24", 9, 2026)])
  }

  @Test func nobodyDeliversLessThanNothing() async throws {
    let swap = try Table.swap([("GM0184", -41), ("GM0034", 41)])
    try await expect(["RT-270 regel 10"], .hand(in: try Table.published() + [swap]))
    try await record(Table.published() + [Table.swap([("GM0184", -40), ("GM0034", 40)])])
    try await expect(["RT-270 regel 2"], .hand(in: [try Table.swap([("GM0184", -1), ("GM0034", 1)])]))
    try await expect(["RT-270"], .correct(8, to: 39))
    try await expect(["RT-270 regel 2"], .hand(in: [try Table.number(.indicative, "GM0184", 39)]))
    // Two swaps after each other that are fine together.
    try await record([Table.swap([("GM0034", -10), ("GM0184", 10)])])
    await accept([try Table.swap([("GM0184", -10), ("GM0995", 10)])])
    // Taking the swap back that gave ten would leave the next below nothing.
    try await record([Table.swap([("GM0184", -10), ("GM0995", 10)])])
    try await expect(["RT-270"], .correct(10, to: nil))
  }

  @Test func objectionsAndDelaysNeedADecision() async throws {
    try await record(Table.published())
    for fact in try [Table.objection(), Table.delay()] {
      try await expect(["RT-271 regel 2"], .hand(in: [fact]))
      await accept([fact, try Table.decision()])
      try await expect(["RT-271 regel 2"], .hand(in: [fact, try Table.decision(on: "2025-05-02")]))
    }
    try await record([Table.decision(), Table.objection(), Table.delay()])
    try await expect(["RT-271", "RT-271"], .correct(9, to: nil))
    #expect(await office.codes(.correct(10, to: nil)) == [])
    try await expect(["RT-271"], .correct(9, to: nil))
    #expect(await office.codes(.correct(11, to: nil)) == [])
    #expect(await office.codes(.correct(9, to: nil)) == [])
    #expect(await Office.verify(journal).isSound)
  }

  @Test func whatStandsIsNotRecordedTwice() async throws {
    let all = try Table.published() + [Table.offer(), Table.swap([("GM0034", 5), ("GM0995", -5)]), Table.agreement()]
    try await record(all)
    try await expect(["RT-201"], .hand(in: all))
  }
}
