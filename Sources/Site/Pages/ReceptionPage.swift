// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Exchange
import Reports
import Rulebook
import Territory

/// `/opvang`: need, places and people in reception, for the country on the reference day.
extension Pages {
  /// So many months are shown before and after the month of the reference day.
  private static let months = (before: 12, after: 18)

  func receptionPage() -> Page {
    var page = Page("Opvang van asielzoekers", trail: [("Nederland", .front)])
    page.heading = "Opvang op \(DutchText.day(scene.day))"
    page.intro = [receptionSummary(), "Elk cijfer is een link naar de uitleg."]
    let (need, portfolio) = (onDay(.need), onDay(.portfolio))
    if portfolio.number == nil, onDay(.residents).number == nil { page.blocks.append(noReceptionYet()) }
    page.blocks.append(
      cards("Plaatsen van het COA", [card("Nodig", need), card("Beschikbaar", portfolio), shortageCard()]))
    page.blocks.append(cards("Mensen in de opvang", peopleCards()))
    addMonths(to: &page)
    let locations = book.locations(in: .netherlands)
    let counted = locations.filter(\.location.countsForCOA)
    page.add(expiryTable(counted))
    page.add(kindTable(counted, id: "soorten", caption: "Locaties van het COA per soort"))
    if let table = locationsBesideReports() { page.add(table) }
    page.add(provinceTable())
    page.add(elsewhereTable(locations))
    for measure in [Measure.need, .portfolio, .shortage, .residents, .statusHolders, .statusHolderShare] {
      if let table = comparisonTable(onDay(measure), id: "bronnen-\(measure.rawValue)") { page.add(table) }
    }
    page.blocks.append(receptionLinks())
    return page
  }

  /// A figure about the country on a day, the reference day unless told otherwise.
  func onDay(_ measure: Measure, _ area: AreaCode = .netherlands, _ day: Day? = nil) -> Figure {
    let reference = FigureReference.measure(measure, area, .day(day ?? scene.day))
    guard let figure = book.figure(reference) else { preconditionFailure("\(reference) is a figure on a day") }
    return figure
  }

  /// What is needed, what there is and what that leaves, in one sentence.
  private func receptionSummary() -> Markup {
    let (need, portfolio, shortage) = (onDay(.need), onDay(.portfolio), onDay(.shortage))
    let day = DutchText.day(scene.day)
    switch (need.number, portfolio.number, shortage.whole) {
    case (nil, nil, _): return "Voor \(day) is niet bekend hoeveel plaatsen er nodig zijn, en ook niet hoeveel er zijn."
    case (nil, _, _):
      return "Op \(day) zijn er \(DutchText.figure(portfolio)) plaatsen. Hoeveel er nodig zijn, is niet bekend."
    case (_, nil, _):
      return "Op \(day) zijn er \(DutchText.figure(need)) plaatsen nodig. Hoeveel er beschikbaar zijn, is niet bekend."
    case (_, _, let number):
      let start: Markup =
        "Op \(day) zijn er \(DutchText.figure(need)) plaatsen nodig en \(DutchText.figure(portfolio)) beschikbaar"
      switch number {
      case 0?: return start + ": precies genoeg."
      case let number? where number < 0:
        return start + ". Er zijn \(DutchText.whole(-number)) plaatsen over."
      default: return start + ": een tekort van \(DutchText.figure(shortage))."
      }
    }
  }

  private func shortageCard() -> View {
    let shortage = onDay(.shortage)
    guard let number = shortage.whole, number < 0 else { return card("Tekort", shortage) }
    return card("Tekort", shortage, note: "Er zijn \(DutchText.whole(-number)) plaatsen over.")
  }

  private func peopleCards() -> [View] {
    [
      card("Bewoners", onDay(.residents)), card("Van hen statushouder", onDay(.statusHolders)),
      card("Aandeel statushouders", onDay(.statusHolderShare)),
      card("Bewoners zonder status", onDay(.residentsWithoutStatus)),
      card(
        "Bezettingsgraad", onDay(.occupancyRate), note: "Bewoners als percentage van de beschikbare plaatsen."),
    ]
  }

  private func noReceptionYet() -> Block {
    var paragraphs: [Markup] = [
      "In dit journaal staan voor deze dag geen plaatsen en geen bewoners. Onbekend is niet nul.",
      "\(howToFill("de opvang"))",
    ]
    if let example = scene.example, !scene.mount.isExample {
      let other = Links(base: example.base, viewpoint: links.viewpoint)
      paragraphs.append("\(Markup.link("Bekijk deze pagina in het voorbeeld", other.to(scene.visit.address))).")
    }
    return .message(.info, "Er zijn nog geen cijfers over de opvang", paragraphs)
  }

