// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Exchange
import Journal
import Office
import Reports
import Rulebook

// Where figures come from: rules, the facts of the journal, forecasts that were published, and explanations.
extension API {
  private static let versionShape = APIShape<RuleVersion>(
    "Regelversie",
    [
      .optionalText("waarde", "De waarde, of null als die niet is gevonden.") { $0.value?.description },
      .optionalText("eenheid", "De eenheid.") { $0.unit },
      .word("kwalificatie", "Of de waarde precies is.") { $0.qualifier },
      .day("geldigVanaf", "De eerste dag waarop zij geldt.") { $0.validFrom },
      .day("geldigTot", "De eerste dag waarop zij niet meer geldt.") { $0.validUntil },
      .day("bekendVanaf", "De dag waarop zij bekend werd.") { $0.knownFrom },
      .text("bron", "De bron.") { $0.source }, .word("zekerheid", "Hoe zeker zij is.") { $0.certainty },
      .optionalText("opmerking", "Een opmerking.") { $0.note },
    ])

  private static let ruleShape = APIShape<Rule>(
    "Regel",
    [
      .text("id", "De id van de regel.") { $0.id }, .text("begrip", "Waar zij over gaat.") { $0.term },
      .text("tekst", "Wat zij zegt.") { $0.text },
      .list("versies", "De versies, elk met een bron.", versionShape) { $0.versions },
    ])

  private static let factShape = APIShape<ReadEntry>(
    "Feit",
    [
      .whole("positie", "De plaats in het journaal.") { $0.position },
      .text("soort", "De soort feit.") { $0.kind },
      .moment("vastgelegdOp", "Wanneer het is vastgelegd.") { $0.recorded },
      .moment("bekendOp", "Vanaf wanneer het bekend was.") { $0.known },
      .text("indiener", "Wie het vastlegde.") { $0.actor }, .text("bron", "Het stuk of bericht.") { $0.source },
      .text("inhoud", "De inhoud, als JSON in een tekst. Een klein aantal staat er als tekst: minder dan.") {
        String(decoding: $0.payload, as: UTF8.self)
      },
      .optionalText(
        "controlegetal",
        "Het zegel over dit feit en alle feiten ervoor (SHA-256); null vanaf het eerste kleine aantal in het journaal (R10.8)."
      ) { $0.seal?.description },
    ])

  /// What the API says of an entry.
  static func fact(_ entry: ReadEntry) -> JSONValue { factShape.json(entry) }

  private static let forecastShape = APIShape<ScoredForecast>(
    "Prognose",
    [
      .text("kenmerk", "Het vaste kenmerk.") { $0.forecast.id.text },
      .text("maker", "Wie haar maakte.") { $0.forecast.publisher },
      .day("gepubliceerd", "De dag van publicatie.") { $0.forecast.published },
      .text("grootheid", "Waar zij over gaat.") { $0.forecast.measure.rawValue },
      .bool("achterafGemaakt", "Of zij is gemaakt toen de uitkomst al bekend was.") { $0.isMadeAfterwards },
      .list("punten", "De punten, elk met wat er gebeurde.", pointShape) { $0.points },
    ])

  private static let pointShape = APIShape<ScoredPoint>(
    "Prognosepunt",
    [
      .day("dag", "De dag.") { $0.point.day }, .whole("verwacht", "De verwachting.") { $0.point.value },
      .figure("gebeurd", "Wat er gebeurde.") { $0.happened },
      .optionalWhole("fout", "Verwacht min gebeurd.") { $0.error },
      .optionalWhole("foutZonderModel", "De fout van wie niets verandert.") { $0.walkError },
    ])

  /// An explanation has parts that are explanations: it is described by hand, because it holds itself.
  private static let explanationSchema = APISchema.object(
    "Uitleg",
    [
      .init(name: "figuur", about: "Het cijfer.", schema: .text()),
      .init(name: "naam", about: "De naam.", schema: .text()),
      .init(name: "waarde", about: "De waarde in woorden.", schema: .text()),
      .init(name: "eenheid", about: "De eenheid.", schema: .text()),
      .init(name: "zekerheid", about: "Hoe zeker het is.", schema: .choice(Certainty.allCases.map(\.rawValue))),
      .init(name: "toelichting", about: "Zinnen erbij.", schema: .list(.text())),
      .init(name: "regels", about: "De regels waarmee is gerekend.", schema: .list(.text())),
      .init(name: "positie", about: "Het feit in het journaal.", schema: .nullable(.whole())),
      .init(name: "delen", about: "Waaruit het is berekend.", schema: .list(.reference("Uitleg"))),
    ])

