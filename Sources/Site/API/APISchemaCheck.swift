// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Exchange

// Whether what was sent is of the form that the description gives: everything that is not, in one go.
extension APISchema {
  /// What is wrong with a value, each fault with its place, such as `regels[3].aantal`.
  func faults(_ value: JSONValue, at place: String) -> [Fault] {
    switch (self, value) {
    case (.nullable, .null): []
    case (.nullable(let schema), _): schema.faults(value, at: place)
    case (.message(_, let properties), .object(let values)), (.object(_, let properties), .object(let values)):
      APISchema.faults(values, properties, at: place)
    case (.row, .object(let values)): APISchema.faults(row: values, at: place)
    case (.list(let item, let count), .array(let values)):
      count?.contains(values.count) ?? true
        ? values.indices.flatMap { item.faults(values[$0], at: "\(place)[\($0 + 1)]") }
        : [fault(place, "Er staan er \(values.count).")]
    case (.text, .string(let text)), (.choice, .string(let text)):
      accepts(text) ? [] : [fault(place, "'\(text.prefix(40).description.withoutControlCharacters)' kan hier niet.")]
    case (.day, .string(let text)): Day(iso: text) == nil ? [fault(place, "Dit is geen dag.")] : []
    case (.moment, .string(let text)): Moment(iso: text) == nil ? [fault(place, "Dit is geen tijdstip.")] : []
    case (.whole(let range), .whole(let number)):
      range?.contains(number) ?? true ? [] : [fault(place, "\(number) kan hier niet.")]
    case (.number, .whole), (.number, .decimal), (.bool, .bool), (.anyObject, .object), (.reference, _): []
    default: [fault(place, "Dit is niet wat hier hoort.")]
    }
  }

  private func fault(_ place: String, _ problem: String) -> Fault {
    APISchema.fault(place, problem, expected: words)
  }

  private static func fault(_ place: String, _ problem: String, expected: String? = nil) -> Fault {
    Fault(
      .messageMisshapen, place: place, problem: problem, expected: expected.map { "\($0.firstUppercased)." },
      advice: "Kijk in \(API.root)\(API.descriptionPath) hoe het moet.")
  }

  private static func faults(
    _ values: [(String, JSONValue)], _ properties: [Property], at place: String
  ) -> [Fault] {
    func path(_ name: String) -> String {
      let shown = String(name.prefix(longestName)).withoutControlCharacters
      return place.isEmpty ? shown : "\(place).\(shown)"
    }
    var faults: [Fault] = []
    for property in properties {
      if let value = values.first(where: { $0.0 == property.name })?.1 {
        faults += property.schema.faults(value, at: path(property.name))
      } else if property.isRequired {
        faults.append(fault(path(property.name), "Deze waarde ontbreekt.", expected: property.schema.words))
      }
    }
    for (name, _) in values where !properties.contains(where: { $0.name == name }) {
      faults.append(
        fault(
          path(name), "Deze naam is niet bekend.", expected: properties.map(\.name).joined(separator: ", ")))
    }
    return faults
  }

  private static func tooLarge(_ place: String) -> Fault {
    fault(place, "Dit getal is te groot.", expected: "Een getal tussen -\(largestNumber) en \(largestNumber)")
  }

  private static func faults(row values: [(String, JSONValue)], at place: String) -> [Fault] {
    guard (1...RecordImport.columns).contains(values.count) else {
      return [fault(place, "Een regel heeft 1 tot en met \(RecordImport.columns) waarden.")]
    }
    return values.flatMap { name, value -> [Fault] in
      let shown = "\(place).\(String(name.prefix(longestName)).withoutControlCharacters)"
      guard (1...longestName).contains(name.unicodeScalars.count) else {
        return [fault(shown, "De naam van deze kolom is te lang of leeg.")]
      }
      switch value {
      case .string(let text) where text.unicodeScalars.count > ImportLimits.characters:
        return [fault(shown, "Deze tekst is te lang.", expected: "Hoogstens \(ImportLimits.characters) tekens")]
      case .whole(let number) where number.magnitude > largestNumber.magnitude: return [tooLarge(shown)]
      case .decimal(let number, _) where number > Fraction(largestNumber) || number < Fraction(-largestNumber):
        return [tooLarge(shown)]
      case .string, .whole, .decimal, .bool, .null: return []
      case .array, .object:
        return [fault(shown, "Dit is niet wat hier hoort.", expected: "tekst, een getal, ja of nee")]
      }
    }
  }
}
