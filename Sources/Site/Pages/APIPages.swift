// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Exchange

/// `/api-uitleg` and `/api-uitleg/gemeenten`: what the API can be asked, made from the resources themselves.
extension Pages {
  func apiPage() -> Page {
    var page = Page("Gegevens ophalen met een programma", trail: [("Nederland", .front)])
    page.hasClocks = false
    page.intro = [
      "Alles wat u hier ziet, kunt u ook ophalen met een programma, zoals Excel, Power BI of een eigen script.",
      """
      De API antwoordt in JSON. U hoeft zich niet aan te melden. De beschrijving voor programma's staat in \
      \(.link("openapi.json", scene.mount.base + API.root + API.descriptionPath)).
      """,
    ]
    for subject in APISubject.allCases where API.resources.contains(where: { $0.subject == subject }) {
      page.add(apiTable(subject))
    }
    page.blocks.append(
      .text(
        "Zo leest u een antwoord", id: "lezen",
        [
          "Een cijfer dat niet bekend is, is null. Onbekend is niet nul.",
          "Met 'peildatum' kiest u de dag waarover het gaat. Met 'bekendOp' rekent u met wat toen bekend was.",
          """
          Een lijst komt in pagina's. In de header Link staat de weg naar de volgende pagina. Met 'pageSize' kiest u hoeveel \
          er op een pagina staan, tot \(APIParameter.largestPage).
          """,
          """
          Gaat er iets mis, dan staat in het antwoord wat er mis is en wat u kunt doen. De status is dan 400 of hoger. \
          Bij 409 klopt elke waarde, maar kunnen zij samen niet.
          """,
          "In Excel: kies Gegevens, Van het web, en plak een adres. Kies daarna 'resultaten' en maak er een tabel van.",
        ]))
    return page
  }

  private func apiTable(_ subject: APISubject) -> Table {
    var table = Table(
      id: "api-\(APISubject.allCases.firstIndex(of: subject) ?? 0)", caption: subject.rawValue,
      columns: [.init(label: "Adres"), .init(label: "Wat u krijgt")])
    table.rows = API.resources.filter { $0.subject == subject }.map { resource in
      [
        Table.Cell(
          content: .link(API.root + resource.path, links.to(.apiResource(resource.id))),
          csv: .text(API.root + resource.path)),
        .text(resource.title),
      ]
    }
    return table
  }

  func apiResourcePage(_ id: String) throws -> Page {
    guard let resource = API.resources.first(where: { $0.id == id }) else {
      throw Refusal.notFound("De API heeft dit niet.", "Kies uit de lijst met wat u kunt ophalen.")
    }
    var page = Page(
      "\(resource.title) (API)", trail: [("Nederland", .front), ("Gegevens ophalen", .text(.api))])
    page.hasClocks = false
    page.heading = resource.title
    let example = exampleTarget(of: resource)
    // What has a name of its own differs by register: the example need not be there.
    let hasName = resource.parameters.contains { $0.name == "kenmerk" }
    page.intro = [
      Markup(resource.about), "Adres: <code>\(API.root + resource.path)</code>",
      "Voorbeeld: \(hasName ? "<code>\(example)</code>" : .link(example, scene.mount.base + example))",
    ]
    if !resource.parameters.isEmpty { page.add(parameterTable(resource)) }
    let fields = resource.schema.described
    if !fields.isEmpty { page.add(fieldTable(fields, isList: resource.isList)) }
    return page
  }

  /// An address to try: with what must be there, and a day on which there is something.
  private func exampleTarget(of resource: APIResource) -> String {
    var path = resource.path
    var items: [String] = []
    for parameter in resource.parameters {
      let example = parameter.example ?? ""
      if parameter.isInPath {
        path = path.replacing("{\(parameter.name)}", with: example)
      } else if parameter.isRequired || parameter.name == Viewpoint.dayName {
        items.append("\(parameter.name)=\(FormText.encode(example))")
      }
    }
    return API.root + path + (items.isEmpty ? "" : "?" + items.joined(separator: "&"))
  }

  private func parameterTable(_ resource: APIResource) -> Table {
    var table = Table(
      id: "waarden", caption: "Wat u kunt vragen",
      columns: [
        .init(label: "Naam"), .init(label: "Wat het is"), .init(label: "Vorm"), .init(label: "Voorbeeld"),
        .init(label: "Verplicht"),
      ])
    table.rows = resource.parameters.map { parameter in
      [
        .text(parameter.name), .text(parameter.about), .text(parameter.schema.words), .text(parameter.example ?? ""),
        .text(parameter.isRequired ? "ja" : "nee"),
      ]
    }
    return table
  }

  private func fieldTable(_ fields: [APISchema.Property], isList: Bool) -> Table {
    var table = Table(
      id: "antwoord", caption: isList ? "Wat er van elk resultaat in staat" : "Wat er in het antwoord staat",
      columns: [.init(label: "Naam"), .init(label: "Wat het is"), .init(label: "Vorm")])
    table.rows = fields.map { [.text($0.name), .text($0.about), .text($0.schema.words)] }
    return table
  }
}

extension APISchema {
  /// The properties of an object, with those of the objects in it behind its name.
  fileprivate var described: [Property] {
    guard case .object(_, let properties) = self else { return [] }
    return properties.flatMap { property in
      guard case .list(let item) = property.schema else { return [property] }
      return [property]
        + item.described.map { Property(name: "\(property.name).\($0.name)", about: $0.about, schema: $0.schema) }
    }
  }

  /// What a value looks like, in words.
  fileprivate var words: String {
    switch self {
    case .text: "tekst"
    case .whole(let range):
      range.map { "heel getal van \($0.lowerBound) tot en met \($0.upperBound)" } ?? "heel getal"
    case .number: "getal"
    case .bool: "true of false"
    case .day: "dag, zoals \(APIParameter.exampleDay)"
    case .moment: "tijdstip in UTC"
    case .choice(let words): words.count > 12 ? "een vast woord" : words.joined(separator: ", ")
    case .list: "lijst"
    case .object, .reference, .anyObject: "object"
    case .nullable(let schema): "\(schema.words), of null"
    }
  }
}
