// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exchange

// The description of the API (OpenAPI 3.1), made from the resources themselves.
extension API {
  /// The description of the API of the register with this base.
  static func description(_ base: String, _ publisher: Publisher = .unnamed) -> JSONValue {
    var components = APIComponents()
    var paths = resources.map { ($0.path, [("get", operation($0, &components))]) }
    for action in actions {
      let post = ("post", operation(action, &components))
      if let index = paths.firstIndex(where: { $0.0 == action.path }) {
        paths[index].1.append(post)
      } else {
        paths.append((action.path, [post]))
      }
    }
    paths.append((descriptionPath, [("get", ownOperation(&components))]))
    _ = APIProblem.schema.json(&components)
    return .object([
      ("openapi", .string("3.1.0")), ("info", info(publisher)),
      ("servers", .array([.object([("url", .string(base + root)), ("description", .string("Deze server"))])])),
      (
        "tags",
        .array(APISubject.allCases.map { .object([("name", .string($0.rawValue))]) })
      ),
      ("paths", .object(paths.map { ($0.0, .object($0.1)) })),
      (
        "components",
        .object([
          ("schemas", .object(components.schemas)), ("headers", .object(headers)),
          (
            "responses",
            .object((problems + recordingProblems).map { ("Probleem\($0.status)", problem($0.about, $0.headers)) })
          ),
          ("securitySchemes", .object([(schemeName, scheme)])),
        ])
      ),
    ])
  }

  private static func info(_ publisher: Publisher) -> JSONValue {
    .object([
      ("title", .string("Regietafel")), ("version", .string(version)),
      (
        "description",
        .string(
          "Cijfers over asielopvang, huisvesting van statushouders en opvang van ontheemden uit Oekraïne. "
            + "Elk cijfer hangt af van twee klokken: peildatum (waarover het gaat) en bekendOp (wat toen bekend was). "
            + "Een cijfer dat niet bekend is, is null. Onbekend is niet nul.")
      ),
      (
        "contact",
        .object(
          [("name", .string(publisher.name)), ("url", .string(publisher.contactAddress))]
            + (publisher.email.map { [("email", .string($0))] } ?? []))
      ),
      ("license", .object([("name", .string("EUPL-1.2")), ("identifier", .string("EUPL-1.2"))])),
    ])
  }

  private static let schemeName = "toegangssleutel"
  private static let scheme = JSONValue.object([
    ("type", .string("http")), ("scheme", .string("bearer")),
    ("description", .string("Een toegangssleutel. U maakt die op de website, bij Uw account.")),
  ])

  private static let headers: [(String, JSONValue)] = [
    ("API-Version", header("De versie van deze API.", .text(pattern: "^[0-9]+\\.[0-9]+\\.[0-9]+$"))),
    ("Link", header("De weg naar de andere pagina's (RFC 8288).", .text())),
    ("Location", header("Het adres van wat is vastgelegd.", .text())),
    ("Retry-After", header("Hoeveel seconden u wacht.", .whole(1...3600))),
    ("WWW-Authenticate", header("Hoe u laat zien wie u bent (RFC 6750).", .text())),
  ]

  private static func header(_ about: String, _ schema: APISchema) -> JSONValue {
    var none = APIComponents()
    return .object([("description", .string(about)), ("schema", schema.json(&none))])
  }

  private typealias Described = (status: Int, about: String, headers: [String])

  private static let problems: [Described] = [
    (400, "De vraag klopt niet.", []), (401, "De toegangssleutel ontbreekt of klopt niet.", ["WWW-Authenticate"]),
    (404, "Dit is er niet.", []), (406, "Dit is er niet in de gevraagde vorm.", []),
    (409, "Elke waarde klopt, maar samen kunnen zij niet.", []),
    (429, "Te veel verzoeken.", ["Retry-After"]), (500, "Er ging iets mis.", []),
  ]
  /// What can go wrong besides when something is recorded.
  private static let recordingProblems: [Described] = [
    (403, "Dat mag niet met deze sleutel.", []), (408, "Het bericht kwam niet op tijd aan.", []),
    (413, "Het bericht is te groot.", []),
    (415, "Het bericht heeft een andere vorm dan JSON.", []),
  ]

  private static func problem(_ about: String, _ headers: [String]) -> JSONValue {
    .object([
      ("description", .string(about)), ("headers", headerReferences(headers)),
      (
        "content",
        .object([
          (
            "application/problem+json",
            .object([("schema", .object([("$ref", .string("#/components/schemas/Probleem"))]))])
          )
        ])
      ),
    ])
  }

