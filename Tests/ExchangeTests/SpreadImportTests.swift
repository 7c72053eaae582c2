// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Exchange
import Office
import Rulebook
import Territory
import Testing

private func pv(_ number: UInt16) -> AreaCode { AreaCode(kind: .province, number: number) }

/// Files about the division over the country: what good ones say.
@Suite struct SpreadImportTests {
  private let importing: Importing

  init() throws { importing = try Importing() }

  private func all(_ text: String, _ kind: ImportKind, cycle: Int? = nil) throws -> [SpreadFact] {
    let options = ImportOptions(period: cycle.map { .year($0) })
    return try importing.all(text, kind, options).compactMap { fact in
      if case .spread(let spread) = fact { spread } else { nil }
    }
  }

  @Test func `estimates`() throws {
    let text = """
      ronde;gepubliceerd;raming;amv;kwalificatie;zekerheid
      2024;31-1-2024;96.000;8140;;gepubliceerd
      2026;2025-12-23;88000;;circa;
      2028;2027-12-23;x;;;
      """
    let checked = try importing.read(text, .estimates)
    #expect(
      checked.facts.map(\.fact) == [
        .spread(
          .estimate(
            CapacityEstimate(
              cycle: 2024, published: try day("2024-01-31"), places: Count(96_000, certainty: .published), minors: 8_140
            ))),
        .spread(
          .estimate(CapacityEstimate(cycle: 2026, published: try day("2025-12-23"), places: Count(88_000, .circa)))),
      ])
    #expect(checked.facts.map(\.line) == [2, 3])
    #expect(checked.notices == ["Niet opgenomen omdat het getal niet bekend is: regel 4."])
  }

  /// The official table: numbers of municipalities and provinces, the part for minors apart.
  @Test func `indicative numbers`() throws {
    let text = "gebied;cyclus;indicatief;amv\nPV20;;3.000;\nGM0034;2024;855;50\nPV24;2026;x;\n"
    func count(_ measure: Measure, _ area: AreaCode, _ value: Int) -> SpreadFact {
      .count(measure, area: area, period: .year(2024), count: Count(value))
    }
    #expect(
      try all(text, .indicative, cycle: 2024) == [
        count(.indicative, pv(20), 3_000), count(.indicative, gm(34), 855), count(.indicativeMinors, gm(34), 50),
      ])
    #expect(try all("provincie;aantal\nFlevoland;7\n", .indicative, cycle: 2024) == [count(.indicative, pv(24), 7)])
  }

  @Test func `numbers of the table`() throws {
    let text = """
      grootheid;gebied;cyclus;dag;aantal;zekerheid
      opgave-spreiding;NL;2024;;1.087;gepubliceerd
      provinciale-opgave;PV24;;1-1-2024;3432;
      verslag-plaatsen;Flevoland;2024;;9;
      """
    #expect(
      try all(text, .tableNumbers) == [
        .count(.openAssignment, area: .netherlands, period: .year(2024), count: Count(1_087, certainty: .published)),
        .count(.provincialTask, area: pv(24), period: .day(try day("2024-01-01")), count: Count(3_432)),
        .count(.reportedPlaces, area: pv(24), period: .year(2024), count: Count(9)),
      ])
  }

  @Test func `offers`() throws {
    let text = """
      locatie;naam;gemeente;cyclus;dag;regulier;bijzonder;amv;vanaf;tot;bestaand;verspreid;voorwaarden;zekerheid
      markt;De Markt;Almere;2024;3-6-2024;300;;40;2025-03-01;1-3-2035;;;Een school;gepubliceerd
      hotel;Hotel;GM0995;;2022-09-01;1.000;x;;2022-10-01;;ja;Ja;;
      niets;Niets;GM0995;;2022-09-01;;;;2022-10-01;;;;;
      """
    let first = PlaceOffer(
      site: try slug("markt"), name: "De Markt", municipality: gm(34), cycle: 2024, day: try day("2024-06-03"),
      places: PlaceCounts(regular: 300, minors: 40), available: try period("2025-03-01", "2035-03-01"),
      conditions: "Een school", certainty: .published)
    let second = PlaceOffer(
      site: try slug("hotel"), name: "Hotel", municipality: gm(995), cycle: nil, day: try day("2022-09-01"),
      places: PlaceCounts(regular: 1_000), available: try period("2022-10-01"), isNew: false, isSpread: true)
    #expect(try all(text, .offers) == [.offer(first), .offer(second)])
    var later = second
    later.cycle = 2024
    #expect(try all(text, .offers, cycle: 2024) == [.offer(first), .offer(later)])
  }

  @Test func `swaps`() throws {
    let text = """
      ruil;provincie;cyclus;dag;gemeente;verschil;zekerheid
      1;Flevoland;2024;12-6-2024;Almere;-50;
      2;PV20;;2024-07-01;GM0014;5;gepubliceerd
      1;;;;Lelystad;+50;
      2;PV20;2024;1-7-2024;Veendam;-5;gepubliceerd
      """
    let first = PlaceSwap(
      province: pv(24), cycle: 2024, day: try day("2024-06-12"),
      changes: [.init(municipality: gm(34), change: -50), .init(municipality: gm(995), change: 50)])
    let second = PlaceSwap(
      province: pv(20), cycle: 2024, day: try day("2024-07-01"),
      changes: [.init(municipality: gm(14), change: 5), .init(municipality: gm(47), change: -5)], certainty: .published)
    let checked = try importing.read(text, .swaps, ImportOptions(period: .year(2024)))
    #expect(checked.facts.map(\.fact) == [.spread(.swap(first)), .spread(.swap(second))])
    #expect(checked.facts.map(\.line) == [2, 3])
  }

  @Test func `agreements`() throws {
    let text = """
      provincie;cyclus;dag;afspraak;gemeente;aantal;amv
      PV24;2024;2024-06-12;Almere neemt er bij;Almere;400;20
      PV24;2024;2024-06-12;Almere neemt er bij;Lelystad;300;
      Flevoland;-;1-9-2022;Elke gemeente zoekt;;;
      PV24;2024;2024-06-12;Later meer;Urk;x;
      """
    let (one, two) = (
      MunicipalPlaces(municipality: gm(34), places: 400, minors: 20),
      MunicipalPlaces(municipality: gm(995), places: 300)
    )
    let day = try day("2024-06-12")
    #expect(
      try all(text, .agreements) == [
        .agreement(
          TableAgreement(province: pv(24), cycle: 2024, day: day, text: "Almere neemt er bij", numbers: [one, two])),
        .agreement(
          TableAgreement(
            province: pv(24), cycle: nil, day: try ExchangeTests.day("2022-09-01"), text: "Elke gemeente zoekt")),
        .agreement(TableAgreement(province: pv(24), cycle: 2024, day: day, text: "Later meer")),
      ])
  }

  @Test func `reports and decisions`() throws {
    let text = """
      provincie;cyclus;dag;gemeente;aantal;amv;totaal;termijn;wijziging;zekerheid
      PV24;2024;20-12-2024;Almere;600;30;1000;1-9-2025;;gepubliceerd
      ;;;Lelystad;400;;;;nee;
      PV24;2024;2025-02-10;GM0034;1000;;;;ja;
      Groningen;;2024-12-20;GM0014;5;;;;;
      """
    let almere = MunicipalPlaces(municipality: gm(34), places: 600, minors: 30)
    let lelystad = MunicipalPlaces(municipality: gm(995), places: 400)
    let decisions = try [
      DistributionDecision(
        province: pv(24), cycle: 2024, published: day("2024-12-20"), numbers: [almere, lelystad], total: 1_000,
        term: day("2025-09-01"), certainty: .published),
      DistributionDecision(
        province: pv(24), cycle: 2024, published: day("2025-02-10"),
        numbers: [MunicipalPlaces(municipality: gm(34), places: 1_000)], isChange: true),
      DistributionDecision(
        province: pv(20), cycle: 2024, published: day("2024-12-20"),
        numbers: [MunicipalPlaces(municipality: gm(14), places: 5)]),
    ]
    #expect(try all(text, .decisions) == decisions.map { .decision($0) })
    #expect(try importing.read(text, .decisions).facts.map(\.line) == [2, 4, 5])
    let report = "provincie;dag;gemeente;aantal;amv\nPV24;2024-10-28;Almere;600;30\n;;Lelystad;400;\n"
    #expect(
      try all(report, .reports, cycle: 2024) == [
        .report(
          TableReport(province: pv(24), cycle: 2024, day: day("2024-10-28"), numbers: [almere, lelystad]))
      ])
  }

  @Test func `objections and delays`() throws {
    let objections = """
      bezwaar;provincie;cyclus;dag;gemeente;onderwerp;uitkomst;uitkomstDag
      bezwaar-almere;PV24;2024;15-1-2025;Almere;Het aantal;deels gegrond;2025-04-01
      bezwaar-2;PV24;2024;2025-01-16;;De termijn;;
      """
    #expect(
      try all(objections, .objections) == [
        .objection(
          DecisionObjection(
            id: slug("bezwaar-almere"), province: pv(24), cycle: 2024, day: day("2025-01-15"), municipality: gm(34),
            about: "Het aantal", outcome: .init(day: day("2025-04-01"), ruling: .partly))),
        .objection(
          DecisionObjection(
            id: slug("bezwaar-2"), province: pv(24), cycle: 2024, day: day("2025-01-16"), about: "De termijn")),
      ])
    let delays =
      "gemeente;cyclus;dag;reden;verwacht\nAlmere;2024;1-5-2025;Het net is vol;2025-12-01\nUrk;2024;2025-05-01;Geen grond;\n"
    #expect(
      try all(delays, .delays) == [
        .delay(
          DelayReport(
            municipality: gm(34), cycle: 2024, day: day("2025-05-01"), reason: "Het net is vol",
            expected: day("2025-12-01"))),
        .delay(DelayReport(municipality: gm(184), cycle: 2024, day: day("2025-05-01"), reason: "Geen grond")),
      ])
  }
}

