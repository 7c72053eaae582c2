// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Exchange
import Journal
import Office
import Reports
import Rulebook

/// `/journaal` and `/journaal/17`: what was recorded, newest first, and what became of it.
extension Pages {
  private static let entriesOnPage = 50

  func journalPage() async throws -> Page {
    let end = scene.state.position
    let before = try scene.number("voor", in: 1...Int(Int32.max), default: end + 1)
    let entries = try await scene.office.entries(
      before: before, limit: Pages.entriesOnPage, for: scene.sight
    )
    .filter { $0.position <= end }
    var page = Page("Journaal", trail: [("Nederland", .front)])
    if let first = entries.first, let last = entries.last, before <= end {
      page.title = "Journaal, regel \(first.position) tot en met \(last.position)"
    }
    page.hasClocks = false
    page.intro = [
      """
      Alles wat is gemeld, vastgesteld of gecorrigeerd staat hier op volgorde, de nieuwste bovenaan. Een regel \
      verandert nooit. Er zijn nu \(DutchText.whole(end)) regels.
      """,
      """
      Wilt u weten wanneer er iets bij komt? \(.link("Volg de wijzigingen", links.to(.text(.changes)))) in uw \
      nieuwslezer (Atom). Hebt u veel cijfers? \(.link("Importeer de regels van een bestand", links.to(.importing))).
      """,
    ]
    var table = Table(
      id: "journaal", caption: "Regels van het journaal",
      columns: [
        .init(label: "Regel", isNumber: true), .init(label: "Wat"), .init(label: "Bekend op"),
        .init(label: "Vastgelegd"), .init(label: "Door"), .init(label: "Bron"),
      ])
    table.rows = entries.map(row)
    table.csvLink = csvLink(table.id, before <= end ? [("voor", String(before))] : [])
    table.emptyText = "Het journaal is nog leeg."
    page.add(table)
    if let last = entries.last?.position, last > 1 {
      let link = Markup.link("Oudere regels", links.to(.journal, [("voor", String(last))]))
      page.blocks.append(.text(nil, [link]))
    }
    return page
  }

  private func row(_ entry: ReadEntry) -> [Table.Cell] {
    [
      Table.Cell(
        content: .link(String(entry.position), links.to(.entry(entry.position))), csv: .whole(entry.position)),
      .text(summary(entry)),
      Table.Cell(content: Markup(DutchText.day(entry.known.dutchDay)), csv: .day(entry.known.dutchDay)),
      Table.Cell(content: Markup(DutchText.moment(entry.recorded)), csv: .day(entry.recorded.dutchDay)),
      .text(entry.actor), .text(entry.source),
    ]
  }

  /// What an entry says, in a sentence; a fact that cannot be read says so.
  func summary(_ entry: ReadEntry) -> String {
    guard let fact = entry.fact else { return "Deze regel is niet te lezen." }
    switch fact {
    case .opening(let opening): return "Journaal geopend: \(opening.title)"
    case .correction(let correction):
      let what =
        correction.replacement.map { number in
          "wordt \(entry.below == nil ? "" : "\(Qualifier.lessThan.rawValue) ")\(DutchText.whole(number))"
        } ?? "wordt ingetrokken"
      return "Correctie: regel \(correction.position) \(what)"
    case .housing(.exchange(let halfYear, let changes)):
      let parts = changes.map { "\(scene.name($0.area)) \($0.change > 0 ? "+" : "")\(DutchText.whole($0.change))" }
      return "Ruil van taakstelling, \(DutchText.halfYear(halfYear)): \(parts.joined(separator: ", "))"
    case .reception(.location(let location)):
      return "Opvanglocatie \(location.name) vastgelegd"
    case .crisis(.windDown(let decision)):
      let word = decision.isWoundDown ? "afgebouwd" : "open"
      return "Crisisplaatsen van \(scene.name(decision.region)) \(word) vanaf \(DutchText.day(decision.day))"
    case .evaluation(.bottleneck(let bottleneck)):
      return "Knelpunt \(bottleneck.title): \(EvaluationWords.name(bottleneck.status))"
    case .homes(.project(let project)): return "Woonproject \(project.name) vastgelegd"
    case .supervision(let fact): return summary(fact)
    case .spread(let fact) where fact.count == nil: return summary(fact)
    case .displaced(.excess(let excess)):
      return "Reden voor meer ontheemden dan plaatsen, \(scene.name(excess.area)), vanaf \(DutchText.day(excess.day))"
    case .funding(let fact): return summary(fact)
    case .outlook(.published(let forecast)):
      return "Prognose van \(forecast.publisher), gepubliceerd op \(DutchText.day(forecast.published))"
    case .division(.kept(let division)):
      return "Verdeling \(division.title) bewaard: \(DutchText.whole(division.input.total)) plaatsen"
    case .division(.score(let municipality, let year, let thousandths)):
      let score = DutchText.fraction(Fraction(thousandths.value, 1000), digits: 3)
      return "SES-WOA-score van \(scene.name(municipality)), \(year): \(score)"
    case .housing, .reception, .crisis, .spread, .displaced:
      let label = fact.references.first.map(label) ?? entry.kind
      let value = fact.count.map(Pages.text)
      let invented = fact.count?.certainty == .invented ? " (verzonnen)" : ""
      let beside = fact.role == .comparison ? " (ter vergelijking)" : ""
      return "\(label): \(value ?? "")\(beside)\(invented)"
    }
  }

