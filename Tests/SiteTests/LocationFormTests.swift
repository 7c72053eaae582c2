// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Foundation
import Territory
import Testing

@testable import Site

@Suite struct LocationFormTests {
  private let location = [
    ("locatie", "azc-ede"), ("naam", "Azc Ede"), ("gemeente", "Ede"), ("soort", "azc"), ("beheerder", "coa"),
    ("opening", "1-7-2022"), ("contract-1-plaatsen", "300"), ("contract-1-vanaf", "1 juli 2022"),
    ("contract-1-tot", "2024-01-01"), ("contract-2-plaatsen", "400"), ("contract-2-vanaf", "2024-01-01"),
    ("groep-1", "statushouders"), ("groep-1-plaatsen", "100"), ("bron", "Contract"), ("sleutel", "a"),
  ]
  private let occupancy = [
    ("locatie", "ter-apel"), ("dag", "1-7-2022"), ("aantal", "1.995"), ("bron", "Weekoverzicht"),
  ]

  private func changed(_ fields: [(String, String)], _ changes: [(String, String)]) -> [(String, String)] {
    fields.filter { field in !changes.contains { $0.0 == field.0 } } + changes
  }

  @Test func aLocationIsRecordedAndChanged() async throws {
    let site = try await TestSite()
    let before = try await site.position()
    let dry = try await site.post("/locatie-vastleggen", location + [("actie", "proef")])
    #expect(dry.status == 200 && dry.body.contains("Dit verandert er") && dry.body.contains("300"))
    #expect(try await site.position() == before)
    let reply = try await site.post("/locatie-vastleggen", location)
    #expect(reply.status == 303)
    #expect(try await site.get(try #require(reply.header("Location"))).body.contains("Opvanglocatie Azc Ede"))
    let page = try await site.get("/opvang/locaties/azc-ede?peildatum=2022-08-01").body
    #expect(page.contains("300") && page.contains("Statushouders"))
    #expect(try await site.get("/opvang/locaties/azc-ede?peildatum=2024-08-01").body.contains("400"))

    let form = try await site.get("/locatie-vastleggen?locatie=azc-ede").body
    for value in ["value=\"Azc Ede\"", "value=\"GM0228\"", "value=\"2022-07-01\"", "value=\"300\"", "value=\"100\""] {
      #expect(form.contains(value), "\(value)")
    }
    #expect(form.contains("<option value=\"azc\" selected=\"selected\">"))
    let newer = changed(location, [("naam", "Azc Ede-Zuid"), ("contract-1-plaatsen", "350"), ("sleutel", "b")])
    #expect(try await site.post("/locatie-vastleggen", newer).status == 303)
    let after = try await site.get("/opvang/locaties/azc-ede?peildatum=2022-08-01").body
    #expect(after.contains("Azc Ede-Zuid") && after.contains("vervangen") && after.contains("geldt nu"))
  }