/// What is wrong with files about the division over the country, each with its place.
@Suite struct SpreadImportFaultTests {
  private let importing: Importing

  init() throws { importing = try Importing() }

  private func expect(
    _ code: FaultCode, _ column: String?, _ row: String, _ kind: ImportKind, _ header: String
  ) {
    let faults = importing.faults("\(header)\n\(row)\n", kind)
    #expect(faults.map(\.code) == [code], "\(row): \(faults)")
    let line = row.split(separator: "\n", omittingEmptySubsequences: false).count + 1
    let place = "regel \(line)" + (column.map { ", kolom \($0)" } ?? "")
    #expect(faults.first?.place == place, "\(row)")
    #expect(faults.allSatisfy { !$0.problem.isEmpty && !$0.advice.isEmpty })
  }

  @Test(arguments: [
    ("2023x;PV24;5;", FaultCode.unreadableCycle, "cyclus"), ("24;PV24;5;", .unreadableCycle, "cyclus"),
    (";PV24;5;", .unreadableCycle, "cyclus"), ("0999;PV24;5;", .unreadableCycle, "cyclus"),
    ("2024;;5;", .missingArea, "gebied"), ("2024;Nergens;5;", .unknownArea, "gebied"),
    ("2024;GM0457;5;", .areaNotInPeriod, "gebied"), ("2024;VR25;5;", .areaKindNotAllowed, "gebied"),
    ("2024;NL;5;", .areaKindNotAllowed, "gebied"), ("2024;Groningen;5;", .ambiguousArea, "gebied"),
    ("2024;PV24;-5;", .negativeNumber, "aantal"),
    ("2024;PV24;1,5;", .fractionalPeople, "aantal"), ("2024;PV24;vijf;", .unreadableNumber, "aantal"),
    ("2024;PV24;5;-1", .negativeNumber, "amv"),
  ]) func `the indicative table`(row: String, code: FaultCode, column: String) {
    expect(code, column, row, .indicative, "cyclus;gebied;aantal;amv")
  }

