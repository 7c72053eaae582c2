// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Exact
import Testing

@testable import Site

/// The days under the chart of people placed can be read, however long the reports go on.
@Suite struct PlacingChartTests {
  private func svg(reports: [Int]) throws -> String {
    let start = try #require(Day(iso: "2022-06-24"))
    let chart = PlacingChart(
      title: "proef", start: start, deadline: start.adding(days: 42), assigned: 200,
      placed: reports.map { (start.adding(days: $0), min(200, max(0, $0))) })
    return chart.svg()
  }

  /// The room that each day in words takes: no letter is wider than eight.
  private func room(_ svg: String) throws -> [Range<Int>] {
    let pattern = /x="(-?\d+)" y="(\d+)" text-anchor="(\w+)">([^<]+)</
    let days = svg.matches(of: pattern).filter {
      $0.4.contains("2022") || $0.4.contains("2023") || $0.4.contains("2025")
    }
    return try days.map { match in
      let (x, width) = (try #require(Int(match.1)), match.4.count * 7)
      switch match.3 {
      case "start": return x..<x + width
      case "middle": return x - width / 2..<x + width / 2
      default: return x - width..<x
      }
    }.sorted { $0.lowerBound < $1.lowerBound }
  }

  @Test(arguments: [
    [7], [42], [7, 45], [7, 60], [7, 80], [7, 100], [7, 133], [3, 250], [1, 900], [-60, 20], [-200, 300],
  ])
  func noTwoDaysTouch(reports: [Int]) throws {
    let svg = try svg(reports: reports)
    #expect(PageReader(svg).fault == nil)
    #expect(
      svg.contains("5\u{A0}augustus 2022</text>") || svg.contains("5 augustus 2022</text>"), "the last day is there")
    let rooms = try room(svg)
    #expect(!rooms.isEmpty)
    for (left, right) in zip(rooms, rooms.dropFirst()) { #expect(left.upperBound < right.lowerBound, "\(rooms)") }
    #expect(rooms.allSatisfy { $0.lowerBound >= 0 && $0.upperBound <= 620 }, "\(rooms)")
  }

  @Test func theLastReportHasItsDayWhenThereIsRoom() throws {
    #expect(try svg(reports: [7, 126]).contains("oktober 2022</text>"))
    #expect(
      try svg(reports: [7, 42]).contains("24\u{A0}juni 2022</text>")
        || svg(reports: [7, 42]).contains("24 juni 2022</text>"))
  }
}
