// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Foundation
import Territory
import Testing

@testable import Site

@Suite struct ReceptionPageTests {
  private static let clock = "peildatum=2022-07-01"

  private func text(_ body: String) -> String { body.replacing("\u{A0}", with: " ") }

  /// A table of a page as its file gives it: the cells of each row.
  private func file(_ site: TestSite, _ path: String, _ table: String, _ query: String = "") async throws -> [[String]]
  {
    let reply = try await site.get("\(path)?\(ReceptionPageTests.clock)&formaat=csv&tabel=\(table)\(query)")
    #expect(reply.status == 200 && reply.header("Content-Type")?.hasPrefix("text/csv") == true, "\(path) \(table)")
    return reply.body.replacing("\u{FEFF}", with: "").replacing("\r\n", with: "\n").split(separator: "\n")
      .map { $0.components(separatedBy: ";") }
  }

  @Test func everyPageIsThereAndWellFormed() async throws {
    let site = try await ReceptionFacts.reading.value
    for path in [
      "/opvang", "/opvang/locaties", "/opvang/locaties/ter-apel", "/opvang/locaties/regio-zwolle",
      "/opvang/locaties/sat-zwolle", "/opvang/locaties/azc-utrecht", "/opvang/locaties/goo-amsterdam",
      "/opvang/locaties/vreemd", "/woonprojecten", "/woonprojecten/flex-utrecht", "/woonprojecten/hotel-ede",
      "/locatie-vastleggen", "/locatie-vastleggen?locatie=azc-utrecht", "/bezetting-melden?locatie=ter-apel",
      "/opvang/locaties?aflopend=6&telt=ja", "/gemeenten/GM0344", "/provincies/PV26", "/veiligheidsregios/VR09",
      "/voorbeeld/opvang", "/voorbeeld/opvang/locaties", "/voorbeeld/woonprojecten",
    ] {
      for clock in [ReceptionPageTests.clock, "peildatum=2030-02-28", "peildatum=1950-01-01", "bekendOp=2014-01-01"] {
        let target = path + (path.contains("?") ? "&" : "?") + clock
        let isHidden = clock.hasPrefix("bekendOp") && (path.contains("locaties/") || path.contains("projecten/"))
        let reply = try await site.get(target)
        #expect(reply.status == (isHidden ? 404 : 200), "\(target)")
        let page = PageReader(reply.body)
        #expect(page.fault == nil, "\(target): \(page.fault ?? "")")
        #expect(page.headings == 1 && page.inlineStyles == 0 && page.scripts == 0, "\(target)")
        #expect(Set(page.ids).count == page.ids.count, "\(target): an id occurs twice")
        #expect(Set(page.references).isSubset(of: page.ids), "\(target): \(Set(page.references).subtracting(page.ids))")
        #expect(!reply.body.contains("<script"), "\(target)")
      }
    }
  }

  @Test func everyLinkOfThePagesLeadsToAPage() async throws {
    let site = try await ReceptionFacts.reading.value
    var seen: Set<String> = []
    for path in [
      "/opvang", "/opvang/locaties", "/opvang/locaties/azc-utrecht", "/opvang/locaties/sat-zwolle",
      "/opvang/locaties/ter-apel", "/woonprojecten", "/woonprojecten/flex-utrecht", "/provincies/PV26",
    ] {
      for link in PageReader(try await site.get("\(path)?\(ReceptionPageTests.clock)").body).links
      where !link.hasPrefix("#") && seen.insert(link).inserted {
        #expect(try await site.get(link).status == 200, "\(path) links to \(link)")
      }
    }
    #expect(seen.count > 150)
  }

