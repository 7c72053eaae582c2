// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Access
import AccessSQLite
import Chain
import Exact
import Foundation
import Hummingbird
import Journal
import Office
import Testing

@testable import Site

/// Signing in over the web, and everything by which somebody could try to come in without.
@Suite struct DoorTests {
  private static let report: [(String, String)] = [
    ("gebied", "Amsterdam"), ("maand", "2022-07"), ("aantal", "12"), ("bron", "brief"), ("actie", "vastleggen"),
  ]

  @Test func aMunicipalityRecordsItsOwnFiguresOverTheNetwork() async throws {
    let door = try await DoorSite()
    try await door.enrol("jansen", "GM0363", .record, title: "J. Jansen")
    let cookie = try await door.signIn("jansen")
    let page = try await door.get("/melden", cookie)
    #expect(page.body.contains("J. Jansen – gemeente Amsterdam") && page.body.contains("Leg dit vast"))
    #expect(page.header("Cache-Control") == "no-store")
    let before = try await door.site.position()
    let proof = try await door.proof("/melden", cookie)
    let reply = try await door.post("/melden", DoorTests.report + [("bewijs", proof)], cookie)
    #expect(reply.status == 303)
    #expect(try await door.site.position() == before + 1)
    let entry = try #require(try await door.site.office.entry(before + 1))
    #expect(entry.actor == "gemeente Amsterdam (account 1)", "the journal is for everybody: no names of persons")
    #expect(try door.log().first == "account 1 | vastleggen | /melden | gelukt | ")
  }

  @Test func figuresOfAnotherMunicipalityAreRefusedOnTheForm() async throws {
    let door = try await DoorSite()
    try await door.enrol("jansen", "GM0344", .publish)
    let cookie = try await door.signIn("jansen")
    let before = try await door.site.position()
    let proof = try await door.proof("/melden", cookie)
    let reply = try await door.post("/melden", DoorTests.report + [("bewijs", proof)], cookie)
    #expect(reply.status == 400)
    #expect(reply.body.contains("RT-210") && reply.body.contains("Amsterdam (GM0363) hoort daar niet bij"))
    #expect(PageReader(reply.body).title.hasPrefix("1 fout"))
    #expect(try await door.site.position() == before)
    #expect(try door.log().first == "account 1 | vastleggen | /melden | geweigerd | antwoord 400 RT-210")
  }

  @Test func whoOnlyReadsSeesNoForms() async throws {
    let door = try await DoorSite()
    try await door.enrol("lezer", "GM0363", .read)
    let cookie = try await door.signIn("lezer")
    #expect(try await door.get("/melden", cookie).body.contains("Uw rol is lezen"))
    let proof = try await door.proof("/account", cookie)
    let reply = try await door.post("/melden", DoorTests.report + [("bewijs", proof)], cookie)
    #expect(reply.status == 403)
  }

  @Test func aFormWithoutTheProofOfTheSessionIsRefused() async throws {
    let door = try await DoorSite()
    try await door.enrol("jansen", "GM0363", .record)
    try await door.enrol("pieters", "GM0363", .record)
    let cookie = try await door.signIn("jansen")
    let other = try await door.signIn("pieters")
    let before = try await door.site.position()
    let foreign = try await door.proof("/melden", other)
    for proof in [nil, "", "x", foreign] as [String?] {
      let fields = DoorTests.report + (proof.map { [("bewijs", $0)] } ?? [])
      #expect(try await door.post("/melden", fields, cookie).status == 403)
      #expect(try await door.post("/afmelden", proof.map { [("bewijs", $0)] } ?? [], cookie).status == 403)
    }
    let proof = try await door.proof("/melden", cookie)
    for headers in [["Sec-Fetch-Site": "cross-site"], ["Sec-Fetch-Site": "same-site"]] {
      let reply = try await door.post("/melden", DoorTests.report + [("bewijs", proof)], cookie, headers: headers)
      #expect(reply.status == 403)
    }
    #expect(try await door.site.position() == before)
    #expect(try door.log().first == "account 1 | vastleggen | /melden | geweigerd | antwoord 403")
  }

