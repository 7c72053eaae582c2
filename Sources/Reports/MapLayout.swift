// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

public import Exact
public import Territory

/// Where each municipality lies on the hexagon map (kaartindeling), for each division of the country.
///
/// Hexagons with a point up; odd rows lie half a cell to the right; column 0 is the west, row 0 the north.
public struct MapLayout: Sendable {
  private typealias Cells = [AreaCode: (column: Int, row: Int)]

  /// In the order of their first days.
  private let divisions: [(from: Day, cells: Cells)]

  /// The largest column or row a table may name: enough for any country, and safe to compute with.
  private static let largest = 999

  /// Reads the table `kaart.csv`: lines with `#` are comments, then the line `vanaf,code,kolom,rij`, then one line for
  /// each municipality of each division.
  ///
  /// - Throws: `MapLayoutFault` with the line for a malformed line, a code that is not of a municipality, a municipality
  ///   that stands twice in a division, two municipalities in one cell, or a table without any.
  public init(csv: String) throws {
    var found: [Day: Cells] = [:]
    var taken: [Day: Set<[Int]>] = [:]
    var headerSeen = false
    let lines = csv.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    for (index, line) in lines.enumerated() where !line.isEmpty && !line.hasPrefix("#") {
      guard headerSeen else {
        guard line == "vanaf,code,kolom,rij" else {
          throw MapLayoutFault(line: index + 1, problem: "expected the heading vanaf,code,kolom,rij")
        }
        headerSeen = true
        continue
      }
      let (from, code, column, row) = try Self.fields(of: line, number: index + 1)
      guard taken[from, default: []].insert([column, row]).inserted else {
        throw MapLayoutFault(line: index + 1, problem: "a second municipality in column \(column), row \(row)")
      }
      guard found[from, default: [:]].updateValue((column, row), forKey: code) == nil else {
        throw MapLayoutFault(line: index + 1, problem: "\(code) stands twice in this division")
      }
    }
    guard !found.isEmpty else { throw MapLayoutFault(line: lines.count, problem: "no municipality in the table") }
    divisions = found.sorted { $0.key < $1.key }.map { (from: $0.key, cells: $0.value) }
  }

  /// The cell of each municipality in the division of `day`; before the first division, those of the first.
  public func cells(on day: Day) -> [AreaCode: (column: Int, row: Int)] {
    (divisions.last { $0.from <= day } ?? divisions[0]).cells
  }

  private static func fields(
    of line: some StringProtocol, number: Int
  ) throws -> (from: Day, code: AreaCode, column: Int, row: Int) {
    let fields = line.split(separator: ",", omittingEmptySubsequences: false)
    guard fields.count == 4 else { throw MapLayoutFault(line: number, problem: "expected four fields") }
    guard let from = Day(iso: fields[0]) else {
      throw MapLayoutFault(line: number, problem: "\(fields[0]) is not a day")
    }
    guard let code = AreaCode(fields[1]), code.kind == .municipality else {
      throw MapLayoutFault(line: number, problem: "\(fields[1]) is not the code of a municipality")
    }
    guard let column = Int(fields[2]), let row = Int(fields[3]), (0...largest).contains(column),
      (0...largest).contains(row)
    else {
      throw MapLayoutFault(line: number, problem: "a column and a row are whole numbers from 0 to \(largest)")
    }
    return (from, code, column, row)
  }
}

/// A fault in the table of the map layout (kaartindeling).
public struct MapLayoutFault: Error, CustomStringConvertible, Equatable, Sendable {
  /// The line, counted from 1.
  public let line: Int
  /// What is wrong, in English: the table is part of the program, not input of a user.
  public let problem: String

  /// `kaart.csv, line 12: expected four fields`.
  public var description: String { "kaart.csv, line \(line): \(problem)" }
}