  private static func json(_ tree: Explanation) -> JSONValue {
    .object([
      ("figuur", .string(tree.reference.description)), ("naam", .string(tree.label)), ("waarde", .string(tree.value)),
      ("eenheid", .string(tree.unit)), ("zekerheid", .string(tree.certainty.rawValue)),
      ("toelichting", .array(tree.notes.map { .string($0) })),
      ("regels", .array(tree.rules.map { .string($0.ruleID) })),
      ("positie", tree.source.map { .whole($0.position) } ?? .null), ("delen", .array(tree.parts.map(json))),
    ])
  }

  private static func explanation(_ path: String, _ id: String, _ parameters: [APIParameter]) -> APIResource {
    APIResource(
      path: path, id: id, subject: .sources, title: "Waar een cijfer vandaan komt",
      about: "De boom van feiten, regels en berekening achter een cijfer.",
      parameters: parameters + APIParameter.clocks, schema: explanationSchema, isList: false
    ) { call in
      let name = parameters.map { call.arguments[$0.name] ?? "" }.joined(separator: "/")
      guard let reference = FigureReference(name), let figure = call.book.figure(reference) else {
        throw APIProblem.notFound("Het cijfer '\(name.prefix(80).description.withoutControlCharacters)' bestaat niet.")
      }
      return .value(json(Explanation(figure, call.territory, call.desk.rulebook)))
    }
  }

  private static func inPath(_ name: String, _ about: String, _ schema: APISchema, example: String) -> APIParameter {
    APIParameter(name: name, about: about, schema: schema, isRequired: true, isInPath: true, example: example)
  }

  static var sourceResources: [APIResource] { rulesAndFacts + forecastsAndExplanations }

  private static var rulesAndFacts: [APIResource] {
    [
      .list(
        "/regels", "regels", .sources, "De regels", "De wet, bedragen en andere afspraken waarmee wordt gerekend.", [],
        ruleShape
      ) { $0.desk.rulebook.rules },
      .one(
        "/regels/{id}", "regel", .sources, "Eén regel", "De regel met deze id.",
        [inPath("id", "De id van de regel.", .text(pattern: "^[A-Za-z0-9.-]+$"), example: "R1.4")], ruleShape
      ) { call in
        guard let rule = call.desk.rulebook.rule(call.arguments["id"] ?? "") else {
          throw APIProblem.notFound("Er is geen regel met deze id.")
        }
        return rule
      },
      facts,
      .one(
        "/feiten/{positie}", "feit", .sources, "Eén feit", "Het feit op deze plaats in het journaal.",
        [inPath("positie", "De plaats in het journaal.", .whole(1...1_000_000_000), example: "1")], factShape
      ) { call in
        guard let position = Int(call.arguments["positie"] ?? ""),
          let entry = try await call.office.entry(position, for: call.sight)
        else { throw APIProblem.notFound("Op deze plaats staat geen feit.") }
        return entry
      },
    ]
  }

  private static var forecastsAndExplanations: [APIResource] {
    [
      .list(
        "/prognoses", "prognoses", .sources, "Gepubliceerde prognoses", "Wat werd verwacht, en wat er gebeurde.",
        APIParameter.clocks, forecastShape
      ) { $0.book.scoredForecasts() },
      explanation(
        "/uitleg/{figuur}", "uitlegFiguur",
        [
          inPath(
            "figuur", "Een cijfer of regel, zoals L15 of R1.4.", .text(pattern: "^[A-Za-z0-9.-]+$"), example: "L15")
        ]
      ),
      explanation(
        "/uitleg/{grootheid}/{gebied}/{periode}", "uitleg",
        [
          inPath(
            "grootheid", "De grootheid.", .choice(Measure.allCases.map(\.rawValue)), example: Measure.target.rawValue),
          inPath("gebied", "De code van het gebied.", APIParameter.anyArea.schema, example: "GM0363"),
          inPath(
            "periode", "Het halfjaar, de maand, de dag of het jaar.",
            .text(pattern: "^20[0-9]{2}(-[12]|-[0-9]{2}|-[0-9]{2}-[0-9]{2})?$"), example: "2022-2"),
        ]),
    ]
  }

  /// The journal is long and only grows: a page of it is read from where it is kept, the oldest fact first.
  private static let facts = APIResource(
    path: "/feiten", id: "feiten", subject: .sources, title: "De feiten",
    about: "Alles wat is vastgelegd, het oudste eerst. Er komt alleen bij.", parameters: [.page, .pageSize],
    schema: factShape.schema, isList: true
  ) { call in
    let end = call.desk.state.position
    let page = try APIPage(call, count: end)
    let entries = try await call.office.entries(
      before: page.range.upperBound + 1, limit: page.range.count, for: call.sight)
    let found = entries.reversed().map { factShape.json($0) }
    return .list(count: end) { range in range == page.range ? found : [] }
  }
}
