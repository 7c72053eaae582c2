// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Testing

@testable import Exchange

/// Numbers of people and places as people type them: after an option, in a field, in a small table.
@Suite struct TypedCountTests {
  @Test(arguments: [
    ("51000", 51_000), ("51.000", 51_000), ("1.000", 1_000), ("1.234.567", 1_234_567), ("51 000", 51_000),
    ("51\u{A0}000", 51_000), (" 12 ", 12), ("0", 0), ("007", 7), ("12,0", 12), ("+5", 5), ("-5", -5), ("−5", -5),
    ("– 1.500", -1_500),
  ]) func whatIsANumber(text: String, number: Int) { #expect(TypedCount.read(text) == number) }

  @Test(arguments: [
    "", " ", "-", "x", "51.00", "51.0000", "5.1.000", "51,000", "51,5", "1.5", "0.500", "1234.567", "1.234,567",
    "1.000.00",
    "1..000", ".500", "1.", "1 2", "--5", "-x", "1e3", "0x10", "een", "٣", "9999999999999", "50.000.001",
  ]) func whatIsNone(text: String) { #expect(TypedCount.read(text) == nil) }

  @Test func theLargestNumberIsTheReaders() {
    #expect(TypedCount.read("999.999.999.999", most: .max) == 999_999_999_999)
    #expect(TypedCount.read("101", most: 100) == nil && TypedCount.read("100", most: 100) == 100)
  }

  @Test(arguments: [
    ("20000", "20000"), ("20.000", "20000"), ("7.500-versneld", "7500-versneld"), ("taakstelling", "taakstelling"),
    ("niets-extra", "niets-extra"), ("0", "0"),
  ]) func scenariosMayHavePoints(text: String, name: String) {
    #expect(HousingScenario(typed: text)?.name == name)
  }

  @Test(arguments: ["20.00", "20,000", "-5", "200.001", "7.50-versneld", "alles", ""]) func noScenarios(text: String) {
    #expect(HousingScenario(typed: text) == nil)
  }

  /// In a table of places a point parts thousands, with commas between the cells too; a number with decimals is no place.
  @Test func placesInATable() throws {
    func read(_ text: String) throws(Faults) -> [String: [Fraction?]] {
      try CodeTable.read(Array(text.utf8), columns: ["plaatsen"], .whole).rows
    }
    for separator in [",", ";"] {
      #expect(
        try read("code\(separator)plaatsen\na\(separator)1.200\nb\(separator)1200\nc\(separator)1200.0\n") == [
          "a": [Fraction(1_200)], "b": [Fraction(1_200)], "c": [Fraction(1_200)],
        ])
      let faults = try #require(throws: Faults.self) {
        try read("code\(separator)plaatsen\na\(separator)12.5\nb\(separator)1\n")
      }
      #expect(faults.all.map(\.code) == [.fractionalPeople] && faults.all[0].place == "regel 2, kolom plaatsen")
    }
  }
}
