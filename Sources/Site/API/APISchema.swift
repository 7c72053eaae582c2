// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Exact
import Exchange

/// What a value of the API looks like, for the description of the API (JSON Schema 2020-12, as OpenAPI 3.1 has it).
indirect enum APISchema: Sendable {
  /// A text of a pattern, or of so many signs.
  case text(pattern: String? = nil, length: ClosedRange<Int>? = nil)
  /// A whole number within bounds.
  case whole(ClosedRange<Int>? = nil)
  /// A number with decimals.
  case number
  /// True or false.
  case bool
  /// A day: `2022-07-01`.
  case day
  /// A moment in UTC: `2022-07-01T12:00:00.000Z`.
  case moment
  /// One of some words.
  case choice([String])
  /// Values in order, so many of them.
  case list(APISchema, count: ClosedRange<Int>? = nil)
  /// Properties that are all there, under a name of its own in the description.
  case object(String, [Property])
  /// The object with this name, which is described elsewhere.
  case reference(String)
  /// A value that can be unknown: `null`.
  case nullable(APISchema)
  /// A whole object whose properties differ by kind.
  case anyObject
  /// An object that is sent: it has no other properties than these.
  case message(String, [Property])
  /// The values of a row that is sent, by the names of their columns.
  case row

  struct Property: Sendable {
    let name: String
    /// What it means, in a Dutch sentence.
    let about: String
    let schema: APISchema
    /// Whether it is always there.
    var isRequired = true
  }

  /// The schema as JSON; objects go to `components` under their name.
  func json(_ components: inout APIComponents, about: String? = nil) -> JSONValue {
    var properties = self.properties(&components)
    if let about {
      // A reference may stand beside a description since OpenAPI 3.1.
      properties.append(("description", .string(about)))
    }
    return .object(properties)
  }

  private func properties(_ components: inout APIComponents) -> [(String, JSONValue)] {
    switch self {
    case .text(let pattern, let length):
      type("string") + (pattern.map { [("pattern", .string($0))] } ?? []) + bounds("Length", length)
    case .whole(let range):
      type("integer") + (range.map { [("minimum", .whole($0.lowerBound)), ("maximum", .whole($0.upperBound))] } ?? [])
    case .number: type("number")
    case .bool: type("boolean")
    case .day: type("string") + [("format", .string("date"))]
    case .moment: type("string") + [("format", .string("date-time"))]
    case .choice(let words): type("string") + [("enum", .array(words.map { .string($0) }))]
    case .list(let item, let count): type("array") + [("items", item.json(&components))] + bounds("Items", count)
    case .row: APISchema.rowProperties
    case .reference(let name): [("$ref", .string("#/components/schemas/\(name)"))]
    case .anyObject: type("object") + [("additionalProperties", .bool(true))]
    case .nullable(let schema): schema.orNull(&components)
    case .object(let name, let properties):
      {
        components.add(name, properties)
        return [("$ref", .string("#/components/schemas/\(name)"))]
      }()
    case .message(let name, let properties):
      {
        components.add(name, properties, isClosed: true)
        return [("$ref", .string("#/components/schemas/\(name)"))]
      }()
    }
  }

  private func bounds(_ what: String, _ range: ClosedRange<Int>?) -> [(String, JSONValue)] {
    range.map { [("min\(what)", .whole($0.lowerBound)), ("max\(what)", .whole($0.upperBound))] } ?? []
  }

  private static let rowProperties: [(String, JSONValue)] = [
    ("type", .string("object")), ("minProperties", .whole(1)), ("maxProperties", .whole(RecordImport.columns)),
    ("propertyNames", .object([("minLength", .whole(1)), ("maxLength", .whole(longestName))])),
    (
      "additionalProperties",
      .object([
        ("type", .array(["string", "number", "boolean", "null"].map { .string($0) })),
        ("maxLength", .whole(ImportLimits.characters)), ("minimum", .whole(-largestNumber)),
        ("maximum", .whole(largestNumber)),
      ])
    ),
  ]
  /// Signs in the name of a column.
  static let longestName = 60
  /// The largest number in a row, and below zero the smallest.
  static let largestNumber = 1_000_000_000_000

  /// Whether a value in an address is of this form.
  func accepts(_ text: String) -> Bool {
    switch self {
    case .text(let pattern, let length):
      (pattern.flatMap { try? Regex($0) }.map { text.wholeMatch(of: $0) != nil } ?? true)
        && length?.contains(text.unicodeScalars.count) ?? true
    case .whole(let range): Int(text).map { range?.contains($0) ?? true } ?? false
    case .choice(let words): words.contains(text)
    case .day: Day(iso: text) != nil || Moment(iso: text) != nil
    case .nullable(let schema): schema.accepts(text)
    case .number, .bool, .moment, .list, .object, .reference, .anyObject, .message, .row: true
    }
  }

  private func orNull(_ components: inout APIComponents) -> [(String, JSONValue)] {
    var properties = self.properties(&components)
    if let index = properties.firstIndex(where: { $0.0 == "type" }), case .string(let type) = properties[index].1 {
      properties[index].1 = .array([.string(type), .string("null")])
      if let index = properties.firstIndex(where: { $0.0 == "enum" }), case .array(let words) = properties[index].1 {
        properties[index].1 = .array(words + [.null])
      }
      return properties
    }
    return [("anyOf", .array([.object(properties), .object(type("null"))]))]
  }

  private func type(_ name: String) -> [(String, JSONValue)] { [("type", .string(name))] }
}

/// The objects that are described under a name.
struct APIComponents {
  private(set) var schemas: [(String, JSONValue)] = []
  private var names: Set<String> = []

  /// Describes an object once, however often it is used.
  mutating func add(_ name: String, _ properties: [APISchema.Property], isClosed: Bool = false) {
    guard names.insert(name).inserted else { return }
    let described = properties.map { ($0.name, $0.schema.json(&self, about: $0.about)) }
    let required = properties.filter(\.isRequired).map { JSONValue.string($0.name) }
    schemas.append(
      (
        name,
        .object(
          [("type", .string("object")), ("required", .array(required)), ("properties", .object(described))]
            + (isClosed ? [("additionalProperties", .bool(false))] : []))
      ))
  }
}
