// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Office
import Rulebook
import Territory

/// Reads a file with decisions about rungs (treden): one decision in a row.
struct RungReader: SheetReader {
  enum Column: String, ImportColumn {
    case municipality = "gemeente"
    case task = "onderwerp"
    case rung = "trede"
    case day = "dag"
    case authority = "wie"
    case reason = "reden"
    case term = "termijn"
    case urgency = "spoed"
    case certainty = "zekerheid"

    var otherNames: [String] {
      switch self {
      case .municipality: AreaColumnNames.municipality
      case .day: ["datum", "besluitdatum"]
      case .authority: ["besluitdoor"]
      default: []
      }
    }
    var isNeeded: Bool {
      switch self {
      case .municipality, .rung, .day, .authority, .reason: true
      default: false
      }
    }
    var isArea: Bool { self == .municipality }
  }

  static let kind = ImportKind.rungs
  static let subject = Column.municipality
  var sheet: Sheet<Column>
  private var facts: [(line: Int, fact: Fact)] = []

  init(sheet: Sheet<Column>) {
    self.sheet = sheet
  }

  mutating func read(_ row: CSVTable.Row) {
    let day = sheet.rowDay(row, .day)
    let file = sheet.file(row, .municipality, .task, on: day.value)
    let rung = sheet.need(
      self.rung(row), .unreadableLadderWord, row, .rung, "Een getal van 0 tot en met 6.")
    let authority = sheet.need(
      sheet.word(row, .authority, .unreadableLadderWord, of: SupervisionAuthority.allCases), .unreadableLadderWord, row,
      .authority, "Eén van: \(SupervisionAuthority.allCases.map(\.rawValue).joined(separator: ", ")).")
    let reason = sheet.need(sheet.words(row, .reason), .decisionWithoutReason, row, .reason, "Waarom dit is besloten.")
    let term = sheet.day(row, .term)
    let urgency = sheet.words(row, .urgency)
    let certainty = sheet.certainty(row, .certainty).orElse(sheet.options.certainty)
    guard let file = file.value, let day = day.value, let rung = rung.value, let authority = authority.value,
      let reason = reason.value, !term.isRefused, let certainty = certainty.value
    else { return }
    let decision = RungDecision(
      file: file, rung: rung, day: day, authority: authority, reason: reason, term: term.value,
      urgency: urgency.value, certainty: certainty)
    facts.append((row.line, .supervision(.decision(decision))))
  }

  private mutating func rung(_ row: CSVTable.Row) -> Reading<Rung> {
    let number = sheet.number(row, .rung)
    guard let value = number.value else { return number.isEmpty ? .empty : .refused }
    if let rung = Rung(rawValue: value) { return .value(rung) }
    sheet.refuse(
      .unreadableLadderWord, row, .rung, "Trede \(value) bestaat niet.", expected: "Een getal van 0 tot en met 6.",
      advice: "Verbeter de trede.")
    return .refused
  }

  func finish() -> [(line: Int, fact: Fact)] { facts }
}

/// Reads a file that puts arrears down to causes (toeschrijving): the arrears of one municipality on one day in a row, with
/// a column for each cause.
struct AttributionReader: SheetReader {
  enum Column: String, ImportColumn {
    case municipality = "gemeente"
    case task = "onderwerp"
    case reference = "peildatum"
    case noCandidates = "geenKandidaten"
    case noHome = "geenWoning"
    case wrongSize = "verkeerdeMaat"
    case refused = "geweigerd"
    case late = "teLaat"
    case administrative = "administratief"
    case certainty = "zekerheid"

    var otherNames: [String] {
      switch self {
      case .municipality: AreaColumnNames.municipality
      case .reference: ["dag", "datum", "per"]
      default: []
      }
    }
    var isNeeded: Bool { self == .municipality }
    var isArea: Bool { self == .municipality }

    /// The cause that the column counts; nil for the other columns.
    var cause: ArrearsCause? {
      switch self {
      case .noCandidates: .noCandidates
      case .noHome: .noHome
      case .wrongSize: .wrongSize
      case .refused: .refused
      case .late: .late
      case .administrative: .administrative
      case .municipality, .task, .reference, .certainty: nil
      }
    }
  }

  /// What is said once in a file: the arrears of one municipality on one day.
  private struct Key: Hashable {
    var file: SupervisionFile
    var reference: Day
  }

  static let kind = ImportKind.attribution
  static let subject = Column.municipality
  var sheet: Sheet<Column>
  private var facts: [(line: Int, fact: Fact)] = []
  private var lines: [Key: Int] = [:]

  init(sheet: Sheet<Column>) {
    self.sheet = sheet
  }

  mutating func read(_ row: CSVTable.Row) {
    let day = sheet.rowDay(row, .reference)
    let file = sheet.file(row, .municipality, .task, on: day.value)
    let certainty = sheet.certainty(row, .certainty).orElse(sheet.options.certainty)
    var parts: [ArrearsAttribution.Part] = []
    var isReadable = true
    for column in Column.allCases {
      guard let cause = column.cause else { continue }
      let number = sheet.number(row, column)
      if number.isRefused { isReadable = false }
      if let people = number.value { parts.append(ArrearsAttribution.Part(cause: cause, people: people)) }
    }
    if parts.isEmpty, isReadable { sheet.isUnknown(row) }
    guard let file = file.value, let day = day.value, let certainty = certainty.value, isReadable, !parts.isEmpty else {
      return
    }
    if let line = lines.updateValue(row.line, forKey: Key(file: file, reference: day)) {
      let what = "De achterstand van \(sheet.areas.shown(file.municipality)) op \(DayText.text(day))"
      return sheet.refuseRepeated(row, what, firstLine: line)
    }
    let attribution = ArrearsAttribution(file: file, reference: day, parts: parts, certainty: certainty)
    facts.append((row.line, .supervision(.attribution(attribution))))
  }

  mutating func finish() -> [(line: Int, fact: Fact)] {
    if !Column.allCases.contains(where: { $0.cause != nil && sheet.has($0) }) {
      let names = Column.allCases.filter { $0.cause != nil }.map(\.rawValue).joined(separator: ", ")
      sheet.refuseHeader(
        "Er is geen kolom met een oorzaak.", expected: "Eén of meer van: \(names).",
        advice: "Zet de naam van een oorzaak boven elke kolom met aantallen.")
    }
    return facts
  }
}

extension Sheet {
  /// The file that a row is about: a municipality which exists on `day`, and the duty, which is housing unless said
  /// otherwise.
  mutating func file(
    _ row: CSVTable.Row, _ municipalityColumn: Column, _ taskColumn: Column, on day: Day?
  ) -> Reading<SupervisionFile> {
    let municipality = need(
      municipality(row, municipalityColumn, on: day), .missingArea, row, municipalityColumn,
      "De naam of de code van de gemeente.")
    let task = word(row, taskColumn, .unreadableLadderWord, of: SupervisedTask.allCases).orElse(.housing)
    guard let municipality = municipality.value, let task = task.value else { return .refused }
    return .value(SupervisionFile(task, municipality))
  }
}
