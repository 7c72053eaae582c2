// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Exchange
import Foundation
import Territory
import Testing

/// Files as spreadsheets leave them, and everything at once.
@Suite struct HousingImportShapeTests {
  private let importing: Importing

  init() throws {
    importing = try Importing()
  }

  @Test func `a spreadsheet saved as CSV`() throws {
    let text = """
      Taakstelling huisvesting;;;;
      Bron: ministerie, juni 2022;;;;
      ;;;;
      Gemeentecode;Gemeente;Provincie;Halfjaar;Taakstelling;
      GM0363;Amsterdam;Noord-Holland;2022-2;700;
      GM0599;Rotterdam;Zuid-Holland;2022-2;-;
      ;Totaal;;2022-2;700;
      ;Nederland;;2022-2;13.500;
      Bron: eigen telling;;;;;
      """
    let checked = try importing.read(text, .target)
    #expect(checked.facts.map(\.line) == [5])
    #expect(
      checked.notices == [
        "Boven de kop overgeslagen: regels 1, 2.", "Niet gebruikte kolommen: ‘Provincie’.",
        "Overgeslagen omdat het een totaal of een toelichting is: regels 7, 8, 9.",
        "Niet opgenomen omdat het getal niet bekend is: regel 6.",
      ])
  }

  @Test func `a wide file has a fact per cell and none for an empty one`() throws {
    let text = "gemeente;2022-01;feb-22;maart 2022;opmerking\nEde;1;;0;x\nTiel;x;4;-;y"
    let checked = try importing.read(text, .housed)
    let months = try ["2022-01", "2022-02", "2022-03"].map { try #require(Month(iso: $0)) }
    #expect(
      housing(checked) == [
        .housed(area: gm(228), period: .month(months[0]), count: Count(1), role: .leading),
        .housed(area: gm(228), period: .month(months[2]), count: Count(0), role: .leading),
        .housed(area: gm(281), period: .month(months[1]), count: Count(4), role: .leading),
      ])
    #expect(checked.notices == ["Niet gebruikte kolommen: ‘opmerking’."])
    #expect(importing.codes("gemeente;jan-22;januari 2022\nEde;1;2", .housed) == [.duplicateRow])
    #expect(importing.codes("gemeente;gehuisvest;2022-01\nEde;1;2", .housed) == [.duplicateColumn])
    #expect(try importing.facts("gemeente;2022-01;2022-1\nEde;1;2", .housed).count == 1)
    #expect(try importing.facts("gemeente;2021;2022\nEde;1;2", .population).count == 2)
  }

  @Test func `the same area and period twice`() throws {
    let faults = importing.faults("code;halfjaar;aantal\nGM0363;2022-2;5\nGM0228;2022-2;5\n363;2022-H2;5", .target)
    #expect(faults.map(\.code) == [.duplicateRow])
    #expect(faults.first?.place == "regel 4")
    #expect(faults.first?.problem.contains("regel 2") == true)
  }

  @Test func `numbers that are refused`() {
    func codes(_ number: String, _ kind: ImportKind = .housed) -> [FaultCode] {
      importing.codes("code;periode;aantal\nGM0363;2022-2;\(number)", kind)
    }
    #expect(codes("1.9") == [.fractionalPeople])
    #expect(codes("-3") == [.negativeNumber])
    #expect(codes("-3", .target) == [.negativeNumber])
    #expect(codes("-3", .adjustment) == [])
    #expect(codes("60000000") == [.numberTooLarge])
    #expect(codes("veel") == [.unreadableNumber])
    #expect(codes("onbekend") == [.nothingToImport])
    #expect(importing.codes("code;jaar;inwoners\nGM0363;2022;-1", .population) == [.negativeNumber])
  }

  @Test func `columns that are missing or come twice`() {
    #expect(importing.codes("a;b\n1;2", .target) == [.missingColumn])
    #expect(importing.codes("code;halfjaar;gehuisvest\nGM0363;2022-2;1", .target) == [.missingColumn])
    #expect(importing.codes("code;b\nGM0363;2", .target) == [.missingColumn, .missingPeriod])
    #expect(importing.codes("code;gemeentecode;halfjaar;aantal\n1;1;1;1", .target) == [.duplicateColumn])
    #expect(importing.codes("code;halfjaar;halfjaar;aantal\n1;1;1;1", .target) == [.duplicateColumn])
    #expect(importing.codes("code;halfjaar;aantal;taakstelling\n1;1;1;1", .target) == [.duplicateColumn])
    #expect(importing.codes("code;halfjaar;aantal", .target) == [.nothingToImport])
  }

  @Test func `rows with too few or too many cells`() {
    let faults = importing.faults("code;halfjaar;aantal\nGM0363;2022-2\nGM0228;2022-2;5;6\nGM0281;2022-2;5;;", .target)
    #expect(faults.map(\.code) == [.raggedRow, .raggedRow])
    #expect(faults.map(\.place) == ["regel 2", "regel 3, kolom 4"])
  }

  @Test func `all faults at once, in the order of the file`() {
    let text = """
      code;halfjaar;aantal;kwalificatie
      GM9999;2022-7;veel;zowat
      GM0363;2022-2;5;
      GM0363;2022-2;5;
      GM0457;2022-2;5;
      """
    let faults = importing.faults(text, .target)
    #expect(
      faults.map(\.code) == [
        .unknownArea, .unreadablePeriod, .unreadableQualifier, .unreadableNumber, .duplicateRow, .areaNotInPeriod,
      ])
    #expect(faults.first?.place == "regel 2, kolom code")
    #expect(faults.allSatisfy { !$0.problem.isEmpty && !$0.advice.isEmpty })
  }

  @Test func `long content is shortened in messages`() {
    let name = String(repeating: "ab ", count: 100)
    let fault = importing.faults("gemeente;halfjaar;aantal\n\(name);2022-2;5", .target).first
    #expect(fault?.code == .unknownArea)
    #expect((fault?.problem.count ?? 999) < 100)
  }

  @Test func `the examples of the user page`() throws {
    let examples: [(kind: ImportKind, text: String, facts: Int)] = [
      (.target, "code;gemeente;halfjaar;taakstelling\nGM0363;Amsterdam;2022-2;700\nGM0228;Ede;2022-2;90", 2),
      (.housed, "gemeente;maand;gehuisvest\nEde;2022-07;12\nEde;2022-08;9", 2),
      (.housed, "gemeente;2022-01;2022-02;2022-03\nEde;12;9;\nTiel;3;0;4", 5),
      (.population, "code;jaar;inwoners\nGM0344;2022;361.699", 1),
      (.balance, "gemeente;peildatum;stand\nUtrecht;1-7-2022;-120", 1),
      (.balance, "gemeente;peildatum;achterstand\nUtrecht;1-7-2022;120", 1),
      (.adjustment, "code;halfjaar;bijstelling\nGM0363;2022-2;-5", 1),
    ]
    for (kind, text, facts) in examples {
      let checked = try importing.read(text, kind)
      #expect(checked.facts.count == facts)
      #expect(checked.notices.isEmpty)
    }
  }

  @Test func `every example on the user page is a good file`() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let page = try String(contentsOf: root.appending(path: "docs/importeren.md"), encoding: .utf8)
    var shown: Set<ImportKind> = []
    for section in page.split(separator: "\n### ").dropFirst() {
      guard let kind = try? ImportKind(named: String(section.prefix { $0 != "\n" })) else { continue }
      for block in section.split(separator: "```csv\n").dropFirst() {
        let text = String(block.prefix { $0 != "`" })
        let checked = try importing.read(text, kind)
        #expect(!checked.facts.isEmpty && checked.notices.isEmpty, "\(kind): \(checked.notices)")
        shown.insert(kind)
      }
    }
    #expect(shown == Set(ImportKind.allCases))
  }

  @Test func `kinds by name`() throws {
    for kind in ImportKind.allCases { #expect(try ImportKind(named: kind.rawValue.uppercased()) == kind) }
    #expect(codes { () throws(Faults) in try ImportKind(named: "ruil") } == [.unknownKind])
  }

  @Test func `every code has words and comes once in the documentation`() {
    let page = FaultCode.documentation
    for code in FaultCode.allCases {
      #expect(code.title != code.rawValue && !code.title.hasSuffix("."), "\(code)")
      #expect(code.explanation.hasSuffix("."), "\(code)")
      #expect(page.split(separator: "\n").filter { $0 == "### \(code.rawValue) \(code.title)" }.count == 1)
      #expect(code.rawValue.wholeMatch(of: /RT-[1-4][0-9]{2}/) != nil)
    }
    let fault = Fault(.emptyFile, place: "regel 1", problem: "P.", expected: "E.", advice: "A.")
    #expect(Faults([fault, fault]).description == "RT-120 (regel 1): P. E. A.\nRT-120 (regel 1): P. E. A.")
  }
}
