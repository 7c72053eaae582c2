// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Testing

@testable import Site

/// The steps of the cycle of 2024 in Groningen, recorded through the forms: report, decision, objection and delay.
@Suite struct TableStepFormTests {
  private typealias Fields = [(String, String)]

  /// The municipalities of Groningen with places that add up to the indicative number, 2,717.
  private static let numbers: Fields = [
    ("plaatsen-GM0014", "1.500"), ("amv-GM0014", "100"), ("plaatsen-GM0037", "100"), ("amv-GM0037", ""),
    ("plaatsen-GM0047", "200"), ("plaatsen-GM0765", "50"), ("plaatsen-GM1895", "617"), ("plaatsen-GM1950", "250"),
  ]
  private static let report: Fields =
    [("provincie", "Groningen"), ("cyclus", "2024"), ("dag", "30 oktober 2024"), ("bron", "Verslag")] + numbers
  private static let decision: Fields =
    [
      ("provincie", "PV20"), ("cyclus", "2024"), ("dag", "20-12-2024"), ("wijziging", "nee"), ("totaal", "2.717"),
      ("termijn", "1 juli 2025"), ("bron", "Stcrt."),
    ] + numbers
  private static let objection: Fields = [
    ("bezwaar", "bezwaar-pekela"), ("provincie", "PV20"), ("cyclus", "2024"), ("dag", "2025-01-20"),
    ("gemeente", "Pekela"),
    ("onderwerp", "Te veel plaatsen"), ("uitkomst", ""), ("uitkomstdag", ""), ("bron", "Brief"),
  ]
  private static let delay: Fields = [
    ("gemeente", "Stadskanaal"), ("cyclus", "2024"), ("dag", "2025-03-01"), ("reden", "De bouw loopt uit"),
    ("verwacht", "1-10-2025"), ("bron", "Brief"),
  ]
  private static let steps: [(path: String, fields: Fields)] = [
    ("/verslag-vastleggen", report), ("/verdeelbesluit-vastleggen", decision), ("/bezwaar-vastleggen", objection),
    ("/vertraging-melden", delay),
  ]

  private func isSound(_ html: String) -> Bool {
    let reader = PageReader(html)
    return reader.fault == nil && reader.headings == 1 && reader.scripts == 0 && reader.inlineStyles == 0
      && Set(reader.ids).count == reader.ids.count && Set(reader.references).isSubset(of: reader.ids)
  }

  private func with(_ fields: Fields, _ name: String, _ value: String) -> Fields {
    fields.filter { $0.0 != name } + [(name, value)]
  }

