// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Office
import Rulebook
import Territory

/// Reads a file with the profiles of provinces (toezichtprofielen): one profile in a row.
struct ProfileReader: SheetReader {
  enum Column: String, ImportColumn {
    case province = "provincie"
    case from = "vanaf"
    case people = "drempelPersonen"
    case percent = "drempelProcent"
    case informationWeeks = "weken2"
    case agreementsWeeks = "weken3"
    case announcementWeeks = "weken4"
    case decisionWeeks = "weken5"
    case freezeFrom = "stilVanaf"
    case freezeUntil = "stilTot"
    case freezeReason = "stilReden"
    case certainty = "zekerheid"

    var otherNames: [String] { self == .province ? ["code", "provinciecode", "provincienaam", "gebied", "naam"] : [] }
    var isNeeded: Bool { self == .province || self == .from }
    var isArea: Bool { self == .province }

    /// The rung of which the column gives the term; nil for the other columns.
    var rung: Rung? {
      switch self {
      case .informationWeeks: .information
      case .agreementsWeeks: .agreements
      case .announcementWeeks: .announcement
      case .decisionWeeks: .decision
      default: nil
      }
    }
  }

  /// What is said once in a file: the profile of a province from a day on.
  private struct Key: Hashable {
    var province: AreaCode
    var from: Day
  }

  static let kind = ImportKind.profiles
  static let subject = Column.province
  static func uses(_ period: ImportPeriod) -> Bool { false }
  var sheet: Sheet<Column>
  private var facts: [(line: Int, fact: Fact)] = []
  private var lines: [Key: Int] = [:]

  init(sheet: Sheet<Column>) {
    self.sheet = sheet
  }

  mutating func read(_ row: CSVTable.Row) {
    let province = sheet.need(
      sheet.province(row, .province), .missingArea, row, .province, "De naam of de code van de provincie.")
    let from = sheet.need(
      sheet.day(row, .from), .missingPeriod, row, .from, "De eerste dag waarop het profiel geldt.")
    let people = sheet.number(row, .people)
    let percent = sheet.number(row, .percent)
    var (weeks, isReadable): ([Rung: Int], Bool) = ([:], true)
    for column in Column.allCases {
      guard let rung = column.rung else { continue }
      let number = sheet.number(row, column)
      if number.isRefused { isReadable = false }
      weeks[rung] = number.value
    }
    let freeze = freeze(row)
    let certainty = sheet.certainty(row, .certainty).orElse(sheet.options.certainty)
    guard let province = province.value, let from = from.value, !people.isRefused, !percent.isRefused, isReadable,
      !freeze.isRefused, let certainty = certainty.value
    else { return }
    if let line = lines.updateValue(row.line, forKey: Key(province: province, from: from)) {
      let what = "Het profiel van \(sheet.areas.shown(province)) vanaf \(DayText.text(from))"
      return sheet.refuseRepeated(row, what, firstLine: line)
    }
    let profile = SupervisionProfile(
      province: province, from: from, leastPeople: people.value, leastPercent: percent.value, weeks: weeks,
      freeze: freeze.value, certainty: certainty)
    facts.append((row.line, .supervision(.profile(profile))))
  }

  private mutating func freeze(_ row: CSVTable.Row) -> Reading<SupervisionProfile.Freeze> {
    var from = sheet.day(row, .freezeFrom)
    let until = sheet.day(row, .freezeUntil)
    var reason = sheet.words(row, .freezeReason)
    if from.isEmpty, until.isEmpty, reason.isEmpty { return .empty }
    from = sheet.need(from, .missingPeriod, row, .freezeFrom, "De eerste dag waarop de ladder stilstaat.")
    reason = sheet.need(reason, .decisionWithoutReason, row, .freezeReason, "Waarom de ladder stilstaat.")
    let period = sheet.period(from: from, until: until, row, .freezeUntil)
    guard let period = period.value, let reason = reason.value else { return .refused }
    return .value(SupervisionProfile.Freeze(from: period.from, until: period.until, reason: reason))
  }

  func finish() -> [(line: Int, fact: Fact)] { facts }
}
