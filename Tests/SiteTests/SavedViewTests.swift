// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Access
import Testing

@testable import Site

/// Pages that somebody keeps under a name: found again by who kept them, or by the organisation, and leading nowhere else.
@Suite struct SavedViewTests {
  private func keep(_ door: DoorSite, _ cookie: String, _ name: String, _ target: String, _ whose: String = "mij")
    async throws -> TestSite.Reply
  {
    let proof = try await door.proof("/bewaard", cookie)
    return try await door.post(
      "/bewaard",
      [("actie", "bewaren"), ("bewijs", proof), ("naam", name), ("adres", target), ("voor", whose)], cookie)
  }

  @Test func somebodyFindsAPageAgain() async throws {
    let door = try await DoorSite()
    try await door.enrol("anna", "GM0363", .read)
    try await door.enrol("bert", "GM0363", .record)
    try await door.enrol("carla", "GM0344", .decide)
    let (anna, bert, carla) = (
      try await door.signIn("anna"), try await door.signIn("bert"), try await door.signIn("carla")
    )
    // The link on the page brings its address along.
    let target = "/gemeenten?sorteer=opgave&richting=af&peildatum=2022-07-01"
    let page = try await door.get(target, anna).body
    let link = "/bewaard?adres=\(FormText.encode(target))"
    #expect(PageReader(page).links.contains(link))
    #expect(try await door.get(link, anna).body.contains("value=\"\(Markup.escape(target))\""))
    #expect(try await keep(door, anna, "Achterstanden <b>", target).status == 303)
    #expect(try await keep(door, anna, "Voor ons", "/opvang", "organisatie").status == 303)
    for (cookie, own, shared) in [(anna, true, true), (bert, false, true), (carla, false, false)] {
      for path in ["/account", "/bewaard"] {
        let body = try await door.get(path, cookie).body
        #expect(PageReader(body).fault == nil)
        #expect(body.contains("Achterstanden &lt;b&gt;") == own, "\(path)")
        #expect(body.contains("Voor ons") == shared, "\(path)")
      }
    }
    #expect(PageReader(try await door.get("/account", anna).body).links.contains(target))
    #expect(try await !door.get("/", nil).body.contains("/bewaard"))
    #expect(try door.log().contains { $0.contains("pagina delen | Voor ons | gelukt") })
  }

  @Test func itIsRenamedAndRemovedByWhoMay() async throws {
    let door = try await DoorSite()
    try await door.enrol("anna", "GM0363", .record)
    try await door.enrol("bert", "GM0363", .record)
    try await door.enrol("dirk", "GM0363", .decide)
    let (anna, bert, dirk) = (
      try await door.signIn("anna"), try await door.signIn("bert"), try await door.signIn("dirk")
    )
    _ = try await keep(door, anna, "Eigen", "/kaart")
    _ = try await keep(door, anna, "Van ons", "/opvang", "organisatie")
    // One's own page is nobody else's; what is shared can be changed by who decides.
    #expect(try await door.get("/bewaard/1", bert).status == 404)
    #expect(try await door.get("/bewaard/1", dirk).status == 404)
    #expect(try await door.get("/bewaard/2", bert).status == 404)
    func send(_ number: Int, _ cookie: String, _ action: String, _ name: String = "") async throws -> Int {
      let proof = try await door.proof("/bewaard", cookie)
      return try await door.post(
        "/bewaard/\(number)", [("actie", action), ("bewijs", proof), ("naam", name)], cookie
      ).status
    }
    #expect(try await send(2, bert, "weghalen") == 404)
    #expect(try await send(1, anna, "hernoemen", "De kaart") == 303)
    #expect(try await send(1, anna, "hernoemen", " ") == 400)
    #expect(try await send(2, dirk, "weghalen") == 303)
    #expect(try await send(1, anna, "iets") == 400)
    let body = try await door.get("/account", anna).body
    #expect(body.contains("De kaart") && !body.contains("Van ons"))
    #expect(try await send(1, anna, "weghalen") == 303)
    #expect(try await !door.get("/account", anna).body.contains("De kaart"))
    #expect(try door.log().contains { $0.contains("gedeelde pagina weghalen | Van ons | gelukt") })
  }

  @Test func onlyPagesOfThisSite() async throws {
    let door = try await DoorSite()
    try await door.enrol("anna", "GM0363", .record)
    let anna = try await door.signIn("anna")
    for target in [
      "", "kaart", "https://kwaad.example/", "//kwaad.example/", "/\\kwaad.example", "/\tkaart", "/kaart#x",
      "javascript:alert(1)", "/bestaat-niet", "/kaart/", "/uitnodiging/abc", "/afmelden", "/account", "/kaart?x=%FF",
      "/gemeenten?zoek=\"><script>", "/kaart?x=" + String(repeating: "a", count: 2_000), "/ kaart", "/é",
    ] {
      let reply = try await keep(door, anna, "Naam", target)
      #expect(reply.status == 400 && reply.body.contains("RT-416"), "\(target)")
      #expect(PageReader(reply.body).fault == nil)
    }
    for name in ["", "  ", String(repeating: "a", count: 81), "a\u{202E}b", "a\u{0}b"] {
      #expect(try await keep(door, anna, name, "/kaart").status == 400, "\(name)")
    }
    for target in ["/", "/kaart?maat=stand", "/uitleg/taakstelling/GM0363/2022-2"] {
      #expect(try await keep(door, anna, "Naam", target).status == 303, "\(target)")
    }
  }

  @Test func thereIsAnEndToIt() async throws {
    let door = try await DoorSite()
    try await door.enrol("anna", "GM0363", .record)
    let anna = try await door.signIn("anna")
    for number in 1...SavedView.most {
      #expect(try await keep(door, anna, "Pagina \(number)", "/kaart").status == 303)
    }
    let reply = try await keep(door, anna, "Nog een", "/kaart")
    #expect(reply.status == 400 && reply.body.contains("RT-418"))
    // What is shared is counted apart.
    #expect(try await keep(door, anna, "Nog een", "/kaart", "organisatie").status == 303)
  }

  @Test func withoutProofOrSessionNothingIsKept() async throws {
    let door = try await DoorSite()
    try await door.enrol("anna", "GM0363", .record)
    let anna = try await door.signIn("anna")
    let fields = [("actie", "bewaren"), ("naam", "x"), ("adres", "/kaart")]
    #expect(try await door.post("/bewaard", fields, anna).status == 403)
    #expect(try await door.post("/bewaard", fields).status == 303)
    #expect(try await door.get("/bewaard").header("Location") == "/aanmelden")
    #expect(try await door.get("/bewaard", anna).body.contains("nog geen pagina"))
  }
}
