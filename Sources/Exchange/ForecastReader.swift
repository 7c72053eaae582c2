// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Office
import Rulebook
import Territory

/// Reads a file with published forecasts (prognoses): rows of one forecast are put together.
struct ForecastReader: SheetReader {
  enum Column: String, ImportColumn {
    case forecast = "prognose"
    case publisher = "uitgever"
    case published = "gepubliceerd"
    case measure = "grootheid"
    case day = "dag"
    case value = "waarde"
    case p5, p25, p75, p95
    case qualifier = "kwalificatie"
    case certainty = "zekerheid"
    case source = "bron"
    case remark = "opmerking"

    var otherNames: [String] { self == .value ? ["aantal"] : [] }
    var isNeeded: Bool {
      switch self {
      case .forecast, .publisher, .published, .measure, .day, .value: true
      default: false
      }
    }
    var isArea: Bool { false }
  }

  private struct Head {
    var publisher: Reading<String>
    var published: Reading<Day>
    var measure: Reading<Measure>
  }

  private struct Draft {
    var line: Int
    var head: Head
    var points: [(line: Int, point: PublishedForecast.Point)] = []
    var certainties: [Certainty] = []
    var remarks: [String] = []
    var sources: [String] = []
  }

  static let kind = ImportKind.forecasts
  static let subject = Column.forecast
  static func uses(_ period: ImportPeriod) -> Bool { false }
  var sheet: Sheet<Column>
  private var order: [Slug] = []
  private var drafts: [Slug: Draft] = [:]

  init(sheet: Sheet<Column>) {
    self.sheet = sheet
  }

  mutating func read(_ row: CSVTable.Row) {
    let slug = sheet.need(
      sheet.slug(row, .forecast), .unreadableSlug, row, .forecast,
      "Een vaste korte naam, zoals capaciteitsbesluit-2022-05.")
    var draft: Draft
    if let known = slug.value.flatMap({ drafts[$0] }) {
      draft = known
      let later = head(row)
      sheet.agree(known.head.publisher, later.publisher, .publisher, row, firstLine: known.line)
      sheet.agree(known.head.published, later.published, .published, row, firstLine: known.line)
      sheet.agree(known.head.measure, later.measure, .measure, row, firstLine: known.line)
    } else {
      draft = Draft(line: row.line, head: neededHead(row))
      if let slug = slug.value { order.append(slug) }
    }
    readPoint(row, &draft)
    if let slug = slug.value { drafts[slug] = draft }
  }

  mutating func finish() -> [(line: Int, fact: Fact)] {
    if sheet.has(.source) {
      sheet.notices.append("De kolom bron is niet opgenomen: de bron is die van de hele import.")
    }
    return forecasts.map { ($0.line, .outlook(.published($0.forecast))) }
  }

  /// The forecasts without their faults, each with the sources that its rows name.
  var forecasts: [(line: Int, forecast: PublishedForecast, source: String)] {
    order.compactMap { slug in
      guard let draft = drafts[slug], let publisher = draft.head.publisher.value,
        let published = draft.head.published.value, let measure = draft.head.measure.value, !draft.points.isEmpty
      else { return nil }
      let forecast = PublishedForecast(
        id: slug, publisher: publisher, published: published, measure: measure, points: draft.points.map(\.point),
        remark: Self.joined(draft.remarks), certainty: Self.weakest(draft.certainties))
      return (draft.line, forecast, Self.unique(draft.sources).joined(separator: "; "))
    }
  }

  /// The least sure of what the rows say, from weak to strong.
  private static func weakest(_ certainties: [Certainty]) -> Certainty {
    let order: [Certainty] = [.invented, .recalled, .secondary, .reported, .derived, .letter, .published]
    return order.first(where: certainties.contains) ?? .law
  }

  /// The sentences of all remarks, each of them once.
  private static func joined(_ remarks: [String]) -> String {
    let sentences = remarks.flatMap { remark in
      remark.replacing(". ", with: ".\n").split(separator: "\n").map { String(Fold.trimmed(String($0))) }
    }
    return unique(sentences).joined(separator: " ")
  }

  private static func unique(_ texts: [String]) -> [String] {
    var seen: Set<String> = []
    return texts.filter { seen.insert($0).inserted }
  }
}

// The cells of a row.
extension ForecastReader {
  private mutating func head(_ row: CSVTable.Row) -> Head {
    Head(
      publisher: sheet.words(row, .publisher), published: sheet.day(row, .published),
      measure: sheet.word(row, .measure, .unreadableMeasure, of: [Measure.need, .residents]))
  }

  private mutating func neededHead(_ row: CSVTable.Row) -> Head {
    var head = head(row)
    head.publisher = sheet.need(head.publisher, .nameMissing, row, .publisher, "Wie de prognose uitgaf.")
    head.published = sheet.need(head.published, .missingPeriod, row, .published, "De dag van bekendmaking.")
    head.measure = sheet.need(head.measure, .unreadableMeasure, row, .measure, "behoefte of bewoners.")
    return head
  }

  private mutating func readPoint(_ row: CSVTable.Row, _ draft: inout Draft) {
    let day = sheet.need(sheet.day(row, .day), .missingPeriod, row, .day, "De dag waar het aantal over gaat.")
    let value = sheet.number(row, .value)
    let band = band(row)
    let marks = sheet.marks(row, .qualifier, .certainty)
    let remark = sheet.words(row, .remark).value
    if value.isEmpty { sheet.isUnknown(row) }
    guard let day = day.value, let value = value.value, !band.isRefused, let marks else { return }
    if let known = draft.points.first(where: { $0.point.day == day }) {
      return sheet.refuseRepeated(row, "\(DayText.text(day)) van deze prognose", firstLine: known.line)
    }
    let point = PublishedForecast.Point(day: day, value: value, qualifier: marks.qualifier, band: band.value)
    draft.points.append((row.line, point))
    draft.certainties.append(marks.certainty)
    draft.remarks += remark.map { [$0] } ?? []
    draft.sources += sheet.words(row, .source).value.map { [$0] } ?? []
  }

  /// The band of a row: four numbers, or none.
  private mutating func band(_ row: CSVTable.Row) -> Reading<PublishedForecast.Band> {
    let columns: [Column] = [.p5, .p25, .p75, .p95]
    let numbers = columns.map { sheet.number(row, $0) }
    if numbers.allSatisfy(\.isEmpty) { return .empty }
    if numbers.contains(where: \.isRefused) { return .refused }
    let known = numbers.compactMap(\.value)
    guard known.count == 4 else {
      let missing = zip(columns, numbers).filter { $0.1.isEmpty }.map(\.0.rawValue).joined(separator: ", ")
      sheet.refuse(
        .forecastUnreadable, row, nil, "De band is niet volledig: \(missing) ontbreekt.",
        expected: "p5, p25, p75 en p95 allemaal, of geen van vieren.",
        advice: "Vul de band aan, of maak de cellen leeg.")
      return .refused
    }
    return .value(PublishedForecast.Band(p5: known[0], p25: known[1], p75: known[2], p95: known[3]))
  }
}
