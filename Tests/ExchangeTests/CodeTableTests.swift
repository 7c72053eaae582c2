// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Testing

@testable import Exchange

/// Small tables that go with a question: weights, limits, what stands.
@Suite struct CodeTableTests {
  private func read(
    _ text: String, _ columns: [String] = ["gewicht"], allowsEmpty: Bool = false
  ) throws(Faults) -> [String: [Fraction?]] {
    try CodeTable.read(Array(text.utf8), columns: columns, allowsEmpty: allowsEmpty).rows
  }

  @Test func weightsAreReadExactly() throws {
    #expect(
      try read("code,gewicht\nGM0014,0.170\nGM0363,1.234\neiland,5\n") == [
        "GM0014": [Fraction(17, 100)], "GM0363": [Fraction(617, 500)], "eiland": [Fraction(5)],
      ])
    #expect(
      try read("Code;Gewicht\nGM0014;0,170\nGM0363; -2,5 \n") == [
        "GM0014": [Fraction(17, 100)], "GM0363": [Fraction(-5, 2)],
      ])
  }

  @Test func limitsMayBeLeftOpen() throws {
    #expect(
      try read("code,minimum,maximum\nGM0014,,500\nGM0363,10,\n", ["minimum", "maximum"], allowsEmpty: true) == [
        "GM0014": [nil, Fraction(500)], "GM0363": [Fraction(10), nil],
      ])
    #expect(
      try read("code;maximum\nGM0014;500\n", ["minimum", "maximum"], allowsEmpty: true) == [
        "GM0014": [nil, Fraction(500)]
      ])
  }

  @Test(
    arguments: [
      ("code;gewicht\nGM0014;1.234\n", FaultCode.unreadableNumber), ("code,gewicht\nGM0014,twee\n", .unreadableNumber),
      ("code,gewicht\nGM0014,\n", .unreadableNumber), ("code,gewicht\nGM0014,1\nGM0014,2\n", .duplicateRow),
      ("code,gewicht\n,1\n", .missingArea), ("code,gewicht\n", .nothingToImport), ("naam,getal\nx,1\n", .missingColumn),
      ("code,gewicht\nGM0014,1234567890123456\n", .numberTooLarge),
      ("code,gewicht\nGM0014,0.1234567891\n", .numberTooLarge), ("code,gewicht\nGM0014,1.2.3\n", .unreadableNumber),
    ] as [(String, FaultCode)]) func whatCannotBeReadIsRefused(text: String, code: FaultCode) throws
  {
    let faults = try #require(throws: Faults.self) { try read(text) }
    #expect(faults.all.map(\.code).contains(code) && faults.all.count == 1)
  }
}
