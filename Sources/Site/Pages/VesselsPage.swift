// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Exchange
import Office
import Reports
import Territory

/// What the reader asked of the forecast.
struct VesselsQuery {
  /// Nil for the usual ones, of which those that the day has not are left out.
  var scenarios: [HousingScenario]?
  var weeks: Int
  /// How often chance is played.
  var paths: Int
  /// The reader's own number, as typed.
  var own: String

  /// How often a page lets chance play unless the address says otherwise: enough for steady bands, and fast.
  static let paths = 1_000
  /// The most that the address may ask for.
  static let mostPaths = 8_192
  /// More scenarios than this do not fit beside each other.
  static let most = 6
}

/// `/prognose`: the communicating vessels of reception and housing.
extension Pages {
  func vesselsPage() async throws -> Page {
    let query = try vesselsQuery()
    var page = Page("Prognose van de opvang", trail: [("Nederland", .front), ("Opvang", .reception)])
    page.intro = [
      """
      Opvang en huisvesting zijn communicerende vaten. Krijgt een statushouder een huis, dan komt er een plaats in de \
      opvang vrij. Hier ziet u vanaf \(DutchText.day(scene.day)) vooruit, met alleen wat toen bekend was.
      """
    ]
    page.blocks.append(Block("scenarios", form(query)))
    let forecast: VesselsForecast
    do {
      forecast = try await book.vessels(
        query.scenarios ?? HousingScenario.standard, skipping: query.scenarios == nil, weeks: query.weeks,
        paths: query.paths, seed: 1, threads: 2)
    } catch let fault as VesselsFault {
      let shown = VesselWords.fault(fault)
      page.blocks.append(.message(.warning, "Geen prognose", ["\(shown.problem) \(shown.advice)"]))
      return page
    }
    page.blocks.append(
      .text("Het antwoord in woorden", id: "antwoord", VesselWords.sentences(forecast).map { Markup($0) }))
    for (index, outcome) in forecast.scenarios.enumerated() { add(outcome, index, reach: highest(forecast), to: &page) }
    if forecast.scenarios.count > 1 { page.add(comparison(forecast)) }
    if forecast.scenarios.contains(where: { !$0.chance.isEmpty }) { page.add(chances(forecast)) }
    if let first = forecast.scenarios.first { page.blocks.append(diagram(first, forecast)) }
    page.add(assumptionTable(forecast.assumptions))
    page.blocks.append(
      .text(
        "Hoe zeker is dit?", id: "zekerheid",
        [
          """
          Het model speelde het toeval \(DutchText.whole(forecast.paths)) keer na. Elk scenario kreeg dezelfde \
          toevalsgetallen. In 90 van de 100 keer lag de uitkomst binnen de buitenste band. Wat niemand zag aankomen, zit \
          daar niet in.
          """,
          "\(Markup.link("Wat eerdere prognoses waard waren", links.to(.outlook)))",
          "\(Markup.link("Wat een buffer van plaatsen kost en oplevert", links.to(.buffer)))",
        ]))
    return page
  }

  /// The highest number of people in a band, so that the charts of all scenarios have the same scale.
  private func highest(_ forecast: VesselsForecast) -> Int {
    let residents = forecast.scenarios.flatMap(\.series).filter { $0.measure == .residents }
    return residents.flatMap(\.points).map(\.p95).max() ?? 1
  }

  private func vesselsQuery() throws -> VesselsQuery {
    let own = scene.visit.query["getal"] ?? ""
    var names = scene.visit.query.items.filter { $0.name == "scenario" && !$0.value.isEmpty }
      .flatMap { $0.value.split(separator: ",").map(String.init) }
    if !own.isEmpty {
      guard let number = TypedCount.read(own), number >= 0 else {
        throw Refusal.badValue("getal", own, expected: TypedCount.advice)
      }
      names.append(String(number))
    }
    var scenarios: [HousingScenario] = []
    for name in names {
      guard let scenario = HousingScenario(typed: name) else {
        let fault = VesselWords.badScenario(name, place: "scenario")
        throw Refusal.badValue("scenario", name, expected: "Kies uit: \(fault.expected ?? "")")
      }
      if !scenarios.contains(scenario) { scenarios.append(scenario) }
    }
    guard scenarios.count <= VesselsQuery.most else {
      throw Refusal.badValue(
        "scenario", String(scenarios.count), expected: "Kies hoogstens \(VesselsQuery.most) scenario’s.")
    }
    return VesselsQuery(
      scenarios: scenarios.isEmpty ? nil : scenarios,
      weeks: try scene.number("weken", in: 1...ChainBook.mostWeeks, default: 78),
      paths: try scene.number("paden", in: 1...VesselsQuery.mostPaths, default: VesselsQuery.paths), own: own)
  }

