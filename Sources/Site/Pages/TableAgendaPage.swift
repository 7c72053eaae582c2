// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Exchange
import Reports
import Rulebook
import Territory

/// `/regietafel/PV28/agenda`: the agenda and the list of decisions of a meeting, to print on A4.
extension Pages {
  /// So many empty lines to write decisions on.
  private static let emptyLines = 6

  func tableAgendaPage(_ province: AreaCode) throws -> Page {
    guard province.kind == .province, let name = territory.name(of: province) else {
      throw Refusal.notFound(
        "De provincie \(province) bestaat niet.", "Kies een provincie van de landelijke regietafel.")
    }
    let cycle = try chosenCycle()
    var page = Page(
      "Agenda regietafel \(name)",
      trail: [("Nederland", .front), ("Regietafel", .table(.country)), (name, .table(.province(province)))])
    if cycle != book.currentCycle, let cycle { page.title = "Agenda regietafel \(name), ronde \(cycle)" }
    page.heading = "Provinciale regietafel \(name): agenda"
    page.intro = [
      "Vergadering van \(DutchText.day(scene.day)). De commissaris van de Koning is voorzitter (\(citation("R4.4")))."
    ]
    var number = 0
    func item(_ title: String) -> String {
      number += 1
      return "\(number). \(title)"
    }
    page.blocks.append(
      .text(item("Opening en vaststellen van de agenda"), ["Mededelingen en verslag van de vorige keer."]))
    if let cycle {
      addCycleItems(province, cycle, item, to: &page)
    } else {
      page.blocks.append(.text(item("Stand van de provincie"), standBeforeTheAct(province)))
      var municipalities = municipalitiesBeforeTheAct(province)
      municipalities.csvLink = nil
      page.add(municipalities)
      page.blocks.append(.text(item("Aanbod en afspraken"), []))
      page.add(agendaOffers(book.offers(in: province, nil)))
      page.add(agendaAgreements(book.agreements(of: province, in: nil)))
    }
    page.blocks.append(.text(item("Rondvraag en volgende vergadering"), ["Volgende vergadering: …"]))
    page.blocks.append(.text(item("Besluitenlijst"), []))
    page.add(decisionList())
    return page
  }

  private func addCycleItems(_ province: AreaCode, _ cycle: Int, _ item: (String) -> String, to page: inout Page) {
    let view = book.table(of: province, in: cycle)
    page.blocks.append(.text(item("Stand van de provincie in de ronde van \(cycle)"), stand(view)))
    page.add(agendaNumbers(province, view, cycle))
    var steps = stepTable(book.steps(of: province, in: cycle), isNational: false)
    steps.notes = []
    page.add(steps)
    page.blocks.append(.text(item("Aanbod van gemeenten"), silent(province, cycle)))
    page.add(agendaOffers(book.offers(in: province, cycle)))
    page.blocks.append(.text(item("Ruil en afspraken"), swapLines(province, cycle)))
    page.add(agendaAgreements(book.agreements(of: province, in: cycle)))
    page.blocks.append(.text(item("Verslag en verdeelbesluit"), papers(province, cycle)))
    let objections = book.objections(of: province, in: cycle)
    let delays = book.delays(in: province, cycle)
    if !objections.isEmpty || !delays.isEmpty {
      page.blocks.append(.text(item("Bezwaren en vertragingen"), []))
      if !objections.isEmpty { page.add(objectionTable(objections)) }
      if !delays.isEmpty { page.add(delayTable(delays)) }
    }
  }

  private func stand(_ view: TableView) -> [Markup] {
    func words(_ figure: Figure) -> Markup {
      figure.number == nil ? "onbekend" : link(figure)
    }
    let need = book.table(of: .netherlands, in: view.cycle).estimate
    return [
      """
      Capaciteitsraming van het land: \(words(need)) plaatsen. Het deel van de provincie naar inwoners: \
      \(words(view.estimate)) (\(citation("R4.5"))).
      """,
      """
      Indicatief aantal: \(words(view.indicative)) plaatsen, waarvan voor amv: \(words(view.minors)). Duurzame plaatsen: \
      \(words(view.durable)). Open opgave: \(words(view.open)).
      """,
      """
      Aangeboden: \(words(view.offered)). Afgesproken: \(words(view.agreed)). In het verslag: \(words(view.reported)). In het \
      verdeelbesluit: \(words(view.decided)).
      """,
    ]
  }