  @Test func `rows that say the same twice`() {
    expect(.duplicateRow, nil, "2024;PV24;5\n2024;Flevoland;6", .indicative, "cyclus;gebied;aantal")
    expect(.duplicateRow, nil, "2024;2024-01-31;5\n2024;2024-02-01;6", .estimates, "cyclus;dag;aantal")
    expect(
      .duplicateRow, nil, "indicatief;PV24;2024;5\nindicatief;PV24;2024;5", .tableNumbers,
      "grootheid;gebied;cyclus;aantal")
    expect(
      .duplicateRow, nil, "a;A;Urk;2024;2024-06-01;100;2025-01-01\na;B;Urk;2024;2024-06-01;100;2025-01-01", .offers,
      "locatie;naam;gemeente;cyclus;dag;regulier;vanaf")
    expect(
      .duplicateRow, nil, "1;PV24;2024;2024-06-01;Urk;5\n1;;;;GM0184;-5", .swaps,
      "ruil;provincie;cyclus;dag;gemeente;verschil")
    let agreements = "provincie;cyclus;dag;afspraak;gemeente;aantal"
    expect(.duplicateRow, nil, "PV24;2024;2024-06-01;Ja;;\nPV24;2024;2024-06-01;Ja;;", .agreements, agreements)
    expect(.duplicateRow, nil, "PV24;2024;2024-06-01;Ja;Urk;5\nPV24;2024;2024-06-01;Ja;Urk;5", .agreements, agreements)
    expect(
      .duplicateRow, nil, "PV24;2024;2024-10-01;Urk;5\n;;;Urk;5", .reports, "provincie;cyclus;dag;gemeente;aantal")
    expect(
      .duplicateRow, nil, "a;PV24;2024;2025-01-01;x\na;PV24;2024;2025-01-02;y", .objections,
      "bezwaar;provincie;cyclus;dag;onderwerp")
    expect(
      .duplicateRow, nil, "Urk;2024;2025-05-01;x\nUrk;2024;2025-05-02;y", .delays, "gemeente;cyclus;dag;reden")
  }

