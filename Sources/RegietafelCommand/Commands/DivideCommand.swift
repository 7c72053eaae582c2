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

/// `regietafel verdeel`: divides a number of places over areas by a key.
struct DivideCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verdeel",
    abstract: "Verdeel een aantal plaatsen over gemeenten, veiligheidsregio's of provincies.",
    discussion: """
      Een sleutel is een naam uit de regels (inwoners, inwoners-min-bestaand, spreidingswet, land, omvang-en-ruimte)
      of staat in woorden: --sleutel '70 procent inwoners + 30 procent land'.

      De opgave komt boven op wat er staat. Met --bestaand of --meetellen telt mee wat er al is: wie veel heeft,
      krijgt er minder bij. aantal is wat een gebied erbij krijgt.

      Met --kleinste krijgt wie nog niets heeft een locatie van minstens die grootte, of niets. Dan blijft eerst de
      hoogste last zo laag als kan, en pas daarna wordt de laagste last zo hoog als kan. Wie al plaatsen heeft, kan
      met elk aantal groeien.

      rest = opgave - toegedeeld. Alleen bij naar-boven en rekenkundig is die niet altijd nul.
      """)

  @OptionGroup var journal: JournalOptions
  @OptionGroup var output: FormatOptions
  @OptionGroup var clocks: ClockOptions
  @OptionGroup var question: DivisionOptions
  @Option(
    name: .customLong("uitleg"),
    help: ArgumentHelp("Leg uit waarom dit gebied zijn aantal krijgt.", valueName: "gebied"))
  var explained: String?
  @Option(
    name: .customLong("bewaar"),
    help: ArgumentHelp(
      "Leg de verdeling vast onder dit kenmerk, met alles waaruit ze is gemaakt.", valueName: "kenmerk"))
  var kept: String?
  @Option(
    name: .customLong("omschrijving"), help: ArgumentHelp("Waar de bewaarde verdeling voor is.", valueName: "tekst"))
  var title: String?
  @Option(
    name: .customLong("herhaal"),
    help: ArgumentHelp(
      "Maak een bewaarde verdeling opnieuw en controleer dat er hetzelfde uitkomt.", valueName: "kenmerk"))
  var repeated: String?
  @Option(name: .customLong("indiener"), help: ArgumentHelp("Namens wie dit wordt vastgelegd.", valueName: "naam"))
  var submitter: String?
  @Flag(name: .customLong("proef"), help: "Laat zien wat bewaren zou doen; leg niets vast.")
  var isDryRun = false

  func run() async throws {
    let format = try output.format()
    let office = try await journal.office()
    let desk = try await office.desk()
    let perspective = try clocks.perspective(desk.defaultDay)
    let book = desk.book(perspective)
    if let repeated { return try again(Slug(repeated).flatMap(book.keptDivision)?.division, repeated, format, book) }
    let request = try question.request(on: perspective.day, desk.territory)
    let division = try book.division(request)
    if let explained { return try explain(explained, division, desk, perspective.day) }
    if kept != nil, question.minors != nil {
      throw Faults(
        Fault(
          .divisionImpossible, place: "--amv", problem: "Een bewaarde verdeling is van één aantal.",
          advice: "Bewaar de plaatsen voor amv als een eigen verdeling, met --opgave."))
    }
    if let kept { return try await keep(division, as: kept, office, perspective.day) }
    // Minors have an own number, divided in the same way and shown apart (R5.12).
    let minors = try question.minors.map { try book.division(request.with(total: $0.number("--amv"))) }
    DivisionText(division, book, minors: minors).write(format)
  }

  /// Why one area gets its number.
  private func explain(_ area: String, _ division: Division, _ desk: Desk, _ day: Day) throws {
    let code = CodeNames(day: day, territory: desk.territory).code(area)
    guard let index = division.parties.firstIndex(where: { $0.code == code }) else {
      throw Faults(
        Fault(
          .unknownParty, place: "--uitleg", problem: "\(area) doet niet mee aan deze verdeling.",
          advice: "Kijk de code en de peildatum na."))
    }
    for line in DutchText.reasons(division.reasons(of: index), of: index, in: division) { Terminal.say(line) }
    Terminal.say("")
    let tree = Explanation(division.figure(of: index), desk.territory, desk.rulebook)
    Terminal.say(tree.lines().joined(separator: "\n"))
  }

  private func keep(_ division: Division, as name: String, _ office: Office, _ day: Day) async throws {
    guard let id = Slug(name) else {
      throw Faults(
        Fault(
          .unreadableSlug, place: "--bewaar", problem: "'\(name)' is geen kenmerk.",
          expected: "Kleine letters, cijfers en streepjes, zoals verdeling-juli.", advice: "Schrijf het kenmerk zo."))
    }
    let title = try Required.value(title, "--omschrijving")
    let fact = Fact.division(.kept(division.kept(as: id, title: title, on: day)))
    let outcome = try await office.handle(
      Submission(
        submitter: .local(name: submitter ?? RecordOptions.usualName), isDryRun: isDryRun,
        intent: .record([SourcedFact(fact, source: title)])))
    Terminal.say(OutcomeText(outcome, try await office.desk()).text)
  }

  /// Makes a kept division anew, and gives it when the same comes out.
  private func again(
    _ division: KeptDivision?, _ name: String, _ format: OutputFormat, _ book: ChainBook
  ) throws {
    guard let division else {
      throw Faults(
        Fault(
          .unknownFigure, place: "--herhaal", problem: "Er is geen bewaarde verdeling '\(name)'.",
          advice: "Kies een van: \(book.keptDivisions().map(\.division.id.text).joined(separator: ", "))."))
    }
    guard division.isReproduced else {
      throw Faults(
        Fault(
          .divisionDiffers, place: name, problem: "Uit dezelfde invoer komt nu iets anders.",
          advice: "Meld dit bij de beheerder."))
    }
    DivisionText(book.division(division), book).write(format)
  }
}
