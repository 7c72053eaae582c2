// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Rulebook
import Testing

@testable import Exchange

@Suite struct BottleneckImportTests {
  private let importing: Importing
  private let header =
    "knelpunt;titel;regeling;artikel;thema;melder;gevolg;bedrag;voorstel;stand;dag;uitkomst;zekerheid"

  init() throws { importing = try Importing() }

  @Test func `a bottleneck in each row`() throws {
    let checked = try importing.read(
      """
      \(header)
      gastgezin;Geld voor gastgezinnen;RooO;art. 12;leefgeld;VNG;Kost geld;12.500,50;Regel het;Bij-ministerie;14-7-2022;;
      voorschot;Te laat voorschot;booo;;bekostiging;gemeente;Rente;;;in-regeling;2022-08-05;Eerder betaald;gepubliceerd
      """, .bottlenecks)
    let first = Bottleneck(
      id: try slug("gastgezin"), title: "Geld voor gastgezinnen", regulation: .reception, article: "art. 12",
      theme: "leefgeld", reporter: .association, effect: "Kost geld", cents: 12_500_50,
      proposal: "Regel het", status: .submitted, day: try #require(Day(iso: "2022-07-14")))
    let second = Bottleneck(
      id: try slug("voorschot"), title: "Te laat voorschot", regulation: .funding, theme: "bekostiging",
      reporter: .municipality, effect: "Rente", status: .adopted, day: try #require(Day(iso: "2022-08-05")),
      outcome: "Eerder betaald", certainty: .published)
    #expect(checked.facts.map(\.fact) == [.evaluation(.bottleneck(first)), .evaluation(.bottleneck(second))])
  }

  @Test func `each fault with its place`() throws {
    let cases: [(row: String, code: FaultCode)] = [
      ("Gast gezin;T;rooo;;l;vng;g;;;gemeld;2022-07-14;;", .unreadableSlug),
      ("een;;rooo;;l;vng;g;;;gemeld;2022-07-14;;", .nameMissing),
      ("een;T;rooo;;;vng;g;;;gemeld;2022-07-14;;", .nameMissing),
      ("een;T;rooo;;l;vng;;;;gemeld;2022-07-14;;", .nameMissing),
      ("een;T;wet;;l;vng;g;;;gemeld;2022-07-14;;", .unreadableKind),
      ("een;T;rooo;;l;Jan;g;;;gemeld;2022-07-14;;", .unreadableKind),
      ("een;T;rooo;;l;vng;g;;;klaar;2022-07-14;;", .unreadableKind),
      ("een;T;rooo;;l;vng;g;;;gemeld;;;", .missingPeriod),
      ("een;T;rooo;;l;vng;g;;;gemeld;gisteren;;", .unreadablePeriod),
      ("een;T;rooo;;l;vng;g;veel;;gemeld;2022-07-14;;", .unreadableNumber),
      ("een;T;rooo;;l;vng;g;-1;;gemeld;2022-07-14;;", .negativeNumber),
    ]
    for (row, code) in cases {
      let faults = importing.faults("\(header)\n\(row)", .bottlenecks)
      #expect(faults.map(\.code) == [code], "\(row)")
      #expect(faults.first?.place?.contains("regel 2") == true)
    }
    let row = "een;T;rooo;;l;vng;g;;;gemeld;2022-07-14;;"
    #expect(importing.faults("\(header)\n\(row)\n\(row)", .bottlenecks).count == 1)
  }
}
