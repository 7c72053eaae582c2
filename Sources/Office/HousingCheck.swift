// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Territory

/// Judges facts about housing.
extension FactCheck {
  func faults(in fact: HousingFact) -> [Fault] {
    switch fact {
    case .target(let area, let halfYear, let count, _):
      return existence(area, on: halfYear.firstDay) + people(count)
    case .housed(let area, .month(let month), let count, _):
      return existence(area, during: month.period) + people(count) + (beyond(month.firstDay))
    case .housed(let area, .halfYear(let halfYear), let count, _):
      return existence(area, during: halfYear.period) + people(count) + beyond(halfYear.firstDay)
    case .balance(let area, let day, let count, _):
      let isStart = HalfYear(containing: day).firstDay == day
      let start =
        isStart
        ? []
        : [
          Fault(
            .balanceNotAtStart, place: place, problem: "Een stand geldt per 1 januari of per 1 juli.",
            advice: "Vul een van die dagen in.")
        ]
      return existence(area, on: day) + start + size(count)
    case .adjustment(let area, let halfYear, let count):
      return existence(area, on: halfYear.firstDay) + size(count)
    case .population(let area, let year, let count):
      guard let day = Day(year: year, month: 1, day: 1) else {
        return [Fault(.badDay, place: place, problem: "Het jaar \(year) bestaat niet.", advice: "Vul een jaar in.")]
      }
      return existence(area, on: day) + people(count)
    case .exchange(let halfYear, let changes): return exchange(halfYear, changes)
    }
  }

  private func exchange(_ halfYear: HalfYear, _ changes: [TargetChange]) -> [Fault] {
    var faults = changes.flatMap { existence($0.area, on: halfYear.firstDay) }
    let areas = Set(changes.map(\.area))
    let isPlain = changes.allSatisfy { $0.area.kind == .municipality && $0.change != 0 }
    if areas.count < 2 || areas.count != changes.count || !isPlain {
      faults.append(
        Fault(
          .exchangeWithOne, place: place, problem: "Ruilen kan alleen tussen twee of meer verschillende gemeenten.",
          advice: "Noem elke gemeente die iets ruilt één keer."))
    }
    // Before they are added up: a sum that does not fit would stop the program.
    if let tooLarge = changes.lazy.flatMap({ size(Count($0.change)) }).first { return faults + [tooLarge] }
    let sum = changes.reduce(0) { $0 + $1.change }
    if sum != 0 {
      faults.append(
        Fault(
          .exchangeNotZero, place: place,
          problem: "De som van de taakstellingen moet gelijk blijven, maar verandert met \(sum) "
            + "(artikel 29, tweede lid).",
          advice: "Laat wat de ene gemeente meer doet gelijk zijn aan wat de andere minder doet."))
    }
    guard faults.isEmpty else { return faults }
    let book = desk.book(Perspective(day: halfYear.firstDay), sight: .keeper)
    return changes.compactMap { change in
      let target = book.ledger(of: change.area, in: halfYear).target.whole
      guard let target, target + change.change >= 0 else {
        let name = desk.territory.name(of: change.area) ?? change.area.description
        return Fault(
          .targetBelowZero, place: place,
          problem: target.map { "De taakstelling van \(name) is \($0) en zou onder nul komen." }
            ?? "De taakstelling van \(name) in dat halfjaar is niet bekend.",
          advice: target == nil ? "Lees eerst de taakstelling in." : "Kies een kleiner aantal.")
      }
      return nil
    }
  }
}
