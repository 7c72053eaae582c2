// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Exact
import Foundation
import Testing

@testable import Site

@Suite struct LineChartTests {
  private func days(_ count: Int) throws -> [Day] {
    let month = try #require(Month(year: 2022, month: 1))
    return (0..<count).map { month.adding(months: $0).firstDay }
  }

  private func chart(_ values: [Int?]) throws -> LineChart {
    let points = zip(try days(values.count), values).map { ($0, $1.map { Fraction($0) }) }
    return LineChart(title: "<Titel>", lines: [.init("a & b", "rt-lijn--een", points: points)])
  }

  @Test func everyChartIsWellFormed() throws {
    let values: [[Int?]] = [
      [], [nil], [5], [0], [nil, 3, nil], [1, 2, nil, 4], [-5, 10], [1_000_000, 2], Array(repeating: 7, count: 200),
    ]
    for values in values {
      let svg = try chart(values).svg()
      let page = PageReader(svg)
      #expect(page.fault == nil, "\(values): \(page.fault ?? "")")
      #expect(page.inlineStyles == 0 && Set(page.references).isSubset(of: page.ids))
      #expect(svg.contains("&lt;Titel&gt;") && svg.contains("a &amp; b") && !svg.contains("NaN"))
    }
  }

  @Test func theScaleIsRoundAndBeginsAtZero() throws {
    for (highest, marks) in [
      (51_000, ["0", "20.000", "40.000", "60.000"]), (9, ["0", "2", "4", "10"]), (1, ["0", "1"]),
    ] {
      let svg = try chart([1, highest]).svg()
      for mark in marks { #expect(svg.contains(">\(mark)</text>"), "\(highest): \(mark)") }
    }
  }

  @Test func whatIsUnknownBreaksTheLine() throws {
    let svg = try chart([1, 2, nil, 3, 4, nil, 5]).svg()
    #expect(svg.components(separatedBy: "class=\"rt-lijn ").count == 3)
    #expect(svg.components(separatedBy: "<circle").count == 2)
  }

  @Test func bandsStandBehindLinesAndNamesApart() throws {
    let days = try days(12)
    let chart = LineChart(
      title: "Band",
      lines: [
        .init("een", "rt-lijn--een", points: days.map { ($0, Fraction(100)) }),
        .init("twee", "rt-lijn--twee", points: days.map { ($0, Fraction(101)) }),
      ], bands: [.init("ruim", "rt-band--ruim", points: days.map { ($0, Fraction(50), Fraction(102)) })])
    let svg = chart.svg()
    let band = try #require(svg.range(of: "rt-band--ruim"))
    let line = try #require(svg.range(of: "rt-lijn--een"))
    #expect(band.lowerBound < line.lowerBound)
    let heights = svg.matches(of: /y="([0-9]+)">(een|twee|ruim)<\/text>/).compactMap { Int($0.1) }.sorted()
    #expect(heights.count == 3 && zip(heights, heights.dropFirst()).allSatisfy { $1 - $0 >= 17 })
    #expect(svg.contains("ruim: tussen 50 en 102"))
  }
}
