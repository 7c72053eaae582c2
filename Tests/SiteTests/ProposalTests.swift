// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Access
import AccessSQLite
import Chain
import Exact
import Hummingbird
import Journal
import Office
import Territory
import Testing

@testable import Site

/// Decisions that bind others take two people of the same organisation.
@Suite struct ProposalTests {
  /// A proposal to correct the target of a municipality, by an account of the department.
  private func propose(_ door: DoorSite, _ cookie: String, _ position: Int, _ number: String = "77") async throws
    -> TestSite.Reply
  {
    let path = "/journaal/\(position)/corrigeren"
    let proof = try await door.proof(path, cookie)
    return try await door.post(
      path,
      [
        ("aantal", number), ("wat", "wijzigen"), ("reden", "tikfout"), ("bron", "brief"), ("actie", "vastleggen"),
        ("sleutel", "een-formulier"), ("bewijs", proof),
      ], cookie)
  }

  /// Records a target of a municipality and gives its entry.
  private func target(_ door: DoorSite) async throws -> Int {
    let fact = HousingFact.target(
      area: try #require(AreaCode("GM0363")), halfYear: try #require(HalfYear("2022-2")), count: Count(90),
      role: .leading)
    let outcome = try await door.site.office.handle(
      Submission(submitter: TestSite.writer, intent: .record([SourcedFact(fact, source: "proef")])))
    return try #require(outcome.receipt).first
  }

  @Test func aTargetIsRecordedOnceASecondPersonConfirmed() async throws {
    let door = try await DoorSite()
    try await door.enrol("eerste", "JenV", .decide)
    try await door.enrol("tweede", "JenV", .decide)
    let first = try await door.signIn("eerste")
    let second = try await door.signIn("tweede")
    let position = try await target(door)
    let end = try await door.site.position()
    let reply = try await propose(door, first, position)
    #expect(reply.status == 303 && reply.header("Location") == "/voorstellen/1", "\(reply.body)")
    #expect(
      try await propose(door, first, position).header("Location") == "/voorstellen/1", "sent twice, proposed once")
    #expect(try await door.site.position() == end, "nothing is recorded yet")

    let own = try await door.get("/voorstellen/1", first)
    #expect(own.body.contains("Dit wacht op iemand anders") && !own.body.contains("Bevestig en leg vast"))
    let firstProof = try await door.proof("/account", first)
    let himself = try await door.post("/voorstellen/1", [("actie", "bevestigen"), ("bewijs", firstProof)], first)
    #expect(himself.status == 400 && himself.body.contains("RT-395"))
    #expect(try await door.site.position() == end)

    let page = try await door.get("/voorstellen/1", second)
    #expect(PageReader(page.body).fault == nil && page.body.contains("Bevestig en leg vast"))
    let proof = try await door.proof("/voorstellen/1", second)
    let silent = try await door.post("/voorstellen/1", [("actie", "afwijzen"), ("bewijs", proof)], second)
    #expect(silent.status == 400 && silent.body.contains("RT-212"))
    let confirmed = try await door.post("/voorstellen/1", [("actie", "bevestigen"), ("bewijs", proof)], second)
    #expect(confirmed.status == 303, "\(confirmed.body)")
    #expect(try await door.site.position() == end + 1)
    let entry = try #require(try await door.site.office.entry(end + 1))
    #expect(entry.actor.contains("(account 1), bevestigd door ") && entry.actor.hasSuffix("(account 2)"))
    let again = try await door.post("/voorstellen/1", [("actie", "bevestigen"), ("bewijs", proof)], second)
    #expect(again.status == 400 && again.body.contains("RT-396"))
    #expect(try await door.site.position() == end + 1)
    #expect(try door.log().contains { $0.hasPrefix("account 2 | voorstel bevestigen | voorstel 1 | gelukt") })
    #expect(try await door.get("/voorstellen", first).body.contains("bevestigd"))
  }

  @Test func aProposalIsForTheOwnOrganisationAndForWhoMayDecide() async throws {
    let door = try await DoorSite()
    try await door.enrol("eerste", "JenV", .decide)
    try await door.enrol("lager", "JenV", .record)
    try await door.enrol("ander", "COA", .publish)
    let first = try await door.signIn("eerste")
    let lower = try await door.signIn("lager")
    let other = try await door.signIn("ander")
    let position = try await target(door)
    _ = try await propose(door, first, position)
    #expect(try await door.get("/voorstellen/1", other).status == 404)
    let otherProof = try await door.proof("/account", other)
    #expect(
      try await door.post("/voorstellen/1", [("actie", "bevestigen"), ("bewijs", otherProof)], other).status == 404)
    let proof = try await door.proof("/account", lower)
    let reply = try await door.post("/voorstellen/1", [("actie", "bevestigen"), ("bewijs", proof)], lower)
    #expect(reply.status == 400 && reply.body.contains("RT-395"))
    #expect(
      try await propose(door, lower, position).body.contains("RT-210"), "who may not decide proposes nothing either")
    #expect(try await door.get("/voorstellen").header("Location") == "/aanmelden")
  }

  @Test func aRefusedProposalKeepsItsReasonAndOneOfABlockedPersonIsClosed() async throws {
    let door = try await DoorSite()
    try await door.enrol("eerste", "JenV", .decide)
    try await door.enrol("tweede", "JenV", .decide)
    let first = try await door.signIn("eerste")
    let second = try await door.signIn("tweede")
    let position = try await target(door)
    let end = try await door.site.position()
    _ = try await propose(door, first, position)
    try await door.keeper.setBlocked(true, 1, by: Manager(local: "toets"))
    let proof = try await door.proof("/account", second)
    let late = try await door.post("/voorstellen/1", [("actie", "bevestigen"), ("bewijs", proof)], second)
    #expect(late.status == 400 && late.body.contains("RT-396"))
    let refused = try await door.post(
      "/voorstellen/1", [("actie", "afwijzen"), ("reden", "klopt <b>niet</b>"), ("bewijs", proof)], second)
    #expect(refused.status == 303)
    let page = try await door.get("/voorstellen/1", second)
    #expect(page.body.contains("klopt &lt;b&gt;niet") && page.body.contains("afgewezen"))
    #expect(try await door.site.position() == end)
  }
}
