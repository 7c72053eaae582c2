// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Exchange
import Reports
import Rulebook
import Territory

/// `/vergoeding`: what all municipalities claim for a year, and what of it is late.
extension Pages {
  /// A page about what municipalities are paid.
  func claimPage(_ address: ClaimAddress) throws -> Page {
    switch address {
    case .overview: try claimOverviewPage()
    case .municipality(let code): try claimYearsPage(code)
    case .year(let code, let year): try claimYearPage(code, year)
    }
  }

  /// The years about which something can be paid by the reference day.
  func claimYears(_ ledger: FundingLedger) -> [Int] {
    guard let first = ledger.firstDay, first <= scene.day else { return [] }
    return Array(first.year...scene.day.year)
  }

  private func claimOverviewPage() throws -> Page {
    let ledger = FundingLedger(book)
    let years = claimYears(ledger)
    var page = Page("Vergoeding voor opvang uit Oekraïne", trail: [("Nederland", .front)])
    guard let last = years.last else {
      page.blocks.append(noClaimYet())
      return page
    }
    let year = try scene.number("jaar", in: years[0]...last, default: last)
    if year != last { page.title += ", \(year)" }
    page.heading = "Vergoeding voor opvang uit Oekraïne, \(year)"
    let all = ledger.municipalities(in: .netherlands, year)
    let claims = all.compactMap { code in
      ledger.amounts(of: code, in: year).map {
        OverviewRow(amounts: $0, deadlines: ledger.deadlines(of: code, in: year))
      }
    }
    let shown = claims.filter(\.hasSomething)
    let total = shown.compactMap(\.amounts.total).reduce(Money.zero, +)
    page.intro = [
      """
      Dit vragen gemeenten aan het Rijk voor de opvang van ontheemden uit Oekraïne. Het gaat over \(year), tot en met \
      \(DutchText.day(lastCounted(in: year))). Het is een berekening volgens \(citation("R6.22")) tot en met \
      \(citation("R6.29")), en geen beschikking.
      """
    ]
    page.blocks.append(
      .text(
        "Stand", id: "stand",
        [
          """
          \(DutchText.count(shown.count, "gemeente", "gemeenten")) van de \(DutchText.whole(all.count)) meldden iets. Samen is \
          <strong>\(DutchText.money(total))</strong> bekend. Volledig zijn er \(DutchText.whole(shown.count { $0.isComplete })).
          """
        ]))
    page.add(overviewTable(shown, year))
    page.add(deadlineOverview(shown, year))
    page.blocks.append(.text("Andere jaren", id: "jaren", [yearLinks(years, but: year)]))
    page.blocks.append(.text("Iets vastleggen", id: "melden", claimImports()))
    return page
  }

  /// The last day that counts: of the year, or the reference day.
  private func lastCounted(in year: Int) -> Day {
    min(scene.day, FigurePeriod.year(year + 1).firstDay.adding(days: -1))
  }

  private struct OverviewRow {
    let amounts: ClaimAmounts
    let deadlines: [FundingDeadline]
    var hasSomething: Bool { amounts.total != nil || deadlines.contains { $0.done != nil } }
    var isComplete: Bool { amounts.total != nil && amounts.incomplete.isEmpty }
  }

  func noClaimYet() -> Block {
    .message(
      .info, "Er is nog geen vergoeding",
      ["De regeling geldt over dagen vanaf 2022 (\(citation("R6.6"))). Kies een latere peildatum."])
  }

  private func yearLinks(_ years: [Int], but year: Int) -> Markup {
    let items = years.filter { $0 != year }.map { other in
      Markup.link(String(other), links.to(.claim(.overview), [("jaar", String(other))]))
    }
    guard let first = items.first else { return "Dit is het eerste jaar." }
    return items.dropFirst().reduce(first) { $0 + ", " + $1 }
  }

  func claimImports() -> [Markup] {
    guard scene.mount.writer != nil else { return ["In dit register kunt u niets vastleggen."] }
    return [
      "Plaatsen en mensen \(Markup.link("meldt u hier", links.to(.displaced(.form)))). Plak voor de rest de regels uit Excel:"
    ]
      + [
        (ImportKind.funding, "bedragen van een maand of jaar"),
        (.fundingSteps, "stappen van voorschot tot vaststelling"),
        (.costChoices, "de keuze tussen norm en werkelijke kosten"), (.transitionProjects, "transitieprojecten"),
        (.transitionSpending, "wat transitieprojecten kostten"),
      ].map { kind, words in .link("Importeer \(words)", importing(kind)) }
  }

