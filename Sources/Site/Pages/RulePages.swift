// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Exchange
import Reports
import Rulebook

/// `/regels` and `/regels/R1.4`: what the rules say, since when, and where that was read.
extension Pages {
  func rulesPage() -> Page {
    var page = Page("Regels en gepubliceerde cijfers", trail: [("Nederland", .front)])
    page.intro = [
      "Regietafel rekent met deze regels. Bij elke regel staat waar wij hem lazen en hoe zeker dat is."
    ]
    var rules = Table(
      id: "regels", caption: "Alle regels, zoals ze gelden op \(DutchText.day(scene.day))",
      columns: [
        .init(label: "Nummer"), .init(label: "Onderwerp"), .init(label: "Waarde"), .init(label: "Zekerheid"),
      ])
    rules.rows = scene.rulebook.rules.map(ruleRow)
    rules.csvLink = csvLink(rules.id)
    page.add(rules)
    var relations = Table(
      id: "verbanden", caption: "Verbanden tussen gepubliceerde cijfers",
      columns: [.init(label: "Nummer"), .init(label: "Onderwerp"), .init(label: "Uitkomst"), .init(label: "Zekerheid")])
    relations.rows = scene.rulebook.relations.map { relation in
      let figure = book.figure(.rule(relation.id))
      return [
        Table.Cell(
          content: .link(relation.id, links.to(.explanation(.rule(relation.id)))), csv: .text(relation.id)),
        .text(relation.term), figure.map(valueCell) ?? .empty,
        .text(figure.map { DutchText.certainty($0.certainty) } ?? ""),
      ]
    }
    relations.csvLink = csvLink(relations.id)
    if !relations.rows.isEmpty { page.add(relations) }
    return page
  }

  private func ruleRow(_ rule: Rule) -> [Table.Cell] {
    let version = scene.rulebook.version(of: rule.id, on: scene.day, knownAt: scene.perspective.known)
    return [
      Table.Cell(content: .link(rule.id, links.to(.rule(rule.id))), csv: .text(rule.id)), .text(rule.term),
      .text(version.map(value) ?? "geldt niet op deze dag"),
      .text(version.map { DutchText.certainty($0.certainty) } ?? ""),
    ]
  }

  private func valueCell(_ figure: Figure) -> Table.Cell {
    let text = DutchText.figure(figure) + (figure.number == nil ? "" : " \(figure.unit.name)")
    return Table.Cell(content: Markup(text), csv: Pages.csv(figure))
  }

  func rulePage(_ id: String) throws -> Page {
    guard let rule = scene.rulebook.rule(id) else {
      throw Refusal.notFound(
        "Er is geen regel met het nummer '\(id.prefix(40))'.", "Zoek de regel op in de lijst met regels.")
    }
    var page = Page("Regel \(rule.id): \(rule.term)", trail: [("Nederland", .front), ("Regels", .rules)])
    page.intro = [Markup(rule.text)]
    let current = scene.rulebook.version(of: id, on: scene.day, knownAt: scene.perspective.known)
    if let current, current.value != nil {
      page.blocks.append(
        .message(
          .info, "Op \(DutchText.day(scene.day)): \(value(current))",
          ["\(Markup.link("Bekijk de uitleg van dit cijfer", links.to(.explanation(.rule(id)))))."]))
    } else if current == nil {
      page.blocks.append(
        .message(.warning, "Deze regel geldt niet op \(DutchText.day(scene.day))", ["Hieronder staat wanneer wel."]))
    }
    var table = Table(
      id: "versies", caption: "Alle versies van regel \(rule.id)",
      columns: [
        .init(label: "Geldt"), .init(label: "Bekend"), .init(label: "Waarde"), .init(label: "Bron"),
        .init(label: "Zekerheid"), .init(label: "Opmerking"),
      ])
    table.rows = rule.versions.map { version in
      [
        .text(validity(version)), .text(version.knownFrom.map { "vanaf \(DutchText.day($0))" } ?? "niet gevonden"),
        .text(value(version)), .text(version.source), .text(DutchText.certainty(version.certainty)),
        .text(version.note ?? ""),
      ]
    }
    table.csvLink = csvLink(table.id)
    page.add(table)
    return page
  }

  func value(_ version: RuleVersion) -> String {
    guard let value = version.value else { return "tekst" }
    let words = version.qualifier == .exact ? "" : version.qualifier.rawValue + " "
    let unit = version.unit.map { " \($0)" } ?? ""
    return switch value {
    case .number(let number) where number.denominator == 1: words + DutchText.whole(number.numerator) + unit
    case .number(let number): words + DutchText.value(.fraction(number), unit: Unit(version.unit ?? "")) + unit
    case .day(let day): DutchText.day(day)
    case .text(let text): text
    }
  }

  private func validity(_ version: RuleVersion) -> String {
    switch (version.validFrom, version.validUntil) {
    case (let from?, let until?): "van \(DutchText.day(from)) tot \(DutchText.day(until))"
    case (let from?, nil): "vanaf \(DutchText.day(from))"
    case (nil, let until?): "tot \(DutchText.day(until))"
    case (nil, nil): "altijd"
    }
  }
}
