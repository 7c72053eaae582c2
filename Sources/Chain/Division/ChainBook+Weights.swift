// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Exact
import Rulebook
import Territory

/// What areas weigh in a division.
extension ChainBook {
  /// The areas over which is divided, with what each weighs and has.
  func parties(_ request: DivisionRequest, _ key: DivisionKey) throws(Faults) -> [Division.Party] {
    let day = perspective.day
    let level = key.sumsMunicipalities ? .municipality : request.level
    let inside = Set(municipalities(in: request.within, on: day))
    let areas = territory.areas(of: level, on: day).filter { area in
      level == .municipality
        ? inside.contains(area.code) : !inside.isDisjoint(with: municipalities(in: area.code, on: day))
    }
    let year = populationYear()
    let weights = try weights(of: areas, key, inhabitantsOf: year)
    let counts = key.countsStanding || request.standing != nil || request.credit != nil
    return zip(areas, weights).map { area, weight in
      Division.Party(
        code: area.code.description, area: area.code, name: area.name, weight: weight,
        standing: counts ? standing(of: area.code, request) : nil,
        inhabitants: population(of: area.code, on: day, year: year))
    }
  }

  /// Those in a table of the user's own, in the order of their codes.
  func tableParties(_ table: [String: Fraction], _ request: DivisionRequest) throws(Faults) -> [Division.Party] {
    guard !table.isEmpty else {
      throw Faults(
        Fault(.noWeight, problem: "De tabel met gewichten is leeg.", advice: "Zet er minstens één regel in."))
    }
    let year = populationYear()
    return table.sorted { $0.key < $1.key }.map { code, weight in
      let area = AreaCode(code)
      let inhabitants =
        area.map { population(of: $0, on: perspective.day, year: year) }
        ?? Figure(.rule("inwoners"), unknown: .noSuchArea, unit: .inhabitants)
      return Division.Party(
        code: code, area: area, name: area.flatMap(territory.name(of:)) ?? code,
        weight: given(weight, "gewicht", unit: Unit("")),
        standing: request.standing == nil ? nil : given(request.standing?[code] ?? 0), inhabitants: inhabitants)
    }
  }

  /// The last year, up to that of the reference day, of which the inhabitants of the country are known.
  public func populationYear() -> Int {
    let year = perspective.day.year
    let ofTable = territory.everyMunicipality.flatMap(\.populations.keys)
    let years = state.housing { $0.populationYears }.union(ofTable).filter { $0 <= year }.sorted()
    return years.last { population(of: .netherlands, on: perspective.day, year: $0).number != nil } ?? year
  }

  private func weights(of areas: [Area], _ key: DivisionKey, inhabitantsOf year: Int) throws(Faults) -> [Figure] {
    if key.grounds.contains(.prosperity) { try checkScores(areas) }
    let parts = key.parts.map { part in
      (part.percent, areas.map { product(part.grounds, of: $0.code, inhabitantsOf: year) })
    }
    guard parts.count > 1 else { return parts[0].1 }
    let shares = parts.map { percent, figures in mixed(percent, figures) }
    return areas.indices.map { index in
      Figure(.rule("gewicht"), .sum, shares.map { $0[index] }, unit: ChainBook.trillionths)
    }
  }

  /// A mixed weight counts in these.
  private static let trillionths = Unit("biljoenste delen")

  /// Of each area the part that it has of the sum, times a percentage, in trillionths of the whole.
  private func mixed(_ percent: Int, _ figures: [Figure]) -> [Figure] {
    // Scores have three decimals: in thousandths everything is whole.
    let scaled =
      figures.allSatisfy { $0.whole != nil }
      ? figures
      : figures.map { Figure(.rule("in-duizendsten"), .product, [$0, constant(1000, "duizend")], unit: Unit("")) }
    let sum = Figure(.rule("som"), sumOf: scaled, unit: scaled.first?.unit ?? Unit(""))
    let part = constant(percent * 10_000_000_000, "aandeel-in-biljoensten", ChainBook.trillionths)
    return scaled.map { figure in
      Figure(.rule("deel"), .proportion(.halfUp), [part, figure, sum], unit: ChainBook.trillionths)
    }
  }

  /// Grounds multiplied with each other, of a municipality; of a larger area the sum of its municipalities.
  private func product(_ grounds: [DivisionKey.Ground], of area: AreaCode, inhabitantsOf year: Int) -> Figure {
    guard area.kind == .municipality || grounds == [.inhabitants] else {
      let parts = municipalities(in: area, on: perspective.day).map {
        product(grounds, of: $0, inhabitantsOf: year)
      }
      return Figure(.rule("gewicht"), sumOf: parts, unit: parts.first?.unit ?? Unit(""))
    }
    let factors = grounds.map { ground in
      switch ground {
      case .inhabitants: population(of: area, on: perspective.day, year: year)
      case .land: land(of: area)
      case .prosperity: prosperityFactor(of: area)
      }
    }
    return factors.count == 1 ? factors[0] : Figure(.rule("gewicht"), .product, factors, unit: Unit("gewogen inwoners"))
  }

  /// The land area, as the borders were last.
  func land(of area: AreaCode) -> Figure {
    let reference = FigureReference.measure(.land, area, .day(perspective.day))
    guard area.kind == .municipality else {
      return Figure(
        reference, sumOf: municipalities(in: area, on: perspective.day).map(land(of:)), unit: .hectares)
    }
    guard let area = territory.municipality(everWithCode: area)?.landArea else {
      return Figure(reference, unknown: .noSuchArea, unit: .hectares)
    }
    return Figure(
      reference, .whole(area), unit: .hectares, certainty: .published,
      derivation: .table(source: "CBS, landoppervlakte binnen de laatste grenzen"))
  }

  /// A number that is the same for everybody.
  func constant(_ number: Int, _ name: String, _ unit: Unit = Unit("")) -> Figure {
    Figure(.rule(name), .whole(number), unit: unit, certainty: .derived, derivation: .table(source: "rekenstap"))
  }

  /// A number that was given with the question.
  func given(_ number: Fraction, _ name: String, unit: Unit) -> Figure {
    Figure(
      .rule(name), number.denominator == 1 ? .whole(number.numerator) : .fraction(number), unit: unit,
      certainty: .reported, derivation: .table(source: "eigen opgave"))
  }

  /// What stands, as it was given with the question.
  func given(_ standing: Int) -> Figure { given(Fraction(standing), "bestaand", unit: .places) }
}
