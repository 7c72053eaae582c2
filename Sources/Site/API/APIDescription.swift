// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exchange

// The description of the API (OpenAPI 3.1), made from the resources themselves.
extension API {
  /// The description of the API of the register with this base.
  static func description(_ base: String, _ publisher: Publisher = .unnamed) -> JSONValue {
    var components = APIComponents()
    var paths = resources.map { resource in
      ("\(resource.path)", JSONValue.object([("get", operation(resource, &components))]))
    }
    paths.append((descriptionPath, .object([("get", ownOperation(&components))])))
    _ = APIProblem.schema.json(&components)
    return .object([
      ("openapi", .string("3.1.0")), ("info", info(publisher)),
      ("servers", .array([.object([("url", .string(base + root)), ("description", .string("Deze server"))])])),
      (
        "tags",
        .array(APISubject.allCases.map { .object([("name", .string($0.rawValue))]) })
      ),
      ("paths", .object(paths)),
      (
        "components",
        .object([
          ("schemas", .object(components.schemas)), ("headers", .object(headers)),
          ("responses", .object(problems.map { ("Probleem\($0.status)", problem($0.about)) })),
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

  private static let headers: [(String, JSONValue)] = [
    ("API-Version", header("De versie van deze API.", .text(pattern: "^[0-9]+\\.[0-9]+\\.[0-9]+$"))),
    ("Link", header("De weg naar de andere pagina's (RFC 8288).", .text())),
  ]

  private static func header(_ about: String, _ schema: APISchema) -> JSONValue {
    var none = APIComponents()
    return .object([("description", .string(about)), ("schema", schema.json(&none))])
  }

  private static let problems: [(status: Int, about: String)] = [
    (400, "De vraag klopt niet."), (404, "Dit is er niet."), (406, "Dit is er niet in de gevraagde vorm."),
    (409, "Elke waarde klopt, maar samen kunnen zij niet."), (500, "Er ging iets mis."),
  ]

  private static func problem(_ about: String) -> JSONValue {
    .object([
      ("description", .string(about)), ("headers", headerReferences(isList: false)),
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

  private static func headerReferences(isList: Bool) -> JSONValue {
    let names = isList ? ["API-Version", "Link"] : ["API-Version"]
    return .object(names.map { ($0, .object([("$ref", .string("#/components/headers/\($0)"))])) })
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

  private static func ownOperation(_ components: inout APIComponents) -> JSONValue {
    .object([
      ("operationId", .string("openapi")), ("tags", .array([.string(APISubject.api.rawValue)])),
      ("summary", .string("De beschrijving van deze API")),
      ("description", .string("OpenAPI 3.1, gemaakt uit het programma zelf.")),
      ("responses", responses(APISchema.anyObject.json(&components), isList: false)),
    ])
  }

  private static func responses(_ schema: JSONValue, isList: Bool) -> JSONValue {
    let good = JSONValue.object([
      ("description", .string("Het antwoord.")), ("headers", headerReferences(isList: isList)),
      ("content", .object([("application/json", .object([("schema", schema)]))])),
    ])
    return .object(
      [("200", good)]
        + problems.map { problem in
          (
            String(problem.status),
            .object([("$ref", .string("#/components/responses/Probleem\(problem.status)"))])
          )
        })
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
