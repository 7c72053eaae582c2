// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

/// A place on the flat map, in widths of a cell; y grows to the south.
struct Point {
  var x: Double
  var y: Double

  func squaredDistance(to other: Point) -> Double {
    (x - other.x) * (x - other.x) + (y - other.y) * (y - other.y)
  }

  func distance(to other: Point) -> Double {
    squaredDistance(to: other).squareRoot()
  }
}

/// From latitude and longitude to the flat map and from cell widths to kilometres.
///
/// Only +, -, *, / and square roots are used in this program: IEEE 754 fixes their results to the last bit, so the
/// layout is the same on every machine. A cosine from the mathematics library would not be.
struct Projection {
  /// The width of a cell in kilometres.
  let cellWidth: Double

  /// Kilometres in a degree of latitude.
  private static let degree = 111.2
  /// The middle of the country, and the cosine there with its slope per degree: over the three degrees of the
  /// Netherlands the straight line differs from the curve by less than one in two thousand.
  private static let middle = (latitude: 52.1, longitude: 5.3, cosine: 0.61429, slope: -0.013772)

  /// A grid whose cells together have the area of the land.
  init(landKm2: Double, municipalities: Int) {
    // A hexagon of width w has the area w² · √3 / 2.
    cellWidth = (landKm2 / Double(municipalities) * 2 / 3.0.squareRoot()).squareRoot()
  }

  func point(latitude: Double, longitude: Double) -> Point {
    let cosine = Self.middle.cosine + Self.middle.slope * (latitude - Self.middle.latitude)
    return Point(
      x: (longitude - Self.middle.longitude) * cosine * Self.degree / cellWidth,
      y: (Self.middle.latitude - latitude) * Self.degree / cellWidth)
  }
}

/// The grid: pointy-top hexagons, odd rows half a cell to the right.
struct HexGrid {
  static let columns = 40
  static let rows = 48
  static let count = columns * rows

  /// The middle of each cell, in cell widths, with the middle of the map at the middle of the country.
  let centres: [Point]
  /// The cells around each cell: six, fewer at the rim.
  let neighbours: [[Int]]

  init() {
    let rowHeight = 3.0.squareRoot() / 2
    centres = (0..<Self.count).map { cell in
      let (column, row) = (cell % Self.columns, cell / Self.columns)
      return Point(
        x: Double(column - Self.columns / 2) + (row % 2 == 0 ? 0 : 0.5),
        y: Double(row - Self.rows / 2) * rowHeight)
    }
    neighbours = (0..<Self.count).map { cell in
      let (column, row) = (cell % Self.columns, cell / Self.columns)
      let shift = row % 2
      let around = [
        (column - 1, row), (column + 1, row), (column - 1 + shift, row - 1), (column + shift, row - 1),
        (column - 1 + shift, row + 1), (column + shift, row + 1),
      ]
      return around.filter { (0..<Self.columns).contains($0.0) && (0..<Self.rows).contains($0.1) }
        .map { $0.1 * Self.columns + $0.0 }
    }
  }

  /// The number of steps between two cells.
  static func steps(_ from: Int, _ to: Int) -> Int {
    let (fromRow, toRow) = (from / columns, to / columns)
    // Axial coordinates: the columns of odd-row layouts lean.
    let fromLean = from % columns - (fromRow - fromRow % 2) / 2
    let toLean = to % columns - (toRow - toRow % 2) / 2
    let (dq, dr) = (fromLean - toLean, fromRow - toRow)
    return (abs(dq) + abs(dr) + abs(dq + dr)) / 2
  }
}
