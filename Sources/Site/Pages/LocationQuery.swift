// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Reports
import Territory

/// Contracts that end soon, as a filter in an address: the number of months.
enum ExpiryFilter: String, CaseIterable, Sendable {
  case third = "3"
  case second = "6"
  case first = "12"

  var label: String { "binnen \(rawValue) maanden" }

  /// Who ends within three months ends within six as well.
  func includes(_ expiry: Expiry) -> Bool {
    switch expiry {
    case .none, .far: false
    case .first: self == .first
    case .second: self != .third
    case .third: true
    }
  }
}

/// Whether places count for COA, as a filter in an address.
enum CountingFilter: String, CaseIterable, Sendable {
  case yes = "ja"
  case no = "nee"

  var label: String { self == .yes ? "Telt mee bij het COA" : "Telt niet mee bij het COA" }
}

/// A column of the table of locations; the raw value is its name in addresses.
enum LocationColumn: String, CaseIterable, Sendable {
  case name = "naam"
  case municipality = "gemeente"
  case province = "provincie"
  case kind = "soort"
  case runner = "beheerder"
  case places = "plaatsen"
  case occupied = "mensen"
  case rate = "bezettingsgraad"
  case end = "contract"
  case expiry = "aflopend"

  var label: String {
    switch self {
    case .name: "Locatie"
    case .municipality: "Gemeente"
    case .province: "Provincie"
    case .kind: "Soort"
    case .runner: "Beheerder"
    case .places: "Plaatsen"
    case .occupied: "Mensen"
    case .rate: "Bezetting in procent"
    case .end: "Contract tot"
    case .expiry: "Loopt af"
    }
  }

  var isNumber: Bool { [.places, .occupied, .rate].contains(self) }
}

/// What the reader asked of the table of locations.
struct LocationQuery: Sendable {
  var search: String?
  var province: AreaCode?
  var region: AreaCode?
  var kind: LocationKind?
  var expiry: ExpiryFilter?
  var counting: CountingFilter?
  var column = LocationColumn.name
  var direction = SortDirection.up
  var page = 1

  static let pageSize = 50

  /// The query as names and values of an address, without what goes without saying.
  var items: [(name: String, value: String)] {
    let all: [(String, String?)] = [
      ("zoek", search), ("provincie", province?.description), ("veiligheidsregio", region?.description),
      ("soort", kind?.rawValue), ("aflopend", expiry?.rawValue), ("telt", counting?.rawValue),
      ("sorteer", column == .name ? nil : column.rawValue), ("richting", direction == .up ? nil : direction.rawValue),
      ("pagina", page == 1 ? nil : String(page)),
    ]
    return all.compactMap { name, value in value.map { (name, $0) } }
  }

  /// Whether anything is filtered.
  var isFiltered: Bool {
    search != nil || province != nil || region != nil || kind != nil || expiry != nil || counting != nil
  }
}

/// A location in the table, with the places around it as they are on the reference day.
struct LocationRow {
  let view: LocationView
  let municipality: Place
  let province: Place?
  let region: AreaCode?
  let end: Day?
  let kindName: String

  var location: Location { view.location }

  init(_ view: LocationView, in pages: Pages) {
    self.view = view
    let (scene, code) = (pages.scene, view.location.municipality)
    let now = scene.territory.current(code, on: scene.day) ?? code
    municipality = Place(code: now, name: scene.name(now))
    let described = scene.territory.municipality(now, on: scene.day)
    province = described.map { Place(code: $0.province, name: scene.name($0.province)) }
    region = described?.safetyRegion
    end = view.end(on: scene.day)
    kindName = pages.name(of: view.location.kind)
  }

  func matches(_ query: LocationQuery) -> Bool {
    if let wanted = query.province, province?.code != wanted { return false }
    if let wanted = query.region, region != wanted { return false }
    if let kind = query.kind, location.kind != kind { return false }
    if let expiry = query.expiry, !expiry.includes(view.expiry) { return false }
    if let counting = query.counting, location.countsForCOA != (counting == .yes) { return false }
    guard let search = query.search else { return true }
    let wanted = DutchNames.key(search)
    return
      (!wanted.isEmpty
      && [location.name, municipality.name].contains { DutchNames.key($0).contains(wanted) })
      || location.id.text.contains(search.lowercased()) || location.name.lowercased().contains(search.lowercased())
  }

  /// Whether this row comes before `other`. Unknown comes last in both directions; equal rows go by name.
  func precedes(_ other: LocationRow, by column: LocationColumn, _ direction: SortDirection) -> Bool {
    if let (mine, theirs) = numbers(other, column) {
      guard let mine, let theirs else {
        return mine == nil && theirs == nil ? isFirstByName(other) : mine != nil
      }
      if mine != theirs { return direction == .up ? mine < theirs : mine > theirs }
      return isFirstByName(other)
    }
    if column == .name { return direction == .up ? isFirstByName(other) : other.isFirstByName(self) }
    let (mine, theirs) = (word(column), other.word(column))
    if mine == theirs { return isFirstByName(other) }
    return DutchNames.precedes(mine, theirs) == (direction == .up)
  }

  /// The two numbers to sort by; nil for a column of words.
  private func numbers(_ other: LocationRow, _ column: LocationColumn) -> (Fraction?, Fraction?)? {
    switch column {
    case .places: (view.places.number, other.view.places.number)
    case .occupied: (view.occupied.number, other.view.occupied.number)
    case .rate: (view.occupancyRate.number, other.view.occupancyRate.number)
    case .end, .expiry: (end.map { Fraction(Int($0.number)) }, other.end.map { Fraction(Int($0.number)) })
    case .name, .municipality, .province, .kind, .runner: nil
    }
  }

  private func isFirstByName(_ other: LocationRow) -> Bool {
    if DutchNames.precedes(location.name, other.location.name) { return true }
    return !DutchNames.precedes(other.location.name, location.name) && location.id < other.location.id
  }

  private func word(_ column: LocationColumn) -> String {
    switch column {
    case .municipality: municipality.name
    case .province: province?.name ?? ""
    case .kind: kindName
    case .runner: Pages.name(of: location.runner)
    default: location.name
    }
  }
}
