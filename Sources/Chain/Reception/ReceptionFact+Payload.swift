// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Exact
import Journal
import Rulebook
import Territory

/// How the facts about reception are spelled in the journal.
extension ReceptionFact {
  /// The kind of journal entry.
  var kind: String {
    switch self {
    case .count: "opvang-geteld"
    case .location: "locatie-vastgelegd"
    case .occupancy: "bezetting-gemeld"
    }
  }

  /// Whether a journal entry of this kind is about reception.
  static func reads(_ kind: String) -> Bool {
    switch kind {
    case "opvang-geteld", "locatie-vastgelegd", "bezetting-gemeld": true
    default: false
    }
  }

  func write(to writer: inout PayloadWriter) {
    switch self {
    case .count(let measure, let area, let period, let count, let role):
      CountFields(area, period, count, role, measure: measure).write(to: &writer)
    case .location(let location): location.write(to: &writer)
    case .occupancy(let location, let day, let count):
      writer.whole("aantal", count.value)
      writer.text("dag", day.description)
      if count.qualifier != .exact { writer.text("kwalificatie", count.qualifier.rawValue) }
      writer.text("locatie", location.text)
      if count.certainty != .reported { writer.text("zekerheid", count.certainty.rawValue) }
    }
  }

  init(kind: String, _ reader: inout PayloadReader) throws {
    switch kind {
    case "opvang-geteld":
      let fields = try CountFields(&reader, isMeasured: true)
      guard let measure = fields.measure, measure.reportedSubject != nil, measure.fits(fields.period),
        ReceptionFact.years.contains(fields.period.firstDay.year)
      else { throw UnreadableField(text: kind) }
      self = .count(measure, area: fields.area, period: fields.period, count: fields.count, role: fields.role)
    case "locatie-vastgelegd": self = .location(try Location(&reader))
    case "bezetting-gemeld":
      let value = try Fact.count(try reader.whole("aantal"))
      let day = try Fact.day(try reader.text("dag"))
      let qualifier = try Fact.optional("kwalificatie", &reader, Qualifier.init(rawValue:), usually: .exact)
      let location = try Fact.slug(try reader.text("locatie"))
      let certainty = try Fact.optional("zekerheid", &reader, Certainty.init(rawValue:), usually: .reported)
      self = .occupancy(location: location, day: day, count: Count(value, qualifier, certainty: certainty))
    default: throw UnreadableField(text: kind)
    }
  }

  /// The years that a number of this subject can be about: as many as keep the keys of months, half-years and years
  /// apart.
  public static let years = 1900...2100
}

extension Location {
  func write(to writer: inout PayloadWriter) {
    writer.text("beheerder", runner.rawValue)
    writer.list("contracten", contracts) { contract, inner in
      inner.whole("plaatsen", contract.places)
      Location.write(contract.period, to: &inner)
    }
    writer.list("doelgroepen", shares) { share, inner in
      inner.text("doelgroep", share.group.rawValue)
      inner.whole("plaatsen", share.places)
      Location.write(share.period, to: &inner)
    }
    writer.text("gemeente", municipality.description)
    if let hub { writer.text("hoofdlocatie", hub.text) }
    writer.text("locatie", id.text)
    writer.text("naam", name)
    writer.text("opening", open.from.description)
    if let until = open.until { writer.text("sluiting", until.description) }
    writer.text("soort", kind.rawValue)
    if certainty != .reported { writer.text("zekerheid", certainty.rawValue) }
  }

  private static func write(_ period: Period, to writer: inout PayloadWriter) {
    if let until = period.until { writer.text("tot", until.description) }
    writer.text("vanaf", period.from.description)
  }

  private static func period(_ reader: inout PayloadReader) throws -> Period {
    let until = try reader.optionalText("tot").map(Fact.day)
    return try Fact.period(from: try Fact.day(try reader.text("vanaf")), until: until)
  }

  init(_ reader: inout PayloadReader) throws {
    let runner = try Fact.field(try reader.text("beheerder"), LocationRunner.init(rawValue:))
    let contracts = try reader.list("contracten") { inner in
      let places = try Fact.count(try inner.whole("plaatsen"))
      return Contract(period: try Location.period(&inner), places: places)
    }
    let shares = try reader.list("doelgroepen") { inner in
      let group = try Fact.field(try inner.text("doelgroep"), TargetGroup.init(rawValue:))
      let places = try Fact.count(try inner.whole("plaatsen"))
      return Share(group: group, period: try Location.period(&inner), places: places)
    }
    let municipality: AreaCode = try Fact.field(try reader.text("gemeente")) { AreaCode(written: $0) }
    let hub = try reader.optionalText("hoofdlocatie").map(Fact.slug)
    let id = try Fact.slug(try reader.text("locatie"))
    let name = try reader.text("naam")
    let opening = try Fact.day(try reader.text("opening"))
    let closing = try reader.optionalText("sluiting").map(Fact.day)
    let kind = try Fact.field(try reader.text("soort"), LocationKind.init(rawValue:))
    let certainty = try Fact.optional("zekerheid", &reader, Certainty.init(rawValue:), usually: .reported)
    self.init(
      id: id, name: name, municipality: municipality, kind: kind, runner: runner, hub: hub,
      open: try Fact.period(from: opening, until: closing), contracts: contracts, shares: shares, certainty: certainty)
  }
}
