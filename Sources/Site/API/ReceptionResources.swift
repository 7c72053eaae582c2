// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Reports
import Territory

// Reception, its locations, homes and the crisis measures.
extension API {
  private struct ReceptionItem {
    let area: AreaCode
    let book: ChainBook

    func figure(_ measure: Measure) -> Figure? { book.figure(.measure(measure, area, .day(book.perspective.day))) }
  }

  private static let receptionShape = APIShape<ReceptionItem>(
    "Opvang",
    [
      .code("gebied", "De code van het gebied.") { $0.area },
      .day("peildatum", "De dag waarover het gaat.") { $0.book.perspective.day },
      .optionalWhole("behoefte", "De plaatsen die nodig zijn.") { $0.figure(.need)?.number?.rounded(.halfUp) },
      .optionalWhole("portefeuille", "De plaatsen die er zijn of komen.") {
        $0.figure(.portfolio)?.number?.rounded(.halfUp)
      },
      .optionalWhole("tekort", "Behoefte min portefeuille; onder nul is er ruimte over.") {
        $0.figure(.shortage)?.number?.rounded(.halfUp)
      },
      .optionalWhole("bezetting", "De mensen in de opvang.") { $0.figure(.residents)?.number?.rounded(.halfUp) },
      .optionalWhole("statushouders", "Wie van hen een status heeft en op een woning wacht.") {
        $0.figure(.statusHolders)?.number?.rounded(.halfUp)
      },
      .decimal("bezettingsgraad", "Bezetting als deel van de portefeuille, in procenten.", digits: 1) {
        $0.figure(.occupancyRate)?.number
      },
    ])

  private static let shareShape = APIShape<Location.Share>(
    "Groep",
    [
      .word("groep", "De doelgroep.") { $0.group },
      .whole("plaatsen", "Hoeveel plaatsen er voor haar zijn.") { $0.places },
      .day("van", "De eerste dag.") { $0.period.from },
      .day("tot", "De eerste dag die niet meer telt.") { $0.period.until },
    ])

  private static let contractShape = APIShape<Location.Contract>(
    "Contract",
    [
      .whole("plaatsen", "Hoeveel plaatsen er zijn afgesproken.") { $0.places },
      .day("van", "De eerste dag.") { $0.period.from },
      .day("tot", "De eerste dag die niet meer telt.") { $0.period.until },
    ])

  private static let locationShape = APIShape<LocationView>(
    "Opvanglocatie",
    [
      .text("kenmerk", "Het vaste kenmerk van de locatie.") { $0.location.id.text },
      .text("naam", "De naam.") { $0.location.name },
      .code("gemeente", "De code van de gemeente.") { $0.location.municipality },
      .word("soort", "De soort locatie.") { $0.location.kind },
      .word("beheerder", "Wie de locatie uitvoert.") { $0.location.runner },
      .optionalText("hoortBij", "Het kenmerk van de locatie waarvan dit een satelliet is.") { $0.location.hub?.text },
      .day("open", "De eerste dag.") { $0.location.open.from },
      .day("dicht", "De eerste dag dat zij dicht is.") { $0.location.open.until },
      .figure("plaatsen", "De plaatsen op de peildatum.") { $0.places },
      .figure("bezet", "De mensen die er wonen; null als dat niet bekend is of te weinig om te tonen.") { $0.occupied },
      .optionalText("bezetReden", "Waarom er geen aantal staat.") { $0.occupied.unknownReason.map(DutchText.reason) },
      .bool("teltVoorCoa", "Of de plaatsen meetellen bij het COA.") { $0.location.countsForCOA },
      .word("contractLoopt", "Hoe snel het contract afloopt.") { $0.expiry },
      .list("contracten", "De contracten.", contractShape) { $0.location.contracts },
      .list("groepen", "De plaatsen per doelgroep.", shareShape) { $0.location.shares },
      .word("zekerheid", "Hoe zeker dit is.") { $0.location.certainty },
    ])

  private static let projectShape = APIShape<ProjectView>(
    "Woonproject",
    [
      .text("kenmerk", "Het vaste kenmerk van het project.") { $0.project.id.text },
      .text("naam", "De naam.") { $0.project.name },
      .code("gemeente", "De code van de gemeente.") { $0.project.municipality },
      .word("soort", "De soort woonruimte.") { $0.project.kind },
      .word("fase", "Hoe ver het project is.") { $0.project.phase },
      .whole("woningen", "Hoeveel woningen er komen.") { $0.project.homes },
      .word("teltMee", "Of het telt voor de taakstelling.") { $0.counting },
      .whole("mensenDieTellen", "Hoeveel mensen tellen voor de taakstelling.") { $0.peopleCounting },
      .whole("mensenErnaast", "Hoeveel mensen er wonen die niet tellen.") { $0.peopleBeside },
      .day("van", "De eerste dag.") { $0.project.available?.from },
      .day("tot", "De eerste dag die niet meer telt.") { $0.project.available?.until },
      .text("belemmering", "Wat het project tegenhoudt.") { $0.project.obstacle },
      .optionalWhole("bedragCenten", "Wat het kost, in centen.") { $0.project.cents },
      .word("zekerheid", "Hoe zeker dit is.") { $0.project.certainty },
    ])

