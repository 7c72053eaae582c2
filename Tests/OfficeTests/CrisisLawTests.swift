// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Journal
import Office
import Rulebook
import Territory
import TestJournals
import Testing

/// Laws between facts about the crisis measures, whichever of them comes first, also after corrections.
@Suite struct CrisisLawTests {
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

  private func places(of region: String, on iso: String) async throws -> Figure? {
    try await office.desk().book(Perspective(day: day(iso))).figure(
      .measure(.crisisPlaces, code(region), .day(day(iso))))
  }

  @Test func noPlacesAfterWindingDownUntilOpenedAgain() async throws {
    try await record([crisisPlaces("VR19", 225, on: "2022-07-31")])
    try await record([decision("VR19", true, on: "2022-08-01")])
    for on in ["2022-08-01", "2022-08-20"] {
      try await expect(["RT-224 regel 2"], .hand(in: [try crisisPlaces("VR19", 1, on: on)]))
    }
    #expect(try await places(of: "VR19", on: "2022-08-20")?.whole == 0)
    // Of another region, of a day before, and none at all: all that can be.
    try await record([
      crisisPlaces("VR18", 5, on: "2022-08-20"), crisisPlaces("VR19", 5, on: "2022-07-30"),
      crisisPlaces("VR19", 0, on: "2022-08-20"),
    ])
    try await record([decision("VR19", false, on: "2022-08-10")])
    try await expect(
      ["RT-224 regel 3"],
      .hand(in: [try crisisPlaces("VR19", 7, on: "2022-08-10"), try crisisPlaces("VR19", 1, on: "2022-08-09")]))
    try await record([crisisPlaces("VR19", 7, on: "2022-08-10")])
    #expect(try await places(of: "VR19", on: "2022-08-10")?.whole == 7)
    // Taking back that it opened again would leave places in a region that is wound down.
    let opened = try await journal.head().position - 1
    try await expect(["RT-224"], .correct(opened, to: nil))
    try await expect(["RT-202"], .correct(opened, to: 5))
    #expect(await office.codes(.correct(opened + 1, to: nil)) == [])
    #expect(await office.codes(.correct(opened, to: nil)) == [])
  }

