// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Exchange
import Reports
import Rulebook
import Territory

/// What the reader asked of a table of areas.
struct ListQuery: Sendable {
  var search: String?
  var province: AreaCode?
  var region: AreaCode?
  var column = ListColumn.name
  var direction = SortDirection.up
  var page = 1
  var pageSize = 50

  /// The numbers of rows that a page can have.
  static let pageSizes = [25, 50, 100]

  /// The query as names and values of an address, without what goes without saying.
  var items: [(name: String, value: String)] {
    let standard = ListQuery()
    let all: [(String, String?)] = [
      ("zoek", search), ("provincie", province?.description), ("veiligheidsregio", region?.description),
      ("sorteer", column == standard.column ? nil : column.rawValue),
      ("richting", direction == standard.direction ? nil : direction.rawValue),
      ("perPagina", pageSize == standard.pageSize ? nil : String(pageSize)),
      ("pagina", page == standard.page ? nil : String(page)),
    ]
    return all.compactMap { name, value in value.map { (name, $0) } }
  }
}

/// `/gemeenten`, `/provincies`, `/veiligheidsregios`: a table to sort and filter.
extension Pages {
  func listPage(_ kind: AreaKind) throws -> Page {
    var query = try listQuery(kind)
    let all = rows.rows(kind, in: scene)
    let found = query.search.map { Set(territory.find($0, on: scene.day).map(\.code)) } ?? []
    let matching = all.filter { matches($0, query, found) }.sorted {
      $0.precedes($1, by: query.column, query.direction)
    }
    let pages = max(1, (matching.count + query.pageSize - 1) / query.pageSize)
    guard query.page <= pages else {
      throw Refusal.badValue("pagina", String(query.page), expected: "Er zijn \(pages) pagina’s. Kies een lager getal.")
    }
    let plural = Pages.plural(kind)
    var page = Page(plural.capitalizedFirst, trail: [("Nederland", .front)])
    page.title = "\(plural.capitalizedFirst): tabel\(query.page > 1 ? ", pagina \(query.page)" : "")"
    page.intro = ["Taakstelling en voortgang in de \(DutchText.halfYear(halfYear)). Klik op een kop om te sorteren."]
    page.blocks.append(Block("filter", filterView(kind, query)))
    if all.allSatisfy({ $0.figures[.housed]?.number == nil }) { page.blocks += exampleHint(nil) }
    let isFile = scene.visit.query["formaat"] != nil
    let start = (query.page - 1) * query.pageSize
    let visible = isFile ? matching[...] : matching[start..<min(start + query.pageSize, matching.count)]
    page.add(table(Array(visible), kind, query, total: matching, of: all.count))
    if pages > 1 { page.blocks.append(Block("bladeren", paging(&query, pages, kind))) }
    return page
  }

  /// The municipalities of an area, as a table on its page.
  func partsTable(of area: AreaCode) throws -> Table {
    let inside = Set(territory.municipalities(in: area, on: scene.day).map(\.code))
    let parts = rows.rows(.municipality, in: scene).filter { inside.contains($0.code) }
    var table = table(parts, .municipality, nil, total: parts, of: parts.count)
    table.caption = "Gemeenten in \(scene.name(area))"
    return table
  }

  private func listQuery(_ kind: AreaKind) throws -> ListQuery {
    var query = ListQuery()
    query.search = scene.visit.query["zoek"]
    if kind == .municipality {
      query.province = try area("provincie", .province)
      query.region = try area("veiligheidsregio", .safetyRegion)
    }
    query.column = try scene.choice("sorteer", default: query.column)
    guard ListColumn.columns(for: kind).contains(query.column) else {
      throw Refusal.badValue("sorteer", query.column.rawValue, expected: "Deze tabel heeft die kolom niet.")
    }
    query.direction = try scene.choice("richting", default: query.direction)
    query.page = try scene.number("pagina", in: 1...9_999, default: query.page)
    query.pageSize = try scene.number("perPagina", in: 1...100, default: query.pageSize)
    guard ListQuery.pageSizes.contains(query.pageSize) else {
      throw Refusal.badValue("perPagina", String(query.pageSize), expected: "Kies 25, 50 of 100.")
    }
    return query
  }

  private func area(_ name: String, _ kind: AreaKind) throws -> AreaCode? {
    guard let text = scene.visit.query[name] else { return nil }
    guard let code = AreaCode(text), code.kind == kind, territory.exists(code, on: scene.day) else {
      throw Refusal.badValue(name, text, expected: "Kies een \(Pages.singular(kind)) uit de lijst.")
    }
    return code
  }

