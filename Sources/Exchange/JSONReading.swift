// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Exact
import Foundation

extension JSONValue {
  /// The value in a JSON text; nil when it is none, or goes deeper than a few hundred levels. Properties come in the order of
  /// their names. A number that cannot be kept exactly, since it is too large or has more than nine decimals, becomes a text.
  public init?(parsing bytes: [UInt8]) {
    guard let read = try? JSONDecoder().decode(JSONReading.self, from: Data(bytes)) else { return nil }
    self = read.value
  }

  /// The property with this name; nil when this is no object, or has none.
  public subscript(name: String) -> JSONValue? {
    guard case .object(let properties) = self else { return nil }
    return properties.first { $0.0 == name }?.1
  }
}

/// A JSON value as Foundation's decoder hands it over.
private struct JSONReading: Decodable {
  let value: JSONValue

  private struct Name: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }
    init?(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }

  init(from decoder: any Decoder) throws {
    if let object = try? decoder.container(keyedBy: Name.self) {
      let names = object.allKeys.sorted { $0.stringValue < $1.stringValue }
      value = .object(try names.map { ($0.stringValue, try object.decode(JSONReading.self, forKey: $0).value) })
    } else if var array = try? decoder.unkeyedContainer() {
      var values: [JSONValue] = []
      while !array.isAtEnd { values.append(try array.decode(JSONReading.self).value) }
      value = .array(values)
    } else {
      value = try JSONReading.single(try decoder.singleValueContainer())
    }
  }

  private static func single(_ container: any SingleValueDecodingContainer) throws -> JSONValue {
    if container.decodeNil() { return .null }
    if let bool = try? container.decode(Bool.self) { return .bool(bool) }
    if let whole = try? container.decode(Int.self) { return .whole(whole) }
    if let text = try? container.decode(String.self) { return .string(text) }
    // So near to zero, or so far away, that not even a decimal number of 38 digits can hold it.
    guard let number = try? container.decode(Decimal.self) else {
      return .string("\(try container.decode(Double.self))")
    }
    return JSONReading.exact(number) ?? .string(number.description)
  }

  /// The number with up to nine decimals; nil when it has more, or is too large to be written again from the fraction.
  private static func exact(_ number: Decimal) -> JSONValue? {
    var scale = 1
    for digits in 0...9 {
      let scaled = number * Decimal(scale)
      if let whole = Int(scaled.description) {
        if digits == 0 { return .whole(whole) }
        let isWritable = !whole.multipliedReportingOverflow(by: scale).overflow
        return isWritable ? .decimal(Fraction(whole, scale), digits: digits) : nil
      }
      scale *= 10
    }
    return nil
  }
}
