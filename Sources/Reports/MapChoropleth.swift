// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

public import Exact
public import Territory

/// A map (kaart) with one hexagon for each municipality, coloured by a value, as SVG text.
///
/// Each municipality is a link with its name and value, in the order of provinces and then of names; the borders between
/// provinces are drawn on top. Colours come from `kaart.css`; the picture has no style attributes and no script.
public struct ChoroplethMap: Sendable {
  private struct Cell: Sendable {
    let province: AreaCode?
    let name: String
    let column: Int
    let row: Int
    let step: Int?
    let link: String
    let label: String
  }

  private let cells: [Cell]
  private let provinceNames: [AreaCode: String]
  private let scale: MapScale
  private let title: String
  private let description: String
  private let idPrefix: String

  /// A map of these cells.
  ///
  /// - Parameters:
  ///   - cells: the cell of each municipality, from `MapLayout`; only these are drawn.
  ///   - values: the value of each municipality, in any unit; nil or absent: unknown (onbekend), which is not zero.
  ///   - names: the names of the municipalities and, to name the groups for screen readers, of the provinces.
  ///   - provinceOf: the province of each municipality. One without counts as a province of its own, at the end.
  ///   - steps: the bounds between the steps, at most six; a value equal to a bound belongs to the step above it.
  ///     `quantileSteps` makes them.
  ///   - link: the address behind a municipality.
  ///   - valueText: the value as the reader sees it; it stands behind the name: `Amsterdam: 696`.
  ///   - title: what the map shows, for its accessible name.
  ///   - description: the main message in words, for who cannot see the map.
  ///   - idPrefix: what the ids in the picture start with; different for each map on a page. Letters, digits, hyphens.
  public init(
    cells: [AreaCode: (column: Int, row: Int)], values: [AreaCode: Fraction?], names: [AreaCode: String],
    provinceOf: [AreaCode: AreaCode], steps: [Fraction], link: (AreaCode) -> String,
    valueText: (AreaCode) -> String, title: String, description: String, idPrefix: String = "kaart"
  ) {
    let scale = MapScale(bounds: steps)
    self.scale = scale
    self.title = title
    self.description = description
    self.idPrefix = idPrefix
    provinceNames = names.filter { $0.key.kind == .province }
    let all = cells.sorted { $0.key < $1.key }.map { code, place in
      let name = names[code] ?? code.description
      return Cell(
        province: provinceOf[code], name: name, column: place.column, row: place.row,
        step: scale.index(of: values[code] ?? nil), link: link(code), label: "\(name): \(valueText(code))")
    }
    let named = DutchNames.sorted(all, by: \.name) { _, _ in false }
    // By province, those of none last, and by name within it.
    self.cells = named.enumerated().sorted { left, right in
      if left.element.province == right.element.province { return left.offset < right.offset }
      guard let first = left.element.province, let second = right.element.province else {
        return right.element.province == nil
      }
      return first < second
    }.map(\.element)
  }

  /// Bounds that part `values` into `count` steps with about as many municipalities each, rounded to readable numbers
  /// and strictly increasing.
  ///
  /// Never more than `count - 1` bounds, and fewer when the values differ too little; none when all are equal. Where
  /// many municipalities share one value (often zero), the different values are parted evenly instead. Bounds of whole
  /// values are whole. The absolute numerators times a million must fit in 64 bits.
  public static func quantileSteps(_ values: [Fraction], count: Int) -> [Fraction] {
    MapQuantiles.bounds(values, count: min(count, MapScale.mostSteps))
  }

  /// The legend, from the lowest step to the highest; a last line for unknown when there are any such municipalities.
  public var legend: [LegendEntry] {
    let counts = Dictionary(cells.map { ($0.step, 1) }, uniquingKeysWith: +)
    var entries = scale.labels.enumerated().map { index, label in
      LegendEntry(
        index: index, step: MapStep(label: label, count: counts[index] ?? 0),
        swatch: MapPattern.swatch(index, prefix: idPrefix))
    }
    if let unknown = counts[nil] {
      entries.append(
        LegendEntry(
          index: nil, step: MapStep(label: "onbekend", count: unknown),
          swatch: MapPattern.swatch(nil, prefix: idPrefix)))
    }
    return entries
  }

