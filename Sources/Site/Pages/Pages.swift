// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Exchange
import Office
import Reports
import Rulebook
import Territory

/// Makes the page that a visit asks for.
struct Pages {
  let scene: Scene
  let rows: RowCache
  let layout: MapLayout

  var links: Links { scene.links }
  var book: ChainBook { scene.book }
  var territory: Territory { scene.territory }
  var halfYear: HalfYear { scene.halfYear }

  /// The answer, and whether it stays right until the journal grows.
  func answer(_ frame: PageFrame) async throws -> (Answer, isLasting: Bool) {
    if scene.visit.method == .send { return (try await formAnswer(frame), false) }
    if scene.visit.address == .text(.catalogue) { return (try catalogueAnswer(frame), false) }
    if scene.visit.address == .text(.changes) { return (try await changeFeed(), true) }
    let page = try await page()
    if let workbook = try claimWorkbook() { return (workbook, page.isLasting) }
    if let format = scene.visit.query["formaat"] { return (try file(of: page, format), page.isLasting) }
    return (Answer(status: page.status, content: .html(frame.html(page, scene))), page.isLasting)
  }

  private func page() async throws -> Page {
    switch scene.visit.address {
    case .front: frontPage()
    case .list(let kind): try listPage(kind)
    case .area(let code): try areaPage(code)
    case .map: try mapPage()
    case .explanation(let reference): try explanationPage(reference)
    case .rules: rulesPage()
    case .rule(let id): try rulePage(id)
    case .journal: try await journalPage()
    case .entry(let position): try await entryPage(position)
    case .correct(let position): try await correctPage(position)
    case .reception: receptionPage()
    case .locations: try locationsPage()
    case .location(let slug): try locationPage(slug)
    case .projects: try projectsPage()
    case .project(let slug): try projectPage(slug)
    case .crisis: crisisPage()
    case .crisisReport(let region): try crisisReportPage(region)
    case .vessels: try await vesselsPage()
    case .buffer: try await bufferPage()
    case .outlook: outlookPage()
    case .divide: try dividePage()
    case .divideReason(let area): try divideReasonPage(area)
    case .divisions: divisionsPage()
    case .division(let slug): try divisionPage(slug)
    case .keptReason(let slug, let area): try keptReasonPage(slug, area)
    case .table(let address): try tablePage(address)
    case .displaced(let address): try displacedPage(address)
    case .claim(let address): try claimPage(address)
    case .regulation(let page): try regulationPage(page)
    case .text(let page): try await textPage(page)
    case .apiResource(let id): try apiResourcePage(id)
    case .supervision(let page): try supervisionPage(page)
    case .report, .exchange, .keepDivision, .recordLocation, .reportOccupancy, .reportCrisis, .importing: standingForm()
    // The pages of the door are made elsewhere.
    case .access: throw Refusal.notFound()
    }
  }

  /// A form that stands by itself.
  private func standingForm() -> Page {
    switch scene.visit.address {
    case .report: reportPage()
    case .exchange: exchangePage()
    case .keepDivision: page(keepDivisionForm())
    case .recordLocation: recordLocationPage()
    case .reportOccupancy: reportOccupancyPage()
    case .importing: page(importForm())
    default: reportCrisisPage()
    }
  }

  /// A table of the page as a file.
  func file(of page: Page, _ format: String) throws -> Answer {
    guard let format = TakenTable.Format(rawValue: format) else {
      let formats = TakenTable.Format.allCases.map(\.rawValue).joined(separator: ", ")
      throw Refusal.badValue("formaat", format, expected: "Kies uit: \(formats).")
    }
    let name = scene.visit.query["tabel"]
    guard let table = page.tables.first(where: { name == nil || $0.id == name }) else {
      guard let name else {
        throw Refusal.notFound("Op deze pagina staat geen tabel.", "Haal 'formaat' uit het adres.")
      }
      throw Refusal.badValue(
        "tabel", name, expected: "Kies uit: \(page.tables.map(\.id).joined(separator: ", ")).")
    }
    let example = scene.mount.isExample ? "voorbeeld-" : ""
    let file = "regietafel-\(example)\(table.id)-\(scene.day).\(format.ending)"
    return Answer(content: .file(try taken(table, of: page).bytes(format), type: format.type, name: file))
  }

