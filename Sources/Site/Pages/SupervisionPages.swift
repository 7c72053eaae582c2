// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Exchange
import Reports
import Territory

/// `/toezicht`: what the figures say of each municipality, on which rung it is, and what is proposed.
extension Pages {
  func supervisionPage(_ address: SupervisionAddress) throws -> Page {
    switch address {
    case .overview: try overviewPage()
    case .profiles: supervisionProfilesPage()
    case .file(let municipality): try supervisionFilePage(municipality)
    case .form(let form): page(self.form(form))
    }
  }

  private func overviewPage() throws -> Page {
    var query = try supervisionQuery()
    let all = territory.municipalities(on: scene.day).compactMap { municipality -> SupervisionRow? in
      book.supervision(of: SupervisionFile(query.task, municipality.code)).map {
        SupervisionRow(view: $0, name: municipality.name, province: scene.name($0.province))
      }
    }
    let found = all.filter(query.matches).sorted { $0.precedes($1, by: query.column, query.direction) }
    let pages = max(1, (found.count + SupervisionQuery.pageSize - 1) / SupervisionQuery.pageSize)
    guard query.page <= pages else {
      throw Refusal.badValue("pagina", String(query.page), expected: "Er zijn \(pages) pagina’s. Kies een lager getal.")
    }
    var page = Page("Toezicht", trail: [("Nederland", .front)])
    let place = query.province.map { " in \(scene.name($0))" } ?? ""
    page.heading = "Toezicht op \(LadderWords.name(query.task))\(place)"
    page.title =
      query.province.map { "Toezicht in \(scene.name($0))" }
      ?? (query.task == .housing ? "Toezicht" : "Toezicht: Spreidingswet")
    if query.page > 1 { page.title += ", pagina \(query.page)" }
    page.intro = supervisionIntroduction(query.task)
    page.blocks.append(Block("selectie", supervisionFilter(query)))
    let shown = query.province == nil ? all : all.filter { $0.view.province == query.province }
    page.blocks.append(cards("In het kort", supervisionCards(shown, query.task)))
    if query.province == nil { page.add(provinceTable(all, query)) }
    let start = (query.page - 1) * SupervisionQuery.pageSize
    let isFile = scene.visit.query["formaat"] != nil
    let visible = isFile ? found[...] : found[start..<min(start + SupervisionQuery.pageSize, found.count)]
    page.add(supervisionTable(Array(visible), found.count, all.count, query))
    if pages > 1 { page.blocks.append(Block("bladeren", supervisionLeaves(&query, pages))) }
    page.blocks.append(legend())
    page.blocks.append(.text("Verder kijken", id: "verder", supervisionLinks()))
    return page
  }

  private func supervisionQuery() throws -> SupervisionQuery {
    var query = SupervisionQuery()
    query.task = try scene.choice("onderwerp", default: query.task)
    query.search = scene.visit.query["zoek"]
    query.province = try chosenArea("provincie", .province)
    query.signal = try scene.optionalChoice("signaal")
    query.rung = try scene.optionalChoice("trede")
    query.filter = try scene.optionalChoice("toon")
    query.column = try scene.choice("sorteer", default: query.column)
    query.direction = try scene.choice("richting", default: query.direction)
    query.page = try scene.number("pagina", in: 1...9_999, default: query.page)
    return query
  }

  private func supervisionIntroduction(_ task: SupervisedTask) -> [Markup] {
    switch task {
    case .housing:
      return [
        """
        Het signaal zegt wat de cijfers op \(DutchText.day(scene.day)) laten zien. De trede is wat mensen besloten. Het \
        voorstel volgt uit de cijfers en het dossier; mensen besluiten (\(citation("R1.39f"))).
        """
      ]
    case .spread:
      return [
        """
        Bij de Spreidingswet houdt de minister toezicht (\(citation("R5.toezicht"))). Het signaal zegt of er plaatsen \
        ontbreken nadat de termijn van het verdeelbesluit voorbij is. Het voorstel volgt daaruit en uit het dossier; mensen \
        besluiten (\(citation("R1.39f"))).
        """
      ]
    }
  }

