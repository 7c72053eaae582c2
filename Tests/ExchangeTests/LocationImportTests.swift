// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Exchange
import Rulebook
import Territory
import Testing

@Suite struct LocationImportTests {
  private let importing: Importing
  private let header = "locatie;naam;gemeente;soort;opening;plaatsen;contractVanaf"

  init() throws {
    importing = try Importing()
  }

  private func codes(_ row: String, _ more: String = "") -> [FaultCode] {
    importing.codes("\(header)\(more)\n\(row)", .locations)
  }

  private func fault(_ row: String, _ more: String = "") throws -> Fault {
    let faults = importing.faults("\(header)\(more)\n\(row)", .locations)
    #expect(faults.count == 1, "\(faults)")
    return try #require(faults.first)
  }

  @Test func `rows of one location are put together`() throws {
    let text = """
      locatie;naam;gemeente;soort;beheerder;hoofdlocatie;opening;sluiting;plaatsen;contractVanaf;contractTot;doelgroep;\
      doelgroepPlaatsen;doelgroepVanaf;doelgroepTot;zekerheid
      de-brug;AZC De Brug;Ede;azc;coa;;1-7-2022;2026-01-01;400;1-7-2022;1-7-2024;asielzoekers;300;;;gepubliceerd
      de-brug;AZC De Brug;GM0228;azc;;;;;400;2022-07-01;2024-07-01;Statushouders;80;1-1-2023;;
      de-brug;;;;;;;;;;;amv;20;;1 januari 2024;
      de-brug;;;;;;;;500;2024-07-01;;asielzoekers;500;;;
      haven;Opvang Haven;Tiel;cno;Gemeente;;2022-08-01;;1.000;2022-08-01;;;;;;
      """
    let checked = try importing.read(text, .locations)
    let first = try period("2022-07-01", "2024-07-01")
    let bridge = Location(
      id: try slug("de-brug"), name: "AZC De Brug", municipality: gm(228), kind: .centre,
      open: try period("2022-07-01", "2026-01-01"),
      contracts: [
        .init(period: first, places: 400), .init(period: try period("2024-07-01"), places: 500),
      ],
      shares: [
        .init(group: .applicants, period: first, places: 300),
        .init(group: .statusHolders, period: try period("2023-01-01", "2024-07-01"), places: 80),
        .init(group: .minors, period: try period("2022-07-01", "2024-01-01"), places: 20),
        .init(group: .applicants, period: try period("2024-07-01"), places: 500),
      ], certainty: .published)
    let harbour = Location(
      id: try slug("haven"), name: "Opvang Haven", municipality: gm(281), kind: .crisis, runner: .municipality,
      open: try period("2022-08-01"), contracts: [.init(period: try period("2022-08-01"), places: 1_000)])
    #expect(checked.facts.map(\.fact) == [.reception(.location(bridge)), .reception(.location(harbour))])
    #expect(checked.facts.map(\.line) == [2, 6])
    #expect(checked.notices.isEmpty)
  }

