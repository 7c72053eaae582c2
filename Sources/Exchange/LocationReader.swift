// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Rulebook
import Territory

/// Reads a file with reception locations (locaties): rows of one location are put together.
struct LocationReader: SheetReader {
  enum Column: String, ImportColumn {
    case location = "locatie"
    case name = "naam"
    case municipality = "gemeente"
    case kind = "soort"
    case runner = "beheerder"
    case hub = "hoofdlocatie"
    case opening
    case closing = "sluiting"
    case places = "plaatsen"
    case contractFrom = "contractVanaf"
    case contractUntil = "contractTot"
    case group = "doelgroep"
    case groupPlaces = "doelgroepPlaatsen"
    case groupFrom = "doelgroepVanaf"
    case groupUntil = "doelgroepTot"
    case certainty = "zekerheid"

    var otherNames: [String] { self == .municipality ? AreaColumnNames.municipality : [] }
    var isNeeded: Bool {
      switch self {
      case .location, .name, .municipality, .kind, .opening, .places, .contractFrom: true
      default: false
      }
    }
    var isArea: Bool { self == .municipality }
  }

  /// What every row of a location says the same of it.
  private struct Head {
    var name: Reading<String>
    var municipality: Reading<AreaCode>
    var kind: Reading<LocationKind>
    var runner: Reading<LocationRunner>
    var hub: Reading<Slug>
    var opening: Reading<Day>
    var closing: Reading<Day>
    var certainty: Reading<Certainty>
  }

  private struct Draft {
    var line: Int
    var head: Head
    var open: Reading<Period>
    /// The days of the contract of the row before.
    var period: Reading<Period> = .empty
    var contracts: [(line: Int, contract: Location.Contract)] = []
    var shares: [(line: Int, share: Location.Share)] = []
  }

  static let kind = ImportKind.locations
  static let subject = Column.location
  static func uses(_ period: ImportPeriod) -> Bool { false }
  var sheet: Sheet<Column>
  private var order: [Slug] = []
  private var drafts: [Slug: Draft] = [:]

  init(sheet: Sheet<Column>) {
    self.sheet = sheet
  }

  mutating func read(_ row: CSVTable.Row) {
    let slug = sheet.need(
      sheet.slug(row, .location), .unreadableSlug, row, .location, "Een vaste korte naam, zoals ter-apel.")
    var draft: Draft
    if let known = slug.value.flatMap({ drafts[$0] }) {
      draft = known
      compare(head(row, opening: known.head.opening), known, row)
    } else {
      let head = neededHead(row)
      let open = sheet.period(from: head.opening, until: head.closing, row, .closing)
      draft = Draft(line: row.line, head: head, open: open)
      if let slug = slug.value { order.append(slug) }
    }
    readContract(row, &draft)
    readShare(row, &draft)
    if let slug = slug.value { drafts[slug] = draft }
  }

  mutating func finish() -> [(line: Int, fact: Fact)] {
    if sheet.has(.group), !sheet.has(.groupPlaces) {
      sheet.refuseHeader(
        "De kolom doelgroepPlaatsen ontbreekt.", expected: "Een kolom doelgroepPlaatsen naast de kolom doelgroep.",
        advice: "Voeg de kolom toe, of haal de kolom doelgroep weg.")
    }
    let facts = order.compactMap { slug in drafts[slug].flatMap { fact(slug, $0) } }
    let bare = order.filter { drafts[$0]?.contracts.isEmpty == true }.map(\.text)
    if !bare.isEmpty {
      let names = bare.prefix(20).joined(separator: ", ") + (bare.count > 20 ? " en nog \(bare.count - 20)" : "")
      sheet.notices.append("Zonder contract opgenomen, en dus zonder plaatsen: \(names).")
    }
    return facts
  }

  private func fact(_ slug: Slug, _ draft: Draft) -> (line: Int, fact: Fact)? {
    let head = draft.head
    guard let name = head.name.value, let municipality = head.municipality.value, let kind = head.kind.value,
      let runner = head.runner.orElse(.coa).value, !head.hub.isRefused, let open = draft.open.value,
      let certainty = head.certainty.orElse(sheet.options.certainty).value
    else { return nil }
    let location = Location(
      id: slug, name: name, municipality: municipality, kind: kind, runner: runner, hub: head.hub.value, open: open,
      contracts: draft.contracts.map(\.contract), shares: draft.shares.map(\.share), certainty: certainty)
    return (draft.line, .reception(.location(location)))
  }
}

// What is said of the location itself.
extension LocationReader {
  /// - Parameter opening: the day of opening when this row does not say it.
  private mutating func head(_ row: CSVTable.Row, opening first: Reading<Day>) -> Head {
    let name = sheet.words(row, .name)
    let opening = sheet.day(row, .opening)
    let closing = sheet.day(row, .closing)
    let municipality = sheet.municipality(row, .municipality, on: opening.value ?? first.value)
    return Head(
      name: name, municipality: municipality, kind: kind(row),
      runner: sheet.word(row, .runner, .unreadableKind, of: LocationRunner.allCases), hub: sheet.slug(row, .hub),
      opening: opening, closing: closing, certainty: sheet.certainty(row, .certainty))
  }

