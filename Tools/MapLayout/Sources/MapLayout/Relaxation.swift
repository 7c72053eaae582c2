// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

/// Spreads the municipalities over the map until each has about the room of one cell.
///
/// Crowded regions push outwards and thin ones are drawn together along land borders, while everyone is pulled back to
/// the true place. Shores that face each other over water keep the width of two cells, so that water stays water.
struct Relaxation {
  /// Share of an overlap that is removed in one round.
  var push = 0.5
  /// Share of a gap between land neighbours that is closed in one round.
  var pull = 0.12
  /// Share of the way back to the true place in one round.
  var anchor = 0.006
  var rounds = 800

  func spread(_ country: Country) -> [Point] {
    var points = country.points
    for _ in 0..<rounds {
      var shift = [Point](repeating: Point(x: 0, y: 0), count: points.count)
      for i in points.indices {
        for j in points.indices where j > i {
          let room = Self.room(hops: country.hops[i][j])
          let dx = points[j].x - points[i].x
          let dy = points[j].y - points[i].y
          guard abs(dx) < room, abs(dy) < room else { continue }
          let distance = max((dx * dx + dy * dy).squareRoot(), 1e-6)
          guard distance < room else { continue }
          let step = push * (room - distance) / 2 / distance
          move(&shift, i, j, dx * step, dy * step)
        }
      }
      for i in points.indices {
        for j in country.landNeighbours[i] where j > i {
          let dx = points[j].x - points[i].x
          let dy = points[j].y - points[i].y
          let distance = (dx * dx + dy * dy).squareRoot()
          guard distance > 1 else { continue }
          let step = -pull * (distance - 1) / 2 / distance
          move(&shift, i, j, dx * step, dy * step)
        }
        shift[i].x += anchor * (country.points[i].x - points[i].x)
        shift[i].y += anchor * (country.points[i].y - points[i].y)
      }
      for i in points.indices {
        points[i].x += shift[i].x
        points[i].y += shift[i].y
      }
    }
    return points
  }

  /// The distance two municipalities keep, in cell widths.
  private static func room(hops: Int) -> Double {
    hops <= 5 ? 1 : 2
  }

  /// Moves `j` by the step and `i` the other way.
  private func move(_ shift: inout [Point], _ i: Int, _ j: Int, _ x: Double, _ y: Double) {
    shift[i].x -= x
    shift[i].y -= y
    shift[j].x += x
    shift[j].y += y
  }
}
