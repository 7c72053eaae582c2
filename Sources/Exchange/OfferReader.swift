// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Rulebook
import Territory

/// Reads a file with places that municipalities offer (aanbod, R5.4): one site in each row.
struct OfferReader: SheetReader {
  enum Column: String, ImportColumn {
    case site = "locatie"
    case name = "naam"
    case municipality = "gemeente"
    case cycle = "cyclus"
    case day = "dag"
    case regular = "regulier"
    case special = "bijzonder"
    case minors = "amv"
    case from = "vanaf"
    case until = "tot"
    case existing = "bestaand"
    case spread = "verspreid"
    case conditions = "voorwaarden"
    case certainty = "zekerheid"

    var otherNames: [String] {
      switch self {
      case .municipality: AreaColumnNames.municipality
      case .cycle: ["ronde"]
      case .day: ["datum", "aangebodenop"]
      default: []
      }
    }
    var isNeeded: Bool {
      switch self {
      case .site, .name, .municipality, .day, .from: true
      default: false
      }
    }
    var isArea: Bool { self == .municipality }
  }

  static let kind = ImportKind.offers
  static let subject = Column.site
  static func uses(_ period: ImportPeriod) -> Bool { usesYear(period) }
  var sheet: Sheet<Column>
  private var facts: [(line: Int, fact: Fact)] = []
  private var lines: [Slug: Int] = [:]

  init(sheet: Sheet<Column>) { self.sheet = sheet }

  mutating func read(_ row: CSVTable.Row) {
    let site = sheet.need(
      sheet.slug(row, .site), .unreadableSlug, row, .site, "Een vaste korte naam, zoals kazerne-noord.")
    let name = sheet.need(sheet.words(row, .name), .nameMissing, row, .name, "De naam van de locatie.")
    let cycle = sheet.cycle(row, .cycle)
    let day = sheet.neededDay(row, .day)
    let municipality = sheet.need(
      sheet.municipality(row, .municipality, on: day.value), .missingArea, row, .municipality,
      "De gemeente die de plaatsen aanbiedt.")
    let numbers = [sheet.number(row, .regular), sheet.number(row, .special), sheet.number(row, .minors)]
    let from = sheet.need(
      sheet.day(row, .from), .missingPeriod, row, .from, "De eerste dag waarop de plaatsen er zijn.")
    let available = sheet.period(from: from, until: sheet.day(row, .until), row, .until)
    let existing = sheet.flag(row, .existing)
    let spread = sheet.flag(row, .spread)
    let conditions = sheet.words(row, .conditions)
    let certainty = sheet.certainty(row, .certainty).orElse(sheet.options.certainty)
    if numbers.allSatisfy(\.isEmpty) { sheet.isUnknown(row) }
    guard let site = site.value, let name = name.value, !cycle.isRefused, let day = day.value,
      let municipality = municipality.value, let available = available.value, let existing = existing.value,
      let spread = spread.value, let certainty = certainty.value, !numbers.contains(where: \.isRefused),
      numbers.contains(where: { $0.value != nil })
    else { return }
    if let line = lines.updateValue(row.line, forKey: site) {
      return sheet.refuseRepeated(row, "De locatie ‘\(site)’", firstLine: line)
    }
    let places = PlaceCounts(
      regular: numbers[0].value ?? 0, special: numbers[1].value ?? 0, minors: numbers[2].value ?? 0)
    let offer = PlaceOffer(
      site: site, name: name, municipality: municipality, cycle: cycle.value, day: day, places: places,
      available: available, isNew: !existing, isSpread: spread, conditions: conditions.value ?? "",
      certainty: certainty)
    facts.append((row.line, .spread(.offer(offer))))
  }

  mutating func finish() -> [(line: Int, fact: Fact)] {
    if !sheet.has(.regular), !sheet.has(.special), !sheet.has(.minors) {
      sheet.refuseHeader(
        "Er is geen kolom met plaatsen.", expected: "Een kolom regulier, bijzonder of amv.",
        advice: "Zet een van deze namen boven de kolom met plaatsen.")
    }
    return facts
  }
}

/// Reads a file with objections to decisions (bezwaren).
struct ObjectionReader: SheetReader {
  enum Column: String, ImportColumn {
    case objection = "bezwaar"
    case province = "provincie"
    case cycle = "cyclus"
    case day = "dag"
    case municipality = "gemeente"
    case about = "onderwerp"
    case ruling = "uitkomst"
    case rulingDay = "uitkomstDag"