  private func form(_ query: VesselsQuery) -> View {
    let balance = book.ledger(of: .netherlands, in: HalfYear(containing: scene.day)).opening.whole
    return [
      "actie": links.action(.vessels), "weken": String(query.weeks), "getal": query.own,
      "vast": links.viewpoint.items.map { ["naam": $0.name, "waarde": $0.value] as View },
      "keuzes": HousingScenario.offered.map { scenario in
        [
          "waarde": scenario.name, "label": VesselWords.title(scenario, balance: balance),
          "gekozen": (query.scenarios ?? HousingScenario.standard).contains(scenario),
        ] as View
      },
    ]
  }

  /// The bands of a scenario as a chart and as a table by quarter.
  private func add(_ outcome: ScenarioOutcome, _ index: Int, reach: Int, to page: inout Page) {
    let title = VesselWords.title(outcome)
    func points(_ measure: Measure) -> [BandPoint] {
      outcome.series.first { $0.measure == measure }?.points ?? []
    }
    let residents = points(.residents)
    func line(_ name: String, _ className: String, _ points: [BandPoint]) -> LineChart.Line {
      LineChart.Line(name, className, points: points.map { ($0.day, Fraction($0.p50)) })
    }
    var chart = LineChart(
      title: "Mensen in de opvang: \(title)", id: "lijnen-\(index + 1)",
      lines: [
        line("in de opvang", "rt-lijn--een", residents),
        line("statushouders", "rt-lijn--drie", points(.statusHolders)),
      ])
    chart.reach = Fraction(reach)
    if !points(.portfolio).isEmpty { chart.lines.append(line("plaatsen", "rt-lijn--twee", points(.portfolio))) }
    chart.bands = [
      LineChart.Band(
        "90 procent", "rt-band--ruim", points: residents.map { ($0.day, Fraction($0.p5), Fraction($0.p95)) }),
      LineChart.Band(
        "50 procent", "rt-band--krap", points: residents.map { ($0.day, Fraction($0.p25), Fraction($0.p75)) }),
    ]
    page.blocks.append(
      Block(
        "lijngrafiek",
        [
          "id": chart.id, "kop": title, "svgHtml": Markup(trusted: chart.svg()),
          "noot": VesselWords.meaning(outcome),
        ]))
    page.add(table(outcome, index, points))
    if let homes = outcome.plan.homes { page.add(projectTable(homes)) }
  }

  /// The projects that a scenario reckons with, by day, and then those that it leaves out.
  private func projectTable(_ homes: ScenarioHomes) -> Table {
    var table = Table(
      id: "woonprojecten", caption: "Woonprojecten in dit scenario",
      columns: [
        .init(label: "Project"), .init(label: "Gemeente"), .init(label: "Fase"), .init(label: "Vanaf"),
        .init(label: "Mensen", isNumber: true), .init(label: "Telt mee in de prognose"),
      ])
    func row(_ view: ProjectView, _ word: String) -> [Table.Cell] {
      let project = view.project
      return [
        Table.Cell(content: .link(project.name, links.to(.project(project.id))), csv: .text(project.name)),
        municipalityCell(project.municipality), .text(project.phase.rawValue),
        dayCell(project.available?.from, none: "onbekend"), Pages.whole(view.peopleCounting), .text(word),
      ]
    }
    table.rows =
      homes.counted.map { row($0.view, "ja") } + homes.leftOut.map { row($0.view, "nee: \($0.reason.rawValue)") }
    table.notes = [
      "Mensen zijn statushouders die meetellen voor de taakstelling. Wat wij aannemen, staat in \(citation("V13.fase"))."
    ]
    table.csvLink = csvLink(
      table.id, scene.visit.query.items.filter { Pages.vesselsNames.contains($0.name) && !$0.value.isEmpty })
    return table
  }

