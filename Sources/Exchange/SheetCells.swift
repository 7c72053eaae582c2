// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Office
import Rulebook
import Territory

// What can stand in the cells of files that are not about housing.
extension Sheet {
  /// The value, or a fault when the cell is empty; a cell at fault was left empty, and that fault is told already.
  mutating func need<Value>(
    _ reading: Reading<Value>, _ code: FaultCode, _ row: CSVTable.Row, _ column: Column, _ expected: String
  ) -> Reading<Value> {
    guard reading.isEmpty else { return reading }
    if row.faults.isEmpty {
      refuse(
        code, row, column, "Hier staat niets, maar \(column.rawValue) is nodig.", expected: expected,
        advice: "Vul \(column.rawValue) in.")
    }
    return .refused
  }

  /// A short name that stays the same.
  mutating func slug(_ row: CSVTable.Row, _ column: Column) -> Reading<Slug> {
    let text = text(row, column)
    if text.isEmpty || text == "-" { return .empty }
    if let slug = Slug(text) { return .value(slug) }
    let likely = (Fold.tokens(text) ?? []).joined(separator: "-")
    refuse(
      .unreadableSlug, row, column, "‘\(Shown.text(text))’ is geen kenmerk.",
      expected: "Hoogstens \(Slug.longest) kleine letters, cijfers en streepjes, zoals ter-apel.",
      advice: Slug(likely).map { "Schrijf bijvoorbeeld \($0)." } ?? "Schrijf het kenmerk zo.")
    return .refused
  }

  /// Words of a name or remark, in one line.
  func words(_ row: CSVTable.Row, _ column: Column) -> Reading<String> {
    let text = text(row, column)
    if text.isEmpty || text == "-" { return .empty }
    return .value(text.split { $0.isNewline || $0 == "\t" }.joined(separator: " "))
  }

  /// A day, as people write it.
  mutating func day(_ row: CSVTable.Row, _ column: Column) -> Reading<Day> {
    let text = text(row, column)
    if CellNumber(text) == .unknown { return .empty }
    if case .day(let day)? = ImportPeriod(text) { return .value(day) }
    refuse(
      .unreadablePeriod, row, column, "‘\(Shown.text(text))’ is geen dag.",
      expected: "Bijvoorbeeld 2022-03-15 of 15-3-2022.", advice: "Schrijf de dag zoals in het voorbeeld.")
    return .refused
  }

  /// The day that a row is about: its own, or else the one chosen for the file.
  mutating func rowDay(_ row: CSVTable.Row, _ column: Column) -> Reading<Day> {
    let day = day(row, column)
    guard day.isEmpty else { return day }
    if case .day(let chosen)? = options.period { return .value(chosen) }
    guard row.faults.isEmpty else { return .refused }
    refuse(
      .missingPeriod, row, column, "Er staat geen dag in deze regel.", expected: "Bijvoorbeeld 2022-03-15.",
      advice: "Vul de dag in, of kies de dag bij het importeren (peildatum).")
    return .refused
  }

  /// The days from the one up to and not including the other; a fault when the end does not come after the start.
  mutating func period(
    from: Reading<Day>, until: Reading<Day>, _ row: CSVTable.Row, _ column: Column
  ) -> Reading<Period> {
    if from.isRefused || until.isRefused { return .refused }
    guard let start = from.value else { return .empty }
    guard let end = until.value, end <= start else { return .value(Period(from: start, until: until.value)) }
    refuse(
      .datesTurned, row, column, "\(DayText.text(end)) ligt niet na het begin, \(DayText.text(start)).",
      expected: "Een dag na \(DayText.text(start)): de eerste dag waarop het niet meer geldt.",
      advice: "Verbeter een van de twee dagen.")
    return .refused
  }

  mutating func number(_ row: CSVTable.Row, _ column: Column) -> Reading<Int> {
    cells.number(row, columns(column).first)
  }