  private func overviewTable(_ rows: [OverviewRow], _ year: Int) -> Table {
    let columns: [(label: String, measure: Measure)] = [
      ("Plekken", .placesPay), ("Particulier", .privatePay), ("Leefgeld", .allowancesPaid),
      ("Wooncomponent", .livingComponentPaid), ("Transitie", .transitionCosts), ("Ontvangsten", .receipts),
    ]
    var table = Table(
      id: "gemeenten", caption: "Vergoeding per gemeente over \(year), in euro",
      columns: [.init(label: "Gemeente"), .init(label: "Plekdagen", isNumber: true)]
        + columns.map { .init(label: $0.label, isNumber: true) }
        + [.init(label: "Vergoeding", isNumber: true), .init(label: "Nog niet bekend")])
    let sorted = rows.sorted {
      DutchNames.precedes(scene.name($0.amounts.municipality), scene.name($1.amounts.municipality))
    }
    table.rows = sorted.map { row in
      let own = row.amounts
      let missing = ClaimYear.parts.filter { own.incomplete.contains($0) }.map(DutchText.name)
      return [
        Table.Cell(
          content: .link(scene.name(own.municipality), links.to(.claim(.year(own.municipality, year)))),
          csv: .text(scene.name(own.municipality))), wholeCell(own.placeDays),
      ] + columns.map { amountCell(own, $0.measure, own.parts[$0.measure]) } + [
        amountCell(own, .claim, own.total), .text(missing.joined(separator: ", ")),
      ]
    }
    table.total =
      [.text("Samen bekend"), wholeCell(rows.reduce(0) { $0 + $1.amounts.placeDays })]
      + columns.map { column in sumCell(rows.compactMap { $0.amounts.parts[column.measure] }) }
      + [sumCell(rows.compactMap(\.amounts.total)), .empty]
    table.notes = [
      "Een plekdag is één plek op één dag. Onbekend is niet nul: wat niet gemeld is, telt niet mee en staat in de laatste kolom.",
      "Gemeenten die over dit jaar niets meldden, staan hier niet.",
    ]
    table.emptyText = "Nog geen gemeente heeft over dit jaar iets gemeld."
    table.csvLink = rows.isEmpty ? nil : csvLink(table.id, yearQuery())
    return table
  }

  private func yearQuery() -> [(name: String, value: String)] {
    scene.visit.query["jaar"].map { [("jaar", $0)] } ?? []
  }

  /// An amount of a table of many; its explanation is one link away.
  private func amountCell(_ amounts: ClaimAmounts, _ measure: Measure, _ money: Money?) -> Table.Cell {
    guard let money else { return Table.Cell(content: "onbekend", csv: .unknown) }
    let reference = FigureReference.measure(measure, amounts.municipality, .year(amounts.year))
    let isWhole = measure == .claim ? amounts.incomplete.isEmpty : !amounts.incomplete.contains(measure)
    let words = isWhole ? "" : measure == .claim ? "circa " : "minstens "
    return Table.Cell(
      content: "<a href=\"\(links.to(.explanation(reference)))\">\(words + DutchText.money(money))</a>",
      csv: .decimal(money.euros, digits: 2),
      remark: remark(isWhole ? .exact : measure == .claim ? .circa : .atLeast, isInvented: amounts.isInvented))
  }

  private func sumCell(_ amounts: [Money]) -> Table.Cell {
    guard !amounts.isEmpty else { return Table.Cell(content: "onbekend", csv: .unknown) }
    let sum = amounts.reduce(Money.zero, +)
    return Table.Cell(content: Markup(DutchText.money(sum)), csv: .decimal(sum.euros, digits: 2))
  }

  private func deadlineOverview(_ rows: [OverviewRow], _ year: Int) -> Table {
    var table = Table(
      id: "termijnen", caption: "Termijnen over \(year)",
      columns: [
        .init(label: "Stap"), .init(label: "Termijn"), .init(label: "Gedaan", isNumber: true),
        .init(label: "Wie is te laat"),
      ])
    let kinds = rows.first?.deadlines.map(\.kind) ?? []
    table.rows = kinds.enumerated().compactMap { index, kind in
      let all = rows.map { ($0.amounts.municipality, $0.deadlines[index]) }
      guard let first = all.first?.1 else { return nil }
      let late = all.filter { $0.1.status.isLate }.map { scene.name($0.0) }.sorted(by: DutchNames.precedes)
      return [
        .text(DutchText.fundingStep(kind)), deadlineCell(first), wholeCell(all.count { $0.1.done != nil }),
        .text(late.joined(separator: ", ")),
      ]
    }
    table.notes = ["Alleen gemeenten die over dit jaar iets meldden, tellen hier mee."]
    table.emptyText = "Nog geen gemeente heeft over dit jaar iets gemeld."
    table.csvLink = rows.isEmpty ? nil : csvLink(table.id, yearQuery())
    return table
  }

  /// A deadline in words: "vóór 1 oktober 2023".
  func deadlineCell(_ deadline: FundingDeadline) -> Table.Cell {
    guard case .day(let day) = deadline.deadline.value else {
      return Table.Cell(content: "geen uiterste dag bekend", csv: .unknown)
    }
    let link = Markup.link(DutchText.day(day), links.to(.explanation(deadline.deadline.reference)))
    return Table.Cell(content: (deadline.isInclusive ? "tot en met " : "vóór ") + link, csv: .day(day))
  }
}
