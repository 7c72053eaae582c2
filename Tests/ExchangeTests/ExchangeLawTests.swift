// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Exchange
import Territory
import Testing

/// Laws that hold for every file.
@Suite struct ExchangeLawTests {
  private let importing: Importing

  init() throws {
    importing = try Importing()
  }

  @Test func `no bytes bring the program down`() {
    var random = FixedRandom(seed: 2022)
    let pieces: [[UInt8]] = [
      Array("code".utf8), Array(";".utf8), Array("\n".utf8), Array("\"".utf8), Array("GM0363".utf8), [0], [0xFF, 0xFE],
      Array("aantal".utf8), Array("halfjaar".utf8), Array("2022-2".utf8), Array("1.900".utf8), [0xC3], [0xE9], [0x80],
      Array("Bergen".utf8), Array("\r\n".utf8), Array("\t".utf8), Array(",".utf8), Array("-".utf8), [0xF0, 0x9F],
      Array("totaal".utf8), Array("sep=".utf8), [0xC2, 0xA0], Array("gemeente".utf8), Array("maand".utf8),
      Array("locatie".utf8), Array("plaatsen".utf8), Array("VR02".utf8), Array("dag".utf8), Array("ter-apel".utf8),
    ]
    for round in 0..<3_000 {
      var bytes: [UInt8] = []
      for _ in 0..<Int.random(in: 0...60, using: &random) {
        if round % 3 == 0 {
          bytes.append(UInt8.random(in: 0...255, using: &random))
        } else {
          bytes += pieces.randomElement(using: &random) ?? []
        }
      }
      let kind = ImportKind.allCases.randomElement(using: &random) ?? .target
      let found = faults { () throws(Faults) in
        try FileImport.read(bytes, kind: kind, territory: importing.territory)
      }
      #expect(found.allSatisfy { !$0.problem.isEmpty })
      _ = try? CSVTable(utf8: bytes)
    }
  }

