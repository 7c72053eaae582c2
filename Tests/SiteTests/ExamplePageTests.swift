// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Foundation
import Office
import Territory
import Testing

@testable import Site

/// The pages of the example show what was made up, and say so.
@Suite struct ExamplePageTests {
  /// The rows of a table as its file gives them, without the names of the columns.
  private func file(_ path: String, _ table: String, _ query: String = "") async throws -> [[String]] {
    let site = try await TestSite.reading.value
    let reply = try await site.get("/voorbeeld\(path)?formaat=csv&tabel=\(table)\(query)")
    #expect(reply.status == 200, "\(path) \(table)")
    return reply.body.replacing("\r\n", with: "\n").split(separator: "\n").dropFirst()
      .map { $0.components(separatedBy: ";") }
  }

  private func locations() async throws -> [Location] {
    let desk = try await TestSite.reading.value.exampleOffice.desk()
    return desk.book(Perspective(day: desk.defaultDay)).locations(in: .netherlands).map(\.location)
  }

  @Test func theListHasEveryLocationOfEveryKind() async throws {
    let all = try await locations()
    #expect(try await file("/opvang/locaties", "locaties").count == all.count + 1, "and the row with the sums")
    for kind in LocationKind.allCases {
      let rows = try await file("/opvang/locaties", "locaties", "&soort=\(kind.rawValue)").dropLast()
      #expect(rows.count == all.count { $0.kind == kind } && !rows.isEmpty, "\(kind)")
    }
    for region in 1...25 {
      let code = region < 10 ? "VR0\(region)" : "VR\(region)"
      #expect(try await file("/opvang/locaties", "locaties", "&veiligheidsregio=\(code)").count > 4, "\(code)")
    }
  }

  @Test func aLocationOfEachKindHasAPage() async throws {
    let site = try await TestSite.reading.value
    let all = try await locations()
    for kind in LocationKind.allCases {
      let location = try #require(all.first { $0.kind == kind })
      let reply = try await site.get("/voorbeeld/opvang/locaties/\(location.id)")
      let page = PageReader(reply.body)
      #expect(reply.status == 200 && page.fault == nil && page.headings == 1, "\(location.id)")
      #expect(reply.body.contains("Verzonnen cijfers.") && reply.body.contains("Verzonnen voorbeeld, zaad 7"))
      #expect(reply.body.contains(location.name))
    }
    let hub = try #require(all.first { $0.kind == .regional && all.map(\.hub).contains($0.id) })
    #expect(try await site.get("/voorbeeld/opvang/locaties/\(hub.id)").body.contains("Satellieten"))
  }

  @Test func theLocationsStandBesideThePublishedNumbers() async throws {
    let rows = try await file("/opvang", "vergelijking")
    #expect(rows.map { Array($0[1...3]) } == [["42732", "42732", "0"], ["40384", "40384", "0"]])
    #expect(rows.allSatisfy { $0.last?.contains("verzonnen") == true })
    let ending = try await file("/opvang", "aflopend")
    let counts = ending.compactMap { Int($0[1]) }
    #expect(counts.count == 3 && counts[0] > 0 && counts[0] < counts[1] && counts[1] < counts[2])
    #expect(
      try await file("/opvang", "soorten").count == LocationKind.allCases.count - 3 + 1, "and the row with the sums")
    // Ukraine in two kinds, crisis, and the places for others in two kinds of shared sites.
    #expect(try await file("/opvang", "buiten-coa").count == 6, "and the row with the sums")
    #expect(try await file("/opvang", "provincies").allSatisfy { Int($0[1]) ?? 0 > 0 && Int($0[2]) ?? 0 > 0 })
    let months = try await file("/opvang", "maanden")
    #expect(months.count { Int($0[6]) ?? 0 > 39_000 } == 6, "people in the locations from June to November")
  }

  @Test func plansAreThereInEveryPhase() async throws {
    #expect(try await file("/woonprojecten", "fasen").count == HomePhase.allCases.count + 1)
    #expect(try await file("/woonprojecten", "soorten").count == HomeKind.allCases.count + 1)
    let projects = try await file("/woonprojecten", "woonprojecten").dropLast()
    #expect(projects.count == 63)
    let places = try await file("/woonprojecten", "beschikbaar").compactMap { Int($0[1]) }
    #expect(places.count == 19 && places[0] > 0 && places[18] > places[0])
  }

  @Test func regionsAreAtDifferentStages() async throws {
    let first = try await file("/crisis", "regios").dropLast()
    #expect(first.count == 25 && first.allSatisfy { Int($0[6]) ?? -1 >= 0 && $0[10] == "afbouw niet toegestaan" })
    let last = try await file("/crisis", "regios", "&peildatum=2022-10-28")
    #expect(last.count { $0[10] == "afgebouwd" } == 2)
    #expect(last.contains { $0[10] == "afbouw toegestaan" } && last.contains { $0[10] == "afbouw niet toegestaan" })
    let site = try await TestSite.reading.value
    for region in last.dropLast().map({ $0[1] }) {
      let body = try await site.get("/voorbeeld/crisis/\(region)?peildatum=2022-10-28").body
      #expect(PageReader(body).fault == nil && body.contains("De laatste 6 van 18 dagen"), "\(region)")
    }
  }
}