  private func table(_ outcome: ScenarioOutcome, _ index: Int, _ points: (Measure) -> [BandPoint]) -> Table {
    let places = points(.portfolio)
    var table = Table(
      id: "scenario-\(index + 1)", caption: "Per kwartaal: \(VesselWords.title(outcome))",
      columns: [
        .init(label: "Dag"), .init(label: "In de opvang, 5 %", isNumber: true), .init(label: "25 %", isNumber: true),
        .init(label: "Midden", isNumber: true), .init(label: "75 %", isNumber: true),
        .init(label: "95 %", isNumber: true), .init(label: "Statushouders, midden", isNumber: true),
      ]
        + (points(.need).isEmpty ? [] : [.init(label: "Behoefte, midden", isNumber: true)])
        + (places.isEmpty
          ? [] : [.init(label: "Plaatsen", isNumber: true), .init(label: "Tekort, midden", isNumber: true)]))
    let statusHolders = Dictionary(points(.statusHolders).map { ($0.day, $0.p50) }) { first, _ in first }
    let need = Dictionary(points(.need).map { ($0.day, $0.p50) }) { first, _ in first }
    let placesByDay = Dictionary(places.map { ($0.day, $0.p50) }) { first, _ in first }
    let shortage = Dictionary(points(.shortage).map { ($0.day, $0.p50) }) { first, _ in first }
    table.rows = VesselWords.quarterly(points(.residents)) { $0.day }.map { point in
      [Pages.day(point.day)] + [point.p5, point.p25, point.p50, point.p75, point.p95].map(Pages.whole)
        + [Pages.whole(statusHolders[point.day])] + (need.isEmpty ? [] : [Pages.whole(need[point.day])])
        + (places.isEmpty ? [] : [Pages.whole(placesByDay[point.day]), Pages.whole(shortage[point.day])])
    }
    table.notes = [
      """
      In 5 van de 100 keer is het aantal lager dan de kolom 5 %. In 5 van de 100 keer is het hoger dan de kolom 95 %. \
      Een rij is de week die het dichtst bij het begin van het kwartaal ligt.
      """,
      """
      Behoefte is het aantal plaatsen dat nodig is bij de gewone bezetting (regel R2.7). Het tekort telt alleen de mensen \
      voor wie er geen plaats is.
      """,
    ]
    table.csvLink = csvLink(
      table.id, scene.visit.query.items.filter { Pages.vesselsNames.contains($0.name) && !$0.value.isEmpty })
    return table
  }

  private static let vesselsNames = ["scenario", "weken", "getal", "paden"]

  private func comparison(_ forecast: VesselsForecast) -> Table {
    var table = Table(
      id: "verschil",
      caption: "Hoeveel plaatsen minder nodig dan bij: \(VesselWords.title(forecast.scenarios[0]))",
      columns: [
        .init(label: "Scenario"), .init(label: "Dag"), .init(label: "Minder, 5 %", isNumber: true),
        .init(label: "Midden", isNumber: true), .init(label: "95 %", isNumber: true),
      ])
    table.rows = forecast.scenarios.dropFirst().flatMap { outcome in
      outcome.fewer.map { difference in
        [
          .text(VesselWords.title(outcome)), Pages.day(difference.day), Pages.whole(difference.low),
          Pages.whole(difference.middle), Pages.whole(difference.high),
        ]
      }
    }
    table.notes = ["Onder nul betekent: meer plaatsen nodig. Het verschil is per keer genomen, met hetzelfde toeval."]
    table.emptyText = "De prognose loopt niet tot het begin van een halfjaar. Kies meer weken."
    return table
  }