  @Test(arguments: [
    (";Markt;Urk;2024-06-01;100;2025-01-01;;", FaultCode.unreadableSlug, "locatie"),
    ("De Markt!;Markt;Urk;2024-06-01;100;2025-01-01;;", .unreadableSlug, "locatie"),
    ("markt;;Urk;2024-06-01;100;2025-01-01;;", .nameMissing, "naam"),
    ("markt;Bel 123456782;Urk;2024-06-01;100;2025-01-01;;", .personalNumber, "2"),
    ("markt;Markt;;2024-06-01;100;2025-01-01;;", .missingArea, "gemeente"),
    ("markt;Markt;PV24;2024-06-01;100;2025-01-01;;", .areaKindNotAllowed, "gemeente"),
    ("markt;Markt;Weesp;2024-06-01;100;2025-01-01;;", .areaNotInPeriod, "gemeente"),
    ("markt;Markt;Urk;;100;2025-01-01;;", .missingPeriod, "dag"),
    ("markt;Markt;Urk;31-2-2024;100;2025-01-01;;", .unreadablePeriod, "dag"),
    ("markt;Markt;Urk;2024-06-01;-1;2025-01-01;;", .negativeNumber, "regulier"),
    ("markt;Markt;Urk;2024-06-01;100;;;", .missingPeriod, "vanaf"),
    ("markt;Markt;Urk;2024-06-01;100;2025-01-01;2025-01-01;", .datesTurned, "tot"),
    ("markt;Markt;Urk;2024-06-01;100;2025-01-01;;misschien", .unreadableTableWord, "verspreid"),
  ]) func `offers`(row: String, code: FaultCode, column: String) {
    expect(code, column, row, .offers, "locatie;naam;gemeente;dag;regulier;vanaf;tot;verspreid")
  }

  @Test func `offers need a column with places`() {
    let faults = importing.faults(
      "locatie;naam;gemeente;dag;vanaf\nmarkt;Markt;Urk;2024-06-01;2025-01-01\n", .offers)
    #expect(faults.contains { $0.code == .missingColumn && $0.problem.contains("plaatsen") }, "\(faults)")
  }

