// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Exchange

/// Something that can be asked of the API: its address, its parameters, what comes back and how that is found.
struct APIResource: Sendable {
  /// What a resource gives.
  enum Answer {
    case value(JSONValue)
    /// A list with how long it is, and what makes the items from one place up to another.
    case list(count: Int, (Range<Int>) -> [JSONValue])
  }

  /// The path below `/api/v1`, with names in braces: `/gemeenten/{code}`.
  let path: String
  /// The name of the operation in the description.
  let id: String
  /// The chapter of the description.
  let subject: APISubject
  let title: String
  let about: String
  let parameters: [APIParameter]
  /// What one item of a list looks like, or the whole answer.
  let schema: APISchema
  let isList: Bool
  let answer: @Sendable (APICall) async throws -> Answer

  /// A list of objects, given in pages.
  static func list<Row>(
    _ path: String, _ id: String, _ subject: APISubject, _ title: String, _ about: String,
    _ parameters: [APIParameter], _ shape: APIShape<Row>, _ rows: @escaping @Sendable (APICall) async throws -> [Row]
  ) -> APIResource {
    APIResource(
      path: path, id: id, subject: subject, title: title, about: about,
      parameters: parameters + [.page, .pageSize], schema: shape.schema, isList: true
    ) { call in
      let rows = try await rows(call)
      return .list(count: rows.count) { range in rows[range].map(shape.json) }
    }
  }

  /// One object.
  static func one<Row>(
    _ path: String, _ id: String, _ subject: APISubject, _ title: String, _ about: String,
    _ parameters: [APIParameter], _ shape: APIShape<Row>, _ row: @escaping @Sendable (APICall) async throws -> Row
  ) -> APIResource {
    APIResource(
      path: path, id: id, subject: subject, title: title, about: about, parameters: parameters, schema: shape.schema,
      isList: false
    ) { call in .value(shape.json(try await row(call))) }
  }

  /// The values in the path, by name; nil when the path is another one.
  func arguments(_ parts: [String]) -> [String: String]? { APIPath.arguments(path, parts) }

  /// The names that may stand behind `?`.
  var queryNames: [String] { parameters.filter { !$0.isInPath }.map(\.name) }
}

/// The chapters of the API.
enum APISubject: String, CaseIterable, Sendable {
  case areas = "Gebieden"
  case housing = "Huisvesting van statushouders"
  case reception = "Opvang en crisis"
  case division = "Verdelen en regietafel"
  case displaced = "Ontheemden uit Oekraïne"
  case sources = "Regels, feiten en uitleg"
  case recording = "Vastleggen"
  case api = "Over de API"
}
