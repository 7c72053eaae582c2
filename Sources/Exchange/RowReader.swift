// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Rulebook
import Territory

/// Reads the rows under the header, one by one, and keeps what it finds.
struct RowReader {
  private let columns: ImportColumns
  private let kind: ImportKind
  private let options: ImportOptions
  private var areas: AreaReader
  private var periods: [String: ImportPeriod?] = [:]

  private var facts: [(line: Int, fact: HousingFact)] = []
  private var faults: FaultList
  private var lineOfKey: [FactKey: Int] = [:]
  private var linesWithoutNumber: [Int] = []
  private var linesSkipped: [Int] = []
  private var unknownNames: [Int] = []

  /// - Parameter faults: what is wrong with the rows above those to be read.
  init(columns: ImportColumns, kind: ImportKind, options: ImportOptions, territory: Territory, faults: FaultList) {
    self.columns = columns
    self.kind = kind
    self.options = options
    areas = AreaReader(territory)
    self.faults = faults
  }

  mutating func read(_ row: CSVTable.Row) {
    for fault in row.faults { faults.add(fault) }
    if isBesideTheTable(row) {
      linesSkipped.append(row.line)
      return
    }
    guard hasRightWidth(row) else { return }
    // Every part is read before anything is given up, so that all faults of a row are told at once.
    let candidates = area(row)
    let base = columns.numbers.contains { $0.period == nil } ? period(row) : nil
    let marks = marks(row)
    var isKnown = false
    for column in columns.numbers {
      let number = number(row, column)
      guard let number else { continue }
      isKnown = true
      guard case .value(let value) = number, let period = column.period ?? base, let candidates, let marks,
        let area = existing(candidates, in: period, row)
      else { continue }
      add(value, column, area, period, marks, row)
    }
    if !isKnown { linesWithoutNumber.append(row.line) }
  }

  /// The facts, or the faults.
  func finish(skippedTitles: [Int], headerLine: Int) throws(Faults) -> Checked {
    if let faults = faults.asError { throw faults }
    guard !facts.isEmpty else {
      throw Faults(
        Fault(
          .nothingToImport, problem: "Het bestand bevat onder de kop op regel \(headerLine) geen enkel getal.",
          advice: "Controleer of u het goede bestand gekozen hebt."))
    }
    var notices: [String] = []
    if !skippedTitles.isEmpty {
      notices.append("Boven de kop overgeslagen: \(Shown.lines(skippedTitles)).")
    }
    if !columns.unused.isEmpty {
      let names = columns.unused.prefix(20).map { "‘\(Shown.text($0))’" }.joined(separator: ", ")
      let more = columns.unused.count > 20 ? " en nog \(columns.unused.count - 20)" : ""
      notices.append("Niet gebruikte kolommen: \(names)\(more).")
    }
    if !linesSkipped.isEmpty {
      notices.append("Overgeslagen omdat het een totaal of een toelichting is: \(Shown.lines(linesSkipped)).")
    }
    if !linesWithoutNumber.isEmpty {
      notices.append("Niet opgenomen omdat het getal niet bekend is: \(Shown.lines(linesWithoutNumber)).")
    }
    if !unknownNames.isEmpty {
      notices.append("De naam is niet herkend, de code geldt: \(Shown.lines(unknownNames)).")
    }
    return Checked(facts: facts, notices: notices)
  }
}

// The shape of a row.
extension RowReader {
  /// Totals without a code, and remarks under a table.
  private func isBesideTheTable(_ row: CSVTable.Row) -> Bool {
    let code = columns.code.map { cell(row, $0) } ?? ""
    let name = columns.name.map { cell(row, $0) } ?? ""
    let label = code.isEmpty ? name : name.isEmpty ? code : ""
    let key = Fold.key(label.prefix(60))
    if ["totaal", "nederland", "eindtotaal"].contains(key) || key.hasPrefix("totaal") { return true }
    var filled = row.cells.lazy.map(Fold.trimmed).filter { !$0.isEmpty }.makeIterator()
    guard let only = filled.next(), filled.next() == nil, columns.width > 1 else { return false }
    let remark = Fold.key(only.prefix(60))
    return ["bron", "noot", "opmerking", "toelichting", "peildatum", "totaal"].contains { remark.hasPrefix($0) }
      || only.hasPrefix("©") || only.hasPrefix("*")
  }

