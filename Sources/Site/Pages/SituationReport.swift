// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Exchange
import Office
import Reports
import Rulebook
import Territory

/// `/crisis/VR13`: the situation report (situatiebericht) of one safety region, which fits on one printed page.
extension Pages {
  /// More reports than this do not fit on the page; the file has them all.
  private static let mostReports = 6
  /// A longer source is cut off here; the entry has all of it.
  private static let longestSource = 160
  /// A region that says nothing for longer than a week gets a signal.
  private static let quietDays = 7

  func crisisReportPage(_ region: AreaCode) throws -> Page {
    guard region.kind == .safetyRegion, let name = territory.name(of: region) else {
      throw Refusal.notFound(
        "De veiligheidsregio \(region) bestaat niet.", "Kies een regio uit de tabel met crisismaatregelen.")
    }
    let view = book.crisis(region)
    let days = CrisisDays(book.crisisReports(of: region), upTo: scene.day)
    var page = Page("Situatiebericht \(name)", trail: [("Nederland", .front), ("Crisis", .crisis)])
    page.intro = [reportHead(region, name, days)]
    page.blocks.append(signals(view, days))
    page.add(situationTable(view))
    page.blocks.append(.text("Afbouwen", id: "afbouw", windDownText(view, days)))
    page.blocks.append(.text("Wat moet er nog?", id: "nodig", owed(view)))
    if let chart = placingChart(view, days, name) { page.blocks.append(chart) }
    page.add(reportsTable(region, days))
    page.blocks.append(.text("Verder kijken", id: "verder", furtherLinks(region, name)))
    return page
  }

  private func reportHead(_ region: AreaCode, _ name: String, _ days: CrisisDays) -> Markup {
    let known = links.viewpoint.known.map { "zoals bekend op \(DutchText.day($0))" } ?? "met alles wat nu bekend is"
    var text: Markup =
      "Veiligheidsregio \(name) (\(region.description)) op <strong>\(DutchText.day(scene.day))</strong>, \(known)."
    if let recorded = scene.state.recorded {
      text = text + " Gegevens bijgewerkt op \(DutchText.moment(recorded))."
    }
    return text + (days.last.map { " Laatste melding over \(DutchText.day($0))." } ?? " De regio meldde nog niets.")
  }

  private func situationTable(_ view: CrisisView) -> Table {
    var table = Table(
      id: "stand", caption: "De stand",
      columns: [
        .init(label: "Cijfer"), .init(label: "Stand", isNumber: true), .init(label: "Eenheid"),
        .init(label: "Zekerheid"),
      ])
    let rows: [(String, Figure)] = [
      ("Crisisplaatsen volgens de norm", view.norm), ("Crisisplaatsen die er zijn", view.places),
      ("Crisisplaatsen die ontbreken", view.gap), ("Versneld te plaatsen statushouders", view.assigned),
      ("Geplaatst", view.placed), ("Geplaatst als het op schema lag", view.schedule),
      ("Nog te plaatsen", view.toPlace), ("Nodig per week vanaf nu", view.pace),
    ]
    table.rows = rows.map { label, figure in
      let certainty = figure.unknownReason.map(DutchText.reason) ?? DutchText.certainty(figure.certainty)
      return [.text(label), cell(figure), .text(DutchText.unit(figure)), .text(certainty)]
    }
    table.csvLink = csvLink(table.id)
    return table
  }

  /// The rule in one sentence, whether it is met and since when, and what the region decided.
  private func windDownText(_ view: CrisisView, _ days: CrisisDays) -> [Markup] {
    let rule: Markup =
      "Een regio mag afbouwen zodra alle mensen die zij versneld moet plaatsen, geplaatst zijn. \(readRule("R3.6"))."
    let state: Markup
    switch view.windDown {
    case .unknown: state = "Of dat hier zo is, is <strong>niet te zeggen</strong>: daarvoor ontbreken cijfers."
    case .notAllowed, .tooEarly: state = "Dat is hier nog niet zo: <strong>afbouw niet toegestaan</strong>."
    case .allowed, .done:
      let since = view.assigned.whole.flatMap { days.firstPlaced(atLeast: $0) }
      let day = since.map { ", voor het eerst gemeld over \(DutchText.day($0))" } ?? ""
      state = "Dat is hier zo\(day): <strong>afbouw toegestaan</strong>."
    }
    return ["\(rule) \(state)", decisionText(view.area)]
  }