  /// How to get facts about a subject into the journal.
  func howToFill(_ subject: String) -> Markup {
    guard scene.mount.writer != nil else { return "In dit register kunt u niets vastleggen." }
    return """
      \(Markup.link("Importeer een bestand over \(subject)", links.to(.importing))), of \
      \(Markup.link("leg een locatie vast", links.to(.recordLocation))).
      """
  }

  private func receptionLinks() -> Block {
    .text(
      "Verder kijken", id: "verder",
      [
        .link("Alle opvanglocaties", links.to(.locations)), .link("Woonprojecten", links.to(.projects)),
        .link("Prognose: wat gebeurt er als mensen sneller een woning krijgen?", links.to(.vessels)),
        .link("Gepubliceerde prognoses en wat ervan kwam", links.to(.outlook)),
        .link("Wat een buffer van plaatsen kost en bespaart", links.to(.buffer)),
        .link("Plaatsen verdelen over gemeenten of provincies", links.to(.divide)),
        .link("Ontheemden uit Oekraïne", links.to(.displaced(.country))),
      ])
  }
}

// The months around the reference day.
extension Pages {
  private struct MonthFigures {
    let day: Day
    let need: Figure
    let portfolio: Figure
    let places: Figure
    let shortage: Figure
    let residents: Figure
    let occupied: Figure

    /// The places as COA reported them; nil when the recorded locations stand in for that.
    var reported: Fraction? {
      if case .chosen(_, _, because: .reportedPortfolio) = portfolio.derivation { portfolio.number } else { nil }
    }
  }

  private func addMonths(to page: inout Page) {
    let now = Month(containing: scene.day)
    let months = (-Pages.months.before...Pages.months.after).map { offset -> MonthFigures in
      let day = now.adding(months: offset).firstDay
      return MonthFigures(
        day: day, need: onDay(.need, .netherlands, day), portfolio: onDay(.portfolio, .netherlands, day),
        places: onDay(.places, .netherlands, day), shortage: onDay(.shortage, .netherlands, day),
        residents: onDay(.residents, .netherlands, day), occupied: onDay(.occupied, .netherlands, day))
    }
    if months.contains(where: { $0.need.number ?? $0.portfolio.number ?? $0.residents.number != nil }) {
      let chart = LineChart(
        title: "Behoefte, plaatsen en mensen in de opvang", id: "grafiek-opvang",
        lines: [
          LineChart.Line("nodig", "rt-lijn--een", points: months.map { ($0.day, $0.need.number) }),
          LineChart.Line("plaatsen, gemeld", "rt-lijn--twee", points: months.map { ($0.day, $0.reported) }),
          LineChart.Line("vastgelegde locaties", "rt-lijn--vier", points: months.map { ($0.day, $0.places.number) }),
          LineChart.Line("mensen", "rt-lijn--drie", points: months.map { ($0.day, $0.residents.number) }),
        ])
      page.blocks.append(
        chart.block(
          "Behoefte, plaatsen en mensen",
          note: "Waar een lijn ophoudt, is het cijfer onbekend. Een punt is één bekende dag tussen onbekende dagen."))
    }
    page.add(monthTable(months))
  }

  private func monthTable(_ months: [MonthFigures]) -> Table {
    var table = Table(
      id: "maanden", caption: "Behoefte, plaatsen en mensen op de eerste dag van elke maand",
      columns: [
        .init(label: "Dag"), .init(label: "Nodig", isNumber: true), .init(label: "Beschikbaar", isNumber: true),
        .init(label: "Tekort", isNumber: true), .init(label: "Mensen in de opvang", isNumber: true),
        .init(label: "Plaatsen in vastgelegde locaties", isNumber: true),
        .init(label: "Mensen daar", isNumber: true),
      ])
    table.rows = months.map { month in
      [
        dayCell(month.day, none: ""), cell(month.need), cell(month.portfolio), cell(month.shortage),
        cell(month.residents), cell(month.places), cell(month.occupied),
      ]
    }
    table.notes = [
      """
      Een tekort onder nul betekent dat er plaatsen over zijn. Is er voor een dag geen melding, dan telt een melding van \
      kort ervoor (\(citation("N4"))). Meldde het COA nooit plaatsen of mensen, dan tellen de vastgelegde locaties. Zijn \
      die er ook niet, dan staat er onbekend.
      """
    ]
    table.csvLink = csvLink(table.id)
    return table
  }
}
