// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import ArgumentParser
import Chain
import Exact
import Exchange
import Foundation
import Office
import Territory

/// The journal that a command works on.
struct JournalOptions: ParsableArguments {
  @Option(
    name: .customLong("journaal"),
    help: ArgumentHelp(
      "Het bestand met het journaal, of een adres postgres://… Anders REGIETAFEL_JOURNAL, en anders de casus van zomer 2022.",
      valueName: "pad"))
  var path: String?

  /// The office over the journal that is asked for.
  ///
  /// - Parameter creating: whether a journal that is not there yet is made, empty.
  func office(creating: Bool = false) async throws -> Office {
    try await JournalFiles.office(path: path, ifMissing: creating ? .makeEmpty : .refuse)
  }
}

/// How a command gives its outcome.
enum OutputFormat: String {
  case table = "tabel"
  case json, csv

  /// The format with this Dutch name.
  init(named name: String) throws {
    guard let format = OutputFormat(rawValue: name.lowercased()) else {
      throw Faults(
        Fault(
          .badFormat, place: "--formaat", problem: "Het formaat '\(name)' bestaat niet.",
          expected: "tabel, json of csv", advice: "Kies een van deze drie."))
    }
    self = format
  }
}

/// The form of the outcome.
struct FormatOptions: ParsableArguments {
  @Option(name: .customLong("formaat"), help: ArgumentHelp("tabel, json of csv.", valueName: "formaat"))
  var name = "tabel"

  func format() throws -> OutputFormat { try OutputFormat(named: name) }
}

/// A whole number after an option, as people write it: 12345 or 12.345.
struct WholeNumber: ExpressibleByArgument, ExpressibleByIntegerLiteral, Sendable {
  private let text: String

  init(argument: String) { text = argument }
  init(integerLiteral value: Int) { text = String(value) }

  var defaultValueDescription: String { text }

  /// The number.
  ///
  /// - Throws: RT-425 when it is none, or can be read in two ways.
  func number(_ option: String) throws -> Int {
    guard let number = TypedCount.read(text, most: .max) else {
      throw Faults(
        Fault(
          .badCount, place: option, problem: "'\(text.prefix(40))' is geen heel getal.",
          expected: TypedCount.hasSeparator(text)
            ? "Na een punt staan altijd drie cijfers, en een komma hoort er niet." : nil,
          advice: TypedCount.advice))
    }
    return number
  }
}

/// The two clocks of a question.
struct ClockOptions: ParsableArguments {
  @Option(
    name: .customLong("peildatum"),
    help: ArgumentHelp("De dag waarover het gaat, zoals 2022-07-01.", valueName: "dag"))
  var day: String?

  @Option(
    name: .customLong("bekend-op"),
    help: ArgumentHelp("Reken met wat op deze dag of dit moment bekend was.", valueName: "dag"))
  var known: String?

  func perspective(_ fallback: Day) throws -> Perspective {
    Perspective(
      day: try day.map { try Words.day($0, "--peildatum") } ?? fallback,
      known: try known.map { try Words.moment($0, "--bekend-op") } ?? .endOfTime)
  }
}

extension ClockOptions {
  /// The two clocks of a command that calls its day something else.
  static func perspective(
    day: String?, _ option: String, known: String?, _ fallback: Day
  ) throws -> Perspective {
    Perspective(
      day: try day.map { try Words.day($0, option) } ?? fallback,
      known: try known.map { try Words.moment($0, "--bekend-op") } ?? .endOfTime)
  }
}

/// Whether small numbers of people are shown.
struct SmallNumberOptions: ParsableArguments {
  @Flag(
    name: .customLong("met-kleine-aantallen"),
    help: "Laat ook kleine aantallen mensen in een locatie zien (R10.8). Publiceer ze niet.")
  var isKeeper = false

  var sight: Sight { isKeeper ? .keeper : .everybody }
}

/// What is recorded, by whom.
struct RecordOptions: ParsableArguments {
  @Flag(name: .customLong("proef"), help: "Laat zien wat dit zou doen; leg niets vast.")
  var isDryRun = false

