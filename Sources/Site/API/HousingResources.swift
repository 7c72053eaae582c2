// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Territory

// Targets, balances and the supervision of them.
extension API {
  private struct AreaLedger {
    let name: String
    let ledger: HousingLedger
  }

  private static let balanceShape = APIShape<AreaLedger>(
    "Stand",
    [
      .code("code", "De code van het gebied.") { $0.ledger.area },
      .text("naam", "De naam van het gebied.") { $0.name },
      .day("peildatum", "De dag waarop de stand wordt opgemaakt.") { $0.ledger.day },
    ]
      + ledgerShape.fields.map { field in
        APIField(name: field.name, about: field.about, schema: field.schema) { field.value($0.ledger) }
      })

  private static let halfYear = APIParameter(
    name: "halfjaar", about: "Het halfjaar. Zonder halfjaar: dat van de peildatum.",
    schema: .text(pattern: "^20[0-9]{2}-[12]$"), example: "2022-2")

  private static let level = APIParameter.choice(
    "niveau", "Over welke gebieden het gaat. Zonder niveau: de gemeenten.",
    AreaKind.allCases.filter { $0 != .country }.map(\.levelName))

  private static func rows(_ call: APICall, _ halfYear: HalfYear, on day: Day) throws -> [AreaLedger] {
    let kind = try level(call)
    return call.territory.areas(of: kind, on: day).map {
      AreaLedger(name: $0.name, ledger: call.book.ledger(of: $0.code, in: halfYear))
    }
  }

  /// The kind of area that is asked for.
  static func level(_ call: APICall) throws -> AreaKind {
    guard let text = call.query[level.name] else { return .municipality }
    guard let kind = AreaKind(levelName: text), kind != .country else {
      throw APIProblem.unreadable(level.name, text, "niet bekend", expected: "gemeente, veiligheidsregio, provincie.")
    }
    return kind
  }

  private static func askedHalfYear(_ call: APICall) throws -> HalfYear {
    guard let text = call.query[halfYear.name] else { return call.halfYear }
    guard let found = HalfYear(text) else {
      throw APIProblem.unreadable(halfYear.name, text, "geen halfjaar", expected: "Jaar-1 of jaar-2, zoals 2022-2.")
    }
    return found
  }

  private struct SupervisionItem {
    let name: String
    let view: SupervisionView
    let day: Day

    var term: RungTerm? { view.isOpen ? view.term : nil }
  }

  private static let supervisionShape = APIShape<SupervisionItem>(
    "Toezichtdossier",
    [
      .code("code", "De code van de gemeente.") { $0.view.file.municipality },
      .text("naam", "De naam van de gemeente.") { $0.name },
      .code("provincie", "De provincie.") { $0.view.province },
      .optionalText("signaal", "Wat de cijfers zeggen.") { $0.view.signal?.rawValue },
      .figure("achterstand", "De achterstand.") { $0.view.arrears?.arrears },
      .figure("achterstandDieTelt", "De achterstand zonder wat de gemeente niet is aan te rekenen.") {
        $0.view.arrears?.counting
      },
      .whole("trede", "De trede van het toezicht waartoe is besloten.") { $0.view.rung.rawValue },
      .optionalWhole("voorstel", "De trede die uit de cijfers volgt. Mensen besluiten.") {
        $0.view.proposal?.rung?.rawValue
      },
      .day("termijn", "De laatste dag van de termijn.") { $0.term?.day },
      .bool("termijnVoorbij", "Of de termijn op de peildatum voorbij is.") { item in
        item.term?.hasPassed(on: item.day) ?? false
      },
      .bool("staatStil", "Of het toezicht stilstaat.") { $0.view.freeze != nil },
    ])

  private static let task = APIParameter.choice(
    "onderwerp", "Waarop toezicht wordt gehouden. Zonder onderwerp: de taakstelling.",
    SupervisedTask.allCases.map(\.rawValue))

  static var housingResources: [APIResource] {
    [
      .list(
        "/taakstellingen", "taakstellingen", .housing, "Taakstelling per gebied",
        "De taakstelling van een halfjaar, volgens de wet en volgens de officiële tabel. De peildatum is de eerste dag ervan.",
        [halfYear, level] + APIParameter.clocks, balanceShape
      ) { call in
        let halfYear = try askedHalfYear(call)
        // As a target is asked for its half-year, that is the day from which is looked.
        let then = call.onDay(halfYear.firstDay)
        return try rows(then, halfYear, on: then.book.lastDay(in: halfYear))
      },
      .list(
        "/standen", "standen", .housing, "Stand per gebied",
        "Taakstelling, beginstand, gehuisvest, opgave en stand op de peildatum.", [level] + APIParameter.clocks,
        balanceShape
      ) { call in try rows(call, call.halfYear, on: call.day) },
      .list(
        "/toezichtdossiers", "toezichtdossiers", .housing, "Toezicht per gemeente",
        "Het signaal, de trede en het voorstel. De trede is wat mensen besloten.",
        [task, .anyArea] + APIParameter.clocks, supervisionShape
      ) { call in
        let task: SupervisedTask = try call.choice(task.name) ?? .housing
        return call.territory.municipalities(in: try call.askedArea(), on: call.day).compactMap { municipality in
          call.book.supervision(of: SupervisionFile(task, municipality.code)).map {
            SupervisionItem(name: municipality.name, view: $0, day: call.day)
          }
        }
      },
    ]
  }
}
