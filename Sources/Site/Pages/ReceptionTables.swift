// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Exchange
import Reports
import Rulebook
import Territory

// Tables of reception: what ends soon, per kind, per province, and what does not count for COA.
extension Pages {
  /// How many places end soon. Who ends within three months ends within six as well.
  func expiryTable(_ locations: [LocationView]) -> Table {
    var table = Table(
      id: "aflopend", caption: "Contracten die aflopen",
      columns: [
        .init(label: "Het contract eindigt"), .init(label: "Locaties", isNumber: true),
        .init(label: "Plaatsen die vervallen", isNumber: true),
      ])
    if !locations.isEmpty {
      table.rows = ExpiryFilter.allCases.map { filter in
        let ending = locations.filter { filter.includes($0.expiry) }
        let address = links.to(.locations, [("aflopend", filter.rawValue), ("telt", CountingFilter.yes.rawValue)])
        return [
          Table.Cell(content: .link(filter.label, address), csv: .text(filter.label)), wholeCell(ending.count),
          wholeCell(ending.reduce(0) { $0 + $1.dropping }),
        ]
      }
    }
    table.notes = [
      """
      Alleen locaties die bij het COA meetellen. Loopt er aansluitend een nieuw contract, dan vervalt alleen wat daarin \
      minder is (\(citation("R2.11"))).
      """
    ]
    table.emptyText = "Er zijn geen locaties van het COA vastgelegd."
    table.csvLink = locations.isEmpty ? nil : csvLink(table.id)
    return table
  }

  /// Locations with places on the day, by kind: the places that count for COA, or those beside it.
  func kindTable(_ locations: [LocationView], id: String, caption: String, isBeside: Bool = false) -> Table {
    let places = isBeside ? \LocationView.placesElsewhere : \.placesForCOA
    var table = Table(
      id: id, caption: caption,
      columns: [
        .init(label: "Soort"), .init(label: "Locaties", isNumber: true), .init(label: "Plaatsen", isNumber: true),
        .init(label: "Mensen", isNumber: true),
      ])
    let open = locations.filter { ($0[keyPath: places].whole ?? 0) > 0 }
    // Of a site that is shared, the people are reported together and stand with COA.
    func people(_ views: [LocationView]) -> [Figure] {
      views.filter { !isBeside || !$0.location.countsForCOA }.map(\.occupied)
    }
    table.rows = LocationKind.allCases.compactMap { kind in
      let ofKind = open.filter { $0.location.kind == kind }
      guard !ofKind.isEmpty else { return nil }
      let address = links.to(.locations, [("soort", kind.rawValue)])
      return [
        Table.Cell(content: .link(name(of: kind), address), csv: .text(name(of: kind))), wholeCell(ofKind.count),
        sumCell(ofKind.map { $0[keyPath: places] }), sumCell(people(ofKind)),
      ]
    }
    if table.rows.count > 1 {
      table.total = [
        .text("Samen"), wholeCell(open.count), sumCell(open.map { $0[keyPath: places] }), sumCell(people(open)),
      ]
    }
    if open.contains(where: { $0.occupied.number == nil }) {
      table.notes = [
        "Staat er ‘van 3’ bij een aantal mensen, dan is het alleen van 3 locaties bekend. Onbekend is niet nul."
      ]
    }
    table.emptyText = "Op \(DutchText.day(scene.day)) is er geen locatie met plaatsen vastgelegd."
    table.csvLink = table.rows.isEmpty ? nil : csvLink(id)
    return table
  }

