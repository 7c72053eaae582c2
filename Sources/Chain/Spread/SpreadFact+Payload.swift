// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Exact
import Journal
import Rulebook
import Territory

/// How the facts about the division over the country are spelled in the journal.
extension SpreadFact {
  /// The kind of journal entry.
  var kind: String {
    switch self {
    case .count: "spreiding-geteld"
    case .estimate: "capaciteitsraming-gepubliceerd"
    case .offer: "aanbod-gedaan"
    case .swap: "plaatsen-geruild"
    case .agreement: "afspraak-gemaakt"
    case .report: "verslag-uitgebracht"
    case .decision: "verdeelbesluit-genomen"
    case .objection: "bezwaar-gemaakt"
    case .delay: "vertraging-gemeld"
    }
  }

  /// Whether a journal entry of this kind is about the division over the country.
  static func reads(_ kind: String) -> Bool {
    switch kind {
    case "spreiding-geteld", "capaciteitsraming-gepubliceerd", "aanbod-gedaan", "plaatsen-geruild", "afspraak-gemaakt",
      "verslag-uitgebracht", "verdeelbesluit-genomen", "bezwaar-gemaakt", "vertraging-gemeld":
      true
    default: false
    }
  }

  func write(to writer: inout PayloadWriter) {
    switch self {
    case .count(let measure, let area, let period, let count):
      CountFields(area, period, count, .leading, measure: measure).write(to: &writer)
    case .estimate(let estimate): estimate.write(to: &writer)
    case .offer(let offer): offer.write(to: &writer)
    case .swap(let swap): swap.write(to: &writer)
    case .agreement(let agreement): agreement.write(to: &writer)
    case .report(let report): report.write(to: &writer)
    case .decision(let decision): decision.write(to: &writer)
    case .objection(let objection): objection.write(to: &writer)
    case .delay(let delay): delay.write(to: &writer)
    }
  }

  init(kind: String, _ reader: inout PayloadReader) throws {
    switch kind {
    case "spreiding-geteld":
      let fields = try CountFields(&reader, isMeasured: true)
      guard let measure = fields.measure, measure.fitsSpread(fields.area.kind, fields.period), fields.role == .leading,
        ReceptionFact.years.contains(fields.period.firstDay.year)
      else { throw UnreadableField(text: kind) }
      self = .count(measure, area: fields.area, period: fields.period, count: fields.count)
    case "capaciteitsraming-gepubliceerd": self = .estimate(try CapacityEstimate(&reader))
    case "aanbod-gedaan": self = .offer(try PlaceOffer(&reader))
    case "plaatsen-geruild": self = .swap(try PlaceSwap(&reader))
    case "afspraak-gemaakt": self = .agreement(try TableAgreement(&reader))
    case "verslag-uitgebracht": self = .report(try TableReport(&reader))
    case "verdeelbesluit-genomen": self = .decision(try DistributionDecision(&reader))
    case "bezwaar-gemaakt": self = .objection(try DecisionObjection(&reader))
    case "vertraging-gemeld": self = .delay(try DelayReport(&reader))
    default: throw UnreadableField(text: kind)
    }
  }
}

extension Fact {
  /// The year of a cycle in a payload.
  static func cycle(_ year: Int) throws -> Int {
    guard ReceptionFact.years.contains(year) else { throw UnreadableField(text: String(year)) }
    return year
  }

  static func certainty(_ reader: inout PayloadReader) throws -> Certainty {
    try optional("zekerheid", &reader, Certainty.init(rawValue:), usually: .reported)
  }

  /// A yes that is written, and a no that is left out.
  static func flag(_ key: StaticString, _ reader: inout PayloadReader) throws -> Bool {
    guard let word = try reader.optionalText(key) else { return false }
    guard word == "ja" else { throw UnreadableField(text: word) }
    return true
  }

  static func area(_ text: String, _ kind: AreaKind) throws -> AreaCode {
    let area: AreaCode = try field(text) { AreaCode(written: $0) }
    guard area.kind == kind else { throw UnreadableField(text: text) }
    return area
  }
}

extension PayloadWriter {
  fileprivate mutating func certainty(_ certainty: Certainty) {
    if certainty != .reported { text("zekerheid", certainty.rawValue) }
  }

  fileprivate mutating func flag(_ key: String, _ isSet: Bool) {
    if isSet { text(key, "ja") }
  }

  fileprivate mutating func numbers(_ numbers: [MunicipalPlaces]) {
    list("gemeenten", numbers) { number, inner in
      if let minors = number.minors { inner.whole("amv", minors) }
      inner.text("gemeente", number.municipality.description)
      inner.whole("plaatsen", number.places)
    }
  }
}

