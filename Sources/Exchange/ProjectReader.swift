// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Rulebook
import Territory

extension HomeKind {
  /// How an interim facility is shortened in lists of kinds of homes and locations.
  static let shortInterim = "tv"
}

/// Reads a file with projects for homes (woonprojecten): rows of one project are put together.
struct ProjectReader: SheetReader {
  enum Column: String, ImportColumn {
    case project
    case name = "naam"
    case municipality = "gemeente"
    case kind = "soort"
    case phase = "fase"
    case homes = "woningen"
    case group = "doelgroep"
    case people = "mensen"
    case from = "vanaf"
    case until = "tot"
    case obstacle = "knelpunt"
    case amount = "bedrag"
    case decision = "besluit"
    case certainty = "zekerheid"

    var otherNames: [String] { self == .municipality ? AreaColumnNames.municipality : [] }
    var isNeeded: Bool {
      switch self {
      case .project, .name, .municipality, .kind, .phase, .homes: true
      default: false
      }
    }
    var isArea: Bool { self == .municipality }
  }

  /// What every row of a project says the same of it.
  private struct Head {
    var name: Reading<String>
    var municipality: Reading<AreaCode>
    var kind: Reading<HomeKind>
    var phase: Reading<HomePhase>
    var homes: Reading<Int>
    var from: Reading<Day>
    var until: Reading<Day>
    var obstacle: Reading<String>
    var cents: Reading<Int>
    var decision: Reading<String>
    var certainty: Reading<Certainty>
  }

  private struct Draft {
    var line: Int
    var head: Head
    var available: Reading<Period>
    var people: [(line: Int, residents: HomeProject.Residents)] = []
  }

  static let kind = ImportKind.projects
  static let subject = Column.project
  static func uses(_ period: ImportPeriod) -> Bool { false }
  var sheet: Sheet<Column>
  private var order: [Slug] = []
  private var drafts: [Slug: Draft] = [:]

  init(sheet: Sheet<Column>) {
    self.sheet = sheet
  }

  mutating func read(_ row: CSVTable.Row) {
    let slug = sheet.need(
      sheet.slug(row, .project), .unreadableSlug, row, .project, "Een vaste korte naam, zoals hotel-de-brug.")
    var draft: Draft
    if let known = slug.value.flatMap({ drafts[$0] }) {
      draft = known
      compare(head(row, from: known.head.from), known, row)
    } else {
      let head = neededHead(row)
      let available = available(head, row)
      draft = Draft(line: row.line, head: head, available: available)
      if head.homes.isEmpty { sheet.isUnknown(row) }
      if let slug = slug.value { order.append(slug) }
    }
    readPeople(row, &draft)
    if let slug = slug.value { drafts[slug] = draft }
  }

  mutating func finish() -> [(line: Int, fact: Fact)] {
    if sheet.has(.group) != sheet.has(.people) {
      sheet.refuseHeader(
        "De kolommen doelgroep en mensen horen bij elkaar.", expected: "Allebei de kolommen, of geen van de twee.",
        advice: "Voeg de kolom toe die ontbreekt.")
    }
    return order.compactMap { slug in drafts[slug].flatMap { fact(slug, $0) } }
  }

  private func fact(_ slug: Slug, _ draft: Draft) -> (line: Int, fact: Fact)? {
    let head = draft.head
    guard let name = head.name.value, let municipality = head.municipality.value, let kind = head.kind.value,
      let phase = head.phase.value, let homes = head.homes.value, !draft.available.isRefused,
      !head.cents.isRefused, let certainty = head.certainty.orElse(sheet.options.certainty).value
    else { return nil }
    let project = HomeProject(
      id: slug, name: name, municipality: municipality, kind: kind, phase: phase, homes: homes,
      people: draft.people.map(\.residents), available: draft.available.value,
      obstacle: head.obstacle.value ?? "", cents: head.cents.value, decision: head.decision.value ?? "",
      certainty: certainty)
    return (draft.line, .homes(.project(project)))
  }
}

