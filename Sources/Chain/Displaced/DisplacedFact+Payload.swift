// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Exact
import Journal
public import Territory

/// How the facts about displaced people are spelled in the journal.
extension DisplacedFact {
  /// The kind of journal entry.
  var kind: String {
    switch self {
    case .count: "oekraine-geteld"
    case .excess: "overbezetting-toegelicht"
    }
  }

  /// Whether a journal entry of this kind is about displaced people.
  static func reads(_ kind: String) -> Bool { kind == "oekraine-geteld" || kind == "overbezetting-toegelicht" }

  /// Writes the fact, and tells its kind.
  func written(to writer: inout PayloadWriter) -> String {
    write(to: &writer)
    return kind
  }

  private func write(to writer: inout PayloadWriter) {
    switch self {
    case .count(let measure, let area, let period, let count, let role):
      CountFields(area, period, count, role, measure: measure).write(to: &writer)
    case .excess(let excess):
      writer.text("dag", excess.day.description)
      writer.text("gebied", excess.area.description)
      writer.text("reden", excess.reason)
    }
  }

  init(kind: String, _ reader: inout PayloadReader) throws {
    switch kind {
    case "oekraine-geteld":
      let fields = try CountFields(&reader, isMeasured: true)
      guard let measure = fields.measure, measure.fitsDisplaced(fields.area.kind, fields.period),
        ReceptionFact.years.contains(fields.period.firstDay.year)
      else { throw UnreadableField(text: kind) }
      self = .count(measure, area: fields.area, period: fields.period, count: fields.count, role: fields.role)
    case "overbezetting-toegelicht":
      let day = try Fact.day(try reader.text("dag"))
      let area: AreaCode = try Fact.field(try reader.text("gebied")) { AreaCode(written: $0) }
      guard ExcessReason.fits(area.kind) else { throw UnreadableField(text: area.description) }
      self = .excess(ExcessReason(area: area, day: day, reason: try reader.text("reden")))
    default: throw UnreadableField(text: kind)
    }
  }
}

extension ExcessReason {
  /// Whether places and people are reported of such an area, so that there can be a difference to explain.
  public static func fits(_ area: AreaKind) -> Bool { area != .province }
}
