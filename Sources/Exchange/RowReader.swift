// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Rulebook
import Territory

/// Reads the rows under the header, one by one, and keeps what it finds.
struct RowReader {
  private let columns: ImportColumns
  private let kind: HousingKind
  private let options: ImportOptions
  private var areas: AreaReader
  private var periods: [String: ImportPeriod?] = [:]

  private var cells: CellReader
  private var facts: [(line: Int, fact: Fact)] = []
  private var lineOfKey: [FactKey: Int] = [:]
  private var linesWithoutNumber: [Int] = []
  private var linesSkipped: [Int] = []
  private var unknownNames: [Int] = []

  /// - Parameter faults: what is wrong with the rows above those to be read.
  init(columns: ImportColumns, kind: HousingKind, options: ImportOptions, territory: Territory, faults: FaultList) {
    self.columns = columns
    self.kind = kind
    self.options = options
    areas = AreaReader(territory)
    cells = CellReader(headers: columns.headers, faults: faults)
  }

  mutating func read(_ row: CSVTable.Row) {
    for fault in row.faults { cells.faults.add(fault) }
    if isBesideTheTable(row) {
      linesSkipped.append(row.line)
      return
    }
    guard cells.hasRightWidth(row) else { return }
    // Every part is read before anything is given up, so that all faults of a row are told at once.
    let candidates = area(row)
    let base = columns.numbers.contains { $0.period == nil } ? period(row) : nil
    let marks = marks(row)
    var isKnown = false
    for column in columns.numbers {
      let number = number(row, column)
      if number.isEmpty { continue }
      isKnown = true
      guard let value = number.value, let period = column.period ?? base, let candidates, let marks,
        let area = existing(candidates, in: period, row)
      else { continue }
      add(value, column, area, period, marks, row)
    }
    if !isKnown { linesWithoutNumber.append(row.line) }
  }

  /// The facts, or the faults.
  func finish(skippedTitles: [Int], headerLine: Int) throws(Faults) -> Checked {
    if let faults = cells.faults.asError { throw faults }
    guard !facts.isEmpty else {
      throw Faults(
        Fault(
          .nothingToImport, problem: "Het bestand bevat onder de kop op regel \(headerLine) geen enkel getal.",
          advice: "Controleer of u het goede bestand gekozen hebt."))
    }
    var notices = cells.notices(
      titles: skippedTitles, unused: columns.unused, skipped: linesSkipped, unknown: linesWithoutNumber)
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
    let code = cells.text(row, columns.code)
    let name = cells.text(row, columns.name)
    let label = code.isEmpty ? name : name.isEmpty ? code : ""
    let key = Fold.key(label.prefix(60))
    if ["totaal", "nederland", "eindtotaal"].contains(key) || key.hasPrefix("totaal") { return true }
    return cells.isRemark(row)
  }
}

// The area of a row.
extension RowReader {
  /// The areas that the row can be about; nil after a fault.
  private mutating func area(_ row: CSVTable.Row) -> [AreaCode]? {
    let code = cells.text(row, columns.code)
    let name = cells.text(row, columns.name)
    guard !code.isEmpty || !name.isEmpty else {
      // A cell at fault was left empty, and that fault is told already.
      guard row.faults.isEmpty else { return nil }
      cells.faults.add(
        Fault(
          .missingArea, place: "regel \(row.line)", problem: "Er staat geen gebied in deze regel.",
          expected: "Een code zoals GM0363 of de naam van een gemeente.", advice: "Vul het gebied in."))
      return nil
    }
    let column = (code.isEmpty ? columns.name : columns.code) ?? 0
    let text = code.isEmpty ? name : code
    let found = areas.areas(text, digits: !code.isEmpty)
    guard let first = found.first else {
      cells.faults.add(
        Fault(
          .unknownArea, place: cells.place(row, column), problem: "Het gebied ‘\(Shown.text(text))’ is niet bekend.",
          expected: "Een code zoals GM0363, PV27, VR13 of NL, of de naam van een gemeente.",
          advice: "Controleer de spelling, of gebruik de code van het CBS."))
      return nil
    }
    if !code.isEmpty, !name.isEmpty, !agrees(name, with: found, row) { return nil }
    if !kind.allowsLargerAreas, first.kind != .municipality {
      cells.faults.add(
        Fault(
          .areaKindNotAllowed, place: cells.place(row, column), problem: "\(areas.shown(first)) is geen gemeente.",
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
    cells.faults.add(
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
    switch areas.one(of: candidates, in: period.days, place: "regel \(row.line)") {
    case .success(let area): return area
    case .failure(let fault):
      cells.faults.add(fault)
      return nil
    }
  }
}

// Period, number and marks of a row.
extension RowReader {
  private mutating func period(_ row: CSVTable.Row) -> ImportPeriod? {
    let text = cells.text(row, columns.period)
    let column = columns.period ?? 0
    if text.isEmpty {
      if let period = options.period?.fitted(to: kind) { return period }
      guard row.faults.isEmpty else { return nil }
      cells.faults.add(
        Fault(
          .missingPeriod, place: cells.place(row, column), problem: "Er staat geen periode in deze regel.",
          expected: "Bijvoorbeeld \(kind.periodNames.example).", advice: "Vul de periode in."))
      return nil
    }
    let year = cells.text(row, columns.year)
    if let period = readPeriod(text, year: year) { return period }
    cells.faults.add(
      Fault(
        .unreadablePeriod, place: cells.place(row, column),
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

  /// The number in the cell.
  private mutating func number(_ row: CSVTable.Row, _ column: ImportColumns.NumberColumn) -> Reading<Int> {
    if kind.allowsNegative, column.sign == .signed { return cells.number(row, column.index, negative: nil) }
    guard kind.allowsNegative else { return cells.number(row, column.index) }
    return cells.number(
      row, column.index,
      negative: (
        "is onder nul. Bij een achterstand of voorsprong is dat niet duidelijk.", "Een getal van nul of meer.",
        "Gebruik een kolom ‘stand’: onder nul is achterstand."
      ))
  }

  /// Qualifier, certainty and role of the row; nil after a fault.
  private mutating func marks(_ row: CSVTable.Row) -> Marks? {
    let qualifier = cells.word(row, columns.qualifier, .unreadableQualifier, of: Qualifier.allCases)
    let certainty = cells.word(row, columns.certainty, .unreadableCertainty, of: Certainty.allCases)
    let role = cells.word(row, columns.role, .unreadableRole, of: FactRole.allCases)
    guard let qualifier = qualifier.orElse(options.qualifier).value,
      let certainty = certainty.orElse(options.certainty).value, let role = role.orElse(options.role).value
    else { return nil }
    return Marks(qualifier: qualifier, certainty: certainty, role: role)
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
      cells.faults.add(
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
    if let fact { facts.append((row.line, .housing(fact))) }
  }
}
