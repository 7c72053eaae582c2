// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Exchange
import Office
import Territory

/// `/catalogus`: which figures can be had, for people as a page and for programs as linked data.
extension Pages {
  /// The forms for programs, by the word in the address and by the type that a program asks for.
  private static let forms: [(word: String, type: String)] = [
    ("turtle", "text/turtle"), ("jsonld", "application/ld+json"),
  ]

  /// The answer: a page, unless the address or the program asks for another form.
  func catalogueAnswer(_ frame: PageFrame) throws -> Answer {
    let asked = scene.visit.query["formaat"]
    var form = Pages.forms.first { $0.word == asked }
    if let asked, form == nil {
      throw Refusal.badValue(
        "formaat", asked, expected: "Kies uit: \(Pages.forms.map(\.word).joined(separator: ", ")).")
    }
    if asked == nil {
      let wish = Preference.best(of: ["text/html"] + Pages.forms.map(\.type), for: scene.visit.accept)
      form = Pages.forms.first { $0.type == wish }
    }
    // The same address gives different forms.
    let headers = [(name: "Vary", value: "Accept")]
    guard let form else { return Answer(content: .html(frame.html(cataloguePage(), scene)), headers: headers) }
    let data = catalogue.data
    let text = form.word == "turtle" ? data.turtle : data.json.text(pretty: true) + "\n"
    return Answer(content: .text(text, type: form.type + "; charset=utf-8"), headers: headers)
  }

  private var catalogue: Catalogue {
    Catalogue(
      publisher: scene.mount.publisher, root: scene.visit.caller.site + links.base, links: links,
      register: scene.opening?.title ?? "Regietafel", isExample: scene.mount.isExample,
      modified: scene.state.recorded?.dutchDay, today: scene.now.dutchDay, empty: empty)
  }

  /// The datasets of which nothing was recorded yet.
  private var empty: Set<String> {
    Set(
      Dataset.all.filter { dataset in
        guard dataset.needsRecords else { return false }
        return dataset.page?.address == .locations
          ? book.locations(in: .netherlands).isEmpty : book.projects(in: .netherlands).isEmpty
      }.map(\.id))
  }

  private func cataloguePage() -> Page {
    var page = Page("Open data", trail: [("Nederland", .front)])
    page.hasClocks = false
    page.isLasting = false
    page.intro = [
      "Deze cijfers kunt u meenemen, zonder account. U krijgt dan dezelfde cijfers als op de pagina's.",
      """
      Dezelfde lijst voor programma's: \(.link("Turtle", links.to(.text(.catalogue), [("formaat", "turtle")]))) en \
      \(.link("JSON-LD", links.to(.text(.catalogue), [("formaat", "jsonld")]))) (DCAT-AP-NL 3.0).
      """,
    ]
    if scene.mount.isExample {
      page.blocks.append(.message(.warning, "Verzonnen cijfers", ["Gebruik deze cijfers niet als open data."]))
    }
    page.add(datasetTable())
    page.blocks.append(.properties("Uitgever", publisherRows()))
    return page
  }

  private func datasetTable() -> Table {
    var table = Table(
      id: "datasets", caption: "Wat u kunt meenemen",
      columns: [
        .init(label: "Cijfers"), .init(label: "Wat erin staat"), .init(label: "Bestanden"), .init(label: "Licentie"),
      ])
    table.rows = Dataset.all.map { dataset in
      let page = dataset.page.map { Markup.link(dataset.title, links.to($0.address)) } ?? Markup(dataset.title)
      let files = catalogue.distributions(of: dataset).map { file -> Markup in
        "<a href=\"\(file.link)\">\(file.label)<span class=\"rt-onzichtbaar\"> van \(dataset.title)</span></a>"
      }
      let licence = dataset.isOfCBS ? "CC BY 4.0 (CBS)" : scene.mount.publisher.licence.title
      return [
        Table.Cell(content: page, csv: .text(dataset.title)), .text(dataset.about),
        Table.Cell(content: files.dropFirst().reduce(files[0]) { $0 + ", " + $1 }, csv: .unknown), .text(licence),
      ]
    }
    return table
  }

  private func publisherRows() -> [(label: String, content: Markup)] {
    let publisher = scene.mount.publisher
    return [("Organisatie", Markup(publisher.name))]
      + (publisher.address.map { [("Website", Markup($0))] } ?? [])
      + (publisher.email.map { [("E-mail", Markup($0))] } ?? [])
      + [("Contact", Markup(publisher.contactAddress))]
  }
}

/// What a program would rather have (RFC 9110).
enum Preference {
  /// The type out of `types` with the highest weight in the header; the first when there is nothing to choose by.
  static func best(of types: [String], for header: String) -> String {
    var best = (type: types[0], weight: 0.0)
    for type in types {
      let weight = weight(of: type, in: header)
      if weight > best.weight { best = (type, weight) }
    }
    return best.type
  }

  /// The weight of the most specific line of the header that fits the type.
  private static func weight(of type: String, in header: String) -> Double {
    var found = (specific: -1, weight: 0.0)
    for line in header.split(separator: ",").prefix(50) {
      let parts = line.split(separator: ";").map { String($0).trimmed.lowercased() }
      guard let range = parts.first else { continue }
      let kind = type.split(separator: "/")[0]
      let specific = range == type ? 2 : range == "\(kind)/*" ? 1 : range == "*/*" ? 0 : -1
      guard specific > found.specific else { continue }
      let quality = parts.dropFirst().first { $0.hasPrefix("q=") }.map { Double($0.dropFirst(2)) ?? 0 } ?? 1
      found = (specific, quality)
    }
    return found.weight
  }
}
