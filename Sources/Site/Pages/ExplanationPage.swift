// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exchange
import Reports
import Rulebook
import Territory

/// `/uitleg/…`: where a figure comes from, down to facts and rules.
extension Pages {
  /// A tree with more parts than this is cut off; each part that is left out has a page of its own.
  private static let mostNodes = 400
  /// So many levels are open when the page is.
  private static let openLevels = 2

  func explanationPage(_ reference: FigureReference) throws -> Page {
    if case .measure(_, let area, _) = reference, territory.name(of: area) == nil {
      throw Refusal.notFound("Het gebied \(area) bestaat niet.", "Zoek het gebied op in de lijst.")
    }
    guard let figure = book.figure(reference) else {
      throw Refusal.notFound(
        "Er is geen cijfer met de naam '\(reference.description.prefix(100))'.",
        "Volg een link bij een cijfer, of zoek de regel op in de lijst met regels.")
    }
    let label = label(reference)
    var trail: [(label: String, address: Address)] = [("Nederland", .front)]
    if case .measure(_, let area, _) = reference, area != .netherlands {
      trail += [(Pages.plural(area.kind).capitalizedFirst, .list(area.kind)), (scene.name(area), .area(area))]
    }
    var page = Page("Uitleg: \(label)", trail: trail)
    page.heading = label
    let explanation = Explanation(figure, territory, scene.rulebook)
    if !figure.isOnlyText {
      let unit = DutchText.unit(figure).isEmpty ? "" : " \(DutchText.unit(figure))"
      page.intro.append("<strong class=\"rt-antwoord\">\(DutchText.figure(figure))\(unit)</strong>\(mark(figure))")
      if let reason = figure.unknownReason { page.intro.append("\(DutchText.reason(reason))") }
    }
    if let text = explanation.text { page.intro.append("\(text)") }
    page.blocks.append(tree("Zo komt dit cijfer tot stand", explanation))
    if let table = comparisonTable(figure) { page.add(table) }
    if let table = companionTable(reference) { page.add(table) }
    page.blocks.append(
      .text(
        "De naam van dit cijfer", ["<code>\(reference.description)</code>. Met deze naam vindt u het cijfer terug."]))
    return page
  }

  /// How a figure came to be, as a tree that folds out.
  func tree(_ heading: String, _ explanation: Explanation) -> Block {
    var budget = Pages.mostNodes
    let root = node(explanation, level: 0, &budget)
    return Block("uitleg", ["kop": heading, "boom": [root], "afgekapt": budget <= 0])
  }

  /// The parameters and further steps that belong to a rule or relation; nil when there are none.
  private func companionTable(_ reference: FigureReference) -> Table? {
    let companions = book.companions(of: reference)
    guard !companions.isEmpty else { return nil }
    var table = Table(
      id: "hierbij", caption: "Hoort hierbij",
      columns: [.init(label: "Cijfer"), .init(label: "Waarde"), .init(label: "Eenheid")])
    table.rows = companions.map {
      [
        Table.Cell(
          content: .link(label($0.reference), links.to(.explanation($0.reference))), csv: .text(label($0.reference))),
        cell($0), .text($0.number == nil ? "" : $0.unit.name),
      ]
    }
    table.csvLink = csvLink(table.id)
    return table
  }

  private func node(_ explanation: Explanation, level: Int, _ budget: inout Int) -> View {
    budget -= 1
    var parts: [View] = []
    for part in explanation.parts where budget > 0 { parts.append(node(part, level: level + 1, &budget)) }
    var others: [View] = []
    for other in explanation.others where budget > 0 { others.append(node(other, level: level + 1, &budget)) }
    let isKnown = !["onbekend", "n.v.t."].contains(explanation.value)
    return [
      "label": explanation.label, "waarde": explanation.value, "heeftWaarde": !explanation.value.isEmpty,
      "eenheid": isKnown ? explanation.unit : "",
      "zekerheid": DutchText.certainty(explanation.certainty), "verzonnen": explanation.certainty == .invented,
      "adres": shown(level == 0 ? nil : link(explanation.reference)),
      "noten": explanation.notes.map { ["tekst": $0] as View },
      "regels": explanation.rules.map { ["id": $0.ruleID, "adres": ruleLink($0.ruleID), "bron": $0.source] as View },
      "journaal": shown(explanation.source.map { links.to(.entry($0.position)) }),
      "regelnummer": explanation.source.map { String($0.position) } ?? "",
      "delen": parts, "heeftDelen": !parts.isEmpty, "andere": others, "heeftAndere": !others.isEmpty,
      "open": level < Pages.openLevels,
    ]
  }

  /// The page of a part; nil for a number that exists only within a calculation, such as the months that are left.
  private func link(_ reference: FigureReference) -> String? {
    if case .rule(let id) = reference, scene.rulebook.rule(id) == nil, scene.rulebook.relation(id) == nil { return nil }
    return links.to(.explanation(reference))
  }

  private func ruleLink(_ id: String) -> String {
    scene.rulebook.rule(id) == nil ? links.to(.explanation(.rule(id))) : links.to(.rule(id))
  }
}
