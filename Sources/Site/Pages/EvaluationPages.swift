// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Exchange
import Reports
import Rulebook

/// `/evaluatie`: bottlenecks of the regulations for displaced people, by theme.
extension Pages {
  /// What was known of the evaluation itself: the amended regulation and where bottlenecks could be reported.
  private static let evaluationRules = ["L29", "L33"]

  func evaluationPage() throws -> Page {
    let status: BottleneckStatus? = try scene.optionalChoice("stand")
    let reporter: BottleneckReporter? = try scene.optionalChoice("melder")
    let theme = scene.visit.query["thema"]
    let all = book.bottlenecks()
    var page = Page(
      "Evaluatie van de regelingen voor Oekraïne", trail: [("Nederland", .front), ("Opvang", .reception)])
    page.intro = [
      """
      Knelpunten en bijwerkingen van de regelingen voor opvang van mensen uit Oekraïne (RooO en BooO), en wat ervan werd. \
      Melders zijn organisaties, geen personen.
      """
    ]
    if let letter = letterBlock() { page.blocks.append(letter) }
    guard !all.isEmpty else {
      page.blocks.append(
        .message(
          .info, "Er zijn nog geen knelpunten vastgelegd",
          [
            .link("Importeer een bestand met knelpunten", importing(.bottlenecks)),
            .link("Leg een knelpunt vast", links.to(.regulation(.recordBottleneck))),
          ]))
      return page
    }
    page.blocks.append(evaluationForm(Set(all.map(\.bottleneck.theme)).sorted()).block(links, .regulation(.evaluation)))
    let found = all.filter { view in
      (theme.map { view.bottleneck.theme == $0 } ?? true) && (status.map { view.bottleneck.status == $0 } ?? true)
        && (reporter.map { view.bottleneck.reporter == $0 } ?? true)
    }
    page.add(bottleneckTable(found, of: all.count))
    page.add(themeTable(found))
    if scene.mayWrite {
      page.blocks.append(
        .text("Verder", id: "verder", [.link("Leg een knelpunt vast", links.to(.regulation(.recordBottleneck)))]))
    }
    return page
  }

  /// What the letter of July 2022 said about the evaluation; nil when it was not known yet.
  private func letterBlock() -> Block? {
    let lines = Pages.evaluationRules.compactMap { id -> Markup? in
      guard let rule = scene.rulebook.rule(id),
        let version = scene.rulebook.version(of: id, on: scene.day, knownAt: scene.perspective.known)
      else { return nil }
      let source: Markup = "\(Markup.link(id, links.to(.rule(id)))), \(version.source)"
      return "\(rule.term.firstUppercased): \(value(version)). \(rule.text) (\(source))"
    }
    return lines.isEmpty ? nil : .text("Hoe de evaluatie loopt", id: "verloop", lines)
  }

  private func bottleneckTable(_ found: [BottleneckView], of count: Int) -> Table {
    var table = Table(
      id: "knelpunten", caption: "Knelpunten: \(found.count) van de \(count), per thema",
      columns: [
        .init(label: "Thema"), .init(label: "Knelpunt"), .init(label: "Regeling"), .init(label: "Melder"),
        .init(label: "Gevolg"), .init(label: "Kosten", isNumber: true), .init(label: "Voorstel"),
        .init(label: "Stand"), .init(label: "Sinds"), .init(label: "Wat ervan werd"),
      ])
    table.rows = found.map { view in
      let bottleneck = view.bottleneck
      return [
        .text(bottleneck.theme),
        Table.Cell(
          content: .link(bottleneck.title, links.to(.regulation(.bottleneck(bottleneck.id)))) + mark(of: bottleneck),
          csv: .text(bottleneck.title)),
        .text(citation(of: bottleneck)), .text(EvaluationWords.name(bottleneck.reporter)), .text(bottleneck.effect),
        moneyCell(bottleneck.cents), .text(bottleneck.proposal), .text(EvaluationWords.name(bottleneck.status)),
        dayCell(bottleneck.day, none: ""), .text(bottleneck.outcome),
      ]
    }
    table.emptyText = "Geen van de knelpunten past bij dit filter."
    table.csvLink = csvLink(
      table.id, scene.visit.query.items.filter { ["thema", "stand", "melder"].contains($0.name) })
    return table
  }

  private func mark(of bottleneck: Bottleneck) -> Markup {
    bottleneck.certainty == .invented ? " <span class=\"rt-merk\">verzonnen</span>" : ""
  }

  private func citation(of bottleneck: Bottleneck) -> String {
    let name = EvaluationWords.name(bottleneck.regulation)
    return bottleneck.article.isEmpty ? name : "\(name) \(bottleneck.article)"
  }