  /// The map as an `<svg>` element to put in a page.
  public func svg() -> String {
    let titleID = "\(idPrefix)-titel"
    let descriptionID = "\(idPrefix)-omschrijving"
    var text = "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"kaart\" viewBox=\"\(viewBox)\" role=\"group\""
    text += " aria-labelledby=\"\(titleID)\" aria-describedby=\"\(descriptionID)\">\n"
    text += "<title id=\"\(titleID)\">\(MapMarkup.escaped(title))</title>\n"
    text += "<desc id=\"\(descriptionID)\">\(MapMarkup.escaped(description))</desc>\n"
    text += MapPattern.definitions(steps: scale.bounds.count + 1, prefix: idPrefix)
    var start = cells.startIndex
    while start < cells.endIndex {
      let province = cells[start].province
      let end = cells[start...].firstIndex { $0.province != province } ?? cells.endIndex
      text += group(province, cells[start..<end])
      start = end
    }
    return text + borders() + "</svg>\n"
  }

  /// The picture with a margin of half a cell, for the focus ring.
  private var viewBox: String {
    let middles = cells.map { MapGeometry.middle(column: $0.column, row: $0.row) }
    let (left, right) = (middles.map(\.x).min() ?? 0, middles.map(\.x).max() ?? 0)
    let (top, bottom) = (middles.map(\.y).min() ?? 0, middles.map(\.y).max() ?? 0)
    return [
      MapGeometry.x(left - 2), MapGeometry.y(top - 3), MapGeometry.x(right - left + 4),
      MapGeometry.y(bottom - top + 6),
    ].joined(separator: " ")
  }

  private func group(_ province: AreaCode?, _ members: ArraySlice<Cell>) -> String {
    let name = province.flatMap { provinceNames[$0] }
    let label = name.map { " role=\"group\" aria-label=\"\(MapMarkup.escaped($0))\"" } ?? ""
    let opening = "<g class=\"kaart-provincie\" stroke=\"#fff\" stroke-width=\".75\"\(label)>\n"
    return opening + members.map(link).joined() + "</g>\n"
  }

  private func link(_ cell: Cell) -> String {
    let corners = MapGeometry.corners(column: cell.column, row: cell.row)
    let label = MapMarkup.escaped(cell.label)
    return "<a href=\"\(MapMarkup.escaped(cell.link))\" aria-label=\"\(label)\">"
      + "<polygon class=\"kaart-cel \(MapScale.cssClass(cell.step))\""
      + " fill=\"url(#\(MapPattern.id(cell.step, prefix: idPrefix)))\""
      + " points=\"\(corners.map(MapGeometry.point).joined(separator: " "))\"/><title>\(label)</title></a>\n"
  }

  /// The borders between provinces: one path for each pair of provinces that touch.
  private func borders() -> String {
    struct Pair: Hashable {
      let first: Int
      let second: Int
    }
    var order: [AreaCode?: Int] = [:]
    for cell in cells where order[cell.province] == nil { order[cell.province] = order.count }
    var owner: [MapGeometry.Side: Int] = [:]
    var sides: [Pair: [MapGeometry.Side]] = [:]
    for cell in cells {
      guard let own = order[cell.province] else { continue }
      for side in MapGeometry.sides(column: cell.column, row: cell.row) {
        if let other = owner.updateValue(own, forKey: side), other != own {
          sides[Pair(first: min(own, other), second: max(own, other)), default: []].append(side)
        }
      }
    }
    let paths = sides.sorted { ($0.key.first, $0.key.second) < ($1.key.first, $1.key.second) }.map { _, sides in
      let lines = MapGeometry.lines(sides).map { line in
        "M" + line.map(MapGeometry.point).joined(separator: "L")
      }
      return "<path class=\"kaart-grens\" d=\"\(lines.joined())\"/>\n"
    }
    return "<g class=\"kaart-grenzen\" fill=\"none\" stroke=\"#1a1a1a\" stroke-width=\"2\" aria-hidden=\"true\">\n"
      + paths.joined() + "</g>\n"
  }
}
