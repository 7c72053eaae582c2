// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Rulebook
import Territory

/// Reads a file with projects to make buildings ready (transitieprojecten, R6.25): a later row of a project adds a
/// supplementary request.
struct TransitionProjectReader: SheetReader {
  enum Column: String, ImportColumn {
    case project
    case municipality = "gemeente"
    case description = "omschrijving"
    case parties = "betrokkenen"
    case places = "plekken"
    case budget = "begroting"
    case depreciation = "afschrijving"
    case from = "vanaf"
    case until = "tot"
    case applied = "aanvraag"
    case supplementDay = "aanvullingDag"
    case supplement = "aanvulling"
    case certainty = "zekerheid"

    var otherNames: [String] { self == .municipality ? AreaColumnNames.municipality : [] }
    var isNeeded: Bool {
      switch self {
      case .project, .municipality, .description, .parties, .places, .budget, .from: true
      default: false
      }
    }
    var isArea: Bool { self == .municipality }
    /// Whether each row of a project may say something else.
    var isOfRow: Bool { self == .supplementDay || self == .supplement }
  }

  static let kind = ImportKind.transitionProjects
  static let subject = Column.project
  static func uses(_ period: ImportPeriod) -> Bool { false }
  var sheet: Sheet<Column>
  private var order: [Slug] = []
  private var drafts: [Slug: (row: CSVTable.Row, project: TransitionProject?)] = [:]

  init(sheet: Sheet<Column>) { self.sheet = sheet }

  mutating func read(_ row: CSVTable.Row) {
    let slug = sheet.need(
      sheet.slug(row, .project), .unreadableSlug, row, .project, "Een vaste korte naam, zoals kade-3.")
    let supplement = supplement(row)
    guard let slug = slug.value else { return }
    if let known = drafts[slug] {
      for column in Column.allCases where !column.isOfRow {
        sheet.agree(
          sheet.words(known.row, column), sheet.words(row, column), column, row, firstLine: known.row.line)
      }
    } else {
      order.append(slug)
      drafts[slug] = (row, project(slug, row))
    }
    if let supplement { drafts[slug]?.project?.supplements.append(supplement) }
  }

  private mutating func project(_ slug: Slug, _ row: CSVTable.Row) -> TransitionProject? {
    let from = sheet.need(sheet.day(row, .from), .missingPeriod, row, .from, "De eerste dag van het project.")
    let period = sheet.period(from: from, until: sheet.day(row, .until), row, .until)
    let municipality = sheet.need(
      sheet.municipality(row, .municipality, on: from.value), .missingArea, row, .municipality,
      "De gemeente van het project.")
    let description = sheet.need(
      sheet.words(row, .description), .nameMissing, row, .description, "Wat er gemaakt wordt.")
    let parties = sheet.need(sheet.words(row, .parties), .nameMissing, row, .parties, "Welke organisaties meedoen.")
    let places = sheet.need(sheet.number(row, .places), .unreadableNumber, row, .places, "Het aantal plekken.")
    let budget = sheet.need(sheet.money(row, .budget), .unreadableNumber, row, .budget, "Een bedrag in euro.")
    let years = sheet.number(row, .depreciation)
    let applied = sheet.day(row, .applied)
    let certainty = sheet.certainty(row, .certainty).orElse(sheet.options.certainty)
    guard let period = period.value, let municipality = municipality.value, let description = description.value,
      let parties = parties.value, let places = places.value, let budget = budget.value, !years.isRefused,
      !applied.isRefused, let certainty = certainty.value
    else { return nil }
    return TransitionProject(
      id: slug, municipality: municipality, description: description, parties: parties, places: places, budget: budget,
      depreciationYears: years.value, period: period, applied: applied.value, certainty: certainty)
  }

  private mutating func supplement(_ row: CSVTable.Row) -> TransitionProject.Supplement? {
    let day = sheet.day(row, .supplementDay)
    let amount = sheet.money(row, .supplement)
    if !amount.isEmpty, day.isEmpty {
      _ = sheet.need(day, .missingPeriod, row, .supplementDay, "De dag van het aanvullende verzoek.")
    }
    if !day.isEmpty, amount.isEmpty {
      _ = sheet.need(amount, .unreadableNumber, row, .supplement, "Het bedrag van het aanvullende verzoek.")
    }
    guard let day = day.value, let amount = amount.value else { return nil }
    return TransitionProject.Supplement(day: day, amount: amount)
  }

  func finish() -> [(line: Int, fact: Fact)] {
    order.compactMap { slug in
      drafts[slug].flatMap { draft in draft.project.map { (draft.row.line, .funding(.project($0))) } }
    }
  }
}
