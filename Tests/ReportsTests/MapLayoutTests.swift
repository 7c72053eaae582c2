// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Exact
import Foundation
import Reports
import Territory
import Testing

/// The table of the project, read from the source tree.
func standardMapTable() throws -> String {
  let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
  return try String(contentsOf: root.appending(path: "Sources/Territory/Resources/kaart.csv"), encoding: .utf8)
}

@Suite struct MapLayoutTests {
  private static let heading = "vanaf,code,kolom,rij"

  private func day(_ text: String) throws -> Day {
    try #require(Day(iso: text))
  }

  @Test(arguments: [
    "2021-01-01", "2021-12-31", "2022-01-01", "2022-03-23", "2022-03-24", "2022-12-31", "2023-01-01", "2026-11-23",
  ])
  func coversExactlyTheMunicipalitiesOfTheDay(text: String) throws {
    let day = try day(text)
    let cells = try MapLayout(csv: standardMapTable()).cells(on: day)
    let expected = try Territory.standard().municipalities(on: day).map(\.code)
    #expect(cells.keys.sorted() == expected.sorted())
    #expect(Set(cells.values.map { [$0.column, $0.row] }).count == cells.count)
  }

  @Test func everyDivisionOfTheTerritoryHasItsOwnBlock() throws {
    let table = try standardMapTable()
    let days = Set(table.split(separator: "\n").filter { $0.hasPrefix("2") }.map { String($0.prefix(10)) })
    #expect(try Territory.standard().divisions.map(\.description) == days.sorted())
  }

  @Test func mostMunicipalitiesStayInTheirCell() throws {
    let layout = try MapLayout(csv: standardMapTable())
    let days = try ["2021-01-01", "2022-01-01", "2022-03-24", "2023-01-01"].map(day)
    for (before, after) in zip(days, days.dropFirst()) {
      let (old, new) = (layout.cells(on: before), layout.cells(on: after))
      let both = new.filter { old[$0.key] != nil }
      let stayed = both.filter { code, cell in old[code].map { $0 == cell } ?? false }
      #expect(stayed.count * 100 >= both.count * 95, "\(before) to \(after): \(stayed.count) of \(both.count)")
    }
  }

  @Test(arguments: ["2021-01-01", "2022-01-01", "2022-03-24", "2023-01-01"])
  func eachProvinceIsOnePieceApartFromTheIslands(text: String) throws {
    let day = try day(text)
    let territory = try Territory.standard()
    let cells = try MapLayout(csv: standardMapTable()).cells(on: day)
    for province in territory.areas(of: .province, on: day) {
      var left = Set(
        territory.municipalities(in: province.code, on: day).compactMap { cells[$0.code] }.map { [$0.column, $0.row] })
      var pieces = 0
      while let start = left.popFirst() {
        pieces += 1
        var stack = [start]
        while let cell = stack.popLast() {
          let shift = cell[1] % 2
          let around = [[-1, 0], [1, 0], [shift - 1, -1], [shift, -1], [shift - 1, 1], [shift, 1]]
          for step in around where left.remove([cell[0] + step[0], cell[1] + step[1]]) != nil {
            stack.append([cell[0] + step[0], cell[1] + step[1]])
          }
        }
      }
      let islands = ["PV21": 4, "PV27": 1][province.code.description, default: 0]
      #expect(pieces == 1 + islands, "\(province.name)")
    }
  }

  @Test func northIsUpAndWestIsLeft() throws {
    let cells = try MapLayout(csv: standardMapTable()).cells(on: day("2023-01-01"))
    func cell(_ code: String) throws -> (column: Int, row: Int) {
      try #require(AreaCode(code).flatMap { cells[$0] })
    }
    let groningen = try cell("GM0014")
    let maastricht = try cell("GM0935")
    let middelburg = try cell("GM0687")
    let enschede = try cell("GM0153")
    #expect(groningen.row < enschede.row && enschede.row < middelburg.row && middelburg.row < maastricht.row)
    #expect(middelburg.column < maastricht.column && maastricht.column < enschede.column)
  }

  @Test func takesTheFirstDivisionForDaysBeforeIt() throws {
    let layout = try MapLayout(csv: Self.heading + "\n2022-01-01,GM0001,3,4\n2021-01-01,GM0002,1,2\n")
    #expect(try layout.cells(on: day("2019-05-01")).keys.map(\.description) == ["GM0002"])
    #expect(try layout.cells(on: day("2021-12-31")).keys.map(\.description) == ["GM0002"])
    #expect(try layout.cells(on: day("2022-01-01")).keys.map(\.description) == ["GM0001"])
  }

  @Test(
    arguments: zip(
      [
        [], ["# only a remark"], ["kolom,rij"], [heading], [heading, "2021-01-01,GM0001,1"],
        [heading, "2021-02-30,GM0001,1,1"], [heading, "2021-01-01,PV20,1,1"], [heading, "2021-01-01,GM1,1,1"],
        [heading, "2021-01-01,GM0001,-1,1"], [heading, "2021-01-01,GM0001,1,1000"],
        [heading, "2021-01-01,GM0001,1,een"],
        [heading, "# remark", "2021-01-01,GM0001,1,1", "2021-01-01,GM0002,1,1"],
        [heading, "2021-01-01,GM0001,1,1", "2021-01-01,GM0001,1,2"],
      ] as [[String]], [1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 2, 4, 3]))
  func refusesAFaultyTableWithItsLine(lines: [String], line: Int) throws {
    let csv = lines.joined(separator: "\n")
    let fault = #expect(throws: MapLayoutFault.self) { try MapLayout(csv: csv) }
    #expect(fault?.line == line)
  }
}
