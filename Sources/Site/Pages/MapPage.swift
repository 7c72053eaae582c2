// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Exchange
import Reports
import Territory

/// What the map can show; the raw value is its name in addresses.
enum MapMeasure: String, CaseIterable, Sendable {
  case target = "taakstelling"
  case balance = "stand"
  case perInhabitants = "stand-per-100000"
  case progress = "voortgang"
  case due = "opgave"

  /// The column of the tables with the same numbers.
  var column: ListColumn {
    switch self {
    case .target: .target
    case .balance: .balance
    case .perInhabitants: .perInhabitants
    case .progress: .progress
    case .due: .due
    }
  }

  var label: String {
    switch self {
    case .target: "Taakstelling"
    case .balance: "Stand als het halfjaar nu sluit"
    case .perInhabitants: "Stand bij het begin per 100.000 inwoners"
    case .progress: "Voortgang in procent van de opgave"
    case .due: "Opgave"
    }
  }
}

/// `/kaart`: one hexagon for each municipality, with the same numbers in a table beside it.
extension Pages {
  private static let steps = 6

  func mapPage() throws -> Page {
    let measure = try scene.choice("maat", default: MapMeasure.target)
    let all = rows.rows(.municipality, in: scene)
    var page = Page("Kaart: \(measure.label.lowercased())", trail: [("Nederland", .front)])
    page.intro = [
      "Elke gemeente is een zeshoek, zo dicht mogelijk bij haar echte plek. Klik op een gemeente voor haar cijfers."
    ]
    page.blocks.append(
      Block(
        "maat",
        [
          "actie": links.action(.map),
          "vast": links.viewpoint.items.map { ["naam": $0.name, "waarde": $0.value] as View },
          "maten": MapMeasure.allCases.map {
            ["waarde": $0.rawValue, "label": $0.label, "gekozen": $0 == measure] as View
          },
        ]))
    if all.allSatisfy({ $0.figures[measure.column]?.number == nil }) { page.blocks += exampleHint(nil) }
    let map = map(all, measure)
    page.blocks.append(
      Block(
        "kaart",
        [
          "kop": "\(measure.label) op \(DutchText.day(scene.day))", "svgHtml": Markup(trusted: map.svg()),
          "legenda": map.legend.map {
            ["staalHtml": Markup(trusted: $0.swatch), "label": $0.label, "aantal": String($0.count)] as View
          },
        ]))
    page.add(mapTable(all, measure))
    return page
  }

  private func map(_ all: [AreaRow], _ measure: MapMeasure) -> ChoroplethMap {
    let figures = Dictionary(all.map { ($0.code, $0.figures[measure.column]) }) { first, _ in first }
    let values: [AreaCode: Fraction?] = figures.mapValues { $0?.number }
    let provinces = all.compactMap { row in row.province.map { (row.code, $0.code) } }
    return ChoroplethMap(
      cells: layout.cells(on: scene.day), values: values,
      names: Dictionary(all.map { ($0.code, $0.name) }) { first, _ in first },
      provinceOf: Dictionary(provinces) { first, _ in first },
      steps: ChoroplethMap.quantileSteps(values.values.compactMap(\.self), count: Pages.steps),
      link: { links.to(.area($0)) },
      valueText: { code in
        guard let figure = figures[code] ?? nil else { return "onbekend" }
        return DutchText.figure(figure) + (figure.isInvented ? " (verzonnen)" : "")
      },
      title: "Kaart van Nederland: \(measure.label.lowercased())",
      description: "Zeshoeken per gemeente op \(DutchText.day(scene.day)). De tabel hieronder heeft dezelfde cijfers.")
  }

  private func mapTable(_ all: [AreaRow], _ measure: MapMeasure) -> Table {
    var table = Table(
      id: "kaart", caption: "\(measure.label) per gemeente",
      columns: [
        .init(label: "Gemeente"), .init(label: "Provincie"), .init(label: measure.label, isNumber: true),
      ])
    table.rows = all.map { row in
      [
        Table.Cell(content: .link(row.name, links.to(.area(row.code))), csv: .text(row.name)),
        .text(row.province?.name ?? ""), row.figures[measure.column].map(cell) ?? .empty,
      ]
    }
    table.csvLink = csvLink(table.id, measure == .target ? [] : [("maat", measure.rawValue)])
    return table
  }
}
