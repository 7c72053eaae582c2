// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

public import Exact

/// The places of the Netherlands through time (gebiedsindeling): country, provinces, safety regions and municipalities.
///
/// A question always names the day it is about. The tables start on `firstDay`; for an earlier day the division of
/// `firstDay` is used, the oldest one the tables know.
/// Municipalities merge and change name; a municipality that ends has exactly one successor. Division of a municipality
/// among several others has not occurred since `firstDay` and cannot be written in the table.
public struct Territory: Sendable {
  /// The first day of the tables, 1 January 2021. Before it the division of that day is used.
  public static let firstDay = Day(number: 18_628)

  /// All municipalities that ever existed since `firstDay`, sorted by code.
  public let everyMunicipality: [Municipality]
  /// The days on which the division changes (herindelingsdata), in order; the first one is `firstDay`.
  public let divisions: [Day]

  /// The division that starts on the day at the same place in `divisions`.
  let divisionTables: [Division]
  let provinces: [Area]
  let safetyRegions: [Area]
  /// The municipalities that ended with this one as their successor, sorted by code.
  let predecessors: [AreaCode: [Municipality]]
  /// The municipalities that were there on every day with nothing joined to them: nearly all.
  let unchanging: Set<AreaCode>
  /// What `find` looks through, in the order of the names.
  let searchEntries: [SearchEntry]

  private static let netherlands = Area(code: .netherlands, name: "Nederland")

  private static let embedded = Result { () throws(TerritoryFault) in
    func text(_ file: String) throws(TerritoryFault) -> String {
      guard let text = EmbeddedFiles.all[file] else {
        throw TerritoryFault(file: file, line: 0, problem: "Deze tabel ontbreekt in het programma.")
      }
      return text
    }
    return try Territory(
      municipalities: text(TerritoryTables.municipalityFile), provinces: text(TerritoryTables.provinceFile),
      safetyRegions: text(TerritoryTables.safetyRegionFile))
  }

  /// The places from the tables in the program; read and checked once.
  ///
  /// Throws the first fault in those tables.
  public static func standard() throws(TerritoryFault) -> Territory {
    try embedded.get()
  }

  /// The places from these tables, in the format of the tables in the program.
  ///
  /// Throws the first fault found: a malformed line, code, date or number, a code that occurs twice, a province, safety
  /// region or successor that does not exist, or a division of the country that has gaps.
  public init(
    municipalities csv: String, provinces: String, safetyRegions: String
  ) throws(TerritoryFault) {
    let tables = try TerritoryTables(municipalities: csv, provinces: provinces, safetyRegions: safetyRegions)
    try tables.check()
    self.provinces = tables.provinces
    self.safetyRegions = tables.safetyRegions
    let every = tables.rows.map(\.municipality).sorted { $0.code < $1.code }
    everyMunicipality = every
    let changes = every.flatMap { [$0.from, $0.until] }.compactMap { $0 }.filter { $0 > Territory.firstDay }
    divisions = [Territory.firstDay] + Set(changes).sorted()
    divisionTables = divisions.map { day in Division(every.filter { $0.exists(on: day) }) }
    var predecessors: [AreaCode: [Municipality]] = [:]
    for municipality in every {
      if let successor = municipality.successor { predecessors[successor, default: []].append(municipality) }
    }
    self.predecessors = predecessors
    let always = every.filter { $0.exists(on: Territory.firstDay) && $0.until == nil && predecessors[$0.code] == nil }
    unchanging = Set(always.map(\.code))
    searchEntries = every.map(SearchEntry.init).sorted {
      DutchNames.precedes($0.municipality.name, $1.municipality.name)
    }
  }

  /// The division that holds on `day`.
  private func division(on day: Day) -> Division {
    // At least 1, so that a day before the table falls in the first division.
    let started = max(1, divisions.countLeading { $0 <= day })
    return divisionTables[started - 1]
  }

  /// The municipalities that exist on `day`, sorted by code.
  public func municipalities(on day: Day) -> [Municipality] {
    division(on: day).municipalities
  }

  /// The municipality with this code on `day`; nil when it does not exist on that day.
  public func municipality(_ code: AreaCode, on day: Day) -> Municipality? {
    division(on: day).municipality(code)
  }

  /// The municipality that has or once had this code; nil for any other code.
  public func municipality(everWithCode code: AreaCode) -> Municipality? {
    everyMunicipality.element(with: code)
  }

  /// The municipalities that lie in `area` on `day`, sorted by code: all for the country, itself for a municipality;
  /// empty when the area does not exist on that day.
  public func municipalities(in area: AreaCode, on day: Day) -> [Municipality] {
    let division = division(on: day)
    switch area.kind {
    case .country: return area == .netherlands ? division.municipalities : []
    case .province, .safetyRegion: return division.byArea[area] ?? []
    case .municipality: return division.municipality(area).map { [$0] } ?? []
    }
  }

  /// The areas of this kind on `day`, sorted by code.
  public func areas(of kind: AreaKind, on day: Day) -> [Area] {
    switch kind {
    case .country: [Territory.netherlands]
    case .province: provinces
    case .safetyRegion: safetyRegions
    case .municipality: municipalities(on: day).map { Area(code: $0.code, name: $0.name) }
    }
  }

  /// The name of the area with this code, also of a municipality that no longer exists; nil when there never was one.
  public func name(of code: AreaCode) -> String? {
    switch code.kind {
    case .country: code == .netherlands ? Territory.netherlands.name : nil
    case .province: provinces.element(with: code)?.name
    case .safetyRegion: safetyRegions.element(with: code)?.name
    case .municipality: everyMunicipality.element(with: code)?.name
    }
  }

  /// Whether there is an area with this code on `day`.
  public func exists(_ code: AreaCode, on day: Day) -> Bool {
    code.kind == .municipality ? municipality(code, on: day) != nil : name(of: code) != nil
  }
}
