// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

/// What kind of reception a location is (soort locatie), by its code in table 2.1 of the rule files: rule `R2.soort.azc`
/// says what an azc is.
public enum LocationKind: String, Sendable, CaseIterable {
  /// Centrale ontvangstlocatie: first registration, such as Ter Apel.
  case centralReception = "col"
  /// Aanmeldlocatie: first registration, of which there are to be four (R4.2).
  case registration = "aml"
  /// Pre-procesopvanglocatie: waiting for the procedure.
  case preProcess = "prepol"
  /// Procesopvanglocatie: during the procedure.
  case process = "pol"
  /// Asielzoekerscentrum: the regular centre.
  case centre = "azc"
  /// Reguliere kleinschalige opvang.
  case small = "klein"
  /// Opvang voor alleenstaande minderjarige vreemdelingen.
  case minors = "amv"
  /// Kleine woonvoorziening for unaccompanied minors.
  case minorsSmall = "kwv"
  /// Kleinschalige woongroep for unaccompanied minors.
  case minorsGroup = "kwg"
  /// Gezinslocatie: families who must leave.
  case family = "gl"
  /// Vrijheidsbeperkende locatie: people who must leave.
  case restricted = "vbl"
  /// Handhaving- en toezichtlocatie.
  case supervision = "htl"
  /// Extra begeleiding en toezichtlocatie, before the htl.
  case guidance = "ebtl"
  /// Noodopvang, by COA.
  case emergency = "no"
  /// Kleinschalige noodopvang.
  case smallEmergency = "kno"
  /// Crisisnoodopvang, by municipalities and safety regions.
  case crisis = "cno"
  /// Gemeenschappelijke vreemdelingenlocatie (R4.2).
  case joint = "gvl"
  /// Regionale opvanglocatie (R4.2).
  case regional = "reg"
  /// Satellietlocatie of a regional site (R4.2).
  case satellite = "sat"
  /// Ship (R3.10).
  case ship = "schip"
  /// Large temporary site on land (R3.10).
  case land
  /// Gemeentelijke opvang Oekraïne: never among the places of COA (R2.1).
  case municipalUkraine = "goo"
  /// Particuliere opvang Oekraïne: never among the places of COA (R2.1).
  case privateUkraine = "poo"

  /// The rule that says what this kind is.
  public var rule: String { "R2.soort.\(rawValue)" }

  /// The groups that this kind of location can take (R2.1, R4.7).
  public var groups: Set<TargetGroup> {
    switch self {
    case .centralReception, .registration, .preProcess, .process, .joint: [.applicants, .minors]
    case .minors, .minorsSmall, .minorsGroup: [.minors]
    case .family, .restricted: [.leaving]
    case .supervision, .guidance: [.nuisance]
    case .municipalUkraine, .privateUkraine: [.ukraine]
    case .crisis: [.applicants, .statusHolders, .minors, .ukraine]
    case .emergency, .smallEmergency, .ship, .land: [.applicants, .statusHolders, .minors, .ukraine, .leaving]
    case .centre, .small, .regional, .satellite:
      Set(TargetGroup.allCases).subtracting([.nuisance])
    }
  }

  /// Whether it is meant to stay a short time only.
  public var isTemporary: Bool {
    switch self {
    case .emergency, .smallEmergency, .crisis, .ship, .land: true
    default: false
    }
  }
}

/// For whom places are (doelgroep, R4.7).
public enum TargetGroup: String, Sendable, CaseIterable {
  /// People who asked for asylum.
  case applicants = "asielzoekers"
  /// Status holders who wait for a home.
  case statusHolders = "statushouders"
  /// Unaccompanied minors.
  case minors = "amv"
  /// People who must leave the country.
  case leaving = "vertrekkers"
  /// People who caused serious nuisance elsewhere.
  case nuisance = "overlastgevers"
  /// People from Ukraine.
  case ukraine = "oekraiense-ontheemden"
  /// People who urgently seek a home.
  case urgent = "spoedzoekers"
  /// Students.
  case students = "studenten"
  /// Labour migrants.
  case migrants = "arbeidsmigranten"

  /// Whether COA takes care of them, so that their places count in its totals.
  public var isInCareOfCOA: Bool {
    switch self {
    case .applicants, .statusHolders, .minors, .leaving, .nuisance: true
    case .ukraine, .urgent, .students, .migrants: false
    }
  }
}
