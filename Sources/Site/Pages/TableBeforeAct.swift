// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Exchange
import Reports
import Rulebook
import Territory

/// The tables before the act (Uitvoeringsagenda, R4): no numbers by law, but a key and what people offer.
extension Pages {
  /// `/regietafel` on a day on which there is no act, or with what was known before it.
  func tableBeforeTheAct() -> Page {
    let day = nextJanuary
    var page = Page("Landelijke regietafel", trail: [("Nederland", .front)])
    page.heading = "Landelijke regietafel op \(DutchText.day(scene.day))"
    page.intro = [
      """
      Provincies en gemeenten verdelen de opvang aan de regietafels, volgens de Uitvoeringsagenda (\(citation("R4.1"))). \
      Dat is een afspraak, en geen plicht.
      """
    ]
    page.blocks.append(noAct())
    if let need = book.figure(.measure(.need, .netherlands, .day(day))) {
      page.blocks.append(
        cards(
          "Nederland",
          [
            card("Behoefte op \(DutchText.day(day))", need)
          ]
            + optionalCard("Plaatsen van het COA nu", figure(.portfolio, .netherlands))
            + optionalCard("Mensen in de opvang nu", figure(.residents, .netherlands))))
    }
    page.add(provincesBeforeTheAct(day))
    page.blocks.append(.text("Hoe de tafels werken", id: "tafels", howTablesWork()))
    page.blocks.append(.text("Iets vastleggen", id: "melden", tableFormLinks(nil)))
    return page
  }

  /// That there is no act on this day, as far as was known.
  func noAct() -> Block {
    let isKnownLater = scene.rulebook.version(of: "R5.2", on: scene.day, knownAt: .endOfTime) != nil
    let why: Markup =
      isKnownLater
      ? "Op de dag die u koos bij ‘bekend op’ was de Spreidingswet nog niet bekend."
      : "De Spreidingswet bestaat op deze dag nog niet. Er zijn geen rondes, indicatieve aantallen of verdeelbesluiten."
    let way: Markup =
      scene.rulebook.version(of: "R5.1", on: scene.day, knownAt: scene.perspective.known) == nil
      ? "" : " Het kabinet bereidt een wettelijke taak voor (\(citation("R5.1")))."
    return .message(.info, "Er is geen wet over de verdeling", ["\(why)\(way)"])
  }

  /// The first 1 January after the reference day: the day for which the need is planned.
  private var nextJanuary: Day { FigurePeriod.year(scene.day.year + 1).firstDay }

  private func figure(_ measure: Measure, _ area: AreaCode, on day: Day? = nil) -> Figure? {
    book.figure(.measure(measure, area, .day(day ?? scene.day)))
  }

  private func optionalCard(_ label: String, _ figure: Figure?) -> [View] {
    figure.map { [card(label, $0)] } ?? []
  }

  private func provincesBeforeTheAct(_ day: Day) -> Table {
    let provinces = territory.areas(of: .province, on: scene.day)
    // The official number became known in 2023 only, and for one day.
    let hasTask = provinces.contains { figure(.provincialTask, $0.code, on: day)?.number != nil }
    var table = Table(
      id: "provincies", caption: "Provincies: wat is nodig, wat staat er",
      columns: [
        .init(label: "Provincie"), .init(label: "Code"),
        .init(label: "Behoefte op \(DutchText.day(day)) naar inwoners", isNumber: true),
      ] + (hasTask ? [.init(label: "Officiële opgave", isNumber: true)] : []) + [
        .init(label: "Plaatsen die er staan", isNumber: true), .init(label: "Aangeboden", isNumber: true),
      ])
    table.rows = provinces.map { province in
      [
        Table.Cell(
          content: .link(province.name, links.to(.table(.province(province.code)))), csv: .text(province.name)),
        .text(province.code.description),
      ] + cellsBeforeTheAct(province.code, day, hasTask)
    }
    table.total = [.text("Nederland"), .text("NL")] + cellsBeforeTheAct(.netherlands, day, hasTask)
    table.notes = [
      """
      De behoefte is verdeeld naar inwoners (\(citation("R4.5"))); de echte sleutel is niet gevonden. Plaatsen zijn die in \
      de vastgelegde locaties. Onbekend is iets anders dan nul.
      """
    ]
    table.csvLink = csvLink(table.id)
    return table
  }

