// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Territory

/// Which municipalities are shown in the table of supervision, as a filter in an address.
enum SupervisionFilter: String, CaseIterable, Sendable {
  case open = "open"
  case proposed = "voorstel"
  case due = "aandacht"

  var label: String {
    switch self {
    case .open: "Alleen open dossiers"
    case .proposed: "Alleen als het voorstel anders is"
    case .due: "Alleen als er iets openstaat"
    }
  }

  func includes(_ view: SupervisionView) -> Bool {
    switch self {
    case .open: view.isOpen
    case .proposed: view.proposal?.rung.map { $0 != view.rung } ?? false
    case .due: !view.due.isEmpty
    }
  }
}

/// A rung as a filter in an address: its number.
enum RungFilter: String, CaseIterable, Sendable {
  case zero = "0"
  case one = "1"
  case two = "2"
  case three = "3"
  case four = "4"
  case five = "5"
  case six = "6"

  var rung: Rung? { Int(rawValue).flatMap(Rung.init(rawValue:)) }
}

/// A column of the table of supervision; the raw value is its name in addresses.
enum SupervisionColumn: String, CaseIterable, Sendable {
  case name = "naam"
  case province = "provincie"
  case signal = "signaal"
  case arrears = "achterstand"
  case rung = "trede"
  case proposal = "voorstel"
  case term = "termijn"
  case due = "openstaand"

  var label: String {
    switch self {
    case .name: "Gemeente"
    case .province: "Provincie"
    case .signal: "Signaal"
    case .arrears: "Achterstand"
    case .rung: "Trede nu"
    case .proposal: "Voorstel"
    case .term: "Termijn"
    case .due: "Openstaand"
    }
  }

  var isNumber: Bool { self == .arrears || self == .due }
}

/// What the reader asked of the table of supervision.
struct SupervisionQuery: Sendable {
  var task = SupervisedTask.housing
  var search: String?
  var province: AreaCode?
  var signal: SupervisionSignal?
  var rung: RungFilter?
  var filter: SupervisionFilter?
  var column = SupervisionColumn.name
  var direction = SortDirection.up
  var page = 1

  /// As many as the largest province has, so that a province is one page and one print.
  static let pageSize = 100

  /// The query as names and values of an address, without what goes without saying.
  var items: [(name: String, value: String)] {
    let all: [(String, String?)] = [
      ("onderwerp", task == .housing ? nil : task.rawValue), ("zoek", search), ("provincie", province?.description),
      ("signaal", signal?.rawValue), ("trede", rung?.rawValue), ("toon", filter?.rawValue),
      ("sorteer", column == .name ? nil : column.rawValue), ("richting", direction == .up ? nil : direction.rawValue),
      ("pagina", page == 1 ? nil : String(page)),
    ]
    return all.compactMap { name, value in value.map { (name, $0) } }
  }

  /// The columns of the table: the province goes without saying when one was chosen.
  var columns: [SupervisionColumn] { SupervisionColumn.allCases.filter { $0 != .province || province == nil } }

  func matches(_ row: SupervisionRow) -> Bool {
    if let province, row.view.province != province { return false }
    if let signal, row.view.signal != signal { return false }
    if let rung, row.view.rung != rung.rung { return false }
    if let filter, !filter.includes(row.view) { return false }
    guard let search else { return true }
    let wanted = DutchNames.key(search)
    return (!wanted.isEmpty && DutchNames.key(row.name).contains(wanted))
      || row.view.file.municipality.description == search.uppercased()
  }
}

/// A municipality in the table of supervision.
struct SupervisionRow: Sendable {
  let view: SupervisionView
  let name: String
  let province: String

  /// Whether this row comes before `other`. What is not there comes last in both directions; equal rows go by name.
  func precedes(_ other: SupervisionRow, by column: SupervisionColumn, _ direction: SortDirection) -> Bool {
    switch column {
    case .name: return direction == .up ? isFirstByName(other) : other.isFirstByName(self)
    case .province, .signal:
      let (mine, theirs) = (word(column), other.word(column))
      if mine == theirs { return isFirstByName(other) }
      return DutchNames.precedes(mine, theirs) == (direction == .up)
    case .arrears, .rung, .proposal, .term, .due:
      guard let mine = number(column), let theirs = other.number(column) else {
        let (has, hasOther) = (number(column) != nil, other.number(column) != nil)
        return has == hasOther ? isFirstByName(other) : has
      }
      if mine == theirs { return isFirstByName(other) }
      return (mine < theirs) == (direction == .up)
    }
  }

  private func number(_ column: SupervisionColumn) -> Int? {
    switch column {
    case .arrears: view.arrears?.arrears.whole
    case .rung: view.rung.rawValue
    case .proposal: view.proposal?.rung?.rawValue
    case .term: view.isOpen ? view.term.map { Int($0.day.number) } : nil
    case .due: view.due.count
    case .name, .province, .signal: nil
    }
  }

  private func word(_ column: SupervisionColumn) -> String {
    column == .signal ? view.signal?.rawValue ?? "" : province
  }

  private func isFirstByName(_ other: SupervisionRow) -> Bool {
    if DutchNames.precedes(name, other.name) { return true }
    return !DutchNames.precedes(other.name, name) && view.file < other.view.file
  }
}
