// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Exchange
import Reports
import Rulebook

/// The pages about the regulation for displaced people.
extension Pages {
  func regulationPage(_ page: RegulationAddress) throws -> Page {
    switch page {
    case .allowance: allowancePage()
    case .protection: protectionPage()
    case .evaluation: try evaluationPage()
    case .bottleneck(let slug): try bottleneckPage(slug)
    case .recordBottleneck: self.page(bottleneckForm())
    }
  }
}

/// `/leefgeld`: the allowance of a household in a month.
extension Pages {
  private func allowancePage() -> Page {
    var page = Page("Leefgeld voor mensen uit Oekraïne", trail: [("Nederland", .front), ("Opvang", .reception)])
    page.intro = [
      """
      Reken uit hoeveel leefgeld een gezin per maand krijgt, per persoon en samen, volgens de regels van die maand. Er \
      wordt niets bewaard. Noem geen namen.
      """
    ]
    page.blocks.append(allowanceForm().block(links, .regulation(.allowance)))
    var reader = AllowanceReader { name in
      scene.visit.query[name] ?? (name == "maand" ? Month(containing: scene.day).description : nil)
    }
    guard scene.visit.query["gezin"] != nil else { return page }
    do {
      let request = try reader.request()
      let tariff = try AllowanceTariff(
        request.month, changeover: request.changeover, scene.rulebook, knownAt: scene.perspective.known)
      try show(try tariff.allowance(request), on: &page)
    } catch {
      for fault in error.all { page.blocks.append(Pages.block(fault, "Dit leefgeld is niet uit te rekenen")) }
    }
    return page
  }

  private func show(_ allowance: Allowance, on page: inout Page) throws(Faults) {
    let contribution = try allowance.ownContribution()
    page.blocks.append(.text("Uitkomst", id: "uitkomst", ["<strong>\(AllowanceWords.total(allowance))</strong>"]))
    page.add(shareTable(allowance))
    let reasons = AllowanceWords.reasons(allowance) + AllowanceWords.lines(contribution)
    page.blocks.append(
      .text(
        "Waarom dit bedrag", id: "redenen",
        (reasons.isEmpty ? ["Er is niets bijzonders: elk gezinslid krijgt het bedrag van de regels."] : reasons)
          .map { Markup($0) }))
    page.add(try knownTable(allowance))
    page.blocks.append(tree("Zo komt het bedrag tot stand", explanation(allowance.figure)))
    if let contribution {
      page.blocks.append(
        tree("Zo komt de eigen bijdrage tot stand", explanation(contribution.due ?? contribution.most)))
    }
  }

  private func explanation(_ figure: Figure) -> Explanation { Explanation(figure, territory, scene.rulebook) }

  private func shareTable(_ allowance: Allowance) -> Table {
    let period = allowance.isWeekly ? "week" : "maand"
    var table = Table(
      id: "leefgeld", caption: "Leefgeld per persoon, in euro per \(period)",
      columns: [
        .init(label: "Gezinslid"), .init(label: "Leeftijd", isNumber: true), .init(label: "Voedsel", isNumber: true),
        .init(label: "Kleding", isNumber: true), .init(label: "Wonen", isNumber: true),
        .init(label: "Samen", isNumber: true),
      ])
    table.rows = allowance.shares.enumerated().map { index, share in
      [Table.Cell.text("Gezinslid \(index + 1)"), wholeCell(share.age)]
        + [share.food.cents, share.clothing.cents, share.living.cents, share.total].map(Pages.euroCell)
    }
    table.total = [.text("Gezin"), .empty, .empty, .empty, .empty, Pages.euroCell(allowance.total)]
    table.csvLink = csvLink(table.id, questionItems)
    return table
  }

