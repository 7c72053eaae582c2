// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Exchange
import Reports
import Territory

/// `/opvang/locaties`: all locations, to sort and filter.
extension Pages {
  func locationsPage() throws -> Page {
    var query = try locationQuery()
    let all = book.locations(in: .netherlands).map { LocationRow($0, in: self) }
    let found = all.filter { $0.matches(query) }.sorted { $0.precedes($1, by: query.column, query.direction) }
    let pages = max(1, (found.count + LocationQuery.pageSize - 1) / LocationQuery.pageSize)
    guard query.page <= pages else {
      throw Refusal.badValue("pagina", String(query.page), expected: "Er zijn \(pages) pagina’s. Kies een lager getal.")
    }
    var page = Page("Opvanglocaties", trail: [("Nederland", .front), ("Opvang", .reception)])
    if query.page > 1 { page.title = "Opvanglocaties, pagina \(query.page)" }
    guard !all.isEmpty else {
      page.intro = ["Er zijn nog geen locaties vastgelegd."]
      page.blocks = [.message(.info, "Zo komen er locaties bij", ["\(howToFill("locaties"))"])]
      return page
    }
    page.intro = ["Alle locaties zoals ze zijn op \(DutchText.day(scene.day)). Klik op een kop om te sorteren."]
    page.blocks.append(Block("selectie", locationFilter(query)))
    let start = (query.page - 1) * LocationQuery.pageSize
    let isFile = scene.visit.query["formaat"] != nil
    let visible = isFile ? found[...] : found[start..<min(start + LocationQuery.pageSize, found.count)]
    page.add(locationTable(Array(visible), found, query, of: all.count))
    if pages > 1 { page.blocks.append(Block("bladeren", leaves(&query, pages))) }
    if scene.mayWrite {
      page.blocks.append(.text("Een locatie toevoegen", [.link("Leg een locatie vast", links.to(.recordLocation))]))
    }
    return page
  }

  private func locationQuery() throws -> LocationQuery {
    var query = LocationQuery()
    query.search = scene.visit.query["zoek"]
    query.province = try chosenArea("provincie", .province)
    query.region = try chosenArea("veiligheidsregio", .safetyRegion)
    query.kind = try scene.optionalChoice("soort")
    query.expiry = try scene.optionalChoice("aflopend")
    query.counting = try scene.optionalChoice("telt")
    query.column = try scene.choice("sorteer", default: query.column)
    query.direction = try scene.choice("richting", default: query.direction)
    query.page = try scene.number("pagina", in: 1...9_999, default: query.page)
    return query
  }

  func chosenArea(_ name: String, _ kind: AreaKind) throws -> AreaCode? {
    guard let text = scene.visit.query[name] else { return nil }
    guard let code = AreaCode(text), code.kind == kind, territory.exists(code, on: scene.day) else {
      throw Refusal.badValue(name, text, expected: "Kies een \(Pages.singular(kind)) uit de lijst.")
    }
    return code
  }

  private func locationTable(_ visible: [LocationRow], _ found: [LocationRow], _ query: LocationQuery, of count: Int)
    -> Table
  {
    var table = Table(
      id: "locaties", caption: "Opvanglocaties op \(DutchText.day(scene.day)): \(found.count) van de \(count)",
      columns: LocationColumn.allCases.map { heading($0, query) })
    table.rows = visible.map { row in LocationColumn.allCases.map { cell(row, $0) } }
    // Places that do not count for COA are never added to those that do (R2.1).
    let counting = found.filter(\.location.countsForCOA)
    let (counted, label) = counting.isEmpty ? (found, "Samen") : (counting, "Samen bij het COA")
    if !visible.isEmpty {
      table.total = LocationColumn.allCases.map { column in
        switch column {
        case .name: .text("\(label): \(DutchText.count(counted.count, "locatie", "locaties"))")
        case .places: sumCell(counted.map(counting.isEmpty ? \.view.places : \.view.placesForCOA))
        // Where there are no places, nobody has to report people.
        case .occupied: sumCell(counted.filter { $0.view.places.whole != 0 }.map(\.view.occupied))
        default: .empty
        }
      }
    }
    table.notes = [
      """
      De onderste rij telt alle locaties die bij het filter passen, ook die op een andere pagina. Plaatsen die niet bij \
      het COA tellen, komen daar nooit bij (\(citation("R2.1"))). Onbekende aantallen mensen tellen niet mee in de som.
      """
    ]
    table.emptyText = "Geen van de locaties past bij dit filter. Maak de zoektekst korter of kies minder."
    table.csvLink = csvLink(table.id, query.items)
    return table
  }

