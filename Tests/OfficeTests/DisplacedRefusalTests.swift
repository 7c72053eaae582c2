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

/// What the office refuses about displaced people, and what a correction may not do.
@Suite struct DisplacedRefusalTests {
  private let journal = TestJournal()
  private let office: Office

  init() throws { office = try World.office(journal) }

  private func number(_ measure: Measure, _ area: String, _ number: Int, on iso: String) throws -> Fact {
    .displaced(
      .count(measure, area: try code(area), period: .day(try day(iso)), count: Count(number), role: .leading))
  }

  private func months(_ area: String, _ number: Int, in iso: String) throws -> Fact {
    .displaced(
      .count(
        .displacedPrivateMonths, area: try code(area), period: .month(try month(iso)), count: Count(number),
        role: .leading))
  }

  private func reason(_ area: String, on iso: String, _ text: String = "verbouwing") throws -> Fact {
    .displaced(.excess(ExcessReason(area: try code(area), day: try day(iso), reason: text)))
  }

  /// Refused as the second of three facts, wet and dry, with nothing recorded.
  private func expect(_ refusals: [String], _ fact: Fact) async throws {
    let good = try number(.displacedPlaces, "GM0014", 100, on: "2022-07-04")
    let other = try number(.displacedOccupied, "GM0014", 90, on: "2022-07-04")
    for isDryRun in [true, false] {
      let found = await office.refusals(.hand(in: [good, fact, other], isDryRun: isDryRun))
      #expect(found == refusals, "\(fact)")
    }
    #expect(try await journal.head().position == 0, "nothing is recorded on a fault")
  }

  @Test func whatCannotBeReported() async throws {
    try await expect(["RT-321 regel 3"], number(.displacedPlaces, "PV27", 5, on: "2022-07-04"))
    try await expect(["RT-321 regel 3"], number(.displacedFree, "GM0014", 5, on: "2022-07-04"))
    try await expect(["RT-321 regel 3"], number(.displacedElsewhere, "VR13", 5, on: "2022-07-04"))
    try await expect(["RT-321 regel 3"], number(.displacedRate, "GM0014", 5, on: "2022-07-04"))
    try await expect(["RT-321 regel 3"], months("VR13", 5, in: "2022-06"))
    try await expect(["RT-321 regel 3"], number(.displacedPrivateMonths, "GM0014", 5, on: "2022-07-04"))
  }

  /// Weesp went into Amsterdam on 24 March 2022.
  @Test func placesOfAMunicipalityThatIsNoMore() async throws {
    try await expect(["RT-207 regel 3"], number(.displacedPlaces, "GM0457", 5, on: "2022-03-24"))
    try await expect(["RT-207 regel 3"], months("GM0457", 5, in: "2022-04"))
    #expect(await office.codes(.hand(in: [try number(.displacedPlaces, "GM0457", 5, on: "2022-03-23")])) == [])
  }

  @Test func numbersThatCannotBe() async throws {
    let later = now.dutchDay.adding(days: 1).description
    for measure in [Measure.displacedPlaces, .displacedOccupied, .displacedRegistered, .displacedPrivate] {
      #expect(await office.codes(.hand(in: [try number(measure, "GM0014", -1, on: "2022-07-04")])) == [.negativePeople])
      #expect(await office.codes(.hand(in: [try number(measure, "GM0014", 5, on: later)])) == [.periodNotStarted])
    }
    // Places that are to come are told before.
    #expect(await office.codes(.hand(in: [try number(.displacedExpected, "GM0014", 5, on: later)])) == [])
  }

  @Test func morePeopleThanPlacesNeedAReason() async throws {
    let places = try number(.displacedPlaces, "GM0228", 100, on: "2022-07-04")
    let people = try number(.displacedOccupied, "GM0228", 101, on: "2022-07-04")
    #expect(await office.refusals(.hand(in: [places, people])) == ["RT-320 regel 3"])
    #expect(await office.refusals(.hand(in: [people, places])) == ["RT-320 regel 2"])
    #expect(await office.codes(.hand(in: [try reason("GM0228", on: "2022-07-04", " ")])) == [.nameMissing])
    #expect(await office.codes(.hand(in: [places, people, try reason("GM0228", on: "2022-07-04")])) == [])
    // The level of the places holds, so later people are measured against it; the reason still holds too.
    #expect(await office.codes(.hand(in: [try number(.displacedOccupied, "GM0228", 130, on: "2022-08-01")])) == [])
    // Withdrawn, the reason leaves both days bare.
    let position = try await office.desk().state.position - 1
    #expect(await office.codes(.correct(position, to: nil)) == [.excessWithoutReason, .excessWithoutReason])
  }

  @Test func aCorrectionMayNotMakeTooMany() async throws {
    #expect(
      await office.codes(
        .hand(in: [
          try number(.displacedPlaces, "GM0228", 100, on: "2022-07-04"),
          try number(.displacedOccupied, "GM0228", 90, on: "2022-07-04"),
        ])) == [])
    #expect(await office.codes(.correct(2, to: 101)) == [.excessWithoutReason])
    #expect(await office.codes(.correct(1, to: 89)) == [.excessWithoutReason])
    #expect(await office.codes(.correct(1, to: -1)) == [.negativePeople])
    #expect(await office.codes(.correct(2, to: 95)) == [])
  }

  @Test func aVisitorMayNotReport() async throws {
    let fact = try number(.displacedPlaces, "GM0228", 100, on: "2022-07-04")
    let submission = Submission(
      submitter: .visitor, intent: .record([SourcedFact(fact, source: "proefbrief")]))
    #expect(await office.codes(submission) == [.notAllowed])
  }
}