  /// The same form sent twice is one fact; after signing out it is none.
  @Test func aFormThatIsReplayedRecordsNothingMore() async throws {
    let door = try await DoorSite()
    try await door.enrol("jansen", "GM0363", .record)
    let cookie = try await door.signIn("jansen")
    let proof = try await door.proof("/melden", cookie)
    let fields = DoorTests.report + [("bewijs", proof), ("sleutel", "eenmalig")]
    #expect(try await door.post("/melden", fields, cookie).status == 303)
    let position = try await door.site.position()
    #expect(try await door.post("/melden", fields, cookie).status == 303)
    #expect(try await door.site.position() == position)
    #expect(
      try await door.post("/afmelden", [("bewijs", proof)], cookie).header("Set-Cookie")?.contains("Max-Age=0") == true)
    #expect(try await door.post("/melden", DoorTests.report + [("bewijs", proof)], cookie).status == 403)
    #expect(try await door.site.position() == position)
  }

  @Test func theCookieIsForTheSiteAlone() async throws {
    let door = try await DoorSite()
    try await door.enrol("jansen", "GM0363", .record)
    let fields = [("naam", "jansen"), ("wachtwoord", DoorSite.password), ("code", try door.code(of: "jansen"))]
    let planted = "__Host-regietafel=gekozen-door-een-ander"
    let reply = try await door.post("/aanmelden", fields, planted)
    let cookie = try #require(reply.header("Set-Cookie"))
    #expect(cookie.hasPrefix("__Host-regietafel=") && !cookie.contains("gekozen"))
    for part in ["; Path=/", "; HttpOnly", "; SameSite=Lax", "; Secure"] { #expect(cookie.contains(part)) }
    #expect(!cookie.contains("Domain"))
    #expect(try await door.get("/account", planted).status == 303, "what was planted opens nothing")

    let plain = try await DoorSite(isBehindProxy: false)
    try await plain.enrol("jansen", "GM0363", .record)
    let body = "naam=jansen&wachtwoord=\(FormText.encode(DoorSite.password))&code=\(try plain.code(of: "jansen"))"
    let headers = ["Content-Type": "application/x-www-form-urlencoded", "Sec-Fetch-Site": "same-origin"]
    let local = try await plain.site.send(.post, "/aanmelden", headers: headers, body: body)
    #expect(local.header("Set-Cookie")?.hasPrefix("regietafel=") == true)
    #expect(local.header("Set-Cookie")?.contains("Secure") == false)
    plain.clock.pass(seconds: 30)
    // Over the network without https no password is taken, and no cookie believed.
    let remote = try await plain.site.send(
      .post, "/aanmelden", headers: headers, body: body, isLocal: false, host: "tafel.example")
    #expect(remote.status == 403 && remote.header("Set-Cookie") == nil)
    #expect(remote.body.contains("https"))
  }

  @Test func nothingOfOnePersonIsShownToAnother() async throws {
    let door = try await DoorSite()
    try await door.enrol("jansen", "GM0363", .record, title: "J. Jansen")
    let cookie = try await door.signIn("jansen")
    for target in ["/", "/melden", "/gemeenten", "/journaal"] {
      let anonymous = try await door.get(target)
      let own = try await door.get(target, cookie)
      #expect(own.body.contains("J. Jansen") && own.header("Cache-Control") == "no-store")
      let after = try await door.get(target)
      #expect(after.body == anonymous.body || target == "/melden", "\(target)")
      #expect(!after.body.contains("Jansen") && !after.body.contains("bewijs") && after.body.contains("Aanmelden"))
      #expect(PageReader(own.body).fault == nil)
    }
  }

  @Test func whoIsSignedInStandsOnThePageThatTellsWhatIsWrong() async throws {
    let door = try await DoorSite()
    try await door.enrol("jansen", "GM0363", .record, title: "J. <b>Jansen")
    let cookie = try await door.signIn("jansen")
    for target in ["/bestaat-niet", "/voorbeeld/bestaat-niet", "/accounts"] {
      let own = try await door.get(target, cookie)
      #expect(own.status >= 400 && own.header("Cache-Control") == "no-store", "\(target)")
      #expect(own.body.contains("J. &lt;b&gt;Jansen – gemeente Amsterdam") && own.body.contains("name=\"bewijs\""))
      #expect(PageReader(own.body).fault == nil)
      let anonymous = try await door.get(target)
      #expect(!anonymous.body.contains("Jansen") && (anonymous.status == 303 || anonymous.body.contains("Aanmelden")))
    }
  }

  @Test func behindAProxyNobodyIsLocal() async throws {
    let door = try await DoorSite()
    let reply = try await door.site.send(.get, "/melden", headers: [:], body: "", isLocal: true, host: "localhost")
    #expect(reply.body.contains("U kunt hier alleen lezen"))
    #expect(!reply.body.contains("Leg dit vast"))
  }

  @Test func whoKeepsGuessingIsToldWhenToComeBack() async throws {
    let door = try await DoorSite()
    try await door.enrol("jansen", "GM0363", .record)
    func attempt(_ name: String, _ address: String) async throws -> TestSite.Reply {
      try await door.post(
        "/aanmelden", [("naam", name), ("wachtwoord", "fout fout fout"), ("code", "1")],
        headers: ["X-Forwarded-For": "1.1.1.1, \(address)"])
    }
    var known = ""
    for _ in 0..<5 {
      let reply = try await attempt("jansen", "10.0.0.7")
      #expect(reply.status == 400)
      known = reply.body
    }
    let unknown = try await attempt("niemand", "10.0.0.8")
    #expect(unknown.status == 400)
    let keys = try Regex("value=\"[a-z]{28}\"|value=\"(jansen|niemand)\"")
    #expect(
      known.replacing(keys, with: "") == unknown.body.replacing(keys, with: ""),
      "the same answer for a name that is not there")
    let locked = try await attempt("jansen", "10.0.0.9")
    #expect(locked.status == 429)
    #expect(locked.header("Retry-After") == "30")
    #expect(locked.body.contains("RT-371"))
    #expect(!locked.body.contains("fout fout fout"), "a password is never shown again")
    #expect(try door.log().first == "account 1 | aanmelden | account 1 | geweigerd | te vaak geprobeerd")
    let origins = try door.store.audit(AuditFilter(), before: nil, limit: 3).map(\.event.origin)
    #expect(origins.first == "10.0.0.9", "only what the proxy itself added is believed")
  }
}
