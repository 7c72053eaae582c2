// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Exchange
import Office
import Reports
import Rulebook
import Territory

/// `/vergoeding/GM0363` and `/vergoeding/GM0363/2022`: the claim of one municipality.
extension Pages {
  func claimYearsPage(_ municipality: AreaCode) throws -> Page {
    let name = try claimant(municipality)
    let ledger = FundingLedger(book)
    var page = Page("Vergoeding van \(name)", trail: claimTrail)
    page.intro = [
      "Wat \(name) krijgt voor de opvang van ontheemden uit Oekraïne, per jaar, tot en met \(DutchText.day(scene.day))."
    ]
    let claims = claimYears(ledger).compactMap { ledger.claim(of: municipality, in: $0) }
    guard !claims.isEmpty else {
      page.blocks.append(noClaimYet())
      return page
    }
    var table = Table(
      id: "jaren", caption: "Vergoeding van \(name) per jaar, in euro",
      columns: [
        .init(label: "Jaar"), .init(label: "Vergoeding", isNumber: true), .init(label: "Voorschot", isNumber: true),
        .init(label: "Vastgesteld", isNumber: true), .init(label: "Nog te verrekenen", isNumber: true),
        .init(label: "Te laat"),
      ])
    table.rows = claims.map { claim in
      let late = ledger.deadlines(of: municipality, in: claim.year).filter { $0.status.isLate }
      return [
        Table.Cell(
          content: .link(String(claim.year), links.to(.claim(.year(municipality, claim.year)))), csv: .whole(claim.year)
        ),
        euroCell(claim.total), euroCell(claim.advance), euroCell(claim.settled), euroCell(claim.toSettle),
        .text(late.map { DutchText.fundingStep($0.kind) }.joined(separator: ", ")),
      ]
    }
    table.csvLink = csvLink(table.id)
    page.add(table)
    page.blocks.append(.text("Iets vastleggen", id: "melden", claimImports()))
    return page
  }

  private var claimTrail: [(label: String, address: Address)] {
    [("Nederland", .front), ("Vergoeding", .claim(.overview))]
  }

  private func claimant(_ municipality: AreaCode) throws -> String {
    guard let name = territory.name(of: municipality) else {
      throw Refusal.notFound(
        "Er is geen gemeente met de code \(municipality).", "Kies een gemeente uit de tabel met vergoedingen.")
    }
    return name
  }

  func claimYearPage(_ municipality: AreaCode, _ year: Int) throws -> Page {
    let name = try claimant(municipality)
    let ledger = FundingLedger(book)
    var page = Page(
      "Vergoeding van \(name) over \(year)", trail: claimTrail + [(name, .claim(.municipality(municipality)))])
    guard let claim = ledger.claim(of: municipality, in: year) else {
      page.blocks.append(noClaimYet())
      return page
    }
    let earlier = try comparedMoment()
    if let earlier { page.title += ", vergeleken met \(DutchText.day(earlier.dutchDay))" }
    page.intro = [claimIntro(claim, name)]
    let deadlines = ledger.deadlines(of: municipality, in: year)
    page.blocks += claimMessages(claim, deadlines)
    page.blocks.append(workbookLink(municipality, year))
    page.blocks.append(claimCards(claim))
    page.add(partsTable(claim))
    page.blocks.append(basisText(claim))
    page.add(comparisonTable(claim, earlier))
    page.blocks.append(comparisonLinks(municipality, year))
    page.add(periodTable(claim))
    page.add(monthTable(claim))
    if !claim.projects.isEmpty { page.add(projectTable(claim)) }
    page.add(accountTable(ledger.account(claim), year))
    page.add(stepsTable(deadlines, year))
    page.blocks.append(.text("Iets vastleggen", id: "melden", claimImports()))
    return page
  }

  private func workbookLink(_ municipality: AreaCode, _ year: Int) -> Block {
    let link = Markup.link(
      "Download de werkmap (xlsx)", links.to(.claim(.year(municipality, year)), [("formaat", "xlsx")]))
    return .text(
      "Voor de accountant", id: "werkmap",
      [
        "\(link). Daarin staan de dagen, de tarieven met hun bron en het geld, met formules die op dezelfde centen uitkomen."
      ])
  }

  /// The workbook of a claim, when the address asks for it; nil when it asks for something else.
  func claimWorkbook() throws -> Answer? {
    guard scene.visit.query["formaat"] == "xlsx", scene.visit.query["tabel"] == nil,
      case .claim(.year(let municipality, let year)) = scene.visit.address,
      let claim = FundingLedger(book).claim(of: municipality, in: year)
    else { return nil }
    let bytes = try ClaimWorkbook(claim, name: scene.name(municipality)).workbook.bytes()
    let example = scene.mount.isExample ? "voorbeeld-" : ""
    return Answer(
      content: .file(
        bytes, type: TakenTable.Format.xlsx.type, name: "regietafel-\(example)vergoeding-\(municipality)-\(year).xlsx"))
  }

