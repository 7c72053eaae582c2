// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Exchange
import Reports
import Rulebook
import Territory

/// The tables of the claim of a municipality for a year.
extension Pages {
  /// An amount as a link to its explanation.
  func euroLink(_ figure: Figure) -> Markup {
    "<a href=\"\(links.to(.explanation(figure.reference)))\">\(DutchText.money(figure))</a>\(mark(figure))"
  }

  func euroCell(_ figure: Figure) -> Table.Cell {
    Table.Cell(
      content:
        "<a href=\"\(links.to(.explanation(figure.reference)))\">\(DutchText.money(figure))</a>\(shortMark(figure))",
      csv: Pages.csv(figure),
      remark: figure.number == nil ? nil : remark(figure.qualifier, isInvented: figure.isInvented))
  }

  /// An amount that stands only within a calculation, and so has no page of its own.
  func plainEuro(_ figure: Figure) -> Table.Cell {
    Table.Cell(content: Markup(DutchText.money(figure)) + shortMark(figure), csv: Pages.csv(figure))
  }

  private static func euroColumn(_ label: String) -> Table.Column { .init(label: label, isNumber: true) }

  /// The parts of the claim, by norm and by actual costs beside each other.
  func partsTable(_ claim: ClaimYear) -> Table {
    var table = Table(
      id: "delen", caption: "Vergoeding over \(claim.year), volgens norm en volgens werkelijke kosten, in euro",
      columns: [.init(label: "Deel"), Pages.euroColumn("Norm"), Pages.euroColumn("Werkelijk"), .init(label: "Regel")])
    let parts: [(Measure, String)] = [
      (.placesPay, "R6.22"), (.privatePay, "R6.23"), (.allowancesPaid, "R6.24"), (.livingComponentPaid, "R6.24"),
      (.transitionCosts, "R6.25"),
    ]
    table.rows = parts.map { measure, rule in
      let name = DutchText.name(measure)
      let own = claim[measure].map(euroCell) ?? Table.Cell(content: "n.v.t.", csv: .unknown)
      return [
        .text(name.prefix(1).uppercased() + name.dropFirst()), own,
        measure == .placesPay ? euroCell(claim.actual) : own, ruleCell(rule),
      ]
    }
    table.rows.append([
      .text("Ontvangsten, gaan eraf"), euroCell(claim.receipts), euroCell(claim.receipts), ruleCell("R6.27"),
    ])
    table.total = [.text("Vergoeding"), plainEuro(claim.byNorm), plainEuro(claim.byActual), .empty]
    table.notes = [
      "In de kolom ‘Werkelijk’ staan de werkelijke kosten van de gemeentelijke opvang in plaats van het normbedrag voor plekken.",
      "Leefgeld in de gemeentelijke opvang zit in het normbedrag (\(citation("R6.24.gemeentelijk"))).",
    ]
    table.csvLink = csvLink(table.id)
    return table
  }

  private func ruleCell(_ id: String) -> Table.Cell {
    Table.Cell(content: .link(id, links.to(.rule(id))), csv: .text(id))
  }

  /// The days with the same places and tariff.
  func periodTable(_ claim: ClaimYear) -> Table {
    var table = Table(
      id: "perioden", caption: "Dagen met dezelfde plekken en hetzelfde tarief, in euro",
      columns: [
        .init(label: "Van"), .init(label: "Tot en met"), .init(label: "Dagen", isNumber: true),
        .init(label: "Plekken", isNumber: true), Pages.euroColumn("Tarief per dag"), Pages.euroColumn("Bedrag"),
      ])
    table.rows = claim.paidDays.map { paid in
      let last = paid.pay.until.adding(days: -1)
      return [
        dayCell(paid.pay.from, none: ""), dayCell(last, none: ""), wholeCell(paid.pay.days), reportCell(paid),
        paid.pay.tariff == nil
          ? Table.Cell(content: "onbekend", csv: .unknown)
          : Table.Cell(
            content: .link(DutchText.money(paid.tariff), links.to(.rule("R6.22"))), csv: Pages.csv(paid.tariff)),
        plainEuro(paid.amount),
      ]
    }
    let days = claim.paidDays.reduce(0) { $0 + $1.pay.days }
    table.total = [.text("Samen"), .empty, wholeCell(days), .empty, .empty, euroCell(claim.places)]
    table.notes = [
      "Een melding geldt tot de volgende melding. Voor de eerste melding zijn de plekken onbekend.",
      "Een plek telt ook als zij leeg staat.",
    ]
    table.csvLink = csvLink(table.id)
    return table
  }

