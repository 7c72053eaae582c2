// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Exact
import Rulebook
import Territory

/// Targets: the law's formula, the official table beside it, and joint changes.
extension ChainBook {
  private static let populationTable = "CBS StatLine, bevolking op 1 januari (CC BY 4.0)"

  /// The national number of permit holders to house in a half-year (`vg` in rule R1.4): as published in the rule files.
  /// The total of a recorded table is not that number, since its makers round; it counts only while there is no other.
  func nationalTarget(_ halfYear: HalfYear) -> Figure {
    remember(Question(.nationalTarget, .netherlands, halfYear)) {
      let reference = FigureReference.measure(.target, .netherlands, .halfYear(halfYear))
      let published = ruleFigure("R1.6.vg", on: halfYear.firstDay)
      if published.number != nil { return published.renamed(reference) }
      return recorded(SeriesKey(.target, .netherlands, halfYear.index), as: reference) ?? published
    }
  }

  /// Inhabitants on 1 January of `year` within the area as it is divided on `day` (rule R1.8).
  func population(of area: AreaCode, on day: Day, year: Int) -> Figure {
    let reference = FigureReference.measure(.population, area, .year(year))
    if let recorded = recorded(SeriesKey(.population, area, Int32(year)), as: reference, unit: .inhabitants) {
      return recorded
    }
    // Without a recorded number anywhere in the year the table says it at once, in one line of explanation.
    if !state.housing({ $0.populationYears.contains(year) }) {
      guard let inhabitants = territory.population(of: area, on: day, year: year) else {
        return Figure(reference, unknown: .notReported, unit: .inhabitants)
      }
      return Figure(
        reference, .whole(inhabitants), unit: .inhabitants, certainty: .published,
        derivation: .table(source: ChainBook.populationTable))
    }
    if area.kind == .municipality {
      guard let january = Day(year: year, month: 1, day: 1) else {
        return Figure(reference, unknown: .notReported, unit: .inhabitants)
      }
      let parts = parts(of: area, on: day, asOf: january)
      if parts != [area] {
        return total(parts, as: reference, unit: .inhabitants) { population(of: $0, on: january, year: year) }
      }
      guard let inhabitants = territory.municipality(everWithCode: area)?.populations[year] else {
        return Figure(reference, unknown: .notReported, unit: .inhabitants)
      }
      return Figure(
        reference, .whole(inhabitants), unit: .inhabitants, certainty: .published,
        derivation: .table(source: ChainBook.populationTable))
    }
    return Figure(
      reference, sumOf: municipalities(in: area, on: day).map { population(of: $0, on: day, year: year) },
      unit: .inhabitants)
  }

  /// The year whose 1 January counts for the inhabitants in a target, by rule R1.4.
  func populationYear(for halfYear: HalfYear) -> Int? {
    rulebook.whole("R1.4.peiljaar", on: halfYear.firstDay, knownAt: known).map { halfYear.year - $0 }
  }

  /// The inhabitants that count for the target of a half-year.
  func targetPopulation(of area: AreaCode, _ halfYear: HalfYear, on day: Day) -> Figure {
    remember(Question(.population, area, halfYear, on: day)) {
      guard let year = populationYear(for: halfYear) else {
        return Figure(
          .measure(.population, area, .halfYear(halfYear)), unknown: .noRule("R1.4.peiljaar"), unit: .inhabitants)
      }
      return population(of: area, on: day, year: year)
    }
  }

  /// The target by the formula of article 29 (rule R1.4), for the area as it is divided on `day`.
  func statutoryTarget(of area: AreaCode, _ halfYear: HalfYear, on day: Day) -> Figure {
    let reference = FigureReference.measure(.statutoryTarget, area, .halfYear(halfYear))
    return remember(Question(.statutoryTarget, area, halfYear, on: day)) {
      switch area.kind {
      case .country: return nationalTarget(halfYear).renamed(reference)
      case .province, .safetyRegion: return municipalTargets(of: area, halfYear, on: day).renamed(reference)
      case .municipality:
        let parts = parts(of: area, on: day, asOf: halfYear.firstDay)
        if parts != [area] {
          return total(parts, as: reference) { statutoryTarget(of: $0, halfYear, on: halfYear.firstDay) }
        }
        return formula(area, halfYear, as: reference)
      }
    }
  }