  @Test func `a good file with one byte changed is good or refused, never a crash`() {
    var random = FixedRandom(seed: 5)
    let good = Array(
      "Titel;;\ncode;halfjaar;aantal\nGM0363;2022-2;\"1.900\"\nGM0228;2e helft 2022;12\n;Totaal;5\n".utf8)
    for _ in 0..<1_500 {
      var bytes = good
      bytes[Int.random(in: bytes.indices, using: &random)] = UInt8.random(in: 0...255, using: &random)
      do throws(Faults) {
        #expect(
          try !HousingImport.read(bytes, kind: .target, territory: importing.territory).facts.isEmpty)
      } catch {
        #expect(!error.all.isEmpty)
      }
    }
  }

  /// A good file of each kind that is not about housing.
  private static let goodFiles: [(kind: ImportKind, text: String)] = [
    (
      .locations,
      "locatie;naam;gemeente;soort;opening;sluiting;plaatsen;contractVanaf;contractTot;doelgroep;doelgroepPlaatsen\n"
        + "brug;De Brug;Ede;azc;1-7-2022;2024-07-01;400;2022-07-01;2024-07-01;asielzoekers;300\nbrug;;;;;;;;;amv;20\n"
    ),
    (.occupancy, "locatie;dag;aantal;kwalificatie\nter-apel;2022-07-01;2.000;circa\nbudel;1-7-2022;x;\n"),
    (.reception, "grootheid;gebied;periode;aantal\nbewoners;NL;2022-07-01;42301\ninstroom;Ede;juli 2022;5\n"),
    (.crisis, "gebied;dag;plaatsen;geplaatst\nFryslân;2022-09-01;225;12\nVR13;2-9-2022;-;0\n"),
    (.assigned, "regio;dag;aantal\nVR01;2022-09-01;692\nUtrecht;2022-09-01;1.000\n"),
    (.windDowns, "gebied;dag;besluit\nVR01;2022-09-01;afbouwen\nTwente;2022-09-01;open\n"),
    (
      .projects,
      "project;naam;gemeente;soort;fase;woningen;doelgroep;mensen;vanaf;tot;bedrag\n"
        + "brug;De Brug;GM0228;flex;besloten;40;studenten;60;2022-09-01;2032-09-01;1.250.000,50\n"
    ),
    (
      .forecasts,
      "prognose;uitgever;gepubliceerd;grootheid;dag;waarde;p5;p25;p75;p95;opmerking\n"
        + "mpp-1;COA;2022-06-27;behoefte;2022-07-01;45.000;1;2;50000;60000;Besluit.\nmpp-1;;;;2023-01-01;5;;;;;Meer.\n"
    ),
    (.estimates, "cyclus;dag;aantal;amv\n2024;31-1-2024;96.000;8140\n2026;2025-12-23;88000;\n"),
    (.indicative, "gebied;cyclus;aantal;amv\nPV24;2024;3.000;200\nGM0034;2024;1000;x\n"),
    (
      .tableNumbers,
      "grootheid;gebied;cyclus;dag;aantal\nindicatief;PV24;2024;;5\nprovinciale-opgave;NL;;2024-01-01;5\n"
    ),
    (
      .offers,
      "locatie;naam;gemeente;cyclus;dag;regulier;amv;vanaf;tot;bestaand;verspreid;voorwaarden\n"
        + "markt;De Markt;Almere;2024;3-6-2024;300;40;2025-03-01;2035-03-01;ja;nee;Een school\n"
    ),
    (.swaps, "ruil;provincie;cyclus;dag;gemeente;verschil\n1;PV24;2024;2024-06-12;Almere;-50\n1;;;;Urk;50\n"),
    (
      .agreements,
      "provincie;cyclus;dag;afspraak;gemeente;aantal\nPV24;2024;2024-06-12;Ja;Almere;5\nPV24;;2022-09-01;Zoek;;\n"
    ),
    (.reports, "provincie;cyclus;dag;gemeente;aantal;amv\nPV24;2024;2024-10-28;Almere;600;30\n;;;Urk;400;\n"),
    (
      .decisions,
      "provincie;cyclus;dag;gemeente;aantal;totaal;termijn;wijziging\nPV24;2024;2024-12-20;Almere;600;1000;2025-09-01;ja\n"
        + ";;;Urk;400;;;\n"
    ),
    (
      .objections,
      "bezwaar;provincie;cyclus;dag;gemeente;onderwerp;uitkomst;uitkomstDag\n"
        + "een;PV24;2024;2025-01-15;Almere;Het aantal;gegrond;2025-04-01\n"
    ),
    (.delays, "gemeente;cyclus;dag;reden;verwacht\nAlmere;2024;2025-05-01;Het net is vol;2025-12-01\n"),
  ]

  @Test(arguments: goodFiles.indices) func `good files with bytes changed are good or refused`(index: Int) throws {
    let (kind, text) = Self.goodFiles[index]
    #expect(try !importing.read(text, kind).facts.isEmpty)
    var random = FixedRandom(seed: UInt64(index))
    let good = Array(text.utf8)
    for _ in 0..<400 {
      var bytes = good
      for _ in 0..<Int.random(in: 1...3, using: &random) {
        // Mostly a character that stands in the file already, so that it stays nearly right.
        bytes[Int.random(in: bytes.indices, using: &random)] =
          Bool.random(using: &random) ? good.randomElement(using: &random) ?? 0 : .random(in: 0...255, using: &random)
      }
      do throws(Faults) {
        #expect(try !FileImport.read(bytes, kind: kind, territory: importing.territory).facts.isEmpty)
      } catch {
        #expect(!error.all.isEmpty && error.all.allSatisfy { !$0.problem.isEmpty && !$0.advice.isEmpty })
      }
    }
  }

  @Test func `equal content in every writing gives equal facts`() throws {
    var random = FixedRandom(seed: 31)
    let names = [("GM1900", "Súdwest-Fryslân"), ("GM0228", "Ede"), ("GM0281", "Tiel"), ("GM0518", "'s-Gravenhage")]
    for _ in 0..<5 {
      let rows = names.map { [$0.0, $0.1, "2022-2", String(Int.random(in: 0...9_999, using: &random))] }
      var expected: [HousingFact]?
      for separator in [";", ",", "\t"] {
        for end in ["\n", "\r\n", "\r"] {
          let lines = ([["code", "gemeente", "halfjaar", "aantal"]] + rows).map { $0.joined(separator: separator) }
          for bytes in writings(lines.joined(separator: end) + end) {
            let facts = housing(try HousingImport.read(bytes, kind: .target, territory: importing.territory))
            #expect(facts == expected ?? facts)
            #expect(facts.count == names.count)
            expected = facts
          }
        }
      }
    }
  }

  private func writings(_ text: String) -> [[UInt8]] {
    let low = text.utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
    let high = text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 255)] }
    return [
      Array(text.utf8), [0xEF, 0xBB, 0xBF] + Array(text.utf8), [0xFF, 0xFE] + low, [0xFE, 0xFF] + high, low, high,
      text.unicodeScalars.map { UInt8($0.value) },
    ]
  }

  @Test func `a file of 100,000 rows`() throws {
    var text = "code;maand;gehuisvest\n"
    let codes = importing.territory.everyMunicipality.filter { $0.from == nil && $0.until == nil }.prefix(100)
    let months = (0..<1_000).compactMap { Month(year: 1950 + $0 / 12, month: $0 % 12 + 1) }
    for code in codes.map(\.code) {
      for (index, month) in months.enumerated() { text += "\(code);\(month);\(index)\n" }
    }
    let bytes = Array(text.utf8)
    let checked = try HousingImport.read(bytes, kind: .housed, territory: importing.territory)
    #expect(checked.facts.count == codes.count * 1_000)
    #expect(checked.facts.last?.line == codes.count * 1_000 + 1)
  }
}
