// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Testing

@testable import Site

/// Divisions by a table of the visitor's own, and why an area gets its number in a division that is kept.
@Suite struct DivisionPageTests {
  private static let weights = "GM0228;3\nGM0363;1\nGouda;0"

  private func csv(_ site: TestSite, _ address: String) async throws -> [String] {
    try await site.get(address + "&formaat=csv&tabel=verdeling").body.split(whereSeparator: \.isNewline).map(
      String.init)
  }

  @Test func aTableOfOnesOwnTakesThePlaceOfTheKey() async throws {
    let site = try await TestSite.reading.value
    let table = FormText.encode(Self.weights)
    let lines = try await csv(site, "/verdeel?opgave=100&methode=grootste-rest&gewichten=\(table)")
    #expect(
      lines.count == 5 && lines.contains { $0.hasPrefix("Ede;3;75;") }
        && lines.contains { $0.hasPrefix("Amsterdam;1;25;") })
    #expect(lines.contains { $0.hasPrefix("Gouda;0;0;") })
    let standing = try await csv(
      site, "/verdeel?opgave=100&methode=leximin&gewichten=\(table)&bestaand=\(FormText.encode("Ede;60"))")
    #expect(standing.contains { $0.hasPrefix("Ede;3;60;60;120;") }, "\(standing)")
    let html = try await site.get("/verdeel?opgave=100&gewichten=\(table)").body
    #expect(PageReader(html).fault == nil && html.contains("GM0228;3"))
  }

  @Test(arguments: ["gewichten", "bestaand", "grenzen"]) func aBadTableIsRefused(field: String) async throws {
    let site = try await TestSite.reading.value
    let reply = try await site.get("/verdeel?opgave=100&\(field)=Ede%3Bveel%3B%0AGouda%3B1%3B")
    #expect(reply.status == 400 && reply.body.contains("Schrijf het zo"))
  }

  /// A question with a large table is not repeated in hundreds of links, and can still be kept and explained.
  @Test func aLargeTableIsKeptAndExplained() async throws {
    let site = try await TestSite()
    let listing = try await site.get("/gemeenten?formaat=csv&tabel=gemeenten").body
    let codes = listing.matches(of: /GM\d{4}/).map { String($0.0) }
    #expect(Set(codes).count > 300)
    let table = Set(codes).sorted().enumerated().map { "\($1);\($0 + 1),5" }.joined(separator: "\n")
    let question = "opgave=5000&methode=sainte-lague&gewichten=\(FormText.encode(table))"
    let page = try await site.get("/verdeel?\(question)")
    #expect(page.status == 200 && page.body.utf8.count < 1_500_000 && !page.body.contains("/verdeel/GM"))
    #expect(page.body.contains("Bewaar deze verdeling om"))
    let kept = try await site.post(
      "/verdeling-bewaren",
      [("kenmerk", "eigen"), ("omschrijving", "Eigen tabel"), ("vraag", question), ("bron", "Overleg")])
    #expect(kept.status == 303)
    let division = try await site.get("/verdelingen/eigen").body
    #expect(PageReader(division).fault == nil && division.contains("/verdelingen/eigen/GM0363"))
    let reason = try await site.get("/verdelingen/eigen/GM0363")
    #expect(reason.status == 200 && PageReader(reason.body).fault == nil)
    #expect(reason.body.contains("Waarom krijgt Amsterdam dit aantal?") && reason.body.contains("/verdelingen/eigen\""))
    #expect(try await site.get("/verdelingen/eigen/PV20").status == 404)
    #expect(try await site.get("/verdelingen/anders/GM0363").status == 404)
  }
}