  private static func headerReferences(_ names: [String]) -> JSONValue {
    .object((["API-Version"] + names).map { ($0, .object([("$ref", .string("#/components/headers/\($0)"))])) })
  }

  private static func operation(_ resource: APIResource, _ components: inout APIComponents) -> JSONValue {
    let schema =
      resource.isList ? APIPage.schema(resource.schema, resource.id.firstUppercased + "Lijst") : resource.schema
    let parameters = resource.parameters.map { parameter($0, &components) }
    return .object([
      ("operationId", .string(resource.id)), ("tags", .array([.string(resource.subject.rawValue)])),
      ("summary", .string(resource.title)), ("description", .string(resource.about)),
      ("parameters", .array(parameters)),
      ("responses", responses(schema.json(&components), isList: resource.isList)),
    ])
  }

  private static func operation(_ action: APIAction, _ components: inout APIComponents) -> JSONValue {
    let key = JSONValue.object([
      ("name", .string(APIHeaders.idempotencyKey)), ("in", .string("header")), ("required", .bool(false)),
      ("description", .string("Een eigen sleutel. Hetzelfde verzoek met dezelfde sleutel wordt één keer uitgevoerd.")),
      (
        "schema",
        .object([
          ("type", .string("string")), ("minLength", .whole(APIHeaders.keyLength.lowerBound)),
          ("maxLength", .whole(APIHeaders.keyLength.upperBound)), ("pattern", .string("^[!-~]+$")),
        ])
      ),
    ])
    let content = JSONValue.object([("schema", action.body.json(&components)), ("example", action.example)])
    let answer = APIOutcome.shape.schema.json(&components)
    let good = [
      (200, "Er is niets nieuws vastgelegd: het was een proef, of het stond er al.", [String]()),
      (201, "Het is vastgelegd.", ["Location"]), (202, "Een collega moet het voorstel bevestigen.", []),
    ]
    return .object([
      ("operationId", .string(action.id)), ("tags", .array([.string(action.subject.rawValue)])),
      ("summary", .string(action.title)), ("description", .string(action.about)),
      ("security", .array([.object([(schemeName, .array([]))])])),
      ("parameters", .array(action.parameters.map { parameter($0, &components) } + [key])),
      (
        "requestBody",
        .object([("required", .bool(true)), ("content", .object([("application/json", content)]))])
      ),
      (
        "responses",
        .object(
          good.map { (String($0.0), answered($0.1, answer, $0.2)) } + references(problems + recordingProblems))
      ),
    ])
  }

  private static func ownOperation(_ components: inout APIComponents) -> JSONValue {
    .object([
      ("operationId", .string("openapi")), ("tags", .array([.string(APISubject.api.rawValue)])),
      ("summary", .string("De beschrijving van deze API")),
      ("description", .string("OpenAPI 3.1, gemaakt uit het programma zelf.")),
      ("responses", responses(APISchema.anyObject.json(&components), isList: false)),
    ])
  }

  private static func responses(_ schema: JSONValue, isList: Bool) -> JSONValue {
    .object([("200", answered("Het antwoord.", schema, isList ? ["Link"] : []))] + references(problems))
  }

  private static func answered(_ about: String, _ schema: JSONValue, _ headers: [String]) -> JSONValue {
    .object([
      ("description", .string(about)), ("headers", headerReferences(headers)),
      ("content", .object([("application/json", .object([("schema", schema)]))])),
    ])
  }

  private static func references(_ problems: [Described]) -> [(String, JSONValue)] {
    problems.sorted { $0.status < $1.status }.map { problem in
      (
        String(problem.status), .object([("$ref", .string("#/components/responses/Probleem\(problem.status)"))])
      )
    }
  }

  private static func parameter(_ parameter: APIParameter, _ components: inout APIComponents) -> JSONValue {
    .object(
      [
        ("name", .string(parameter.name)), ("in", .string(parameter.isInPath ? "path" : "query")),
        ("description", .string(parameter.about)), ("required", .bool(parameter.isRequired)),
        ("schema", parameter.schema.json(&components)),
      ] + (parameter.example.map { [("example", parameter.schema.example($0))] } ?? []))
  }
}

extension APISchema {
  /// A value as it stands in an address, as JSON.
  fileprivate func example(_ text: String) -> JSONValue {
    if case .whole = self, let number = Int(text) { .whole(number) } else { .string(text) }
  }
}

extension String {
  var firstUppercased: String { prefix(1).uppercased() + dropFirst() }
}
