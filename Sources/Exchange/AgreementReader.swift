// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Rulebook
import Territory

/// Reads a file with swaps between municipalities of a province (plaatsenruil, R5.4): rows of one swap are put together.
struct SwapReader: SheetReader {
  enum Column: String, ImportColumn {
    case swap = "ruil"
    case province = "provincie"
    case cycle = "cyclus"
    case day = "dag"
    case municipality = "gemeente"
    case change = "verschil"
    case certainty = "zekerheid"

    var otherNames: [String] {
      switch self {
      case .province: ["provinciecode"]
      case .cycle: ["ronde"]
      case .day: ["datum"]
      case .municipality: AreaColumnNames.municipality
      default: []
      }
    }
    var isNeeded: Bool { self != .cycle && self != .certainty }
    var isArea: Bool { self == .municipality }
  }

  private struct Draft {
    var line: Int
    var province: Reading<AreaCode>
    var cycle: Reading<Int>
    var day: Reading<Day>
    var certainty: Reading<Certainty>
    var changes: [(line: Int, change: PlaceSwap.Change)] = []
  }

  static let kind = ImportKind.swaps
  static let subject = Column.swap
  static func uses(_ period: ImportPeriod) -> Bool { usesYear(period) }
  var sheet: Sheet<Column>
  private var order: [String] = []
  private var drafts: [String: Draft] = [:]

  init(sheet: Sheet<Column>) { self.sheet = sheet }

  mutating func read(_ row: CSVTable.Row) {
    let name = sheet.need(
      sheet.words(row, .swap), .nameMissing, row, .swap, "Een nummer of naam; regels van één ruil hebben dezelfde.")
    let known = name.value.flatMap { drafts[$0] }
    let province = known == nil ? sheet.neededProvince(row, .province) : sheet.province(row, .province)
    let cycle = known == nil ? sheet.neededCycle(row, .cycle) : sheet.cycle(row, .cycle)
    let day = known == nil ? sheet.neededDay(row, .day) : sheet.day(row, .day)
    let certainty = sheet.certainty(row, .certainty)
    let municipality = sheet.need(
      sheet.municipality(row, .municipality, on: day.value ?? known?.day.value), .missingArea, row, .municipality,
      "De naam of de code van de gemeente.")
    let change = sheet.cells.number(row, sheet.columns(.change).first, negative: nil)
    if change.isEmpty { sheet.isUnknown(row) }
    guard let name = name.value else { return }
    var draft = known ?? Draft(line: row.line, province: province, cycle: cycle, day: day, certainty: certainty)
    if let known {
      sheet.agree(known.province, province, .province, row, firstLine: known.line)
      sheet.agree(known.cycle, cycle, .cycle, row, firstLine: known.line)
      sheet.agree(known.day, day, .day, row, firstLine: known.line)
      sheet.agree(
        known.certainty, certainty, usual: sheet.options.certainty, .certainty, row, firstLine: known.line)
    } else {
      order.append(name)
    }
    if let municipality = municipality.value, let change = change.value {
      if let other = draft.changes.first(where: { $0.change.municipality == municipality }) {
        sheet.refuseRepeated(row, sheet.areas.shown(municipality), firstLine: other.line)
      } else {
        draft.changes.append((row.line, PlaceSwap.Change(municipality: municipality, change: change)))
      }
    }
    drafts[name] = draft
  }

  func finish() -> [(line: Int, fact: Fact)] {
    order.compactMap { drafts[$0] }.compactMap { draft in
      guard let province = draft.province.value, let cycle = draft.cycle.value, let day = draft.day.value,
        let certainty = draft.certainty.orElse(sheet.options.certainty).value, !draft.changes.isEmpty
      else { return nil }
      let swap = PlaceSwap(
        province: province, cycle: cycle, day: day, changes: draft.changes.map(\.change), certainty: certainty)
      return (draft.line, .spread(.swap(swap)))
    }
  }
}

/// Reads a file with agreements of a table (afspraken, R4.4, R5.4): rows with the same words are put together.
struct AgreementReader: SheetReader {
  enum Column: String, ImportColumn {
    case province = "provincie"
    case cycle = "cyclus"
    case day = "dag"
    case agreement = "afspraak"
    case municipality = "gemeente"
    case number = "aantal"
    case minors = "amv"
    case certainty = "zekerheid"

    var otherNames: [String] {
      switch self {
      case .province: ["provinciecode"]
      case .cycle: ["ronde"]
      case .day: ["datum"]
      case .municipality: AreaColumnNames.municipality
      case .number: ["plaatsen"]
      default: []
      }
    }
    var isNeeded: Bool { self == .province || self == .day || self == .agreement }
    var isArea: Bool { self == .municipality }
  }

  private struct Key: Hashable {
    var province: AreaCode
    var cycle: Int?
    var day: Day
    var text: String
  }

  private struct Draft {
    var line: Int
    var key: Key
    var certainty: Certainty
    var numbers: [(line: Int, number: MunicipalPlaces)] = []
  }

  static let kind = ImportKind.agreements
  static let subject = Column.agreement
  static func uses(_ period: ImportPeriod) -> Bool { usesYear(period) }
  var sheet: Sheet<Column>
  private var order: [Key] = []
  private var drafts: [Key: Draft] = [:]

  init(sheet: Sheet<Column>) { self.sheet = sheet }

  mutating func read(_ row: CSVTable.Row) {
    let province = sheet.neededProvince(row, .province)
    let cycle = sheet.cycle(row, .cycle)
    let day = sheet.neededDay(row, .day)
    let text = sheet.need(sheet.words(row, .agreement), .nameMissing, row, .agreement, "Wat er is afgesproken.")
    let certainty = sheet.certainty(row, .certainty)
    let municipality = sheet.municipality(row, .municipality, on: day.value)
    let number = sheet.number(row, .number)
    let minors = sheet.number(row, .minors)
    if number.value != nil, municipality.isEmpty {
      _ = sheet.need(municipality, .missingArea, row, .municipality, "De gemeente van dit aantal.")
    }
    if number.isEmpty, !municipality.isEmpty { sheet.isUnknown(row) }
    guard let province = province.value, !cycle.isRefused, let day = day.value, let text = text.value,
      !certainty.isRefused
    else { return }
    let key = Key(province: province, cycle: cycle.value, day: day, text: text)
    var draft = drafts[key]
    if draft == nil {
      order.append(key)
      draft = Draft(line: row.line, key: key, certainty: certainty.value ?? sheet.options.certainty)
    } else if municipality.isEmpty {
      return sheet.refuseRepeated(row, "Deze afspraak", firstLine: draft?.line ?? row.line)
    }
    if let draft {
      sheet.agree(.value(draft.certainty), certainty, .certainty, row, firstLine: draft.line)
    }
    if let municipality = municipality.value, let number = number.value, !minors.isRefused {
      if let other = draft?.numbers.first(where: { $0.number.municipality == municipality }) {
        return sheet.refuseRepeated(row, sheet.areas.shown(municipality), firstLine: other.line)
      }
      draft?.numbers.append(
        (row.line, MunicipalPlaces(municipality: municipality, places: number, minors: minors.value)))
    }
    drafts[key] = draft
  }

  func finish() -> [(line: Int, fact: Fact)] {
    order.compactMap { drafts[$0] }.map { draft in
      let agreement = TableAgreement(
        province: draft.key.province, cycle: draft.key.cycle, day: draft.key.day, text: draft.key.text,
        numbers: draft.numbers.map(\.number), certainty: draft.certainty)
      return (draft.line, .spread(.agreement(agreement)))
    }
  }
}