  @Test(arguments: [
    (";PV24;2024;2024-06-01;Urk;5", FaultCode.nameMissing, "ruil"),
    ("1;;2024;2024-06-01;Urk;5", .missingArea, "provincie"),
    ("1;Urk;2024;2024-06-01;Urk;5", .areaKindNotAllowed, "provincie"),
    ("1;PV24;;2024-06-01;Urk;5", .unreadableCycle, "cyclus"),
    ("1;PV24;2024;;Urk;5", .missingPeriod, "dag"),
    ("1;PV24;2024;2024-06-01;;5", .missingArea, "gemeente"),
    ("1;PV24;2024;2024-06-01;Urk;vijf", .unreadableNumber, "verschil"),
    ("1;PV24;2024;2024-06-01;Urk;5\n1;PV20;;;Almere;-5", .contradictingRows, "provincie"),
    ("1;PV24;2024;2024-06-01;Urk;5\n1;;2026;;Almere;-5", .contradictingRows, "cyclus"),
    ("1;PV24;2024;2024-06-01;Urk;5\n1;;;2024-06-02;Almere;-5", .contradictingRows, "dag"),
  ]) func `swaps`(row: String, code: FaultCode, column: String) {
    expect(code, column, row, .swaps, "ruil;provincie;cyclus;dag;gemeente;verschil")
  }

  @Test(arguments: [
    (";2024;2024-06-01;Ja;;", FaultCode.missingArea, "provincie"),
    ("PV24;2024;;Ja;;", .missingPeriod, "dag"), ("PV24;2024;2024-06-01;;;", .nameMissing, "afspraak"),
    ("PV24;2024;2024-06-01;Ja;;5", .missingArea, "gemeente"),
    ("PV24;2024;2024-06-01;Ja;Urk;-5", .negativeNumber, "aantal"),
    ("PV24;24;2024-06-01;Ja;;", .unreadableCycle, "cyclus"),
  ]) func `agreements`(row: String, code: FaultCode, column: String) {
    expect(code, column, row, .agreements, "provincie;cyclus;dag;afspraak;gemeente;aantal")
  }

  @Test(arguments: [
    (";2024;2024-12-20;Urk;5;;;;", FaultCode.missingArea, "provincie"),
    ("PV24;;2024-12-20;Urk;5;;;;", .unreadableCycle, "cyclus"), ("PV24;2024;;Urk;5;;;;", .missingPeriod, "dag"),
    ("PV24;2024;2024-12-20;;5;;;;", .missingArea, "gemeente"),
    ("PV24;2024;2024-12-20;Urk;5;-1;;;", .negativeNumber, "totaal"),
    ("PV24;2024;2024-12-20;Urk;5;;ooit;;", .unreadablePeriod, "termijn"),
    ("PV24;2024;2024-12-20;Urk;5;;;wellicht;", .unreadableTableWord, "wijziging"),
    ("PV24;2024;2024-12-20;Urk;5;;;;zeker", .unreadableCertainty, "zekerheid"),
    ("PV24;2024;2024-12-20;Urk;5;5;;;\n;;;Almere;6;6;;;", .contradictingRows, "totaal"),
    ("PV24;2024;2024-12-20;Urk;5;;2025-09-01;;\n;;;Almere;6;;2025-09-02;;", .contradictingRows, "termijn"),
    ("PV24;2024;2024-12-20;Urk;5;;;;\n;;;Almere;6;;;ja;", .contradictingRows, "wijziging"),
    ("PV24;2024;2024-12-20;Urk;5;;;;\n;;;Almere;6;;;;gepubliceerd", .contradictingRows, "zekerheid"),
  ]) func `decisions`(row: String, code: FaultCode, column: String) {
    expect(code, column, row, .decisions, "provincie;cyclus;dag;gemeente;aantal;totaal;termijn;wijziging;zekerheid")
  }

  /// One wrong cell in the row that names all is one fault, however many rows stand below it.
  @Test func `a fault in the first row is told once`() {
    let rows = "Nergens;2024;2024-12-20;Urk;5\n;;;Almere;6\n;;;Lelystad;7\n"
    let faults = importing.faults("provincie;cyclus;dag;gemeente;aantal\n\(rows)", .decisions)
    #expect(faults.map(\.code) == [.unknownArea])
  }