  /// A table with what somebody must know who has only the file.
  private func taken(_ table: Table, of page: Page) -> TakenTable {
    let known = scene.perspective.known == .endOfTime ? "alles wat nu bekend is" : "\(scene.perspective.known.dutchDay)"
    let asked = scene.visit.query.items.filter { !["formaat", "tabel"].contains($0.name) }
    let facts: [(label: String, text: String)] = [
      ("Wat", table.caption), ("Pagina", page.title), ("Adres", Links(base: links.base).to(scene.visit.address, asked)),
      ("Peildatum", scene.day.description), ("Bekend op", known),
      ("Register", scene.opening?.title ?? "zonder titel"),
      (
        "Bron",
        "Het journaal van Regietafel tot en met regel \(scene.state.position). De bron van elk cijfer staat op de pagina."
      ),
      ("Onbekend", "Een lege cel is onbekend. Onbekend is niet nul."),
      (
        "Licentie",
        "Inwoners, gemeenten en oppervlakten: CBS (StatLine), CC BY 4.0. Andere cijfers: \(scene.mount.publisher.licence.title)."
      ),
    ]
    let example: [(label: String, text: String)] =
      scene.mount.isExample ? [("Let op", "Dit is een voorbeeld. De cijfers zijn verzonnen.")] : []
    let sheet = table.sheet
    return TakenTable(
      title: table.caption, columns: sheet.columns, rows: sheet.rows, total: sheet.total,
      facts: facts + example + table.notes.map { ("Opmerking", $0.plainText) },
      licence: scene.mount.publisher.licence.address,
      address: (table.csvLink ?? csvLink(table.id)).replacing(
        "formaat=csv", with: "formaat=\(TakenTable.Format.openCSV.rawValue)"))
  }

  /// The address of a table of this page as a file.
  func csvLink(_ table: String, _ query: [(name: String, value: String)] = []) -> String {
    links.to(scene.visit.address, query + [("formaat", "csv"), ("tabel", table)])
  }
}

// What a figure looks like on a page.
extension Pages {
  /// A figure as a link to its explanation, with words for its sign and a mark when it was made up.
  func link(_ figure: Figure) -> Markup {
    "<a href=\"\(links.to(.explanation(figure.reference)))\">\(DutchText.figure(figure))</a>\(mark(figure))"
  }

  /// A figure in a table: with its sign, without words.
  func cell(_ figure: Figure) -> Table.Cell {
    let words = figure.qualifier == .exact || figure.number == nil ? "" : figure.qualifier.rawValue + " "
    let text = words + DutchText.value(figure.value, unit: figure.unit)
    let content: Markup =
      "<a href=\"\(links.to(.explanation(figure.reference)))\">\(text)</a>\(shortMark(figure))"
    return Table.Cell(
      content: content, csv: Pages.csv(figure),
      remark: figure.number == nil ? nil : remark(figure.qualifier, isInvented: figure.isInvented))
  }

  /// What the number in a file does not say by itself.
  func remark(_ qualifier: Qualifier, isInvented: Bool) -> String? {
    let words = [qualifier == .exact ? nil : qualifier.rawValue, isInvented ? "verzonnen" : nil].compactMap(\.self)
    return words.isEmpty ? nil : words.joined(separator: ", ")
  }

  /// The visible mark of an invented figure.
  func mark(_ figure: Figure) -> Markup {
    figure.isInvented && figure.number != nil ? " <span class=\"rt-merk\">verzonnen</span>" : ""
  }

  /// The mark in a table, short among the example's many, where the head of every page says what it means.
  func shortMark(_ figure: Figure) -> Markup {
    guard scene.mount.isExample, figure.isInvented, figure.number != nil else { return mark(figure) }
    return
      " <span class=\"rt-merk\"><span aria-hidden=\"true\">v</span><span class=\"rt-onzichtbaar\">verzonnen</span></span>"
  }

  static func csv(_ figure: Figure) -> CSVValue {
    switch figure.value {
    case .whole(let number): .whole(number)
    case .fraction(let number): .decimal(number, digits: 2)
    case .day(let day): .day(day)
    case .text(let text): .text(text)
    case .unknown: .unknown
    }
  }

  /// A figure with its name, for a row of figures at the head of a page.
  func card(_ label: String, _ figure: Figure, note: String? = nil) -> View {
    let unit = figure.unknownReason.map(DutchText.reason) ?? DutchText.unit(figure)
    return [
      "label": label, "waardeHtml": link(figure), "eenheid": shown(unit.isEmpty ? nil : unit), "noot": shown(note),
    ]
  }

  func cards(_ heading: String, _ cards: [View]) -> Block {
    Block("cijfers", ["kop": heading, "cijfers": cards])
  }

  /// A link to an area, or its name where the link would lead to the page itself.
  func link(_ area: AreaCode) -> Markup {
    .link(scene.name(area), links.to(.area(area)))
  }
}
