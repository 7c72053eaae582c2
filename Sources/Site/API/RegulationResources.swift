// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Exchange
import Office
import Reports
import Rulebook

// The allowance of a household, and who is protected until when.
extension API {
  private static func day(_ name: String, _ about: String, example: String) -> APIParameter {
    APIParameter(name: name, about: about, schema: .day, example: example)
  }

  private static func members(_ name: String, _ about: String, _ pattern: String, example: String) -> APIParameter {
    APIParameter(name: name, about: about, schema: .text(pattern: pattern), example: example)
  }

  private static let yesOrNo = ["ja", "nee"]
  private static let numbers = "^[1-9](,[1-9])*$"
  private static let dated = "^[1-9]=20[0-9]{2}-[01][0-9]-[0-3][0-9](,[1-9]=20[0-9]{2}-[01][0-9]-[0-3][0-9])*$"

  private static let allowanceParameters: [APIParameter] = [
    APIParameter(
      name: "maand", about: "De maand.", schema: .text(pattern: "^20[0-9]{2}-(0[1-9]|1[0-2])$"), isRequired: true,
      example: "2023-04"),
    .choice(
      "opvang", "Waar het gezin woont. Zonder woord: gemeentelijk.", ReceptionSetting.allCases.map(\.rawValue)),
    APIParameter(
      name: "gezin", about: "De leeftijden, met komma's ertussen.",
      schema: .text(pattern: "^(1[01][0-9]|[1-9]?[0-9])(,(1[01][0-9]|[1-9]?[0-9])){0,11}$"), isRequired: true,
      example: "35,33,10"),
    .choice("catering", "Of het gezin eten krijgt van de opvang.", yesOrNo),
    members(
      "inkomen", "Wie inkomen heeft, en vanaf welke dag: nummer=dag. De nummers volgen de leeftijden.", dated,
      example: "1=2023-05-10"),
    members(
      "uitgesloten", "Wie is uitgesloten, en waarom: nummer=reden.",
      "^[1-9]=(\(AllowanceExclusion.allCases.map(\.rawValue).joined(separator: "|")))$", example: "1=vast"),
    members("afwezig", "Wie afwezig is, en vanaf welke dag: nummer=dag.", dated, example: "1=2023-05-10"),
    members("zorginstelling", "Wie in een zorginstelling woont: nummers.", numbers, example: "1"),
    members("nietIngeschreven", "Wie hier niet is ingeschreven: nummers.", numbers, example: "1"),
    members("alleenstaand", "Wie alleenstaand en minderjarig is: nummers.", numbers, example: "1"),
    day("overgang", "De dag waarop de gemeente overging op de nieuwe bedragen.", example: "2023-03-15"),
    members(
      "netto", "Het netto inkomen van het gezin in de maand, in euro's.", "^[0-9]{1,6}(,[0-9]{2})?$", example: "1850,00"
    ),
    .known,
  ]

  static let allowanceResource = APIResource(
    path: "/leefgeld", id: "leefgeld", subject: .displaced, title: "Het leefgeld van een gezin",
    about: "Het bedrag per persoon en samen, in centen. Er wordt niets bewaard.", parameters: allowanceParameters,
    schema: .anyObject, isList: false
  ) { call in
    var reader = AllowanceReader { call.query[$0] }
    let request = try reader.request()
    let tariff = try AllowanceTariff(
      request.month, changeover: request.changeover, call.desk.rulebook, knownAt: call.perspective.known)
    let allowance = try tariff.allowance(request)
    return .value(
      .allowance(allowance, try allowance.ownContribution(), reasons: AllowanceWords.reasons(allowance)))
  }

  static let protectionResource = APIResource(
    path: "/bescherming", id: "bescherming", subject: .displaced, title: "Wie is beschermd, en tot wanneer",
    about: "De uitkomst voor een categorie ontheemden op de peildatum, met de reden en de bron.",
    parameters: [
      APIParameter(
        name: "categorie", about: "De categorie van de ontheemde.",
        schema: .choice(DisplacedCategory.allCases.map(\.rawValue)), isRequired: true, example: "C"),
      day("brp", "De dag van inschrijving in de basisregistratie personen.", example: "2022-06-15"),
    ] + APIParameter.clocks, schema: .anyObject, isList: false
  ) { call in
    let request = try ProtectionReader.request(category: call.query["categorie"], registered: call.query["brp"])
    let protection = try call.book.protection(request)
    return .value(
      .protection(
        protection, on: call.perspective, reason: ProtectionWords.reason(protection),
        source: ProtectionWords.source(protection)))
  }
}
