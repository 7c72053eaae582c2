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

  @Test(arguments: ["1.5", "1,5", "-3", "veel", "1.0000", "51.00", "51,000", "0.500", "99999999"])
  func anUnreadableNumberIsRefused(number: String)
    async throws
  {
    let site = try await TestSite.reading.value
    #expect(try await site.get("/verdeel?opgave=\(number)").status == 400)
  }

  /// Of places that stand and of limits a point parts thousands, between commas too; half a place is none.
  @Test func placesInTablesAreWhole() async throws {
    let site = try await TestSite.reading.value
    let question = "/verdeel?opgave=3.000&methode=leximin&gewichten=\(FormText.encode("Ede,1; Gouda,1"))"
    let lines = try await csv(site, "\(question)&bestaand=\(FormText.encode("Ede,1.000; Gouda,2.000"))")
    #expect(lines.contains { $0.hasPrefix("Ede;") && $0.contains(";2000") }, "\(lines)")
    let limited = try await csv(site, "\(question)&grenzen=\(FormText.encode("Ede,,1.200; Gouda,,"))")
    #expect(limited.contains { $0.hasPrefix("Ede;") && $0.contains(";1200") }, "\(limited)")
    for (field, text) in [("bestaand", "Ede,10.5; Gouda,1"), ("grenzen", "Ede,,10.5; Gouda,,")] {
      let reply = try await site.get("\(question)&\(field)=\(FormText.encode(text))")
      #expect(reply.status == 400 && reply.body.contains("is geen heel getal"), "\(field)")
    }
  }

  /// Places for minors are divided apart with the same key, and never added to the others (R5.12).
  @Test func minorsAreDividedApart() async throws {
    let site = try await TestSite.reading.value
    let lines = try await csv(site, "/verdeel?opgave=10.000&amv=1.000&niveau=provincie&gewichten=PV27%3B3%0APV28%3B1")
    #expect(lines.contains { $0.hasPrefix("Noord-Holland;3;7500;750;") }, "\(lines)")
    #expect(lines.contains { $0.hasPrefix("Zuid-Holland;1;2500;250;") })
    #expect(lines.last?.hasPrefix("Samen;;10000;1000;") == true)
  }

  /// What is kept stays under its name; divisions of other levels are compared at the coarser one.
  @Test func keptDivisionsStayAndAreCompared() async throws {
    let site = try await TestSite()
    func keep(_ name: String, _ question: String) async throws -> TestSite.Reply {
      try await site.post(
        "/verdeling-bewaren",
        [("kenmerk", name), ("omschrijving", "Proef \(name)"), ("vraag", question), ("bron", "Overleg")])
    }
    #expect(try await keep("fijn", "opgave=51000&sleutel=inwoners").status == 303)
    #expect(try await keep("grof", "opgave=51000&sleutel=inwoners&niveau=provincie").status == 303)
    #expect(try await keep("regio", "opgave=51000&sleutel=inwoners&niveau=veiligheidsregio").status == 303)
    let again = try await keep("fijn", "opgave=5&sleutel=inwoners")
    #expect(again.status == 400 && again.body.contains("RT-279") && again.body.contains("veld-kenmerk-fout"))
    for address in ["/verdelingen/grof?naast=fijn", "/verdelingen/fijn?naast=grof"] {
      let lines = try await site.get(address + "&formaat=csv&tabel=verschil").body
        .split(whereSeparator: \.isNewline).map(String.init)
      #expect(lines.count == 13, "\(address): \(lines.count)")
      #expect(lines.contains { $0.hasPrefix("Zuid-Holland;") && $0.split(separator: ";").count == 4 })
    }
    let apart = try await site.get("/verdelingen/grof?naast=regio").body
    #expect(PageReader(apart).fault == nil && apart.contains("niet te vergelijken"))
  }
}
