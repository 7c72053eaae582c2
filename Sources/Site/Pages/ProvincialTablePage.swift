// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Exchange
import Reports
import Rulebook
import Territory

/// `/regietafel/PV28`: the table of one province in a cycle: municipalities, offers, agreements, decision and money.
extension Pages {
  func provincialTablePage(_ province: AreaCode) throws -> Page {
    guard province.kind == .province, let name = territory.name(of: province) else {
      throw Refusal.notFound(
        "De provincie \(province) bestaat niet.", "Kies een provincie van de landelijke regietafel.")
    }
    guard let cycle = try chosenCycle() else { return provinceBeforeTheAct(province) }
    let view = book.table(of: province, in: cycle)
    let steps = book.steps(of: province, in: cycle)
    var page = Page("Regietafel \(name)", trail: [("Nederland", .front), ("Regietafel", .table(.country))])
    if cycle != book.currentCycle { page.title = "Regietafel \(name), ronde \(cycle)" }
    page.heading = "Provinciale regietafel \(name), ronde \(cycle)"
    page.intro = [provincialSummary(view)]
    page.blocks.append(lateness(steps))
    page.blocks.append(cards("\(name) op \(DutchText.day(scene.day))", provincialCards(view)))
    page.add(stepTable(steps, isNational: false))
    page.add(municipalityTable(province, view, cycle, Pages.municipalColumns))
    page.add(offerTable(book.offers(in: province, cycle), cycle))
    page.add(siteTable(province, cycle))
    page.add(swapTable(book.swaps(of: province, in: cycle)))
    page.add(agreementTable(book.agreements(of: province, in: cycle)))
    page.blocks.append(.text("Verslag en verdeelbesluit", id: "besluit", papers(province, cycle)))
    addObjectionsAndDelays(province, cycle, to: &page)
    addBonus(of: province, cycle, to: &page)
    page.blocks.append(
      .text("Vergadering en andere rondes", id: "verder", [agendaLink(province, cycle)] + cycleLinks(cycle)))
    page.blocks.append(.text("Iets vastleggen", id: "melden", tableFormLinks(province)))
    return page
  }

  private func provincialSummary(_ view: TableView) -> Markup {
    guard view.indicative.number != nil else {
      return "Van deze provincie is in deze ronde nog geen indicatief aantal bekend (\(citation("R5.3")))."
    }
    let open: Markup =
      view.open.number == nil
      ? "Wat er duurzaam staat, is niet vastgelegd, dus de open opgave is niet bekend."
      : view.open.whole == 0
        ? "De open opgave is \(link(view.open)): wat er duurzaam staat, is genoeg."
        : "Daarvan is \(link(view.open)) nog open."
    return "\(scene.name(view.area)) heeft een indicatief aantal van \(link(view.indicative)) plaatsen. \(open)"
  }

  private func provincialCards(_ view: TableView) -> [View] {
    [
      card("Indicatief aantal", view.indicative), card("Waarvan voor amv", view.minors),
      card("Plaatsen die er staan", view.places), card("Duurzame plaatsen", view.durable),
      card("Aangeboden", view.offered), card("Afgesproken", view.agreed, note: partial(view.agreed)),
      card("In het verslag", view.reported), card("In het verdeelbesluit", view.decided),
      card("Open opgave", view.open),
    ]
  }

  /// Of how many municipalities a sum is made; nil when of all.
  private func partial(_ figure: Figure) -> String? {
    guard case .partial(let known, let missing) = figure.derivation else { return nil }
    return "Bekend van \(known.count) van de \(known.count + missing.count) gemeenten."
  }

  /// A column of figures per area.
  typealias TableColumn = (label: String, figure: KeyPath<TableView, Figure>)

  private static var municipalColumns: [TableColumn] {
    [
      ("Indicatief", \.indicative), ("Waarvan amv", \.minors), ("Duurzaam", \.durable), ("Aangeboden", \.offered),
      ("Afgesproken", \.agreed), ("Verslag", \.reported), ("Besluit", \.decided),
      ("Besluit min indicatief", \.difference),
    ]
  }

  func municipalityTable(
    _ province: AreaCode, _ whole: TableView, _ cycle: Int, _ columns: [TableColumn]
  ) -> Table {
    var table = Table(
      id: "gemeenten", caption: "Gemeenten van \(scene.name(province)) in de ronde van \(cycle)",
      columns: [.init(label: "Gemeente")] + columns.map { .init(label: $0.label, isNumber: true) })
    table.rows = territory.municipalities(in: province, on: max(scene.day, FigurePeriod.year(cycle).firstDay))
      .sorted { DutchNames.precedes($0.name, $1.name) }
      .map { municipality in
        let view = book.table(of: municipality.code, in: cycle)
        return [municipalityCell(municipality.code)] + columns.map { cell(view[keyPath: $0.figure]) }
      }
    table.total = [.text(scene.name(province))] + columns.map { cell(whole[keyPath: $0.figure]) }
    table.notes = [
      """
      Afgesproken is het laatste aantal dat aan tafel is afgesproken, of anders het indicatieve aantal. Elke ruil erna \
      telt mee (\(citation("R5.4"))). Het blijft onbekend zolang in de provincie geen aantal is afgesproken. Onbekend \
      betekent: niet vastgelegd.
      """
    ]
    table.csvLink = csvLink(table.id, cycleQuery())
    return table
  }