  @Test func aDecisionComesAfterThePlacesThatStand() async throws {
    let (places, decided) = try (crisisPlaces("VR19", 3, on: "2022-08-05"), decision("VR19", true, on: "2022-08-05"))
    try await expect(["RT-224 regel 2"], .hand(in: [places, decided]))
    try await expect(["RT-224 regel 3"], .hand(in: [decided, places]))
    try await record([places])
    try await expect(["RT-224 regel 2"], .hand(in: [decided]))
    #expect(await office.codes(.hand(in: [try decision("VR19", true, on: "2022-08-06")])) == [])
    // A correction may not bring places back; up from nothing it would.
    try await record([crisisPlaces("VR19", 0, on: "2022-08-07")])
    try await expect(["RT-224"], .correct(3, to: 1))
    try await expect(["RT-201"], .hand(in: [try decision("VR19", true, on: "2022-08-06")]))
    // In any order within one submission, open again and then with places.
    for facts in try [
      [
        decision("VR01", true, on: "2022-08-01"), decision("VR01", false, on: "2022-08-03"),
        crisisPlaces("VR01", 9, on: "2022-08-03"),
      ],
      [
        crisisPlaces("VR02", 9, on: "2022-08-03"), decision("VR02", false, on: "2022-08-03"),
        decision("VR02", true, on: "2022-08-01"),
      ],
    ] { #expect(await office.codes(.hand(in: facts)) == []) }
  }

  @Test func whoIsPlacedStaysPlaced() async throws {
    try await record([placed("VR19", 40, on: "2022-07-15")])
    try await expect(["RT-228 regel 2"], .hand(in: [try placed("VR19", 39, on: "2022-07-16")]))
    try await expect(["RT-228 regel 2"], .hand(in: [try placed("VR19", 41, on: "2022-07-14")]))
    try await expect(
      ["RT-228 regel 3"],
      .hand(in: [try placed("VR19", 50, on: "2022-07-20"), try placed("VR19", 49, on: "2022-07-21")]))
    try await expect(
      ["RT-228 regel 2"],
      .hand(in: [try placed("VR19", 49, on: "2022-07-21"), try placed("VR19", 50, on: "2022-07-20")]))
    try await record([
      placed("VR19", 40, on: "2022-07-16"), placed("VR19", 60, on: "2022-07-20"), placed("VR01", 1, on: "2022-07-20"),
    ])
    try await expect(["RT-228"], .correct(1, to: 41))
    try await expect(["RT-228"], .correct(3, to: 39))
    #expect(await office.codes(.correct(3, to: 40)) == [])
    #expect(await office.codes(.correct(1, to: nil)) == [])
    // Lower for the same day replaces, as long as the days before allow it.
    #expect(await office.codes(.hand(in: [try placed("VR19", 30, on: "2022-07-16")])) == [])
  }

  @Test func theOfficialTableAddsUp() async throws {
    let table = try assignedTable()
    try await expect(["RT-225 regel 2"], .hand(in: Array(table.dropLast())))
    try await expect(["RT-225 regel 2"], .hand(in: [table[3]]))
    try await expect(["RT-225 regel 2"], .hand(in: try assignedTable([7: 1])))
    try await expect(["RT-225 regel 2"], .hand(in: try assignedTable([7: -1, 9: 2])))
    // A table of a day on which nobody was to be housed faster.
    let early = try (1...25).map { try assigned($0 < 10 ? "VR0\($0)" : "VR\($0)", 300, on: "2022-06-23") }
    try await expect(["RT-225 regel 2"], .hand(in: early))
    try await record(table)
    #expect(try await journal.head().position == 25)
    try await expect(["RT-225 regel 2"], .hand(in: [try assigned("VR07", 310)]))
    try await expect(["RT-225"], .correct(7, to: 310))
    try await expect(["RT-225"], .correct(7, to: nil))
    #expect(await office.codes(.hand(in: [try assigned("VR07", 310), try assigned("VR09", 290)])) == [])
    let book = try await office.desk().book(Perspective(day: day("2022-07-14")))
    #expect(book.crisis(try code("VR07")).assigned.whole == 310)
    // The table once more, of which two differ from what counts now.
    let outcome = try await office.handle(.hand(in: table))
    #expect(outcome.recorded == 2 && outcome.alreadyKnown == 23)
  }

  @Test func aCorrectionOfThePlacedReopensARegion() async throws {
    try await record(
      assignedTable() + [placed("VR19", 300, on: "2022-07-20"), decision("VR19", true, on: "2022-07-25")])
    func status() async throws -> WindDownStatus {
      try await office.desk().book(Perspective(day: day("2022-08-01"))).crisis(code("VR19")).windDown
    }
    #expect(try await status() == .done)
    let dry = try await office.handle(.correct(26, to: 299, isDryRun: true))
    #expect(dry.effects.map(\.before?.whole) == [300] && dry.effects.map(\.after?.whole) == [299])
    #expect(try await status() == .done, "a dry run changes nothing")
    _ = try await office.handle(.correct(26, to: 299, key: "c"))
    #expect(try await status() == .tooEarly)
    #expect(try await office.handle(.correct(26, to: 299, key: "c")).receipt?.repeated == true)
    _ = try await office.handle(.correct(27, to: nil))
    #expect(try await status() == .notAllowed)
    try await expect(["RT-203"], .correct(27, to: nil))
    _ = try await office.handle(.correct(26, to: 300))
    #expect(try await status() == .allowed)
    #expect(await Office.verify(journal).isSound)
  }

  /// All faults at once, each at its own line.
  @Test func everyLineHasItsOwnFault() async throws {
    let facts = try [
      site(location("een")), occupancy("een", 101, on: "2022-07-01"), occupancy("twee", 1, on: "2022-07-01"),
      decision("VR19", true, on: "2022-08-01"), crisisPlaces("VR19", 4, on: "2022-08-02"),
      placed("VR18", 9, on: "2022-07-01"), placed("VR18", 8, on: "2022-07-02"), assigned("VR01", 7),
    ]
    try await expect(
      ["RT-218 regel 3", "RT-227 regel 4", "RT-224 regel 6", "RT-228 regel 8", "RT-225 regel 9"], .hand(in: facts))
  }
}
