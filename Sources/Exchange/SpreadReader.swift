// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Office
import Territory

// What the files about the regietafel have in common.
extension Sheet {
  /// The year in which a cycle starts: of the row, or else the one chosen for the file.
  mutating func cycle(_ row: CSVTable.Row, _ column: Column) -> Reading<Int> {
    let text = text(row, column)
    if text.isEmpty || text == "-" {
      if case .year(let year)? = options.period { return .value(year) }
      return .empty
    }
    let year = text.utf8.count == 4 ? Int(text) : nil
    if let year, ReceptionFact.years.contains(year) { return .value(year) }
    refuse(
      .unreadableCycle, row, column, "‘\(Shown.text(text))’ is geen ronde.",
      expected: "Het jaar waarin de ronde begint, zoals 2024.", advice: "Schrijf het jaar met vier cijfers.")
    return .refused
  }

  /// The same for a row that must have one.
  mutating func neededCycle(_ row: CSVTable.Row, _ column: Column) -> Reading<Int> {
    need(
      cycle(row, column), .unreadableCycle, row, column,
      "Het jaar waarin de ronde begint, zoals 2024; of kies het jaar bij het importeren.")
  }

  mutating func neededDay(_ row: CSVTable.Row, _ column: Column) -> Reading<Day> {
    need(day(row, column), .missingPeriod, row, column, "Bijvoorbeeld 2024-10-30.")
  }

  mutating func neededProvince(_ row: CSVTable.Row, _ column: Column) -> Reading<AreaCode> {
    need(province(row, column), .missingArea, row, column, "Een code van PV20 tot en met PV31, of een naam.")
  }

  /// Yes or no; an empty cell means no.
  mutating func flag(_ row: CSVTable.Row, _ column: Column) -> Reading<Bool> {
    let word = word(row, column, .unreadableTableWord, of: YesNo.allCases)
    if word.isRefused { return .refused }
    return .value(word.value == .yes)
  }
}

/// The answer to a question.
private enum YesNo: String, CaseIterable {
  case yes = "ja"
  case no = "nee"
}

extension SheetReader {
  /// A year completes rows about a cycle.
  static func usesYear(_ period: ImportPeriod) -> Bool {
    if case .year = period { true } else { false }
  }
}

/// Reads a file with estimates of the places needed (ramingen, R5.2).
struct EstimateReader: SheetReader {
  enum Column: String, ImportColumn {
    case cycle = "cyclus"
    case day = "dag"
    case number = "aantal"
    case minors = "amv"
    case qualifier = "kwalificatie"
    case certainty = "zekerheid"

    var otherNames: [String] {
      switch self {
      case .cycle: ["ronde"]
      case .day: ["gepubliceerd", "datum"]
      case .number: ["raming", "capaciteitsraming"]
      default: []
      }
    }
    var isNeeded: Bool { self == .cycle || self == .day || self == .number }
    var isArea: Bool { false }
  }

  static let kind = ImportKind.estimates
  static let subject = Column.cycle
  static func uses(_ period: ImportPeriod) -> Bool { false }
  var sheet: Sheet<Column>
  private var facts: [(line: Int, fact: Fact)] = []
  private var lines: [Int: Int] = [:]

  init(sheet: Sheet<Column>) { self.sheet = sheet }

  mutating func read(_ row: CSVTable.Row) {
    let cycle = sheet.neededCycle(row, .cycle)
    let day = sheet.neededDay(row, .day)
    let marks = sheet.marks(row, .qualifier, .certainty)
    let number = sheet.number(row, .number)
    let minors = sheet.number(row, .minors)
    if number.isEmpty { sheet.isUnknown(row) }
    guard let cycle = cycle.value, let day = day.value, let marks, let number = number.value, !minors.isRefused else {
      return
    }
    if let line = lines.updateValue(row.line, forKey: cycle) {
      return sheet.refuseRepeated(row, "De ronde van \(cycle)", firstLine: line)
    }
    let places = Count(number, marks.qualifier, certainty: marks.certainty)
    facts.append(
      (
        row.line,
        .spread(.estimate(CapacityEstimate(cycle: cycle, published: day, places: places, minors: minors.value)))
      ))
  }

  func finish() -> [(line: Int, fact: Fact)] { facts }
}

/// Reads the official table of indicative numbers (indicatief, R5.3).
struct IndicativeReader: SheetReader {
  enum Column: String, ImportColumn {
    case area = "gebied"
    case cycle = "cyclus"
    case number = "aantal"
    case minors = "amv"
    case qualifier = "kwalificatie"
    case certainty = "zekerheid"

