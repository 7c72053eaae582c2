// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Exact
import Office
import Testing

@testable import Exchange

@Suite struct CellNumberTests {
  @Test func `numbers`() {
    let numbers: [(String, Int)] = [
      ("1900", 1900), ("1.900", 1900), ("1 900", 1900), ("1\u{A0}900", 1900), ("1\u{202F}900", 1900), ("1900,0", 1900),
      ("1.900,00", 1900), ("0", 0), ("007", 7), ("-12", -12), ("−1.200", -1200), ("+3", 3), ("17.590.672", 17_590_672),
      ("12.345.678", 12_345_678), ("-0", 0), ("50.000.000", 50_000_000),
    ]
    for (text, value) in numbers { #expect(CellNumber(text[...]) == .value(value), "\(text)") }
  }

  @Test func `what is not known`() {
    for text in ["", "-", "–", ".", "x", "X", "onbekend", "Onbekend", "n.b.", "?"] {
      #expect(CellNumber(text[...]) == .unknown, "\(text)")
    }
  }

  @Test func `what can be read in two ways`() {
    for text in ["1.9", "1,5", "1.90", "1900.0", "1,900", "1,000", "0.500", "1.9000", "12,3", "1900,000"] {
      #expect(CellNumber(text[...]) == .fractional, "\(text)")
    }
  }

  @Test func `what is no number`() {
    for text in [
      "ca. 19", "1e3", "1 9", "1.900 000", "1.90.000", "1,2,0", "--1", "1-", "1900 ", "٣", "(5)", "1..2", "12.34.5",
      "=1+1", "1 90", "1900 mensen", "-,5", "€5",
    ] {
      #expect(CellNumber(text[...]) == .unreadable, "\(text)")
    }
    for text in ["50.000.001", "99999999999999999999999999", "-50000001"] {
      #expect(CellNumber(text[...]) == .tooLarge, "\(text)")
    }
  }

  @Test func `grouping never changes a number`() {
    var random = FixedRandom(seed: 4)
    for _ in 0..<2_000 {
      let value = Int.random(in: -50_000_000...50_000_000, using: &random)
      var digits = String(value.magnitude)
      var groups: [String] = []
      while digits.count > 3 {
        groups.insert(String(digits.suffix(3)), at: 0)
        digits.removeLast(3)
      }
      let grouped = ([digits] + groups).joined(separator: [".", " ", "\u{A0}"].randomElement(using: &random) ?? ".")
      let sign = value < 0 ? "-" : ""
      #expect(CellNumber((sign + grouped)[...]) == .value(value))
      #expect(CellNumber(String(value)[...]) == .value(value))
    }
  }
}

@Suite struct ImportPeriodTests {
  private func half(_ year: Int, _ half: Int) -> ImportPeriod? {
    HalfYear(year: year, half: half).map { .halfYear($0) }
  }
  private func month(_ year: Int, _ month: Int) -> ImportPeriod? {
    Month(year: year, month: month).map { .month($0) }
  }
  private func day(_ year: Int, _ month: Int, _ day: Int) -> ImportPeriod? {
    Day(year: year, month: month, day: day).map { .day($0) }
  }

  @Test func `half-years`() {
    for text in [
      "2022-2", "2022-H2", "2022-II", "2e helft 2022", "tweede halfjaar 2022", "2022 h2", "H2 2022",
      "Tweede Helft 2022", "2e halfjaar van 2022", "halfjaar 2 2022", "2022 2e halfjaar", " 2022-2 ",
    ] {
      #expect(ImportPeriod(text) == half(2022, 2), "\(text)")
    }
    #expect(ImportPeriod("eerste halfjaar 2019") == half(2019, 1))
    #expect(ImportPeriod("2019-1") == half(2019, 1))
  }

  @Test func `months`() {
    for text in ["2022-07", "07-2022", "juli 2022", "jul-22", "Jul 2022", "2022 juli", "07/2022", "JULI-2022"] {
      #expect(ImportPeriod(text) == month(2022, 7), "\(text)")
    }
    #expect(ImportPeriod("2022-02") == month(2022, 2))
    #expect(ImportPeriod("mrt-23") == month(2023, 3))
    for text in ["2022-2", "2-2022", "1-2-2022", "2022-02-01", "01-02-2022", "feb-22", "2022 2"] {
      #expect(ImportPeriod(text, monthColumn: true) == month(2022, 2), "\(text)")
    }
    #expect(ImportPeriod("2-2-2022", monthColumn: true) == nil)
    #expect(ImportPeriod("2022-H2", monthColumn: true) == half(2022, 2))
  }

  @Test func `every month in every spelling`() {
    let names = [
      "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november",
      "december",
    ]
    for (index, name) in names.enumerated() {
      let two = (index < 9 ? "0" : "") + String(index + 1)
      for text in ["\(name) 2021", "\(name.prefix(3))-21", "2021-\(two)", "\(two)-2021"] {
        #expect(ImportPeriod(text) == month(2021, index + 1), "\(text)")
      }
    }
  }

  @Test func `days and years`() {
    for text in ["2022-07-01", "1-7-2022", "01-07-2022", "1 juli 2022", "per 1 juli 2022", "1/7/2022", "1.7.2022"] {
      #expect(ImportPeriod(text) == day(2022, 7, 1), "\(text)")
    }
    #expect(ImportPeriod("2022") == .year(2022))
  }

  @Test func `what is no period`() {
    for text in [
      "", "22", "2022-3", "2022-13", "13-2022", "2022-7", "7-2022", "2-2022", "30 februari 2022", "29-02-2023",
      "1-7-22",
      "2022-7-1", "juli", "juli 22 2022", "1822", "2200-1", "2022;1", "2022-II-2", "derde helft 2022",
      "３ juli 2022",
      String(repeating: "1", count: 100), "2022-07-01 12:00",
    ] {
      #expect(ImportPeriod(text) == nil, "\(text)")
    }
  }

  @Test func `what is written is read back`() {
    var random = FixedRandom(seed: 12)
    for _ in 0..<2_000 {
      let day = Day(number: Int32.random(in: 0...40_000, using: &random))
      #expect(ImportPeriod(day.description) == .day(day))
      #expect(ImportPeriod(DayText.text(day)) == .day(day))
      let (year, month, number) = day.components
      #expect(ImportPeriod("\(number)-\(month)-\(year)") == .day(day))
      #expect(ImportPeriod(Month(containing: day).description) == .month(Month(containing: day)))
      #expect(ImportPeriod(HalfYear(containing: day).description) == .halfYear(HalfYear(containing: day)))
    }
  }
}
