// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Foundation
import Office
import Testing

@testable import Site

@Suite struct ListTests {
  /// The rows of a table as the CSV file gives them.
  private func rows(_ site: TestSite, _ target: String) async throws -> [[String]] {
    let reply = try await site.get(target)
    #expect(reply.header("Content-Type")?.hasPrefix("text/csv") == true)
    return reply.body.replacing("\u{FEFF}", with: "").replacing("\r\n", with: "\n").split(separator: "\n")
      .map { $0.components(separatedBy: ";") }
  }

  @Test func allMunicipalitiesAreThereOnceOverThePages() async throws {
    let site = try await TestSite.reading.value
    for sorting in ["naam", "taakstelling", "provincie", "schema", "stand"] {
      for direction in ["op", "af"] {
        var codes: [String] = []
        for page in 1...4 {
          let target = "/voorbeeld/gemeenten?perPagina=100&sorteer=\(sorting)&richting=\(direction)&pagina=\(page)"
          let body = try await site.get(target).body
          codes += body.matches(of: /<td>(GM[0-9]{4})<\/td>/).map { String($0.1) }
        }
        #expect(codes.count == 344)
        #expect(Set(codes).count == 344)
        let file = try await rows(site, "/voorbeeld/gemeenten?formaat=csv&sorteer=\(sorting)&richting=\(direction)")
        #expect(file.dropFirst().dropLast().map { $0[1] } == codes)
      }
    }
  }

  @Test func sortingIsInOrderWithUnknownLast() async throws {
    let site = try await TestSite.reading.value
    for direction in ["op", "af"] {
      for (name, column) in [("taakstelling", 4), ("beginstand", 5), ("stand-per-100000", 11)] {
        let file = try await rows(site, "/voorbeeld/gemeenten?formaat=csv&sorteer=\(name)&richting=\(direction)")
        let numbers = file.dropFirst().dropLast().map { Double($0[column].replacing(",", with: ".")) }
        let known = numbers.compactMap { $0 }
        #expect(known.count > 300)
        #expect(Array(numbers.prefix(known.count)).compactMap { $0 } == known, "unknown comes last")
        #expect(known == known.sorted { direction == "op" ? $0 < $1 : $0 > $1 })
      }
    }
  }

  @Test func theTotalsAreTheSumsOfTheRows() async throws {
    let site = try await TestSite.reading.value
    for filter in ["", "&provincie=PV27", "&zoek=berg", "&veiligheidsregio=VR13"] {
      let file = try await rows(site, "/voorbeeld/gemeenten?formaat=csv\(filter)")
      let total = try #require(file.last)
      #expect(total[0].hasPrefix("Samen: \(file.count - 2) "))
      for column in 4...7 where !total[column].isEmpty {
        let sum = file.dropFirst().dropLast().compactMap { Int($0[column]) }.reduce(0, +)
        #expect(total[column] == String(sum), "\(filter) column \(column)")
      }
    }
  }

  @Test func filterAndSortingStayInLinks() async throws {
    let site = try await TestSite.reading.value
    let target = "/gemeenten?zoek=e&sorteer=opgave&richting=af&perPagina=25&peildatum=2022-08-01&bekendOp=2026-01-01"
    let body = try await site.get(target).body
    let next = try #require(body.firstMatch(of: /rel="next" href="([^"]+)"/)).1
    for part in [
      "zoek=e", "sorteer=opgave", "richting=af", "perPagina=25", "peildatum=2022-08-01", "bekendOp=2026-01-01",
      "pagina=2",
    ] { #expect(next.contains(part), "\(part)") }
    let links = body.matches(of: /href="\/gemeenten\/GM[0-9]{4}([^"]*)"/).map { String($0.1) }
    #expect(links.count == 25)
    #expect(Set(links) == ["?peildatum=2022-08-01&amp;bekendOp=2026-01-01"])
    #expect(body.contains("aria-sort=\"descending\""))
  }

  @Test func theSameAddressGivesTheSamePageBeforeAndAfterItIsKept() async throws {
    let site = try await TestSite.reading.value
    let first = try await site.get("/voorbeeld/gemeenten?sorteer=stand").body
    #expect(try await site.get("/voorbeeld/gemeenten?sorteer=stand").body == first)
  }

  @Test func namesAreFoundWithoutDiacritics() async throws {
    let site = try await TestSite.reading.value
    for (text, code) in [("sudwest", "GM1900"), ("gravenhage", "GM0518"), ("GM0363", "GM0363")] {
      let file = try await rows(site, "/gemeenten?formaat=csv&zoek=\(text)")
      #expect(file.contains { $0.count > 1 && $0[1] == code }, "\(text)")
    }
  }

  @Test func theCacheIsBounded() async throws {
    let desk = try await TestSite.reading.value.office.desk()
    let book = desk.book(Perspective(day: desk.defaultDay))
    let cache = PageCache(maximumPages: 5, maximumBytes: 100)
    func key(_ number: Int) -> PageCache.Key {
      .init(base: "", target: String(number), defaultDay: 0, mayWrite: false)
    }
    for number in 0..<1_000 {
      cache.keep(book.kept(Answer(content: .html(FramedPage("0123456789")))), for: key(number))
    }
    #expect(cache.count == 5)
    #expect(cache[key(999)] != nil)
    #expect(cache[key(994)] == nil)
    cache.keep(book.kept(Answer(content: .html(FramedPage(String(repeating: "x", count: 95))))), for: key(2_000))
    #expect(cache.count == 1)
    cache.keep(book.kept(Answer(content: .html(FramedPage(String(repeating: "x", count: 101))))), for: key(3_000))
    #expect(cache[key(3_000)] == nil)
  }
}