  /// What the form shows of a location and is sent back unchanged, changes nothing.
  @Test func sendingBackWhatIsKnownChangesNothing() async throws {
    let site = try await TestSite()
    #expect(try await site.post("/locatie-vastleggen", location).status == 303)
    let position = try await site.position()
    let body = try await site.get("/locatie-vastleggen?locatie=azc-ede").body
    var fields = body.matches(of: /name="([a-z0-9-]+)" value="([^"]*)" autocomplete/).map {
      (String($0.1), String($0.2))
    }
    fields += body.matches(
      of: /name="([a-z0-9-]+)"[^>]*>(?:<option value="[^"]*">[^<]*<\/option>)*<option value="([^"]*)" selected/
    )
    .map { (String($0.1), String($0.2)) }
    fields += body.matches(of: /name="([a-z]+)" value="([^"]*)" checked/).map { (String($0.1), String($0.2)) }
    let reply = try await site.post("/locatie-vastleggen", changed(fields, [("bron", "Contract"), ("sleutel", "c")]))
    // RT-201: it stands there already, to the last field.
    #expect(reply.status == 400 && reply.body.contains("RT-201"), "\(reply.status)")
    #expect(try await site.position() == position)
  }

  @Test func everyFaultComesBackAtItsField() async throws {
    let site = try await TestSite()
    let position = try await site.position()
    let bad: [(changes: [(String, String)], field: String, code: String)] = [
      ([("locatie", "Azc Ede")], "locatie", "RT-139"), ([("locatie", "")], "locatie", "RT-139"),
      ([("locatie", "GM0228")], "locatie", "RT-139"), ([("naam", "")], "naam", "RT-231"),
      ([("gemeente", "Nergens")], "gemeente", "RT-101"), ([("gemeente", "")], "gemeente", "RT-128"),
      ([("soort", "paleis")], "soort", "RT-137"), ([("soort", "")], "soort", "RT-137"),
      ([("beheerder", "koning")], "beheerder", "RT-407"), ([("opening", "31-2-2022")], "opening", "RT-109"),
      ([("opening", "")], "opening", "RT-108"), ([("sluiting", "1-7-2022")], "sluiting", "RT-222"),
      ([("contract-1-plaatsen", "veel")], "contract-1-plaatsen", "RT-110"),
      ([("contract-1-plaatsen", "-5")], "contract-1-plaatsen", "RT-112"),
      ([("contract-2-vanaf", "")], "contract-2-vanaf", "RT-108"),
      ([("contract-1-tot", "1-6-2022")], "contract-1-tot", "RT-222"),
      ([("contract-3-plaatsen", "5")], "contract-3-vanaf", "RT-108"),
      ([("contract-2-vanaf", "2023-12-31")], "contract-2-vanaf", "RT-219"),
      ([("groep-1", "mieren")], "groep-1", "RT-138"), ([("groep-2-plaatsen", "5")], "groep-2", "RT-138"),
      ([("groep-1-plaatsen", "")], "groep-1-plaatsen", "RT-110"),
      ([("groep-2", "overlastgevers"), ("groep-2-plaatsen", "5")], "groep-2", "RT-221"),
      ([("groep-1-plaatsen", "301")], "groep-1-plaatsen", "RT-226"),
      ([("groep-1-tot", "1-6-2022"), ("groep-1-vanaf", "1-7-2022")], "groep-1-tot", "RT-222"),
      ([("soort", "sat")], "hoofdlocatie", "RT-220"),
      ([("soort", "sat"), ("hoofdlocatie", "bestaat-niet")], "hoofdlocatie", "RT-220"),
      ([("hoofdlocatie", "Hoofd Locatie")], "hoofdlocatie", "RT-139"), ([("bron", "")], "bron", "RT-106"),
      ([("bron", "Meneer 123.456.782")], "bron", "RT-115"), ([("naam", "Bsn 123456782")], "naam", "RT-115"),
      ([("naam", "een\u{7}bel")], "naam", "RT-117"), ([("naam", String(repeating: "x", count: 501))], "naam", "RT-116"),
      ([("gemeente", "<script>alert(1)</script>")], "gemeente", "RT-101"),
      ([("locatie", "<script>")], "locatie", "RT-139"), ([("soort", "\"><script>")], "soort", "RT-137"),
    ]
    for (changes, field, code) in bad {
      let what = "\(changes.map { "\($0.0)=\($0.1.prefix(30))" })"
      let reply = try await site.post("/locatie-vastleggen", changed(location, changes))
      #expect(reply.status == 400, "\(what)")
      #expect(reply.body.contains("href=\"#veld-\(field)\"") && reply.body.contains("veld-\(field)-fout"), "\(what)")
      #expect(reply.body.contains(code), "\(what): \(code)")
      let page = PageReader(reply.body)
      #expect(page.fault == nil && page.scripts == 0 && Set(page.references).isSubset(of: page.ids), "\(what)")
    }
    #expect(try await site.position() == position)
  }

  @Test func occupancyIsReportedByNameAndBySlug() async throws {
    let site = try await ReceptionFacts.site()
    #expect(try await site.post("/bezetting-melden", occupancy).status == 303)
    let named = changed(occupancy, [("locatie", "azc utrecht"), ("aantal", "390")])
    #expect(try await site.post("/bezetting-melden", named).status == 303)
    let body = try await site.get("/opvang/locaties/azc-utrecht?peildatum=2022-07-01").body
    #expect(body.contains("390") && body.contains("97,5"))
    #expect(try await site.get("/opvang/locaties/ter-apel?peildatum=2022-07-01").body.contains("1.995"))
  }

  @Test func badOccupancyComesBackAtItsField() async throws {
    let site = try await ReceptionFacts.site()
    let position = try await site.position()
    let bad: [(changes: [(String, String)], field: String, code: String)] = [
      ([("locatie", "bestaat-niet")], "locatie", "RT-227"), ([("locatie", "")], "locatie", "RT-227"),
      ([("locatie", "<script>alert(2)</script>")], "locatie", "RT-227"), ([("dag", "ooit")], "dag", "RT-109"),
      ([("dag", "")], "dag", "RT-108"), ([("dag", "1-1-2027")], "dag", "RT-217"),
      ([("dag", "1-7-2018")], "dag", "RT-223"), ([("aantal", "2.001")], "aantal", "RT-218"),
      ([("aantal", "-1")], "aantal", "RT-112"), ([("aantal", "1,5")], "aantal", "RT-111"),
      ([("bron", "")], "bron", "RT-106"), ([("bron", "bsn 123456782")], "bron", "RT-115"),
    ]
    for (changes, field, code) in bad {
      let reply = try await site.post("/bezetting-melden", changed(occupancy, changes))
      #expect(reply.status == 400 && reply.body.contains(code), "\(changes) \(code)")
      #expect(reply.body.contains("href=\"#veld-\(field)\""), "\(changes)")
      #expect(PageReader(reply.body).fault == nil && !reply.body.contains("<script"), "\(changes)")
    }
    #expect(try await site.position() == position)
  }

  /// A location that would leave people without a place is refused.
  @Test func peopleWhoLiveThereKeepTheirPlaces() async throws {
    let site = try await ReceptionFacts.site()
    let smaller = changed(
      location,
      [
        ("locatie", "ter-apel"), ("naam", "Ter Apel"), ("gemeente", "GM1950"), ("soort", "col"),
        ("opening", "2019-01-01"),
        ("contract-1-vanaf", "2019-01-01"), ("contract-1-plaatsen", "500"), ("groep-1", ""), ("groep-1-plaatsen", ""),
      ])
    let reply = try await site.post("/locatie-vastleggen", smaller)
    #expect(reply.status == 400 && reply.body.contains("RT-218"))
    #expect(reply.body.contains("href=\"#veld-contract-1-plaatsen\""))
  }

  @Test func onlyThisComputerRecordsLocations() async throws {
    let site = try await ReceptionFacts.site()
    let position = try await site.position()
    #expect(try await site.post("/locatie-vastleggen", location, isLocal: false).status == 403)
    #expect(try await site.post("/voorbeeld/bezetting-melden", occupancy).status == 403)
    #expect(try await site.post("/opvang/locaties", location).status == 405)
    #expect(try await site.position() == position)
  }

  @Test func theFormGrowsWithWhatIsFilledIn() async throws {
    let site = try await TestSite.reading.value
    let body = try await site.get("/locatie-vastleggen?contract-5-plaatsen=5&groep-10=amv").body
    #expect(body.contains("contract-6-tot") && !body.contains("contract-7-tot"))
    #expect(body.contains("groep-10-tot") && !body.contains("groep-11"))
    #expect(PageReader(body).fault == nil)
  }

  @Test func randomFormsNeverBreakTheSite() async throws {
    let site = try await ReceptionFacts.site()
    var generator = SplitMix(state: 7)
    let words = [
      "", "2022-07-01", "1-7-2022", "azc", "sat", "ter-apel", "9999-12-31", "0001-01-01", "-1", "5", "9999999", "amv",
      "<b>", "\u{0}", "\u{1F600}", "Ede", "coa", "2100-12-31", "1900-01-01",
    ]
    for round in 0..<200 {
      let names = round % 2 == 0 ? location.map(\.0) : occupancy.map(\.0)
      let fields = names.map { ($0, words.randomElement(using: &generator) ?? "") }
      let path = round % 2 == 0 ? "/locatie-vastleggen" : "/bezetting-melden"
      let reply = try await site.post(path, fields + [("actie", "proef")])
      #expect([200, 400].contains(reply.status))
      #expect(PageReader(reply.body).fault == nil)
    }
  }
}
