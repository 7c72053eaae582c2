// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import ArgumentParser
import Chain
import Exact
import Exchange
import Office
import Reports
import Rulebook
import Territory

/// `regietafel tafel`: the national table, or that of a province, on a day.
struct TableCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tafel",
    abstract: "Toon de regietafel: wat nodig is, indicatief, aangeboden en besloten, en wat te laat is.",
    discussion: """
      Zonder --gebied: de twaalf provincies en Nederland. Met --gebied: de gemeenten van een provincie.
      Een ronde van de Spreidingswet heet naar het jaar waarin zij begint. Op een dag van voor de wet is er geen ronde.
      """)

  @OptionGroup var journal: JournalOptions
  @OptionGroup var output: FormatOptions
  @OptionGroup var clocks: ClockOptions
  @Option(
    name: .customLong("gebied"),
    help: ArgumentHelp("Eén provincie: de code of de naam, zoals PV20.", valueName: "gebied"))
  var area: String?
  @Option(
    name: .customLong("cyclus"),
    help: ArgumentHelp("Het jaar waarin de ronde begint; anders die van de peildatum.", valueName: "jaar"))
  var cycle: Int?

  /// The figures of an area in a cycle by their stable names.
  private static var figures: [(name: String, figure: KeyPath<TableView, Figure>)] {
    [
      ("behoefte", \.estimate), ("indicatief", \.indicative), ("indicatiefAmv", \.minors), ("plaatsen", \.places),
      ("duurzaam", \.durable), ("aangeboden", \.offered), ("afgesproken", \.agreed), ("verslag", \.reported),
      ("besluit", \.decided), ("verschil", \.difference), ("opgave", \.open),
    ]
  }

  func run() async throws {
    let format = try output.format()
    let desk = try await journal.office().desk()
    let perspective = try clocks.perspective(desk.defaultDay)
    let book = desk.book(perspective)
    let province = try self.province(desk.territory)
    let cycle = try self.cycle(book)
    var sheet = Sheet(["code", "naam"] + TableCommand.figures.map(\.name) + ["teLaat"])
    for area in areas(province, cycle, perspective.day, desk.territory) {
      let values = cycle.map { self.values(of: area.code, $0, book) } ?? valuesBeforeTheAct(of: area.code, book)
      sheet.isInvented = sheet.isInvented || values.contains(where: \.isInvented)
      let late = cycle.map { self.late(area.code, $0, book) } ?? []
      sheet.rows.append(
        [.string(area.code.description), .string(area.name)] + values.map { .count($0.whole) }
          + [format == .json ? .array(late.map { .string($0) }) : .string(late.joined(separator: ", "))])
    }
    let steps = cycle.map { book.steps(of: province ?? .netherlands, in: $0) } ?? []
    let provinces = province.map { [$0] } ?? desk.territory.areas(of: .province, on: perspective.day).map(\.code)
    let objections = cycle.map { cycle in provinces.flatMap { book.objections(of: $0, in: cycle) } } ?? []
    switch format {
    case .csv: sheet.write(.csv)
    case .json:
      if sheet.isInvented { Terminal.warn(Sheet.warning) }
      Terminal.say(json(sheet, steps, objections, cycle, perspective.day).text(pretty: true))
    case .table:
      if cycle == nil { sheet = TableCommand.withoutCycle(sheet) }
      sheet.remarks = remarks(steps, cycle, perspective.day, desk.territory) + late(objections)
      sheet.write(.table)
    }
  }

  /// Before the act people see only what there was then.
  private static func withoutCycle(_ sheet: Sheet) -> Sheet {
    let kept = ["code", "naam", "behoefte", "plaatsen", "aangeboden"]
    var plain = Sheet(kept)
    plain.isInvented = sheet.isInvented
    plain.rows = sheet.rows.map { row in
      zip(sheet.columns, row).filter { kept.contains($0.0) }.map(\.1)
    }
    return plain
  }

  private func province(_ territory: Territory) throws -> AreaCode? {
    guard let area else { return nil }
    let key = DutchNames.key(area)
    let provinces = territory.areas(of: .province, on: Territory.firstDay)
    if let found = provinces.first(where: { $0.code == AreaCode(area) || DutchNames.key($0.name) == key }) {
      return found.code
    }
    throw Faults(
      Fault(
        .noSuchArea, place: "--gebied", problem: "'\(area.prefix(80))' is geen provincie.",
        expected: "een code zoals PV20, of de hele naam", advice: "Kijk de code na."))
  }

  private func cycle(_ book: ChainBook) throws -> Int? {
    guard let cycle else { return book.currentCycle }
    let cycles = book.cycles
    guard cycles.contains(cycle) else {
      let known = cycles.map(String.init).joined(separator: ", ")
      throw Faults(
        Fault(
          .missingOption, place: "--cyclus", problem: "In \(cycle) begint op deze peildatum geen ronde.",
          expected: known.isEmpty ? "een peildatum waarop de Spreidingswet bestaat" : known,
          advice: "Kies een andere ronde of peildatum."))
    }
    return cycle
  }

  private func areas(_ province: AreaCode?, _ cycle: Int?, _ day: Day, _ territory: Territory) -> [Area] {
    guard let province else {
      return territory.areas(of: .province, on: day) + territory.areas(of: .country, on: day)
    }
    let first = cycle.map { FigurePeriod.year($0).firstDay } ?? day
    let name = territory.name(of: province) ?? province.description
    return territory.municipalities(in: province, on: max(day, first)).map { Area(code: $0.code, name: $0.name) }
      + [Area(code: province, name: name)]
  }

  private func values(of area: AreaCode, _ cycle: Int, _ book: ChainBook) -> [Figure] {
    let view = book.table(of: area, in: cycle)
    return TableCommand.figures.map { view[keyPath: $0.figure] }
  }

  /// Before the act there are only a key, places and offers (R4.5); the need is that of the next 1 January.
  private func valuesBeforeTheAct(of area: AreaCode, _ book: ChainBook) -> [Figure] {
    let day = book.perspective.day
    let january = FigurePeriod.year(day.year + 1).firstDay
    let need = book.figure(.measure(.need, area, .day(january)))
    let places = book.figure(.measure(.places, area, .day(day)))
    let offered = book.offeredBefore(in: area)
    let view = book.table(of: area, in: day.year)
    return TableCommand.figures.map { name, path in
      switch name {
      case "behoefte": need ?? view[keyPath: path]
      case "plaatsen": places ?? view[keyPath: path]
      case "aangeboden": offered
      default: view[keyPath: path]
      }
    }
  }

  /// What is late for a province, or the country; nothing for a municipality, which has no steps of its own.
  private func late(_ area: AreaCode, _ cycle: Int, _ book: ChainBook) -> [String] {
    guard area.kind != .municipality else { return [] }
    return book.steps(of: area, in: cycle).filter { $0.status == .overdue || !$0.late.isEmpty }.map(\.kind.rawValue)
  }

  private func json(
    _ sheet: Sheet, _ steps: [CycleStep], _ objections: [ObjectionView], _ cycle: Int?, _ day: Day
  ) -> JSONValue {
    .object([
      ("peildatum", .string(day.description)), ("cyclus", .count(cycle)),
      (
        "stappen",
        .array(
          steps.map { step in
            .object([
              ("stap", .string(step.kind.rawValue)), ("termijn", self.day(step.deadline)),
              ("gedaan", step.done.map { .string($0.description) } ?? .null),
              ("stand", .string(step.status.rawValue)),
              ("teLaat", .array(step.late.map { .string($0.description) })),
            ])
          })
      ),
      ("gebieden", .array(sheet.rows.map { .object(Array(zip(sheet.columns, $0))) })),
      ("bezwaren", .array(objections.map(json))),
    ])
  }

  private func json(_ view: ObjectionView) -> JSONValue {
    let objection = view.objection
    return .object([
      ("bezwaar", .string(objection.id.text)), ("provincie", .string(objection.province.description)),
      ("dag", .string(objection.day.description)),
      ("gemeente", objection.municipality.map { .string($0.description) } ?? .null),
      ("uitkomst", objection.outcome.map { .string($0.ruling.rawValue) } ?? .null),
      ("opmerking", DutchText.lateness(of: view).map { .string($0) } ?? .null),
    ])
  }

  /// The objections that were made after their term, in words.
  private func late(_ objections: [ObjectionView]) -> [String] {
    objections.compactMap { view in
      DutchText.lateness(of: view).map {
        "Bezwaar '\(view.objection.id.text)' van \(DutchText.day(view.objection.day)) is \($0)."
      }
    }
  }

  private func day(_ figure: Figure) -> JSONValue {
    if case .day(let day) = figure.value { .string(day.description) } else { .null }
  }

  private func remarks(_ steps: [CycleStep], _ cycle: Int?, _ day: Day, _ territory: Territory) -> [String] {
    guard let cycle else {
      return [
        "Op \(DutchText.day(day)) is er geen Spreidingswet, of was zij niet bekend. De tafels werken volgens de "
          + "Uitvoeringsagenda (regels R4.1 en R4.5). De behoefte is die van 1 januari \(day.year + 1), naar inwoners."
      ]
    }
    return ["Ronde \(cycle) op \(DutchText.day(day))."]
      + steps.map { step in
        var line = "\(DutchText.step(step.kind)): \(step.status.rawValue)"
        if case .day(let limit) = step.deadline.value {
          line += ", termijn \(step.isInclusive ? "tot en met" : "vóór") \(DutchText.day(limit))"
        }
        if let done = step.done { line += ", gedaan op \(DutchText.day(done))" }
        let names = step.late.map { territory.name(of: $0) ?? $0.description }
        return line + (names.isEmpty ? "." : ". Te laat: \(names.joined(separator: ", ")).")
      }
  }
}
