// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

/// The shape of the hexagon map in whole units, so that corners that meet are equal and not just close.
///
/// Across, a unit is half the width of a cell; down, it is half of its side: a corner lies one unit beside the middle
/// and one below or above it, or two units straight below or above it.
enum MapGeometry {
  /// A corner of a cell or the middle of one.
  struct Corner: Hashable, Comparable {
    let x: Int
    let y: Int

    static func < (left: Corner, right: Corner) -> Bool {
      (left.y, left.x) < (right.y, right.x)
    }
  }

  /// A side of a cell between its two corners, the smaller one first.
  struct Side: Hashable, Comparable {
    let from: Corner
    let to: Corner

    init(_ one: Corner, _ other: Corner) {
      from = min(one, other)
      to = max(one, other)
    }

    static func < (left: Side, right: Side) -> Bool {
      (left.from, left.to) < (right.from, right.to)
    }
  }

  static func middle(column: Int, row: Int) -> Corner {
    Corner(x: 2 * column + row % 2, y: 3 * row)
  }

  /// The six corners, clockwise from the top.
  static func corners(column: Int, row: Int) -> [Corner] {
    let middle = middle(column: column, row: row)
    return [(0, -2), (1, -1), (1, 1), (0, 2), (-1, 1), (-1, -1)].map { Corner(x: middle.x + $0.0, y: middle.y + $0.1) }
  }

  static func sides(column: Int, row: Int) -> [Side] {
    let corners = corners(column: column, row: row)
    return corners.indices.map { Side(corners[$0], corners[($0 + 1) % corners.count]) }
  }

  /// Sides joined into lines that are as long as can be; each line is a list of corners. The same for any order of
  /// the sides.
  static func lines(_ sides: some Sequence<Side>) -> [[Corner]] {
    var left = Set(sides)
    var ends: [Corner: Set<Side>] = [:]
    for side in left {
      ends[side.from, default: []].insert(side)
      ends[side.to, default: []].insert(side)
    }
    func follow(_ line: inout [Corner]) {
      while let corner = line.last, let side = ends[corner]?.intersection(left).min() {
        left.remove(side)
        line.append(side.from == corner ? side.to : side.from)
      }
    }
    var lines: [[Corner]] = []
    // Loose ends first; what is left after them is closed rings.
    let loose = ends.filter { $0.value.count % 2 == 1 }.keys.sorted()
    for corner in loose + ends.keys.sorted() {
      var line = [corner]
      follow(&line)
      if line.count > 1 { lines.append(line) }
    }
    return lines
  }

  // MARK: - Coordinates in the picture

  /// Across, 10.00 for a unit, in hundredths; down, 10/√3 = 5.7735 for a unit, in ten thousandths.
  private static let across = 1_000
  private static let down = 57_735

  /// The coordinate across with at most two decimals.
  static func x(_ units: Int) -> String {
    text(hundredths: units * across)
  }

  /// The coordinate down with at most two decimals.
  static func y(_ units: Int) -> String {
    let product = units * down
    return text(hundredths: (product + (product < 0 ? -50 : 50)) / 100)
  }

  /// `10,5.77`: a point as `points` and `d` attributes take it.
  static func point(_ corner: Corner) -> String {
    x(corner.x) + "," + y(corner.y)
  }

  private static func text(hundredths: Int) -> String {
    let (whole, part) = hundredths.magnitude.quotientAndRemainder(dividingBy: 100)
    var text = (hundredths < 0 ? "-" : "") + String(whole)
    if part > 0 { text += part % 10 == 0 ? ".\(part / 10)" : part < 10 ? ".0\(part)" : ".\(part)" }
    return text
  }
}