  /// An amount of money.
  mutating func money(_ row: CSVTable.Row, _ column: Column) -> Reading<Money> {
    let text = text(row, column)
    let quoted = "‘\(Shown.text(text))’"
    switch CellMoney(text) {
    case .unknown: return .empty
    case .cents(let cents): return .value(Money(cents: cents))
    case .negative: refuse(.negativeNumber, row, column, "\(quoted) is onder nul.", advice: "Verbeter het bedrag.")
    case .tooLarge: refuse(.numberTooLarge, row, column, "\(quoted) is te groot.", advice: "Verbeter het bedrag.")
    case .unreadable:
      refuse(
        .unreadableNumber, row, column, "\(quoted) is geen bedrag, of kan op twee manieren gelezen worden.",
        expected: "Euro's, zoals 1.250.000 of 1250000,50.", advice: "Schrijf het bedrag zoals in het voorbeeld.")
    }
    return .refused
  }

  mutating func word<Value: RawRepresentable<String>>(
    _ row: CSVTable.Row, _ column: Column, _ code: FaultCode, of choices: [Value]
  ) -> Reading<Value> {
    if text(row, column) == "-" { return .empty }
    return cells.word(row, columns(column).first, code, of: choices)
  }

  mutating func certainty(_ row: CSVTable.Row, _ column: Column) -> Reading<Certainty> {
    word(row, column, .unreadableCertainty, of: Certainty.allCases)
  }

  /// How the numbers of a row were given; nil after a fault.
  mutating func marks(
    _ row: CSVTable.Row, _ qualifierColumn: Column, _ certaintyColumn: Column
  ) -> (qualifier: Qualifier, certainty: Certainty)? {
    let qualifier = word(row, qualifierColumn, .unreadableQualifier, of: Qualifier.allCases)
    let certainty = certainty(row, certaintyColumn)
    guard let qualifier = qualifier.orElse(options.qualifier).value,
      let certainty = certainty.orElse(options.certainty).value
    else { return nil }
    return (qualifier, certainty)
  }

  /// Tells that two rows about one thing say different things; an empty cell says what the first row said.
  ///
  /// - Parameter usual: what an empty cell in the first row means.
  mutating func agree<Value: Equatable>(
    _ first: Reading<Value>, _ later: Reading<Value>, usual: Value? = nil, _ column: Column, _ row: CSVTable.Row,
    firstLine: Int
  ) {
    guard let value = later.value, !first.isRefused, value != first.value ?? usual else { return }
    refuse(
      .contradictingRows, row, column, "Regel \(firstLine) noemt hier iets anders dan regel \(row.line).",
      expected: "Hetzelfde als op regel \(firstLine), of een lege cel.", advice: "Maak de regels gelijk.")
  }

  /// Tells that a row says what an earlier one said already.
  mutating func refuseRepeated(_ row: CSVTable.Row, _ what: String, firstLine: Int) {
    refuse(
      .duplicateRow, row, nil, "\(what) staat ook op regel \(firstLine).", expected: "Elk gegeven één keer.",
      advice: "Haal één van de twee weg.")
  }
}

// Areas.
extension Sheet {
  /// The safety region of a row.
  mutating func region(_ row: CSVTable.Row, _ column: Column) -> Reading<AreaCode> {
    let found = candidates(row, column, "een veiligheidsregio") { areas, text, _ in areas.regions(text) }
    guard let areas = found.value else { return found.isEmpty ? .empty : .refused }
    return .value(areas[0])
  }

  /// The province of a row.
  mutating func province(_ row: CSVTable.Row, _ column: Column) -> Reading<AreaCode> {
    let found = candidates(row, column, "een provincie") { areas, text, _ in areas.provinces(text) }
    guard let areas = found.value else { return found.isEmpty ? .empty : .refused }
    return .value(areas[0])
  }

  /// The municipality of a row, which exists on `day`; without a day, one that can still exist.
  mutating func municipality(_ row: CSVTable.Row, _ column: Column, on day: Day?) -> Reading<AreaCode> {
    let found = candidates(row, column, "een gemeente") { areas, text, digits in
      areas.areas(text, digits: digits).filter { $0.kind == .municipality }
    }
    guard let candidates = found.value else { return found.isEmpty ? .empty : .refused }
    let place = place(row, column)
    let chosen =
      day.map { areas.one(of: candidates, in: DayText.only($0), place: place) }
      ?? areas.lasting(candidates).map { .success($0) } ?? .failure(areas.ambiguity(candidates, place: place))
    return reading(chosen)
  }