  private func decisionText(_ region: AreaCode) -> Markup {
    guard let (decision, source) = book.windDownDecision(of: region) else {
      return "Er is geen besluit over afbouwen vastgelegd."
    }
    let entry = Markup.link("journaalregel \(source.position)", links.to(.entry(source.position)))
    let what = decision.isWoundDown ? "crisisplaatsen afgebouwd" : "crisisplaatsen open"
    let short = source.source.prefix(Pages.longestSource) + (source.source.count > Pages.longestSource ? "…" : "")
    return "Laatste besluit: \(what) vanaf \(DutchText.day(decision.day)). Bron: \(String(short)) (\(entry))."
  }

  /// What the region has to do, and by when.
  private func owed(_ view: CrisisView) -> [Markup] {
    var lines: [Markup] = []
    if view.assigned.number == nil {
      lines.append("Er zijn voor deze dag geen mensen die versneld een plek moeten krijgen.")
    } else if view.toPlace.whole == 0 {
      lines.append("Versneld plaatsen: klaar. Alle mensen zijn geplaatst.")
    } else {
      let people: Markup =
        view.toPlace.number == nil
        ? "een onbekend aantal van de \(link(view.assigned)) mensen" : "\(link(view.toPlace)) mensen"
      var isLate = false
      if case .day(let deadline) = view.deadline.value { isLate = deadline < scene.day }
      lines.append(
        isLate
          ? "De laatste dag was \(link(view.deadline)). Toch moeten nog \(people) een plek krijgen."
          : "Uiterlijk \(link(view.deadline)): nog \(people) plaatsen.")
    }
    if view.windDown == .done {
      lines.append("Crisisplaatsen: de regio bouwde ze af en mocht dat.")
    } else if view.norm.number != nil {
      lines.append(
        view.gap.number == nil
          ? "Crisisplaatsen: de norm is \(link(view.norm)); hoeveel er ontbreken, is onbekend."
          : view.gap.whole == 0
            ? "Crisisplaatsen: de norm van \(link(view.norm)) is gehaald."
            : "Crisisplaatsen: nu nog \(link(view.gap)) erbij om de norm van \(link(view.norm)) te halen.")
    }
    return lines
  }

  /// What asks for attention, in one box.
  private func signals(_ view: CrisisView, _ days: CrisisDays) -> Block {
    var signals: [Markup] = []
    if view.windDown == .tooEarly {
      signals.append(
        "De regio bouwde af, maar dat mocht niet: nog niet iedereen is geplaatst. \(readRule("R3.6")).")
    }
    if view.placing == .behind {
      signals.append(
        "Achter op schema: \(link(view.placed)) geplaatst, het hadden er \(link(view.schedule)) moeten zijn.")
    }
    if case .day(let deadline) = view.deadline.value, deadline < scene.day, view.toPlace.whole != 0 {
      signals.append("De laatste dag is voorbij en niet iedereen is geplaatst, voor zover bekend.")
    }
    if view.norm.number != nil || view.assigned.number != nil { signals += silence(days) }
    if let gap = view.gap.whole, gap > 0, view.windDown != .done {
      signals.append("Er ontbreken \(link(view.gap)) crisisplaatsen.")
    }
    if view.assigned.number != nil, book.assignedTable().isEmpty {
      signals.append("Aanname: er is geen officiële verdeling ingelezen. \(readRule("R3.5")).")
    }
    guard !signals.isEmpty else {
      return .message(.success, "Geen signalen", ["Op deze dag vraagt niets om aandacht."])
    }
    return .message(.warning, DutchText.count(signals.count, "signaal", "signalen"), signals)
  }