  private func chances(_ forecast: VesselsForecast) -> Table {
    var table = Table(
      id: "kans", caption: "Kans dat er meer mensen zijn dan plaatsen",
      columns: [.init(label: "Dag")]
        + forecast.scenarios.map { .init(label: VesselWords.title($0), isNumber: true) })
    let days = VesselWords.monthly(forecast.scenarios[0].chance) { $0.day }.map(\.day)
    table.rows = days.map { day in
      [Pages.day(day)]
        + forecast.scenarios.map { outcome in
          let share = outcome.chance.first { $0.day == day }?.share ?? 0
          return Pages.percent(share)
        }
    }
    let isShareKnown = forecast.assumptions.contains { $0.figure.reference == .rule(Assumption.locationShare) }
    table.notes = [
      "De plaatsen zijn die van het COA en de plannen ervoor, zoals bekend aan het begin van de prognose.",
      isShareKnown
        ? "Wie niet op een locatie van het COA woont, telt hier niet mee. Dat deel blijft gelijk."
        : """
        LET OP: hoeveel mensen er niet op een locatie van het COA wonen, was toen niet bekend. Ook zij tellen hier mee, \
        waardoor de kans te hoog kan zijn.
        """,
    ]
    return table
  }

  private func diagram(_ outcome: ScenarioOutcome, _ forecast: VesselsForecast) -> Block {
    let perWeek = outcome.flows.map { (name: $0.name, mean: $0.mean / Double(forecast.weeks)) }
    return Block(
      "lijngrafiek",
      [
        "id": "vaten", "kop": "De vaten: mensen per week", "svgHtml": Markup(trusted: VesselsDiagram(perWeek).svg()),
        "noot": "Gemiddeld over \(forecast.weeks) weken bij het scenario \(VesselWords.title(outcome)).",
      ])
  }

  /// What a forecast takes for true, with its source.
  func assumptionTable(_ assumptions: [Assumption]) -> Table {
    var table = Table(
      id: "aannames", caption: "Aannames en waar ze vandaan komen",
      columns: [
        .init(label: "Aanname"), .init(label: "Cijfer", isNumber: true), .init(label: "Eenheid"),
        .init(label: "Waarmee gerekend is", isNumber: true), .init(label: "Bron"), .init(label: "Zekerheid"),
      ])
    table.rows = assumptions.map { assumption in
      [
        .text(assumption.name), assumptionCell(assumption), .text(VesselWords.figure(of: assumption).unit),
        .text(VesselWords.used(assumption)), .text(VesselWords.source(assumption.figure)),
        .text(DutchText.certainty(assumption.figure.certainty)),
      ]
    }
    table.csvLink = csvLink(
      table.id, scene.visit.query.items.filter { Pages.vesselsNames.contains($0.name) && !$0.value.isEmpty })
    return table
  }

  /// The figure of an assumption: a link where it has a page of its own.
  private func assumptionCell(_ assumption: Assumption) -> Table.Cell {
    let words = VesselWords.figure(of: assumption).number
    switch assumption.figure.derivation {
    case .fact, .rule:
      guard words != DutchText.figure(assumption.figure) else { return cell(assumption.figure) }
      return Table.Cell(
        content: Markup.link(words, links.to(.explanation(assumption.figure.reference))),
        csv: .decimal(Fraction(assumption.figure.whole ?? 0, 100), digits: 2))
    default: return Table.Cell(content: Markup(words), csv: Pages.csv(assumption.figure))
    }
  }
}

// Cells of numbers that are no figures of the journal.
extension Pages {
  static func day(_ day: Day) -> Table.Cell { Table.Cell(content: Markup(DutchText.day(day)), csv: .day(day)) }

  static func whole(_ number: Int?) -> Table.Cell {
    guard let number else { return .empty }
    return Table.Cell(content: Markup(DutchText.whole(number)), csv: .whole(number))
  }

  /// A share as a whole percentage, but never a certainty that it is not.
  static func percent(_ share: Double) -> Table.Cell {
    let percent = Int((share * 100).rounded())
    let text =
      percent == 0 && share > 0 ? "minder dan 1 %" : percent == 100 && share < 1 ? "meer dan 99 %" : "\(percent) %"
    return Table.Cell(content: Markup(text), csv: .whole(percent))
  }
}
