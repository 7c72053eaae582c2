// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Exact
import Rulebook
public import Territory

/// Divisions that are kept.
extension ChainBook {
  /// The divisions that stand, in the order of their names, with the entries that laid them down.
  public func keptDivisions() -> [(division: KeptDivision, source: FactSource)] {
    state.division.kept.all(at: known).map { ($0.record.content, state.source(of: $0.record.version)) }
  }

  /// The kept division with this name; nil when there is none.
  public func keptDivision(_ id: Slug) -> (division: KeptDivision, source: FactSource)? {
    state.division.kept.current(id, at: known).map { ($0.content, state.source(of: $0.version)) }
  }

  /// A kept division as it was made: what its parties weigh and have is what was kept with it.
  public func division(_ kept: KeptDivision) -> Division {
    var request = DivisionRequest(total: kept.input.total, level: kept.level, key: kept.key)
    request.method = kept.input.method
    request.smallestSite = kept.input.smallestSite
    let counts = kept.input.parties.contains { $0.standing > 0 }
    let year = populationYear()
    let parties = kept.input.parties.map { party in
      let area = AreaCode(party.code)
      return Division.Party(
        code: party.code, area: area, name: area.flatMap(territory.name(of:)) ?? party.code,
        weight: given(party.weight, "gewicht", unit: Unit("")), standing: counts ? given(party.standing) : nil,
        inhabitants: area.map { population(of: $0, on: perspective.day, year: year) }
          ?? Figure(.rule("inwoners"), unknown: .noSuchArea, unit: .inhabitants))
    }
    let outcome = try? kept.input.outcome()
    return Division(
      request: request, keyName: kept.key, rules: [], input: kept.input, parties: parties, shares: kept.shares,
      ties: outcome?.ties ?? [], isProven: outcome?.isProven ?? false)
  }

  /// How much a kept division divided.
  func divided(_ id: Slug, on day: Day) -> Figure? {
    guard let record = state.division.kept.current(id, at: known) else { return nil }
    return Figure(
      .dossier(.divided, id, .day(day)), .whole(record.content.shares.reduce(0, +)), unit: .places,
      certainty: .reported, derivation: .fact(state.source(of: record.version)))
  }

  /// A line for each area of the level that was asked for: those that take part, or larger areas with their sums.
  public func lines(of division: Division, at level: AreaKind) -> [Division.Line] {
    let own = division.lines
    guard own.contains(where: { $0.area != nil && $0.area?.kind != level }) else { return own }
    return division.lines { area in
      guard let municipality = self.territory.municipality(everWithCode: area) else { return nil }
      let code = level == .province ? municipality.province : municipality.safetyRegion
      return self.territory.name(of: code).map { Area(code: code, name: $0) }
    }
  }
}
