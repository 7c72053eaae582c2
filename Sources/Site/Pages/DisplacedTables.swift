// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Exchange
import Reports
import Territory

/// The tables and the chart of the pages about displaced people.
extension Pages {
  /// The areas of a larger one, each with its figures and how old its reports are.
  func displacedTable(_ areas: [AreaCode], whole: DisplacedView, id: String, caption: String) -> Table {
    let hasNorm = areas.first?.kind == .safetyRegion
    let columns = displacedColumns(hasNorm)
    var table = Table(
      id: id, caption: "\(caption) op \(DutchText.day(scene.day))",
      columns: [.init(label: caption == "Gemeenten" ? "Gemeente" : "Veiligheidsregio"), .init(label: "Code")]
        + columns.map { .init(label: $0.label, isNumber: true) } + [.init(label: "Laatste melding")])
    table.rows = areas.map { area in
      let view = book.displacedView(area)
      let name = scene.name(area)
      return [
        Table.Cell(content: .link(name, links.to(.displaced(.area(area)))), csv: .text(name)),
        .text(area.description),
      ] + columns.map { cell(view[keyPath: $0.figure]) } + [.text(reportAge(view.reportDays))]
    }
    table.total =
      [.text(scene.name(whole.area)), .text(whole.area.description)]
      + columns.map { cell(whole[keyPath: $0.figure]) } + [.text(reportAge(whole.reportDays))]
    table.notes = [
      """
      De onderste regel is het cijfer van het hele gebied zelf. Dat kan gepubliceerd zijn en is dan niet de som. ‘Minstens’ of \
      ‘circa’ staat erbij als niet alles gemeld is of een melding ouder is.
      """
    ]
    table.csvLink = csvLink(table.id)
    return table
  }

  private func displacedColumns(_ hasNorm: Bool) -> [(label: String, figure: KeyPath<DisplacedView, Figure>)] {
    let norm: [(String, KeyPath<DisplacedView, Figure>)] = hasNorm ? [("Norm", \.norm)] : []
    let rest: [(String, KeyPath<DisplacedView, Figure>)] = [
      ("Plaatsen", \.places), ("Bezet", \.occupied), ("Vrij", \.free), ("Verwacht", \.expected),
      ("Bezettingsgraad", \.rate), ("In de BRP", \.registered), ("Particulier", \.privately),
      ("Elders", \.elsewhere),
    ]
    return norm + rest
  }

  /// Of which days the reports are that figures stand on, and how long ago that is.
  func reportAge(_ days: [Day]) -> String {
    guard let first = days.first, let last = days.last else { return "geen melding" }
    let age = DutchText.count(last.days(until: scene.day), "dag", "dagen")
    guard first != last else { return "\(DutchText.day(last)), \(age) oud" }
    return "van \(DutchText.day(first)) tot en met \(DutchText.day(last)); de nieuwste is \(age) oud"
  }

  /// The number of an area itself beside the sum of its parts, with the difference.
  func displacedSums(_ area: AreaCode) -> Table {
    let names: [(label: String, own: Measure, sum: Measure, difference: Measure)] = [
      (
        "Ingeschreven in de BRP", .displacedRegistered, .displacedRegisteredSum, .displacedRegisteredDifference
      ),
      ("Plaatsen", .displacedPlaces, .displacedPlacesSum, .displacedPlacesDifference),
      ("In gemeentelijke opvang", .displacedOccupied, .displacedOccupiedSum, .displacedOccupiedDifference),
    ]
    var table = Table(
      id: "sommen", caption: "Het cijfer van het hele gebied en de som van de meldingen",
      columns: [
        .init(label: "Wat"), .init(label: "Cijfer dat telt", isNumber: true),
        .init(label: "Som van de meldingen", isNumber: true), .init(label: "Verschil", isNumber: true),
        .init(label: "Gemeld"),
      ])
    table.rows = names.map { name in
      let sum = onDay(name.sum, area)
      return [
        .text(name.label), cell(onDay(name.own, area)), cell(sum), cell(onDay(name.difference, area)),
        .text(displacedCoverage(sum) ?? (sum.number == nil ? "door niemand" : "door alle delen")),
      ]
    }
    table.notes = [
      "Het verschil is het cijfer van het gebied zelf min de som. De twee worden nooit gemengd. Is er geen eigen cijfer, dan "
        + "telt de som."
    ]
    table.csvLink = csvLink(table.id)
    return table
  }

  /// What was reported of an area itself through time: a chart, and the same numbers in a table.
  func addDisplacedSeries(of area: AreaCode, to page: inout Page) {
    let measures: [(label: String, line: String, className: String, measure: Measure)] = [
      ("In de BRP", "ingeschreven", "rt-lijn--een", .displacedRegistered),
      ("Plaatsen", "plaatsen", "rt-lijn--twee", .displacedPlaces),
      ("In gemeentelijke opvang", "in gemeentelijke opvang", "rt-lijn--drie", .displacedOccupied),
      ("Vrij", "", "", .displacedFree), ("Particulier", "", "", .displacedPrivate),
    ]
    let series = measures.map { book.displacedReports($0.measure, of: area) }
    let days = Set(series.flatMap { $0.map(\.day) }).sorted()
    guard !days.isEmpty else { return }
    let lines = zip(measures, series).filter { !$0.0.line.isEmpty && !$0.1.isEmpty }.map { named, reports in
      LineChart.Line(named.line, named.className, points: reports.map { ($0.day, $0.figure.number) })
    }
    let isCountry = area == .netherlands
    if days.count > 1, !lines.isEmpty {
      let chart = LineChart(
        title: isCountry ? "Ontheemden en plaatsen zoals gepubliceerd" : "Ontheemden en plaatsen zoals gemeld",
        id: "grafiek-oekraine", lines: lines)
      page.blocks.append(
        chart.block(
          isCountry ? "De gepubliceerde cijfers door de tijd" : "De meldingen door de tijd",
          note: "De grafiek loopt door na de peildatum als er latere cijfers bekend zijn. Elk punt is een melding."))
    }
    let shown = zip(measures, series).filter { !$0.1.isEmpty }
    var table = Table(
      id: "meldingen",
      caption: isCountry ? "Gepubliceerde cijfers over ontheemden" : "Meldingen over \(scene.name(area))",
      columns: [.init(label: "Dag")] + shown.map { .init(label: $0.0.label, isNumber: true) })
    table.rows = days.map { day in
      [dayCell(day, none: "")]
        + shown.map { _, reports in reports.first { $0.day == day }.map { cell($0.figure) } ?? .empty }
    }
    table.notes = ["Een lege cel betekent dat er voor die dag geen cijfer is. Elk cijfer is een link naar zijn bron."]
    table.csvLink = csvLink(table.id)
    page.add(table)
  }
}