  private func heading(_ column: LocationColumn, _ query: LocationQuery) -> Table.Column {
    var (heading, query) = (Table.Column(label: column.label, isNumber: column.isNumber), query)
    let isCurrent = query.column == column
    if isCurrent { heading.sorted = query.direction == .up ? "ascending" : "descending" }
    query.direction = isCurrent ? query.direction.reversed : .up
    query.column = column
    query.page = 1
    heading.sortLink = links.to(scene.visit.address, query.items)
    return heading
  }

  private func cell(_ row: LocationRow, _ column: LocationColumn) -> Table.Cell {
    switch column {
    case .name:
      Table.Cell(
        content: .link(row.location.name, links.to(.location(row.location.id))), csv: .text(row.location.name))
    case .municipality: placeCell(row.municipality)
    case .province: row.province.map(placeCell) ?? .empty
    case .kind: .text(row.kindName)
    case .runner: .text(Pages.name(of: row.location.runner))
    case .places: cell(row.view.places)
    case .occupied: cell(row.view.occupied)
    case .rate: cell(row.view.occupancyRate)
    case .end: dayCell(row.end, none: row.view.expiry == .none ? "" : "geen einde")
    case .expiry: .text(row.view.expiry.rawValue)
    }
  }

  private func placeCell(_ place: Place) -> Table.Cell {
    Table.Cell(content: .link(place.name, links.to(.area(place.code))), csv: .text(place.name))
  }
}

// What stands around the table.
extension Pages {
  private func locationFilter(_ query: LocationQuery) -> View {
    let kinds = LocationKind.allCases.map { (value: $0.rawValue, label: name(of: $0)) }
      .sorted { DutchNames.precedes($0.label, $1.label) }
    return [
      "actie": links.action(scene.visit.address), "zoek": query.search ?? "",
      "zoekLabel": "Naam van locatie of gemeente",
      "lijsten": [
        selection("provincie", "Provincie", "Alle provincies", areaOptions(.province), query.province?.description),
        selection(
          "veiligheidsregio", "Veiligheidsregio", "Alle veiligheidsregio’s", areaOptions(.safetyRegion),
          query.region?.description),
        selection("soort", "Soort", "Alle soorten", kinds, query.kind?.rawValue),
        selection(
          "aflopend", "Contract eindigt", "Maakt niet uit",
          ExpiryFilter.allCases.map { ($0.rawValue, $0.label) }, query.expiry?.rawValue),
        selection(
          "telt", "Telling", "Alle locaties", CountingFilter.allCases.map { ($0.rawValue, $0.label) },
          query.counting?.rawValue),
      ],
      "vast":
        (links.viewpoint.items + query.items.filter { ["sorteer", "richting"].contains($0.name) })
        .map { ["naam": $0.name, "waarde": $0.value] as View },
      "wis": links.to(scene.visit.address),
    ]
  }

  private func areaOptions(_ kind: AreaKind) -> [(value: String, label: String)] {
    territory.areas(of: kind, on: scene.day).sorted { DutchNames.precedes($0.name, $1.name) }
      .map { ($0.code.description, $0.name) }
  }

  /// A list to choose from in a form that filters; `all` is the choice that filters nothing.
  func selection(
    _ name: String, _ label: String, _ all: String, _ options: [(value: String, label: String)], _ chosen: String?
  ) -> View {
    [
      "naam": name, "label": label,
      "opties": ([(value: "", label: all)] + options).map { option in
        ["waarde": option.value, "label": option.label, "gekozen": option.value == chosen ?? ""] as View
      },
    ]
  }

  private func leaves(_ query: inout LocationQuery, _ pages: Int) -> View {
    let current = query.page
    func link(_ page: Int) -> String {
      query.page = page
      return links.to(scene.visit.address, query.items)
    }
    let numbers = (1...pages).map { page -> View in
      ["nummer": String(page), "adres": link(page), "huidig": page == current]
    }
    return [
      "naam": "Pagina’s met locaties", "vorige": shown(current > 1 ? link(current - 1) : nil),
      "volgende": shown(current < pages ? link(current + 1) : nil), "paginas": numbers,
    ]
  }
}

extension Scene {
  /// The choice in the address under `name`; nil when the reader chose nothing.
  ///
  /// - Throws: `Refusal` when the address has a value that is no choice.
  func optionalChoice<Choice: RawRepresentable & CaseIterable>(_ name: String) throws -> Choice?
  where Choice.RawValue == String {
    guard visit.query[name] != nil, let first = Choice.allCases.first else { return nil }
    return try choice(name, default: first)
  }
}
