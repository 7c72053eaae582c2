// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Office
import Territory

/// What is said once in a file: something about a safety region on a day.
private struct RegionDay: Hashable {
  var region: AreaCode
  var day: Day
}

extension Sheet {
  /// The safety region of a row, which must name one.
  fileprivate mutating func neededRegion(_ row: CSVTable.Row, _ column: Column) -> Reading<AreaCode> {
    need(region(row, column), .missingArea, row, column, "Een code van VR01 tot en met VR25, of een naam.")
  }

  /// Whether a region and day come by for the first time.
  fileprivate mutating func isFirst(_ key: RegionDay, _ lines: inout [RegionDay: Int], _ row: CSVTable.Row) -> Bool {
    guard let line = lines.updateValue(row.line, forKey: key) else { return true }
    refuseRepeated(row, "\(areas.shown(key.region)) op \(DayText.text(key.day))", firstLine: line)
    return false
  }
}

/// Reads a file with the crisis places and the people placed, by safety region and day (crisis).
struct CrisisReader: SheetReader {
  enum Column: String, ImportColumn {
    case region = "gebied"
    case day = "dag"
    case places = "plaatsen"
    case placed = "geplaatst"
    case qualifier = "kwalificatie"
    case certainty = "zekerheid"

    var otherNames: [String] {
      switch self {
      case .region: AreaColumnNames.region
      case .day: ["peildatum", "datum", "per"]
      case .places: ["crisisplaatsen"]
      default: []
      }
    }
    var isNeeded: Bool { self == .region }
    var isArea: Bool { self == .region }
  }

  static let kind = ImportKind.crisis
  static let subject = Column.region
  var sheet: Sheet<Column>
  private var facts: [(line: Int, fact: Fact)] = []
  private var lines: [RegionDay: Int] = [:]

  init(sheet: Sheet<Column>) {
    self.sheet = sheet
  }

  mutating func read(_ row: CSVTable.Row) {
    let region = sheet.neededRegion(row, .region)
    let day = sheet.rowDay(row, .day)
    let marks = sheet.marks(row, .qualifier, .certainty)
    let places = sheet.number(row, .places)
    let placed = sheet.number(row, .placed)
    if places.isEmpty, placed.isEmpty { sheet.isUnknown(row) }
    guard let region = region.value, let day = day.value, let marks,
      sheet.isFirst(RegionDay(region: region, day: day), &lines, row)
    else { return }
    func count(_ number: Int) -> Count { Count(number, marks.qualifier, certainty: marks.certainty) }
    if let places = places.value {
      facts.append((row.line, .crisis(.places(region: region, day: day, count: count(places)))))
    }
    if let placed = placed.value {
      facts.append((row.line, .crisis(.placed(region: region, day: day, count: count(placed)))))
    }
  }

  mutating func finish() -> [(line: Int, fact: Fact)] {
    if !sheet.has(.places), !sheet.has(.placed) {
      sheet.refuseHeader(
        "Er is geen kolom met aantallen.", expected: "Een kolom plaatsen, een kolom geplaatst, of allebei.",
        advice: "Zet een van deze namen boven de kolom met aantallen.")
    }
    return facts
  }
}

/// Reads the official table of those to be housed faster (toegewezen).
struct AssignedReader: SheetReader {
  enum Column: String, ImportColumn {
    case region = "gebied"
    case day = "dag"
    case number = "aantal"
    case qualifier = "kwalificatie"
    case certainty = "zekerheid"

    var otherNames: [String] {
      switch self {
      case .region: AreaColumnNames.region
      case .day: ["peildatum", "datum", "per"]
      case .number: ["toegewezen"]
      default: []
      }
    }
    var isNeeded: Bool { self == .region || self == .number }
    var isArea: Bool { self == .region }
  }

  static let kind = ImportKind.assigned
  static let subject = Column.region
  var sheet: Sheet<Column>
  private var facts: [(line: Int, fact: Fact)] = []
  private var lines: [RegionDay: Int] = [:]

  init(sheet: Sheet<Column>) {
    self.sheet = sheet
  }

  mutating func read(_ row: CSVTable.Row) {
    let region = sheet.neededRegion(row, .region)
    let day = sheet.rowDay(row, .day)
    let marks = sheet.marks(row, .qualifier, .certainty)
    let number = sheet.number(row, .number)
    if number.isEmpty { sheet.isUnknown(row) }
    guard let region = region.value, let day = day.value, let marks,
      sheet.isFirst(RegionDay(region: region, day: day), &lines, row), let number = number.value
    else { return }
    let count = Count(number, marks.qualifier, certainty: marks.certainty)
    facts.append((row.line, .crisis(.assigned(region: region, day: day, count: count))))
  }

  func finish() -> [(line: Int, fact: Fact)] { facts }
}

/// Reads a file with decisions about crisis places (afbouw).
struct WindDownReader: SheetReader {
  enum Column: String, ImportColumn {
    case region = "gebied"
    case day = "dag"
    case decision = "besluit"

    var otherNames: [String] {
      switch self {
      case .region: AreaColumnNames.region
      case .day: ["peildatum", "datum", "per"]
      case .decision: []
      }
    }
    var isNeeded: Bool { self == .region || self == .decision }
    var isArea: Bool { self == .region }
  }

  /// What a region can decide.
  private enum Decision: String, CaseIterable {
    case windDown = "afbouwen"
    case open
  }

  static let kind = ImportKind.windDowns
  static let subject = Column.region
  var sheet: Sheet<Column>
  private var facts: [(line: Int, fact: Fact)] = []
  private var lines: [RegionDay: Int] = [:]

  init(sheet: Sheet<Column>) {
    self.sheet = sheet
  }

  mutating func read(_ row: CSVTable.Row) {
    let region = sheet.neededRegion(row, .region)
    let day = sheet.rowDay(row, .day)
    let decision = sheet.word(row, .decision, .unreadableKind, of: Decision.allCases)
    if decision.isEmpty { sheet.isUnknown(row) }
    guard let region = region.value, let day = day.value,
      sheet.isFirst(RegionDay(region: region, day: day), &lines, row), let decision = decision.value
    else { return }
    let windDown = WindDown(region: region, day: day, isWoundDown: decision == .windDown)
    facts.append((row.line, .crisis(.windDown(windDown))))
  }

  func finish() -> [(line: Int, fact: Fact)] { facts }
}
