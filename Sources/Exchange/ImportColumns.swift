// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain

/// Which column of a table means what.
struct ImportColumns {
  private(set) var code: Int?
  private(set) var name: Int?
  /// The column with the period of each row, if there is one.
  private(set) var period: Int?
  /// Whether that column holds months, so that `7` is July.
  private(set) var isMonthColumn = false
  /// The column with the year that belongs to a half or a month.
  private(set) var year: Int?
  /// The columns with numbers: one, or in a wide table one for each period.
  private(set) var numbers: [NumberColumn] = []
  private(set) var qualifier: Int?
  private(set) var certainty: Int?
  private(set) var role: Int?
  /// The names as the file writes them.
  let headers: [String]
  private(set) var unused: [String] = []
  private(set) var faults = FaultList()

  struct NumberColumn {
    var index: Int
    var sign: Sign
    /// The period of the whole column, in a wide table.
    var period: ImportPeriod?
  }

  /// What the sign of a number means in the file.
  enum Sign {
    /// Below zero is arrears, as in a fact.
    case signed
    /// The column is arrears: a fact has the opposite sign.
    case arrears
    /// The column is advance: below zero would be said twice.
    case advance
  }

  static let codeKeys: Set = ["code", "gemeentecode", "gmcode", "gwb", "gwbcode", "regiocode", "gebiedscode"]
  static let nameKeys: Set = ["naam", "gemeente", "gemeentenaam", "gebiedsnaam", "regionaam", "regios"]
  private static let mixedKeys: Set = ["gebied"]

  /// Whether the cells look like the header of a table: one of them names the area.
  static func isHeader(_ cells: [String]) -> Bool {
    cells.contains {
      let key = Fold.key($0.prefix(60))
      return codeKeys.contains(key) || nameKeys.contains(key) || mixedKeys.contains(key)
    }
  }

  init(_ header: CSVTable.Row, kind: HousingKind, hasDefaultPeriod: Bool) {
    headers = header.cells.map { String(Fold.trimmed($0)) }
    let keys = headers.map { Self.key($0, kind) }
    var used: Set<Int> = []

    func column(_ names: Set<String>, _ meaning: String) -> Int? {
      let found = keys.indices.filter { names.contains(keys[$0]) }
      used.formUnion(found)
      if found.count > 1 { addDuplicate(found, meaning, header.line) }
      return found.first
    }
    code = column(Self.codeKeys, "de code van het gebied")
    name = column(Self.nameKeys, "de naam van het gebied")
    if let mixed = column(Self.mixedKeys, "het gebied") {
      if code == nil { code = mixed } else if name == nil { name = mixed } else { used.remove(mixed) }
    }
    qualifier = column(["kwalificatie"], "de kwalificatie")
    certainty = column(["zekerheid"], "de zekerheid")
    if kind.hasRole { role = column(["rol"], "de rol") }

    let (found, meaning) = Self.numberColumns(keys, kind)
    if found.count > 1 { addDuplicate(found.map(\.index), meaning, header.line) }
    used.formUnion(found.map(\.index))
    let wide = Self.wideColumns(headers, kind)
    if let first = found.first, let period = wide.first {
      addDuplicate([first.index, period.index], meaning, header.line)
    }
    used.formUnion(wide.map(\.index))
    numbers = found.isEmpty ? wide : Array(found.prefix(1))
    if wide.isEmpty { findPeriod(keys, kind, &used) }

    unused = headers.indices.filter { !used.contains($0) && !headers[$0].isEmpty }.map { headers[$0] }
    addMissing(kind, header.line, needsPeriod: wide.isEmpty && !hasDefaultPeriod)
  }

  /// The name of a column without regard to capitals and signs, and without words that add nothing to it.
  private static func key(_ header: String, _ kind: HousingKind) -> String {
    let key = Fold.key(header.prefix(60))
    guard let words = Fold.tokens(header.prefix(60)), words.count > 1 else { return key }
    let rest = words.filter { !fillers.contains($0) }
    return rest.count == 1 && numberNames(kind)[rest[0]] != nil ? rest[0] : key
  }

  private mutating func findPeriod(_ keys: [String], _ kind: HousingKind, _ used: inout Set<Int>) {
    let days = ["dag", "peildatum", "per", "datum"]
    let wanted: [String] =
      switch kind {
      case .target, .adjustment: ["halfjaar", "periode"]
      case .housed: ["maand", "periode", "halfjaar"]
      case .population: ["jaar", "periode"] + days
      case .balance: days + ["periode"]
      }
    guard let key = wanted.first(where: { keys.contains($0) }) else { return }
    let found = keys.indices.filter { keys[$0] == key }
    if found.count > 1 { faults.add(Self.duplicate(found.map { headers[$0] }, "de periode", nil)) }
    period = found.first
    used.formUnion(found)
    isMonthColumn = key == "maand"
    if ["halfjaar", "maand", "periode"].contains(key), kind != .population, let index = keys.firstIndex(of: "jaar") {
      year = index
      used.insert(index)
    }
  }