  /// The same question as the law was known on the first day of the month, beside what the reader asked.
  private func knownTable(_ allowance: Allowance) throws(Faults) -> Table {
    let request = allowance.request
    let first = request.month.firstDay
    let then = try AllowanceTariff(
      request.month, changeover: request.changeover, scene.rulebook, knownAt: Moment(endOf: first))
    var table = Table(
      id: "bekend", caption: "Wat toen bekend was en wat nu bekend is, in euro",
      columns: [.init(label: "Bekend"), .init(label: "Leefgeld van het gezin", isNumber: true)])
    let asked = links.viewpoint.known.map { "Zoals bekend op \(DutchText.day($0))" } ?? "Met alles wat nu bekend is"
    table.rows = [
      [.text("Zoals bekend op \(DutchText.day(first))"), Pages.euroCell(try then.allowance(request).total)],
      [.text(asked), Pages.euroCell(allowance.total)],
    ]
    table.csvLink = csvLink(table.id, questionItems)
    return table
  }

  private var questionItems: [(name: String, value: String)] {
    AllowanceReader.names.compactMap { name in scene.visit.query[name].map { (name, $0) } }
  }

  static func euroCell(_ cents: Int?) -> Table.Cell {
    guard let cents else { return Table.Cell(content: "onbekend", csv: .unknown) }
    let euros = Money(cents: cents).euros
    return Table.Cell(content: Markup(DutchText.fraction(euros, digits: 2)), csv: .decimal(euros, digits: 2))
  }

  private func allowanceForm() -> QuestionForm {
    let query = scene.visit.query
    func text(_ name: String) -> String { query[name] ?? "" }
    func line(_ name: String, _ label: String, _ hint: String) -> QuestionForm.Field {
      .line(name, label, text(name), hint: hint)
    }
    let month = query["maand"] ?? Month(containing: scene.day).description
    let more = [
      line(
        "inkomen", "Wie inkomen heeft", "Nummer=eerste dag, zoals 1=2023-05-10. Met einde: 1=2023-05-10/2023-09-01."),
      line("netto", "Netto inkomen van het gezin in de maand", "Voor de eigen bijdrage, zoals 1850,00."),
      line("overgang", "Dag van overgang van de gemeente", "Alleen voor februari en maart 2023, zoals 2023-03-15."),
      line("alleenstaand", "Alleenstaande minderjarigen", "De nummers, zoals 1,2."),
      line("zorginstelling", "Wie in een zorginstelling woont", "De nummers, zoals 2."),
      line("nietIngeschreven", "Wie niet in de BRP van deze gemeente staat", "De nummers, zoals 2."),
      line("afwezig", "Wie weg is zonder bericht", "Nummer=eerste dag, zoals 2=2023-05-10."),
      line(
        "uitgesloten", "Wie geen recht heeft",
        "Nummer=reden, zoals 1=vast. Kies uit \(AllowanceExclusion.allCases.map(\.rawValue).joined(separator: ", "))."),
    ]
    let names = ["inkomen", "netto", "overgang", "alleenstaand", "zorginstelling", "nietIngeschreven", "afwezig"]
    return QuestionForm(
      name: "Leefgeld uitrekenen", button: "Reken uit",
      fields: [
        .line("maand", "Maand", month, hint: "Zoals 2022-07."),
        .line(
          "gezin", "Leeftijden van het gezin", text("gezin"), hint: "Op de eerste dag van de maand, zoals 35,33,10."),
        .choice(
          "opvang", "Opvang", ReceptionSetting.allCases.map { ($0.rawValue, AllowanceWords.name($0)) },
          chosen: query["opvang"] ?? ReceptionSetting.municipal.rawValue),
        .choice(
          "catering", "Maaltijden", [("nee", "het gezin kookt zelf"), ("ja", "er zijn maaltijden")],
          chosen: query["catering"] ?? "nee"),
      ],
      more: (
        "Meer: inkomen, overgang, uitzonderingen. Gezinsleden hebben als nummer hun plaats in de lijst.", more,
        (names + ["uitgesloten"]).contains { query[$0] != nil }
      ))
  }
}