    var otherNames: [String] {
      switch self {
      case .province: ["provinciecode"]
      case .cycle: ["ronde"]
      case .day: ["datum"]
      case .municipality: AreaColumnNames.municipality
      default: []
      }
    }
    var isNeeded: Bool { self == .objection || self == .province || self == .day || self == .about }
    var isArea: Bool { self == .municipality }
  }

  static let kind = ImportKind.objections
  static let subject = Column.objection
  static func uses(_ period: ImportPeriod) -> Bool { usesYear(period) }
  var sheet: Sheet<Column>
  private var facts: [(line: Int, fact: Fact)] = []
  private var lines: [Slug: Int] = [:]

  init(sheet: Sheet<Column>) { self.sheet = sheet }

  mutating func read(_ row: CSVTable.Row) {
    let id = sheet.need(
      sheet.slug(row, .objection), .unreadableSlug, row, .objection, "Een vaste korte naam, zoals bezwaar-ede.")
    let province = sheet.neededProvince(row, .province)
    let cycle = sheet.neededCycle(row, .cycle)
    let day = sheet.neededDay(row, .day)
    let municipality = sheet.municipality(row, .municipality, on: day.value)
    let about = sheet.need(sheet.words(row, .about), .nameMissing, row, .about, "Waar het bezwaar over gaat.")
    let ruling = sheet.word(row, .ruling, .unreadableTableWord, of: ObjectionRuling.allCases)
    let rulingDay = ruling.value == nil ? sheet.day(row, .rulingDay) : sheet.neededDay(row, .rulingDay)
    guard let id = id.value, let province = province.value, let cycle = cycle.value, let day = day.value,
      !municipality.isRefused, let about = about.value, !ruling.isRefused, !rulingDay.isRefused
    else { return }
    if let line = lines.updateValue(row.line, forKey: id) {
      return sheet.refuseRepeated(row, "Het bezwaar ‘\(id)’", firstLine: line)
    }
    var outcome: DecisionObjection.Outcome?
    if let ruling = ruling.value, let day = rulingDay.value {
      outcome = DecisionObjection.Outcome(day: day, ruling: ruling)
    }
    let objection = DecisionObjection(
      id: id, province: province, cycle: cycle, day: day, municipality: municipality.value, about: about,
      outcome: outcome)
    facts.append((row.line, .spread(.objection(objection))))
  }

  func finish() -> [(line: Int, fact: Fact)] { facts }
}

/// Reads a file with delays that municipalities report (vertragingen, R5.8).
struct DelayReader: SheetReader {
  enum Column: String, ImportColumn {
    case municipality = "gemeente"
    case cycle = "cyclus"
    case day = "dag"
    case reason = "reden"
    case expected = "verwacht"

    var otherNames: [String] {
      switch self {
      case .municipality: AreaColumnNames.municipality
      case .cycle: ["ronde"]
      case .day: ["datum"]
      default: []
      }
    }
    var isNeeded: Bool { self == .municipality || self == .day || self == .reason }
    var isArea: Bool { self == .municipality }
  }

  private struct Key: Hashable {
    var municipality: AreaCode
    var cycle: Int
  }

  static let kind = ImportKind.delays
  static let subject = Column.municipality
  static func uses(_ period: ImportPeriod) -> Bool { usesYear(period) }
  var sheet: Sheet<Column>
  private var facts: [(line: Int, fact: Fact)] = []
  private var lines: [Key: Int] = [:]

  init(sheet: Sheet<Column>) { self.sheet = sheet }

  mutating func read(_ row: CSVTable.Row) {
    let cycle = sheet.neededCycle(row, .cycle)
    let day = sheet.neededDay(row, .day)
    let municipality = sheet.need(
      sheet.municipality(row, .municipality, on: day.value), .missingArea, row, .municipality,
      "De gemeente die de vertraging meldt.")
    let reason = sheet.need(sheet.words(row, .reason), .reasonMissing, row, .reason, "Waarom het later wordt.")
    let expected = sheet.day(row, .expected)
    guard let cycle = cycle.value, let day = day.value, let municipality = municipality.value,
      let reason = reason.value, !expected.isRefused
    else { return }
    if let line = lines.updateValue(row.line, forKey: Key(municipality: municipality, cycle: cycle)) {
      return sheet.refuseRepeated(row, sheet.areas.shown(municipality), firstLine: line)
    }
    let delay = DelayReport(
      municipality: municipality, cycle: cycle, day: day, reason: reason, expected: expected.value)
    facts.append((row.line, .spread(.delay(delay))))
  }

  func finish() -> [(line: Int, fact: Fact)] { facts }
}
