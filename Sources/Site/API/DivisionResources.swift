// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Exchange
import Reports
import Territory

// Dividing places, and the tables where that is agreed.
extension API {
  private static let lineShape = APIShape<Division.Line>(
    "Deel",
    [
      .text("code", "De code van het gebied.") { $0.code }, .text("naam", "De naam.") { $0.name },
      .decimal("gewicht", "Wat het gebied weegt.", digits: 3) { $0.weight },
      .whole("bestaand", "Wat er al staat en meetelt.") { $0.standing },
      .whole("aantal", "Wat het gebied erbij krijgt.") { $0.share },
    ])

  private struct DivisionItem {
    let division: Division
    let lines: [Division.Line]
  }

  private static let divisionShape = APIShape<DivisionItem>(
    "Verdeling",
    [
      .whole("opgave", "Hoeveel er is verdeeld.") { $0.division.request.total },
      .whole("toegedeeld", "Hoeveel is toegedeeld.") { $0.division.given },
      .whole("rest", "Opgave min toegedeeld.") { $0.division.rest },
      .text("sleutel", "De sleutel.") { $0.division.keyName },
      .word("methode", "De manier van afronden en verdelen.") { $0.division.input.method },
      .list("gebieden", "Wat elk gebied krijgt.", lineShape) { $0.lines },
    ])

  private static let keptShape = APIShape<(kept: KeptDivision, title: String)>(
    "BewaardeVerdeling",
    [
      .text("kenmerk", "Het vaste kenmerk.") { $0.kept.id.text },
      .text("omschrijving", "Waar zij voor is.") { $0.title },
      .day("peildatum", "De dag waarvan de cijfers zijn.") { $0.kept.day },
      .text("sleutel", "De sleutel.") { $0.kept.key },
      .text("niveau", "De soort gebied.") { $0.kept.level.levelName },
      .whole("opgave", "Hoeveel er is verdeeld.") { $0.kept.input.total },
      .whole("toegedeeld", "Hoeveel is toegedeeld.") { $0.kept.shares.reduce(0, +) },
      .bool("komtHetzelfdeUit", "Of uit dezelfde invoer nu hetzelfde komt.") { $0.kept.isReproduced },
    ])

  private static let keys = [
    "inwoners", "inwoners-min-bestaand", "spreidingswet", "land", "omvang-en-ruimte",
  ]

  private static let divisionParameters: [APIParameter] = [
    APIParameter(
      name: "opgave", about: "Hoeveel plaatsen er te verdelen zijn.", schema: .whole(0...DivisionRequest.most),
      isRequired: true, example: "1234"),
    .choice("sleutel", "De sleutel. Zonder sleutel: inwoners.", keys),
    .choice("methode", "De methode. Zonder methode: die van de sleutel.", DivisionMethod.allCases.map(\.rawValue)),
    .choice(
      "niveau", "Over welke gebieden. Zonder niveau: de gemeenten.", ["gemeente", "veiligheidsregio", "provincie"]),
    .anyArea,
  ]

  private static func division(_ call: APICall) throws -> DivisionItem {
    guard let total = try call.number("opgave", in: 0...DivisionRequest.most) else {
      throw APIProblem.unreadable("opgave", "", "leeg", expected: "Een heel getal.")
    }
    if let key = call.query["sleutel"], !keys.contains(key) {
      throw APIProblem.unreadable("sleutel", key, "niet bekend", expected: keys.joined(separator: ", ") + ".")
    }
    var request = DivisionRequest(total: total, level: try level(call), key: call.query["sleutel"] ?? "inwoners")
    request.method = try call.choice("methode")
    request.within = try call.askedArea()
    let division = try call.book.division(request)
    return DivisionItem(division: division, lines: call.book.lines(of: division, at: request.level))
  }

  private struct TableItem {
    let name: String
    let view: TableView
  }

