// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Exchange
import Reports
import Territory

/// `/oekraine/VR13`, `/oekraine/GM0363`: displaced people in one area.
extension Pages {
  func displacedAreaPage(_ area: AreaCode) throws -> Page {
    guard let name = territory.name(of: area) else {
      throw Refusal.notFound("Het gebied \(area) bestaat niet.", "Zoek het gebied op in de lijst.")
    }
    var page = Page(
      "Ontheemden uit Oekraïne: \(name)", trail: [("Nederland", .front), ("Oekraïne", .displaced(.country))])
    page.heading = "Ontheemden uit Oekraïne in \(name) op \(DutchText.day(scene.day))"
    guard territory.exists(area, on: scene.day) else {
      page.blocks = [gone(area)]
      return page
    }
    let view = book.displacedView(area)
    page.intro = [displacedSummary(view)]
    page.blocks += displacedMessages(view) + excessMessages(area)
    page.blocks.append(.properties(nil, displacedProperties(view)))
    page.blocks.append(cards("Waar mensen wonen", displacedPeopleCards(view)))
    page.blocks.append(cards("Plaatsen in gemeentelijke opvang", displacedPlaceCards(view)))
    if area.kind == .municipality {
      addMunicipalTables(of: area, to: &page)
    } else {
      page.add(displacedSums(area))
      let municipalities = territory.municipalities(in: area, on: scene.day).map(\.code)
      page.add(displacedTable(municipalities, whole: view, id: "gemeenten", caption: "Gemeenten"))
    }
    addDisplacedSeries(of: area, to: &page)
    page.blocks.append(displacedLinks(area))
    return page
  }

  private func displacedProperties(_ view: DisplacedView) -> [(label: String, content: Markup)] {
    var rows: [(label: String, content: Markup)] = [
      ("Code", Markup(view.area.description)), ("Laatste melding", Markup(reportAge(view.reportDays))),
    ]
    if let municipality = territory.municipality(view.area, on: scene.day) {
      let region = municipality.safetyRegion
      rows.append(
        ("Veiligheidsregio", .link(scene.name(region), links.to(.displaced(.area(region))))))
    }
    return rows
  }

  /// Why there are more people than places, where somebody said so by the reference day.
  private func excessMessages(_ area: AreaCode) -> [Block] {
    book.excessReasons(of: area).filter { $0.excess.day <= scene.day }.suffix(1).map { excess, source in
      .message(
        .info, "Meer mensen dan plaatsen vanaf \(DutchText.day(excess.day))",
        ["\(excess.reason) \(Markup.link("Bekijk de melding", links.to(.entry(source.position))))."])
    }
  }

  /// Places to come, and the people of each month for whom the municipality is paid.
  private func addMunicipalTables(of area: AreaCode, to page: inout Page) {
    let plans = book.displacedPlans(of: area)
    if !plans.isEmpty {
      var table = Table(
        id: "verwacht", caption: "Plaatsen die nog komen",
        columns: [.init(label: "Vanaf"), .init(label: "Plaatsen", isNumber: true)])
      table.rows = plans.map { [dayCell($0.day, none: ""), cell($0.figure)] }
      table.notes = ["Deze plaatsen tellen pas mee als de gemeente meldt dat zij er zijn."]
      table.csvLink = csvLink(table.id)
      page.add(table)
    }
    let last = Month(containing: scene.day)
    let months = (-11...0).map { last.adding(months: $0) }.map { ($0, book.displacedPrivateMonths(of: area, in: $0)) }
    guard months.contains(where: { $0.1.number != nil }) else { return }
    var table = Table(
      id: "persoonmaanden", caption: "Mensen in particuliere opvang met leefgeld, per maand",
      columns: [.init(label: "Maand"), .init(label: "Mensen", isNumber: true)])
    table.rows = months.map { [.text(DutchText.month($0.0)), cell($0.1)] }
    table.csvLink = csvLink(table.id)
    page.add(table)
  }

  /// What an area page says of displaced people, with the way to more.
  func displacedBlocks(of area: AreaCode) -> [Block] {
    let view = book.displacedView(area)
    let figures = [view.places, view.occupied, view.registered]
    let link = Markup.link(
      "Ontheemden uit Oekraïne in \(scene.name(area))", links.to(.displaced(.area(area))))
    guard figures.contains(where: { $0.number != nil }) else { return [.text(nil, [link])] }
    return [
      cards(
        "Ontheemden uit Oekraïne",
        [
          card("Plaatsen in gemeentelijke opvang", view.places), card("Mensen daar", view.occupied),
          card("Ingeschreven in de BRP", view.registered),
        ]), .text(nil, [link]),
    ]
  }
}