  private func formula(_ municipality: AreaCode, _ halfYear: HalfYear, as reference: FigureReference) -> Figure {
    let start = halfYear.firstDay
    guard case .text(let name) = ruleFigure("R1.4.afronding", on: start).value, let rounding = Rounding(rawValue: name)
    else { return Figure(reference, unknown: .noRule("R1.4.afronding")) }
    let parts = [
      nationalTarget(halfYear), targetPopulation(of: municipality, halfYear, on: start),
      targetPopulation(of: .netherlands, halfYear, on: start),
    ]
    return Figure(reference, .proportion(rounding), parts, citing: cite("R1.4", "R1.4.afronding", on: start))
  }

  /// The sum of the formula over the municipalities of an area.
  func municipalTargets(of area: AreaCode, _ halfYear: HalfYear, on day: Day) -> Figure {
    remember(Question(.municipalTargets, area, halfYear, on: day)) {
      Figure(
        .measure(.municipalTargets, area, .halfYear(halfYear)),
        sumOf: municipalities(in: area, on: day).map { statutoryTarget(of: $0, halfYear, on: day) })
    }
  }

  /// The target in the official table: recorded for the area, or else the sum of its parts. A table is about the
  /// municipalities of the first day of the half-year.
  func officialTarget(of area: AreaCode, _ halfYear: HalfYear, on day: Day) -> Figure {
    let reference = FigureReference.measure(.officialTarget, area, .halfYear(halfYear))
    return remember(Question(.officialTarget, area, halfYear, on: day)) {
      let recorded = recorded(SeriesKey(.target, area, halfYear.index), as: reference)
      if area.kind == .municipality {
        let parts = parts(of: area, on: day, asOf: halfYear.firstDay)
        return parts == [area]
          ? recorded ?? Figure(reference, unknown: .notReported)
          : total(parts, as: reference) { officialTarget(of: $0, halfYear, on: halfYear.firstDay) }
      }
      if let recorded { return recorded }
      let figures = municipalities(in: area, on: day).map { officialTarget(of: $0, halfYear, on: day) }
      // Not one municipality in the table: the table is not there, which says more than "344 missing".
      if figures.allSatisfy({ $0.number == nil }) { return Figure(reference, unknown: .notReported) }
      return Figure(reference, sumOf: figures)
    }
  }

  /// What joint changes add to the target of an area; nil when none concerns it.
  func exchanged(in area: AreaCode, _ halfYear: HalfYear, on day: Day) -> Figure? {
    guard let records = state.housing({ $0.exchanges[halfYear] }) else { return nil }
    let members = Set(municipalities(in: area, on: day))
    let reference = FigureReference.measure(.exchanged, area, .halfYear(halfYear))
    let parts = records.filter { $0.version.known <= known && ($0.withdrawn.map { $0.known > known } ?? true) }
      .flatMap { record in
        record.changes.filter { change in
          territory.current(change.area, on: day).map(members.contains) ?? false
        }.map { change in
          Figure(
            .measure(.exchanged, change.area, .halfYear(halfYear)), .whole(change.change), certainty: .reported,
            derivation: .fact(state.source(of: record.version)))
        }
      }
    guard !parts.isEmpty else { return nil }
    return Figure(reference, .sum, parts, citing: cite("R1.7", on: halfYear.firstDay))
  }

  /// The target that counts: official table before formula, and joint changes on top.
  func target(of area: AreaCode, _ halfYear: HalfYear, on day: Day) -> Figure {
    remember(Question(.target, area, halfYear, on: day)) {
      let reference = FigureReference.measure(.target, area, .halfYear(halfYear))
      let statutory = statutoryTarget(of: area, halfYear, on: day)
      if area.kind == .country { return statutory.renamed(reference) }
      let base = baseTarget(of: area, halfYear, on: day, statutory, as: reference)
      guard let exchanged = exchanged(in: area, halfYear, on: day), exchanged.whole != 0 else { return base }
      return Figure(reference, .sum, [base, exchanged], citing: cite("R1.7", on: halfYear.firstDay))
    }
  }

  private func baseTarget(
    of area: AreaCode, _ halfYear: HalfYear, on day: Day, _ statutory: Figure, as reference: FigureReference
  ) -> Figure {
    let official = officialTarget(of: area, halfYear, on: day)
    if official.number != nil {
      return Figure(reference, choosing: official, over: [statutory], because: .officialTableWins)
    }
    // Some municipalities of the area are in the table and some are not: each counts by its own best number.
    if area.kind != .municipality, case .unknown(.partsMissing) = official.value {
      return Figure(
        reference,
        sumOf: municipalities(in: area, on: day).map {
          baseTarget(
            of: $0, halfYear, on: day, statutoryTarget(of: $0, halfYear, on: day),
            as: .measure(.target, $0, .halfYear(halfYear)))
        })
    }
    return Figure(reference, choosing: statutory, over: [], because: .onlyFormula)
  }
}
