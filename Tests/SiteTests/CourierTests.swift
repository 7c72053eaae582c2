// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Access
import AccessHTTP
import AccessSQLite
import Chain
import Exact
import Exchange
import Foundation
import Hummingbird
import Logging
import Office
import Territory
import Testing

@testable import Site

/// Messages about changes: each one arrives, in order, signed, and only where it may go.
@Suite struct CourierTests {
  private struct Setting {
    let door: DoorSite
    let receiver: Receiver
    let address: String
    let cookie: String

    init(path: String? = nil) async throws {
      door = try await DoorSite(allowsInside: true, path: path)
      receiver = Receiver()
      address = try await receiver.start()
      try await door.enrol("beheer", "beheerder", .record)
      cookie = try await door.signIn("beheer")
    }

    func subscribe(_ subject: String = "alles", _ area: String = "", address: String? = nil) async throws -> String {
      let proof = try await door.proof("/abonnementen", cookie)
      let reply = try await door.post(
        "/abonnementen",
        [
          ("actie", "abonneren"), ("bewijs", proof), ("adres", address ?? self.address), ("onderwerp", subject),
          ("gebied", area),
        ], cookie)
      #expect(reply.status == 200, "\(reply.body)")
      let match = try #require(reply.body.firstMatch(of: #/rt-geheim">([^<]+)</#))
      return String(match.1)
    }

    func courier(seconds: Double = 60, allowsInside: Bool = true, keeper: Doorkeeper? = nil) -> Courier {
      let clock = door.clock
      var logger = Logger(label: "proef")
      logger.logLevel = .critical
      return Courier(
        office: door.site.office, keeper: keeper ?? door.keeper, sender: CurlSender(seconds: seconds),
        allowsInside: allowsInside, publisher: .example, logger: logger
      ) { clock.now }
    }

    /// Does all that can be done now.
    func deliver(_ courier: Courier? = nil) async throws {
      let courier = courier ?? self.courier()
      for subscription in try await door.keeper.allSubscriptions() where subscription.progress.next <= door.clock.now {
        await courier.deliver(subscription)
      }
    }

    func progress() async throws -> Subscription.Progress {
      try #require(try await door.keeper.allSubscriptions().first).progress
    }

    func record(_ area: String, _ count: Int, _ month: String) async throws {
      let month = try #require(Month(iso: month))
      try await ReceptionFacts.record(
        [
          .housing(
            .housed(area: try ReceptionFacts.area(area), period: .month(month), count: Count(count), role: .leading))
        ], in: door.site)
    }
  }

