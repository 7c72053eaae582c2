// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Rulebook
import Territory

// What the files about money for people from Ukraine have in common.
extension Sheet {
  /// A book year: of the row, or else the one chosen for the file.
  mutating func bookYear(_ row: CSVTable.Row, _ column: Column) -> Reading<Int> {
    let text = text(row, column)
    if text.isEmpty || text == "-" {
      if case .year(let year)? = options.period { return .value(year) }
      return need(.empty, .unreadableFundingYear, row, column, "Een jaar, zoals 2022; of kies het bij het importeren.")
    }
    if text.utf8.count == 4, let year = Int(text), ReceptionFact.years.contains(year) { return .value(year) }
    refuse(
      .unreadableFundingYear, row, column, "‘\(Shown.text(text))’ is geen jaar.",
      expected: "Vier cijfers, zoals 2022.", advice: "Schrijf het jaar zo.")
    return .refused
  }

  /// A municipality that was there on some day of a period.
  mutating func neededMunicipality(_ row: CSVTable.Row, _ column: Column, in days: Period?) -> Reading<AreaCode> {
    need(
      area(row, column, of: [.municipality], called: "een gemeente", in: days), .missingArea, row, column,
      "De code of naam van een gemeente.")
  }

  mutating func fundingWord<Value: RawRepresentable<String>>(
    _ row: CSVTable.Row, _ column: Column, of choices: [Value]
  ) -> Reading<Value> {
    need(
      word(row, column, .unreadableFundingWord, of: choices), .unreadableFundingWord, row, column,
      "Eén van: \(choices.map(\.rawValue).joined(separator: ", ")).")
  }

  mutating func neededMoney(_ row: CSVTable.Row, _ column: Column) -> Reading<Money> {
    let amount = money(row, column)
    if amount.isEmpty { isUnknown(row) }
    return amount
  }
}

extension FigurePeriod {
  /// The days of a month or a year.
  fileprivate var days: Period {
    switch self {
    case .month(let month): month.period
    case .year(let year): Period(from: firstDay, until: FigurePeriod.year(year + 1).firstDay)
    case .day, .halfYear: Period(from: firstDay, until: firstDay.adding(days: 1))
    }
  }
}

/// Reads a file with amounts of months and years (bekostiging, R6.24, R6.26, R6.27).
struct FundingReader: SheetReader {
  enum Column: String, ImportColumn {
    case municipality = "gemeente"
    case item = "post"
    case period = "periode"
    case amount = "bedrag"
    case certainty = "zekerheid"

    var otherNames: [String] {
      switch self {
      case .municipality: AreaColumnNames.municipality
      case .period: ["maand", "jaar"]
      case .amount: ["euro"]
      default: []
      }
    }
    var isNeeded: Bool { self == .municipality || self == .item || self == .amount }
    var isArea: Bool { self == .municipality }
  }

  private struct Key: Hashable {
    var municipality: AreaCode
    var item: FundingItem
    var period: FigurePeriod
  }

  static let kind = ImportKind.funding
  static let subject = Column.municipality
  static func uses(_ period: ImportPeriod) -> Bool {
    switch period {
    case .month, .year: true
    case .day, .halfYear: false
    }
  }
  var sheet: Sheet<Column>
  private var facts: [(line: Int, fact: Fact)] = []
  private var lines: [Key: Int] = [:]

  init(sheet: Sheet<Column>) { self.sheet = sheet }

  mutating func read(_ row: CSVTable.Row) {
    let item = sheet.fundingWord(row, .item, of: FundingItem.allCases)
    let period = period(row, item.value)
    let municipality = sheet.neededMunicipality(row, .municipality, in: period.value?.days)
    let certainty = sheet.certainty(row, .certainty).orElse(sheet.options.certainty)
    let amount = sheet.neededMoney(row, .amount)
    guard let item = item.value, let period = period.value, let municipality = municipality.value,
      let amount = amount.value, let certainty = certainty.value
    else { return }
    let key = Key(municipality: municipality, item: item, period: period)
    if let line = lines.updateValue(row.line, forKey: key) {
      return sheet.refuseRepeated(
        row, "\(item.rawValue) van \(sheet.areas.shown(municipality)), \(period),", firstLine: line)
    }
    let content = FundingAmount(
      municipality: municipality, item: item, period: period, amount: amount, certainty: certainty)
    facts.append((row.line, .funding(.amount(content))))
  }