  private func supervisionCards(_ rows: [SupervisionRow], _ task: SupervisedTask) -> [View] {
    func card(_ label: String, _ count: Int, _ note: String? = nil) -> View {
      [
        "label": label, "waardeHtml": Markup(DutchText.whole(count)),
        "eenheid": "van \(DutchText.count(rows.count, "gemeente", "gemeenten"))",
        "noot": shown(note),
      ]
    }
    let unknown = rows.count { $0.view.signal == .unknown }
    let missing = task == .housing ? "de stand" : "het aantal plaatsen"
    let note = "Van \(DutchText.count(unknown, "gemeente", "gemeenten")) is \(missing) niet bekend."
    var cards = [card("Met een achterstand", rows.count { $0.view.signal == .arrears }, unknown > 0 ? note : nil)]
    if task == .housing { cards.append(card("Achter op tempo", rows.count { $0.view.signal == .pace })) }
    cards.append(card("Open dossier", rows.count { $0.view.isOpen }))
    cards.append(card("Voorstel anders dan de trede nu", rows.count { SupervisionFilter.proposed.includes($0.view) }))
    cards.append(card("Er staat iets open", rows.count { !$0.view.due.isEmpty }))
    return cards
  }

  private func provinceTable(_ rows: [SupervisionRow], _ query: SupervisionQuery) -> Table {
    let isHousing = query.task == .housing
    var table = Table(
      id: "provincies", caption: "Per provincie",
      columns: [.init(label: "Provincie"), .init(label: "Gemeenten", isNumber: true)]
        + [.init(label: "Met achterstand", isNumber: true)]
        + Rung.allCases.dropFirst().map { .init(label: "Trede \($0.rawValue)", isNumber: true) }
        + [.init(label: "Openstaand", isNumber: true), .init(label: "Ladder")])
    let provinces = territory.areas(of: .province, on: scene.day).sorted { DutchNames.precedes($0.name, $1.name) }
    table.rows = provinces.map { province in
      let own = rows.filter { $0.view.province == province.code }
      let items = query.items.filter { ["onderwerp", "toon"].contains($0.name) }
      let link = links.to(.supervision(.overview), items + [("provincie", province.code.description)])
      let freeze = book.supervisionProfile(of: province.code)?.profile.freeze
      let isFrozen = isHousing && freeze?.holds(on: scene.day) == true
      return [Table.Cell(content: .link(province.name, link), csv: .text(province.name)), wholeCell(own.count)]
        + [wholeCell(own.count { $0.view.signal == .arrears })]
        + Rung.allCases.dropFirst().map { rung in wholeCell(own.count { $0.view.rung == rung }) }
        + [wholeCell(own.count { !$0.view.due.isEmpty }), .text(isFrozen ? "staat stil" : "werkt")]
    }
    table.csvLink = csvLink(table.id, query.items)
    return table
  }

  private func supervisionTable(
    _ visible: [SupervisionRow], _ found: Int, _ count: Int, _ query: SupervisionQuery
  ) -> Table {
    var table = Table(
      id: "gemeenten", caption: "Gemeenten op \(DutchText.day(scene.day)): \(found) van de \(count)",
      columns: query.columns.map { heading($0, query) })
    table.rows = visible.map { row in query.columns.map { cell(row, $0) } }
    table.notes = [
      "De naam van een gemeente is een link naar haar dossier. Onbekend is nooit nul: dan is er ook geen voorstel."
    ]
    table.emptyText = "Geen enkele gemeente past bij dit filter. Kies minder."
    table.csvLink = csvLink(table.id, query.items)
    return table
  }

  private func heading(_ column: SupervisionColumn, _ query: SupervisionQuery) -> Table.Column {
    var (heading, query) = (Table.Column(label: column.label, isNumber: column.isNumber), query)
    let isCurrent = query.column == column
    if isCurrent { heading.sorted = query.direction == .up ? "ascending" : "descending" }
    query.direction = isCurrent ? query.direction.reversed : .up
    query.column = column
    query.page = 1
    heading.sortLink = links.to(scene.visit.address, query.items)
    return heading
  }

