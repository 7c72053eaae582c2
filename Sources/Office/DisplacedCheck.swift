// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Territory

/// Judges facts about displaced people from Ukraine, each by itself.
extension FactCheck {
  func faults(in fact: DisplacedFact) -> [Fault] {
    switch fact {
    case .count(let measure, let area, let period, let count, _):
      return kind(measure, area, period) + existence(area, on: existingDay(measure, period)) + people(count)
        + (measure == .displacedExpected ? [] : beyond(period.firstDay))
    case .excess(let excess):
      let kind =
        ExcessReason.fits(excess.area.kind)
        ? []
        : [
          Fault(
            .areaKindNotAllowed, place: place, problem: "\(excess.area) is een provincie.",
            expected: "Een gemeente, een veiligheidsregio of het land.", advice: "Vul een ander gebied in.")
        ]
      return kind + existence(excess.area, on: excess.day) + beyond(excess.day)
        + text(excess.reason, "reden", isNeeded: true)
    }
  }

  /// The day on which the area must exist: places that are expected can be of a municipality that is still to come.
  private func existingDay(_ measure: Measure, _ period: FigurePeriod) -> Day {
    measure == .displacedExpected ? max(period.firstDay, Territory.firstDay) : period.firstDay
  }

  private func kind(_ measure: Measure, _ area: AreaCode, _ period: FigurePeriod) -> [Fault] {
    var faults: [Fault] = []
    if !measure.fitsDisplaced(area.kind, period) {
      faults.append(
        Fault(
          .displacedNotReported, place: place,
          problem: "\(measure.rawValue) van \(area), \(period.words), kan niet gemeld worden.",
          expected: "Aantallen op een dag, van een gemeente, een veiligheidsregio of het land; persoonmaanden van een "
            + "gemeente in een maand; vrij en elders alleen van het land.",
          advice: "Kijk de grootheid, het gebied en de periode na."))
    }
    if !ReceptionFact.years.contains(period.firstDay.year) {
      faults.append(
        Fault(
          .badDay, place: place, problem: "Het jaar \(period.firstDay.year) kan niet kloppen.",
          expected: "Een jaar van \(ReceptionFact.years.lowerBound) tot en met \(ReceptionFact.years.upperBound).",
          advice: "Kijk de periode na."))
    }
    return faults
  }
}

/// The laws between facts about displaced people.
struct DisplacedLaws {
  let desk: Desk
  let places: [FigureReference: String]

  /// More people than places need a reason.
  func faults(_ facts: [SourcedFact]) -> [Fault] {
    let book = desk.book(Perspective(day: desk.now.dutchDay), sight: .keeper)
    var seen: Set<AreaCode> = []
    return facts.flatMap { sourced -> [Fault] in
      guard case .displaced(let fact) = sourced.fact, seen.insert(fact.area).inserted else { return [] }
      return book.unexplainedExcess(of: fact.area).map { excess in
        let named = [Measure.displacedOccupied, .displacedPlaces].lazy
          .compactMap { places[.measure($0, fact.area, .day(excess.day))] }.first
        return Fault(
          .excessWithoutReason, place: named ?? sourced.place,
          problem: "\(desk.territory.name(of: fact.area) ?? fact.area.description) heeft op \(excess.day.words) "
            + "\(excess.places) plaatsen en \(excess.people) mensen, zonder reden.",
          expected: "Hoogstens zoveel mensen als plaatsen, of een reden.",
          advice: "Kijk de aantallen na, of meld in hetzelfde bestand of formulier de reden.")
      }
    }
  }
}