  /// The month or the year, as the item asks.
  private mutating func period(_ row: CSVTable.Row, _ item: FundingItem?) -> Reading<FigurePeriod> {
    let text = sheet.text(row, .period)
    let read = text.isEmpty ? sheet.options.period : ImportPeriod(text)
    let period: FigurePeriod? =
      switch read {
      case .month(let month)?: .month(month)
      case .year(let year)?: .year(year)
      default: nil
      }
    let example =
      item.map { $0.isMonthly ? "Een maand, zoals 2022-03." : "Een jaar, zoals 2022." } ?? "2022-03 of 2022."
    if text.isEmpty, period == nil { return sheet.need(.empty, .missingPeriod, row, .period, example) }
    guard let period, item.map({ $0.fits(period) }) ?? true else {
      sheet.refuse(
        period == nil ? .unreadablePeriod : .fundingPeriod, row, .period,
        "‘\(Shown.text(text))’ past niet bij deze post.", expected: example, advice: "Schrijf de periode zo.")
      return .refused
    }
    return .value(period)
  }

  func finish() -> [(line: Int, fact: Fact)] { facts }
}

/// Reads a file with steps from advance to settlement (bekostigingsstappen, R6.28, R6.29).
struct FundingStepReader: SheetReader {
  enum Column: String, ImportColumn {
    case municipality = "gemeente"
    case year = "jaar"
    case step = "stap"
    case day = "dag"
    case amount = "bedrag"

    var otherNames: [String] {
      switch self {
      case .municipality: AreaColumnNames.municipality
      case .year: ["boekjaar"]
      case .day: ["datum"]
      case .amount: ["euro"]
      case .step: []
      }
    }
    var isNeeded: Bool { self == .municipality || self == .step || self == .day }
    var isArea: Bool { self == .municipality }
  }

  static let kind = ImportKind.fundingSteps
  static let subject = Column.municipality
  static func uses(_ period: ImportPeriod) -> Bool { usesYear(period) }
  var sheet: Sheet<Column>
  private var facts: [(line: Int, fact: Fact)] = []
  private var lines: [FundingStep: Int] = [:]

  init(sheet: Sheet<Column>) { self.sheet = sheet }

  mutating func read(_ row: CSVTable.Row) {
    let year = sheet.bookYear(row, .year)
    let municipality = sheet.neededMunicipality(row, .municipality, in: year.value.map { FigurePeriod.year($0).days })
    let step = sheet.fundingWord(row, .step, of: FundingStepKind.allCases)
    let day = sheet.neededDay(row, .day)
    let amount = sheet.money(row, .amount)
    guard let year = year.value, let municipality = municipality.value, let step = step.value, let day = day.value,
      !amount.isRefused
    else { return }
    let bare = FundingStep(municipality: municipality, year: year, kind: step, day: day)
    if let line = lines.updateValue(row.line, forKey: bare) {
      return sheet.refuseRepeated(
        row, "\(step.rawValue) van \(sheet.areas.shown(municipality)) op \(day)", firstLine: line)
    }
    let content = FundingStep(municipality: municipality, year: year, kind: step, day: day, amount: amount.value)
    facts.append((row.line, .funding(.step(content))))
  }

  func finish() -> [(line: Int, fact: Fact)] { facts }
}

/// Reads a file with choices between norm amounts and actual costs (kostenkeuzes, R6.26).
struct CostChoiceReader: SheetReader {
  enum Column: String, ImportColumn {
    case municipality = "gemeente"
    case year = "jaar"
    case basis = "grondslag"
    case day = "dag"
    case reason = "reden"

