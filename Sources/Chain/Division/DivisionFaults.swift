// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Apportionment
import Exact

// What makes a division impossible, in words.
extension DivisionInput {
  /// The weights as whole numbers in the same proportions.
  func wholeWeights() throws(Fault) -> [Int] {
    if let party = parties.first(where: { $0.weight < Fraction(0) }) {
      throw Fault(
        .negativeWeight, place: party.code, problem: "Het gewicht van \(party.code) is onder nul.",
        expected: "Een gewicht van nul of meer.", advice: "Verbeter het gewicht.")
    }
    var scale = 1
    for party in parties {
      // In lowest terms the denominator is what the scale lacks to be a multiple.
      let step = Fraction(scale, party.weight.denominator).denominator
      let (product, overflow) = scale.multipliedReportingOverflow(by: step)
      guard !overflow, product <= DivisionInput.finest else { throw tooFine(party) }
      scale = product
    }
    var weights: [Int] = []
    for party in parties {
      let (weight, overflow) = party.weight.numerator.multipliedReportingOverflow(by: scale / party.weight.denominator)
      guard !overflow, weight <= DivisionInput.heaviest else { throw tooFine(party) }
      weights.append(weight)
    }
    return weights
  }

  /// The most parts of one in which weights are reckoned: nine decimals.
  private static let finest = 1_000_000_000
  /// The largest whole weight that the engine takes.
  static let heaviest = 1_000_000_000_000_000

  private func tooFine(_ party: Party) -> Fault {
    Fault(
      .weightsTooFine, place: party.code,
      problem: "De gewichten zijn te groot, of hebben te veel cijfers achter de komma.",
      expected: "Gewichten met hoogstens negen cijfers achter de komma, en samen niet meer dan vijftien cijfers.",
      advice: "Rond de gewichten af, of schrijf ze in een grotere eenheid.")
  }

  var needsLevelling: Fault {
    Fault(
      .needsLevelling, problem: "Alleen de methode leximin houdt rekening met een kleinste locatie.",
      advice: "Kies de methode leximin, of laat de kleinste locatie weg.")
  }

  /// Where each share is rounded by itself nothing moves to another: what one has too much would be handed out on top.
  var roundsEachApart: Fault {
    Fault(
      .divisionImpossible,
      problem: "De methode \(method.rawValue) rondt elk aantal apart af. Wat er al staat, kan dan niet meetellen.",
      advice: "Kies de methode sainte-lague of leximin, of laat wat er staat weg.")
  }

  /// The fault of the engine, with the limits that conflict by name.
  func explained(_ fault: ApportionmentFault) -> Fault {
    switch fault {
    case .negativeTotal:
      return Fault(
        .divisionImpossible, problem: "De opgave is onder nul.", expected: "Een getal van nul of meer.",
        advice: "Verbeter de opgave.")
    case .negativeWeight(let index):
      return Fault(
        .negativeWeight, place: parties[index].code, problem: "Het gewicht van \(parties[index].code) is onder nul.",
        expected: "Een gewicht van nul of meer.", advice: "Verbeter het gewicht.")
    case .noWeight:
      return Fault(
        .noWeight, problem: "Alle gewichten zijn nul, dus is er niets om naar te verdelen.",
        advice: "Kies een andere sleutel, of vul de gewichten in.")
    case .crossedBounds(let index): return crossed(parties[index])
    case .floorsAboveTotal, .ceilingsBelowTotal, .stepsMissTotal: return conflict(fault)
    case .negativeBound(let index), .negativeStanding(let index):
      return Fault(
        .divisionImpossible, place: parties[index].code,
        problem: "Een grens, of wat er staat, is onder nul bij \(parties[index].code).",
        expected: "Getallen van nul of meer.", advice: "Verbeter het getal.")
    case .tooLarge(let index):
      return Fault(
        .divisionImpossible, place: index.map { parties[$0].code }, problem: "Een getal is te groot om mee te rekenen.",
        advice: "Kijk de grenzen, de gewichten en de opgave na.")
    case .differentSteps, .differentCounts, .negativeAmount, .amountWithoutWeight:
      preconditionFailure("one smallest site, and as many weights as parties: \(fault)")
    }
  }

  private func crossed(_ party: Party) -> Fault {
    let isSite = party.minimum <= party.maximum ?? party.minimum
    return Fault(
      .divisionImpossible, place: party.code,
      problem: isSite
        ? "De kleinste locatie is \(smallestSite), en dat is meer dan de bovengrens van \(party.code)."
        : "De ondergrens van \(party.code) ligt boven de bovengrens.",
      advice: isSite
        ? "Verhoog de bovengrens, of zet de ondergrens op nul." : "Verlaag de ondergrens of verhoog de bovengrens.")
  }

  /// Limits that cannot be kept together, with as few of them named as there can be.
  private func conflict(_ fault: ApportionmentFault) -> Fault {
    switch fault {
    case .floorsAboveTotal:
      // The engine counts what stands among the floors; what was asked are the floors besides.
      var sum = 0
      let largest = parties.indices.sorted { (parties[$1].minimum, $0) < (parties[$0].minimum, $1) }
      let conflict = largest.prefix { index in
        defer { sum += parties[index].minimum }
        return sum <= total
      }
      return Fault(
        .divisionImpossible,
        problem: "De ondergrenzen van \(names(conflict.sorted())) zijn samen \(sum). Dat is meer dan de opgave van "
          + "\(total).", advice: "Verlaag minstens één van deze ondergrenzen, of verhoog de opgave.")
    case .ceilingsBelowTotal(let conflict, _):
      let sum = conflict.reduce(0) { $0 + (parties[$1].maximum ?? 0) }
      return Fault(
        .divisionImpossible,
        problem: "De bovengrenzen van \(names(conflict)) zijn samen \(sum). Daar past de opgave van \(total) niet in.",
        advice: "Verhoog minstens één van deze bovengrenzen, of verlaag de opgave.")
    case .stepsMissTotal(let conflict, let below, let above):
      let near = [below, above].compactMap { $0.map(String.init) }.joined(separator: " of ")
      return Fault(
        .divisionImpossible,
        problem: "Met een kleinste locatie van \(smallestSite) voor \(names(conflict)) is \(total) niet te maken.",
        expected: near.isEmpty ? nil : "Een opgave van \(near).",
        advice: "Verander de opgave, de kleinste locatie of een grens.")
    default: preconditionFailure("no conflict of limits: \(fault)")
    }
  }

  /// The first few by name, and how many there are besides.
  private func names(_ indices: [Int]) -> String {
    let shown = indices.prefix(6).map { parties[$0].code }
    let rest = indices.count - shown.count
    if rest > 0 { return shown.joined(separator: ", ") + " en nog \(rest)" }
    return shown.count < 2 ? shown.joined() : shown.dropLast().joined(separator: ", ") + " en " + (shown.last ?? "")
  }
}
