// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Exchange
import Reports
import Territory

/// `/verdeel/GM0363`: why one area gets its number; `/verdelingen` and `/verdelingen/x`: divisions that are kept.
extension Pages {
  func divideReasonPage(_ area: AreaCode) throws -> Page {
    let query = try divisionQuery(scene.visit.query)
    do {
      return try reasonPage(area, try book.division(query.request), back: .divide, query.chosen)
    } catch let faults as Faults {
      var page = Page("Waarom dit aantal?", trail: [("Nederland", .front), ("Verdelen", .divide)])
      for fault in faults.all { page.blocks.append(Pages.block(fault, "Deze verdeling kan niet")) }
      return page
    }
  }

  private func reasonPage(
    _ area: AreaCode, _ division: Division, back: Address, _ chosen: [(name: String, value: String)]
  ) throws -> Page {
    guard let index = division.parties.firstIndex(where: { $0.area == area }) else {
      throw Refusal.notFound("\(scene.name(area)) doet niet mee aan deze verdeling.", "Kies een gebied uit de tabel.")
    }
    let name = division.parties[index].name
    var page = Page("Waarom krijgt \(name) dit aantal?", trail: [("Nederland", .front), ("Verdelen", back)])
    page.intro = DutchText.reasons(division.reasons(of: index), of: index, in: division).map { Markup($0) }
    page.blocks.append(
      tree(
        "Zo is het aantal gemaakt", Explanation(division.figure(of: index), territory, scene.rulebook)))
    page.blocks.append(
      .text(
        "Verder", id: "verder",
        [
          .link("Terug naar de hele verdeling", links.to(back, chosen)),
          .link("Alles over \(name)", links.to(.area(area))),
        ]))
    return page
  }

  func divisionsPage() -> Page {
    var page = Page("Bewaarde verdelingen", trail: [("Nederland", .front), ("Verdelen", .divide)])
    page.intro = [
      "Een bewaarde verdeling heeft alles bij zich waaruit ze is gemaakt. Wie haar opnieuw maakt, krijgt precies hetzelfde."
    ]
    var table = Table(
      id: "verdelingen", caption: "Verdelingen",
      columns: [
        .init(label: "Verdeling"), .init(label: "Peildatum"), .init(label: "Sleutel"), .init(label: "Methode"),
        .init(label: "Opgave", isNumber: true), .init(label: "Toegedeeld", isNumber: true),
        .init(label: "Vastgelegd in"),
      ])
    table.rows = book.keptDivisions().map { division, source in
      [
        Table.Cell(
          content: .link(division.title, links.to(.division(division.id))), csv: .text(division.title)),
        dayCell(division.day, none: ""), .text(division.key), .text(DutchText.name(division.input.method)),
        wholeCell(division.input.total), wholeCell(division.shares.reduce(0, +)),
        Table.Cell(
          content: .link("regel \(source.position)", links.to(.entry(source.position))), csv: .whole(source.position)),
      ]
    }
    table.emptyText = "Er is nog geen verdeling bewaard."
    table.csvLink = csvLink(table.id)
    page.add(table)
    return page
  }

  /// Why an area got its number in a division that is kept.
  func keptReasonPage(_ id: Slug, _ area: AreaCode) throws -> Page {
    try reasonPage(area, book.division(try keptDivision(id).division), back: .division(id), [])
  }

  private func keptDivision(_ id: Slug) throws -> (division: KeptDivision, source: FactSource) {
    guard let kept = book.keptDivision(id) else {
      throw Refusal.notFound("De verdeling \(id) is er niet.", "Kies een verdeling uit de lijst.")
    }
    return kept
  }

  func divisionPage(_ id: Slug) throws -> Page {
    let (kept, source) = try keptDivision(id)
    var page = Page(
      "Verdeling: \(kept.title)", trail: [("Nederland", .front), ("Verdelen", .divide), ("Bewaard", .divisions)])
    let check =
      kept.isReproduced
      ? "Opnieuw gemaakt uit dezelfde invoer komt er precies hetzelfde uit."
      : "LET OP: opnieuw gemaakt uit dezelfde invoer komt er iets anders uit (RT-298)."
    page.intro = [
      """
      Gemaakt met cijfers van \(DutchText.day(kept.day)), bewaard in \
      \(Markup.link("regel \(source.position) van het journaal", links.to(.entry(source.position)))).
      """, Markup(check),
    ]
    let division = book.division(kept)
    if let other = try besideDivision(id) { compare(division, kept, other, on: &page) }
    page.blocks.append(comparisonLinks(id))
    show(division, on: &page, reasonLink: { links.to(.keptReason(id, $0)) })
    return page
  }

  /// The division that is laid beside this one, by the address.
  private func besideDivision(_ id: Slug) throws -> KeptDivision? {
    guard let name = scene.visit.query["naast"] else { return nil }
    guard let other = Slug(name).flatMap(book.keptDivision)?.division else {
      throw Refusal.badValue("naast", name, expected: "Kies een bewaarde verdeling.")
    }
    return other
  }

  private func comparisonLinks(_ id: Slug) -> Block {
    let others = book.keptDivisions().map(\.division).filter { $0.id != id }
    guard !others.isEmpty else {
      return .text("Vergelijken", id: "vergelijken", ["Bewaar nog een verdeling om de twee naast elkaar te zien."])
    }
    return .text(
      "Vergelijken", id: "vergelijken",
      others.map { .link("Leg naast: \($0.title)", links.to(.division(id), [("naast", $0.id.text)])) })
  }

  /// Safety regions and provinces lie across each other; municipalities lie in both.
  private static func coarser(_ one: AreaKind, _ other: AreaKind) -> AreaKind { one == .municipality ? other : one }

  /// Two divisions side by side, with the difference on the map and in a table.
  private func compare(_ division: Division, _ kept: KeptDivision, _ other: KeptDivision, on page: inout Page) {
    let beside = book.division(other)
    // The one that is divided more finely is added up to the areas of the other.
    let level = Pages.coarser(kept.level, other.level)
    let lines = book.lines(of: division, at: level)
    let others = Dictionary(book.lines(of: beside, at: level).map { ($0.code, $0.share) }) { first, _ in first }
    guard lines.contains(where: { others[$0.code] != nil }) else {
      page.blocks.append(
        .message(
          .info, "Deze verdelingen zijn niet te vergelijken",
          [
            "De ene gaat over \(Pages.plural(kept.level)), de andere over \(Pages.plural(other.level)) of over andere gebieden."
          ]))
      return
    }
    var table = Table(
      id: "verschil", caption: "Verschil per gebied",
      columns: [
        .init(label: "Gebied"), .init(label: kept.title, isNumber: true), .init(label: other.title, isNumber: true),
        .init(label: "Verschil", isNumber: true),
      ])
    table.rows = lines.map { line in
      let share = others[line.code]
      return [
        .text(line.name), wholeCell(line.share), share.map(wholeCell) ?? .empty,
        share.map { wholeCell(line.share - $0) } ?? .empty,
      ]
    }
    table.csvLink = csvLink(table.id, [("naast", other.id.text)])
    let differences = lines.compactMap { line in
      others[line.code].map { (area: line.area, number: line.share - $0) }
    }
    let heading = "Verschil per gemeente: \(kept.title) min \(other.title)"
    if let map = map(differences, heading: heading, { links.to(.area($0)) }) { page.blocks.append(map) }
    page.add(table)
  }
}
