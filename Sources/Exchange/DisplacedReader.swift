// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Office
import Rulebook
import Territory

/// Reads a file with places for displaced people and where they are (oekraine): an area on a day in each row, or a
/// municipality in a month.
struct DisplacedReader: SheetReader {
  enum Column: String, ImportColumn {
    case area = "gebied"
    case day = "dag"
    case month = "maand"
    case registered = "ingeschreven"
    case places = "plaatsen"
    case occupied = "bezet"
    case privately = "particulier"
    case privateMonths = "persoonmaanden"
    case expected = "verwacht"
    case expectedDay = "verwachtPer"
    case free = "vrij"
    case elsewhere = "elders"
    case reason = "reden"
    case qualifier = "kwalificatie"
    case certainty = "zekerheid"
    case role = "rol"

    var otherNames: [String] {
      switch self {
      case .area: AreaColumnNames.any + ["gemeente"]
      case .day: ["peildatum", "datum", "per"]
      case .registered: ["brp", "inbrp"]
      case .places: ["capaciteit", "gerealiseerd"]
      case .occupied: ["bezetting", "ingemeentelijkeopvang"]
      case .privately: ["particuliereopvang"]
      case .expectedDay: ["verwachtper", "verwachtop"]
      default: []
      }
    }
    var isNeeded: Bool { self == .area }
    var isArea: Bool { self == .area }
  }

  /// The columns with a number on the day of the row.
  private static let onDay: [(column: Column, measure: Measure)] = [
    (.registered, .displacedRegistered), (.places, .displacedPlaces), (.occupied, .displacedOccupied),
    (.privately, .displacedPrivate), (.free, .displacedFree), (.elsewhere, .displacedElsewhere),
  ]

  private struct Key: Hashable {
    var measure: Measure
    var area: AreaCode
    var period: FigurePeriod
    var role: FactRole
  }

  static let kind = ImportKind.displaced
  static let subject = Column.area
  var sheet: Sheet<Column>
  private var facts: [(line: Int, fact: Fact)] = []
  private var lines: [Key: Int] = [:]

  init(sheet: Sheet<Column>) {
    self.sheet = sheet
  }

  mutating func read(_ row: CSVTable.Row) {
    let numbers = DisplacedReader.onDay.map { (measure: $0.measure, number: sheet.number(row, $0.column)) }
    let months = sheet.number(row, .privateMonths)
    let expected = sheet.number(row, .expected)
    let reason = sheet.words(row, .reason)
    let isOnDay = numbers.contains { !$0.number.isEmpty } || !expected.isEmpty || !reason.isEmpty
    if !isOnDay, months.isEmpty { return sheet.isUnknown(row) }
    let day = isOnDay ? sheet.rowDay(row, .day) : .empty
    let month = months.isEmpty ? .empty : self.month(row)
    let from = expected.isEmpty ? .empty : expectedDay(row, after: day)
    let days = day.value.map(DayText.only) ?? month.value.map { DayText.only($0.firstDay) }
    let area = sheet.need(
      sheet.area(
        row, .area, of: [.municipality, .safetyRegion, .country], called: "een gemeente, veiligheidsregio of het land",
        in: days), .missingArea, row, .area, "Een code zoals GM0363, VR13 of NL, of een naam.")
    let marks = sheet.marks(row, .qualifier, .certainty)
    let role = sheet.word(row, .role, .unreadableRole, of: FactRole.allCases).orElse(sheet.options.role)
    guard let area = area.value, let marks, let role = role.value else { return }
    func count(_ number: Int) -> Count { Count(number, marks.qualifier, certainty: marks.certainty) }
    for (measure, number) in numbers {
      guard let number = number.value, let day = day.value else { continue }
      add(Key(measure: measure, area: area, period: .day(day), role: role), count(number), row)
    }
    if let number = months.value, let month = month.value {
      add(Key(measure: .displacedPrivateMonths, area: area, period: .month(month), role: role), count(number), row)
    }
    if let number = expected.value, let from = from.value {
      add(Key(measure: .displacedExpected, area: area, period: .day(from), role: role), count(number), row)
    }
    if let reason = reason.value, let day = day.value {
      facts.append((row.line, .displaced(.excess(ExcessReason(area: area, day: day, reason: reason)))))
    }
  }

  func finish() -> [(line: Int, fact: Fact)] { facts }

  private mutating func add(_ key: Key, _ count: Count, _ row: CSVTable.Row) {
    guard key.measure.fitsDisplaced(key.area.kind, key.period) else {
      return sheet.refuse(
        .displacedNotReported, row, .area,
        "\(key.measure.rawValue) van \(sheet.areas.shown(key.area)) wordt niet gemeld.",
        expected: "Persoonmaanden van een gemeente; vrij en elders alleen van het land.",
        advice: "Haal het getal weg, of kijk het gebied na.")
    }
    if let line = lines.updateValue(row.line, forKey: key) {
      return sheet.refuseRepeated(
        row, "\(key.measure.rawValue) van \(sheet.areas.shown(key.area)), \(key.period)", firstLine: line)
    }
    facts.append(
      (row.line, .displaced(.count(key.measure, area: key.area, period: key.period, count: count, role: key.role))))
  }

  /// The month in which people were given a benefit.
  private mutating func month(_ row: CSVTable.Row) -> Reading<Month> {
    let text = sheet.text(row, .month)
    guard !text.isEmpty else {
      return sheet.need(.empty, .missingPeriod, row, .month, "De maand van de persoonmaanden, zoals 2022-07.")
    }
    if case .month(let month)? = ImportPeriod(text, monthColumn: true) { return .value(month) }
    sheet.refuse(
      .unreadablePeriod, row, .month, "‘\(Shown.text(text))’ is geen maand.", expected: "Bijvoorbeeld 2022-07.",
      advice: "Schrijf de maand zoals in het voorbeeld.")
    return .refused
  }

  /// The day on which expected places are to be there, after the day of the row.
  private mutating func expectedDay(_ row: CSVTable.Row, after day: Reading<Day>) -> Reading<Day> {
    let from = sheet.need(
      sheet.day(row, .expectedDay), .expectedWithoutDay, row, .expectedDay, "De dag waarop de plaatsen er zijn.")
    guard let start = from.value, let day = day.value, start <= day else { return from }
    sheet.refuse(
      .expectedWithoutDay, row, .expectedDay, "\(DayText.text(start)) ligt niet na de dag van de melding.",
      expected: "Een dag na \(DayText.text(day)).",
      advice: "Kijk de dag na. Zijn de plaatsen er al? Meld ze bij plaatsen.")
    return .refused
  }
}