  private func claimIntro(_ claim: ClaimYear, _ name: String) -> Markup {
    let last = (claim.days.until ?? claim.days.from).adding(days: -1)
    return """
      \(name) krijgt over \(claim.year), van \(DutchText.day(claim.days.from)) tot en met \(DutchText.day(last)), \
      <strong>\(euroLink(claim.total))</strong>. Dat is een berekening, en geen beschikking.
      """
  }

  /// What is late and what is not known, in boxes.
  private func claimMessages(_ claim: ClaimYear, _ deadlines: [FundingDeadline]) -> [Block] {
    var blocks: [Block] = []
    let late = deadlines.filter { $0.status.isLate }.map { deadline -> Markup in
      let done: Markup = deadline.done.map { " Het is gedaan op \(DutchText.day($0))." } ?? ""
      return
        "\(DutchText.fundingStep(deadline.kind)): \(deadlineCell(deadline).content).\(done)\(extensionText(deadline))"
    }
    if !late.isEmpty {
      blocks.append(
        .message(.warning, late.count == 1 ? "Eén stap is te laat" : "\(late.count) stappen zijn te laat", late))
    }
    let signals = claim.projects.flatMap { view in
      view.signals.map { Markup("\(view.project.description): \($0.rawValue).") }
    }
    if !signals.isEmpty { blocks.append(.message(.warning, "Let op bij de transitiekosten", signals)) }
    if !claim.total.isComplete {
      let missing = ClaimYear.parts.dropLast().compactMap { part -> Markup? in
        guard let figure = claim[part], !figure.isComplete, part != .costDifference else { return nil }
        return Markup("\(capitalised(DutchText.name(part))): \(missingText(figure))")
      }
      blocks.append(.message(.info, "Het bedrag is nog niet volledig", missing))
    }
    return blocks
  }

  private func extensionText(_ deadline: FundingDeadline) -> Markup {
    guard deadline.status == .overdue, case .day(let day)? = deadline.extended?.value, scene.day < day else {
      return ""
    }
    return " In sommige gevallen kan het nog tot \(DutchText.day(day)) (\(citation("R6.28.laat")))."
  }

  private func capitalised(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }

  /// Why a part is not, or not wholly, known.
  private func missingText(_ figure: Figure) -> String {
    if let reason = figure.unknownReason { return DutchText.reason(reason) }
    guard case .partial(let known, let missing) = figure.derivation else { return "een deel is niet bekend." }
    let all = known.count + missing.count
    return "van \(DutchText.whole(missing.count)) van de \(DutchText.whole(all)) delen is het bedrag niet bekend."
  }

  private func claimCards(_ claim: ClaimYear) -> Block {
    func card(_ label: String, _ figure: Figure, _ note: String? = nil) -> View {
      [
        "label": label, "waardeHtml": euroLink(figure),
        "eenheid": shown(figure.unknownReason.map(DutchText.reason)), "noot": shown(note),
      ]
    }
    return cards(
      "Het jaar \(claim.year)",
      [
        card("Vergoeding", claim.total, claim.isByActual ? "Volgens werkelijke kosten" : "Volgens het normbedrag"),
        card("Voorschot", claim.advance), card("Nog te verrekenen", claim.toSettle),
        card("Vastgesteld", claim.settled),
      ])
  }

  private func basisText(_ claim: ClaimYear) -> Block {
    guard claim.allowsActual else {
      return .text(
        "Norm of werkelijke kosten", id: "grondslag",
        ["Met wat toen bekend was, kan een gemeente alleen het normbedrag vragen."])
    }
    let rule = citation("R6.26")
    guard let (choice, source) = claim.choice else {
      return .text(
        "Norm of werkelijke kosten", id: "grondslag",
        [
          """
          De gemeente legde geen keuze vast, dus het normbedrag telt. Zijn de werkelijke kosten in betekenende mate hoger of \
          lager, dan kan zij die opgeven (\(rule)). Een percentage staat er niet bij: dat bepalen mensen.
          """
        ])
    }
    let what = choice.basis == .norm ? "het normbedrag" : "de werkelijke kosten"
    let entry = Markup.link("regel \(source.position) van het journaal", links.to(.entry(source.position)))
    return .text(
      "Norm of werkelijke kosten", id: "grondslag",
      [
        """
        De gemeente koos op \(DutchText.day(choice.day)) voor \(what) (\(rule), \(entry)). Reden: \(choice.reason)
        """
      ])
  }