  func offerTable(_ offers: [OfferView], _ cycle: Int?) -> Table {
    var table = Table(
      id: "aanbod", caption: "Aanbod van gemeenten",
      columns: [
        .init(label: "Locatie"), .init(label: "Gemeente"), .init(label: "Regulier", isNumber: true),
        .init(label: "Bijzonder", isNumber: true), .init(label: "Amv", isNumber: true), .init(label: "Vanaf"),
        .init(label: "Tot"), .init(label: "Nieuw of bestaand"), .init(label: "Voorwaarden"),
      ] + (cycle == nil ? [] : [.init(label: "Duurzaam")]))
    table.rows = offers.map { view in
      let offer = view.offer
      var row: [Table.Cell] = [
        Table.Cell(content: .link(offer.name, links.to(.entry(view.source.position))), csv: .text(offer.name)),
        municipalityCell(offer.municipality),
      ]
      row += PlaceKind.allCases.map { wholeCell(offer.places[$0]) }
      row += [
        dayCell(offer.available.from, none: ""), dayCell(offer.available.until, none: "geen einde"),
        .text((offer.isNew ? "nieuw" : "bestaand") + (offer.isSpread ? ", verspreid" : "")), .text(offer.conditions),
      ]
      if cycle != nil { row.append(.text(view.shortfall.map { "nee: \($0.rawValue)" } ?? "ja")) }
      return row
    }
    if !offers.isEmpty {
      table.total =
        [.text("Samen"), .empty]
        + PlaceKind.allCases.map { kind in wholeCell(offers.reduce(0) { $0 + $1.offer.places[kind] }) }
        + [.empty, .empty, .empty, .empty] + (cycle == nil ? [] : [.empty])
    }
    table.notes = ["De naam van een locatie is een link naar de journaalregel. ‘Tot’ is de eerste dag erna."]
    table.emptyText = "Er is nog geen aanbod vastgelegd."
    table.csvLink = offers.isEmpty ? nil : csvLink(table.id, cycleQuery())
    return table
  }

  /// What stands, and whether it counts as durable.
  private func siteTable(_ province: AreaCode, _ cycle: Int) -> Table {
    let sites = book.durableSites(in: province, in: cycle)
    var table = Table(
      id: "locaties", caption: "Locaties en hun duurzame plaatsen",
      columns: [
        .init(label: "Locatie"), .init(label: "Gemeente"), .init(label: "Plaatsen nu", isNumber: true),
        .init(label: "Regulier duurzaam", isNumber: true), .init(label: "Bijzonder duurzaam", isNumber: true),
        .init(label: "Amv duurzaam", isNumber: true), .init(label: "Telt mee?"),
      ])
    table.rows = sites.map { site in
      [
        Table.Cell(
          content: .link(site.location.name, links.to(.location(site.location.id))), csv: .text(site.location.name)),
        municipalityCell(site.municipality), wholeCell(site.location.places(on: scene.day)),
      ] + PlaceKind.allCases.map { wholeCell(site.counting[$0]) } + [.text(site.status.rawValue)]
    }
    table.notes = [
      "Een plaats telt mee als zij er lang genoeg blijft en de opvang groot genoeg is (\(citation("R5.14")))."
    ]
    table.emptyText = "Er zijn in deze provincie geen locaties vastgelegd."
    table.csvLink = sites.isEmpty ? nil : csvLink(table.id, cycleQuery())
    return table
  }

  private func swapTable(_ swaps: [(swap: PlaceSwap, source: FactSource)]) -> Table {
    var table = Table(
      id: "ruil", caption: "Ruil van plaatsen",
      columns: [.init(label: "Dag"), .init(label: "Wie ruilt wat"), .init(label: "Bron")])
    table.rows = swaps.map { swap, source in
      let parts = swap.changes.map { change in
        "\(scene.name(change.municipality)) \(change.change > 0 ? "+" : "")\(DutchText.whole(change.change))"
      }
      return [dayCell(swap.day, none: ""), .text(parts.joined(separator: ", ")), sourceCell(source)]
    }
    table.emptyText = "Er is niets geruild."
    table.csvLink = swaps.isEmpty ? nil : csvLink(table.id, cycleQuery())
    return table
  }

