// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Access
import AccessSQLite
import Exact
import Foundation
import Hummingbird
import Testing

@testable import Site

/// The pages about accounts: invitations, one's own account, those of others and the audit log.
@Suite struct AccountPageTests {
  private func check(_ reply: TestSite.Reply, _ status: Int = 200, _ what: String) {
    #expect(reply.status == status, "\(what)")
    let page = PageReader(reply.body)
    #expect(page.fault == nil && page.headings == 1 && page.scripts == 0 && page.inlineStyles == 0, "\(what)")
    #expect(Set(page.ids).count == page.ids.count, "\(what): an id occurs twice")
    #expect(Set(page.references).isSubset(of: page.ids), "\(what): \(Set(page.references).subtracting(page.ids))")
  }

  @Test func anInvitationIsAcceptedOnce() async throws {
    let door = try await DoorSite()
    let token = try await door.keeper.firstInvitation()
    let path = "/uitnodiging/\(token)"
    let page = try await door.get(path)
    check(page, 200, "invitation")
    let secret = try #require(try await door.keeper.invited(token: token)).secret
    #expect(page.body.contains("otpauth://totp/Regietafel:beheerder?secret=\(Base32.text(secret))"))
    let short = try await door.post(path, [("nieuw", "kort"), ("herhaling", "kort"), ("code", door.code(secret))])
    check(short, 400, "short password")
    #expect(
      short.body.contains("RT-374") && short.body.contains("href=\"#veld-nieuw\"") && !short.body.contains("\"kort\""))
    let fields = [("nieuw", DoorSite.password), ("herhaling", DoorSite.password), ("code", door.code(secret))]
    let done = try await door.post(path, fields)
    check(done, 200, "accepted")
    #expect(done.body.matches(of: /[A-Z2-7]{4}-[A-Z2-7]{4}-[A-Z2-7]{4}-[A-Z2-7]{4}/).count == 8)
    check(try await door.get(path), 404, "used link")
    check(try await door.post(path, fields), 404, "used link")
    check(try await door.get("/uitnodiging/onzin"), 404, "no link")
    #expect(try !door.log().contains { $0.contains(token) })
  }

  @Test func theAdministratorInvitesChangesAndBlocks() async throws {
    let door = try await DoorSite()
    try await door.enrol("beheer", "beheerder", .decide)
    let cookie = try await door.signIn("beheer")
    check(try await door.get("/accounts", cookie), 200, "accounts")
    let proof = try await door.proof("/accounts", cookie)
    func send(_ target: String, _ fields: [(String, String)]) async throws -> TestSite.Reply {
      try await door.post(target, fields + [("bewijs", proof)], cookie)
    }
    let wrong = try await send(
      "/accounts",
      [("naam", "J\r\nX: y"), ("voluit", "J"), ("organisatie", "COA"), ("rol", "lezen"), ("actie", "uitnodigen")])
    check(wrong, 400, "wrong name")
    #expect(wrong.body.contains("RT-378") && wrong.header("X") == nil)
    let nowhere = try await send(
      "/accounts",
      [("naam", "jan"), ("voluit", "J"), ("organisatie", "GM9999"), ("rol", "baas"), ("actie", "uitnodigen")])
    check(nowhere, 400, "unknown organisation")
    #expect(PageReader(nowhere.body).title.hasPrefix("2 fouten"))
    let title = "J. <b>Jansen</b>"
    let invited = try await send(
      "/accounts",
      [
        ("naam", "jansen"), ("voluit", title), ("organisatie", "GM0363"), ("rol", "vastleggen"),
        ("actie", "uitnodigen"),
      ])
    check(invited, 200, "invited")
    #expect(invited.body.contains("href=\"/uitnodiging/"))
    let list = try await door.get("/accounts", cookie)
    #expect(list.body.contains("J. &lt;b&gt;Jansen") && list.body.contains("uitgenodigd") && !list.body.contains("<b>"))
    check(try await door.get("/accounts/2", cookie), 200, "account")
    #expect(
      try await send("/accounts/2", [("organisatie", "COA"), ("rol", "besluiten"), ("actie", "rechten")]).status == 303)
    #expect(try door.store.account(2)?.organisation.description == "COA")
    #expect(try await send("/accounts/2", [("actie", "blokkeren")]).status == 303)
    #expect(try door.store.account(2)?.isBlocked == true)
    let last = try await send("/accounts/1", [("actie", "blokkeren")])
    check(last, 400, "last administrator")
    #expect(last.body.contains("RT-379"))
    check(try await send("/accounts/2", [("actie", "onzin")]), 400, "no such button")
    check(try await door.get("/accounts/3", cookie), 404, "no such account")
    let csv = try await door.get("/accounts?formaat=csv&tabel=accounts", cookie)
    #expect(
      csv.header("Content-Type")?.hasPrefix("text/csv") == true && csv.body.contains("gemeente Amsterdam") == false)
    #expect(csv.body.contains("account 2"))
  }

  @Test func whoIsNoAdministratorSeesNoneOfIt() async throws {
    let door = try await DoorSite()
    try await door.enrol("jansen", "JenV", .publish)
    let cookie = try await door.signIn("jansen")
    let proof = try await door.proof("/account", cookie)
    for target in ["/accounts", "/accounts/1", "/logboek-toegang"] {
      check(try await door.get(target, cookie), 403, target)
      #expect(try await door.get(target).header("Location") == "/aanmelden", "\(target)")
      #expect(try door.log().first?.contains("account 1 | beheer openen | \(target) | geweigerd") == true)
    }
    let fields = [
      ("naam", "ik"), ("voluit", "Ik"), ("organisatie", "beheerder"), ("rol", "besluiten"), ("actie", "uitnodigen"),
      ("bewijs", proof),
    ]
    #expect(try await door.post("/accounts", fields, cookie).status == 403)
    #expect(try await door.post("/accounts/1", [("actie", "link"), ("bewijs", proof)], cookie).status == 403)
    #expect(try door.store.accounts().count == 1)
  }

  @Test func oneChangesOnesOwnPasswordAndApp() async throws {
    let door = try await DoorSite()
    try await door.enrol("jansen", "GM0363", .record)
    let cookie = try await door.signIn("jansen")
    check(try await door.get("/account", cookie), 200, "account")
    var proof = try await door.proof("/account", cookie)
    func password(_ current: String, _ new: String) -> [(String, String)] {
      [("huidig", current), ("nieuw", new), ("herhaling", new), ("actie", "wachtwoord"), ("bewijs", proof)]
    }
    let wrong = try await door.post("/account", password("niet goed", "nog een lange zin"), cookie)
    check(wrong, 400, "wrong password")
    #expect(wrong.body.contains("href=\"#veld-huidig\""))
    let done = try await door.post("/account", password(DoorSite.password, "nog een lange zin"), cookie)
    #expect(done.status == 303)
    let fresh = try #require(done.header("Set-Cookie")?.split(separator: ";").first.map(String.init))
    #expect(fresh != cookie)
    #expect(try await door.get("/account", cookie).status == 303, "the old session has ended")
    proof = try await door.proof("/account", fresh)
    let secret = TimeCode.newSecret()
    func app(_ code: String) -> [(String, String)] {
      [
        ("geheim", Base32.text(secret)), ("bevestiging", "nog een lange zin"), ("code", code), ("actie", "app"),
        ("bewijs", proof),
      ]
    }
    let bad = try await door.post("/account", app("000000"), fresh)
    check(bad, 400, "wrong code")
    #expect(bad.body.contains("RT-376"))
    check(try await door.post("/account", app(door.code(secret)), fresh), 200, "new app")
    #expect(try door.store.account(named: "jansen")?.secret == secret)
  }

  @Test func theLogIsSearchedAndPaged() async throws {
    let door = try await DoorSite()
    try await door.enrol("beheer", "beheerder", .decide)
    let cookie = try await door.signIn("beheer")
    for index in 0..<60 {
      try await door.keeper.note(
        AuditEvent(actor: "account 1", action: "proef \(index)", object: "<i>", isDone: index % 2 == 0, origin: "o"))
    }
    let page = try await door.get("/logboek-toegang", cookie)
    check(page, 200, "log")
    #expect(
      page.body.contains("account 1 (beheer)") && page.body.contains("Oudere regels") && !page.body.contains("<i>"))
    let refused = try await door.get("/logboek-toegang?resultaat=geweigerd&zoek=proef", cookie)
    #expect(refused.body.contains("proef 59") && !refused.body.contains("proef 58"))
    let csv = try await door.get("/logboek-toegang?resultaat=geweigerd&formaat=csv&tabel=logboek", cookie)
    #expect(csv.body.contains("proef 59") && !csv.body.contains("proef 58"))
    #expect(try await door.post("/logboek-toegang", [], cookie).status == 405)
  }
}
