// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Testing

@testable import Site

/// The feed of changes, and what is told to whoever watches over the site.
@Suite struct ChangeFeedTests {
  @Test func whatWasRecordedLastStandsFirst() async throws {
    let site = try await TestSite()
    let before = try await site.get("/wijzigingen")
    #expect(before.status == 200 && before.header("Content-Type") == "application/atom+xml; charset=utf-8")
    let posted = try await site.post(
      "/melden",
      [
        ("gebied", "Amsterdam"), ("maand", "2022-07"), ("aantal", "13"), ("bron", "Opgave <van> de \"gemeente\" & co"),
      ])
    #expect(posted.status == 303, "\(posted.body.prefix(600))")
    let after = try await site.get("/wijzigingen").body
    let first = try #require(after.split(separator: "<entry>").dropFirst().first)
    #expect(first.contains("Amsterdam") && first.contains("urn:regietafel:"))
    #expect(first.contains("Opgave &lt;van&gt; de &quot;gemeente&quot; &amp; co"))
    let ours = try await site.get("/wijzigingen?gebied=GM0363").body
    let others = try await site.get("/wijzigingen?gebied=GM0014").body
    #expect(ours.contains("Opgave &lt;van&gt;") && !others.contains("Opgave &lt;van&gt;"))
    for wrong in ["GM9999", "x", "GM0363'"] {
      #expect(try await site.get("/wijzigingen?gebied=\(FormText.encode(wrong))").status == 400, "\(wrong)")
    }
  }

  @Test func theCountsAreForThisComputer() async throws {
    let site = try await TestSite()
    _ = try await site.get("/gemeenten")
    _ = try await site.get("/api/v1/nietwaar")
    let reply = try await site.get("/gezondheid/meting")
    #expect(reply.status == 200)
    for line in [
      "regietafel_antwoorden_total{status=\"200\",soort=\"pagina\"} 1",
      "regietafel_antwoorden_total{status=\"404\",soort=\"api\"} 1", "regietafel_antwoordtijd_seconds_count 2",
      "regietafel_antwoordtijd_seconds_bucket{le=\"+Inf\"} 2", "process_resident_memory_bytes ",
    ] {
      #expect(reply.body.contains(line), "\(line) in \(reply.body)")
    }
    #expect(reply.body.contains("regietafel_journaal_regels{register=\"/\"}"))
    #expect(try await site.get("/gezondheid/meting", isLocal: false).status == 404)
  }
}
