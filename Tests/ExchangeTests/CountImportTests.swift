// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Exchange
import Rulebook
import Territory
import Testing

/// Files with a number in each row: occupancy, reception, the crisis measures.
@Suite struct CountImportTests {
  private let importing: Importing
  private let july: Day
  private let onJuly: ImportOptions

  init() throws {
    importing = try Importing()
    july = try day("2022-07-01")
    onJuly = ImportOptions(period: .day(july), certainty: .published)
  }

  /// The only fault of a text.
  private func fault(_ text: String, _ kind: ImportKind) throws -> Fault {
    let faults = importing.faults(text, kind)
    #expect(faults.count == 1, "\(faults)")
    return try #require(faults.first)
  }

  // MARK: Occupancy

  @Test func `people in locations`() throws {
    let text = "locatie;dag;bezetting;kwalificatie;zekerheid\nter-apel;1-7-2022;2.000;circa;pers\nbudel;2022-07-01;x;;"
    let checked = try importing.read(text, .occupancy)
    #expect(
      checked.facts.map(\.fact) == [
        .reception(
          .occupancy(location: try slug("ter-apel"), day: july, count: Count(2_000, .circa, certainty: .secondary)))
      ])
    #expect(checked.notices == ["Niet opgenomen omdat het getal niet bekend is: regel 3."])
    let chosen: [Fact] = [
      .reception(.occupancy(location: try slug("ter-apel"), day: july, count: Count(0, certainty: .published)))
    ]
    #expect(try importing.all("Aantal,Locatie\n0,ter-apel", .occupancy, onJuly) == chosen)
    #expect(try importing.all("peildatum\tlocatie\taantal\n\tter-apel\t0", .occupancy, onJuly) == chosen)
  }

  @Test func `faults of people in locations`() throws {
    let header = "locatie;dag;aantal\n"
    let cases: [(row: String, code: FaultCode, place: String)] = [
      ("Ter Apel;2022-07-01;5", .unreadableSlug, "regel 2, kolom locatie"),
      ("GM0363;2022-07-01;5", .unreadableSlug, "regel 2, kolom locatie"),
      ("a;;5", .missingPeriod, "regel 2, kolom dag"), ("a;2022-07;5", .unreadablePeriod, "regel 2, kolom dag"),
      ("a;2022-07-01;-5", .negativeNumber, "regel 2, kolom aantal"),
      ("a;2022-07-01;5\na;1-7-2022;6", .duplicateRow, "regel 3"),
    ]
    for (row, code, place) in cases {
      let fault = try fault(header + row, .occupancy)
      #expect(fault.code == code && fault.place == place, "\(fault)")
    }
    #expect(importing.codes("locatie;aantal\na;5", .occupancy) == [.missingPeriod])
    #expect(importing.codes(header + "a;2022-07-01;", .occupancy) == [.nothingToImport])
    let half = ImportOptions(period: .halfYear(HalfYear(containing: july)))
    #expect(importing.codes(header + "a;2022-07-01;5", .occupancy, half) == [.unreadablePeriod])
    let all = "locatie;dag;aantal;kwalificatie;zekerheid\nA B;morgen;veel;zowat;zeker"
    #expect(
      importing.codes(all, .occupancy) == [
        .unreadableSlug, .unreadablePeriod, .unreadableQualifier, .unreadableCertainty, .unreadableNumber,
      ])
  }

  // MARK: Reception

  private func count(
    _ measure: Measure, _ area: AreaCode, _ period: String, _ count: Count, _ role: FactRole = .leading
  ) throws -> Fact {
    .reception(.count(measure, area: area, period: try #require(FigurePeriod(period)), count: count, role: role))
  }

  @Test func `numbers of reception for every sort of period`() throws {
    let text = """
      grootheid;gebied;dag;maand;halfjaar;jaar;aantal;kwalificatie;zekerheid;rol
      bewoners;NL;27-6-2022;;;;42.301;;gepubliceerd;
      Statushouders in opvang;Nederland;2022-07-01;;;;14500;circa;ledenbrief;vergelijking
      instroom;NL;;juli 2022;;;4.000;;;
      eerste-aanvragen;NL;;;2e helft 2022;;20000;;;
      nareis;NL;;;;2022;x;;;
      nareis;NL;;;;2021;10000;;;
      instroom;NL;;8;;2022;4100;;;
      instroom;NL;;;1;2022;18000;;;
      """
    let checked = try importing.read(text, .reception)
    let nl = AreaCode.netherlands
    #expect(
      checked.facts.map(\.fact) == [
        try count(.residents, nl, "2022-06-27", Count(42_301, certainty: .published)),
        try count(.statusHolders, nl, "2022-07-01", Count(14_500, .circa, certainty: .letter), .comparison),
        try count(.arrivals, nl, "2022-07", Count(4_000)), try count(.applications, nl, "2022-2", Count(20_000)),
        try count(.family, nl, "2021", Count(10_000)), try count(.arrivals, nl, "2022-08", Count(4_100)),
        try count(.arrivals, nl, "2022-1", Count(18_000)),
      ])
    #expect(checked.notices == ["Niet opgenomen omdat het getal niet bekend is: regel 6."])
  }

  @Test func `one column for the period, and a period for the file`() throws {
    let text =
      "soort;code;periode;aantal\nportefeuille;NL;2022-06-27;42732\ninstroom;PV25;2022-07;5\nbewoners;363;2022-07-01;9"
    #expect(
      try importing.all(text, .reception) == [
        try count(.portfolio, .netherlands, "2022-06-27", Count(42_732)),
        try count(.arrivals, AreaCode(kind: .province, number: 25), "2022-07", Count(5)),
        try count(.residents, gm(363), "2022-07-01", Count(9)),
      ])
    #expect(
      try importing.all("grootheid;gebied;aantal\nbewoners;Ede;5", .reception, onJuly) == [
        try count(.residents, gm(228), "2022-07-01", Count(5, certainty: .published))
      ])
    #expect(
      try importing.all("grootheid;gebied;aantal\nnareis;NL;5", .reception, ImportOptions(period: .year(2022))) == [
        try count(.family, .netherlands, "2022", Count(5))
      ])
  }

  @Test func `faults of numbers of reception`() throws {
    let header = "grootheid;gebied;dag;maand;jaar;aantal;rol\n"
    let cases: [(row: String, code: FaultCode, place: String)] = [
      ("stand;NL;2022-07-01;;;5;", .unreadableMeasure, "regel 2, kolom grootheid"),
      (";NL;2022-07-01;;;5;", .unreadableMeasure, "regel 2, kolom grootheid"),
      ("bewoners;;2022-07-01;;;5;", .missingArea, "regel 2, kolom gebied"),
      ("bewoners;Utrecht;2022-07-01;;;5;", .ambiguousArea, "regel 2, kolom gebied"),
      ("bewoners;Fryslân;2022-07-01;;;5;", .ambiguousArea, "regel 2, kolom gebied"),
      ("bewoners;Weesp;2022-07-01;;;5;", .areaNotInPeriod, "regel 2, kolom gebied"),
      ("bewoners;Atlantis;2022-07-01;;;5;", .unknownArea, "regel 2, kolom gebied"),
      ("bewoners;NL;;2022-07;;5;", .periodNotOfMeasure, "regel 2, kolom maand"),
      ("instroom;NL;2022-07-01;;;5;", .periodNotOfMeasure, "regel 2, kolom dag"),
      ("bewoners;NL;;;;5;", .missingPeriod, "regel 2, kolom dag"),
      ("bewoners;NL;2022-07-01;2022-07;;5;", .unreadablePeriod, "regel 2, kolom dag"),
      ("bewoners;NL;2022-07-01;;2021;5;", .unreadablePeriod, "regel 2, kolom dag"),
      ("instroom;NL;2022-07;;;5;", .unreadablePeriod, "regel 2, kolom dag"),
      ("bewoners;NL;2022-07-01;;;-5;", .negativeNumber, "regel 2, kolom aantal"),
      ("bewoners;NL;2022-07-01;;;5;hoofdrol", .unreadableRole, "regel 2, kolom rol"),
      ("bewoners;NL;2022-07-01;;;5;\nbewoners;nederland;1-7-2022;;;5;", .duplicateRow, "regel 3"),
    ]
    for (row, code, place) in cases {
      let fault = try fault(header + row, .reception)
      #expect(fault.code == code && fault.place == place, "\(row): \(fault)")
    }
    #expect(
      importing.codes("code;naam;grootheid;dag;aantal\nGM0363;Ede;bewoners;2022-07-01;5", .reception) == [.areaMismatch]
    )
    #expect(
      try importing.all("naam;code;grootheid;dag;aantal\nUtrecht;PV26;bewoners;2022-07-01;5", .reception).count == 1)
    #expect(importing.codes("grootheid;gebied\nbewoners;NL", .reception) == [.missingColumn])
  }

  // MARK: The crisis measures

  @Test func `crisis places and people placed`() throws {
    let text = """
      Veiligheidsregio;dag;plaatsen;geplaatst;kwalificatie
      Amsterdam-Amstelland;2022-09-01;225;;
      Fryslân;2022-09-01;-;12;minstens
      vr09;2022-09-01;1.000;0;
      Veiligheidsregio Utrecht;2022-09-02;x;x;
      noord en oost gelderland;2022-09-02;5;;
      Totaal;2022-09-02;1.230;12;
      Bron: eigen telling;;;;
      """
    let checked = try importing.read(text, .crisis)
    let first = try day("2022-09-01")
    #expect(
      checked.facts.map(\.fact) == [
        .crisis(.places(region: vr(13), day: first, count: Count(225))),
        .crisis(.placed(region: vr(2), day: first, count: Count(12, .atLeast))),
        .crisis(.places(region: vr(9), day: first, count: Count(1_000))),
        .crisis(.placed(region: vr(9), day: first, count: Count(0))),
        .crisis(.places(region: vr(6), day: try day("2022-09-02"), count: Count(5))),
      ])
    #expect(
      checked.notices == [
        "Overgeslagen omdat het een totaal of een toelichting is: regels 7, 8.",
        "Niet opgenomen omdat het getal niet bekend is: regel 5.",
      ])
    // The table of safety regions that comes with the program, with a number behind it.
    #expect(try importing.all("veiligheidsregio;naam;plaatsen\nVR09;Utrecht;5", .crisis, onJuly).count == 1)
    #expect(try importing.all("naam;code;geplaatst\nFryslân;VR02;5", .crisis, onJuly).count == 1)
  }

  @Test func `every region by its name`() throws {
    for region in importing.territory.areas(of: .safetyRegion, on: july) {
      let facts = try importing.all("gebied;plaatsen\n\(region.name);5", .crisis, onJuly)
      let count = Count(5, certainty: .published)
      #expect(facts == [.crisis(.places(region: region.code, day: july, count: count))], "\(region.name)")
    }
  }

  @Test func `faults of crisis places`() throws {
    let header = "gebied;dag;plaatsen\n"
    let cases: [(row: String, code: FaultCode, place: String)] = [
      ("GM0363;2022-09-01;5", .areaKindNotAllowed, "regel 2, kolom gebied"),
      ("Ede;2022-09-01;5", .areaKindNotAllowed, "regel 2, kolom gebied"),
      ("Overijssel;2022-09-01;5", .areaKindNotAllowed, "regel 2, kolom gebied"),
      ("VR26;2022-09-01;5", .unknownArea, "regel 2, kolom gebied"),
      (";2022-09-01;5", .missingArea, "regel 2, kolom gebied"), ("VR01;;5", .missingPeriod, "regel 2, kolom dag"),
      ("VR01;2022-09-31;5", .unreadablePeriod, "regel 2, kolom dag"),
      ("VR01;2022-09-01;5,5", .fractionalPeople, "regel 2, kolom plaatsen"),
      ("VR01;2022-09-01;5\nGroningen;2022-09-01;5", .duplicateRow, "regel 3"),
    ]
    for (row, code, place) in cases {
      let fault = try fault(header + row, .crisis)
      #expect(fault.code == code && fault.place == place, "\(row): \(fault)")
    }
    #expect(importing.codes("gebied;dag\nVR01;2022-09-01", .crisis) == [.missingColumn])
    #expect(importing.codes("code;naam;plaatsen\nVR01;Zeeland;5", .crisis, onJuly) == [.areaMismatch])
    #expect(importing.codes("code;naam;regio;plaatsen\nVR01;Groningen;VR01;5", .crisis, onJuly) == [.duplicateColumn])
    #expect(
      importing.codes("gebied;dag;plaatsen\nVR99;2022-13-01;-1\nVR01 111222333;2022-09-01;5", .crisis) == [
        .unknownArea, .unreadablePeriod, .negativeNumber, .personalNumber,
      ])
  }

  @Test func `the official table of those to be housed faster`() throws {
    #expect(
      try importing.all("regio;aantal\nVR01;692\nFlevoland;x", .assigned, onJuly) == [
        .crisis(.assigned(region: vr(1), day: july, count: Count(692, certainty: .published)))
      ])
    #expect(
      try importing.all("gebied;dag;toegewezen;zekerheid\nZeeland;1 juli 2022;445;gepubliceerd", .assigned) == [
        .crisis(.assigned(region: vr(19), day: july, count: Count(445, certainty: .published)))
      ])
    #expect(importing.codes("regio;aantal\nVR01;692", .assigned) == [.missingPeriod])
    #expect(importing.codes("regio;aantal\nVR01;692\nVR01;1", .assigned, onJuly) == [.duplicateRow])
    #expect(importing.codes("regio;aantal\nEde;692", .assigned, onJuly) == [.areaKindNotAllowed])
    #expect(importing.codes("regio;dag\nVR01;2022-07-01", .assigned) == [.missingColumn])
    #expect(importing.codes("regio;aantal\nVR01;-", .assigned, onJuly) == [.nothingToImport])
  }

  @Test func `decisions about crisis places`() throws {
    #expect(
      try importing.all(
        "gebied;dag;besluit\nVR01;2022-07-01;Afbouwen\nTwente;1-7-2022;open\nVR02;2022-07-01;", .windDowns)
        == [
          .crisis(.windDown(WindDown(region: vr(1), day: july, isWoundDown: true))),
          .crisis(.windDown(WindDown(region: vr(5), day: july, isWoundDown: false))),
        ])
    let fault = try fault("gebied;dag;besluit\nVR01;2022-07-01;sluiten", .windDowns)
    #expect(fault.code == .unreadableKind && fault.place == "regel 2, kolom besluit")
    #expect(fault.expected == "Eén van: afbouwen, open.")
    #expect(importing.codes("gebied;besluit\nVR01;open", .windDowns) == [.missingPeriod])
    #expect(importing.codes("gebied;besluit\nVR01;open\nVR01;afbouwen", .windDowns, onJuly) == [.duplicateRow])
    #expect(importing.codes("gebied;dag\nVR01;2022-07-01", .windDowns) == [.missingColumn])
  }
}
