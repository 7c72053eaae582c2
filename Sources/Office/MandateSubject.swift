// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Territory

/// What a mandate is about: a kind of fact, or the part of a kind that others may record than the rest of it.
public enum MandateSubject: String, Sendable, CaseIterable {
  /// The first entry of a journal.
  case opening = "opening van een journaal"
  /// A target for housing.
  case target = "taakstelling"
  /// A target changed by a settlement.
  case adjustment = "bijstelling van een taakstelling"
  /// Municipalities change their targets together.
  case exchange = "ruil van taakstellingen"
  /// People housed.
  case housed = "gehuisveste mensen"
  /// A balance laid down.
  case balance = "stand van voorsprong of achterstand"
  /// Inhabitants.
  case population = "inwoners"
  /// Scores of prosperity.
  case score = "SES-WOA-score"
  /// National numbers about reception.
  case reception = "aantallen in de opvang"
  /// Status holders linked to municipalities.
  case assignment = "koppelingen (portefeuille)"
  /// Locations that COA runs, and the people there.
  case agencyLocation = "opvanglocatie van COA en de bezetting"
  /// Locations of others, and the people there.
  case otherLocation = "andere opvanglocatie en de bezetting"
  /// Crisis places of a safety region.
  case crisisPlaces = "crisisplaatsen"
  /// People assigned to a safety region.
  case crisisAssigned = "toewijzing aan een veiligheidsregio"
  /// People placed in municipalities.
  case crisisPlaced = "plaatsing door een veiligheidsregio"
  /// The end of crisis places.
  case windDown = "afbouw van crisisplaatsen"
  /// Projects for homes.
  case homes = "woonproject"
  /// Published forecasts.
  case forecast = "gepubliceerde prognose"
  /// Divisions that are kept.
  case keptDivision = "bewaarde verdeling"
  /// Numbers about people from Ukraine.
  case displaced = "ontheemden uit Oekraïne"
  /// What a municipality claims for people from Ukraine.
  case claim = "vergoeding Oekraïne: opgave van de gemeente"
  /// What the state pays of it.
  case payment = "vergoeding Oekraïne: stap van het Rijk"
  /// How a province supervises.
  case supervisionProfile = "toezichtprofiel van een provincie"
  /// A rung of the supervision on housing.
  case housingRung = "trede en oordeel bij toezicht op huisvesting"
  /// The other steps of that supervision.
  case housingSupervision = "bericht, afspraak en toerekening bij toezicht op huisvesting"
  /// A rung by the minister: of the supervision on places for reception, or in the place of a province.
  case ministerRung = "trede en oordeel door de minister"
  /// The other steps of that supervision.
  case spreadSupervision = "bericht, afspraak en toerekening bij toezicht op de spreidingswet"
  /// The estimate of places needed.
  case estimate = "capaciteitsraming"
  /// The indicative division.
  case indicative = "indicatieve verdeling"
  /// The task of a province.
  case provincialTask = "provinciale opgave"
  /// Places that last.
  case durablePlaces = "duurzame plaatsen"
  /// Numbers in the report of a province.
  case tableNumbers = "verslag van een provincie en de cijfers daarin"
  /// Places offered.
  case offer = "aanbod van plaatsen"
  /// What a table agreed or swapped.
  case tableWork = "afspraak of ruil aan de regietafel"
  /// The decision that divides places.
  case distribution = "verdeelbesluit"
  /// An objection to it.
  case objection = "bezwaar tegen een verdeelbesluit"
  /// How that ended.
  case objectionOutcome = "uitkomst van een bezwaar"
  /// Places that come late.
  case delay = "vertraging van plaatsen"
  /// Bottlenecks of a regulation.
  case bottleneck = "knelpunt van een regeling"
}

extension MandateSubject {
  /// The subject of a fact, as the state knows what it is about; nil for a correction, which has that of what it corrects.
  init?(_ fact: Fact, in book: ChainBook) {
    switch fact {
    case .opening: self = .opening
    case .correction: return nil
    case .housing(let fact): self.init(fact)
    case .reception(let fact): self.init(fact, in: book)
    case .crisis(let fact): self.init(fact)
    case .homes(.project): self = .homes
    case .outlook(.published): self = .forecast
    case .supervision(let fact): self.init(fact)
    case .spread(let fact): self.init(fact)
    case .displaced(.count), .displaced(.excess): self = .displaced
    case .division(.score): self = .score
    case .division(.kept): self = .keptDivision
    case .funding(let fact): self.init(fact)
    case .evaluation(.bottleneck): self = .bottleneck
    }
  }

  private init(_ fact: HousingFact) {
    switch fact {
    case .target: self = .target
    case .housed: self = .housed
    case .balance: self = .balance
    case .adjustment: self = .adjustment
    case .exchange: self = .exchange
    case .population: self = .population
    }
  }

  private init(_ fact: ReceptionFact, in book: ChainBook) {
    switch fact {
    case .count(.portfolio, _, _, _, _): self = .assignment
    case .count: self = .reception
    case .location(let location):
      // Taking over a location of COA, or handing one over to it, is for COA: the known runner counts as well.
      let isAgency = location.runner == .coa || book.location(location.id)?.runner == .coa
      self = isAgency ? .agencyLocation : .otherLocation
    case .occupancy(let slug, _, _):
      self = book.location(slug).map { $0.runner != .coa } == true ? .otherLocation : .agencyLocation
    }
  }

  private init(_ fact: CrisisFact) {
    switch fact {
    case .places: self = .crisisPlaces
    case .assigned: self = .crisisAssigned
    case .placed: self = .crisisPlaced
    case .windDown: self = .windDown
    }
  }

  private init(_ fact: SupervisionFact) {
    let isHousing = fact.file?.task != .spread
    switch fact {
    case .profile: self = .supervisionProfile
    // A province does not speak for the minister, whatever the fact says of who decided.
    case .decision(let decision):
      self = isHousing && decision.authority != .minister ? .housingRung : .ministerRung
    case .judgement(let judgement):
      self = isHousing && judgement.authority != .minister ? .housingRung : .ministerRung
    case .notice, .agreement, .attribution: self = isHousing ? .housingSupervision : .spreadSupervision
    }
  }

  private init(_ fact: SpreadFact) {
    switch fact {
    case .count(.indicative, _, _, _), .count(.indicativeMinors, _, _, _): self = .indicative
    case .count(.durablePlaces, _, _, _): self = .durablePlaces
    case .count(.reportedPlaces, _, _, _), .count(.openAssignment, _, _, _), .report: self = .tableNumbers
    // Whatever other number there will be is for the minister until somebody decides otherwise.
    case .count: self = .provincialTask
    case .estimate: self = .estimate
    case .offer: self = .offer
    case .swap, .agreement: self = .tableWork
    case .decision: self = .distribution
    case .objection(let objection): self = objection.outcome == nil ? .objection : .objectionOutcome
    case .delay: self = .delay
    }
  }

  private init(_ fact: FundingFact) {
    switch fact {
    case .amount, .choice, .project, .spending: self = .claim
    case .step(let step):
      switch step.kind {
      case .advanceAsked, .accounted: self = .claim
      case .advancePaid, .settled, .recovered: self = .payment
      }
    }
  }
}
