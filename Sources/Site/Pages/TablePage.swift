// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Exchange
import Reports
import Rulebook
import Territory

/// `/regietafel`: the national table (landelijke regietafel): the provinces in a cycle, what is due and what is late.
extension Pages {
  /// A page of the tables.
  func tablePage(_ address: TableAddress) throws -> Page {
    switch address {
    case .country: try tablePage()
    case .province(let province): try provincialTablePage(province)
    case .agenda(let province): try tableAgendaPage(province)
    case .form(let form): page(self.form(form))
    }
  }

  private func tablePage() throws -> Page {
    guard let cycle = try chosenCycle() else { return tableBeforeTheAct() }
    let view = book.table(of: .netherlands, in: cycle)
    let steps = book.steps(of: .netherlands, in: cycle)
    var page = Page("Landelijke regietafel", trail: [("Nederland", .front)])
    if cycle != book.currentCycle { page.title = "Landelijke regietafel, ronde \(cycle)" }
    page.heading = "Landelijke regietafel, ronde \(cycle)"
    page.intro = [nationalSummary(view)]
    page.blocks.append(lateness(steps))
    page.blocks.append(
      cards(
        "De ronde van \(cycle) op \(DutchText.day(scene.day))",
        [
          card("Geraamde behoefte", view.estimate), card("Waarvan voor amv", estimateMinors(cycle)),
          card("Indicatief verdeeld over de provincies", view.indicative),
          card("Duurzame plaatsen", view.durable, note: coverage(view.durable)),
          card("Aangeboden", view.offered, note: coverage(view.offered)),
          card("In verslagen", view.reported, note: coverage(view.reported)),
          card("In verdeelbesluiten", view.decided, note: coverage(view.decided)),
          card("Open opgave", view.open, note: coverage(view.open)),
        ]))
    page.add(stepTable(steps, isNational: true))
    page.add(provinceTable(view, cycle))
    page.blocks.append(.text("Deze ronde en andere", id: "rondes", cycleLinks(cycle) + reviews()))
    page.blocks.append(.text("Iets vastleggen", id: "melden", tableFormLinks(nil)))
    return page
  }

  /// The cycle that the address asks for, or that of the reference day; nil when there are none yet.
  func chosenCycle() throws -> Int? {
    guard let text = scene.visit.query["cyclus"] else { return book.currentCycle }
    let cycles = book.cycles
    guard let cycle = Int(text), cycles.contains(cycle) else {
      throw Refusal.badValue(
        "cyclus", text,
        expected: cycles.isEmpty
          ? "Op deze dag bestaat de Spreidingswet nog niet, dus er zijn geen rondes."
          : "Kies uit: \(cycles.map(String.init).joined(separator: ", ")).")
    }
    return cycle
  }

  /// A page of the table in a cycle: links keep the cycle when it is not the usual one.
  func tableLink(_ address: Address, _ cycle: Int?) -> String {
    links.to(address, cycle == book.currentCycle ? [] : cycle.map { [("cyclus", String($0))] } ?? [])
  }

  private func estimateMinors(_ cycle: Int) -> Figure {
    let reference = FigureReference.measure(.estimateMinors, .netherlands, .year(cycle))
    return book.figure(reference) ?? book.table(of: .netherlands, in: cycle).minors
  }

  private func nationalSummary(_ view: TableView) -> Markup {
    guard view.estimate.number != nil else {
      return "Voor deze ronde is nog geen raming bekend. De minister maakt haar bekend (\(citation("R5.2")))."
    }
    let found: Markup =
      view.open.number == nil
      ? "Hoeveel er nog gevonden moeten worden, is niet bekend."
      : "Er moeten nog \(link(view.open)) plaatsen bij komen."
    return "Er zijn volgens de raming \(link(view.estimate)) opvangplaatsen nodig. \(found)"
  }

  /// Of how many provinces a sum is made; nil when of all.
  private func coverage(_ figure: Figure) -> String? {
    guard case .partial(let known, let missing) = figure.derivation else { return nil }
    return "Bekend van \(known.count) van de \(known.count + missing.count) provincies."
  }

  /// What is late, in one box.
  func lateness(_ steps: [CycleStep]) -> Block {
    let late = steps.filter(\.status.isLate)
    let partly = steps.filter { !$0.status.isLate && !$0.late.isEmpty }
    guard !late.isEmpty || !partly.isEmpty else {
      return .message(.success, "Niets is te laat", ["Op \(DutchText.day(scene.day)) is geen termijn verstreken."])
    }
    let lines = (late + partly).map { step -> Markup in
      let names = step.late.map(scene.name).joined(separator: ", ")
      let who: Markup = names.isEmpty ? "" : " Het gaat om: \(names)."
      let done: Markup = step.done.map { " Het is gedaan op \(DutchText.day($0))." } ?? ""
      return "\(DutchText.step(step.kind)): \(termText(step)).\(done)\(who)"
    }
    let count = late.count + partly.count
    return .message(
      .warning, count == 1 ? "Eén stap is te laat" : "\(count) stappen zijn te laat", lines)
  }

  /// The deadline of a step in words: "vóór 1 november 2024".
  func termText(_ step: CycleStep) -> Markup {
    guard case .day = step.deadline.value else { return "geen termijn bekend" }
    return step.isInclusive ? "tot en met \(link(step.deadline))" : "vóór \(link(step.deadline))"
  }

