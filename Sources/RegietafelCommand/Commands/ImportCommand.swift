// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import ArgumentParser
import Chain
import Exact
import Exchange
import Office
import Reports
import Rulebook

/// `regietafel importeer`: reads a file of figures.
struct ImportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "importeer",
    abstract: "Lees een CSV-bestand met cijfers in: alles of niets, met de fouten bij elkaar.",
    discussion: """
      Eerst komen alle leesfouten samen. Pas als elke regel te lezen is, volgen samen de fouten in wat er staat.

      Soorten: \(ImportKind.allCases.map(\.rawValue).joined(separator: ", ")).
      """)

  @Argument(help: ArgumentHelp("Het CSV-bestand.", valueName: "bestand")) var file: String
  @OptionGroup var journal: JournalOptions
  @OptionGroup var record: RecordOptions
  @Option(name: .customLong("soort"), help: ArgumentHelp("Wat er in het bestand staat.", valueName: "soort"))
  var kind: String?
  @Option(name: .customLong("bron"), help: ArgumentHelp("Het stuk of bericht waar het uit komt.", valueName: "tekst"))
  var source: String?
  @Option(
    name: .customLong("halfjaar"),
    help: ArgumentHelp("Het halfjaar, als dat niet in het bestand staat.", valueName: "halfjaar"))
  var halfYear: String?
  @Option(
    name: .customLong("maand"), help: ArgumentHelp("De maand, als die niet in het bestand staat.", valueName: "maand"))
  var month: String?
  @Option(
    name: .customLong("jaar"), help: ArgumentHelp("Het jaar, als dat niet in het bestand staat.", valueName: "jaar"))
  var year: Int?
  @Option(
    name: .customLong("peildatum"),
    help: ArgumentHelp("De dag, als die niet in het bestand staat.", valueName: "dag"))
  var day: String?
  @Option(
    name: .customLong("bekend-op"), help: ArgumentHelp("De dag waarop de cijfers bekend werden.", valueName: "dag"))
  var known: String?
  @Option(name: .customLong("rol"), help: ArgumentHelp("leidend (standaard) of vergelijking.", valueName: "rol"))
  var role = FactRole.leading.rawValue
  @Option(name: .customLong("zekerheid"), help: ArgumentHelp("Hoe zeker de cijfers zijn.", valueName: "zekerheid"))
  var certainty = Certainty.reported.rawValue

  func run() async throws {
    let options = try options()
    let kind = try ImportKind(named: try Required.value(kind, "--soort"))
    let source = try Required.value(source, "--bron")
    let moment = try known.map { Moment(startOf: try Words.day($0, "--bekend-op")) }
    let bytes = try ImportFile.read(path: file)
    let office = try await journal.office(creating: true)
    let territory = try await office.desk().territory
    let checked = try FileImport.read(bytes, kind: kind, territory: territory, options: options)
    for notice in checked.notices { Terminal.warn(notice) }
    let facts = checked.facts.map {
      SourcedFact($0.fact, source: source, known: moment, place: "regel \($0.line)")
    }
    let outcome = try await office.handle(record.submission(.record(facts)))
    let desk = try await office.desk()
    Terminal.say(OutcomeText(outcome, desk).text)
    let today = desk.book(Perspective(day: desk.defaultDay))
    for case .homes(.project(let project)) in checked.facts.map(\.fact) {
      if let line = HomesWords.line(of: project, today) { Terminal.warn(line) }
    }
    guard !record.isDryRun else { return }
    for halfYear in targets(checked) {
      let book = desk.book(Perspective(day: halfYear.firstDay))
      for line in TargetComparison(book, halfYear).lines(desk.territory) { Terminal.say(line) }
    }
  }

  /// The half-years of which the file gives the official table.
  private func targets(_ checked: Checked) -> [HalfYear] {
    let halfYears = checked.facts.compactMap { item -> HalfYear? in
      if case .housing(.target(_, let halfYear, _, .leading)) = item.fact { halfYear } else { nil }
    }
    return Set(halfYears).sorted()
  }

  private func options() throws -> ImportOptions {
    let periods: [ImportPeriod] =
      [
        try halfYear.map { .halfYear(try Words.halfYear($0)) }, try month.map { .month(try Words.month($0)) },
        year.map { .year($0) }, try day.map { .day(try Words.day($0, "--peildatum")) },
      ].compactMap(\.self)
    guard periods.count <= 1 else {
      throw Faults(
        Fault(
          .missingOption, problem: "U geeft meer dan één periode.",
          advice: "Kies één van --halfjaar, --maand, --jaar en --peildatum."))
    }
    guard let role = FactRole(rawValue: role.lowercased()), let certainty = Certainty(rawValue: certainty.lowercased())
    else {
      throw Faults(
        Fault(
          .missingOption, problem: "De rol of zekerheid bestaat niet.",
          expected: "rol: leidend of vergelijking; zekerheid: "
            + Certainty.allCases.map(\.rawValue).joined(separator: ", "),
          advice: "Kies een van deze woorden."))
    }
    return ImportOptions(period: periods.first, certainty: certainty, role: role)
  }
}

/// Options that a command cannot do without.
enum Required {
  static func value(_ text: String?, _ option: String) throws -> String {
    guard let text, !text.allSatisfy(\.isWhitespace) else {
      throw Faults(
        Fault(
          .missingOption, place: option, problem: "Deze optie ontbreekt of is leeg.",
          advice: "Voeg \(option) met een waarde toe."))
    }
    return text
  }
}
