// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Exchange
import Reports
import Rulebook

/// `/bescherming`: who of the displaced people is protected, until when and why.
extension Pages {
  func protectionPage() -> Page {
    var page = Page("Bescherming van mensen uit Oekraïne", trail: [("Nederland", .front), ("Opvang", .reception)])
    page.intro = [
      """
      Kies een categorie en de dag van inschrijving in de BRP. U ziet of er op \(DutchText.day(scene.day)) bescherming \
      is, tot wanneer, en waar dat staat. Er wordt niets bewaard.
      """
    ]
    page.blocks.append(protectionForm().block(links, .regulation(.protection)))
    let query = scene.visit.query
    if query["categorie"] != nil || query["brp"] != nil {
      do {
        let request = try ProtectionReader.request(category: query["categorie"], registered: query["brp"])
        page.blocks.append(answer(try book.protection(request)))
      } catch {
        for fault in error.all { page.blocks.append(Pages.block(fault, "Deze vraag is niet te beantwoorden")) }
      }
    }
    page.add(categoryTable())
    page.add(stepTable())
    return page
  }

  private func answer(_ protection: Protection) -> Block {
    var rows: [(label: String, content: Markup)] = [
      ("Uitkomst", "<strong>\(ProtectionWords.name(protection.outcome))</strong>"),
      ("Tot en met", Markup(protection.lastDay.map(DutchText.day) ?? "geen einde bekend")),
      ("Reden", Markup(ProtectionWords.reason(protection))),
    ]
    if let version = protection.version {
      rows += [
        ("Bron", Markup(version.source)), ("Regel", .link(version.ruleID, links.to(.rule(version.ruleID)))),
        ("Zekerheid", Markup(DutchText.certainty(version.certainty))),
      ]
    }
    return .properties("Uitkomst voor \(ProtectionWords.name(protection.request.category))", rows)
  }

  /// What each category has on the day; C for somebody who was registered before the reference day and in time.
  private func categoryTable() -> Table {
    var table = Table(
      id: "categorieen", caption: "De categorieën op \(DutchText.day(scene.day))",
      columns: [
        .init(label: "Categorie"), .init(label: "Uitkomst"), .init(label: "Tot en met"), .init(label: "Zekerheid"),
      ])
    table.rows = DisplacedCategory.allCases.compactMap { category in
      let request = ProtectionRequest(category: category, registered: book.firstProtectedDay)
      guard let protection = try? book.protection(request) else { return nil }
      let words = protection.awaitsNews ? "nader bericht volgt" : ProtectionWords.name(protection.outcome)
      return [
        Table.Cell(
          content: .link(ProtectionWords.name(category), links.to(.rule(category.rule))),
          csv: .text(ProtectionWords.name(category))),
        .text(words),
        protection.lastDay.map { Table.Cell(content: Markup(DutchText.day($0)), csv: .day($0)) } ?? .empty,
        .text(DutchText.certainty(protection.certainty)),
      ]
    }
    table.notes = ["Bij categorie C gaat het om wie op tijd in de BRP stond."]
    table.csvLink = csvLink(table.id)
    return table
  }

  private func stepTable() -> Table {
    var table = Table(
      id: "tijdlijn", caption: "Wat er met de bescherming gebeurde",
      columns: [.init(label: "Dag"), .init(label: "Wat"), .init(label: "Bron"), .init(label: "Zekerheid")])
    table.rows = book.protectionSteps().compactMap { step in
      guard case .day(let day)? = step.value else { return nil }
      return [
        Table.Cell(content: Markup(DutchText.day(day)), csv: .day(day)),
        .text(scene.rulebook.rule(step.ruleID)?.text ?? ""), .text(step.source),
        .text(DutchText.certainty(step.certainty)),
      ]
    }
    table.emptyText = "Op dit moment was er nog niets bekend."
    table.csvLink = csvLink(table.id)
    return table
  }

  private func protectionForm() -> QuestionForm {
    let query = scene.visit.query
    return QuestionForm(
      name: "Bescherming nagaan", button: "Kijk na",
      fields: [
        .choice(
          "categorie", "Categorie", DisplacedCategory.allCases.map { ($0.rawValue, ProtectionWords.name($0)) },
          chosen: query["categorie"]?.uppercased() ?? DisplacedCategory.ukrainian.rawValue),
        .line("brp", "Dag van inschrijving in de BRP", query["brp"] ?? "", hint: "Zoals 2022-05-20."),
      ])
  }
}
