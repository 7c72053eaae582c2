// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Exchange
import Reports
import Territory

/// `/toezicht/GM0363`: the file of one municipality: what the figures say, what is proposed and why, what waits, and all
/// that was decided and done.
extension Pages {
  func supervisionFilePage(_ municipality: AreaCode) throws -> Page {
    guard municipality.kind == .municipality, let name = territory.name(of: municipality) else {
      throw Refusal.notFound(
        "Er is geen gemeente met de code \(municipality).", "Kies een gemeente uit de tabel met het toezicht.")
    }
    let task: SupervisedTask = try scene.choice("onderwerp", default: .housing)
    let file = SupervisionFile(task, municipality)
    var page = Page("Toezicht op \(name)", trail: [("Nederland", .front), ("Toezicht", .supervision(.overview))])
    if task == .spread {
      page.title = "Toezicht op \(name): Spreidingswet"
      page.heading = page.title
    }
    if let view = book.supervision(of: file) {
      page.intro = [introduction(view, name)]
      page.blocks += messages(view)
      if let arrears = view.arrears {
        addArrears(arrears, view, to: &page)
      } else {
        page.blocks.append(.text("Voorstel: er is nog niets te laat", id: "voorstel", [notDue()]))
      }
      page.add(ladderTable(view))
    } else {
      page.blocks.append(gone(municipality))
    }
    page.add(agreementTable(file))
    page.add(eventTable(file))
    page.blocks.append(.text("Verder kijken", id: "verder", fileLinks(file, name)))
    if scene.mount.writer != nil, book.supervision(of: file) != nil {
      page.blocks.append(.text("Iets vastleggen", id: "melden", recordLinks(file)))
    }
    return page
  }

  private func introduction(_ view: SupervisionView, _ name: String) -> Markup {
    let place = "\(name) (\(view.file.municipality))"
    let who = supervisor(of: view)
    guard view.isOpen else {
      return "\(place) heeft op \(DutchText.day(scene.day)) geen open dossier. Het toezicht is aan \(who)."
    }
    let term: Markup = view.term.map { " \(sentence($0))" } ?? ""
    return """
      \(place) staat op \(DutchText.day(scene.day)) op <strong>trede \(view.rung.rawValue): \(self.name(of: view.rung))</strong>.\
      \(term) Het toezicht is aan \(who).
      """
  }

  /// What asks for attention, in boxes.
  private func messages(_ view: SupervisionView) -> [Block] {
    var blocks: [Block] = []
    if !view.due.isEmpty {
      let lines = view.due.map { Markup(LadderWords.due($0, of: view.file.task, on: scene.day)) }
      blocks.append(
        .message(.warning, "Dit staat open: \(DutchText.count(lines.count, "punt", "punten"))", lines))
    } else if view.isOpen {
      blocks.append(.message(.success, "Er staat niets open", ["Geen termijn is voorbij en niets is te laat."]))
    }
    if !view.remarks.isEmpty {
      blocks.append(
        .message(.info, "Let op bij het laatste besluit", view.remarks.map { Markup(LadderWords.remark($0)) }))
    }
    if let freeze = view.freeze {
      let until = freeze.until.map { "tot \(DutchText.day($0))" } ?? "zonder einddatum"
      blocks.append(
        .message(
          .info, "De ladder staat stil",
          ["De provincie zette de ladder stil vanaf \(DutchText.day(freeze.from)) \(until). Reden: \(freeze.reason)."]))
    }
    for other in view.predecessors {
      let link = link(SupervisionFile(view.file.task, other.municipality))
      blocks.append(
        .message(
          .info, "Er is een dossier van een gemeente die in deze is opgegaan",
          ["\(link): trede \(other.rung.rawValue). Een besluit over deze gemeente kan daarop verdergaan."]))
    }
    return blocks
  }

  /// Why there is no proposal under the Spreidingswet.
  private func notDue() -> Markup {
    """
    Er is geen verdeelbesluit bekend waarvan de termijn om plaatsen te realiseren op \(DutchText.day(scene.day)) voorbij is \
    (\(citation("R5.7"))). Daarom doet Regietafel geen voorstel. Besluiten kunt u wel vastleggen.
    """
  }

  private func addArrears(_ arrears: ArrearsView, _ view: SupervisionView, to page: inout Page) {
    page.blocks.append(.text(heading(arrears.proposal, from: view.rung), id: "voorstel", proposalText(arrears, view)))
    page.blocks.append(cards("Cijfers achter het voorstel", arrearsCards(arrears)))
    page.add(attributionTable(arrears))
  }

