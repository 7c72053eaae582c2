// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

/// The municipalities of one division as the layout sees them: numbered, on the flat map, with their neighbours.
struct Country {
  let places: [Place]
  let points: [Point]
  /// Province of each municipality, numbered.
  let province: [Int]
  let provinceNames: [String]
  /// Municipalities next to each other over land, both directions.
  let landNeighbours: [[Int]]
  /// Steps over land from each municipality to each other; `unreachable` when there is no way.
  let hops: [[Int]]

  /// The number of pieces each province has over land in reality: the mainland and each island.
  let pieces: [Int]

  static let unreachable = 99

  /// The Wadden islands (Ameland, Schiermonnikoog, Terschelling, Texel, Vlieland): water on all sides.
  private static let islands: Set<String> = ["GM0060", "GM0088", "GM0093", "GM0448", "GM0096"]

  init(places: [Place], projection: Projection) {
    self.places = places
    let points = places.map { projection.point(latitude: $0.latitude, longitude: $0.longitude) }
    self.points = points
    let names = Set(places.map(\.province)).sorted()
    provinceNames = names
    province = places.map { names.firstIndex(of: $0.province) ?? 0 }
    let radii = places.map { ($0.landKm2 / 3.14159265).squareRoot() / projection.cellWidth }
    landNeighbours = Self.landNeighbours(points, radii, islands: places.map { Self.islands.contains($0.code) })
    hops = Self.hops(landNeighbours)
    pieces = Self.pieces(hops, province, names.count)
  }

  /// Municipalities that can reach each other over land are one piece, by way of another province if need be.
  private static func pieces(_ hops: [[Int]], _ province: [Int], _ provinces: Int) -> [Int] {
    (0..<provinces).map { number in
      let members = province.indices.filter { province[$0] == number }
      return members.count { member in !members.contains { $0 < member && hops[$0][member] < unreachable } }
    }
  }

  /// Two municipalities count as neighbours when circles of their land areas, half as wide again, touch, and no third
  /// municipality lies between them (Gabriel's condition, a little milder). So water wider than the land beside it parts.
  private static func landNeighbours(_ points: [Point], _ radii: [Double], islands: [Bool]) -> [[Int]] {
    points.indices.map { i in
      points.indices.filter { j in
        guard i != j, !islands[i], !islands[j] else { return false }
        let squared = points[i].squaredDistance(to: points[j])
        let reach = 1.5 * (radii[i] + radii[j])
        guard squared <= reach * reach else { return false }
        let middle = Point(x: (points[i].x + points[j].x) / 2, y: (points[i].y + points[j].y) / 2)
        return points.indices.allSatisfy { k in
          k == i || k == j || points[k].squaredDistance(to: middle) * 4 >= squared * 0.7
        }
      }
    }
  }

  private static func hops(_ neighbours: [[Int]]) -> [[Int]] {
    neighbours.indices.map { start in
      var steps = [Int](repeating: unreachable, count: neighbours.count)
      steps[start] = 0
      var wave = [start]
      while !wave.isEmpty {
        var next: [Int] = []
        for place in wave {
          for other in neighbours[place] where steps[other] == unreachable {
            steps[other] = steps[place] + 1
            next.append(other)
          }
        }
        wave = next
      }
      return steps
    }
  }
}