  private mutating func hasRightWidth(_ row: CSVTable.Row) -> Bool {
    if row.cells.count < columns.width {
      faults.add(
        Fault(
          .raggedRow, place: "regel \(row.line)",
          problem: "De regel heeft \(row.cells.count) cellen, de kop heeft er \(columns.width).",
          advice: "Vul de regel aan, of haal hem weg."))
      return false
    }
    if let extra = row.cells.dropFirst(columns.width).firstIndex(where: { !Fold.trimmed($0).isEmpty }) {
      faults.add(
        Fault(
          .raggedRow, place: "regel \(row.line), kolom \(extra + 1)",
          problem: "In deze cel staat iets, maar de kolom heeft geen naam.",
          advice: "Controleer of er een scheidingsteken te veel staat, of geef de kolom een naam."))
      return false
    }
    return true
  }

  private func cell(_ row: CSVTable.Row, _ column: Int) -> Substring {
    row.cells.indices.contains(column) ? Fold.trimmed(row.cells[column]) : ""
  }

  private func place(_ row: CSVTable.Row, _ column: Int) -> String {
    "regel \(row.line), kolom \(Shown.text(columns.headers[column]))"
  }
}

// The area of a row.
extension RowReader {
  /// The areas that the row can be about; nil after a fault.
  private mutating func area(_ row: CSVTable.Row) -> [AreaCode]? {
    let code = columns.code.map { cell(row, $0) } ?? ""
    let name = columns.name.map { cell(row, $0) } ?? ""
    guard !code.isEmpty || !name.isEmpty else {
      // A cell at fault was left empty, and that fault is told already.
      guard row.faults.isEmpty else { return nil }
      faults.add(
        Fault(
          .missingArea, place: "regel \(row.line)", problem: "Er staat geen gebied in deze regel.",
          expected: "Een code zoals GM0363 of de naam van een gemeente.", advice: "Vul het gebied in."))
      return nil
    }
    let column = (code.isEmpty ? columns.name : columns.code) ?? 0
    let text = code.isEmpty ? name : code
    let found = areas.areas(text, digits: !code.isEmpty)
    guard let first = found.first else {
      faults.add(
        Fault(
          .unknownArea, place: place(row, column), problem: "Het gebied ‘\(Shown.text(text))’ is niet bekend.",
          expected: "Een code zoals GM0363, PV27, VR13 of NL, of de naam van een gemeente.",
          advice: "Controleer de spelling, of gebruik de code van het CBS."))
      return nil
    }
    if !code.isEmpty, !name.isEmpty, !agrees(name, with: found, row) { return nil }
    if !kind.allowsLargerAreas, first.kind != .municipality {
      faults.add(
        Fault(
          .areaKindNotAllowed, place: place(row, column), problem: "\(areas.shown(first)) is geen gemeente.",
          expected: "Bij \(kind.rawValue) alleen gemeenten.", advice: "Haal de regel weg."))
      return nil
    }
    return found
  }

  private mutating func agrees(_ name: Substring, with found: [AreaCode], _ row: CSVTable.Row) -> Bool {
    if found.contains(where: { areas.isName(name, of: $0) }) { return true }
    let named = areas.areas(name, digits: false)
    if named.isEmpty {
      unknownNames.append(row.line)
      return true
    }
    if named.contains(where: { found.contains($0) }) { return true }
    faults.add(
      Fault(
        .areaMismatch, place: "regel \(row.line)",
        problem: "De code is van \(areas.shown(found[0])), maar de naam is van \(areas.shown(named[0])).",
        expected: "Een code en een naam van hetzelfde gebied.", advice: "Verbeter de code of de naam."))
    return false
  }