  @Option(
    name: .customLong("sleutel"),
    help: ArgumentHelp(
      "Een eigen sleutel: dezelfde opdracht met dezelfde sleutel gebeurt één keer.", valueName: "tekst"))
  var key: String?

  @Option(
    name: .customLong("indiener"), help: ArgumentHelp("Namens wie dit wordt vastgelegd.", valueName: "naam"))
  var name: String?

  var submitter: Submitter { .local(name: name ?? RecordOptions.usualName) }

  /// The name of whoever does not give one.
  static var usualName: String {
    let environment = ProcessInfo.processInfo.environment
    return environment["REGIETAFEL_INDIENER"] ?? environment["USER"] ?? "opdrachtregel"
  }

  func submission(_ intent: Intent, source: String = "") -> Submission {
    Submission(
      submitter: submitter, source: source, key: key == "" ? nil : key, isDryRun: isDryRun, intent: intent)
  }
}

/// Reads the words of options, or says in Dutch what is wrong with them.
enum Words {
  static func day(_ text: String, _ option: String) throws -> Day {
    guard let day = Day(iso: text) else {
      throw Faults(
        Fault(
          .badDay, place: option, problem: "'\(text)' is geen dag.", expected: "jaar-maand-dag, zoals 2022-07-01",
          advice: "Schrijf de dag zo."))
    }
    return day
  }

  static func moment(_ text: String, _ option: String) throws -> Moment {
    if let moment = Moment(iso: text) { return moment }
    return Moment(endOf: try day(text, option))
  }

  static func halfYear(_ text: String) throws -> HalfYear {
    guard let halfYear = HalfYear(text) else {
      throw Faults(
        Fault(
          .badHalfYear, place: "--halfjaar", problem: "'\(text)' is geen halfjaar.",
          expected: "jaar-1 of jaar-2, zoals 2022-2", advice: "Schrijf het halfjaar zo."))
    }
    return halfYear
  }

  static func month(_ text: String) throws -> Month {
    guard let month = Month(iso: text) else {
      throw Faults(
        Fault(
          .badDay, place: "--maand", problem: "'\(text)' is geen maand.", expected: "jaar-maand, zoals 2022-07",
          advice: "Schrijf de maand zo."))
    }
    return month
  }

  /// An area by its code, or a municipality by its whole name.
  static func area(_ text: String, on day: Day, _ territory: Territory) throws -> AreaCode {
    if let code = AreaCode(text) {
      if territory.exists(code, on: day) { return code }
      throw Faults(missing(code, on: day, territory))
    }
    let named = territory.named(text, on: day)
    if named.count == 1 { return named[0].code }
    let larger = (territory.areas(of: .province, on: day) + territory.areas(of: .safetyRegion, on: day))
      .filter { DutchNames.key($0.name) == DutchNames.key(text) }
    let found = larger + territory.find(text, on: day).map { Area(code: $0.code, name: $0.name) }
    let choices = found.prefix(5).map { "\($0.name) (\($0.code))" }.joined(separator: ", ")
    throw Faults(
      Fault(
        .noSuchArea, place: "--gebied", problem: "'\(text)' is geen gebied, of niet precies één.",
        expected: "een code zoals GM0363, PV27, VR13 of NL",
        advice: choices.isEmpty ? "Kijk de code na." : "Bedoelde u: \(choices)?"))
  }

  private static func missing(_ code: AreaCode, on day: Day, _ territory: Territory) -> Fault {
    guard let name = territory.name(of: code) else {
      return Fault(
        .noSuchArea, place: "--gebied", problem: "Het gebied \(code) bestaat niet.", advice: "Kijk de code na.")
    }
    let successor = territory.current(code, on: day).flatMap { successor in
      successor == code ? nil : territory.name(of: successor).map { "\($0) (\(successor))" }
    }
    return Fault(
      .noSuchArea, place: "--gebied", problem: "\(name) (\(code)) bestaat niet op \(day).",
      advice: successor.map { "Gebruik \($0)." } ?? "Kies een andere dag.")
  }
}
