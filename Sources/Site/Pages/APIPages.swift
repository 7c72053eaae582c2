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
      De API antwoordt in JSON. Om te lezen hoeft u zich niet aan te melden. Wie iets vastlegt, gebruikt een \
      toegangssleutel. De beschrijving voor programma's staat in \
      \(.link("openapi.json", scene.mount.base + API.root + API.descriptionPath)).
      """,
    ]
    for subject in APISubject.allCases where API.resources.contains(where: { $0.subject == subject }) {
      page.add(apiTable(subject))
    }
    page.add(actionTable())
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

  private func actionTable() -> Table {
    var table = Table(
      id: "api-vastleggen", caption: APISubject.recording.rawValue,
      columns: [.init(label: "Adres"), .init(label: "Wat u vastlegt")])
    table.rows = API.actions.map { action in
      [
        Table.Cell(
          content: .link("POST \(API.root + action.path)", links.to(.apiResource(action.id))),
          csv: .text("POST \(API.root + action.path)")),
        .text(action.title),
      ]
    }
    return table
  }

  private func actionPage(_ action: APIAction) -> Page {
    var page = Page("\(action.title) (API)", trail: [("Nederland", .front), ("Gegevens ophalen", .text(.api))])
    page.hasClocks = false
    page.heading = action.title
    page.intro = [
      Markup(action.about), "Adres: <code>POST \(API.root + action.path)</code>",
      """
      Hier hoort een toegangssleutel bij die mag vastleggen. U maakt die bij Uw account. Stuur hem mee in de header \
      <code>Authorization</code>: het woord Bearer, een spatie, en de sleutel.
      """,
      """
      Stuur in de header <code>\(APIHeaders.idempotencyKey)</code> een eigen sleutel mee voor elk verzoek. Dan wordt het één \
      keer uitgevoerd, ook als u het door een storing twee keer stuurt.
      """,
      "Voorbeeld van een bericht: <code>\(action.example.text())</code>",
    ]
    if action.body.described.contains(where: { if case .list(.row, _) = $0.schema { true } else { false } }) {
      page.intro.append("De kolommen van elke soort staan bij \(.link("Gegevens importeren", links.to(.importing))).")
    }
    if !action.parameters.isEmpty { page.add(parameterTable(action.parameters)) }
    page.add(messageTable(action.body))
    page.add(fieldTable(APIOutcome.shape.schema.described, isList: false))
    page.blocks.append(
      .text(
        "Wat er terugkomt",
        [
          "201: het is vastgelegd. 200: er is niets nieuws vastgelegd. 202: een collega moet het voorstel bevestigen.",
          "400: het bericht heeft niet de goede vorm. 401: de sleutel klopt niet. 403: uw organisatie mag dit niet.",
          "409: het bericht heeft de goede vorm, maar kan niet. In 'fouten' staat elke fout, met de plaats.",
        ]))
    return page
  }

  private func messageTable(_ body: APISchema) -> Table {
    var table = Table(
      id: "bericht", caption: "Wat u stuurt",
      columns: [.init(label: "Naam"), .init(label: "Wat het is"), .init(label: "Vorm"), .init(label: "Verplicht")])
    table.rows = body.described.map {
      [.text($0.name), .text($0.about), .text($0.schema.words), .text($0.isRequired ? "ja" : "nee")]
    }
    return table
  }

  func apiResourcePage(_ id: String) throws -> Page {
    if let action = API.actions.first(where: { $0.id == id }) { return actionPage(action) }
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
    if !resource.parameters.isEmpty { page.add(parameterTable(resource.parameters)) }
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

  private func parameterTable(_ parameters: [APIParameter]) -> Table {
    var table = Table(
      id: "waarden", caption: "Wat u kunt vragen",
      columns: [
        .init(label: "Naam"), .init(label: "Wat het is"), .init(label: "Vorm"), .init(label: "Voorbeeld"),
        .init(label: "Verplicht"),
      ])
    table.rows = parameters.map { parameter in
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
    let properties: [Property]
    switch self {
    case .object(_, let named), .message(_, let named): properties = named
    default: return []
    }
    return properties.flatMap { property in
      guard case .list(let item, _) = property.schema else { return [property] }
      return [property]
        + item.described.map { Property(name: "\(property.name).\($0.name)", about: $0.about, schema: $0.schema) }
    }
  }

  /// What a value looks like, in words.
  var words: String {
    switch self {
    case .text(_, let length): length.map { "tekst van \($0.lowerBound) tot en met \($0.upperBound) tekens" } ?? "tekst"
    case .whole(let range):
      range.map { "heel getal van \($0.lowerBound) tot en met \($0.upperBound)" } ?? "heel getal"
    case .number: "getal"
    case .bool: "true of false"
    case .day: "dag, zoals \(APIParameter.exampleDay)"
    case .moment: "tijdstip in UTC"
    case .choice(let words): words.count > 12 ? "een vast woord" : words.joined(separator: ", ")
    case .list(_, let count): count.map { "lijst van \($0.lowerBound) tot en met \($0.upperBound)" } ?? "lijst"
    case .object, .reference, .anyObject, .message: "object"
    case .row: "object met de kolommen van een bestand"
    case .nullable(let schema): "\(schema.words), of null"
    }
  }
}