  /// The one area of these that exists in the period; nil after a fault.
  private mutating func existing(
    _ candidates: [AreaCode], in period: ImportPeriod, _ row: CSVTable.Row
  ) -> AreaCode? {
    let days = period.days
    let existing = candidates.filter { areas.exists($0, in: days) }
    if existing.count == 1 { return existing[0] }
    if candidates.count > 1, existing.count != 1 {
      let choice = (existing.isEmpty ? candidates : existing).map { areas.shown($0) }.joined(separator: " of ")
      faults.add(
        Fault(
          .ambiguousArea, place: "regel \(row.line)", problem: "De naam past bij meer dan één gemeente.",
          expected: "\(choice).", advice: "Zet de code van de gemeente in het bestand."))
      return nil
    }
    let absence = areas.absence(candidates[0], on: days.from)
    faults.add(
      Fault(
        .areaNotInPeriod, place: "regel \(row.line)", problem: absence.problem,
        expected: "Een gemeente die bestaat op \(DayText.text(days.from)).", advice: absence.advice))
    return nil
  }
}

// Period, number and marks of a row.
extension RowReader {
  private mutating func period(_ row: CSVTable.Row) -> ImportPeriod? {
    let text = columns.period.map { cell(row, $0) } ?? ""
    let column = columns.period ?? 0
    if text.isEmpty {
      if let period = options.period?.fitted(to: kind) { return period }
      guard row.faults.isEmpty else { return nil }
      faults.add(
        Fault(
          .missingPeriod, place: place(row, column), problem: "Er staat geen periode in deze regel.",
          expected: "Bijvoorbeeld \(kind.periodNames.example).", advice: "Vul de periode in."))
      return nil
    }
    let year = columns.year.map { cell(row, $0) } ?? ""
    if let period = readPeriod(text, year: year) { return period }
    faults.add(
      Fault(
        .unreadablePeriod, place: place(row, column),
        problem: year.isEmpty
          ? "De periode ‘\(Shown.text(text))’ is niet leesbaar."
          : "De periode ‘\(Shown.text(text))’ past niet bij het jaar ‘\(Shown.text(year))’.",
        expected: "Bijvoorbeeld \(kind.periodNames.example).", advice: "Schrijf de periode zoals in het voorbeeld."))
    return nil
  }

  private mutating func readPeriod(_ text: Substring, year: Substring) -> ImportPeriod? {
    let key = "\(text)\n\(year)"
    if let known = periods[key] { return known }
    var year = String(year)
    if year.isEmpty, case .year(let chosen) = options.period { year = String(chosen) }
    let isMonth = columns.isMonthColumn
    var period = ImportPeriod(text, monthColumn: isMonth)?.fitted(to: kind)
    if period == nil, !year.isEmpty {
      period = ImportPeriod("\(year) \(text)", monthColumn: isMonth)?.fitted(to: kind)
    } else if let found = period, columns.year != nil, !year.isEmpty, year != String(found.days.from.year) {
      period = nil
    }
    periods[key] = .some(period)
    return period
  }

