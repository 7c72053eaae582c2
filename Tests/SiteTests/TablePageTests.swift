// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Journal
import Office
import Territory
import TestJournals
import Testing

@testable import Site

/// The tables of the country and of a province, as a secretary meets them.
@Suite struct TablePageTests {
  private static let province = "/regietafel/PV24"

  /// Well formed, one heading, nothing that runs or styles, and every reference leads somewhere.
  private func isSound(_ html: String) -> Bool {
    let reader = PageReader(html)
    return reader.fault == nil && reader.headings == 1 && reader.scripts == 0 && reader.inlineStyles == 0
      && Set(reader.ids).count == reader.ids.count && Set(reader.references).isSubset(of: reader.ids)
  }

  private func page(_ target: String, at site: TestSite) async throws -> String {
    let reply = try await site.get(target)
    #expect(reply.status == 200 && isSound(reply.body), "\(target)")
    return reply.body
  }

  private func shows(_ html: String, _ text: String) -> Bool { html.contains(">\(text)<") }

  private static func area(_ code: String) throws -> AreaCode { try #require(AreaCode(code)) }
  private static func day(_ iso: String) throws -> Day { try #require(Day(iso: iso)) }

  private static func record(_ facts: [SpreadFact], at site: TestSite) async throws {
    _ = try await site.office.handle(
      Submission(
        submitter: TestSite.writer, intent: .record(facts.map { SourcedFact(.spread($0), source: "proefstuk") })))
  }

  private static func indicative(_ numbers: [(String, Int)]) throws -> [SpreadFact] {
    try numbers.map {
      .count(.indicative, area: try area($0.0), period: .year(2024), count: Count($0.1))
    }
  }

  private static func places(_ numbers: [(String, Int)]) throws -> [MunicipalPlaces] {
    try numbers.map { MunicipalPlaces(municipality: try area($0.0), places: $0.1) }
  }

  /// Flevoland with an indicative number of 1,000, a location in Lelystad, and all that a table can have.
  private static func prepared() async throws -> TestSite {
    let site = try await TestSite()
    try await ReceptionFacts.record(
      [
        ReceptionFacts.location("azc-lelystad", "Azc Lelystad", "GM0995", .centre, until: nil, places: 450),
        ReceptionFacts.location("hal-urk", "Hal Urk", "GM0184", .emergency, until: "2026-01-01", places: 80),
      ], in: site)
    let numbers = [
      ("GM0034", 400), ("GM0995", 300), ("GM0303", 100), ("GM0050", 100), ("GM0171", 60), ("GM0184", 40),
    ]
    let decided = [
      ("GM0034", 250), ("GM0995", 450), ("GM0303", 100), ("GM0050", 100), ("GM0171", 60), ("GM0184", 40),
    ]
    let province = try area("PV24")
    try await record(
      try indicative([("PV24", 1_000)] + numbers) + [
        .offer(
          PlaceOffer(
            site: ReceptionFacts.slug("markt"), name: "Markt <b>", municipality: area("GM0034"), cycle: 2024,
            day: day("2024-06-03"), places: PlaceCounts(regular: 300, minors: 40),
            available: Period(from: day("2025-03-01"), until: nil), conditions: "Een \"school\"")),
        .swap(
          PlaceSwap(
            province: province, cycle: 2024, day: day("2024-06-12"),
            changes: [
              .init(municipality: area("GM0034"), change: 25), .init(municipality: area("GM0184"), change: -25),
            ])),
        .agreement(
          TableAgreement(province: province, cycle: 2024, day: day("2024-06-12"), text: "Almere zoekt & vindt")),
        .report(TableReport(province: province, cycle: 2024, day: day("2024-11-05"), numbers: places(numbers))),
        .decision(
          DistributionDecision(
            province: province, cycle: 2024, published: day("2024-12-20"), numbers: places(decided))),
        .objection(
          DecisionObjection(
            id: ReceptionFacts.slug("bezwaar-urk"), province: province, cycle: 2024, day: day("2025-01-15"),
            municipality: area("GM0184"), about: "Het aantal <b>")),
        .delay(
          DelayReport(
            municipality: area("GM0034"), cycle: 2024, day: day("2025-05-01"), reason: "Het net is vol")),
      ], at: site)
    return site
  }

  // MARK: Before the act

  @Test func inTheSummerOf2022ThereIsNoAct() async throws {
    let site = try await TestSite.reading.value
    for target in ["/regietafel", Self.province, "\(Self.province)/agenda"] {
      let html = try await page("\(target)?peildatum=2022-07-14", at: site)
      #expect(!html.contains("96.000") && !html.contains("ndicatief aantal van"), "\(target)")
      for later in ["/regels/R5.16", "/regels/R5.18", "cyclus=2024", "aantal van 2.717"] {
        #expect(!html.contains(later), "\(target): \(later)")
      }
    }
    let country = try await page("/regietafel?peildatum=2022-07-14", at: site)
    #expect(country.contains("Er is geen wet over de verdeling") && country.contains("/regels/R4.5"))
    #expect(shows(country, "51.000"), "the need of 1 January 2023")
    #expect(country.contains("bereidt een wettelijke taak voor") && country.contains("/regels/R5.1"))
    let csv = try await site.get("/regietafel?peildatum=2022-07-14&formaat=csv&tabel=provincies").body
    let lines = csv.split(whereSeparator: \.isNewline)
    #expect(lines.count == 14 && lines.last?.hasPrefix("Nederland;NL;51000;") == true, "\(lines)")
    #expect(try await site.get("/regietafel?peildatum=2022-07-14&cyclus=2024").status == 400)
  }

  /// On a later day, with what was known before the act, there is none either; the page says which clock it is.
  @Test func theActIsNotKnownYet() async throws {
    let site = try await TestSite.reading.value
    let html = try await page("/regietafel?peildatum=2024-11-15&bekendOp=2023-12-31", at: site)
    #expect(html.contains("nog niet bekend") && !html.contains("96.000"))
    let known = try await page("/regietafel?peildatum=2024-11-15&bekendOp=2024-01-31", at: site)
    #expect(known.contains("96.000") && known.contains("ronde 2024"))
    let task = try await page("/regietafel?peildatum=2023-12-01", at: site)
    #expect(task.contains("Officiële opgave") && shows(task, "77.100"))
  }

  // MARK: The country

  @Test func theNationalTable() async throws {
    let site = try await TestSite.reading.value
    let html = try await page("/regietafel?peildatum=2024-11-15", at: site)
    for text in ["96.000", "2.717", "16.290", "8.140"] { #expect(shows(html, text), "\(text)") }
    #expect(html.contains("Eén stap is te laat") && html.contains("vóór"), "reports were due before 1 November")
    #expect(html.contains("href=\"/regels/R5.5"))
    let csv = try await site.get("/regietafel?peildatum=2024-11-15&formaat=csv&tabel=stappen").body
    let lines = csv.split(whereSeparator: \.isNewline)
    #expect(lines.count == 7, "\(lines)")
    #expect(
      lines.contains {
        $0.hasPrefix("Verslag van de commissaris") && $0.contains("2024-11-01") && $0.contains("te laat")
      }, "\(lines)")
    let provinces = try await site.get("/regietafel?peildatum=2024-11-15&formaat=csv&tabel=provincies").body
    let rows = provinces.split(whereSeparator: \.isNewline)
    #expect(rows.count == 14)
    #expect(rows.contains { $0.hasPrefix("Groningen;PV20;") && $0.contains(";2717;") }, "\(rows)")
    // Of Friesland the number was not found: unknown, and not zero.
    #expect(rows.contains { $0.hasPrefix("Fryslân;PV21;") && $0.contains(";;") }, "\(rows)")
  }

  @Test func bothCycles() async throws {
    let site = try await TestSite.reading.value
    let second = try await page("/regietafel?peildatum=2026-03-10", at: site)
    #expect(second.contains("ronde 2026") && shows(second, "88.000") && second.contains("cyclus=2024"))
    let first = try await page("/regietafel?peildatum=2026-03-10&cyclus=2024", at: site)
    #expect(first.contains("Landelijke regietafel, ronde 2024") && shows(first, "96.000"))
    #expect(first.contains("/regietafel/PV28?") && first.contains("cyclus=2024"), "links stay in the cycle")
    for bad in ["cyclus=2025", "cyclus=2028", "cyclus=x", "cyclus=-2", "formaat=csv&tabel=nergens"] {
      #expect(try await site.get("/regietafel?peildatum=2026-03-10&\(bad)").status == 400, "\(bad)")
    }
  }

  // MARK: A province

  @Test func theTableOfAProvince() async throws {
    let site = try await Self.prepared()
    let html = try await page("\(Self.province)?peildatum=2025-03-01", at: site)
    #expect(html.contains("Provinciale regietafel Flevoland, ronde 2024"))
    #expect(html.contains("Daarvan is") && shows(html, "550"), "1,000 less 450 durable places")
    for text in ["Markt &lt;b&gt;", "Een &quot;school&quot;", "Almere zoekt &amp; vindt", "Het aantal &lt;b&gt;"] {
      #expect(html.contains(text), "\(text)")
    }
    #expect(html.contains("Almere +25, Urk −25") && html.contains("noodopvang"))
    #expect(html.contains("Eén stap is te laat") && html.contains("Het is gedaan op 5\u{A0}november 2024"))
    #expect(html.contains("Verdeelbesluit, bekendgemaakt op 20\u{A0}december 2024: 1.000 plaatsen in 6 gemeenten"))
    #expect(!html.contains("Het net is vol"), "the delay is from May")
    let csv = try await site.get("\(Self.province)?peildatum=2025-03-01&formaat=csv&tabel=gemeenten").body
    let lines = csv.split(whereSeparator: \.isNewline)
    #expect(
      lines.count == 8 && lines.contains { $0.hasPrefix("Almere;400;;") && $0.contains(";340;425;400;250;-150") },
      "\(lines)")
    #expect(lines.contains { $0.hasPrefix("Urk;40;") && $0.contains(";15;40;40;0") }, "\(lines)")
    for link in PageReader(html).links where link.hasPrefix("/uitleg/") {
      #expect(try await site.get(link).status == 200, "\(link)")
    }
    for table in ["stappen", "gemeenten", "aanbod", "locaties", "ruil", "afspraken", "bezwaren", "uitkeringen"] {
      let reply = try await site.get("\(Self.province)?peildatum=2025-03-01&formaat=csv&tabel=\(table)")
      #expect(reply.status == 200 && !reply.body.isEmpty, "\(table)")
    }
  }

  @Test func delaysAndMoney() async throws {
    let site = try await Self.prepared()
    let late = try await page("\(Self.province)?peildatum=2025-07-01", at: site)
    #expect(late.contains("Het net is vol"))
    #expect(late.contains("2 stappen zijn te laat") && late.contains("20\u{A0}juni 2025"))
    // Lelystad stands with 450 places, 150 above its number: 150 x 2.000.
    let csv = try await site.get("\(Self.province)?peildatum=2027-03-01&cyclus=2024&formaat=csv&tabel=uitkeringen").body
    let lines = csv.split(whereSeparator: \.isNewline)
    #expect(lines.contains { $0.hasPrefix("Lelystad;") && $0.contains(";300000;") }, "\(lines)")
    #expect(late.contains("Zij zijn een berekening, en geen beschikking."))
    let over = try await page("\(Self.province)?peildatum=2027-03-01&cyclus=2024", at: site)
    #expect(over.contains("De ronde is voorbij") && over.contains("300.000"))
    #expect(over.contains("Hal Urk: noodopvang"))
  }

  /// An objection on the last day of its six weeks is one like others; a day later the table and the agenda say so.
  @Test(arguments: [("2025-01-31", false), ("2025-02-01", true)]) func anObjectionAfterItsTerm(
    day: String, isLate: Bool
  )
    async throws
  {
    let site = try await Self.prepared()
    let late = try DecisionObjection(
      id: ReceptionFacts.slug("bezwaar-laat"), province: Self.area("PV24"), cycle: 2024, day: Self.day(day),
      about: "De termijn")
    try await Self.record([.objection(late)], at: site)
    let remark = "buiten de termijn, die liep tot en met 31\u{A0}januari 2025"
    for target in [Self.province, "\(Self.province)/agenda"] {
      let html = try await page("\(target)?peildatum=2025-03-01", at: site)
      #expect(html.contains("bezwaar-laat") && html.contains("bezwaar-urk"), "\(target)")
      #expect(html.ranges(of: remark).count == (isLate ? 1 : 0), "\(target)")
      #expect(html.contains("eindigt niet in een weekend of op een feestdag") == isLate, "\(target)")
    }
    let csv = try await site.get("\(Self.province)?peildatum=2025-03-01&formaat=csv&tabel=bezwaren").body
    let lines = csv.split(whereSeparator: \.isNewline)
    #expect(lines.count == 3 && lines.count { $0.contains("buiten de termijn") } == (isLate ? 1 : 0), "\(lines)")
    #expect(lines.contains { $0.hasPrefix("bezwaar-laat;\(day);") && $0.contains("buiten") == isLate }, "\(lines)")
  }

  @Test func theSameViewBeforeAndAfter() async throws {
    let site = try await Self.prepared()
    let position = try await site.position()
    let before = try await page("\(Self.province)?peildatum=2025-03-01", at: site)
    // A correction of the swap is refused in words, and withdrawing it gives the places back.
    let entries = try await site.journal.entries(after: 0, limit: position)
    let swap = try #require(entries.first { $0.kind == "plaatsen-geruild" }?.position)
    let reply = try await site.post(
      "/journaal/\(swap)/corrigeren", [("soort", "intrekken"), ("reden", "Urk trok zich terug")])
    #expect(reply.status == 303, "\(reply.body)")
    let after = try await page("\(Self.province)?peildatum=2025-03-01", at: site)
    #expect(before.contains("Urk −25") && !after.contains("Urk −25") && after.contains("Er is niets geruild"))
  }

  @Test func theAgendaOfAMeeting() async throws {
    let site = try await Self.prepared()
    let html = try await page("\(Self.province)/agenda?peildatum=2024-10-14", at: site)
    #expect(html.contains("Vergadering van 14\u{A0}oktober 2024") && html.contains("1. Opening"))
    #expect(html.contains("Markt &lt;b&gt;") && html.contains("Almere zoekt &amp; vindt"))
    #expect(html.contains("Zonder aanbod, afspraak of duurzame plaatsen"))
    #expect(html.contains("Besluiten van deze vergadering") && html.matches(of: /rt-invul/).count == 18)
    let items = html.matches(of: #/<h2[^>]*>(\d+)\. /#).compactMap { Int($0.1) }
    #expect(items == Array(1...items.count) && items.count >= 5, "\(items)")
    let before = try await page("\(Self.province)/agenda?peildatum=2022-09-01", at: site)
    #expect(before.contains("Uitvoeringsagenda") && !before.contains("ronde"))
  }

  @Test func addressesThatAreNone() async throws {
    let site = try await TestSite.reading.value
    for target in [
      "/regietafel/PV99", "/regietafel/GM0034", "/regietafel/VR01", "/regietafel/pv24", "/regietafel/",
      "/regietafel/PV24/",
      "/regietafel/PV24/agenda/x", "/regietafel/GM0034/agenda", "/regietafel/PV24/notulen", "/regietafel/%3Cscript%3E",
    ] {
      let reply = try await site.get(target)
      #expect(reply.status == 404 && PageReader(reply.body).fault == nil, "\(target)")
    }
    for day in ["1900-01-01", "2100-12-31", "2024-01-31", "2024-02-29", "2028-02-29"] {
      for target in ["/regietafel", Self.province, "\(Self.province)/agenda"] {
        _ = try await page("\(target)?peildatum=\(day)", at: site)
      }
    }
  }

  /// What an entry says, and the way from there to the table.
  @Test func entriesLeadToTheTable() async throws {
    let site = try await Self.prepared()
    let last = try await site.position()
    var words = ""
    for position in (last - 6)...last {
      let html = try await page("/journaal/\(position)", at: site)
      words += html
      let back = PageReader(html).links.first { $0.hasPrefix("/regietafel/PV24") }
      #expect(back != nil, "\(position)")
      if let back { #expect(try await site.get(back).status == 200, "\(back)") }
    }
    for text in [
      "Aanbod van Almere: Markt", "Ruil van plaatsen, ronde 2024: Almere +25, Urk −25",
      "Afspraak van de tafel van Flevoland",
      "Verslag van de commissaris over Flevoland, ronde 2024: 1.000 plaatsen", "Verdeelbesluit over Flevoland",
      "Bezwaar bezwaar-urk in Flevoland: loopt nog", "Vertraging in Almere: Het net is vol",
    ] { #expect(words.contains(text), "\(text)") }
  }
}
