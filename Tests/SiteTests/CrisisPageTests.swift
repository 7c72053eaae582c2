// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Journal
import Office
import Territory
import Testing

@testable import Site

@Suite struct CrisisPageTests {
  private static let region = "VR15"
  private static let day = "2022-07-08"

  /// A report of a region: its code, the day, and a number.
  private static func fact(
    _ make: (AreaCode, Day, Count) -> CrisisFact, _ region: String, _ day: String, _ count: Int
  ) throws -> SourcedFact {
    let code = try #require(AreaCode(region))
    let day = try #require(Day(iso: day))
    return SourcedFact(.crisis(make(code, day, Count(count))), source: "proefbericht", known: Moment(startOf: day))
  }

  private static func places(_ region: String, _ day: String, _ count: Int) throws -> SourcedFact {
    try fact({ .places(region: $0, day: $1, count: $2) }, region, day, count)
  }

  private static func placed(_ region: String, _ day: String, _ count: Int) throws -> SourcedFact {
    try fact({ .placed(region: $0, day: $1, count: $2) }, region, day, count)
  }

  private static func record(_ facts: [SourcedFact], at site: TestSite) async throws {
    _ = try await site.office.handle(Submission(submitter: TestSite.writer, intent: .record(facts)))
  }

  /// A number that stands as text between tags of a page.
  private func shows(_ html: String, _ text: String) -> Bool { html.contains(">\(text)<") }

  /// Pages are well formed, have one heading, and nothing that runs or styles inside them.
  private func isSound(_ html: String) -> Bool {
    let reader = PageReader(html)
    return reader.fault == nil && reader.headings == 1 && reader.scripts == 0 && reader.inlineStyles == 0
      && Set(reader.ids).count == reader.ids.count && Set(reader.references).isSubset(of: reader.ids)
  }

  @Test func theCountryWithoutReports() async throws {
    let site = try await TestSite()
    let html = try await site.get("/crisis?peildatum=\(Self.day)").body
    #expect(isSound(html))
    for text in ["5.625", "7.500", "5\u{A0}augustus 2022", "1.250", "0 van de 25"] {
      #expect(shows(html, text), "\(text)")
    }
    #expect(html.contains("Aanname") && html.contains("/regels/R3.5"))
    #expect(html.contains("href=\"/uitleg/A6?") && html.contains("href=\"/uitleg/L23?"))
    #expect(html.contains("heeft nog niemand gemeld") && html.contains("niet te zeggen"))
    #expect(!shows(html, "0"), "unknown is not zero")
  }

  @Test func reportsAreAddedUpAndWhatIsMissingIsSaid() async throws {
    let site = try await TestSite()
    try await Self.record(
      [
        Self.places("VR15", Self.day, 200), Self.places("VR19", Self.day, 260), Self.placed("VR15", Self.day, 40),
        Self.placed("VR19", Self.day, 165),
      ], at: site)
    let html = try await site.get("/crisis?peildatum=\(Self.day)").body
    #expect(shows(html, "minstens 460"))
    #expect(shows(html, "minstens 25"), "what Zeeland has too many is of no use to Haaglanden")
    #expect(shows(html, "minstens 205") && html.contains("Gemeld door 2 van de 25 regio’s."))
    #expect(shows(html, "1 van de 25") && html.contains("afbouw toegestaan"))
    let csv = try await site.get("/crisis?peildatum=\(Self.day)&formaat=csv&tabel=regios").body
    let lines = csv.split(whereSeparator: \.isNewline)
    #expect(lines.count == 27)
    #expect(lines.contains { $0.contains("VR15;225;200;25;") }, "\(lines)")
    #expect(lines.contains { $0.contains("VR01;225;;;") })
    #expect(lines.last?.contains("NL;5625;") == true)
  }

  @Test func theEarlierPhaseShowsByItself() async throws {
    let site = try await TestSite()
    let html = try await site.get("/crisis?peildatum=2022-06-10").body
    #expect(isSound(html))
    #expect(shows(html, "3.750") && shows(html, "150") && html.contains("om de beurt"))
    #expect(!html.contains("Aanname"))
    let before = try await site.get("/crisis?peildatum=2021-01-01").body
    #expect(isSound(before) && before.contains("gelden geen afspraken"))
    let unaware = try await site.get("/crisis?peildatum=2022-07-08&bekendOp=2022-06-01").body
    #expect(isSound(unaware) && !unaware.contains("7.500"), "nobody knew the plan yet")
  }