  private func proposalText(_ arrears: ArrearsView, _ view: SupervisionView) -> [Markup] {
    var lines: [Markup] = ["\(LadderWords.reasons(arrears.proposal))"]
    if let (judgement, source) = arrears.judgement {
      let entry = Markup.link("journaalregel \(source.position)", links.to(.entry(source.position)))
      lines.append(
        """
        Oordeel van \(DutchText.day(judgement.day)) door \(judgement.authority.rawValue): \
        \(LadderWords.verdict(judgement.verdict, of: view.file.task)). Reden: \(judgement.reason) (\(entry)).
        """)
    }
    lines.append(
      "Dit is een voorstel. Mensen besluiten, en leggen vast wie, wanneer en waarom (\(citation("R1.39f"))).")
    if let rung = arrears.proposal.rung, rung != view.rung, scene.mount.writer != nil {
      let values = [(name: "gemeente", value: view.file.municipality.description), ("trede", String(rung.rawValue))]
      let form = links.to(.supervision(.form(.rung)), values + query(view.file))
      let label =
        rung == .onSchedule
        ? "Leg vast dat het dossier gesloten is" : "Leg een besluit over trede \(rung.rawValue) vast"
      lines.append("\(Markup.link(label, form)).")
    }
    return lines
  }

  private func arrearsCards(_ arrears: ArrearsView) -> [View] {
    let isHousing = arrears.proposal.task == .housing
    let label = isHousing ? "Achterstand op \(DutchText.day(arrears.reference))" : "Plaatsen die nog ontbreken"
    var cards = [card(label, arrears.arrears)]
    if let share = arrears.share { cards.append(card("Deel van de taakstelling", share)) }
    if let behind = arrears.behindPace { cards.append(card("Nu achter op schema", behind)) }
    if arrears.judgement != nil {
      cards += [card("Verschoonbaar", arrears.excused), card("Achterstand die telt", arrears.counting)]
    }
    if let threshold = arrears.threshold { cards.append(card("Grens voor een signaal", threshold)) }
    return cards
  }

  private func attributionTable(_ arrears: ArrearsView) -> Table {
    let day = DutchText.day(arrears.reference)
    var table = Table(
      id: "oorzaken", caption: "Oorzaken van de achterstand op \(day)",
      columns: [
        .init(label: "Oorzaak"),
        .init(label: arrears.proposal.task == .housing ? "Personen" : "Plaatsen", isNumber: true),
      ])
    table.emptyText = "Van deze achterstand is nog niet vastgelegd waardoor die komt."
    guard let attribution = arrears.attribution else { return table }
    table.rows = attribution.attribution.parts.map { part in
      [.text(LadderWords.name(part.cause).capitalizedFirst), wholeCell(part.people)]
    }
    table.rows.append([.text("Niet toegeschreven"), cell(attribution.rest)])
    table.total = [.text("Achterstand op \(day)"), cell(arrears.arrears)]
    table.notes = ["Vastgelegd in \(origin(of: attribution.source))."]
    table.csvLink = csvLink(table.id, query(attribution.attribution.file))
    return table
  }
}

// The tables of what was decided and done.
extension Pages {
  /// The rungs of the file that is open, each with its last decision.
  private func ladderTable(_ view: SupervisionView) -> Table {
    var table = Table(
      id: "ladder", caption: view.isOpen ? "De ladder in dit dossier" : "De ladder: er is geen open dossier",
      columns: [
        .init(label: "Trede"), .init(label: "Besluit"), .init(label: "Door"), .init(label: "Termijn"),
        .init(label: "Bekendgemaakt"), .init(label: "Afschrift raad"),
      ])
    let decisions = book.openDecisions(of: view.file)
    let notices = book.notices(of: view.file).filter { $0.day <= scene.day }
    table.rows = Rung.allCases.reversed().map { rung in
      let last = decisions.last { $0.rung == rung }
      func made(_ kind: NoticeKind) -> Table.Cell {
        guard let last, Rung.announced.contains(rung) else { return .text("") }
        let day = notices.filter { $0.rung == rung && $0.kind == kind && $0.day >= last.day }.map(\.day).min()
        return dayCell(day, none: "nog niet")
      }
      let isNow: Markup = rung == view.rung ? "\(mark(rung)) <strong>(nu)</strong>" : mark(rung)
      let text = "\(rung.rawValue): \(name(of: rung))" + (rung == view.rung ? " (nu)" : "")
      return [
        Table.Cell(content: isNow, csv: .text(text)), dayCell(last?.day, none: ""),
        .text(last?.authority.rawValue ?? ""),
        dayCell(last?.term, none: ""), made(.published), made(.councilCopy),
      ]
    }
    table.csvLink = csvLink(table.id, query(view.file))
    return table
  }