  /// What the recorded locations of COA add up to, beside what was reported of the country; nil when there is nothing to
  /// compare.
  func locationsBesideReports() -> Table? {
    let portfolio = onDay(.portfolio)
    let isReported = if case .chosen(_, _, because: .reportedPortfolio) = portfolio.derivation { true } else { false }
    let pairs: [(label: String, reported: Figure, locations: Figure)] =
      (isReported ? [("Plaatsen van het COA", portfolio, onDay(.places))] : [])
      + [("Mensen op locaties van het COA", onDay(.residentsAtLocations), onDay(.occupied))]
    let known = pairs.filter { $0.reported.number != nil && $0.locations.number != nil }
    guard !known.isEmpty else { return nil }
    var table = Table(
      id: "vergelijking", caption: "De vastgelegde locaties naast het landelijke cijfer",
      columns: [
        .init(label: "Cijfer"), .init(label: "Gemeld voor het land", isNumber: true),
        .init(label: "Vastgelegde locaties samen", isNumber: true), .init(label: "Verschil", isNumber: true),
      ])
    table.rows = known.map { label, reported, locations in
      [.text(label), cell(reported), cell(locations), difference(locations, reported)]
    }
    table.notes = [
      "Verschil is de locaties min het landelijke cijfer. Onder nul zijn nog niet alle locaties vastgelegd, of is anders geteld."
    ]
    table.csvLink = csvLink(table.id)
    return table
  }

  /// Places and people in each province beside its share of the need by inhabitants.
  func provinceTable() -> Table {
    let provinces = territory.areas(of: .province, on: scene.day).sorted { DutchNames.precedes($0.name, $1.name) }
    var table = Table(
      id: "provincies", caption: "Opvang per provincie",
      columns: [
        .init(label: "Provincie"), .init(label: "Plaatsen", isNumber: true), .init(label: "Mensen", isNumber: true),
        .init(label: "Nodig naar inwoners (indicatief)", isNumber: true), .init(label: "Verschil", isNumber: true),
      ])
    table.rows = provinces.map { province in
      [
        Table.Cell(content: link(province.code), csv: .text(province.name)), cell(onDay(.portfolio, province.code)),
        cell(onDay(.residents, province.code)), cell(onDay(.need, province.code)),
        cell(onDay(.shortage, province.code)),
      ]
    }
    table.notes = [
      """
      Het aandeel naar inwoners is indicatief. Het laat zien wat een provincie zou hebben als alleen het aantal \
      inwoners telde (\(citation("R4.5"))). Verschil is nodig min plaatsen; onder nul heeft een provincie meer \
      plaatsen.
      """
    ]
    table.csvLink = csvLink(table.id)
    return table
  }

  /// What is there beside COA, and never counts with it (R2.1).
  func elsewhereTable(_ locations: [LocationView]) -> Table {
    var table = kindTable(
      locations, id: "buiten-coa", caption: "Plaatsen die niet bij het COA tellen: Oekraïne, crisis en anderen",
      isBeside: true)
    table.notes.insert(
      """
      Deze plaatsen tellen nooit mee in de cijfers van het COA (\(citation("R2.1"))). Het gaat om opvang van mensen \
      uit Oekraïne en om crisisplaatsen die het COA niet beheert. Ook plaatsen voor anderen op een gedeelde locatie \
      horen erbij.
      """, at: 0)
    return table
  }
}

// Reception on the page of an area.
extension Pages {
  /// So few locations are named one by one.
  private static let fewLocations = 12

  /// Reception in a municipality, province or safety region.
  func addReception(in area: AreaCode, to page: inout Page) {
    let locations = book.locations(in: area).filter { $0.expiry != .none }
    page.blocks.append(
      cards(
        "Opvang op \(DutchText.day(scene.day))",
        [
          card("Plaatsen van het COA", onDay(.portfolio, area)), card("Mensen in de opvang", onDay(.residents, area)),
          card("Plaatsen die niet bij het COA tellen", onDay(.placesElsewhere, area)),
          card("Nodig naar inwoners", onDay(.need, area), note: "Indicatief, volgens regel R4.5."),
        ]))
    var paragraphs: [Markup] = []
    if !locations.isEmpty, locations.count <= Pages.fewLocations {
      for view in locations {
        let link = Markup.link(view.location.name, links.to(.location(view.location.id)))
        paragraphs.append("\(link): \(name(of: view.location.kind))")
      }
    }
    switch area.kind {
    case .province, .safetyRegion:
      let filter = area.kind == .province ? "provincie" : "veiligheidsregio"
      paragraphs.append(
        .link("Alle opvanglocaties in \(scene.name(area))", links.to(.locations, [(filter, area.description)])))
    case .country, .municipality: break
    }
    paragraphs.append(.link("Opvang in heel Nederland", links.to(.reception)))
    page.blocks.append(.text(nil, paragraphs))
  }
}
