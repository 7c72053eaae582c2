// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Office
import Synchronization
import Territory

/// A column of the tables of areas; the raw value is its name in addresses.
enum ListColumn: String, CaseIterable, Sendable {
  case name = "naam"
  case province = "provincie"
  case region = "veiligheidsregio"
  case target = "taakstelling"
  case opening = "beginstand"
  case due = "opgave"
  case housed = "gehuisvest"
  case remaining = "nog-te-huisvesten"
  case progress = "voortgang"
  case balance = "stand"
  case perInhabitants = "stand-per-100000"
  case status = "schema"

  var label: String {
    switch self {
    case .name: "Naam"
    case .province: "Provincie"
    case .region: "Veiligheidsregio"
    case .target: "Taakstelling"
    case .opening: "Stand bij begin"
    case .due: "Opgave"
    case .housed: "Gehuisvest"
    case .remaining: "Nog te huisvesten"
    case .progress: "Voortgang in procent"
    case .balance: "Stand nu"
    case .perInhabitants: "Beginstand per 100.000"
    case .status: "Schema"
    }
  }

  /// Whether the column holds a figure.
  var isNumber: Bool {
    switch self {
    case .name, .province, .region, .status: false
    default: true
    }
  }

  /// Whether adding up the column means something.
  var isSum: Bool {
    switch self {
    case .target, .opening, .due, .housed, .remaining, .balance: true
    default: false
    }
  }

  /// The columns of a table of areas of this kind.
  static func columns(for kind: AreaKind) -> [ListColumn] {
    kind == .municipality ? allCases : allCases.filter { $0 != .province && $0 != .region }
  }
}

/// The direction of sorting; the raw value is its name in addresses.
enum SortDirection: String, CaseIterable, Sendable {
  case up = "op"
  case down = "af"

  var reversed: SortDirection { self == .up ? .down : .up }
}

/// An area by code and name.
struct Place: Sendable {
  let code: AreaCode
  let name: String
}

/// One area in a table.
struct AreaRow: Sendable {
  let code: AreaCode
  let name: String
  /// The province and safety region of a municipality.
  let province: Place?
  let region: Place?
  let status: ScheduleStatus
  let figures: [ListColumn: Figure]
  /// Where the name comes in the order of Dutch names: a number, so that sorting needs no texts.
  let rank: Int

  /// The row of an area in the half-year of the reference day.
  init(_ area: Area, rank: Int, in scene: Scene) {
    self.rank = rank
    let ledger = scene.book.ledger(of: area.code, in: scene.halfYear)
    code = area.code
    name = area.name
    let municipality = scene.territory.municipality(area.code, on: scene.day)
    province = municipality.map { Place(code: $0.province, name: scene.name($0.province)) }
    region = municipality.map { Place(code: $0.safetyRegion, name: scene.name($0.safetyRegion)) }
    status = ledger.status
    figures = [
      .target: ledger.target, .opening: ledger.opening, .due: ledger.due, .housed: ledger.housed,
      .remaining: ledger.remaining, .progress: ledger.progress, .balance: ledger.balance,
      .perInhabitants: ledger.balancePerInhabitants,
    ]
  }

  /// Whether this row comes before `other`. Unknown comes last in both directions; equal rows go by name, so that the
  /// order is the same every time and on every page.
  func precedes(_ other: AreaRow, by column: ListColumn, _ direction: SortDirection) -> Bool {
    if column == .name { return direction == .up ? rank < other.rank : rank > other.rank }
    if column.isNumber {
      let (mine, theirs) = (figures[column]?.number, other.figures[column]?.number)
      guard let mine, let theirs else {
        return mine == nil && theirs == nil ? rank < other.rank : mine != nil
      }
      if mine != theirs { return direction == .up ? mine < theirs : mine > theirs }
      return rank < other.rank
    }
    let (mine, theirs) = (word(column), other.word(column))
    if mine != theirs { return direction == .up ? mine < theirs : mine > theirs }
    return rank < other.rank
  }

  /// What a column of words says.
  func word(_ column: ListColumn) -> String {
    switch column {
    case .province: province?.name ?? ""
    case .region: region?.name ?? ""
    case .status: status.rawValue
    default: name
    }
  }
}

/// The rows of the tables of areas, in the order of their names. Each row is worked out once for a pair of clocks, and again
/// when something changed on which it rests.
final class RowCache: Sendable {
  struct Key: Hashable, Sendable {
    var base: String
    var kind: AreaKind
    var perspective: Perspective
  }

  private let store = Mutex<(rows: [Key: [Kept<AreaRow>]], order: [Key])>(([:], []))
  private static let most = 12

  /// The rows of `kind` for a scene.
  func rows(_ kind: AreaKind, in scene: Scene) -> [AreaRow] {
    let key = Key(base: scene.mount.base, kind: kind, perspective: scene.perspective)
    let rows = store.withLock({ $0.rows[key] }).map { anew($0, in: scene) } ?? all(kind, in: scene)
    keep(rows, for: key)
    return rows.map(\.outcome)
  }

  private func all(_ kind: AreaKind, in scene: Scene) -> [Kept<AreaRow>] {
    let areas = DutchNames.sorted(scene.territory.areas(of: kind, on: scene.day), by: \.name) { $0.code < $1.code }
    return areas.enumerated().map { rank, area in
      scene.book.keeping { AreaRow(area, rank: rank, in: scene) }
    }
  }

  /// The same rows, with those worked out again that no longer hold.
  private func anew(_ rows: [Kept<AreaRow>], in scene: Scene) -> [Kept<AreaRow>] {
    rows.map { kept in
      if let row = scene.book.upheld(kept) { return row }
      let old = kept.outcome
      return scene.book.keeping { AreaRow(Area(code: old.code, name: old.name), rank: old.rank, in: scene) }
    }
  }

  private func keep(_ rows: [Kept<AreaRow>], for key: Key) {
    store.withLock { store in
      if let others = store.rows[key], let other = others.first, let mine = rows.first, other.position > mine.position {
        return
      }
      if store.rows.updateValue(rows, forKey: key) == nil { store.order.append(key) }
      if store.order.count > RowCache.most { store.rows[store.order.removeFirst()] = nil }
    }
  }
}
