// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

/// A value that is bound to a parameter of a statement, in the binary form of PostgreSQL.
package enum PostgresValue {
  /// A whole number; nil is NULL.
  case whole(Int?)
  /// Bytes; nil is NULL.
  case bytes([UInt8]?)
  /// A column of whole numbers, for a statement about many rows; nil is NULL.
  case wholes([Int64?])
  /// A column of bytes; nil is NULL.
  case manyBytes([[UInt8]?])

  /// The bytes of a text; nil is NULL.
  package static func text(_ text: String?) -> PostgresValue { .bytes(text.map { Array($0.utf8) }) }

  /// The number by which PostgreSQL knows the type: int8, bytea and the lists of these.
  var type: UInt32 {
    switch self {
    case .whole: 20
    case .bytes: 17
    case .wholes: 1016
    case .manyBytes: 1001
    }
  }

  /// The value as it goes over the line; nil is NULL.
  var binary: [UInt8]? {
    switch self {
    case .whole(let number): return number.map { big(Int64($0)) }
    case .bytes(let bytes): return bytes
    case .wholes(let numbers):
      var buffer = PostgresValue.listHeader(count: numbers.count, of: 20, hasNulls: numbers.contains(nil))
      for number in numbers { buffer += number.map { big(Int32(8)) + big($0) } ?? big(Int32(-1)) }
      return buffer
    case .manyBytes(let values):
      var buffer = PostgresValue.listHeader(count: values.count, of: 17, hasNulls: values.contains { $0 == nil })
      buffer.reserveCapacity(values.reduce(buffer.count) { $0 + 4 + ($1?.count ?? 0) })
      for value in values {
        buffer += big(Int32(value?.count ?? -1))
        if let value { buffer += value }
      }
      return buffer
    }
  }

  /// One dimension, its type and length, numbered from 1.
  private static func listHeader(count: Int, of type: UInt32, hasNulls: Bool) -> [UInt8] {
    big(Int32(1)) + big(Int32(hasNulls ? 1 : 0)) + big(type) + big(Int32(count)) + big(Int32(1))
  }
}

/// The bytes of a number, high byte first.
private func big(_ number: some FixedWidthInteger) -> [UInt8] {
  withUnsafeBytes(of: number.bigEndian) { Array($0) }
}
