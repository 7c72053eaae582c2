// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Exchange
import Reports
import Rulebook
import Territory

/// `/verdeel`: a number of places divided over areas by a key.
extension Pages {
  func dividePage() throws -> Page {
    var page = Page("Plaatsen verdelen", trail: [("Nederland", .front), ("Opvang", .reception)])
    page.intro = [
      """
      Verdeel een aantal plaatsen over gemeenten, veiligheidsregio’s of provincies. U ziet wat ieder krijgt, waarom, en \
      hoe eerlijk dat is.
      """
    ]
    let query = try divisionQuery(scene.visit.query)
    page.blocks.append(Block("verdeel", form(query)))
    let division: Division
    let minors: Division?
    do {
      division = try book.division(query.request)
      minors = if let number = query.minors { try book.division(query.request.with(total: number)) } else { nil }
    } catch {
      for fault in error.all { page.blocks.append(Pages.block(fault, "Deze verdeling kan niet")) }
      return page
    }
    show(
      division, minors, on: &page,
      reasonLink: { query.isShort ? links.to(.divideReason($0), query.chosen) : links.to(.area($0)) })
    page.blocks.append(divisionLinks(query))
    return page
  }

  /// The numbers, the map, the table and the measures of a division.
  ///
  /// - Parameter minors: the places for unaccompanied minors, divided apart.
  func show(_ division: Division, _ minors: Division? = nil, on page: inout Page, reasonLink: (AreaCode) -> String) {
    let lines = book.lines(of: division, at: division.request.level)
    page.blocks.append(
      cards(
        "Uitkomst",
        [
          plainCard("Opgave", division.input.total), plainCard("Toegedeeld", division.given),
          plainCard(
            "Rest", division.rest, note: division.rest == 0 ? nil : "Ontstaat door afronden; wordt niet weggewerkt."),
        ]))
    page.blocks.append(.text("Zo is verdeeld", id: "sleutel", keyText(division)))
    if let map = divisionMap(lines, reasonLink) { page.blocks.append(map) }
    page.add(divisionTable(division, minors, lines, reasonLink))
    if let fairness = book.fairness(of: division) {
      page.blocks.append(
        .text("Hoe eerlijk is dit?", id: "eerlijk", DutchText.fairness(fairness).map { Markup($0) }))
    }
  }

  private func plainCard(_ label: String, _ number: Int, note: String? = nil) -> View {
    [
      "label": label, "waardeHtml": Markup(DutchText.whole(number)), "eenheid": shown("plaatsen"), "noot": shown(note),
    ]
  }

  static func block(_ fault: Fault, _ heading: String) -> Block {
    let place = fault.place.map { "\($0): " } ?? ""
    let lines = [place + fault.problem, fault.expected, fault.advice].compactMap(\.self)
    return .message(.warning, "\(heading) (\(fault.code.rawValue))", lines.map { Markup($0) })
  }

  private func keyText(_ division: Division) -> [Markup] {
    var lines: [Markup] = ["Sleutel: \(division.keyName). \(DutchText.meaning(division.input.method))"]
    let rules = division.rules.map { version -> Markup in
      .link("\(version.ruleID): \(scene.rulebook.rule(version.ruleID)?.term ?? "")", links.to(.rule(version.ruleID)))
    }
    lines += rules
    lines += DutchText.lastPlaces(division).map { Markup($0) }
    if division.request.credit != nil, division.standing.whole == 0 {
      lines.append(
        "Er staan geen locaties in dit register die meetellen. Dat zegt niet dat er niets is: het is hier niet vastgelegd."
      )
    } else if division.parties.contains(where: { $0.standing != nil }) {
      lines.append(
        "Wat er al staat, telt mee: samen \(DutchText.figure(division.standing)) plaatsen. De opgave komt daar bovenop."
      )
    }
    return lines
  }

  private func divisionMap(_ lines: [Division.Line], _ link: (AreaCode) -> String) -> Block? {
    map(lines.map { ($0.area, $0.share) }, heading: "Plaatsen erbij per gemeente", link)
  }

  /// Whole numbers of municipalities on the map; nil when they are not about two municipalities or more.
  func map(_ numbers: [(area: AreaCode?, number: Int)], heading: String, _ link: (AreaCode) -> String) -> Block? {
    guard numbers.count > 1, numbers.allSatisfy({ $0.area?.kind == .municipality }) else { return nil }
    let values = numbers.compactMap { item in item.area.map { ($0, Fraction(item.number)) } }
    let shares = Dictionary(values) { first, _ in first }
    let links = Dictionary(shares.keys.map { ($0, link($0)) }) { first, _ in first }
    let all = territory.municipalities(on: scene.day)
    let map = ChoroplethMap(
      cells: layout.cells(on: scene.day), values: shares.mapValues { $0 },
      names: Dictionary(all.map { ($0.code, $0.name) }) { first, _ in first },
      provinceOf: Dictionary(all.map { ($0.code, $0.province) }) { first, _ in first },
      steps: ChoroplethMap.quantileSteps(Array(shares.values), count: 6),
      link: { links[$0] ?? self.links.to(.area($0)) },
      valueText: { code in shares[code].map { DutchText.whole($0.numerator) } ?? "doet niet mee" },
      title: "Kaart van Nederland: \(heading.lowercased())",
      description: "Zeshoeken per gemeente. De tabel hieronder heeft dezelfde cijfers.")
    return Block(
      "kaart",
      [
        "kop": heading, "svgHtml": Markup(trusted: map.svg()),
        "legenda": map.legend.map {
          ["staalHtml": Markup(trusted: $0.swatch), "label": $0.label, "aantal": String($0.count)] as View
        },
      ])
  }

