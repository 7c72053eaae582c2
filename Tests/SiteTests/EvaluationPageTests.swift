// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Office
import Testing

@testable import Site

/// The register of bottlenecks on a site of its own.
@Suite struct EvaluationPageTests {
  private let fields = [
    ("knelpunt", "gastgezin"), ("titel", "Geld voor <gastgezinnen>"), ("thema", "leefgeld"), ("regeling", "rooo"),
    ("artikel", "art. 12"), ("melder", "vng"), ("gevolg", "Gemeenten betalen zelf"), ("bedrag", "12.500,50"),
    ("voorstel", "Regel het"), ("stand", "bij-ministerie"), ("dag", "14-7-2022"), ("uitkomst", ""),
    ("bron", "Ledenbrief"), ("actie", "vastleggen"),
  ]

  private func changed(_ changes: [String: String]) -> [(String, String)] {
    fields.map { ($0.0, changes[$0.0] ?? $0.1) }
  }

  @Test func aBottleneckFromReportToRegulation() async throws {
    let site = try await TestSite()
    let empty = try await site.get("/evaluatie?peildatum=2022-08-10")
    #expect(empty.body.contains("nog geen knelpunten") && empty.body.contains(": begin augustus 2022. Dan komt"))
    #expect(try await site.post("/knelpunt-vastleggen", fields).status == 303)
    let next = changed(["stand": "deels", "dag": "5-8-2022", "uitkomst": "Half <b>geregeld</b>"])
    #expect(try await site.post("/knelpunt-vastleggen", next).status == 303)
    let list = try await site.get("/evaluatie?peildatum=2022-07-20")
    #expect(list.body.contains("bij het ministerie") && list.body.contains("Geld voor &lt;gastgezinnen&gt;"))
    #expect(list.body.contains("12.500,50") && list.body.contains("L29"))
    let later = try await site.get("/evaluatie?peildatum=2022-08-10")
    #expect(later.body.contains("Half &lt;b&gt;geregeld"))
    for target in [
      "/evaluatie?peildatum=2022-08-10", "/evaluatie/gastgezin?peildatum=2022-08-10",
      "/evaluatie/gastgezin?peildatum=2022-07-01", "/knelpunt-vastleggen?knelpunt=gastgezin&peildatum=2022-08-10",
      "/evaluatie?peildatum=2022-08-10&thema=leefgeld&stand=deels&melder=vng", "/journaal",
    ] {
      let page = PageReader(try await site.get(target).body)
      #expect(page.fault == nil && page.headings == 1, "\(target)")
      #expect(Set(page.ids).count == page.ids.count && Set(page.references).isSubset(of: page.ids), "\(target)")
    }
    let known = try await site.get("/knelpunt-vastleggen?knelpunt=gastgezin&peildatum=2022-08-10")
    #expect(known.body.contains("value=\"12.500,50\""))
    let history = try await site.get("/evaluatie/gastgezin?peildatum=2022-08-10")
    #expect(history.body.contains("deels in de aangepaste regeling") && history.body.contains("bij het ministerie"))
    let none = try await site.get("/evaluatie?peildatum=2022-08-10&stand=gemeld")
    #expect(none.body.contains("past bij dit filter"))
    let csv = try await site.get("/evaluatie?peildatum=2022-08-10&formaat=csv&tabel=knelpunten")
    #expect(csv.body.contains("12500,50"))
    #expect(try await site.get("/evaluatie/bestaat-niet").status == 404)
    #expect(try await site.get("/evaluatie?stand=klaar").status == 400)
  }

  @Test func wrongFieldsComeBackOnTheForm() async throws {
    let site = try await TestSite()
    for (changes, code) in [
      (["stand": "in-regeling"], "RT-319"), (["dag": "1-1-2030"], "RT-"), (["bedrag": "veel"], "RT-"),
      (["melder": "Jan"], "RT-"), (["knelpunt": "Een Twee"], "RT-"), (["titel": ""], "RT-"), (["bron": ""], "RT-"),
      (["gevolg": "123456782"], "RT-"),
    ] {
      let reply = try await site.post("/knelpunt-vastleggen", changed(changes))
      #expect(reply.status == 400 && reply.body.contains(code), "\(changes)")
    }
    #expect(try await site.post("/knelpunt-vastleggen", fields, isLocal: false).status == 403)
    #expect(try await site.get("/evaluatie").body.contains("nog geen knelpunten"))
  }
}
