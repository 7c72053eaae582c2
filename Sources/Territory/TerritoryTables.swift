// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Exact

/// The three tables of places, read field by field. Whether they fit together is for `check()` to say.
struct TerritoryTables {
  /// A municipality and the line it stands on.
  struct Row {
    let line: Int
    let municipality: Municipality
  }

  static let municipalityFile = "gemeenten.csv"
  static let provinceFile = "provincies.csv"
  static let safetyRegionFile = "veiligheidsregios.csv"

  /// The columns before those with the inhabitants of each year.
  static let columns = [
    "gemeente", "naam", "ook_bekend_als", "van", "tot", "opvolger", "provincie", "veiligheidsregio",
    "arbeidsmarktregio", "breedtegraad", "lengtegraad", "land_ha",
  ]
  static let populationPrefix = "inwoners_"

  /// Sorted by code.
  let provinces: [Area]
  /// Sorted by code.
  let safetyRegions: [Area]
  /// In the order of the file.
  let rows: [Row]
  /// The years with inhabitants, from the names of the columns.
  let years: [Int]

  init(municipalities: String, provinces: String, safetyRegions: String) throws(TerritoryFault) {
    self.provinces = try Self.areas(
      SemicolonTable(provinces, file: Self.provinceFile), kind: .province, column: "provincie")
    self.safetyRegions = try Self.areas(
      SemicolonTable(safetyRegions, file: Self.safetyRegionFile), kind: .safetyRegion, column: "veiligheidsregio")
    let table = try SemicolonTable(municipalities, file: Self.municipalityFile)
    try table.requireColumns(Self.columns, othersAllowed: true)
    years = try Self.years(table)
    var rows: [Row] = []
    var seen: Set<AreaCode> = []
    for line in table.lines {
      let municipality = try LineReader(table: table, line: line).municipality(years: years)
      guard seen.insert(municipality.code).inserted else {
        throw table.fault(line, "De code \(municipality.code) staat er al eerder.")
      }
      rows.append(Row(line: line.number, municipality: municipality))
    }
    guard !rows.isEmpty else { throw table.fault(table.header, "De tabel heeft geen gemeenten.") }
    self.rows = rows
  }

  private static func areas(
    _ table: SemicolonTable, kind: AreaKind, column: String
  ) throws(TerritoryFault) -> [Area] {
    try table.requireColumns([column, "naam"])
    var areas: [AreaCode: Area] = [:]
    for line in table.lines {
      let reader = LineReader(table: table, line: line)
      let code = try reader.code(0, kind: kind)
      guard areas[code] == nil else { throw table.fault(line, "De code \(code) staat er al eerder.") }
      areas[code] = Area(code: code, name: try reader.text(1))
    }
    return areas.values.sorted { $0.code < $1.code }
  }

  /// The years in the names of the last columns: one or more, each one later than the one before.
  private static func years(_ table: SemicolonTable) throws(TerritoryFault) -> [Int] {
    var years: [Int] = []
    for name in table.header.fields.dropFirst(columns.count) {
      guard name.hasPrefix(populationPrefix), let year = LineReader.wholeNumber(name.dropFirst(populationPrefix.count)),
        (1900...9999).contains(year)
      else { throw table.fault(table.header, "De kolom ‘\(name)’ moet \(populationPrefix) met een jaartal heten.") }
      if let last = years.last, year != last + 1 {
        throw table.fault(table.header, "Na \(last) moet \(last + 1) komen, niet \(year).")
      }
      years.append(year)
    }
    guard !years.isEmpty else { throw table.fault(table.header, "Er is geen kolom met inwoners.") }
    return years
  }
}

/// Reads the fields of one line, counted from 0.
struct LineReader {
  let table: SemicolonTable
  let line: SemicolonTable.Line

  func municipality(years: [Int]) throws(TerritoryFault) -> Municipality {
    let code = try code(0, kind: .municipality)
    var populations: [Int: Int] = [:]
    for (index, year) in years.enumerated() {
      let column = TerritoryTables.columns.count + index
      if !line.fields[column].isEmpty { populations[year] = try number(column) }
    }
    return Municipality(
      code: code, name: try text(1), province: try self.code(6, kind: .province),
      safetyRegion: try self.code(7, kind: .safetyRegion), labourMarketRegion: try text(8), from: try day(3),
      until: try day(4), successor: line.fields[5].isEmpty ? nil : try self.code(5, kind: .municipality),
      populations: populations, landArea: try number(11),
      // A box around the European Netherlands, Caribbean municipalities not being part of these tables.
      latitude: try degrees(9, within: 50.7...53.7), longitude: try degrees(10, within: 3.2...7.3),
      alias: line.fields[2])
  }

  func text(_ column: Int) throws(TerritoryFault) -> String {
    let text = line.fields[column]
    guard !text.isEmpty else { throw fault(column, "is leeg") }
    return text
  }

  func code(_ column: Int, kind: AreaKind) throws(TerritoryFault) -> AreaCode {
    // Compared with its own text, so that the table has one spelling of each code.
    guard let code = AreaCode(line.fields[column]), code.kind == kind, code.description == line.fields[column] else {
      let example =
        switch kind {
        case .country: "NL"
        case .province: "PV27"
        case .safetyRegion: "VR13"
        case .municipality: "GM0363"
        }
      throw fault(column, "is geen code zoals \(example)")
    }
    return code
  }

  func day(_ column: Int) throws(TerritoryFault) -> Day? {
    if line.fields[column].isEmpty { return nil }
    guard let day = Day(iso: line.fields[column]) else { throw fault(column, "is geen datum zoals 2022-03-24") }
    return day
  }

  func number(_ column: Int) throws(TerritoryFault) -> Int {
    guard let number = Self.wholeNumber(line.fields[column]) else {
      throw fault(column, "is geen heel getal van 0 tot en met 999999999")
    }
    return number
  }

  func degrees(_ column: Int, within range: ClosedRange<Double>) throws(TerritoryFault) -> Double {
    let text = line.fields[column]
    guard text.utf8.allSatisfy({ (48...57).contains($0) || $0 == UInt8(ascii: ".") }), let degrees = Double(text),
      range.contains(degrees)
    else { throw fault(column, "is geen getal van \(range.lowerBound) tot en met \(range.upperBound)") }
    return degrees
  }

  /// The value of one to nine ASCII digits; nil for any other text. Nine digits leave room to add without overflow.
  static func wholeNumber(_ text: some StringProtocol) -> Int? {
    guard text.utf8.count <= 9, text.utf8.allSatisfy({ (48...57).contains($0) }) else { return nil }
    return Int(text)
  }

  private func fault(_ column: Int, _ problem: String) -> TerritoryFault {
    table.fault(line, "\(table.header.fields[column]) ‘\(line.fields[column])’ \(problem).")
  }
}