  @Test func `as a Dutch spreadsheet saves it`() throws {
    let text =
      "\u{FEFF}Locaties per 1 juli;;;;;;;;\r\n;;;;;;;;\r\nLocatie;Naam;Gemeentecode;Gemeente;Soort;Opening;Plaatsen;"
      + "Contract vanaf;Hoofdlocatie\r\nnoord;\"De \"\"Noord\"\"\";0344;Utrecht;REG;01-07-2022;1.250;01-07-2022;-\r\n"
      + "noord-2;Noord 2;344;Utrecht (gemeente);sat;01-07-2022;50;01-07-2022;noord\r\nTotaal;;;;;;1.300;;\r\n"
    let checked = try importing.read(text, .locations)
    let locations = checked.facts.compactMap { item -> Location? in
      if case .reception(.location(let location)) = item.fact { location } else { nil }
    }
    #expect(locations.map(\.name) == ["De \"Noord\"", "Noord 2"])
    #expect(locations.map(\.municipality) == [gm(344), gm(344)])
    #expect(locations.map(\.kind) == [.regional, .satellite])
    #expect(locations.map(\.hub) == [nil, try slug("noord")])
    #expect(locations.map { $0.contracts.map(\.places) } == [[1_250], [50]])
    #expect(
      checked.notices == [
        "Boven de kop overgeslagen: regel 1.", "Overgeslagen omdat het een totaal of een toelichting is: regel 6.",
      ])
    for separator in [",", "\t"] {
      let plain = "\(header)\na;A;Ede;azc;2022-07-01;5;2022-07-01".replacing(";", with: separator)
      #expect(try importing.all(plain, .locations).count == 1)
    }
  }

  @Test func `places that are not known give no contract`() throws {
    for unknown in ["", "-", "x", "onbekend"] {
      let checked = try importing.read("\(header)\na;A;Ede;azc;2022-07-01;\(unknown);2022-07-01", .locations)
      guard case .reception(.location(let location)) = checked.facts[0].fact else { throw Unexpected() }
      #expect(location.contracts.isEmpty)
      #expect(
        checked.notices == [
          "Niet opgenomen omdat het getal niet bekend is: regel 2.",
          "Zonder contract opgenomen, en dus zonder plaatsen: a.",
        ])
    }
    let checked = try importing.read(
      "\(header);doelgroep;doelgroepPlaatsen\na;A;Ede;azc;2022-07-01;0;2022-07-01;asielzoekers;x", .locations)
    guard case .reception(.location(let location)) = checked.facts[0].fact else { throw Unexpected() }
    #expect(location.contracts.map(\.places) == [0] && location.shares.isEmpty)
    #expect(checked.notices == ["Niet opgenomen omdat het getal niet bekend is: regel 2."])
  }

  @Test func `homes are no reception`() throws {
    for kind in ["har", "TV", "dsl", "tussenvoorziening"] {
      let fault = try fault("a;A;Ede;\(kind);2022-07-01;5;2022-07-01")
      #expect(fault.code == .unreadableKind)
      #expect(fault.place == "regel 2, kolom soort")
      #expect(fault.advice.contains("--soort woonprojecten"))
    }
    let fault = try fault("a;A;Ede;hotel;2022-07-01;5;2022-07-01")
    #expect(fault.code == .unreadableKind && fault.expected?.contains("azc") == true)
  }

  @Test func `each fault with its place`() throws {
    let cases: [(row: String, code: FaultCode, place: String)] = [
      ("Ter Apel;A;Ede;azc;2022-07-01;5;2022-07-01", .unreadableSlug, "regel 2, kolom locatie"),
      (";A;Ede;azc;2022-07-01;5;2022-07-01", .unreadableSlug, "regel 2, kolom locatie"),
      ("a;;Ede;azc;2022-07-01;5;2022-07-01", .nameMissing, "regel 2, kolom naam"),
      ("a;A;;azc;2022-07-01;5;2022-07-01", .missingArea, "regel 2, kolom gemeente"),
      ("a;A;Edde;azc;2022-07-01;5;2022-07-01", .unknownArea, "regel 2, kolom gemeente"),
      ("a;A;VR02;azc;2022-07-01;5;2022-07-01", .areaKindNotAllowed, "regel 2, kolom gemeente"),
      ("a;A;Gelderland;azc;2022-07-01;5;2022-07-01", .areaKindNotAllowed, "regel 2, kolom gemeente"),
      ("a;A;Bergen;azc;2022-07-01;5;2022-07-01", .ambiguousArea, "regel 2, kolom gemeente"),
      ("a;A;Weesp;azc;2022-07-01;5;2022-07-01", .areaNotInPeriod, "regel 2, kolom gemeente"),
      ("a;A;Ede;;2022-07-01;5;2022-07-01", .unreadableKind, "regel 2, kolom soort"),
      ("a;A;Ede;azc;;5;2022-07-01", .missingPeriod, "regel 2, kolom opening"),
      ("a;A;Ede;azc;juli 2022;5;2022-07-01", .unreadablePeriod, "regel 2, kolom opening"),
      ("a;A;Ede;azc;2022-07-01;5;", .missingPeriod, "regel 2, kolom contractVanaf"),
      ("a;A;Ede;azc;2022-07-01;vijf;2022-07-01", .unreadableNumber, "regel 2, kolom plaatsen"),
      ("a;A;Ede;azc;2022-07-01;-5;2022-07-01", .negativeNumber, "regel 2, kolom plaatsen"),
      ("a;A;Ede;azc;2022-07-01;1,5;2022-07-01", .fractionalPeople, "regel 2, kolom plaatsen"),
      ("a;A;Ede;azc;2022-07-01;60000000;2022-07-01", .numberTooLarge, "regel 2, kolom plaatsen"),
    ]
    for (row, code, place) in cases {
      let fault = try fault(row)
      #expect(fault.code == code && fault.place == place, "\(row): \(fault)")
      #expect(!fault.problem.isEmpty && !fault.advice.isEmpty)
    }
    #expect(try fault("Ter Apel;A;Ede;azc;2022-07-01;5;2022-07-01").advice.contains("ter-apel"))
    let row = "a;A;Ede;azc;2022-07-01;5;2022-07-01"
    let more: [(column: String, text: String, code: FaultCode)] = [
      ("sluiting", "2022-07-01", .datesTurned), ("contractTot", "2022-06-01", .datesTurned),
      ("beheerder", "ik", .unreadableKind), ("hoofdlocatie", "A B", .unreadableSlug),
      ("zekerheid", "hoop", .unreadableCertainty),
    ]
    for (column, text, code) in more {
      let fault = try fault("\(row);\(text)", ";\(column)")
      #expect(fault.code == code && fault.place == "regel 2, kolom \(column)", "\(fault)")
    }
  }

  @Test func `faults of groups`() throws {
    let columns = ";doelgroep;doelgroepPlaatsen;doelgroepVanaf;doelgroepTot"
    let row = "a;A;Ede;azc;2022-07-01;5;2022-07-01;"
    #expect(codes(row + "koningen;5;;", columns) == [.unreadableGroup])
    #expect(codes(row + ";5;;", columns) == [.unreadableGroup])
    #expect(codes(row + "amv;5;2022-08-01;2022-08-01", columns) == [.datesTurned])
    #expect(try fault(row + "amv;5;;2022-06-01", columns).place == "regel 2, kolom doelgroepTot")
    #expect(codes(row + "amv;5;;\n" + row + "amv;5;;", columns) == [.duplicateRow])
    #expect(codes("a;A;Ede;azc;2022-07-01;;;amv;5;;", columns) == [.missingPeriod])
    #expect(codes(row + "amv", ";doelgroep") == [.missingColumn])
  }

  @Test func `rows of one location that say different things`() throws {
    let first = "a;A;Ede;azc;2022-07-01;5;2022-07-01"
    for (later, column) in [
      ("a;B;Ede;azc;2022-07-01;5;2022-07-01", "naam"), ("a;A;Tiel;azc;2022-07-01;5;2022-07-01", "gemeente"),
      ("a;A;Ede;no;2022-07-01;5;2022-07-01", "soort"), ("a;A;Ede;azc;2022-07-02;5;2022-07-01", "opening"),
      ("a;A;Ede;azc;2022-07-01;6;2022-07-01", "plaatsen"),
    ] {
      let fault = try fault("\(first)\n\(later)")
      #expect(fault.code == .contradictingRows && fault.place == "regel 3, kolom \(column)")
      #expect(fault.problem.contains("Regel 2") && fault.problem.contains("regel 3"))
    }
    #expect(codes("\(first);\n\(first);2024-01-01", ";sluiting") == [.contradictingRows])
    #expect(codes("\(first);\n\(first);coa", ";beheerder") == [])
    #expect(codes("\(first);\n\(first);ander", ";beheerder") == [.contradictingRows])
  }

  @Test func `all faults of a file at once`() throws {
    let text = """
      locatie;naam;gemeente;soort;opening;plaatsen;contractVanaf;zekerheid
      De Brug;mevrouw 123456782;Edde;har;2022-07-1;veel;;zeker
      a;A;Ede;azc;2022-07-01;5;2022-07-01;
      a;B;Ede;azc;2022-07-01;5;2022-07-01;;extra
      a;B
      """
    let faults = importing.faults(text, .locations)
    #expect(
      faults.map(\.code) == [
        .personalNumber, .unreadableSlug, .unreadablePeriod, .unknownArea, .unreadableKind, .unreadableCertainty,
        .unreadableNumber, .raggedRow, .raggedRow,
      ])
    #expect(!faults.map(\.description).joined().contains("123456782"))
    #expect(importing.codes("locatie;naam\na;A", .locations) == Array(repeating: .missingColumn, count: 5))
    #expect(importing.codes("a;b\n1;2", .locations) == [.missingColumn])
    #expect(importing.codes("\(header);Naam\na;A;Ede;azc;2022-07-01;5;2022-07-01;A", .locations) == [.duplicateColumn])
    #expect(importing.codes(header, .locations) == [.nothingToImport])
    let options = ImportOptions(period: .day(try day("2022-07-01")))
    #expect(
      importing.codes("\(header)\na;A;Ede;azc;2022-07-01;5;2022-07-01", .locations, options) == [.unreadablePeriod])
  }
}

/// Something else was found than the test expects.
struct Unexpected: Error {}
