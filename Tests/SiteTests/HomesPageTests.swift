// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Office
import Testing

@testable import Site

/// Projects beyond the limits of their scheme, and projects in the forecast.
@Suite struct HomesPageTests {
  private static let clock = "peildatum=2022-07-14"

  private static func hotel(
    _ id: String, until: String?, people: [(TargetGroup, Int)], kind: HomeKind = .hotels, from: String? = "2022-09-01"
  ) throws -> Fact {
    let available = try from.map {
      Period(from: try ReceptionFacts.day($0), until: try until.map(ReceptionFacts.day))
    }
    return .homes(
      .project(
        HomeProject(
          id: try ReceptionFacts.slug(id), name: "Project <\(id)>", municipality: try ReceptionFacts.area("GM0228"),
          kind: kind, phase: .decided, homes: 20, people: people.map { .init(group: $0.0, number: $0.1) },
          available: available)))
  }

  private static func site() async throws -> TestSite {
    let site = try await TestSite()
    try await ReceptionFacts.record(
      [
        hotel("past", until: "2023-03-01", people: [(.statusHolders, 40)]),
        hotel("te-lang", until: nil, people: [(.statusHolders, 2_500), (.students, 5)]),
        hotel("flex", until: nil, people: [(.statusHolders, 300), (.students, 5)], kind: .flex),
        hotel("ooit", until: nil, people: [(.statusHolders, 7)], kind: .flex, from: nil),
      ], in: site)
    return site
  }

  private func page(_ site: TestSite, _ target: String) async throws -> String {
    let reply = try await site.get(target)
    let reader = PageReader(reply.body)
    #expect(reply.status == 200 && reader.fault == nil && reader.headings == 1, "\(target)")
    #expect(Set(reader.ids).count == reader.ids.count, "\(target)")
    return reply.body
  }

  @Test func aProjectBeyondItsSchemeIsTold() async throws {
    let site = try await Self.site()
    let beyond = try await page(site, "/woonprojecten/te-lang?\(Self.clock)")
    for text in ["past niet in de hotelregeling", "duurt hoogstens 6 maanden", "ook voor anderen", "/regels/R3.11"] {
      #expect(beyond.contains(text), "\(text)")
    }
    for other in ["past", "flex", "ooit"] {
      let html = try await page(site, "/woonprojecten/\(other)?\(Self.clock)")
      #expect(!html.contains("past niet in"), "\(other)")
    }
    let list = try await page(site, "/woonprojecten?\(Self.clock)")
    #expect(list.contains("Niet alles past in de hotelregeling") && list.contains("Project &lt;te-lang&gt;"))
    #expect(list.contains("plaats voor 2.540 mensen") && list.contains("Dat is 40 meer"))
    let csv = try await site.get("/woonprojecten?\(Self.clock)&formaat=csv&tabel=woonprojecten").body
    let rows = csv.split(whereSeparator: \.isNewline)
    #expect(rows.first?.hasSuffix(";Let op") == true, "\(rows)")
    #expect(rows.count { $0.hasSuffix("duurt te lang, ook voor anderen") } == 1, "\(rows)")
    #expect(rows.count { $0.contains("hotel") && $0.hasSuffix(";") } == 1, "the other hotel: \(rows)")
  }

  /// Whoever asks for it sees the projects in the forecast, with why others do not count; who does not ask sees nothing new.
  @Test func projectsInTheForecast() async throws {
    let site = try await Self.site()
    let question = "/prognose?peildatum=2022-07-01&paden=1&weken=30"
    let usual = try await page(site, question)
    #expect(usual.contains("value=\"woonprojecten\" />") && !usual.contains("Woonprojecten in dit scenario"))
    let html = try await page(site, "\(question)&scenario=niets-extra&scenario=woonprojecten")
    #expect(html.contains("value=\"woonprojecten\" checked"))
    for text in [
      "Taakstelling en woonprojecten", "komen daar vóór 1\u{A0}januari 2023 woonprojecten voor 2.840 mensen bij",
      "Van 1 project voor 7 mensen is de dag niet bekend", "/regels/V13.fase", "nee: dag is niet bekend",
    ] { #expect(html.contains(text), "\(text)") }
    let csv = try await site.get("\(question)&scenario=woonprojecten&formaat=csv&tabel=woonprojecten").body
    let rows = csv.split(whereSeparator: \.isNewline)
    #expect(rows.count == 5 && rows.count { $0.hasSuffix(";ja") } == 3, "\(rows)")
    #expect(rows.contains { $0.hasSuffix(";2022-09-01;40;ja") }, "\(rows)")
    // Without projects there is nothing to reckon with, and the page says what is missing.
    let none = try await page(
      try await TestSite(), "\(question)&scenario=woonprojecten")
    #expect(none.contains("Geen prognose") && none.contains("een woonproject is op die dag niet bekend"))
  }
}
