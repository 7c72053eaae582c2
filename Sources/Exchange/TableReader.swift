// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Rulebook
import Territory

/// What a file with numbers of municipalities holds: reports or decisions.
protocol TableFile {
  static var kind: ImportKind { get }
  /// The fact of one province in one cycle.
  static func fact(_ draft: TableDraft) -> SpreadFact
}

/// Reports of King's commissioners (verslagen, R5.5).
enum ReportFile: TableFile {
  static let kind = ImportKind.reports

  static func fact(_ draft: TableDraft) -> SpreadFact {
    .report(
      TableReport(
        province: draft.province, cycle: draft.cycle, day: draft.day, numbers: draft.numbers.map(\.number),
        certainty: draft.certainty))
  }
}

/// Decisions of the minister (verdeelbesluiten, R5.6).
enum DecisionFile: TableFile {
  static let kind = ImportKind.decisions

  static func fact(_ draft: TableDraft) -> SpreadFact {
    .decision(
      DistributionDecision(
        province: draft.province, cycle: draft.cycle, published: draft.day, numbers: draft.numbers.map(\.number),
        total: draft.total, term: draft.term, isChange: draft.isChange, certainty: draft.certainty))
  }
}

/// What the rows of one province in one cycle say together.
struct TableDraft {
  var line: Int
  var province: AreaCode
  var cycle: Int
  var day: Day
  var total: Int?
  var term: Day?
  var isChange: Bool
  var certainty: Certainty
  var numbers: [(line: Int, number: MunicipalPlaces)] = []
}

/// Reads a file with a row for each municipality: rows of one province, cycle and day are put together.
struct TableReader<File: TableFile>: SheetReader {
  enum Column: String, ImportColumn {
    case province = "provincie"
    case cycle = "cyclus"
    case day = "dag"
    case municipality = "gemeente"
    case number = "aantal"
    case minors = "amv"
    case total = "totaal"
    case term = "termijn"
    case change = "wijziging"
    case certainty = "zekerheid"

    var otherNames: [String] {
      switch self {
      case .province: ["provinciecode"]
      case .cycle: ["ronde"]
      case .day: ["datum", "gepubliceerd"]
      case .municipality: AreaColumnNames.municipality
      case .number: ["plaatsen"]
      default: []
      }
    }
    var isNeeded: Bool { self == .province || self == .day || self == .municipality || self == .number }
    var isArea: Bool { self == .municipality }
  }

  private struct Key: Hashable {
    var province: AreaCode
    var cycle: Int
    var day: Day
  }

  static var kind: ImportKind { File.kind }
  static var subject: Column { .municipality }
  static func uses(_ period: ImportPeriod) -> Bool { usesYear(period) }
  var sheet: Sheet<Column>
  private var order: [Key] = []
  private var drafts: [Key: TableDraft] = [:]
  /// The row before, for cells that are left empty.
  private var before: Key?
  /// Whether a row was read that has to name all: after a fault in it, the cells left empty below it are no new faults.
  private var hasHead = false

  init(sheet: Sheet<Column>) { self.sheet = sheet }

  mutating func read(_ row: CSVTable.Row) {
    let province = hasHead ? sheet.province(row, .province) : sheet.neededProvince(row, .province)
    let cycle = hasHead ? sheet.cycle(row, .cycle) : sheet.neededCycle(row, .cycle)
    let day = hasHead ? sheet.day(row, .day) : sheet.neededDay(row, .day)
    hasHead = true
    let total = sheet.number(row, .total)
    let term = sheet.day(row, .term)
    let change = sheet.flag(row, .change)
    let certainty = sheet.certainty(row, .certainty)
    let known = province.value ?? before?.province
    let municipality = sheet.need(
      sheet.municipality(row, .municipality, on: day.value ?? before?.day), .missingArea, row, .municipality,
      "De naam of de code van de gemeente.")
    let number = sheet.number(row, .number)
    let minors = sheet.number(row, .minors)
    if number.isEmpty { sheet.isUnknown(row) }
    guard !province.isRefused, !cycle.isRefused, !day.isRefused, let province = known,
      let cycle = cycle.value ?? before?.cycle, let day = day.value ?? before?.day
    else { return }
    let key = Key(province: province, cycle: cycle, day: day)
    before = key
    var draft = drafts[key]
    if let draft {
      sheet.agree(Reading(draft.total), total, .total, row, firstLine: draft.line)
      sheet.agree(Reading(draft.term), term, .term, row, firstLine: draft.line)
      sheet.agree(.value(draft.certainty), certainty, .certainty, row, firstLine: draft.line)
      if !sheet.text(row, .change).isEmpty {
        sheet.agree(.value(draft.isChange), change, .change, row, firstLine: draft.line)
      }
    } else {
      order.append(key)
      draft = TableDraft(
        line: row.line, province: province, cycle: cycle, day: day, total: total.value, term: term.value,
        isChange: change.value ?? false, certainty: certainty.value ?? sheet.options.certainty)
    }
    if let municipality = municipality.value, let number = number.value, !minors.isRefused {
      add(MunicipalPlaces(municipality: municipality, places: number, minors: minors.value), &draft, row)
    }
    drafts[key] = draft
  }

  private mutating func add(_ number: MunicipalPlaces, _ draft: inout TableDraft?, _ row: CSVTable.Row) {
    if let known = draft?.numbers.first(where: { $0.number.municipality == number.municipality }) {
      return sheet.refuseRepeated(row, sheet.areas.shown(number.municipality), firstLine: known.line)
    }
    draft?.numbers.append((row.line, number))
  }

  func finish() -> [(line: Int, fact: Fact)] {
    order.compactMap { drafts[$0] }.filter { !$0.numbers.isEmpty }.map { ($0.line, .spread(File.fact($0))) }
  }
}

extension Reading {
  /// What was read before, if anything.
  fileprivate init(_ value: Value?) {
    self = value.map(Reading.value) ?? .empty
  }
}