  /// What the column with the number may be called, and what its sign then means.
  private static func numberNames(_ kind: HousingKind) -> [String: Sign] {
    switch kind {
    case .target: ["aantal": .signed, "taakstelling": .signed]
    case .housed: ["aantal": .signed, "gehuisvest": .signed, "gerealiseerd": .signed, "realisatie": .signed]
    case .population: ["aantal": .signed, "inwoners": .signed]
    case .balance:
      ["aantal": .signed, "stand": .signed, "saldo": .signed, "voorsprong": .advance, "achterstand": .arrears]
    case .adjustment: ["aantal": .signed, "bijstelling": .signed]
    }
  }

  /// Words that say who is counted, which the kind says already: "Taakstelling vergunninghouders".
  private static let fillers: Set = [
    "aantal", "vergunninghouders", "statushouders", "personen", "op", "in", "de", "het",
  ]

  private static func numberColumns(_ keys: [String], _ kind: HousingKind) -> ([NumberColumn], meaning: String) {
    let names = numberNames(kind)
    let found = keys.indices.compactMap { index in
      names[keys[index]].map { NumberColumn(index: index, sign: $0, period: nil) }
    }
    return (found, "het aantal (\(names.keys.sorted().joined(separator: ", ")))")
  }

  /// Columns whose name is a period of the kind, alone or beside the name of the number ("Taakstelling 2022-2").
  /// Half-years beside months would count people twice: months win.
  private static func wideColumns(_ headers: [String], _ kind: HousingKind) -> [NumberColumn] {
    let names = numberNames(kind)
    let found = headers.indices.compactMap { index -> NumberColumn? in
      if let period = ImportPeriod(headers[index])?.fitted(to: kind) {
        return NumberColumn(index: index, sign: .signed, period: period)
      }
      guard headers[index].utf8.count <= 60, let words = Fold.tokens(headers[index]),
        let name = words.first(where: { names[$0] != nil })
      else { return nil }
      let rest = words.filter { $0 != name && !fillers.contains($0) }.joined(separator: " ")
      return ImportPeriod(rest)?.fitted(to: kind).map {
        NumberColumn(index: index, sign: names[name] ?? .signed, period: $0)
      }
    }
    let months = found.filter { if case .month = $0.period { true } else { false } }
    return months.isEmpty ? found : months
  }

  private mutating func addDuplicate(_ columns: [Int], _ meaning: String, _ line: Int) {
    faults.add(Self.duplicate(columns.map { headers[$0] }, meaning, line))
  }

  private static func duplicate(_ headers: [String], _ meaning: String, _ line: Int?) -> Fault {
    let names = headers.map { "‘\(Shown.text($0))’" }.joined(separator: " en ")
    return Fault(
      .duplicateColumn, place: line.map { "regel \($0)" } ?? "kop",
      problem: "De kolommen \(names) geven allebei \(meaning).", expected: "Eén kolom voor \(meaning).",
      advice: "Haal één van de kolommen weg of geef die een andere naam.")
  }

  private mutating func addMissing(_ kind: HousingKind, _ line: Int, needsPeriod: Bool) {
    if numbers.isEmpty {
      let names =
        switch kind {
        case .target: "taakstelling of aantal"
        case .housed: "gehuisvest, gerealiseerd, realisatie of aantal; of een kolom voor elke maand"
        case .population: "inwoners of aantal"
        case .balance: "stand, saldo, achterstand, voorsprong of aantal"
        case .adjustment: "bijstelling of aantal"
        }
      faults.add(
        Fault(
          .missingColumn, place: "regel \(line)", problem: "Er is geen kolom met aantallen.",
          expected: "Een kolom met de naam \(names).", advice: "Zet deze naam boven de kolom met aantallen."))
    }
    if period == nil, needsPeriod {
      let (names, example) = kind.periodNames
      faults.add(
        Fault(
          .missingPeriod, place: "regel \(line)", problem: "Er is geen kolom met de periode.",
          expected: "Een kolom met de naam \(names), bijvoorbeeld met \(example).",
          advice: "Voeg de kolom toe, of kies de periode bij het importeren."))
    }
  }
}

extension HousingKind {
  /// The Dutch names of the column with the period, and an example of its content.
  var periodNames: (columns: String, example: String) {
    switch self {
    case .target, .adjustment: ("halfjaar", "2022-2")
    case .housed: ("maand of halfjaar", "2022-07 of 2022-2")
    case .population: ("jaar", "2022")
    case .balance: ("dag", "2022-07-01")
    }
  }
}
