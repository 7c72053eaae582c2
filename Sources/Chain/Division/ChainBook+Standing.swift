// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Exact
import Rulebook
import Territory

/// What areas do already, for as much as the table lets it count (R4.8).
extension ChainBook {
  /// What stands in an area and counts in the division: what was given with the question, or else what is recorded.
  func standing(of area: AreaCode, _ request: DivisionRequest) -> Figure {
    if let standing = request.standing { return given(standing[area.description] ?? 0) }
    return credited(area, request.credit ?? .whole)
  }

  /// What an area does already, each sort for as many hundredths as it counts, as a whole number.
  func credited(_ area: AreaCode, _ credit: DivisionCredit) -> Figure {
    let day = perspective.day
    let sorts = DivisionCredit.Sort.allCases.filter { credit.percentages[$0, default: 0] > 0 }
    let parts = sorts.map { sort in
      let amount = sort == .advance ? advance(of: area) : creditedPlaces(area, sort, fullYears: credit.fullYears)
      return Figure(
        .rule("telt-mee-\(sort.rawValue)"), .proportion(.halfUp),
        [amount, constant(credit.percentages[sort, default: 0], "meetelling", .percent), constant(100, "honderd")],
        unit: .places, citing: cite("R4.8", on: day))
    }
    return parts.isEmpty
      ? constant(0, "niets-telt-mee", .places) : Figure(.rule("bestaand"), sumOf: parts, unit: .places)
  }

  /// The places of one sort in an area on the reference day. What municipalities report of places for displaced people
  /// stands for their recorded locations (ADR 0020).
  private func creditedPlaces(_ area: AreaCode, _ sort: DivisionCredit.Sort, fullYears: Int) -> Figure {
    let day = perspective.day
    var reported: [AreaCode: Figure] = [:]
    if sort == .ukraine {
      for municipality in municipalities(in: area, on: day) {
        reported[municipality] = displacedLevel(.displacedPlaces, municipality, on: day)?.figure
      }
    }
    let sites = records(in: area).filter { record in
      let content = record.content
      guard content.kind.creditSort == sort, content.places(on: day) > 0 else { return false }
      let municipality = territory.current(content.municipality, on: day) ?? content.municipality
      return content.kind != .municipalUkraine || reported[municipality] == nil
    }
    let parts =
      reported.sorted { $0.key < $1.key }.map(\.value) + sites.map { creditedPlaces(of: $0, fullYears: fullYears) }
    return parts.isEmpty ? constant(0, "geen-plaatsen", .places) : Figure(.rule("plaatsen"), .sum, parts, unit: .places)
  }

  /// The places of a location on the reference day; when they end soon in proportion to the days they stay.
  private func creditedPlaces(of record: Record<Location>, fullYears: Int) -> Figure {
    let day = perspective.day
    let places = placesFigure(record, on: day)
    guard fullYears > 0, let end = record.content.contract(on: day)?.period.until else { return places }
    let full = day.days(until: day.adding(months: 12 * fullYears))
    let left = min(day.days(until: end), full)
    return Figure(
      .rule("plaatsen-naar-duur"), .proportion(.halfUp),
      [places, constant(left, "dagen-die-tellen", Unit("dagen")), constant(full, "dagen-voor-vol", Unit("dagen"))],
      unit: .places)
  }

  /// How many more were housed than the target asked up to the reference day; nothing when it is behind or not known.
  private func advance(of area: AreaCode) -> Figure {
    let halfYear = HalfYear(containing: perspective.day)
    let opening = FigureReference.measure(.opening, area, .halfYear(halfYear))
    guard let figure = figure(opening), figure.number != nil else { return constant(0, "voorsprong-niet-bekend") }
    return Figure(.rule("voorsprong"), .differenceFromZero, [figure, constant(0, "nul")])
  }
}
