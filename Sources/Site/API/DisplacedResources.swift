// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Exchange
import Reports
import Rulebook
import Territory

// Displaced people from Ukraine: where they are, who is protected, allowances and what municipalities are paid.
extension API {
  private struct DisplacedItem {
    let name: String
    let view: DisplacedView
  }

  private static let displacedShape = APIShape<DisplacedItem>(
    "OntheemdenInGebied",
    [
      .code("code", "De code van het gebied.") { $0.view.area }, .text("naam", "De naam.") { $0.name },
      .figure("norm", "De plaatsen die er moeten zijn.") { $0.view.norm },
      .figure("plaatsen", "De plaatsen in gemeentelijke opvang.") { $0.view.places },
      .figure("bezet", "De plaatsen die bezet zijn.") { $0.view.occupied },
      .figure("vrij", "De plaatsen die vrij zijn.") { $0.view.free },
      .figure("verwacht", "De plaatsen die nog komen.") { $0.view.expected },
      .figure("ingeschreven", "Wie in de basisregistratie personen staat.") { $0.view.registered },
      .figure("particulier", "Wie in particuliere opvang woont.") { $0.view.privately },
      .figure("elders", "Wie ingeschreven staat en niet in gemeentelijke opvang woont.") { $0.view.elsewhere },
      .figure("eigenOfOnbekend", "Elders, zonder particuliere opvang.") { $0.view.elsewhereOther },
      .decimal("bezettingsgraad", "Bezet als deel van de plaatsen, in procenten.", digits: 2) { $0.view.rate.number },
      .day("oudsteMelding", "De oudste melding die meetelt.") { $0.view.reportDays.first },
      .day("nieuwsteMelding", "De nieuwste melding die meetelt.") { $0.view.reportDays.last },
    ])

  private static func parts(of area: AreaCode, _ call: APICall) -> [AreaCode] {
    switch area.kind {
    case .country: call.territory.areas(of: .safetyRegion, on: call.day).map(\.code) + [area]
    case .province, .safetyRegion: call.territory.municipalities(in: area, on: call.day).map(\.code) + [area]
    case .municipality: [area]
    }
  }

  private struct ClaimItem {
    let name: String
    let amounts: ClaimAmounts
  }

  private static let claimShape = APIShape<ClaimItem>(
    "Vergoeding",
    [
      .code("code", "De code van de gemeente.") { $0.amounts.municipality }, .text("naam", "De naam.") { $0.name },
      .whole("jaar", "Het jaar.") { $0.amounts.year },
      .whole("plekdagen", "De plekken, opgeteld over de dagen.") { $0.amounts.placeDays },
      .optionalWhole("totaalCenten", "De vergoeding in centen.") { $0.amounts.total?.cents },
      .bool("volledig", "Of alles bekend is wat nodig is.") { $0.amounts.incomplete.isEmpty },
    ])

  private static let year = APIParameter(
    name: "jaar", about: "Het jaar. Zonder jaar: dat van de peildatum.", schema: .whole(2022...2100), example: "2022")

  private static let bottleneckShape = APIShape<Bottleneck>(
    "Knelpunt",
    [
      .text("kenmerk", "Het vaste kenmerk.") { $0.id.text }, .text("titel", "Waar het om gaat.") { $0.title },
      .word("regeling", "De regeling.") { $0.regulation }, .text("artikel", "Het artikel.") { $0.article },
      .text("thema", "Het thema.") { $0.theme }, .word("melder", "Wie het meldde.") { $0.reporter },
      .text("gevolg", "Wat het gevolg is.") { $0.effect },
      .optionalWhole("bedragCenten", "Wat het kost, in centen.") { $0.cents },
      .text("voorstel", "Het voorstel.") { $0.proposal }, .word("stand", "Hoe het ermee staat.") { $0.status },
      .day("dag", "De dag van deze stand.") { $0.day }, .text("uitkomst", "Wat ervan werd.") { $0.outcome },
      .word("zekerheid", "Hoe zeker dit is.") { $0.certainty },
    ])

  static var displacedResources: [APIResource] {
    [
      .list(
        "/oekraine", "oekraine", .displaced, "Waar ontheemden uit Oekraïne wonen",
        "De delen van een gebied en het gebied zelf: van Nederland de veiligheidsregio's, anders de gemeenten.",
        [.anyArea] + APIParameter.clocks, displacedShape
      ) { call in
        parts(of: try call.askedArea(), call).map {
          DisplacedItem(name: call.name($0), view: call.book.displacedView($0))
        }
      },
      .list(
        "/vergoedingen", "vergoedingen", .displaced, "Wat gemeenten krijgen voor opvang van ontheemden",
        "De vergoeding van elke gemeente over een jaar, tot en met de peildatum.", [year] + APIParameter.clocks,
        claimShape
      ) { call in
        let year = try call.number(year.name, in: 2022...2100) ?? call.day.year
        let ledger = FundingLedger(call.book)
        return ledger.municipalities(in: .netherlands, year).compactMap { code in
          ledger.amounts(of: code, in: year).map { ClaimItem(name: call.name(code), amounts: $0) }
        }
      },
      .list(
        "/knelpunten", "knelpunten", .displaced, "De knelpunten van de regelingen", "Wat er knelt en wat ervan werd.",
        APIParameter.clocks, bottleneckShape
      ) { call in call.book.bottlenecks().map(\.bottleneck) },
      allowanceResource, protectionResource,
    ]
  }
}
