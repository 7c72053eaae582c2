// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Exact
import Rulebook
import Territory

/// The score of CBS for prosperity, education and work (SES-WOA, R5.13).
extension ChainBook {
  /// The last year, up to that of the reference day, of which scores are known.
  private var scoreYear: Int? {
    state.division.scoreYears.last { year in
      year <= perspective.day.year
        && territory.municipalities(on: perspective.day).contains { scoreVersion($0.code, year) != nil }
    }
  }

  private func scoreVersion(_ municipality: AreaCode, _ year: Int) -> Version? {
    state.numbers[DivisionFact.key(municipality, year)]?.current(at: known)
  }

  /// The score of a municipality: of a year, or else of the last year that is known; around zero.
  func prosperity(of municipality: AreaCode, year: Int? = nil) -> Figure {
    guard let year = year ?? scoreYear else {
      return Figure(
        .measure(.prosperity, municipality, .year(perspective.day.year)), unknown: .notReported, unit: .score)
    }
    let reference = FigureReference.measure(.prosperity, municipality, .year(year))
    guard let version = scoreVersion(municipality, year) else {
      return Figure(reference, unknown: .notReported, unit: .score)
    }
    let value = Fraction(Int(version.value), 1000)
    return Figure(
      reference, value.denominator == 1 ? .whole(value.numerator) : .fraction(value), unit: .score,
      qualifier: version.qualifier, certainty: version.certainty, derivation: .fact(state.source(of: version)))
  }

  /// The score and one more: what inhabitants are multiplied by (R5.10).
  func prosperityFactor(of municipality: AreaCode) -> Figure {
    Figure(
      .rule("ses-woa-plus-1"), .sum, [prosperity(of: municipality), ruleFigure("K.ses-woa.bij", on: perspective.day)],
      unit: .score, citing: cite("R5.10", on: perspective.day))
  }

  /// Asks for scores that are missing, and refuses those that would give a municipality no weight or less.
  func checkScores(_ areas: [Area]) throws(Faults) {
    let codes = areas.flatMap { area in
      area.code.kind == .municipality ? [area.code] : municipalities(in: area.code, on: perspective.day)
    }
    let scores = codes.map { ($0, prosperity(of: $0).number) }
    let missing = scores.filter { $0.1 == nil }.map { territory.name(of: $0.0) ?? $0.0.description }
    if !missing.isEmpty {
      let shown = missing.prefix(8).joined(separator: ", ")
      let rest = missing.count > 8 ? " en nog \(missing.count - 8)" : ""
      throw Faults(
        Fault(
          .scoreMissing, problem: "Van \(shown)\(rest) is de SES-WOA-score niet bekend.",
          expected: "Een score van elke gemeente die meedoet.",
          advice:
            "Lees de tabel van CBS in met 'regietafel importeer --soort ses-woa'. Heeft CBS geen score, vul er dan zelf "
            + "een in, met de reden als bron."))
    }
    if let low = scores.first(where: { $0.1.map { $0 <= Fraction(-1) } ?? false }) {
      throw Faults(
        Fault(
          .scoreTooLow, place: territory.name(of: low.0), problem: "De SES-WOA-score is -1 of lager.",
          expected: "Een score boven -1.", advice: "Kijk de score na."))
    }
  }
}