  private func cell(_ row: SupervisionRow, _ column: SupervisionColumn) -> Table.Cell {
    let view = row.view
    switch column {
    case .name:
      let link = links.to(.supervision(.file(view.file.municipality)), query(view.file))
      return Table.Cell(content: .link(row.name, link), csv: .text(row.name))
    case .province: return .text(row.province)
    case .signal: return .text(view.signal?.rawValue ?? "")
    case .arrears: return view.arrears.map { cell($0.arrears) } ?? .empty
    case .rung: return cell(view.rung)
    case .proposal:
      guard let proposal = view.proposal else { return .empty }
      return cell(proposed: proposal.rung, from: view.rung)
    case .term:
      guard view.isOpen, let term = view.term else { return .text("") }
      return Table.Cell(content: Markup(words(term)), csv: .day(term.day))
    case .due: return wholeCell(view.due.count)
    }
  }
}

// What stands around the table.
extension Pages {
  private func supervisionFilter(_ query: SupervisionQuery) -> View {
    let provinces = territory.areas(of: .province, on: scene.day).sorted { DutchNames.precedes($0.name, $1.name) }
    var lists = [
      [
        "naam": "onderwerp", "label": "Onderwerp",
        "opties": SupervisedTask.allCases.map { task in
          [
            "waarde": task.rawValue, "label": LadderWords.name(task).capitalizedFirst, "gekozen": task == query.task,
          ] as View
        },
      ] as View,
      selection(
        "provincie", "Provincie", "Alle provincies", provinces.map { ($0.code.description, $0.name) },
        query.province?.description),
    ]
    lists.append(
      selection(
        "signaal", "Signaal", "Elk signaal",
        SupervisionSignal.allCases.map { ($0.rawValue, $0.rawValue.capitalizedFirst) }, query.signal?.rawValue))
    let rungs = RungFilter.allCases.compactMap { filter in
      filter.rung.map { rung in
        (value: filter.rawValue, label: rung == .onSchedule ? "Geen dossier" : "\(filter.rawValue): \(name(of: rung))")
      }
    }
    lists.append(selection("trede", "Trede nu", "Elke trede", rungs, query.rung?.rawValue))
    let filters = SupervisionFilter.allCases.map { (value: $0.rawValue, label: $0.label) }
    lists.append(selection("toon", "Toon", "Alle gemeenten", filters, query.filter?.rawValue))
    return [
      "actie": links.action(scene.visit.address), "zoek": query.search ?? "",
      "zoekLabel": "Naam of code van een gemeente",
      "lijsten": lists,
      "vast":
        (links.viewpoint.items + query.items.filter { ["sorteer", "richting"].contains($0.name) })
        .map { ["naam": $0.name, "waarde": $0.value] as View },
      "wis": links.to(scene.visit.address),
    ]
  }

  private func supervisionLeaves(_ query: inout SupervisionQuery, _ pages: Int) -> View {
    let current = query.page
    func link(_ page: Int) -> String {
      query.page = page
      return links.to(scene.visit.address, query.items)
    }
    let numbers = (1...pages).map { page -> View in
      ["nummer": String(page), "adres": link(page), "huidig": page == current]
    }
    return [
      "naam": "Pagina’s met gemeenten", "vorige": shown(current > 1 ? link(current - 1) : nil),
      "volgende": shown(current < pages ? link(current + 1) : nil), "paginas": numbers,
    ]
  }

  /// What each rung is.
  private func legend() -> Block {
    .properties(
      "De treden",
      Rung.allCases.map { rung in
        (label: "Trede \(rung.rawValue)", content: "\(mark(rung)). \(readRule(rung.rule)).")
      })
  }

  private func supervisionLinks() -> [Markup] {
    var all: [Markup] = [
      .link("De profielen van de provincies", links.to(.supervision(.profiles))),
      .link("De stand van alle gemeenten", links.to(.list(.municipality))),
    ]
    if scene.mount.writer != nil {
      all.append(.link("Leg een besluit over een trede vast", links.to(.supervision(.form(.rung)))))
    }
    return all
  }
}
