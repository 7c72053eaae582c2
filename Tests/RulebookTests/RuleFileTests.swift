// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Exact
import Testing

@testable import Rulebook

/// Every fault of the format, with the line on which it must be reported.
@Suite struct RuleFileTests {
  private typealias Code = RulebookFault.Code

  private func faults(_ text: String) -> [RulebookFault] {
    do {
      _ = try Rulebook(files: [("proef.yaml", text)])
      return []
    } catch {
      return error.faults
    }
  }

  private func expect(
    _ text: String, gives expected: [(Int, Code)], sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let found = faults(text)
    #expect(found.map(\.line) == expected.map(\.0), "\(found)", sourceLocation: sourceLocation)
    #expect(found.map(\.code) == expected.map(\.1), "\(found)", sourceLocation: sourceLocation)
    #expect(found.allSatisfy { $0.file == "proef.yaml" && !$0.problem.isEmpty }, sourceLocation: sourceLocation)
  }

  /// A good rule; alone in a file its lines are 2 to 7, and `version` follows on line 8.
  private func rule(_ version: String, id: String = "X1", head: String = "") -> String {
    """
      - id: \(id)
        term: proef
        tekst: een proef
        versies:
          - bron: proefwet
            zekerheid: wet
    \(head)\(version)
    """
  }

  private func file(_ version: String = "") -> String { "regels:\n" + rule(version) + "\n" }

  private func relation(_ operation: String, _ operands: String, id: String = "Y1") -> String {
    """
      - id: \(id)
        term: verband
        tekst: een verband
        bewerking: \(operation)
        van: [\(operands)]
        eenheid: personen

    """
  }

  /// A file with a number (X1), a day (X2), weeks (X3), a text (X4) and these relations from line 33 on.
  private func file(relations: String) -> String {
    let rules = [
      rule("        waarde: 5\n        eenheid: personen\n", id: "X1"),
      rule("        waarde: 2022-07-01\n", id: "X2"),
      rule("        waarde: 6\n        eenheid: weken\n", id: "X3"),
      rule("        waarde: woord\n", id: "X4"),
    ]
    return "regels:\n" + rules.joined() + "relaties:\n" + relations
  }

  @Test func aGoodFileHasNoFaults() {
    expect(file(), gives: [])
    expect(file("        waarde: 13500\n        eenheid: personen\n        kwalificatie: bijna"), gives: [])
    expect(file(relations: relation("som", "X1, X3") + relation("quotient", "Y1, X1", id: "Y2")), gives: [])
  }

  @Test func brokenYAML() {
    expect("regels:\n  - id: \"A", gives: [(2, .syntax)])
    expect("regels: [\n", gives: [(2, .syntax)])
    expect("regels:\n  - id: A\n    id: B\n", gives: [(2, .syntax)])
    expect("regels:\n\u{1}", gives: [(2, .syntax)])
    expect("", gives: [(1, .missing)])
    expect("# alleen een opmerking\n", gives: [(1, .missing)])
  }

  @Test func wrongShape() {
    expect("- regels\n", gives: [(1, .shape)])
    expect("regels: 5\n", gives: [(1, .shape)])
    expect("regels: []\n", gives: [(1, .empty)])
    expect("regels:\n  - R1\n", gives: [(2, .shape)])
    expect("regels:\n  - id: [a]\n    term: t\n    tekst: t\n    versies: 3\n", gives: [(2, .shape), (5, .shape)])
    expect("regels:\n  - id: a\n    term: t\n    tekst: t\n    versies: [3]\n", gives: [(5, .shape)])
    expect("{}\n", gives: [(1, .missing)])
  }

  @Test func unknownKeys() {
    expect("regel:\n  - id: a\n", gives: [(1, .unknownKey)])
    expect(file("        waarden: 3"), gives: [(8, .unknownKey)])
    expect("regels:\n" + rule("", head: "    titel: x\n"), gives: [(8, .unknownKey)])
  }

