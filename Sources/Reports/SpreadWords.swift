// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

public import Chain
import Exact
import Rulebook

/// The words around the division over the country: what its figures and steps are called.
extension DutchText {
  static func spreadName(_ measure: Measure) -> String? {
    switch measure {
    case .estimate: "geraamde behoefte aan plaatsen"
    case .estimateMinors: "geraamde behoefte aan plaatsen voor amv"
    case .indicative: "indicatief aantal plaatsen"
    case .indicativeMinors: "indicatief aantal plaatsen voor amv"
    case .durablePlaces: "duurzame plaatsen"
    case .realisedPlaces: "gerealiseerde duurzame plaatsen"
    case .offeredPlaces: "aangeboden plaatsen"
    case .agreedPlaces: "afgesproken plaatsen"
    case .reportedPlaces: "plaatsen in het verslag van de commissaris"
    case .decidedPlaces: "plaatsen in het verdeelbesluit"
    case .spreadDifference: "verdeelbesluit min indicatief aantal"
    case .openAssignment: "open opgave"
    case .provincialTask: "provinciale opgave voor de wet"
    case .provincialTaskMinors: "provinciale opgave voor amv voor de wet"
    case .estimateDeadline: "uiterste dag van de capaciteitsraming"
    case .reportDeadline: "uiterste dag van het verslag"
    case .decisionDeadline: "uiterste dag van het verdeelbesluit"
    case .realisationDeadline: "uiterste dag van de realisatie"
    case .bonus: "uitkeringen"
    case .specialBonus: "uitkering voor bijzondere plaatsen"
    case .durableBonus: "uitkering voor duurzame plaatsen"
    case .provincialBonus: "uitkering voor de provincie als geheel"
    case .provinceShare: "deel van de provincie in de uitkering"
    default: nil
    }
  }

  /// A cycle in words; a year from before the first one is just a year.
  static func cycle(_ year: Int, _ rulebook: Rulebook) -> String {
    guard case .day(let first)? = rulebook.rule("R5.2.dag")?.versions.first?.value, first.year <= year else {
      return "in \(year)"
    }
    return "ronde \(year)"
  }

  /// What a step of a cycle is called.
  public static func step(_ kind: StepKind) -> String {
    switch kind {
    case .estimate: "Capaciteitsraming door de minister"
    case .indicative: "Indicatieve verdeling door de minister"
    case .consultation: "Overleg aan de provinciale regietafel"
    case .report: "Verslag van de commissaris van de Koning"
    case .decision: "Verdeelbesluit van de minister"
    case .realisation: "Plaatsen mogelijk maken"
    }
  }

  /// That an objection was made after its term; nil when it was not.
  public static func lateness(of view: ObjectionView) -> String? {
    guard view.isLate, let deadline = view.deadline else { return nil }
    return "buiten de termijn, die liep tot en met \(day(deadline))"
  }
}