  /// The head of the first row of a location, in which nothing that is needed may be missing.
  private mutating func neededHead(_ row: CSVTable.Row) -> Head {
    var head = head(row, opening: .empty)
    head.name = sheet.need(head.name, .nameMissing, row, .name, "De naam van de locatie.")
    head.municipality = sheet.need(
      head.municipality, .missingArea, row, .municipality, "De gemeente waar de locatie staat.")
    head.kind = sheet.need(head.kind, .unreadableKind, row, .kind, "Bijvoorbeeld azc of no.")
    head.opening = sheet.need(head.opening, .missingPeriod, row, .opening, "De eerste dag waarop de locatie open is.")
    return head
  }

  private mutating func kind(_ row: CSVTable.Row) -> Reading<LocationKind> {
    let key = Fold.key(sheet.text(row, .kind))
    guard key == HomeKind.shortInterim || HomeKind.allCases.contains(where: { $0.rawValue == key }) else {
      return sheet.word(row, .kind, .unreadableKind, of: LocationKind.allCases)
    }
    sheet.refuse(
      .unreadableKind, row, .kind, "‘\(key)’ is een soort woonplek, en geen opvang.",
      expected: "Eén van: \(LocationKind.allCases.map(\.rawValue).joined(separator: ", ")).",
      advice: "Zet woonplekken in een eigen bestand, en kies --soort woonprojecten.")
    return .refused
  }

  private mutating func compare(_ later: Head, _ draft: Draft, _ row: CSVTable.Row) {
    let (first, line) = (draft.head, draft.line)
    sheet.agree(first.name, later.name, .name, row, firstLine: line)
    sheet.agree(first.municipality, later.municipality, .municipality, row, firstLine: line)
    sheet.agree(first.kind, later.kind, .kind, row, firstLine: line)
    sheet.agree(first.runner, later.runner, usual: .coa, .runner, row, firstLine: line)
    sheet.agree(first.hub, later.hub, .hub, row, firstLine: line)
    sheet.agree(first.opening, later.opening, .opening, row, firstLine: line)
    sheet.agree(first.closing, later.closing, .closing, row, firstLine: line)
    sheet.agree(first.certainty, later.certainty, usual: sheet.options.certainty, .certainty, row, firstLine: line)
  }
}

// Contracts and groups.
extension LocationReader {
  private mutating func readContract(_ row: CSVTable.Row, _ draft: inout Draft) {
    var from = sheet.day(row, .contractFrom)
    let until = sheet.day(row, .contractUntil)
    let places = sheet.number(row, .places)
    // Without a word about a contract, the row goes on about the one before.
    if from.isEmpty, until.isEmpty, places.isEmpty { return }
    from = sheet.need(from, .missingPeriod, row, .contractFrom, "De eerste dag van het contract.")
    draft.period = sheet.period(from: from, until: until, row, .contractUntil)
    if places.isEmpty { sheet.isUnknown(row) }
    guard let period = draft.period.value, let places = places.value else { return }
    guard let known = draft.contracts.first(where: { $0.contract.period == period }) else {
      return draft.contracts.append((row.line, Location.Contract(period: period, places: places)))
    }
    sheet.agree(.value(known.contract.places), .value(places), .places, row, firstLine: known.line)
  }

  private mutating func readShare(_ row: CSVTable.Row, _ draft: inout Draft) {
    let group = sheet.word(row, .group, .unreadableGroup, of: TargetGroup.allCases)
    let places = sheet.number(row, .groupPlaces)
    let period = sharePeriod(row, draft.period)
    if places.value != nil, group.isEmpty {
      _ = sheet.need(group, .unreadableGroup, row, .group, "De doelgroep van deze plaatsen.")
    }
    guard !group.isEmpty else { return }
    if places.isEmpty, sheet.has(.groupPlaces) { sheet.isUnknown(row) }
    guard let group = group.value, let places = places.value,
      let period = sheet.need(period, .missingPeriod, row, .groupFrom, "De eerste dag voor deze doelgroep.").value
    else { return }
    if let known = draft.shares.first(where: { $0.share.group == group && $0.share.period.overlaps(period) }) {
      return sheet.refuseRepeated(row, "De doelgroep \(group.rawValue), in dezelfde tijd,", firstLine: known.line)
    }
    draft.shares.append((row.line, Location.Share(group: group, period: period, places: places)))
  }

  /// The days for a group: its own, and else those of the contract.
  private mutating func sharePeriod(_ row: CSVTable.Row, _ contract: Reading<Period>) -> Reading<Period> {
    let from = sheet.day(row, .groupFrom)
    let until = sheet.day(row, .groupUntil)
    if from.isEmpty, until.isEmpty || contract.isRefused { return contract }
    let end = contract.value?.until.map(Reading.value) ?? .empty
    return sheet.period(
      from: from.isEmpty ? contract.value.map { .value($0.from) } ?? .empty : from,
      until: until.isEmpty ? end : until, row, until.isEmpty ? .groupFrom : .groupUntil)
  }
}
