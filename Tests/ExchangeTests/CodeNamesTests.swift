// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Territory
import Testing

@testable import Exchange

/// Tables that somebody types or pastes in a field.
@Suite struct CodeNamesTests {
  private func names() throws -> CodeNames {
    CodeNames(day: try #require(Day(iso: "2022-07-15")), territory: try Territory.standard())
  }

  @Test(arguments: [
    "GM0363,881.9; GM0228,118", "GM0363;881,9\nGM0228;118", "code;gewicht\nGM0363;881,9\nEde;118\n",
    "Amsterdam\t881,9\r\nEde\t118\r\n", "gemeente\tgewicht\nAmsterdam\t881,9\n\nEde\t118",
    "  GM0363;881,9 \n GM0228;118",
  ]) func oneTableInManyShapes(text: String) throws {
    let table = try names().table(pasted: text, place: "gewichten", ["gewicht"])
    #expect(table == ["GM0363": [Fraction(8819, 10)], "GM0228": [Fraction(118)]])
  }

  @Test func limitsMayBeEmpty() throws {
    let table = try names().table(
      pasted: "GM0363,0,500; Ede,100,", place: "grenzen", ["minimum", "maximum"], allowsEmpty: true)
    #expect(table == ["GM0363": [Fraction(0), Fraction(500)], "GM0228": [Fraction(100), nil]])
    #expect(try names().table(pasted: "Ede;60", place: "bestaand", ["plaatsen"]) == ["GM0228": [Fraction(60)]])
  }

  @Test(arguments: [
    ("GM0228;1\nEde;2", FaultCode.duplicateRow), ("GM0228;1\nGM0228;2", .duplicateRow),
    ("GM0228;veel\nGM0363;1", .unreadableNumber),
    ("GM0228", .unreadableNumber), ("code;gewicht", .nothingToImport), ("naam;aantal\nEde;4", .missingColumn),
    (" ;; ", .emptyFile), ("", .emptyFile),
  ]) func badTablesAreRefused(text: String, code: FaultCode) throws {
    let names = try names()
    let faults = codes { () throws(Faults) in try names.table(pasted: text, place: "gewichten", ["gewicht"]) }
    #expect(faults == [code])
  }

  /// Lines are counted as they were typed, with or without a header.
  @Test func aFaultNamesTheLineThatWasTyped() throws {
    let names = try names()
    for text in ["Ede;1\nGouda;veel", "code;gewicht\nGouda;veel"] {
      let faults = faults { () throws(Faults) in try names.table(pasted: text, place: "gewichten", ["gewicht"]) }
      #expect(faults.map(\.place) == ["regel 2, kolom gewicht"])
    }
  }
}
