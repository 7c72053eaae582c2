// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Exchange
import Office

// What can be recorded.
extension API {
  /// Everything that can be recorded.
  static let actions: [APIAction] = [delivery, correction, keptDivision]

  private static let source = APISchema.Property(
    name: "bron", about: "Het stuk of bericht waar het uit komt. Geen namen van personen.",
    schema: .text(length: 1...500))
  private static let dryRun = APISchema.Property(
    name: APIOrder.dryRun, about: "Laat alleen zien wat er zou gebeuren. Zonder dit: nee.", schema: .bool,
    isRequired: false)
  private static let known = APISchema.Property(
    name: Viewpoint.knownName, about: "De dag waarop het bekend werd. Zonder deze dag: nu.", schema: .nullable(.day),
    isRequired: false)

  private static let delivery = APIAction(
    path: "/aanleveringen", id: "aanleveren", subject: .recording, title: "Cijfers aanleveren",
    about: "Legt regels vast, alles of niets. De soorten en hun kolommen zijn die van een bestand om te importeren.",
    parameters: [],
    body: .message(
      "Aanlevering",
      [
        .init(
          name: "soort", about: "Wat er in de regels staat.", schema: .choice(ImportKind.allCases.map(\.rawValue))),
        source,
        .init(
          name: "periode",
          about: "De periode van regels waar die niet in staat: 2022, 2022-2, 2022-09 of \(APIParameter.exampleDay).",
          schema: .nullable(.text(pattern: "^[0-9]{4}(-[0-9]{1,2}(-[0-9]{2})?)?$")), isRequired: false),
        known, dryRun,
        .init(
          name: "regels", about: "De regels, elk met de waarden bij de namen van de kolommen. Niet bekend is null.",
          schema: .list(.row, count: 1...RecordImport.rows)),
      ]),
    example: .object([
      ("soort", .string("realisatie")), ("bron", .string("Maandopgave aan COA")), (APIOrder.dryRun, .bool(true)),
      (
        "regels",
        .array([
          .object([("code", .string("GM0228")), ("maand", .string("2022-07")), ("gehuisvest", .whole(12))])
        ])
      ),
    ])
  ) { order in
    guard case .array(let rows) = order.body["regels"], let kind = order.text("soort").flatMap(ImportKind.init) else {
      throw Faults(Fault(.messageMisshapen, problem: "Er zijn geen regels.", advice: "Stuur minstens één regel."))
    }
    let checked = try RecordImport.read(
      rows.map { if case .object(let values) = $0 { values } else { [] } }, kind: kind, territory: order.territory,
      options: ImportOptions(period: try period(order)))
    let source = order.text("bron") ?? ""
    let known = order.day(Viewpoint.knownName).map { Moment(startOf: $0) }
    let facts = checked.facts.map {
      SourcedFact($0.fact, source: source, known: known, place: "regel \($0.line)")
    }
    return try await order.carryOut(
      .record(facts), source: source, title: "Aanlevering van \(kind.rawValue)", notices: checked.notices)
  }

  private static func period(_ order: APIOrder) throws -> ImportPeriod? {
    guard let text = order.text("periode") else { return nil }
    guard let period = ImportPeriod(text) else {
      throw Faults(
        Fault(
          .unreadablePeriod, place: "periode", problem: "'\(text)' is geen periode.",
          expected: "2022, 2022-2, 2022-09 of \(APIParameter.exampleDay).", advice: "Verbeter de periode."))
    }
    return period
  }

  private static let correction = APIAction(
    path: "/feiten/{positie}/correcties", id: "corrigeren", subject: .recording, title: "Een feit corrigeren",
    about: "Zet bij een feit het goede aantal, of trekt het in. Het oude feit blijft staan.",
    parameters: [
      APIParameter(
        name: "positie", about: "De plaats van het feit in het journaal.", schema: .whole(1...1_000_000_000),
        isRequired: true, isInPath: true, example: "17")
    ],
    body: .message(
      "Correctie",
      [
        .init(
          name: "aantal", about: "Het goede aantal; null als het feit weg moet.",
          schema: .nullable(.whole(-ImportLimits.people...ImportLimits.people))),
        .init(
          name: "reden", about: "Waarom het oude feit niet klopt. Geen namen van personen.",
          schema: .text(length: 1...500)), dryRun,
      ]),
    example: .object([
      ("aantal", .whole(14)), ("reden", .string("Twee mensen vergeten")), (APIOrder.dryRun, .bool(true)),
    ])
  ) { order in
    guard let position = Int(order.arguments["positie"] ?? ""), position > 0,
      position <= order.desk.state.position
    else { throw APIProblem.notFound("Op deze plaats staat geen feit.") }
    let replacement: Int? = if case .whole(let number) = order.body["aantal"] { number } else { nil }
    return try await order.carryOut(
      .correct(position: position, replacement: replacement, reason: order.text("reden") ?? ""),
      source: "correctie via de API", title: "Correctie van regel \(position)")
  }

  private static let keptDivision = APIAction(
    path: "/verdelingen", id: "verdelingBewaren", subject: .recording, title: "Een verdeling bewaren",
    about: "Bewaart een verdeling met alles waaruit zij is gemaakt.", parameters: [],
    body: .message(
      "TeBewarenVerdeling",
      [
        .init(
          name: "kenmerk", about: "Het vaste kenmerk.",
          schema: .text(pattern: "^[a-z0-9]+(-[a-z0-9]+)*$", length: 1...60)),
        .init(name: "omschrijving", about: "Waar de verdeling voor is.", schema: .text(length: 1...200)), source,
        .init(
          name: "vraag", about: "De vraag, zoals die bij Verdelen in het adres staat, achter het vraagteken.",
          schema: .text(length: 1...8_192)),
        .init(
          name: Viewpoint.dayName, about: "De dag van de cijfers. Zonder deze dag: de peildatum van het register.",
          schema: .nullable(.day), isRequired: false),
        dryRun,
      ]),
    example: .object([
      ("kenmerk", .string("verdeling-juli")), ("omschrijving", .string("Voor de regietafel van juli")),
      ("bron", .string("Agenda van de regietafel")),
      ("vraag", .string("opgave=1234&sleutel=inwoners&niveau=provincie")),
      (APIOrder.dryRun, .bool(true)),
    ]), perform: keepDivision)

  @Sendable private static func keepDivision(_ order: APIOrder) async throws -> APIAction.Done {
    let day = order.day(Viewpoint.dayName) ?? order.desk.defaultDay
    guard Scene.years.contains(day.year) else { throw APIProblem.notFound("Over \(day.year) zijn er geen cijfers.") }
    let unreadable = Faults(
      Fault(
        .missingOption, place: "vraag", problem: "De vraag is niet te lezen.",
        advice: "Neem over wat bij Verdelen in het adres achter het vraagteken staat."))
    guard let query = FormText(order.text("vraag") ?? ""), let id = order.text("kenmerk").flatMap({ Slug($0) }) else {
      throw unreadable
    }
    let book = order.desk.book(Perspective(day: day))
    let division: Division
    do {
      division = try book.division(try DivisionQuery(query, on: day, order.territory, need: 0).request)
    } catch let refusal as Refusal {
      throw Faults(Fault(.missingOption, place: "vraag", problem: refusal.problem, advice: refusal.advice))
    }
    let (title, source) = (order.text("omschrijving") ?? "", order.text("bron") ?? "")
    let fact = Fact.division(.kept(division.kept(as: id, title: title, on: day)))
    return try await order.carryOut(
      .record([SourcedFact(fact, source: source)]), source: source, title: "Verdeling \(id.text)")
  }
}
