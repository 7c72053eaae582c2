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

/// Laws between facts about locations, whichever of them comes first, also after corrections.
@Suite struct ReceptionLawTests {
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

  @Test func hubAndSatelliteInAnyOrder() async throws {
    let (hub, satellite) = try (site(location("hub", .regional)), site(location("sat", .satellite, hub: "hub")))
    for facts in [[hub, satellite], [satellite, hub]] {
      let office = try World.office(TestJournal())
      #expect(await office.codes(.hand(in: facts)) == [])
    }
    try await expect(["RT-220 regel 2"], .hand(in: [satellite]))
    try await record([hub])
    try await record([satellite])
    #expect(try await journal.head().position == 2)
  }

  @Test func aHubWithSatellitesStaysAHub() async throws {
    let (hub, satellite) = try (site(location("hub", .regional)), site(location("sat", .satellite, hub: "hub")))
    try await record([hub, satellite])
    try await expect(["RT-220 regel 2"], .hand(in: [try site(location("hub", .centre))]))
    try await expect(["RT-227"], .correct(1, to: nil))
    // Its places can change, and a version can be taken back while another stands.
    try await record([site(location("hub", .regional, [(200, period("2022-01-01"))]))])
    #expect(await office.codes(.correct(1, to: nil)) == [])
    try await expect(["RT-227"], .correct(3, to: nil))
    // The satellite first, then its hub; in one go with another hub it works too.
    let moved = try site(location("sat", .satellite, hub: "nieuw"))
    try await record([moved, site(location("nieuw", .regional))])
    #expect(await office.codes(.correct(3, to: nil)) == [])
    // Taking back the move would bring back a satellite of a hub that is gone.
    let position = try #require(
      try await journal.entries(after: 0, limit: 99).first {
        String(decoding: $0.payload, as: UTF8.self).contains("nieuw")
      }
    ).position
    try await expect(["RT-220"], .correct(position, to: nil))
  }

  @Test func peopleAndPlacesInAnyOrder() async throws {
    let (site, people) = (try site(location("een")), try occupancy("een", 100, on: "2022-07-01"))
    for facts in [[site, people], [people, site]] {
      let office = try World.office(TestJournal())
      #expect(await office.codes(.hand(in: facts)) == [])
    }
    let many = try occupancy("een", 101, on: "2022-07-01")
    try await expect(["RT-218 regel 3"], .hand(in: [site, many]))
    try await expect(["RT-218 regel 2"], .hand(in: [many, site]))
    // The one of two reports that is wrong is pointed at.
    try await expect(["RT-218 regel 4"], .hand(in: [site, people, try occupancy("een", 150, on: "2022-07-08")]))
    // The last in the file counts.
    try await expect(["RT-218 regel 4"], .hand(in: [site, people, many]))
    #expect(await office.codes(.hand(in: [site, many, people])) == [])
  }

  @Test func whatIsLaidDownLaterKeepsRoomForThePeopleReported() async throws {
    try await record([
      site(location("een")), occupancy("een", 80, on: "2022-07-01"), occupancy("een", 60, on: "2022-08-01"),
    ])
    try await expect(["RT-218 regel 2"], .hand(in: [try site(location("een", [(70, period("2022-01-01"))]))]))
    try await expect(
      ["RT-218 regel 2", "RT-218 regel 2"], .hand(in: [try site(location("een", [(50, period("2022-01-01"))]))]))
    try await expect(
      ["RT-223 regel 2"], .hand(in: [try site(location("een", [(100, period("2022-01-01", "2022-08-01"))]))]))
    try await expect(["RT-223 regel 2"], .hand(in: [try site(location("een", open: period("2022-07-02")))]))
    #expect(await office.codes(.hand(in: [try site(location("een", [(80, period("2022-01-01"))]))])) == [])
    // In one submission the people can go down together with the places.
    #expect(
      await office.codes(
        .hand(in: [try site(location("een", [(70, period("2022-01-01"))])), try occupancy("een", 70, on: "2022-07-01")])
      )
        == [])
  }

  @Test func correctionsKeepTheLaws() async throws {
    try await record([site(location("een")), occupancy("een", 80, on: "2022-07-01")])
    try await expect(["RT-218"], .correct(2, to: 101))
    try await expect(["RT-227"], .correct(1, to: nil))
    try await expect(["RT-202"], .correct(1, to: 5))
    try await expect(["RT-214"], .correct(2, to: -1))
    #expect(await office.codes(.correct(2, to: 100)) == [])
    // A larger version holds more people; it cannot be taken back while they are there.
    try await record([site(location("een", [(150, period("2022-01-01"))])), occupancy("een", 140, on: "2022-09-01")])
    try await expect(["RT-218"], .correct(4, to: nil))
    #expect(await office.codes(.correct(5, to: nil)) == [])
    #expect(await office.codes(.correct(4, to: nil)) == [])
    try await expect(["RT-203"], .correct(4, to: nil))
    // Without people it can go.
    #expect(await office.codes(.correct(2, to: nil)) == [])
    #expect(await office.codes(.correct(1, to: nil)) == [])
    #expect(try await office.desk().book(Perspective(day: day("2022-07-01"))).location(slug("een")) == nil)
    try await expect(["RT-227 regel 2"], .hand(in: [try occupancy("een", 5, on: "2022-07-01")]))
    #expect(await Office.verify(journal).isSound)
  }

  @Test func aDryRunShowsThePlacesAndAppendsNothing() async throws {
    let facts = try [site(location("een")), occupancy("een", 80, on: "2022-07-01")]
    let dry = try await office.handle(.hand(in: facts, key: "k", isDryRun: true))
    #expect(try await journal.head() == .empty)
    let wet = try await office.handle(.hand(in: facts, key: "k"))
    for outcome in [dry, wet] {
      #expect(outcome.recorded == 2)
      #expect(outcome.effects.map(\.reference.description) == ["plaatsen/een/2022-01-01", "bezet/een/2022-07-01"])
      #expect(outcome.effects.map(\.before?.whole) == [nil, nil])
      #expect(outcome.effects.map(\.after?.whole) == [100, 80])
    }
    let more = try await office.handle(
      .hand(in: [try site(location("een", [(90, period("2022-01-01"))]))], isDryRun: true))
    #expect(more.effects.map(\.before?.whole) == [100] && more.effects.map(\.after?.whole) == [90])
    #expect(try await journal.head().position == 2)
    let gone = try await office.handle(.correct(2, to: nil, isDryRun: true))
    #expect(gone.effects.map(\.before?.whole) == [80] && gone.effects.map(\.after?.whole) == [nil])
  }

  @Test func aRepeatedKeyIsAnsweredOnce() async throws {
    let project = HomeProject(
      id: try slug("huis"), name: "Huis", municipality: try code("GM0014"), kind: .flex, phase: .idea, homes: 5,
      people: [])
    let forecast = PublishedForecast(
      id: try slug("raming"), publisher: "COA", published: try day("2022-05-31"), measure: .need,
      points: [.init(day: try day("2022-07-01"), value: 45_000)])
    let facts: [Fact] = [
      try site(location("een")), try occupancy("een", 80, on: "2022-07-01"),
      try decision("VR01", true, on: "2022-08-01"),
      .homes(.project(project)), .outlook(.published(forecast)),
    ]
    let first = try await office.handle(.hand(in: facts, key: "k"))
    let again = try await office.handle(.hand(in: facts, key: "k"))
    #expect(first.receipt == Receipt(first: 1, last: 5, repeated: false))
    #expect(again.receipt == Receipt(first: 1, last: 5, repeated: true) && again.recorded == 5)
    #expect(await office.codes(.hand(in: [facts[0]], key: "k")) == [.keyReused])
    // The same without the key was known already, each by itself and all together.
    for fact in facts { try await expect(["RT-201"], .hand(in: [fact])) }
    try await expect(["RT-201"], .hand(in: facts))
    let part = try await office.handle(.hand(in: facts + [try placed("VR01", 5, on: "2022-07-01")], key: "m"))
    #expect(part.recorded == 1 && part.alreadyKnown == 5)
    let repeated = try await office.handle(.hand(in: facts + [try placed("VR01", 5, on: "2022-07-01")], key: "m"))
    #expect(repeated.receipt == Receipt(first: 6, last: 6, repeated: true))
    #expect(try await journal.head().position == 6)
  }

  /// What was recorded reads back, for every subject; and a visitor may record none of it.
  @Test func aVisitorMayRecordNothing() async throws {
    for fact in try [
      site(location("een")), decision("VR01", true, on: "2022-08-01"), placed("VR01", 1, on: "2022-07-01"),
    ] {
      let submission = Submission(submitter: .visitor, intent: .record([SourcedFact(fact, source: "brief")]))
      #expect(await office.codes(submission) == [.notAllowed])
    }
    #expect(try await journal.head() == .empty)
  }
}
