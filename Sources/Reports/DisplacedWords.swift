// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain

/// The words of displaced people from Ukraine.
extension DutchText {
  static func displacedName(_ measure: Measure) -> String? {
    switch measure {
    case .displacedRegistered: "ontheemden uit Oekraïne in de BRP"
    case .displacedPlaces: "plaatsen in gemeentelijke opvang voor ontheemden"
    case .displacedOccupied: "ontheemden in gemeentelijke opvang"
    case .displacedExpected: "verwachte plaatsen voor ontheemden"
    case .displacedPrivate: "ontheemden in particuliere opvang"
    case .displacedPrivateMonths: "ontheemden in particuliere opvang met leefgeld"
    case .displacedFree: "vrije plaatsen voor ontheemden"
    case .displacedElsewhere: "ontheemden buiten gemeentelijke opvang"
    case .displacedElsewhereOther: "ontheemden met eigen woonruimte of onbekend"
    case .displacedRate: "bezettingsgraad van de opvang voor ontheemden"
    case .displacedNorm: "norm voor plaatsen voor ontheemden"
    case .displacedGap: "plaatsen voor ontheemden die ontbreken"
    case .displacedRegisteredSum: "som van de meldingen: ontheemden in de BRP"
    case .displacedPlacesSum: "som van de meldingen: plaatsen voor ontheemden"
    case .displacedOccupiedSum: "som van de meldingen: ontheemden in gemeentelijke opvang"
    case .displacedRegisteredDifference: "verschil met de som van de meldingen: ontheemden in de BRP"
    case .displacedPlacesDifference: "verschil met de som van de meldingen: plaatsen voor ontheemden"
    case .displacedOccupiedDifference: "verschil met de som van de meldingen: ontheemden in gemeentelijke opvang"
    default: nil
    }
  }
}