  @Test func anOfficialTableTakesTheAssumptionAway() async throws {
    let site = try await TestSite()
    let facts = try (1...25).map { number in
      let code = AreaCode(kind: .safetyRegion, number: UInt16(number)).description
      return try Self.fact({ .assigned(region: $0, day: $1, count: $2) }, code, "2022-06-30", 300)
    }
    try await Self.record(facts, at: site)
    let html = try await site.get("/crisis?peildatum=\(Self.day)").body
    #expect(!html.contains("Aanname") && shows(html, "300"))
    let earlier = try await site.get("/crisis?peildatum=\(Self.day)&bekendOp=2022-06-29").body
    #expect(earlier.contains("Aanname"))
  }

  @Test func aReportOfOneRegion() async throws {
    let site = try await TestSite()
    let empty = try await site.get("/crisis/VR15?peildatum=\(Self.day)").body
    #expect(isSound(empty))
    #expect(empty.contains("Situatiebericht Haaglanden") && empty.contains("meldde nog niets"))
    #expect(empty.contains("niet te zeggen") && !shows(empty, "0"))
    try await Self.record(
      try (24...30).map { try Self.placed("VR15", "2022-06-\($0)", ($0 - 23) * 5) }
        + [Self.places("VR15", "2022-06-24", 100), Self.placed("VR15", "2022-07-01", 40)], at: site)
    let html = try await site.get("/crisis/VR15?peildatum=\(Self.day)").body
    #expect(isSound(html))
    #expect(html.contains("Achter op schema") && html.contains("afbouw niet toegestaan"))
    #expect(html.contains("De laatste 6 van 8 dagen") && html.contains("<svg class=\"rt-grafiek\""))
    #expect(!html.contains("Al 7 dagen"), "a week is not more than a week")
    #expect(try await site.get("/crisis/VR15?peildatum=2022-07-09").body.contains("Al 8 dagen niets gemeld"))
    let csv = try await site.get("/crisis/VR15?peildatum=\(Self.day)&formaat=csv&tabel=meldingen").body
    #expect(csv.split(whereSeparator: \.isNewline).count == 9, "the file has every day")
    for link in PageReader(html).links where link.hasPrefix("/uitleg/") {
      #expect(try await site.get(link).status == 200, "\(link)")
    }
  }

  @Test func windingDownFollowsTheRuleAndACorrectionReopens() async throws {
    let site = try await TestSite()
    let url = "/crisis/VR15?peildatum=\(Self.day)"
    try await Self.record([Self.placed("VR15", "2022-07-05", 7_500)], at: site)
    let position = try await site.position()
    let done = try await site.get(url).body
    #expect(done.contains("afbouw toegestaan") && done.contains("voor het eerst gemeld over 5\u{A0}juli 2022"))
    let decision = try await site.post(
      "/crisis-melden",
      [
        ("gebied", "haaglanden"), ("dag", "6 juli 2022"), ("besluit", "afbouwen"),
        ("bron", "Besluit <veiligheidsregio>"),
      ])
    #expect(decision.status == 303)
    let down = try await site.get(url).body
    #expect(down.contains("crisisplaatsen afgebouwd vanaf 6\u{A0}juli 2022"))
    #expect(down.contains("Besluit &lt;veiligheidsregio&gt;") && !down.contains("dat mocht niet"))
    let correction = try await site.post(
      "/journaal/\(position)/corrigeren", [("soort", "aantal"), ("aantal", "12"), ("reden", "Een nul te veel")])
    #expect(correction.status == 303)
    let open = try await site.get(url).body
    #expect(open.contains("afbouw niet toegestaan") && open.contains("maar dat mocht niet"))
    #expect(try await site.get("/crisis?peildatum=\(Self.day)").body.contains("afgebouwd zonder dat het mocht"))
  }