  @Test func thePublishedShortagesComeOut() async throws {
    let site = try await ReceptionFacts.reading.value
    let body = text(try await site.get("/opvang?\(ReceptionPageTests.clock)").body)
    #expect(
      body.contains("Op 1 juli 2022 zijn er 45.000 plaatsen nodig en 42.732 beschikbaar: een tekort van 2.268."))
    #expect(body.contains("33,7") && body.contains("28.500") && body.contains("100,6"))
    let months = try await file(site, "/opvang", "maanden")
    #expect(months.count == 32)
    let expected = [
      "2022-07-01": ["45000", "42732", "2268", "43000"], "2022-10-01": ["48000", "41827", "6173"],
      "2023-01-01": ["51000", "34524", "16476"], "2023-04-01": ["51000", "31607", "19393"],
      "2023-07-01": ["51000", "30066", "20934"],
    ]
    for row in months {
      guard let wanted = expected[row[0]] ?? expected[iso(row[0])] else { continue }
      #expect(Array(row.dropFirst().prefix(wanted.count)) == wanted, "\(row[0])")
    }
    #expect(months.contains { iso($0[0]) == "2022-10-01" })
  }

  /// A day of the file, however a spreadsheet likes to read it.
  private func iso(_ day: String) -> String {
    let parts = day.split(separator: "-")
    return parts.count == 3 && parts[0].count < 3 ? "\(parts[2])-\(parts[1])-\(parts[0])" : day
  }

  @Test func unknownStaysUnknown() async throws {
    let site = try await ReceptionFacts.reading.value
    let bare = try await TestSite()
    try await ReceptionFacts.record(try ReceptionFacts.counts(), in: bare)
    let months = try await file(bare, "/opvang", "maanden")
    let december = try #require(months.first { iso($0[0]) == "2022-12-01" })
    #expect(december[1] == "50000" && december[2].isEmpty && december[3].isEmpty && december[4].isEmpty)
    let body = text(try await bare.get("/opvang?peildatum=2022-12-01").body)
    #expect(body.contains("Hoeveel er beschikbaar zijn, is niet bekend."))
    let early = text(try await site.get("/opvang?\(ReceptionPageTests.clock)&bekendOp=2014-01-01").body)
    #expect(early.contains("niet bekend") && early.contains("Er zijn nog geen cijfers over de opvang"))
    let list = try await file(site, "/opvang/locaties", "locaties", "&zoek=utrecht")
    #expect(list[1][6].isEmpty && list[1][7].isEmpty)
    let total = try #require(try await file(site, "/opvang/locaties", "locaties").last)
    #expect(total[0] == "Samen bij het COA: 6 locaties" && total[5] == "4050" && total[6].isEmpty)
  }

  @Test func roomThatIsLeftIsSaidInWords() async throws {
    let site = try await ReceptionFacts.site()
    try await ReceptionFacts.record(
      [
        .reception(
          .count(
            .portfolio, area: .netherlands, period: .day(try ReceptionFacts.day("2022-08-01")), count: Count(46_500),
            role: .leading))
      ], in: site)
    let body = text(try await site.get("/opvang?peildatum=2022-08-01").body)
    #expect(body.contains("46.000 plaatsen nodig en 46.500 beschikbaar. Er zijn 500 plaatsen over."))
    #expect(!body.contains("een tekort van"))
  }

  @Test func contractsThatEndAreCountedAndListed() async throws {
    let site = try await ReceptionFacts.reading.value
    let ending = try await file(site, "/opvang", "aflopend")
    #expect(ending.dropFirst().map { Array($0.dropFirst()) } == [["1", "400"], ["2", "1400"], ["3", "1900"]])
    for (months, names) in [
      ("3", ["Azc Utrecht"]), ("6", ["Azc Utrecht", "Hal Nijmegen"]),
      ("12", ["Azc Utrecht", "Hal Nijmegen", "Regio Zwolle"]),
    ] {
      let rows = try await file(site, "/opvang/locaties", "locaties", "&telt=ja&aflopend=\(months)")
      #expect(rows.dropFirst().dropLast().map { $0[0] } == names)
    }
    let page = text(try await site.get("/opvang/locaties/azc-utrecht?\(ReceptionPageTests.clock)").body)
    #expect(page.contains("op 1 september 2022, vervallen 400 plaatsen") && page.contains("Over 62 dagen"))
  }

  @Test func whatDoesNotCountForCOAStandsApart() async throws {
    let site = try await ReceptionFacts.reading.value
    let kinds = try await file(site, "/opvang", "soorten")
    #expect(!kinds.contains { $0[0].contains("Oekraïne") } && kinds.last?[2] == "4050")
    let apart = try await file(site, "/opvang", "buiten-coa")
    #expect(apart.count == 2 && apart[1][2] == "700")
    #expect(text(try await site.get("/opvang?\(ReceptionPageTests.clock)").body).contains("tellen nooit mee"))
  }

  @Test func filtersAndSortingOfTheList() async throws {
    let site = try await ReceptionFacts.reading.value
    func names(_ query: String) async throws -> [String] {
      try await file(site, "/opvang/locaties", "locaties", query).dropFirst().map { $0[0] }.filter {
        !$0.hasPrefix("Samen")
      }
    }
    #expect(try await names("&provincie=PV26") == ["Azc Utrecht"])
    #expect(try await names("&veiligheidsregio=VR09") == ["Azc Utrecht"])
    #expect(try await names("&soort=reg") == ["Regio Zwolle"])
    #expect(try await names("&zoek=zwolle") == ["Regio Zwolle", "Satelliet Zwolle"])
    #expect(try await names("&telt=nee") == ["Oekraïne Amsterdam"])
    #expect(try await names("&sorteer=plaatsen&richting=af").first == "Ter Apel")
    #expect(try await names("&sorteer=mensen").first == "Ter Apel")
    for column in LocationColumn.allCases.map(\.rawValue) {
      for direction in ["op", "af"] {
        #expect(Set(try await names("&sorteer=\(column)&richting=\(direction)")).count == 7, "\(column) \(direction)")
      }
    }
    #expect(try await site.get("/opvang/locaties?zoek=zzz").body.contains("past bij dit filter"))
    for bad in [
      "provincie=VR09", "provincie=PV99", "soort=paleis", "aflopend=5", "telt=misschien", "pagina=9",
      "sorteer=liefde", "richting=opzij",
    ] { #expect(try await site.get("/opvang/locaties?\(bad)").status == 400, "\(bad)") }
    for bad in ["soort=paleis", "fase=ooit"] {
      #expect(try await site.get("/woonprojecten?\(bad)").status == 400, "\(bad)")
    }
  }

  @Test func aLongListIsLeafedThrough() async throws {
    let site = try await TestSite()
    let many = try (1...120).map {
      try ReceptionFacts.location("plek-\($0)", "Plek \($0)", "GM0344", .small, until: nil, places: 10)
    }
    try await ReceptionFacts.record(many, in: site)
    var seen: Set<String> = []
    for page in 1...3 {
      let body = try await site.get("/opvang/locaties?\(ReceptionPageTests.clock)&pagina=\(page)").body
      let links = body.matches(of: /\/opvang\/locaties\/(plek-[0-9]+)/).map { String($0.1) }
      #expect(links.count == (page == 3 ? 20 : 50))
      seen.formUnion(links)
    }
    #expect(seen.count == 120)
    #expect(try await file(site, "/opvang/locaties", "locaties").count == 122)
  }

  @Test func oneLocationTellsEverything() async throws {
    let site = try await ReceptionFacts.reading.value
    let body = text(try await site.get("/opvang/locaties/azc-utrecht?\(ReceptionPageTests.clock)").body)
    for part in [
      "Statushouders", "voor alle groepen".prefix(1).uppercased() + "oor alle groepen", "250", "geldt nu", "Contracten",
    ] {
      #expect(body.contains(part), "\(part)")
    }
    #expect(body.contains("/locatie-vastleggen?") && body.contains("/bezetting-melden?"))
    let other = try await site.get("/opvang/locaties/azc-utrecht?\(ReceptionPageTests.clock)", isLocal: false).body
    #expect(!other.contains("/locatie-vastleggen?"))
    let occupancy = try await file(site, "/opvang/locaties/ter-apel", "bezetting")
    #expect(occupancy.dropFirst().map { $0[1] } == ["1990", "1950"])
    #expect(try await site.get("/opvang/locaties/regio-zwolle").body.contains("/opvang/locaties/sat-zwolle"))
    #expect(try await site.get("/opvang/locaties/sat-zwolle").body.contains("/opvang/locaties/regio-zwolle"))
    #expect(try await site.get("/opvang/locaties/bestaat-niet").status == 404)
    #expect(try await site.get("/woonprojecten/bestaat-niet").status == 404)
  }

  @Test func projectsShowWhatCounts() async throws {
    let site = try await ReceptionFacts.reading.value
    let rows = try await file(site, "/woonprojecten", "woonprojecten")
    let flex = try #require(rows.first { $0[0] == "Flex Utrecht" })
    #expect(Array(flex[4...6]) == ["100", "150", "40"] && flex[10] == "1234567,50")
    #expect(try await file(site, "/woonprojecten", "woonprojecten", "&fase=idee").count == 3)
    let months = try await file(site, "/woonprojecten", "beschikbaar")
    #expect(months.count == 20)
    #expect(months[1][1] == "0" && months[3][1] == "150" && months[3][2] == "150" && months[3][3] == "40")
    let body = text(try await site.get("/woonprojecten?\(ReceptionPageTests.clock)").body)
    #expect(
      body.contains("€ 1.234.567,50") && body.contains("/regels/R8.telt.flex") && body.contains("Geen vergunning"))
    #expect(!body.contains("Hotel Ede <b>"))
    #expect(text(try await site.get("/woonprojecten/flex-utrecht").body).contains("Besluit van het college"))
  }

  @Test func theAreaPageShowsItsReception() async throws {
    let site = try await ReceptionFacts.reading.value
    let body = text(try await site.get("/gemeenten/GM0344?\(ReceptionPageTests.clock)").body)
    #expect(body.contains("/opvang/locaties/azc-utrecht?") && body.contains("Nodig naar inwoners"))
    let province = try await site.get("/provincies/PV26?\(ReceptionPageTests.clock)").body
    #expect(province.contains("/opvang/locaties?peildatum=2022-07-01&amp;provincie=PV26"))
  }

  @Test func hostileQueriesAreShownAsText() async throws {
    let site = try await ReceptionFacts.reading.value
    let hostile = [
      "<script>alert(1)</script>\"'><img src=x onerror=y>", "\u{1}\u{7}", String(repeating: "x", count: 3_000),
    ]
    for path in [
      "/opvang", "/opvang/locaties", "/opvang/locaties/ter-apel", "/woonprojecten", "/locatie-vastleggen",
      "/bezetting-melden",
    ] {
      for key in ["zoek", "soort", "fase", "aflopend", "telt", "locatie", "naam", "contract-1-vanaf", "formaat"] {
        for value in hostile {
          let reply = try await site.get("\(path)?\(key)=\(FormText.encode(value))")
          #expect([200, 400].contains(reply.status), "\(path) \(key)")
          let page = PageReader(reply.body)
          #expect(page.fault == nil && page.scripts == 0 && !reply.body.contains("<img"), "\(path) \(key)")
        }
      }
    }
  }
}