  private func divisionTable(
    _ division: Division, _ minors: Division?, _ lines: [Division.Line], _ link: (AreaCode) -> String
  ) -> Table {
    let apart = minors.map { minors in
      Dictionary(book.lines(of: minors, at: minors.request.level).map { ($0.code, $0.share) }) { first, _ in first }
    }
    let counts = division.parties.contains { $0.standing != nil }
    var table = Table(
      id: "verdeling", caption: "Wat ieder krijgt",
      columns: [
        .init(label: "Gebied"), .init(label: "Gewicht", isNumber: true), .init(label: "Plaatsen erbij", isNumber: true),
      ]
        + (counts ? [.init(label: "Telt al mee", isNumber: true), .init(label: "Samen", isNumber: true)] : [])
        + (apart == nil ? [] : [.init(label: "Amv, apart verdeeld", isNumber: true)])
        + [.init(label: "Samen per 1.000 inwoners", isNumber: true)])
    let explained = Set(division.parties.map(\.code))
    let year = book.populationYear()
    table.rows = lines.map { line in
      let name =
        line.area.flatMap { explained.contains(line.code) ? Markup.link(line.name, link($0)) : nil }
        ?? Markup(line.name)
      return [Table.Cell(content: name, csv: .text(line.name)), weightCell(line.weight), wholeCell(line.share)]
        + (counts ? [wholeCell(line.standing), wholeCell(line.standing + line.share)] : [])
        + (apart.map { [wholeCell($0[line.code] ?? 0)] } ?? []) + [loadCell(line, year: year)]
    }
    let standing = lines.reduce(0) { $0 + $1.standing }
    table.total =
      [.text("Samen"), .empty, wholeCell(division.given)]
      + (counts ? [wholeCell(standing), wholeCell(standing + division.given)] : [])
      + (minors.map { [wholeCell($0.given)] } ?? []) + [.empty]
    if apart != nil {
      table.notes = [
        """
        Plaatsen voor amv zijn apart verdeeld met dezelfde sleutel (\(citation("R5.12"))). Zij tellen niet mee in de \
        andere kolommen.
        """
      ]
    }
    table.csvLink = csvLink(table.id, scene.visit.query.items.filter { DivisionQuery.names.contains($0.name) })
    return table
  }

  private func weightCell(_ weight: Fraction) -> Table.Cell {
    guard weight.denominator != 1 else { return wholeCell(weight.numerator) }
    return Table.Cell(content: Markup(DutchText.fraction(weight, digits: 2)), csv: .decimal(weight, digits: 3))
  }

  private func loadCell(_ line: Division.Line, year: Int) -> Table.Cell {
    guard let area = line.area,
      let inhabitants = book.figure(.measure(.population, area, .year(year)))?.whole, inhabitants > 0
    else { return .empty }
    let load = Fraction((line.standing + line.share) * 1000, inhabitants)
    return Table.Cell(content: Markup(DutchText.fraction(load, digits: 2)), csv: .decimal(load, digits: 2))
  }

  private func divisionLinks(_ query: DivisionQuery) -> Block {
    var items: [Markup] = [.link("Bewaarde verdelingen", links.to(.divisions))]
    if !query.isShort {
      items.append("Bewaar deze verdeling om van elk gebied te zien waarom het dit aantal krijgt.")
    }
    if query.minors != nil {
      items.append("Bewaren gaat zonder de plaatsen voor amv. Bewaar die als een eigen verdeling.")
    }
    if scene.mayWrite {
      items.insert(.link("Bewaar deze verdeling", links.to(.keepDivision, [("vraag", query.line)])), at: 0)
    }
    items.append(.link("Regels over verdelen", links.to(.rules)))
    return .text("Verder", id: "verder", items)
  }

  private func form(_ query: DivisionQuery) -> View {
    func options(_ choices: [(String, String)], chosen: String) -> [View] {
      choices.map { value, label in ["waarde": value, "label": label, "gekozen": value == chosen] }
    }
    let keys = book.divisionKeys().map { ($0.name, DutchText.keyName($0.name)) }
    let own = keys.contains { $0.0 == query.request.key } ? [] : [(query.request.key, query.request.key)]
    let levels = [AreaKind.municipality, .safetyRegion, .province].map { ($0.levelName, $0.levelName) }
    let methods =
      [("", "de methode van de sleutel")] + DivisionMethod.allCases.map { ($0.rawValue, DutchText.name($0)) }
    let areas =
      [("", "heel Nederland")]
      + (territory.areas(of: .province, on: scene.day)).map { ($0.code.description, $0.name) }
    return [
      "actie": links.action(.divide), "opgave": String(query.request.total),
      "vast": links.viewpoint.items.map { ["naam": $0.name, "waarde": $0.value] as View },
      "sleutels": options(keys + own, chosen: query.request.key),
      "niveaus": options(levels, chosen: query.request.level.levelName),
      "methoden": options(methods, chosen: query.text("methode")),
      "gebieden": options(areas, chosen: query.text("gebied")),
      "meetellen": query.text("meetellen"), "jaren": query.text("jaren"),
      "kleinste": query.text("kleinste"), "grenzen": query.text("grenzen"),
      "amv": query.text("amv"), "gewichten": query.text("gewichten"), "bestaand": query.text("bestaand"),
      "isOpen": !["meetellen", "jaren", "kleinste", "grenzen", "gebied", "gewichten", "bestaand", "amv"].allSatisfy {
        query.text($0).isEmpty
      },
    ]
  }
}