extension PayloadReader {
  fileprivate mutating func numbers() throws -> [MunicipalPlaces] {
    try list("gemeenten") { inner in
      let minors = try inner.optionalWhole("amv").map(Fact.count)
      let municipality = try Fact.area(try inner.text("gemeente"), .municipality)
      return MunicipalPlaces(
        municipality: municipality, places: try Fact.count(try inner.whole("plaatsen")), minors: minors)
    }
  }
}

extension CapacityEstimate {
  func write(to writer: inout PayloadWriter) {
    writer.whole("aantal", places.value)
    if let minors { writer.whole("amv", minors) }
    writer.whole("cyclus", cycle)
    writer.text("dag", published.description)
    if places.qualifier != .exact { writer.text("kwalificatie", places.qualifier.rawValue) }
    writer.certainty(places.certainty)
  }

  init(_ reader: inout PayloadReader) throws {
    let value = try Fact.count(try reader.whole("aantal"))
    let minors = try reader.optionalWhole("amv").map(Fact.count)
    let cycle = try Fact.cycle(try reader.whole("cyclus"))
    let published = try Fact.day(try reader.text("dag"))
    let qualifier = try Fact.optional("kwalificatie", &reader, Qualifier.init(rawValue:), usually: .exact)
    let certainty = try Fact.certainty(&reader)
    self.init(
      cycle: cycle, published: published, places: Count(value, qualifier, certainty: certainty), minors: minors)
  }
}

extension TableReport {
  func write(to writer: inout PayloadWriter) {
    writer.whole("cyclus", cycle)
    writer.text("dag", day.description)
    writer.numbers(numbers)
    writer.text("provincie", province.description)
    writer.certainty(certainty)
  }

  init(_ reader: inout PayloadReader) throws {
    let cycle = try Fact.cycle(try reader.whole("cyclus"))
    let day = try Fact.day(try reader.text("dag"))
    let numbers = try reader.numbers()
    let province = try Fact.area(try reader.text("provincie"), .province)
    self.init(
      province: province, cycle: cycle, day: day, numbers: numbers, certainty: try Fact.certainty(&reader))
  }
}

extension DistributionDecision {
  func write(to writer: inout PayloadWriter) {
    writer.whole("cyclus", cycle)
    writer.text("dag", published.description)
    writer.numbers(numbers)
    writer.text("provincie", province.description)
    if let term { writer.text("termijn", term.description) }
    if let total { writer.whole("totaal", total) }
    writer.flag("wijziging", isChange)
    writer.certainty(certainty)
  }

  init(_ reader: inout PayloadReader) throws {
    let cycle = try Fact.cycle(try reader.whole("cyclus"))
    let published = try Fact.day(try reader.text("dag"))
    let numbers = try reader.numbers()
    let province = try Fact.area(try reader.text("provincie"), .province)
    let term = try reader.optionalText("termijn").map(Fact.day)
    let total = try reader.optionalWhole("totaal").map(Fact.count)
    let isChange = try Fact.flag("wijziging", &reader)
    self.init(
      province: province, cycle: cycle, published: published, numbers: numbers, total: total, term: term,
      isChange: isChange, certainty: try Fact.certainty(&reader))
  }
}

extension DecisionObjection {
  func write(to writer: inout PayloadWriter) {
    writer.text("bezwaar", id.text)
    writer.whole("cyclus", cycle)
    writer.text("dag", day.description)
    if let municipality { writer.text("gemeente", municipality.description) }
    writer.text("onderwerp", about)
    writer.text("provincie", province.description)
    if let outcome {
      writer.text("uitkomst", outcome.ruling.rawValue)
      writer.text("uitkomstDag", outcome.day.description)
    }
  }

  init(_ reader: inout PayloadReader) throws {
    let id = try Fact.slug(try reader.text("bezwaar"))
    let cycle = try Fact.cycle(try reader.whole("cyclus"))
    let day = try Fact.day(try reader.text("dag"))
    let municipality = try reader.optionalText("gemeente").map { try Fact.area($0, .municipality) }
    let about = try reader.text("onderwerp")
    let province = try Fact.area(try reader.text("provincie"), .province)
    var outcome: Outcome?
    if let word = try reader.optionalText("uitkomst") {
      let ruling = try Fact.field(word, ObjectionRuling.init(rawValue:))
      outcome = Outcome(day: try Fact.day(try reader.text("uitkomstDag")), ruling: ruling)
    }
    self.init(
      id: id, province: province, cycle: cycle, day: day, municipality: municipality, about: about, outcome: outcome)
  }
}

extension DelayReport {
  func write(to writer: inout PayloadWriter) {
    writer.whole("cyclus", cycle)
    writer.text("dag", day.description)
    writer.text("gemeente", municipality.description)
    writer.text("reden", reason)
    if let expected { writer.text("verwacht", expected.description) }
  }