  private func reportCell(_ paid: PaidDays) -> Table.Cell {
    guard let places = paid.places.whole, case .fact(let source) = paid.places.derivation else {
      return Table.Cell(content: "onbekend", csv: .unknown)
    }
    return Table.Cell(
      content: .link(DutchText.whole(places), links.to(.entry(source.position))) + shortMark(paid.places),
      csv: .whole(places))
  }

  func monthTable(_ claim: ClaimYear) -> Table {
    var table = Table(
      id: "maanden", caption: "Vergoeding per maand, in euro",
      columns: [.init(label: "Maand")]
        + ["Plekken", "Particulier", "Leefgeld", "Wooncomponent", "Ontvangsten", "Samen"].map(Pages.euroColumn))
    table.rows = claim.months.map { month in
      [
        .text(DutchText.month(month.month)), euroCell(month.places), euroCell(month.privateReception),
        euroCell(month.allowances), euroCell(month.livingComponent), euroCell(month.receipts), euroCell(month.total),
      ]
    }
    table.notes = [
      "Transitiekosten en werkelijke kosten horen bij het jaar, en staan niet bij een maand. Wat per maand geldt, telt op de "
        + "eerste dag van de maand."
    ]
    table.csvLink = csvLink(table.id)
    return table
  }

  func projectTable(_ claim: ClaimYear) -> Table {
    var table = Table(
      id: "transitie", caption: "Transitieprojecten in \(claim.year), in euro",
      columns: [
        .init(label: "Project"), .init(label: "Plekken", isNumber: true), Pages.euroColumn("Gevraagd"),
        Pages.euroColumn("Uitgegeven in het jaar"), Pages.euroColumn("Uitgegeven tot nu toe"),
        Pages.euroColumn("Boven het gevraagde"), .init(label: "Let op"),
      ])
    table.rows = claim.projects.map { view in
      [
        Table.Cell(
          content: .link(view.project.description, links.to(.entry(view.source.position))),
          csv: .text(view.project.description)), wholeCell(view.project.places), plainEuro(view.asked),
        euroCell(view.spent), plainEuro(view.cumulative), euroCell(view.overrun),
        .text(view.signals.map(\.rawValue).joined(separator: ", ")),
      ]
    }
    table.notes = [
      """
      Uitgaven tellen in het jaar van de investering (\(citation("R6.30"))). Is er veel meer \
      uitgegeven dan gevraagd, dan is een aanvullend verzoek nodig (\(citation("R6.25.procent"))). Of het meerdere betaald \
      wordt, beslist het Rijk.
      """
    ]
    table.csvLink = csvLink(table.id)
    return table
  }

  func accountTable(_ lines: [AccountLine], _ year: Int) -> Table {
    var table = Table(
      id: "sisa", caption: "Verantwoording over \(year): SiSa A16, in euro",
      columns: [.init(label: "Indicator"), .init(label: "Wat"), Pages.euroColumn("Bedrag")])
    table.rows = lines.map { line in
      let term = scene.rulebook.rule(line.rule)?.term ?? line.rule
      let text = term.hasPrefix("SiSa: ") ? String(term.dropFirst("SiSa: ".count)) : term
      return [
        .text(line.indicator ?? "onbekend"),
        Table.Cell(content: .link(text, links.to(.rule(line.rule))), csv: .text(text)), plainEuro(line.amount),
      ]
    }
    table.notes = [
      "De nummers van de indicatoren zijn alleen gevonden in de formulieren over 2022 en 2023, en daar niet allemaal.",
      """
      De eerste opvang door veiligheidsregio's heet A18 of A18B (\(citation("R6.30"))) en hoort niet bij een gemeente. Voor de \
      eerste opvang vanaf 2024 zijn de bedragen onbekend (\(citation("R6.31"))).
      """,
    ]
    table.csvLink = csvLink(table.id)
    return table
  }

  func stepsTable(_ deadlines: [FundingDeadline], _ year: Int) -> Table {
    var table = Table(
      id: "termijnen", caption: "Termijnen over \(year) op \(DutchText.day(scene.day))",
      columns: [.init(label: "Stap"), .init(label: "Termijn"), .init(label: "Gedaan op"), .init(label: "Stand")])
    table.rows = deadlines.map { deadline in
      let status = deadline.status.rawValue
      return [
        .text(DutchText.fundingStep(deadline.kind)), deadlineCell(deadline), dayCell(deadline.done, none: ""),
        deadline.status.isLate ? Table.Cell(content: "<strong>\(status)</strong>", csv: .text(status)) : .text(status),
      ]
    }
    table.notes = [
      "‘Te laat’ betekent: de termijn is voorbij, en hier is niet vastgelegd dat het gedaan is. In 2022 stond er geen uiterste "
        + "dag voor het voorschot in de regeling (\(citation("R6.28.dag")))."
    ]
    table.csvLink = csvLink(table.id)
    return table
  }
}
