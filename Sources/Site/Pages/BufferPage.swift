// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Reports
import Territory

/// `/buffer`: what the yo-yo of places costs, and what a reserve would.
extension Pages {
  /// How often the page lets chance play; ten years take longer than one forecast.
  private static let bufferPaths = 256
  private static let bufferYears = 10

  func bufferPage() async throws -> Page {
    var page = Page("Jojo of buffer", trail: [("Nederland", .front), ("Opvang", .reception), ("Prognose", .vessels)])
    page.intro = [
      """
      Wie plaatsen sluit als het rustig is, moet ze later duur weer openen. Hier ziet u wat verschillende keuzes over \
      \(Pages.bufferYears) jaar kosten, vanaf \(DutchText.day(scene.day)), bij dezelfde toevallige instroom.
      """
    ]
    let study: BufferStudy
    do {
      let paths = try scene.number("paden", in: 1...VesselsQuery.mostPaths / 8, default: Pages.bufferPaths)
      study = try await book.bufferStudy(
        years: Pages.bufferYears, percentiles: [try scene.number("percentiel", in: 1...99, default: 80)], paths: paths,
        seed: 1, threads: 2)
    } catch let fault as VesselsFault {
      let shown = VesselWords.fault(fault)
      page.blocks.append(.message(.warning, "Geen vergelijking", ["\(shown.problem) \(shown.advice)"]))
      return page
    }
    page.blocks.append(Block("buffer", bufferForm(try scene.number("percentiel", in: 1...99, default: 80))))
    page.blocks.append(
      .text("Het antwoord in woorden", id: "antwoord", BufferWords.sentences(study).map { Markup($0) }))
    page.add(bufferTable(study))
    page.add(sensitivityTable(study))
    page.add(assumptionTable(study.assumptions))
    page.blocks.append(
      .text(
        "Zo is gerekend", id: "uitleg",
        [
          """
          Elke keuze krijgt dezelfde instroom, \(DutchText.whole(study.paths)) keer nagespeeld. Een bezette plaats kost wat \
          gewone opvang kost. Een lege plaats kost een deel daarvan. Wie geen gewone plaats heeft, gaat naar de noodopvang. \
          Openen en sluiten kost eenmalig geld, en duurt even.
          """,
          """
          Wie de laatste prognose volgt, trekt de trend door naar de dag waarop nieuwe plaatsen open kunnen. De andere \
          keuzes gaan uit van de mensen op de dag van het besluit. Voor iedereen in de opvang rekenen wij een plaats.
          """,
          "De bedragen zijn van 2022 en groeien niet mee met de prijzen. Het gaat om het verschil tussen de keuzes.",
        ]))
    return page
  }

  private func bufferForm(_ percentile: Int) -> View {
    [
      "actie": links.action(.buffer), "percentiel": String(percentile),
      "vast": links.viewpoint.items.map { ["naam": $0.name, "waarde": $0.value] as View },
    ]
  }

  private func bufferTable(_ study: BufferStudy) -> Table {
    var table = Table(
      id: "keuzes", caption: "Kosten en kans op noodopvang per keuze",
      columns: [
        .init(label: "Keuze"), .init(label: "Kosten per jaar, miljoen euro", isNumber: true),
        .init(label: "5 %", isNumber: true), .init(label: "Midden", isNumber: true),
        .init(label: "95 %", isNumber: true),
        .init(label: "Kans op noodopvang in een week", isNumber: true),
        .init(label: "Mensen in noodopvang, gemiddeld", isNumber: true),
        .init(label: "Lege plaatsen, gemiddeld", isNumber: true),
        .init(label: "Geopend en gesloten per jaar", isNumber: true),
      ])
    table.rows = study.outcomes.map { outcome in
      [.text(BufferWords.name(outcome.policy))]
        + [outcome.mean, outcome.low, outcome.middle, outcome.high].map { Pages.whole(BufferWords.millions($0)) }
        + [Pages.percent(outcome.emergencyChance)]
        + [outcome.emergencyPeople, outcome.emptyPlaces, outcome.adjusted].map { Pages.whole(Int($0.rounded())) }
    }
    table.csvLink = csvLink(table.id)
    return table
  }

  private func sensitivityTable(_ study: BufferStudy) -> Table {
    var table = Table(
      id: "gevoeligheid", caption: "Wat als een aanname anders is? Kosten per jaar in miljoen euro",
      columns: [.init(label: "Als dit anders is")]
        + study.outcomes.map { .init(label: BufferWords.kind($0.policy), isNumber: true) } + [
          .init(label: "Dan is de beste buffer"), .init(label: "Goedkoopste"),
        ])
    let base = (name: "zoals aangenomen", costs: study.outcomes.map(\.mean), policies: study.outcomes.map(\.policy))
    let others = study.sensitivities.map {
      (name: $0.name, costs: $0.costs, policies: BufferWords.policies(study, $0))
    }
    table.rows = ([base] + others).map { name, costs, policies in
      let cheapest = costs.indices.min { costs[$0] < costs[$1] }
      return [.text(name)] + costs.map { Pages.whole(BufferWords.millions($0)) }
        + [
          .text(BufferWords.best(policies)), .text(cheapest.map { BufferWords.name(policies[$0]) } ?? ""),
        ]
    }
    table.notes = ["De beste buffer is bij elke aanname opnieuw gezocht, in stappen van 1 procent."]
    table.csvLink = csvLink(table.id)
    return table
  }
}