  func entryPage(_ position: Int) async throws -> Page {
    guard position <= scene.state.position,
      let entry = try await scene.office.entry(position, for: scene.sight)
    else {
      throw Refusal.notFound("Het journaal heeft geen regel \(position).", "Kies een regel uit het journaal.")
    }
    var page = Page("Journaalregel \(position)", trail: [("Nederland", .front), ("Journaal", .journal)])
    page.hasClocks = false
    page.intro = [Markup(summary(entry))]
    if scene.visit.query["vastgelegd"] != nil {
      page.blocks.append(.message(.success, "Dit is vastgelegd", ["Hieronder staat wat er nu in het journaal staat."]))
    }
    page.blocks.append(.properties("Gegevens", properties(entry)))
    if let fact = entry.fact, !fact.references.isEmpty {
      page.blocks += afterwards(fact, at: position)
      if scene.mayWrite, scene.state.isCorrectable(position) {
        page.blocks.append(
          .text("Klopt dit niet?", [.link("Corrigeer deze regel", links.to(.correct(position)))]))
      }
    }
    return page
  }

  private func properties(_ entry: ReadEntry) -> [(label: String, content: Markup)] {
    var rows: [(label: String, content: Markup)] = [
      ("Soort", Markup(entry.kind)), ("Bekend op", Markup(DutchText.moment(entry.known))),
      ("Vastgelegd op", Markup(DutchText.moment(entry.recorded))), ("Vastgelegd door", Markup(entry.actor)),
      ("Bron", Markup(entry.source)),
      ("Inhoud", "<code>\(String(decoding: entry.payload, as: UTF8.self))</code>"),
      (
        "Zegel (SHA-256)",
        entry.seal.map { "<code>\($0.description)</code>" }
          ?? "Alleen te zien voor wie het journaal bewaart, vanaf het eerste kleine aantal (\(citation("R10.8")))."
      ),
    ]
    switch entry.fact {
    case .correction(let correction)?:
      rows.insert(("Reden", Markup(correction.reason)), at: 0)
      rows.insert(
        ("Corrigeert", .link("regel \(correction.position)", links.to(.entry(correction.position)))), at: 0)
    case .supervision(let fact)?: rows.insert(supervisionLink(fact), at: 0)
    case let fact? where !fact.references.isEmpty:
      let references = fact.references.map { Markup.link(label($0), links.to(.explanation($0))) }
      let joined = references.dropFirst().reduce(references.first ?? "") { $0 + "; " + $1 }
      rows.insert(("Gaat over", joined), at: 0)
      if case .spread(let fact) = fact, let row = tableRow(fact) { rows.insert(row, at: 1) }
    default: break
    }
    return rows
  }

  /// What became of the number: each correction with the number it left.
  private func afterwards(_ fact: Fact, at position: Int) -> [Block] {
    guard let (original, corrections) = book.afterwards(fact, at: position), !corrections.isEmpty else { return [] }
    var table = Table(
      id: "correcties", caption: "Wat er van dit cijfer geworden is",
      columns: [.init(label: "Regel"), .init(label: "Aantal", isNumber: true), .init(label: "Vastgelegd")])
    if fact.count != nil {
      table.rows.append([
        .text("Regel \(position), het eerste cijfer"), .text(Pages.text(original)), .text(""),
      ])
    }
    table.rows += corrections.map { source, count in
      [
        Table.Cell(
          content: .link("Regel \(source.position)", links.to(.entry(source.position))), csv: .whole(source.position)),
        .text(count.map(Pages.text) ?? "ingetrokken"), .text(DutchText.moment(source.recorded)),
      ]
    }
    return [table.block]
  }

  private static func text(_ count: Count) -> String {
    (count.qualifier == .exact ? "" : count.qualifier.rawValue + " ") + DutchText.whole(count.value)
  }
}