  @Test func `objections and delays`() {
    let objections = "bezwaar;provincie;cyclus;dag;onderwerp;uitkomst;uitkomstDag"
    expect(.unreadableSlug, "bezwaar", ";PV24;2024;2025-01-01;x;;", .objections, objections)
    expect(.nameMissing, "onderwerp", "a;PV24;2024;2025-01-01;;;", .objections, objections)
    expect(.unreadableTableWord, "uitkomst", "a;PV24;2024;2025-01-01;x;gewonnen;2025-03-01", .objections, objections)
    expect(.missingPeriod, "uitkomstDag", "a;PV24;2024;2025-01-01;x;gegrond;", .objections, objections)
    let delays = "gemeente;cyclus;dag;reden;verwacht"
    expect(.missingArea, "gemeente", ";2024;2025-05-01;x;", .delays, delays)
    expect(.reasonMissing, "reden", "Urk;2024;2025-05-01;;", .delays, delays)
    expect(.unreadablePeriod, "verwacht", "Urk;2024;2025-05-01;x;ooit", .delays, delays)
  }

  @Test func `measures that are no numbers of the table`() {
    let header = "grootheid;gebied;cyclus;dag;aantal"
    expect(.unreadableMeasure, "grootheid", "bewoners;PV24;2024;;5", .tableNumbers, header)
    expect(.unreadableMeasure, "grootheid", ";PV24;2024;;5", .tableNumbers, header)
    expect(.unreadableCycle, "cyclus", "indicatief;PV24;;;5", .tableNumbers, header)
    expect(.unreadablePeriod, "dag", "provinciale-opgave;PV24;;ooit;5", .tableNumbers, header)
  }
}

/// What the program brings along of the division over the country.
@Suite struct SuppliedSpreadTests {
  private func supplied() throws -> [(sourced: SourcedFact, fact: SpreadFact)] {
    try SuppliedJournal.facts2022().compactMap { sourced in
      if case .spread(let fact) = sourced.fact { (sourced, fact) } else { nil }
    }
  }

  /// Nothing of it was known in the summer of 2022, so a view of then does not see it.
  @Test func `all of it became known later`() throws {
    let first = Moment(startOf: try day("2023-05-23"))
    let facts = try supplied()
    #expect(facts.count > 60)
    for (sourced, fact) in facts {
      #expect(sourced.known.map { $0 >= first } == true, "\(fact)")
      #expect(!sourced.source.isEmpty && sourced.source.count <= 500)
    }
    #expect(try SuppliedJournal.nationalSeries().suffix(facts.count) == facts.map(\.sourced).suffix(facts.count))
  }

  @Test func `estimates of both cycles`() throws {
    let estimates = try supplied().compactMap { _, fact in
      if case .estimate(let estimate) = fact { estimate } else { nil }
    }
    #expect(estimates.map(\.cycle) == [2024, 2026])
    #expect(try estimates.first?.places.value == 96_000 && estimates.first?.published == day("2024-01-31"))
    #expect(estimates.map(\.places.certainty) == [.law, .published])
  }

  /// Both versions, as published: the parts for minors and the whole, with the rounding of their sources.
  @Test(arguments: [
    (Measure.provincialTask, "2023-05-23", 75_499, 75_500), (.provincialTask, "2023-05-24", 77_070, 77_100),
    (.provincialTaskMinors, "2023-05-23", 5_088, 5_088), (.provincialTaskMinors, "2023-05-24", 3_659, 3_660),
  ]) func `provincial tasks add up`(measure: Measure, iso: String, sum: Int, total: Int) throws {
    let known = Moment(startOf: try day(iso))
    var counts: [AreaCode: Int] = [:]
    for (sourced, fact) in try supplied() where sourced.known == known {
      if case .count(measure, let area, _, let count) = fact { counts[area] = count.value }
    }
    #expect(counts.removeValue(forKey: .netherlands) == total)
    #expect(counts.count == 12 && counts.values.reduce(0, +) == sum)
  }

  @Test func `each number names a measure, an area and a period that fit`() throws {
    for (_, fact) in try supplied() {
      guard case .count(let measure, let area, let period, let count) = fact else { continue }
      #expect(measure.fitsSpread(area.kind, period) && count.value >= 0, "\(fact)")
    }
  }
}