    var otherNames: [String] {
      switch self {
      case .municipality: AreaColumnNames.municipality
      case .year: ["boekjaar"]
      case .basis: ["keuze"]
      case .day: ["datum"]
      case .reason: []
      }
    }
    var isNeeded: Bool { self != .year }
    var isArea: Bool { self == .municipality }
  }

  static let kind = ImportKind.costChoices
  static let subject = Column.municipality
  static func uses(_ period: ImportPeriod) -> Bool { usesYear(period) }
  var sheet: Sheet<Column>
  private var facts: [(line: Int, fact: Fact)] = []
  private var lines: [FigureReference: Int] = [:]

  init(sheet: Sheet<Column>) { self.sheet = sheet }

  mutating func read(_ row: CSVTable.Row) {
    let year = sheet.bookYear(row, .year)
    let municipality = sheet.neededMunicipality(row, .municipality, in: year.value.map { FigurePeriod.year($0).days })
    let basis = sheet.fundingWord(row, .basis, of: CostBasis.allCases)
    let day = sheet.neededDay(row, .day)
    let reason = sheet.need(sheet.words(row, .reason), .reasonMissing, row, .reason, "Waarom de gemeente dit kiest.")
    guard let year = year.value, let municipality = municipality.value, let basis = basis.value, let day = day.value,
      let reason = reason.value
    else { return }
    let content = CostChoice(municipality: municipality, year: year, basis: basis, day: day, reason: reason)
    if let line = lines.updateValue(row.line, forKey: .measure(.costDifference, municipality, .year(year))) {
      return sheet.refuseRepeated(row, "De keuze van \(sheet.areas.shown(municipality)) over \(year)", firstLine: line)
    }
    facts.append((row.line, .funding(.choice(content))))
  }

  func finish() -> [(line: Int, fact: Fact)] { facts }
}

/// Reads a file with what projects cost in a book year (transitie-uitgaven, R6.30).
struct TransitionSpendingReader: SheetReader {
  enum Column: String, ImportColumn {
    case project
    case year = "jaar"
    case investment = "investering"
    case execution = "uitvoering"
    case certainty = "zekerheid"

    var otherNames: [String] {
      switch self {
      case .year: ["boekjaar"]
      case .investment: ["bedrag"]
      default: []
      }
    }
    var isNeeded: Bool { self == .project || self == .investment }
    var isArea: Bool { false }
  }

  private struct Key: Hashable {
    var project: Slug
    var year: Int
  }

  static let kind = ImportKind.transitionSpending
  static let subject = Column.project
  static func uses(_ period: ImportPeriod) -> Bool { usesYear(period) }
  var sheet: Sheet<Column>
  private var facts: [(line: Int, fact: Fact)] = []
  private var lines: [Key: Int] = [:]

  init(sheet: Sheet<Column>) { self.sheet = sheet }

  mutating func read(_ row: CSVTable.Row) {
    let project = sheet.need(
      sheet.slug(row, .project), .unreadableSlug, row, .project, "Het kenmerk van het project, zoals kade-3.")
    let year = sheet.bookYear(row, .year)
    let investment = sheet.neededMoney(row, .investment)
    let execution = sheet.money(row, .execution)
    let certainty = sheet.certainty(row, .certainty).orElse(sheet.options.certainty)
    guard let project = project.value, let year = year.value, let investment = investment.value, !execution.isRefused,
      let certainty = certainty.value
    else { return }
    if let line = lines.updateValue(row.line, forKey: Key(project: project, year: year)) {
      return sheet.refuseRepeated(row, "'\(project)' in \(year)", firstLine: line)
    }
    let content = TransitionSpending(
      project: project, year: year, investment: investment, execution: execution.value ?? .zero, certainty: certainty)
    facts.append((row.line, .funding(.spending(content))))
  }

  func finish() -> [(line: Int, fact: Fact)] { facts }
}
