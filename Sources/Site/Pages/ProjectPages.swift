// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Exchange
import Reports
import Rulebook
import Territory

/// `/woonprojecten`: the plans for homes, from idea to ready.
extension Pages {
  /// So many months ahead are shown.
  private static let monthsAhead = 18

  func projectsPage() throws -> Page {
    let kind: HomeKind? = try scene.optionalChoice("soort")
    let phase: HomePhase? = try scene.optionalChoice("fase")
    let all = book.projects(in: .netherlands)
    var page = Page("Woonprojecten", trail: [("Nederland", .front), ("Opvang", .reception)])
    page.intro = [
      "Plannen voor woningen voor statushouders en anderen, en hoeveel mensen er op \(DutchText.day(scene.day)) terechtkunnen."
    ]
    guard !all.isEmpty else {
      page.blocks = [
        .message(
          .info, "Er zijn nog geen woonprojecten vastgelegd",
          [.link("Importeer een bestand met woonprojecten", importing(.projects))])
      ]
      page.add(countingTable())
      return page
    }
    page.blocks.append(Block("selectie", projectFilter(kind, phase)))
    if let warning = schemeWarning(all) { page.blocks.append(warning) }
    let found = all.filter { view in
      (kind.map { view.project.kind == $0 } ?? true) && (phase.map { view.project.phase == $0 } ?? true)
        && matches(view, scene.visit.query["zoek"])
    }
    page.add(projectTable(found, of: all.count))
    page.add(
      totalTable(found, id: "fasen", "Woonprojecten per fase", "Fase", HomePhase.allCases) { view, phase in
        view.project.phase == phase
      } name: {
        $0.rawValue.capitalizedFirst
      })
    page.add(
      totalTable(found, id: "soorten", "Woonprojecten per soort", "Soort", HomeKind.allCases) { view, kind in
        view.project.kind == kind
      } name: {
        name(of: $0).capitalizedFirst
      })
    page.add(availabilityTable())
    page.add(countingTable())
    return page
  }

  /// What a kind of homes is called: the rule about it says "telt mee: flexwoning".
  func name(of kind: HomeKind) -> String {
    let term = scene.rulebook.rule(kind.rule)?.term
    return term?.split(separator: ": ").last.map(String.init) ?? kind.rawValue
  }

  private func matches(_ view: ProjectView, _ search: String?) -> Bool {
    guard let search else { return true }
    let wanted = DutchNames.key(search)
    let names = [view.project.name, scene.name(view.project.municipality)]
    return !wanted.isEmpty && names.contains { DutchNames.key($0).contains(wanted) }
      || view.project.id.text.contains(search.lowercased())
  }

  private func projectFilter(_ kind: HomeKind?, _ phase: HomePhase?) -> View {
    [
      "actie": links.action(scene.visit.address), "zoek": scene.visit.query["zoek"] ?? "",
      "zoekLabel": "Naam van project of gemeente",
      "lijsten": [
        selection(
          "soort", "Soort", "Alle soorten", HomeKind.allCases.map { ($0.rawValue, name(of: $0).capitalizedFirst) },
          kind?.rawValue),
        selection(
          "fase", "Fase", "Alle fasen", HomePhase.allCases.map { ($0.rawValue, $0.rawValue.capitalizedFirst) },
          phase?.rawValue),
      ],
      "vast": links.viewpoint.items.map { ["naam": $0.name, "waarde": $0.value] as View },
      "wis": links.to(scene.visit.address),
    ]
  }

  private func projectTable(_ found: [ProjectView], of count: Int) -> Table {
    var table = Table(
      id: "woonprojecten", caption: "Woonprojecten: \(found.count) van de \(count)",
      columns: [
        .init(label: "Project"), .init(label: "Gemeente"), .init(label: "Soort"), .init(label: "Fase"),
        .init(label: "Woningen", isNumber: true), .init(label: "Mensen die meetellen", isNumber: true),
        .init(label: "Andere mensen", isNumber: true), .init(label: "Vanaf"), .init(label: "Tot"),
        .init(label: "Knelpunt"), .init(label: "Geld", isNumber: true), .init(label: "Besluit"),
        .init(label: "Let op"),
      ])
    table.rows = found.map { view in
      let project = view.project
      return [
        Table.Cell(content: .link(project.name, links.to(.project(project.id))), csv: .text(project.name)),
        municipalityCell(project.municipality), .text(name(of: project.kind)), .text(project.phase.rawValue),
        wholeCell(project.homes), wholeCell(view.peopleCounting), wholeCell(view.peopleBeside),
        dayCell(project.available?.from, none: "onbekend"),
        dayCell(project.available?.until, none: project.available == nil ? "onbekend" : "geen einde"),
        .text(project.obstacle), moneyCell(project.cents), .text(project.decision),
        .text(book.schemeLimits(of: project).map(\.rawValue).joined(separator: ", ")),
      ]
    }
    if !found.isEmpty {
      let known = found.compactMap(\.project.cents)
      table.total =
        [.text("Samen: \(DutchText.count(found.count, "project", "projecten"))"), .empty, .empty, .empty]
        + sums(found) + [.empty, .empty, .empty, moneyCell(known.isEmpty ? nil : known.reduce(0, +)), .empty, .empty]
      if known.count < found.count {
        let without = DutchText.count(found.count - known.count, "project", "projecten")
        table.notes = ["Van \(without) is het geld onbekend; dat telt niet mee in de som."]
      }
    }
    table.emptyText = "Geen van de projecten past bij dit filter."
    table.csvLink = csvLink(table.id, scene.visit.query.items.filter { ["zoek", "soort", "fase"].contains($0.name) })
    return table
  }

