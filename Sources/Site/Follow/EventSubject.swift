// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Territory

/// What a change is about, as somebody chooses it who wants to be told (onderwerp).
enum EventSubject: String, CaseIterable, Sendable {
  case housing = "huisvesting"
  case reception = "opvang"
  case crisis
  case homes = "woonprojecten"
  case supervision = "toezicht"
  case spread = "spreiding"
  case displaced = "oekraine"
  case funding = "vergoeding"
  case division = "verdeling"
  case outlook = "prognoses"
  case evaluation = "evaluatie"

  /// The Dutch name on a page.
  var title: String {
    switch self {
    case .housing: "huisvesting van statushouders"
    case .reception: "opvang en locaties"
    case .crisis: "crisisplaatsen"
    case .homes: "woonprojecten"
    case .supervision: "toezicht"
    case .spread: "spreidingswet en regietafels"
    case .displaced: "ontheemden uit Oekraïne"
    case .funding: "vergoeding voor Oekraïne"
    case .division: "verdelingen"
    case .outlook: "prognoses"
    case .evaluation: "evaluatie van regelingen"
    }
  }

  /// The subject of a fact; nil for the opening of a journal, and for a correction, which has that of what it corrects.
  init?(_ fact: Fact) {
    switch fact {
    case .opening, .correction: return nil
    case .housing: self = .housing
    case .reception: self = .reception
    case .crisis: self = .crisis
    case .homes: self = .homes
    case .supervision: self = .supervision
    case .spread: self = .spread
    case .displaced: self = .displaced
    case .funding: self = .funding
    case .division: self = .division
    case .outlook: self = .outlook
    case .evaluation: self = .evaluation
    }
  }
}

/// Whether a fact is about an area.
struct AreaConcern {
  let book: ChainBook

  /// Whether the fact is about the area, or about a municipality in it as it is divided on the reference day. What is about the
  /// whole country concerns only who follows the country.
  func isAbout(_ area: AreaCode, _ fact: Fact) -> Bool {
    guard area != .netherlands else { return true }
    return fact.references.contains { areas(of: $0).contains { isWithin($0, area) } }
  }

  private func areas(of reference: FigureReference) -> [AreaCode] {
    switch reference {
    case .measure(_, let area, _): [area]
    case .dossier(_, let id, _):
      [book.location(id)?.municipality, book.project(id)?.project.municipality].compactMap(\.self)
    case .rule: []
    }
  }

  private func isWithin(_ area: AreaCode, _ whole: AreaCode) -> Bool {
    if area == whole { return true }
    guard area.kind == .municipality, let municipality = book.territory.municipality(everWithCode: area) else {
      return false
    }
    return municipality.province == whole || municipality.safetyRegion == whole
      || book.territory.current(area, on: book.perspective.day) == whole
  }
}