  func agreementTable(_ agreements: [(agreement: TableAgreement, source: FactSource)]) -> Table {
    var table = Table(
      id: "afspraken", caption: "Afspraken van de tafel",
      columns: [
        .init(label: "Dag"), .init(label: "Afspraak"), .init(label: "Aantallen"), .init(label: "Bron"),
      ])
    table.rows = agreements.map { agreement, source in
      [
        dayCell(agreement.day, none: ""), .text(agreement.text), .text(numbers(agreement.numbers)), sourceCell(source),
      ]
    }
    table.emptyText = "Er zijn nog geen afspraken vastgelegd."
    table.csvLink = agreements.isEmpty ? nil : csvLink(table.id, cycleQuery())
    return table
  }

  func numbers(_ numbers: [MunicipalPlaces]) -> String {
    numbers.map { "\(scene.name($0.municipality)) \(DutchText.whole($0.places))" }.joined(separator: ", ")
  }

  func sourceCell(_ source: FactSource) -> Table.Cell {
    Table.Cell(
      content:
        "\(source.source), \(Markup.link("journaalregel \(source.position)", links.to(.entry(source.position))))",
      csv: .text(source.source))
  }

  /// The report and the decisions in words, with their sums and sources.
  func papers(_ province: AreaCode, _ cycle: Int) -> [Markup] {
    func entry(_ source: FactSource) -> Markup {
      .link("journaalregel \(source.position)", links.to(.entry(source.position)))
    }
    var lines: [Markup] = []
    if let (report, source) = book.report(of: province, in: cycle) {
      lines.append(
        "Verslag van de commissaris op \(DutchText.day(report.day)): \(sum(report.numbers)) (\(entry(source))).")
    } else {
      lines.append("Er is nog geen verslag van de commissaris vastgelegd (\(citation("R5.5"))).")
    }
    let decisions = book.decisions(of: province, in: cycle)
    if decisions.isEmpty { lines.append("Er is nog geen verdeelbesluit vastgelegd (\(citation("R5.6"))).") }
    for (decision, source) in decisions {
      let what = decision.isChange ? "Wijziging van het verdeelbesluit" : "Verdeelbesluit"
      let term = decision.term.map { ", termijn tot en met \(DutchText.day($0))" } ?? ""
      lines.append(
        "\(what), bekendgemaakt op \(DutchText.day(decision.published))\(term): \(sum(decision.numbers)) (\(entry(source)))."
      )
    }
    return lines
  }

  private func sum(_ numbers: [MunicipalPlaces]) -> String {
    let places = DutchText.count(numbers.reduce(0) { $0 + $1.places }, "plaats", "plaatsen")
    return "\(places) in \(DutchText.count(numbers.count, "gemeente", "gemeenten"))"
  }

  private func addObjectionsAndDelays(_ province: AreaCode, _ cycle: Int, to page: inout Page) {
    let objections = book.objections(of: province, in: cycle)
    if !objections.isEmpty { page.add(objectionTable(objections)) }
    let delays = book.delays(in: province, cycle)
    if !delays.isEmpty { page.add(delayTable(delays)) }
  }

  func objectionTable(_ objections: [ObjectionView]) -> Table {
    var table = Table(
      id: "bezwaren", caption: "Bezwaren",
      columns: [
        .init(label: "Bezwaar"), .init(label: "Dag"), .init(label: "Van"), .init(label: "Onderwerp"),
        .init(label: "Uitkomst"), .init(label: "Opmerking"), .init(label: "Bron"),
      ])
    table.rows = objections.map { view in
      let objection = view.objection
      let outcome = objection.outcome.map { "\($0.ruling.rawValue), \(DutchText.day($0.day))" } ?? "loopt nog"
      return [
        .text(objection.id.text), dayCell(objection.day, none: ""),
        objection.municipality.map(municipalityCell) ?? .text("iemand anders"), .text(objection.about), .text(outcome),
        .text(DutchText.lateness(of: view) ?? ""), sourceCell(view.source),
      ]
    }
    if objections.contains(where: \.isLate) {
      table.notes = [
        """
        De termijn is zes weken vanaf het besluit, en eindigt niet in een weekend of op een feestdag \
        (\(citation("G-7")), \(citation("G-6"))). Wat er met een laat bezwaar gebeurt, beslist de minister.
        """
      ]
    }
    table.csvLink = csvLink(table.id, cycleQuery())
    return table
  }

  func delayTable(_ delays: [(delay: DelayReport, source: FactSource)]) -> Table {
    var table = Table(
      id: "vertragingen", caption: "Gemelde vertragingen",
      columns: [
        .init(label: "Gemeente"), .init(label: "Gemeld op"), .init(label: "Reden"), .init(label: "Verwacht op"),
        .init(label: "Bron"),
      ])
    table.rows = delays.map { delay, source in
      [
        municipalityCell(delay.municipality), dayCell(delay.day, none: ""), .text(delay.reason),
        dayCell(delay.expected, none: "onbekend"), sourceCell(source),
      ]
    }
    table.csvLink = csvLink(table.id, cycleQuery())
    return table
  }

  func agendaLink(_ province: AreaCode, _ cycle: Int?) -> Markup {
    .link("Agenda en besluitenlijst om af te drukken", tableLink(.table(.agenda(province)), cycle))
  }
}
