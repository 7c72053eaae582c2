// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Exchange
import Reports
import Territory

/// `/opvang/locaties/ter-apel`: one location on the reference day, with all that was ever laid down of it.
extension Pages {
  /// So many days with people are shown; the file has them all.
  private static let mostDays = 60

  func locationPage(_ slug: Slug) throws -> Page {
    let history = book.history(of: slug)
    guard let newest = history.first else {
      throw Refusal.notFound(
        "De locatie '\(slug)' is niet bekend.", "Zoek de locatie op in de tabel met opvanglocaties.")
    }
    let view = book.locationView(slug)
    let name = view?.location.name ?? newest.location.name
    var page = Page(
      name, trail: [("Nederland", .front), ("Opvang", .reception), ("Opvanglocaties", .locations)])
    page.title = "Opvanglocatie \(name)"
    if let view {
      page.intro = [introduction(view)]
      if let warning = warning(view) { page.blocks.append(warning) }
      page.blocks.append(cards("Op \(DutchText.day(scene.day))", cards(of: view)))
      page.blocks.append(.properties("Gegevens", properties(of: view)))
      page.add(contractTable(view.location))
      page.add(groupTable(view.location))
      if !view.location.shares.isEmpty { page.add(shareTable(view.location)) }
      page.add(occupancyTable(view.location))
    } else {
      page.blocks.append(
        .message(
          .warning, "Deze locatie telt niet meer mee",
          ["Wat was vastgelegd, is ingetrokken. Hieronder staat wat het was."]))
    }
    page.add(versionTable(history))
    if scene.mayWrite { page.blocks.append(locationActions(slug)) }
    return page
  }

  private func introduction(_ view: LocationView) -> Markup {
    let place: Markup = "\(name(of: view.location.kind)) in \(link(view.location.municipality))."
    return view.location.countsForCOA
      ? place : place + " De plaatsen tellen niet mee in de cijfers van het COA (\(citation("R2.1")))."
  }

  /// How soon the contract ends, when that is soon.
  private func warning(_ view: LocationView) -> Block? {
    switch view.expiry {
    case .far: return nil
    case .none:
      return .message(
        .info, "Geen contract op deze dag",
        ["Op \(DutchText.day(scene.day)) is de locatie dicht, of er loopt geen contract. Er zijn dan geen plaatsen."])
    case .first, .second, .third:
      guard let end = view.end(on: scene.day), let days = view.daysLeft else { return nil }
      return .message(
        .warning, "Het contract loopt af \(view.expiry.rawValue)",
        [
          """
          Over \(DutchText.count(days, "dag", "dagen")), op \(DutchText.day(end)), vervallen \
          \(DutchText.count(view.dropping, "plaats", "plaatsen")) (\(citation("R2.11"))).
          """
        ])
    }
  }

  private func cards(of view: LocationView) -> [View] {
    let isShared = view.location.countsForCOA && view.placesElsewhere.whole != 0
    return [card("Plaatsen", view.places)] + (isShared ? [card("Waarvan bij het COA", view.placesForCOA)] : [])
      + [card("Mensen", view.occupied), card("Bezettingsgraad", view.occupancyRate)]
  }

  private func properties(of view: LocationView) -> [(label: String, content: Markup)] {
    let location = view.location
    var rows: [(label: String, content: Markup)] = [
      ("Kenmerk", "<code>\(location.id.text)</code>"), ("Gemeente", link(location.municipality)),
      ("Soort", .link(name(of: location.kind), links.to(.rule(location.kind.rule)))),
      ("Beheerder", Markup(Pages.name(of: location.runner))), ("Open vanaf", Markup(DutchText.day(location.open.from))),
      ("Open tot", Markup(location.open.until.map(DutchText.day) ?? "geen einde bekend")),
      ("Zekerheid", Markup(DutchText.certainty(location.certainty))),
      ("Vastgelegd", origin(of: view.source)),
    ]
    if let hub = location.hub {
      let name = book.location(hub)?.name
      rows.append(("Hoort bij", name.map { .link($0, links.to(.location(hub))) } ?? Markup(hub.text)))
    }
    let satellites = book.satellites(of: location.id)
    if !satellites.isEmpty {
      let names = satellites.map { Markup.link($0.name, links.to(.location($0.id))) }
      rows.append(("Satellieten", names.dropFirst().reduce(names[0]) { $0 + ", " + $1 }))
    }
    return rows
  }

  private func locationActions(_ slug: Slug) -> Block {
    let query = [(name: "locatie", value: slug.text)]
    return .text(
      "Is er iets veranderd?", id: "melden",
      [
        .link("Leg een nieuwe versie van deze locatie vast", links.to(.recordLocation, query)),
        .link("Meld hoeveel mensen er wonen", links.to(.reportOccupancy, query)),
      ])
  }
}

// The tables of one location.
extension Pages {
  private func status(of period: Period) -> String {
    if period.contains(scene.day) { return "loopt" }
    return scene.day < period.from ? "komt nog" : "voorbij"
  }