  private func cellsBeforeTheAct(_ area: AreaCode, _ day: Day, _ hasTask: Bool) -> [Table.Cell] {
    // A few recorded locations say nothing about the country: that is on the card, as COA reports it.
    let isGap =
      area == .netherlands
      && territory.areas(of: .province, on: scene.day).contains { figure(.places, $0.code)?.number == nil }
    let figures =
      [figure(.need, area, on: day)] + (hasTask ? [figure(.provincialTask, area, on: day)] : [])
      + [isGap ? nil : figure(.places, area), book.offeredBefore(in: area)]
    return figures.map { $0.map(cell) ?? .empty }
  }

  private func howTablesWork() -> [Markup] {
    ["R4.3", "R4.4", "R4.6", "R4.8"].compactMap { id in
      guard scene.rulebook.version(of: id, on: scene.day, knownAt: scene.perspective.known) != nil,
        let rule = scene.rulebook.rule(id)
      else { return nil }
      return "\(rule.text) (\(citation(id)))"
    }
  }

  /// `/regietafel/PV28` before the act: what a table has in front of it.
  func provinceBeforeTheAct(_ province: AreaCode) -> Page {
    let name = scene.name(province)
    var page = Page("Regietafel \(name)", trail: [("Nederland", .front), ("Regietafel", .table(.country))])
    page.heading = "Provinciale regietafel \(name)"
    page.intro = ["De tafel op \(DutchText.day(scene.day)), volgens de Uitvoeringsagenda (\(citation("R4.4")))."]
    page.blocks.append(noAct())
    let day = nextJanuary
    page.blocks.append(
      cards(
        name,
        optionalCard("Deel van de behoefte op \(DutchText.day(day)), naar inwoners", figure(.need, province, on: day))
          + optionalCard("Officiële opgave voor \(DutchText.day(day))", figure(.provincialTask, province, on: day))
          + optionalCard("Plaatsen die er staan", figure(.places, province))
          + [card("Aangeboden", book.offeredBefore(in: province))]))
    page.add(municipalitiesBeforeTheAct(province))
    page.add(offerTable(book.offers(in: province, nil), nil))
    page.add(agreementTable(book.agreements(of: province, in: nil)))
    page.blocks.append(.text("Vergadering", id: "verder", [agendaLink(province, nil)]))
    page.blocks.append(.text("Iets vastleggen", id: "melden", tableFormLinks(province)))
    return page
  }

  /// The same for the agenda of a meeting, in words.
  func standBeforeTheAct(_ province: AreaCode) -> [Markup] {
    let day = nextJanuary
    func words(_ figure: Figure?) -> Markup? { figure.flatMap { $0.number == nil ? nil : link($0) } }
    let need = words(figure(.need, .netherlands, on: day)) ?? "onbekend"
    let share = words(figure(.need, province, on: day)) ?? "onbekend"
    let task = words(figure(.provincialTask, province, on: day)).map { "\($0) plaatsen" as Markup } ?? "niet bekend"
    let places = words(figure(.places, province)) ?? "onbekend"
    return [
      "Er is op deze dag geen wet over de verdeling; de tafel werkt volgens de Uitvoeringsagenda (\(citation("R4.1"))).",
      """
      Nodig op \(DutchText.day(day)): \(need) plaatsen in het land. Het deel van de provincie naar inwoners: \(share) \
      (\(citation("R4.5"))). Officiële opgave van de provincie: \(task).
      """,
      "Plaatsen die er staan: \(places). Aangeboden: \(link(book.offeredBefore(in: province))).",
    ]
  }

  func municipalitiesBeforeTheAct(_ province: AreaCode) -> Table {
    let day = nextJanuary
    var table = Table(
      id: "gemeenten", caption: "Gemeenten van \(scene.name(province))",
      columns: [
        .init(label: "Gemeente"), .init(label: "Behoefte naar inwoners", isNumber: true),
        .init(label: "Plaatsen die er staan", isNumber: true),
        .init(label: "Plaatsen buiten het COA", isNumber: true), .init(label: "Aangeboden", isNumber: true),
      ])
    let municipalities = territory.municipalities(in: province, on: scene.day)
    table.rows = municipalities.sorted { DutchNames.precedes($0.name, $1.name) }.map { municipality in
      [municipalityCell(municipality.code)]
        + [
          figure(.need, municipality.code, on: day), figure(.places, municipality.code),
          figure(.placesElsewhere, municipality.code), book.offeredBefore(in: municipality.code),
        ].map { $0.map(cell) ?? .empty }
    }
    table.notes = ["Plaatsen buiten het COA zijn crisisplaatsen van anderen en plaatsen voor mensen uit Oekraïne."]
    table.csvLink = csvLink(table.id)
    return table
  }
}
