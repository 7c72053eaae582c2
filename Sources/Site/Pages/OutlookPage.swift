// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Exchange
import Reports
import Rulebook
import Territory

/// `/prognoses`: published forecasts and what became of them.
extension Pages {
  func outlookPage() -> Page {
    var page = Page("Prognoses en wat ervan kwam", trail: [("Nederland", .front), ("Opvang", .reception)])
    page.intro = [
      """
      Elke gepubliceerde prognose blijft staan. Hier ziet u wat zij zei en wat er gebeurde. U ziet ook of zij beter \
      was dan de eenvoudigste verwachting: het blijft zoals het was.
      """
    ]
    let scored = book.scoredForecasts()
    page.add(summaryTable(book.forecastSummaries(scored)))
    for forecast in scored { page.add(table(forecast)) }
    if scored.isEmpty {
      page.blocks.append(
        .message(
          .info, "Er zijn nog geen prognoses",
          [.link("Importeer een bestand met prognoses", importing(.forecasts))]))
    }
    page.blocks.append(
      .text(
        "Zo is vergeleken", id: "uitleg",
        [
          "Wat er gebeurde, is het gemelde aantal mensen in de opvang op die dag. Een week ervoor of erna mag ook.",
          """
          CRPS is de afstand tussen prognose en uitkomst in mensen; lager is beter. Van een prognose met een band telt de \
          hele band, van een enkel getal alleen de afstand. De vergelijking is het laatste aantal dat bekend was toen de \
          prognose uitkwam.
          """,
          """
          Een prognose van de behoefte gaat over plaatsen, en de uitkomst over mensen. Bij een gewenste bezetting \
          onder 100 procent zijn er meer plaatsen nodig dan mensen. Dan is een deel van het verschil geen fout. Over \
          die prognoses geven wij daarom geen oordeel.
          """,
          """
          Een prognose die pas is vastgelegd na de dag waarop zij begint, telt niet mee. Wie haar maakte, kon al meer \
          weten. Is een officiële prognose te laat ingelezen? Trek haar in, en lees haar opnieuw in met de dag waarop \
          zij bekend werd.
          """,
          "\(Markup.link("Zelf vooruitkijken met het model van de vaten", links.to(.vessels)))",
        ]))
    return page
  }

  private func summaryTable(_ summaries: [ForecastSummary]) -> Table {
    var table = Table(
      id: "uitgevers", caption: "Hoe goed waren de prognoses?",
      columns: [
        .init(label: "Uitgever"), .init(label: "Gaat over"), .init(label: "Vergeleken dagen", isNumber: true),
        .init(label: "CRPS", isNumber: true), .init(label: "CRPS als alles bleef", isNumber: true),
        .init(label: "Gemiddeld te hoog", isNumber: true), .init(label: "Binnen de band van 90 %", isNumber: true),
        .init(label: "Oordeel"),
      ])
    table.rows = summaries.map { summary in
      [
        .text(summary.publisher), .text(DutchText.name(summary.measure)), Pages.whole(summary.count),
        Pages.whole(Int(summary.score.rounded())),
        Pages.whole(Int(summary.walkScore.rounded())), Pages.whole(Int(summary.bias.rounded())),
        summary.coverage.map(Pages.percent) ?? .text("geen band"),
        .text(OutlookWords.verdict(summary)),
      ]
    }
    table.notes = ["Onder nul bij 'gemiddeld te hoog' betekent: gemiddeld te laag."]
    table.emptyText = "Er is nog geen prognose waarvan de uitkomst bekend is."
    table.csvLink = csvLink(table.id)
    return table
  }

  private func table(_ scored: ScoredForecast) -> Table {
    let forecast = scored.forecast
    var table = Table(
      id: forecast.id.text,
      caption: "\(forecast.publisher), \(DutchText.day(forecast.published)): \(DutchText.name(forecast.measure))"
        + (scored.isMadeAfterwards ? " (achteraf gemaakt)" : ""),
      columns: [
        .init(label: "Dag"), .init(label: "Prognose", isNumber: true), .init(label: "Band van 90 %"),
        .init(label: "Gebeurd", isNumber: true), .init(label: "Te hoog", isNumber: true),
        .init(label: "CRPS", isNumber: true), .init(label: "Als alles bleef", isNumber: true),
        .init(label: "CRPS daarvan", isNumber: true),
      ])
    table.rows = scored.points.map { point in
      let words = point.point.qualifier == .exact ? "" : point.point.qualifier.rawValue + " "
      return [
        Pages.day(point.point.day),
        Table.Cell(
          content: Markup(words + DutchText.whole(point.point.value)), csv: .whole(point.point.value),
          remark: remark(point.point.qualifier, isInvented: false)),
        band(point), cell(point.happened), Pages.whole(point.error),
        Pages.whole(point.score.map { Int($0.rounded()) }), cell(point.lastKnown),
        Pages.whole(point.walkError.map { Int($0.magnitude) }),
      ]
    }
    let entry = Markup.link(
      "regel \(scored.source.position) van het journaal", links.to(.entry(scored.source.position)))
    table.notes = ["Bron: \(scored.source.source). Vastgelegd in \(entry)."]
    if scored.isMadeAfterwards { table.notes.insert(Markup(OutlookWords.madeAfterwards), at: 0) }
    if !forecast.remark.isEmpty { table.notes.append(Markup(forecast.remark)) }
    table.csvLink = csvLink(table.id)
    return table
  }

  private func band(_ point: ScoredPoint) -> Table.Cell {
    guard let band = point.point.band else { return .text("geen") }
    let words = point.isInBand.map { $0 ? ", raak" : ", mis" } ?? ""
    return .text("\(DutchText.whole(band.p5)) tot \(DutchText.whole(band.p95))\(words)")
  }
}
