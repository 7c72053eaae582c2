// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Access
import AccessHTTP
import Exact
import FakeProvider
import Foundation
import Hummingbird
import Testing

@testable import Site

/// Signing in through a provider over the web, with a provider on a socket and a browser that keeps its cookies.
@Suite struct ProviderSiteTests {
  private func with(
    slow: [String: Duration] = [:], fetcher: any ProviderFetcher = ProviderSite.fetcher,
    _ work: @Sendable (ProviderSite) async throws -> Void
  ) async throws {
    let clock = DoorClock()
    let fake = FakeProvider { clock.now.milliseconds / 1000 }
    try await ProviderServer.serve(fake, slow: slow) { issuer in
      try await work(try await ProviderSite(fake, issuer: issuer, clock: clock, fetcher: fetcher))
    }
  }

  private func check(_ reply: TestSite.Reply, _ status: Int, _ what: String) {
    #expect(reply.status == status, "\(what)")
    let page = PageReader(reply.body)
    #expect(page.fault == nil && page.headings == 1 && page.scripts == 0 && page.inlineStyles == 0, "\(what)")
    #expect(reply.header("Cache-Control") == "no-store", "\(what)")
  }

  @Test func aColleagueSignsInAndRecords() async throws {
    try await with { site in
      let page = try await site.door.get("/aanmelden")
      check(page, 200, "sign in")
      #expect(page.body.contains("Aanmelden met Gemeente &lt;Amsterdam&gt;"))
      #expect(PageReader(page.body).links.contains("/aanmelden/extern/amsterdam"))
      let place = try #require(page.body.firstRange(of: "/aanmelden/extern/"))
      let form = try #require(page.body.firstRange(of: "name=\"wachtwoord\""))
      #expect(place.lowerBound < form.lowerBound, "above the form for local accounts")
      let cookie = try await site.signIn()
      let own = try await site.door.get("/account", cookie)
      check(own, 200, "account")
      #expect(own.body.contains("J. Jansen – gemeente Amsterdam") && own.body.contains("uw organisatie"))
      #expect(!own.body.contains("Wijzig het wachtwoord") && !own.body.contains("otpauth"))
      let proof = try await site.door.proof("/melden", cookie)
      let fields = [
        ("gebied", "Amsterdam"), ("maand", "2022-07"), ("aantal", "12"), ("bron", "brief"), ("actie", "vastleggen"),
        ("bewijs", proof),
      ]
      #expect(try await site.door.post("/melden", fields, cookie).status == 303)
      #expect(try await site.door.post("/account", [("actie", "wachtwoord"), ("bewijs", proof)], cookie).status == 403)
      #expect(try await site.door.post("/afmelden", [("bewijs", proof)], cookie).status == 303)
      #expect(try await site.door.get("/account", cookie).status == 303)
      #expect(
        try site.door.log().contains("account 1 | aanmelden via aanbieder | aanbieder amsterdam | gelukt | "))
    }
  }

  @Test func theBrowserIsSentOnWithEverythingThatBindsTheAnswerToIt() async throws {
    try await with { site in
      let reply = try await site.door.get("/aanmelden/extern/amsterdam?terug=https://evil.example")
      let address = try #require(reply.header("Location"))
      #expect(address.hasPrefix(site.fake.setting.issuer + "/authorize?"))
      for part in [
        "response_type=code", "client_id=regietafel", "code_challenge_method=S256", "scope=openid%20profile",
        "redirect_uri=https%3A%2F%2Ftafel.example%2Faanmelden%2Fterug",
      ] {
        #expect(address.contains(part), "\(part)")
      }
      #expect(!address.contains("evil"))
      let cookie = try #require(reply.header("Set-Cookie"))
      #expect(cookie.hasPrefix("__Host-regietafel-aanmelden=amsterdam."))
      for part in ["; Path=/", "; HttpOnly", "; SameSite=Lax", "; Max-Age=600", "; Secure"] {
        #expect(cookie.contains(part))
      }
      let ticket = try #require(cookie.split(separator: ";").first?.split(separator: ".").last)
      #expect(!address.contains(ticket), "what is in the cookie is not in the address")
      #expect(try await site.door.get("/aanmelden/extern/utrecht").status == 404)
      #expect(try await site.door.get("/aanmelden/extern/A..B").status == 404)
      #expect(try await site.door.post("/aanmelden/extern/amsterdam", []).status == 405)
      #expect(try await site.door.post("/aanmelden/terug", []).status == 405)
      let elsewhere = try await site.door.get(
        "/aanmelden/extern/amsterdam", headers: ["Sec-Fetch-Site": "cross-site"])
      #expect(elsewhere.header("Location") == "/aanmelden" && elsewhere.header("Set-Cookie") == nil)
    }
  }

  @Test func anAnswerOfAnotherBrowserOrASecondTimeIsRefused() async throws {
    try await with { site in
      let (address, ticket) = try await site.leave()
      let (_, other) = try await site.leave()
      let target = try site.back(address)
      for cookie in [nil, other, "__Host-regietafel-aanmelden=x"] {
        let reply = try await site.comeBack(target, cookie)
        check(reply, 400, "another browser")
        #expect(reply.body.contains("RT-412") && !reply.body.contains("__Host-regietafel="))
        #expect(!reply.headers[values: .setCookie].contains { $0.hasPrefix("__Host-regietafel=") })
      }
      let planted = "__Host-regietafel=gekozen-door-een-ander; " + ticket
      let issuer = FormText.encode(site.fake.setting.issuer)
      let reply = try await site.comeBack(target + "&terug=//evil.example&iss=\(issuer)", planted)
      #expect(reply.status == 303 && reply.header("Location") == "/")
      #expect(!(reply.header("Set-Cookie") ?? "").contains("gekozen"))
      let cookies = reply.headers[values: .setCookie]
      #expect(cookies.contains { $0.hasPrefix("__Host-regietafel-aanmelden=; ") && $0.contains("Max-Age=0") })
      check(try await site.comeBack(target, ticket), 400, "a second time")
      let line = try site.door.log().first
      #expect(line?.hasSuffix("geweigerd | aanmelding past niet bij deze browser: al gebruikt") == true)
    }
  }

  @Test func whatAProviderSaysIsNotShown() async throws {
    try await with { site in
      let (address, ticket) = try await site.leave()
      let state = try #require(site.fake.authorize(address)?["state"])
      let hostile = FormText.encode("<script>alert(1)</script> bel 0900-1234")
      let reply = try await site.comeBack(
        "/aanmelden/terug?state=\(state)&error=access_denied&error_description=\(hostile)&error_uri=\(hostile)", ticket)
      check(reply, 403, "denied")
      #expect(reply.body.contains("RT-413") && !reply.body.contains("0900") && !reply.body.contains("alert(1)"))
      #expect(try site.door.log().first?.hasSuffix("geweigerd | aanbieder weigert: access_denied") == true)
    }
  }

  @Test func aTokenThatIsNotRightLeaksNothing() async throws {
    try await with { site in
      site.fake.turn { $0.header = { $0["alg"] = "none" } }
      let (address, ticket) = try await site.leave()
      let reply = try await site.comeBack(try site.back(address), ticket)
      check(reply, 502, "alg none")
      #expect(reply.body.contains("RT-410"))
      for secret in ["alg", "ondertekening", "person-1", "geheim-van-toegang", "127.0.0.1"] {
        #expect(!reply.body.contains(secret), "\(secret)")
      }
      #expect(try site.door.log().first?.contains("ondertekening van een soort die niet mag") == true)
      site.fake.turn {
        $0.header = { _ in }
        $0.person["realm_access"] = nil
      }
      let (again, second) = try await site.leave()
      let refused = try await site.comeBack(try site.back(again), second)
      check(refused, 403, "no rights")
      #expect(refused.body.contains("RT-414"))
      let log = try site.door.log().joined()
      #expect(!log.contains("eyJ") && !log.contains("geheim"), "no token and no secret in the log")
    }
  }

  @Test func anAdministratorOnlyWhereTheDescriptionSaysSo() async throws {
    try await with { site in
      site.fake.turn { $0.person["realm_access"] = ["roles": ["rt-beheer"]] as FakeProvider.Fields }
      let cookie = try await site.signIn()
      let list = try await site.door.get("/accounts", cookie)
      check(list, 200, "accounts")
      #expect(list.body.contains("via eigen organisatie"))
      let page = try await site.door.get("/accounts/1", cookie)
      check(page, 200, "account")
      #expect(!page.body.contains("Wijzig de rechten") && !page.body.contains("nieuwe link"))
      let proof = try await site.door.proof("/accounts/1", cookie)
      let reply = try await site.door.post("/accounts/1", [("actie", "link"), ("bewijs", proof)], cookie)
      check(reply, 400, "link")
      #expect(reply.body.contains("RT-398"))
    }
  }

  @Test func aProviderThatIsDownOrSlowGivesAClearPage() async throws {
    let clock = DoorClock()
    let fake = FakeProvider { clock.now.milliseconds / 1000 }
    // A port on which nobody listens.
    let down = try await ProviderSite(fake, issuer: "http://127.0.0.1:1", clock: clock)
    let reply = try await down.door.get("/aanmelden/extern/amsterdam")
    check(reply, 503, "down")
    #expect(reply.body.contains("RT-411") && !reply.body.contains("127.0.0.1") && reply.header("Retry-After") == "60")
    #expect(try down.door.log().first?.hasSuffix("aanbieder niet te gebruiken: geen verbinding") == true)
    try await with(slow: ["/token": .seconds(600)], fetcher: ProviderSite.Impatient()) { site in
      let (address, ticket) = try await site.leave()
      let reply = try await site.comeBack(try site.back(address), ticket)
      check(reply, 503, "slow")
      #expect(try site.door.log().first?.hasSuffix("aanbieder niet te gebruiken: antwoordt te laat") == true)
    }
  }

  @Test func theFetcherFollowsNothingAndReadsNoMoreThanItsLimit() async throws {
    let fake = FakeProvider { 0 }
    try await ProviderServer.serve(fake) { issuer in
      let fetcher = CurlFetcher(seconds: 120)
      let list = ProviderRequest(address: issuer + "/elsewhere")
      #expect(try await fetcher.fetch(list).status == 302)
      #expect(fake.asked("/token") == 0)
      await #expect(throws: ProviderSilence("het antwoord is te groot")) {
        try await fetcher.fetch(ProviderRequest(address: issuer + "/large"))
      }
      await #expect(throws: ProviderSilence.self) {
        try await fetcher.fetch(ProviderRequest(address: issuer.replacing("http:", with: "https:")))
      }
      await #expect(throws: ProviderSilence.self) {
        try await fetcher.fetch(ProviderRequest(address: "file:///etc/hostname"))
      }
      let many = (0..<50).map { _ in issuer + "/keys" }
      let statuses = try await withThrowingTaskGroup(of: Int.self) { group in
        for address in many {
          group.addTask { (try? await fetcher.fetch(ProviderRequest(address: address)).status) ?? 0 }
        }
        return try await group.reduce(into: [Int]()) { $0.append($1) }
      }
      #expect(statuses.contains(200) && statuses.allSatisfy { $0 == 200 || $0 == 0 })
    }
  }
}