  @Test func oneFormRecordsEverythingTogether() async throws {
    let site = try await TestSite()
    let before = try await site.position()
    let form = [
      ("gebied", "VR15"), ("dag", "8-7-2022"), ("plaatsen", "200"), ("geplaatst", "1.040"), ("besluit", "geen"),
      ("bron", "Dagbericht"), ("sleutel", "abc"),
    ]
    let dry = try await site.post("/crisis-melden", form + [("actie", "proef")])
    #expect(dry.status == 200 && dry.body.contains("Dit verandert er") && dry.body.contains("1.040"))
    #expect(try await site.position() == before)
    #expect(try await site.post("/crisis-melden", form).status == 303)
    #expect(try await site.position() == before + 2)
    #expect(try await site.post("/crisis-melden", form).status == 303)
    #expect(try await site.position() == before + 2, "the same key records once")
    let page = try await site.get("/crisis/VR15?peildatum=\(Self.day)").body
    #expect(shows(page, "200") && shows(page, "1.040"))
    let empty = try await site.get("/crisis-melden?gebied=VR13").body
    #expect(isSound(empty) && empty.contains("value=\"VR13\""))
    #expect(try await site.post("/crisis-melden", form, isLocal: false).status == 403)
  }

  @Test func faultsStandAtTheirFields() async throws {
    let site = try await TestSite()
    try await Self.record([Self.placed("VR15", Self.day, 100), Self.places("VR15", Self.day, 50)], at: site)
    let before = try await site.position()
    let good = [
      ("gebied", "VR15"), ("dag", "2022-07-09"), ("plaatsen", ""), ("geplaatst", "120"), ("besluit", "geen"),
      ("bron", "Dagbericht"),
    ]
    let bad: [(field: String, value: String, at: String, code: String)] = [
      ("gebied", "", "gebied", "RT-128"), ("gebied", "Holland", "gebied", "RT-102"),
      ("gebied", "VR26", "gebied", "RT-101"), ("gebied", "GM0363", "gebied", "RT-105"),
      ("gebied", "<script>", "gebied", "RT-101"), ("dag", "31 juni 2022", "dag", "RT-109"),
      ("dag", "juli 2022", "dag", "RT-109"), ("dag", "2027-07-09", "dag", "RT-217"),
      ("geplaatst", "", "plaatsen", "RT-129"), ("geplaatst", "99", "geplaatst", "RT-228"),
      ("geplaatst", "-1", "geplaatst", "RT-112"), ("geplaatst", "1,5", "geplaatst", "RT-111"),
      ("plaatsen", "veel", "plaatsen", "RT-110"), ("besluit", "misschien", "besluit", "RT-407"),
      ("bron", "", "bron", "RT-106"), ("bron", "Meneer 123456782", "bron", "RT-115"),
    ]
    for (field, value, place, code) in bad {
      let reply = try await site.post("/crisis-melden", good.filter { $0.0 != field } + [(field, value)])
      #expect(reply.status == 400, "\(field) \(value)")
      #expect(reply.body.contains("veld-\(place)-fout") && reply.body.contains(code), "\(field) \(value): \(code)")
      #expect(isSound(reply.body), "\(field) \(value)")
    }
    let closed = good.filter { !["dag", "besluit"].contains($0.0) } + [("dag", Self.day), ("besluit", "afbouwen")]
    let decided = try await site.post("/crisis-melden", closed)
    #expect(decided.status == 400 && decided.body.contains("veld-besluit-fout") && decided.body.contains("RT-224"))
    #expect(try await site.position() == before)
    let later = good.filter { $0.0 != "besluit" } + [("besluit", "afbouwen")]
    #expect(try await site.post("/crisis-melden", later).status == 303)
    let reopened = try await site.post(
      "/crisis-melden",
      good.filter { !["dag", "plaatsen"].contains($0.0) } + [("dag", "2022-07-10"), ("plaatsen", "3")])
    #expect(reopened.status == 400 && reopened.body.contains("veld-plaatsen-fout"))
  }

  @Test func hostileAddresses() async throws {
    let site = try await TestSite.reading.value
    #expect(try await site.get("/crisis/VR99").status == 404)
    #expect(try await site.get("/crisis/GM0363").status == 404)
    #expect(try await site.get("/crisis/%3Cscript%3E").status == 404)
    #expect(try await site.get("/crisis?peildatum=2022-02-30").status == 400)
    #expect(try await site.get("/crisis/VR15?formaat=csv&tabel=nergens").status == 400)
    for day in ["1900-01-01", "2100-12-31", "2023-03-01", "2022-06-24"] {
      #expect(isSound(try await site.get("/crisis?peildatum=\(day)").body), "\(day)")
      #expect(isSound(try await site.get("/crisis/VR01?peildatum=\(day)").body), "\(day)")
    }
    let example = try await site.get("/voorbeeld/crisis-melden").body
    #expect(example.contains("U kunt hier alleen lezen"))
  }
}