  /// How many of each theme stand where.
  private func themeTable(_ found: [BottleneckView]) -> Table {
    var table = Table(
      id: "themas", caption: "Knelpunten per thema en stand",
      columns: [.init(label: "Thema")]
        + BottleneckStatus.allCases.map { .init(label: EvaluationWords.name($0).capitalizedFirst, isNumber: true) }
        + [.init(label: "Samen", isNumber: true)])
    let themes = Set(found.map(\.bottleneck.theme)).sorted()
    func row(_ name: String, _ views: [BottleneckView]) -> [Table.Cell] {
      [.text(name)]
        + BottleneckStatus.allCases.map { status in wholeCell(views.count { $0.bottleneck.status == status }) }
        + [wholeCell(views.count)]
    }
    table.rows = themes.map { theme in row(theme, found.filter { $0.bottleneck.theme == theme }) }
    if themes.count > 1 { table.total = row("Samen", found) }
    table.emptyText = "Geen van de knelpunten past bij dit filter."
    table.csvLink = csvLink(table.id)
    return table
  }

  private func evaluationForm(_ themes: [String]) -> QuestionForm {
    let query = scene.visit.query
    func choice(_ name: String, _ label: String, _ all: String, _ options: [(String, String)]) -> QuestionForm.Field {
      .choice(name, label, [("", all)] + options.map { (value: $0.0, label: $0.1) }, chosen: query[name] ?? "")
    }
    return QuestionForm(
      name: "Knelpunten kiezen", button: "Filter de tabel",
      fields: [
        choice("thema", "Thema", "Alle thema’s", themes.map { ($0, $0) }),
        choice("stand", "Stand", "Alle", BottleneckStatus.allCases.map { ($0.rawValue, EvaluationWords.name($0)) }),
        choice("melder", "Melder", "Alle", BottleneckReporter.allCases.map { ($0.rawValue, EvaluationWords.name($0)) }),
      ])
  }

  /// `/evaluatie/leefgeld-gastgezin`: one bottleneck, with every step that was laid down of it.
  func bottleneckPage(_ slug: Slug) throws -> Page {
    let history = book.bottleneckHistory(of: slug)
    guard let newest = history.first else {
      throw Refusal.notFound("Het knelpunt '\(slug)' is niet bekend.", "Zoek het knelpunt op in de tabel.")
    }
    let view = book.bottleneck(slug)
    let title = (view ?? newest).bottleneck.title
    var page = Page(
      title,
      trail: [("Nederland", .front), ("Opvang", .reception), ("Evaluatie", .regulation(.evaluation))])
    page.title = "Knelpunt: \(title)"
    if let view {
      page.blocks.append(.properties("Gegevens", properties(of: view)))
    } else {
      page.blocks.append(
        .message(
          .warning, "Dit knelpunt telt op deze dag niet",
          ["Het is later gemeld, of ingetrokken. Hieronder staat wat er is vastgelegd."]))
    }
    page.add(stepTable(history))
    if scene.mayWrite {
      let form = links.to(.regulation(.recordBottleneck), [("knelpunt", slug.text)])
      page.blocks.append(.text("Verder", id: "verder", [.link("Leg een volgende stap vast", form)]))
    }
    return page
  }

  private func properties(of view: BottleneckView) -> [(label: String, content: Markup)] {
    let bottleneck = view.bottleneck
    func text(_ text: String) -> Markup { Markup(text.isEmpty ? "niets vastgelegd" : text) }
    return [
      ("Kenmerk", "<code>\(bottleneck.id.text)</code>"), ("Thema", Markup(bottleneck.theme)),
      ("Regeling", Markup(citation(of: bottleneck))), ("Melder", Markup(EvaluationWords.name(bottleneck.reporter))),
      ("Gevolg", Markup(bottleneck.effect)), ("Kosten", moneyCell(bottleneck.cents).content),
      ("Voorstel", text(bottleneck.proposal)), ("Stand", Markup(EvaluationWords.name(bottleneck.status))),
      ("Sinds", Markup(DutchText.day(bottleneck.day))), ("Wat ervan werd", text(bottleneck.outcome)),
      ("Zekerheid", Markup(DutchText.certainty(bottleneck.certainty))), ("Vastgelegd", origin(of: view.source)),
    ]
  }

  private func stepTable(_ history: [BottleneckView]) -> Table {
    var table = Table(
      id: "stappen", caption: "Wat er met dit knelpunt gebeurde",
      columns: [
        .init(label: "Regel"), .init(label: "Sinds"), .init(label: "Stand"), .init(label: "Wat ervan werd"),
        .init(label: "Bekend op"), .init(label: "Geldt"), .init(label: "Bron"),
      ])
    table.rows = history.map { step in
      [
        entryCell(step.source), dayCell(step.bottleneck.day, none: ""),
        .text(EvaluationWords.name(step.bottleneck.status)), .text(step.bottleneck.outcome),
        dayCell(step.source.known.dutchDay, none: ""), .text(step.isWithdrawn ? "ingetrokken" : "ja"),
        .text(step.source.source),
      ]
    }
    table.csvLink = csvLink(table.id)
    return table
  }
}
