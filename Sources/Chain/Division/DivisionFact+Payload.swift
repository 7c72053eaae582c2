// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Exact
import Journal
public import Territory

// How these facts are spelled in the journal.
extension DivisionFact {
  /// The kind of journal entry.
  var kind: String {
    switch self {
    case .score: "ses-woa-gemeld"
    case .kept: "verdeling-bewaard"
    }
  }

  /// Whether a journal entry of this kind is about dividing.
  static func reads(_ kind: String) -> Bool { kind == "ses-woa-gemeld" || kind == "verdeling-bewaard" }

  func write(to writer: inout PayloadWriter) {
    switch self {
    case .score(let municipality, let year, let count):
      CountFields(municipality, .year(year), count, .leading).write(to: &writer)
    case .kept(let division):
      writer.list("deelnemers", Array(zip(division.input.parties, division.shares))) { row, inner in
        inner.whole("aantal", row.1)
        if row.0.standing != 0 { inner.whole("bestaand", row.0.standing) }
        inner.text("code", row.0.code)
        inner.whole("gewicht", row.0.weight.numerator)
        if row.0.maximum != nil { inner.whole("maximum", row.0.maximum ?? 0) }
        if row.0.minimum != 0 { inner.whole("minimum", row.0.minimum) }
        if row.0.weight.denominator != 1 { inner.whole("noemer", row.0.weight.denominator) }
      }
      if division.input.smallestSite != 1 { writer.whole("kleinste", division.input.smallestSite) }
      writer.text("methode", division.input.method.rawValue)
      writer.text("niveau", division.level.levelName)
      writer.text("omschrijving", division.title)
      writer.whole("opgave", division.input.total)
      writer.text("peildatum", division.day.description)
      writer.text("sleutel", division.key)
      writer.text("verdeling", division.id.text)
    }
  }

  init(kind: String, _ reader: inout PayloadReader) throws {
    guard kind == "verdeling-bewaard" else {
      let fields = try CountFields(&reader)
      guard case .year(let year) = fields.period, fields.role == .leading else { throw UnreadableField(text: kind) }
      self = .score(municipality: fields.area, year: year, thousandths: fields.count)
      return
    }
    let rows = try reader.list("deelnemers", DivisionFact.row)
    let smallest = try reader.optionalWhole("kleinste") ?? 1
    let method = try Fact.field(try reader.text("methode"), DivisionMethod.init(rawValue:))
    let level = try Fact.field(try reader.text("niveau")) { AreaKind(levelName: $0) }
    let title = try reader.text("omschrijving")
    let total = try Fact.count(try reader.whole("opgave"))
    let day = try Fact.day(try reader.text("peildatum"))
    let key = try reader.text("sleutel")
    let id = try Fact.slug(try reader.text("verdeling"))
    let input = DivisionInput(total: total, method: method, smallestSite: smallest, parties: rows.map(\.party))
    self = .kept(
      KeptDivision(
        id: id, title: title, day: day, key: key, level: level, input: input, shares: rows.map(\.share)))
  }

  private static func row(_ reader: inout PayloadReader) throws -> (party: DivisionInput.Party, share: Int) {
    let share = try Fact.count(try reader.whole("aantal"))
    let standing = try Fact.count(try reader.optionalWhole("bestaand") ?? 0)
    let code = try reader.text("code")
    let weight = try reader.whole("gewicht")
    let maximum = try reader.optionalWhole("maximum").map(Fact.count)
    let minimum = try Fact.count(try reader.optionalWhole("minimum") ?? 0)
    let denominator = try reader.optionalWhole("noemer") ?? 1
    guard denominator > 0 else { throw UnreadableField(text: String(denominator)) }
    let party = DivisionInput.Party(
      code: code, weight: Fraction(weight, denominator), standing: standing, minimum: minimum, maximum: maximum)
    return (party, share)
  }
}

extension AreaKind {
  /// The Dutch name of this kind of area.
  public var levelName: String {
    switch self {
    case .country: "land"
    case .province: "provincie"
    case .safetyRegion: "veiligheidsregio"
    case .municipality: "gemeente"
    }
  }

  /// The level with this Dutch name: a province, safety region or municipality.
  public init?(levelName: String) {
    guard let kind = [AreaKind.province, .safetyRegion, .municipality].first(where: { $0.levelName == levelName })
    else { return nil }
    self = kind
  }
}
