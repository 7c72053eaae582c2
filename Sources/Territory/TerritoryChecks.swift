// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Exact

// Whether the tables fit together: regions that exist, dates in order, no gaps between old and new municipalities.

extension TerritoryTables {
  /// Throws the first fault, in the order of the lines.
  func check() throws(TerritoryFault) {
    var byCode: [AreaCode: Municipality] = [:]
    var takenOver: [AreaCode: Set<Day>] = [:]
    for row in rows {
      byCode[row.municipality.code] = row.municipality
      if let successor = row.municipality.successor, let until = row.municipality.until {
        takenOver[successor, default: []].insert(until)
      }
    }
    for row in rows {
      try checkRegions(row)
      try checkDates(row)
      try checkSuccessor(row, among: byCode)
      try checkOrigin(row, takenOver: takenOver[row.municipality.code] ?? [])
      try checkPopulations(row)
    }
  }

  private func checkRegions(_ row: Row) throws(TerritoryFault) {
    let (province, safetyRegion) = (row.municipality.province, row.municipality.safetyRegion)
    guard provinces.element(with: province) != nil else {
      throw fault(row, "De provincie \(province) staat niet in \(Self.provinceFile).")
    }
    guard safetyRegions.element(with: safetyRegion) != nil else {
      throw fault(row, "De veiligheidsregio \(safetyRegion) staat niet in \(Self.safetyRegionFile).")
    }
  }

  private func checkDates(_ row: Row) throws(TerritoryFault) {
    guard let until = row.municipality.until else { return }
    if let from = row.municipality.from, until <= from {
      throw fault(row, "De gemeente eindigt op \(until); dat moet na \(from) zijn, de dag waarop zij begint.")
    }
    guard until > Territory.firstDay else {
      throw fault(row, "De gemeente eindigt op \(until); de tabel begint pas op \(Territory.firstDay).")
    }
  }

  /// A municipality that ends goes, as a whole, into one that exists on that same day.
  private func checkSuccessor(_ row: Row, among byCode: [AreaCode: Municipality]) throws(TerritoryFault) {
    let municipality = row.municipality
    switch (municipality.until, municipality.successor) {
    case (nil, nil): return
    case (nil, let successor?):
      throw fault(row, "De gemeente heeft een opvolger (\(successor)), maar eindigt niet.")
    case (let until?, nil):
      throw fault(row, "De gemeente eindigt op \(until), maar heeft geen opvolger.")
    case (let until?, let successor?):
      guard let next = byCode[successor] else {
        throw fault(row, "De opvolger \(successor) staat niet in de tabel.")
      }
      guard next.exists(on: until) else {
        throw fault(row, "De opvolger \(successor) bestaat niet op \(until), de dag waarop deze gemeente ophoudt.")
      }
    }
  }

  /// A municipality that starts within the table gets its land from one that ends on that day.
  private func checkOrigin(_ row: Row, takenOver: Set<Day>) throws(TerritoryFault) {
    guard let from = row.municipality.from, from > Territory.firstDay, !takenOver.contains(from) else { return }
    throw fault(row, "De gemeente begint op \(from), maar geen gemeente gaat op die dag in haar op.")
  }

  /// Inhabitants are there for exactly those 1 Januaries on which the municipality exists.
  private func checkPopulations(_ row: Row) throws(TerritoryFault) {
    for year in years {
      guard let day = Day(year: year, month: 1, day: 1) else { continue }
      let known = row.municipality.populations[year] != nil
      if row.municipality.exists(on: day), !known {
        throw fault(row, "De inwoners op \(day) ontbreken.")
      }
      if !row.municipality.exists(on: day), known {
        throw fault(row, "Er staan inwoners op \(day), maar de gemeente bestaat dan niet.")
      }
    }
  }

  private func fault(_ row: Row, _ problem: String) -> TerritoryFault {
    TerritoryFault(file: Self.municipalityFile, line: row.line, problem: problem)
  }
}
