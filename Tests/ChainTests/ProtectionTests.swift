// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Rulebook
import Testing

/// The timeline of rulebook 6.7 and the decision of R6.35, on both clocks.
@Suite struct ProtectionTests {
  let world: World

  init() throws { world = try World.standard() }

  private func protection(
    _ category: DisplacedCategory, _ date: String, brp: String? = "2022-06-01", knownOn known: String? = nil
  ) throws -> Protection {
    let registered = try brp.map(day)
    let book = try world.book(
      [], on: try day(date), known: try known.map { Moment(endOf: try day($0)) } ?? .endOfTime)
    return try book.protection(ProtectionRequest(category: category, registered: registered))
  }

  @Test(arguments: [
    ("2022-06-01", "beschermd", "2023-09-03"), ("2022-07-18", "beschermd", "2023-09-03"),
    ("2022-07-19", "beschermd", "2023-09-03"), ("2023-03-03", "beschermd", "2023-09-03"),
    ("2023-03-04", "beschermd", "2023-09-03"), ("2023-09-03", "beschermd", "2023-09-03"),
    ("2023-09-04", "bevroren", "2024-03-03"), ("2024-01-16", "bevroren", "2024-03-03"),
    ("2024-03-03", "bevroren", "2024-03-03"), ("2024-03-04", "handmatig", "2025-04-22"),
    ("2024-03-10", "handmatig", "2025-04-22"), ("2024-12-19", "handmatig", "2025-04-22"),
    ("2025-04-22", "handmatig", "2025-04-22"), ("2025-04-23", "beeindigd", nil), ("2026-01-01", "beeindigd", nil),
  ])
  func categoryCAsItIsKnownNow(date: String, outcome: String, lastDay: String?) throws {
    let answer = try protection(.temporary, date)
    #expect(answer.outcome.rawValue == outcome)
    #expect(answer.lastDay?.description == lastDay)
    #expect(answer.version != nil && !answer.awaitsNews)
    #expect((answer.certainty == .recalled) == (date >= "2025-04-23"))
  }

  @Test(arguments: [
    // July 2022: protected, then news is announced, then the letter.
    ("2022-07-14", "2022-07-13", "beschermd", false), ("2022-07-14", "2022-07-14", "handmatig", true),
    ("2022-07-01", "2022-07-17", "handmatig", true), ("2022-07-17", "2022-07-17", "handmatig", true),
    ("2022-07-18", "2022-07-18", "beschermd", false), ("2022-06-30", "2022-07-14", "beschermd", false),
    // The end that was set at first, and the extension.
    ("2023-03-03", "2023-03-03", "beschermd", false), ("2023-03-04", "2023-03-03", "beeindigd", false),
    ("2023-03-04", "2023-03-04", "beschermd", false), ("2023-09-04", "2023-09-03", "beeindigd", false),
    ("2023-09-04", "2023-09-04", "bevroren", false),
    // The ruling of January 2024, the interim measure of April and the rulings of 2025.
    ("2024-03-04", "2024-01-16", "bevroren", false), ("2024-03-04", "2024-01-17", "beeindigd", false),
    ("2024-03-03", "2024-01-17", "bevroren", false), ("2024-03-10", "2024-04-01", "beeindigd", false),
    ("2024-03-10", "2024-04-02", "handmatig", false), ("2025-04-23", "2025-04-22", "handmatig", false),
    ("2025-04-23", "2025-04-23", "beeindigd", false),
  ])
  func categoryCAsItWasKnown(date: String, known: String, outcome: String, awaitsNews: Bool) throws {
    let answer = try protection(.temporary, date, knownOn: known)
    #expect(answer.outcome.rawValue == outcome)
    #expect(answer.awaitsNews == awaitsNews)
  }

  @Test func onlyWhoWasInTime() throws {
    #expect(try protection(.temporary, "2022-08-01", brp: "2022-07-18").outcome == .protected)
    let limit = try day("2022-07-19")
    let late = try protection(.temporary, "2022-08-01", brp: "2022-07-19")
    #expect(late.outcome == .ended && late.reason == .registeredTooLate(from: limit))
    #expect(try protection(.temporary, "2024-03-10", brp: "2022-07-19").outcome == .ended)
    let unknown = try protection(.temporary, "2022-08-01", brp: nil)
    #expect(unknown.outcome == .byHand && unknown.reason == .registrationUnknown(from: limit))
    #expect(try protection(.temporary, "2022-07-18", brp: nil).outcome == .protected)
    // Before the letter nobody knew of a last day.
    #expect(try protection(.temporary, "2022-07-17", brp: "2022-07-17", knownOn: "2022-07-17").awaitsNews)
    #expect(throws: Faults.self) { try protection(.temporary, "2022-05-01", brp: "2022-05-02") }
  }

  @Test(arguments: [DisplacedCategory.ukrainian, .protected]) func everyExtension(category: DisplacedCategory) throws {
    func answer(_ date: String, knownOn known: String? = nil) throws -> Protection {
      try protection(category, date, brp: nil, knownOn: known)
    }
    let last = try day("2027-03-04")
    for date in ["2022-03-04", "2022-07-19", "2024-03-03", "2024-03-04", "2025-03-04", "2026-03-04", "2027-03-04"] {
      let now = try answer(date)
      #expect(now.outcome == .protected && now.lastDay == last, "\(date)")
    }
    #expect(try answer("2022-03-03").reason == .notInForce)
    #expect(try answer("2027-03-05").outcome == .ended)
    #expect(try answer("2022-03-04", knownOn: "2022-03-03").reason == .notInForce)
    #expect(try answer("2022-07-14", knownOn: "2022-07-14").lastDay == (try day("2024-03-03")))
    #expect(try answer("2024-03-04", knownOn: "2023-12-30").outcome == .ended)
    #expect(try answer("2024-03-04", knownOn: "2023-12-31").lastDay == (try day("2025-03-03")))
    #expect(try answer("2025-03-04", knownOn: "2024-12-31").lastDay == (try day("2026-03-03")))
    #expect(try answer("2026-03-04", knownOn: "2025-12-31").lastDay == (try day("2027-03-04")))
  }

  @Test func othersNeverHadIt() throws {
    #expect(try protection(.other, "2022-06-01").outcome == .ended)
    #expect(try protection(.other, "2022-06-01").certainty == .derived)
  }

  @Test func theStepsThatWereKnown() throws {
    func steps(_ known: String?) throws -> [RuleVersion] {
      try world.book([], on: try day("2022-07-14"), known: try known.map { Moment(endOf: try day($0)) } ?? .endOfTime)
        .protectionSteps()
    }
    #expect(try steps(nil).count == 12)
    #expect(try steps("2022-07-14").count == 1)
    #expect(try steps("2022-07-18").count == 3)
    #expect(try steps(nil).last?.certainty == .recalled)
  }
}