  /// The area of a row, which exists in the period; any area when the period could not be read.
  ///
  /// - Parameters:
  ///   - kinds: which kinds of area can be meant; a name that others have as well is theirs.
  ///   - wanted: those kinds in words.
  mutating func area(
    _ row: CSVTable.Row, _ column: Column, of kinds: [AreaKind] = AreaKind.allCases,
    called wanted: String = "een gebied",
    in days: Period?
  ) -> Reading<AreaCode> {
    let found = candidates(row, column, wanted) { areas, text, digits in
      areas.anyAreas(text, digits: digits).filter { kinds.contains($0.kind) }
    }
    guard let candidates = found.value else { return found.isEmpty ? .empty : .refused }
    guard let days else { return .value(candidates[0]) }
    return reading(areas.one(of: candidates, in: days, place: place(row, column)))
  }

  private mutating func reading(_ result: Result<AreaCode, Fault>) -> Reading<AreaCode> {
    switch result {
    case .success(let area): return .value(area)
    case .failure(let fault):
      cells.faults.add(fault)
      return .refused
    }
  }

  /// The areas that a row can be about, by the cell with a code or else by the first one with a name. Empty when none of
  /// the cells holds anything.
  private mutating func candidates(
    _ row: CSVTable.Row, _ column: Column, _ wanted: String,
    find: (inout AreaReader, Substring, Bool) -> [AreaCode]
  ) -> Reading<[AreaCode]> {
    let filled = columns(column).map { (index: $0, text: cells.text(row, $0)) }.filter { !$0.text.isEmpty }
    guard let leading = filled.first(where: { AreaCode($0.text) != nil }) ?? filled.first else { return .empty }
    let found = find(&areas, leading.text, isOfCodes(leading.index))
    guard !found.isEmpty else {
      let other = areas.anyAreas(leading.text, digits: isOfCodes(leading.index))
      if let area = other.first {
        cells.add(
          .areaKindNotAllowed, row, leading.index, "\(areas.shown(area)) is niet \(wanted).",
          expected: "Bij \(kind.rawValue) \(wanted).", advice: "Vul de code of de naam van \(wanted) in.")
      } else {
        cells.add(
          .unknownArea, row, leading.index, "Het gebied ‘\(Shown.text(leading.text))’ is niet bekend.",
          expected: "De code of de naam van \(wanted).",
          advice: "Controleer de spelling, of gebruik de code van het CBS.")
      }
      return .refused
    }
    for cell in filled where cell.index != leading.index {
      let named = find(&areas, cell.text, isOfCodes(cell.index))
      if found.contains(where: { named.contains($0) || areas.isName(cell.text, of: $0) }) { continue }
      cells.add(
        .areaMismatch, row, nil,
        "‘\(Shown.text(leading.text))’ en ‘\(Shown.text(cell.text))’ zijn niet hetzelfde gebied.",
        expected: "Een code en een naam van hetzelfde gebied.", advice: "Verbeter de code of de naam.")
      return .refused
    }
    return .value(found)
  }

  /// Whether the column holds codes, so that 363 stands for GM0363.
  private func isOfCodes(_ index: Int) -> Bool {
    let key = Fold.key(cells.headers[index])
    return key.hasSuffix("code") || key == "gwb" || key == "gebied"
  }
}

/// The names of columns with the code or the name of an area.
enum AreaColumnNames {
  static let municipality = ["gemeentecode", "gmcode", "code", "gemeentenaam"]
  static let region = [
    "veiligheidsregio", "code", "naam", "regio", "regiocode", "regionaam", "gebiedscode", "gebiedsnaam", "vrcode",
  ]
  static let any = Array(ImportColumns.codeKeys.union(ImportColumns.nameKeys)) + ["veiligheidsregio", "regio", "land"]
}
