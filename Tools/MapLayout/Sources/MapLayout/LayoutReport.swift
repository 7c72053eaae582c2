// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

/// Writes the layouts as `kaart.csv` and says how good they are.
struct LayoutReport {
  let maker: LayoutMaker
  let layouts: [Layout]

  /// The table: the first column in use is 0 and the first row in use 0 or 1, so that odd rows stay odd.
  var table: String {
    let cells = layouts.flatMap(\.cellOf)
    let left = cells.map { $0 % HexGrid.columns }.min() ?? 0
    let top = (cells.map { $0 / HexGrid.columns }.min() ?? 0) / 2 * 2
    var lines = [
      "# One hexagon for each municipality, for each division of the Netherlands. Computed from gemeenten.csv by",
      "# Tools/MapLayout; do not edit. Points up; odd rows lie half a cell to the right; row 0 is the north.",
      "vanaf,code,kolom,rij",
    ]
    for layout in layouts {
      for (index, place) in layout.country.places.enumerated() {
        let cell = layout.cellOf[index]
        lines.append("\(layout.day),\(place.code),\(cell % HexGrid.columns - left),\(cell / HexGrid.columns - top)")
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The numbers, one block of lines for each division.
  var summary: String {
    var lines = ["cell width \(rounded(maker.projection.cellWidth)) km"]
    for (index, layout) in layouts.enumerated() {
      lines += describe(layout, after: index > 0 ? layouts[index - 1] : nil)
    }
    return lines.joined(separator: "\n")
  }

  private func describe(_ layout: Layout, after previous: Layout?) -> [String] {
    let country = layout.country
    let distances = country.points.indices.map { index in
      maker.grid.centres[layout.cellOf[index]].distance(to: country.points[index]) * maker.projection.cellWidth
    }
    let mean = distances.reduce(0, +) / Double(max(distances.count, 1))
    let farthest = distances.indices.max { distances[$0] < distances[$1] } ?? 0
    let kept = keptBorders(layout)
    var lines = [
      "\(layout.day): \(country.places.count) municipalities",
      "  displacement: mean \(rounded(mean)) km, max \(rounded(distances[farthest])) km "
        + "(\(country.places[farthest].name))",
      "  neighbours within a province that touch: \(kept.within) of \(kept.withinAll) "
        + "(\(kept.within * 100 / max(kept.withinAll, 1))%); of all neighbours: \(kept.all) of \(kept.allAll)",
      "  pieces (in reality): " + pieces(layout),
    ]
    if let previous {
      var cells: [String: Int] = [:]
      for (index, place) in previous.country.places.enumerated() { cells[place.code] = previous.cellOf[index] }
      let stayed = country.places.indices.count { cells[country.places[$0].code] == layout.cellOf[$0] }
      let known = country.places.count { cells[$0.code] != nil }
      lines.append("  in the same cell as before: \(stayed) of \(known)")
    }
    return lines
  }

  private func keptBorders(_ layout: Layout) -> (within: Int, withinAll: Int, all: Int, allAll: Int) {
    let country = layout.country
    var kept = (within: 0, withinAll: 0, all: 0, allAll: 0)
    for place in country.places.indices {
      for other in country.landNeighbours[place] where other > place {
        let touch = HexGrid.steps(layout.cellOf[place], layout.cellOf[other]) == 1 ? 1 : 0
        kept.all += touch
        kept.allAll += 1
        guard country.province[place] == country.province[other] else { continue }
        kept.within += touch
        kept.withinAll += 1
      }
    }
    return kept
  }

  private func pieces(_ layout: Layout) -> String {
    let country = layout.country
    return country.provinceNames.indices.map { province in
      var left = Set(country.places.indices.filter { country.province[$0] == province }.map { layout.cellOf[$0] })
      var count = 0
      while let start = left.popFirst() {
        count += 1
        var stack = [start]
        while let cell = stack.popLast() {
          for around in maker.grid.neighbours[cell] where left.remove(around) != nil { stack.append(around) }
        }
      }
      return "\(country.provinceNames[province]) \(count) (\(country.pieces[province]))"
    }.joined(separator: ", ")
  }

  private func rounded(_ number: Double) -> String {
    String((number * 10).rounded() / 10)
  }
}
