// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Rulebook
import Territory

/// Reads a file with numbers of people and places in reception (opvang).
struct ReceptionReader: SheetReader {
  enum Column: String, ImportColumn {
    case measure = "grootheid"
    case area = "gebied"
    case day = "dag"
    case month = "maand"
    case halfYear = "halfjaar"
    case year = "jaar"
    case period = "periode"
    case number = "aantal"
    case qualifier = "kwalificatie"
    case certainty = "zekerheid"
    case role = "rol"

    var otherNames: [String] {
      switch self {
      case .measure: ["soort"]
      case .area: AreaColumnNames.any
      case .day: ["peildatum", "datum", "per"]
      default: []
      }
    }
    var isNeeded: Bool { self == .measure || self == .area || self == .number }
    var isArea: Bool { self == .area }
  }

  private struct Key: Hashable {
    var measure: Measure
    var area: AreaCode
    var period: FigurePeriod
    var role: FactRole
  }

  static let kind = ImportKind.reception
  static let subject = Column.area
  static func uses(_ period: ImportPeriod) -> Bool { true }
  var sheet: Sheet<Column>
  private var facts: [(line: Int, fact: Fact)] = []
  private var lines: [Key: Int] = [:]

  init(sheet: Sheet<Column>) {
    self.sheet = sheet
  }

  mutating func read(_ row: CSVTable.Row) {
    let choices = Measure.reported
    let measure = sheet.need(
      sheet.word(row, .measure, .unreadableMeasure, of: choices), .unreadableMeasure, row, .measure,
      "Eén van: \(choices.map(\.rawValue).joined(separator: ", ")).")
    let period = period(row)
    let area = sheet.need(
      sheet.area(row, .area, in: period.value?.imported.days), .missingArea, row, .area,
      "Een code zoals NL of GM0363, of een naam.")
    let marks = sheet.marks(row, .qualifier, .certainty)
    let role = sheet.word(row, .role, .unreadableRole, of: FactRole.allCases).orElse(sheet.options.role)
    let number = sheet.number(row, .number)
    if number.isEmpty { sheet.isUnknown(row) }
    guard let measure = measure.value, let found = period.value, fits(measure, found.figure, row, found.column),
      let area = area.value, let marks, let role = role.value, let number = number.value
    else { return }
    let key = Key(measure: measure, area: area, period: found.figure, role: role)
    if let line = lines.updateValue(row.line, forKey: key) {
      let what = "\(measure.rawValue) van \(sheet.areas.shown(area)), \(found.imported.shown)"
      return sheet.refuseRepeated(row, what, firstLine: line)
    }
    let count = Count(number, marks.qualifier, certainty: marks.certainty)
    facts.append((row.line, .reception(.count(measure, area: area, period: found.figure, count: count, role: role))))
  }

  func finish() -> [(line: Int, fact: Fact)] { facts }
}

// The period of a row.
extension ReceptionReader {
  private struct Found {
    var imported: ImportPeriod
    /// The column it stands in; nil when it was chosen for the file.
    var column: Column?

    var figure: FigurePeriod {
      switch imported {
      case .halfYear(let half): .halfYear(half)
      case .month(let month): .month(month)
      case .year(let year): .year(year)
      case .day(let day): .day(day)
      }
    }
  }

  private mutating func period(_ row: CSVTable.Row) -> Reading<Found> {
    let all: [Column] = [.day, .month, .halfYear, .period, .year]
    let filled = all.filter { CellNumber(sheet.text(row, $0)) != .unknown }
    guard let column = filled.first else {
      if let chosen = sheet.options.period { return .value(Found(imported: chosen, column: nil)) }
      let place = all.first(where: sheet.has) ?? .period
      return sheet.need(.empty, .missingPeriod, row, place, "Een dag, maand, halfjaar of jaar, zoals 2022-07.")
    }
    // A year may stand beside the half or the month that it completes.
    let rest = filled.dropFirst()
    let text = sheet.text(row, column)
    let year = rest.contains(.year) ? sheet.text(row, .year) : ""
    let read = ImportPeriod(text, monthColumn: column == .month).flatMap { agrees($0, with: year) ? $0 : nil }
    let completed = year.isEmpty ? nil : ImportPeriod("\(year) \(text)", monthColumn: column == .month)
    if rest.allSatisfy({ $0 == .year }), let found = read ?? completed, belongs(found, in: column) {
      return .value(Found(imported: found, column: column))
    }
    sheet.refuse(
      .unreadablePeriod, row, column,
      rest.contains { $0 != .year }
        ? "In deze regel staat meer dan één periode." : "De periode ‘\(Shown.text(text))’ is niet leesbaar.",
      expected: "Eén periode, zoals 2022-03-15, 2022-03, 2022-1 of 2022.",
      advice: "Schrijf de periode zoals in het voorbeeld.")
    return .refused
  }

  /// Whether a period is what the name of its column says.
  private func belongs(_ period: ImportPeriod, in column: Column) -> Bool {
    switch (column, period) {
    case (.day, .day), (.month, .month), (.halfYear, .halfYear), (.year, .year), (.period, _): true
    default: false
    }
  }

  private func agrees(_ period: ImportPeriod, with year: Substring) -> Bool {
    year.isEmpty || String(period.days.from.year) == year
  }

  /// Whether the measure is counted on a day, or over a period such as this.
  private mutating func fits(_ measure: Measure, _ period: FigurePeriod, _ row: CSVTable.Row, _ column: Column?) -> Bool
  {
    if measure.fits(period) { return true }
    sheet.refuse(
      .periodNotOfMeasure, row, column, "\(measure.rawValue) hoort niet bij \(period).",
      expected: measure.isFlow ? "Een maand, halfjaar of jaar." : "Een dag.", advice: "Kijk de periode na.")
    return false
  }
}