  /// Which projects go beyond the limits of the hotel and accommodation scheme; nil when none does.
  private func schemeWarning(_ all: [ProjectView]) -> Block? {
    let beyond = all.filter { !book.schemeLimits(of: $0.project).isEmpty }.map { view in
      Markup.link(view.project.name, links.to(.project(view.project.id)))
    }
    var lines: [Markup] = HomesWords.total(book).map { [Markup($0)] } ?? []
    if let first = beyond.first {
      let names = beyond.dropFirst().reduce(first) { $0 + ", " + $1 }
      lines.append("Deze projecten gaan over een grens van de hotelregeling (\(citation("R3.11"))): \(names).")
    }
    return lines.isEmpty ? nil : .message(.warning, "Niet alles past in de hotelregeling", lines)
  }

  /// Homes, people who count and the others, added up.
  private func sums(_ views: [ProjectView]) -> [Table.Cell] {
    [
      wholeCell(views.map(\.project.homes).reduce(0, +)), wholeCell(views.map(\.peopleCounting).reduce(0, +)),
      wholeCell(views.map(\.peopleBeside).reduce(0, +)),
    ]
  }

  /// Whole eurocents as euros.
  func moneyCell(_ cents: Int?) -> Table.Cell {
    guard let cents else { return Table.Cell(content: "onbekend", csv: .unknown) }
    let euros = Fraction(cents, 100)
    return Table.Cell(
      content: Markup("€\u{A0}" + DutchText.fraction(euros, digits: cents % 100 == 0 ? 0 : 2)),
      csv: .decimal(euros, digits: 2))
  }

  private func totalTable<Choice>(
    _ views: [ProjectView], id: String, _ caption: String, _ heading: String, _ choices: [Choice],
    belongs: (ProjectView, Choice) -> Bool, name: (Choice) -> String
  ) -> Table {
    var table = Table(
      id: id, caption: caption,
      columns: [
        .init(label: heading), .init(label: "Projecten", isNumber: true), .init(label: "Woningen", isNumber: true),
        .init(label: "Mensen die meetellen", isNumber: true), .init(label: "Andere mensen", isNumber: true),
      ])
    table.rows = choices.compactMap { choice in
      let group = views.filter { belongs($0, choice) }
      return group.isEmpty ? nil : [.text(name(choice)), wholeCell(group.count)] + sums(group)
    }
    if table.rows.count > 1 { table.total = [.text("Samen"), wholeCell(views.count)] + sums(views) }
    table.emptyText = "Geen van de projecten past bij dit filter."
    table.csvLink = csvLink(id)
    return table
  }

  /// How many places of projects that are certain there are on the first day of each month.
  private func availabilityTable() -> Table {
    var table = Table(
      id: "beschikbaar", caption: "Plekken in projecten die zeker zijn, per maand",
      columns: [
        .init(label: "Dag"), .init(label: "Plekken die meetellen", isNumber: true),
        .init(label: "Erbij sinds de vorige regel", isNumber: true),
        .init(label: "Andere plekken", isNumber: true),
      ])
    let now = Month(containing: scene.day)
    var before: Int?
    table.rows = (0...Pages.monthsAhead).map { offset in
      let day = now.adding(months: offset).firstDay
      let figure = onDay(.homePlaces, .netherlands, day)
      let change = before.flatMap { earlier in figure.whole.map { $0 - earlier } }
      before = figure.whole
      return [
        dayCell(day, none: ""), cell(figure), change.map(wholeCell) ?? .empty,
        cell(onDay(.homePlacesBeside, .netherlands, day)),
      ]
    }
    table.notes = [
      "Zeker is een project dat is besloten, vergund, in aanbouw of gereed, en waarvan de dagen bekend zijn."
    ]
    table.csvLink = csvLink(table.id)
    return table
  }

  /// Which kinds count for the housing target, each with its rule.
  private func countingTable() -> Table {
    var table = Table(
      id: "telt-mee", caption: "Wat telt mee voor de taakstelling?",
      columns: [.init(label: "Soort"), .init(label: "Telt mee"), .init(label: "Regel"), .init(label: "Uitleg")])
    table.rows = HomeKind.allCases.map { kind in
      [
        .text(name(of: kind).capitalizedFirst), .text(book.counting(kind).rawValue),
        Table.Cell(content: .link(kind.rule, links.to(.rule(kind.rule))), csv: .text(kind.rule)),
        .text(scene.rulebook.rule(kind.rule)?.text ?? ""),
      ]
    }
    table.notes = ["Alleen statushouders tellen mee. Van anderen die in hetzelfde project wonen, telt niemand mee."]
    table.csvLink = csvLink(table.id)
    return table
  }
}
