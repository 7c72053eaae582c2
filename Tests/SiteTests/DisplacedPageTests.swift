// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Testing

@testable import Site

@Suite struct DisplacedPageTests {
  /// A number that stands as text between tags of a page.
  private func shows(_ html: String, _ text: String) -> Bool { html.contains(">\(text)<") }

  @Test func theNationalPictureOfJuly2022() async throws {
    let site = try await TestSite.reading.value
    let html = try await site.get("/oekraine?peildatum=2022-07-14").body
    for text in ["circa 74.000", "circa 50.000", "circa 7,5", "circa 5.550", "circa 24.000", "75.000"] {
      #expect(shows(html, text), "\(text)")
    }
    #expect(html.contains("verschillende dagen") && html.contains("Noem niet iedereen een bewoner van een gastgezin"))
    #expect(html.contains("<svg") && html.contains("In gemeentelijke opvang"))
    #expect(
      html.contains("href=\"/uitleg/oekraine-plaatsen/NL/2022-05-12?"), "each published number leads to its source")
    #expect(html.contains("href=\"/oekraine/VR13?"))
    // As it was known before the letter.
    let before = try await site.get("/oekraine?peildatum=2022-07-14&bekendOp=2022-07-13").body
    #expect(!shows(before, "circa 74.000") && !before.contains("ledenbrief van juli 2022"))
  }

  @Test func theExampleAddsUpToWhatWasPublished() async throws {
    let site = try await TestSite.reading.value
    let html = try await site.get("/voorbeeld/oekraine?peildatum=2022-04-25&formaat=csv&tabel=sommen").body
    let rows = html.split(whereSeparator: \.isNewline).map {
      $0.split(separator: ";", omittingEmptySubsequences: false)
    }
    #expect(rows.count == 4, "\(html)")
    #expect(rows.dropFirst().map { $0[1] } == ["45460", "42374", "31782"])
    #expect(rows.dropFirst().map { $0[2] } == ["45460", "42374", "31782"])
    let regions = try await site.get("/voorbeeld/oekraine?peildatum=2022-04-25&formaat=csv&tabel=regios").body
    #expect(regions.split(whereSeparator: \.isNewline).count == 27)
  }

  @Test func anAreaPageLeadsThereAndBack() async throws {
    let site = try await TestSite.reading.value
    #expect(try await site.get("/gemeenten/GM0363").body.contains("/oekraine/GM0363"))
    #expect(try await site.get("/").body.contains("href=\"/oekraine"))
    let html = try await site.get("/voorbeeld/oekraine/GM0363?peildatum=2022-07-14").body
    #expect(html.contains("/voorbeeld/gemeenten/GM0363") && html.contains("/voorbeeld/oekraine/VR13"))
    #expect(html.contains("persoonmaanden") || html.contains("met leefgeld, per maand"))
    #expect(try await site.get("/oekraine/GM9999").status == 404)
    #expect(try await site.get("/oekraine/NL").status == 404)
    #expect(try await site.get("/oekraine/GM0457?peildatum=2022-07-01").status == 200)
  }

  private let report = [
    ("gebied", "Ede"), ("dag", "4 juli 2022"), ("ingeschreven", "420"), ("plaatsen", "300"), ("bezet", "280"),
    ("particulier", "80"), ("verwacht", "25"), ("verwacht-per", "1-9-2022"), ("persoonmaanden", "75"),
    ("maand", "juni 2022"), ("bron", "Weekbericht"),
  ]

  @Test func aReportIsRecordedAndSeen() async throws {
    let site = try await TestSite()
    #expect(try await site.post("/oekraine-melden", report + [("sleutel", "o1")]).status == 303)
    let html = try await site.get("/oekraine/GM0228?peildatum=2022-07-04").body
    for text in ["420", "300", "280", "20", "80", "140", "60", "25", "75"] { #expect(shows(html, text), "\(text)") }
    #expect(try await site.get("/oekraine?peildatum=2022-07-04").body.contains("minstens"))
    // A correction on both clocks.
    let position = try await site.position()
    let correction = try await site.post(
      "/journaal/\(position - 4)/corrigeren", [("soort", "aantal"), ("aantal", "290"), ("reden", "Telfout")])
    #expect(correction.status == 303)
    #expect(shows(try await site.get("/oekraine/GM0228?peildatum=2022-07-04").body, "290"))
  }

  @Test func whatIsWrongComesBackOnTheForm() async throws {
    let site = try await TestSite()
    let before = try await site.position()
    func changed(_ field: String, _ value: String) -> [(String, String)] {
      report.map { $0.0 == field ? (field, value) : $0 }
    }
    let tooMany = try await site.post("/oekraine-melden", changed("bezet", "301"))
    #expect(tooMany.status == 400 && tooMany.body.contains("300 plaatsen en 301 mensen"))
    #expect(try await site.post("/oekraine-melden", changed("verwacht-per", "4 juli 2022")).status == 400)
    #expect(try await site.post("/oekraine-melden", changed("gebied", "Weesp")).status == 400)
    #expect(try await site.post("/oekraine-melden", changed("plaatsen", "-1")).status == 400)
    let nothing = try await site.post("/oekraine-melden", [("gebied", "Ede"), ("dag", "4 juli 2022"), ("bron", "x")])
    #expect(nothing.status == 400 && nothing.body.contains("Vul minstens één aantal in"))
    #expect(try await site.position() == before, "nothing is recorded on a fault")
    #expect(
      try await site.post("/oekraine-melden", changed("bezet", "301") + [("reden", "Verbouwing")]).status == 303)
    #expect(try await site.get("/oekraine/GM0228?peildatum=2022-07-04").body.contains("Verbouwing"))
  }
}
