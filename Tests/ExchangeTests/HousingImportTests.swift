// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Exchange
import Rulebook
import Territory
import Testing

@Suite struct HousingImportTests {
  private let importing: Importing
  private let half: HalfYear
  private let july: Month
  private let day: Day

  init() throws {
    importing = try Importing()
    half = try #require(HalfYear("2022-2"))
    july = try #require(Month(iso: "2022-07"))
    day = try #require(Day(iso: "2022-07-01"))
  }

  @Test func `one file of each kind`() throws {
    #expect(
      try importing.facts("code;halfjaar;taakstelling\nGM0363;2022-2;1.900\nNL;2022-2;13500", .target) == [
        .target(area: gm(363), halfYear: half, count: Count(1900), role: .leading),
        .target(area: .netherlands, halfYear: half, count: Count(13500), role: .leading),
      ])
    #expect(
      try importing.facts("gemeente,maand,gehuisvest\nEde,juli 2022,12", .housed) == [
        .housed(area: gm(228), period: .month(july), count: Count(12), role: .leading)
      ])
    #expect(
      try importing.facts("code;periode;realisatie\nPV25;2022-II;12\nVR13;2022-07;0", .housed) == [
        .housed(
          area: AreaCode(kind: .province, number: 25), period: .halfYear(half), count: Count(12), role: .leading),
        .housed(
          area: AreaCode(kind: .safetyRegion, number: 13), period: .month(july), count: Count(0), role: .leading),
      ])
    #expect(
      try importing.facts("gm_code\tjaar\tinwoners\n344\t2022\t361.699", .population) == [
        .population(area: gm(344), year: 2022, count: Count(361_699))
      ])
    #expect(
      try importing.facts("naam;peildatum;stand\nUtrecht;1-7-2022;-120", .balance) == [
        .balance(area: gm(344), day: day, count: Count(-120), role: .leading)
      ])
    #expect(
      try importing.facts("gebied;periode;bijstelling\nGM0363;2e helft 2022;-5", .adjustment) == [
        .adjustment(area: gm(363), halfYear: half, count: Count(-5))
      ])
  }

  @Test func `names of columns without regard to writing`() throws {
    let plain = try importing.facts("code;halfjaar;aantal\nGM0363;2022-2;5", .target)
    for header in ["GM_Code;HALFJAAR;Taakstelling", "Gemeente-code; Half jaar ;\"aan-\ntal\"", "gwb;periode;Aantal."] {
      #expect(try importing.facts("\(header)\nGM0363;2022-2;5", .target) == plain)
    }
  }

  @Test func `codes and names of areas`() throws {
    for code in ["GM0363", "gm0363", "363", "0363", "Amsterdam", " amsterdam ", "Gemeente Amsterdam"] {
      let facts = try importing.facts("code;halfjaar;aantal\n\(code);2022-2;5", .target)
      #expect(facts == [.target(area: gm(363), halfYear: half, count: Count(5), role: .leading)], "\(code)")
    }
    let names: [(String, UInt16)] = [
      ("Den Haag", 518), ("'s-Gravenhage (gemeente)", 518), ("s-Gravenhage", 518), ("’s-Hertogenbosch", 796),
      ("den bosch", 796), ("Súdwest-Fryslân", 1900), ("SUDWEST FRYSLAN", 1900), ("Bergen (L.)", 893),
      ("Hengelo", 164), ("Laren (NH.)", 417), ("Utrecht (gemeente)", 344),
    ]
    for (name, number) in names {
      let facts = try importing.facts("gemeente;halfjaar;aantal\n\(name);2022-2;5", .target)
      #expect(facts == [.target(area: gm(number), halfYear: half, count: Count(5), role: .leading)], "\(name)")
    }
    #expect(importing.codes("gemeente;halfjaar;aantal\n363;2022-2;5", .target) == [.unknownArea])
    for wrong in ["GM9999", "GM36", "PV99", "Amsterdm", "Amst", "99999", "BE"] {
      #expect(importing.codes("code;halfjaar;aantal\n\(wrong);2022-2;5", .target) == [.unknownArea], "\(wrong)")
    }
  }

  @Test func `a name of more than one municipality gives the choice`() throws {
    let fault = try #require(importing.faults("gemeente;halfjaar;aantal\nBergen;2022-2;5", .target).first)
    #expect(fault.code == .ambiguousArea)
    #expect(fault.place == "regel 2")
    #expect(fault.expected?.contains("GM0373") == true && fault.expected?.contains("GM0893") == true)
    #expect(try importing.facts("code;gemeente;halfjaar;aantal\nGM0373;Bergen;2022-2;5", .target).count == 1)
  }

  @Test func `code and name must agree`() throws {
    let header = "gemeentecode;gemeente;halfjaar;aantal\n"
    #expect(try importing.facts(header + "GM0363;Amsterdam;2022-2;5", .target).count == 1)
    #expect(try importing.facts(header + "PV26;Utrecht;2022-2;5", .target).count == 1)
    #expect(try importing.facts(header + "NL;Totaal;2022-2;5", .target).count == 1)
    #expect(importing.codes(header + "GM0363;Rotterdam;2022-2;5", .target) == [.areaMismatch])
    #expect(importing.codes(header + "GM0363;PV27;2022-2;5", .target) == [.areaMismatch])
    let unknown = try importing.read(header + "GM0363;Mokum;2022-2;5", .target)
    #expect(unknown.facts.count == 1)
    #expect(unknown.notices == ["De naam is niet herkend, de code geldt: regel 2."])
    #expect(try importing.facts(header + ";Ede;2022-2;5", .target).count == 1)
    #expect(importing.codes(header + ";;2022-2;5", .target) == [.missingArea])
  }

  @Test func `an area exists in its period`() throws {
    // Weesp went up in Amsterdam on 24 March 2022.
    #expect(try importing.facts("code;halfjaar;aantal\nGM0457;2022-1;5", .target).count == 1)
    #expect(try importing.facts("code;maand;aantal\nGM0457;2022-03;5", .housed).count == 1)
    #expect(try importing.facts("code;dag;stand\nGM0457;2022-03-23;5", .balance).count == 1)
    for (kind, row) in [
      (ImportKind.target, "code;halfjaar;aantal\nGM0457;2022-2;5"), (.housed, "code;maand;aantal\nWeesp;2022-04;5"),
      (.balance, "code;dag;stand\nGM0457;2022-03-24;5"), (.population, "code;jaar;inwoners\nGM0457;2023;5"),
    ] {
      let fault = try #require(importing.faults(row, kind).first)
      #expect(fault.code == .areaNotInPeriod)
      #expect(fault.problem.contains("24 maart 2022"))
      #expect(fault.advice.contains("Amsterdam (GM0363)"))
    }
    // Voorne aan Zee exists since 1 January 2023.
    let early = try #require(importing.faults("code;halfjaar;aantal\nGM1992;2022-2;5", .target).first)
    #expect(early.code == .areaNotInPeriod)
    #expect(early.problem.contains("1 januari 2023"))
    #expect(try importing.facts("code;maand;aantal\nGM1992;2023-01;5", .housed).count == 1)
  }

  @Test func `only some kinds know larger areas`() {
    #expect(importing.codes("code;jaar;inwoners\nNL;2022;17590672", .population) == [.areaKindNotAllowed])
    #expect(importing.codes("code;halfjaar;bijstelling\nPV20;2022-2;5", .adjustment) == [.areaKindNotAllowed])
  }

  @Test func `periods of the file, of the row and of columns beside each other`() throws {
    let expected: [HousingFact] = [.target(area: gm(363), halfYear: half, count: Count(5), role: .leading)]
    let options = ImportOptions(period: .halfYear(half))
    #expect(try importing.facts("code;aantal\nGM0363;5", .target, options) == expected)
    #expect(try importing.facts("code;halfjaar;aantal\nGM0363;;5", .target, options) == expected)
    #expect(try importing.facts("code;jaar;halfjaar;aantal\nGM0363;2022;2;5", .target) == expected)
    #expect(
      try importing.facts("code;halfjaar;aantal\nGM0363;2;5", .target, ImportOptions(period: .year(2022))) == expected)
    let month: [HousingFact] = [.housed(area: gm(363), period: .month(july), count: Count(5), role: .leading)]
    for row in ["2022;7", "2022;juli", "2022;2022-07", "2022;1-7-2022"] {
      #expect(try importing.facts("code;jaar;maand;aantal\nGM0363;\(row);5", .housed) == month, "\(row)")
    }
    #expect(importing.codes("code;jaar;maand;aantal\nGM0363;2021;2022-07;5", .housed) == [.unreadablePeriod])
    #expect(importing.codes("code;aantal\nGM0363;5", .target) == [.missingPeriod])
    #expect(importing.codes("code;halfjaar;aantal\nGM0363;;5", .target) == [.missingPeriod])
    #expect(importing.codes("code;halfjaar;aantal\nGM0363;2022-07;5", .target) == [.unreadablePeriod])
    #expect(importing.codes("code;aantal\nGM0363;5", .balance, options) == [.unreadablePeriod])
    #expect(
      try importing.facts("code;peildatum;inwoners\nGM0363;1-1-2022;5", .population) == [
        .population(area: gm(363), year: 2022, count: Count(5))
      ])
    #expect(importing.codes("code;peildatum;inwoners\nGM0363;1-7-2022;5", .population) == [.unreadablePeriod])
  }

  @Test func `arrears and advance`() throws {
    let options = ImportOptions(period: .day(day))
    func balance(_ text: String) throws -> [HousingFact] { try importing.facts(text, .balance, options) }
    #expect(
      try balance("code;achterstand\nGM0363;120") == [
        .balance(area: gm(363), day: day, count: Count(-120), role: .leading)
      ])
    #expect(
      try balance("code;achterstand;kwalificatie\nGM0363;120;Meer dan") == [
        .balance(area: gm(363), day: day, count: Count(-120, .lessThan), role: .leading)
      ])
    #expect(
      try balance("code;voorsprong\nGM0363;120") == [
        .balance(area: gm(363), day: day, count: Count(120), role: .leading)
      ])
    for column in ["achterstand", "voorsprong"] {
      #expect(importing.codes("code;\(column)\nGM0363;-1", .balance, options) == [.negativeNumber])
    }
    #expect(importing.codes("code;achterstand;voorsprong\nGM0363;0;3", .balance, options) == [.duplicateColumn])
  }

  @Test func `qualifier, certainty and role`() throws {
    let text = """
      code;halfjaar;aantal;Kwalificatie;zekerheid;rol
      GM0363;2022-2;5;Circa;niet geverifieerd;Vergelijking
      GM0363;2022-2;6;;;
      """
    let options = ImportOptions(qualifier: .atLeast, certainty: .published)
    #expect(
      try importing.facts(text, .target, options) == [
        .target(area: gm(363), halfYear: half, count: Count(5, .circa, certainty: .recalled), role: .comparison),
        .target(area: gm(363), halfYear: half, count: Count(6, .atLeast, certainty: .published), role: .leading),
      ])
    let wrong = "code;halfjaar;aantal;kwalificatie;zekerheid;rol\nGM0363;2022-2;5;zowat;hoop;hoofdrol"
    #expect(importing.codes(wrong, .target) == [.unreadableQualifier, .unreadableCertainty, .unreadableRole])
  }

  @Test func `faults of cells and of their meaning are told in one go`() {
    let text = """
      Voor mevrouw 123456782;;
      gemeente;maand;aantal
      GM9999;2022-08;3
      Ede;2022-08;123456782
      123456782;2022-08;5
      Weesp;2022-08;1
      Ede;2022-09;-4
      """
    let faults = importing.faults(text, .housed)
    #expect(
      faults.map(\.code) == [
        .personalNumber, .unknownArea, .personalNumber, .personalNumber, .areaNotInPeriod, .negativeNumber,
      ])
    #expect(faults.map { $0.place?.prefix(7) } == ["regel 1", "regel 3", "regel 4", "regel 5", "regel 6", "regel 7"])
    #expect(!faults.map(\.description).joined().contains("123456782"))
    // Without a header, or with a quote that is never closed, what was found until then is told.
    #expect(importing.codes("a;123456782\nb;1", .housed) == [.personalNumber, .missingColumn])
    #expect(
      importing.codes("gemeente;maand;aantal\nEde;2022-08;123456782\nEde;\"2022-09;1", .housed)
        == [.personalNumber, .unclosedQuote])
    let many = importing.faults(
      "gemeente;maand;aantal\n" + String(repeating: "X;2022-08;123456782\n", count: ImportLimits.faults), .housed)
    #expect(many.count == ImportLimits.faults + 1 && many.last?.code == .moreFaults)
    #expect(many.last?.problem.contains("nog \(ImportLimits.faults) fouten") == true)
  }
}
