// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Foundation

/// What the layout needs to know of a municipality (gemeente).
struct Place {
  let code: String
  let name: String
  let province: String
  /// First day, as ISO text; empty when it is before the table starts.
  let from: String
  /// First day on which it no longer exists; empty when it exists today.
  let until: String
  let successor: String
  let latitude: Double
  let longitude: Double
  let landKm2: Double

  func exists(on day: String) -> Bool {
    from <= day && (until.isEmpty || day < until)
  }
}

/// A table that is not as it should be.
struct TableFault: Error, CustomStringConvertible {
  let description: String
}

/// Reads `gemeenten.csv` of the target Territory: comment lines with `#`, then a line of column names, then one line for
/// each municipality; fields parted by semicolons.
enum PlaceTable {
  static func read(_ text: String) throws -> [Place] {
    let lines = text.split(whereSeparator: \.isNewline).filter { !$0.hasPrefix("#") }
    guard let header = lines.first else { throw TableFault(description: "the table is empty") }
    var columns: [String: Int] = [:]
    for (index, name) in header.split(separator: ";", omittingEmptySubsequences: false).enumerated() {
      columns[String(name)] = index
    }
    return try lines.dropFirst().map { line in
      let fields = line.split(separator: ";", omittingEmptySubsequences: false).map(String.init)
      func field(_ name: String) throws -> String {
        guard let index = columns[name], index < fields.count else {
          throw TableFault(description: "no \(name) in line: \(line)")
        }
        return fields[index]
      }
      func number(_ name: String) throws -> Double {
        guard let value = Double(try field(name)) else {
          throw TableFault(description: "\(name) is not a number in line: \(line)")
        }
        return value
      }
      return Place(
        code: try field("gemeente"), name: try field("naam"), province: try field("provincie"),
        from: try field("van"), until: try field("tot"), successor: try field("opvolger"),
        latitude: try number("breedtegraad"), longitude: try number("lengtegraad"),
        landKm2: try number("land_ha") / 100)
    }.sorted { $0.code < $1.code }
  }

  /// The days since `first` on which the division changes, the first one included.
  static func divisions(_ places: [Place], first: String) -> [String] {
    Set(places.flatMap { [$0.from, $0.until] }.filter { $0 > first } + [first]).sorted()
  }
}