  @Test func missingKeys() {
    expect(
      "regels:\n  - versies:\n      - waarde: woord\n",
      gives: Array(repeating: (2, .missing), count: 3)
        + Array(repeating: (3, .missing), count: 2))
    expect("regels:\n  - id: a\n    term: t\n    tekst: t\n", gives: [(2, .missing)])
    expect("relaties:\n  - id: a\n", gives: Array(repeating: (2, .missing), count: 5))
  }

  @Test func emptyTexts() {
    expect(
      "regels:\n  - id: a\n    term: \"\"\n    tekst: ~\n    versies: []\n",
      gives: [(3, .empty), (4, .empty), (5, .empty)])
    expect(file("        opmerking: \"  \""), gives: [(8, .empty)])
    expect(file("        waarde:"), gives: [(8, .empty)])
  }

  @Test func daysAndPeriods() {
    expect(file("        geldigVanaf: 2022-02-30"), gives: [(8, .badDay)])
    expect(file("        bekendVanaf: 1 juli 2022"), gives: [(8, .badDay)])
    expect(file("        waarde: 2022-02-30"), gives: [(8, .badDay)])
    expect(file("        geldigVanaf: 2022-07-01\n        geldigTot: 2022-07-01"), gives: [(9, .turnedPeriod)])
    expect(file("        geldigVanaf: 2022-07-01\n        geldigTot: 2022-01-01"), gives: [(9, .turnedPeriod)])
    expect(file("        geldigVanaf: 2022-07-01\n        geldigTot: 2022-07-02"), gives: [])
  }

  @Test(arguments: [
    "13.500", "1.234.567", "7,5", "1/0", "1/", "1-7-2022", "5 %", "1e", "9999999999999", "-13.500", ".",
  ])
  func numbersInAnotherNotation(_ written: String) {
    let isWord = written == "1e" || written == "."
    expect(file("        waarde: \"\(written)\"\n        eenheid: personen"), gives: isWord ? [] : [(8, .badNumber)])
  }

  @Test func numbersInTheNotationOfTheFormat() {
    let cases: [(String, Fraction)] = [
      ("0", Fraction(0)), ("13500", Fraction(13500)), ("-3728", Fraction(-3728)), ("7.5", Fraction(15, 2)),
      ("-7.5", Fraction(-15, 2)), ("0.125", Fraction(1, 8)), ("1/3", Fraction(1, 3)), ("007", Fraction(7)),
    ]
    for (written, expected) in cases {
      guard case .value(let value) = RuleValue.read(written) else {
        Issue.record("\(written) is a number")
        continue
      }
      #expect(value == .number(expected))
    }
  }

  @Test func unitsAndWords() {
    expect(file("        waarde: 5"), gives: [(8, .noUnit)])
    expect(file("        kwalificatie: ongeveer"), gives: [(8, .unknownWord)])
    let certainty = "regels:\n  - id: a\n    term: t\n    tekst: t\n    versies:\n      - {bron: b, zekerheid: zeker}\n"
    expect(certainty, gives: [(6, .unknownWord)])
    expect(file(relations: relation("keer", "X1, X3")), gives: [(36, .unknownWord)])
  }

  @Test func ids() {
    expect("regels:\n" + rule("\n") + rule("\n"), gives: [(9, .badID)])
    expect("regels:\n" + rule("", id: "R 1"), gives: [(2, .badID)])
    expect(file(relations: relation("som", "X3, X3", id: "X1")), gives: [(33, .badID)])
  }

  @Test func versionsThatCompete() {
    let open = "      - bron: b\n        zekerheid: wet\n"
    expect(file(open), gives: [(8, .ambiguous)])
    expect(file(open + "        bekendVanaf: 2022-01-01"), gives: [])
    let first = "        geldigVanaf: 2022-01-01\n        geldigTot: 2022-07-01\n"
    expect(file(first + open + "        geldigVanaf: 2022-07-01"), gives: [])
    expect(file(first + open + "        geldigVanaf: 2022-06-30"), gives: [(10, .ambiguous)])
  }