    var otherNames: [String] {
      switch self {
      case .area: AreaColumnNames.any + ["provincie", "gemeente"]
      case .cycle: ["ronde"]
      case .number: ["indicatief", "opgave", "plaatsen"]
      case .minors: ["waarvanamv"]
      default: []
      }
    }
    var isNeeded: Bool { self == .area || self == .number }
    var isArea: Bool { self == .area }
  }

  private struct Key: Hashable {
    var area: AreaCode
    var cycle: Int
  }

  static let kind = ImportKind.indicative
  static let subject = Column.area
  static func uses(_ period: ImportPeriod) -> Bool { usesYear(period) }
  var sheet: Sheet<Column>
  private var facts: [(line: Int, fact: Fact)] = []
  private var lines: [Key: Int] = [:]

  init(sheet: Sheet<Column>) { self.sheet = sheet }

  mutating func read(_ row: CSVTable.Row) {
    let cycle = sheet.neededCycle(row, .cycle)
    let days = cycle.value.map { FigurePeriod.year($0).firstDay }.map(DayText.only)
    let area = sheet.need(
      sheet.area(row, .area, of: [.municipality, .province], called: "een gemeente of provincie", in: days),
      .missingArea, row, .area, "De code of naam van een gemeente of provincie.")
    let marks = sheet.marks(row, .qualifier, .certainty)
    let number = sheet.number(row, .number)
    let minors = sheet.number(row, .minors)
    if number.isEmpty, minors.isEmpty { sheet.isUnknown(row) }
    guard let cycle = cycle.value, let area = area.value, let marks else { return }
    if let line = lines.updateValue(row.line, forKey: Key(area: area, cycle: cycle)) {
      return sheet.refuseRepeated(row, "\(sheet.areas.shown(area)) in de ronde van \(cycle)", firstLine: line)
    }
    for (measure, number) in [(Measure.indicative, number.value), (.indicativeMinors, minors.value)] {
      guard let number else { continue }
      let count = Count(number, marks.qualifier, certainty: marks.certainty)
      facts.append((row.line, .spread(.count(measure, area: area, period: .year(cycle), count: count))))
    }
  }

  func finish() -> [(line: Int, fact: Fact)] { facts }
}

/// Reads other published numbers about the regietafel (tafelcijfers): one measure, area and period in each row.
struct TableNumberReader: SheetReader {
  enum Column: String, ImportColumn {
    case measure = "grootheid"
    case area = "gebied"
    case cycle = "cyclus"
    case day = "dag"
    case number = "aantal"
    case qualifier = "kwalificatie"
    case certainty = "zekerheid"

    var otherNames: [String] {
      switch self {
      case .area: AreaColumnNames.any + ["provincie"]
      case .cycle: ["ronde"]
      case .day: ["peildatum", "datum"]
      case .number: ["plaatsen", "waarde"]
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
  }

  static let kind = ImportKind.tableNumbers
  static let subject = Column.area
  static func uses(_ period: ImportPeriod) -> Bool { usesYear(period) }
  var sheet: Sheet<Column>
  private var facts: [(line: Int, fact: Fact)] = []
  private var lines: [Key: Int] = [:]

  init(sheet: Sheet<Column>) { self.sheet = sheet }

  mutating func read(_ row: CSVTable.Row) {
    let names = Measure.spreadReported
    let measure = sheet.need(
      sheet.word(row, .measure, .unreadableMeasure, of: names), .unreadableMeasure, row, .measure,
      names.map(\.rawValue).joined(separator: ", ") + ".")
    let day = sheet.day(row, .day)
    let cycle = day.isEmpty ? sheet.neededCycle(row, .cycle) : .empty
    let period: FigurePeriod? = day.value.map { .day($0) } ?? cycle.value.map { .year($0) }
    let area = sheet.need(
      sheet.area(
        row, .area, of: [.municipality, .province, .country], called: "een gemeente, provincie of het land",
        in: period.map { DayText.only($0.firstDay) }), .missingArea, row, .area, "De code of naam van een gebied.")
    let marks = sheet.marks(row, .qualifier, .certainty)
    let number = sheet.number(row, .number)
    if number.isEmpty { sheet.isUnknown(row) }
    guard let measure = measure.value, let period, let area = area.value, let marks, let number = number.value else {
      return
    }
    if let line = lines.updateValue(row.line, forKey: Key(measure: measure, area: area, period: period)) {
      return sheet.refuseRepeated(row, "\(measure.rawValue) van \(sheet.areas.shown(area))", firstLine: line)
    }
    let count = Count(number, marks.qualifier, certainty: marks.certainty)
    facts.append((row.line, .spread(.count(measure, area: area, period: period, count: count))))
  }

  func finish() -> [(line: Int, fact: Fact)] { facts }
}
