// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Office

/// Reads a file with the people in locations (bezetting).
struct OccupancyReader: SheetReader {
  enum Column: String, ImportColumn {
    case location = "locatie"
    case day = "dag"
    case number = "aantal"
    case qualifier = "kwalificatie"
    case certainty = "zekerheid"

    var otherNames: [String] {
      switch self {
      case .day: ["peildatum", "datum", "per"]
      case .number: ["bezetting", "bezet", "bewoners"]
      default: []
      }
    }
    var isNeeded: Bool { self == .location || self == .number }
    var isArea: Bool { false }
  }

  private struct Key: Hashable {
    var location: Slug
    var day: Day
  }

  static let kind = ImportKind.occupancy
  static let subject = Column.location
  var sheet: Sheet<Column>
  private var facts: [(line: Int, fact: Fact)] = []
  private var lines: [Key: Int] = [:]

  init(sheet: Sheet<Column>) {
    self.sheet = sheet
  }

  mutating func read(_ row: CSVTable.Row) {
    let slug = sheet.need(
      sheet.slug(row, .location), .unreadableSlug, row, .location, "Het kenmerk van een locatie, zoals ter-apel.")
    let day = sheet.rowDay(row, .day)
    let marks = sheet.marks(row, .qualifier, .certainty)
    let number = sheet.number(row, .number)
    if number.isEmpty { sheet.isUnknown(row) }
    guard let location = slug.value, let day = day.value, let marks, let number = number.value else { return }
    if let line = lines.updateValue(row.line, forKey: Key(location: location, day: day)) {
      return sheet.refuseRepeated(row, "\(location) op \(DayText.text(day))", firstLine: line)
    }
    let count = Count(number, marks.qualifier, certainty: marks.certainty)
    facts.append((row.line, .reception(.occupancy(location: location, day: day, count: count))))
  }

  func finish() -> [(line: Int, fact: Fact)] { facts }
}
