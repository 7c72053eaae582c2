// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Rulebook
import Territory

/// Reads the scores for prosperity, education and work as CBS publishes them (ses-woa): districts and neighbourhoods
/// stand in the same table and are left out.
struct ProsperityReader: SheetReader {
  enum Column: String, ImportColumn {
    case municipality = "gemeente"
    case year = "jaar"
    case score = "ses-woa"
    case certainty = "zekerheid"

    var otherNames: [String] {
      switch self {
      case .municipality:
        [
          "gemeentecode", "gmcode", "code", "naam", "regio", "regios", "regiocode", "regiocodegemeente",
          "wijkenenbuurten", "codering", "coderingcode",
          "regioaanduidingcoderingcode",
        ]
      case .year: ["perioden", "periode"]
      case .score:
        [
          "score", "seswoascore", "gemiddeldescore", "totaalscore", "seswoatotaalscoregemiddeldescore",
          "seswoatotaalscoregemiddeldescoregetal",
        ]
      case .certainty: []
      }
    }
    var isNeeded: Bool { self == .municipality || self == .score }
    var isArea: Bool { self == .municipality }
  }

  static let kind = ImportKind.prosperity
  static let subject = Column.municipality
  static func uses(_ period: ImportPeriod) -> Bool {
    if case .year = period { true } else { false }
  }

  var sheet: Sheet<Column>
  private var facts: [(line: Int, fact: Fact)] = []
  private var lines: [Key: Int] = [:]
  private var smaller = 0

  private struct Key: Hashable {
    var municipality: AreaCode
    var year: Int
  }

  init(sheet: Sheet<Column>) {
    self.sheet = sheet
  }

  mutating func read(_ row: CSVTable.Row) {
    guard !isOtherArea(row) else {
      smaller += 1
      return
    }
    let municipality = sheet.need(
      sheet.municipality(row, .municipality, on: nil), .missingArea, row, .municipality, "Een code zoals GM0363.")
    let year = year(row)
    let certainty = sheet.certainty(row, .certainty).orElse(sheet.options.certainty)
    let score = score(row)
    if score.isEmpty { sheet.isUnknown(row) }
    guard let municipality = municipality.value, let year = year.value, let certainty = certainty.value,
      let score = score.value
    else { return }
    if let line = lines.updateValue(row.line, forKey: Key(municipality: municipality, year: year)) {
      return sheet.refuseRepeated(row, "\(sheet.areas.shown(municipality)) in \(year)", firstLine: line)
    }
    let count = Count(score, .exact, certainty: certainty)
    facts.append((row.line, .division(.score(municipality: municipality, year: year, thousandths: count))))
  }

  mutating func finish() -> [(line: Int, fact: Fact)] {
    if smaller > 0 {
      sheet.notices.append("Overgeslagen: \(smaller) regels over wijken, buurten of gebieden groter dan een gemeente.")
    }
    return facts
  }

  /// Whether the row is about a district, a neighbourhood, or something larger than a municipality. CBS writes the code of
  /// the municipality behind the name of a neighbourhood too.
  private func isOtherArea(_ row: CSVTable.Row) -> Bool {
    let cells = sheet.columns(.municipality).map { sheet.cells.text(row, $0) }.filter { !$0.isEmpty }
    if let code = cells.lazy.compactMap({ AreaCode($0) }).first, code.kind == .municipality,
      cells.contains(where: { AreaCode($0) == nil && !sheet.areas.isName($0, of: code) })
    {
      return true
    }
    return cells.contains { cell in
      let text = cell.uppercased()
      let digits = text.dropFirst(2)
      let isCode = !digits.isEmpty && digits.utf8.allSatisfy { (48...57).contains($0) }
      return text == "NL" || (isCode && ["WK", "BU", "NL", "LD", "PV", "CR", "VR"].contains(text.prefix(2)))
    }
  }

  /// The year of a row: 2021, 2021JJ00 as CBS writes it in files for programs, or 2022* when it is provisional.
  private mutating func year(_ row: CSVTable.Row) -> Reading<Int> {
    var text = sheet.text(row, .year)
    if text.isEmpty {
      if case .year(let year)? = sheet.options.period { return .value(year) }
      return sheet.need(.empty, .missingPeriod, row, .year, "Een jaar, zoals 2021.")
    }
    if text.hasSuffix("JJ00") { text = text.dropLast(4) }
    while text.hasSuffix("*") { text = text.dropLast() }
    if text.utf8.count == 4, let year = Int(text), (2000...2100).contains(year) { return .value(year) }
    sheet.refuse(
      .unreadablePeriod, row, .year, "‘\(Shown.text(text))’ is geen jaar.", expected: "Een jaar, zoals 2021.",
      advice: "Schrijf het jaar zoals in het voorbeeld.")
    return .refused
  }

  /// The score of a row in thousandths.
  private mutating func score(_ row: CSVTable.Row) -> Reading<Int> {
    let text = sheet.text(row, .score)
    // A score has no thousands, so a point can only be for decimals.
    switch CellDecimal(text, pointIsDecimal: true) {
    case .unknown: return .empty
    case .value(let score):
      let thousandths = score * Fraction(1000)
      if thousandths.denominator == 1, Int32(exactly: thousandths.numerator) != nil {
        return .value(thousandths.numerator)
      }
    case .tooLarge, .ambiguous, .unreadable: break
    }
    sheet.refuse(
      .unreadableNumber, row, .score, "‘\(Shown.text(text))’ is geen score.",
      expected: "Een getal met hoogstens drie cijfers achter de komma, zoals 0,170 of -0,026.",
      advice: "Verbeter de score.")
    return .refused
  }
}
