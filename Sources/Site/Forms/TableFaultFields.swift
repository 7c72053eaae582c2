// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain

extension TableForm {
  /// The field of a fault that the office found.
  func field(_ code: FaultCode) -> String {
    switch (self, code) {
    case (_, .noSuchCycle): "cyclus"
    case (_, .periodNotStarted), (_, .knownInFuture): "dag"
    case (.offer, _), (.swap, _), (.agreement, _): meetingField(code)
    case (_, .noDecision), (_, .decisionBeforeReport), (_, .reportBeforeIndicative): "dag"
    case (.estimate, .minorsAboveTotal): "amv"
    case (.estimate, _): "aantal"
    case (.report, _): "provincie"
    case (.decision, .decisionSum): "totaal"
    case (.decision, .realisationBeforeDecision): "termijn"
    case (.decision, .secondDecision): "wijziging"
    case (.decision, _): "provincie"
    case (.objection, .outcomeBeforeObjection): "uitkomstdag"
    case (.objection, .municipalityNotInProvince), (.objection, .municipalityNotOnDay): "gemeente"
    case (.objection, .nameMissing): "onderwerp"
    case (.objection, _): "bezwaar"
    case (.delay, .datesTurned): "verwacht"
    case (.delay, .municipalityNotOnDay), (.delay, .areaKindNotAllowed): "gemeente"
    case (.delay, _): "reden"
    }
  }

  /// The same for the forms of a meeting: offers, swaps and agreements.
  private func meetingField(_ code: FaultCode) -> String {
    switch (self, code) {
    case (.offer, .nameMissing): "naam"
    case (.offer, .municipalityNotOnDay), (.offer, .areaKindNotAllowed): "gemeente"
    case (.offer, .siteTooSmall), (.offer, .offerWithoutPlaces), (.offer, .numberTooLarge): "regulier"
    case (.offer, _): "locatie"
    case (.swap, .swapNotZero), (.swap, .swapBelowZero), (.swap, .numberTooLarge): "verschil-1"
    case (.swap, .exchangeWithOne), (.swap, .municipalityNotOnDay), (.swap, .swapAcrossProvinces): "gemeente-1"
    case (.agreement, .municipalityNotInProvince), (.agreement, .municipalityNotOnDay): "gemeente-1"
    case (.agreement, .minorsAboveTotal), (.agreement, .numberTooLarge): "plaatsen-1"
    case (.agreement, .areaKindNotAllowed): "provincie"
    case (.agreement, _): "afspraak"
    default: ""
    }
  }
}