  private static let tableShape = APIShape<TableItem>(
    "Regietafelcijfers",
    [
      .code("code", "De code van het gebied.") { $0.view.area }, .text("naam", "De naam.") { $0.name },
      .whole("cyclus", "Het jaar waarin de ronde begint.") { $0.view.cycle },
      .figure("behoefte", "De plaatsen die nodig zijn volgens de raming.") { $0.view.estimate },
      .figure("indicatief", "Het indicatieve aantal.") { $0.view.indicative },
      .figure("indicatiefAmv", "Het indicatieve aantal voor alleenstaande minderjarigen.") { $0.view.minors },
      .figure("plaatsen", "De plaatsen die er staan.") { $0.view.places },
      .figure("duurzaam", "De plaatsen die duurzaam zijn.") { $0.view.durable },
      .figure("aangeboden", "De plaatsen die gemeenten aanbieden.") { $0.view.offered },
      .figure("afgesproken", "De plaatsen die aan tafel zijn afgesproken.") { $0.view.agreed },
      .figure("verslag", "De plaatsen volgens het verslag van de commissaris van de Koning.") { $0.view.reported },
      .figure("besluit", "De plaatsen volgens het verdeelbesluit.") { $0.view.decided },
      .figure("verschil", "Besluit min indicatief.") { $0.view.difference },
      .figure("openOpgave", "Wat nog geen plek heeft.") { $0.view.open },
    ])

  private static let cycle = APIParameter(
    name: "cyclus", about: "Het jaar waarin de ronde begint. Zonder jaar: de ronde van de peildatum.",
    schema: .whole(2024...2100), example: "2024")

  private static func cycle(_ call: APICall) throws -> Int {
    let asked = try call.number(cycle.name, in: 2024...2100)
    guard let found = asked ?? call.book.currentCycle, call.book.cycles.contains(found) else {
      throw APIProblem.notFound(
        asked == nil
          ? "Op \(call.day.description) is er geen ronde van de Spreidingswet. Kies een latere peildatum."
          : "Op deze peildatum begint er dan geen ronde.")
    }
    return found
  }

  static var divisionResources: [APIResource] { divisions + tables }

  private static var divisions: [APIResource] {
    [
      .one(
        "/verdeling", "verdeling", .division, "Een aantal plaatsen verdelen",
        "Verdeelt de opgave met een sleutel. Er wordt niets bewaard.", divisionParameters + APIParameter.clocks,
        divisionShape
      ) { call in try division(call) },
      .list(
        "/verdelingen", "verdelingen", .division, "De bewaarde verdelingen",
        "Verdelingen met alles waaruit ze zijn gemaakt.",
        APIParameter.clocks, keptShape
      ) { call in call.book.keptDivisions().map { ($0.division, $0.division.title) } },
      .one(
        "/verdelingen/{kenmerk}", "bewaardeVerdeling", .division, "Eén bewaarde verdeling",
        "De verdeling met dit kenmerk.",
        [.slug("Het kenmerk van de verdeling.", example: "tafel-juli")] + APIParameter.clocks, divisionShape
      ) { call in
        let slug = try call.slug()
        guard let kept = call.book.keptDivision(slug) else {
          throw APIProblem.notFound("Er is geen bewaarde verdeling met het kenmerk '\(slug.text)'.")
        }
        let division = call.book.division(kept.division)
        return DivisionItem(division: division, lines: division.lines)
      },
    ]
  }

  /// Before the act there are no rounds: a day on which there is one.
  private static let clocksOfAct = [
    APIParameter(
      name: APIParameter.day.name, about: APIParameter.day.about, schema: .day, example: "2024-11-19"), .known,
  ]

  private static var tables: [APIResource] {
    [
      .list(
        "/regietafels", "regietafels", .division, "De regietafels van de provincies",
        "Wat nodig is, indicatief, aangeboden, afgesproken en besloten, per provincie en voor Nederland.",
        [cycle] + clocksOfAct, tableShape
      ) { call in
        let cycle = try cycle(call)
        let areas =
          call.territory.areas(of: .province, on: call.day) + call.territory.areas(of: .country, on: call.day)
        return areas.map { TableItem(name: $0.name, view: call.book.table(of: $0.code, in: cycle)) }
      },
      .list(
        "/regietafels/{code}/gemeenten", "regietafelGemeenten", .division, "De gemeenten van een regietafel",
        "Dezelfde cijfers voor elke gemeente van een provincie.",
        [.code("provincie", "^PV[0-9]{2}$", example: "PV27"), cycle] + clocksOfAct, tableShape
      ) { call in
        let cycle = try cycle(call)
        let province = try call.area(.province)
        return call.territory.municipalities(in: province, on: call.day).map {
          TableItem(name: $0.name, view: call.book.table(of: $0.code, in: cycle))
        }
      },
    ]
  }
}
