// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Territory

// Municipalities, provinces and safety regions, and what each has by half-year.
extension API {
  /// A kind of area that has a list of its own.
  private struct Kind: Sendable {
    let kind: AreaKind
    let one: String
    let many: String
    let code: APIParameter

    var path: String { "/\(Address.segment(kind))" }
  }

  private static let kinds = [
    Kind(
      kind: .municipality, one: "gemeente", many: "gemeenten",
      code: .code("gemeente", "^GM[0-9]{4}$", example: "GM0363")),
    Kind(
      kind: .province, one: "provincie", many: "provincies", code: .code("provincie", "^PV[0-9]{2}$", example: "PV27")),
    Kind(
      kind: .safetyRegion, one: "veiligheidsregio", many: "veiligheidsregio's",
      code: .code("veiligheidsregio", "^VR[0-9]{2}$", example: "VR13")),
  ]

  private struct AreaItem {
    let code: AreaCode
    let name: String
    let province, region: AreaCode?
    let inhabitants: Figure?
  }

  private static let areaShape = APIShape<AreaItem>(
    "Gebied",
    [
      .code("code", "De code van het CBS, met de letters ervoor.") { $0.code },
      .text("naam", "De naam.") { $0.name },
      .optionalCode("provincie", "De provincie van een gemeente; anders null.") { $0.province },
      .optionalCode("veiligheidsregio", "De veiligheidsregio van een gemeente; anders null.") { $0.region },
      .figure("inwoners", "Het aantal inwoners op 1 januari van het laatste jaar waarvan het bekend is.") {
        $0.inhabitants
      },
    ])

  private static func item(_ code: AreaCode, year: Int, _ call: APICall) -> AreaItem {
    let municipality = call.territory.municipality(code, on: call.day)
    return AreaItem(
      code: code, name: call.name(code), province: municipality?.province,
      region: municipality?.safetyRegion,
      inhabitants: call.book.figure(.measure(.population, code, .year(year))))
  }

  static let ledgerShape = APIShape<HousingLedger>(
    "Halfjaarcijfers",
    [
      .text("halfjaar", "Het halfjaar, zoals 2022-2.") { $0.halfYear.description },
      .figure("taakstelling", "De taakstelling die telt: de officiële tabel, en anders de wet.") { $0.target },
      .figure("taakstellingWet", "De taakstelling volgens de wet, naar boven afgerond.") { $0.statutory },
      .figure("taakstellingOfficieel", "De taakstelling volgens de officiële tabel.") { $0.official },
      .figure("verschil", "Officieel min wet.") { $0.difference },
      .figure("beginstand", "De stand bij het begin: onder nul is achterstand.") { $0.opening },
      .figure("bijstelling", "Wat er later bij of af ging.") { $0.adjustment },
      .figure("gehuisvest", "Hoeveel mensen er zijn gehuisvest, tot en met de peildatum.") { $0.housed },
      .figure("opgave", "Wat er moet gebeuren: taakstelling min beginstand min bijstelling.") { $0.due },
      .figure("stand", "Gehuisvest min opgave.") { $0.balance },
    ])

  static var areaResources: [APIResource] { kinds.flatMap { lists(of: $0) } }

  private static func lists(of kind: Kind) -> [APIResource] {
    [
      .list(
        kind.path, camel(kind.many), .areas, "De \(kind.many)", "De \(kind.many) die er op de peildatum zijn.",
        APIParameter.clocks, areaShape
      ) { call in
        let year = call.book.populationYear()
        return call.territory.areas(of: kind.kind, on: call.day).map { item($0.code, year: year, call) }
      },
      .one(
        "\(kind.path)/{code}", camel(kind.one), .areas, "Eén \(kind.one)",
        "Een \(kind.one) zoals die op de peildatum is.", [kind.code] + APIParameter.clocks, areaShape
      ) { call in item(try call.area(kind.kind), year: call.book.populationYear(), call) },
      .list(
        "\(kind.path)/{code}/taakstellingen", camel(kind.one) + "Taakstellingen", .housing,
        "Taakstelling en stand van een \(kind.one), per halfjaar",
        "De halfjaren waarvan er cijfers zijn, tot en met dat van de peildatum.",
        [kind.code] + APIParameter.clocks, ledgerShape
      ) { call in
        let code = try call.area(kind.kind)
        return call.book.history(of: code)
      },
    ]
  }

  /// A name for an operation: letters only.
  private static func camel(_ words: String) -> String { words.filter { $0 != "'" } }
}