  private struct CrisisItem {
    let name: String
    let view: CrisisView
  }

  private static let crisisShape = APIShape<CrisisItem>(
    "Crisisregio",
    [
      .code("code", "De code van de veiligheidsregio.") { $0.view.area }, .text("naam", "De naam.") { $0.name },
      .figure("plaatsenNorm", "De plaatsen die de regio moet hebben.") { $0.view.norm },
      .figure("plaatsenGerealiseerd", "De plaatsen die er zijn.") { $0.view.places },
      .figure("toegewezen", "De mensen die versneld een woning krijgen; een deel van de taakstelling.") {
        $0.view.assigned
      },
      .figure("geplaatst", "Hoeveel van hen er zijn geplaatst.") { $0.view.placed },
      .bool("afbouwToegestaan", "Of de regio mag afbouwen.") { $0.view.windDown.isAllowed },
      .word("afbouw", "Hoe het met de afbouw staat.") { $0.view.windDown },
    ])

  private static let region = APIParameter.code("veiligheidsregio", "^VR[0-9]{2}$", example: "VR13")

  static var receptionResources: [APIResource] { reception + homesAndCrisis }

  private static var reception: [APIResource] {
    [
      .one(
        "/opvang", "opvang", .reception, "De opvang op een dag",
        "Behoefte, portefeuille, tekort, bezetting en statushouders van een gebied.", [.anyArea] + APIParameter.clocks,
        receptionShape
      ) { call in ReceptionItem(area: try call.askedArea(), book: call.book) },
      .list(
        "/opvanglocaties", "opvanglocaties", .reception, "De opvanglocaties", "De locaties in een gebied.",
        [.anyArea] + APIParameter.clocks, locationShape
      ) { call in call.book.locations(in: try call.askedArea()) },
      .one(
        "/opvanglocaties/{kenmerk}", "opvanglocatie", .reception, "Eén opvanglocatie", "De locatie met dit kenmerk.",
        [.slug("Het kenmerk van de locatie.", example: "ter-apel")] + APIParameter.clocks, locationShape
      ) { call in
        let slug = try call.slug()
        guard let view = call.book.locations(in: .netherlands).first(where: { $0.location.id == slug }) else {
          throw APIProblem.notFound("Er is geen locatie met het kenmerk '\(slug.text)'.")
        }
        return view
      },
    ]
  }

  private static var homesAndCrisis: [APIResource] {
    [
      .list(
        "/woonprojecten", "woonprojecten", .reception, "De woonprojecten", "De woonprojecten in een gebied.",
        [.anyArea] + APIParameter.clocks, projectShape
      ) { call in call.book.projects(in: try call.askedArea()) },
      .one(
        "/woonprojecten/{kenmerk}", "woonproject", .reception, "Eén woonproject", "Het woonproject met dit kenmerk.",
        [.slug("Het kenmerk van het project.", example: "flex-utrecht")] + APIParameter.clocks, projectShape
      ) { call in
        let slug = try call.slug()
        guard let view = call.book.project(slug) else {
          throw APIProblem.notFound("Er is geen woonproject met het kenmerk '\(slug.text)'.")
        }
        return view
      },
      .list(
        "/crisisregios", "crisisregios", .reception, "De crisismaatregelen per veiligheidsregio",
        "Crisisplaatsen, versneld plaatsen en of afbouwen mag.", APIParameter.clocks, crisisShape
      ) { call in
        call.territory.areas(of: .safetyRegion, on: call.day).map {
          CrisisItem(name: $0.name, view: call.book.crisis($0.code))
        }
      },
      .one(
        "/crisisregios/{code}", "crisisregio", .reception, "De crisismaatregelen van één veiligheidsregio",
        "Crisisplaatsen, versneld plaatsen en of afbouwen mag.", [region] + APIParameter.clocks, crisisShape
      ) { call in
        let code = try call.area(.safetyRegion)
        return CrisisItem(name: call.name(code), view: call.book.crisis(code))
      },
    ]
  }
}