  @Test func aCycleIsRecorded() async throws {
    let site = try await TestSite()
    let before = try await site.position()
    for (index, (path, fields)) in Self.steps.enumerated() {
      let dry = try await site.post(path, fields + [("actie", "proef")])
      #expect(dry.status == 200 && isSound(dry.body) && dry.body.contains("Dit verandert er"), "\(path)")
      #expect(try await site.post(path, fields).status == 303, "\(path)")
      #expect(try await site.position() == before + index + 1)
    }
    let html = try await site.get("/regietafel/PV20?peildatum=2025-03-02&cyclus=2024").body
    for text in [
      ": 2.717 plaatsen in 6 gemeenten", "bezwaar-pekela", "Te veel plaatsen", "loopt nog",
      "De bouw loopt uit",
    ] { #expect(html.contains(text), "\(text)") }
    let csv = try await site.get("/regietafel/PV20?peildatum=2025-03-02&cyclus=2024&formaat=csv&tabel=gemeenten").body
    let westerwolde = try #require(csv.split(whereSeparator: \.isNewline).first { $0.hasPrefix("Westerwolde;") })
    #expect(westerwolde.contains(";250;250;"))
    // The outcome comes later under the same name.
    let ended = with(with(Self.objection, "uitkomst", "ongegrond"), "uitkomstdag", "1 juni 2025")
    #expect(try await site.post("/bezwaar-vastleggen", ended).status == 303)
    let later = try await site.get("/regietafel/PV20?peildatum=2025-06-02&cyclus=2024").body
    #expect(later.contains("ongegrond, ") && !later.contains("loopt nog"))
    // The day before it ended it had not; the form knows all the same, or the outcome would be lost.
    let day = "peildatum=2025-05-31"
    for page in ["/regietafel/PV20", "/regietafel/PV20/agenda"] {
      let before = try await site.get("\(page)?\(day)").body
      #expect(!before.contains("ongegrond, ") && before.contains("loopt nog"), "\(page)")
    }
    let form = "/bezwaar-vastleggen?bezwaar=bezwaar-pekela&provincie=PV20"
    #expect(try await site.get("\(form)&cyclus=2024&\(day)").body.contains("value=\"2025-06-01\""))
    for cycle in ["999999999999", "-5", "1"] {
      #expect(try await site.get("\(form)&cyclus=\(cycle)&\(day)").status == 200, "\(cycle)")
    }
  }

  /// What is recorded already fills the form.
  @Test func formsKnowWhatWasRecorded() async throws {
    let site = try await TestSite()
    let empty = try await site.get("/verslag-vastleggen").body
    #expect(isSound(empty) && !empty.contains("plaatsen-GM"))
    for (path, fields) in Self.steps.prefix(3) { #expect(try await site.post(path, fields).status == 303) }
    let report = try await site.get("/verslag-vastleggen?provincie=PV20&cyclus=2024").body
    #expect(isSound(report))
    for text in ["Plaatsen in Groningen", "value=\"1500\"", "Waarvan voor amv in Groningen", "value=\"250\""] {
      #expect(report.contains(text), "\(text)")
    }
    let decision = try await site.get("/verdeelbesluit-vastleggen?provincie=PV20&cyclus=2024").body
    #expect(isSound(decision) && decision.contains("value=\"2717\"") && decision.contains("value=\"2025-07-01\""))
    let objection = try await site.get("/bezwaar-vastleggen?bezwaar=bezwaar-pekela&provincie=PV20&cyclus=2024").body
    #expect(isSound(objection) && objection.contains("value=\"Te veel plaatsen\""))
    // A change of the decision takes its place.
    let change = with(with(with(Self.decision, "wijziging", "ja"), "dag", "2025-02-01"), "totaal", "2.817")
    let changed = with(change, "plaatsen-GM0014", "1.600")
    #expect(try await site.post("/verdeelbesluit-vastleggen", changed).status == 303)
    let csv = try await site.get("/regietafel/PV20?peildatum=2025-02-02&cyclus=2024&formaat=csv&tabel=gemeenten").body
    #expect(csv.contains(";1500;1600;"))
  }

  /// A new estimate takes the place of the last one.
  @Test func anEstimateIsReported() async throws {
    let site = try await TestSite()
    let fields = [
      ("cyclus", "2026"), ("dag", "1 maart 2026"), ("aantal", "88.000"), ("amv", "7.000"), ("bron", "Raming"),
    ]
    #expect(try await site.post("/raming-melden", fields).status == 303)
    #expect(try await site.get("/regietafel?peildatum=2026-03-02&cyclus=2026").body.contains("88.000"))
    let turned = with(fields, "amv", "88.001")
    let reply = try await site.post("/raming-melden", turned)
    #expect(reply.status == 400 && reply.body.contains("veld-amv-fout") && reply.body.contains("RT-268"))
  }

  @Test(arguments: [
    ("provincie", "", "provincie", "RT-128"), ("provincie", "Utrecht", "provincie", "RT-269"),
    ("cyclus", "2025", "cyclus", "RT-266"), ("cyclus", "", "cyclus", "RT-277"), ("dag", "", "dag", "RT-108"),
    ("dag", "2023-12-31", "cyclus", "RT-266"), ("dag", "2027-01-01", "dag", "RT-217"),
    ("plaatsen-GM0014", "", "plaatsen-GM0014", "RT-110"), ("plaatsen-GM0014", "-1", "plaatsen-GM0014", "RT-112"),
    ("amv-GM0037", "101", "amv-GM0037", "RT-268"), ("plaatsen-GM0344", "5", "provincie", "RT-269"),
    ("bron", "", "bron", "RT-106"), ("bron", "123456782", "bron", "RT-115"),
  ]) func faultsInAReportStandAtTheirFields(field: String, value: String, place: String, code: String) async throws {
    try await expect("/verslag-vastleggen", with(Self.report, field, value), place, code)
  }

  @Test(arguments: [
    ("totaal", "2.716", "totaal", "RT-265"), ("termijn", "2024-12-20", "termijn", "RT-273"),
    ("wijziging", "ja", "wijziging", "RT-267"), ("wijziging", "soms", "wijziging", "RT-276"),
  ]) func faultsInADecisionStandAtTheirFields(field: String, value: String, place: String, code: String) async throws {
    try await expect("/verdeelbesluit-vastleggen", with(Self.decision, field, value), place, code)
  }

  /// Nothing is recorded about the decision here, so nobody can object to it or be late.
  @Test func nothingFollowsOnNoDecision() async throws {
    try await expect("/bezwaar-vastleggen", Self.objection, "dag", "RT-271")
    try await expect("/vertraging-melden", Self.delay, "dag", "RT-271")
    try await expect("/vertraging-melden", with(Self.delay, "verwacht", "2025-03-01"), "verwacht", "RT-222")
    try await expect("/vertraging-melden", with(Self.delay, "reden", ""), "reden", "RT-212")
    try await expect("/bezwaar-vastleggen", with(Self.objection, "gemeente", "Ede"), "gemeente", "RT-269")
    try await expect("/bezwaar-vastleggen", with(Self.objection, "uitkomst", "gegrond"), "uitkomstdag", "RT-108")
    let turned = with(with(Self.objection, "uitkomst", "gegrond"), "uitkomstdag", "2025-01-19")
    try await expect("/bezwaar-vastleggen", turned, "uitkomstdag", "RT-274")
  }

  /// First the province, then the numbers: the form asks for them.
  @Test func anEmptyReportAsksForNumbers() async throws {
    let site = try await TestSite.reading.value
    let fields = Self.report.filter { !$0.0.contains("-GM") }
    let reply = try await site.post("/verslag-vastleggen", fields + [("actie", "proef")])
    #expect(reply.status == 400 && isSound(reply.body) && reply.body.contains("Plaatsen in Eemsdelta"))
  }

  private func expect(_ path: String, _ fields: Fields, _ place: String, _ code: String) async throws {
    let site = try await TestSite.reading.value
    let before = try await site.position()
    let reply = try await site.post(path, fields + [("actie", "proef")])
    #expect(reply.status == 400 && isSound(reply.body))
    #expect(
      reply.body.contains("veld-\(place)-fout") && reply.body.contains(code),
      "\(reply.body.matches(of: /RT-\d+/).map(\.0)) \(reply.body.matches(of: /veld-[A-Za-z0-9-]+-fout/).map(\.0))")
    #expect(try await site.position() == before)
  }
}
