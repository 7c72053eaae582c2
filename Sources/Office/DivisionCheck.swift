// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Territory

/// Judges facts about dividing, each by itself.
extension FactCheck {
  func faults(in fact: DivisionFact) -> [Fault] {
    switch fact {
    case .score(let municipality, let year, let thousandths):
      return self.faults(municipality, year) + score(thousandths.value)
    case .kept(let division): return self.faults(in: division)
    }
  }

  private func faults(_ municipality: AreaCode, _ year: Int) -> [Fault] {
    var faults: [Fault] = []
    if municipality.kind != .municipality || desk.territory.name(of: municipality) == nil {
      faults.append(
        Fault(
          .areaKindNotAllowed, place: place, problem: "\(municipality) is geen gemeente.",
          advice: "Vul de code van een gemeente in."))
    }
    if !ReceptionFact.years.contains(year) || year > desk.now.dutchDay.year {
      faults.append(
        Fault(
          .badDay, place: place, problem: "Het jaar \(year) kan niet kloppen.",
          expected: "Een jaar van \(ReceptionFact.years.lowerBound) tot en met dit jaar.", advice: "Kijk het jaar na."))
    }
    return faults
  }

  /// A score of minus one or less leaves a municipality no weight (R5.13).
  func score(_ thousandths: Int) -> [Fault] {
    guard thousandths <= -1000 else { return size(Count(thousandths)) }
    return [
      Fault(
        .scoreTooLow, place: place, problem: "De SES-WOA-score is -1 of lager.", expected: "Een score boven -1.",
        advice: "Kijk de score na.")
    ]
  }

  private func faults(in division: KeptDivision) -> [Fault] {
    let input = division.input
    if desk.book(Perspective(day: desk.now.dutchDay), sight: .keeper).keptDivision(division.id).map({
      $0.division != division
    })
      ?? false
    {
      return [
        Fault(
          .nameInUse, place: place, problem: "Er is al een verdeling bewaard onder het kenmerk '\(division.id)'.",
          advice: "Kies een ander kenmerk, of trek de andere verdeling eerst in.")
      ]
    }
    var faults =
      text(division.id.text, "verdeling") + text(division.title, "omschrijving", isNeeded: true)
      + text(division.key, "sleutel", isNeeded: true)
    for party in input.parties { faults += text(party.code, "code", isNeeded: true) }
    let numbers =
      [input.total, input.smallestSite] + division.shares
      + input.parties.flatMap { [$0.standing, $0.minimum, $0.maximum ?? 0] }
    if input.parties.count > KeptDivision.mostParties || numbers.contains(where: { !size(Count($0)).isEmpty }) {
      faults.append(
        Fault(
          .numberTooLarge, place: place, problem: "Deze verdeling is te groot om te bewaren.",
          expected: "Hoogstens \(KeptDivision.mostParties) deelnemers, en getallen onder 100 miljoen.",
          advice: "Bewaar een kleinere verdeling."))
    }
    if division.shares.count != input.parties.count || !division.isReproduced {
      faults.append(
        Fault(
          .divisionDiffers, place: place, problem: "De uitkomst hoort niet bij de invoer van deze verdeling.",
          advice: "Maak de verdeling opnieuw en bewaar die."))
    }
    return faults
  }
}
