// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Exchange
import Reports
import Territory

/// `/woonprojecten/flex-utrecht`: one plan for homes, with all that was ever laid down of it.
extension Pages {
  func projectPage(_ slug: Slug) throws -> Page {
    let history = book.projectHistory(of: slug)
    guard let newest = history.first else {
      throw Refusal.notFound(
        "Het woonproject '\(slug)' is niet bekend.", "Zoek het project op in de tabel met woonprojecten.")
    }
    let view = book.project(slug)
    let name = view?.project.name ?? newest.project.name
    var page = Page(
      name, trail: [("Nederland", .front), ("Opvang", .reception), ("Woonprojecten", .projects)])
    page.title = "Woonproject \(name)"
    if let view {
      let figures = [Measure.homePlaces, .homePlacesBeside].compactMap {
        book.figure(.dossier($0, slug, .day(scene.day)))
      }
      page.blocks.append(
        cards(
          "Op \(DutchText.day(scene.day))",
          zip(["Plekken die meetellen", "Andere plekken"], figures).map { card($0, $1) }))
      let limits = HomesWords.limits(of: view.project, book)
      if !limits.isEmpty {
        page.blocks.append(
          .message(
            .warning, "Dit project past niet in de hotelregeling",
            limits.map { Markup($0) } + ["Kijk de gegevens na, of kies een andere soort (\(citation("R3.11")))."]))
      }
      page.blocks.append(.properties("Gegevens", properties(of: view)))
      page.add(residentsTable(view))
    } else {
      page.blocks.append(
        .message(
          .warning, "Dit project telt niet meer mee",
          ["Wat was vastgelegd, is ingetrokken. Hieronder staat wat het was."]))
    }
    page.add(projectVersions(history, current: view?.source.position))
    return page
  }

  private func properties(of view: ProjectView) -> [(label: String, content: Markup)] {
    let project = view.project
    func text(_ text: String) -> Markup { Markup(text.isEmpty ? "niets vastgelegd" : text) }
    return [
      ("Kenmerk", "<code>\(project.id.text)</code>"), ("Gemeente", link(project.municipality)),
      ("Soort", Markup(name(of: project.kind).capitalizedFirst)), ("Fase", Markup(project.phase.rawValue)),
      (
        "Telt mee voor de taakstelling",
        "\(view.counting.rawValue) (\(citation(project.kind.rule)))"
      ),
      ("Woningen", Markup(DutchText.whole(project.homes))),
      ("Bewoonbaar vanaf", dayCell(project.available?.from, none: "onbekend").content),
      (
        "Bewoonbaar tot",
        dayCell(project.available?.until, none: project.available == nil ? "onbekend" : "geen einde").content
      ),
      ("Knelpunt", text(project.obstacle)), ("Geld", moneyCell(project.cents).content),
      ("Besluit", text(project.decision)), ("Zekerheid", Markup(DutchText.certainty(project.certainty))),
      ("Vastgelegd", origin(of: view.source)),
    ]
  }

  private func residentsTable(_ view: ProjectView) -> Table {
    var table = Table(
      id: "doelgroepen", caption: "Voor wie zijn de woningen?",
      columns: [.init(label: "Doelgroep"), .init(label: "Mensen", isNumber: true), .init(label: "Telt mee")])
    table.rows = view.project.people.map { residents in
      let counts = residents.group == .statusHolders ? view.counting.rawValue : "nee"
      return [.text(Pages.name(of: residents.group).capitalizedFirst), wholeCell(residents.number), .text(counts)]
    }
    table.emptyText = "Niet vastgelegd is voor wie de woningen zijn."
    table.csvLink = csvLink(table.id)
    return table
  }

  private func projectVersions(
    _ history: [(project: HomeProject, source: FactSource, isWithdrawn: Bool)], current: Int?
  ) -> Table {
    var table = Table(
      id: "versies", caption: "Wat er eerder over dit project is vastgelegd",
      columns: [
        .init(label: "Regel"), .init(label: "Bekend op"), .init(label: "Naam"), .init(label: "Fase"),
        .init(label: "Woningen", isNumber: true), .init(label: "Vanaf"), .init(label: "Wat ervan werd"),
        .init(label: "Bron"),
      ])
    table.rows = history.map { version in
      let (project, source) = (version.project, version.source)
      let state = version.isWithdrawn ? "ingetrokken" : source.position == current ? "geldt nu" : "vervangen"
      return [
        entryCell(source), dayCell(source.known.dutchDay, none: ""), .text(project.name),
        .text(project.phase.rawValue), wholeCell(project.homes), dayCell(project.available?.from, none: "onbekend"),
        .text(state), .text(source.source),
      ]
    }
    table.csvLink = csvLink(table.id)
    return table
  }
}