  /// The number in the cell; nil when it is not known, `unreadable` after a fault.
  private mutating func number(_ row: CSVTable.Row, _ column: ImportColumns.NumberColumn) -> CellNumber? {
    let text = cell(row, column.index)
    let number = CellNumber(text)
    let quoted = "‘\(Shown.text(text))’"
    let fault: (code: FaultCode, problem: String, expected: String, advice: String)
    switch number {
    case .unknown: return nil
    case .value(let value):
      guard value < 0, !kind.allowsNegative || column.sign != .signed else { return number }
      fault =
        kind.allowsNegative
        ? (
          .negativeNumber, "\(quoted) is onder nul. Bij een achterstand of voorsprong is dat niet duidelijk.",
          "Een getal van nul of meer.", "Gebruik een kolom ‘stand’: onder nul is achterstand."
        )
        : (.negativeNumber, "\(quoted) is onder nul.", "Een getal van nul of meer.", "Verbeter het getal.")
    case .fractional:
      fault = (
        .fractionalPeople, "\(quoted) is geen heel getal, of kan op twee manieren gelezen worden.",
        "Een heel getal, zoals 1900 of 1.900.", "Schrijf het getal zonder decimalen."
      )
    case .tooLarge:
      fault = (.numberTooLarge, "\(quoted) is te groot.", "Een aantal mensen.", "Verbeter het getal.")
    case .unreadable:
      fault = (
        .unreadableNumber, "\(quoted) is geen getal.", "Een heel getal; leeg, - of x als het niet bekend is.",
        "Verbeter het getal. Woorden zoals ‘circa’ horen in de kolom kwalificatie."
      )
    }
    faults.add(
      Fault(
        fault.code, place: place(row, column.index), problem: fault.problem, expected: fault.expected,
        advice: fault.advice))
    return .unreadable
  }

  /// Qualifier, certainty and role of the row; nil after a fault.
  private mutating func marks(_ row: CSVTable.Row) -> Marks? {
    let qualifier = mark(row, columns.qualifier, .unreadableQualifier, options.qualifier)
    let certainty = mark(row, columns.certainty, .unreadableCertainty, options.certainty)
    let role = mark(row, columns.role, .unreadableRole, options.role)
    guard let qualifier, let certainty, let role else { return nil }
    return Marks(qualifier: qualifier, certainty: certainty, role: role)
  }

  private mutating func mark<Value: RawRepresentable<String> & CaseIterable>(
    _ row: CSVTable.Row, _ column: Int?, _ code: FaultCode, _ whenEmpty: Value
  ) -> Value? {
    guard let column else { return whenEmpty }
    let text = cell(row, column)
    if text.isEmpty { return whenEmpty }
    let key = Fold.key(text)
    if let value = Value.allCases.first(where: { Fold.key($0.rawValue) == key }) { return value }
    faults.add(
      Fault(
        code, place: place(row, column), problem: "‘\(Shown.text(text))’ is hier niet bekend.",
        expected: "Eén van: \(Value.allCases.map(\.rawValue).joined(separator: ", ")).",
        advice: "Kies een woord uit de lijst, of laat de cel leeg."))
    return nil
  }

  private struct Marks {
    var qualifier: Qualifier
    var certainty: Certainty
    var role: FactRole
  }

  private mutating func add(
    _ value: Int, _ column: ImportColumns.NumberColumn, _ area: AreaCode, _ period: ImportPeriod, _ marks: Marks,
    _ row: CSVTable.Row
  ) {
    let key = FactKey(area: area, period: period, role: marks.role)
    if let line = lineOfKey.updateValue(row.line, forKey: key) {
      faults.add(
        Fault(
          .duplicateRow, place: "regel \(row.line)",
          problem: "\(areas.shown(area)), \(period.shown) staat ook op regel \(line).",
          expected: "Eén getal voor elk gebied en elke periode.", advice: "Haal één van de twee weg."))
      return
    }
    let isArrears = column.sign == .arrears
    let count = Count(
      isArrears ? -value : value, isArrears ? marks.qualifier.negated : marks.qualifier, certainty: marks.certainty)
    let fact: HousingFact? =
      switch (kind, period) {
      case (.target, .halfYear(let half)): .target(area: area, halfYear: half, count: count, role: marks.role)
      case (.adjustment, .halfYear(let half)): .adjustment(area: area, halfYear: half, count: count)
      case (.housed, .halfYear(let half)): .housed(area: area, period: .halfYear(half), count: count, role: marks.role)
      case (.housed, .month(let month)): .housed(area: area, period: .month(month), count: count, role: marks.role)
      case (.balance, .day(let day)): .balance(area: area, day: day, count: count, role: marks.role)
      case (.population, .year(let year)): .population(area: area, year: year, count: count)
      default: nil
      }
    if let fact { facts.append((row.line, fact)) }
  }
}