  func stepTable(_ steps: [CycleStep], isNational: Bool) -> Table {
    var table = Table(
      id: "stappen", caption: "Stappen en termijnen op \(DutchText.day(scene.day))",
      columns: [
        .init(label: "Stap"), .init(label: "Termijn"), .init(label: "Gedaan op"), .init(label: "Stand"),
      ] + (isNational ? [.init(label: "Wie is te laat")] : []))
    table.rows = steps.map { step in
      let name = DutchText.step(step.kind)
      var row: [Table.Cell] = [
        Table.Cell(content: .link(name, links.to(.rule(step.kind.rule))), csv: .text(name)),
        Table.Cell(content: termText(step), csv: Pages.csv(step.deadline)),
        dayCell(step.done, none: ""), statusCell(step),
      ]
      if isNational { row.append(.text(step.late.map(scene.name).joined(separator: ", "))) }
      return row
    }
    table.notes = [
      "De naam van een stap is een link naar de regel. De termijn is een link naar de berekening.",
      "‘Te laat’ betekent: de termijn is voorbij, en hier is niet vastgelegd dat het gedaan is.",
    ]
    table.csvLink = csvLink(table.id, cycleQuery())
    return table
  }

  private func statusCell(_ step: CycleStep) -> Table.Cell {
    step.status.isLate
      ? Table.Cell(content: "<strong>\(step.status.rawValue)</strong>", csv: .text(step.status.rawValue))
      : .text(step.status.rawValue)
  }

  /// The cycle of the address, for links to files.
  func cycleQuery() -> [(name: String, value: String)] {
    scene.visit.query["cyclus"].map { [("cyclus", $0)] } ?? []
  }

  private func provinceTable(_ country: TableView, _ cycle: Int) -> Table {
    let columns: [(label: String, figure: KeyPath<TableView, Figure>)] = [
      ("Behoefte naar inwoners", \.estimate), ("Indicatief", \.indicative), ("Waarvan amv", \.minors),
      ("Duurzaam", \.durable), ("Aangeboden", \.offered), ("Verslag", \.reported), ("Besluit", \.decided),
      ("Open opgave", \.open),
    ]
    var table = Table(
      id: "provincies", caption: "Provincies in de ronde van \(cycle)",
      columns: [.init(label: "Provincie"), .init(label: "Code")]
        + columns.map { .init(label: $0.label, isNumber: true) } + [.init(label: "Te laat")])
    table.rows = territory.areas(of: .province, on: scene.day).map { province in
      let view = book.table(of: province.code, in: cycle)
      let late = book.steps(of: province.code, in: cycle).filter { $0.status == .overdue }.map(\.kind.rawValue)
      return [
        Table.Cell(
          content: .link(province.name, tableLink(.table(.province(province.code)), cycle)), csv: .text(province.name)),
        .text(province.code.description),
      ] + columns.map { cell(view[keyPath: $0.figure]) } + [.text(late.joined(separator: ", "))]
    }
    table.total = [.text("Nederland"), .text("NL")] + columns.map { cell(country[keyPath: $0.figure]) } + [.empty]
    table.notes = [
      """
      Indicatief, aangeboden, verslag en besluit zijn met de plaatsen voor amv erbij. De open opgave is indicatief min \
      duurzaam, en nooit onder nul (\(citation("R5.14"))). Te veel in de ene provincie telt niet voor een andere.
      """,
      "‘Behoefte naar inwoners’ is onze berekening met de sleutel van \(citation("R4.5")), om naast indicatief te leggen.",
    ]
    table.csvLink = csvLink(table.id, cycleQuery())
    return table
  }

  func cycleLinks(_ cycle: Int) -> [Markup] {
    let others = book.cycles.filter { $0 != cycle }
    guard !others.isEmpty else { return ["Dit is de eerste ronde (\(citation("R5.2")))."] }
    let items = others.map { Markup.link("ronde \($0)", links.to(scene.visit.address, [("cyclus", String($0))])) }
    return ["Andere rondes: \(items.dropFirst().reduce(items[0]) { $0 + ", " + $1 })."]
  }

  /// When the act itself is looked at again (R5.9).
  private func reviews() -> [Markup] {
    func years(_ id: String) -> Figure? { book.figure(.rule(id)).flatMap { $0.number == nil ? nil : $0 } }
    guard let test = years("R5.9.toets"), let evaluation = years("R5.9.evaluatie") else { return [] }
    return [
      """
      De wet zelf wordt ook bekeken (\(citation("R5.9"))). Na \(link(test)) jaar is er een invoeringstoets, en na \
      \(link(evaluation)) jaar een evaluatie.
      """
    ]
  }

  /// Where offers, swaps and agreements are recorded; for a province with its code filled in.
  func tableFormLinks(_ province: AreaCode?) -> [Markup] {
    guard scene.mount.writer != nil else { return ["In dit register kunt u niets vastleggen."] }
    let cycle = book.currentCycle.map(String.init)
    return TableForm.allCases.filter { !$0.isStep || cycle != nil }.map { form in
      var query: [(name: String, value: String)] = []
      if let province, form.hasProvince { query.append(("provincie", province.description)) }
      if let cycle, form.isStep { query.append(("cyclus", scene.visit.query["cyclus"] ?? cycle)) }
      return .link(form.link, links.to(.table(.form(form)), query))
    } + [.link("Importeer een tabel met aantallen, zoals de indicatieve verdeling", importing(.indicative))]
  }
}
