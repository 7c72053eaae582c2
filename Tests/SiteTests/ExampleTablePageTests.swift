// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Foundation
import Office
import Reports
import Territory
import Testing

@testable import Site

/// The tables and agendas of the example say what the calculation says, and their numbers add up.
@Suite struct ExampleTablePageTests {
  private static let decided = [
    ("PV20", 2_717), ("PV22", 2_691), ("PV25", 11_704), ("PV28", 19_776), ("PV29", 2_109),
  ]
  private static let days = ["2024-03-15", "2024-11-15", "2025-03-01", "2025-06-01"]

  private func book(on day: String) async throws -> ChainBook {
    let desk = try await TestSite.reading.value.exampleOffice.desk()
    return desk.book(Perspective(day: try #require(Day(iso: day))))
  }

  private func page(_ target: String) async throws -> String {
    let reply = try await TestSite.reading.value.get("/voorbeeld\(target)")
    #expect(reply.status == 200 && PageReader(reply.body).fault == nil, "\(target)")
    return reply.body
  }

  /// What stands in the cells of a table, without the sign that they are invented; the sums are the last row.
  private func rows(_ html: String, _ table: String) throws -> [[String]] {
    let start = try #require(html.range(of: "id=\"tabel-\(table)\"")).upperBound
    let end = try #require(html.range(of: "</table>", range: start..<html.endIndex)).lowerBound
    return html[start..<end].split(separator: "<tr>").dropFirst(2).map { row in
      row.matches(of: #/<t[hd][^>]*>(.*?)</t[hd]>/#).map { cell in
        cell.1.replacing(#/<span class="rt-merk">.*?</span></span>/#, with: "").replacing(#/<[^>]+>/#, with: "")
          .trimmingCharacters(in: .whitespaces).replacing("&#39;", with: "'").replacing("&apos;", with: "'")
      }
    }
  }

  private func words(_ figure: Figure) -> String { figure.number == nil ? "onbekend" : DutchText.figure(figure) }

  private func number(_ text: String) -> Int? { Int(text.filter(\.isNumber)) }

  /// Every municipality of every table, column by column.
  @Test(arguments: days) func theAgendaHasTheNumbersOfTheCalculation(day: String) async throws {
    let book = try await book(on: day)
    let columns: [KeyPath<TableView, Figure>] = [
      \.indicative, \.places, \.durable, \.offered, \.agreed, \.reported, \.decided,
    ]
    for code in (20...31).compactMap({ AreaCode("PV\($0)") }) {
      let rows = try rows(try await page("/regietafel/\(code)/agenda?peildatum=\(day)"), "gemeenten")
      let members = book.territory.municipalities(in: code, on: book.perspective.day)
        .sorted { DutchNames.precedes($0.name, $1.name) }
      #expect(rows.map { $0[0] } == members.map(\.name) + [book.territory.name(of: code) ?? ""], "\(code)")
      for (row, area) in zip(rows, members.map(\.code) + [code]) {
        let view = book.table(of: area, in: 2024)
        #expect(Array(row.dropFirst()) == columns.map { words(view[keyPath: $0]) }, "\(area) on \(day)")
      }
    }
  }

  /// What is agreed and decided is the published number of the province, and the parts on paper add up to it.
  @Test(arguments: decided) func theNumbersOnPaperAddUp(province: String, places: Int) async throws {
    let html = try await page("/regietafel/\(province)/agenda?peildatum=2025-06-01")
    let rows = try rows(html, "gemeenten")
    let total = try #require(rows.last)
    for column in 1..<total.count {
      let parts = rows.dropLast().compactMap { $0[column] == "onbekend" ? nil : number($0[column]) }
      // A report of which the press knew the sum does not follow from its parts.
      let isPublished = province == "PV25" && column == 6
      #expect(isPublished || parts.reduce(0, +) == number(total[column]), "column \(column) of \(province)")
    }
    for column in [1, 5, 7] { #expect(number(total[column]) == places, "column \(column) of \(province)") }
    let offers = try self.rows(html, "aanbod")
    #expect(offers.reduce(0) { $0 + (number($1[2]) ?? 0) } == number(total[4]), "the offers one by one")
    let site = try await self.rows(page("/regietafel/\(province)?peildatum=2025-06-01"), "aanbod")
    let sums = try #require(site.last)
    #expect((2...4).reduce(0) { $0 + (number(sums[$1]) ?? 0) } == number(total[4]), "the offers by kind")
    #expect(html.contains("\(DutchText.count(places, "plaats", "plaatsen")) in \(rows.count - 1) gemeenten"))
  }

  /// Who has nothing to bring is named on the agenda: no offer, no agreement, no durable place.
  @Test(arguments: decided.map(\.0)) func whoIsSilentIsNamed(province: String) async throws {
    let day = "2025-06-01"
    let (book, code) = (try await book(on: day), try #require(AreaCode(province)))
    let html = try await page("/regietafel/\(province)/agenda?peildatum=\(day)")
    let spoken = Set(
      book.agreements(of: code, in: 2024).flatMap { $0.agreement.numbers.map(\.municipality) }
        + book.swaps(of: code, in: 2024).flatMap { $0.swap.changes.map(\.municipality) })
    let silent = try rows(html, "gemeenten").dropLast().filter { row in
      let own = book.territory.named(row[0], on: book.perspective.day)
      return row[4] == "onbekend" && ["0", "onbekend"].contains(row[3]) && !own.contains { spoken.contains($0.code) }
    }.map { $0[0] }
    #expect(!silent.isEmpty && !spoken.isEmpty)
    let line = html.firstMatch(of: #/Zonder aanbod, afspraak of duurzame plaatsen \((\d+)\): ([^<]*)\.</#)
    let named = line.map { String($0.2).replacing("&#39;", with: "'").replacing("&apos;", with: "'") }
    #expect(named == silent.joined(separator: ", ") && line.flatMap { Int($0.1) } == silent.count, "\(province)")
  }

  /// The steps on paper and those of the calculation, before the report, between report and decision, and after both.
  @Test(arguments: days) func theStepsOnPaper(day: String) async throws {
    let book = try await book(on: day)
    for (province, _) in Self.decided {
      let code = try #require(AreaCode(province))
      let rows = try rows(try await page("/regietafel/\(province)/agenda?peildatum=\(day)"), "stappen")
      let steps = book.steps(of: code, in: 2024)
      #expect(rows.map { $0[0] } == steps.map { DutchText.step($0.kind) })
      #expect(rows.map { $0[3] } == steps.map(\.status.rawValue))
      #expect(rows.map { $0[2] } == steps.map { $0.done.map { DutchText.day($0) } ?? "" }, "\(province) on \(day)")
    }
  }

  /// The national table: the provinces as they are reckoned, and their sum.
  @Test(arguments: days) func theNationalTable(day: String) async throws {
    let book = try await book(on: day)
    let rows = try rows(try await page("/regietafel?peildatum=\(day)"), "provincies")
    let columns: [KeyPath<TableView, Figure>] = [
      \.estimate, \.indicative, \.minors, \.durable, \.offered, \.reported, \.decided, \.open,
    ]
    #expect(rows.count == 13)
    for row in rows {
      let view = book.table(of: try #require(AreaCode(row[1])), in: 2024)
      #expect(Array(row[2..<10]) == columns.map { words(view[keyPath: $0]) }, "\(row[1]) on \(day)")
    }
    let total = try #require(rows.last)
    // Of reports and of what is open a national number was published, and leads.
    #expect([total[7], total[9]].map(number) == [88_000, 35_000])
    for column in [5, 6, 8] {
      let parts = rows.dropLast().compactMap { $0[column] == "onbekend" ? nil : number($0[column]) }
      #expect(parts.isEmpty == (total[column] == "onbekend"))
      if !parts.isEmpty { #expect(parts.reduce(0, +) == number(total[column]), "column \(column) on \(day)") }
    }
  }
}
