// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Exchange
import Office
import Rulebook
import Territory
import Testing

/// Files about displaced people from Ukraine, and the series that comes with the program.
@Suite struct DisplacedImportTests {
  private let importing: Importing

  init() throws { importing = try Importing() }

  private func count(
    _ measure: Measure, _ area: AreaCode, _ period: String, _ number: Int, _ qualifier: Qualifier = .exact
  ) throws -> Fact {
    .displaced(
      .count(
        measure, area: area, period: try #require(FigurePeriod(period)), count: Count(number, qualifier), role: .leading
      ))
  }

  @Test func `a row holds all that an area says of a day`() throws {
    let text = """
      gemeente;dag;BRP;plaatsen;bezet;particulier;verwacht;verwachtPer;reden;maand;persoonmaanden;kwalificatie
      Ede;4-7-2022;420;300;310;80;25;1-9-2022;Verbouwing van de keuken;;;
      GM0228;;;;;;;;;juni 2022;75;
      VR07;2022-07-04;;1.900;;;;;;;;circa
      Totaal;2022-07-04;;;;;;;;;;
      Ede;2022-07-11;x;-;;;;;;;;
      """
    let checked = try importing.read(text, .displaced)
    let ede = gm(228)
    #expect(
      checked.facts.map(\.fact) == [
        try count(.displacedRegistered, ede, "2022-07-04", 420), try count(.displacedPlaces, ede, "2022-07-04", 300),
        try count(.displacedOccupied, ede, "2022-07-04", 310), try count(.displacedPrivate, ede, "2022-07-04", 80),
        try count(.displacedExpected, ede, "2022-09-01", 25),
        .displaced(
          .excess(ExcessReason(area: ede, day: try day("2022-07-04"), reason: "Verbouwing van de keuken"))),
        try count(.displacedPrivateMonths, ede, "2022-06", 75),
        try count(.displacedPlaces, vr(7), "2022-07-04", 1_900, .circa),
      ])
    #expect(
      checked.notices == [
        "Overgeslagen omdat het een totaal of een toelichting is: regel 5.",
        "Niet opgenomen omdat het getal niet bekend is: regel 6.",
      ])
    let onDay = ImportOptions(period: .day(try day("2022-07-04")))
    #expect(try importing.all("gebied;vrij;elders\nNL;500;20.000", .displaced, onDay).count == 2)
  }

  @Test func `faults of displaced people`() throws {
    let header = "gebied;dag;plaatsen;vrij;verwacht;verwachtPer;maand;persoonmaanden\n"
    let cases: [(row: String, code: FaultCode, place: String)] = [
      ("PV27;2022-07-04;5;;;;;", .areaKindNotAllowed, "regel 2, kolom gebied"),
      ("Weesp;2022-07-04;5;;;;;", .areaNotInPeriod, "regel 2, kolom gebied"),
      (";2022-07-04;5;;;;;", .missingArea, "regel 2, kolom gebied"),
      ("Ede;;5;;;;;", .missingPeriod, "regel 2, kolom dag"),
      ("Ede;2022-07;5;;;;;", .unreadablePeriod, "regel 2, kolom dag"),
      ("Ede;2022-07-04;-5;;;;;", .negativeNumber, "regel 2, kolom plaatsen"),
      ("Ede;2022-07-04;;5;;;;", .displacedNotReported, "regel 2, kolom gebied"),
      ("VR07;;;;;;2022-06;5", .displacedNotReported, "regel 2, kolom gebied"),
      ("Ede;2022-07-04;;;5;;;", .expectedWithoutDay, "regel 2, kolom verwachtPer"),
      ("Ede;2022-07-04;;;5;2022-07-04;;", .expectedWithoutDay, "regel 2, kolom verwachtPer"),
      ("Ede;;;;;;;5", .missingPeriod, "regel 2, kolom maand"),
      ("Ede;;;;;;2022;5", .unreadablePeriod, "regel 2, kolom maand"),
      ("Ede;2022-07-04;5;;;;;\nGM0228;4-7-2022;6;;;;;", .duplicateRow, "regel 3"),
    ]
    for (row, code, place) in cases {
      let faults = importing.faults(header + row, .displaced)
      #expect(faults.map(\.code) == [code] && faults.first?.place == place, "\(row): \(faults)")
    }
    #expect(importing.codes("gebied;dag\nEde;2022-07-04", .displaced) == [.nothingToImport])
  }

  /// The published series: each number on its own day, known from that day, and the letter from the rule files.
  @Test func `the supplied series is the published one`() throws {
    let all = try SuppliedJournal.facts2022().filter {
      if case .displaced = $0.fact { true } else { false }
    }
    func number(_ measure: Measure, _ iso: String, in area: AreaCode = .netherlands, _ role: FactRole = .leading)
      throws -> [Int]
    {
      let period = FigurePeriod.day(try day(iso))
      return all.compactMap { sourced -> Int? in
        guard case .displaced(.count(measure, area, period, let count, role)) = sourced.fact else { return nil }
        return count.value
      }
    }
    #expect(all.count == 115)
    #expect(try number(.displacedRegistered, "2022-04-25") == [45_460])
    #expect(try number(.displacedOccupied, "2022-04-25") == [31_782])
    #expect(try number(.displacedRegistered, "2022-07-01") == [74_000])
    #expect(try number(.displacedOccupied, "2022-07-01") == [50_000])
    #expect(try number(.displacedRegistered, "2022-04-07", .comparison) == [27_123])
    #expect(try number(.displacedRegistered, "2022-04-21", in: gm(599)) == [1_829])
    #expect(try number(.displacedPlaces, "2022-03-22", in: vr(9)) == [2_505])
    #expect(try number(.displacedFree, "2024-03-29") == [540])
    #expect(try number(.displacedPlaces, "2024-12-15") == [93_200])
    for sourced in all {
      let first = try #require(sourced.fact.firstDayCounted)
      let known = try #require(sourced.known)
      let isOfLetter = sourced.source.contains("Ledenbrief")
      #expect(known == Moment(startOf: isOfLetter ? try day("2022-07-14") : first), "\(sourced.source)")
    }
    #expect(
      try SuppliedJournal.nationalSeries().filter { if case .displaced = $0.fact { true } else { false } }.count == 115)
  }
}