  /// The moment of knowledge to lay beside the one of the page; nil when none was asked for.
  private func comparedMoment() throws -> Moment? {
    guard let text = scene.visit.query["vergelijk"] else { return nil }
    guard let day = Day(iso: text), ReceptionFact.years.contains(day.year) else {
      throw Refusal.badValue("vergelijk", text, expected: "Schrijf een dag die bestaat als jaar-maand-dag: 2022-10-14.")
    }
    return Moment(endOf: day)
  }

  /// The days just before the rules of the claim changed.
  private func comparisonLinks(_ municipality: AreaCode, _ year: Int) -> Block {
    let versions = ["R6.22", "R6.23", "R6.26"].compactMap { scene.rulebook.rule($0)?.versions }.joined()
    let first = FigurePeriod.year(year).firstDay
    let changed = Set(versions.filter { ($0.validFrom ?? first).year <= year }.compactMap(\.knownFrom))
    let days = changed.filter { $0 > first }.map { $0.adding(days: -1) }.sorted()
    let items = days.map { day in
      Markup.link(
        DutchText.day(day), links.to(.claim(.year(municipality, year)), [("vergelijk", day.description)]))
    }
    guard let some = items.first else {
      return .text(
        "Twee momenten naast elkaar", id: "momenten", ["De regels van dit jaar zijn tussendoor niet veranderd."])
    }
    let joined = items.dropFirst().reduce(some) { $0 + " of " + $1 }
    return .text(
      "Twee momenten naast elkaar", id: "momenten",
      [
        "Vergelijk met wat bekend was op \(joined), de dag voor een regel bekend werd."
      ])
  }

  private func comparisonTable(_ claim: ClaimYear, _ moment: Moment?) -> Table {
    let name = moment.map { DutchText.day($0.dutchDay) } ?? ""
    var table = Table(
      id: "verschil",
      caption: moment == nil
        ? "Verschil tussen twee momenten, in euro" : "Wat op \(name) bekend was, en wat nu, in euro",
      columns: [
        .init(label: "Deel"), .init(label: "Toen bekend", isNumber: true), .init(label: "Nu bekend", isNumber: true),
        .init(label: "Verschil", isNumber: true), .init(label: "Waardoor"),
      ])
    table.emptyText = "Kies hieronder een eerder moment om mee te vergelijken."
    guard let moment else { return table }
    let then = book.seen(from: Perspective(day: scene.day, known: moment))
    guard let before = FundingLedger(then).claim(of: claim.municipality, in: claim.year) else { return table }
    table.rows = claim.changes(since: before).map { change in
      [
        .text(capitalised(DutchText.name(change.measure))), plainEuro(change.before), euroCell(change.after),
        differenceCell(change), causeCell(change),
      ]
    }
    table.notes = [
      "‘Toen’ is met de meldingen en de regels die op \(name) bekend waren. Een regel kan over eerdere dagen gaan dan de dag "
        + "waarop zij bekend werd: dan werkt zij terug."
    ]
    table.csvLink = csvLink(table.id, [("vergelijk", moment.dutchDay.description)])
    return table
  }

  private func differenceCell(_ change: ClaimChange) -> Table.Cell {
    guard let before = change.before.money, let after = change.after.money else {
      return Table.Cell(content: change.isChange ? "niet te zeggen" : "", csv: .unknown)
    }
    let difference = after - before
    return Table.Cell(content: Markup(DutchText.money(difference)), csv: .decimal(difference.euros, digits: 2))
  }

  private func causeCell(_ change: ClaimChange) -> Table.Cell {
    guard change.isChange else { return .text("geen verschil") }
    let rules = change.newRules.map { version -> Markup in
      let back = version.validFrom.flatMap { from in version.knownFrom.map { from < $0 } } ?? false
      return "\(citation(version.ruleID))\(back ? ", met terugwerkende kracht" : "")"
    }
    let facts = change.newFacts.prefix(10).map {
      Markup.link("journaalregel \($0.position)", links.to(.entry($0.position)))
    }
    let more = change.newFacts.count > 10 ? [Markup("en nog \(change.newFacts.count - 10) meldingen")] : []
    let items = rules + facts + more
    let text = (change.newRules.map(\.ruleID) + change.newFacts.map { "journaalregel \($0.position)" })
    return Table.Cell(
      content: items.isEmpty ? "" : items.dropFirst().reduce(items[0]) { $0 + "; " + $1 },
      csv: .text(text.joined(separator: ", ")))
  }
}