  @Test func references() {
    func text(_ reference: String) -> String {
      "regels:\n  - id: a\n    term: t\n    vergelijkMet: \(reference)\n    tekst: t\n"
        + "    versies:\n      - {bron: b, zekerheid: wet}\n"
    }
    expect(text("stand/NL/2022-07-01"), gives: [])
    for bad in ["stand", "stand/NL", "stand//2022", "a/b/c/d"] { expect(text(bad), gives: [(4, .badReference)]) }
  }

  @Test func relationsThatCanNotBeComputed() {
    expect(file(relations: relation("som", "X1, X9")), gives: [(33, .unknownOperand)])
    expect(file(relations: relation("som", "X1")), gives: [(33, .operandCount)])
    expect(file(relations: relation("verschil", "X1, X3, X1")), gives: [(33, .operandCount)])
    expect(file(relations: relation("som", "X1, X2")), gives: [(33, .operandKind)])
    expect(file(relations: relation("som", "X1, X4")), gives: [(33, .operandKind)])
    expect(file(relations: relation("dagen-na", "X1, X3")), gives: [(33, .operandKind)])
    expect(file(relations: relation("dagen-na", "X2, X1")), gives: [(33, .operandKind)])
    expect(file(relations: relation("dagen-na", "X2, X3")), gives: [])
  }

  @Test func circlesOfRelations() {
    expect(file(relations: relation("som", "Y1, X1")), gives: [(33, .cycle)])
    let circle = relation("som", "Y2, X1") + relation("som", "Y1, X1", id: "Y2")
    let beside = relation("som", "Y1, X1", id: "Y3")
    expect(file(relations: circle + beside), gives: [(33, .cycle), (39, .cycle)])
  }

  @Test func theVersionKnownLastWinsWhereverItStands() throws {
    let versions = [(5, "2022-03-01"), (6, "2022-01-01"), (7, "2022-02-01")].map { value, known in
      "      - {bekendVanaf: \(known), waarde: \(value), eenheid: personen, bron: b, zekerheid: wet}\n"
    }
    let text = "regels:\n  - id: a\n    term: t\n    tekst: t\n    versies:\n" + versions.joined()
    let book = try Rulebook(files: [("proef.yaml", text)])
    for (known, value) in [("2021-12-31", nil), ("2022-01-31", 6), ("2022-02-28", 7), ("2022-03-01", 5)] {
      let day = try #require(Day(iso: known))
      #expect(book.whole("a", on: day, knownAt: Moment(startOf: day)) == value, "\(known)")
    }
  }

  @Test func allFilesReportAtOnce() throws {
    let error = #expect(throws: RulebookFaults.self) {
      try Rulebook(files: [("b.yaml", "regels: 5"), ("a.yaml", self.file() + self.rule("", id: "X1")), ("c.yaml", "[")])
    }
    let faults = try #require(error).faults
    #expect(faults.map(\.file) == ["a.yaml", "b.yaml", "c.yaml"])
    #expect("\(try #require(faults.first))".hasPrefix("a.yaml:9: RT-REG-11 De id X1 staat ook in a.yaml, regel 2."))
  }

  @Test func noTextStopsTheReader() {
    // Any prefix of a good file, and the file with any line taken out, gives faults or a rulebook: never a crash.
    let good = file(relations: relation("som", "X1, X3"))
    for length in 0..<good.count { _ = faults(String(good.prefix(length))) }
    let lines = good.split(separator: "\n", omittingEmptySubsequences: false)
    for position in lines.indices {
      var rest = lines
      rest.remove(at: position)
      _ = faults(rest.joined(separator: "\n"))
    }
    #expect(faults(good).isEmpty)
  }
}
