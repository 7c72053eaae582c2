// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Access
import AccessSQLite
import Exact
import Foundation
import Hummingbird
import Testing

@testable import Exchange
@testable import Site

/// Recording over the API with a key: what is accepted, what is refused, and what stands in the audit log.
@Suite struct APIRecordTests {
  private static let root = "/api/v1"
  private static let housed = """
    {"soort": "realisatie", "bron": "Maandopgave",
     "regels": [{"code": "GM0228", "maand": "2022-07", "gehuisvest": 12}]}
    """

  private func key(_ door: DoorSite, _ name: String, records: Bool = true, weeks: Int = 4) async throws -> String {
    let cookie = try await door.signIn(name)
    let proof = try await door.proof("/account/sleutels", cookie)
    let reply = try await door.post(
      "/account/sleutels",
      [
        ("doel", "Script"), ("mag", records ? "vastleggen" : "lezen"), ("duur", String(weeks)), ("actie", "maken"),
        ("bewijs", proof),
      ], cookie)
    #expect(reply.status == 200)
    return String(try #require(reply.body.firstMatch(of: /rts_[A-Za-z0-9_-]{43}/)).output)
  }

  private func post(
    _ door: DoorSite, _ path: String, _ body: String, key: String?, headers: [String: String] = [:]
  ) async throws -> (TestSite.Reply, [String: Any]) {
    var all = ["Content-Type": "application/json"]
    if let key { all["Authorization"] = "Bearer \(key)" }
    all.merge(headers) { _, new in new }
    let reply = try await door.site.send(
      .post, Self.root + path, headers: all, body: body, isLocal: true, host: "tafel.example")
    return (reply, try #require(try JSONSerialization.jsonObject(with: Data(reply.body.utf8)) as? [String: Any]))
  }

  private func codes(_ answer: [String: Any]) -> [String] {
    (answer["fouten"] as? [[String: Any]] ?? []).compactMap { $0["code"] as? String }
  }

  @Test func aMunicipalityDeliversItsOwnFigures() async throws {
    let door = try await DoorSite()
    try await door.enrol("ede", "GM0228", .record)
    let key = try await key(door, "ede")
    let trial = Self.housed.replacing("\"bron\"", with: "\"proef\": true, \"bron\"")
    let (tried, would) = try await post(door, "/aanleveringen", trial, key: key)
    #expect(tried.status == 200 && would["vastgelegd"] as? Int == 1 && would["eerste"] is NSNull)
    let end = try await door.site.position()
    let (made, done) = try await post(
      door, "/aanleveringen", Self.housed, key: key, headers: ["Idempotency-Key": "juli-1"])
    #expect(made.status == 201 && done["vastgelegd"] as? Int == 1 && done["herhaald"] as? Bool == false)
    #expect(made.header("Location") == "/api/v1/feiten/\(end + 1)")
    let (again, repeated) = try await post(
      door, "/aanleveringen", Self.housed, key: key, headers: ["Idempotency-Key": "juli-1"])
    #expect(again.status == 200 && repeated["herhaald"] as? Bool == true && repeated["eerste"] as? Int == end + 1)
    #expect(try await door.site.position() == end + 1)
    let (other, conflict) = try await post(
      door, "/aanleveringen", Self.housed.replacing("12", with: "13"), key: key, headers: ["Idempotency-Key": "juli-1"])
    #expect(other.status == 409 && codes(conflict) == ["RT-209"])
    let (known, same) = try await post(door, "/aanleveringen", Self.housed, key: key)
    #expect(known.status == 200 && same["alBekend"] as? Int == 1 && same["vastgelegd"] as? Int == 0, "\(known.body)")

    let fact = try await door.get(try #require(made.header("Location")))
    #expect(fact.body.contains("gemeente Ede (account 1)") && !fact.body.contains("Naam van ede"))
    let (corrected, correction) = try await post(
      door, "/feiten/\(end + 1)/correcties", #"{"aantal": 14, "reden": "Twee mensen vergeten"}"#, key: key)
    #expect(corrected.status == 201 && correction["eerste"] as? Int == end + 2)
    let log = try door.log()
    #expect(log.contains("account 1 | vastleggen | /api/v1/aanleveringen | gelukt | "))
    #expect(log.contains("account 1 | proef | /api/v1/aanleveringen | gelukt | "))
    #expect(log.contains("account 1 | vastleggen | /api/v1/aanleveringen | geweigerd | antwoord 409 RT-209"))
    #expect(!log.contains { $0.contains(key) })
  }

  @Test func whatIsOfAnotherIsRefused() async throws {
    let door = try await DoorSite()
    try await door.enrol("ede", "GM0228", .record)
    try await door.enrol("lezer", "GM0228", .read)
    let key = try await key(door, "ede")
    let end = try await door.site.position()
    let (other, answer) = try await post(
      door, "/aanleveringen", Self.housed.replacing("GM0228", with: "GM0363"), key: key)
    #expect(other.status == 403 && codes(answer) == ["RT-210"])
    let mixed =
      #"{"soort": "realisatie", "bron": "x", "regels": [{"code": "GM0228", "maand": "2022-07", "aantal": 1}, "#
      + #"{"code": "GM0363", "maand": "2022-07", "aantal": 1}]}"#
    #expect(try await post(door, "/aanleveringen", mixed, key: key).0.status == 403)
    #expect(try await post(door, "/feiten/1/correcties", #"{"aantal": 1, "reden": "x"}"#, key: key).0.status == 403)
    #expect(
      try await post(door, "/feiten/999999/correcties", #"{"aantal": 1, "reden": "x"}"#, key: key).0.status == 404)
    let weak = try await self.key(door, "lezer")
    #expect(try await post(door, "/aanleveringen", Self.housed, key: weak).0.status == 403, "the role only reads")
    let reads = try await self.key(door, "ede", records: false)
    let (refused, why) = try await post(door, "/aanleveringen", Self.housed, key: reads)
    #expect(refused.status == 403 && codes(why) == ["RT-421"])
    let example = try await door.site.send(
      .post, "/voorbeeld/api/v1/aanleveringen",
      headers: ["Content-Type": "application/json", "Authorization": "Bearer \(key)"], body: Self.housed,
      host: "tafel.example")
    #expect(example.status == 403)
    #expect(try await door.site.position() == end)
  }

  @Test func aKeyThatIsNoneOpensNothing() async throws {
    let door = try await DoorSite()
    try await door.enrol("ede", "GM0228", .record)
    let key = try await key(door, "ede", weeks: 4)
    let unsigned = "eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0."
    for wrong in [nil, "", "rts_", key + "x", String(key.dropLast()), unsigned] {
      let (reply, _) = try await post(door, "/aanleveringen", Self.housed, key: wrong)
      #expect(reply.status == 401 && reply.header("WWW-Authenticate")?.hasPrefix("Bearer") == true, "\(wrong ?? "")")
    }
    let wrong = ["Authorization": "Bearer nee"]
    #expect(try await door.get("/api/v1/regels", headers: wrong).status == 401)
    #expect(try await door.get("/api/v1/regels", headers: ["Authorization": "Bearer \(key)"]).status == 200)
    #expect(try await door.get("/api/v1/regels", headers: ["Authorization": "Basic eDp5"]).status == 200)
    // The session of the website is no key.
    let cookie = try await door.signIn("ede")
    let (session, _) = try await post(door, "/aanleveringen", Self.housed, key: nil, headers: ["Cookie": cookie])
    #expect(session.status == 401)
    // Blocked, removed and past its end.
    let account = try #require(try door.store.account(named: "ede"))
    try await door.keeper.setBlocked(true, account.id, by: Manager(local: "toets"))
    #expect(try await post(door, "/aanleveringen", Self.housed, key: key).0.status == 401)
    try await door.keeper.setBlocked(false, account.id, by: Manager(local: "toets"))
    #expect(try await post(door, "/aanleveringen", Self.housed, key: key).0.status == 201)
    door.clock.pass(seconds: 28 * 24 * 3600)
    #expect(try await post(door, "/aanleveringen", Self.housed, key: key).0.status == 401)
    let newKey = try await self.key(door, "ede")
    let next = try await door.signIn("ede")
    let proof = try await door.proof("/account/sleutels", next)
    let removed = try await door.post(
      "/account/sleutels", [("nummer", "2"), ("actie", "intrekken"), ("bewijs", proof)], next)
    #expect(removed.status == 303)
    #expect(try await post(door, "/aanleveringen", Self.housed, key: newKey).0.status == 401)
  }

  @Test func guessingKeysIsStopped() async throws {
    let door = try await DoorSite()
    try await door.enrol("ede", "GM0228", .record)
    let key = try await key(door, "ede")
    var last: TestSite.Reply?
    for number in 0..<30 { last = try await post(door, "/aanleveringen", "{}", key: "rts_\(number)").0 }
    #expect(last?.status == 429 && Int(last?.header("Retry-After") ?? "") ?? 0 > 0)
    #expect(try await post(door, "/aanleveringen", Self.housed, key: key).0.status == 201, "a right key still works")
  }

  @Test func noKeyTravelsInTheClear() async throws {
    let door = try await DoorSite(isBehindProxy: false)
    let reply = try await door.site.send(
      .post, "/api/v1/aanleveringen", headers: ["Content-Type": "application/json", "Authorization": "Bearer rts_x"],
      body: Self.housed, isLocal: false, host: "tafel.example")
    #expect(reply.status == 403 && reply.body.contains("https"))
  }

  @Test func allThatIsMisshapenIsToldAtOnce() async throws {
    let door = try await DoorSite()
    try await door.enrol("coa", "COA", .decide)
    let key = try await key(door, "coa")
    let (reply, answer) = try await post(
      door, "/aanleveringen", #"{"soort": "onzin", "regels": [{"a": [1]}, 5], "meer": 1}"#, key: key)
    #expect(reply.status == 400 && reply.header("Content-Type") == "application/problem+json")
    let places = (answer["fouten"] as? [[String: Any]] ?? []).compactMap { $0["plaats"] as? String }
    #expect(Set(places) == ["soort", "bron", "regels[1].a", "regels[2]", "meer"])
    let deep = String(repeating: "[", count: 5000) + String(repeating: "]", count: 5000)
    for body in ["", "nee", "{", "[]", "null", "{\"soort\": \"\\ud800\"}", "\u{0}", deep, "{\"regels\": \(deep)}"] {
      #expect(try await post(door, "/aanleveringen", body, key: key).0.status == 400, "\(body.prefix(20))")
    }
    for (headers, status) in [
      (["Content-Type": "text/csv"], 415), (["Content-Type": "application/jsonx"], 415),
      (["Content-Encoding": "gzip"], 415), (["Accept": "text/html"], 406), (["Idempotency-Key": ""], 400),
      (["Idempotency-Key": String(repeating: "x", count: 101)], 400), (["Content-Length": "99999999"], 413),
      (["Content-Type": "application/json; charset=utf-8"], 201),
    ] {
      let body =
        #"{"soort": "opvang", "bron": "x", "regels": [{"grootheid": "instroom", "gebied": "NL", "maand": "2022-07", "aantal": 3900}]}"#
      #expect(try await post(door, "/aanleveringen", body, key: key, headers: headers).0.status == status, "\(headers)")
    }
    let big = Self.housed.replacing("Maandopgave", with: String(repeating: "x", count: 2_000_001))
    #expect(try await post(door, "/aanleveringen", big, key: key).0.status == 413)
    let (rules, faults) = try await post(
      door, "/aanleveringen",
      #"{"soort": "realisatie", "bron": "x", "regels": [{"code": "GM9999", "maand": "2022-07", "aantal": 1}, {"code": "GM0228", "maand": "x", "aantal": -1}]}"#,
      key: key)
    #expect(rules.status == 409)
    #expect(
      (faults["fouten"] as? [[String: Any]] ?? []).compactMap { $0["plaats"] as? String }.contains {
        $0.hasPrefix("regel 2")
      })
  }

  @Test func whatBindsOthersBecomesAProposal() async throws {
    let door = try await DoorSite()
    try await door.enrol("eerste", "JenV", .decide)
    try await door.enrol("tweede", "JenV", .decide)
    let key = try await key(door, "eerste")
    let end = try await door.site.position()
    let body =
      #"{"soort": "taakstelling", "bron": "brief", "regels": [{"code": "GM0363", "halfjaar": "2022-2", "taakstelling": 90}]}"#
    let (reply, answer) = try await post(door, "/aanleveringen", body, key: key)
    #expect(reply.status == 202 && answer["voorstel"] as? Int == 1 && answer["vastgelegd"] as? Int == 0)
    #expect(try await door.site.position() == end)
    let second = try await door.signIn("tweede")
    let proof = try await door.proof("/voorstellen/1", second)
    _ = try await door.post("/voorstellen/1", [("actie", "bevestigen"), ("bewijs", proof)], second)
    #expect(try await door.site.position() == end + 1)
  }

  @Test func aDivisionIsKept() async throws {
    let door = try await DoorSite()
    try await door.enrol("coa", "COA", .decide)
    let key = try await key(door, "coa")
    let body =
      #"{"kenmerk": "juli", "omschrijving": "Proef", "bron": "Overleg", "vraag": "opgave=1000&niveau=provincie"}"#
    let (made, _) = try await post(door, "/verdelingen", body, key: key)
    #expect(made.status == 201)
    let kept = try await door.get("/api/v1/verdelingen/juli")
    #expect(kept.status == 200 && kept.body.contains("\"toegedeeld\": 1000"))
    let (wrong, answer) = try await post(
      door, "/verdelingen", body.replacing("niveau=provincie", with: "niveau=planeet").replacing("juli", with: "aug"),
      key: key)
    #expect(wrong.status == 409 && codes(answer) == ["RT-407"])
  }

  @Test func methodsAndCrossOrigin() async throws {
    let door = try await DoorSite()
    func send(_ method: HTTPRequest.Method, _ path: String) async throws -> TestSite.Reply {
      try await door.site.send(method, Self.root + path, headers: [:], body: "", host: "tafel.example")
    }
    for (method, path, status, allow) in [
      (.get, "/aanleveringen", 405, "POST, OPTIONS"), (.put, "/aanleveringen", 405, "POST, OPTIONS"),
      (.delete, "/verdelingen", 405, "GET, HEAD, POST, OPTIONS"), (.post, "/gemeenten", 405, "GET, HEAD, OPTIONS"),
      (.post, "/openapi.json", 405, "GET, HEAD, OPTIONS"), (.options, "/aanleveringen", 204, "POST, OPTIONS"),
    ] as [(HTTPRequest.Method, String, Int, String)] {
      let reply = try await send(method, path)
      #expect(reply.status == status && reply.header("Allow") == allow, "\(method) \(path)")
      #expect(reply.header("Access-Control-Allow-Headers") == nil)
    }
    for path in ["/aanleveringen/", "/nergens"] { #expect(try await send(.post, path).status == 404) }
  }

  /// The body of every example in the guide for files, as rows.
  @Test func everyExampleOfAFileCanBeDelivered() async throws {
    let guide = try String(
      contentsOf: URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../docs/importeren.md"),
      encoding: .utf8)
    let door = try await DoorSite()
    try await door.enrol("coa", "COA", .decide)
    let key = try await key(door, "coa")
    var kinds: Set<String> = []
    for part in guide.split(separator: "\n### ").dropFirst() {
      let title = Fold.key(part.prefix { $0 != "\n" })
      guard let kind = ImportKind.allCases.first(where: { Fold.key($0.rawValue) == title }),
        let block = part.firstMatch(of: /```csv\n([^`]*)```/)
      else { continue }
      kinds.insert(kind.rawValue)
      let lines = block.1.split(separator: "\n").map { $0.split(separator: ";", omittingEmptySubsequences: false) }
      let rows = lines.dropFirst().map { cells in
        Dictionary(uniqueKeysWithValues: zip(lines[0], cells).map { (String($0), String($1)) })
      }
      let body = try JSONSerialization.data(
        withJSONObject: ["soort": kind.rawValue, "bron": "voorbeeld", "proef": true, "regels": rows])
      let (_, answer) = try await post(door, "/aanleveringen", String(decoding: body, as: UTF8.self), key: key)
      // Not everything is for this organisation, or can be without what comes before it; but every row can be read.
      let unreadable = codes(answer).filter { $0.hasPrefix("RT-1") || $0 == "RT-420" }
      #expect(unreadable == [], "\(kind.rawValue): \(answer)")
    }
    #expect(kinds.count == ImportKind.allCases.count)
  }
}

/// A limit to how much one address may ask.
@Suite struct RateLimitTests {
  @Test func aStockThatFillsUp() async throws {
    let start = ContinuousClock.now
    let clock = DoorClock()
    let zero = clock.now.milliseconds
    let limit = RateLimit(perMinute: 60) { start.advanced(by: .milliseconds(clock.now.milliseconds - zero)) }
    for _ in 0..<60 { #expect(limit.wait("192.0.2.1") == nil) }
    #expect(limit.wait("192.0.2.1") == 1 && limit.wait("192.0.2.2") == nil)
    clock.pass(seconds: 2)
    #expect(limit.wait("192.0.2.1") == nil && limit.wait("192.0.2.1") == nil && limit.wait("192.0.2.1") == 1)
    clock.pass(seconds: 3600)
    for _ in 0..<60 { #expect(limit.wait("192.0.2.1") == nil) }
    #expect(limit.wait("192.0.2.1") != nil)
  }

  @Test func whoAsksTooMuchIsToldWhenToComeBack() async throws {
    let door = try await DoorSite(perMinute: 3)
    for _ in 0..<3 { #expect(try await door.get("/over").status == 200) }
    let page = try await door.get("/over")
    #expect(page.status == 429 && Int(page.header("Retry-After") ?? "") ?? 0 > 0)
    #expect(page.body.contains("te veel verzoeken") && page.header("Content-Security-Policy") != nil)
    let api = try await door.get("/api/v1/regels")
    #expect(api.status == 429 && api.header("Content-Type") == "application/problem+json")
    #expect(api.header("Retry-After") != nil && api.header("API-Version") == API.version)
  }
}