  private static let periodColumns: [Table.Column] = [.init(label: "Vanaf"), .init(label: "Tot")]

  private func cells(_ period: Period) -> [Table.Cell] {
    [dayCell(period.from, none: ""), dayCell(period.until, none: "geen einde")]
  }

  private func contractTable(_ location: Location) -> Table {
    var table = Table(
      id: "contracten", caption: "Contracten",
      columns: Pages.periodColumns + [
        .init(label: "Plaatsen", isNumber: true), .init(label: "Op \(DutchText.day(scene.day))"),
      ])
    table.rows = location.contracts.sorted { $0.period.from < $1.period.from }.map { contract in
      cells(contract.period) + [wholeCell(contract.places), .text(status(of: contract.period))]
    }
    table.notes = ["‘Tot’ is de eerste dag waarop het contract niet meer geldt."]
    table.emptyText = "Er is geen contract vastgelegd."
    table.csvLink = csvLink(table.id)
    return table
  }

  private func groupTable(_ location: Location) -> Table {
    var table = Table(
      id: "doelgroepen", caption: "Plaatsen per doelgroep op \(DutchText.day(scene.day))",
      columns: [.init(label: "Doelgroep"), .init(label: "Plaatsen", isNumber: true)])
    table.rows = location.places(byGroupOn: scene.day).map { group, places in
      [.text((group.map { Pages.name(of: $0) } ?? "voor alle groepen").capitalizedFirst), wholeCell(places)]
    }
    table.emptyText = "Op deze dag zijn er geen plaatsen."
    table.csvLink = csvLink(table.id)
    return table
  }

  private func shareTable(_ location: Location) -> Table {
    var table = Table(
      id: "afspraken", caption: "Afspraken over doelgroepen",
      columns: [.init(label: "Doelgroep")] + Pages.periodColumns + [
        .init(label: "Plaatsen", isNumber: true), .init(label: "Op \(DutchText.day(scene.day))"),
      ])
    table.rows = location.shares.map { share in
      [.text(Pages.name(of: share.group).capitalizedFirst)] + cells(share.period)
        + [wholeCell(share.places), .text(status(of: share.period))]
    }
    table.csvLink = csvLink(table.id)
    return table
  }

  private func occupancyTable(_ location: Location) -> Table {
    let all = book.occupancies(of: location.id).reversed().filter { $0.day <= scene.day }
    let visible = scene.visit.query["formaat"] == nil ? all.prefix(Pages.mostDays) : all[...]
    var table = Table(
      id: "bezetting", caption: "Gemelde bezetting, de nieuwste dag bovenaan",
      columns: [
        .init(label: "Dag"), .init(label: "Mensen", isNumber: true), .init(label: "Plaatsen", isNumber: true),
      ])
    table.rows = visible.map { report in
      let figure = book.figure(.dossier(.occupied, location.id, .day(report.day)))
      return [
        dayCell(report.day, none: ""), figure.map(cell) ?? .empty, wholeCell(location.places(on: report.day)),
      ]
    }
    if visible.count < all.count {
      table.notes = [
        "Hier staan de laatste \(visible.count) van \(all.count) meldingen. In het bestand staan ze allemaal."
      ]
    }
    table.emptyText =
      "Tot en met \(DutchText.day(scene.day)) is niet gemeld hoeveel mensen er wonen. Onbekend is niet nul."
    table.csvLink = all.isEmpty ? nil : csvLink(table.id)
    return table
  }

  private func versionTable(_ history: [(location: Location, source: FactSource, isWithdrawn: Bool)]) -> Table {
    var table = Table(
      id: "versies", caption: "Wat er eerder over deze locatie is vastgelegd",
      columns: [
        .init(label: "Regel"), .init(label: "Bekend op"), .init(label: "Naam"), .init(label: "Soort"),
        .init(label: "Plaatsen op \(DutchText.day(scene.day))", isNumber: true), .init(label: "Laatste contract tot"),
        .init(label: "Wat ervan werd"), .init(label: "Bron"),
      ])
    let current = book.locationView(history[0].location.id)?.source.position
    table.rows = history.map { version in
      let (location, source) = (version.location, version.source)
      let last = location.contracts.max { ($0.period.until ?? .endOfTables) < ($1.period.until ?? .endOfTables) }
      let state = version.isWithdrawn ? "ingetrokken" : source.position == current ? "geldt nu" : "vervangen"
      return [
        entryCell(source), dayCell(source.known.dutchDay, none: ""), .text(location.name),
        .text(name(of: location.kind)), wholeCell(location.places(on: scene.day)),
        dayCell(last?.period.until, none: last == nil ? "" : "geen einde"), .text(state), .text(source.source),
      ]
    }
    table.csvLink = csvLink(table.id)
    return table
  }
}

extension Day {
  /// Later than any day in a table: it stands for no end.
  fileprivate static let endOfTables = Day(number: .max)
}
