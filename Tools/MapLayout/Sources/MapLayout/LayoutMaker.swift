// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

/// A layout: the cell of each municipality of one division.
struct Layout {
  let day: String
  let country: Country
  let cellOf: [Int]
}

/// Makes the layouts of all divisions, each from the one before.
struct LayoutMaker {
  let grid = HexGrid()
  let places: [Place]
  let projection: Projection
  let divisions: [String]

  init(places: [Place], firstDay: String) {
    self.places = places
    divisions = PlaceTable.divisions(places, first: firstDay)
    let first = places.filter { $0.exists(on: firstDay) }
    projection = Projection(landKm2: first.reduce(0) { $0 + $1.landKm2 }, municipalities: first.count)
  }

  func make() -> [Layout] {
    var layouts: [Layout] = []
    for day in divisions {
      let country = Country(places: places.filter { $0.exists(on: day) }, projection: projection)
      layouts.append(layouts.last.map { later(day, country, after: $0) } ?? first(day, country))
    }
    return layouts
  }

  private func first(_ day: String, _ country: Country) -> Layout {
    let aims = Relaxation().spread(country)
    let start = Assignment.solve(
      aims.map { aim in grid.centres.map { Int(aim.squaredDistance(to: $0) * 10_000) } })
    // From the same start along several roads; the cheapest end is kept, the first one when they tie.
    var best: (cost: Double, cellOf: [Int])?
    for seed: UInt64 in 2021...2024 {
      var improvement = Improvement(grid: grid, country: country, aims: aims, start: start)
      improvement.run(tries: 5_000_000, threshold: 4, seed: seed)
      let cost = improvement.totalCost()
      if cost < best?.cost ?? .infinity { best = (cost, improvement.cellOf) }
    }
    return Layout(day: day, country: country, cellOf: best?.cellOf ?? start)
  }

  /// Municipalities that stay aim for the cell they had; a new one for the middle of those it was made from.
  private func later(_ day: String, _ country: Country, after previous: Layout) -> Layout {
    var cells: [String: Int] = [:]
    for (index, place) in previous.country.places.enumerated() { cells[place.code] = previous.cellOf[index] }
    var aims: [Point] = []
    var aimedBy: [Bool] = []
    for (index, place) in country.places.enumerated() {
      if let cell = cells[place.code] {
        aims.append(grid.centres[cell])
        aimedBy.append(true)
      } else {
        let parts = previous.country.places.filter { $0.until == day && $0.successor == place.code }
        aims.append(middle(parts.compactMap { cells[$0.code] }) ?? country.points[index])
        aimedBy.append(false)
      }
    }
    let start = Assignment.solve(
      aims.indices.map { index in
        grid.centres.map { Int(aims[index].squaredDistance(to: $0) * (aimedBy[index] ? 1_000_000 : 1_000)) }
      })
    var improvement = Improvement(grid: grid, country: country, aims: aims, start: start)
    improvement.weights.displacement = 0.7
    improvement.run(tries: 2_000_000, threshold: 2, seed: 2022)
    return Layout(day: day, country: country, cellOf: improvement.cellOf)
  }

  private func middle(_ cells: [Int]) -> Point? {
    guard !cells.isEmpty else { return nil }
    let sum = cells.reduce(Point(x: 0, y: 0)) {
      Point(x: $0.x + grid.centres[$1].x, y: $0.y + grid.centres[$1].y)
    }
    return Point(x: sum.x / Double(cells.count), y: sum.y / Double(cells.count))
  }
}
