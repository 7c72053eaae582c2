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

/// `regietafel opvang`: need, places and people in reception on a day.
struct ReceptionCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "opvang",
    abstract: "Toon behoefte, plaatsen, tekort en mensen in de opvang op een dag.",
    discussion: """
      tekort = behoefte - portefeuille; onder nul is er ruimte over. bezetting = mensen in de opvang.
      Zonder --gebied gaat het over heel Nederland.
      """)

  @OptionGroup var journal: JournalOptions
  @OptionGroup var output: FormatOptions
  @OptionGroup var clocks: ClockOptions
  @Option(
    name: .customLong("gebied"),
    help: ArgumentHelp("Code of naam: GM0363, PV27, VR13, NL of een gemeente.", valueName: "gebied"))
  var area: String?

  /// The figures of the answer by their stable names.
  private static let measures: [(name: String, measure: Measure)] = [
    ("behoefte", .need), ("portefeuille", .portfolio), ("tekort", .shortage), ("bezetting", .residents),
    ("statushouders", .statusHolders),
  ]
  /// What people see besides.
  private static let further: [Measure] = [.statusHolderShare, .occupancyRate, .placesElsewhere]

  func run() async throws {
    let format = try output.format()
    let desk = try await journal.office().desk()
    let perspective = try clocks.perspective(desk.defaultDay)
    let book = desk.book(perspective)
    let code = try area.map { try Words.area($0, on: perspective.day, desk.territory) } ?? .netherlands
    func figure(_ measure: Measure) -> Figure? { book.figure(.measure(measure, code, .day(perspective.day))) }
    let main = ReceptionCommand.measures.map { ($0.name, figure($0.measure)) }
    var sheet = Sheet(["peildatum"] + main.map(\.0))
    sheet.rows = [
      [.string(perspective.day.description)] + main.map { .count($0.1?.number?.rounded(.halfUp)) }
    ]
    sheet.isInvented = main.contains { $0.1?.isInvented == true }
    switch format {
    case .csv: sheet.write(.csv)
    case .json:
      if sheet.isInvented { Terminal.warn(Sheet.warning) }
      Terminal.say(JSONValue.object(Array(zip(sheet.columns, sheet.rows[0]))).text(pretty: true))
    case .table: Terminal.say(text(main.map(\.1) + ReceptionCommand.further.map(figure), book, code, desk))
    }
  }

  private func text(_ asked: [Figure?], _ book: ChainBook, _ area: AreaCode, _ desk: Desk) -> String {
    let figures = asked.compactMap(\.self)
    var lines =
      figures.flatMap { words($0, desk) } + contracts(book.locations(in: area).filter(\.location.countsForCOA))
    lines += book.projects(in: area).compactMap { HomesWords.line(of: $0.project, book) }
    if area == .netherlands, let total = HomesWords.total(book) { lines.append("Let op: \(total)") }
    if figures.contains(where: \.isInvented) { lines.append(Sheet.warning) }
    return lines.joined(separator: "\n")
  }

  /// A figure with its qualifier, unit and certainty, and below it how it was found.
  private func words(_ figure: Figure, _ desk: Desk) -> [String] {
    let tree = Explanation(figure, desk.territory, desk.rulebook)
    let unit = tree.unit.isEmpty ? "" : " \(tree.unit)"
    let certainty = figure.unknownReason == nil ? " [\(DutchText.certainty(tree.certainty))]" : ""
    return ["\(tree.label): \(tree.value)\(unit)\(certainty)"] + tree.notes.map { "  \($0)" }
  }

  /// How many contracts of locations that count for COA end soon, and how many places that is.
  private func contracts(_ locations: [LocationView]) -> [String] {
    guard !locations.isEmpty else {
      return ["Contracten die aflopen: onbekend. Er zijn geen locaties van het COA vastgelegd."]
    }
    let soon: [Expiry] = [.third, .second, .first]
    return soon.indices.map { last in
      let ending = locations.filter { soon[...last].contains($0.expiry) }
      let places = ending.reduce(0) { $0 + $1.dropping }
      let contracts = DutchText.count(ending.count, "contract loopt", "contracten lopen")
      return "\(contracts) af \(soon[last].rawValue): \(DutchText.count(places, "plaats", "plaatsen"))."
    }
  }
}
