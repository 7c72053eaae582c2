// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Rulebook
import Territory

/// Reads a file with bottlenecks of the regulations for displaced people (knelpunten): one in each row.
struct BottleneckReader: SheetReader {
  enum Column: String, ImportColumn {
    case bottleneck = "knelpunt"
    case title = "titel"
    case regulation = "regeling"
    case article = "artikel"
    case theme = "thema"
    case reporter = "melder"
    case effect = "gevolg"
    case amount = "bedrag"
    case proposal = "voorstel"
    case status = "stand"
    case day = "dag"
    case outcome = "uitkomst"
    case certainty = "zekerheid"

    var otherNames: [String] { self == .day ? ["datum", "sinds"] : [] }
    var isNeeded: Bool {
      switch self {
      case .article, .amount, .proposal, .outcome, .certainty: false
      default: true
      }
    }
    var isArea: Bool { false }
  }

  static let kind = ImportKind.bottlenecks
  static let subject = Column.bottleneck
  static func uses(_ period: ImportPeriod) -> Bool { false }
  var sheet: Sheet<Column>
  private var facts: [(line: Int, fact: Fact)] = []
  private var lines: [Slug: Int] = [:]

  init(sheet: Sheet<Column>) { self.sheet = sheet }

  mutating func read(_ row: CSVTable.Row) {
    let id = sheet.need(
      sheet.slug(row, .bottleneck), .unreadableSlug, row, .bottleneck, "Een vaste korte naam, zoals leefgeld-gastgezin."
    )
    let title = neededWords(row, .title, "Waar het knelpunt over gaat.")
    let theme = neededWords(row, .theme, "Een thema, zoals leefgeld.")
    let effect = neededWords(row, .effect, "Wat er misgaat, en wat het wie kost.")
    let regulation = neededWord(row, .regulation, of: Regulation.allCases)
    let reporter = neededWord(row, .reporter, of: BottleneckReporter.allCases)
    let status = neededWord(row, .status, of: BottleneckStatus.allCases)
    let day = sheet.neededDay(row, .day)
    let amount = sheet.money(row, .amount)
    let certainty = sheet.certainty(row, .certainty).orElse(sheet.options.certainty)
    let others = [sheet.words(row, .article), sheet.words(row, .proposal), sheet.words(row, .outcome)]
    guard let id = id.value, let title = title.value, let theme = theme.value, let effect = effect.value,
      let regulation = regulation.value, let reporter = reporter.value, let status = status.value, let day = day.value,
      !amount.isRefused, let certainty = certainty.value
    else { return }
    if let line = lines.updateValue(row.line, forKey: id) {
      return sheet.refuseRepeated(row, "Het knelpunt ‘\(id)’", firstLine: line)
    }
    let bottleneck = Bottleneck(
      id: id, title: title, regulation: regulation, article: others[0].value ?? "", theme: theme, reporter: reporter,
      effect: effect, cents: amount.value?.cents, proposal: others[1].value ?? "", status: status, day: day,
      outcome: others[2].value ?? "", certainty: certainty)
    facts.append((row.line, .evaluation(.bottleneck(bottleneck))))
  }

  private mutating func neededWords(_ row: CSVTable.Row, _ column: Column, _ expected: String) -> Reading<String> {
    sheet.need(sheet.words(row, column), .nameMissing, row, column, expected)
  }

  private mutating func neededWord<Value: RawRepresentable<String>>(
    _ row: CSVTable.Row, _ column: Column, of all: [Value]
  ) -> Reading<Value> {
    sheet.need(
      sheet.word(row, column, .unreadableKind, of: all), .unreadableKind, row, column,
      "Eén van: \(all.map(\.rawValue).joined(separator: ", ")).")
  }

  mutating func finish() -> [(line: Int, fact: Fact)] { facts }
}
