// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import ArgumentParser
import Chain
import Exact
import Exchange
import Office
import Territory

/// `regietafel meld`: people housed in a month in a municipality.
struct ReportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "meld", abstract: "Meld hoeveel mensen in een maand in een gemeente zijn gehuisvest.")

  @OptionGroup var journal: JournalOptions
  @OptionGroup var record: RecordOptions
  @Option(name: .customLong("gebied"), help: ArgumentHelp("De gemeente, zoals GM0363.", valueName: "gebied"))
  var area: String
  @Option(name: .customLong("maand"), help: ArgumentHelp("De maand, zoals 2022-07.", valueName: "maand"))
  var month: String
  @Option(name: .customLong("aantal"), help: ArgumentHelp("Het aantal mensen.", valueName: "aantal"))
  var count: WholeNumber
  @Option(name: .customLong("bron"), help: ArgumentHelp("Waar het cijfer in staat.", valueName: "tekst"))
  var source: String
  @Option(name: .customLong("bekend-op"), help: ArgumentHelp("De dag waarop het bekend werd.", valueName: "dag"))
  var known: String?

  func run() async throws {
    let month = try Words.month(month)
    let count = Count(try self.count.number("--aantal"))
    let office = try await journal.office(creating: true)
    let desk = try await office.desk()
    let area = try Words.area(area, on: month.firstDay, desk.territory)
    let fact = SourcedFact(
      .housed(area: area, period: .month(month), count: count, role: .leading), source: source,
      known: try known.map { Moment(startOf: try Words.day($0, "--bekend-op")) })
    let outcome = try await office.handle(record.submission(.record([fact])))
    Terminal.say(OutcomeText(outcome, desk).text)
  }
}

/// `regietafel corrigeer`: changes or withdraws an earlier entry; both stay in the journal.
struct CorrectCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "corrigeer", abstract: "Corrigeer een cijfer, of trek het in. Het oude cijfer blijft leesbaar.")

  @Argument(help: ArgumentHelp("De regel van het journaal met het foute cijfer.", valueName: "regel"))
  var position: Int
  @OptionGroup var journal: JournalOptions
  @OptionGroup var record: RecordOptions
  @Option(name: .customLong("aantal"), help: ArgumentHelp("Het goede aantal.", valueName: "aantal"))
  var count: WholeNumber?
  @Flag(name: .customLong("intrekken"), help: "Trek het cijfer in.")
  var withdraws = false
  @Option(name: .customLong("reden"), help: ArgumentHelp("Waarom het cijfer verandert.", valueName: "tekst"))
  var reason: String

  func run() async throws {
    guard (count == nil) == withdraws else {
      throw Faults(
        Fault(
          .missingOption, problem: "Kies één van beide: --aantal met het goede aantal, of --intrekken.",
          advice: "Voeg een van deze twee toe."))
    }
    let replacement = try count?.number("--aantal")
    let office = try await journal.office()
    let outcome = try await office.handle(
      record.submission(.correct(position: position, replacement: replacement, reason: reason)))
    Terminal.say(OutcomeText(outcome, try await office.desk()).text)
  }
}

/// `regietafel ruil`: municipalities jointly change their targets; the sum stays the same (rule R1.7).
struct ExchangeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ruil",
    abstract: "Leg vast dat gemeenten samen hun taakstelling wijzigen. De som blijft gelijk.",
    discussion: """
      Voorbeeld: regietafel ruil GM0363=-5 GM0384=5 --halfjaar 2022-2 --akkoord --bron "Brief van beide colleges"
      """)

  @Argument(help: ArgumentHelp("Per gemeente het verschil: GM0363=-5.", valueName: "gemeente=verschil"))
  var changes: [String]
  @OptionGroup var journal: JournalOptions
  @OptionGroup var record: RecordOptions
  @Option(name: .customLong("halfjaar"), help: ArgumentHelp("Het halfjaar, zoals 2022-2.", valueName: "halfjaar"))
  var halfYear: String
  @Option(name: .customLong("bron"), help: ArgumentHelp("Het besluit van de colleges.", valueName: "tekst"))
  var source: String
  @Flag(name: .customLong("akkoord"), help: "Alle colleges hebben ingestemd. Zonder dit wordt de ruil geweigerd.")
  var isAgreed = false

  func run() async throws {
    let halfYear = try Words.halfYear(halfYear)
    let office = try await journal.office()
    let desk = try await office.desk()
    let changes = try changes.map { try change($0, halfYear.firstDay, desk.territory) }
    let fact = SourcedFact(
      .exchange(halfYear: halfYear, changes: changes), source: source, isAgreed: isAgreed)
    let outcome = try await office.handle(record.submission(.record([fact])))
    Terminal.say(OutcomeText(outcome, desk).text)
  }

  private func change(_ text: String, _ day: Day, _ territory: Territory) throws -> TargetChange {
    let parts = text.split(separator: "=")
    guard parts.count == 2, let number = TypedCount.read(String(parts[1])) else {
      throw Faults(
        Fault(
          .missingOption, place: text, problem: "Dit is geen gemeente met een verschil.",
          expected: "code=verschil, zoals GM0363=-5", advice: "Schrijf het zo."))
    }
    return TargetChange(area: try Words.area(String(parts[0]), on: day, territory), change: number)
  }
}
