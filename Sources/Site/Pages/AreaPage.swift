// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Reports
import Territory

/// `/gemeenten/GM0363`, `/provincies/PV27`, `/veiligheidsregios/VR13`: one area on the reference day.
extension Pages {
  func areaPage(_ code: AreaCode) throws -> Page {
    guard let name = territory.name(of: code) else {
      throw Refusal.notFound("Het gebied \(code) bestaat niet.", "Zoek het gebied op in de lijst.")
    }
    var page = Page(name, trail: [("Nederland", .front), (Pages.plural(code.kind).capitalizedFirst, .list(code.kind))])
    page.title =
      code.kind == .municipality ? "Gemeente \(name)" : "\(Pages.singular(code.kind).capitalizedFirst) \(name)"
    guard territory.exists(code, on: scene.day) else {
      page.blocks = [gone(code)]
      return page
    }
    let ledger = book.ledger(of: code, in: halfYear)
    page.intro = [introduction(ledger)]
    if code.kind == .municipality { page.blocks.append(.properties(nil, place(of: code))) }
    if ledger.months.allSatisfy({ $0.number == nil }) { page.blocks += exampleHint(code) }
    page.blocks.append(cards("De opgave in de \(DutchText.halfYear(halfYear))", dueCards(ledger)))
    page.blocks.append(cards("Hoe ver is het?", progressCards(ledger)))
    page.add(monthTable(ledger))
    if let table = comparisonTable(ledger.opening) { page.add(table) }
    addHistory(of: code, to: &page)
    addReception(in: code, to: &page)
    page.blocks += displacedBlocks(of: code)
    if let block = supervisionBlock(code) { page.blocks.append(block) }
    if let block = tableBlock(code) { page.blocks.append(block) }
    if code.kind != .municipality { page.add(try partsTable(of: code)) }
    if code.kind == .municipality, scene.mount.writer != nil {
      let link = Markup.link(
        "Meld hoeveel mensen \(name) huisvestte", links.to(.report, [("gebied", code.description)]))
      page.blocks.append(.text("Een cijfer melden", id: "melden", ["\(link). U ziet eerst wat uw melding verandert."]))
    }
    return page
  }

  private func introduction(_ ledger: HousingLedger) -> Markup {
    let until = DutchText.day(ledger.day)
    switch ledger.status {
    case .done: return "Op \(until) is de opgave van dit halfjaar gehaald, of er was geen opgave."
    case .starting: return "Op \(until) is van dit halfjaar nog geen hele maand voorbij."
    case .onSchedule: return "Op \(until) ligt de huisvesting op schema."
    case .behind: return "Op \(until) loopt de huisvesting achter op schema."
    case .unknown: return "Op \(until) is niet te zeggen of de huisvesting op schema ligt: daarvoor ontbreken cijfers."
    }
  }

  private func dueCards(_ ledger: HousingLedger) -> [View] {
    var cards = [
      card("Taakstelling die telt", ledger.target), card("Volgens de formule van de wet", ledger.statutory),
      card("Volgens de officiële tabel", ledger.official),
    ]
    if ledger.difference.number != nil { cards.append(card("Verschil tussen tabel en wet", ledger.difference)) }
    if let exchanged = ledger.exchanged { cards.append(card("Door ruil erbij of eraf", exchanged)) }
    if let sum = ledger.municipalTargets {
      cards.append(card("Som van de gemeenten", sum, note: "Elke gemeente is naar boven afgerond."))
    }
    cards.append(card("Stand bij het begin", ledger.opening))
    if let adjustment = ledger.adjustment { cards.append(card("Bijstelling in de tabel", adjustment)) }
    cards.append(card("Opgave", ledger.due))
    cards.append(card("Stand bij het begin per 100.000 inwoners", ledger.balancePerInhabitants))
    cards.append(card("Inwoners die meetellen", ledger.population))
    return cards
  }