  /// What each municipality has in front of it, in few columns.
  private func agendaNumbers(_ province: AreaCode, _ whole: TableView, _ cycle: Int) -> Table {
    var table = municipalityTable(
      province, whole, cycle,
      [
        ("Indicatief", \.indicative), ("Staat er", \.places), ("Duurzaam", \.durable), ("Aanbod", \.offered),
        ("Afgesproken", \.agreed), ("Verslag", \.reported), ("Besluit", \.decided),
      ])
    table.csvLink = nil
    return table
  }

  /// An offer in few columns, which fit on paper.
  private func agendaOffers(_ offers: [OfferView]) -> Table {
    var table = Table(
      id: "aanbod", caption: "Aanbod tot nu toe",
      columns: [
        .init(label: "Locatie"), .init(label: "Gemeente"), .init(label: "Plaatsen", isNumber: true),
        .init(label: "Waarvan amv", isNumber: true), .init(label: "Vanaf"), .init(label: "Tot"),
        .init(label: "Voorwaarden"),
      ])
    table.rows = offers.map { view in
      let offer = view.offer
      return [
        .text(offer.name), .text(scene.name(offer.municipality)), wholeCell(offer.places.all),
        wholeCell(offer.places.minors), dayCell(offer.available.from, none: ""),
        dayCell(offer.available.until, none: "geen einde"), .text(offer.conditions),
      ]
    }
    table.emptyText = "Er is nog geen aanbod vastgelegd."
    return table
  }

  private func agendaAgreements(_ agreements: [(agreement: TableAgreement, source: FactSource)]) -> Table {
    var table = agreementTable(agreements)
    table.caption = "Afspraken tot nu toe"
    table.columns.removeLast()
    table.rows = table.rows.map { Array($0.dropLast()) }
    table.csvLink = nil
    return table
  }

  /// The municipalities that offer nothing and have to.
  private func silent(_ province: AreaCode, _ cycle: Int) -> [Markup] {
    let names = territory.municipalities(in: province, on: max(scene.day, FigurePeriod.year(cycle).firstDay))
      .filter { municipality in
        let view = book.table(of: municipality.code, in: cycle)
        return view.offered.number == nil && !book.hasAgreed(municipality.code, in: cycle)
          && (view.durable.whole ?? 0) == 0
      }.map(\.name).sorted(by: DutchNames.precedes)
    guard !names.isEmpty else { return ["Elke gemeente heeft een aanbod, een afspraak of duurzame plaatsen."] }
    return ["Zonder aanbod, afspraak of duurzame plaatsen (\(names.count)): \(names.joined(separator: ", "))."]
  }

  private func swapLines(_ province: AreaCode, _ cycle: Int) -> [Markup] {
    let swaps = book.swaps(of: province, in: cycle)
    guard !swaps.isEmpty else { return ["Er is nog niets geruild. Ruilen kan binnen de provincie, met gelijke som."] }
    return swaps.map { swap, _ in
      let parts = swap.changes.map { change in
        "\(scene.name(change.municipality)) \(change.change > 0 ? "+" : "")\(DutchText.whole(change.change))"
      }
      return "\(DutchText.day(swap.day)): \(parts.joined(separator: ", "))."
    }
  }

  /// Empty lines for what is decided at the meeting.
  private func decisionList() -> Table {
    var table = Table(
      id: "besluitenlijst", caption: "Besluiten van deze vergadering",
      columns: [
        .init(label: "Nr."), .init(label: "Besluit"), .init(label: "Gemeente en aantal"), .init(label: "Wie, wanneer"),
      ])
    let empty = Table.Cell(content: "<span class=\"rt-invul\"></span>", csv: .unknown)
    table.rows = (1...Pages.emptyLines).map { [.text(String($0)), empty, empty, empty] }
    table.notes = ["Leg elk besluit na de vergadering vast als afspraak, ruil of aanbod, met dit stuk als bron."]
    return table
  }
}
