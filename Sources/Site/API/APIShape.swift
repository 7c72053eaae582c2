// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Exchange
import Territory

/// What an object of the API says, and how it says it: one list, from which both the answer and its description are made,
/// so that they cannot differ.
struct APIShape<Row>: Sendable {
  /// The name in the description.
  let name: String
  let fields: [APIField<Row>]

  init(_ name: String, _ fields: [APIField<Row>]) {
    self.name = name
    self.fields = fields
  }

  var schema: APISchema {
    .object(name, fields.map { .init(name: $0.name, about: $0.about, schema: $0.schema) })
  }

  func json(_ row: Row) -> JSONValue { .object(fields.map { ($0.name, $0.value(row)) }) }
}

/// A property of an object: its name, what it means, what it looks like and where it comes from.
struct APIField<Row>: Sendable {
  let name: String
  let about: String
  let schema: APISchema
  let value: @Sendable (Row) -> JSONValue

  static func text(
    _ name: String, _ about: String, _ value: @escaping @Sendable (Row) -> String
  ) -> APIField {
    APIField(name: name, about: about, schema: .text()) { .string(value($0)) }
  }

  static func optionalText(
    _ name: String, _ about: String, _ value: @escaping @Sendable (Row) -> String?
  ) -> APIField {
    APIField(name: name, about: about, schema: .nullable(.text())) { value($0).map { .string($0) } ?? .null }
  }

  /// One of the words of an enumeration.
  static func word<Word: RawRepresentable & CaseIterable & SendableMetatype>(
    _ name: String, _ about: String, _ value: @escaping @Sendable (Row) -> Word
  ) -> APIField where Word.RawValue == String {
    APIField(name: name, about: about, schema: .choice(Word.allCases.map(\.rawValue))) { .string(value($0).rawValue) }
  }

  static func code(_ name: String, _ about: String, _ value: @escaping @Sendable (Row) -> AreaCode) -> APIField {
    text(name, about) { value($0).description }
  }

  static func optionalCode(
    _ name: String, _ about: String, _ value: @escaping @Sendable (Row) -> AreaCode?
  ) -> APIField {
    optionalText(name, about) { value($0)?.description }
  }

  static func whole(_ name: String, _ about: String, _ value: @escaping @Sendable (Row) -> Int) -> APIField {
    APIField(name: name, about: about, schema: .whole()) { .whole(value($0)) }
  }

  static func optionalWhole(_ name: String, _ about: String, _ value: @escaping @Sendable (Row) -> Int?) -> APIField {
    APIField(name: name, about: about, schema: .nullable(.whole())) { value($0).map { .whole($0) } ?? .null }
  }

  /// A figure as a whole number; null when it is not known.
  static func figure(_ name: String, _ about: String, _ value: @escaping @Sendable (Row) -> Figure?) -> APIField {
    optionalWhole(name, about) { value($0)?.whole }
  }

  static func decimal(
    _ name: String, _ about: String, digits: Int, _ value: @escaping @Sendable (Row) -> Fraction?
  ) -> APIField {
    APIField(name: name, about: about, schema: .nullable(.number)) {
      value($0).map { .decimal($0, digits: digits) } ?? .null
    }
  }

  static func bool(_ name: String, _ about: String, _ value: @escaping @Sendable (Row) -> Bool) -> APIField {
    APIField(name: name, about: about, schema: .bool) { .bool(value($0)) }
  }

  static func day(_ name: String, _ about: String, _ value: @escaping @Sendable (Row) -> Day?) -> APIField {
    APIField(name: name, about: about, schema: .nullable(.day)) { value($0).map { .string($0.description) } ?? .null }
  }

  static func moment(_ name: String, _ about: String, _ value: @escaping @Sendable (Row) -> Moment) -> APIField {
    APIField(name: name, about: about, schema: .moment) { .string(value($0).description) }
  }

  static func texts(_ name: String, _ about: String, _ value: @escaping @Sendable (Row) -> [String]) -> APIField {
    APIField(name: name, about: about, schema: .list(.text())) { .array(value($0).map { .string($0) }) }
  }

  /// Objects within the object.
  static func list<Part>(
    _ name: String, _ about: String, _ shape: APIShape<Part>, _ value: @escaping @Sendable (Row) -> [Part]
  ) -> APIField {
    APIField(name: name, about: about, schema: .list(shape.schema)) { .array(value($0).map(shape.json)) }
  }
}
