// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Access
import Reports

// What happened at the door.
extension AccessPages {
  private static let linesOnAPage = 50

  func logPage(_ member: Member) async throws -> Page {
    let manager = Manager(member, origin: caller.origin)
    let names = Dictionary(
      try await all(manager).map { ($0.reference, $0.name) }, uniquingKeysWith: { first, _ in first })
    var filter = AuditFilter()
    filter.text = visit.query["zoek"] ?? ""
    filter.isRefusedOnly = visit.query["resultaat"] == "geweigerd"
    let before = visit.query["voor"].flatMap { Int($0) }
    let lines = try await door.keeper.audit(
      filter, before: before, limit: AccessPages.linesOnAPage + 1, for: manager)
    var page = Page("Logboek van de toegang", trail: [("Uw account", .access(.own))])
    page.hasClocks = false
    page.isLasting = false
    page.intro = [
      "Wie deed wat, wanneer en vanaf welk adres? Ook wat geweigerd is, staat hier. Regels zijn niet te wijzigen."
    ]
    page.blocks.append(
      QuestionForm(
        name: "Zoeken in het logboek", button: "Zoek",
        fields: [
          .line("zoek", "Zoek", filter.text, hint: "Een woord uit de regel, zoals account 3 of aanmelden."),
          .choice(
            "resultaat", "Resultaat", [("alles", "Alles"), ("geweigerd", "Alleen geweigerd")],
            chosen: filter.isRefusedOnly ? "geweigerd" : "alles"),
        ]
      ).block(links, .access(.log)))
    page.add(logTable(lines.prefix(AccessPages.linesOnAPage), names))
    if lines.count > AccessPages.linesOnAPage {
      let next = lines[AccessPages.linesOnAPage - 1].position
      let query = visit.query.items.filter { ["zoek", "resultaat"].contains($0.name) } + [("voor", String(next))]
      page.blocks.append(.text(nil, [.link("Oudere regels", links.to(.access(.log), query))]))
    }
    return page
  }

  private func logTable(_ lines: ArraySlice<AuditEntry>, _ names: [String: String]) -> Table {
    var table = Table(
      id: "logboek", caption: "Regels, de nieuwste eerst",
      columns: [
        .init(label: "Regel"), .init(label: "Tijdstip"), .init(label: "Wie"), .init(label: "Actie"),
        .init(label: "Object"),
        .init(label: "Resultaat"), .init(label: "Vanaf"), .init(label: "Reden"),
      ])
    table.rows = lines.map { line in
      let event = line.event
      let actor = event.actor + (names[event.actor].map { " (\($0))" } ?? "")
      return [
        .text(String(line.position)), .text(DutchText.moment(line.moment)), .text(actor), .text(event.action),
        .text(event.object), .text(event.isDone ? "gelukt" : "geweigerd"), .text(event.origin), .text(event.reason),
      ]
    }
    table.csvLink = pages.csvLink(
      "logboek", visit.query.items.filter { ["zoek", "resultaat", "voor"].contains($0.name) })
    return table
  }
}
