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

/// `regietafel toezicht`: what the figures say of each municipality, on which rung it is, and what is proposed.
struct SupervisionCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "toezicht",
    abstract: "Toon per gemeente het signaal, de trede van het toezicht en het voorstel.",
    discussion: """
      De trede is wat mensen besloten. Het voorstel volgt uit de cijfers en het dossier; mensen besluiten (regel R1.39f).
      Zonder --gebied ziet u alle gemeenten. Bij de Spreidingswet is er een voorstel als de termijn van het
      verdeelbesluit voorbij is.
      Besluiten legt u vast met 'regietafel importeer --soort treden', of op de website.
      """)

  @OptionGroup var journal: JournalOptions
  @OptionGroup var output: FormatOptions
  @OptionGroup var clocks: ClockOptions
  @Option(
    name: .customLong("gebied"),
    help: ArgumentHelp("Een provincie, veiligheidsregio of gemeente, zoals PV25 of Ede.", valueName: "gebied"))
  var area: String?
  @Option(
    name: .customLong("onderwerp"),
    help: ArgumentHelp("taakstelling of spreidingswet.", valueName: "onderwerp"))
  var task = SupervisedTask.housing.rawValue

  func run() async throws {
    let format = try output.format()
    guard let task = SupervisedTask(rawValue: task.lowercased()) else {
      throw Faults(
        Fault(
          .badFormat, place: "--onderwerp", problem: "Het onderwerp '\(self.task.prefix(80))' bestaat niet.",
          expected: SupervisedTask.allCases.map(\.rawValue).joined(separator: " of "), advice: "Kies een van deze twee."
        ))
    }
    let desk = try await journal.office().desk()
    let perspective = try clocks.perspective(desk.defaultDay)
    let book = desk.book(perspective)
    let place = try area.map { try Words.area($0, on: perspective.day, desk.territory) } ?? .netherlands
    let views = desk.territory.municipalities(in: place, on: perspective.day).compactMap {
      book.supervision(of: SupervisionFile(task, $0.code))
    }
    var sheet = Sheet(SupervisionCommand.columns + (format == .table ? [] : ["openstaand", "redenen"]))
    for view in views {
      sheet.isInvented =
        sheet.isInvented || view.arrears?.arrears.isInvented == true || view.rungFigure.isInvented
      sheet.rows.append(row(view, desk, perspective.day, isTable: format == .table))
    }
    sheet.remarks = remarks(views, desk)
    sheet.write(format)
  }

  private static let columns = [
    "code", "naam", "provincie", "signaal", "achterstand", "achterOpSchema", "achterstandDieTelt", "trede", "voorstel",
    "termijn", "termijnVoorbij", "staatStil",
  ]

  private func row(_ view: SupervisionView, _ desk: Desk, _ day: Day, isTable: Bool) -> [JSONValue] {
    let name = desk.territory.name(of: view.file.municipality) ?? ""
    let term = view.isOpen ? view.term : nil
    let first: [JSONValue] = [
      .string(view.file.municipality.description), .string(name), .string(view.province.description),
      view.signal.map { .string($0.rawValue) } ?? .null, .count(view.arrears?.arrears.whole),
      .count(view.arrears?.behindPace?.number?.rounded(.down)), .count(view.arrears?.counting.whole),
      .whole(view.rung.rawValue), .count(view.proposal?.rung?.rawValue),
      term.map { .string($0.day.description) } ?? (isTable ? .string("") : .null),
      .bool(term?.hasPassed(on: day) ?? false),
      .bool(view.freeze != nil),
    ]
    guard !isTable else { return first }
    return first + [
      .array(view.due.map { .string(LadderWords.due($0, of: view.file.task, on: day)) }),
      view.proposal.map { .string(LadderWords.reasons($0)) } ?? .null,
    ]
  }

  /// The reasons of the proposals that differ from where a municipality is; of one municipality always.
  private func remarks(_ views: [SupervisionView], _ desk: Desk) -> [String] {
    let told = views.filter { view in
      guard let rung = view.proposal?.rung else { return views.count == 1 && view.proposal != nil }
      return views.count == 1 || (view.isOpen && rung != view.rung)
    }
    let lines = told.compactMap { view in
      view.proposal.map { proposal in
        let name = desk.territory.name(of: view.file.municipality) ?? ""
        let rung = proposal.rung.map { "trede \($0.rawValue)" } ?? "niet te zeggen"
        return "\(name), voorstel \(rung): \(LadderWords.reasons(proposal))"
      }
    }
    let open = views.count { $0.isOpen }
    return ["Open dossiers: \(open) van \(DutchText.count(views.count, "gemeente", "gemeenten"))."] + lines
      + ["Een voorstel is geen besluit: mensen besluiten (regel R1.39f)."]
  }
}