  private func agreementTable(_ file: SupervisionFile) -> Table {
    var table = Table(
      id: "afspraken", caption: "Afspraken en gevraagde verslagen",
      columns: [
        .init(label: "Wat"), .init(label: "Soort"), .init(label: "Sinds"), .init(label: "Uiterlijk"),
        .init(label: "Klaar"),
        .init(label: "Stand"), .init(label: "Regel"),
      ])
    table.rows = book.agreements(in: file).map { agreement, source in
      let done = agreement.done.flatMap { $0 <= scene.day ? $0 : nil }
      let state =
        done.map { $0 > agreement.due ? "te laat klaar" : "op tijd klaar" }
        ?? (agreement.due < scene.day ? "te laat" : "loopt")
      let link = links.to(
        .supervision(.form(.agreement)),
        [("gemeente", file.municipality.description), ("kenmerk", agreement.id.text)] + query(file))
      return [
        Table.Cell(
          content: scene.mount.writer == nil ? Markup(agreement.text) : .link(agreement.text, link),
          csv: .text(agreement.text)),
        .text(agreement.kind.rawValue), dayCell(agreement.day, none: ""), dayCell(agreement.due, none: ""),
        dayCell(done, none: ""), .text(state), entryCell(source),
      ]
    }
    table.emptyText = "Er zijn geen afspraken en geen verslagen gevraagd."
    table.csvLink = table.rows.isEmpty ? nil : csvLink(table.id, query(file))
    return table
  }

  private func eventTable(_ file: SupervisionFile) -> Table {
    var table = Table(
      id: "tijdlijn", caption: "Tijdlijn, het nieuwste bovenaan",
      columns: [
        .init(label: "Dag"), .init(label: "Wat"), .init(label: "Door"), .init(label: "Reden"),
        .init(label: "Wat ervan werd"), .init(label: "Bron"), .init(label: "Regel"),
      ])
    table.rows = book.supervisionHistory(of: file).map { event in
      let words = reasoning(event.fact)
      return [
        dayCell(event.fact.day, none: ""), .text(short(event.fact)), .text(words.by), .text(words.reason),
        .text(event.isWithdrawn ? "ingetrokken" : ""), .text(event.source.source), entryCell(event.source),
      ]
    }
    table.emptyText = "Over deze gemeente is nog niets besloten of vastgelegd."
    table.csvLink = table.rows.isEmpty ? nil : csvLink(table.id, query(file))
    return table
  }

  /// Who decided, and why.
  private func reasoning(_ fact: SupervisionFact) -> (by: String, reason: String) {
    switch fact {
    case .decision(let decision):
      let urgency = decision.urgency.map { " Spoed: \($0)" } ?? ""
      return (decision.authority.rawValue, decision.reason + urgency)
    case .judgement(let judgement): return (judgement.authority.rawValue, judgement.reason)
    case .profile, .notice, .agreement, .attribution: return ("", "")
    }
  }

  private func fileLinks(_ file: SupervisionFile, _ name: String) -> [Markup] {
    let other: SupervisedTask = file.task == .housing ? .spread : .housing
    return [
      .link("De opgave en de stand van \(name)", links.to(.area(file.municipality))),
      .link(
        "Toezicht op \(name): \(LadderWords.name(other))",
        links.to(.supervision(.file(file.municipality)), query(SupervisionFile(other, file.municipality)))),
      .link("Alle gemeenten", links.to(.supervision(.overview), query(file))),
      .link("De profielen van de provincies", links.to(.supervision(.profiles))),
    ]
  }

  private func recordLinks(_ file: SupervisionFile) -> [Markup] {
    SupervisionForm.allCases.filter { $0 != .profile }.map { form in
      .link(form.link, links.to(.supervision(.form(form)), [("gemeente", file.municipality.description)] + query(file)))
    }
  }
}
