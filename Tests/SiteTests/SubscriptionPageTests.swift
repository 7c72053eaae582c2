// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Access
import Testing

@testable import Site

/// The pages on which somebody asks to be told of changes.
@Suite struct SubscriptionPageTests {
  private func subscribe(
    _ door: DoorSite, _ cookie: String, _ address: String, _ subject: String = "alles", _ area: String = ""
  ) async throws -> TestSite.Reply {
    let proof = try await door.proof("/abonnementen", cookie)
    return try await door.post(
      "/abonnementen",
      [("actie", "abonneren"), ("bewijs", proof), ("adres", address), ("onderwerp", subject), ("gebied", area)], cookie)
  }

  @Test func anOrganisationSeesItsOwn() async throws {
    let door = try await DoorSite()
    for (name, organisation, role) in [
      ("anna", "GM0363", Role.record), ("bert", "GM0363", .read), ("carla", "GM0344", .record),
      ("baas", "beheerder", .record),
    ] { try await door.enrol(name, organisation, role) }
    let (anna, bert, carla) = (
      try await door.signIn("anna"), try await door.signIn("bert"), try await door.signIn("carla")
    )
    let boss = try await door.signIn("baas")
    // The own area stands there already.
    #expect(try await door.get("/abonnementen", anna).body.contains("value=\"GM0363\""))
    let made = try await subscribe(door, anna, "https://programma.example/berichten?sleutel=x", "huisvesting", "GM0363")
    #expect(made.status == 200 && PageReader(made.body).fault == nil)
    let secret = try #require(made.body.firstMatch(of: #/rt-geheim">([^<]+)</#)).1
    #expect(secret.utf8.count == 43)
    for (cookie, sees) in [(anna, true), (bert, true), (carla, false), (boss, true)] {
      let list = try await door.get("/abonnementen", cookie)
      #expect(PageReader(list.body).fault == nil)
      #expect(list.body.contains("programma.example") == sees)
      let page = try await door.get("/abonnementen/1", cookie)
      #expect(page.status == (sees ? 200 : 404))
      // The key is shown once.
      #expect(!list.body.contains(secret) && !page.body.contains(secret))
    }
    // Who only reads changes nothing; who is of another organisation does not even know of it.
    for (cookie, status) in [(bert, 403), (carla, 404), (boss, 303)] {
      let proof = try await door.proof("/abonnementen", cookie)
      let reply = try await door.post("/abonnementen/1", [("actie", "beeindigen"), ("bewijs", proof)], cookie)
      #expect(reply.status == status)
    }
    #expect(try await subscribe(door, bert, "https://programma.example/").status == 400)
    #expect(try await door.get("/abonnementen", anna).body.contains("Er is nog geen abonnement."))
    let log = try door.log()
    #expect(log.contains { $0.contains("abonnement maken | https://programma.example/berichten | gelukt") })
    #expect(log.contains { $0.contains("abonnement beëindigen | abonnement 1 | geweigerd | rol niet genoeg") })
    #expect(log.contains { $0.contains("abonnement beëindigen | abonnement 1 | gelukt") })
    #expect(!log.contains { $0.contains(secret) || $0.contains("sleutel=x") })
  }

  @Test func whatCannotBe() async throws {
    let door = try await DoorSite()
    try await door.enrol("anna", "GM0363", .record)
    let anna = try await door.signIn("anna")
    for address in [
      "", "programma.example", "http://programma.example/", "https://u:p@programma.example/", "https://127.0.0.1/",
      "https://localhost/", "https://10.1.2.3/", "https://169.254.169.254/latest/meta-data", "https://[::1]/",
      "https://server/", "https://2130706433/", "http://localhost:8080/", "javascript:alert(1)", "https://\"><script>/",
    ] {
      let reply = try await subscribe(door, anna, address)
      #expect(reply.status == 400 && reply.body.contains("RT-417"), "\(address)")
      let page = PageReader(reply.body)
      #expect(page.fault == nil && page.scripts == 0 && page.title.hasPrefix("1 fout"), "\(address)")
    }
    #expect(try await subscribe(door, anna, "https://a.example/", "liefde").status == 400)
    let area = try await subscribe(door, anna, "https://a.example/", "opvang", "GM9999")
    #expect(area.status == 400 && area.body.contains("RT-404"))
    for _ in 0..<Subscription.most { #expect(try await subscribe(door, anna, "https://a.example/").status == 200) }
    let last = try await subscribe(door, anna, "https://a.example/")
    #expect(last.status == 400 && last.body.contains("RT-418"))
  }

  @Test func theOwnNetworkWhenItIsAllowed() async throws {
    let door = try await DoorSite(allowsInside: true)
    try await door.enrol("anna", "GM0363", .record)
    let anna = try await door.signIn("anna")
    for (address, status) in [
      ("http://localhost:9/", 200), ("https://10.1.2.3/", 200), ("http://10.1.2.3/", 400), ("http://a.example/", 400),
    ] {
      #expect(try await subscribe(door, anna, address).status == status, "\(address)")
    }
  }

  @Test func withoutSessionOrProofNothing() async throws {
    let door = try await DoorSite()
    try await door.enrol("anna", "GM0363", .record)
    let anna = try await door.signIn("anna")
    let fields = [("actie", "abonneren"), ("adres", "https://a.example/"), ("onderwerp", "alles")]
    #expect(try await door.post("/abonnementen", fields, anna).status == 403)
    #expect(try await door.get("/abonnementen").header("Location") == "/aanmelden")
    #expect(try await door.keeper.allSubscriptions().isEmpty)
  }
}