  init(_ reader: inout PayloadReader) throws {
    let cycle = try Fact.cycle(try reader.whole("cyclus"))
    let day = try Fact.day(try reader.text("dag"))
    let municipality = try Fact.area(try reader.text("gemeente"), .municipality)
    let reason = try reader.text("reden")
    let expected = try reader.optionalText("verwacht").map(Fact.day)
    self.init(municipality: municipality, cycle: cycle, day: day, reason: reason, expected: expected)
  }
}

extension PlaceSwap {
  func write(to writer: inout PayloadWriter) {
    writer.whole("cyclus", cycle)
    writer.text("dag", day.description)
    writer.text("provincie", province.description)
    writer.list("wijzigingen", changes) { change, inner in
      inner.text("gemeente", change.municipality.description)
      inner.whole("verschil", change.change)
    }
    writer.certainty(certainty)
  }

  init(_ reader: inout PayloadReader) throws {
    let cycle = try Fact.cycle(try reader.whole("cyclus"))
    let day = try Fact.day(try reader.text("dag"))
    let province = try Fact.area(try reader.text("provincie"), .province)
    let changes = try reader.list("wijzigingen") { inner in
      let municipality = try Fact.area(try inner.text("gemeente"), .municipality)
      return Change(municipality: municipality, change: try Fact.count(try inner.whole("verschil")))
    }
    self.init(
      province: province, cycle: cycle, day: day, changes: changes, certainty: try Fact.certainty(&reader))
  }
}

extension TableAgreement {
  func write(to writer: inout PayloadWriter) {
    writer.text("afspraak", text)
    if let cycle { writer.whole("cyclus", cycle) }
    writer.text("dag", day.description)
    writer.numbers(numbers)
    writer.text("provincie", province.description)
    writer.certainty(certainty)
  }

  init(_ reader: inout PayloadReader) throws {
    let text = try reader.text("afspraak")
    let cycle = try reader.optionalWhole("cyclus").map(Fact.cycle)
    let day = try Fact.day(try reader.text("dag"))
    let numbers = try reader.numbers()
    let province = try Fact.area(try reader.text("provincie"), .province)
    self.init(
      province: province, cycle: cycle, day: day, text: text, numbers: numbers,
      certainty: try Fact.certainty(&reader))
  }
}

extension PlaceOffer {
  func write(to writer: inout PayloadWriter) {
    if places.minors > 0 { writer.whole("amv", places.minors) }
    writer.flag("bestaand", !isNew)
    if places.special > 0 { writer.whole("bijzonder", places.special) }
    if let cycle { writer.whole("cyclus", cycle) }
    writer.text("dag", day.description)
    writer.text("gemeente", municipality.description)
    writer.text("locatie", site.text)
    writer.text("naam", name)
    if places.regular > 0 { writer.whole("regulier", places.regular) }
    if let until = available.until { writer.text("tot", until.description) }
    writer.text("vanaf", available.from.description)
    writer.flag("verspreid", isSpread)
    if !conditions.isEmpty { writer.text("voorwaarden", conditions) }
    writer.certainty(certainty)
  }

  init(_ reader: inout PayloadReader) throws {
    var places = PlaceCounts()
    places.minors = try PlaceOffer.places(try reader.optionalWhole("amv"))
    let isThere = try Fact.flag("bestaand", &reader)
    places.special = try PlaceOffer.places(try reader.optionalWhole("bijzonder"))
    let cycle = try reader.optionalWhole("cyclus").map(Fact.cycle)
    let day = try Fact.day(try reader.text("dag"))
    let municipality = try Fact.area(try reader.text("gemeente"), .municipality)
    let site = try Fact.slug(try reader.text("locatie"))
    let name = try reader.text("naam")
    places.regular = try PlaceOffer.places(try reader.optionalWhole("regulier"))
    let until = try reader.optionalText("tot").map(Fact.day)
    let available = try Fact.period(from: try Fact.day(try reader.text("vanaf")), until: until)
    let isSpread = try Fact.flag("verspreid", &reader)
    let conditions = try Fact.optional("voorwaarden", &reader, { $0 }, usually: "")
    self.init(
      site: site, name: name, municipality: municipality, cycle: cycle, day: day, places: places,
      available: available, isNew: !isThere, isSpread: isSpread, conditions: conditions,
      certainty: try Fact.certainty(&reader))
  }

  /// Places that are written only when there are any.
  private static func places(_ value: Int?) throws -> Int {
    guard let value else { return 0 }
    guard value > 0 else { throw UnreadableField(text: String(value)) }
    return try Fact.count(value)
  }
}
