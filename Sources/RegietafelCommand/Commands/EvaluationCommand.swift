// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import ArgumentParser
import Chain
import Exact
import Exchange
import Office
import Reports
import Rulebook

/// `regietafel knelpunten`: the bottlenecks of the regulations for displaced people.
struct EvaluationCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "knelpunten",
    abstract: "Toon de knelpunten van de regelingen voor mensen uit Oekraïne, en wat ervan werd.",
    discussion: """
      Vastleggen of bijwerken gaat met 'regietafel importeer --soort knelpunten': dezelfde korte naam met een nieuwe stand en
      dag is een volgende stap van hetzelfde knelpunt.
      """)

  @OptionGroup var journal: JournalOptions
  @OptionGroup var output: FormatOptions
  @OptionGroup var clocks: ClockOptions
  @Option(name: .customLong("thema"), help: ArgumentHelp("Alleen dit thema.", valueName: "thema"))
  var theme: String?
  @Option(
    name: .customLong("stand"),
    help: ArgumentHelp(
      "Alleen deze stand: \(BottleneckStatus.allCases.map(\.rawValue).joined(separator: ", ")).", valueName: "stand"))
  var status: String?

  func run() async throws {
    let format = try output.format()
    let status = try status.map(status(named:))
    let desk = try await journal.office().desk()
    let all = desk.book(try clocks.perspective(desk.defaultDay)).bottlenecks()
    let found = all.map(\.bottleneck).filter { bottleneck in
      (theme.map { $0.lowercased() == bottleneck.theme.lowercased() } ?? true)
        && (status.map { $0 == bottleneck.status } ?? true)
    }
    var sheet = Sheet(
      [
        "knelpunt", "titel", "regeling", "artikel", "thema", "melder", "gevolg", "bedragCenten", "voorstel", "stand",
        "dag", "uitkomst", "zekerheid",
      ])
    sheet.rows = found.map { bottleneck in
      [
        .string(bottleneck.id.text), .string(bottleneck.title), .string(bottleneck.regulation.rawValue),
        .string(bottleneck.article), .string(bottleneck.theme), .string(bottleneck.reporter.rawValue),
        .string(bottleneck.effect), .count(bottleneck.cents), .string(bottleneck.proposal),
        .string(bottleneck.status.rawValue), .string(bottleneck.day.description), .string(bottleneck.outcome),
        .string(bottleneck.certainty.rawValue),
      ]
    }
    sheet.isInvented = found.contains { $0.certainty == .invented }
    if found.isEmpty { sheet.remarks = ["Er zijn geen knelpunten vastgelegd die hierbij passen."] }
    sheet.write(format)
  }

  private func status(named name: String) throws -> BottleneckStatus {
    guard let status = BottleneckStatus(rawValue: name.lowercased()) else {
      throw Faults(
        Fault(
          .missingOption, place: "--stand", problem: "De stand '\(name.prefix(40))' bestaat niet.",
          expected: BottleneckStatus.allCases.map(\.rawValue).joined(separator: ", "),
          advice: "Kies een van deze woorden."))
    }
    return status
  }
}