  @Test func whatIsRecordedArrivesInOrder() async throws {
    let setting = try await Setting()
    defer { setting.receiver.stop() }
    let secret = try await setting.subscribe()
    let start = try await setting.door.site.position()
    for number in 1...3 { try await setting.record("GM0363", number, "2022-0\(number)") }
    try await setting.deliver()
    let messages = setting.receiver.messages
    #expect(messages.count == 3)
    for (index, message) in messages.enumerated() {
      let position = start + index + 1
      let object = message.object
      #expect(object["specversion"] as? String == "1.0")
      #expect(message.id.hasSuffix("-\(position)"))
      #expect(object["source"] as? String == "urn:nld:oin:00000001234567890000:systeem:regietafel")
      #expect(object["type"] as? String == "nl.regietafel.gehuisvest.gemeld.v1")
      #expect(object["subject"] as? String == "gehuisvest/GM0363/2022-0\(index + 1)")
      #expect(Moment(iso: object["time"] as? String ?? "") != nil)
      // What the API says of the same entry.
      let fact = try await setting.door.get("/api/v1/feiten/\(position)").body
      let said = try #require(try JSONSerialization.jsonObject(with: Data(fact.utf8)) as? NSDictionary)
      #expect(object["data"] as? NSDictionary == said)
      // Names of the profile: small letters and digits.
      #expect(object.keys.allSatisfy { $0.allSatisfy { $0.isLowercase || $0.isNumber } })
      let type = message.headers[.contentType]
      #expect(type == "application/cloudevents+json; charset=utf-8")
      let header = try #require(
        message.headers.first { $0.name.rawName.lowercased() == "regietafel-handtekening" }?.value)
      let parts = try #require(header.wholeMatch(of: #/t=([0-9]+),v1=([0-9a-f]{64})/#))
      #expect(Secrets.signature(of: "\(parts.1).\(message.body)", key: secret) == parts.2)
    }
    // Nothing is sent again.
    try await setting.deliver()
    #expect(setting.receiver.messages.count == 3)
    #expect(try await setting.door.get("/abonnementen/1", setting.cookie).body.contains(">bij<"))
  }

  @Test func theSignatureIsTheOneOfTheDocumentation() {
    // echo -n '1795437000.{"id":"1"}' | openssl dgst -sha256 -hmac sleutel
    #expect(
      Secrets.signature(of: "1795437000.{\"id\":\"1\"}", key: "sleutel")
        == "17c62b8d8fd224f31fb7bcc115262d6b2eb2ccad5651335b563ea187026e9a44")
  }

  @Test func onlyWhatConcernsTheSubscriber() async throws {
    let setting = try await Setting()
    defer { setting.receiver.stop() }
    _ = try await setting.subscribe("huisvesting", "PV27")
    try await ReceptionFacts.record(try ReceptionFacts.locations(), in: setting.door.site)
    try await setting.record("GM0344", 3, "2022-01")
    try await setting.record("GM0363", 4, "2022-01")
    let position = try await setting.door.site.position()
    _ = try await setting.door.site.office.handle(
      Submission(
        submitter: TestSite.writer, source: "proef",
        intent: .correct(position: position, replacement: 5, reason: "Verkeerd geteld")))
    try await setting.deliver()
    let types = setting.receiver.messages.map { $0.object["type"] as? String }
    #expect(types == ["nl.regietafel.gehuisvest.gemeld.v1", "nl.regietafel.feit.gecorrigeerd.v1"])
    // What was not about it is not looked at again.
    #expect(try await setting.progress().position == position + 1)
  }

  @Test func smallNumbersAreNotSent() async throws {
    let setting = try await Setting()
    defer { setting.receiver.stop() }
    _ = try await setting.subscribe("opvang")
    try await ReceptionFacts.record(
      [
        try ReceptionFacts.location("klein-huis", "Klein huis", "GM0202", .small, until: nil, places: 50),
        .reception(
          .occupancy(
            location: try ReceptionFacts.slug("klein-huis"), day: try ReceptionFacts.day("2022-06-27"), count: Count(3))
        ),
      ], in: setting.door.site)
    try await setting.deliver()
    let last = try #require(setting.receiver.messages.last)
    #expect(last.body.contains("minder dan 5") && !last.body.contains("aantal\\\":3"))
    #expect((last.object["data"] as? [String: Any])?["controlegetal"] is NSNull)
  }

  @Test func whatFailsIsTriedAgainAndKeepsItsPlace() async throws {
    let setting = try await Setting()
    defer { setting.receiver.stop() }
    _ = try await setting.subscribe()
    for number in 1...2 { try await setting.record("GM0363", number, "2022-0\(number)") }
    setting.receiver.answer(.init(status: 500), .init(status: 503))
    try await setting.deliver()
    #expect(setting.receiver.messages.count == 1)
    #expect(try await setting.progress().problem == "antwoord 500")
    // Not before its time.
    setting.door.clock.pass(seconds: 9)
    try await setting.deliver()
    #expect(setting.receiver.messages.count == 1)
    setting.door.clock.pass(seconds: 1)
    try await setting.deliver()
    #expect(try await setting.progress().failures == 2)
    #expect(try await setting.door.get("/abonnementen/1", setting.cookie).body.contains("antwoord 503"))
    setting.door.clock.pass(seconds: 29)
    try await setting.deliver()
    #expect(setting.receiver.messages.count == 2)
    setting.door.clock.pass(seconds: 1)
    try await setting.deliver()
    let ids = setting.receiver.messages.map(\.id)
    #expect(ids.count == 4 && ids[0] == ids[1] && ids[1] == ids[2] && ids[2] != ids[3])
    #expect(try await setting.progress().failures == 0)
  }

  @Test func aRedirectionIsNotFollowed() async throws {
    let setting = try await Setting()
    let other = Receiver()
    let elsewhere = try await other.start()
    defer {
      setting.receiver.stop()
      other.stop()
    }
    _ = try await setting.subscribe()
    setting.receiver.answer(then: .init(status: 307, location: elsewhere))
    try await setting.record("GM0363", 1, "2022-01")
    try await setting.deliver()
    #expect(other.messages.isEmpty)
    #expect(try await setting.progress().problem == "antwoord 307")
  }

  @Test func whoIsSlowOrGoneHoldsNobodyUp() async throws {
    let setting = try await Setting()
    let quick = Receiver()
    let address = try await quick.start()
    defer {
      setting.receiver.stop()
      quick.stop()
    }
    setting.receiver.answer(then: .init(delay: .seconds(60)))
    _ = try await setting.subscribe()
    _ = try await setting.subscribe(address: address)
    _ = try await setting.subscribe(address: "http://127.0.0.1:9/")
    let courier = setting.courier(seconds: 8)
    let work = Task { await courier.run(pause: .milliseconds(20)) }
    for number in 1...4 { try await setting.record("GM0363", number, "2022-0\(number)") }
    for _ in 0..<1_000 where quick.messages.count < 4 { try await Task.sleep(for: .milliseconds(20)) }
    // The slow one is still at its first message: neither recording nor the quick one waited for it.
    #expect(quick.messages.count == 4 && setting.receiver.messages.count <= 1)
    func problems() async throws -> [String] {
      try await setting.door.keeper.allSubscriptions().map(\.progress.problem)
    }
    for _ in 0..<2_000 where try await problems().first == "" { try await Task.sleep(for: .milliseconds(20)) }
    work.cancel()
    await work.value
    #expect(try await problems() == ["antwoordt te laat", "", "geen verbinding"])
  }

  /// Two servers with the same accounts: one sends, and when it stops the other goes on.
  @Test func ofSeveralServersOneSends() async throws {
    let setting = try await Setting()
    defer { setting.receiver.stop() }
    _ = try await setting.subscribe()
    let couriers = [setting.courier(), setting.courier()]
    let work = couriers.map { courier in Task { await courier.run(pause: .milliseconds(5)) } }
    func recordAndWait(_ number: Int) async throws {
      try await setting.record("GM0363", number, "2022-0\(number)")
      let end = try await setting.door.site.position()
      for _ in 0..<6_000 where try await setting.progress().position < end {
        try await Task.sleep(for: .milliseconds(10))
      }
    }
    for number in 1...3 { try await recordAndWait(number) }
    // One of the two has the turn; after both gave away what they had, somebody takes it again.
    for courier in couriers { await courier.leave() }
    try await recordAndWait(4)
    work[0].cancel()
    await work[0].value
    await couriers[0].leave()
    try await recordAndWait(5)
    work[1].cancel()
    await work[1].value
    let ids = setting.receiver.messages.map(\.id)
    // Who gives the turn away while it looks for work may send that once more: a message comes at least once.
    #expect(Set(ids).count == 5 && ids.count <= 6, "\(ids)")
  }

  @Test func afterLongItGivesUpInSight() async throws {
    let setting = try await Setting()
    defer { setting.receiver.stop() }
    _ = try await setting.subscribe()
    try await setting.record("GM0363", 1, "2022-01")
    setting.receiver.answer(then: .init(status: 500))
    var tries = 0
    while try await !setting.progress().isStopped, tries < 100 {
      try await setting.deliver()
      setting.door.clock.pass(seconds: 21_600)
      tries += 1
    }
    // Days, not hours, and not for ever.
    #expect((15...40).contains(tries))
    setting.door.clock.pass(seconds: -21_600 * Int64(tries))
    let log = try setting.door.log()
    #expect(log.contains { $0.contains("abonnement opgegeven | abonnement 1 | gelukt | antwoord 500") })
    let count = setting.receiver.messages.count
    let courier = setting.courier()
    let work = Task { await courier.run(pause: .milliseconds(10)) }
    try await Task.sleep(for: .milliseconds(100))
    work.cancel()
    await work.value
    #expect(setting.receiver.messages.count == count)
    #expect(try await setting.door.get("/abonnementen", setting.cookie).body.contains("gestopt: antwoord 500"))
    // Somebody mended it: what was missed comes after all.
    setting.receiver.answer()
    let proof = try await setting.door.proof("/abonnementen", setting.cookie)
    let reply = try await setting.door.post(
      "/abonnementen/1", [("actie", "hervatten"), ("bewijs", proof)], setting.cookie)
    #expect(reply.status == 303)
    try await setting.deliver()
    #expect(setting.receiver.messages.count == count + 1)
    #expect(setting.receiver.messages.last?.id == setting.receiver.messages.first?.id)
  }

  @Test func goneIsGone() async throws {
    let setting = try await Setting()
    defer { setting.receiver.stop() }
    _ = try await setting.subscribe()
    try await setting.record("GM0363", 1, "2022-01")
    setting.receiver.answer(then: .init(status: 410))
    try await setting.deliver()
    #expect(try await setting.progress().isStopped)
  }

  @Test func itGoesOnWhereItWasAfterARestart() async throws {
    let path = FileManager.default.temporaryDirectory.appending(path: "koerier-\(UUID().uuidString)").path
    let setting = try await Setting(path: path)
    defer {
      setting.receiver.stop()
      for ending in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + ending) }
    }
    _ = try await setting.subscribe()
    try await setting.record("GM0363", 1, "2022-01")
    try await setting.deliver()
    try await setting.record("GM0363", 2, "2022-02")
    // Another doorkeeper over the same file, as the next process has it.
    let clock = setting.door.clock
    let keeper = Doorkeeper(store: try SQLiteAccess(path: path)) { clock.now }
    let courier = setting.courier(keeper: keeper)
    let before = try #require(try await keeper.allSubscriptions().first)
    await courier.deliver(before)
    let ids = setting.receiver.messages.map(\.id)
    #expect(ids.count == 2 && Set(ids).count == 2)
    // Stopped after sending and before that was kept: the same message comes twice, under the same name.
    await courier.deliver(before)
    #expect(setting.receiver.messages.map(\.id) == ids + [ids[1]])
  }

  @Test func nothingIsSentIntoTheOwnNetwork() async throws {
    let setting = try await Setting()
    defer { setting.receiver.stop() }
    let port = try #require(setting.address.firstMatch(of: #/:([0-9]+)\//#)).1
    // Made when it was allowed, sent when it no longer is: the connection itself is refused.
    _ = try await setting.subscribe()
    _ = try await setting.subscribe(address: "http://localhost:\(port)/")
    try await setting.record("GM0363", 1, "2022-01")
    try await setting.deliver(setting.courier(allowsInside: false))
    #expect(setting.receiver.messages.isEmpty)
    for subscription in try await setting.door.keeper.allSubscriptions() {
      #expect(subscription.progress.problem == "het adres ligt in het eigen netwerk")
    }
  }
}