  private func progressCards(_ ledger: HousingLedger) -> [View] {
    [
      card("Gehuisvest in dit halfjaar", ledger.housed), card("Nodig om op schema te zijn", ledger.schedule),
      card("Nog te huisvesten", ledger.remaining), card("Voortgang", ledger.progress),
      card("Stand als het halfjaar nu sluit", ledger.balance), card("Nodig per maand", ledger.pacePerMonth),
      card("Nodig per week", ledger.pacePerWeek), card("Nodig per maand in de rest", ledger.remainingPace),
    ]
  }

  private func monthTable(_ ledger: HousingLedger) -> Table {
    var table = Table(
      id: "maanden", caption: "Gehuisvest per maand in de \(DutchText.halfYear(ledger.halfYear))",
      columns: [.init(label: "Maand"), .init(label: "Gehuisvest", isNumber: true), .init(label: "Zekerheid")])
    table.rows = zip(ledger.halfYear.months, ledger.months).map { month, figure in
      let certainty = figure.number == nil ? "" : DutchText.certainty(figure.certainty)
      return [.text(DutchText.month(month)), cell(figure), .text(certainty)]
    }
    table.total = [.text("Samen"), cell(ledger.housed), .empty]
    table.emptyText = "Op \(DutchText.day(ledger.day)) is nog geen maand van dit halfjaar voorbij."
    table.csvLink = csvLink(table.id)
    return table
  }

  /// Where a municipality lies and what it was made of.
  private func place(of code: AreaCode) -> [(label: String, content: Markup)] {
    guard let municipality = territory.municipality(code, on: scene.day) else { return [] }
    var rows: [(label: String, content: Markup)] = [
      ("Code", Markup(code.description)), ("Provincie", link(municipality.province)),
      ("Veiligheidsregio", link(municipality.safetyRegion)),
      ("Arbeidsmarktregio", Markup(municipality.labourMarketRegion)),
    ]
    let predecessors = territory.everyMunicipality.filter { other in
      other.successor == code && (other.until.map { $0 <= scene.day } ?? false)
    }
    if !predecessors.isEmpty { rows.append(("Ontstaan of gegroeid door", list(predecessors))) }
    if let until = municipality.until, let successor = municipality.successor {
      rows.append(("Gaat op", "op \(DutchText.day(until)) in \(link(successor))"))
    }
    return rows
  }

  private func list(_ municipalities: [Municipality]) -> Markup {
    let parts = municipalities.map { municipality -> Markup in
      let day = municipality.until.map(DutchText.day) ?? ""
      return "\(link(municipality.code)) (tot \(day))"
    }
    return parts.dropFirst().reduce(parts.first ?? "") { $0 + ", " + $1 }
  }

  /// What a reader sees of a municipality on a day on which it does not exist.
  func gone(_ code: AreaCode) -> Block {
    guard let municipality = territory.municipality(everWithCode: code) else {
      return .message(.warning, "Dit gebied bestaat niet op \(DutchText.day(scene.day))", [])
    }
    let day = DutchText.day(scene.day)
    if let from = municipality.from, scene.day < from {
      return .message(
        .warning, "\(municipality.name) bestaat op \(day) nog niet",
        ["De gemeente bestaat vanaf \(DutchText.day(from)). Kies een latere peildatum."])
    }
    var paragraphs: [Markup] = []
    if let until = municipality.until, let successor = municipality.successor {
      paragraphs.append("De gemeente ging op \(DutchText.day(until)) op in \(link(successor)).")
      let before = Links(
        base: links.base, viewpoint: Viewpoint(day: until.adding(days: -1), known: links.viewpoint.known))
      paragraphs.append("\(Markup.link("Bekijk \(municipality.name) op de laatste dag", before.to(.area(code)))).")
    }
    return .message(.warning, "\(municipality.name) bestaat op \(day) niet meer", paragraphs)
  }

  static func singular(_ kind: AreaKind) -> String {
    switch kind {
    case .country: "land"
    case .province: "provincie"
    case .safetyRegion: "veiligheidsregio"
    case .municipality: "gemeente"
    }
  }

  static func plural(_ kind: AreaKind) -> String {
    switch kind {
    case .country: "landen"
    case .province: "provincies"
    case .safetyRegion: "veiligheidsregio’s"
    case .municipality: "gemeenten"
    }
  }
}

extension String {
  /// The text with a capital in front.
  var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
