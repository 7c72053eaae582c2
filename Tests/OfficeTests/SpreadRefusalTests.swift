// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Journal
import Office
import Territory
import TestJournals
import Testing

/// What the office refuses about the division over the country, each fact by itself.
@Suite struct SpreadRefusalTests {
  private let journal = TestJournal()
  private let office: Office

  init() throws { office = try World.office(journal) }

  /// Refused, wet and dry, with the place of the fact, and with nothing recorded.
  private func expect(_ codes: [String], _ fact: Fact) async throws {
    for isDryRun in [true, false] {
      let found = await office.refusals(.hand(in: try Table.published() + [fact], isDryRun: isDryRun))
      #expect(found == codes.map { "\($0) regel 10" }, "\(fact)")
    }
    #expect(try await journal.head().position == 0, "nothing is recorded on a fault")
  }

  private func accept(_ fact: Fact, _ others: [Fact] = []) async throws {
    let found = await office.refusals(.hand(in: try Table.published() + others + [fact], isDryRun: true))
    #expect(found == [], "\(fact)")
  }

  // MARK: Cycles, numbers and areas

  @Test func cyclesThatAreNone() async throws {
    for cycle in [2022, 2023, 2025, 2102, -2, 20_240_101, .min, .max] {
      try await expect(["RT-266"], Table.offer { $0.cycle = cycle })
      try await expect(["RT-266"], Table.agreement(in: cycle))
    }
    try await expect(["RT-266"], Table.number(.indicative, "PV24", 900, 2025))
    try await expect(["RT-266"], Table.estimate(2023, on: "2023-01-31"))
    // A report or decision is about a cycle that has begun by then.
    try await expect(["RT-266"], Table.report(on: "2025-12-31", in: 2026))
    try await expect(["RT-266"], Table.decision(on: "2025-12-31", in: 2026))
    // An offer can run ahead.
    try await accept(Table.offer { $0.cycle = 2028 })
    try await accept(Table.offer { $0.cycle = nil })
  }

  @Test func daysThatAreStillToCome() async throws {
    try await expect(["RT-217"], Table.offer { $0.day = try day("2027-01-01") })
    try await expect(["RT-217"], Table.swap([("GM0034", 1), ("GM0995", -1)], on: "2027-01-01"))
    try await expect(["RT-217"], Table.agreement(on: "2027-01-01"))
    try await expect(["RT-217"], Table.report(on: "2027-01-01"))
    try await expect(["RT-217"], Table.decision(on: "2027-01-01"))
    try await expect(["RT-217"], Table.estimate(2026, on: "2027-01-01"))
  }

  @Test func numbersAboutWhatTheyCannotBeAbout() async throws {
    for area in ["NL", "VR25"] { try await expect(["RT-275"], Table.number(.indicative, area, 5)) }
    for area in ["GM0034", "VR25"] { try await expect(["RT-275"], Table.number(.openAssignment, area, 5)) }
    let onDay = Fact.spread(
      .count(.indicative, area: try code("PV24"), period: .day(try day("2024-02-01")), count: Count(5)))
    try await expect(["RT-275"], onDay)
    let task = Fact.spread(
      .count(.provincialTask, area: try code("PV24"), period: .year(2024), count: Count(5)))
    try await expect(["RT-275"], task)
    let before = Fact.spread(
      .count(.provincialTask, area: try code("PV24"), period: .day(try day("2023-04-01")), count: Count(5)))
    try await accept(before)
  }

  @Test func negativeAndTooLarge() async throws {
    for count in [-1, Int.min, Int.max] {
      let number = try await office.refusals(.hand(in: [Table.number(.indicative, "GM0034", count)]))
      #expect(number == [count < 0 ? "RT-214 regel 2" : "RT-113 regel 2"])
      let offer = try await office.refusals(.hand(in: [Table.offer { $0.places = PlaceCounts(minors: count) }]))
      #expect(offer == number)
      let swap = try await office.refusals(.hand(in: [Table.swap([("GM0034", count), ("GM0995", count)])]))
      #expect(swap == (count == -1 ? ["RT-260 regel 2"] : ["RT-113 regel 2"]))
      let decided = try await office.refusals(.hand(in: [Table.decision([("GM0034", count)])]))
      #expect(decided == number)
    }
  }