// The cells of a row.
extension ProjectReader {
  /// - Parameter from: the first day when this row does not say it.
  private mutating func head(_ row: CSVTable.Row, from first: Reading<Day>) -> Head {
    let name = sheet.words(row, .name)
    let from = sheet.day(row, .from)
    let municipality = sheet.municipality(row, .municipality, on: from.value ?? first.value)
    return Head(
      name: name, municipality: municipality, kind: kind(row),
      phase: sheet.word(row, .phase, .unreadableKind, of: HomePhase.allCases), homes: sheet.number(row, .homes),
      from: from, until: sheet.day(row, .until), obstacle: sheet.words(row, .obstacle),
      cents: sheet.cents(row, .amount),
      decision: sheet.words(row, .decision), certainty: sheet.certainty(row, .certainty))
  }

  /// The head of the first row of a project. Without a number of homes there is no project to record.
  private mutating func neededHead(_ row: CSVTable.Row) -> Head {
    var head = head(row, from: .empty)
    head.name = sheet.need(head.name, .nameMissing, row, .name, "De naam van het project.")
    head.municipality = sheet.need(
      head.municipality, .missingArea, row, .municipality, "De gemeente waar de woningen staan.")
    let kinds = HomeKind.allCases.map(\.rawValue).joined(separator: ", ")
    head.kind = sheet.need(head.kind, .unreadableKind, row, .kind, "Eén van: \(kinds).")
    let phases = HomePhase.allCases.map(\.rawValue).joined(separator: ", ")
    head.phase = sheet.need(head.phase, .unreadableKind, row, .phase, "Eén van: \(phases).")
    return head
  }

  private mutating func available(_ head: Head, _ row: CSVTable.Row) -> Reading<Period> {
    guard head.until.value != nil, head.from.isEmpty else {
      return sheet.period(from: head.from, until: head.until, row, .until)
    }
    return sheet.need(.empty, .missingPeriod, row, .from, "De eerste dag waarop er iemand kan wonen.")
  }

  private mutating func kind(_ row: CSVTable.Row) -> Reading<HomeKind> {
    let key = Fold.key(sheet.text(row, .kind))
    if key == HomeKind.shortInterim { return .value(.interim) }
    guard LocationKind.allCases.contains(where: { $0.rawValue == key }) else {
      return sheet.word(row, .kind, .unreadableKind, of: HomeKind.allCases)
    }
    sheet.refuse(
      .unreadableKind, row, .kind, "‘\(key)’ is een soort opvang, en geen woonplek.",
      expected: "Eén van: \(HomeKind.allCases.map(\.rawValue).joined(separator: ", ")).",
      advice: "Zet locaties van de opvang in een eigen bestand, en kies --soort locaties.")
    return .refused
  }

  private mutating func readPeople(_ row: CSVTable.Row, _ draft: inout Draft) {
    let group = sheet.word(row, .group, .unreadableGroup, of: TargetGroup.allCases)
    let people = sheet.number(row, .people)
    if people.value != nil, group.isEmpty {
      _ = sheet.need(group, .unreadableGroup, row, .group, "De doelgroep van deze mensen.")
    }
    if people.isEmpty, !group.isEmpty { sheet.isUnknown(row) }
    guard let group = group.value, let people = people.value else { return }
    if let known = draft.people.first(where: { $0.residents.group == group }) {
      return sheet.refuseRepeated(row, "De doelgroep \(group.rawValue) van dit project", firstLine: known.line)
    }
    draft.people.append((row.line, HomeProject.Residents(group: group, number: people)))
  }

  private mutating func compare(_ later: Head, _ draft: Draft, _ row: CSVTable.Row) {
    let (first, line) = (draft.head, draft.line)
    sheet.agree(first.name, later.name, .name, row, firstLine: line)
    sheet.agree(first.municipality, later.municipality, .municipality, row, firstLine: line)
    sheet.agree(first.kind, later.kind, .kind, row, firstLine: line)
    sheet.agree(first.phase, later.phase, .phase, row, firstLine: line)
    sheet.agree(first.homes, later.homes, .homes, row, firstLine: line)
    sheet.agree(first.from, later.from, .from, row, firstLine: line)
    sheet.agree(first.until, later.until, .until, row, firstLine: line)
    sheet.agree(first.obstacle, later.obstacle, .obstacle, row, firstLine: line)
    sheet.agree(first.cents, later.cents, .amount, row, firstLine: line)
    sheet.agree(first.decision, later.decision, .decision, row, firstLine: line)
    sheet.agree(first.certainty, later.certainty, usual: sheet.options.certainty, .certainty, row, firstLine: line)
  }
}