  private func silence(_ days: CrisisDays) -> [Markup] {
    guard let last = days.last else { return ["De regio meldde nog niets."] }
    let quiet = last.days(until: scene.day)
    guard quiet > Pages.quietDays else { return [] }
    let days = DutchText.count(quiet, "dag", "dagen")
    return ["Al \(days) niets gemeld. De laatste melding ging over \(DutchText.day(last))."]
  }

  /// The last reports by day; the file has all of them.
  private func reportsTable(_ region: AreaCode, _ days: CrisisDays) -> Table {
    let all = Array(days.all.reversed())
    let isFile = scene.visit.query["formaat"] != nil
    let visible = isFile ? all : Array(all.prefix(Pages.mostReports))
    var table = Table(
      id: "meldingen",
      caption: visible.count < all.count
        ? "De laatste \(visible.count) van \(all.count) dagen met een melding" : "Meldingen per dag",
      columns: [
        .init(label: "Dag"), .init(label: "Crisisplaatsen", isNumber: true), .init(label: "Geplaatst", isNumber: true),
        .init(label: "Op schema zou zijn", isNumber: true),
      ])
    table.rows = visible.map { day in
      func shown(_ measure: Measure, _ isReported: Bool) -> Table.Cell {
        guard isReported, let figure = book.figure(.measure(measure, region, .day(day))) else {
          return Table.Cell(content: "niet gemeld", csv: .unknown)
        }
        return cell(figure)
      }
      return [
        .text(DutchText.day(day)), shown(.crisisPlaces, days.places[day] != nil),
        shown(.placed, days.placed[day] != nil), shown(.placingSchedule, true),
      ]
    }
    table.emptyText = "De regio meldde tot en met \(DutchText.day(scene.day)) nog niets."
    table.csvLink = all.isEmpty ? nil : csvLink(table.id)
    return table
  }

  private func placingChart(_ view: CrisisView, _ days: CrisisDays, _ name: String) -> Block? {
    guard let assigned = view.assigned.whole, case .day(let deadline) = view.deadline.value,
      case .day(let start) = book.figure(.rule("R3.4.begin"))?.value, start < deadline, !days.placed.isEmpty
    else { return nil }
    let chart = PlacingChart(
      title: "Geplaatste statushouders per dag: \(name)", start: start, deadline: deadline, assigned: assigned,
      placed: days.placed.sorted { $0.key < $1.key }.map { ($0.key, $0.value) })
    return Block(
      "lijngrafiek",
      [
        "id": "verloop", "kop": "Verloop van de plaatsingen", "svgHtml": Markup(trusted: chart.svg()),
        "noot": "Lijn met punten: geplaatst. Streepjes: het gelijkmatige tempo.",
      ])
  }

  private func furtherLinks(_ region: AreaCode, _ name: String) -> [Markup] {
    var links = [
      Markup.link("De gemeenten van \(name) en hun taakstelling", self.links.to(.area(region))),
      Markup.link("Alle veiligheidsregio’s", self.links.to(.crisis)),
    ]
    if scene.mount.writer != nil {
      let form = self.links.to(.reportCrisis, [("gebied", region.description)])
      links.append(Markup.link("Meld iets voor \(name)", form))
    }
    return links
  }
}

/// What a region reported, by day, up to the reference day.
struct CrisisDays {
  var places: [Day: Int] = [:]
  var placed: [Day: Int] = [:]

  init(_ reports: (places: [(day: Day, count: Int)], placed: [(day: Day, count: Int)]), upTo day: Day) {
    for report in reports.places where report.day <= day { places[report.day] = report.count }
    for report in reports.placed where report.day <= day { placed[report.day] = report.count }
  }

  /// Every day with a report, in order.
  var all: [Day] { Set(places.keys).union(placed.keys).sorted() }
  /// The last day with a report.
  var last: Day? { all.last }

  /// The first day on which at least so many were reported as placed.
  func firstPlaced(atLeast count: Int) -> Day? {
    placed.filter { $0.value >= count }.keys.min()
  }
}