  /// - Parameter found: the municipalities that the text points at, also by a second name such as Den Haag.
  private func matches(_ row: AreaRow, _ query: ListQuery, _ found: Set<AreaCode>) -> Bool {
    if let province = query.province, row.province?.code != province { return false }
    if let region = query.region, row.region?.code != region { return false }
    guard let search = query.search else { return true }
    let wanted = DutchNames.key(search)
    return found.contains(row.code) || (!wanted.isEmpty && DutchNames.key(row.name).contains(wanted))
      || row.code.description.lowercased().contains(search.lowercased())
      || row.name.lowercased().contains(search.lowercased())
  }

  private func table(_ visible: [AreaRow], _ kind: AreaKind, _ query: ListQuery?, total: [AreaRow], of count: Int)
    -> Table
  {
    let columns = ListColumn.columns(for: kind)
    let plural = Pages.plural(kind)
    var table = Table(
      id: Address.segment(kind),
      caption: "\(plural.capitalizedFirst) op \(DutchText.day(scene.day)): \(total.count) van de \(count)",
      columns: [.init(label: "Code")] + columns.map { heading($0, query) })
    // The name is the heading of a row, so it comes first; the code follows it.
    table.columns.swapAt(0, 1)
    table.rows = visible.map { row in cells(row, columns) }
    table.total = totals(total, columns, (Pages.singular(kind), plural))
    table.notes = [
      total.count == 1
        ? "De onderste rij telt de ene \(Pages.singular(kind)) die bij het filter past."
        : "De onderste rij telt alle \(total.count) \(plural) die bij het filter passen, ook die op een andere pagina."
    ]
    let unknown = columns.filter { column in
      column.isSum && total.contains { $0.figures[column]?.number == nil }
    }
    if !unknown.isEmpty { table.notes.append(unknownNote(unknown, total)) }
    table.emptyText = "Geen van de \(plural) past bij dit filter. Maak de zoektekst korter of kies een ander gebied."
    table.csvLink = csvLink(table.id, query.map(\.items) ?? [])
    return table
  }

  private func heading(_ column: ListColumn, _ query: ListQuery?) -> Table.Column {
    var heading = Table.Column(label: column.label, isNumber: column.isNumber)
    guard var query else { return heading }
    let isCurrent = query.column == column
    if isCurrent { heading.sorted = query.direction == .up ? "ascending" : "descending" }
    query.direction = isCurrent ? query.direction.reversed : .up
    query.column = column
    query.page = 1
    heading.sortLink = links.to(scene.visit.address, query.items)
    return heading
  }

  private func cells(_ row: AreaRow, _ columns: [ListColumn]) -> [Table.Cell] {
    var cells = columns.map { column -> Table.Cell in
      switch column {
      case .name: Table.Cell(content: .link(row.name, links.to(.area(row.code))), csv: .text(row.name))
      case .province: place(row.province)
      case .region: place(row.region)
      case .status: .text(DutchText.status(row.status))
      default: row.figures[column].map(cell) ?? .empty
      }
    }
    cells.insert(.text(row.code.description), at: 1)
    return cells
  }

  private func place(_ area: Place?) -> Table.Cell {
    guard let area else { return .empty }
    return Table.Cell(content: .link(area.name, links.to(.area(area.code))), csv: .text(area.name))
  }

  /// The sums of the known figures. What is unknown is not counted as zero: the note below the table tells how much.
  private func totals(_ rows: [AreaRow], _ columns: [ListColumn], _ names: (one: String, more: String)) -> [Table.Cell]
  {
    var cells = columns.map { column -> Table.Cell in
      if column == .name { return .text("Samen: \(DutchText.count(rows.count, names.one, names.more))") }
      guard column.isSum else { return .empty }
      return total(rows.compactMap { $0.figures[column] }, of: rows.count)
    }
    cells.insert(.empty, at: 1)
    return cells
  }

  private func total(_ figures: [Figure], of count: Int) -> Table.Cell {
    let known = figures.filter { $0.whole != nil }
    guard let first = known.first else { return Table.Cell(content: "onbekend", csv: .unknown) }
    let sum = known.compactMap(\.whole).reduce(0, +)
    let qualifier = known.dropFirst().reduce(first.qualifier) { $0.adding($1.qualifier) }
    let isWhole = known.count == count
    let words = qualifier == .exact ? "" : qualifier.rawValue + " "
    let lower = isWhole ? "" : " (van \(known.count))"
    let mark = known.first(where: \.isInvented).map(shortMark) ?? ""
    return Table.Cell(
      content: Markup(words + DutchText.whole(sum) + lower) + mark, csv: isWhole ? .whole(sum) : .unknown,
      remark: remark(qualifier, isInvented: known.contains(where: \.isInvented)))
  }

  private func unknownNote(_ columns: [ListColumn], _ rows: [AreaRow]) -> Markup {
    let parts = columns.map { column in
      let missing = rows.count { $0.figures[column]?.number == nil }
      return "\(column.label): \(missing) onbekend."
    }
    return "Een som geldt alleen voor wat bekend is. \(parts.joined(separator: " "))"
  }
}
