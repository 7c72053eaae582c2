// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Exact
import Journal
import Rulebook
import Territory

/// How the facts about housing are spelled in the journal. Keys are Dutch and stand in ascending order, since exports
/// show them; a default is left out, so that most payloads stay short.
extension HousingFact {
  /// The kind of journal entry.
  var kind: String {
    switch self {
    case .target: "taakstelling-vastgesteld"
    case .housed: "gehuisvest-gemeld"
    case .balance: "stand-vastgesteld"
    case .adjustment: "bijstelling-vastgesteld"
    case .exchange: "taakstelling-geruild"
    case .population: "inwoners-vastgesteld"
    }
  }

  func write(to writer: inout PayloadWriter) {
    switch self {
    case .target(let area, let halfYear, let count, let role):
      CountFields(area, .halfYear(halfYear), count, role).write(to: &writer)
    case .housed(let area, .month(let month), let count, let role):
      CountFields(area, .month(month), count, role).write(to: &writer)
    case .housed(let area, .halfYear(let halfYear), let count, let role):
      CountFields(area, .halfYear(halfYear), count, role).write(to: &writer)
    case .balance(let area, let day, let count, let role):
      CountFields(area, .day(day), count, role).write(to: &writer)
    case .adjustment(let area, let halfYear, let count):
      CountFields(area, .halfYear(halfYear), count, .leading).write(to: &writer)
    case .exchange(let halfYear, let changes):
      writer.text("halfjaar", halfYear.description)
      writer.list("wijzigingen", changes) { change, inner in
        inner.text("gebied", change.area.description)
        inner.whole("verschil", change.change)
      }
    case .population(let area, let year, let count):
      CountFields(area, .year(year), count, .leading).write(to: &writer)
    }
  }

  init(kind: String, _ reader: inout PayloadReader) throws {
    if kind == "taakstelling-geruild" {
      let halfYear: HalfYear = try Fact.field(try reader.text("halfjaar")) { HalfYear(written: $0) }
      self = .exchange(
        halfYear: halfYear,
        changes: try reader.list("wijzigingen") { inner in
          let area: AreaCode = try Fact.field(try inner.text("gebied")) { AreaCode(written: $0) }
          return TargetChange(area: area, change: try Fact.count(try inner.whole("verschil")))
        })
      return
    }
    let fields = try CountFields(&reader)
    if kind == "bijstelling-vastgesteld" || kind == "inwoners-vastgesteld", fields.role != .leading {
      throw UnreadableField(text: fields.role.rawValue)
    }
    let (area, count, role) = (fields.area, fields.count, fields.role)
    switch (kind, fields.period) {
    case ("taakstelling-vastgesteld", .halfYear(let halfYear)):
      self = .target(area: area, halfYear: halfYear, count: count, role: role)
    case ("gehuisvest-gemeld", .month(let month)):
      self = .housed(area: area, period: .month(month), count: count, role: role)
    case ("gehuisvest-gemeld", .halfYear(let halfYear)):
      self = .housed(area: area, period: .halfYear(halfYear), count: count, role: role)
    case ("stand-vastgesteld", .day(let day)): self = .balance(area: area, day: day, count: count, role: role)
    case ("bijstelling-vastgesteld", .halfYear(let halfYear)):
      self = .adjustment(area: area, halfYear: halfYear, count: count)
    case ("inwoners-vastgesteld", .year(let year)): self = .population(area: area, year: year, count: count)
    default: throw UnreadableField(text: kind)
    }
  }
}