  @Test func municipalitiesThatAreNotThere() async throws {
    // Weesp went up in Amsterdam, and Groningen lies in another province.
    try await expect(["RT-404"], Table.offer { $0.municipality = try code("GM9999") })
    try await expect(["RT-207"], Table.offer { $0.municipality = try code("GM0457") })
    try await expect(["RT-105"], Table.offer { $0.municipality = try code("PV24") })
    for fact in try [Table.report([("GM0457", 5)]), Table.agreement("proef", [("GM0457", 5)])] {
      try await expect(["RT-207"], fact)
    }
    try await expect(["RT-269"], Table.report([("GM0014", 1_000)]))
    try await expect(["RT-269"], Table.report([("GM0034", 500), ("GM0034", 500)]))
    try await expect(["RT-105"], Table.report(province: "GM0034"))
    try await expect(["RT-105"], Table.report(province: "PV99"))
    try await expect(["RT-105"], Table.agreement(province: "VR25"))
    try await expect(["RT-129"], Table.report([]))
    try await expect(["RT-105"], Table.delay("PV24"))
  }

  @Test func partsForMinorsWithinTheWhole() async throws {
    try await expect(["RT-268"], Table.report([("GM0034", 5)], minors: 6))
    try await expect(["RT-214"], Table.report([("GM0034", 5)], minors: -1))
    try await accept(Table.report([("GM0034", 5)], minors: 5))
    #expect(
      await office.refusals(.hand(in: [try Table.estimate(2024, on: "2024-01-31", 5, minors: 6)])) == ["RT-268 regel 2"]
    )
    // Of numbers that stand apart, whichever comes first.
    try await accept(Table.number(.indicativeMinors, "GM0034", 400))
    let tooMany = try Table.number(.indicativeMinors, "GM0034", 401)
    let both = await office.refusals(.hand(in: try Table.published() + [tooMany]))
    #expect(both == ["RT-268 regel 4", "RT-268 regel 10"])
    let turned = await office.refusals(.hand(in: try [tooMany] + Table.published()))
    #expect(turned == ["RT-268 regel 2", "RT-268 regel 5"])
  }

  // MARK: Offers

  @Test func sitesThatAreTooSmall() async throws {
    func offered(_ places: PlaceCounts, until: String? = nil, isSpread: Bool = false) throws -> Fact {
      try Table.offer {
        $0.places = places
        $0.available = try period("2025-03-01", until)
        $0.isSpread = isSpread
      }
    }
    try await expect(["RT-262"], offered(PlaceCounts(regular: 99)))
    try await expect(["RT-262"], offered(PlaceCounts(regular: 99), until: "2030-03-01"))
    try await expect(["RT-262"], offered(PlaceCounts(special: 15)))
    try await expect(["RT-262"], offered(PlaceCounts(minors: 15), isSpread: true))
    try await expect(["RT-262", "RT-262"], offered(PlaceCounts(regular: 1, minors: 1)))
    try await accept(offered(PlaceCounts(regular: 100)))
    try await accept(offered(PlaceCounts(regular: 1), isSpread: true))
    try await accept(offered(PlaceCounts(special: 16, minors: 16)))
    // For a day less than five years anything goes.
    try await accept(offered(PlaceCounts(regular: 1, special: 1), until: "2030-02-28"))
    // Before there were cycles there were no sizes either.
    try await accept(
      Table.offer {
        $0.cycle = nil
        $0.places = PlaceCounts(regular: 1)
      })
    // From a leap day five years later is the first of March.
    func leap(_ until: String) throws -> Fact {
      try Table.offer {
        $0.places = PlaceCounts(regular: 99)
        $0.available = try period("2024-02-29", until)
      }
    }
    try await expect(["RT-262"], leap("2029-03-01"))
    try await accept(leap("2029-02-28"))
  }

  @Test func offersThatSayNothing() async throws {
    try await expect(["RT-272"], Table.offer { $0.places = PlaceCounts() })
    try await expect(["RT-231"], Table.offer { $0.name = " " })
    let personal = try await office.refusals(
      .hand(in: [Table.offer { $0.conditions = "Bel 123456782" }, Table.offer { $0.name = "123456782" }]))
    #expect(personal == ["RT-115 regel 2, veld voorwaarden", "RT-115 regel 3, veld naam"])
  }

  // MARK: Swaps and agreements

  @Test func swapsThatChangeTheSum() async throws {
    try await expect(["RT-260"], Table.swap([("GM0034", 50), ("GM0995", -49)]))
    try await expect(["RT-260"], Table.swap([("GM0034", 50), ("GM0995", 50)]))
    try await expect(["RT-261"], Table.swap([("GM0034", 50), ("GM0014", -50)]))
    try await expect(["RT-261", "RT-261"], Table.swap([("GM0034", 50), ("GM0995", -50)], province: "PV20"))
    try await expect(["RT-207"], Table.swap([("GM0034", 50), ("GM0457", -50)]))
    try await expect(["RT-213", "RT-260"], Table.swap([("GM0034", 50)]))
    try await expect(["RT-213"], Table.swap([("GM0034", 50), ("GM0034", -50)]))
    try await expect(["RT-213"], Table.swap([("GM0034", 50), ("GM0995", -50), ("GM0303", 0)]))
    try await expect(["RT-213"], Table.swap([]))
    try await accept(Table.swap([("GM0034", 50), ("GM0995", -30), ("GM0303", -20)]))
  }

  @Test func agreementsWithoutWords() async throws {
    try await expect(["RT-231"], Table.agreement(" "))
    let personal = try await office.refusals(.hand(in: [Table.agreement("Bel 123456782")]))
    #expect(personal == ["RT-115 regel 2, veld afspraak"])
    try await accept(Table.agreement("De gemeenten zoeken verder", on: "2022-09-01", in: nil))
  }

  // MARK: Decisions and what follows

  @Test func termsThatCannotBe() async throws {
    for term in ["2024-12-20", "2024-01-01", "2027-01-01"] {
      try await expect(["RT-273"], Table.decision(term: term))
    }
    for term in ["2024-12-21", "2025-12-31"] { try await accept(Table.decision(term: term)) }
  }

  /// An objection changes no figure, so it has no effect to tell.
  @Test func anObjectionChangesNoNumber() async throws {
    let decided = try await office.handle(.hand(in: Table.published() + [Table.decision()]))
    #expect(!decided.effects.isEmpty && decided.effects.allSatisfy { $0.before?.value != $0.after?.value })
    let objection = try await office.handle(.hand(in: [Table.objection()]))
    #expect(objection.recorded == 1 && objection.effects.isEmpty)
  }

  @Test func whatFollowsOnADecision() async throws {
    let decided = try Table.published() + [Table.decision()]
    func refused(_ fact: Fact) async throws -> [String] {
      await office.refusals(.hand(in: decided + [fact], isDryRun: true))
    }
    #expect(try await refused(Table.objection(outcome: ("2025-01-14", .upheld))) == ["RT-274 regel 11"])
    #expect(try await refused(Table.objection(outcome: ("2025-01-15", .upheld))) == [])
    #expect(try await refused(Table.objection(by: nil)) == [])
    #expect(try await refused(Table.objection(by: "GM0014")) == ["RT-269 regel 11"])
    #expect(try await refused(Table.objection(province: "VR25")) == ["RT-105 regel 11"])
    #expect(try await refused(Table.objection(about: "")) == ["RT-231 regel 11"])
    #expect(try await refused(Table.delay(reason: " ")) == ["RT-212 regel 11"])
    #expect(try await refused(Table.delay(expected: "2025-05-01")) == ["RT-222 regel 11"])
    #expect(try await refused(Table.delay(expected: "2025-05-02")) == [])
    #expect(try await refused(Table.delay(reason: "Bel 123456782")) == ["RT-115 regel 11, veld reden"])
  }
}
