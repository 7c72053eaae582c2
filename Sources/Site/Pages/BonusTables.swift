// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Exchange
import Reports
import Rulebook
import Territory

/// The money of a province and its municipalities (uitkeringen, R5.16 to R5.19), as cards and as a table.
extension Pages {
  func addBonus(of province: AreaCode, _ cycle: Int, to page: inout Page) {
    guard let view = book.bonus(of: province, in: cycle) else { return }
    page.blocks.append(.text("Uitkeringen", id: "uitkeringen", bonusText(view)))
    page.blocks.append(
      cards(
        view.isFinal ? "Uitkeringen na afloop van de ronde" : "Uitkeringen zoals het nu staat",
        [
          card("Alles samen", view.total), card("Voor de provincie als geheel", view.pot, note: potNote(view)),
          card("Deel van de provincie zelf", view.provinceShare),
        ]))
    page.add(bonusTable(view, cycle))
  }

  private func bonusText(_ view: BonusView) -> [Markup] {
    let rules = ["R5.16", "R5.17", "R5.18", "R5.19"].map(citation)
    let cited = rules.dropFirst().reduce(rules[0]) { $0 + ", " + $1 }
    let end = view.term.until.map { DutchText.day($0.adding(days: -1)) } ?? "het eind"
    let state: Markup =
      view.isFinal
      ? "De ronde is voorbij: dit zijn de plaatsen op \(end)."
      : "De ronde loopt tot en met \(end). Tot dan zijn dit de bedragen bij de plaatsen van nu."
    return ["\(state) De bedragen volgen uit \(cited). Zij zijn een berekening, en geen beschikking."]
  }

  private func potNote(_ view: BonusView) -> String? {
    guard let above = view.placesAbove.whole, let threshold = view.threshold.whole else { return nil }
    let month = view.payment.map { " Betaald in \(DutchText.month($0))." } ?? ""
    return "\(DutchText.count(above, "plaats", "plaatsen")) boven de grens van \(DutchText.whole(threshold)).\(month)"
  }

  private func bonusTable(_ view: BonusView, _ cycle: Int) -> Table {
    var table = Table(
      id: "uitkeringen", caption: "Uitkeringen per gemeente, in euro",
      columns: [
        .init(label: "Gemeente"), .init(label: "Bijzondere plaatsen", isNumber: true),
        .init(label: "Uitkering bijzonder", isNumber: true), .init(label: "Duurzaam boven het aantal", isNumber: true),
        .init(label: "Uitkering duurzaam", isNumber: true), .init(label: "Deel van de provincie", isNumber: true),
        .init(label: "Samen", isNumber: true), .init(label: "Betaald in"), .init(label: "Waarom plaatsen niet tellen"),
      ])
    // A municipality without a decision and without places has nothing to reckon with.
    let shown = view.municipalities.filter { !$0.sites.isEmpty || $0.special.number != nil || $0.durable.number != nil }
      .sorted { DutchNames.precedes(scene.name($0.municipality), scene.name($1.municipality)) }
    table.rows = shown.map { own in
      [
        municipalityCell(own.municipality), plain(own.specialPlaces), cell(own.special), plain(own.durablePlaces),
        cell(own.durable), cell(own.share), cell(own.total), .text(payments(own)),
        .text(reasons(own).joined(separator: "; ")),
      ]
    }
    table.notes = [
      """
      Alleen gemeenten met een verdeelbesluit of met vastgelegde locaties staan hier. Het deel van de provincie is \
      naar plaatsen maal maanden verdeeld, tot op de cent. Zo kloppen de delen samen precies.
      """,
      """
      Een plaats telt alleen als zij er is en in het verdeelbesluit staat, ook voor het deel van de provincie. Wat later \
      komt, telt vanaf die dag en wordt in de eerstvolgende betaalmaand betaald (\(citation("R5.19"))).
      """,
    ]
    table.emptyText = "Er zijn nog geen plaatsen of besluiten waarvoor een uitkering kan bestaan."
    table.csvLink = shown.isEmpty ? nil : csvLink(table.id, cycleQuery())
    return table
  }

  /// A number that stands only within a calculation, and so has no page of its own.
  private func plain(_ figure: Figure) -> Table.Cell {
    Table.Cell(content: Markup(DutchText.figure(figure)), csv: Pages.csv(figure))
  }

  /// In which month how many places are paid for.
  private func payments(_ own: MunicipalBonus) -> String {
    own.payments.map { "\(DutchText.month($0.month)): \(DutchText.count($0.places, "plaats", "plaatsen"))" }
      .joined(separator: "; ")
  }

  /// Why places do not count: of the municipality, and of its locations.
  private func reasons(_ own: MunicipalBonus) -> [String] {
    own.shortfalls.map(\.rawValue)
      + own.sites.filter { $0.status != .counts }.map { "\($0.location.name): \($0.status.rawValue)" }
  }
}
